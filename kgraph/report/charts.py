"""Charts as SVG elements: bars, one on the other where a bar has parts.

Colours are the classes c1 to c8 of the page's style; each bar says its value when it
is pointed at. The numbers also stand in a table beside the chart, for whoever reads
without seeing.
"""

import math
from collections.abc import Mapping, Sequence

from kgraph.report.parts import E, Element

_WIDTH, _HEIGHT = 760.0, 250.0
_LEFT, _TOP, _BOTTOM = 46.0, 12.0, 26.0
_LABEL_WIDTH = 38.0


def bars(
    name: str, columns: Sequence[str], series: Mapping[str, Sequence[int]], unit: str
) -> Element:
    """Draw a bar for each column, of one part for each series.

    Args:
        name: What the chart shows; its accessible name.
        columns: What stands below each bar.
        series: The values of each part; the first is at the bottom.
        unit: What is counted: "papers".
    """
    totals = [sum(values[n] for values in series.values()) for n in range(len(columns))]
    ticks = _ticks(max(totals, default=0))
    top = ticks[-1] or 1
    plot = _HEIGHT - _TOP - _BOTTOM
    step = (_WIDTH - _LEFT - 4) / max(len(columns), 1)
    wide = min(0.82 * step, 60.0)

    def height(value: float) -> float:
        return plot * value / top

    parts: list[Element] = [E.title(name), E.desc(_told(columns, totals, unit))]
    for tick in ticks:
        y = _round(_TOP + plot - height(tick))
        ends = {"x1": f"{_LEFT:g}", "x2": f"{_WIDTH:g}", "y1": y, "y2": y}
        parts.append(E.line({"class": "grid", **ends}))
        at = {"class": "end", "x": f"{_LEFT - 6:g}", "y": _round(float(y) + 4)}
        parts.append(E.text(f"{tick:,}", at))
    every = math.ceil(_LABEL_WIDTH / step)
    for n, column in enumerate(columns):
        x = _LEFT + step * n + (step - wide) / 2
        base = _TOP + plot
        for number, (part, values) in enumerate(series.items(), 1):
            if not values[n]:
                continue
            base -= height(values[n])
            named = f"{column}: {values[n]:,} {unit}" + (f", {part}" if len(series) > 1 else "")
            shape = {"x": _round(x), "y": _round(base), "width": _round(wide)}
            shape |= {"height": _round(height(values[n])), "class": f"c{number}"}
            parts.append(E.rect(E.title(named), shape))
        if n % every == 0:
            at = {"class": "middle", "x": _round(x + wide / 2), "y": f"{_HEIGHT - 8:g}"}
            parts.append(E.text(column, at))
    box = {"class": "chart", "viewBox": f"0 0 {_WIDTH:g} {_HEIGHT:g}", "role": "img"}
    return E.svg(*parts, {**box, "aria-label": name})


def share(values: Mapping[str, int], total: int) -> Element:
    """Draw one flat bar of parts; the classes are the names of the parts."""
    parts: list[Element] = []
    x = 0.0
    for name, value in values.items():
        wide = 200 * value / total if total else 0.0
        if value:
            shape = {"class": f"s-{name}", "x": _round(x), "y": "0", "height": "12"}
            said = E.title(f"{name}: {value:,} of {total:,}")
            parts.append(E.rect(said, {**shape, "width": _round(wide)}))
        x += wide
    said = ", ".join(f"{value:,} {name}" for name, value in values.items() if value)
    box = {"class": "share", "viewBox": "0 0 200 12", "preserveAspectRatio": "none"}
    return E.svg(*parts, {**box, "role": "img", "aria-label": said})


def _ticks(most: int) -> list[int]:
    """Give round numbers from 0 to at least ``most``, five or so."""
    if most <= 0:
        return [0, 1]
    rough = most / 4
    power = 10 ** max(math.floor(math.log10(rough)), 0) if rough >= 1 else 1
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough)
    return [step * n for n in range(math.ceil(most / step) + 1)]


def _told(columns: Sequence[str], totals: Sequence[int], unit: str) -> str:
    if not columns:
        return "No values."
    most = max(range(len(totals)), key=lambda n: (totals[n], -n))
    return (
        f"{sum(totals):,} {unit} in {len(columns)} columns from {columns[0]} to {columns[-1]}; "
        f"most in {columns[most]}: {totals[most]:,}."
    )


def _round(value: float) -> str:
    return f"{round(value, 2):g}"

"""The words of a picture: its legend, its caption, and what each node says of itself."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from kgraph.export.picture import lettering
from kgraph.export.picture.labels import Box
from kgraph.export.picture.lettering import Measure
from kgraph.export.picture.parts import Mark, Text
from kgraph.model import taxonomy
from kgraph.networks import definition

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kgraph.networks import Network
    from kgraph.networks.view import View

    Floats = NDArray[np.float64]

_HEADING, _SIZE, _STEP = 14.0, 13.0, 22.0
_BOLD = 1.1  # of the width of plain letters
_MOST_COLOURS = 9
_PLURAL = {"category": "categories", "coauthor_of": "pairs of co-authors"}
_MEASURES = {
    "in_degree": "citations in this graph",
    "out_degree": "references in this graph",
    "degree": "links in this graph",
    "pagerank": "PageRank",
    "citations": "citations in the whole graph",
    "core": "core number",
    "h_index": "h-index in this graph",
    "spc": "share of search paths",
}
_COLUMNS = {"kind": "kind of node", "archive": "arXiv archive"}
_MAIN_PATH = "dark: main path, the {} citations that most chains of citations run through"
_LINES = {
    "cites": "cites",
    "mentions": "names in its abstract",
    "in_category": "is filed under",
    "affiliated_with": "comes from",
    "coauthor_of": "wrote with",
    "coupled_with": "shares references with",
    "cocited_with": "is cited together with",
    "occurs_with": "occurs with",
    "broader": "is part of",
}


def text(
    role: Literal["label", "title", "heading", "note"],
    broken: Sequence[str],
    x: float,
    y: float,
    size: float,
    measure: Measure,
    anchor: Literal["start", "middle", "end"] = "start",
) -> Text:
    """Make a text of lines, measured."""
    widths = tuple(round(measure(line, size), 2) for line in broken)
    return Text(role, tuple(broken), widths, round(x, 2), round(y, 2), size, anchor)


def told(row: dict[str, Any], size_by: str) -> str:
    """Say in a line what a node is: "Mistral 7B (2023); citations in this graph: 12"."""
    name = str(row.get("title") or row["label"])
    year = f" ({row['year']})" if row.get("year") else ""
    value = row.get(size_by)
    return f"{name}{year}" + ("" if value is None else f"; {measured(size_by)}: {_number(value)}")


def measured(size_by: str) -> str:
    """Say in words what a measure is."""
    return _MEASURES.get(size_by, size_by.replace("_", " "))


def counted(count: int, kind: str) -> str:
    """Say how many there are: "1 paper", "12 categories"."""
    plural = _PLURAL.get(kind, f"{kind}s")
    return f"{count:,} {kind if count == 1 else plural}"


def caption(
    rows: Sequence[dict[str, Any]],
    network: "Network",
    labels: int,
    missing: tuple[int, int],
) -> str:
    """Say what the picture shows: what, how many, of which years; what is left out.

    ``missing`` counts nodes without a link and links that are not drawn.
    """
    kinds = Counter(row["kind"] for row in rows)
    parts = [counted(count, kind) for kind, count in kinds.most_common()]
    links = network.edges.num_rows
    part = _part(network.view, len(rows) + missing[0])
    said = [f"{part}."] if part else []
    said += [f"{', '.join(parts) or 'Nothing'}, {counted(links, 'link')}{_years(rows)}."]
    alone, left_out = missing
    if alone:
        said.append(f"Not drawn: {alone:,} without a link.")
    if left_out:
        said.append(f"Drawn are the {links - left_out:,} strongest links.")
    if labels < len(rows):
        said.append(f"Labels: the {labels} largest nodes that find room.")
    # What follows a semicolon there is about the columns of files.
    description = definition(network.name).description
    return f"{description.split(';')[0].rstrip('.')}. {' '.join(said)}"


def _part(view: "View", count: int) -> str:
    """Say which part of a network so many nodes are; of all of it nothing."""
    said = {
        f"papers from {view.from_year} on": view.from_year,
        f"papers up to {view.to_year}": view.to_year,
        f"papers in {view.category}": view.category,
        f"links of weight {view.min_weight:g} or more" if view.min_weight else "": view.min_weight,
        f"up to {view.depth} links from {view.ego}": view.ego,
        "the largest component": view.largest_component,
        f"the top {view.top} nodes by {measured(view.by)}": view.top == count,
    }
    text = "; ".join(words for words, wanted in said.items() if wanted)
    return text[:1].upper() + text[1:]


def _years(rows: Sequence[dict[str, Any]]) -> str:
    columns = ("year", "first_year", "last_year")
    years = [row[name] for row in rows for name in columns if row.get(name)]
    if not years:
        return ""
    first, last = min(years), max(years)
    return f", {first}" if first == last else f", {first} to {last}"


def draw(
    rows: Sequence[dict[str, Any]],
    network: "Network",
    radius: "Floats",
    area: Box,
    measure: Measure,
) -> tuple[list[Mark], list[Text]]:
    """Draw the legend: what colours, sizes and lines mean."""
    if not rows:
        return [], []
    known = definition(network.name)
    colour_by = network.view.colour_by or known.colour_by
    size_by = network.view.size_by or known.size_by
    marks: list[Mark] = []
    texts: list[Text] = []
    y = _colours(rows, colour_by, area, measure, marks, texts)
    y = _sizes(rows, size_by, radius, Box(area.left, y, area.right, 0), measure, marks, texts)
    _lines(network, known.directed, Box(area.left, y, area.right, 0), measure, texts)
    return marks, texts


def _heading(words: str, area: Box, y: float, measure: Measure, texts: list[Text]) -> float:
    """Write a heading; give where the next thing may begin."""
    broken = lettering.lines(words, _BOLD * _HEADING, area.right - area.left, measure)
    texts.append(text("heading", broken, area.left, y, _HEADING, measure))
    return y + 17.0 * len(broken) + 9.0


def _colours(
    rows: Sequence[dict[str, Any]],
    column: str,
    area: Box,
    measure: Measure,
    marks: list[Mark],
    texts: list[Text],
) -> float:
    """Show each colour with its value, or with how many values share it."""
    used = Counter((row["color"], row.get(column)) for row in rows)
    values: dict[str, list[tuple[int, Any]]] = {}
    for (colour, value), count in used.items():
        values.setdefault(colour, []).append((count, value))
    names = _communities(rows) if column == "community" else {}
    ranked = sorted(
        values.items(),
        key=lambda item: (len(item[1]) > 1, -sum(c for c, _ in item[1]), item[0]),
    )
    y = _heading(f"Colour: {_COLUMNS.get(column, column.replace('_', ' '))}", area, area.top,
                 measure, texts)  # fmt: skip
    for colour, held in ranked[:_MOST_COLOURS]:
        total = sum(count for count, _ in held)
        words = f"{len(held)} others"
        if len(held) == 1:
            words = names.get(held[0][1]) or _value(held[0][1], column)
        kind = str(held[0][1]) if column == "kind" else str(rows[0]["kind"])
        marks.append(Mark(area.left + 8, y - 4.5, 7.0, kind, colour))
        room = area.right - area.left - 24
        tail = f" ({total:,})"
        broken = lettering.lines(words, _SIZE, room - measure(tail, _SIZE), measure, most=2) or [""]
        broken[-1] += tail
        texts.append(text("note", broken, area.left + 24, y, _SIZE, measure))
        y += _STEP + 15.6 * (len(broken) - 1)
    return y + 22.0


def _communities(rows: Sequence[dict[str, Any]]) -> dict[Any, str]:
    """Name each community by its largest node."""
    largest: dict[Any, dict[str, Any]] = {}
    for row in rows:
        known = largest.setdefault(row["community"], row)
        if row["size"] > known["size"]:
            largest[row["community"]] = row
    return {number: f"around {row['label']}" for number, row in largest.items()}


def _value(value: Any, column: str) -> str:  # noqa: ANN401 - a value of any column
    if value is None:
        return "not known"
    if column == "archive" and value in taxonomy.archives():
        return taxonomy.archives()[value].name
    return str(value)


def _sizes(
    rows: Sequence[dict[str, Any]],
    column: str,
    radius: "Floats",
    area: Box,
    measure: Measure,
    marks: list[Mark],
    texts: list[Text],
) -> float:
    """Show the least, a middle and the greatest size with their values."""
    known = sorted(
        (float(radius[n]), row[column]) for n, row in enumerate(rows) if row.get(column) is not None
    )
    if not known or known[0][0] == known[-1][0]:
        return area.top
    y = _heading(f"Size: {measured(column)}", area, area.top, measure, texts)
    middle = (known[0][0] + known[-1][0]) / 2
    samples = {known[0], min(known, key=lambda pair: (abs(pair[0] - middle), pair)), known[-1]}
    for size, value in sorted(samples):
        y += max(size, 9.0)
        marks.append(Mark(area.left + _LARGEST_SAMPLE, y - 4.5, round(size, 2), "", "#888888"))
        at = area.left + 2 * _LARGEST_SAMPLE + 12
        texts.append(text("note", [_number(value)], at, y, _SIZE, measure))
        y += max(size, 9.0) + 3
    return y + 26.0


_LARGEST_SAMPLE = 34.0


def _lines(
    network: "Network", directed: bool, area: Box, measure: Measure, texts: list[Text]
) -> None:
    """Say what lines mean and which way they run."""
    edges = network.edges
    kinds = Counter(map(str, edges["kind"].to_pylist()))
    if not kinds:
        return
    y = _heading("Lines", area, area.top, measure, texts)
    for kind, count in kinds.most_common(_MOST_COLOURS):
        words = f"{_LINES.get(kind, kind.replace('_', ' '))} ({count:,})"
        texts.append(text("note", [words], area.left, y, _SIZE, measure))
        y += _STEP - 3
    if "main_path" in edges.schema.names and (path := int(edges["main_path"].to_numpy().sum())):
        broken = lettering.lines(_MAIN_PATH.format(path), _SIZE, area.right - area.left, measure)
        texts.append(text("note", broken, area.left, y, _SIZE, measure))
        y += 15.6 * (len(broken) - 1) + _STEP - 3
    weighed = bool(edges["weight"].to_numpy().max() > 1)
    way = "Bent clockwise on their way." if directed else ""
    thick = "The thicker, the more often." if weighed else ""
    words = f"{way} {thick}".strip()
    broken = lettering.lines(words, 11.5, area.right - area.left, measure)
    texts.append(text("note", broken, area.left, y + 4, 11.5, measure))


def _number(value: Any) -> str:  # noqa: ANN401 - a value of any measure
    return f"{value:,}" if isinstance(value, int) else f"{value:.3g}"

"""What the report tells of papers and categories over the years: charts with their tables."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kgraph.model import taxonomy
from kgraph.report import charts
from kgraph.report.facts import SERIES, Facts
from kgraph.report.parts import E, Element, clean, folded, section, table

_YEARS_BY_ONE = 100  # more years than this are shown by tens


def sections(facts: Facts) -> Iterator[Element]:
    """Draw papers and categories by year."""
    if not facts.years:
        return
    periods = _periods(facts.years[0][0], facts.years[-1][0])
    named = list(dict.fromkeys(periods.values()))
    papers = Counter[str]()
    for year, count in facts.years:
        papers[periods[year]] += count
    values = [papers[period] for period in named]
    rows = [pair for pair in zip(named, values, strict=True) if pair[1]]
    yield section(
        "years",
        "Papers over time",
        E.figure(
            charts.bars("Papers by year", named, {"papers": values}, "papers"),
            folded("As a table", table("Papers by year", ("year", "papers"), rows, 1)),
        ),
    )
    if facts.category_years:
        yield _categories(facts, periods, named)


def _periods(first: int, last: int) -> dict[int, str]:
    """Name the period of each year: itself, or its ten years where there are many."""
    years = range(first, last + 1)
    if len(years) <= _YEARS_BY_ONE:
        return {year: str(year) for year in years}
    return {year: f"{year // 10 * 10}s" for year in years}


def _categories(facts: Facts, periods: Mapping[int, str], named: Sequence[str]) -> Element:
    """Draw the most frequent primary categories by year, the others together.

    Where the most frequent ones are less than half, archives stand for categories.
    """
    counted_as, said = _ranked(facts, archives=False), "Papers by year and primary category"
    if 2 * sum(count for _, count in counted_as[:SERIES]) < sum(count for _, count in counted_as):
        counted_as, said = _ranked(facts, archives=True), "Papers by year and primary archive"
    ranked = [code for code, _ in counted_as]
    shown = ranked[:SERIES] if len(ranked) > SERIES + 1 else ranked
    others = f"{len(ranked) - len(shown)} others"
    by_archive = said.endswith("archive")
    cells: Counter[tuple[str, str]] = Counter()
    for code, archive, year, count in facts.category_years:
        name = archive if by_archive else code
        cells[name if name in shown else others, periods[year]] += count
    names = [*shown, others] if len(ranked) > len(shown) else shown
    series = {name: [cells[name, period] for period in named] for name in names}
    key = [
        E.li(
            E.svg({"viewBox": "0 0 1 1", "aria-hidden": "true"},
                  E.rect({"width": "1", "height": "1", "class": f"c{n}"})),
            clean(f"{name} {_title(facts, name)}", 60),
        )
        for n, name in enumerate(names, 1)
    ]  # fmt: skip
    rows = [
        (period, *(series[name][n] for name in names))
        for n, period in enumerate(named)
        if any(series[name][n] for name in names)
    ]
    return section(
        "categories",
        "Categories over time",
        E.figure(
            charts.bars(said, named, series, "papers"),
            E.ul({"class": "key"}, *key),
            folded("As a table", table(said, ("year", *names), rows, len(names))),
        ),
    )


def _ranked(facts: Facts, *, archives: bool) -> list[tuple[str, int]]:
    """Count papers by category or archive, the most frequent first."""
    totals: Counter[str] = Counter()
    for code, archive, _, count in facts.category_years:
        totals[archive if archives else code] += count
    return sorted(totals.items(), key=lambda item: (-item[1], item[0]))


def _title(facts: Facts, code: str) -> str:
    archive = taxonomy.archives().get(code)
    return facts.category_names.get(code) or (archive.name if archive else "")

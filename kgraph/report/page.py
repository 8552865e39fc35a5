"""The page of the report: one HTML file that asks for nothing from outside.

No script, no image, no font; the only addresses are links that a reader may follow.
The policy in its head tells the browser so.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from lxml import etree

from kgraph.report import charts, over_time
from kgraph.report.communities import Community
from kgraph.report.facts import TOP, Facts
from kgraph.report.parts import E, Element, by, clean, counted, folded, paper, section, table

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STATUSES = ("ok", "partial", "empty", "elided", "not_found", "error", "deferred")
_PROBLEMS = 25


def render(
    facts: Facts,
    communities: Sequence[Community],
    coverage: Mapping[str, Mapping[str, int]],
    problems: Sequence[Mapping[str, Any]],
    drawn: str,
    told: str,
) -> str:
    """Give the whole page.

    Args:
        facts: What the tables say.
        communities: The largest first.
        coverage: For each service, how many papers have which status.
        problems: What could not be used: location, line, code, message.
        drawn: The map as SVG.
        told: What the map leaves out, if anything.
    """
    counts = facts.counts
    name = f"Citation graph: {counted(counts['described'], 'paper')}"
    title = f"{name}, {facts.span}" if facts.span else name
    sections = [
        *over_time.sections(facts),
        *_top(facts),
        *_communities(communities, bool(counts["citations"])),
        *_map(drawn, told),
        *_coverage(coverage),
        *_problems(problems),
        *_sources(facts),
    ]
    contents = E.nav(
        {"aria-label": "Contents"},
        E.ul(*(E.li(E.a({"href": f"#{s.get('id')}"}, s.findtext("h2"))) for s in sections)),
    )
    read = f"Made by kgraph from {counted(counts['sources'], 'source')}"
    read += f", the newest of {counts['newest']}." if counts["newest"] else "."
    page = E.html(
        {"lang": "en"},
        _head(title),
        E.body(
            E.header(E.h1(title), E.p({"class": "soft"}, read), contents),
            E.main(_tiles(counts), *_lacks(facts, coverage), *sections),
        ),
    )
    text: str = etree.tostring(page, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return text + "\n"


def _head(title: str) -> Element:
    style = files("kgraph.report").joinpath("style.css").read_text(encoding="utf-8")
    return E.head(
        E.meta({"charset": "utf-8"}),
        E.meta({"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        E.meta({"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        E.meta({"name": "generator", "content": "kgraph"}),
        E.title(title),
        E.style(style),
    )


def _tiles(counts: Mapping[str, Any]) -> Element:
    names = {
        "described": "papers",
        "only_cited": "only cited",
        "authors": "authors",
        "citations": "citations",
        "mentions": "mentions",
        "categories": "categories",
        "organisations": "organisations",
        "records": "records",
    }
    return E.dl(
        {"class": "tiles"},
        *(E.div(E.dt(word), E.dd(f"{counts[name]:,}")) for name, word in names.items()),
    )


def _lacks(facts: Facts, coverage: Mapping[str, Mapping[str, int]]) -> Iterator[Element]:
    """Say what is not known and how to get it."""
    counts = facts.counts
    found: list[tuple[str, str]] = []
    if not counts["described"]:
        found.append(("There are no papers yet.", "kgraph build PAGES -o GRAPH"))
    elif not counts["citations"]:
        words = "No citations are known; references come from e-prints and services:"
        found.append((words, "kgraph enrich GRAPH --from eprint,openalex"))
    waiting = sum(words.get("deferred", 0) + words.get("error", 0) for words in coverage.values())
    if waiting:
        failed = ",".join(
            name for name, words in coverage.items() if words.get("deferred") or words.get("error")
        )
        words = "Not every service has answered; the same command again asks for what is left:"
        found.append((words, f"kgraph enrich GRAPH --from {failed}"))
    if counts["undated"]:
        words = f"{counted(counts['undated'], 'paper')} without a date; arXiv knows dates:"
        found.append((words, "kgraph enrich GRAPH"))
    if counts["uncategorised"]:
        words = f"{counted(counts['uncategorised'], 'paper')} without a category; arXiv knows them:"
        found.append((words, "kgraph enrich GRAPH"))
    if counts["only_cited"]:
        words = f"{counted(counts['only_cited'], 'work')} cited and not described; to list them:"
        found.append((words, "kgraph export GRAPH refs.bib --cited-only"))
    if found:
        yield E.ul({"class": "lacks"}, *(E.li(f"{words} ", E.code(how)) for words, how in found))


def _top(facts: Facts) -> Iterator[Element]:
    """List the papers and authors that matter most here."""
    cited = bool(facts.counts["citations"])
    measure = "citations" if cited else "mentions"
    ranked = [row for row in facts.papers if row[measure]][:TOP]
    if ranked:
        says = (
            "by citations from papers of this graph"
            if cited
            else "by how many abstracts of this graph name them; citations are not known"
        )
        rows = [(paper(row), by(row), _year(row["year"]), row[measure]) for row in ranked]
        yield section(
            "papers",
            "Top papers",
            table(f"Papers {says}", ("paper", "first author", "year", measure), rows, 2),
        )
    if facts.authors:
        rows = [
            (E.bdi(clean(row["name"], 80)), _active(row), row["papers"], row["citations"])
            for row in facts.authors
        ]
        head = ("author", "years", "papers", "citations")
        kept = 4 if cited else 3
        says = "by citations of their papers here" if cited else "by papers here"
        said = f"Authors {says}, {len(rows)} of {facts.counts['authors']:,}"
        listed = table(said, head[:kept], [row[:kept] for row in rows], kept - 2)
        yield section("authors", "Top authors", listed)


def _year(year: int | None) -> str:
    return "–" if year is None else str(year)


def _active(row: Mapping[str, Any]) -> str:
    first, last = row["first"], row["last"]
    return _year(first) if first == last else f"{first} to {last}"


def _communities(found: Sequence[Community], cited: bool) -> Iterator[Element]:
    """Show communities with their words and best papers."""
    if not found:
        return
    why = "cite each other" if cited else "share authors"
    cards = [
        E.section(
            E.h3(counted(group.size, "paper")),
            E.p({"class": "words"}, clean(", ".join(group.words)) or "no words of their own"),
            E.ol(*(E.li(paper(row), f" ({_year(row['year'])})") for row in group.papers)),
        )
        for group in found
    ]
    yield section(
        "communities",
        "Communities",
        E.p(
            {"class": "soft"},
            f"Groups of papers that {why} more than others (Leiden), with the words that "
            "tell their titles from the rest.",
        ),
        E.div({"class": "cards"}, *cards),
    )


def _map(drawn: str, told: str) -> Iterator[Element]:
    if drawn:
        picture = etree.fromstring(drawn)
        yield section("map", "Map", E.figure(picture, *([E.figcaption(told)] if told else [])))


def _coverage(coverage: Mapping[str, Mapping[str, int]]) -> Iterator[Element]:
    """Show for each service how many papers have which answer."""
    if not coverage:
        return
    used = [name for name in _STATUSES if any(words.get(name) for words in coverage.values())]
    rows = []
    for service, words in coverage.items():
        total = sum(words.values())
        bar = charts.share({name: words.get(name, 0) for name in used}, total)
        rows.append((service, bar, *(words.get(name, 0) for name in used), total))
    head = ("service", "", *(name.replace("_", " ") for name in used), "papers")
    yield section(
        "coverage",
        "Coverage",
        table("What each service answered, by papers", head, rows, len(used) + 1),
        E.p(
            {"class": "soft"},
            "ok: it gave something; empty: it knows the paper and lists no references; elided: the "
            "publisher withholds them; partial: some could not be read; deferred: not asked yet.",
        ),
    )


def _problems(problems: Sequence[Mapping[str, Any]]) -> Iterator[Element]:
    """Count what could not be used, with examples."""
    if not problems:
        return
    codes = Counter(sorted(str(row["code"]) for row in problems))
    examples = [
        (f"{row['location']}:{row['line']}" if row["line"] else str(row["location"]),
         row["code"], row["message"])
        for row in problems[:_PROBLEMS]
    ]  # fmt: skip
    whole = len(examples) == len(problems)
    said = "All of them" if whole else f"The first {len(examples)} of {len(problems):,}"
    yield section(
        "problems",
        "Problems",
        table("What could not be used, by kind", ("kind", "times"), codes.most_common(), 1),
        folded(said, table("Where; kgraph problems GRAPH lists all", ("place", "kind", "what"),
                           examples, 0)),
    )  # fmt: skip


def _sources(facts: Facts) -> Iterator[Element]:
    """Say where the data came from."""
    if not facts.sources:
        return
    rows = [(row["kind"], row["reader"], row["sources"], row["records"]) for row in facts.sources]
    parts = [table("Sources by kind and reader", ("kind", "reader", "sources", "records"), rows, 2)]
    if facts.pages:
        pages = [(row["location"], row["reader"], row["records"]) for row in facts.pages]
        said = counted(len(pages), "page") + (" of more" if len(pages) == 40 else "")
        parts.append(
            folded(said, table("Pages and files that were read", ("place", "reader", "records"),
                               pages, 1))
        )  # fmt: skip
    yield section("sources", "Where it came from", *parts)

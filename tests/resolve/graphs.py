"""Graphs of given records, for tests of what resolving does with them."""

from pathlib import Path

from kgraph import store
from kgraph.model.keys import with_keys
from kgraph.model.tables import Author, Coverage, Evidence, Record, Source
from kgraph.resolve import resolve


def page(number: int, *entries: dict[str, object], kind: str = "page") -> Evidence:
    """Make the evidence of one page with entries; ``authors`` are names."""
    source = f"{number:016x}"
    records = []
    for ordinal, entry in enumerate(entries, 1):
        names = entry.get("authors", ())
        known = {**entry, "authors": tuple(Author(name) for name in names)}
        records.append(with_keys(Record(f"{source}#{ordinal}", source, ordinal, **known)))
    name = f"page-{number}.txt"
    return Evidence((Source(source, kind, name, "test", "2026-01-01", 1),), tuple(records))


def graph(folder: Path, *pages: Evidence, answers: tuple[Coverage, ...] = ()) -> Path:
    """Write pages into a graph, or add them to it, and resolve it."""
    with store.writing(folder):
        store.append(folder, [*pages, Evidence(coverage=answers)])
        resolve(folder)
    return folder


def papers(folder: Path) -> dict[str, str]:
    """Give record -> paper."""
    rows = store.read(folder, "record_papers").to_pylist()
    return {row["record_id"]: row["paper_id"] for row in rows}


def count(folder: Path) -> int:
    """Count the papers."""
    return len(set(papers(folder).values()))

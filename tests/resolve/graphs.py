"""Graphs of given records, for tests of what resolving does with them."""

from pathlib import Path

from kgraph import store
from kgraph.engines import DuckDB
from kgraph.model import schema
from kgraph.model.keys import with_keys
from kgraph.model.tables import EVIDENCE, Author, Coverage, Evidence, Record, Source
from kgraph.resolve import resolve
from kgraph.resolve.papers import record_papers


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


def joined(*pages: Evidence) -> dict[str, list[dict[str, object]]]:
    """Find out which records of pages are one paper, and no more: a third of the time of `graph`.

    Returns:
        The rows of `record_papers` and `paper_links`.
    """
    with DuckDB() as engine:
        for kind in EVIDENCE:
            rows = [row for page in pages for row in getattr(page, kind.TABLE)]
            engine.table(kind.TABLE, schema.to_arrow(kind.TABLE, rows))
        record_papers(engine)
        found = {
            name: engine.rows(f"select * from {name}") for name in ("record_papers", "paper_links")
        }
    return {name: table.to_pylist() for name, table in found.items()}


def number_of_papers(*pages: Evidence) -> int:
    """Count the papers that records of pages are."""
    return len({row["paper_id"] for row in joined(*pages)["record_papers"]})


def papers(folder: Path) -> dict[str, str]:
    """Give record -> paper."""
    rows = store.read(folder, "record_papers").to_pylist()
    return {row["record_id"]: row["paper_id"] for row in rows}


def count(folder: Path) -> int:
    """Count the papers."""
    return len(set(papers(folder).values()))

"""Compute the graph from the evidence: a pure function of evidence and earlier aliases.

Twice gives the same bytes: no time and no run id reaches a table, every table is
ordered by its key. The steps run in one engine; each adds tables that the next use.
"""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from kgraph import collector, store
from kgraph.engines import DuckDB, Engine
from kgraph.model import ids, schema, taxonomy
from kgraph.model.tables import EVIDENCE
from kgraph.model.text import words
from kgraph.resolve import citations, facts, papers
from kgraph.resolve.authors import authors
from kgraph.resolve.before import Before
from kgraph.resolve.mentions import mentions
from kgraph.resolve.people.decisions import Decisions, read_decisions
from kgraph.resolve.writing import writing
from kgraph.store import Manifest

AT_ONCE = 10_000  # papers that are in memory with their texts
# Megabytes of the engine, and records for which it has one more; the rest waits on disk.
MEMORY, RECORDS = 1_000, 700


def resolve(
    folder: Path,
    *,
    base_iri: str | None = None,
    authors: str | None = None,
    engine: Engine | None = None,
) -> Manifest:
    """Compute all tables of a graph anew and put them in the place of the old ones.

    The caller holds `store.writing`.

    Args:
        folder: The graph folder.
        base_iri: Kept in the manifest if given.
        authors: ``people`` (who is who is found out) or ``names`` (every normal form of a
            name is an author, but for what the user decided); by default as before.
        engine: Runs the steps; this process does if none is given.

    Raises:
        StoreError: If the evidence cannot be read or the tables not written.
        InputError: If ``identity.toml`` cannot be used.
    """
    manifest = store.read_manifest(folder)
    manifest = replace(manifest, authors=authors or manifest.authors)
    decisions = read_decisions(folder)
    memory = f"{max(MEMORY, manifest.evidence['records'][1] // RECORDS)}MB"
    with DuckDB(memory=memory) if engine is None else nullcontext(engine) as steps:
        steps.open_graph(folder, manifest, [row.TABLE for row in EVIDENCE])  # type: ignore[attr-defined]
        before = Before(steps, folder, manifest)
        run = store.next_tables(folder)
        with collector.resting(), writing(steps, run) as tables:
            for table in _computed(steps, decisions, before, manifest.authors):
                tables.add(table)
            return store.replace_tables(
                folder, tables.rows, run=run, base_iri=base_iri, authors=manifest.authors
            )


def _computed(engine: Engine, decisions: Decisions, before: Before, how: str) -> Iterator[str]:
    """Compute the tables; names each when no step behind it changes it."""
    papers.record_papers(engine)
    yield from ("record_papers", "paper_links")
    engine.table("categories", schema.to_arrow("categories", taxonomy.categories().values()))
    engine.materialise("ranked", facts.RANKED)
    engine.materialise("best", facts.PAPERS)
    engine.table("reference_papers", citations.reference_papers(engine))
    engine.materialise("stubs", citations.STUBS)
    facts.papers(engine)
    engine.materialise("citations", citations.CITATIONS)
    engine.materialise("paper_categories", facts.PAPER_CATEGORIES)
    yield from ("papers", "reference_papers", "citations", "categories", "paper_categories")
    people = authors(engine, decisions, before.moved_papers() if decisions else {}, how)
    engine.table("authors", people.authors)
    engine.table("authorships", people.authorships)
    engine.table("author_candidates", people.candidates)
    engine.table("author_links", people.links)
    yield from ("authors", "authorships", "author_candidates", "author_links")
    _organisations(engine)
    yield from ("organisations", "paper_organisations")
    cited = engine.rows("select distinct citing, cited from citations").to_pylist()
    pairs = frozenset((row["citing"], row["cited"]) for row in cited)
    engine.table("mentions", schema.to_arrow("mentions", mentions(_Described(engine), pairs)))
    yield "mentions"
    engine.table("aliases", before.aliases())
    yield "aliases"


class _Described(Iterable[pa.RecordBatch]):
    """The papers with their texts, as mentions are found in; never all at once in memory."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        step = "select paper_id, title, abstract, published from papers where described"
        return self._engine.batches(step, rows=AT_ONCE)


def _organisations(engine: Engine) -> None:
    """Compute organisations: spellings that differ in case and signs alone are one."""
    rows = engine.rows(
        "select distinct paper_id, unnest(organisations) as name from ranked order by 2, 1"
    ).to_pylist()
    names: dict[str, str] = {}
    pairs = set()
    for row in rows:
        key = _organisation_id(row["name"])
        names.setdefault(key, row["name"])
        pairs.add((row["paper_id"], key))
    keys = sorted(names)
    engine.table(
        "organisations",
        pa.table(
            {"organisation_id": keys, "name": [names[key] for key in keys]},
            schema=schema.schema("organisations"),
        ),
    )
    engine.table(
        "paper_organisations",
        pa.Table.from_pylist(
            [{"paper_id": paper, "organisation_id": key} for paper, key in sorted(pairs)],
            schema=schema.schema("paper_organisations"),
        ),
    )


def _organisation_id(name: str) -> str:
    """Name an organisation by its words: the slug is for reading, the hash tells apart."""
    return f"organisation:{'-'.join(part for part in (ids.slug(name), _hash_of(name)) if part)}"


def _hash_of(name: str) -> str:
    return ids.digest(" ".join(words(name)) or name, 8)

"""Compute the graph from the evidence: a pure function of evidence and earlier aliases.

Twice gives the same bytes: no time and no run id reaches a table, every table is
ordered by its key. The steps run in one engine; each adds tables that the next use.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from kgraph import store
from kgraph.engines import DuckDB, Engine
from kgraph.model import ids, schema, taxonomy
from kgraph.model.names import name_key
from kgraph.model.tables import EVIDENCE, GRAPH
from kgraph.model.text import words
from kgraph.resolve import citations, facts, papers
from kgraph.resolve.aliases import aliases
from kgraph.resolve.authors import authors
from kgraph.resolve.mentions import Described, mentions
from kgraph.resolve.people.decisions import Decisions, read_decisions
from kgraph.store import Manifest

AT_ONCE = 10_000  # papers that are in memory with their texts


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
    with DuckDB() if engine is None else nullcontext(engine) as steps:
        steps.open_graph(folder, manifest, [row.TABLE for row in EVIDENCE])  # type: ignore[attr-defined]
        _compute(steps, decisions, lambda: _moved_papers(steps, folder, manifest), manifest.authors)
        steps.table("aliases", _aliases(steps, folder, manifest))
        return store.replace_tables(
            folder, lambda run: _write(steps, run), base_iri=base_iri, authors=manifest.authors
        )


def _compute(
    engine: Engine, decisions: Decisions, moved: Callable[[], Mapping[str, str]], how: str
) -> None:
    papers.record_papers(engine)
    engine.table("categories", schema.to_arrow("categories", taxonomy.categories().values()))
    engine.materialise("ranked", facts.RANKED)
    engine.materialise("best", facts.PAPERS)
    engine.table("reference_papers", citations.reference_papers(engine))
    engine.materialise("stubs", citations.STUBS)
    facts.papers(engine)
    engine.materialise("citations", citations.CITATIONS)
    engine.materialise("paper_categories", facts.PAPER_CATEGORIES)
    people = authors(engine, decisions, moved(), how)
    engine.table("authors", people.authors)
    engine.table("authorships", people.authorships)
    engine.table("author_candidates", people.candidates)
    engine.table("author_links", people.links)
    _organisations(engine)
    cited = engine.rows("select distinct citing, cited from citations").to_pylist()
    pairs = frozenset((row["citing"], row["cited"]) for row in cited)
    engine.table("mentions", schema.to_arrow("mentions", mentions(_Described(engine), pairs)))


class _Described(Iterable[Described]):
    """The papers with their texts, as mentions are found in; never all at once in memory."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __iter__(self) -> Iterator[Described]:
        step = "select paper_id, title, abstract, published from papers where described"
        for batch in self._engine.batches(step, rows=AT_ONCE):
            yield from map(Described, *(column.to_pylist() for column in batch.columns))


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


def _moved_papers(engine: Engine, folder: Path, manifest: Manifest) -> dict[str, str]:
    """Give the paper ids of earlier, and what they are now: decisions may still use them."""
    earlier = store.read(folder, "aliases", manifest).to_pylist()
    before = store.read(folder, "record_papers", manifest).to_pylist()
    rows = engine.rows("select record_id, paper_id from record_papers").to_pylist()
    now = {row["record_id"]: row["paper_id"] for row in rows}
    found = aliases(
        {row["old_id"]: row["new_id"] for row in earlier},
        [(row["paper_id"], now[row["record_id"]]) for row in before if row["record_id"] in now],
        frozenset(now.values()),
    )
    return {row.old_id: row.new_id for row in found}


def _aliases(engine: Engine, folder: Path, manifest: Manifest) -> pa.Table:
    before = store.read(folder, "record_papers", manifest).to_pylist()
    earlier = store.read(folder, "aliases", manifest).to_pylist()
    now = {
        row["record_id"]: row["paper_id"]
        for row in engine.rows("select record_id, paper_id from record_papers").to_pylist()
    }
    current = engine.rows("select paper_id as id from papers union select author_id from authors")
    stubs = store.read(folder, "reference_papers", manifest).to_pylist()
    described = [
        (row["paper_id"], now[row["record_id"]]) for row in before if row["record_id"] in now
    ]
    rows = aliases(
        {row["old_id"]: row["new_id"] for row in earlier},
        [
            *described,
            *citations.moved(stubs, engine.rows("select * from reference_papers")),
            *_moved_authors(
                store.read(folder, "authorships", manifest),
                engine.rows("select * from authorships"),
                dict(described),
            ),
        ],
        frozenset(str(name) for name in current["id"].to_pylist()),
    )
    return schema.to_arrow("aliases", rows)


def _moved_authors(
    before: pa.Table, now: pa.Table, papers: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Give author ids before and now: of the same name on the same paper."""
    columns = ("paper_id", "name_as_printed", "author_id")
    found: dict[tuple[str, str], str] = {}
    for paper, name, author in zip(*(now[c].to_pylist() for c in columns), strict=True):
        found.setdefault((paper, name_key(name)), author)
    for paper, name, author in zip(*(before[c].to_pylist() for c in columns), strict=True):
        new = found.get((papers.get(paper, paper), name_key(name)))
        if new is not None and new != author:
            yield author, new


def _write(engine: Engine, run: Path) -> dict[str, int]:
    rows = {}
    for row_type in GRAPH:
        name: str = row_type.TABLE  # type: ignore[attr-defined]
        rows[name] = engine.write(name, f'select * from "{name}"', run / f"{name}.parquet")
    return rows

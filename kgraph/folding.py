"""Preprints and the articles they became as one paper: a graph for exports that want it so.

The graph itself keeps both, with a link (`paper_links`, kind ``published_as``). Folding
makes another graph of the same evidence in a passing folder, in which the preprint
stands for both; what the article alone knows goes to it.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from kgraph import store
from kgraph.engines import DuckDB
from kgraph.model.tables import GRAPH
from kgraph.resolve.clusters import clusters

_TABLES: tuple[str, ...] = tuple(row.TABLE for row in GRAPH)  # type: ignore[attr-defined]


def _now(column: str) -> str:
    """Give SQL for what a paper is now, where ``column`` names one before."""
    return f"coalesce((select f.new_id from folds f where f.old_id = {column}), {column})"


# Each table in folded form; a table that is not here stays as it is.
FOLDED = {
    "papers": """
        select p.* replace (
          coalesce(p.published_doi, a.doi) as published_doi,
          coalesce(p.journal_ref, a.journal_ref) as journal_ref,
          coalesce(p.title, a.title) as title, coalesce(p.abstract, a.abstract) as abstract,
          coalesce(p.published, a.published) as published,
          coalesce(p.date_precision, a.date_precision) as date_precision,
          p.described or coalesce(a.described, false) as described)
        from papers p left join (
          select f.new_id, min_by(x, x.paper_id) as best
          from folds f join papers x on x.paper_id = f.old_id group by f.new_id
        ) g on g.new_id = p.paper_id left join papers a on a.paper_id = g.best.paper_id
        where p.paper_id not in (select old_id from folds)
    """,
    "record_papers": f"select r.* replace ({_now('paper_id')} as paper_id) from record_papers r",
    "paper_links": f"""
        select * from (
          select l.* replace ({_now("paper_a")} as paper_a, {_now("paper_b")} as paper_b)
          from paper_links l
        ) where paper_a <> paper_b
        qualify row_number() over (
          partition by least(paper_a, paper_b), greatest(paper_a, paper_b)
          order by score desc, kind, rule, paper_a, reasons) = 1
    """,
    # Of two author lists the preprint's is kept, the article's only where it has none.
    "authorships": f"""
        select a.* replace ({_now("paper_id")} as paper_id) from authorships a
        where paper_id not in (select old_id from folds)
          or {_now("paper_id")} not in (select paper_id from authorships)
        qualify row_number() over (
          partition by {_now("paper_id")}, position, author_id order by paper_id) = 1
    """,
    "paper_categories": f"""
        select {_now("paper_id")} as paper_id, code,
          bool_or(is_primary and paper_id not in (select old_id from folds)) as is_primary
        from paper_categories group by 1, 2
    """,
    "paper_organisations": f"""
        select distinct {_now("paper_id")} as paper_id, organisation_id from paper_organisations
    """,
    "reference_papers": f"""
        select r.* replace ({_now("paper_id")} as paper_id, {_now("cited")} as cited)
        from reference_papers r
    """,
    "citations": f"""
        select {_now("citing")} as citing, {_now("cited")} as cited, evidence, provider,
          max(confidence) as confidence,
          flatten(array_agg(contexts order by citing, cited)) as contexts
        from citations where {_now("citing")} <> {_now("cited")} group by 1, 2, 3, 4
    """,
    # Places of a mention count the code points of the abstract that is kept.
    "mentions": f"""
        select m.* replace ({_now("mentioned")} as mentioned) from mentions m
        where paper_id not in (select old_id from folds) and paper_id <> {_now("mentioned")}
        qualify row_number() over (
          partition by paper_id, {_now("mentioned")}, start order by mentioned) = 1
    """,
    "aliases": f"""
        select old_id, {_now("new_id")} as new_id from aliases
        union all select old_id, new_id from folds
    """,
    "authors": "select * from authors where author_id in (select author_id from new_authorships)",
}


@contextmanager
def folded(folder: Path) -> Iterator[Path]:
    """Give a graph folder in which preprint and article are one paper; it passes at the end.

    Raises:
        StoreError: If a table cannot be read or the passing folder not written.
    """
    with tempfile.TemporaryDirectory(prefix="kgraph-") as place, DuckDB() as engine:
        engine.open_graph(folder, store.read_manifest(folder), _TABLES)
        engine.table("folds", _folds(engine))
        engine.materialise("new_authorships", FOLDED["authorships"])
        target = Path(place)
        store.derive(folder, target, lambda run: _write(engine, run))
        yield target


def _folds(engine: DuckDB) -> pa.Table:
    """Give old id and new id of every paper that is folded into another."""
    links = engine.rows(
        """
        select paper_a, paper_b from paper_links where kind = 'published_as'
        order by score desc, paper_a, paper_b
        """
    ).to_pylist()
    pairs = [(row["paper_a"], row["paper_b"]) for row in links]
    members = {paper for pair in pairs for paper in pair}
    preprints = {paper: paper for paper, _ in pairs}
    groups, _ = clusters(sorted(members), pairs, [preprints])  # two preprints stay two
    heads = {groups[paper]: paper for paper in sorted(preprints, reverse=True)}
    old = sorted(p for p in members if p not in preprints and groups[p] in heads)
    names = {"old_id": old, "new_id": [heads[groups[paper]] for paper in old]}
    return pa.table({name: pa.array(ids, pa.string()) for name, ids in names.items()})


def _write(engine: DuckDB, run: Path) -> dict[str, int]:
    return {
        name: engine.write(
            name, FOLDED.get(name, f'select * from "{name}"'), run / f"{name}.parquet"
        )
        for name in _TABLES
    }

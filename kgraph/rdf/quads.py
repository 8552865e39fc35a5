"""All statements of a graph folder, as lines of N-Triples or N-Quads.

The rules say what each row of a table gives; the engine makes the lines. Every line
comes once, in a full order, so equal tables give equal bytes.
"""

from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.parquet as pq

from kgraph import store
from kgraph.engines import DuckDB, Engine, of_column
from kgraph.model import taxonomy, terms
from kgraph.rdf import dataset
from kgraph.rdf.rule import Rule, Told, is_silent
from kgraph.rdf.rules import default_graph
from kgraph.rdf.sources import candidates, provenance, source_graphs
from kgraph.rdf.statements import by_row, by_subject
from kgraph.store import Manifest

Scope = Literal["default", "all"]
# Megabytes for the engine at least, and rows that need one more.
MEMORY, ROWS = 200, 10_000
# Rows up to which the engine takes longer to plan what is said than to say it.
FEW = 5_000
BATCH = 2048  # rows, as the engine has them; what one says of a paper may be three kilobytes

# The tables that RDF is made of.
TABLES = (
    "sources", "records", "references", "papers", "record_papers", "paper_links", "authors",
    "authorships", "author_candidates", "categories", "paper_categories", "organisations",
    "paper_organisations", "aliases", "reference_papers", "citations", "mentions",
)  # fmt: skip


def rules(scope: Scope, told: Told, *, merged: bool = False) -> list[Rule]:
    """Give the rules of the default graph, or of it and every named graph; see `default_graph`."""
    found = default_graph(told, merged=merged)
    if scope == "all" and told.provenance:
        found += [*source_graphs(), *provenance(), *candidates()]
    return found


def statement(scope: Scope) -> str:
    """Give the whole of what is said of a graph as one SQL text."""
    return by_subject(rules(scope, Told()))


def lines(
    folder: Path,
    manifest: Manifest,
    base: str,
    scope: Scope,
    *,
    told: Told | None = None,
    grouped: bool = False,
) -> Iterator[memoryview]:
    """Give the statements of a graph in pieces of whole lines, UTF-8.

    Args:
        folder: The graph.
        manifest: Its state that is meant.
        base: Where our names begin.
        scope: ``default``: N-Triples of the default graph; ``all``: N-Quads of it and,
            unless provenance is left out, of every named graph.
        told: How much is told.
        grouped: What is said of one subject stands together, the default graph first.
            Otherwise it comes as the tables have it, which is several times faster.

    Raises:
        InputError: If the base IRI is not fit to be one.
        StoreError: If a table cannot be read.
    """
    terms.check_base(base)
    counts = {
        name: count for name, (_, count) in (*manifest.evidence.items(), *manifest.tables.items())
    }
    empty = {name for name, count in counts.items() if not count}
    wanted = rules(scope, told or Told(), merged=not grouped)
    wanted = [rule for rule in wanted if not is_silent(rule, empty)]
    texts = [by_subject(wanted)] if grouped else by_row(wanted)
    rows = sum(counts[name] for name in manifest.tables)
    few = rows <= FEW
    # The sort by subject cannot do with so little.
    memory = None if grouped else f"{max(MEMORY, rows // ROWS)}MB"
    with DuckDB(memory=memory, few=few) as engine:
        open_rows(engine, folder, manifest, base)
        for one in texts:
            bound = {"base": base} if "$base" in one else None
            if few:  # rows that are read as they come are planned twice
                engine.materialise("said", one, bound)
                one, bound = "select * from said", None
            for batch in engine.batches(one, bound, rows=BATCH):
                yield from of_column(batch.column(0))


def described(folder: Path, manifest: Manifest, base: str, told: Told) -> list[str]:
    """Give the description of the data set with what is in it, as sorted lines of N-Triples.

    Raises:
        InputError: If the base IRI is not fit to be one.
        StoreError: If a table cannot be read.
    """
    terms.check_base(base)
    with DuckDB() as engine:
        open_rows(engine, folder, manifest, base)
        counted = dataset.counts(engine, statements(told), base)
        found = dataset.statistics(counted, base)
        for one in by_row(dataset.dataset())[:-1]:
            for row in engine.rows(one, {"base": base}).to_pylist():
                found += row["lines"].splitlines(keepends=True)
    return sorted(found)


def ontology() -> str:
    """Give our vocabulary in Turtle, its IRIs relative to the base IRI of a graph."""
    return files("kgraph.rdf").joinpath("ontology.ttl").read_text(encoding="utf-8")


def vocabulary(base: str) -> list[dict[str, str]]:
    """Give the statements of our vocabulary: subject (a path), object with predicate, line."""
    from pyoxigraph import RdfFormat, parse

    return [
        {
            "subject": quad.subject.value.removeprefix(base),
            "object": f"{quad.predicate} {quad.object}",
            "lines": f"{quad.triple} .\n",
        }
        for quad in parse(ontology(), RdfFormat.TURTLE, base_iri=base)
    ]


def open_rows(engine: Engine, folder: Path, manifest: Manifest, base: str) -> None:
    """Make all that RDF is made of known to an engine.

    Raises:
        StoreError: If a table cannot be read.
    """
    engine.open_graph(folder, manifest, TABLES)
    add_facts(engine, folder, manifest, base)


def statements(told: Told) -> list[str]:
    """Give the SQL of the default graph: texts of one column, lines; ``$base`` is bound."""
    return by_row(rules("default", told, merged=True))


def add_facts(engine: Engine, folder: Path, manifest: Manifest, base: str) -> None:
    """Add what RDF needs and the tables do not hold: the scheme above categories, runs, words."""
    archives = [asdict(archive) for archive in taxonomy.archives().values()]
    groups = [asdict(group) for group in taxonomy.groups().values()]
    subsumed = [
        {"code": code, "subsumed_by": other} for code, other in taxonomy.subsumed_by().items()
    ]
    vocabularies = [{"iri": iri} for iri in terms.NAMESPACES.values()]
    engine.table("archives", pa.Table.from_pylist(archives))
    engine.table("archive_groups", pa.Table.from_pylist(groups))
    engine.table("subsumed", pa.Table.from_pylist(subsumed))
    engine.table("vocabularies", pa.Table.from_pylist(vocabularies))
    engine.table("one", pa.table({"one": [1]}))
    engine.table("vocabulary", pa.Table.from_pylist(vocabulary(base)))
    engine.table("source_runs", _runs(folder, manifest))


def _runs(folder: Path, manifest: Manifest) -> pa.Table:
    """Say which run read each source, and when: runs are the folders that evidence stands in."""
    wanted = pa.schema([(name, pa.string()) for name in ("source_id", "retrieved_at", "run")])
    parts = [wanted.empty_table()]
    for file in store.files(folder, "sources", manifest):
        known = pq.ParquetFile(file).read(wanted.names[:2], use_threads=False)
        run = pa.array([file.parent.name.removeprefix("run-")] * len(known), pa.string())
        parts.append(known.append_column("run", run).cast(wanted))
    return pa.concat_tables(parts)

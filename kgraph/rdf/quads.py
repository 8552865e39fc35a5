"""All statements of a graph folder, as sorted lines of N-Triples or N-Quads.

One SQL statement over the tables, made from the rules; the engine sorts and
spills, so memory stays flat. Every line comes once and the order is full, so
equal tables give equal bytes.
"""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pyarrow as pa

from kgraph.engines import DuckDB
from kgraph.model import taxonomy, terms
from kgraph.rdf.rules import default_graph
from kgraph.rdf.sources import candidates, provenance, source_graphs
from kgraph.rdf.sql import term
from kgraph.store import Manifest

Scope = Literal["default", "all"]
Order = Literal["bytes", "readable"]
_TYPE = term("rdf:type")

# The tables that RDF is made of.
TABLES = (
    "sources", "records", "papers", "record_papers", "authors", "authorships",
    "author_candidates", "categories", "paper_categories", "organisations",
    "paper_organisations", "aliases", "citations", "mentions",
)  # fmt: skip


def statement(scope: Scope, order: Order = "bytes") -> str:
    """Give the SQL text whose one column is the lines, each with its line end.

    Args:
        scope: ``default``: N-Triples of the default graph; ``all``: N-Quads of
            the default graph and every named graph.
        order: ``bytes``: as sorted by their bytes; ``readable``: a node before
            its parts (``#author-1``), what it is before what is said of it. Both
            keep graphs and subjects together, the default graph first.
    """
    rules = default_graph()
    if scope == "all":
        rules += [*source_graphs(), *provenance(), *candidates()]
    every = "\nunion all ".join(rule.sql() for rule in rules)
    by = "line" if order == "bytes" else f"rtrim(s, '>'), case when p = {_TYPE} then 0 end, p, o"
    return (
        "select s || ' ' || p || ' ' || o"
        " || case when g = '' then '' else ' ' || g end || ' .' || chr(10) as line"
        f" from (select distinct s, p, o, g from ({every}"
        "\nunion all select s, p, o, '' as g from vocabulary) as q where o is not null) as d"
        f" order by g, {by}"
    )


def lines(
    folder: Path, manifest: Manifest, base: str, scope: Scope, order: Order = "bytes"
) -> Iterator[bytes]:
    """Give the statements of a graph in pieces of whole lines, UTF-8.

    Raises:
        InputError: If the base IRI is not fit to be one.
        StoreError: If a table cannot be read.
    """
    terms.check_base(base)
    with DuckDB() as engine:
        engine.open_graph(folder, manifest, TABLES)
        _add_facts(engine, base)
        for batch in engine.batches(statement(scope, order), {"base": base}):
            yield from _pieces(batch.column(0))


def _add_facts(engine: DuckDB, base: str) -> None:
    """Add what RDF needs and the tables do not hold: the scheme above categories, vocabulary."""
    archives = [
        {"code": a.code, "name": a.name, "group": a.group, "active": a.active, "subsumed_by": a.subsumed_by}
        for a in taxonomy.archives().values()
    ]  # fmt: skip
    groups = [{"code": group.code, "name": group.name} for group in taxonomy.groups().values()]
    subsumed = [
        {"code": code, "subsumed_by": other} for code, other in taxonomy.subsumed_by().items()
    ]
    vocabularies = [{"iri": iri} for iri in terms.NAMESPACES.values()]
    engine.table("archives", pa.Table.from_pylist(archives))
    engine.table("archive_groups", pa.Table.from_pylist(groups))
    engine.table("subsumed", pa.Table.from_pylist(subsumed))
    engine.table("vocabularies", pa.Table.from_pylist(vocabularies))
    engine.table("one", pa.table({"one": [1]}))
    engine.table("vocabulary", pa.Table.from_pylist(_vocabulary(base)))


def _vocabulary(base: str) -> list[dict[str, str]]:
    from pyoxigraph import RdfFormat, parse

    text = files("kgraph.rdf").joinpath("ontology.ttl").read_bytes()
    return [
        {"s": str(quad.subject), "p": str(quad.predicate), "o": str(quad.object)}
        for quad in parse(text, RdfFormat.TURTLE, base_iri=base)
    ]


def _pieces(column: "pa.Array") -> Iterator[bytes]:
    """Give the bytes of a column of texts: Arrow keeps them end to end already."""
    texts = column.cast(pa.large_string())
    _, offsets, data = texts.buffers()
    if data is None:
        return
    ends = memoryview(offsets).cast("q")  # type: ignore[arg-type]
    start, end = ends[texts.offset], ends[texts.offset + len(texts)]
    yield memoryview(data)[start:end].tobytes()

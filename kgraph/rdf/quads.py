"""All statements of a graph folder, as sorted lines of N-Triples or N-Quads.

One SQL statement over the tables, made from the rules; the engine sorts and
spills. What one row says about its subject stays together as one piece of text,
so there are far fewer pieces to sort than lines. Every line comes once; the
order (graph, subject, rule, object) is full, so equal tables give equal bytes.
"""

import io
from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa

from kgraph.engines import DuckDB
from kgraph.model import taxonomy, terms
from kgraph.rdf.rule import Rule, Told
from kgraph.rdf.rules import default_graph
from kgraph.rdf.sources import candidates, provenance, source_graphs
from kgraph.rdf.sql import term
from kgraph.store import Manifest

Scope = Literal["default", "all"]
_END = "' .\n'"

# The tables that RDF is made of.
TABLES = (
    "sources", "records", "papers", "record_papers", "paper_links", "authors", "authorships",
    "author_candidates", "categories", "paper_categories", "organisations",
    "paper_organisations", "aliases", "citations", "mentions",
)  # fmt: skip


def rules(scope: Scope, told: Told) -> list[Rule]:
    """Give the rules of the default graph, or of it and every named graph."""
    found = default_graph()
    if scope == "all" and told.provenance:
        found += [*source_graphs(), *provenance(), *candidates()]
    return found


def statement(scope: Scope) -> str:
    """Give the SQL text whose one column is the lines, each with its line end.

    Args:
        scope: ``default``: N-Triples of the default graph; ``all``: N-Quads of
            the default graph and every named graph, the default graph first.
    """
    every = rules(scope, Told())
    groups = [list(group) for _, group in groupby(enumerate(every), _together)]
    parts = [_select(rank, [rule for _, rule in group]) for rank, group in enumerate(groups)]
    whole = "\nunion all ".join([*parts, _VOCABULARY])
    return f"select lines from ({whole}) as q order by graph nulls first, subject, rank, object"


_VOCABULARY = "select cast(null as varchar), subject, 0, object, lines from vocabulary"


def _together(numbered: tuple[int, Rule]) -> tuple[object, ...]:
    number, rule = numbered
    whole = (rule.source, rule.subject, rule.graph)
    return whole if rule.rows == "one" else (number,)


def _select(rank: int, rules: list[Rule]) -> str:
    """Give the pieces of rules that share source and subject: (graph, subject, …, lines)."""
    first = rules[0]
    graph = "" if first.graph == "null" else "' <' || $base || graph_ || '>' || "
    given = f"{first.subject} as subject_, {first.graph} as graph_"
    keys = f"cast(graph_ as varchar) as graph, subject_ as subject, {rank} as rank"
    start = "'<' || $base || subject_ || '> "  # the predicate closes the text
    if first.rows == "one":
        lines = [
            f"coalesce({start}{_predicate(rule)} || {rule.object} || {graph}{_END}, '')"
            for rule in rules
        ]
        source = f"(select *, {given} from {first.source}) as r"
        return f"select {keys}, '' as object, concat({', '.join(lines)}) as lines from {source}"
    distinct = "distinct " if first.rows == "repeated" else ""
    source = f"(select {distinct}{given}, {first.object} as object_ from {first.source}) as r"
    line = f"{start}{_predicate(first)} || object_ || {graph}{_END}"
    return (
        f"select {keys}, object_ as object, {line} as lines from {source} where object_ is not null"
    )


def _predicate(rule: Rule) -> str:
    """Give a predicate with a space behind it, as the rest of an opened SQL text."""
    return term(rule.predicate)[1:-1] + " '"


def lines(folder: Path, manifest: Manifest, base: str, scope: Scope) -> Iterator[bytes]:
    """Give the statements of a graph in pieces of whole lines, UTF-8.

    Raises:
        InputError: If the base IRI is not fit to be one.
        StoreError: If a table cannot be read.
    """
    terms.check_base(base)
    with DuckDB() as engine:
        engine.open_graph(folder, manifest, TABLES)
        add_facts(engine, folder, manifest, base)
        for batch in engine.batches(statement(scope), {"base": base}):
            yield from _pieces(batch.column(0))


def reader(pieces: Iterator[bytes]) -> io.BufferedReader:
    """Give pieces of bytes as one binary file, for parsers."""
    return io.BufferedReader(_Pieces(pieces), 1 << 20)


def ontology() -> str:
    """Give our vocabulary in Turtle, its IRIs relative to the base IRI of a graph."""
    return files("kgraph.rdf").joinpath("ontology.ttl").read_text(encoding="utf-8")


def add_facts(engine: DuckDB, folder: Path, manifest: Manifest, base: str) -> None:  # noqa: ARG001
    """Add what RDF needs and the tables do not hold: the scheme above categories, vocabulary."""
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
    engine.table("vocabulary", pa.Table.from_pylist(_vocabulary(base)))


def _vocabulary(base: str) -> list[dict[str, str]]:
    from pyoxigraph import RdfFormat, parse

    return [
        {
            "subject": quad.subject.value.removeprefix(base),
            "object": f"{quad.predicate} {quad.object}",
            "lines": f"{quad.triple} .\n",
        }
        for quad in parse(ontology(), RdfFormat.TURTLE, base_iri=base)
    ]


def _pieces(column: "pa.Array[Any]") -> Iterator[bytes]:
    """Give the bytes of a column of texts: Arrow keeps them end to end already."""
    texts = column.cast(pa.large_string())
    _, offsets, data = texts.buffers()
    if data is None:
        return
    ends = memoryview(offsets).cast("q")  # type: ignore[arg-type]
    start, end = ends[texts.offset], ends[texts.offset + len(texts)]
    yield memoryview(data)[start:end].tobytes()


class _Pieces(io.RawIOBase):
    """Reads an iterator of bytes as one file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "io.WriteableBuffer") -> int:  # type: ignore[name-defined]
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        wanted = memoryview(buffer)
        size = min(len(wanted), len(self._rest))
        wanted[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size

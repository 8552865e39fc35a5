"""Run query evaluation tests of the W3C: through Oxigraph itself, and through `kgraph query`.

A checkout of https://github.com/w3c/rdf-tests is found by ``KGRAPH_W3C_TESTS``. Each
``manifest.ttl`` below lists tests: a query, data, named graphs, and the result
expected (``.srx``, ``.srj``, ``.csv``, ``.tsv``, or ``.ttl`` for CONSTRUCT). Blank nodes are
told apart by how often each stands where; that does for these tests.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rdflib
from pyoxigraph import (
    BlankNode,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)
from rdflib.collection import Collection
from rdflib.namespace import RDF

from kgraph.errors import KGraphError
from kgraph.sparql.run import ask
from kgraph.sparql.session import FilesSession

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")


@dataclass(frozen=True)
class Case:
    """One test: a query, its data, its named graphs, and what it must give."""

    name: str
    query: Path
    data: Path | None
    graphs: tuple[Path, ...]
    result: Path


def cases(folder: Path) -> Iterator[Case]:
    """Give the query evaluation tests below a folder."""
    for manifest in sorted(folder.rglob("manifest.ttl")):
        graph = rdflib.Graph().parse(manifest, publicID=manifest.as_uri())
        for listed in graph.objects(None, MF.entries):
            for test in Collection(graph, listed):
                if (test, RDF.type, MF.QueryEvaluationTest) in graph:
                    yield from _case(graph, test)


def _case(graph: rdflib.Graph, test: Any) -> Iterator[Case]:
    action, result = graph.value(test, MF.action), graph.value(test, MF.result)
    query, data = graph.value(action, QT.query), graph.value(action, QT.data)
    if query is None or result is None or list(graph.objects(action, QT.serviceData)):
        return  # SERVICE is refused, and meant to be
    named = tuple(sorted(_path(each) for each in graph.objects(action, QT.graphData)))
    name = str(graph.value(test, MF.name))
    yield Case(name, _path(query), _path(data) if data else None, named, _path(result))


def _path(term: Any) -> Path:
    return Path(rdflib.URIRef(term).removeprefix("file://"))


class Loaded(FilesSession):
    """Data files as a test wants them: one the default graph, others graphs of their own."""

    def __init__(self, case: Case) -> None:
        super().__init__([case.data or case.query.with_suffix(".ttl")])
        self.base = case.query.as_uri()
        self._loaded = loaded(case)

    @property
    def _quads(self) -> Store:
        return self._loaded


def loaded(case: Case) -> Store:
    """Load the data of a test."""
    store = Store()
    if case.data:
        store.load(path=str(case.data), format=_format(case.data), base_iri=case.data.as_uri())
    for path in case.graphs:
        name = NamedNode(path.as_uri())
        store.load(path=str(path), format=_format(path), base_iri=path.as_uri(), to_graph=name)
    return store


def oxigraph_passes(case: Case) -> bool:
    """Tell whether Oxigraph itself, without kgraph, gives what is expected."""
    try:
        text = case.query.read_text(encoding="utf-8")
        answer = loaded(case).query(text, base_iri=case.query.as_uri())
        if isinstance(answer, QueryBoolean):
            return _expected(case) == bool(answer)
        if isinstance(answer, QueryTriples):
            found = [(t.subject, t.predicate, t.object) for t in answer]
            return _expected(case) == _counted(found)
        names = [variable.value for variable in answer.variables]
        rows = [dict(zip(names, row, strict=True)) for row in answer]
    except (SyntaxError, ValueError, OSError, RuntimeError):
        return False
    return _expected(case) == _counted([_cells(row) for row in rows])


def we_pass(case: Case) -> bool:
    """Tell whether `kgraph query` gives what is expected."""
    try:
        answer = ask(Loaded(case), case.query.read_text(encoding="utf-8") + "\n")
    except KGraphError:
        return False
    if answer.kind == "boolean":
        return _expected(case) == (answer.rows[0][0].value == "true")
    if answer.kind == "triples":
        return _expected(case) == _counted(answer.rows)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return _expected(case) == _counted([_cells(row) for row in rows])


def _expected(case: Case) -> Any:
    path = case.result
    kinds = {".srx": "XML", ".srj": "JSON", ".tsv": "TSV"}
    if path.suffix in kinds:
        form = getattr(QueryResultsFormat, kinds[path.suffix])
        found = parse_query_results(path=str(path), format=form)
        if isinstance(found, QueryBoolean):
            return bool(found)
        names = [variable.value for variable in found.variables]
        return _counted([_cells(dict(zip(names, row, strict=True))) for row in found])
    if path.suffix in (".ttl", ".nt", ".rdf"):
        quads = parse(path=str(path), format=_format(path), base_iri=path.as_uri())
        return _counted([(quad.subject, quad.predicate, quad.object) for quad in quads])
    return None  # a result that neither side can be held to


def _format(path: Path) -> RdfFormat:
    return RdfFormat.from_extension(path.suffix.removeprefix("."))


def _cells(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(sorted((name, cell) for name, cell in row.items() if cell is not None))


def _counted(rows: Any) -> Counter[str]:
    """Count rows, whatever blank nodes are called."""
    rows = [tuple(cell if isinstance(cell, tuple) else ("", cell) for cell in row) for row in rows]
    seen: Counter[Any] = Counter(
        cell for row in rows for _, cell in row if isinstance(cell, BlankNode)
    )
    return Counter(
        str([(name, f"_:{seen[c]}" if isinstance(c, BlankNode) else str(c)) for name, c in row])
        for row in rows
    )


def write_example(folder: Path) -> None:
    """Write four small tests of our own in the form of the W3C's."""
    (folder / "data.ttl").write_text("@prefix : <http://x/> . :a :p 1, 2 . :b :p 3 .")
    (folder / "named.ttl").write_text("@prefix : <http://x/> . :c :q _:x . _:x :q 'x' .")
    query = "PREFIX : <http://x/> SELECT ?s (COUNT(?o) AS ?n) { ?s :p ?o } GROUP BY ?s"
    (folder / "count.rq").write_text(query)
    (folder / "named.rq").write_text("SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }")
    (folder / "empty.rq").write_text("ASK { <a:a> <a:b> <a:c> }")
    head = '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>{}</head>'
    row = "<result><binding name='s'><uri>http://x/{}</uri></binding><binding name='n'><literal "
    row += "datatype='http://www.w3.org/2001/XMLSchema#integer'>{}</literal></binding></result>"
    names = head.format("<variable name='s'/><variable name='n'/>")
    for name, last in (("right", 1), ("wrong", 2)):
        rows = row.format("a", 2) + row.format("b", last)
        (folder / f"{name}.srx").write_text(f"{names}<results>{rows}</results></sparql>")
    uri = (folder / "named.ttl").as_uri()
    graph = f"<binding name='g'><uri>{uri}</uri></binding>"
    cells = ("<bnode>k</bnode>", "<literal>x</literal>")
    rows = "".join(f"<result>{graph}<binding name='o'>{cell}</binding></result>" for cell in cells)
    names = head.format("<variable name='g'/><variable name='o'/>")
    (folder / "named.srx").write_text(f"{names}<results>{rows}</results></sparql>")
    (folder / "empty.srx").write_text(head.format("") + "<boolean>false</boolean></sparql>")
    tests = [
        ("right", "count.rq", "qt:data <data.ttl>", "right.srx"),
        ("wrong", "count.rq", "qt:data <data.ttl>", "wrong.srx"),
        ("named graphs", "named.rq", "qt:graphData <named.ttl>", "named.srx"),
        ("empty", "empty.rq", "qt:data <data.ttl>", "empty.srx"),
    ]
    lines = [f"@prefix mf: <{MF}> . @prefix qt: <{QT}> .", "<> mf:entries ("]
    lines += [
        f'[ a mf:QueryEvaluationTest ; mf:name "{name}" ; mf:result <{result}> ;'
        f" mf:action [ qt:query <{query}> ; {data} ] ]"
        for name, query, data, result in tests
    ]
    (folder / "manifest.ttl").write_text("\n".join([*lines, ") ."]))

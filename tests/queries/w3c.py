"""Run query tests of the W3C: through an engine itself, and through `kgraph query` on a file.

A checkout of https://github.com/w3c/rdf-tests is found by ``KGRAPH_W3C_TESTS``. Each
``manifest.ttl`` below lists tests: a query, data, named graphs, and the result
expected; or a query alone that is right or wrong SPARQL. Left out are the tests of
other things: updates, entailment, ``SERVICE`` (which is refused, and meant to be).

``python -m tests.queries.w3c FOLDER`` prints how many pass on which side.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import rdflib
from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, Store
from rdflib.collection import Collection
from rdflib.namespace import RDF

from kgraph.errors import KGraphError
from kgraph.sparql.formats import write
from kgraph.sparql.run import ask
from tests.queries import w3c_results as results

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
ENGINES = ("oxigraph", "rdflib")
_EVALUATED = (MF.QueryEvaluationTest, MF.CSVResultFormatTest)
_SYNTAX = {
    MF.PositiveSyntaxTest: True,
    MF.PositiveSyntaxTest11: True,
    MF.NegativeSyntaxTest: False,
    MF.NegativeSyntaxTest11: False,
}
_FROM = re.compile(r"FROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)


@dataclass(frozen=True)
class Case:
    """One test: a query, its data, its named graphs, and what it must give.

    Of a test of syntax there is neither data nor result, and ``right`` says whether the
    query is SPARQL.
    """

    name: str
    query: Path
    data: Path | None = None
    graphs: tuple[Path, ...] = ()
    result: Path | None = None
    right: bool = True

    @property
    def text(self) -> str:
        """The query, which may be relative to its own place."""
        return self.query.read_text(encoding="utf-8") + "\n"


def cases(folder: Path) -> Iterator[Case]:
    """Give the query tests below a folder."""
    for manifest in sorted(folder.resolve().rglob("manifest.ttl")):
        if manifest.parent.name == "entailment":
            continue
        graph = rdflib.Graph().parse(manifest, publicID=manifest.as_uri())
        for listed in graph.objects(None, MF.entries):
            for test in Collection(graph, listed):
                yield from _case(graph, test)


def _case(graph: rdflib.Graph, test: Any) -> Iterator[Case]:
    kind, name = graph.value(test, RDF.type), str(graph.value(test, MF.name))
    action, result = graph.value(test, MF.action), graph.value(test, MF.result)
    if kind in _SYNTAX:
        yield Case(name, _path(action), right=_SYNTAX[kind])
    query, data = graph.value(action, QT.query), graph.value(action, QT.data)
    if kind not in _EVALUATED or query is None or result is None:
        return
    case = Case(name, _path(query), _path(data) if data else None, result=_path(result))
    if "SERVICE" in case.text:
        return
    graphs = {_path(each) for each in graph.objects(action, QT.graphData)}
    graphs |= {case.query.parent / named for named in _FROM.findall(case.text)}
    yield replace(case, graphs=tuple(sorted(graphs)))


def _path(term: Any) -> Path:
    return Path(rdflib.URIRef(term).removeprefix("file://"))


def loaded(case: Case) -> Store:
    """Load the data of a test."""
    store = Store()
    found = [(path, NamedNode(path.as_uri())) for path in case.graphs if path.exists()]
    for path, name in ([(case.data, None)] if case.data else []) + found:
        form = results.format_of(path)
        store.load(path=str(path), format=form, base_iri=path.as_uri(), to_graph=name)
    return store


def engine_passes(case: Case, engine: str) -> bool:
    """Tell whether an engine itself, without kgraph, gives what is expected."""
    try:
        store, base = loaded(case), case.query.as_uri()
        found = (_oxigraph if engine == "oxigraph" else _rdflib)(store, case.text, base, case)
    except Exception:  # noqa: BLE001 - rdflib raises whatever its evaluation comes across
        return case.result is None and not case.right
    return case.right if case.result is None else found == results.expected(case.result)


def _oxigraph(store: Store, text: str, base: str, case: Case) -> Any:
    answer = store.query(text, base_iri=base)
    if case.result is None:
        return None
    forms = {"csv": QueryResultsFormat.CSV, "triples": RdfFormat.N_TRIPLES}
    form = forms.get(results.kind(case.result), QueryResultsFormat.JSON)
    return results.given((answer.serialize(format=form) or b"").decode(), case.result)


def _rdflib(store: Store, text: str, base: str, case: Case) -> Any:
    from rdflib.plugins.sparql import prepareQuery

    dataset = rdflib.Dataset(default_union=False)
    dataset.parse(data=(store.dump(format=RdfFormat.N_QUADS) or b"").decode(), format="nquads")
    prepared = prepareQuery(text, {}, base)
    if case.result is None:
        return None
    answer = dataset.query(prepared)
    form = {"csv": "csv", "triples": "nt", "rows": "json"}[results.kind(case.result)]
    return results.given((answer.serialize(format=form) or b"").decode(), case.result)


def failure(case: Case, engine: str) -> str:
    """Say how `kgraph query` on a file fails a test, in the formats it writes; nothing if not."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "data.nq"
        file.write_bytes(loaded(case).dump(format=RdfFormat.N_QUADS) or b"")
        # The data is in another file than the test says, the query stays relative to its place.
        text = f"BASE <{case.query.as_uri()}>\n{case.text}"
        try:
            answer = ask(file, text, engine=engine)
        except KGraphError as error:
            return "" if case.result is None and not case.right else str(error)
    if case.result is None:
        return "" if case.right else "taken for SPARQL"
    form = {"csv": "csv", "triples": "nt", "rows": "json"}[results.kind(case.result)]
    found = results.given(write(answer, form, ""), case.result)
    return "" if found == results.expected(case.result) else "another answer"


def main(folder: Path) -> None:
    """Print how many tests pass on which side, and those that pass through the engine alone."""
    found = list(cases(folder))
    for engine in ENGINES:
        sides: Counter[str] = Counter()
        for case in found:
            alone, reason = engine_passes(case, engine), failure(case, engine)
            of = "syntax" if case.result is None else "answers"
            ours = "kgraph fails" if reason else "kgraph passes"
            sides[f"{of}: {engine} {'passes' if alone else 'fails'}, {ours}"] += 1
            if alone and reason:
                sys.stdout.write(f"{engine}: {case.query.parent.name}/{case.name}: {reason}\n")
        for side, count in sorted(sides.items()):
            sys.stdout.write(f"{count:5}  {side}\n")


def write_example(folder: Path) -> None:
    """Write small tests of our own in the form of the W3C's."""
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
    older = "@prefix rs: <{}> . [ a rs:ResultSet ; rs:solution [ rs:binding [ rs:variable 'm' ; "
    (folder / "older.ttl").write_text(older.format(results.RS) + "rs:value 2.50 ] ] ] .")
    (folder / "older.rq").write_text("PREFIX : <http://x/> SELECT (1 + 1.5 AS ?m) { :b :p 3 }")
    (folder / "lines.csv").write_bytes(b"s,n\r\nhttp://x/b,1\r\nhttp://x/a,2\r\n")
    (folder / "nothing.rq").write_text("SELECT * { ?s ?p")
    tests = [
        ("right", "count.rq", "qt:data <data.ttl>", "right.srx"),
        ("wrong", "count.rq", "qt:data <data.ttl>", "wrong.srx"),
        ("named graphs", "named.rq", "qt:graphData <named.ttl>", "named.srx"),
        ("empty", "empty.rq", "qt:data <data.ttl>", "empty.srx"),
        ("lines", "count.rq", "qt:data <data.ttl>", "lines.csv"),
        ("older", "older.rq", "qt:data <data.ttl>", "older.ttl"),
    ]
    lines = [f"@prefix mf: <{MF}> . @prefix qt: <{QT}> .", "<> mf:entries ("]
    lines += [
        f'[ a mf:QueryEvaluationTest ; mf:name "{name}" ; mf:result <{result}> ;'
        f" mf:action [ qt:query <{query}> ; {data} ] ]"
        for name, query, data, result in tests
    ]
    lines += [
        f'[ a mf:{kind}SyntaxTest11 ; mf:name "{name}" ; mf:action <{query}> ]'
        for kind, name, query in [
            ("Negative", "no query", "nothing.rq"),
            ("Positive", "a query", "count.rq"),
            ("Negative", "called wrong", "count.rq"),
        ]
    ]
    (folder / "manifest.ttl").write_text("\n".join([*lines, ") ."]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Questions to files of RDF in place of a graph: answered, and nothing else is opened."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kgraph.cli.verbs import app
from kgraph.errors import InputError, QueryError, QueryLimitError, StoreError
from kgraph.sparql.answer import Limits
from kgraph.sparql.run import ask, explain
from tests.queries import w3c

ENGINES = ["oxigraph", "rdflib"]
DATA = "@prefix : <http://x/> . :a :p 1, 2 ; :q 'b'@en . :c :p 3 ."


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "data.ttl"
    path.write_text(DATA, encoding="utf-8")
    return path


@pytest.mark.parametrize("engine", ENGINES)
def test_a_file_is_asked_like_a_graph(file, engine):
    text = "PREFIX : <http://x/> SELECT ?s (SUM(?o) AS ?n) { ?s :p ?o } GROUP BY ?s ORDER BY ?s"
    answer = ask(file, text, engine=engine)
    assert answer.texts() == [("http://x/a", "3"), ("http://x/c", "3")]


def test_the_command_takes_a_file_and_a_query(file, tmp_path):
    query = tmp_path / "q.rq"
    query.write_text("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", encoding="utf-8")
    done = CliRunner().invoke(app, ["query", str(file), str(query), "--format", "csv"])
    assert done.stdout.split() == ["n", "4"]


def test_a_file_has_no_tables(file):
    with pytest.raises(QueryError, match="files have no tables"):
        ask(file, "ASK {}", engine="sql")
    assert explain(file, "ASK {}").engine == "oxigraph"


def test_what_is_no_rdf_is_said(tmp_path):
    (tmp_path / "x.txt").write_text("x")
    (tmp_path / "x.ttl").write_text("nonsense")
    with pytest.raises(InputError, match="not a graph folder or a file of RDF"):
        ask(tmp_path / "x.txt", "ASK {}")
    with pytest.raises(StoreError, match="cannot read"):
        ask(tmp_path / "x.ttl", "ASK {}")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
def test_from_reads_no_other_file(file, tmp_path, engine, clause):
    secret = tmp_path / "secret.ttl"
    secret.write_text("<a:a> <a:b> 'secret' .")
    pattern = "{ { ?a ?b ?c } UNION { GRAPH ?g { ?a ?b ?c } } }"
    text = f"SELECT * {clause} <{secret.as_uri()}> {pattern}"
    with pytest.raises(QueryError, match="refused"):
        ask(file, text, engine=engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("context", ["URL", "SECRET"])
def test_a_context_elsewhere_is_not_fetched(tmp_path, listener, engine, context):
    url, calls = listener
    secret = tmp_path / "secret.jsonld"
    secret.write_text(json.dumps({"@context": {"p": "http://secret/"}}))
    named = context.replace("URL", url).replace("SECRET", secret.as_uri())
    data = tmp_path / "data.jsonld"
    data.write_text(json.dumps({"@context": named, "@id": "http://x/a", "p": "v"}))
    with pytest.raises(StoreError, match="cannot read"):
        ask(data, "SELECT * { ?a ?b ?c }", engine=engine)
    assert calls == []


@pytest.mark.parametrize("engine", ENGINES)
def test_a_context_in_the_file_is_used(tmp_path, engine):
    data = tmp_path / "data.jsonld"
    inline = {"@context": {"p": "http://x/p"}, "@id": "http://x/a", "p": "v"}
    data.write_text(json.dumps(inline))
    assert ask(data, "SELECT ?b { ?a ?b ?c }", engine=engine).texts() == [("http://x/p",)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("limits", "reason"), [(Limits(rows=2), "2 rows"), (Limits(bytes=40), "40 bytes")]
)
def test_an_answer_beyond_its_limits_is_refused_not_cut(file, engine, limits, reason):
    with pytest.raises(QueryLimitError, match=f"more than {reason}"):
        ask(file, "SELECT * { ?s ?p ?o }", engine=engine, limits=limits)
    assert len(ask(file, "SELECT * { ?s ?p ?o } LIMIT 1", engine=engine, limits=limits).rows) == 1


@pytest.mark.parametrize("text", ["SELECT (SUM(DISTINCT ?x) AS ?y) {}", "ASK {} VALUES () { () }"])
def test_what_rdflib_stumbles_over_is_said_and_oxigraph_answers_it(file, text):
    with pytest.raises(QueryError, match="rdflib cannot answer this"):
        ask(file, text, engine="rdflib")
    assert len(ask(file, text).rows) == 1


# The tests of the W3C, which are not part of kgraph.

_SUITE = os.environ.get("KGRAPH_W3C_TESTS", "")


@pytest.mark.skipif(not _SUITE, reason="KGRAPH_W3C_TESTS names no checkout of w3c/rdf-tests")
def test_what_oxigraph_passes_of_the_w3c_passes_through_us():
    found = list(w3c.cases(Path(_SUITE) / "sparql" / "sparql11"))
    passed = [case for case in found if w3c.engine_passes(case, "oxigraph")]
    failed = {case.name: reason for case in passed if (reason := w3c.failure(case, "oxigraph"))}
    assert len(passed) > 250
    # What would ask another server or read another file.
    assert {name: reason for name, reason in failed.items() if "is refused" not in reason} == {}


def test_the_runner_of_w3c_tests_tells_right_from_wrong(tmp_path):
    w3c.write_example(tmp_path)
    expected = {"right": True, "wrong": False, "named graphs": True, "lines": True, "older": True}
    expected |= {"empty": True, "no query": True, "a query": True, "called wrong": False}
    found = {case.name: case for case in w3c.cases(tmp_path)}
    assert {name: not w3c.failure(case, "oxigraph") for name, case in found.items()} == expected
    for engine in w3c.ENGINES:
        alone = {name: w3c.engine_passes(case, engine) for name, case in found.items()}
        assert alone == expected

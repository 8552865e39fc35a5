"""What a question may not do: write, call out, read files, run for ever."""

import multiprocessing
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import store
from kgraph.errors import InputError, QueryError, QueryTimeoutError, StoreError
from kgraph.model import terms
from kgraph.sparql import engines, guard
from kgraph.sparql import store as sparql_store
from kgraph.sparql.answer import Limits
from kgraph.sparql.run import ask
from kgraph.sparql.session import session
from kgraph.sparql.worker import Task
from tests import small_graph

BASE = "https://kgraph.example/"
ENGINES = ["sql", "oxigraph", "rdflib"]
# Some ten thousand million pairs, which none may keep.
ENDLESS = """SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l
  FILTER(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j)) = "x") }"""

ENDLESS_COUNT = f"""SELECT (COUNT(*) AS ?n) WHERE {{
  {" ".join(f"?p{i} a ?k{i} . " for i in range(20))}
  FILTER(CONCAT({", ".join(f"STR(?p{i})" for i in range(20))}) = "x") }}"""


@pytest.fixture(scope="module")
def graph(small):
    return small


CALLS = [
    "SELECT * { SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { service silent <URL> { ?a ?b ?c } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?a ?b ?c } }",
    "SELECT * { ?a ?b ?c FILTER EXISTS { SERVICE <URL> { ?a ?b ?c } } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?a ?b ?c } } } }",
    "SELECT * { ?a ?b ?c MINUS { SERVICE <URL> { ?a ?b ?c } } }",
    "CONSTRUCT { ?a ?b ?c } { SERVICE <URL> { ?a ?b ?c } }",
    "ASK { SERVICE <URL> { ?a ?b ?c } }",
    # Oxigraph takes this prefixed name for a call.
    "PREFIX : <URL> SELECT * { SERVICE: { ?a ?b ?c } }",
    "SELECT * { BIND('#' AS ?x) SERVICE <URL> { ?a ?b ?c } }",
    'SELECT * { BIND("""a"b""" AS ?x) SERVICE <URL> { ?a ?b ?c } }',
    "SELECT * { # comment '\n SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { FILTER(1<2) SERVICE<URL>{ ?a ?b ?c } FILTER(2>1) }",
    "SELECT * { \\u0053ERVICE <URL> { ?a ?b ?c } }",
    "PREFIX x: <URL#> SELECT * { ?s ?p ?o FILTER(1 <x:a) SERVICE <URL> { ?a ?b ?c } }",
    # A text that ends elsewhere for another reader, and words that run together.
    'SELECT * { BIND("""\\u005C""" AS ?x) FILTER(1<2)SERVICE#>\n<URL>{?a ?b ?c} '
    'BIND(""" AS ?y)} #""" AS ?y)}',
    'SELECT * { BIND("""\\u005C""" AS ?x) ?s ?p trueSERVICE<URL>{?a ?b ?c} '
    'BIND(""" AS ?y)} #""" AS ?y)}',
    "SELECT * { FILTER(1<2)SERVICE#>\n<URL>{?a ?b ?c} }",
    "SELECT * { ?s ?p trueSERVICE<URL>{?a ?b ?c} }",
    'SELECT * { VALUES ?x { """a" } SERVICE <URL> { ?a ?b ?c } #\\q"""\n }',
    "PREFIX x: <URL#> SELECT * { ?s ?p x:a\\# SERVICE <URL> { ?a ?b ?c }\n }",
    "SELECT * { ?s ?p ?o FILTER(1<'a>b' || 1 > 2) SERVICE <URL> { ?a ?b ?c } BIND('' AS ?y) }",
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", CALLS)
def test_nothing_is_asked_elsewhere(graph, listener, engine, text):
    url, calls = listener
    with pytest.raises(QueryError):
        ask(graph, text.replace("URL", url), engine=engine)
    assert calls == []


def test_the_listener_would_have_noticed(graph, listener):
    # The engine itself, without our guard: so the tests above prove something.
    url, calls = listener
    text = CALLS[0].replace("URL", url)
    with pytest.raises((StoreError, QueryError)):
        engines.evaluate(session(graph), engines.Question(text), "oxigraph")
    assert len(calls) > 0


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "clause", ["FROM <FILE>", "FROM NAMED <FILE>", "FROM </PATH>", "from\n<FILE>",
               "FROM <https://kgraph.example/graph/source/none>"],
)  # fmt: skip
def test_no_file_is_read(graph, tmp_path, engine, clause):
    secret = tmp_path / "secret.ttl"
    secret.write_text("<a:a> <a:b> 'secret' .")
    clause = clause.replace("FILE", secret.as_uri()).replace("/PATH", str(secret))
    with pytest.raises(QueryError, match="no named graph of that name"):
        ask(graph, f"SELECT * {clause} {{ ?a ?b ?c }}", engine=engine)


def test_rdflib_in_the_worker_reads_no_file_even_unguarded(graph, tmp_path):
    secret = tmp_path / "secret.ttl"
    secret.write_text("<a:a> <a:b> 'secret' .")
    text = f"SELECT * FROM <{secret.as_uri()}> {{ ?a ?b ?c }}"
    script = "import sys; from kgraph.sparql import worker; worker.main()"
    task = Task((graph,), engines.Question(text), "rdflib", None)
    done = subprocess.run(
        [sys.executable, "-c", script], input=pickle.dumps(task), capture_output=True, check=True
    )
    assert pickle.loads(done.stdout).rows == ()


@pytest.mark.parametrize("engine", ["auto", "oxigraph", "rdflib"])
def test_from_a_graph_that_is_there_is_answered(graph, engine):
    text = "SELECT ?t FROM <graph/source/aaaa000000000000> { ?p dcterms:title ?t }"
    answer = ask(graph, text, engine=engine)
    assert answer.texts() == [("Attention is all you need",)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT"),
        ("PREFIX x: <a:> DELETE WHERE { ?a ?b ?c }", "DELETE"),
        ("LOAD <file:///etc/passwd>\n", "LOAD"),
        ("# note\nDROP ALL\n", "DROP"),
        ("CLEAR DEFAULT\n", "CLEAR"),
        ("WITH <a:a> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }", "WITH"),
    ],
)
def test_the_graph_is_not_changed(graph, engine, text, verb):
    with pytest.raises(QueryError, match=f"{verb} is refused"):
        ask(graph, text, engine=engine)
    assert len(ask(graph, "most-cited").rows) == 2


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s { ?s ?p 'a SERVICE from here' }",
        "SELECT ?s { ?s ?p ?service } # SERVICE <x> {}",
        "PREFIX load: <a:> PREFIX x: <b:> SELECT ?s { ?s load:insert x:delete }",
        "SELECT ?from { ?from ?p <http://service.example/from> }",
        "PREFIX x: <a:> SELECT ?s { ?s x:service <urn:service:x>, 'sans \\u00e9' }",
        'SELECT ?s { ?s ?p """a " service \' { } # """ }',
    ],
)
def test_words_in_texts_names_and_comments_are_no_matter(graph, text):
    assert ask(graph, text).rows is not None


MISTAKES = ["SELECT ?s { ?s ?p", "SELECT * { ?a nosuch:b ?c }", "{}"]


@given(st.text(max_size=60))
def test_the_guard_knows_only_refusals(text):
    try:
        guard.check(f"SELECT * {{ {text} SERVICE", BASE, set, terms.prefixes(BASE))
    except QueryError:
        return


# rdflib is asked once: each time is a process of its own.
@pytest.mark.parametrize(
    ("text", "engine"),
    [(text, engine) for text in MISTAKES for engine in ("sql", "oxigraph")]
    + [(MISTAKES[1], "rdflib")],
)
def test_a_mistake_is_said_and_is_no_empty_answer(graph, text, engine):
    with pytest.raises(QueryError, match="not a SPARQL query"):
        ask(graph, text, engine=engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_question_is_killed_at_its_limit(graph, engine):
    sparql_store.ensure(graph)
    text = ENDLESS_COUNT if engine == "sql" else ENDLESS
    started = time.monotonic()
    with pytest.raises(QueryTimeoutError, match="no answer within 2 s"):
        ask(graph, text, engine=engine, timeout=2)
    assert time.monotonic() - started < 15  # it would run for days
    children = [
        pid
        for pid in os.listdir("/proc")  # noqa: PTH208
        if pid.isdigit() and _is_worker_of_this_test(Path("/proc", pid))
    ]
    assert children == []


def _is_worker_of_this_test(process: Path) -> bool:
    try:
        parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
        return (
            parent == str(os.getpid())
            and b"kgraph.sparql.worker" in (process / "cmdline").read_bytes()
        )
    except OSError:
        return False


def test_a_dead_query_ends_with_its_limit(graph):
    sparql_store.ensure(graph)
    started = time.monotonic()
    with pytest.raises(QueryTimeoutError):
        ask(graph, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?e ?a", timeout=2)
    assert time.monotonic() - started < 15  # a second later, where the machine is idle


def test_a_worker_ends_though_nobody_waits(graph):
    sparql_store.ensure(graph)
    task = pickle.dumps(Task((graph,), engines.Question(ENDLESS), "oxigraph", 1))
    command = [sys.executable, "-m", "kgraph.sparql.worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as worker:
        worker.stdin.write(task)
        worker.stdin.close()
        assert worker.wait(60) == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_a_limit_changes_no_answer(graph, engine):
    values = {"author": "Noam Shazeer"}
    limited = ask(graph, "papers-of-author", values, engine=engine, timeout=120)
    assert limited == ask(graph, "papers-of-author", values)


def test_a_file_of_the_working_directory_stands_in_for_no_module(graph, tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('mine')")
    monkeypatch.chdir(tmp_path)
    assert ask(graph, "ASK {}", timeout=60).rows[0][0].value == "true"


# The store.


def test_the_store_follows_the_tables(tmp_path, monkeypatch):
    graph = small_graph.make(tmp_path / "g")
    assert len(ask(graph, "most-cited", engine="oxigraph").rows) == 2
    first = sparql_store.ensure(graph)
    assert sparql_store.ensure(graph) == first
    monkeypatch.setitem(small_graph.ROWS, "citations", [])
    with store.writing(graph):
        store.replace_tables(graph, small_graph._write)
    assert ask(graph, "most-cited", engine="oxigraph").rows == ()
    assert sparql_store.ensure(graph) != first


def test_another_base_iri_is_another_store(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    ask(graph, "most-cited", engine="oxigraph")
    store.set_base_iri(graph, "https://example.org/")
    found = ask(graph, "most-cited", {"limit": "1"}, engine="oxigraph").texts()[0][0]
    assert found == "https://example.org/paper/arxiv/hep-th/9901001"
    evidence = "ASK { ?c kg:evidence <https://example.org/ns#Api> }"
    assert ask(graph, evidence).rows[0][0].value == "true"


def test_a_store_may_be_deleted_and_left_overs_are_swept(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    place = sparql_store.ensure(graph)
    (place.parent / ".part-1").mkdir()
    (place / "stamp.json").unlink()
    for file in place.iterdir():
        file.unlink()
    place.rmdir()
    assert sparql_store.ensure(graph) == place
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_only_the_newest_stores_are_kept(tmp_path, monkeypatch):
    graph = small_graph.make(tmp_path / "g")
    for count in range(3):
        store.set_base_iri(graph, f"https://example.org/{count}/")
        sparql_store.ensure(graph)
    assert len(list((graph / "store").iterdir())) == 2


def test_two_processes_may_build_at_once(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        places = pool.map(sparql_store.ensure, [graph] * 2)
    assert len(set(places)) == 1
    assert [path.name for path in (graph / "store").iterdir()] == [places[0].name]
    assert len(ask(graph, "most-cited", engine="oxigraph").rows) == 2


def test_a_damaged_store_is_said(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    place = sparql_store.ensure(graph)
    for file in place.glob("MANIFEST-*"):
        file.write_bytes(b"damaged")
    with pytest.raises(StoreError, match="cannot read") as raised:
        ask(graph, "most-cited", engine="oxigraph")
    assert str(place) in raised.value.hint


@pytest.mark.parametrize("engine", ENGINES)
def test_no_graph_is_no_empty_answer(tmp_path, engine):
    with pytest.raises(InputError, match="no graph in"):
        ask(tmp_path, "most-cited", engine=engine)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf")])
def test_a_time_limit_that_is_none_is_refused(tmp_path, timeout):
    with pytest.raises(InputError, match="no time limit"):
        ask(small_graph.make(tmp_path / "g"), "most-cited", timeout=timeout)


def test_a_limit_below_nothing_is_refused(tmp_path):
    with pytest.raises(InputError, match="at most -1 rows"):
        ask(small_graph.make(tmp_path / "g"), "most-cited", limits=Limits(rows=-1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * { ?a ?b", "not a SPARQL query: error at 1:17"),
        ("SELECT * { ?a a no:x }", "not a SPARQL query: error at 1:21: unknown prefix"),
    ],
)
def test_a_mistake_in_a_query_is_told_in_one_line(tmp_path, text, said):
    with pytest.raises(QueryError) as raised:
        ask(small_graph.make(tmp_path / "g"), text)
    assert raised.value.message == said


def test_describe_without_a_pattern_is_a_query(tmp_path):
    found = ask(
        small_graph.make(tmp_path / "g"), f"DESCRIBE <paper/{small_graph.OLD.replace(':', '/')}>"
    )
    assert found.kind == "triples"
    assert found.rows

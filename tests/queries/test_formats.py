"""Answers as text: read back by the libraries that know the W3C formats."""

import csv
import io

import pyoxigraph as ox
import pytest
import rdflib

from kgraph.errors import QueryError
from kgraph.sparql.answer import Answer
from kgraph.sparql.formats import FORMATS, write
from kgraph.sparql.run import ask
from tests import small_graph

BASE = "https://kgraph.example/"
TEXT = 'a "quote", a\ttab\nand \\ a line <b>&</b> 😀'
XSD = "http://www.w3.org/2001/XMLSchema#"
ANSWER = Answer(
    ("paper", "said", "n"),
    (
        (ox.NamedNode(f"{BASE}paper/arxiv/1706.03762"), ox.Literal(TEXT), ox.Literal(7)),
        (ox.NamedNode(f"{BASE}category/cs.CL"), ox.Literal("été", language="fr"), ox.Literal(12)),
        (ox.NamedNode("https://else.example/x"), None, None),
    ),
    "rows",
)
YES = Answer(("answer",), ((ox.Literal(True),),), "boolean")


@pytest.mark.parametrize(
    ("form", "known"),
    [("json", ox.QueryResultsFormat.JSON), ("xml", ox.QueryResultsFormat.XML),
     ("tsv", ox.QueryResultsFormat.TSV)],
)  # fmt: skip
def test_a_reader_of_the_format_finds_every_term_again(form, known):
    found = ox.parse_query_results(write(ANSWER, form, BASE).encode(), known)
    names = tuple(variable.value for variable in found.variables)
    rows = tuple(tuple(row[name] for name in names) for row in found)
    assert (names, rows) == (ANSWER.columns, ANSWER.rows)


@pytest.mark.parametrize(("form", "known"), [("json", "json"), ("xml", "xml")])
def test_rdflib_reads_it_too(form, known):
    found = rdflib.query.Result.parse(io.BytesIO(write(ANSWER, form, BASE).encode()), format=known)
    assert next(str(row.said) for row in found) == TEXT


def test_csv_is_read_back_by_the_csv_module():
    text = write(ANSWER, "csv", BASE)
    assert text.startswith("paper,said,n\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[1] == [f"{BASE}paper/arxiv/1706.03762", TEXT, "7"]
    assert rows[3] == ["https://else.example/x", "", ""]


@pytest.mark.parametrize(("form", "known"), [("json", "JSON"), ("xml", "XML")])
def test_yes_and_no_are_booleans(form, known):
    text = write(YES, form, BASE).encode()
    assert bool(ox.parse_query_results(text, getattr(ox.QueryResultsFormat, known))) is True


def test_a_table_is_aligned_and_short():
    assert write(ANSWER, "table", BASE).splitlines() == [
        "paper                   said                                        n",
        "----------------------  -----------------------------------------  --",
        'arxiv:1706.03762        a "quote", a tab and \\ a line <b>&</b> 😀   7',
        "cs.CL                   été                                        12",
        "https://else.example/x",
    ]


@pytest.mark.parametrize(
    ("form", "known"), [("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES)]
)
def test_triples_are_written_as_such(tmp_path, form, known):
    graph = small_graph.make(tmp_path / "g")
    text = "CONSTRUCT { ?p dcterms:title ?t } WHERE { ?p dcterms:title ?t ; a fabio:Preprint }"
    for engine in ("oxigraph", "rdflib"):
        answer = ask(graph, text, engine=engine)
        found = set(ox.parse(write(answer, form, BASE).encode(), known))
        assert {quad.object.value for quad in found} == {
            "Attention Is All You Need", "Zażółć & Söhne: a study of strings",
        }  # fmt: skip
    assert write(answer, "csv", BASE).startswith("subject,predicate,object\r\n")


@pytest.mark.parametrize("form", ["ttl", "nt"])
def test_rows_are_no_triples(form):
    with pytest.raises(QueryError, match="only the answer of a CONSTRUCT"):
        write(ANSWER, form, BASE)


def test_an_unknown_format_is_said():
    with pytest.raises(QueryError, match="no format 'pdf'") as raised:
        write(ANSWER, "pdf", BASE)
    assert all(form in raised.value.hint for form in FORMATS)


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml"])
def test_no_rows_still_have_columns(form):
    assert "paper" in write(Answer(("paper",), (), "rows"), form, BASE)

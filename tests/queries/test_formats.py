"""Answers as text: read back by the libraries that know the W3C formats."""

import csv
import io
from dataclasses import replace

import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
import rdflib

from kgraph.errors import QueryError
from kgraph.sparql.answer import Answer
from kgraph.sparql.formats import FORMATS, parquet, write
from kgraph.sparql.run import ask

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


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_triples_are_written_as_such(small, engine):
    text = "CONSTRUCT { ?p dcterms:title ?t } WHERE { ?p dcterms:title ?t ; a fabio:Preprint }"
    answer = ask(small, text, engine=engine)
    for form, known in (("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES)):
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


def test_columns_of_numbers_are_numbers_in_arrow_and_parquet():
    found = pq.read_table(io.BytesIO(parquet(ANSWER)))
    assert [str(field.type) for field in found.schema] == ["string", "string", "int64"]
    assert found.to_pylist()[0] == {"paper": f"{BASE}paper/arxiv/1706.03762", "said": TEXT, "n": 7}
    assert found.to_pylist()[2] == {"paper": "https://else.example/x", "said": None, "n": None}


def test_decimals_are_doubles_and_mixed_columns_are_texts():
    half = ox.Literal("0.5", datatype=ox.NamedNode(f"{XSD}decimal"))
    answer = Answer(("a", "b", "c"), ((half, half, ox.Literal(True)), (ox.Literal(1), ox.Literal("x"), None)), "rows")  # fmt: skip  # noqa: E501
    assert answer.to_arrow().to_pydict() == {"a": [0.5, 1.0], "b": ["0.5", "x"], "c": [True, None]}


def test_xml_keeps_a_carriage_return_and_refuses_what_it_cannot_hold():
    text = write(Answer(("a",), ((ox.Literal("b\r\nc"),),), "rows"), "xml", BASE)
    (row,) = ox.parse_query_results(text.encode(), format=ox.QueryResultsFormat.XML)
    assert row["a"].value == "b\r\nc"
    with pytest.raises(QueryError, match="XML cannot hold"):
        write(Answer(("a",), ((ox.Literal("\x01"),),), "rows"), "xml", BASE)


def test_rows_of_the_tables_are_the_same_as_columns_and_as_terms(small):
    text = """SELECT ?p ?d ?n ?t ?o (?n / 4 AS ?q) (?n > 1 AS ?b) {
        ?a pro:relatesToDocument ?p ; schema:position ?n ; pro:isHeldBy ?o
        OPTIONAL { ?p dcterms:issued ?d } OPTIONAL { ?p dcterms:title ?t }
    } ORDER BY ?p ?n"""
    columns = ask(small, text, engine="sql")
    terms = replace(columns, rows=tuple(columns.rows))
    assert len(terms.rows) == 4
    assert columns == terms == ask(small, text, engine="oxigraph")
    assert columns.to_arrow() == terms.to_arrow()
    assert columns.texts() == terms.texts()
    for form in ("table", "csv", "tsv", "json", "xml"):
        assert write(columns, form, BASE) == write(terms, form, BASE)
    empty = ask(small, text.replace("OPTIONAL", "FILTER(?n > 99) OPTIONAL", 1), engine="sql")
    assert (empty.rows, empty.texts()) == ((), [])
    assert empty.to_arrow() == replace(empty, rows=()).to_arrow()

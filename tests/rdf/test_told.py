"""How much is told: references and lines, runs, versions, and what options leave out."""

import configparser
import datetime
import functools
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyoxigraph as ox
import pytest
import rdflib
from dateutil.relativedelta import relativedelta
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgraph.engines import DuckDB
from kgraph.errors import InputError
from kgraph.graph import open_graph
from kgraph.model import terms
from kgraph.model.tables import Author, Record, RecordPaper, Reference, ReferencePaper, Source, Span
from kgraph.rdf import sql
from tests import small_graph
from tests.rdf.test_export import BASE, read, readable
from tests.small_graph import ATTENTION, OLD

PAGE, EPRINT = "aaaa000000000000", "cccc000000000000"
DURATION = ox.NamedNode("http://www.w3.org/2001/XMLSchema#duration")
CITATION = "citation/arxiv-1706.03762/arxiv-hep-th%2F9901001"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """Give the small graph with a list of references, and lines in a page."""
    listed = small_graph.EVIDENCE
    first = replace(listed.records[0], spans=(Span("arxiv_id", 6, 16, 3), Span("title", 17, 42, 5)))
    source = Source(EPRINT, "eprint", "https://export.arxiv.org/src/1706.03762", "eprint", "2026-11-21T08:00:00Z", 9)  # fmt: skip  # noqa: E501
    told = Record(f"{EPRINT}#1", EPRINT, 1, arxiv_id="1706.03762", version=5, updated="2017-12-06",
                  authors=(Author("A"),), spans=(Span("title", 0, 1, 12),))  # fmt: skip
    references = (
        Reference(told.record_id, 1, "[1] A study of strings. 1999", "eprint"),
        Reference(told.record_id, 2, "[2] Nobody knows it.", "eprint"),
        Reference(told.record_id, 3, None, "eprint", doi="10.1000/a(b)<c>"),
    )
    rows = {
        "record_papers": [
            *small_graph.ROWS["record_papers"],
            RecordPaper(told.record_id, ATTENTION, "arxiv_id", 1.0),
        ],
        "reference_papers": [
            ReferencePaper(told.record_id, 1, "eprint", ATTENTION, OLD, "arxiv_id", 1.0),
            ReferencePaper(told.record_id, 2, "eprint", ATTENTION, None, "unknown_work", 0.0),
            ReferencePaper(told.record_id, 3, "eprint", ATTENTION, small_graph.STUB, "doi", 1.0),
        ],
    }  # fmt: skip
    evidence = replace(
        listed,
        sources=(*listed.sources, source),
        records=(first, *listed.records[1:], told),
        references=references,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(small_graph, "EVIDENCE", evidence)
        for name, given_rows in rows.items():
            patch.setitem(small_graph.ROWS, name, given_rows)
        return open_graph(small_graph.make(tmp_path_factory.mktemp("told") / "g"))


@functools.cache
def said(graph, suffix=".nt", **options) -> set[str]:
    """Write the graph once a format and choice: no test changes it."""
    file = graph.folder.parent / f"out{len(options)}{suffix}"
    graph.export(file, **options)
    return readable(read(file))


@pytest.fixture(scope="module")
def prov(graph):
    file = graph.folder.parent / "prov.nq"
    graph.export(file)
    named = ox.NamedNode(f"{BASE}graph/prov")
    return readable(quad for quad in read(file) if quad.graph_name == named)


@pytest.mark.parametrize(
    "line",
    [
        f"arxiv:1706.03762 frbr:part reference/{EPRINT}/1/2",
        f"reference/{EPRINT}/1/1 rdf:type biro:BibliographicReference",
        f'reference/{EPRINT}/1/1 c4o:hasContent "[1] A study of strings. 1999"',
        f"reference/{EPRINT}/1/1 biro:references arxiv:hep-th/9901001",
        f"reference/{EPRINT}/1/1 prov:wasDerivedFrom source/{EPRINT}",
        f'reference/{EPRINT}/1/2 kg:matchedBy "unknown_work"',
        f'reference/{EPRINT}/1/2 schema:position "2"^xsd:integer',
        f"{CITATION}#ReferenceList-eprint prov:wasDerivedFrom reference/{EPRINT}/1/1",
        # RFC 5147: line 12 lies between the places 11 and 12.
        f"{CITATION} prov:wasDerivedFrom source/{EPRINT}#line=11,12",
        f"source/{EPRINT}#line=11,12 dcterms:isPartOf source/{EPRINT}",
    ],
)
def test_references_and_their_places_are_told(graph, line):
    assert line in said(graph)


def test_a_reference_that_names_nothing_known_is_still_counted(graph):
    lines = said(graph)
    assert sum("rdf:type biro:BibliographicReference" in line for line in lines) == 3
    assert not [line for line in lines if line.startswith(f"reference/{EPRINT}/1/2 biro:")]


@pytest.mark.parametrize(
    "line",
    [
        "run/000001 rdf:type prov:Activity",
        f"run/000001 prov:used source/{PAGE}",
        'run/000001 prov:startedAtTime "2026-11-20T17:00:00Z"^xsd:dateTime',
        'run/000001 prov:endedAtTime "2026-11-21T08:00:00Z"^xsd:dateTime',
        "run/000001 prov:wasAssociatedWith agent/kgraph",
        f"graph/source/{PAGE} prov:wasGeneratedBy run/000001",
        f"arxiv:1706.03762 prov:wasQuotedFrom source/{PAGE}#line=2,5",
        "agent/kgraph rdf:type prov:SoftwareAgent",
    ],
)
def test_runs_and_lines_stand_in_the_graph_of_provenance(prov, line):
    assert line in prov


def test_without_provenance_there_are_no_named_graphs_and_no_sources(graph, tmp_path):
    assert not [line for line in said(graph, provenance=False) if "source/" in line]
    file = tmp_path / "out.nq"
    graph.export(file, provenance=False)
    assert {quad.graph_name for quad in read(file)} == {ox.DefaultGraph()}


def test_compact_leaves_out_the_nodes_of_identifiers_and_nothing_else(graph):
    whole, compact = said(graph), said(graph, compact=True)
    assert compact < whole
    assert {line.split(" ")[1] for line in whole - compact} == {
        "datacite:hasIdentifier", "datacite:usesIdentifierScheme", "litre:hasLiteralValue",
        "rdf:type",
    }  # fmt: skip
    assert 'arxiv:1706.03762 fabio:hasArXivId "1706.03762"' in compact


def test_versions_are_told_where_they_are_asked_for(graph):
    usual, lines = said(graph), said(graph, versions=True)
    added = {line for line in lines - usual if line.startswith("arxiv:1706.03762")}
    assert sum("dcterms:hasVersion" in line for line in added) == 7
    issued = {line for line in added if "dcterms:issued" in line}
    assert issued == {
        'arxiv:1706.03762#v1 dcterms:issued "2017-06-12"^xsd:date',
        'arxiv:1706.03762#v5 dcterms:issued "2017-12-06"^xsd:date',
        'arxiv:1706.03762#v7 dcterms:issued "2023-08-02"^xsd:date',
    }
    assert "arxiv:1706.03762#v2 dcterms:isVersionOf arxiv:1706.03762" in added
    assert "arxiv:1706.03762#v2 foaf:page https://arxiv.org/abs/1706.03762v2" in added
    assert not [line for line in usual if "kg:Version " in f"{line} " and "#v" in line]


def test_every_option_goes_with_every_format(graph):
    options = {"compact": True, "provenance": False, "versions": True}
    wanted = said(graph, **options)
    for suffix in (".ttl", ".nq", ".jsonld"):
        assert said(graph, suffix, **options) == wanted


# Parts.


def test_the_description_counts_what_is_there(graph, tmp_path):
    graph.export(tmp_path / "g.nt")
    graph.export(tmp_path / "void.ttl", part="void")
    quads, told = read(tmp_path / "g.nt"), ox.Store()
    told.extend(read(tmp_path / "void.ttl"))
    classes = Counter(q.object.value for q in quads if q.predicate.value.endswith("#type"))
    properties = Counter(quad.predicate.value for quad in quads)
    assert counted(told, "class", "entities") == classes
    assert counted(told, "property", "triples") == properties
    total = told.query(
        "SELECT ?n { ?d a void:Dataset ; void:triples ?n }", prefixes=terms.prefixes(BASE)
    )
    assert [int(row["n"].value) for row in total] == [len(quads)]
    assert not any(isinstance(quad.subject, ox.BlankNode) for quad in told)


def counted(told: ox.Store, what: str, number: str) -> dict[str, int]:
    part = f"?d void:{what}Partition ?p . ?p void:{what} ?what ; void:{number} ?n"
    query = f"SELECT ?what ?n {{ {part} }}"
    rows = told.query(query, prefixes=terms.prefixes(BASE))
    return {row["what"].value: int(row["n"].value) for row in rows}


def test_the_ontology_alone(graph):
    lines = said(graph, ".ttl", part="ontology")
    assert "kg:Stub rdf:type owl:Class" in lines
    assert not [line for line in lines if line.startswith("arxiv:")]


# QLever.


@pytest.mark.parametrize(
    ("name", "read_by"), [("g.nt", "cat"), ("g.nt.gz", "gzip -dc"), ("g.nt.zst", "zstd -dc")]
)
def test_a_recipe_for_qlever_stands_beside_n_triples(graph, tmp_path, name, read_by):
    graph.export(tmp_path / name, qlever=True)
    interpolation = configparser.ExtendedInterpolation()
    parsed = configparser.ConfigParser(interpolation=interpolation)
    parsed.optionxform = str
    parsed.read(tmp_path / "Qleverfile", encoding="utf-8")
    assert (tmp_path / parsed["index"]["INPUT_FILES"]).is_file()
    assert parsed["index"]["CAT_INPUT_FILES"] == f"{read_by} {name}"
    assert parsed["data"]["FORMAT"] == "nt"


def test_qlever_is_not_given_quads(graph, tmp_path):
    with pytest.raises(InputError, match="N-Triples"):
        graph.export(tmp_path / "g.nq", qlever=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [({"part": "shapes"}, "no part 'shapes'"), ({"base_iri": "example.org"}, "not a base IRI")],
)
def test_a_wrong_choice_is_refused(graph, tmp_path, options, message):
    with pytest.raises(InputError, match=message):
        graph.export(tmp_path / "g.nt", **options)


def test_choices_for_rdf_are_refused_elsewhere(graph, tmp_path):
    with pytest.raises(InputError, match="is no RDF"):
        graph.export(tmp_path / "g.graphml", compact=True)


# Time spans.


@pytest.fixture(scope="module")
def engine():
    with DuckDB() as opened:
        yield opened


@settings(max_examples=25)
@example([(datetime.date(2018, 9, 6), datetime.date(2017, 12, 29), 10, 10)])
@given(st.lists(st.tuples(st.dates(datetime.date(1900, 1, 1)), st.dates(datetime.date(1900, 1, 1)),
                          st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10])),
                min_size=1, max_size=15))  # fmt: skip
def test_a_time_span_leads_from_one_date_to_the_other(engine, pairs):
    dates = [(str(a)[:n], str(b)[:m]) for a, b, n, m in pairs]
    before, after = zip(*dates, strict=True)
    table = {"n": range(len(dates)), "earlier": before, "later": after}
    engine.table("given", pa.table(table))
    query = f"select span from {sql.time_spans('given')} order by n"
    rows = engine.rows(query).to_pylist()
    for (before, after), row in zip(dates, rows, strict=True):
        literal = ox.Literal(row["span"], datatype=DURATION)
        store = ox.Store()
        store.add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:a"), literal))
        assert next(iter(store)).object == literal
        # rdflib knows no time back in months and days, and stops reading there.
        assert rdflib.Literal(row["span"], datatype=DURATION.value).value is not None
        size = min(len(before), len(after))
        first, last = (day[:size] + "0000-01-01"[size:] for day in (before, after))
        sign, (early, late) = ("", (first, last)) if first <= last else ("-", (last, first))
        assert literal.value.startswith(sign)
        numbers = re.fullmatch(r"-?P(?:T0S|(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?)", literal.value)
        years, months, days = (int(number or 0) for number in numbers.groups())
        span = relativedelta(years=years, months=months, days=days)
        assert datetime.date.fromisoformat(early) + span == datetime.date.fromisoformat(late)


def test_nothing_is_written_beside_a_graph(graph, tmp_path):
    graph.export(tmp_path / "g.ttl")
    assert [path.name for path in Path(tmp_path).iterdir()] == ["g.ttl"]

"""RDF files: what they say of a small graph, and that strict and lenient readers agree."""

import functools
import gzip
import io
import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from kgraph.engines import DuckDB
from kgraph.errors import InputError, StoreError
from kgraph.export import rdf
from kgraph.model import terms
from kgraph.model.tables import Alias, AuthorCandidate, Authorship, Citation, Context
from kgraph.rdf import sql
from tests import small_graph
from tests.small_graph import ATTENTION, OLD, STUB, paper

BASE = "https://kgraph.example/"
SUFFIXES = [".ttl", ".nt", ".nq", ".trig", ".rdf", ".jsonld"]
NASTY = (
    'quote " backslash \\ \\n line\nend\r\ttab \x00\x07\x1f\x7f\x85 ﷽ 😀 \ufeff\uffff \u2028'
    " <b>&amp; {}|^` ''' " + '""" ]]>'
)
OLDER = "citation/arxiv-1706.03762/arxiv-hep-th%2F9901001"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    return small_graph.make(tmp_path_factory.mktemp("graph") / "g")


@pytest.fixture(scope="module")
def engine():
    with DuckDB() as opened:
        yield opened


@pytest.fixture(scope="module")
def said(graph):
    """Give the default graph as a set of prefixed, readable lines."""
    return readable(read(export(graph, ".nt")))


@functools.cache
def export(graph: Path, suffix: str, **options) -> Path:
    """Write a graph once a format: no test changes one."""
    target = graph.parent / f"out{len(options)}{suffix}"
    rdf.write(graph, target, **options)
    return target


def read(file: Path) -> set[ox.Quad]:
    form = ox.RdfFormat.from_extension(file.suffix.removeprefix("."))
    quads = list(ox.parse(path=str(file), format=form))
    assert len(quads) == len(set(quads))
    return set(quads)


def readable(quads) -> set[str]:
    short = sorted(terms.prefixes(BASE).items(), key=lambda pair: -len(pair[1]))

    def cell(term):
        if isinstance(term, ox.Literal):
            datatype = "" if term.language else cell(term.datatype)
            return f'"{term.value}"' + (f"^{datatype}" if datatype != "xsd:string" else "")
        for prefix, place in short:
            if term.value.startswith(place):
                return f"{prefix}:{term.value.removeprefix(place)}"
        return term.value.removeprefix(BASE)

    return {" ".join(cell(part) for part in (q.subject, q.predicate, q.object)) for q in quads}


@pytest.mark.parametrize(
    "line",
    [
        "arxiv:1706.03762 rdf:type fabio:Preprint",
        "arxiv:1706.03762 rdf:type schema:ScholarlyArticle",
        'arxiv:1706.03762 dcterms:title "Attention Is All You Need"',
        'arxiv:1706.03762 dcterms:abstract "We call it "Transformer" & it is < others; see C:\\x."',
        'arxiv:1706.03762 dcterms:issued "2017-06-12"^xsd:date',
        'arxiv:1706.03762 dcterms:modified "2023-08-02"^xsd:date',
        'arxiv:1706.03762 fabio:hasPublicationYear "2017"^xsd:gYear',
        'arxiv:1706.03762 fabio:hasArXivId "1706.03762"',
        'arxiv:1706.03762 prism:doi "10.48550/arxiv.1706.03762"',
        'arxiv:1706.03762 schema:version "7"',
        'arxiv:1706.03762 kg:authorsComplete "true"^xsd:boolean',
        "arxiv:1706.03762 foaf:page https://arxiv.org/abs/1706.03762",
        "arxiv:1706.03762 schema:sameAs https://doi.org/10.48550/arxiv.1706.03762",
        "arxiv:1706.03762 datacite:hasIdentifier id/arxiv/1706.03762",
        "id/arxiv/1706.03762 datacite:usesIdentifierScheme datacite:arxiv",
        'id/doi/10.48550/arxiv.1706.03762 litre:hasLiteralValue "10.48550/arxiv.1706.03762"',
        "arxiv:1706.03762 kg:primaryCategory cat:cs.CL",
        "arxiv:1706.03762 dcterms:subject cat:cs.LG",
        "arxiv:1706.03762 schema:sourceOrganization organisation:google-brain",
        'organisation:google-brain foaf:name "Google Brain"',
        'arxiv:hep-th/9901001 dcterms:issued "1999-01"^xsd:gYearMonth',
        'arxiv:hep-th/9901001 kg:publishedDoi "10.1103/physrevd.76.013009"',
        "paper/doi/10.1000/a%28b%29%3Cc%3E rdf:type fabio:Expression",
        "paper/doi/10.1000/a%28b%29%3Cc%3E rdf:type kg:Stub",
        "paper/doi/10.1000/a%28b%29%3Cc%3E foaf:page https://doi.org/10.1000/a%28b%29%3Cc%3E",
        "arxiv:1706.03762 dcterms:creator author:noam-shazeer-5e6f7a8b",
        "arxiv:1706.03762 pro:isDocumentContextFor arxiv:1706.03762#author-2",
        "arxiv:1706.03762#author-2 rdf:type pro:RoleInTime",
        "arxiv:1706.03762#author-2 pro:withRole pro:author",
        "arxiv:1706.03762#author-2 pro:isHeldBy author:noam-shazeer-5e6f7a8b",
        'arxiv:1706.03762#author-2 schema:position "2"^xsd:integer',
        'arxiv:1706.03762#author-2 kg:nameAsPrinted "N. Shazeer"',
        'arxiv:1706.03762#author-1 kg:affiliationAsPrinted "Google Brain"',
        "arxiv:1706.03762#author-1 schema:affiliation organisation:google-brain",
        'arxiv:hep-th/9901001#author-noam-shazeer-5e6f7a8b kg:confidence "0.8"^xsd:decimal',
        "author:noam-shazeer-5e6f7a8b rdf:type foaf:Person",
        "author:noam-shazeer-5e6f7a8b kg:identityStatus kg:resolved",
        "author:noam-shazeer-5e6f7a8b schema:sameAs https://orcid.org/0000-0002-1825-0097",
        "id/orcid/0000-0002-1825-0097 datacite:usesIdentifierScheme datacite:orcid",
        "author:ashish-vaswani-1a2b3c4d kg:identityStatus kg:nameOnly",
        "author:cms-collaboration-9c0d1e2f rdf:type foaf:Group",
        "arxiv:1706.03762 cito:cites paper/doi/10.1000/a%28b%29%3Cc%3E",
        f"{OLDER} cito:hasCitedEntity arxiv:hep-th/9901001",
        f"{OLDER} cito:hasCitingEntity arxiv:1706.03762",
        f"{OLDER} kg:evidence kg:ReferenceList",
        f'{OLDER} cito:hasCitationTimeSpan "P18Y5M"^xsd:duration',
        'source/aaaa000000000000 dcterms:title "pages/a list.txt"',
        "dataset rdf:type dcat:Dataset",
        "dataset void:exampleResource paper/abstract/00ff00ff00ff00ff",
        "arxiv:hep-th/9901001 schema:mentions arxiv:1706.03762",
        'mention/arxiv-hep-th%2F9901001/arxiv-1706.03762/12 kg:surface "Transformer"',
        'mention/arxiv-hep-th%2F9901001/arxiv-1706.03762/12 kg:confidence "0.7"^xsd:decimal',
        "paper/title/0123456789abcdef dcterms:isReplacedBy arxiv:1706.03762",
        "cat:cs.CL skos:broader cat:archive/cs",
        "cat:archive/cs skos:broader cat:grp_cs",
        "cat:grp_cs skos:topConceptOf category",
        'cat:cs.CL skos:notation "cs.CL"',
        "cat:math.MP skos:exactMatch cat:math-ph",
        "cat:cmp-lg dcterms:isReplacedBy cat:cs.CL",
        'cat:cmp-lg owl:deprecated "true"^xsd:boolean',
    ],
)
def test_the_small_graph_says(said, line):
    assert line in said


def test_a_citation_is_one_node_and_each_provider_keeps_its_own_word(said):
    node = "citation/arxiv-1706.03762/doi-10.1000%2Fa%28b%29%3Cc%3E"
    about = {line.removeprefix(node) for line in said if line.startswith((f"{node} ", f"{node}#A"))}
    assert about == {
        " rdf:type cito:Citation",
        " cito:hasCitingEntity arxiv:1706.03762",
        " cito:hasCitedEntity paper/doi/10.1000/a%28b%29%3Cc%3E",
        ' cito:hasCitationCreationDate "2017-06-12"^xsd:date',
        ' kg:confidence "1"^xsd:decimal',
        " kg:evidence kg:Api",
        " kg:evidence kg:ReferenceList",
        ' kg:provider "eprint"',
        ' kg:provider "openalex"',
        f" kg:hasEvidence {node}#Api-openalex",
        f" kg:hasEvidence {node}#ReferenceList-eprint",
        f" kg:hasContext {node}#context-4a5ad7c9837955da",
        "#Api-openalex rdf:type kg:Evidence",
        "#Api-openalex kg:evidence kg:Api",
        '#Api-openalex kg:provider "openalex"',
        '#Api-openalex kg:confidence "0.9"^xsd:decimal',
    }


def test_an_author_without_place_is_a_creator_with_a_node_that_has_no_position(said):
    node = "arxiv:hep-th/9901001#author-noam-shazeer-5e6f7a8b"
    assert "arxiv:hep-th/9901001 dcterms:creator author:noam-shazeer-5e6f7a8b" in said
    assert f'{node} kg:nameAsPrinted "Shazeer, Noam"' in said
    assert not [line for line in said if line.startswith(f"{node} schema:position")]


def test_a_mention_is_no_citation(said):
    assert "arxiv:hep-th/9901001 cito:cites arxiv:1706.03762" not in said


def test_every_node_that_is_named_is_also_described(graph):
    quads = read(export(graph, ".nt"))
    described = {quad.subject for quad in quads}
    named = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}
    assert [n for n in named - described if n.value.startswith(BASE)] == []


def test_there_are_no_times_in_the_default_graph(graph):
    assert b"2026-11-20" not in export(graph, ".nt").read_bytes()
    assert b"2026-11-20T17:00:09Z" in export(graph, ".nq").read_bytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_there_are_no_blank_nodes(graph, suffix):
    for quad in read(export(graph, suffix)):
        parts = (quad.subject, quad.object, quad.graph_name)
        assert not any(isinstance(part, ox.BlankNode) for part in parts)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_says_the_same(graph, suffix):
    everything = read(export(graph, ".nq"))
    default = {quad for quad in everything if isinstance(quad.graph_name, ox.DefaultGraph)}
    wanted = everything if suffix in (".nq", ".trig", ".jsonld") else default
    assert read(export(graph, suffix)) == wanted


@pytest.mark.parametrize(
    ("suffix", "form"),
    [
        (".ttl", "turtle"), (".nt", "nt"), (".rdf", "xml"),
        (".nq", "nquads"), (".trig", "trig"), (".jsonld", "json-ld"),
    ],
)  # fmt: skip
def test_rdflib_reads_the_same_triples_as_the_strict_reader(graph, suffix, form):
    file = export(graph, suffix)
    named = suffix in (".nq", ".trig", ".jsonld")
    loose = rdflib.Dataset() if named else rdflib.Graph()
    loose.parse(file, format=form)
    got = {
        tuple(part.n3() for part in (s, p, o)) for s, p, o, *_ in
        (loose.quads() if named else loose)
    }  # fmt: skip
    strict = {tuple(map(rdflib_term, (q.subject, q.predicate, q.object))) for q in read(file)}
    assert got == strict


def test_the_context_of_json_ld_is_inside(graph):
    content = json.loads(export(graph, ".jsonld").read_text(encoding="utf-8"))
    assert content["@context"] == terms.prefixes(BASE)
    nodes = {node["@id"]: node for node in content["@graph"]}
    paper_node = nodes["arxiv:1706.03762"]
    assert paper_node["@type"] == ["fabio:Preprint", "schema:ScholarlyArticle"]
    assert paper_node["dcterms:title"] == "Attention Is All You Need"
    assert paper_node["dcterms:issued"] == {"@value": "2017-06-12", "@type": "xsd:date"}
    assert len(nodes[f"{BASE}graph/source/aaaa000000000000"]["@graph"]) == 3


def rdflib_term(term) -> str:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value).n3()
    plain = term.language or term.datatype.value.endswith("#string")
    datatype = None if plain else term.datatype.value
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype).n3()


def test_two_processes_write_the_same_bytes(graph, tmp_path):
    # In another process, because hash tables are seeded anew in each.
    script = "import sys; from pathlib import Path; from kgraph.export import rdf; "
    script += "[rdf.write(Path(sys.argv[1]), Path(file)) for file in sys.argv[2:]]"
    suffixes = [".ttl", ".nq", ".trig", ".rdf", ".jsonld", ".nt.gz", ".nt.zst"]
    files = [str(tmp_path / f"other{suffix}") for suffix in suffixes]
    subprocess.run([sys.executable, "-c", script, str(graph), *files], check=True)
    for suffix, file in zip(suffixes, files, strict=True):
        assert Path(file).read_bytes() == export(graph, suffix).read_bytes()


@pytest.mark.parametrize("suffix", [".nt", ".nq"])
def test_no_line_comes_twice(graph, suffix):
    lines = export(graph, suffix).read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(set(lines))


def test_subjects_are_in_order_where_people_read(graph):
    quads = ox.parse(path=str(export(graph, ".ttl")), format=ox.RdfFormat.TURTLE)
    subjects = [quad.subject.value.removeprefix(BASE) for quad in quads]
    assert subjects == sorted(subjects)


def test_turtle_is_made_for_reading(graph):
    text = export(graph, ".ttl").read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert head == sorted(head)
    assert text.startswith("@prefix")
    assert (
        'arxiv:1706.03762 a fabio:Preprint , schema:ScholarlyArticle ;\n\tdcterms:title "' in text
    )
    assert text.count("\narxiv:1706.03762 ") == 1


def test_packed_files_hold_the_plain_ones(graph):
    plain = export(graph, ".nt").read_bytes()
    assert gzip.decompress(export(graph, ".nt.gz").read_bytes()) == plain
    packed = export(graph, ".nt.zst")
    with pa.CompressedInputStream(pa.OSFile(str(packed)), "zstd") as stream:
        assert stream.read() == plain


def test_another_base_iri_moves_our_names_and_no_others(graph):
    base = "https://example.org/papers/"
    ours = export(graph, ".nt").read_text(encoding="utf-8")
    moved = export(graph, ".nt", base_iri=base).read_text(encoding="utf-8")
    assert sorted(moved.splitlines()) == sorted(ours.replace(BASE, base).splitlines())


@pytest.mark.parametrize("name", ["graph.xyz", "graph", "graph.gz", "graph.ttl.bz2"])
def test_a_name_without_format_is_refused(graph, name, tmp_path):
    with pytest.raises(InputError, match="no RDF format"):
        rdf.write(graph, tmp_path / name)


def test_a_base_iri_cannot_add_statements(graph, tmp_path):
    with pytest.raises(InputError, match="not a base IRI"):
        rdf.write(graph, tmp_path / "g.nt", base_iri="https://x.example/> <a:a> <b:b> .\n<c:")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_the_old_file(tmp_path):
    graph = small_graph.make(tmp_path / "g")
    target = tmp_path / "g.ttl"
    target.write_text("old")
    for file in (graph / "tables").glob("*/papers.parquet"):
        file.write_bytes(b"damaged")
    with pytest.raises(StoreError, match="papers"):
        rdf.write(graph, target)
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["g", "g.ttl"]


# Named graphs.


def test_each_source_has_a_graph_of_what_it_said(graph):
    quads = read(export(graph, ".nq"))
    of = {}
    for quad in quads:
        of.setdefault(getattr(quad.graph_name, "value", ""), set()).add(quad)
    page, api = (of[f"{BASE}graph/source/{name * 4}000000000000"] for name in "ab")
    assert 'arxiv:1706.03762 dcterms:title "Attention is all you need"' in readable(page)
    assert 'arxiv:1706.03762 dcterms:issued "2017"^xsd:gYear' in readable(page)
    assert 'arxiv:1706.03762#author-2 kg:nameAsPrinted "N. Shazeer"' in readable(page)
    assert 'arxiv:1706.03762 dcterms:title "Attention Is All You Need"' in readable(api)
    assert "arxiv:1706.03762 dcterms:subject cat:cs.LG" in readable(api)
    assert not [line for line in readable(page) if "dcterms:subject" in line]
    prov = readable(of[f"{BASE}graph/prov"])
    assert 'source/aaaa000000000000 dcterms:title "pages/a list.txt"' in prov
    assert "arxiv:1706.03762 prov:wasDerivedFrom source/aaaa000000000000" in prov
    assert "graph/source/aaaa000000000000 prov:wasDerivedFrom source/aaaa000000000000" in prov


def test_authors_who_are_perhaps_one_stay_out_of_the_default_graph(tmp_path, monkeypatch):
    pair = ("author:ashish-vaswani-1a2b3c4d", "author:noam-shazeer-5e6f7a8b")
    rows = [AuthorCandidate(*pair, 0.25, "same co-authors")]
    monkeypatch.setitem(small_graph.ROWS, "author_candidates", rows)
    graph = small_graph.make(tmp_path / "g")
    quads = read(export(graph, ".nq"))
    found = [q for q in quads if q.predicate.value == f"{BASE}ns#reason"]
    assert [q.object.value for q in found] == ["same co-authors"]
    assert [q.graph_name.value for q in found] == [f"{BASE}graph/candidates"]
    default = [q for q in quads if isinstance(q.graph_name, ox.DefaultGraph)]
    assert default
    assert not [q for q in default if q.predicate.value.endswith("SameAs")]


# Nasty texts.


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=20))
@example([NASTY])
def test_any_text_survives_as_a_literal(engine, texts):
    engine.table("given", pa.table({"n": range(len(texts)), "text": texts}))
    rows = engine.rows(f"select {sql.literal('text')} as term from given order by n")
    lines = "".join(f"<a:a> <a:b> {row['term']} .\n" for row in rows.to_pylist())
    strict = ox.parse(lines.encode(), ox.RdfFormat.N_TRIPLES)
    assert [quad.object.value for quad in strict] == [CONTROL.sub("", text) for text in texts]
    loose = rdflib.Graph().parse(io.BytesIO(lines.encode()), format="nt")
    assert {str(o) for o in loose.objects()} == {CONTROL.sub("", text) for text in texts}


ODD = "10.1000/<a>\"{b}|^`\\c d%41é😀#?&'"


@pytest.fixture(scope="module")
def nasty(tmp_path_factory):
    odd = paper(f"doi:{ODD}", title=NASTY, abstract="x\r\ny", doi=ODD)
    contexts = (Context(NASTY, NASTY), Context("plain"))
    cites = Citation(f"doi:{ODD}", STUB, "Hyperlink", 'a "page" #1', 0.123456, contexts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(small_graph.ROWS, "papers", [*small_graph.ROWS["papers"], odd])
        patch.setitem(small_graph.ROWS, "citations", [cites])
        patch.setitem(small_graph.ROWS, "aliases", [Alias("title:>x", f"doi:{ODD}")])
        return small_graph.make(tmp_path_factory.mktemp("nasty") / "g")


@pytest.mark.parametrize("suffix", [".nq", ".ttl", ".rdf", ".jsonld"])
def test_nasty_texts_and_ids_survive_every_format(nasty, suffix):
    quads = read(export(nasty, suffix))
    title = ox.Literal(CONTROL.sub("", NASTY))
    node = ox.NamedNode(terms.iri(f"doi:{ODD}", BASE))
    told = {(q.subject, q.predicate.value, q.object) for q in quads}
    assert (node, terms.expand("dcterms:title", BASE), title) in told
    assert (node, terms.expand("prism:doi", BASE), ox.Literal(ODD)) in told
    assert (node, terms.expand("dcterms:abstract", BASE), ox.Literal("x\r\ny")) in told
    assert any(p == terms.expand("kg:sentence", BASE) and o == title for _, p, o in told)


@pytest.mark.parametrize(
    ("printed", "datatype"),
    [
        ("2019", "gYear"), ("2019-05", "gYearMonth"), ("2019-05-31", "date"),
        ("2019-13", "string"), ("2019-02-31", "string"), ("in spring", "string"),
    ],
)  # fmt: skip
def test_a_date_has_the_datatype_of_its_precision(engine, printed, datatype):
    engine.table("given", pa.table({"day": [printed]}))
    made = engine.rows(f"select {sql.date('day')} as term from given").to_pylist()[0]["term"]
    literal = next(ox.parse(f"<a:a> <a:a> {made} .", ox.RdfFormat.N_TRIPLES)).object
    assert (literal.value, literal.datatype.value.rpartition("#")[2]) == (printed, datatype)


@given(st.integers(0, 1_000_000))
def test_a_number_is_written_as_a_store_would_give_it_back(engine, millionths):
    engine.table("given", pa.table({"x": [millionths / 1_000_000]}))
    made = engine.rows(f"select {sql.decimal('x')} as term from given").to_pylist()[0]["term"]
    literal = next(ox.parse(f"<a:a> <a:a> {made} .", ox.RdfFormat.N_TRIPLES)).object
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:a"), literal))
    assert next(iter(store)).object == literal
    assert float(literal.value) == millionths / 1_000_000


def test_a_category_that_the_scheme_does_not_know_is_still_a_concept(tmp_path, monkeypatch):
    row = small_graph.PaperCategory(ATTENTION, "cs.NEW", False)
    rows = [*small_graph.ROWS["paper_categories"], row]
    monkeypatch.setitem(small_graph.ROWS, "paper_categories", rows)
    said = readable(read(export(small_graph.make(tmp_path / "g"), ".nt")))
    assert "arxiv:1706.03762 dcterms:subject cat:cs.NEW" in said
    assert 'cat:cs.NEW skos:notation "cs.NEW"' in said


def test_an_author_twice_on_a_paper_is_one_creator_with_two_nodes(tmp_path, monkeypatch):
    rows = [Authorship(OLD, n, "author:noam-shazeer-5e6f7a8b", "N", None, "author_list", 1.0) for n in (1, 2)]  # fmt: skip  # noqa: E501
    monkeypatch.setitem(small_graph.ROWS, "authorships", rows)
    text = export(small_graph.make(tmp_path / "g"), ".nt").read_text(encoding="utf-8")
    assert text.count("<http://purl.org/dc/terms/creator>") == 1
    assert text.count("<http://purl.org/spar/pro/isDocumentContextFor>") == 2


# The line formats make citations from fewer queries than what is grouped by subject.


def test_citations_are_the_same_in_every_order_of_lines(tmp_path, monkeypatch):
    providers = ("openalex", "inspire", "eprint", 'se"man\\tic')
    rows = [
        *(Citation(ATTENTION, STUB, "Api", by, 0.25, ()) for by in providers),
        *(Citation(ATTENTION, STUB, "TitleMatch", by, 0.75, ()) for by in providers[1:]),
        *(Citation(ATTENTION, OLD, "Rumour", by, 0.5, ()) for by in providers[:2]),
        Citation(OLD, STUB, "ReferenceList", "eprint", 1.0, ()),
    ]
    monkeypatch.setitem(small_graph.ROWS, "citations", rows)
    graph = small_graph.make(tmp_path / "g")
    found = [read(export(graph, suffix)) for suffix in (".nt", ".ttl")]
    assert found[0] == found[1]
    assert sum(quad.object == ox.Literal("inspire") for quad in found[0]) == 5


@given(st.lists(st.decimals(-999_999, 999_999, places=6), min_size=1))
@example([Decimal(text) for text in ("0", "1", "-0.5", "0.95", "0.000001", "10", "100.5", "-0")])
def test_a_number_has_its_shortest_form(engine, numbers):
    engine.table("numbers", pa.table({"n": pa.array(numbers, pa.decimal128(12, 6))}))
    found = engine.rows(f"select {sql.decimal('n')} as term from numbers").column("term")
    datatype = "^^<http://www.w3.org/2001/XMLSchema#decimal>"
    short = (f"{number + 0:.6f}".rstrip("0").rstrip(".") for number in numbers)
    assert found.to_pylist() == [f'"{text}"{datatype}' for text in short]

"""Names in RDF: every id has one valid IRI, every term exists where we say it does."""

import re

import pyarrow as pa
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kgraph import rdf
from kgraph.engines import DuckDB
from kgraph.errors import InputError
from kgraph.model import terms
from kgraph.rdf import sql

BASE = "https://kgraph.example/"
rests = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
compact_ids = st.builds(
    "{}:{}".format, st.sampled_from(["arxiv", "doi", "title", "abstract", "author"]), rests
)


@pytest.mark.parametrize(
    ("compact", "path"),
    [
        ("arxiv:1706.03762", "paper/arxiv/1706.03762"),
        ("arxiv:hep-th/9901001", "paper/arxiv/hep-th/9901001"),
        ("doi:10.1000/a(b)<c>", "paper/doi/10.1000/a%28b%29%3Cc%3E"),
        ("title:00ff", "paper/title/00ff"),
        ("abstract:00ff", "paper/abstract/00ff"),
        ("author:noam-shazeer-5e6f7a8b", "author/noam-shazeer-5e6f7a8b"),
        ("organisation:google-brain", "organisation/google-brain"),
    ],
)
def test_an_id_has_this_iri(compact, path):
    assert terms.iri(compact, BASE) == BASE + path
    assert terms.compact(BASE + path, BASE) == compact


def test_a_category_and_the_archive_of_its_name_are_two():
    assert terms.category("hep-th", BASE) == f"{BASE}category/hep-th"
    assert terms.archive("hep-th", BASE) == f"{BASE}category/archive/hep-th"
    assert terms.group("physics", BASE) == f"{BASE}category/grp_physics"


@given(compact_ids)
def test_any_id_gives_a_valid_iri_that_leads_back(compact):
    iri = terms.iri(compact, BASE)
    # RFC 3986: unreserved characters, escapes and slashes are valid in any path.
    assert re.fullmatch(r"https://kgraph\.example/(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", iri)
    assert next(ox.parse(f"<{iri}> <a:a> <a:a> .", ox.RdfFormat.N_TRIPLES)).subject.value == iri
    assert terms.compact(iri, BASE) == compact


@pytest.fixture(scope="module")
def engine():
    with DuckDB() as opened:
        yield opened


@given(st.lists(compact_ids, min_size=1, max_size=20))
def test_the_engine_makes_the_same_iris_as_python(engine, ids):
    engine.table("given", pa.table({"id": ids}))
    made = engine.rows(f"select id, {sql.ref('id')} as iri from given", {"base": BASE})
    for row in made.to_pylist():
        assert row["iri"] == f"<{terms.iri(row['id'], BASE)}>"


@pytest.mark.parametrize(
    "iri",
    [f"{BASE}papers/x", f"{BASE}author/", "https://else.example/paper/arxiv/1", f"{BASE}ns#a"],
)
def test_another_iri_is_no_id_of_ours(iri):
    assert terms.compact(iri, BASE) is None


@pytest.mark.parametrize(
    "base", ["", "kgraph.example/", "https://x.example", "https://x.example/a b/", "https://x/<>/",
             "https://x.example/?q=/", "https://x.example/#/", "ftp://x.example/", "https://x/\n/"],
)  # fmt: skip
def test_a_base_that_would_break_iris_is_refused(base):
    with pytest.raises(InputError, match="not a base IRI"):
        terms.check_base(base)


def test_a_term_that_is_not_ours_is_a_mistake():
    with pytest.raises(KeyError):
        terms.expand("dcterms:tilte", BASE)


CLOSED = {
    "dcat": rdflib.DCAT, "dcterms": rdflib.DCTERMS, "foaf": rdflib.FOAF, "owl": rdflib.OWL,
    "prov": rdflib.PROV, "rdf": rdflib.RDF, "rdfs": rdflib.RDFS, "schema": rdflib.SDO,
    "skos": rdflib.SKOS,
    "void": rdflib.VOID, "xsd": rdflib.XSD,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(t for t in terms.TERMS if t.split(":")[0] in CLOSED))
def test_a_term_is_in_the_vocabulary_that_its_prefix_names(name):
    prefix, word = name.split(":")
    assert word in CLOSED[prefix]
    assert terms.expand(name, BASE) == str(CLOSED[prefix][word])


def test_the_vocabulary_describes_each_of_our_terms_and_no_other():
    described = {
        quad.subject.value.removeprefix(f"{BASE}ns#")
        for quad in ox.parse(rdf.ontology(), ox.RdfFormat.TURTLE, base_iri=BASE)
        if quad.subject.value.startswith(f"{BASE}ns#")
    }
    ours = {name.removeprefix("kg:") for name in terms.TERMS if name.startswith("kg:")}
    assert described == ours | set(terms.EVIDENCE_KINDS) | {"IdentityStatus"}

"""A preprint and its article: two papers in the graph, one in an export that folds them."""

import json

import networkx as nx
import pyoxigraph
import pytest

import kgraph
from kgraph.folding import folded
from kgraph.graph import Graph
from kgraph.model.tables import TABLES

PAGES = {
    "preprint.bib": """@article{a, title = {Spoken Words of Many Trees},
  author = {Smith, Ann and Miller, Tom}, year = 2020, eprint = {2001.00001},
  archiveprefix = {arXiv}, primaryclass = {cs.CL}}""",
    "article.bib": """@article{b, title = {Spoken Words of Many Trees},
  author = {Smith, Ann and Miller, Tom}, journal = {Journal of Trees}, year = 2021,
  doi = {10.1000/trees}}""",
}
PREPRINT, ARTICLE = "arxiv:2001.00001", "doi:10.1000/trees"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """The graph of both, which no test changes."""
    place = tmp_path_factory.mktemp("folding")
    pages = place / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / name).write_text(text)
    return kgraph.build(pages, place / "graph", enrich=())


def test_the_graph_keeps_both_and_says_that_they_belong_together(graph):
    assert [paper.paper_id for paper in graph.papers()] == [PREPRINT, ARTICLE]
    (link,) = graph.table("paper_links").to_pylist()
    assert (link["paper_a"], link["paper_b"], link["kind"]) == (PREPRINT, ARTICLE, "published_as")
    said = dict(graph.show(ARTICLE).summary)["preprint"]
    assert said == (
        "Spoken Words of Many Trees (arxiv:2001.00001; same title; 2 authors in common; "
        "1 year apart, score 0.9)"
    )
    assert "doi:10.1000/trees" in dict(graph.show(PREPRINT).summary)["published as"]


def test_a_folded_network_has_one_paper_and_an_unfolded_one_two(graph, tmp_path):
    for fold, expected in ((False, {PREPRINT, ARTICLE}), (True, {PREPRINT})):
        file = tmp_path / f"{fold}.graphml"
        graph.export(file, fold=fold)
        nodes = nx.read_graphml(file).nodes(data="kind")
        assert {name for name, kind in nodes if kind == "paper"} == expected


def test_folded_rdf_knows_the_article_by_its_doi(graph, tmp_path):
    graph.export(tmp_path / "all.nt", tmp_path / "all.nq")
    graph.export(tmp_path / "one.nt", tmp_path / "one.nq", fold=True)
    both = (tmp_path / "all.nt").read_text()
    one = (tmp_path / "one.nt").read_text()
    version = (
        "<https://kgraph.example/paper/arxiv/2001.00001> <http://purl.org/dc/terms/hasVersion>"
    )
    assert version in both
    assert "isVersionOf" in both
    assert version not in one
    assert 'publishedDoi> "10.1000/trees"' in one
    assert "paper/doi/10.1000/trees> <http://purl.org/dc/terms/isReplacedBy>" in one
    for name in ("all.nq", "one.nq"):
        assert list(
            pyoxigraph.parse(path=str(tmp_path / name), format=pyoxigraph.RdfFormat.N_QUADS)
        )


def test_folding_leaves_the_graph_alone_and_keys_unique(graph):
    before = {path: path.read_bytes() for path in graph.folder.rglob("*.parquet")}
    with folded(graph.folder) as place:
        other = Graph(place)
        for name, row_type in TABLES.items():
            rows = other.table(name).select(list(row_type.KEY)).to_pylist()
            assert len({json.dumps(row) for row in rows}) == len(rows)
        (paper,) = other.papers()
        assert (paper.paper_id, paper.published_doi) == (PREPRINT, "10.1000/trees")
        assert len(other.table("authorships")) == 2
        assert len(other.table("records")) == 2
    assert {path: path.read_bytes() for path in graph.folder.rglob("*.parquet")} == before
    assert not place.exists()

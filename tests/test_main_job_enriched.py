"""The main job on the five real pages with arXiv there: right ids, full lists, few requests."""

import json
import time

import pytest

import kgraph
from kgraph.model.names import name_key
from tests.servers.arxiv_server import ArxivServer, seed_papers


@pytest.fixture(scope="module")
def truth(data):
    return {
        paper["arxiv_id"]: paper
        for paper in json.loads((data / "seed_papers.json").read_text(encoding="utf-8"))
    }


@pytest.fixture(scope="module")
def running(data):
    with ArxivServer(seed_papers(data / "seed_papers.json")) as opened:
        yield opened


@pytest.fixture(scope="module")
def built(running, data, tmp_path_factory):
    """The graph of a build that asks arXiv."""
    place = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KGRAPH_ARXIV_URL", running.url)
        patch.setenv("KGRAPH_CACHE_DIR", str(place / "cache"))
        patch.setenv("KGRAPH_PAUSE", "0")
        return kgraph.build(data / "seeds", place / "graph")


@pytest.fixture
def server(running, built, monkeypatch):
    """The server after that build."""
    monkeypatch.setenv("KGRAPH_ARXIV_URL", running.url)
    return running


def test_all_papers_get_their_ids_and_full_author_lists(server, built, truth):
    graph = built
    papers = {paper.arxiv_id: paper for paper in graph.papers()}
    assert set(papers) == set(truth)
    lists: dict[str, list[str]] = {}
    for row in sorted(graph.table("authorships").to_pylist(), key=lambda row: row["position"] or 0):
        assert row["rule"] == "author_list"
        lists.setdefault(row["paper_id"].removeprefix("arxiv:"), []).append(row["name_as_printed"])
    for arxiv_id, paper in truth.items():
        assert lists[arxiv_id] == paper["authors"]
        assert papers[arxiv_id].authors_complete
        assert name_key(papers[arxiv_id].title or "") == name_key(paper["title"])
        assert papers[arxiv_id].primary_category == paper["primary_category"]
    assert papers["1906.00091"].title
    assert papers["2107.04140"].title
    asked = len(server.requests)
    assert asked <= 80
    graph.enrich()
    assert len(server.requests) == asked


def test_built_offline_and_completed_later_is_the_same_graph(server, built, data, tmp_path):
    later = kgraph.build(data / "seeds", tmp_path / "later", enrich=())
    before = {paper.paper_id for paper in later.papers()}
    later.enrich()
    assert later.papers() == built.papers()
    now = {paper.paper_id for paper in later.papers()}
    ways = {row["old_id"]: row["new_id"] for row in later.table("aliases").to_pylist()}
    assert set(ways) == before - now
    assert set(ways.values()) <= now


def test_where_arxiv_is_not_there_the_build_says_so_and_goes_on(data, tmp_path, monkeypatch):
    monkeypatch.setenv("KGRAPH_ARXIV_URL", "http://127.0.0.1:9/api/query")
    said: list[str] = []
    begun = time.monotonic()
    graph = kgraph.build(data / "seeds", tmp_path / "graph", notify=said.append)
    assert time.monotonic() - begun < 60  # a hang, not a speed: the sentence must come at all
    assert len(said) == 1
    assert "kgraph enrich" in said[0]
    assert len(graph.papers()) == 36
    assert graph.stats().coverage["arxiv"] == {"deferred": 36}

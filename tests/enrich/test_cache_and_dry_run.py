"""What would be asked, and what is kept of answers."""

import pytest

import kgraph
from kgraph.enrich import SERVICES
from tests.servers.arxiv_feeds import Paper

PAGE = "arXiv:2001.00001\narXiv:2001.00002\n"
TITLED = "@misc{a, title={On the number 3}}\n"


def build(tmp_path, **options):
    (tmp_path / "ids.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "one.bib").write_text(TITLED, encoding="utf-8")
    return kgraph.build([tmp_path / "ids.txt", tmp_path / "one.bib"], tmp_path / "g", **options)


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """A graph that nothing was asked about, to be read only."""
    return build(tmp_path_factory.mktemp("bare"), enrich=())


def test_a_dry_run_lists_the_requests_and_asks_nothing(arxiv, bare):
    listed = bare.requests()
    assert arxiv.requests == []
    assert len(listed) == 2
    assert listed[0].endswith("id_list=2001.00001,2001.00002&max_results=2")
    assert "search_query=ti:%22On+the+number+3%22" in listed[1]


def test_what_is_listed_is_what_is_asked(arxiv, tmp_path):
    arxiv.papers = [Paper(f"2001.{n:05d}", f"On the number {n}") for n in range(1, 4)]
    graph = build(tmp_path, enrich=())
    listed = graph.requests()
    graph.enrich()
    assert len(arxiv.requests) == len(listed)
    assert sorted(",".join(one.ids) for one in arxiv.requests) == ["", "2001.00001,2001.00002"]
    assert graph.requests() == []


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_can_say_what_it_would_ask(arxiv, bare, name):
    listed = bare.requests([name])
    assert all("://" in one for one in listed)
    assert bool(listed) == (name not in ("snapshot", "inspire", "opencitations"))
    assert arxiv.requests == []


def test_the_cache_is_shown_and_cleared(arxiv, tmp_path):
    arxiv.papers = [Paper("2001.00001", "On the number 1")]
    build(tmp_path)
    files, size = kgraph.cache()["arxiv"]
    assert files >= 3, "two ids and a search"
    assert size > 0
    assert kgraph.cache(clear=True)["arxiv"] == (files, size)
    assert kgraph.cache() == {}

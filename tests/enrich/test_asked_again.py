"""What is asked for again, and when; what is kept of a run that is stopped."""

import shutil
from datetime import datetime, timedelta

import pytest

import kgraph
from kgraph import asking, store
from kgraph.enrich.wanted import lacking, last_words
from kgraph.model.tables import Coverage, Evidence
from tests.enrich.eprint.hostile import PAPER, tar_gz
from tests.enrich.providers import IDS
from tests.servers.eprint_server import EprintServer

NOW = "2026-11-20T12:00:00Z"
KEYS = [f"arxiv:{bare}" for bare in IDS]


@pytest.fixture
def server(monkeypatch):
    with EprintServer({bare: tar_gz({"main.tex": PAPER}) for bare in IDS}) as running:
        monkeypatch.setenv("KGRAPH_EPRINT_URL", running.url)
        yield running


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = tmp_path_factory.mktemp("made")
    page = place / "ids.txt"
    page.write_text("".join(f"arXiv:{bare}\n" for bare in IDS), encoding="utf-8")
    return kgraph.build([page], place / "graph", enrich=()).folder


@pytest.fixture
def graph(made, tmp_path):
    """A graph of five papers that nobody was asked about."""
    return kgraph.open(shutil.copytree(made, tmp_path / "graph"))


def told(graph, *rows):
    """Add rows of coverage: paper key, service, status, days before NOW."""
    moment = datetime.fromisoformat(NOW)
    covered = tuple(
        Coverage(key, service, status, (moment - timedelta(days=days)).isoformat())
        for key, service, status, days in rows
    )
    with store.writing(graph.folder):
        store.append(graph.folder, [Evidence(coverage=covered)])


def last(graph, service):
    words = last_words(graph.folder, store.read_manifest(graph.folder))[service]
    return {key: word.status for key, word in words.items()}


@pytest.mark.parametrize(
    ("service", "status", "again"),
    [
        *(("openalex", status, (0, 1)) for status in ("error", "deferred", "partial")),
        *(("openalex", status, (31,)) for status in ("empty", "elided", "not_found")),
        ("openalex", "ok", ()),
        ("eprint", "partial", (31,)),
        ("eprint", "error", (0, 1)),
    ],
)
def test_what_was_not_there_is_asked_for_again_after_thirty_days(graph, service, status, again):
    days = (0, 1, 29, 31, 400)
    told(graph, *((key, service, status, n) for key, n in zip(KEYS, days, strict=True)))
    missing = {paper.paper_id for paper in lacking(graph.folder, service, NOW)}
    known = [n for key, n in zip(KEYS, days, strict=True) if key in missing]
    assert known == [n for n in days if again and n >= min(again)]
    if again == (31,):
        assert not lacking(graph.folder, service), "without a time nothing is too old"


def test_an_old_nothing_that_is_nothing_again_is_new_for_thirty_days(graph, server):
    server.sources = {}
    told(graph, *((key, "eprint", "not_found", 1000) for key in KEYS))
    graph.enrich(["eprint"])
    assert len(server.asked) == 5
    graph.enrich(["eprint"])
    assert len(server.asked) == 5
    assert graph.table("coverage").num_rows == 10


def test_what_came_before_a_run_was_stopped_is_kept_and_resolved_later(graph, server, monkeypatch):
    def stop(done, total):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        graph.enrich(["eprint"], progress=stop)
    assert last(graph, "eprint") == dict.fromkeys(KEYS[:3], "ok")
    assert graph.table("references").num_rows == 3
    assert graph.table("citations").num_rows == 0
    server.sources = {}
    graph.enrich(["eprint"])
    assert server.asked == IDS
    assert graph.table("citations").num_rows == 3


def test_what_comes_is_written_while_others_are_asked_about(graph, server, monkeypatch):
    monkeypatch.setattr(asking, "KEEP_S", 0.0)
    seen = []
    graph.enrich(
        ["eprint"], progress=lambda done, total: seen.append(graph.table("references").num_rows)
    )
    assert seen == [1, 2, 3, 4, 5]
    assert graph.table("citations").num_rows == 5


def test_a_service_with_nothing_to_ask_says_so(graph, server):
    said = []
    graph.enrich(["inspire"], notify=said.append)
    assert said == ["nothing to ask inspire: no paper that it could tell of lacks an answer"]


def test_the_later_of_two_answers_of_one_second_counts(graph):
    told(graph, (KEYS[0], "openalex", "partial", 0), (KEYS[0], "openalex", "ok", 0))
    assert graph.stats().coverage["openalex"] == {"ok": 1}


def test_a_password_of_an_address_is_neither_kept_nor_shown(graph, server, monkeypatch):
    monkeypatch.setenv("KGRAPH_EPRINT_URL", server.url.replace("://", "://me:hidden@"))
    monkeypatch.setenv("KGRAPH_OPENALEX_URL", "http://me:hidden@127.0.0.1:9")
    listed = graph.requests(["eprint", "openalex"])
    assert len(listed) == 6
    said = []
    graph.enrich(["eprint", "openalex"], notify=said.append)
    assert last(graph, "eprint") == dict.fromkeys(KEYS, "ok")
    assert "Authorization" in server.headers[0]
    locations = graph.table("sources")["location"].to_pylist()
    assert "hidden" not in repr((listed, said, locations, graph.problems()))

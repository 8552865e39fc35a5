"""Whether papers are withdrawn, asked of OAI-PMH one by one."""

import socket

import pytest

import kgraph
from kgraph.enrich import Options, Wanted
from kgraph.enrich.oai import ask
from kgraph.errors import ServiceError
from tests.enrich.asking import NOW, ids, status, together
from tests.servers.oai_server import OaiServer, record

RECORDS = [
    record("2001.00001", "2020-01-01", "Ropes", ["D", "I"]),
    record("2001.00002", "2020-01-01", "Bridges", ["I", "D"]),
    record("2001.00003", "2020-01-01", "Tunnels"),
    record("math/0309136", "2003-09-01", "Knots", ["I"]),
]
NAMES = ["2001.00001", "2001.00002", "2001.00003", "math/0309136"]


@pytest.fixture
def oai(monkeypatch):
    with OaiServer(RECORDS) as server:
        monkeypatch.setenv("KGRAPH_OAI_URL", server.url)
        yield server


def wanted(*names):
    return [Wanted(f"arxiv:{name}", arxiv_id=name) for name in names]


def asked(papers, **options):
    return together(ask(papers, Options(**{"now": NOW, **options})))


def test_a_paper_is_withdrawn_if_its_newest_version_is(oai):
    found = asked(wanted(*NAMES, "2001.99999"))
    assert {r.arxiv_id: r.withdrawn for r in found.records} == {
        "2001.00001": True, "2001.00002": False, "2001.00003": False, "math/0309136": True,
    }  # fmt: skip
    assert status(found) == {
        **{f"arxiv:{name}": "ok" for name in NAMES}, "arxiv:2001.99999": "not_found",
    }  # fmt: skip
    assert oai.requests[0] == {
        "verb": "GetRecord", "metadataPrefix": "arXivRaw", "identifier": "oai:arXiv.org:2001.00001",
    }  # fmt: skip
    (first, *_), source = found.records, found.sources[0]
    assert (first.version, first.published, first.updated) == (2, "2007-04-02", "2007-04-03")
    assert (source.kind, source.reader, source.retrieved_at) == ("api", "oai", NOW)
    assert source.location.endswith("identifier=oai:arXiv.org:2001.00001")


def test_what_was_answered_is_not_asked_again_for_a_week_and_nothing_for_a_day(oai):
    papers = wanted(*NAMES[:2], "2001.99999")
    first = asked(papers)
    assert asked(papers) == first
    assert asked(papers, offline=True, now="2036-01-01T00:00:00Z").records == first.records
    assert len(oai.requests) == 3
    asked(papers, now="2026-11-22T12:00:00Z")
    assert [one["identifier"][-10:] for one in oai.requests[3:]] == ["2001.99999"]
    asked(papers, now="2026-11-28T12:00:00Z")
    assert len(oai.requests) == 7


@pytest.mark.parametrize("fault", [503, 500, "cut", "nothing"])
def test_a_bad_answer_never_looks_like_nothing(oai, fault):
    oai.fail = {0: fault}
    assert ids(asked(wanted("2001.00001"))) == ["2001.00001"]
    oai.fail = dict.fromkeys(range(2, 7), fault)
    found = asked(wanted("2001.00002", "2001.00003"))
    assert status(found) == {"arxiv:2001.00002": "error", "arxiv:2001.00003": "ok"}
    assert [problem.code for problem in found.problems] == ["no-answer"]
    assert status(asked(wanted("2001.00002"))) == {"arxiv:2001.00002": "ok"}


def test_a_refusal_and_the_record_of_another_paper_are_errors(oai):
    oai.fail = {0: "badArgument"}
    found = asked(wanted("2001.00001"))
    assert (status(found), found.problems[0].code) == ({"arxiv:2001.00001": "error"}, "refused-id")
    oai.records = [RECORDS[0].replace("<id>2001.00001<", "<id>2001.00003<")]
    found = asked(wanted("2001.00001"))
    assert "answered for 2001.00003" in found.problems[0].message


def test_three_failures_in_a_row_end_it_and_the_rest_is_deferred(oai):
    oai.fail = dict.fromkeys(range(1, 99), 503)
    found = []
    with pytest.raises(ServiceError, match="3 failures in a row"):
        found.extend(ask(wanted(*NAMES, "2001.00009"), Options(now=NOW)))
    assert list(status(together(found)).values()) == ["ok", "error", "error"] + ["deferred"] * 2
    assert len(oai.requests) == 1 + 3 * 5


def test_a_graph_learns_that_a_paper_is_withdrawn_and_asks_once(oai, tmp_path):
    (tmp_path / "page.txt").write_text("arXiv:2001.00001\narXiv:2001.00002\n", encoding="utf-8")
    graph = kgraph.build(tmp_path / "page.txt", tmp_path / "g", enrich=())
    listed = graph.requests(["oai"])
    graph.enrich(["oai"])
    assert {p.arxiv_id: p.withdrawn for p in graph.papers()} == {
        "2001.00001": True, "2001.00002": False,
    }  # fmt: skip
    assert graph.stats().coverage["oai"] == {"ok": 2}
    assert [one.rpartition(":")[2] for one in listed] == NAMES[:2]
    graph.enrich(["oai"])
    assert len(oai.requests) == len(listed) == 2
    assert graph.requests(["oai"]) == []


def test_a_record_without_versions_is_no_answer(oai):
    oai.records = [record("2001.00001", "2020-01-01", kinds=[])]
    assert status(asked(wanted("2001.00001"))) == {"arxiv:2001.00001": "error"}


def test_offline_opens_no_socket(oai, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert status(asked(wanted("2001.00001"), offline=True)) == {"arxiv:2001.00001": "deferred"}

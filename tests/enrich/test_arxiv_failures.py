"""Asking an arXiv on its bad days: what failed never looks like nothing found."""

import signal
import socket
import subprocess
import sys
import time
from collections import Counter

import pytest

from kgraph.enrich import Wanted
from kgraph.errors import ServiceError, ServiceUnreachableError
from tests.enrich.asking import PAPERS, SOME, asked, by_id, ids, keep, status, together
from tests.servers.arxiv_server import ArxivServer, recording

FAULTS = (
    *("rate-exceeded", "rate-exceeded-as-feed", "429", "406", "503", "503-at-once", "500"),
    *("html", "html-as-feed", "truncated", "cut", "reset", "empty-body", "empty-page", "other-xml"),
    "404",
)


@pytest.mark.parametrize("fault", FAULTS)
def test_throttling_in_any_guise_is_waited_out(arxiv, fault):
    arxiv.papers = SOME
    arxiv.next(fault, fault)
    found = asked(by_id())
    assert len(found.records) == 5
    assert len(arxiv.requests) == 3
    assert found.problems == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_throttling_in_any_guise_never_looks_like_nothing_found(arxiv, fault):
    arxiv.papers = SOME
    arxiv.next(*[fault] * 5)
    found = asked([*by_id(), Wanted("title:x", title="On the number 4")])
    assert Counter(status(found).values()) == {"error": 5, "ok": 1}
    assert [problem.code for problem in found.problems] == ["no-answer"]
    # It was not remembered as nothing, either.
    assert set(status(asked(by_id())).values()) == {"ok"}


def test_the_recorded_throttling_is_recognised(arxiv, data):
    arxiv.papers = SOME
    arxiv.next(recording(data / "arxiv_atom/synthetic/rate_exceeded_body.txt"))
    assert len(asked(by_id()).records) == 5


def test_a_page_shorter_than_said_is_continued_from_where_it_ended(arxiv, data):
    arxiv.next(recording(data / "arxiv_atom/synthetic/partial_page_count_mismatch.xml"))
    asked([Wanted("title:x", title="test")])
    assert [one.params["start"] for one in arxiv.requests] == ["0", "3"]


def test_one_batch_that_fails_does_not_cost_the_others(arxiv):
    arxiv.papers = PAPERS
    arxiv.next("", *["503"] * 5)
    found = asked(by_id(PAPERS))
    assert Counter(status(found).values()) == {"ok": 150, "error": 100}
    assert len(found.problems) == 1, "one row for the batch, not a hundred"


def test_three_failures_in_a_row_end_it_and_the_rest_is_deferred(arxiv):
    arxiv.papers = PAPERS
    titles = [Wanted(f"title:{n}", title=f"On the number {n}") for n in range(1, 7)]
    arxiv.next("", *["429"] * 99)
    found = []
    with pytest.raises(ServiceError, match="3 failures in a row"):
        keep(found, [*by_id(), *titles])
    assert len(arxiv.requests) == 1 + 3 * 5
    assert Counter(status(together(found)).values()) == {"ok": 5, "deferred": 6}


def test_denied_access_ends_it_at_once(arxiv):
    arxiv.next("403")
    found = []
    with pytest.raises(ServiceError, match="403"):
        keep(found, by_id())
    assert len(arxiv.requests) == 1
    assert Counter(status(together(found)).values()) == {"deferred": 5}


def test_an_arxiv_that_is_not_there_is_said_in_time_and_the_papers_are_deferred(arxiv, monkeypatch):
    arxiv.papers = SOME
    asked(by_id(SOME[:2]))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("KGRAPH_ARXIV_URL", f"http://127.0.0.1:{port}/api/query")
    monkeypatch.delenv("KGRAPH_PAUSE")
    found, start = [], time.monotonic()
    with pytest.raises(ServiceUnreachableError, match=str(port)):
        keep(found, [*by_id(), Wanted("title:x", title="Y")])
    assert time.monotonic() - start < 10
    assert list(status(together(found)).values()) == ["ok", "ok"] + ["deferred"] * 4


def test_a_run_that_was_killed_asks_only_for_what_is_missing(arxiv):
    arxiv.papers = PAPERS
    program = """
import sys
from kgraph.enrich import Options, Wanted, service
wanted = [Wanted(f"arxiv:2001.{n:05d}", arxiv_id=f"2001.{n:05d}") for n in range(1, 251)]
for part in service("arxiv")(wanted, Options()):
    pass
"""
    arxiv.next("", "", "")
    running = subprocess.Popen([sys.executable, "-c", program])
    deadline = time.monotonic() + 60
    while len(arxiv.requests) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
        arxiv.delay_s = 0.3  # the second and third answer are slow: time to kill it
    running.send_signal(signal.SIGKILL)
    running.wait()
    arxiv.requests.clear()
    arxiv.delay_s = 0.0
    found = asked(by_id(PAPERS), now="")
    assert sorted(ids(found)) == [paper.arxiv_id for paper in PAPERS]
    assert sum(len(one.ids) for one in arxiv.requests) in (150, 50)


def test_two_runs_at_once_answer_the_same(tmp_path, monkeypatch):
    program = """
from kgraph.enrich import Options, Wanted, service
wanted = [Wanted(f"arxiv:2001.{n:05d}", arxiv_id=f"2001.{n:05d}") for n in range(1, 251)]
assert sum(len(part.records) for part in service("arxiv")(wanted, Options())) == 250
"""
    with ArxivServer(PAPERS) as server:
        monkeypatch.setenv("KGRAPH_ARXIV_URL", server.url)
        monkeypatch.setenv("KGRAPH_CACHE_DIR", str(tmp_path))
        monkeypatch.setenv("KGRAPH_PAUSE", "0.05")
        running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]
        assert [one.wait(timeout=120) for one in running] == [0, 0, 0]
        assert server.at_once == 1

"""Politeness and honesty: pauses that hold, retries that end, failures that say what they are."""

import multiprocessing
import socket
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from kgraph import __version__
from kgraph.enrich import connections, http
from kgraph.enrich.http import Manners, Polite, retry_after_s
from kgraph.errors import BadReplyError, InputError, ServiceError, ServiceUnreachableError
from tests.servers.arxiv_server import Answer, ArxivServer

GOOD = Answer(200, b"good", "text/plain")
BAD = Answer(200, b"bad", "text/plain")


def _judge(response):
    return None if response.content == b"good" else "it is not good"


def _polite(tmp_path, pause_s=0.0, check=_judge, **more):
    return Polite(Manners("arxiv", pause_s, "text/plain", check), tmp_path, **more)


def test_it_says_who_asks_and_what_it_takes(arxiv, tmp_path, monkeypatch):
    arxiv.next(GOOD, GOOD)
    _polite(tmp_path).get(arxiv.url, headers={"user-agent": "library/1"})
    monkeypatch.setenv("KGRAPH_CONTACT", "ada@example.org")
    _polite(tmp_path).get(arxiv.url)
    first, second = (asked.headers for asked in arxiv.requests)
    assert first["User-Agent"] == f"kgraph/{__version__}"
    assert second["User-Agent"] == f"kgraph/{__version__} (mailto:ada@example.org)"
    assert first["Accept"] == "text/plain"


@pytest.mark.parametrize("fault", ["429", "406", "503", "500", "cut", "reset", BAD])
def test_what_passes_is_waited_out(arxiv, tmp_path, fault):
    arxiv.next(fault, fault, GOOD)
    assert _polite(tmp_path).get(arxiv.url).content == b"good"
    assert len(arxiv.requests) == 3


@pytest.mark.parametrize("fault", ["429", "406", "503", "500"])
def test_a_refusal_is_no_answer_to_be_judged(arxiv, tmp_path, fault):
    arxiv.next(fault, GOOD)
    anything = _polite(tmp_path, check=lambda response: None)
    assert anything.get(arxiv.url).content == b"good"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("429", "429 Too Many Requests"),
        ("503", "503"),
        (BAD, "it is not good"),
        ("cut", "broke off"),
        ("reset", "connection broke"),
    ],
)
def test_it_gives_up_after_five_tries_and_says_why(arxiv, tmp_path, fault, said):
    arxiv.next(*[fault] * 9)
    with pytest.raises(BadReplyError, match=said) as caught:
        _polite(tmp_path).get(arxiv.url)
    assert len(arxiv.requests) == 5
    assert arxiv.url in str(caught.value)


def test_what_the_check_raises_is_final(arxiv, tmp_path):
    def check(response):
        raise ServiceError("go away")

    arxiv.next(GOOD)
    with pytest.raises(ServiceError, match="go away"):
        _polite(tmp_path, check=check).get(arxiv.url)
    assert len(arxiv.requests) == 1


def test_waits_grow(arxiv, tmp_path):
    waits = []
    arxiv.next(*["429"] * 5)
    with pytest.raises(BadReplyError):
        _polite(tmp_path, 3.0, wait=waits.append).get(arxiv.url)
    assert waits == pytest.approx([5, 10, 20, 60], abs=0.5)


@pytest.mark.parametrize(
    ("header", "expected"),
    [("7", 7), ("0", 5), ("1", 3), ("9999", 120), ("soon", 5), ("-3", 5)],
)
def test_retry_after_is_obeyed_up_to_two_minutes(arxiv, tmp_path, header, expected):
    waits = []
    arxiv.next(Answer(503, b"", "text/plain", (("Retry-After", header),)), GOOD)
    _polite(tmp_path, 3.0, wait=waits.append).get(arxiv.url)
    assert waits == pytest.approx([expected], abs=0.5)


def test_a_refusal_holds_for_every_process_of_the_machine(arxiv, tmp_path):
    waits = []

    def interrupted(seconds):
        raise KeyboardInterrupt

    arxiv.next("503", GOOD)
    with pytest.raises(KeyboardInterrupt):
        _polite(tmp_path, 3.0, wait=interrupted).get(arxiv.url)
    _polite(tmp_path, 3.0, wait=waits.append).get(arxiv.url)
    assert waits == pytest.approx([7], abs=0.5)


def test_a_clock_that_was_set_back_does_not_stop_the_program(arxiv, tmp_path):
    waits = []
    arxiv.next(GOOD, GOOD)
    polite = _polite(tmp_path, 3.0, wait=waits.append)
    polite.get(arxiv.url)
    (stamp,) = (tmp_path / "gates").glob("*.next")
    stamp.write_text(str(time.time() + 1e9))
    polite.get(arxiv.url)
    assert waits == [http.MAX_RETRY_AFTER_S]


def test_a_damaged_stamp_is_no_stamp(arxiv, tmp_path):
    arxiv.next(GOOD, GOOD)
    polite = _polite(tmp_path, 0.01)
    polite.get(arxiv.url)
    (stamp,) = (tmp_path / "gates").glob("*.next")
    stamp.write_text("")
    assert polite.get(arxiv.url).content == b"good"


def test_all_hosts_of_a_site_share_one_pace(arxiv, tmp_path):
    assert http._site("https://export.arxiv.org/api/query?x") == "arxiv.org"
    assert http._site("https://oaipmh.arxiv.org/oai") == "arxiv.org"
    assert http._site("http://127.0.0.1:8000/oai") == "127.0.0.1:8000"
    assert http._site("http://localhost:8000/oai") == "localhost:8000"


def test_retry_after_takes_dates():
    now = datetime(2026, 11, 20, 12, 0, 0, tzinfo=UTC)
    assert retry_after_s("Fri, 20 Nov 2026 12:00:30 GMT", now) == 30
    assert retry_after_s("Fri, 20 Nov 2026 11:00:00 GMT", now) == 0
    assert retry_after_s(" 12 ") == 12
    assert retry_after_s("") == 0


def _ask(folder, url, times):
    polite = _polite(folder, 0.25)
    for _ in range(times):
        polite.get(url)


def test_two_processes_share_one_pace_and_one_connection(tmp_path):
    with ArxivServer() as server:
        server.next(*[GOOD] * 8)
        server.delay_s = 0.05
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            pool.starmap(_ask, [(tmp_path, server.url, 4)] * 2)
        times = [asked.at for asked in server.requests]
        gaps = [later - sooner for sooner, later in pairwise(times)]
        assert len(times) == 8
        # The pace is kept where requests leave; they arrive a little later or sooner.
        assert min(gaps) > 0.15, gaps
        assert server.at_once == 1


def test_a_refused_connection_is_final_and_said_at_once(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = time.monotonic()
    with pytest.raises(ServiceUnreachableError, match="Connection refused") as caught:
        _polite(tmp_path, 3.0).get(f"http://secret:word@127.0.0.1:{port}/q")
    assert time.monotonic() - start < 10
    assert f"127.0.0.1:{port}" in str(caught.value)
    assert "word" not in str(caught.value)
    assert "KGRAPH_ARXIV_URL" in caught.value.hint


def test_an_unknown_host_is_final(tmp_path):
    with pytest.raises(ServiceUnreachableError, match=r"host\.invalid"):
        _polite(tmp_path).get("http://host.invalid/q")


@contextmanager
def _port_that_never_accepts():
    """A port whose queue is full: a connection to it neither fails nor succeeds."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(listener.getsockname())
        try:
            yield listener.getsockname()[1]
        finally:
            for filler in fillers:
                filler.close()


def test_a_host_that_swallows_connections_is_final(tmp_path, monkeypatch):
    monkeypatch.setattr(http, "CONNECT_S", 0.2)
    with (
        _port_that_never_accepts() as port,
        pytest.raises(ServiceUnreachableError, match=r": Connection to \S+ timed out"),
    ):
        _polite(tmp_path).get(f"http://127.0.0.1:{port}/q")


def test_looking_a_name_up_has_an_end_too(tmp_path, monkeypatch):
    monkeypatch.setattr(connections, "REACH_S", 0.2)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(5))
    start = time.monotonic()
    with pytest.raises(ServiceUnreachableError, match=r"slow.example: no answer in 0.2 s"):
        _polite(tmp_path).get("http://slow.example/q")
    assert time.monotonic() - start < 4


def test_reaching_a_host_ends_within_ten_seconds():
    assert max(connections.REACH_S, http.CONNECT_S) < 10


def test_a_cache_that_cannot_be_written_is_said(arxiv, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot write") as caught:
        _polite(tmp_path / "file", 3.0).get(arxiv.url)
    assert "KGRAPH_CACHE_DIR" in caught.value.hint

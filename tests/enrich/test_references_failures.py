"""Providers on their bad days: what failed is never an empty list, and is asked for again."""

import signal
import socket
import subprocess
import sys
import time
from collections import Counter

import pytest

from kgraph.errors import ServiceUnreachableError
from tests.enrich.providers import IDS, PROVIDERS, asked, kept, papers, rows, served, statuses
from tests.servers.replay import Answer, replied

PASSING = ("500", "503", "429", "408", "reset", "cut")
BROKEN = ("html", "truncated", "empty-body", "other-json", "not-utf8", "deep")
FAULTS = (*PASSING, *BROKEN)
KEY = "sEcReT-0815"

every_provider = pytest.mark.parametrize("name", PROVIDERS)


@every_provider
def test_all_is_well(monkeypatch, name):
    with served(monkeypatch, name):
        found = asked(name)
    assert statuses(found) == dict.fromkeys(IDS, "ok")
    assert {row.arxiv_id for row in found.references} == {"1706.03762"}
    assert [row.position for row in found.references] == [1] * 5
    assert {row.provider for row in found.references} == {name}
    assert {s.kind for s in found.sources} == {"api"}
    assert {s.reader for s in found.sources} == {name}
    assert [r.arxiv_id for r in found.records] == IDS
    assert {row.record_id for row in found.references} == {r.record_id for r in found.records}
    assert [c.record_id for c in found.coverage] == [f"r#{bare}" for bare in IDS]
    assert found.problems == ()


@every_provider
@pytest.mark.parametrize("fault", FAULTS)
def test_what_passes_is_waited_out(monkeypatch, name, fault):
    with served(monkeypatch, name) as server:
        server.next(fault, fault)
        assert set(statuses(asked(name)).values()) == {"ok"}


@every_provider
@pytest.mark.parametrize("fault", FAULTS)
def test_what_stays_is_an_error_and_the_next_run_asks_again_for_exactly_that(
    monkeypatch, name, fault
):
    with served(monkeypatch, name) as server:
        server.next(*[fault] * 5)  # all tries of the first request
        found, _ = kept(name)
        failed = [bare for bare, status in statuses(found).items() if status == "error"]
        assert failed
        assert set(statuses(found).values()) <= {"error", "ok"}
        assert {problem.code for problem in found.problems} == {"no-answer"}
        assert {p.source_id for p in found.problems} <= {s.source_id for s in found.sources}
        assert len(found.references) == 5 - len(failed)
        server.requests.clear()
        again = asked(name, papers(failed))
        assert statuses(again) == dict.fromkeys(failed, "ok")
        named = " ".join(f"{one.path} {one.params} {one.body}" for one in server.requests)
        assert [bare for bare in IDS if bare in named] == failed
        server.requests.clear()
        asked(name, papers(failed))
        assert server.requests == [], "good answers are kept"


@every_provider
def test_three_failures_in_a_row_end_the_service(monkeypatch, name):
    wanted = papers([f"2001.{n:05d}" for n in range(1, 4000)])
    with served(monkeypatch, name) as server:
        server.always = "500"
        found, error = kept(name, wanted)
    # Few requests hold many papers for some providers: those all fail before it gives up.
    told = Counter(statuses(found).values())
    assert sum(told.values()) == len(wanted)
    assert set(told) <= {"error", "deferred"}
    assert len(server.requests) == 15
    assert error is not None
    assert "3 failures in a row" in str(error)
    assert told["deferred"] > 0


@every_provider
def test_a_service_that_is_not_there_defers_everything(monkeypatch, name):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv(f"KGRAPH_{name.upper()}_URL", f"http://127.0.0.1:{port}")
    found, error = kept(name)
    assert isinstance(error, ServiceUnreachableError)
    assert statuses(found) == dict.fromkeys(IDS, "deferred")


@every_provider
@pytest.mark.parametrize("code", [401, 403])
def test_a_refused_key_is_an_error_that_names_the_variable(monkeypatch, name, code, tmp_path):
    monkeypatch.setenv(f"KGRAPH_{name.upper()}_KEY", KEY)
    with served(monkeypatch, name) as server:
        server.always = replied({"message": f"Forbidden: {KEY}"}, code)
        found, error = kept(name)
        assert len(server.requests) == 1, "asking on would be rude"
    told = Counter(statuses(found).values())
    assert told["error"] >= 1
    assert set(told) <= {"error", "deferred"}
    (problem,) = {(row.code, row.message) for row in found.problems}
    assert problem[0] == "access-refused"
    assert (f"KGRAPH_{name.upper()}_KEY" in problem[1]) is (name != "inspire"), "it has no keys"
    assert KEY not in f"{found} {error} {error.hint}"
    assert KEY not in _all_files(tmp_path)


@pytest.mark.parametrize(
    ("name", "header", "value"),
    [
        ("openalex", "Authorization", f"Bearer {KEY}"),
        ("semanticscholar", "x-api-key", KEY),
        ("opencitations", "authorization", KEY),
    ],
)
def test_a_key_stands_in_the_header_alone(monkeypatch, name, header, value, tmp_path):
    monkeypatch.setenv(f"KGRAPH_{name.upper()}_KEY", KEY)
    with served(monkeypatch, name) as server:
        found = asked(name)
        for one in server.requests:
            assert {k.lower(): v for k, v in one.headers.items()}[header.lower()] == value
            assert KEY not in f"{one.path} {one.params} {one.body}"
    assert KEY not in str(found)
    assert KEY not in _all_files(tmp_path)


def _all_files(folder):
    return " ".join(
        f"{path} {path.read_text(encoding='utf-8', errors='replace')}"
        for path in folder.rglob("*")
        if path.is_file()
    )


def test_a_key_does_not_follow_to_another_host(monkeypatch):
    monkeypatch.setenv("KGRAPH_SEMANTICSCHOLAR_KEY", KEY)
    with served(monkeypatch, "openalex") as other, served(monkeypatch, "semanticscholar") as server:
        server.next(
            Answer(307, b"", {"Location": f"{other.url.replace('127.0.0.1', 'localhost')}/x"})
        )
        kept("semanticscholar", papers(IDS[:1]))
        assert other.requests
        assert KEY not in str(other.requests)


@every_provider
def test_offline_takes_what_is_there_and_defers_the_rest(monkeypatch, name):
    with served(monkeypatch, name) as server:
        asked(name, papers(IDS[:1]))
        server.requests.clear()
        found = asked(name, papers(IDS[:1]), offline=True, now="2036-01-01T00:00:00Z")
        assert statuses(found) == {IDS[0]: "ok"}
        assert set(statuses(asked(name, papers(IDS[3:]), offline=True)).values()) == {"deferred"}
        assert server.requests == []


@every_provider
def test_offline_opens_no_socket(monkeypatch, name):
    program = f"""
import sys
sys.addaudithook(lambda name, args: name.startswith("socket.") and sys.exit(f"socket: {{name}}"))
from kgraph.enrich import Options, Wanted, service
wanted = [Wanted("a", arxiv_id="2001.00001", published_doi="10.1000/x")]
rows = [row for part in service("{name}")(wanted, Options(offline=True)) for row in part.coverage]
sys.stdout.write(" ".join(row.status for row in rows))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout, done.stderr) == ("deferred", "")


@every_provider
def test_a_run_that_was_killed_repeats_nothing(monkeypatch, name):
    with served(monkeypatch, name) as server:
        asked(name)
        full = len(server.requests)
    with served(monkeypatch, name) as server:
        truth = server.answer

        def slow(one):
            if len(server.requests) >= full - 1:
                time.sleep(30)  # the last answer never comes
            return truth(one)

        server.answer = slow  # type: ignore[method-assign]
        program = f"""
from tests.enrich.providers import asked
asked("{name}")
"""
        process = subprocess.Popen([sys.executable, "-c", program])
        deadline = time.monotonic() + 60
        while len(server.requests) < full - 1 and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.3)
        process.send_signal(signal.SIGKILL)
        process.wait()
        done = len(server.requests)
        server.answer = truth  # type: ignore[method-assign]
        server.requests.clear()
        found = asked(name)
        assert statuses(found) == dict.fromkeys(IDS, "ok")
        assert len(server.requests) <= full - done + 1


@every_provider
def test_progress_is_told_for_every_paper(monkeypatch, name):
    told = []
    with served(monkeypatch, name):
        asked(name, progress=lambda done, total: told.append((done, total)))
    assert told == [(n, 5) for n in range(1, 6)]


@every_provider
def test_the_same_answer_again_is_the_same_source(monkeypatch, name, tmp_path):
    with served(monkeypatch, name):
        first = asked(name)
        second = asked(name, cache_dir=tmp_path / "other")
        alone = asked(name, papers(IDS[2:3]), cache_dir=tmp_path / "third")
    assert (first.sources, first.records, rows(first)) == (
        second.sources,
        second.records,
        rows(second),
    )
    assert alone.sources == first.sources[2:3]


def test_a_service_that_says_to_come_back_tomorrow_is_not_asked_again(monkeypatch):
    with served(monkeypatch, "inspire") as server:
        server.always = Answer(429, b"", {"Retry-After": "7200"})
        found, error = kept("inspire")
        assert len(server.requests) == 1
    assert "2.0 hours" in str(error)
    assert statuses(found) == dict.fromkeys(IDS, "deferred")


@every_provider
def test_a_question_that_is_called_wrong_is_not_repeated(monkeypatch, name):
    with served(monkeypatch, name) as server:
        server.next(replied({"error": "Bad Request", "message": "no such field"}, 400))
        found, _ = kept(name)
    assert "error" in statuses(found).values()
    assert "no such field" in found.problems[0].message

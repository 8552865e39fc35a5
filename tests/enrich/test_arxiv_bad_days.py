"""A thousand papers through an arXiv that fails one time in five, in every way it knows."""

import random
import subprocess
import sys
from itertools import pairwise

import pytest

from kgraph.enrich.arxiv import BATCH
from tests.enrich.asking import asked, by_id, ids, status
from tests.servers.arxiv_feeds import Paper

PAPERS = [Paper(f"2001.{n:05d}", f"On the number {n}") for n in range(1, 1001)]
FAULTS = (
    *("rate-exceeded", "rate-exceeded-as-feed", "429", "406", "503", "503-at-once", "500"),
    *("html", "html-as-feed", "truncated", "cut", "reset", "empty-body", "empty-page", "other-xml"),
)


@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=pytest.mark.large) for n in (2, 3))])
def test_every_answer_comes_and_is_right(arxiv, seed):
    arxiv.papers = PAPERS
    chance = random.Random(seed)
    arxiv.next(*[chance.choice(FAULTS) if chance.random() < 0.2 else "" for _ in range(100)])
    found = asked(by_id(PAPERS))
    assert sorted(ids(found)) == [paper.arxiv_id for paper in PAPERS]
    assert {r.arxiv_id: r.title for r in found.records} == {p.arxiv_id: p.title for p in PAPERS}
    assert set(status(found).values()) == {"ok"}
    assert found.problems == ()
    assert len(arxiv.requests) <= 1.6 * len(PAPERS) / BATCH


PROGRAM = """
import sys
from kgraph.enrich import Options, Wanted, http, service
http.RETRY_WAITS_S = (0.3,) * 4  # shorter than in life, and longer than the pause
http.MAX_RETRY_AFTER_S = 0.3
wanted = [Wanted(f"arxiv:2001.{n:05d}", arxiv_id=f"2001.{n:05d}") for n in range(1, 601)]
parts = list(service("arxiv")(wanted, Options()))
found = {record.arxiv_id: record.title for part in parts for record in part.records}
assert found == {f"2001.{n:05d}": f"On the number {n}" for n in range(1, 601)}
assert {row.status for part in parts for row in part.coverage} == {"ok"}
"""


def test_two_processes_keep_the_pause_between_starts_and_lose_nothing(arxiv, monkeypatch):
    arxiv.papers = PAPERS[:600]
    monkeypatch.setenv("KGRAPH_PAUSE", "0.25")
    chance = random.Random(4)
    arxiv.next(*[chance.choice(FAULTS) if chance.random() < 0.2 else "" for _ in range(100)])
    running = [subprocess.Popen([sys.executable, "-c", PROGRAM]) for _ in range(2)]
    assert [one.wait(timeout=300) for one in running] == [0, 0]
    gaps = [later.at - sooner.at for sooner, later in pairwise(arxiv.requests)]
    # The pace is kept where requests leave; they arrive a little later or sooner.
    assert min(gaps) > 0.15, gaps
    assert arxiv.at_once == 1
    assert len(arxiv.requests) <= 2 * 1.6 * 600 / BATCH

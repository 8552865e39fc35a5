"""A thousand papers through an arXiv that fails one time in five, in every way it knows."""

import random

import pytest

from kgraph.enrich.arxiv import BATCH
from tests.enrich.asking import asked, by_id, ids, status
from tests.servers.arxiv_feeds import Paper

PAPERS = [Paper(f"2001.{n:05d}", f"On the number {n}") for n in range(1, 1001)]
FAULTS = (
    *("rate-exceeded", "rate-exceeded-as-feed", "429", "406", "503", "503-at-once", "500"),
    *("html", "html-as-feed", "truncated", "cut", "reset", "empty-body", "empty-page", "other-xml"),
)


@pytest.mark.parametrize("seed", [1, 2, 3])
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

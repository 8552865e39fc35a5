"""The score harness itself, on cases counted by hand."""

from kgraph.model.tables import Author, Record
from tests.read.score import Score, score

GOLD = [
    {"title": "On Sheep", "authors": ["A Shepherd", "B Dog"], "arxiv_id": "2001.00001"},
    {"title": "On Goats", "published": "2019"},
]


def record(**known):
    return Record("x#1", "x", 1, **known)


SHEEP = record(
    title="On Sheep", authors=(Author("A Shepherd"), Author("B Dog")), arxiv_id="2001.00001"
)


def test_all_right_is_one():
    found = score(GOLD, [SHEEP, record(title="On Goats", published="2019")])
    assert {row.f1 for row in found.values()} == {1.0}


def test_a_lost_entry_costs_recall_and_nothing_of_the_others():
    found = score(GOLD, [record(title="On Goats", published="2019")])
    assert found["entries"] == Score(2, 1, 1)
    assert found["title"] == Score(2, 1, 1)
    assert found["published"] == Score(1, 1, 1)
    assert found["authors"] == Score(1, 0, 0)


def test_an_invented_entry_and_a_wrong_value_cost_precision():
    goats = record(title="On Goats", published="2020")
    found = score(GOLD, [SHEEP, goats, record(title="Home")])
    assert found["entries"] == Score(2, 3, 2)
    assert found["title"] == Score(2, 3, 2)
    assert found["published"] == Score(1, 1, 0)
    assert round(found["title"].f1, 3) == 0.8

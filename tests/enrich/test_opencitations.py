"""OpenCitations: one published article a request, ids of several kinds in one text."""

import pytest

from kgraph.enrich import Wanted
from kgraph.enrich.opencitations import PROVIDER
from kgraph.enrich.provider import Request, ShapeError
from tests.enrich.providers import asked, served, statuses
from tests.servers.replay import opencitations, recordings

ARTICLE = [Wanted("doi:10.1000/x", doi="10.1000/x", published_doi="10.1000/x")]


def test_the_doi_is_found_among_the_ids(monkeypatch):
    rows = [
        {"cited": "omid:br/0612 pmid:12 doi:10.1000/B openalex:W7"},
        {"cited": "omid:br/0613 doi:10.48550/arxiv.1706.03762"},
        {"cited": "omid:br/0614 pmid:99"},
        {"cited": "10.1002/(sici)1097-4571(198909)40:5<342::aid-asi7>3.0.co;2-u"},
        {"cited": "omid:br/0612 pmid:12 doi:10.1000/B openalex:W7"},
    ]
    with served(monkeypatch, "opencitations", opencitations({"10.1000/x": rows})) as server:
        found = asked("opencitations", ARTICLE)
        assert [one.path for one in server.requests] == ["/references/doi:10.1000/x"]
    assert {(row.arxiv_id, row.doi, row.raw) for row in found.references} == {
        (None, "10.1000/b", None),
        ("1706.03762", None, None),
        (None, None, "omid:br/0614 pmid:99"),
        (None, "10.1002/(sici)1097-4571(198909)40:5<342::aid-asi7>3.0.co;2-u", None),
    }
    assert len(found.references) == 4
    assert (found.records[0].arxiv_id, found.records[0].doi) == (None, "10.1000/x")


def test_the_order_of_rows_is_not_theirs(monkeypatch, tmp_path):
    rows = [{"cited": f"doi:10.1000/{n}"} for n in range(9)]
    with served(monkeypatch, "opencitations", opencitations({"10.1000/x": rows})):
        first = asked("opencitations", ARTICLE)
    with served(monkeypatch, "opencitations", opencitations({"10.1000/x": rows[::-1]})):
        second = asked("opencitations", ARTICLE, cache_dir=tmp_path / "other")
    assert first.references == second.references
    assert first.sources[0].source_id == second.sources[0].source_id


def test_nothing_listed_is_empty(monkeypatch):
    with served(monkeypatch, "opencitations", opencitations({})):
        assert statuses(asked("opencitations", ARTICLE)) == {"doi:10.1000/x": "empty"}


def test_recorded_replies_are_read(monkeypatch, data):
    replies = recordings(data / "citations/replies/opencitations.jsonl")
    lists = {
        reply["url"].partition("/references/")[2]: reply["json"]
        for reply in replies
        if "/references/" in reply["url"]
    }
    wanted = [Wanted(f"doi:{doi}", doi=doi, published_doi=doi) for doi in lists]
    with served(monkeypatch, "opencitations", opencitations(lists)):
        found = asked("opencitations", wanted)
    assert set(statuses(found).values()) == {"ok"}
    printed = {row["cited"] for rows in lists.values() for row in rows}
    assert {row.doi for row in found.references} == printed
    assert len(found.references) == 37 + 58


def test_a_row_that_cannot_be_read_costs_no_other(monkeypatch):
    rows = [{"cited": "doi:10.1000/1"}, {"cited": None}, "row", {"cited": "doi:10.1000/2"}]
    with served(monkeypatch, "opencitations", opencitations({"10.1000/x": rows})):
        found = asked("opencitations", ARTICLE)
    assert statuses(found) == {"doi:10.1000/x": "partial"}
    assert [row.doi for row in found.references] == ["10.1000/1", "10.1000/2"]
    (problem,) = found.problems
    assert (problem.code, problem.message) == (
        "unreadable-reference",
        "2 of 4 references cannot be read",
    )


@pytest.mark.parametrize("reply", [None, {}, {"error": "x"}, [1], [{}], [{"cited": None}]])
def test_what_is_no_list_of_citations_is_refused(reply):
    with pytest.raises(ShapeError):
        PROVIDER.parse(Request("/x", ("doi:x",)), 200, reply)

"""OpenAlex: lists of a hundred, single look-ups for merged records, cited works resolved."""

from collections import Counter

import pytest

from kgraph.enrich import Wanted
from kgraph.enrich.openalex import PROVIDER, spent
from kgraph.enrich.provider import Request, ShapeError
from tests.enrich.providers import arxiv_work, asked, kept, papers, rows, served, statuses, work
from tests.servers.replay import openalex, recordings, replied


def _paths(server):
    return [f"{one.path} {one.params.get('filter', '')}" for one in server.requests]


def test_250_papers_and_what_they_cite_take_lists_of_a_hundred(monkeypatch):
    ids = [f"2001.{n:05d}" for n in range(1, 251)]
    works = [arxiv_work(n, bare, [1000 + n, 1001 + n]) for n, bare in enumerate(ids, 1)]
    works += [arxiv_work(1000 + n, f"1901.{n:05d}") for n in range(1, 252)]
    wanted = [Wanted(f"arxiv:{bare}", arxiv_id=bare) for bare in ids]
    with served(monkeypatch, "openalex", openalex(works)) as server:
        found = asked("openalex", wanted)
    assert Counter(statuses(found).values()) == {"ok": 250}
    assert len(found.references) == 500
    sizes = [one.params["filter"].count("|") + 1 for one in server.requests]
    # A hundred arXiv DOIs are longer than an address should be; works are not.
    assert sum(sizes) == 250 + 251
    assert max(sizes) <= 100
    assert len(sizes) <= 7
    assert {one.params["per_page"] for one in server.requests} == {"100"}
    assert all("select" in one.params for one in server.requests)


def test_rows_are_what_the_contract_says(monkeypatch):
    works = [
        arxiv_work(1, "2001.00001", [7, 8, 9]),
        work(7, "10.1000/ABC", title="A  title\n", year=1999),
        arxiv_work(8, "1706.03762"),
    ]
    with served(monkeypatch, "openalex", openalex(works)) as server:
        found = asked("openalex", papers(["2001.00001"]))
        (source,), (record,) = found.sources, found.records
        assert source.location == f"{server.url}/works/W1"
    assert (record.arxiv_id, record.doi, record.title) == ("2001.00001", None, None)
    first, second, dangling = found.references
    assert (first.doi, first.arxiv_id, first.title, first.year) == (
        "10.1000/abc",
        None,
        "A title",
        1999,
    )
    assert (second.doi, second.arxiv_id) == (None, "1706.03762")
    assert (dangling.raw, dangling.doi, dangling.title) == ("https://openalex.org/W9", None, None)


def test_an_arxiv_id_in_the_locations_is_found(monkeypatch):
    pages = ("https://doi.org/10.1/x", "http://arxiv.org/abs/1706.03762v5")
    two = ("https://arxiv.org/abs/1706.03762", "https://arxiv.org/abs/1810.04805")
    works = [
        arxiv_work(1, "2001.00001", [7, 8]),
        work(7, "10.1000/abc", pages=pages),
        work(8, "10.1000/def", pages=two),
    ]
    with served(monkeypatch, "openalex", openalex(works)):
        found = asked("openalex", papers(["2001.00001"]))
    assert rows(found) == [
        ("1706.03762", "10.1000/abc", "Work 7"),
        (None, "10.1000/def", "Work 8"),
    ], "a record that is two preprints is neither"


def test_a_merged_record_is_looked_up_alone(monkeypatch):
    works = [work(1, "10.9/other", [7]), work(7, "10.1000/abc")]
    route = openalex(works, merged={"10.48550/arxiv.2001.00001": "W1"})
    wanted = [Wanted("arxiv:2001.00001", arxiv_id="2001.00001")]
    with served(monkeypatch, "openalex", route) as server:
        found = asked("openalex", wanted)
        assert _paths(server)[1].startswith("/works/doi:10.48550/arxiv.2001.00001")
    assert statuses(found) == {"2001.00001": "ok"}
    assert rows(found) == [(None, "10.1000/abc", "Work 7")]


def test_the_article_s_record_counts_if_the_preprint_s_is_bare(monkeypatch):
    works = [
        arxiv_work(1, "2001.00001"),
        work(2, "10.1000/2001.00001", [7]),
        work(7, "10.1000/abc"),
    ]
    with served(monkeypatch, "openalex", openalex(works)):
        found = asked("openalex", papers(["2001.00001"]))
    assert statuses(found) == {"2001.00001": "ok"}
    assert found.sources[0].location.endswith("/works/W2")


def test_empty_not_found_and_withheld_are_three_things(monkeypatch):
    works = [arxiv_work(1, "2001.00001"), arxiv_work(2, "2001.00002", count=150)]
    with served(monkeypatch, "openalex", openalex(works)):
        found = asked("openalex", papers(["2001.00001", "2001.00002", "2001.00003"]))
    assert statuses(found) == {
        "2001.00001": "empty",
        "2001.00002": "elided",
        "2001.00003": "not_found",
    }
    assert (found.sources, found.records, found.problems) == ((), (), ())


def test_cited_works_that_could_not_be_asked_about_make_a_list_partial(monkeypatch):
    cites = list(range(1000, 1150))
    works = [arxiv_work(1, "2001.00001", cites), *(work(n, f"10.1/{n}") for n in cites)]
    with served(monkeypatch, "openalex", openalex(works)) as server:
        server.next("", "", *["500"] * 5)
        found = asked("openalex", papers(["2001.00001"]))
        assert statuses(found) == {"2001.00001": "partial"}
        assert len(found.references) == 100
        assert "50 of 150 cited works" in found.problems[0].message
        server.requests.clear()
        again = asked("openalex", papers(["2001.00001"]))
        assert statuses(again) == {"2001.00001": "ok"}
        assert len(server.requests) == 1
        assert len(again.references) == 150


def test_a_work_that_cannot_be_read_costs_no_other(monkeypatch):
    works = [arxiv_work(n, f"2001.{n:05d}", [7]) for n in (1, 2)]
    works[0]["referenced_works"] = "W7"
    works += [{**work(7, "10.1000/abc"), "title": ["no text"]}]
    with served(monkeypatch, "openalex", openalex(works)):
        found = asked("openalex", papers(["2001.00001", "2001.00002"]))
    assert statuses(found) == {"2001.00001": "error", "2001.00002": "ok"}
    assert rows(found) == [(None, None, None)]


def test_the_budget_of_the_day_ends_the_run_and_the_next_goes_on(monkeypatch):
    ids = [f"2001.{n:05d}" for n in range(1, 4)]
    works = [arxiv_work(n, bare, [90 + n]) for n, bare in enumerate(ids, 1)]
    works += [work(90 + n, f"10.1/{n}") for n in (1, 2, 3)]
    with served(monkeypatch, "openalex", openalex(works)) as server:
        over = {"X_RateLimit_Remaining_USD": "0", "X_RateLimit_Cost_Required_USD": "0.0001"}
        server.next("", replied({"error": "Rate limit exceeded"}, 429, **over, Retry_After="9000"))
        found, error = kept("openalex", papers(ids))
        assert len(server.requests) == 2, "a spent budget is not tried again"
        assert statuses(found) == dict.fromkeys(ids, "deferred")
        assert "budget" in str(error)
        assert "KGRAPH_OPENALEX_KEY" in str(error)
        assert found.references == ()
        server.requests.clear()
        again = asked("openalex", papers(ids))
        assert statuses(again) == dict.fromkeys(ids, "ok")
        assert len(server.requests) == 1, "the list of papers was kept"


def test_nothing_is_asked_once_the_budget_is_known_to_be_spent(monkeypatch):
    works = [arxiv_work(1, "2001.00001", [7]), work(7, "10.1000/abc")]
    with served(monkeypatch, "openalex", openalex(works)) as server:
        server.headers = {"X-RateLimit-Remaining-USD": "0.00005", "X-RateLimit-Reset": "7200"}
        found, error = kept("openalex", papers(["2001.00001"]))
        assert len(server.requests) == 1
    assert statuses(found) == {"2001.00001": "deferred"}
    assert "2.0 hours" in str(error)


def test_who_has_a_key_is_not_told_to_get_one(monkeypatch):
    monkeypatch.setenv("KGRAPH_OPENALEX_KEY", "secret")
    with served(monkeypatch, "openalex", openalex([arxiv_work(1, "2001.00001", [7])])) as server:
        server.headers = {"X-RateLimit-Remaining-USD": "0"}
        _, error = kept("openalex", papers(["2001.00001"]))
    assert "budget" in str(error)
    assert "KEY" not in str(error)


@pytest.mark.parametrize(
    ("status", "headers", "is_spent"),
    [
        (200, {}, False),
        (429, {}, False),
        (429, {"X-RateLimit-Remaining": "812"}, False),
        (429, {"X-RateLimit-Remaining": "0"}, True),
        (200, {"X-RateLimit-Remaining-USD": "$0.09"}, False),
        (200, {"X-RateLimit-Remaining-USD": "0", "X-RateLimit-Prepaid-Remaining-USD": "3"}, False),
        (200, {"X-RateLimit-Remaining-USD": "soon"}, False),
    ],
)
def test_the_budget_is_read_from_the_headers(status, headers, is_spent):
    assert bool(spent(status, headers)) is is_spent


@pytest.mark.parametrize("doi", ["10.1/a,b", "10.1/a|b"])
def test_a_doi_with_signs_of_the_filter_language_is_looked_up_alone(monkeypatch, doi):
    works = [work(1, doi, [7]), work(7, "10.1000/abc")]
    with served(monkeypatch, "openalex", openalex(works)) as server:
        found = asked("openalex", [Wanted("doi:x", doi=doi)])
        assert [one.path for one in server.requests] == [f"/works/doi:{doi}", "/works"]
    assert statuses(found) == {"doi:x": "ok"}


def test_recorded_works_are_read(monkeypatch, data):
    replies = recordings(data / "citations/replies/openalex.jsonl")
    works = [reply["json"] for reply in replies if "referenced_works" in reply["json"]]
    works += [work for reply in replies for work in reply["json"].get("results", ())]
    wanted = [
        Wanted(f"doi:{doi}", doi=doi)
        for doi in ("10.1016/j.xgen.2025.100814", "10.1063/1.4938384", "10.48550/arxiv.2312.07559")
    ]
    wanted += [
        Wanted(
            "arxiv:2304.05376", arxiv_id="2304.05376", published_doi="10.1038/s42256-024-00832-8"
        )
    ]
    with served(monkeypatch, "openalex", openalex(works)):
        found = asked("openalex", wanted)
    assert statuses(found) == {
        "doi:10.1016/j.xgen.2025.100814": "ok",
        "doi:10.1063/1.4938384": "ok",
        "doi:10.48550/arxiv.2312.07559": "empty",
        "2304.05376": "ok",
    }
    counted = Counter(row.record_id for row in found.references)
    assert sorted(counted.values()) == [57, 58, 59]


@pytest.mark.parametrize(
    "reply",
    [None, [], {}, {"results": {}}, {"results": None}, "x", 3, {"error": "x", "message": "y"}],
)
def test_what_is_no_list_of_works_is_refused(reply):
    with pytest.raises(ShapeError):
        PROVIDER.parse(Request("/works?filter=doi:x", ("doi:x",)), 200, reply)

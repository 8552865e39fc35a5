"""Semantic Scholar: unknown, withheld and empty kept apart; contexts and intents kept."""

import pytest

from kgraph.enrich import Wanted
from kgraph.enrich.provider import Request, ShapeError
from kgraph.enrich.semanticscholar import PROVIDER
from kgraph.model.tables import Context
from tests.enrich.providers import asked, entry, kept, papers, served, statuses
from tests.servers.replay import Answer, recordings, replied, semanticscholar

BATCH = Request("/paper/batch?fields=title", ("known:A", "known:B"), '{"ids": ["A", "B"]}')
LIST = Request("/paper/A/references?offset=0", ("page:A@0",))


def test_unknown_withheld_and_empty_are_three_things(monkeypatch):
    lists = {"ARXIV:2001.00001": [], "ARXIV:2001.00002": None, "ARXIV:2001.00003": [entry("A")]}
    with served(monkeypatch, "semanticscholar", semanticscholar(lists)):
        found = asked("semanticscholar")
    assert statuses(found) == {
        "2001.00001": "empty",
        "2001.00002": "elided",
        "2001.00003": "ok",
        "2001.00004": "not_found",
        "2001.00005": "not_found",
    }
    assert len(found.sources) == len(found.records) == 1


def test_contexts_keep_their_intents(monkeypatch):
    sentences = [("We use it  [1].", ["methodology"]), ("As in [1].", []), ("As in [1].", [])]
    lists = {
        "ARXIV:2001.00001": [
            entry("Attention", contexts=sentences, ArXiv="1706.03762", DOI="10.1000/ABC")
        ]
    }
    with served(monkeypatch, "semanticscholar", semanticscholar(lists)):
        (row,) = asked("semanticscholar", papers(["2001.00001"])).references
    assert (row.arxiv_id, row.doi, row.title, row.year) == (
        "1706.03762",
        "10.1000/abc",
        "Attention",
        2017,
    )
    assert row.contexts == (
        Context("We use it [1].", None, ("methodology",)),
        Context("As in [1].", None, ()),
    )


def test_the_title_of_an_entry_that_was_not_resolved_is_printed_text(monkeypatch):
    lists = {"ARXIV:2001.00001": [entry("United Nations. Gender Info", paper_id=None)]}
    with served(monkeypatch, "semanticscholar", semanticscholar(lists)):
        (row,) = asked("semanticscholar", papers(["2001.00001"])).references
    assert (row.raw, row.title) == ("United Nations. Gender Info", None)


def test_1200_papers_are_asked_about_500_at_once(monkeypatch):
    wanted = [
        Wanted(f"arxiv:{bare}", arxiv_id=bare) for bare in (f"2001.{n:05d}" for n in range(1, 1201))
    ]
    with served(monkeypatch, "semanticscholar", semanticscholar({})) as server:
        found = asked("semanticscholar", wanted)
    assert set(statuses(found).values()) == {"not_found"}
    assert [len(one.body["ids"]) for one in server.requests] == [500, 500, 200]
    assert {one.method for one in server.requests} == {"POST"}


def test_a_list_of_several_pages_is_read_whole(monkeypatch):
    lists = {"ARXIV:2001.00001": [entry(f"Work {n}") for n in range(25)]}
    with served(monkeypatch, "semanticscholar", semanticscholar(lists, sizes=10)):
        found = asked("semanticscholar", papers(["2001.00001"]))
    assert [row.title for row in found.references] == [f"Work {n}" for n in range(25)]
    assert statuses(found) == {"2001.00001": "ok"}


def test_a_page_that_fails_is_no_end_of_the_list(monkeypatch):
    lists = {"ARXIV:2001.00001": [entry(f"Work {n}") for n in range(25)]}
    with served(monkeypatch, "semanticscholar", semanticscholar(lists, sizes=10)) as server:
        server.next("", "", *["500"] * 5)
        found = asked("semanticscholar", papers(["2001.00001"]))
        assert statuses(found) == {"2001.00001": "error"}
        assert found.references == ()
        server.requests.clear()
        assert len(asked("semanticscholar", papers(["2001.00001"])).references) == 25
        assert len(server.requests) == 2, "the first page was kept"


def test_a_list_without_end_is_partial(monkeypatch):
    lists = {"ARXIV:2001.00001": [entry(f"Work {n}") for n in range(10_500)]}
    with served(monkeypatch, "semanticscholar", semanticscholar(lists)):
        found = asked("semanticscholar", papers(["2001.00001"]))
    assert statuses(found) == {"2001.00001": "partial"}
    assert len(found.references) == 10_000
    assert [problem.code for problem in found.problems] == ["cut-list"]


def test_entries_that_cannot_be_read_cost_no_other(monkeypatch):
    lists = {
        "ARXIV:2001.00001": [
            None,
            {"citedPaper": None},
            {"citedPaper": {"paperId": "1", "title": 7}},
            entry("Good", ArXiv="no id", DOI=["10.1/x"]),
            {"citedPaper": {"paperId": None, "externalIds": None, "title": "\ud800 x\x00"}},
        ]
    }
    with served(monkeypatch, "semanticscholar", semanticscholar(lists)):
        found = asked("semanticscholar", papers(["2001.00001"]))
    assert statuses(found) == {"2001.00001": "partial"}
    assert [row.title or row.raw for row in found.references] == ["Good", "x"]
    assert "3 of 5" in found.problems[0].message


def test_the_article_is_asked_about_where_the_preprint_is_unknown(monkeypatch):
    lists = {"DOI:10.1000/2001.00001": [entry("A")]}
    with served(monkeypatch, "semanticscholar", semanticscholar(lists)):
        found = asked("semanticscholar", papers(["2001.00001"]))
    assert statuses(found) == {"2001.00001": "ok"}
    assert found.records[0].arxiv_id == "2001.00001"


def test_recorded_replies_are_read(data):
    replies = recordings(data / "citations/replies/semanticscholar.jsonl")
    pages = [r for r in replies if "/references?" in r["url"]]
    first, last = (
        PROVIDER.parse(
            Request("/paper/A/references", (f"page:A@{page['json']['offset']}",)),
            page["status"],
            page["json"],
        ).popitem()[1]
        for page in pages
    )
    assert (len(first.cited), first.next, first.unreadable) == (50, 50, 0)
    assert (last.next, last.unreadable) == (None, 0)
    assert len(first.cited) + len(last.cited) == 67
    assert sum(one.title is None for one in last.cited) > 5
    batch = next(r for r in replies if "/author/batch" in r["url"] and '"0"' in r["request_body"])
    names = tuple(f"known:{n}" for n in range(4))
    known = PROVIDER.parse(Request("/paper/batch", names, "{}"), 200, batch["json"])
    assert list(known.values()) == [False, True, True, True]
    missing = next(r for r in replies if r["url"].endswith("?fields=t%2Ci%2Ct%2Cl%2Ce"))
    assert PROVIDER.parse(LIST, missing["status"], missing["json"]) == {"page:A@0": None}


def test_the_recorded_refusal_is_recognised(monkeypatch, data):
    replies = recordings(data / "citations/replies/semanticscholar.jsonl")
    refusal = next(r for r in replies if r["status"] == 403)
    with served(monkeypatch, "semanticscholar") as server:
        server.always = replied(refusal["json"], 403)
        found, error = kept("semanticscholar")
    assert set(statuses(found).values()) == {"error"}
    assert "KGRAPH_SEMANTICSCHOLAR_KEY" in found.problems[0].message
    assert "wants a key" in str(error)


def test_a_page_not_found_is_no_paper_not_found(monkeypatch):
    with served(monkeypatch, "semanticscholar") as server:
        server.always = Answer(404, b"<html>no such page</html>")
        found = asked("semanticscholar")
    assert set(statuses(found).values()) == {"error"}


@pytest.mark.parametrize(
    ("request_", "status", "reply"),
    [
        (BATCH, 200, [None]),
        (BATCH, 200, [None, "x"]),
        (BATCH, 200, {"message": "busy"}),
        (BATCH, 404, None),
        (LIST, 200, {}),
        (LIST, 200, {"offset": 0}),
        (LIST, 200, {"data": "x"}),
        (LIST, 200, {"data": [], "next": 0}),
        (LIST, 200, {"data": [], "next": True}),
        (LIST, 200, None),
        (LIST, 404, None),
        (LIST, 404, {"message": "no route"}),
    ],
)
def test_what_has_not_the_promised_form_is_refused(request_, status, reply):
    with pytest.raises(ShapeError):
        PROVIDER.parse(request_, status, reply)

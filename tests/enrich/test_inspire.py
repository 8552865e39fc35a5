"""INSPIRE: searches of twenty, look-ups for what a search misses, ids and printed text."""

from collections import Counter

import pytest

from kgraph.enrich import Wanted
from kgraph.enrich.inspire import PROVIDER
from kgraph.enrich.provider import Request, ShapeError
from tests.enrich.providers import asked, papers, record, served, statuses
from tests.servers.replay import inspire

OLD = "hep-th/9901001"
ENTRIES = (
    {
        "reference": {
            "label": "1",
            "arxiv_eprint": "hep-th/9711200",
            "dois": ["10.1023/A:1026654312961"],
            "title": {"title": "The large N limit"},
            "publication_info": {"journal_title": "Adv.Theor.Math.Phys.", "year": 1998},
        },
        "record": {"$ref": "https://inspirehep.net/api/literature/451647"},
        "curated_relation": True,
    },
    {"reference": {"label": "2", "misc": ["private  communication", "2001"]}},
    {
        "reference": {"label": "3", "misc": ["see also"]},
        "raw_refs": [
            {"schema": "JATS", "value": "<ref/>"},
            {"schema": "text", "value": "[3] A. Author, in preparation"},
        ],
    },
)


def test_ids_titles_years_and_printed_text_are_kept(monkeypatch):
    route = inspire({OLD: record(OLD, *ENTRIES)}, frozenset())
    with served(monkeypatch, "inspire", route) as server:
        found = asked("inspire", papers([OLD]))
        assert found.sources[0].location == f"{server.url}/arxiv/{OLD}"
    first, second, third = found.references
    assert (first.arxiv_id, first.doi) == ("hep-th/9711200", "10.1023/a:1026654312961")
    assert (first.title, first.year, first.raw) == ("The large N limit", 1998, None)
    assert second.raw == "private communication 2001"
    assert third.raw == "[3] A. Author, in preparation"
    assert statuses(found) == {OLD: "ok"}


def test_what_is_only_linked_keeps_its_address(monkeypatch):
    linked = {"record": {"$ref": "https://inspirehep.net/api/literature/451647"}}
    route = inspire(
        {OLD: record(OLD, linked, {**linked, "reference": ENTRIES[1]["reference"]})}, frozenset()
    )
    with served(monkeypatch, "inspire", route):
        found = asked("inspire", papers([OLD]))
    assert [row.raw for row in found.references] == [
        "https://inspirehep.net/api/literature/451647",
        "private communication 2001",
    ]


def test_45_papers_take_three_searches(monkeypatch):
    ids = [f"2001.{n:05d}" for n in range(1, 46)]
    route = inspire({bare: record(bare, ENTRIES[0]) for bare in ids}, frozenset())
    with served(monkeypatch, "inspire", route) as server:
        found = asked("inspire", papers(ids))
    assert Counter(statuses(found).values()) == {"ok": 45}
    assert [one.params["q"].count(" or ") + 1 for one in server.requests] == [20, 20, 5]


def test_what_a_search_misses_is_looked_up_alone(monkeypatch):
    ids = ["2001.00001", "2001.00002"]
    route = inspire({ids[0]: record(ids[0], ENTRIES[0])}, frozenset(ids))
    with served(monkeypatch, "inspire", route) as server:
        found = asked("inspire", papers(ids))
        assert [one.path for one in server.requests] == [
            "/literature",
            "/arxiv/2001.00001",
            "/arxiv/2001.00002",
        ]
    assert statuses(found) == {ids[0]: "ok", ids[1]: "not_found"}


def test_a_record_without_references_is_empty(monkeypatch):
    with served(monkeypatch, "inspire", inspire({OLD: record(OLD)}, frozenset())):
        assert statuses(asked("inspire", papers([OLD]))) == {OLD: "empty"}


def test_what_cannot_be_read_costs_nothing_else(monkeypatch):
    broken = record("2001.00002")
    broken["references"] = "many"
    entries = (ENTRIES[0], {"reference": {"dois": "10.1/x"}}, "x")
    known = {"2001.00001": record("2001.00001", *entries), "2001.00002": broken}
    with served(monkeypatch, "inspire", inspire(known, frozenset())):
        found = asked("inspire", papers(["2001.00001", "2001.00002"]))
    assert statuses(found) == {"2001.00001": "partial", "2001.00002": "error"}
    assert len(found.references) == 1
    assert {problem.code for problem in found.problems} == {"unreadable-reference", "no-answer"}


def test_a_paper_without_arxiv_id_cannot_be_asked_about():
    assert PROVIDER.plan(Wanted("doi:x", doi="10.1/x"), {}).status == "not_found"


@pytest.mark.parametrize(
    ("name", "status", "reply"),
    [
        ("list:x", 200, {"hits": []}),
        ("list:x", 200, {"hits": {"total": 3}}),
        ("list:x", 404, None),
        ("one:x", 200, {"hits": {"hits": []}}),
        ("one:x", 404, None),
        ("one:x", 200, []),
    ],
)
def test_what_has_not_the_promised_form_is_refused(name, status, reply):
    with pytest.raises(ShapeError):
        PROVIDER.parse(Request("/x", (name,)), status, reply)

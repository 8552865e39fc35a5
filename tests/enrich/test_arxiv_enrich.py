"""Asking arXiv by id: everything comes, nothing is asked twice, offline nothing is asked."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from kgraph import store
from kgraph.enrich import SERVICES, Wanted, service
from kgraph.enrich.arxiv import ask
from tests.enrich.asking import NOW, PAPERS, SOME, asked, by_id, ids, status
from tests.servers.arxiv_feeds import Paper
from tests.servers.arxiv_server import recording


def test_it_is_a_service_of_that_name():
    assert "arxiv" in SERVICES
    assert service("arxiv") is ask


def test_250_ids_all_come_in_three_requests(arxiv):
    arxiv.papers = PAPERS
    found = asked(by_id(PAPERS))
    assert ids(found) == [paper.arxiv_id for paper in PAPERS]
    assert set(status(found).values()) == {"ok"}
    assert [len(one.ids) for one in arxiv.requests] == [100, 100, 50]
    assert [one.params["max_results"] for one in arxiv.requests] == ["100", "100", "50"]


def test_rows_are_what_the_contract_says(arxiv, tmp_path):
    arxiv.papers = [
        Paper(
            "1706.03762",
            "Attention Is  All You Need",
            "We use \\emph{attention}.",
            ("Ashish Vaswani", "ATLAS Collaboration"),
            "2017-06-12",
            "2023-08-02",
            7,
            ("cs.CL", "cs.LG"),
            ("10.1000/ABC;", "10.1000/def"),
            "15 pages",
            "NIPS 2017",
        )
    ]
    found = asked([Wanted("title:abc", arxiv_id="arXiv:1706.03762")])
    (source,), (record,), (coverage,) = found.sources, found.records, found.coverage
    assert (source.kind, source.reader, source.retrieved_at) == ("api", "arxiv", NOW)
    assert source.location == f"{arxiv.url}?id_list=1706.03762v7"
    assert source.bytes > 100
    assert record.record_id == f"{source.source_id}#1"
    assert (record.arxiv_id, record.version, record.doi) == ("1706.03762", 7, "10.1000/abc")
    assert record.title == "Attention Is All You Need"
    assert record.abstract == "We use \\emph{attention}."
    assert record.author_keys == ("vaswani|ashish", "atlas collaboration|")
    assert (record.published, record.updated) == ("2017-06-12", "2023-08-02")
    assert (record.categories, record.primary_category) == (("cs.CL", "cs.LG"), "cs.CL")
    assert (record.comments, record.journal_ref) == ("15 pages", "NIPS 2017")
    assert not record.withdrawn
    assert (coverage.paper_key, coverage.provider, coverage.status, coverage.asked_at) == (
        "title:abc",
        "arxiv",
        "ok",
        NOW,
    )
    with store.writing(tmp_path / "graph"):
        store.append(tmp_path / "graph", [found])
    assert store.read(tmp_path / "graph", "records").num_rows == 1


def test_what_is_evidence_does_not_depend_on_the_batch_or_the_hour(arxiv):
    arxiv.papers = PAPERS
    alone = asked(by_id(PAPERS[7:8]), cache_dir=Path(os.environ["KGRAPH_CACHE_DIR"]) / "b")
    among = asked(by_id(PAPERS))
    assert alone.sources[0] == among.sources[7]
    assert alone.records[0] == among.records[7]


def test_the_cache_answers_the_second_time(arxiv):
    arxiv.papers = PAPERS
    wanted = [*by_id(PAPERS), Wanted("arxiv:2001.99999", arxiv_id="2001.99999")]
    wanted += [Wanted("title:x", title="On the number 17"), Wanted("title:y", title="No such")]
    first = asked(wanted)
    count = len(arxiv.requests)
    again = asked(wanted)
    assert set(again.coverage) == set(first.coverage)
    assert again.records == first.records
    assert len(arxiv.requests) == count


def test_what_is_old_is_asked_again_and_a_version_never_is(arxiv):
    arxiv.papers = [*SOME, Paper("2002.00001", "Versioned", version=2)]
    wanted = [*by_id(), Wanted("arxiv:2002.00001", arxiv_id="2002.00001", version=2)]
    wanted += [Wanted("arxiv:2001.99999", arxiv_id="2001.99999")]
    wanted += [Wanted("title:x", title="On the number 2")]
    asked(wanted)

    def again(now):
        arxiv.requests.clear()
        asked(wanted, now=now)
        return [one for asked_ in arxiv.requests for one in asked_.ids or [asked_.query]]

    assert again("2026-11-21T11:59:00Z") == []
    assert again("2026-11-22T12:00:00Z") == ["2001.99999", 'ti:"On the number 2"']
    assert again("2026-11-27T11:59:00Z") == ["2001.99999", 'ti:"On the number 2"']
    assert again("2027-11-29T12:00:00Z") == [
        *(paper.arxiv_id for paper in SOME),
        "2001.99999",
        'ti:"On the number 2"',
    ]


def test_a_damaged_cache_is_asked_for_again(arxiv, tmp_path):
    arxiv.papers = SOME
    first = asked(by_id())
    files = sorted((tmp_path / "cache" / "arxiv" / "papers").rglob("*.json"))
    assert len(files) == 5
    files[0].write_bytes(files[0].read_bytes()[:40])
    files[1].write_text(files[1].read_text().replace("published", "publish"))
    assert sorted(ids(asked(by_id()))) == ids(first)
    assert len(arxiv.requests[-1].ids) == 2


@pytest.mark.parametrize("old", ["hep-th/9901001", "HEP-TH/9901001", "math.GT/0309136"])
def test_old_ids_are_asked_in_the_form_that_arxiv_knows(arxiv, old):
    arxiv.papers = [Paper("hep-th/9901001", "Strings"), Paper("math/0309136", "Knots")]
    found = asked([Wanted("x", arxiv_id=old)])
    assert status(found) == {"x": "ok"}


def test_a_malformed_and_an_unknown_id_do_not_cost_the_others(arxiv):
    arxiv.papers = PAPERS
    bad = Wanted("title:bad", arxiv_id="2013.99999")
    unknown = Wanted("arxiv:2001.99999", arxiv_id="2001.99999")
    found = asked([bad, unknown, *by_id(PAPERS[:99])])
    assert status(found).pop("title:bad") == "error"
    assert Counter(status(found).values()) == {"ok": 99, "not_found": 1, "error": 1}
    assert len(arxiv.requests) == 1
    (problem,) = found.problems
    assert (problem.stage, problem.code) == ("enrich", "bad-id")
    assert "2013.99999" in problem.message
    assert problem.source_id in {source.source_id for source in found.sources}


def test_an_id_that_arxiv_refuses_by_name_is_left_out(arxiv):
    arxiv.papers = PAPERS
    arxiv.refused = {"2001.00042"}
    found = asked(by_id(PAPERS[:100]))
    assert Counter(status(found).values()) == {"ok": 99, "error": 1}
    assert status(found)["arxiv:2001.00042"] == "error"
    assert len(arxiv.requests) == 2
    assert [problem.code for problem in found.problems] == ["refused-id"]


def test_a_refusal_that_names_nothing_is_searched_by_halves(arxiv, data):
    arxiv.papers = PAPERS
    nameless = recording(data / "arxiv_atom/current_2026/malformed_id_abc_HTTP400.xml")
    arxiv.next(nameless)
    found = asked(by_id(PAPERS[:100]))
    assert set(status(found).values()) == {"ok"}
    assert [len(one.ids) for one in arxiv.requests] == [100, 50, 50]


def test_two_versions_of_a_paper_are_two_answers(arxiv):
    arxiv.papers = [
        Paper("2001.00001", "First", version=1),
        Paper("2001.00001", "Second", version=2),
    ]
    found = asked(
        [
            Wanted("a", arxiv_id="2001.00001", version=1),
            Wanted("b", arxiv_id="2001.00001v2"),
            Wanted("c", arxiv_id="2001.00001"),
        ]
    )
    assert [(r.version, r.title) for r in found.records] == [(1, "First"), (2, "Second")]
    assert set(status(found).values()) == {"ok"}, "the newest is the second, given once"
    assert len(found.sources) == 2


def test_an_unknown_version_is_asked_for_without_it(arxiv):
    arxiv.papers = SOME
    found = asked([Wanted("x", arxiv_id="2001.00001", version=99)])
    assert (status(found), ids(found)) == ({"x": "ok"}, ["2001.00001"])
    assert len(arxiv.requests) == 2


def test_arxiv_s_doi_is_an_arxiv_id(arxiv):
    arxiv.papers = SOME
    found = asked([Wanted("x", doi="10.48550/arxiv.2001.00003")])
    assert ids(found) == ["2001.00003"]
    assert arxiv.requests[0].ids == ["2001.00003"]


def test_offline_takes_what_is_there_however_old(arxiv):
    arxiv.papers = SOME
    wanted = [*by_id(SOME[:2]), Wanted("title:x", title="On the number 3")]
    asked(wanted)
    found = asked([*wanted, *by_id(SOME[3:4])], offline=True, now="2036-01-01T00:00:00Z")
    assert list(status(found).values()) == ["ok", "ok", "deferred", "ok"]
    assert len(arxiv.requests) == 2


def test_offline_opens_no_socket(arxiv, tmp_path):
    arxiv.papers = SOME
    asked(by_id())
    program = """
import sys
sys.addaudithook(lambda name, args: name.startswith("socket.") and sys.exit(f"socket: {name}"))
from kgraph.enrich import Options, Wanted, service
wanted = [Wanted("a", arxiv_id="2001.00001"), Wanted("b", arxiv_id="2001.77777")]
wanted += [Wanted("c", title="Not asked before", abstract="So many words " * 9)]
rows = [row for part in service("arxiv")(wanted, Options(offline=True)) for row in part.coverage]
sys.stdout.write(" ".join(row.status for row in rows))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout, done.stderr) == ("ok deferred deferred", "")


def test_progress_is_told_for_every_paper(arxiv):
    arxiv.papers = SOME
    told = []
    asked(
        [*by_id(), Wanted("title:x", title="Y")],
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(n, 6) for n in range(1, 7)]

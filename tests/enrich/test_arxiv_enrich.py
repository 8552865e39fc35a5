"""Asking arXiv, against a local arXiv: everything comes, nothing is asked twice, failures show."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter

import pytest

from kgraph import store
from kgraph.enrich import SERVICES, Options, Wanted, service
from kgraph.enrich.arxiv import ask
from kgraph.errors import ServiceError, ServiceUnreachableError
from kgraph.model.tables import Evidence, Source
from kgraph.model.text import overlap, title_key
from kgraph.read import read_text
from tests.servers.arxiv_feeds import Paper
from tests.servers.arxiv_server import ArxivServer, recording, seed_papers

NOW = "2026-11-20T12:00:00+00:00"
PAPERS = [Paper(f"2001.{n:05d}", f"On the number {n}") for n in range(1, 251)]
SOME = PAPERS[:5]


def by_id(papers=SOME):
    """Ask for papers that the pages name by id."""
    return [Wanted(f"arxiv:{p.arxiv_id}", arxiv_id=p.arxiv_id) for p in papers]


def asked(wanted, **options):
    """Ask, and give all evidence as one."""
    return together(ask(wanted, Options(**{"now": NOW, **options})))


def together(parts):
    """Put the rows of several items into one."""
    parts = list(parts)
    return Evidence(
        **{
            name: tuple(row for part in parts for row in getattr(part, name))
            for name in ("sources", "records", "page_facts", "references", "coverage", "problems")
        }
    )


def keep(found, wanted):
    """Ask, and keep each item as it comes: an error may follow."""
    for part in ask(wanted, Options(now=NOW)):
        found.append(part)


def status(evidence):
    """Give the status of every paper asked about."""
    return {row.paper_key: row.status for row in evidence.coverage}


def ids(evidence):
    """Give the arXiv ids of all records."""
    return [record.arxiv_id for record in evidence.records]


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
    alone = asked(by_id(PAPERS[7:8]), cache_dir=store.Path(os.environ["KGRAPH_CACHE_DIR"]) / "b")
    among = asked(by_id(PAPERS))
    assert alone.sources[0] == among.sources[7]
    assert alone.records[0] == among.records[7]


def test_the_cache_answers_the_second_time(arxiv):
    arxiv.papers = PAPERS
    wanted = [*by_id(PAPERS), Wanted("arxiv:2001.99999", arxiv_id="2001.99999")]
    wanted += [Wanted("title:x", title="On the number 17"), Wanted("title:y", title="No such")]
    first = asked(wanted)
    count = len(arxiv.requests)
    assert asked(wanted) == first
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


FAULTS = (
    *("rate-exceeded", "rate-exceeded-as-feed", "429", "406", "503", "503-at-once", "500"),
    *("html", "html-as-feed", "truncated", "cut", "reset", "empty-body", "empty-page", "other-xml"),
    "404",
)


@pytest.mark.parametrize("fault", FAULTS)
def test_throttling_in_any_guise_is_waited_out(arxiv, fault):
    arxiv.papers = SOME
    arxiv.next(fault, fault)
    found = asked(by_id())
    assert len(found.records) == 5
    assert len(arxiv.requests) == 3
    assert found.problems == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_throttling_in_any_guise_never_looks_like_nothing_found(arxiv, fault):
    arxiv.papers = SOME
    arxiv.next(*[fault] * 5)
    found = asked([*by_id(), Wanted("title:x", title="On the number 4")])
    assert Counter(status(found).values()) == {"error": 5, "ok": 1}
    assert [problem.code for problem in found.problems] == ["no-answer"]
    # It was not remembered as nothing, either.
    assert set(status(asked(by_id())).values()) == {"ok"}


def test_the_recorded_throttling_is_recognised(arxiv, data):
    arxiv.papers = SOME
    arxiv.next(recording(data / "arxiv_atom/synthetic/rate_exceeded_body.txt"))
    assert len(asked(by_id()).records) == 5


def test_a_page_shorter_than_said_is_continued_from_where_it_ended(arxiv, data):
    arxiv.next(recording(data / "arxiv_atom/synthetic/partial_page_count_mismatch.xml"))
    asked([Wanted("title:x", title="test")])
    assert [one.params["start"] for one in arxiv.requests] == ["0", "3"]


def test_one_batch_that_fails_does_not_cost_the_others(arxiv):
    arxiv.papers = PAPERS
    arxiv.next("", *["503"] * 5)
    found = asked(by_id(PAPERS))
    assert Counter(status(found).values()) == {"ok": 150, "error": 100}
    assert len(found.problems) == 1, "one row for the batch, not a hundred"


def test_three_failures_in_a_row_end_it_and_the_rest_is_deferred(arxiv):
    arxiv.papers = PAPERS
    titles = [Wanted(f"title:{n}", title=f"On the number {n}") for n in range(1, 7)]
    arxiv.next("", *["429"] * 99)
    found = []
    with pytest.raises(ServiceError, match="3 failures in a row"):
        keep(found, [*by_id(), *titles])
    assert len(arxiv.requests) == 1 + 3 * 5
    assert Counter(status(together(found)).values()) == {"ok": 5, "error": 3, "deferred": 3}


def test_denied_access_ends_it_at_once(arxiv):
    arxiv.next("403")
    found = []
    with pytest.raises(ServiceError, match="403"):
        keep(found, by_id())
    assert len(arxiv.requests) == 1
    assert Counter(status(together(found)).values()) == {"deferred": 5}


def test_an_arxiv_that_is_not_there_is_said_in_time_and_the_papers_are_deferred(arxiv, monkeypatch):
    arxiv.papers = SOME
    asked(by_id(SOME[:2]))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("KGRAPH_ARXIV_URL", f"http://127.0.0.1:{port}/api/query")
    monkeypatch.delenv("KGRAPH_PAUSE")
    found, start = [], time.monotonic()
    with pytest.raises(ServiceUnreachableError, match=str(port)):
        keep(found, [*by_id(), Wanted("title:x", title="Y")])
    assert time.monotonic() - start < 10
    assert list(status(together(found)).values()) == ["ok", "ok"] + ["deferred"] * 4


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


def test_a_run_that_was_killed_asks_only_for_what_is_missing(arxiv):
    arxiv.papers = PAPERS
    program = """
import sys
from kgraph.enrich import Options, Wanted, service
wanted = [Wanted(f"arxiv:2001.{n:05d}", arxiv_id=f"2001.{n:05d}") for n in range(1, 251)]
for part in service("arxiv")(wanted, Options()):
    pass
"""
    arxiv.next("", "", "")
    running = subprocess.Popen([sys.executable, "-c", program])
    deadline = time.monotonic() + 60
    while len(arxiv.requests) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
        arxiv.delay_s = 0.3  # the second and third answer are slow: time to kill it
    running.send_signal(signal.SIGKILL)
    running.wait()
    arxiv.requests.clear()
    arxiv.delay_s = 0.0
    found = asked(by_id(PAPERS), now="")
    assert sorted(ids(found)) == [paper.arxiv_id for paper in PAPERS]
    assert sum(len(one.ids) for one in arxiv.requests) in (150, 50)


def test_a_title_with_every_sign_is_found(arxiv):
    titles = [
        'The "Great" Wall of Text',
        "Higgs: a (very) short [review] + more?",
        "Schrödinger's $\\alpha$-decay & 50\\% of ANDNOT",
        "0: what is {nothing}?",
    ]
    arxiv.papers = [Paper(f"2001.{n:05d}", title) for n, title in enumerate(titles, 1)]
    found = asked([Wanted(title, title=title) for title in titles])
    assert ids(found) == [paper.arxiv_id for paper in arxiv.papers]


def test_a_title_of_nothing_but_signs_is_not_asked_for(arxiv):
    found = asked([Wanted("x", title="???")])
    assert status(found) == {"x": "not_found"}
    assert [problem.code for problem in found.problems] == ["nothing-to-ask"]
    assert arxiv.requests == []


def test_a_doi_finds_a_paper_without_title(arxiv):
    arxiv.papers = [*SOME, Paper("2002.00001", "Published", dois=("10.1000/a(b)",))]
    found = asked([Wanted("doi:10.1000/a(b)", doi="10.1000/a(b)")])
    assert ids(found) == ["2002.00001"]


def test_a_refused_hit_is_a_problem_that_says_what_and_why(arxiv):
    arxiv.papers = [Paper("2402.00001", "Mixtral of Experts, explained")]
    found = asked([Wanted("title:x", title="Mixtral of Experts")])
    assert status(found) == {"title:x": "not_found"}
    assert found.records == ()
    (problem,), (source,) = found.problems, found.sources
    assert (problem.stage, problem.code) == ("enrich", "refused-hit")
    assert problem.source_id == source.source_id
    for part in ("Mixtral of Experts'", "arXiv:2402.00001", "explained'", "another paper"):
        assert part in problem.message


def test_two_papers_of_one_title_are_a_problem_that_names_both(arxiv):
    arxiv.papers = [Paper("2001.00001", "Weak Lensing"), Paper("2002.00002", "Weak lensing")]
    found = asked([Wanted("title:x", title="Weak lensing", abstract="Nine plain words " * 9)])
    (problem,) = found.problems
    assert problem.code == "ambiguous-hit"
    assert "2001.00001" in problem.message
    assert "2002.00002" in problem.message
    assert len(arxiv.requests) == 1, "another question would not decide it"


def test_two_wanted_papers_that_are_one_give_one_record(arxiv):
    arxiv.papers = SOME
    found = asked([Wanted("a", title="On the number 3"), Wanted("b", arxiv_id="2001.00003")])
    assert status(found) == {"a": "ok", "b": "ok"}
    assert (len(found.sources), len(found.records)) == (1, 1)


@pytest.fixture(scope="module")
def seeds(data):
    """The records of the real pages, the papers they are, and the true abstracts."""
    records = []
    for path in sorted((data / "seeds").iterdir()):
        source = Source(path.name, "page", path.name, None, NOW, 0)
        records += read_text(path.read_text(encoding="utf-8"), source).records
    by_title = {title_key(p.title): p.arxiv_id for p in seed_papers(data / "seed_papers.json")}
    truth = {r.record_id: r.arxiv_id or by_title.get(r.title_key) for r in records}
    texts = {}
    for record in records:
        if truth[record.record_id] and record.abstract and not record.abstract_truncated:
            texts.setdefault(truth[record.record_id], record.abstract)
    for record in records:
        if truth[record.record_id] is None:
            truth[record.record_id] = max(texts, key=lambda a: overlap(texts[a], record.abstract))
    return records, truth, seed_papers(data / "seed_papers.json", texts)


def decoys(papers):
    """Papers that hold the words of others' titles, and are others."""
    text = (
        "Whatever is said here was never said of the work that the title names, and whoever "
        "reads it to the end will find some remarks on remarks, and a list of further remarks."
    )
    forms = ("{}, explained", "{}: A Reply", "{}. Part II", "A Survey of {}", "Comment on '{}'")
    return [
        Paper(
            f"2501.{n * 10 + m + 1:05d}",
            form.format(p.title),
            text,
            ("Noel",),
            published="2025-01-09",
        )
        for n, p in enumerate(papers)
        for m, form in enumerate(forms)
    ]


def test_all_papers_of_the_seed_pages_are_found_by_title_alone(arxiv, seeds):
    _, _, papers = seeds
    assert len(papers) == 36
    arxiv.papers = [*decoys(papers), *papers]
    wanted = [Wanted(paper.arxiv_id, title=paper.title) for paper in papers]
    found = asked(wanted)
    assert ids(found) == [paper.arxiv_id for paper in papers]
    assert len(arxiv.requests) <= 80


def test_what_the_seed_pages_print_finds_the_papers_without_their_ids(arxiv, seeds):
    records, truth, papers = seeds
    arxiv.papers = [*decoys(papers), *papers]
    wanted = [
        Wanted(
            record.record_id,
            title=record.title,
            abstract=record.abstract,
            author_keys=record.author_keys,
            year=int(record.published[:4]) if record.published else None,
        )
        for record in records
    ]
    answers = {part.coverage[0].paper_key: part for part in ask(wanted, Options(now=NOW))}
    assert {part.coverage[0].status for part in answers.values()} == {"ok"}
    right = {
        key: part.records[0].arxiv_id == truth[key] for key, part in answers.items() if part.records
    }
    assert len(right) == 36
    assert all(right.values()), right
    assert len(arxiv.requests) <= 80


def test_without_the_papers_every_decoy_is_refused(arxiv, seeds):
    _, _, papers = seeds
    arxiv.papers = decoys(papers)
    found = asked([Wanted(p.arxiv_id, title=p.title, abstract=p.abstract) for p in papers])
    assert set(status(found).values()) == {"not_found"}
    assert {problem.code for problem in found.problems} == {"refused-hit"}
    assert len(found.problems) == 36
    assert len(arxiv.requests) <= 80


def test_two_runs_at_once_answer_the_same(tmp_path, monkeypatch):
    program = """
from kgraph.enrich import Options, Wanted, service
wanted = [Wanted(f"arxiv:2001.{n:05d}", arxiv_id=f"2001.{n:05d}") for n in range(1, 251)]
assert sum(len(part.records) for part in service("arxiv")(wanted, Options())) == 250
"""
    with ArxivServer(PAPERS) as server:
        monkeypatch.setenv("KGRAPH_ARXIV_URL", server.url)
        monkeypatch.setenv("KGRAPH_CACHE_DIR", str(tmp_path))
        monkeypatch.setenv("KGRAPH_PAUSE", "0.05")
        running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]
        assert [one.wait(timeout=120) for one in running] == [0, 0, 0]
        assert server.at_once == 1

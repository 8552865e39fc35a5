"""Asking a local arXiv for e-prints: rows, bad days, and a graph with citations."""

import pytest

import kgraph
from kgraph.enrich import Options, Wanted
from kgraph.enrich.eprint import ask, plan
from kgraph.errors import ServiceError, ServiceUnreachableError
from tests.enrich.asking import together
from tests.enrich.eprint.hostile import HOSTILE, PAPER, tar_gz
from tests.servers.eprint_server import EprintServer

NOW = "2026-11-20T12:00:00+00:00"
GOOD = tar_gz({"main.tex": PAPER})


@pytest.fixture
def server(monkeypatch):
    with EprintServer() as running:
        monkeypatch.setenv("KGRAPH_EPRINT_URL", running.url)
        yield running


def wanted(*ids):
    return [Wanted(f"arxiv:{one}", arxiv_id=one) for one in ids]


def asked(papers, **options):
    return together(ask(papers, Options(now=NOW, **options)))


def keep(rows, papers):
    """Keep each item as it comes: an error follows."""
    for part in ask(papers, Options(now=NOW)):
        rows.append(part)


def status(evidence):
    return {row.paper_key.removeprefix("arxiv:"): row.status for row in evidence.coverage}


def test_a_paper_is_one_source_with_one_record_and_its_references(server):
    server.sources["2001.00001"] = GOOD
    found = asked(wanted("2001.00001"))
    (source,), (record,), (reference,) = found.sources, found.records, found.references
    assert (source.kind, source.reader, source.retrieved_at) == ("eprint", "eprint", NOW)
    assert source.location == f"{server.url}/2001.00001"
    assert (record.arxiv_id, record.title, record.source_id) == (
        "2001.00001",
        None,
        source.source_id,
    )
    assert (reference.record_id, reference.position) == (record.record_id, 1)
    assert (reference.provider, reference.arxiv_id, reference.year) == (
        "eprint",
        "hep-th/0101001",
        2001,
    )
    assert reference.title == "A work of note"
    assert reference.contexts[0].sentence == "We build on [CITE]."
    assert status(found) == {"2001.00001": "ok"}
    assert asked(wanted("2001.00001")).sources == found.sources


def test_old_ids_and_versions_are_asked_for_as_they_are(server):
    server.sources["hep-th/9901001"] = GOOD
    paper = Wanted("arxiv:2001.00001", arxiv_id="2001.00001", version=2)
    found = asked([*wanted("hep-th/9901001"), paper])
    assert server.asked == ["hep-th/9901001", "2001.00001v2"]
    assert status(found) == {"hep-th/9901001": "ok", "2001.00001": "not_found"}
    assert plan([paper], Options()) == [f"{server.url}/2001.00001v2"]
    assert "kgraph" in server.headers[0]["User-Agent"]


def test_what_cannot_be_read_is_a_problem_and_the_next_paper_is_asked_for(server):
    server.sources |= {
        "2001.00001": b"%!PS-Adobe-2.0\n",
        "2001.00002": b"<html><body>A paper</body></html>",
        "2001.00003": HOSTILE["cut-off"](),
        "2001.00004": tar_gz({"read.me": "no paper"}),
        "2001.00005": tar_gz({"main.tex": "\\begin{document}No list.\\end{document}"}),
        "2001.00006": GOOD,
    }
    found = asked(wanted(*server.sources))
    assert list(status(found).values()) == [
        *("not_found", "error", "partial", "not_found", "empty", "ok")
    ]
    codes = [problem.code for problem in found.problems]
    assert codes[:3] == ["postscript", "html-source", "damaged-archive"]
    assert {problem.source_id for problem in found.problems} <= {s.source_id for s in found.sources}
    assert {problem.stage for problem in found.problems} == {"enrich"}


def test_a_bad_answer_is_an_error_and_no_list_is_not_an_empty_one(server):
    server.sources |= {
        "2001.00001": HOSTILE["not-gzip"](),
        "2001.00002": HOSTILE["cut-off"]()[:60],
        "2001.00003": tar_gz(
            {"main.tex": "\\begin{document}As in \\cite{a}.\\bibliography{lost}\\end{document}"}
        ),
    }
    found = asked(wanted(*server.sources))
    assert list(status(found).values()) == ["error", "error", "not_found"]
    codes = [problem.code for problem in found.problems]
    assert codes.count("damaged-archive") == 2
    assert codes[-1] == "no-reference-list"


def test_busy_and_broken_answers_are_asked_for_again(server):
    server.sources["2001.00001"] = GOOD
    server.next(503, 429, "cut", b"Rate exceeded.")
    assert status(asked(wanted("2001.00001"))) == {"2001.00001": "ok"}
    assert len(server.asked) == 5


def test_a_failed_call_is_an_error_and_not_an_empty_list(server):
    server.sources |= {"2001.00001": GOOD, "2001.00002": GOOD}
    server.next(*[500] * 5)
    found = asked(wanted("2001.00001", "2001.00002"))
    assert status(found) == {"2001.00001": "error", "2001.00002": "ok"}
    assert [problem.code for problem in found.problems] == ["no-answer"]


def test_three_failures_in_a_row_end_the_run_and_the_rest_is_deferred(server):
    server.next(*[500] * 15)
    ids = [f"2001.0000{n}" for n in range(1, 6)]
    rows = []
    with pytest.raises(ServiceError, match="gave up"):
        keep(rows, wanted(*ids))
    assert list(status(together(rows)).values()) == ["error"] * 3 + ["deferred"] * 2


def test_refused_access_ends_the_run(server):
    server.next(403)
    rows = []
    with pytest.raises(ServiceError, match="denies access"):
        keep(rows, wanted("2001.00001"))
    assert status(together(rows)) == {"2001.00001": "deferred"}


def test_nobody_there(monkeypatch):
    monkeypatch.setenv("KGRAPH_EPRINT_URL", "http://127.0.0.1:9/src")
    with pytest.raises(ServiceUnreachableError, match="cannot reach"):
        asked(wanted("2001.00001"))


def test_offline_nothing_is_asked(server):
    assert status(asked(wanted("2001.00001"), offline=True)) == {"2001.00001": "deferred"}
    assert server.asked == []


def test_a_graph_gets_citations_with_their_sentences(server, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("- [A work](https://arxiv.org/abs/2001.00001)\n", encoding="utf-8")
    server.sources["2001.00001"] = GOOD
    graph = kgraph.build([page], tmp_path / "g", offline=True)
    graph.enrich(["eprint"])
    rows = graph.table("citations").to_pylist()
    assert [(row["citing"], row["cited"], row["provider"]) for row in rows] == [
        ("arxiv:2001.00001", "arxiv:hep-th/0101001", "eprint")
    ]
    assert rows[0]["contexts"][0]["sentence"] == "We build on [CITE]."

"""From a graph to its citations: several services in turn, what lacks, what is asked again."""

import io
import shutil
import tarfile

import pytest

import kgraph
from kgraph.enrich.wanted import lacking
from tests.enrich.providers import IDS, arxiv_work, entry, record, work
from tests.servers.arxiv_feeds import Paper
from tests.servers.arxiv_server import ArxivServer
from tests.servers.replay import (
    Answer,
    ReplayServer,
    inspire,
    openalex,
    opencitations,
    semanticscholar,
)

ATTENTION = "1706.03762"
TEX = r"""\documentclass{article}\begin{document}\section{Method}
We build on the Transformer \cite{a}, and nothing else.
\begin{thebibliography}{1}
\bibitem{a} A. Vaswani. Attention Is All You Need. arXiv:1706.03762, 2017.
\end{thebibliography}\end{document}
"""


PAPERS = [
    Paper(IDS[0], "On the number 1", categories=("cs.LG",)),
    Paper(IDS[1], "On the number 2", categories=("hep-th",), dois=("10.1000/two",)),
    Paper(ATTENTION, "Attention Is All You Need", published="2017-06-12"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The graph that each test has a copy of: to build it takes longer than most tests."""
    place = tmp_path_factory.mktemp("made")
    page = place / "ids.txt"
    page.write_text("".join(f"arXiv:{p.arxiv_id}\n" for p in PAPERS), encoding="utf-8")
    with ArxivServer(PAPERS) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("KGRAPH_ARXIV_URL", server.url)
        patch.setenv("KGRAPH_CACHE_DIR", str(place / "cache"))
        patch.setenv("KGRAPH_PAUSE", "0")
        kgraph.build([page], place / "graph")
    return place / "graph"


@pytest.fixture
def graph(arxiv, made, tmp_path):
    """A graph of three papers of which arXiv says all it knows."""
    arxiv.papers = list(PAPERS)
    return kgraph.open(shutil.copytree(made, tmp_path / "graph"))


@pytest.fixture
def servers(monkeypatch):
    """All services of references; the first paper cites one known and one unknown work."""
    works = [
        arxiv_work(1, IDS[0], [3, 9]),
        arxiv_work(2, IDS[1]),
        arxiv_work(3, ATTENTION, title="Attention is all you need"),
        work(9, "10.1000/unknown", title="Something older"),
    ]
    lists = {
        f"ARXIV:{IDS[0]}": [
            entry("Attention", contexts=[("As in [1].", ["background"])], ArXiv=ATTENTION)
        ],
        f"ARXIV:{ATTENTION}": None,
    }
    routes = {
        "openalex": openalex(works),
        "semanticscholar": semanticscholar(lists),
        "inspire": inspire(
            {IDS[1]: record(IDS[1], {"reference": {"arxiv_eprint": IDS[0]}})}, frozenset()
        ),
        "opencitations": opencitations(
            {"10.1000/two": [{"cited": f"doi:10.48550/arxiv.{IDS[0]}"}]}
        ),
        "eprint": _source,
    }
    running = {name: ReplayServer(route) for name, route in routes.items()}
    for name, server in running.items():
        server.__enter__()
        place = "/src" if name == "eprint" else ""
        monkeypatch.setenv(f"KGRAPH_{name.upper()}_URL", f"{server.url}{place}")
    yield running
    for server in running.values():
        server.__exit__()


def _source(asked):
    if IDS[0] not in asked.path:
        return None
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        member = tarfile.TarInfo("main.tex")
        member.size = len(TEX)
        tar.addfile(member, io.BytesIO(TEX.encode()))
    return Answer(200, packed.getvalue(), {"Content-Type": "application/gzip"})


def _edges(graph):
    rows = graph.table("citations").to_pylist()
    return {(row["citing"], row["cited"], row["provider"]) for row in rows}


def _last(graph):
    """Give the last status of each paper, by service."""
    last = {}
    for row in graph.table("coverage").to_pylist():
        key = row["paper_key"].removeprefix("arxiv:")
        last.setdefault(row["provider"], {})[key] = row["status"]
    return last


def test_every_provider_s_claim_is_an_edge(graph, servers):
    graph.enrich(("openalex", "semanticscholar", "inspire", "opencitations"))
    one, two, attention = (f"arxiv:{bare}" for bare in (*IDS[:2], ATTENTION))
    assert _edges(graph) == {
        (one, attention, "openalex"),
        (one, "doi:10.1000/unknown", "openalex"),
        (one, attention, "semanticscholar"),
        (two, one, "inspire"),
        (two, one, "opencitations"),
    }
    assert _last(graph) == {
        "arxiv": dict.fromkeys((*IDS[:2], ATTENTION), "ok"),
        "openalex": {IDS[0]: "ok", IDS[1]: "empty", ATTENTION: "empty"},
        "semanticscholar": {IDS[0]: "ok", IDS[1]: "not_found", ATTENTION: "elided"},
        "inspire": {IDS[1]: "ok"},
        "opencitations": {IDS[1]: "ok"},
    }
    (quoted,) = (
        row["contexts"]
        for row in graph.table("citations").to_pylist()
        if row["provider"] == "semanticscholar"
    )
    assert quoted == [{"sentence": "As in [1].", "section": None, "intents": ["background"]}]


def test_e_prints_and_an_api_in_one_run(graph, servers):
    graph.enrich(("eprint", "openalex"))
    one, attention = f"arxiv:{IDS[0]}", f"arxiv:{ATTENTION}"
    assert {(one, attention, "eprint"), (one, attention, "openalex")} <= _edges(graph)
    assert _last(graph)["eprint"][IDS[0]] == "ok"
    assert _last(graph)["openalex"][IDS[0]] == "ok"
    (place,) = (
        row["contexts"][0]
        for row in graph.table("citations").to_pylist()
        if row["provider"] == "eprint" and row["cited"] == attention
    )
    assert place["section"] == "Method"
    assert "Transformer" in place["sentence"]


def test_an_answer_is_not_asked_for_again(graph, servers):
    names = ("openalex", "semanticscholar", "inspire", "opencitations")
    graph.enrich(names)
    tables = {name: graph.table(name) for name in ("coverage", "references", "citations")}
    for server in servers.values():
        server.requests.clear()
    graph.enrich(names)
    assert [server.requests for server in servers.values()] == [[]] * 5
    assert all(graph.table(name).equals(table) for name, table in tables.items())


def test_what_failed_or_was_put_off_is_asked_for_again_and_no_more(graph, servers):
    server = servers["semanticscholar"]
    server.next("", "", *["500"] * 5)  # two batches, and the first list
    graph.enrich(("semanticscholar",))
    told = _last(graph)["semanticscholar"]
    failed = [bare for bare, status in told.items() if status == "error"]
    assert len(failed) == 1
    assert [paper.arxiv_id for paper in lacking(graph.folder, "semanticscholar")] == failed
    assert "no-answer" in {row["code"] for row in graph.problems()}
    server.requests.clear()
    graph.enrich(("semanticscholar",))
    assert [one.path for one in server.requests[1:]] == [f"/paper/ARXIV:{failed[0]}/references"]
    assert server.requests[0].body == {"ids": [f"ARXIV:{failed[0]}"]}
    assert lacking(graph.folder, "semanticscholar") == []


def test_the_same_part_of_a_list_again_is_no_second_list(graph, servers):
    server = servers["semanticscholar"]
    server.routes = [semanticscholar({f"ARXIV:{IDS[0]}": [entry("Attention"), None]})]
    graph.enrich(("semanticscholar",))
    first = graph.table("references")
    assert _last(graph)["semanticscholar"][IDS[0]] == "partial"
    assert [paper.arxiv_id for paper in lacking(graph.folder, "semanticscholar")] == [IDS[0]]
    graph.enrich(("semanticscholar",))
    assert graph.table("references").equals(first)
    assert first.num_rows == 1


def test_a_refused_key_ends_its_service_and_the_next_one_is_asked(graph, servers):
    servers["semanticscholar"].always = "403"
    said = []
    graph.enrich(("semanticscholar", "openalex"), notify=said.append)
    assert len(servers["semanticscholar"].requests) == 1
    assert len(said) == 1
    assert "KGRAPH_SEMANTICSCHOLAR_KEY" in said[0]
    assert "kgraph enrich" in said[0]
    assert _last(graph)["openalex"][IDS[0]] == "ok"
    assert len(lacking(graph.folder, "semanticscholar")) == 3
    servers["semanticscholar"].always = ""
    graph.enrich(("semanticscholar",))
    assert lacking(graph.folder, "semanticscholar") == []


def test_a_dry_run_lists_the_first_requests_and_asks_nothing(graph, servers):
    listed = graph.requests(("openalex", "semanticscholar", "inspire", "opencitations"))
    assert [server.requests for server in servers.values()] == [[]] * 5
    assert [line.partition("?")[0].rpartition("/")[2] for line in listed] == [
        "works",
        "batch",
        "literature",
        "two",
    ]
    assert listed[1].startswith("POST ")
    graph.enrich(("openalex",))
    assert listed[0].startswith(servers["openalex"].url)
    assert graph.requests(("openalex",)) == []


def test_offline_everything_new_is_deferred(graph, servers):
    graph.enrich(("openalex", "inspire"), offline=True)
    assert set(_last(graph)["openalex"].values()) == {"deferred"}
    assert len(lacking(graph.folder, "openalex")) == 3
    graph.enrich(("openalex",))
    assert _last(graph)["openalex"][IDS[0]] == "ok"


def test_works_that_are_only_cited_are_not_asked_about(graph, servers, arxiv):
    graph.enrich(("openalex",))
    assert any(not paper.described for paper in graph.papers())
    for service in ("arxiv", "eprint", "openalex", "semanticscholar", "opencitations"):
        wanted = [paper.paper_id for paper in lacking(graph.folder, service)]
        assert "doi:10.1000/unknown" not in wanted


def test_which_papers_each_service_is_asked_about(graph):
    wanted = {
        name: [paper.arxiv_id for paper in lacking(graph.folder, name)]
        for name in ("eprint", "openalex", "semanticscholar", "inspire", "opencitations")
    }
    every = sorted((*IDS[:2], ATTENTION))
    assert wanted == {
        "eprint": every,
        "openalex": every,
        "semanticscholar": every,
        "inspire": [IDS[1]],
        "opencitations": [IDS[1]],
    }
    (two,) = lacking(graph.folder, "inspire")
    assert (two.published_doi, two.categories) == ("10.1000/two", ("hep-th",))


def test_an_answer_follows_a_paper_that_gets_another_id(arxiv, servers, tmp_path):
    page = tmp_path / "one.bib"
    page.write_text("@article{a, title={On the number 2}, doi={10.1000/two}}\n", encoding="utf-8")
    graph = kgraph.build([page], tmp_path / "graph", enrich=())
    graph.enrich(("opencitations",))
    assert _last(graph)["opencitations"] == {"doi:10.1000/two": "ok"}
    arxiv.papers = [Paper(IDS[1], "On the number 2", dois=("10.1000/two",))]
    graph.enrich(("arxiv",))
    assert [paper.arxiv_id for paper in graph.papers() if paper.described] == [IDS[1]]
    assert lacking(graph.folder, "opencitations") == []
    assert len(lacking(graph.folder, "openalex")) == 1

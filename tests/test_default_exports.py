"""What `build` writes beside the tables depends on the size of the graph."""

import networkx as nx
import pytest

import kgraph
from kgraph import default_exports
from kgraph.store import Manifest

PAGE = "".join(f"arXiv:2001.{n:05d}\n" for n in range(1, 6))


def manifest(**rows):
    return Manifest(tables={name: ((), count) for name, count in rows.items()})


@pytest.mark.parametrize(
    ("papers", "citations", "expected"),
    [
        (2_000, 0, [("graph.ttl", "knowledge", True), ("graph.graphml", "knowledge", True)]),
        (2_001, 0, [("graph.nt.zst", "knowledge", True), ("graph.graphml", "knowledge", False)]),
        (20_001, 0, [("graph.nt.zst", "knowledge", True), ("graph.graphml", "coauthors", False)]),
        (
            20_001,
            20_001,
            [("graph.nt.zst", "knowledge", True), ("graph.graphml", "citations", False)],
        ),
    ],
)
def test_files_follow_the_size(papers, citations, expected):
    chosen = default_exports.default_exports(manifest(papers=papers, citations=citations))
    assert [(one.name, one.network, one.layout) for one in chosen] == expected


def test_a_graph_that_grows_changes_its_files_and_says_so(tmp_path, monkeypatch):
    (tmp_path / "ids.txt").write_text(PAGE, encoding="utf-8")
    told = []
    for small, rdf, drawn in (
        (5, "graph.ttl", True),
        (4, "graph.nt.zst", False),
        (5, "graph.ttl", True),
    ):
        monkeypatch.setattr(default_exports, "SMALL", small)
        kgraph.build(tmp_path / "ids.txt", tmp_path / "g", offline=True, notify=told.append)
        assert {path.name for path in (tmp_path / "g").glob("graph.*")} == {rdf, "graph.graphml"}
        node = nx.read_graphml(tmp_path / "g/graph.graphml").nodes["arxiv:2001.00001"]
        assert {"x", "y", "betweenness"} & node.keys() == (
            {"x", "y", "betweenness"} if drawn else set()
        )
    assert [line for line in told if "large graph" in line] == [
        "a large graph: wrote graph.nt.zst, and the network 'knowledge' without layout and "
        "betweenness in graph.graphml; kgraph export writes others"
    ]

"""Every format of a network, read back: the small graph, and values that are hard to write."""

import csv
import json
import math
import os
import shutil
import subprocess
import sys

import networkx as nx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from lxml import etree

from kgraph import networks
from kgraph.errors import InputError, ResourceError
from kgraph.export import gexf, graphml, markup, network_tables, nodelink, pajek, vosviewer
from kgraph.graph import Graph
from tests import small_graph
from tests.networks import graphs
from tests.small_graph import ATTENTION

WRITERS = {
    "graphml": graphml.write_network,
    "gexf": gexf.write_network,
    "json": nodelink.write_network,
    "vosviewer.json": vosviewer.write_network,
    "net": pajek.write_network,
    "neo4j": network_tables.write_neo4j,
    "network.csv": network_tables.write_csv,
    "network.parquet": network_tables.write_parquet,
}
LONG = "ünï " * 2_500
LABELS = [
    'a < b & "c" > \'d\'', r"$\alpha \\ \"o$ \command", "😀 数学", "two\nlines\tand a tab",
    "null", "true", "", "same", "same", LONG, "bell \x07 and \x00 nothing \x1f",
]  # fmt: skip


def hard() -> networks.Network:
    nodes = [
        {"id": f"n{place}", "label": label, "title": label, "year": 1999 if place % 2 else None}
        for place, label in enumerate(LABELS)
    ]
    ends = [(0, 0, 1.0), (0, 1, 0.0), (0, 1, 2.5), (1, 0, 1.0), (2, 3, 1e-9)]
    edges = [
        {"id": f"e{place}", "source": f"n{a}", "target": f"n{b}", "weight": weight, "rule": "null"}
        for place, (a, b, weight) in enumerate(ends)
    ]
    return graphs.network(nodes, edges)


def xml(text: str) -> str:
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return small_graph.make(tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    place = tmp_path_factory.mktemp("files")
    for suffix, write in WRITERS.items():
        write(hard(), place / f"x.{suffix}")
    return place


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_graphml_and_gexf_keep_hard_values(written):
    read = nx.read_graphml(written / "x.graphml", force_multigraph=True)
    assert [data["title"] for _, data in read.nodes(data=True)] == [xml(text) for text in LABELS]
    assert ["year" in data for _, data in read.nodes(data=True)] == [n % 2 == 1 for n in range(11)]
    weights = {key: data["weight"] for _, _, key, data in read.edges(keys=True, data=True)}
    assert weights == {"e0": 1, "e1": 0, "e2": 2.5, "e3": 1, "e4": 1e-9}
    read = nx.read_gexf(written / "x.gexf", version="1.3")
    assert [data["title"] for _, data in read.nodes(data=True)] == [xml(text) for text in LABELS]
    assert read.number_of_edges() == 5


def test_json_keeps_every_value_for_networkx(written):
    data = json.loads((written / "x.json").read_text(encoding="utf-8"))
    read = nx.node_link_graph(data)
    found = [node["attributes"] for _, node in read.nodes(data=True)]
    assert [node["title"] for node in found] == LABELS
    assert ["year" in node for node in found] == [n % 2 == 1 for n in range(11)]
    edges = {key: edge["attributes"] for _, _, key, edge in read.edges(keys=True, data=True)}
    assert [edges[f"e{n}"]["weight"] for n in range(5)] == [1, 0, 2.5, 1, 1e-9]
    assert {edge["rule"] for edge in edges.values()} == {"null"}


def test_vosviewer_has_one_link_a_pair_and_no_loop(written):
    found = json.loads((written / "x.vosviewer.json").read_text(encoding="utf-8"))["network"]
    items = {item["id"]: item for item in found["items"]}
    assert [items[f"n{place}"]["label"] for place in range(11)] == LABELS
    assert "Year" not in items["n0"]["scores"]
    assert items["n1"]["scores"]["Year"] == 1999
    assert items["n0"]["weights"]["Total link strength"] == 3.5
    links = [(link["source_id"], link["target_id"], link["strength"]) for link in found["links"]]
    assert links == [("n0", "n1", 3.5), ("n2", "n3", 1e-9)]


def test_vosviewer_knows_clusters_measures_and_pages(folder, tmp_path):
    vosviewer.write_network(networks.build(folder, "citations"), tmp_path / "x.vosviewer.json")
    found = json.loads((tmp_path / "x.vosviewer.json").read_text(encoding="utf-8"))["network"]
    item = {each["id"]: each for each in found["items"]}[ATTENTION]
    assert item["url"] == "https://arxiv.org/abs/1706.03762"
    assert (item["cluster"], item["scores"]["Year"]) == (1, 2017)
    assert {"Links", "Citations", "PageRank"} <= set(item["weights"])
    assert all(value >= 0 for value in item["weights"].values())


def test_pajek_keeps_every_vertex_and_line_for_networkx(written):
    read = nx.read_pajek(written / "x.net")
    assert (len(read), read.number_of_edges()) == (11, 5)
    assert {
        "😀 数学",
        "null",
        "true",
        "two lines and a tab",
        "same [n7]",
        "same [n8]",
        "[n6]",
    } <= set(read)
    assert LONG.strip() in read
    weights = sorted(float(weight) for _, _, weight in read.edges(data="weight"))
    assert weights == [0, 1e-9, 1, 1, 2.5]


def test_csv_and_parquet_hold_the_network_as_it_is(written):
    assert pq.read_table(written / "x.network.parquet" / "nodes.parquet").equals(hard().nodes)
    assert pq.read_table(written / "x.network.parquet" / "edges.parquet").equals(hard().edges)
    head, *rows = table(written / "x.network.csv" / "nodes.csv")
    assert head == hard().nodes.schema.names
    assert [row[head.index("title")] for row in rows] == LABELS
    assert [row[head.index("year")] for row in rows] == [
        "" if n % 2 == 0 else "1999" for n in range(11)
    ]


def test_neo4j_headers_name_ids_ends_types_and_lists(folder, written, tmp_path):
    head, *rows = table(written / "x.neo4j" / "nodes.csv")
    assert {"id:ID", "label:string", "year:long", ":LABEL", "x:double"} <= set(head)
    assert [row[head.index("title:string")] for row in rows] == LABELS
    assert {row[head.index(":LABEL")] for row in rows} == {"Paper"}
    head, *rows = table(written / "x.neo4j" / "edges.csv")
    assert head == [":START_ID", ":END_ID", "weight:double", "rule:string", ":TYPE"]
    assert len(rows) == 5
    network_tables.write_neo4j(networks.build(folder), tmp_path / "x.neo4j")
    head, *rows = table(tmp_path / "x.neo4j" / "nodes.csv")
    assert {"categories:string[]", "described:boolean", "year:int"} <= set(head)
    assert {row[head.index(":LABEL")] for row in rows} == {
        *("Paper", "Author", "Category", "Archive", "Organisation")
    }
    head, *rows = table(tmp_path / "x.neo4j" / "edges.csv")
    assert {row[head.index(":TYPE")] for row in rows} >= {"CITES", "WROTE", "IN_CATEGORY"}


def test_numbers_that_are_none_are_left_out(tmp_path):
    nodes = [{"id": "a", "spread": value} for value in (math.inf,)] + [
        {"id": "b", "spread": math.nan}
    ]
    network = graphs.network(nodes, [])
    for suffix in ("graphml", "gexf", "json"):
        WRITERS[suffix](network, tmp_path / f"x.{suffix}")
        assert "inf" not in (tmp_path / f"x.{suffix}").read_text(encoding="utf-8").lower().replace(
            "information", ""
        )
    assert [
        list(each["attributes"]) for each in json.loads((tmp_path / "x.json").read_text())["nodes"]
    ] == [["kind", "label", "size", "color", "x", "y"]] * 2


@pytest.mark.parametrize("suffix", WRITERS)
def test_an_empty_network_is_a_valid_file(tmp_path, suffix):
    folder = graphs.make(tmp_path / "g", {})
    target = tmp_path / f"x.{suffix}"
    WRITERS[suffix](networks.build(folder, "citations"), target)
    if suffix.endswith("json"):
        found = json.loads(target.read_text())
        assert found.get("nodes", found.get("network", {}).get("items")) == []
    elif suffix == "net":
        assert target.read_text() == "*Vertices 0\n*Arcs\n"
    elif suffix in ("graphml", "gexf"):
        assert etree.parse(target).getroot() is not None
    else:
        assert len(list(target.iterdir())) == 2


@pytest.mark.parametrize("suffix", ["graphml", "gexf", "json", "vosviewer.json", "net"])
def test_a_packed_file_holds_the_same(written, tmp_path, suffix):
    WRITERS[suffix](hard(), tmp_path / f"x.{suffix}.gz")
    with pa.input_stream(str(tmp_path / f"x.{suffix}.gz"), compression="gzip") as stream:
        assert stream.read() == (written / f"x.{suffix}").read_bytes()


KILL = """
import os, sys
from pathlib import Path
from kgraph.graph import Graph
import {module} as module
def stop(*_): os._exit(9)
module.{stopped} = stop
Graph(Path(sys.argv[1])).export(sys.argv[2])
"""


FILES = ("graphml", "neo4j", "json")  # of markup, several files, one text


@pytest.mark.parametrize(
    "suffix",
    [pytest.param(s, marks=() if s in FILES else pytest.mark.large) for s in WRITERS],
)
def test_a_kill_and_a_full_disk_leave_the_old_export(folder, tmp_path, suffix, monkeypatch):
    target = tmp_path / f"x.{suffix}"
    Graph(folder).export(target)
    files = sorted(target.iterdir()) if target.is_dir() else [target]
    before = [file.read_bytes() for file in files]
    module, stopped = (
        ("kgraph.export.folders", "_swap") if target.is_dir() else ("kgraph.whole_files", "sync")
    )
    if suffix in ("graphml", "neo4j"):  # all files go one way, all folders another
        code = KILL.format(module=module, stopped=stopped)
        done = subprocess.run([sys.executable, "-c", code, folder, target], check=False)
        assert done.returncode == 9
        assert [file.read_bytes() for file in files] == before

    def full(*_):
        raise OSError(28, "No space left on device")

    # What a killed process left goes with the next writing.
    left = [path for path in sorted(tmp_path.iterdir()) if not path.name.endswith(".part")]
    monkeypatch.setattr(f"{module}.{stopped}", full)
    with pytest.raises(ResourceError, match="No space left"):
        Graph(folder).export(target)
    assert [file.read_bytes() for file in files] == before
    assert sorted(tmp_path.iterdir()) == left


@pytest.mark.parametrize("name", ["x.ttl", "x.csv", "x.bib", "x.nt.zst"])
def test_a_part_of_a_network_is_no_choice_of_other_formats(folder, tmp_path, name):
    for wrong in ({"from_year": 2020}, {"drop_isolated": True}, {"top": 3}):
        with pytest.raises(InputError, match="is no network"):
            Graph(folder).export(tmp_path / name, **wrong)
    assert list(tmp_path.iterdir()) == []


def test_without_layout_only_layout_and_betweenness_are_missing(folder, tmp_path):
    whole = Graph(folder).network("coauthors")
    plain = Graph(folder).network("coauthors", layout=False)
    assert plain.edges.equals(whole.edges)
    assert plain.nodes.equals(whole.nodes.drop_columns(["betweenness", "x", "y"]))
    for name in ("x.graphml", "x.json", "x.network.csv", "x.network.parquet", "x.neo4j"):
        Graph(folder).export(tmp_path / name, network="coauthors", layout=False)
    assert "x" not in nx.read_graphml(tmp_path / "x.graphml").nodes[str(plain.nodes["id"][0])]


@pytest.mark.parametrize("name", ["x.gexf", "x.vosviewer.json", "x.net.gz", "x.svg", "x.png"])
def test_formats_with_places_refuse_a_network_without_layout(folder, tmp_path, name):
    with pytest.raises(InputError, match="needs the places of its nodes"):
        Graph(folder).export(tmp_path / name, layout=False)
    assert list(tmp_path.iterdir()) == []


def test_several_files_are_of_one_network(folder, tmp_path, monkeypatch):
    built = []
    build = networks.build
    monkeypatch.setattr(networks, "build", lambda *given: built.append(given) or build(*given))
    Graph(folder).export(tmp_path / "a.graphml", tmp_path / "b.gexf", tmp_path / "c.json")
    assert len(built) == 1
    assert len(list(tmp_path.iterdir())) == 3


def test_a_name_is_packed_once(folder, tmp_path):
    with pytest.raises(InputError, match="no format has the suffix"):
        Graph(folder).export(tmp_path / "x.graphml.zst.gz")


def test_a_network_without_edges_is_said(folder, tmp_path, caplog):
    Graph(folder).export(tmp_path / "x.graphml", network="citations", from_year=2050)
    assert "the network 'citations' has no edges there" in caplog.text


def test_pairs_are_an_undirected_graph_for_networkx(folder):
    coauthors = Graph(folder).to_networkx("coauthors")
    assert not coauthors.is_directed()
    one, other, *_ = next(iter(coauthors.edges))
    assert other in coauthors[one]
    assert one in coauthors[other]
    assert Graph(folder).to_networkx("citations").is_directed()


def test_what_a_kill_put_aside_is_put_back(folder, tmp_path):
    target = tmp_path / "x.network.csv"
    Graph(folder).export(target)
    before = {file.name: file.read_bytes() for file in target.iterdir()}
    code = (
        "import os, sys; from pathlib import Path; from kgraph.graph import Graph\n"
        "rename = Path.rename\n"
        "def once(path, other): rename(path, other); os._exit(9)\n"
        "Path.rename = once\n"
        "Graph(Path(sys.argv[1])).export(sys.argv[2])"
    )
    done = subprocess.run([sys.executable, "-c", code, folder, target], check=False)
    assert (done.returncode, target.exists()) == (9, False)
    with pytest.raises(InputError):
        Graph(folder).export(target, network="nosuch")
    Graph(folder).export(target, tmp_path / "y.network.csv")
    assert {file.name: file.read_bytes() for file in target.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".old")] == []


def test_suffixes_choose_the_format(folder, tmp_path):
    opened = Graph(folder)
    opened.export(
        tmp_path / "A.GraphML", tmp_path / "b.v2.VOSviewer.json", tmp_path / "c.network.csv"
    )
    assert (tmp_path / "A.GraphML").read_text().startswith("<?xml")
    assert "network" in json.loads((tmp_path / "b.v2.VOSviewer.json").read_text())
    assert sorted(p.name for p in (tmp_path / "c.network.csv").iterdir()) == [
        "edges.csv",
        "nodes.csv",
    ]
    with pytest.raises(InputError, match="a folder is not compressed"):
        opened.export(tmp_path / "d.neo4j.gz")


def test_a_view_reaches_the_file_and_a_link_or_name_is_the_middle(folder, tmp_path):
    Graph(folder).export(
        tmp_path / "x.json", network="citations", ego="https://arxiv.org/abs/1706.03762v5",
        depth=1, top=2, by="citations",
    )  # fmt: skip
    found = json.loads((tmp_path / "x.json").read_text())
    assert len(found["nodes"]) == 2
    graph = Graph(folder).to_networkx("coauthors", ego="Noam Shazeer", depth=0)
    assert list(graph) == ["author:noam-shazeer-5e6f7a8b"]
    assert len(Graph(folder).to_networkx("citations", from_year=2017)) == 1


def test_igraph_reads_what_is_written_and_gets_the_same(folder, tmp_path):
    igraph = pytest.importorskip("igraph", reason="needs igraph, which is under the GPL")
    for suffix in ("graphml", "net"):
        path = tmp_path / f"x.{suffix}"
        WRITERS[suffix](networks.build(folder), path)
        found = igraph.Graph.Read(str(path), format="pajek" if suffix == "net" else suffix)
        assert (found.vcount(), found.ecount()) == (15, 16)
    graph, built = Graph(folder).to_igraph("citations"), networks.build(folder, "citations")
    assert graph.vs["name"] == built.nodes["id"].to_pylist()
    assert graph.vs["label"] == built.nodes["label"].to_pylist()
    assert graph.es["id"] == built.edges["id"].to_pylist()
    assert graph.is_directed()
    assert {(graph.vs[e.source]["name"], graph.vs[e.target]["name"]) for e in graph.es} == set(
        zip(*(built.edges[end].to_pylist() for end in ("source", "target")), strict=True)
    )


@pytest.mark.skipif(
    "igraph" in sys.modules or shutil.which("igraph") is not None, reason="igraph is installed"
)
def test_without_igraph_the_user_is_told(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "igraph", None)
    with pytest.raises(InputError, match="igraph is not installed"):
        Graph(folder).to_igraph("citations")


MODULES = os.environ.get("KGRAPH_TEST_NODE_MODULES")
SCRIPT = """
const Graph = require("graphology");
const data = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
const graph = Graph.from(data);
console.log(JSON.stringify([graph.order, graph.size, graph.type, graph.export()]));
"""


@pytest.mark.skipif(
    not (MODULES and shutil.which("node")),
    reason="needs node and KGRAPH_TEST_NODE_MODULES, a folder that holds graphology",
)
@pytest.mark.parametrize("name", ["knowledge", "coauthors"])
def test_graphology_takes_the_json_as_its_own(folder, tmp_path, name):
    built = networks.build(folder, name)
    nodelink.write_network(built, tmp_path / "x.json")
    command = ["node", "-e", SCRIPT, str(tmp_path / "x.json")]
    environment = {**os.environ, "NODE_PATH": str(MODULES)}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    order, size, form, found = json.loads(done.stdout)
    assert (order, size) == (built.nodes.num_rows, built.edges.num_rows)
    assert form == ("directed" if networks.definition(name).directed else "undirected")
    expected = networks.to_networkx(built)
    assert {node["key"]: node["attributes"] for node in found["nodes"]} == dict(
        expected.nodes(data=True)
    )


def test_text_is_escaped_only_where_it_must_be():
    column = pa.table({"a": ["->", "plain"], "b": ["<", None]})
    assert markup.content(column, "a") == '"a"'
    assert "regexp_matches" in markup.content(column, "b")


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize("network", ["coauthors", "cocitation", "coupling"])
def test_pairs_have_no_direction_in_files(folder, tmp_path, network, form):
    Graph(folder).export(tmp_path / f"n.{form}", network=network)
    read = nx.read_graphml if form == "graphml" else nx.read_gexf
    graph = read(tmp_path / f"n.{form}")
    assert not graph.is_directed()
    assert sum(1 for _ in nx.connected_components(graph)) > 0
    Graph(folder).export(tmp_path / f"c.{form}", network="citations")
    assert read(tmp_path / f"c.{form}").is_directed()

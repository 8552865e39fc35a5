"""What other programs read in our files: the parsers of Gephi Lite, and Gephi itself.

Both need what is no part of the project, so they run on demand:

    npm install graphology graphology-graphml graphology-gexf @xmldom/xmldom
    KGRAPH_TEST_NODE_MODULES=<that folder>/node_modules pytest tests/networks
    KGRAPH_TEST_GEPHI=<gephi-toolkit-0.9.2-all.jar> pytest tests/networks
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kgraph import networks
from kgraph.export import gexf, graphml
from tests import small_graph
from tests.networks import graphs

MODULES = os.environ.get("KGRAPH_TEST_NODE_MODULES")
JAR = os.environ.get("KGRAPH_TEST_GEPHI")
WRITERS = {"graphml": graphml, "gexf": gexf}

graphology = pytest.mark.skipif(
    not (MODULES and shutil.which("node")),
    reason="needs node and KGRAPH_TEST_NODE_MODULES, a folder that holds graphology",
)
gephi = pytest.mark.skipif(
    not (JAR and shutil.which("javac")),
    reason="needs a JDK and KGRAPH_TEST_GEPHI, the toolkit's jar",
)

SCRIPT = """
const [file, format] = process.argv.slice(1);
const Graph = require("graphology");
const parser = require("graphology-" + format);
const text = require("fs").readFileSync(file, "utf8");
console.log(JSON.stringify(parser.parse(Graph, text, {addMissingNodes: true}).export()));
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return small_graph.make(tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def gephi_reads(tmp_path_factory):
    """Compile the check once; give a function from a file to its lines, by their first word."""
    out = tmp_path_factory.mktemp("java")
    source = Path(__file__).with_name("GephiCheck.java")
    compiler = ["javac", "-proc:none", "-cp", str(JAR), "-d", str(out), str(source)]
    subprocess.run(compiler, check=True)

    def read(path):
        command = ["java", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"]
        command += ["-cp", f"{JAR}{os.pathsep}{out}", "GephiCheck", str(path)]
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
        lines = [line.split("\t") for line in done.stdout.splitlines()]
        return {
            word: [line[1:] for line in lines if line[0] == word]
            for word in ("ISSUE", "GRAPH", "NODE", "EDGE")
        }

    return read


@graphology
@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("name", networks.NETWORKS)
def test_gephi_lite_reads_every_node_edge_and_attribute(folder, tmp_path, name, format):
    target = tmp_path / f"x.{format}"
    WRITERS[format].write(folder, target, network=name)
    command = ["node", "-e", SCRIPT, str(target), format]
    environment = {**os.environ, "NODE_PATH": str(MODULES)}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    expected = networks.to_networkx(networks.build(folder, name))
    nodes = {node["key"]: node["attributes"] for node in found["nodes"]}
    if format == "gexf":
        for data in nodes.values():
            red, green, blue = map(int, data["color"].removeprefix("rgb(").rstrip(")").split(","))
            data["color"] = f"#{red:02x}{green:02x}{blue:02x}"
            assert data.pop("z") == 0
    assert nodes == dict(expected.nodes(data=True))
    assert {
        (edge["source"], edge["target"], edge["key"]): edge["attributes"] for edge in found["edges"]
    } == {(a, b, key): data for a, b, key, data in expected.edges(keys=True, data=True)}


@gephi
@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("name", networks.NETWORKS)
def test_gephi_keeps_every_edge_size_colour_and_place(folder, tmp_path, gephi_reads, name, format):
    target = tmp_path / f"x.{format}"
    WRITERS[format].write(folder, target, network=name)
    found, built = gephi_reads(target), networks.build(folder, name)
    assert [issue for issue in found["ISSUE"] if issue[0] != "INFO"] == []
    [(nodes, edges, types, dynamic)] = found["GRAPH"]
    assert (int(nodes), int(edges)) == (built.nodes.num_rows, built.edges.num_rows)
    drawn = {line[0]: line[1:] for line in found["NODE"]}
    for row in built.nodes.to_pylist():
        label, x, y, size, colour = drawn[row["id"]]
        assert (label, colour) == (row["label"], row["color"])
        assert [float(x), float(y)] == pytest.approx([row["x"], row["y"]], abs=0.05)
        assert float(size) == pytest.approx(row["size"], abs=0.001)
    weights = {(a, b): float(weight) for _, a, b, weight in found["EDGE"]}
    for row in built.edges.to_pylist():
        assert weights[row["source"], row["target"]] == row["weight"]
    if format == "gexf":
        kinds = set(built.edges["kind"].to_pylist())
        assert int(types) == len(kinds) + 1  # and the one without a name
        dates = built.nodes.schema.names.count("published")
        assert (dynamic == "true") is bool(dates)


@gephi
def test_gephi_keeps_spaces_and_signs_of_a_label(tmp_path, gephi_reads):
    labels = ["P & <Q> && > R", "a]]>b & <c", "Größe — 数学", "x \"y\" 'z'"]
    network = graphs.network(
        [{"id": f"n{place}", "label": label} for place, label in enumerate(labels)], []
    )
    for format, writer in WRITERS.items():
        writer.write_network(network, tmp_path / f"x.{format}")
        found = {line[0]: line[1] for line in gephi_reads(tmp_path / f"x.{format}")["NODE"]}
        # The second has what ends a section of text, so in GraphML it loses one space.
        expected = [*labels[:1], labels[1], *labels[2:]]
        if format == "graphml":
            expected[1] = "a]]>b &<c"
        assert [found[f"n{place}"] for place in range(len(labels))] == expected

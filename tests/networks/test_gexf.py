import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kgraph import networks
from kgraph.export import gexf
from tests import small_graph
from tests.networks import graphs
from tests.networks.test_graphml import NASTY, xml_text
from tests.small_graph import ATTENTION, OLD, UNTITLED

NS = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return small_graph.make(tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def root(folder, tmp_path_factory):
    target = tmp_path_factory.mktemp("file") / "x.gexf"
    gexf.write(folder, target)
    return etree.parse(target).getroot()


def node(root, name):
    return root.xpath(f"//g:node[@id='{name}']", namespaces=NS)[0]


@pytest.mark.parametrize("name", graphs.SAMPLED)
def test_networkx_reads_every_node_edge_and_attribute_back(folder, tmp_path, name):
    gexf.write(folder, tmp_path / "x.gexf", network=name)
    found = nx.read_gexf(tmp_path / "x.gexf", version="1.3")
    built = networks.build(folder, name)
    assert set(found) == set(built.nodes["id"].to_pylist())
    for row in built.nodes.to_pylist():
        data = found.nodes[row["id"]]
        drawn = {key: row.pop(key) for key in ("color", "size", "x", "y")}
        known = {key: value for key, value in row.items() if value is not None and key != "id"}
        assert {key: data[key] for key in known} == known
        assert data["viz"]["size"] == drawn["size"]
        assert data["viz"]["position"] == {"x": drawn["x"], "y": drawn["y"], "z": 0.0}
        assert "#{r:02x}{g:02x}{b:02x}".format(**data["viz"]["color"]) == drawn["color"]
    expected = {row["id"]: row["weight"] for row in built.edges.to_pylist()}
    assert {data["id"]: data["weight"] for _, _, data in found.edges(data=True)} == expected


def test_a_node_is_there_from_the_first_day_its_date_allows(root):
    graph = root.find("g:graph", NS)
    assert graph.get("timeformat") == "date"
    assert graph.get("mode") == "dynamic"
    assert node(root, ATTENTION).get("start") == "2017-06-12"
    assert node(root, OLD).get("start") == "1999-01-01"
    assert node(root, UNTITLED).get("start") is None


@pytest.mark.parametrize(
    ("published", "start"),
    [("2019", "2019-01-01"), ("2019-05", "2019-05-01"), ("2019-05-31", "2019-05-31")],
)
def test_every_precision_gives_a_whole_day(tmp_path, published, start):
    network = graphs.network([{"id": "a", "label": "A", "published": published}], [])
    gexf.write_network(network, tmp_path / "x.gexf")
    assert node(etree.parse(tmp_path / "x.gexf").getroot(), "a").get("start") == start


def test_the_relation_is_the_kind_of_the_edge(root):
    kinds = root.xpath("//g:edge/@kind", namespaces=NS)
    assert set(kinds) == {"wrote", "cites", "mentions", "in_category", "broader", "affiliated_with"}


def test_colours_have_no_alpha_and_whole_numbers(root):
    colours = root.xpath("//viz:color", namespaces=NS)
    assert len(colours) == 15
    for colour in colours:
        assert sorted(colour.attrib) == ["b", "g", "r"]
        assert all(0 <= int(colour.get(part)) <= 255 for part in "rgb")


def test_the_file_says_what_it_shows_and_not_when_it_was_made(root):
    assert root.findtext("g:meta/g:title", namespaces=NS) == "Knowledge graph"
    assert "who wrote" in root.findtext("g:meta/g:description", namespaces=NS)
    assert not root.find("g:meta", NS).attrib


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(NASTY.filter(xml_text), st.just("node"))
def test_any_text_survives_as_label_and_attribute(tmp_path, text, name):
    network = graphs.network([{"id": name, "label": text, "title": text}], [])
    gexf.write_network(network, tmp_path / "x.gexf")
    data = nx.read_gexf(tmp_path / "x.gexf", version="1.3").nodes[name]
    assert (data["label"], data["title"]) == (xml_text(text), xml_text(text))

import gzip
import re
from pathlib import Path

import networkx as nx
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from kgraph import networks
from kgraph.errors import InputError, StoreError
from kgraph.export import graphml
from tests import small_graph
from tests.networks import graphs
from tests.small_graph import ATTENTION, OLD, UNTITLED

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}

GOLDEN = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="n_kind" for="node" attr.name="kind" attr.type="string"/>
<key id="n_label" for="node" attr.name="label" attr.type="string"/>
<key id="n_size" for="node" attr.name="size" attr.type="double"/>
<key id="n_color" for="node" attr.name="color" attr.type="string"/>
<key id="n_x" for="node" attr.name="x" attr.type="double"/>
<key id="n_y" for="node" attr.name="y" attr.type="double"/>
<key id="n_year" for="node" attr.name="year" attr.type="long"/>
<key id="n_described" for="node" attr.name="described" attr.type="boolean"/>
<key id="e_kind" for="edge" attr.name="kind" attr.type="string"/>
<key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
<graph id="kgraph" edgedefault="directed">
<node id="a&lt;1&gt;" labels=":Paper"><data key="n_kind">paper</data>\
<data key="n_label">One &amp; two</data><data key="n_size">4.0</data>\
<data key="n_color">#0072b2</data><data key="n_x">0.0</data><data key="n_y">0.0</data>\
<data key="n_year">1999</data><data key="n_described">true</data></node>
<node id="b" labels=":Author"><data key="n_kind">author</data>\
<data key="n_label">B</data><data key="n_size">4.0</data>\
<data key="n_color">#0072b2</data><data key="n_x">1.0</data><data key="n_y">0.0</data></node>
<edge id="wrote:b->a" source="b" target="a&lt;1&gt;" label="wrote">\
<data key="e_kind">wrote</data><data key="e_weight">1.0</data></edge>
</graph>
</graphml>
""".replace("b->a", "b->a")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return small_graph.make(tmp_path_factory.mktemp("graph"))


def read(path) -> nx.MultiDiGraph:
    return nx.read_graphml(path, force_multigraph=True)


def test_a_file_of_two_nodes_reads_like_this(tmp_path):
    network = graphs.network(
        [
            {"id": "a<1>", "label": "One & two", "year": 1999, "described": True},
            {"id": "b", "label": "B", "kind": "author", "year": None, "described": None},
        ],
        [{"id": "wrote:b->a", "source": "b", "target": "a<1>", "kind": "wrote"}],
    )
    graphml.write_network(network, tmp_path / "x.graphml")
    assert (tmp_path / "x.graphml").read_text(encoding="utf-8") == GOLDEN


@pytest.mark.parametrize("name", networks.NETWORKS)
def test_networkx_reads_every_node_edge_type_and_attribute_back(folder, tmp_path, name):
    graphml.write(folder, tmp_path / "x.graphml", network=name)
    found, expected = (
        read(tmp_path / "x.graphml"),
        networks.to_networkx(networks.build(folder, name)),
    )
    assert dict(found.nodes(data=True)) == dict(expected.nodes(data=True))
    assert {(a, b, key): data for a, b, key, data in found.edges(keys=True, data=True)} == {
        (a, b, key): data for a, b, key, data in expected.edges(keys=True, data=True)
    }
    for node, data in expected.nodes(data=True):
        assert {k: type(v) for k, v in found.nodes[node].items()} == {
            k: type(v) for k, v in data.items()
        }


def test_the_relation_is_the_label_of_the_edge_and_the_kind_the_labels_of_the_node(
    folder, tmp_path
):
    graphml.write(folder, tmp_path / "x.graphml")
    root = etree.parse(tmp_path / "x.graphml").getroot()
    edge = root.xpath(f"//g:edge[@id='cites:{ATTENTION}->{OLD}']", namespaces=NS)[0]
    assert dict(edge.attrib) == {
        "id": f"cites:{ATTENTION}->{OLD}",
        "source": ATTENTION,
        "target": OLD,
        "label": "cites",
    }
    labels = root.xpath("//g:node/@labels", namespaces=NS)
    assert set(labels) == {":Paper", ":Author", ":Category", ":Archive", ":Organisation"}


def test_keys_are_unique_across_nodes_and_edges_and_of_types_all_readers_know(folder, tmp_path):
    graphml.write(folder, tmp_path / "x.graphml")
    keys = etree.parse(tmp_path / "x.graphml").getroot().findall("g:key", NS)
    ids = [key.get("id") for key in keys]
    assert len(ids) == len(set(ids))
    assert {key.get("for") for key in keys} == {"node", "edge"}
    assert {key.get("attr.type") for key in keys} <= {"string", "int", "double", "boolean"}
    assert {"label", "kind", "year", "size", "x", "y", "color"} <= {
        k.get("attr.name") for k in keys
    }


def test_nothing_missing_is_written(folder, tmp_path):
    graphml.write(folder, tmp_path / "x.graphml")
    text = (tmp_path / "x.graphml").read_text(encoding="utf-8")
    assert not re.search(r">(None|nan|null|NaN)?</data>", text)
    assert "year" not in read(tmp_path / "x.graphml").nodes[UNTITLED]


# What XML 1.0 cannot hold is dropped: control characters and two non-characters.
def xml_text(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


PARTS = st.sampled_from(
    [
        "<",
        ">",
        "&",
        "]]",
        "]]>",
        '"',
        "'",
        "&amp;",
        "<![CDATA[",
        " ",
        "\n",
        "\r",
        "\t",
        "\x00",
        "\x1f",
    ]
)
NASTY = st.lists(PARTS | st.text(st.characters(exclude_categories=["Cs"]), max_size=3)).map("".join)


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(NASTY.filter(xml_text), NASTY.filter(xml_text))
@example("& <]]>", "a")
@example("& <]]\x00>", "a")
def test_any_text_survives_as_label_attribute_and_id(tmp_path, text, name):
    network = graphs.network(
        [{"id": name, "label": text}, {"id": name + "2", "label": "x"}],
        [{"id": f"cites:{name}", "source": name, "target": name + "2", "provider": text}],
    )
    graphml.write_network(network, tmp_path / "x.graphml")
    found, kept = read(tmp_path / "x.graphml"), xml_text(name)
    assert found.nodes[kept]["label"] == xml_text(text)
    [(source, target, key, data)] = found.edges(keys=True, data=True)
    assert (source, target, key) == (kept, f"{kept}2", f"cites:{kept}")
    assert data["provider"] == xml_text(text)


def test_a_space_between_two_entities_is_kept_for_gephi(tmp_path):
    network = graphs.network([{"id": "a", "label": "P & <Q>"}, {"id": "b", "label": "P&Q"}], [])
    graphml.write_network(network, tmp_path / "x.graphml")
    text = (tmp_path / "x.graphml").read_text(encoding="utf-8")
    assert "<![CDATA[P & <Q>]]>" in text
    assert ">P&amp;Q<" in text


def test_a_network_larger_than_one_batch_is_written_whole(tmp_path):
    count = 45_000
    ids = [f"n{number}" for number in range(count)]
    network = networks.Network(
        "citations",
        pa.table({"id": ids, "kind": ["paper"] * count, "label": ids}),
        pa.table(
            {"id": ids, "source": ids, "target": ids[1:] + ids[:1], "kind": ["cites"] * count}
        ),
    )
    graphml.write_network(network, tmp_path / "x.graphml")
    found = read(tmp_path / "x.graphml")
    assert (len(found), found.number_of_edges()) == (count, count)
    assert nx.number_weakly_connected_components(found) == 1


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_a_compressed_file_holds_the_same_and_is_repeatable(folder, tmp_path, suffix):
    plain, packed = tmp_path / "x.graphml", tmp_path / f"x.graphml.{suffix}"
    graphml.write(folder, plain)
    graphml.write(folder, packed)
    with pa.input_stream(str(packed), compression="detect") as stream:
        assert stream.read() == plain.read_bytes()
    other = tmp_path / f"y.graphml.{suffix}"
    graphml.write(folder, other)
    assert other.read_bytes() == packed.read_bytes()
    if suffix == "gz":
        assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()


def test_an_export_that_fails_leaves_the_old_file_and_nothing_else(folder, tmp_path):
    target = tmp_path / "x.graphml"
    target.write_text("old")
    with pytest.raises(InputError):
        graphml.write(folder, target, network="friends")
    nested = networks.Network(
        "knowledge", pa.table({"id": ["a"], "kind": ["p"], "label": [["a"]]}), pa.table({"id": []})
    )
    with pytest.raises(KeyError):
        graphml.write_network(nested, target)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_a_target_in_a_folder_that_is_not_there_says_so(folder):
    with pytest.raises(StoreError, match="no folder"):
        graphml.write(folder, Path("/nowhere/at/all.graphml"))


def test_isolated_nodes_are_left_out_on_demand(folder, tmp_path):
    graphml.write(folder, tmp_path / "x.graphml", drop_isolated=True)
    assert UNTITLED not in read(tmp_path / "x.graphml")

"""N-Triples in shards, written by the workers: as a set they are those of one file."""

import gzip

import networkx as nx
import pytest

import kgraph
from kgraph.errors import InputError


def lines(*files):
    found = [line for file in files for line in gzip.decompress(file.read_bytes()).split(b"\n")]
    assert len(set(found)) == len(found) - len(files) + 1  # each file ends with a line's end
    return set(found)


def test_the_shards_hold_what_one_file_holds(both, cluster, tmp_path):
    here, there = map(kgraph.open, both)
    here.export(tmp_path / "one.nt.gz", versions=True)
    there.export(tmp_path / "graph.nt", versions=True, engine=cluster.url)
    shards = sorted((tmp_path / "graph.nt").iterdir())
    assert len(shards) > 10
    assert lines(*shards) == lines(tmp_path / "one.nt.gz")


def test_the_parts_of_a_network_are_one_file_with_the_measures_of_one_machine(
    both, cluster, tmp_path
):
    graph = kgraph.open(both[1])
    graph.export(tmp_path / "c.graphml", network="citations", engine=cluster.url)
    parts = sorted((tmp_path / "c.graphml").iterdir())
    (tmp_path / "whole.graphml.gz").write_bytes(b"".join(part.read_bytes() for part in parts))
    found = nx.read_graphml(tmp_path / "whole.graphml.gz", force_multigraph=True)
    expected = graph.to_networkx("citations")
    assert set(found.edges(keys=True)) == set(expected.edges(keys=True))
    for node, values in expected.nodes(data=True):
        given = dict(found.nodes[node])
        assert given.pop("pagerank") == pytest.approx(values["pagerank"], abs=1e-9)
        del given["component"]
        assert given == {name: values[name] for name in given}
        assert {"label", "in_degree", "citations"} <= set(given)
    for source, target, key, values in expected.edges(keys=True, data=True):
        given = found.edges[source, target, key]
        assert given == {name: values[name] for name in given}
        assert {"weight", "since", "provider"} <= set(given)
    groups = {}
    for node, values in found.nodes(data=True):
        groups.setdefault(values["component"], set()).add(node)
    parts = map(frozenset, nx.weakly_connected_components(nx.DiGraph(expected)))
    assert set(map(frozenset, groups.values())) == set(parts)
    sizes = [len(groups[number]) for number in sorted(groups)]
    assert sizes == sorted(sizes, reverse=True)


def test_parts_networks_and_other_formats_are_refused(both, cluster, tmp_path):
    graph = kgraph.open(both[0])
    for name, choices in (
        ("graph.ttl", {}),
        ("graph.nt", {"part": "void"}),
        ("graph.graphml", {"network": "knowledge"}),
        ("graph.graphml", {"network": "citations", "top": 5}),
        ("graph.nt", {"fold": True}),
    ):
        with pytest.raises(InputError, match="a cluster"):
            graph.export(tmp_path / name, engine=cluster.url, **choices)
    assert list(tmp_path.iterdir()) == []

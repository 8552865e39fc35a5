"""N-Triples in shards, written by the workers: as a set they are those of one file."""

import gzip

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


def test_parts_networks_and_other_formats_are_refused(both, cluster, tmp_path):
    graph = kgraph.open(both[0])
    for name, choices in (
        ("graph.ttl", {}),
        ("graph.nt", {"part": "void"}),
        ("graph.nt", {"network": "citations"}),
        ("graph.nt", {"fold": True}),
    ):
        with pytest.raises(InputError, match="a cluster"):
            graph.export(tmp_path / name, engine=cluster.url, **choices)
    assert list(tmp_path.iterdir()) == []

"""Graph folders and networks made by hand, for the tests of networks and their files."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pytest

from kgraph import store
from kgraph.model.tables import Source
from kgraph.networks import NETWORKS, Network
from tests import small_graph

# Of many kinds, by two steps, by pairs: the others are for `-m large` where one takes long.
SOME = ("knowledge", "author-citation", "coupling")
SAMPLED = [pytest.param(n, marks=() if n in SOME else pytest.mark.large) for n in NETWORKS]
EMPTY = Source("0" * 16, "page", "a.txt", None, "2026-11-20T17:00:00Z", 0)


def make(folder: Path, rows: dict[str, Iterable[object]]) -> Path:
    """Write a graph folder that has the given rows and nothing else."""
    with store.writing(folder):
        store.append(folder, [store.Evidence(sources=(EMPTY,))])
        store.replace_tables(folder, lambda run: small_graph.write_tables(run, rows))
    return folder


def network(nodes: list[dict[str, object]], edges: list[dict[str, object]]) -> Network:
    """Make a network with what a file needs, where a row does not say otherwise."""
    node_types = {"id": "", "kind": "paper", "label": "", "size": 4.0, "color": "#0072b2"}
    edge_types = {"id": "", "source": "", "target": "", "kind": "cites", "weight": 1.0}
    places = [{"x": float(place), "y": 0.0} for place in range(len(nodes))]
    return Network(
        "knowledge",
        pa.Table.from_pylist(
            [{**node_types, **place, **row} for place, row in zip(places, nodes, strict=True)]
        ),
        pa.Table.from_pylist([{**edge_types, **row} for row in edges])
        if edges
        else pa.table({name: pa.array([], pa.string()) for name in edge_types}),
    )


def rows(table: pa.Table, *columns: str) -> list[tuple[object, ...]]:
    """Give some columns of a table as tuples."""
    return [tuple(row.values()) for row in table.select(list(columns)).to_pylist()]

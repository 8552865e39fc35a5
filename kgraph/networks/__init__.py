"""Networks: the nodes and edges of one view of a graph, measured, coloured and laid out.

Each network is SQL over the tables of a graph folder (``NETWORKS``); this module
runs it and adds what is the same for all: edge ids, degrees, size, colour and
coordinates. Nothing is written; that is ``kgraph/export``. Heavy libraries are
imported when a network is built, so that the names cost nothing.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.errors import InputError, StoreError
from kgraph.networks.definition import EDGE_ID, Definition
from kgraph.networks.knowledge import KNOWLEDGE
from kgraph.networks.projections import CATEGORIES, CITATIONS, COAUTHORS, COCITATION, COUPLING

if TYPE_CHECKING:
    import networkx as nx
    import pyarrow as pa

NETWORKS: dict[str, Definition] = {
    "knowledge": KNOWLEDGE,
    "citations": CITATIONS,
    "coauthors": COAUTHORS,
    "cocitation": COCITATION,
    "coupling": COUPLING,
    "categories": CATEGORIES,
}


@dataclass(frozen=True, slots=True)
class Network:
    """A network in memory; a missing value is a null.

    ``nodes``: id, kind, label, the attributes of its definition, degrees, size,
    color, x, y; one row a node, in order of id.
    ``edges``: id, source, target, kind, weight (above 0), attributes; one row an
    edge, in order of id. Ids are unique in the whole network.
    """

    name: str
    nodes: "pa.Table"
    edges: "pa.Table"


def definition(name: str) -> Definition:
    """Give the definition of a network.

    Raises:
        InputError: If there is none of that name.
    """
    if name not in NETWORKS:
        raise InputError(f"unknown network: '{name}'", f"known are: {', '.join(NETWORKS)}")
    return NETWORKS[name]


def build(folder: Path, name: str = "knowledge", drop_isolated: bool = False) -> Network:
    """Build a network of a graph folder.

    Args:
        folder: A graph folder.
        name: One of ``NETWORKS``.
        drop_isolated: Leave out nodes without an edge.

    Raises:
        InputError: If there is no such network, or no graph in the folder.
        StoreError: If a table cannot be read, or an edge ends at nothing.

    Cost:
        A second for a few thousand nodes, most of it layout and imports; the
        tables of the network are in memory, about 0.5 kB an edge.
    """
    import numpy as np
    import pyarrow as pa

    known = definition(name)
    nodes, edges = _rows(folder, known)
    source, target = _ends(nodes, edges)
    if drop_isolated:
        linked = np.zeros(nodes.num_rows, dtype=bool)
        linked[source] = linked[target] = True
        nodes = nodes.filter(pa.array(linked))
        source, target = _ends(nodes, edges)
    return Network(name, _drawn(nodes, source, target, known), edges)


def to_networkx(network: Network) -> "nx.MultiDiGraph[str]":
    """Turn a network into a networkx graph: same attributes, edge ids as keys.

    A missing value is a missing attribute.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=network.name)
    for row in network.nodes.to_pylist():
        graph.add_node(row.pop("id"), **_known(row))
    for row in network.edges.to_pylist():
        graph.add_edge(row.pop("source"), row.pop("target"), row.pop("id"), **_known(row))
    return graph


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def _rows(folder: Path, known: Definition) -> "tuple[pa.Table, pa.Table]":
    """Run the SQL of a network; give nodes and edges in order of id."""
    import pyarrow as pa

    from kgraph.engines import DuckDB
    from kgraph.model import taxonomy
    from kgraph.store import read_manifest

    manifest = read_manifest(folder)
    names = [{"code": each.code, "name": each.name} for each in taxonomy.archives().values()]
    with DuckDB() as engine:
        engine.open_graph(folder, manifest, known.tables)
        engine.table("archive_names", pa.Table.from_pylist(names))
        for step, text in known.steps:
            engine.materialise(step, text)
        nodes = [engine.rows(text) for text in known.nodes]
        edges = [engine.rows(f"select {EDGE_ID} as id, * from ({text}) e") for text in known.edges]
    both = (pa.concat_tables(each, promote_options="default") for each in (nodes, edges))
    return next(both).sort_by("id"), next(both).sort_by("id")


def _ends(nodes: "pa.Table", edges: "pa.Table") -> tuple[Any, Any]:
    """Give the rows of the nodes that each edge joins."""
    import pyarrow.compute as pc

    found = []
    for end in ("source", "target"):
        rows = pc.index_in(edges[end], value_set=nodes["id"].combine_chunks())
        if rows.null_count:
            lost = edges.filter(pc.is_null(rows))["id"][0].as_py()
            raise StoreError(f"edge {lost} ends at nothing", "build the graph again")
        found.append(rows.to_numpy())
    return found[0], found[1]


def _drawn(nodes: "pa.Table", source: Any, target: Any, known: Definition) -> "pa.Table":  # noqa: ANN401
    """Add degrees, size, colour and coordinates."""
    import pyarrow as pa

    from kgraph.networks import layout, measures

    degrees = measures.degrees(nodes.num_rows, source, target, directed=known.directed)
    for name, values in degrees.items():
        nodes = nodes.append_column(name, pa.array(values, type=pa.int32()))
    if known.size_by == "in_degree":
        ranks = measures.pagerank(nodes.num_rows, source, target)
        nodes = nodes.append_column("pagerank", pa.array(ranks))
    size = measures.sizes(degrees[known.size_by])
    colours = measures.colours(nodes[known.colour_by].to_pylist(), known.colour_by)
    place = layout.coordinates(nodes.num_rows, source, target, size)
    drawn: dict[str, Any] = {"size": size, "color": colours, "x": place[:, 0], "y": place[:, 1]}
    for name, column in drawn.items():
        kind = pa.string() if name == "color" else pa.float64()
        nodes = nodes.append_column(name, pa.array(column, type=kind))
    return nodes

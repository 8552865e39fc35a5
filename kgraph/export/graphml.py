"""GraphML: a network as one file that Gephi, Gephi Lite, networkx, igraph and others open.

Every edge has an id of its own in the file (Gephi keeps one edge an id), the
relation stands in the edge's ``label`` (Gephi's edge type) and in the data, keys
of nodes and edges have different ids (Cytoscape looks a key up by its id alone),
every attribute has one simple type, and a missing value is not written.

Source: http://graphml.graphdrawing.org/specification.html; ``label`` on edges and
``labels`` on nodes are what Gephi and Neo4j read beyond it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import networks
from kgraph.export import markup
from kgraph.export.markup import Sql

if TYPE_CHECKING:
    import pyarrow as pa

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_GRAPH = '<graph id="kgraph" edgedefault="{}">\n'
_END = "</graph>\n</graphml>\n"
_NOT_DATA = {"node": ("id",), "edge": ("id", "source", "target")}


def write(
    folder: Path, target: Path, *, network: str = "knowledge", drop_isolated: bool = False
) -> None:
    """Write a network of a graph folder as GraphML.

    Args:
        folder: The graph folder.
        target: The file; compressed if its name ends in ``.gz`` or ``.zst``.
        network: One of `kgraph.networks.NETWORKS`.
        drop_isolated: Leave out nodes without an edge.

    Raises:
        InputError: If there is no such graph or network.
        StoreError: If a table cannot be read or the file not written; an old
            file stays as it was.
    """
    write_network(networks.build(folder, network, drop_isolated), target)


def write_network(network: networks.Network, target: Path) -> None:
    """Write a network that is built already."""
    with markup.writing(target) as out:
        out([_HEAD])
        out(_keys("node", network.nodes))
        out(_keys("edge", network.edges))
        out([_graph(network.name)])
        out.rows(network.nodes, _node(network.nodes))
        out.rows(network.edges, _edge(network.edges))
        out([_END])


@dataclass(frozen=True, slots=True)
class Texts:
    """A file in parts: its beginning, SQL for a line of each node and each edge, its end."""

    head: str
    node: str
    edge: str
    end: str


def _graph(network: str) -> str:
    """Open the graph; where a pair of nodes is one edge, that has no direction."""
    return _GRAPH.format("directed" if networks.definition(network).directed else "undirected")


def texts(network: str, nodes: "pa.Table", edges: "pa.Table") -> Texts:
    """Give the parts of a file of tables that are elsewhere, by their columns.

    Args:
        network: The name of the network.
        nodes: The columns of the nodes; rows are not looked at.
        edges: Those of the edges.
    """
    nodes, edges = markup.anything(nodes), markup.anything(edges)
    keys = [*_keys("node", nodes), *_keys("edge", edges)]
    node, edge = (markup.line(pieces) for pieces in (_node(nodes), _edge(edges)))
    return Texts("".join([_HEAD, *keys, _graph(network)]), node, edge, _END)


def _keys(element: str, table: "pa.Table") -> list[str]:
    return [
        f'<key id="{element[0]}_{field.name}" for="{element}" attr.name="{field.name}"'
        f' attr.type="{markup.kind_of(field)}"/>\n'
        for field in table.schema
        if field.name not in _NOT_DATA[element]
    ]


def _data(element: str, table: "pa.Table") -> list[str | Sql]:
    """Give the data of each column, nothing where the value is missing."""
    return [
        piece
        for name in table.schema.names
        if name not in _NOT_DATA[element]
        for piece in markup.given(
            table,
            name,
            f'<data key="{element[0]}_{name}">',
            markup.content(table, name),
            "</data>",
        )
    ]


def _node(table: "pa.Table") -> list[str | Sql]:
    kind = markup.value(table, "kind")
    return [
        '<node id="',
        Sql(markup.value(table, "id")),
        '" labels=":',
        Sql(f"upper(substr({kind}, 1, 1)) || substr({kind}, 2)"),
        '">',
        *_data("node", table),
        "</node>\n",
    ]


def _edge(table: "pa.Table") -> list[str | Sql]:
    places = {"<edge id": "id", '" source': "source", '" target': "target", '" label': "kind"}
    heads = [
        piece
        for place, column in places.items()
        for piece in (f'{place}="', Sql(markup.value(table, column)))
    ]
    return [*heads, '">', *_data("edge", table), "</edge>\n"]

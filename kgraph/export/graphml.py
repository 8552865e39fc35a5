"""GraphML: a network as one file that Gephi, Gephi Lite, networkx, igraph and others open.

Every edge has an id of its own in the file (Gephi keeps one edge an id), the
relation stands in the edge's ``label`` (Gephi's edge type) and in the data, keys
of nodes and edges have different ids (Cytoscape looks a key up by its id alone),
every attribute has one simple type, and a missing value is not written.

Source: http://graphml.graphdrawing.org/specification.html; ``label`` on edges and
``labels`` on nodes are what Gephi and Neo4j read beyond it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import networks
from kgraph.export import markup

if TYPE_CHECKING:
    import pyarrow as pa

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
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
        out(['<graph id="kgraph" edgedefault="directed">\n'])
        for lines in markup.rows(network.nodes, _node_pieces):
            out(lines)
        for lines in markup.rows(network.edges, _edge_pieces):
            out(lines)
        out(["</graph>\n</graphml>\n"])


def _keys(element: str, table: "pa.Table") -> list[str]:
    return [
        f'<key id="{element[0]}_{field.name}" for="{element}" attr.name="{field.name}"'
        f' attr.type="{markup.kind_of(field)}"/>\n'
        for field in table.schema
        if field.name not in _NOT_DATA[element]
    ]


def _data(element: str, batch: "pa.RecordBatch") -> list[list[str]]:
    """Give the data of each column, nothing where the value is missing."""
    pieces = []
    for name in batch.schema.names:
        if name not in _NOT_DATA[element]:
            start = f'<data key="{element[0]}_{name}">'
            pieces.append(
                [
                    "" if text is None else f"{start}{markup.body(text)}</data>"
                    for text in markup.plain(batch[name])
                ]
            )
    return pieces


def _node_pieces(batch: "pa.RecordBatch") -> list[list[str]]:
    heads = [
        f'<node id={name} labels=":{str(kind).capitalize()}">'
        for name, kind in zip(markup.texts(batch, "id"), batch["kind"].to_pylist(), strict=True)
    ]
    return [heads, *_data("node", batch), ["</node>\n"] * len(heads)]


def _edge_pieces(batch: "pa.RecordBatch") -> list[list[str]]:
    columns = [markup.texts(batch, name) for name in ("id", "source", "target", "kind")]
    heads = [
        f"<edge id={name} source={source} target={target} label={kind}>"
        for name, source, target, kind in zip(*columns, strict=True)
    ]
    return [heads, *_data("edge", batch), ["</edge>\n"] * len(heads)]

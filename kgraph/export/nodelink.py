"""Node-link JSON: a network for graphology, sigma and Gephi Lite, for d3 and for networkx.

The form is graphology's own, with what others look for beside it: nodes have their
key also as ``id``, and the file says whether it is directed. So all three read it:

    Graph.from(data)                                          graphology
    forceLink(data.edges).id(node => node.id)                 d3
    node_link_graph(data)                                     networkx

Source: https://graphology.github.io/serialization.html.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import networks
from kgraph.export import markup
from kgraph.export.markup import Sql

if TYPE_CHECKING:
    import pyarrow as pa


def write_network(network: networks.Network, target: Path) -> None:
    """Write a network as JSON, one line a node and an edge.

    Raises:
        StoreError: If the file cannot be written; an old file stays as it was.
    """
    known = networks.definition(network.name)
    about = {"name": network.name, "title": known.title, "description": known.description}
    form = "directed" if known.directed else "undirected"
    head = {
        "attributes": about,
        "options": {"type": form, "multi": True, "allowSelfLoops": True},
        "directed": known.directed,
        "multigraph": True,
        "graph": about,
    }
    nodes, edges = network.nodes, network.edges
    with markup.writing(target) as out:
        out([json.dumps(head)[:-1], ',\n"nodes": [\n'])
        markup.listed(out, nodes, ['{"key": ', Sql(markup.json(nodes, "id")), *_node(nodes)])
        out(['\n],\n"edges": [\n'])
        markup.listed(out, edges, _edge(edges, directed=known.directed))
        out(["\n]}\n"])


def _node(table: "pa.Table") -> list[str | Sql]:
    return [', "id": ', Sql(markup.json(table, "id")), *_attributes(table, "id"), "}"]


def _edge(table: "pa.Table", *, directed: bool) -> list[str | Sql]:
    ends: list[str | Sql] = [
        *('{"key": ', Sql(markup.json(table, "id"))),
        *(', "source": ', Sql(markup.json(table, "source"))),
        *(', "target": ', Sql(markup.json(table, "target"))),
    ]
    flag = "" if directed else ', "undirected": true'
    return [*ends, flag, *_attributes(table, "id", "source", "target"), "}"]


def _attributes(table: "pa.Table", *apart: str) -> list[str | Sql]:
    """Give the attributes; a kind is always there, so that commas stand between."""
    rest = [name for name in table.schema.names if name not in (*apart, "kind")]
    return [
        *(', "attributes": {"kind": ', Sql(markup.json(table, "kind"))),
        *(
            piece
            for name in rest
            for piece in markup.given(
                table, name, f", {json.dumps(name)}: ", markup.json(table, name), ""
            )
        ),
        "}",
    ]

"""GEXF 1.3: a network for Gephi, with relations as edge kinds and a timeline.

Beyond what GraphML holds: a title, and the day from which a node is there. A
date known only to the year or month starts at its first day; a node without a
date is there always. Colours are r, g, b and no alpha, which Gephi Lite refuses.

Source: https://gexf.net/schema.html (version 1.3).
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import networks
from kgraph.export import markup

if TYPE_CHECKING:
    import pyarrow as pa

_TYPES = {"int": "integer"}
# What has a place of its own in the format. The kind is written twice: Gephi makes
# edge types of the attribute, and shows as a column only what is a value.
_NOT_VALUES = {
    "node": ("id", "label", "size", "color", "x", "y"),
    "edge": ("id", "source", "target", "weight"),
}


def write(
    folder: Path, target: Path, *, network: str = "knowledge", drop_isolated: bool = False
) -> None:
    """Write a network of a graph folder as GEXF.

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
        out(_head(network))
        out(_declared("node", network.nodes))
        out(_declared("edge", network.edges))
        out(["<nodes>\n"])
        for lines in markup.rows(network.nodes, _node_pieces):
            out(lines)
        out(["</nodes>\n<edges>\n"])
        for lines in markup.rows(network.edges, _edge_pieces):
            out(lines)
        out(["</edges>\n</graph>\n</gexf>\n"])


def _head(network: networks.Network) -> list[str]:
    known = networks.definition(network.name)
    return [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n',
        f"<meta><creator>kgraph</creator><title>{markup.body(known.title)}</title>"
        f"<description>{markup.body(known.description)}</description></meta>\n",
        '<graph defaultedgetype="directed" mode="dynamic" timeformat="date"'
        ' timerepresentation="interval">\n',
    ]


def _declared(element: str, table: "pa.Table") -> list[str]:
    """Declare the attributes; readable ids, because some readers take them for names."""
    fields = [field for field in table.schema if field.name not in _NOT_VALUES[element]]
    kinds = [markup.kind_of(field) for field in fields]
    return [
        f'<attributes class="{element}" mode="static">\n',
        *(
            f'<attribute id="{field.name}" title="{field.name}" type="{_TYPES.get(kind, kind)}"/>\n'
            for field, kind in zip(fields, kinds, strict=True)
        ),
        "</attributes>\n",
    ]


def _values(element: str, batch: "pa.RecordBatch") -> list[list[str]]:
    pieces = [["<attvalues>"] * batch.num_rows]
    for name in batch.schema.names:
        if name not in _NOT_VALUES[element]:
            start = f'<attvalue for="{name}" value='
            pieces.append(
                [
                    "" if text is None else f"{start}{markup.attribute(text)}/>"
                    for text in markup.plain(batch[name])
                ]
            )
    return [*pieces, ["</attvalues>"] * batch.num_rows]


def _node_pieces(batch: "pa.RecordBatch") -> list[list[str]]:
    names, labels = markup.texts(batch, "id"), markup.texts(batch, "label")
    dated = "published" in batch.schema.names
    dates = batch["published"].to_pylist() if dated else [None] * len(names)
    heads = [
        f"<node id={name} label={label}{_start(date)}>"
        for name, label, date in zip(names, labels, dates, strict=True)
    ]
    return [heads, *_values("node", batch), _looks(batch)]


def _start(date: str | None) -> str:
    if date is None:
        return ""
    day = date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date
    return f" start={markup.attribute(day)}"


def _looks(batch: "pa.RecordBatch") -> list[str]:
    columns = [batch[name].to_pylist() for name in ("color", "x", "y", "size")]
    looks = []
    for colour, x, y, size in zip(*columns, strict=True):
        red, green, blue = bytes.fromhex(colour[1:])
        looks.append(
            f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:position x="{x}" y="{y}" z="0.0"/>'
            f'<viz:size value="{size}"/></node>\n'
        )
    return looks


def _edge_pieces(batch: "pa.RecordBatch") -> list[list[str]]:
    columns = [markup.texts(batch, name) for name in ("id", "source", "target", "kind", "weight")]
    heads = [
        f"<edge id={name} source={source} target={target} kind={kind} weight={weight}>"
        for name, source, target, kind, weight in zip(*columns, strict=True)
    ]
    return [heads, *_values("edge", batch), ["</edge>\n"] * len(heads)]

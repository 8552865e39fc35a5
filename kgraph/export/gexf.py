"""GEXF 1.3: a network for Gephi, with relations as edge kinds and a timeline.

Beyond what GraphML holds: a title, and the day from which a node or edge is there.
A date known only to the year or month starts at its first day; what has no date is
there always, what is counted by years only in these. Colours are r, g, b and no
alpha, which Gephi Lite refuses.

Source: https://gexf.net/schema.html (version 1.3).
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import networks
from kgraph.export import markup
from kgraph.export.markup import Sql

if TYPE_CHECKING:
    import pyarrow as pa

_BY_YEAR = "papers_by_year"
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
        out.rows(network.nodes, _node(network.nodes))
        out(["</nodes>\n<edges>\n"])
        out.rows(network.edges, _edge(network.edges))
        out(["</edges>\n</graph>\n</gexf>\n"])


def _head(network: networks.Network) -> list[str]:
    known = networks.definition(network.name)
    return [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n',
        f"<meta><creator>kgraph</creator><title>{markup.body(known.title)}</title>"
        f"<description>{markup.body(known.description)}</description></meta>\n",
        f'<graph defaultedgetype="{"directed" if known.directed else "undirected"}"'
        ' mode="dynamic" timeformat="date"'
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


def _values(element: str, table: "pa.Table") -> list[str | Sql]:
    pieces = [
        piece
        for name in table.schema.names
        if name not in _NOT_VALUES[element]
        for piece in markup.given(
            table, name, f'<attvalue for="{name}" value="', markup.value(table, name), '"/>'
        )
    ]
    return ["<attvalues>", *pieces, "</attvalues>"]


def _heads(table: "pa.Table", *names: str) -> list[str | Sql]:
    return [
        piece for name in names for piece in (f' {name}="', Sql(markup.value(table, name)), '"')
    ]


def _node(table: "pa.Table") -> list[str | Sql]:
    start = [_start("published")] if "published" in table.schema.names else []
    heads = _heads(table, "id", "label")
    return ["<node", *heads, *start, ">", *_values("node", table), *_look(), "</node>\n"]


def _start(column: str) -> Sql:
    """Give the first day that a date can mean."""
    day = f"{column} || substr('-01-01', length({column}) - 3)"
    known = f"regexp_full_match({column}, '[0-9]{{4}}(-[0-9]{{2}}){{0,2}}')"
    return Sql(f"""case when {known} then ' start="' || {day} || '"' end""")


def _look() -> list[str | Sql]:
    red, green, blue = (
        Sql(f"cast('0x' || substr(color, {place}, 2) as integer)") for place in (2, 4, 6)
    )
    return [
        *('<viz:color r="', red, '" g="', green, '" b="', blue),
        *('"/><viz:position x="', Sql("x"), '" y="', Sql("y")),
        *('" z="0.0"/><viz:size value="', Sql("size"), '"/>'),
    ]


def _edge(table: "pa.Table") -> list[str | Sql]:
    start, spells = [], []
    if _BY_YEAR in table.schema.names:
        spell = '<spell start="\\1-01-01" end="\\1-12-31"/>'
        every = f"regexp_replace({_BY_YEAR}, '([0-9]{{4}}):[0-9]+[|]?', '{spell}', 'g')"
        spells = [Sql(f"'<spells>' || {every} || '</spells>'")]
    elif "since" in table.schema.names:
        start = [_start("since")]
    heads = _heads(table, "id", "source", "target", "kind", "weight")
    return ["<edge", *heads, *start, ">", *_values("edge", table), *spells, "</edge>\n"]

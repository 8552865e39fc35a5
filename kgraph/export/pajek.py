"""Pajek: a network as vertices with labels and places, and arcs or edges with weights.

Labels tell vertices apart, because readers take them for names: where two are the
same, the id stands behind. The format has no escapes, so a double quote becomes a
single one and white space one blank. The kind of a line is its label.

Source: the Pajek manual, appendix "Input and output"; networkx and igraph read it.
"""

from pathlib import Path

from kgraph import networks
from kgraph.export import markup
from kgraph.export.markup import Sql

# A backslash before the closing quote would take it for text.
_PRINTED = r"""
    regexp_replace(
        replace(regexp_replace(trim(text), '[\s\x00-\x1f]+', ' ', 'g'), '"', ''''), '\\$', '\\ '
    )
"""
_VERTICES = f"""
    select row, case when count(*) over (partition by shown) > 1 or shown = ''
                     then trim(shown || ' [' || id || ']') else shown end as label, x, y
    from (
        select row, (select {_PRINTED} from (select id as text) t) as id,
               {_PRINTED.replace("text", "label")} as shown,
               round(0.5 + x / 10000, 6) as x, round(0.5 - y / 10000, 6) as y
        from nodes
    ) n
    order by row
"""
_LINES = """
    select a.row as one, b.row as other, e.kind, e.weight
    from edges e join nodes a on a.id = e.source join nodes b on b.id = e.target
    order by e.id
"""


def write_network(network: networks.Network, target: Path) -> None:
    """Write a network as Pajek's ``.net``.

    Raises:
        StoreError: If the file cannot be written; an old file stays as it was.
    """
    import pyarrow as pa

    from kgraph.engines import DuckDB

    count = network.nodes.num_rows
    rows = pa.array(range(1, count + 1), pa.int32())
    with DuckDB() as engine:
        engine.lend("nodes", network.nodes.append_column("row", rows))
        engine.lend("edges", network.edges)
        vertices, lines = engine.rows(_VERTICES), engine.rows(_LINES)
    directed = networks.definition(network.name).directed
    with markup.writing(target) as out:
        out([f"*Vertices {count}\n"])
        out.rows(vertices, [Sql("row"), ' "', Sql("label"), '" ', Sql("x"), " ", Sql("y"), "\n"])
        out(["*Arcs\n" if directed else "*Edges\n"])
        line: list[str | Sql] = [
            Sql("one"),
            " ",
            Sql("other"),
            " ",
            Sql(markup.plain(lines, "weight")),
        ]
        out.rows(lines, [*line, ' l "', Sql("kind"), '"\n'])

"""A whole network as tables of an engine, measured there, for networks past one machine.

What needs all of a network in one memory is left out: communities, layout, betweenness,
cores, main path; and with them sizes and colours.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import InputError
from kgraph.networks import NETWORKS, definition
from kgraph.networks.iterated import components, pagerank

if TYPE_CHECKING:
    from kgraph.engines import Engine

NODES, EDGES = "network_nodes", "network_edges"
# Networks of one sort of nodes and edges; pairs are counted where numbers stand for ids.
WHOLE = tuple(
    name
    for name, known in NETWORKS.items()
    if len(known.nodes) == len(known.edges) == 1 and known.pairs is None
)

_EDGES = """
    select e.kind || ':' || e.source || '->' || e.target as id, e.* from plain_edges e
"""
_BOTH_WAYS = """
    select source, target, weight from plain_edges
    union all select target as source, source as target, weight from plain_edges
"""
_DEGREES = """
    select id, cast(sum(leaving) as integer) as out_degree,
           cast(sum(arriving) as integer) as in_degree,
           cast(sum(leaving) + sum(arriving) as integer) as degree
    from (
        select source as id, 1 as leaving, 0 as arriving from plain_edges
        union all select target as id, 0 as leaving, 1 as arriving from plain_edges
    ) ends group by id
"""
_MEASURED = """
    select n.*, {degrees}, r.pagerank, cast(c.component as integer) as component
    from plain_nodes n left join degrees d on d.id = n.id
    join pagerank r on r.id = n.id join components c on c.id = n.id
"""


def check(name: str) -> None:
    """Refuse a network that is not made whole.

    Raises:
        InputError: If there is no such network, or it is none of `WHOLE`.
    """
    definition(name)
    if name not in WHOLE:
        raise InputError(
            f"a cluster does not make the network '{name}'", f"it makes: {', '.join(WHOLE)}"
        )


def build(engine: "Engine", folder: Path, name: str) -> None:
    """Make the tables `NODES` and `EDGES` of a network in an engine.

    Nodes and edges have the attributes of `kgraph.networks.build`; nodes have degrees,
    PageRank and the number of their connected part, 1 for the largest.

    Raises:
        InputError: If it is none of `WHOLE`, or there is no graph in the folder.
        StoreError: If a table cannot be read.
    """
    import pyarrow as pa

    from kgraph.model import taxonomy
    from kgraph.store import read_manifest

    check(name)
    known = definition(name)
    engine.open_graph(folder, read_manifest(folder), known.tables)
    archives = [{"code": one.code, "name": one.name} for one in taxonomy.archives().values()]
    engine.table("archive_names", pa.Table.from_pylist(archives))
    for step, text in known.steps:
        engine.materialise(step, text)
    engine.materialise("plain_nodes", known.nodes[0])
    engine.materialise("plain_edges", known.edges[0])
    engine.materialise("degrees", _DEGREES)
    if not known.directed:
        engine.materialise("ways", _BOTH_WAYS)
    pagerank(engine, "plain_nodes", "plain_edges" if known.directed else "ways")
    components(engine, "plain_nodes", "plain_edges")
    columns = ("in_degree", "out_degree", "degree") if known.directed else ("degree",)
    counted = ", ".join(f"coalesce(d.{column}, 0) as {column}" for column in columns)
    engine.materialise(NODES, _MEASURED.format(degrees=counted))
    engine.materialise(EDGES, _EDGES)

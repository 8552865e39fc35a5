"""Networks: the nodes and edges of one view of a graph, measured, coloured and laid out.

Each network is SQL over the tables of a graph folder (``NETWORKS``); this module
runs it and adds what is the same for all: edge ids, measures, size, colour and
coordinates. Nothing is written; that is ``kgraph/export``. Heavy libraries are
imported when a network is built, so that the names cost nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.errors import InputError, StoreError
from kgraph.networks.definition import Definition
from kgraph.networks.knowledge import KNOWLEDGE
from kgraph.networks.people import AUTHOR_CITATION, COAUTHORS
from kgraph.networks.projections import CATEGORIES, CITATIONS, COCITATION, COUPLING, MENTIONED
from kgraph.networks.view import EVERYTHING, View

if TYPE_CHECKING:
    import networkx as nx
    import pyarrow as pa

    from kgraph.engines import DuckDB

__all__ = [
    "EVERYTHING", "NETWORKS", "Network", "View",
    "build", "definition", "ends", "rows", "to_igraph", "to_networkx",
]  # fmt: skip

ORDER = ("kind", "source", "target")
NETWORKS: dict[str, Definition] = {
    "knowledge": KNOWLEDGE,
    "citations": CITATIONS,
    "mentions": MENTIONED,
    "coauthors": COAUTHORS,
    "author-citation": AUTHOR_CITATION,
    "cocitation": COCITATION,
    "coupling": COUPLING,
    "categories": CATEGORIES,
}


@dataclass(frozen=True, slots=True)
class Network:
    """A network in memory; a missing value is a null.

    ``nodes``: id, kind, label, the attributes of its definition, measures, size,
    color, x, y (and without ``view.layout`` no betweenness, x and y); one row a node, in order
    of id.
    ``edges``: id, source, target, kind, weight (above 0), attributes; one row an
    edge, in order of kind, source and target. Ids are unique in the whole network.
    ``view`` says which part of the whole it is.
    """

    name: str
    nodes: "pa.Table"
    edges: "pa.Table"
    view: View = EVERYTHING


def definition(name: str) -> Definition:
    """Give the definition of a network.

    Raises:
        InputError: If there is none of that name.
    """
    if name not in NETWORKS:
        raise InputError(f"unknown network: '{name}'", f"known are: {', '.join(NETWORKS)}")
    return NETWORKS[name]


def build(
    folder: Path, name: str = "knowledge", drop_isolated: bool = False, view: View = EVERYTHING
) -> Network:
    """Build a network of a graph folder.

    Args:
        folder: A graph folder.
        name: One of ``NETWORKS``.
        drop_isolated: Leave out nodes without an edge, as ``view.drop_isolated`` does.
        view: Which part of it, and how it looks.

    Raises:
        InputError: If there is no such network, no graph in the folder, or the
            network has nothing of what the view names.
        StoreError: If a table cannot be read, or an edge ends at nothing.

    Cost:
        A second for a few thousand nodes, most of it layout and imports; the
        tables of the network are in memory, about 0.2 kB an edge.
    """
    import pyarrow as pa

    from kgraph.networks import drawing

    known = definition(name)
    nodes, edges = rows(folder, name, view)
    nodes, edges, source, target = _part(
        nodes, _spelled(edges), view, drop_isolated or view.drop_isolated
    )
    nodes, edges = drawing.measured(nodes, edges, source, target, known, view)
    if view.top is not None and nodes.num_rows:
        from kgraph.networks.view import top

        kept = top(nodes, view.top, view.by)
        inside = kept[source] & kept[target]
        nodes, edges = nodes.filter(pa.array(kept)), edges.filter(pa.array(inside))
        source, target = ends(nodes, edges)
    return Network(name, drawing.drawn(nodes, source, target, known, view), edges, view)


def rows(folder: Path, name: str, view: View = EVERYTHING) -> "tuple[pa.Table, pa.Table]":
    """Give nodes and edges as the tables have them, without ids of edges, measures and looks.

    Texts that recur in edges of pairs (coupling, co-citation) are dictionaries. Of
    the view, only years, category and weight are looked at. Errors are those of `build`.
    """
    import pyarrow as pa

    from kgraph.engines import DuckDB
    from kgraph.model import taxonomy
    from kgraph.networks import pairs

    known = definition(name)
    view.check()
    names = [{"code": each.code, "name": each.name} for each in taxonomy.archives().values()]
    with DuckDB() as engine:
        _open(engine, folder, known, view)
        engine.table("archive_names", pa.Table.from_pylist(names))
        for step, text in known.steps:
            engine.materialise(step, text)
        nodes = _ordered(engine, known.nodes, "id")
        if known.pairs:
            least = 1 if view.min_weight is None else view.min_weight
            return nodes, pairs.count(engine, known.pairs, least)
        return nodes, _ordered(engine, known.edges, *ORDER, least=view.min_weight)


def _ordered(
    engine: "DuckDB", parts: Sequence[str], *order: str, least: float | None = None
) -> "pa.Table":
    """Give what several queries find, in order of some columns; what a part lacks is null."""
    chosen = "" if least is None else "where weight >= $least"
    whole = " union all by name ".join(f"select * from ({text}) {chosen}" for text in parts)
    values = {} if least is None else {"least": least}
    return engine.rows(f"{whole} order by {', '.join(order)}", values).combine_chunks()


def _open(engine: "DuckDB", folder: Path, known: Definition, view: View) -> None:
    """Make the tables of a network known to an engine, cut to the papers wanted."""
    from kgraph.engines import DuckDB
    from kgraph.networks import view as views
    from kgraph.store import read_manifest

    manifest = read_manifest(folder)
    cut: dict[str, pa.Table] = {}
    if view.chooses_papers:
        with DuckDB() as other:
            other.open_graph(folder, manifest, (*known.tables, *views.TABLES))
            cut = views.tables(other, known.tables, view)
    engine.open_graph(folder, manifest, [name for name in known.tables if name not in cut])
    for name, table in cut.items():
        engine.table(name, table)


def _spelled(edges: "pa.Table") -> "pa.Table":
    """Give edges an id, and their texts in full."""
    import pyarrow as pa
    import pyarrow.compute as pc

    for place, field in enumerate(edges.schema):
        if pa.types.is_dictionary(field.type):
            edges = edges.set_column(place, field.name, edges[field.name].cast(pa.string()))
    kind, source, target = (edges[name] for name in ORDER)
    parts = (kind, pa.scalar(":"), source, pa.scalar("->"), target, pa.scalar(""))
    join: Any = pc.binary_join_element_wise  # its stubs know no mix of columns and scalars
    ids = join(*parts)
    return edges.add_column(0, "id", ids)


def ends(nodes: "pa.Table", edges: "pa.Table") -> tuple[Any, Any]:
    """Give the rows of the nodes that each edge joins.

    Raises:
        StoreError: If there is no such node.
    """
    import numpy as np
    import pyarrow.compute as pc

    found = []
    for end in ("source", "target"):
        places = pc.index_in(edges[end], value_set=nodes["id"].combine_chunks())
        if places.null_count:
            lost = edges.filter(pc.is_null(places))["id"][0].as_py()
            raise StoreError(f"edge {lost} ends at nothing", "build the graph again")
        found.append(places.to_numpy().astype(np.int64))
    return found[0], found[1]


def _part(
    nodes: "pa.Table", edges: "pa.Table", view: View, drop_isolated: bool
) -> "tuple[pa.Table, pa.Table, Any, Any]":
    """Cut a network to surroundings, component and linked nodes, if these are wanted."""
    import pyarrow as pa

    from kgraph.networks.view import nodes_kept

    source, target = ends(nodes, edges)
    if view.ego is None and not view.largest_component and not drop_isolated:
        return nodes, edges, source, target
    kept = nodes_kept(list(map(str, nodes["id"].to_pylist())), source, target, view, drop_isolated)
    inside = kept[source] & kept[target]
    nodes, edges = nodes.filter(pa.array(kept)), edges.filter(pa.array(inside))
    return nodes, edges, *ends(nodes, edges)


def to_networkx(network: Network) -> "nx.MultiGraph[str]":
    """Turn a network into a networkx graph: same attributes, edge ids as keys.

    A missing value is a missing attribute. Where a pair is one edge (co-authors,
    co-citation, coupling, categories) the graph is undirected, otherwise directed.
    """
    import networkx as nx

    directed = definition(network.name).directed
    kind = nx.MultiDiGraph if directed else nx.MultiGraph
    graph: nx.MultiGraph[str] = kind(name=network.name)
    for row in network.nodes.to_pylist():
        graph.add_node(row.pop("id"), **_known(row))
    for row in network.edges.to_pylist():
        graph.add_edge(row.pop("source"), row.pop("target"), row.pop("id"), **_known(row))
    return graph


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def to_igraph(network: Network) -> Any:  # noqa: ANN401 - igraph.Graph, which need not be installed
    """Turn a network into an igraph graph: same attributes, ids as ``name``.

    A missing value is None. igraph is under the GPL and no part of kgraph.

    Raises:
        InputError: If igraph is not installed.
    """
    try:
        import igraph
    except ImportError:
        raise InputError("igraph is not installed", "pip install igraph") from None
    source, target = ends(network.nodes, network.edges)
    nodes = network.nodes.to_pydict()
    edges = network.edges.drop_columns(["source", "target"]).to_pydict()
    return igraph.Graph(
        n=network.nodes.num_rows,
        edges=list(zip(source.tolist(), target.tolist(), strict=True)),
        directed=definition(network.name).directed,
        graph_attrs={"name": network.name},
        vertex_attrs={"name": nodes.pop("id"), **nodes},
        edge_attrs=edges,
    )

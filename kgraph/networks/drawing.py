"""Measures and looks of a network as columns of its tables."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kgraph.errors import InputError
from kgraph.networks.definition import Definition
from kgraph.networks.view import View, numbers

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


def measured(
    nodes: "pa.Table",
    edges: "pa.Table",
    source: "Ints",
    target: "Ints",
    known: Definition,
    view: View,
) -> "tuple[pa.Table, pa.Table]":
    """Add measures: degrees, pagerank, betweenness, core, community; of citations the flow.

    Without a layout betweenness is left out, too.

    Directed networks are measured along their edges, but for cores and communities.
    Weights count for PageRank and communities.
    """
    import numpy as np

    from kgraph.networks import measures
    from kgraph.networks.betweenness import betweenness

    count, weight = nodes.num_rows, edges["weight"].to_numpy()
    both = (source, target, weight)
    if not known.directed:
        both = (
            np.concatenate([source, target]),
            np.concatenate([target, source]),
            np.concatenate([weight, weight]),
        )
    degrees = measures.degrees(count, source, target, directed=known.directed)
    nodes = _with(nodes, {name: values.astype(np.int32) for name, values in degrees.items()})
    neighbours = measures.links(count, source, target, weight)
    community = measures.communities(neighbours)
    neighbours.data[:] = 1.0
    between = {}
    if view.layout:
        between["betweenness"] = betweenness(count, source, target, directed=known.directed)
    nodes = _with(
        nodes,
        {
            "pagerank": measures.pagerank(count, *both),
            **between,
            "core": measures.cores(neighbours).astype(np.int32),
            "community": community.astype(np.int32),
        },
    )
    return _flow(nodes, edges, source, target) if known.flow else (nodes, edges)


def _flow(
    nodes: "pa.Table", edges: "pa.Table", source: "Ints", target: "Ints"
) -> "tuple[pa.Table, pa.Table]":
    import numpy as np
    import pyarrow as pa

    from kgraph.networks.bursts import bursts
    from kgraph.networks.flow import flow

    count = nodes.num_rows
    found = flow(count, source, target)
    years = np.nan_to_num(nodes["year"].to_numpy()).astype(np.int64)
    burst = bursts(count, target, years[source])
    none = burst.weight == 0
    columns = {
        "main_path": found.nodes,
        "burst": pa.array(burst.weight, mask=none),
        "burst_from": pa.array(burst.first.astype(np.int32), mask=none),
        "burst_to": pa.array(burst.last.astype(np.int32), mask=none),
    }
    return _with(nodes, columns), _with(edges, {"spc": found.share, "main_path": found.edges})


def _with(table: "pa.Table", columns: "Mapping[str, Any]") -> "pa.Table":
    import numpy as np
    import pyarrow as pa

    for name, values in columns.items():
        if isinstance(values, np.ndarray):
            values = pa.array(values, from_pandas=True)  # not a number is a null
        table = table.append_column(name, values)
    return table


def drawn(
    nodes: "pa.Table", source: "Ints", target: "Ints", known: Definition, view: View
) -> "pa.Table":
    """Add size, colour and, but for a view without layout, coordinates.

    Raises:
        InputError: If the nodes have no such column as the view names.
    """
    import pyarrow as pa

    from kgraph.networks import measures

    colour_by = view.colour_by or known.colour_by
    if colour_by not in nodes.schema.names:
        raise InputError(
            f"the nodes of this network have no column '{colour_by}'",
            f"there are: {', '.join(nodes.schema.names)}",
        )
    size = measures.sizes(numbers(nodes, view.size_by or known.size_by))
    colours = measures.colours(nodes[colour_by].to_pylist(), colour_by)
    nodes = _with(nodes, {"size": pa.array(size), "color": pa.array(colours, pa.string())})
    if not view.layout:
        return nodes
    from kgraph.networks import layout

    community = nodes["community"].to_numpy()
    place = layout.coordinates(nodes.num_rows, source, target, size, community)
    return _with(nodes, {"x": pa.array(place[:, 0]), "y": pa.array(place[:, 1])})

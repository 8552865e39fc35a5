"""A network on a page: marks, lines and texts that any drawing tool can draw.

The page is 1200 wide and 900 high, in units of which 120 are an inch; y runs
down. The title is above the map, the legend on its right, the caption below. How
a scene becomes a file is ``svg.py`` and ``plot.py``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kgraph.export.picture import legend, lettering
from kgraph.export.picture.labels import Box, Wanted, place
from kgraph.export.picture.lettering import Measure
from kgraph.export.picture.parts import LINE, Link, Mark, Point, Scene, Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kgraph.networks import Network

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

WIDTH, HEIGHT = 1200.0, 900.0
MAP = Box(30.0, 74.0, 944.0, 834.0)  # with its labels
_INSET = 22.0  # of the nodes: labels of the outermost stand beside them
_LEGEND = Box(966.0, 96.0, 1176.0, 820.0)
_LARGEST, _LEAST = 34.0, 2.4  # radii; a smaller dot is not seen
_MOST_LABELS = 60
_TRIED = 5  # times as many nodes are tried
_MOST_LINKS, _FEW_LINKS = 20_000, 300
_LINE_WIDTHS = (0.7, 1.2, 2.0, 3.2)
_LABEL_WIDTH = 14.0  # in letters' heights
_GREY, _DARK = "#777777", "#333333"
_BEND = 0.14  # of a line's length


def compose(network: "Network", measure: Measure = lettering.helvetica) -> Scene:
    """Put a network on a page.

    Args:
        network: A built network, with places, sizes and colours.
        measure: Gives the width of a text at a size, in the fonts it will be drawn with.

    Returns:
        A scene in which no two labels overlap. Nodes without a link are left out and
        counted, if any has one; links are the 20,000 strongest, labels those of the
        largest nodes that find room.

    Cost:
        A second for 10,000 nodes.
    """
    import numpy as np
    import pyarrow as pa

    from kgraph import networks

    known = networks.definition(network.name)
    network = _without_loops(network)
    alone = _alone(network)
    if alone.any() and not alone.all():
        network = replace(network, nodes=network.nodes.filter(pa.array(~alone)))
    network = _coloured(network)
    size_by = network.view.size_by or known.size_by
    rows = network.nodes.to_pylist()
    x, y, radius = discs = _on_page(network)
    order = np.lexsort((np.arange(len(rows)), -radius)).tolist()
    marks = [
        Mark(
            round(float(x[row]), 2),
            round(float(y[row]), 2),
            round(float(radius[row]), 2),
            kind=rows[row]["kind"],
            colour=rows[row]["color"],
            told=legend.told(rows[row], size_by),
        )
        for row in reversed(order)  # the largest on top, where nodes are crowded
    ]
    drawn = _strongest(network, radius)
    labels = list(_labels(rows, order, discs, measure))
    missing = (int(alone.sum()) if len(rows) < len(alone) else 0, len(network.edges) - len(drawn))
    words = legend.caption(rows, network, len(labels), missing)
    beside = legend.draw(rows, network, radius, _LEGEND, measure)
    return Scene(
        known.title,
        words,
        tuple(_links(network, rows, drawn, x, y)),
        (*marks, *beside[0]),
        (*labels, *_frame(known.title, words, measure), *beside[1]),
    )


def _coloured(network: "Network") -> "Network":
    """Colour by community a map that would be of one colour, if nobody chose that."""
    import pyarrow as pa

    from kgraph.networks import measures

    nodes = network.nodes
    one = len(set(nodes["color"].to_pylist())) == 1
    if not one or network.view.colour_by or "community" not in nodes.schema.names:
        return network
    colours = measures.colours(nodes["community"].to_pylist(), "community")
    nodes = nodes.set_column(nodes.schema.get_field_index("color"), "color", pa.array(colours))
    return replace(network, nodes=nodes, view=replace(network.view, colour_by="community"))


def _without_loops(network: "Network") -> "Network":
    """Leave out edges from a node to itself: they are not drawn."""
    import pyarrow.compute as pc

    edges = network.edges
    return replace(network, edges=edges.filter(pc.not_equal(edges["source"], edges["target"])))


def _alone(network: "Network") -> "NDArray[np.bool_]":
    """Say of every node whether it has no link."""
    import numpy as np

    from kgraph import networks

    source, target = networks.ends(network.nodes, network.edges)
    alone = np.ones(network.nodes.num_rows, dtype=bool)
    alone[source] = alone[target] = False
    return alone


def _on_page(network: "Network") -> "tuple[Floats, Floats, Floats]":
    """Fit the map into its part of the page; give x, y and radius of every node."""
    import numpy as np

    x, y, size = (network.nodes[name].to_numpy() for name in ("x", "y", "size"))
    if not len(x):
        return x, y, size
    left, right = float((x - size).min()), float((x + size).max())
    low, high = float((y - size).min()), float((y + size).max())
    wide, tall = MAP.right - MAP.left - 2 * _INSET, MAP.bottom - MAP.top - _INSET
    scale = min(wide / max(right - left, 1e-9), tall / max(high - low, 1e-9))
    # Of a few nodes the map keeps some air: blown up, they would touch the edges.
    radius = np.clip(size * min(scale, _LARGEST / 100), _LEAST, _LARGEST)
    scale = min(scale, 1.5)
    across = (MAP.left + MAP.right) / 2 + (x - (left + right) / 2) * scale
    down = (MAP.top + MAP.bottom) / 2 - (y - (low + high) / 2) * scale
    return across, down, radius


def _strongest(network: "Network", radius: "Floats") -> "Ints":
    """Give the rows of the edges that are drawn: by weight, then by the lesser end."""
    import numpy as np

    from kgraph import networks

    source, target = networks.ends(network.nodes, network.edges)
    weight = network.edges["weight"].to_numpy()
    lesser = np.minimum(radius[source], radius[target])
    order = np.lexsort((np.arange(len(weight)), -lesser, -weight, ~_main_path(network)))
    kept: Ints = np.sort(order[:_MOST_LINKS])
    return kept


def _links(
    network: "Network", rows: Sequence[dict[str, Any]], drawn: "Ints", x: "Floats", y: "Floats"
) -> Iterator[Link]:
    """Give the lines, those of one node and strength together, in its colour; weak ones first."""
    import numpy as np

    from kgraph import networks

    source, target = networks.ends(network.nodes, network.edges)
    weight = network.edges["weight"].to_numpy()
    strongest = float(weight.max()) if len(weight) else 0.0
    # Thickness by the square root of what an edge has of the strongest; alike is thin.
    share = np.sqrt(weight / strongest) if strongest > 1 else np.zeros(len(weight))
    step = np.minimum((share * len(_LINE_WIDTHS)).astype(int), len(_LINE_WIDTHS) - 1)
    opacity = round(float(np.clip(9 / np.sqrt(max(len(drawn), 1)), 0.07, 0.5)), 2)
    wider = 1.6 if len(drawn) < _FEW_LINKS else 1.0
    one_colour = len({row["color"] for row in rows}) == 1
    groups: dict[tuple[bool, int, int], list[int]] = {}
    main = _main_path(network)
    for edge in drawn.tolist():
        group = bool(main[edge]), int(step[edge]), int(source[edge])
        groups.setdefault(group, []).append(edge)
    for (dark, strength, start), edges in sorted(groups.items()):
        bends = []
        for edge in edges:
            end = int(target[edge])
            bends.append(_bend((float(x[start]), float(y[start])), (float(x[end]), float(y[end]))))
        if dark:
            yield Link(_DARK, _LINE_WIDTHS[-2], 0.9, tuple(bends))
            continue
        colour = _GREY if one_colour else rows[start]["color"]
        yield Link(colour, round(wider * _LINE_WIDTHS[strength], 2), opacity, tuple(bends))


def _main_path(network: "Network") -> "NDArray[np.bool_]":
    """Say of every edge whether it is on the main path; of most networks none is."""
    import numpy as np

    if "main_path" not in network.edges.schema.names:
        return np.zeros(network.edges.num_rows, dtype=bool)
    return network.edges["main_path"].to_numpy().astype(bool)


def _bend(start: Point, end: Point) -> tuple[Point, Point, Point]:
    """Bend a line clockwise on its way, so that both directions can be told apart."""
    across, down = end[0] - start[0], end[1] - start[1]
    middle = (start[0] + end[0]) / 2 + _BEND * down, (start[1] + end[1]) / 2 - _BEND * across
    one, two, three = ((round(a, 2), round(b, 2)) for a, b in (start, middle, end))
    return one, two, three


def _labels(
    rows: Sequence[dict[str, Any]],
    order: Sequence[int],
    discs: "tuple[Floats, Floats, Floats]",
    measure: Measure,
) -> Iterator[Text]:
    """Place the labels of the largest nodes."""
    x, _, radius = discs
    largest = float(radius.max()) if len(radius) else 1.0
    texts: dict[int, tuple[list[str], float]] = {}
    wanted = []
    for row in order[: _MOST_LABELS * _TRIED]:
        size = round(10.5 + 5.5 * float(radius[row]) / largest, 1)
        broken = lettering.lines(
            str(rows[row]["label"]), size, _LABEL_WIDTH * size, measure, most=2
        )
        if broken:
            texts[row] = broken, size
            wide = max(measure(line, size) for line in broken)
            wanted.append(Wanted(row, wide, len(broken) * LINE * size))
    for label, box in place(wanted, discs, MAP, _MOST_LABELS):
        broken, size = texts[label.row]
        across = float(x[label.row])
        y = box.top + 0.95 * size
        if box.left > across:
            yield legend.text("label", broken, box.left, y, size, measure)
        elif box.right < across:
            yield legend.text("label", broken, box.right, y, size, measure, "end")
        else:
            middle = (box.left + box.right) / 2
            yield legend.text("label", broken, middle, y, size, measure, "middle")


def _frame(title: str, words: str, measure: Measure) -> Iterator[Text]:
    """Give title and caption."""
    yield legend.text("title", [title], MAP.left, 50.0, 26.0, measure)
    broken = lettering.lines(words, 14.0, WIDTH - 2 * MAP.left, measure, most=2)
    yield legend.text("note", broken, MAP.left, 860.0, 14.0, measure)

"""Places that need no springs: leaves around hubs, circles in rings, one node a place.

Source: Vogel, "A better way to construct the sunflower head", 1979.
"""

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

GAP = 6.0  # between two nodes, in the unit of sizes
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def hubs(links: Any) -> "Ints":  # noqa: ANN401 - csr_array
    """Give for a node with one neighbour that neighbour, for any other node itself.

    Of two nodes that have only each other the first is the hub.
    """
    import numpy as np

    degree = np.diff(links.indptr)
    own = np.arange(len(degree))
    leaves = np.flatnonzero(degree == 1)
    hub = own.copy()
    hub[leaves] = links.indices[links.indptr[leaves]]
    mutual = leaves[(degree[hub[leaves]] == 1) & (leaves < hub[leaves])]
    hub[mutual] = mutual
    return hub


def disc_radii(hub: "Ints", size: "Floats") -> "Floats":
    """Give the radius of each hub with its leaves around it."""
    import numpy as np

    leaf = hub != np.arange(len(hub))
    needed = np.bincount(hub[leaf], weights=(2 * size[leaf] + GAP) ** 2, minlength=len(hub))
    widest = np.zeros(len(hub))
    np.maximum.at(widest, hub[leaf], size[leaf])
    radii: Floats = np.sqrt((size + widest + GAP) ** 2 + needed / math.pi) + widest
    return radii


def put_around_hubs(place: "Floats", hub: "Ints", size: "Floats") -> None:
    """Put the leaves around their hubs, the small ones inside."""
    import numpy as np

    leaves = np.flatnonzero(hub != np.arange(len(hub)))
    leaves = leaves[np.lexsort((leaves, size[leaves], hub[leaves]))]
    centres = hub[leaves]
    first = np.searchsorted(centres, centres)
    rank = np.arange(len(leaves)) - first
    area = np.concatenate([[0.0], np.cumsum((2 * size[leaves] + GAP) ** 2)])
    inside = (area[:-1] + area[1:]) / 2 - area[first]
    radius = np.sqrt((size[centres] + size[leaves] + GAP) ** 2 + inside / math.pi)
    angle = rank * _GOLDEN_ANGLE
    place[leaves, 0] = place[centres, 0] + radius * np.cos(angle)
    place[leaves, 1] = place[centres, 1] + radius * np.sin(angle)


def ring_centres(radii: "Floats") -> "Floats":
    """Put circles on rings around the largest, in order of size; none overlap.

    A ring is as wide as its first circle.
    """
    import numpy as np

    centres = np.zeros((len(radii), 2))
    order = np.lexsort((np.arange(len(radii)), -radii)).tolist()
    inner, ring, used = float(radii[order[0]]), 0.0, 2 * math.pi
    for index in order[1:]:
        radius = float(radii[index])
        angle = 2 * math.asin(min(1.0, radius / ring)) if ring else math.inf
        if used + angle > 2 * math.pi:
            ring = inner + radius
            inner += 2 * radius
            angle, used = 2 * math.asin(min(1.0, radius / ring)), 0.0
        centres[index] = (
            ring * math.cos(used + angle / 2),
            ring * math.sin(used + angle / 2),
        )
        used += angle
    return centres


def distinct(place: "Floats") -> "Floats":
    """Round to hundredths and move every node off a place that is taken."""
    import numpy as np

    rounded = np.round(place, 2) + 0.0
    _, first = np.unique(rounded, axis=0, return_index=True)
    again = np.setdiff1d(np.arange(len(rounded)), first)
    if not len(again):
        return rounded
    taken = {(x, y) for x, y in rounded[first].tolist()}
    for index in again.tolist():
        x, y = rounded[index].tolist()
        step = 0
        while (place_now := _beside(x, y, step)) in taken:
            step += 1
        taken.add(place_now)
        rounded[index] = place_now
    return rounded


def _beside(x: float, y: float, step: int) -> tuple[float, float]:
    """Give the ``step``-th place of a spiral around a point."""
    radius, angle = 0.5 * math.sqrt(step + 1), step * _GOLDEN_ANGLE
    return (
        round(x + radius * math.cos(angle), 2) + 0.0,
        round(y + radius * math.sin(angle), 2) + 0.0,
    )

"""Coordinates: a map of a network, the same for the same network.

Nodes with one neighbour are put around it like the seeds of a sunflower. What
is left of each component is laid out by springs, its discs are pushed apart, and
the components are packed in rings around the largest, those of one node outside.
Places are in the unit of node sizes. Nothing depends on time, threads or the
order of a set: all sums run in the order of the rows, all chance is seeded.

Sources: Jacomy et al., "ForceAtlas2", PLoS ONE 2014 (linear springs, repulsion by
degree); Brandes and Pich, "Eigensolver Methods for Progressive Multidimensional
Scaling of Large Data", GD 2006 (the first places); repulsion by a sample of nodes
as in Tang et al., "Visualizing Large-scale and High-dimensional Data", WWW 2016.
"""

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

LIMIT = 4900.0  # Gephi scales a map down whose coordinates pass 5000
LARGE = 100_000  # nodes; above, springs are skipped and first places stay
_GAP = 6.0  # between two nodes, in the unit of sizes
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_PIVOTS = 30
_SEED = 1


def coordinates(count: int, source: "Ints", target: "Ints", size: "Floats") -> "Floats":
    """Give every node a place of its own.

    Args:
        count: Number of nodes.
        source: Row of each edge's first node; direction, parallel edges and
            loops make no difference.
        target: Row of each edge's second node.
        size: Radius of each node's disc.

    Returns:
        Array of shape (count, 2), rounded to hundredths, no two rows equal and
        no value beyond 5000.

    Cost:
        0.3 s for 1,100 nodes, about a second for each 10,000 up to `LARGE`, a few
        seconds for each 100,000 above.
    """
    import numpy as np

    if count == 0:
        return np.zeros((0, 2))
    links = _adjacency(count, source, target)
    hub = _hubs(links)
    disc = _disc_radii(hub, size)
    core = np.flatnonzero(hub == np.arange(count))
    inner = links[core][:, core]
    place = np.zeros((count, 2))
    place[core] = _components(inner, disc[core], springs=count <= LARGE)
    _around_hubs(place, hub, size)
    return _distinct(_fitted(place))


def _adjacency(count: int, source: "Ints", target: "Ints") -> Any:  # noqa: ANN401 - csr_array
    """Give the symmetric matrix of links: one for each pair, none from a node to itself."""
    import numpy as np
    from scipy.sparse import csr_array

    apart = source != target
    one, other = source[apart], target[apart]
    rows, columns = np.concatenate([one, other]), np.concatenate([other, one])
    links = csr_array((np.ones(len(rows)), (rows, columns)), shape=(count, count))
    links.sum_duplicates()
    links.data[:] = 1.0
    return links


def _hubs(links: Any) -> "Ints":  # noqa: ANN401 - csr_array
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


def _ring_area(hub: "Ints", size: "Floats") -> "Floats":
    """Give the area each hub's leaves need."""
    import numpy as np

    leaf = hub != np.arange(len(hub))
    needed: Floats = np.bincount(
        hub[leaf], weights=(2 * size[leaf] + _GAP) ** 2, minlength=len(hub)
    )
    return needed


def _disc_radii(hub: "Ints", size: "Floats") -> "Floats":
    import numpy as np

    radii: Floats = np.sqrt((size + _GAP) ** 2 + _ring_area(hub, size) / math.pi)
    return radii


def _around_hubs(place: "Floats", hub: "Ints", size: "Floats") -> None:
    """Put the leaves around their hubs, the small ones inside."""
    import numpy as np

    leaves = np.flatnonzero(hub != np.arange(len(hub)))
    leaves = leaves[np.lexsort((leaves, size[leaves], hub[leaves]))]
    centres = hub[leaves]
    first = np.searchsorted(centres, centres)
    rank = np.arange(len(leaves)) - first
    area = np.concatenate([[0.0], np.cumsum((2 * size[leaves] + _GAP) ** 2)])
    inside = (area[:-1] + area[1:]) / 2 - area[first]
    radius = np.sqrt((size[centres] + _GAP) ** 2 + inside / math.pi)
    angle = rank * _GOLDEN_ANGLE
    place[leaves, 0] = place[centres, 0] + radius * np.cos(angle)
    place[leaves, 1] = place[centres, 1] + radius * np.sin(angle)


def _components(links: Any, disc: "Floats", *, springs: bool) -> "Floats":  # noqa: ANN401
    """Lay out each component about its own centre, then pack them."""
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    _, member = connected_components(links, directed=False)
    order = np.argsort(member, kind="stable")
    place = np.zeros((len(disc), 2))
    part = links[order][:, order]
    starts = np.searchsorted(member[order], np.arange(member.max() + 2))
    rank = _first_places(part, starts, disc[order])
    place[order] = _sprung(part, starts, rank, disc[order]) if springs else rank
    radii = np.zeros(len(starts) - 1)
    np.maximum.at(radii, member, np.hypot(place[:, 0], place[:, 1]) + disc)
    packed: Floats = place + _packed(radii)[member]
    return packed


def _first_places(links: Any, starts: "Ints", disc: "Floats") -> "Floats":  # noqa: ANN401
    """Give first places: of a large component by distances in the graph, else by chance."""
    import numpy as np

    chance = np.random.RandomState(_SEED)  # its stream is frozen for all versions of numpy
    place: Floats = chance.standard_normal((len(disc), 2))
    for start, stop in zip(starts[:-1], starts[1:], strict=True):
        if stop - start >= 2 * _PIVOTS:
            part = slice(int(start), int(stop))
            place[part] = 0.05 * place[part] + _pivot_places(links[part][:, part])
    sizes = np.diff(starts)
    return _scaled(place, starts, disc) * np.repeat(sizes > 1, sizes)[:, None]


def _pivot_places(links: Any) -> "Floats":  # noqa: ANN401 - csr_array
    """Give the two main axes of the distances from some nodes (pivot MDS), of unit variance."""
    import numpy as np
    from scipy.sparse.csgraph import dijkstra

    pivots = np.linspace(0, links.shape[0] - 1, _PIVOTS).astype(np.int64)
    squared = dijkstra(links, directed=False, indices=pivots, unweighted=True).T ** 2
    squared -= squared.mean(axis=0) + squared.mean(axis=1)[:, None] - squared.mean()
    # einsum and not @: the order of its sums does not depend on the number of cores.
    _, axes = np.linalg.eigh(np.einsum("ij,ik->jk", squared, squared))
    axes = axes[:, :-3:-1] * np.where(axes[:, :-3:-1].sum(axis=0) < 0, -1.0, 1.0)
    found = np.einsum("ij,jk->ik", squared, axes)
    unit: Floats = np.round(found / np.maximum(found.std(axis=0), 1e-9), 6)
    return unit


def _scaled(place: "Floats", starts: "Ints", disc: "Floats") -> "Floats":
    """Centre every component and give it about twice the area of its discs."""
    import numpy as np

    sizes = np.diff(starts)
    member = np.repeat(np.arange(len(sizes)), sizes)
    middle = np.stack([np.bincount(member, place[:, k]) / sizes for k in (0, 1)], axis=1)
    moved = place - middle[member]
    spread = np.sqrt(np.bincount(member, (moved**2).sum(axis=1)) / sizes)
    # A disc of even density and radius R has spread R / sqrt(2).
    wanted = np.sqrt(np.bincount(member, disc**2))
    factor = wanted / np.maximum(spread, 1e-9)
    scaled: Floats = moved * factor[member][:, None]
    return scaled


def _sprung(links: Any, starts: "Ints", place: "Floats", disc: "Floats") -> "Floats":  # noqa: ANN401
    """Let springs and repulsion act, cooling down; then push discs apart."""
    import numpy as np

    count = len(disc)
    sizes = np.diff(starts)
    others = np.repeat(sizes - 1, sizes)[:, None]
    start = np.repeat(starts[:-1], sizes)[:, None]
    own = np.arange(count)[:, None] - start
    sampled = int(min(max(200_000 // count, 16), others.max(initial=0)))
    if sampled == 0:
        return place
    rounds = 150 if count < 20_000 else 60
    chance = np.random.RandomState(_SEED)
    degree = np.diff(links.indptr)
    mass = degree + 1.0
    column = np.arange(sampled)[None, :]
    share = np.where(others <= sampled, column < others, others / sampled)
    for turn in range(rounds):
        step = np.where(
            others <= sampled, column, (chance.random_sample((count, sampled)) * others).astype(int)
        )
        partner = start + (own + 1 + step) % (others + 1)
        away_x = place[:, :1] - place[partner, 0]
        away_y = place[:, 1:] - place[partner, 1]
        push = share * mass[:, None] * mass[partner] / (away_x**2 + away_y**2 + 1e-3)
        force = np.stack([(push * away_x).sum(axis=1), (push * away_y).sum(axis=1)], axis=1)
        unit = np.sqrt((disc**2).mean()) * 2
        force *= unit**2
        force += links @ place - degree[:, None] * place
        force -= 0.01 * mass[:, None] * place
        force /= mass[:, None]
        length = np.hypot(force[:, 0], force[:, 1])[:, None]
        limit = unit * 3 * (1 - turn / rounds) + 1e-3
        place = place + force * np.minimum(1.0, limit / np.maximum(length, 1e-9)) * 0.5
    return _apart(_scaled(place, starts, disc), starts, disc)


def _apart(place: "Floats", starts: "Ints", disc: "Floats") -> "Floats":
    """Push overlapping discs of each component apart."""
    import numpy as np
    from scipy.spatial import cKDTree

    place = place.copy()
    for start, stop in zip(starts[:-1], starts[1:], strict=True):
        if stop - start < 2:
            continue
        here, radius = place[start:stop], disc[start:stop]
        for _ in range(60):
            pairs = cKDTree(here).query_pairs(2 * radius.max(), output_type="ndarray")
            pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
            one, two = pairs[:, 0], pairs[:, 1]
            way = here[one] - here[two]
            far = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
            missing = radius[one] + radius[two] - far
            near = missing > 1e-3
            if not near.any():
                break
            one, two = one[near], two[near]
            move = way[near] * (missing[near] / far[near] / 2)[:, None]
            weight = (radius[two] ** 2 / (radius[one] ** 2 + radius[two] ** 2))[:, None]
            for k in (0, 1):
                here[:, k] += np.bincount(one, (2 * weight * move)[:, k], len(here))
                here[:, k] -= np.bincount(two, (2 * (1 - weight) * move)[:, k], len(here))
    return place


def _packed(radii: "Floats") -> "Floats":
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


def _fitted(place: "Floats") -> "Floats":
    """Centre the map on its middle and shrink it, if it must be, to the limit."""
    import numpy as np

    middle = (place.max(axis=0) + place.min(axis=0)) / 2
    moved: Floats = place - middle
    widest = float(np.abs(moved).max())
    return moved * (LIMIT / widest) if widest > LIMIT else moved


def _distinct(place: "Floats") -> "Floats":
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

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
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kgraph.networks import measures, packing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

LIMIT = 4900.0  # Gephi scales a map down whose coordinates pass 5000
LARGE = 100_000  # nodes; above, springs are skipped and first places stay
_PIVOTS = 30
_ROUNDS = 150
_SMALL = 3_000  # nodes without their leaves; above, springs act for fewer rounds
_GRAVITY = 0.01
_REPULSION = 0.12
_STEP = 0.25  # longest first step, as a part of the map's radius
_BETWEEN = 0.1  # pull of a link between communities, as a part of one inside
_SEED = 1


def coordinates(
    count: int,
    source: "Ints",
    target: "Ints",
    size: "Floats",
    community: "Ints | None" = None,
) -> "Floats":
    """Give every node a place of its own.

    Args:
        count: Number of nodes.
        source: Row of each edge's first node; direction, parallel edges and
            loops make no difference.
        target: Row of each edge's second node.
        size: Radius of each node's disc.
        community: Number of each node's community; links between two pull less.

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
    links = measures.links(count, source, target)
    hub = packing.hubs(links)
    disc = packing.disc_radii(hub, size)
    core = np.flatnonzero(hub == np.arange(count))
    inner = links[core][:, core]
    place = np.zeros((count, 2))
    if community is not None:
        inner = _parted(inner, community[core])
    place[core] = _components(inner, disc[core], springs=count <= LARGE)
    packing.put_around_hubs(place, hub, size)
    return packing.distinct(_fitted(place))


def _parted(links: Any, community: "Ints") -> Any:  # noqa: ANN401 - csr_array
    """Let links between communities pull less, so that these stand apart on the map."""
    import numpy as np

    rows = np.repeat(np.arange(links.shape[0]), np.diff(links.indptr))
    links.data = np.where(community[rows] == community[links.indices], 1.0, _BETWEEN)
    links.data /= max(float(links.data.mean()), _BETWEEN) if links.nnz else 1.0
    return links


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
    packed: Floats = place + packing.ring_centres(radii)[member]
    return packed


def _first_places(links: Any, starts: "Ints", disc: "Floats") -> "Floats":  # noqa: ANN401
    """Give first places: of a large component by distances in the graph, else by chance."""
    import numpy as np

    chance = np.random.RandomState(_SEED)  # its stream is frozen for all versions of numpy
    place: Floats = chance.standard_normal((len(disc), 2))
    for start, stop in pairwise(starts.tolist()):
        if stop - start >= 2 * _PIVOTS:
            part = slice(start, stop)
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
    """Let springs and repulsion act, cooling down; then push discs apart.

    Each node is repelled by all nodes of its component if they are few, else by
    some, drawn anew each round, that stand for all.
    """
    import numpy as np

    count, sizes = len(disc), np.diff(starts)
    others = np.repeat(sizes - 1, sizes)[:, None]
    drawn = int(min(max(200_000 // count, 16), others.max()))
    if drawn == 0:
        return place
    start = np.repeat(starts[:-1], sizes)[:, None]
    after = np.arange(count)[:, None] - start + 1
    column = np.arange(drawn)[None, :]
    few = others <= drawn
    chance = np.random.RandomState(_SEED)
    mass, pull = np.diff(links.indptr)[:, None] + 1.0, links.sum(axis=1)[:, None]
    unit = 2 * math.sqrt(float((disc**2).mean()))
    # Against the mean mass: springs and repulsion then balance where discs have room.
    share = _REPULSION * unit**2 / float(mass.mean())
    stands_for = np.where(few, column < others, others / drawn) * mass * share
    rounds = _ROUNDS if count <= _SMALL else _ROUNDS // 3
    partner = start + (after + column) % (others + 1)
    reach = float(np.sqrt((place**2).sum(axis=1).mean()))
    for turn in range(rounds):
        if not few.all():
            step = (chance.random_sample((count, drawn)) * others).astype(np.int64)
            partner = start + (after + np.where(few, column, step)) % (others + 1)
        away_x = place[:, :1] - place[partner, 0]
        away_y = place[:, 1:] - place[partner, 1]
        push = stands_for * mass[partner, 0] / (away_x**2 + away_y**2 + 1e-3)
        force = np.stack([(push * away_x).sum(axis=1), (push * away_y).sum(axis=1)], axis=1)
        force += links @ place - pull * place
        force = force / mass - _GRAVITY * place
        length = np.hypot(force[:, 0], force[:, 1])[:, None]
        limit = max(3 * unit, _STEP * reach) * (1 - turn / rounds)
        place = place + force * (0.5 * np.minimum(1.0, limit / np.maximum(length, 1e-9)))
    place = _scaled(place, starts, disc)
    for begin, end in pairwise(starts.tolist()):
        if end - begin > 1:
            _push_apart(place[begin:end], disc[begin:end])
    return place


def _push_apart(place: "Floats", disc: "Floats") -> None:
    """Move overlapping discs of one component apart, in place; the small one moves more.

    Of many discs only those of common size are looked at, and less often.
    """
    import numpy as np
    from scipy.spatial import cKDTree

    small = len(disc) <= _SMALL
    reach = 2 * disc.max() if small else 3 * np.median(disc)
    for _ in range(60 if small else 10):
        pairs = cKDTree(place).query_pairs(reach, output_type="ndarray")
        one, two = pairs[:, 0], pairs[:, 1]
        way = place[one] - place[two]
        far = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
        missing = disc[one] + disc[two] - far
        near = missing > 1e-3
        if not near.any():
            return
        one, two = one[near], two[near]
        move = way[near] * (missing[near] / far[near])[:, None]
        weight = disc[two] ** 2 / (disc[one] ** 2 + disc[two] ** 2)
        for axis in (0, 1):
            place[:, axis] += np.bincount(one, weight * move[:, axis], len(place))
            place[:, axis] -= np.bincount(two, (1 - weight) * move[:, axis], len(place))


def _fitted(place: "Floats") -> "Floats":
    """Centre the map where Gephi centres it, on the mean, and shrink it to the limit."""
    import numpy as np

    moved: Floats = place - place.mean(axis=0)
    widest = float(np.abs(moved).max())
    return moved * (LIMIT / widest) if widest > LIMIT else moved

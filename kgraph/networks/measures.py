"""What is counted and computed for the nodes of a network, and how that looks.

Degrees, PageRank, cores and communities; `betweenness`, `flow` and `bursts` have
files of their own. Everything is repeatable: one thread, sums in the order of the
rows, chance with a fixed seed. Sizes run from 4 to 100 exactly, because Gephi
scales sizes to that range and the coordinates by the same ratio: so the ratio is
1 and the map stays as it is.

Sources: Brin and Page, 1998 (PageRank); Seidman, "Network structure and minimum
degree", 1983 (cores); Traag, Waltman and van Eck, "From Louvain to Leiden",
Scientific Reports 2019 (communities); Okabe and Ito, "Color Universal Design", 2008
(colours that colour-blind people tell apart).
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

SMALLEST, LARGEST = 4.0, 100.0
GREY = "#999999"
PALETTE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#f0e442")
KINDS = ("paper", "author", "category", "archive", "organisation")
_SEED = 1


def degrees(count: int, source: "Ints", target: "Ints", *, directed: bool) -> "dict[str, Ints]":
    """Count each node's edges: ``in_degree``, ``out_degree``, ``degree``; undirected the last."""
    import numpy as np

    leaving = np.bincount(source, minlength=count)
    arriving = np.bincount(target, minlength=count)
    both = {"degree": leaving + arriving}
    return {"in_degree": arriving, "out_degree": leaving, **both} if directed else both


def sizes(values: "NDArray[Any]") -> "Floats":
    """Map numbers to sizes by their square root: the least gives 4, the greatest 100.

    What is not above 0, or missing, counts as 0. If all are equal, all are 4: Gephi
    then keeps the coordinates as well.
    """
    import numpy as np

    if len(values) == 0:
        return np.zeros(0)
    root = np.sqrt(np.maximum(values, 0.0))
    low, high = float(root.min()), float(root.max())
    if low == high:
        return np.full(len(values), SMALLEST)
    found: Floats = np.round(SMALLEST + (LARGEST - SMALLEST) * (root - low) / (high - low), 3)
    return found


def colours(values: Sequence[object], column: str) -> list[str]:
    """Give each value a colour ``#rrggbb``.

    A kind has always the same colour. Of another column the seven most frequent
    values have one each, in that order and then in their own; the rest is grey.
    """
    if column == "kind":
        ranked: list[object] = list(KINDS)
    else:
        counts = Counter(value for value in values if value is not None)
        ranked = sorted(sorted(counts, key=str), key=lambda value: -counts[value])
    known = dict(zip(ranked, PALETTE, strict=False))
    return [GREY if value is None else known.get(value, GREY) for value in values]


def links(count: int, source: "Ints", target: "Ints", weight: "Floats | None" = None) -> Any:  # noqa: ANN401 - csr_array
    """Give the symmetric matrix of neighbours: no loops, parallel edges and both ways added up.

    Without weights every pair of neighbours has 1.
    """
    import numpy as np
    from scipy.sparse import csr_array

    apart = source != target
    one, other = source[apart], target[apart]
    rows, columns = np.concatenate([one, other]), np.concatenate([other, one])
    given = np.ones(len(one)) if weight is None else weight[apart]
    found = csr_array((np.concatenate([given, given]), (rows, columns)), shape=(count, count))
    found.sum_duplicates()
    if weight is None:
        found.data[:] = 1.0
    return found


def pagerank(
    count: int,
    source: "Ints",
    target: "Ints",
    weight: "Floats | None" = None,
    *,
    damping: float = 0.85,
    tolerance: float = 1e-12,
) -> "Floats":
    """Give the PageRank of each node, rounded to 12 digits; the sum is 1.

    The rank of a node without leaving edges is shared by all. ``tolerance`` is
    the sum of changes at which the iteration stops: with the 1e-6 for each node
    that is common elsewhere the ranks of large graphs are not in order. Weights
    are not negative; an undirected edge is to be given both ways.

    Cost:
        Near linear; 0.2 s for a million edges.
    """
    import numpy as np
    from scipy.sparse import csr_array

    if count == 0:
        return np.zeros(0)
    given = np.ones(len(source)) if weight is None else weight
    leaving = np.bincount(source, weights=given, minlength=count)
    used = given > 0
    share = given[used] / leaving[source[used]]
    flow = csr_array((share, (target[used], source[used])), shape=(count, count))
    flow.sum_duplicates()
    ends = leaving == 0
    rank: Floats = np.full(count, 1.0 / count)
    # The error shrinks by the damping factor each round, whatever the graph.
    for _ in range(int(np.log(tolerance) / np.log(damping)) + 10):
        spread = (1.0 - damping + damping * rank[ends].sum()) / count
        following: Floats = damping * (flow @ rank) + spread
        change = float(np.abs(following - rank).sum())
        rank = following
        if change < tolerance:
            break
    return np.round(rank, 12)


def cores(neighbours: Any) -> "Ints":  # noqa: ANN401 - csr_array
    """Give each node the largest k such that it is in a part where all have k neighbours.

    Args:
        neighbours: As `links` gives them.

    Cost:
        Linear in edges; 0.5 s for a million.
    """
    import numpy as np

    begin, end, heads = neighbours.indptr[:-1], neighbours.indptr[1:], neighbours.indices
    left = np.diff(neighbours.indptr).astype(np.int64)
    core = np.zeros(len(left), dtype=np.int64)
    there = np.ones(len(left), dtype=bool)
    level = 0
    while there.any():
        level = max(level, int(left[there].min()))
        leaving = np.flatnonzero(there & (left <= level))
        while len(leaving):
            core[leaving] = level
            there[leaving] = False
            sizes = end[leaving] - begin[leaving]
            first = np.repeat(begin[leaving] - np.cumsum(sizes) + sizes, sizes)
            touched = heads[first + np.arange(len(first))]
            seen, times = np.unique(touched[there[touched]], return_counts=True)
            left[seen] -= times
            leaving = seen[left[seen] <= level]
    return core


def communities(neighbours: Any) -> "Ints":  # noqa: ANN401 - csr_array
    """Give each node the number of its community, 1 for the largest (Leiden, modularity).

    Of equally large ones the one of the first node comes first; a node without
    neighbours is a community of its own.

    Args:
        neighbours: As `links` gives them, with weights or without.

    Cost:
        One to three seconds for a million edges.
    """
    import numpy as np
    from graspologic_native import leiden_csr

    count = neighbours.shape[0]
    member = np.arange(count)
    if neighbours.nnz and neighbours.data.any():
        _, found = leiden_csr(
            neighbours.indptr.astype(np.int64),
            neighbours.indices.astype(np.int32),
            neighbours.data,
            count,
            seed=_SEED,
        )
        rows = np.fromiter(found.keys(), dtype=np.int64, count=len(found))
        member = np.arange(count, 2 * count)
        member[rows] = np.fromiter(found.values(), dtype=np.int64, count=len(found))
    _, first, which, sizes = np.unique(
        member, return_index=True, return_inverse=True, return_counts=True
    )
    number = np.empty(len(sizes), dtype=np.int64)
    number[np.lexsort((first, -sizes))] = np.arange(1, len(sizes) + 1)
    numbered: Ints = number[which]
    return numbered

"""Betweenness: on how many of the shortest ways between others a node lies.

Breadth-first searches from many nodes at once, as products of matrices. All nodes
are starts while that is cheap; else some, drawn with a fixed seed, stand for all.

Sources: Brandes, "A faster algorithm for betweenness centrality", 2001; Brandes
and Pich, "Centrality estimation in large networks", 2007 (starts drawn).
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

EXACT = 500  # nodes up to which every node is a start, whatever it costs
_FEWEST = 32
_BUDGET = 2e8  # numbers looked at, about two seconds
_MOST = 4e9  # of one search of many starts: beyond it ways are too long to be walked
_AT_ONCE = 32
_SEED = 1


def betweenness(count: int, source: "Ints", target: "Ints", *, directed: bool) -> "Floats":
    """Give the share of pairs of other nodes whose shortest ways pass a node, 0 to 1.

    Weights, loops and parallel edges make no difference.

    Returns:
        One value a node, rounded to 12 digits; NaN where ways are too many to count,
        everywhere if the shortest are too long to be walked (a chain of 20,000).

    Cost:
        Exact: nodes times edges. Else about two seconds, or 32 searches if these
        take longer: they look at nodes and edges once for each step of the longest way.
    """
    import numpy as np
    from scipy.sparse import csr_array

    found: Floats = np.zeros(count)
    apart = source != target
    if count < 3 or not apart.any():
        return found
    one, other = source[apart], target[apart]
    if not directed:
        one, other = np.concatenate([one, other]), np.concatenate([other, one])
    ahead = csr_array((np.ones(len(one)), (one, other)), shape=(count, count))
    ahead.sum_duplicates()
    ahead.data[:] = 1.0
    back = ahead.T.tocsr()
    starts = np.random.RandomState(_SEED).permutation(count)
    done = 0
    wanted = count
    while done < wanted:
        batch = starts[done : min(done + _AT_ONCE, wanted)]
        shares, depth = _from(batch, ahead, back)
        if depth > _MOST / (len(batch) * (count + ahead.nnz)):
            return np.full(count, np.nan)
        found += shares
        done += len(batch)
        if count > EXACT:
            affordable = _BUDGET / (depth * (count + ahead.nnz))
            wanted = min(count, max(_FEWEST, int(affordable)))
    scale = count / done / ((count - 1) * (count - 2))
    return np.round(found * scale, 12)


def _from(starts: "Ints", ahead: Any, back: Any) -> "tuple[Floats, int]":  # noqa: ANN401
    """Add up over some starts what Brandes calls the dependency of each node; say how far it went.

    Arrays have a row for each node and a column for each start.
    """
    import numpy as np

    shape = (ahead.shape[0], len(starts))
    column = np.arange(len(starts))
    ways, level = np.zeros(shape), np.full(shape, -1, dtype=np.int32)
    ways[starts, column], level[starts, column] = 1.0, 0
    edge, depth = ways, 0
    most = _MOST / (len(starts) * (shape[0] + ahead.nnz))
    with np.errstate(over="ignore", invalid="ignore"):
        while True:
            edge = (back @ edge) * (level < 0)
            new = edge > 0
            if not new.any():
                break
            if depth > most:
                return ways[:, 0], depth + 1
            depth += 1
            level[new] = depth
            ways += edge
        share = np.zeros(shape)
        known = np.maximum(ways, 1.0)
        for step in range(depth, 0, -1):
            behind = ahead @ np.where(level == step, (1.0 + share) / known, 0.0)
            share += np.where(level == step - 1, ways * behind, 0.0)
        share[starts, column] = 0.0
        total: Floats = share.sum(axis=1)
    return np.where(np.isfinite(total), total, np.nan), depth + 1

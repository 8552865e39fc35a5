"""How knowledge flows through citations: the weight of each citation, and the main path.

The ways from works that cite and are not cited to works that are cited and cite
nothing are counted; the share of them that pass a citation is its weight. The
main path is the way with the greatest sum. Works that cite each other in a circle
count as one, and citations among them as none.

Sources: Hummon and Doreian, "Connectivity in a citation network", 1989; Batagelj,
"Efficient algorithms for citation network analysis", 2003 (search path count, SPC).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Flow:
    """Per edge its share of all ways and whether it is on the main path; per node the latter."""

    share: "Floats"
    edges: "Flags"
    nodes: "Flags"


def flow(count: int, source: "Ints", target: "Ints") -> Flow:
    """Weigh every citation of a network and find its main path.

    Args:
        count: Number of works.
        source: Row of each citation's citing work.
        target: Row of the cited one.

    Returns:
        Shares are rounded to 12 digits. Of equally heavy paths the one whose rows
        come first is the main one.

    Cost:
        Linear; about two seconds for a million citations. Numbers of ways are kept
        as logarithms, because they outgrow every number.
    """
    import numpy as np

    share, on_edges, on_nodes = np.zeros(len(source)), _none(len(source)), _none(count)
    part = _circles(count, source, target)
    rows = np.flatnonzero(part[source] != part[target])
    if not len(rows):
        return Flow(share, on_edges, on_nodes)
    rows = rows[np.lexsort((target[rows], source[rows], part[source[rows]]))]
    one, other = part[source[rows]], part[target[rows]]
    order = _order(one, other)
    before = _log_ways(order, other, one)
    after = _log_ways(order[::-1], one, other)
    # Every way has one beginning, so the ways are those that begin at the beginnings.
    beginnings = np.setdiff1d(one, other)
    total = _log_sum([after[node] for node in beginnings.tolist()])
    passing = np.array(before)[one] + np.array(after)[other] - total
    share[rows] = np.round(np.exp(passing), 12)
    path = rows[_heaviest(order, one, other, share[rows])]
    on_edges[path] = True
    on_nodes[source[path]] = on_nodes[target[path]] = True
    return Flow(share, on_edges, on_nodes)


def _none(count: int) -> "Flags":
    import numpy as np

    return np.zeros(count, dtype=bool)


def _circles(count: int, source: "Ints", target: "Ints") -> "Ints":
    """Give each work the number of its circle; most are alone in theirs."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    if count == 0:
        return np.zeros(0, dtype=np.int64)
    cites = csr_array((np.ones(len(source)), (source, target)), shape=(count, count))
    _, part = connected_components(cites, connection="strong")
    found: Ints = part.astype(np.int64)
    return found


def _ranges(owner: "Ints", size: int) -> list[int]:
    """Give where the edges of each node begin, if edges are in order of ``owner``."""
    import numpy as np

    found: list[int] = np.searchsorted(owner, np.arange(size + 1)).tolist()
    return found


def _order(one: "Ints", other: "Ints") -> list[int]:
    """Give all nodes such that each comes before those it leads to; edges are in order of one."""
    import numpy as np

    size = int(max(one.max(), other.max())) + 1
    begin, heads = _ranges(one, size), other.tolist()
    waiting = np.bincount(other, minlength=size)
    order: list[int] = np.flatnonzero(waiting == 0).tolist()
    left: list[int] = waiting.tolist()
    for node in order:
        for head in heads[begin[node] : begin[node + 1]]:
            left[head] -= 1
            if not left[head]:
                order.append(head)
    return order


def _log_ways(order: Sequence[int], to: "Ints", by: "Ints") -> list[float]:
    """Give the logarithm of the number of ways to each node, over edges from ``by`` to ``to``."""
    import numpy as np

    sort = np.argsort(to, kind="stable")
    begin, tails = _ranges(to[sort], len(order)), by[sort].tolist()
    logs = [0.0] * len(order)
    for node in order:
        ways = [logs[tail] for tail in tails[begin[node] : begin[node + 1]]]
        if ways:
            logs[node] = _log_sum(ways)
    return logs


def _log_sum(logs: Sequence[float]) -> float:
    most = max(logs)
    return most + math.log(math.fsum(math.exp(each - most) for each in logs))


def _heaviest(order: Sequence[int], one: "Ints", other: "Ints", share: "Floats") -> list[int]:
    """Give the edges of the path with the greatest sum of shares, in order."""
    begin, heads, weights = _ranges(one, len(order)), other.tolist(), share.tolist()
    best, following = [0.0] * len(order), [-1] * len(order)
    for node in reversed(order):
        for edge in range(begin[node], begin[node + 1]):
            sum_ = weights[edge] + best[heads[edge]]
            if following[node] < 0 or sum_ > best[node]:
                best[node], following[node] = sum_, edge
    node = max(range(len(order)), key=lambda each: (best[each], -each))
    path = []
    while following[node] >= 0:
        path.append(following[node])
        node = heads[following[node]]
    return path

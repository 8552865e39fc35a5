"""Citation bursts: years in which a work is cited more than its usual share.

Two states, usual and burst; a burst doubles the share of all citations of a year
that a work gets, and beginning one has a price. The cheapest sequence of states
says when bursts were.

Source: Kleinberg, "Bursty and hierarchical structure in streams", KDD 2002 (the
batched model, with s = 2 and gamma = 1).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

FEWEST = 5  # dated citations of a work that can have a burst
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Bursts:
    """The strongest burst of each work: its weight, first and last year; 0 where there is none."""

    weight: "Floats"
    first: "Ints"
    last: "Ints"


def bursts(count: int, target: "Ints", cited_in: "Ints") -> Bursts:
    """Find the strongest burst of each work.

    Args:
        count: Number of works.
        target: Row of the cited work, for each citation.
        cited_in: Year of the citing work, 0 if that is not known.

    Cost:
        Citations, and works with `FEWEST` of them times years.
    """
    import numpy as np

    found = Bursts(
        np.zeros(count), np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    )
    dated = cited_in > 0
    work, year = target[dated], cited_in[dated]
    rows = np.flatnonzero(np.bincount(work, minlength=count) >= FEWEST)
    if not len(rows):
        return found
    start, years = int(year.min()), int(year.max() - year.min()) + 1
    every = np.bincount(year - start, minlength=years).astype(float)
    place = np.full(count, -1)
    place[rows] = np.arange(len(rows))
    for begin in range(0, len(rows), _AT_ONCE):
        part = rows[begin : begin + _AT_ONCE]
        here = (place[work] >= begin) & (place[work] < begin + len(part))
        cell = (place[work[here]] - begin) * years + year[here] - start
        cited = np.bincount(cell, minlength=len(part) * years).reshape(-1, years).astype(float)
        weight, first, last = _strongest(cited, every)
        burst = weight > 0
        found.weight[part[burst]] = np.round(weight[burst], 6)
        found.first[part[burst]] = first[burst] + start
        found.last[part[burst]] = last[burst] + start
    return found


def _strongest(cited: "Floats", every: "Floats") -> "tuple[Floats, Ints, Ints]":
    """Give weight, first and last column of the strongest burst of each row.

    A row counts from its first citation on.
    """
    import numpy as np

    works, years = cited.shape
    counts = np.arange(years) >= (cited > 0).argmax(axis=1)[:, None]
    offered = np.where(counts, every, 0.0)
    usual = cited.sum(axis=1) / offered.sum(axis=1)
    able = usual <= 0.5  # nothing can be cited twice as often as always
    low = np.where(able, usual, 0.25)[:, None]
    high = np.minimum(2 * low, 1 - 1e-9)
    # What the usual state costs more than the burst; what both share is left out.
    gain = cited * np.log(high / low) + (offered - cited) * np.log((1 - high) / (1 - low))
    price = np.log(counts.sum(axis=1))
    burst = _states(gain, price) & able[:, None]
    best, first, last = np.zeros(works), np.zeros(works, np.int64), np.zeros(works, np.int64)
    running, since = np.zeros(works), np.zeros(works, np.int64)
    before = np.zeros(works, dtype=bool)
    for column in range(years):
        on = burst[:, column]
        since = np.where(on & ~before, column, since)
        running = np.where(on, running + gain[:, column], 0.0)
        before = on
        better = running > best
        best = np.where(better, running, best)
        first, last = np.where(better, since, first), np.where(better, column, last)
    return best, first, last


def _states(gain: "Floats", price: "Floats") -> "NDArray[np.bool_]":
    """Flag the years of bursts in the cheapest sequence of states (Viterbi's algorithm)."""
    import numpy as np

    works, years = gain.shape
    usual, burst = np.zeros(works), price.copy()
    from_burst = np.zeros((2, works, years), dtype=bool)
    for column in range(years):
        from_burst[0, :, column] = burst < usual
        from_burst[1, :, column] = burst <= usual + price
        usual, burst = (
            np.minimum(usual, burst),
            np.minimum(burst, usual + price) - gain[:, column],
        )
    on = np.zeros((works, years), dtype=bool)
    state = burst < usual
    for column in range(years - 1, -1, -1):
        on[:, column] = state
        state = np.where(state, from_burst[1, :, column], from_burst[0, :, column])
    return on

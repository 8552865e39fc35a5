"""Groups of unlike names that share co-authors: which pairs, and how much that tells.

All pairs of a set at once, in columns: what is compared name by name are only the pairs of
names that occur, each once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kgraph.resolve.people.columns import Numbers, Rows, spans
from kgraph.resolve.people.corpus import Corpus

MOST_GROUPS = 1_000  # that share a co-author: beyond, that name tells nothing
MENTIONS_AT_ONCE = 1 << 15
AT_ONCE = 1 << 19  # pairs that are in memory at a time
UNIT = float(1 << 40)  # rarities are summed as whole numbers, so that no order changes the sum

Fits = Callable[[int, int], bool]


@dataclass(frozen=True)
class Beside:
    """Who stands beside whom: a row for each co-author and group, ordered by both.

    ``group``, ``name`` (of the co-author); ``key``: the name of each group there is.
    """

    group: Numbers
    name: Numbers
    key: Numbers


@dataclass(frozen=True)
class Shared:
    """Pairs of groups (``a`` before ``b``) with co-authors in common, and how rare those are."""

    a: Numbers
    b: Numbers
    weight: NDArray[np.float64]
    names: Numbers  # how many

    def best_first(self, least: float) -> Iterator[tuple[int, int, float, int]]:
        """Give the pairs of some weight, those that share most first."""
        order = np.lexsort((self.b, self.a, -self.weight))
        order = order[self.weight[order] >= least]
        columns = (column[order].tolist() for column in (self.a, self.b, self.weight, self.names))
        return zip(*columns, strict=True)


def beside(corpus: Corpus, groups: Rows, key: Numbers) -> Beside:
    """List the co-authors of groups, whose names are ``key``."""
    count = np.int64(max(len(groups), 1))
    found = [np.empty(0, dtype=np.int64)]
    ends = np.searchsorted(groups.starts, np.arange(0, len(groups.items), MENTIONS_AT_ONCE))
    for first, end in pairwise(sorted({*ends.tolist(), len(groups)})):
        starts = groups.starts[first : end + 1]
        of = np.repeat(np.arange(first, end), np.diff(starts))
        at, names = corpus.companies(groups.items[starts[0] : starts[-1]])
        found.append(np.unique(names * count + of[at]))
    pairs = np.concatenate(found)
    pairs.sort()
    return Beside((pairs % count).astype(np.int32), (pairs // count).astype(np.int32), key)


def shared(
    corpus: Corpus, known: Beside, shelf: Numbers, fits: Fits, marks: Rows | None = None
) -> Shared:
    """Find pairs of groups whose names fit and that share co-authors.

    Args:
        corpus: Tells how rare they are.
        known: Who stands beside whom.
        shelf: A number for each name of the corpus; only names of one shelf are compared.
        fits: Says whether two names (by their numbers, the smaller first) fit.
        marks: Of each name; only names that share one are compared. None: all are.

    Cost: linear in mentions and co-authors, but for names of one shelf and mark that stand
    beside one co-author, which are paired.
    """
    groups = np.int64(max(len(known.key), 1))
    rarity = np.round(corpus.rarities * UNIT).astype(np.int64)
    found = [_nothing()]
    for some in _by_name(known):
        cards = _cards(some, shelf)
        for one, other in _fitting(cards, _pairs(cards, marks), fits):
            a, b, of = _products(cards, one, other)
            weights = rarity[cards.name[one]][of]
            found.append((cards.group[a] * groups + cards.group[b], weights, np.ones_like(of)))
            # Sums are drawn when there is as much again to add, so that none is drawn often.
            if sum(len(part[0]) for part in found[1:]) > max(AT_ONCE, len(found[0][0])):
                found = [_summed(found)]
    pairs, sums, names = _summed(found)
    return Shared(pairs // groups, pairs % groups, sums / UNIT, names)


def _by_name(known: Beside) -> Iterator[Beside]:
    """Cut between co-authors, so that a part is little longer than is allowed."""
    begin = 0
    while begin < len(known.name):
        last = known.name[min(begin + AT_ONCE, len(known.name)) - 1]
        end = int(np.searchsorted(known.name, last, side="right"))
        yield Beside(known.group[begin:end], known.name[begin:end], known.key)
        begin = end


@dataclass(frozen=True)
class _Cards:
    """The groups of one name beside one co-author: a card; those of one shelf are together.

    ``shelf`` is a shelf beside a co-author here; ``group`` has the groups of all cards, from
    ``starts`` on so many as ``sizes`` says.
    """

    shelf: Numbers
    key: Numbers
    name: Numbers
    starts: Numbers
    sizes: Numbers
    group: Numbers


def _cards(known: Beside, shelf: Numbers) -> _Cards:
    key = known.key[known.group]
    place = known.name * np.int64(max(shelf.max(initial=0) + 1, 1)) + shelf[key]
    _, place, groups = np.unique(place, return_inverse=True, return_counts=True)
    kept = np.flatnonzero((groups[place] > 1) & (groups[place] <= MOST_GROUPS))
    kept = kept[np.lexsort((known.group[kept], key[kept], place[kept]))]
    place, key = place[kept], key[kept]
    is_new = np.ones(len(kept), dtype=bool)
    is_new[1:] = (place[1:] != place[:-1]) | (key[1:] != key[:-1])
    starts = np.flatnonzero(is_new)
    sizes = np.diff(np.append(starts, len(kept)))
    group = known.group[kept].astype(np.int64)
    return _Cards(place[starts], key[starts], known.name[kept][starts], starts, sizes, group)


def _pairs(cards: _Cards, marks: Rows | None) -> Iterator[tuple[Numbers, Numbers]]:
    """Give all pairs of cards of one shelf that share a mark, part by part."""
    card = np.arange(len(cards.key))
    bucket = cards.shelf.astype(np.int64)
    if marks is not None:
        at, of = spans(marks.starts[cards.key], marks.sizes()[cards.key])
        mark = marks.items[at]
        bucket = bucket[of] * np.int64(mark.max(initial=0) + 1) + mark
        order = np.argsort(bucket, kind="stable")
        card, bucket = of[order], bucket[order]
    # Buckets are in order by now: cards are ordered by shelf.
    starts = np.flatnonzero(np.append(len(bucket) > 0, bucket[1:] != bucket[:-1]))
    sizes = np.diff(np.append(starts, len(bucket)))
    later = np.repeat(starts + sizes, sizes) - np.arange(len(card)) - 1
    shelves = cards.shelf[card]
    for begin, end in _stretches(later, shelves):
        second, of = spans(np.arange(begin, end) + 1, later[begin:end])
        found = np.unique(card[of + begin] * np.int64(len(cards.key)) + card[second])
        yield found // len(cards.key), found % len(cards.key)


def _stretches(sizes: Numbers, shelves: Numbers) -> Iterator[tuple[int, int]]:
    """Cut between shelves, so that the sizes of a part sum up to little more than is allowed."""
    ends = np.append(np.flatnonzero(shelves[1:] != shelves[:-1]) + 1, len(shelves))
    total = np.cumsum(sizes)[ends - 1] if len(shelves) else np.empty(0, dtype=np.int64)
    begin, done = 0, 0
    while begin < len(shelves):
        last = min(int(np.searchsorted(total, done + AT_ONCE)), len(ends) - 1)
        end = int(ends[last])
        yield begin, end
        begin, done = end, int(np.sum(sizes[begin:end])) + done


def _fitting(
    cards: _Cards, pairs: Iterable[tuple[Numbers, Numbers]], fits: Fits
) -> Iterator[tuple[Numbers, Numbers]]:
    """Give the pairs of cards whose names fit; each two names are asked once a part."""
    width = int(cards.key.max(initial=0)) + 1
    for first, second in pairs:
        names = cards.key[first].astype(np.int64) * width + cards.key[second]
        known, at = np.unique(names, return_inverse=True)
        asked = zip((known // width).tolist(), (known % width).tolist(), strict=True)
        fit = np.fromiter((fits(a, b) for a, b in asked), bool, len(known))[at]
        yield from _parts(first[fit], second[fit], cards.sizes)


def _parts(first: Numbers, second: Numbers, sizes: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Cut pairs of cards into parts that do not stand for too many pairs of groups."""
    part = np.cumsum(sizes[first] * sizes[second]) // AT_ONCE
    cuts = np.flatnonzero(part[1:] != part[:-1]) + 1
    if len(first):
        yield from zip(np.split(first, cuts), np.split(second, cuts), strict=True)


def _products(cards: _Cards, one: Numbers, other: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Pair each group of a card with each of another; give places, and the index of the pair."""
    a, of = spans(cards.starts[one], cards.sizes[one])
    b, at = spans(cards.starts[other][of], cards.sizes[other][of])
    return a[at], b, of[at]


def _nothing() -> tuple[Numbers, Numbers, Numbers]:
    return (np.empty(0, dtype=np.int64),) * 3


def _summed(
    parts: Sequence[tuple[Numbers, Numbers, Numbers]],
) -> tuple[Numbers, Numbers, Numbers]:
    """Add up what stands behind equal numbers; give those ordered."""
    codes, *values = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    starts = np.flatnonzero(np.append(True, codes[1:] != codes[:-1])) if len(codes) else order
    weights, names = (
        np.add.reduceat(column[order], starts) if len(starts) else column for column in values
    )
    return codes[starts], weights, names

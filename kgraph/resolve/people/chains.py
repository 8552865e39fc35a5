"""Groups that only chains hold together: A knows B, B knows C, and A and C share nothing.

Where many people bear a name, some of them share a co-author by chance, and one such pair
of papers makes two people one. Here all pairs of mentions of a name are looked at: how many
of them agree tells how many people there may be, and a group in which hardly any pair
agrees is parted (average linkage, Sokal and Michener 1958).
"""

from collections.abc import Iterator, Sequence

import numpy as np

from kgraph.resolve.people.columns import Numbers, starts_of
from kgraph.resolve.people.corpus import Corpus
from kgraph.resolve.people.pairs import Odds, odds_of_pairs

FEWEST = 6  # mentions: a smaller group is hardly a chain
MOST_MENTIONS = 250  # of a name, of which all pairs are compared
AT_ONCE = 500  # mentions whose pairs are in memory
LIKELY = 0.1  # mean probability of the pairs between two parts that keeps them together
KNOWN = 3.0  # what a name tells counts as much as so many pairs of its mentions
ROUNDS = 10

Lists = list[list[int]]


def parted(corpus: Corpus, names: Sequence[Lists], others: Sequence[float]) -> list[list[Lists]]:
    """Part the groups of names that only chains hold together.

    Args:
        corpus: The papers.
        names: All mentions of each name, group by group.
        others: How many other people of each name are to be expected, as far as it tells.

    Returns:
        For each name and group its parts, mostly one.

    Cost: quadratic in the mentions; a name of more than ``MOST_MENTIONS`` stays as it is.
    """
    found = [[[group] for group in groups] for groups in names]
    for batch in _batches(names):
        odds = odds_of_pairs(corpus, [[n for group in names[one] for n in group] for one in batch])
        priors = _priors(odds, np.array([others[one] for one in batch]))
        for one, pairs, prior in zip(batch, odds, priors.tolist(), strict=True):
            found[one] = list(_parts_of(corpus, names[one], 1 / (1 + np.exp(pairs + prior))))
    return found


def _batches(names: Sequence[Lists]) -> Iterator[list[int]]:
    """Gather the names that may be held together by chains, so many mentions at once."""
    batch: list[int] = []
    mentions = 0
    for number, groups in enumerate(names):
        size = sum(map(len, groups))
        if max(map(len, groups)) < FEWEST or size > MOST_MENTIONS:
            continue
        if mentions + size > AT_ONCE and batch:
            yield batch
            batch, mentions = [], 0
        batch.append(number)
        mentions += size
    if batch:
        yield batch


def _priors(odds: Sequence[Odds], others: Odds) -> Odds:
    """Estimate for each name the log-odds that any pair is one person's.

    By expectation maximization; all pairs of a name count, the most certain ones last, so
    that no order of papers changes the sum.
    """
    pairs = np.concatenate([np.sort(some) for some in odds])
    sizes = np.array([len(some) for some in odds])
    starts = starts_of(sizes)[:-1]
    by_name = 1 / (1 + others)
    share = by_name
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-(pairs + np.repeat(_log_odds(share), sizes))))
        share = (np.add.reduceat(likely, starts) + KNOWN * by_name) / (sizes + KNOWN)
        share = np.clip(share, 0.001, 0.999)
    return _log_odds(share)


def _log_odds(share: Odds) -> Odds:
    found: Odds = np.log(share / (1 - share))
    return found


def _parts_of(corpus: Corpus, groups: Lists, unlikely: Odds) -> Iterator[Lists]:
    """Part each group of a name; ``unlikely``: how unlikely each pair of its mentions is."""
    size = sum(map(len, groups))
    begin = 0
    for group in groups:
        own = unlikely[_places(begin, len(group), size)]
        begin += len(group)
        # Nothing is farther apart on average than the farthest pair.
        if len(group) < FEWEST or own.max() < 1 - LIKELY:
            yield [group]
        else:
            yield _parts(corpus, group, own)


def _places(begin: int, count: int, size: int) -> Numbers:
    """Give the places of the pairs of some mentions among the pairs of so many."""
    first, second = np.triu_indices(count, 1)
    row = first + begin
    places: Numbers = row * size - row * (row + 1) // 2 + second - first - 1
    return places


def _parts(corpus: Corpus, group: Sequence[int], unlikely: Odds) -> Lists:
    """Join the likeliest parts of a group first, until no two are likely enough."""
    # Loaded when there is something to part: that takes as long as a hundred names.
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    # Ties must not depend on the order of papers.
    order = sorted(range(len(group)), key=lambda n: _printed(corpus, group[n]))
    pairs = squareform(squareform(unlikely)[np.ix_(order, order)], checks=False)
    label = fcluster(linkage(pairs, "average"), 1 - LIKELY, "distance")
    parts: dict[int, list[int]] = {}
    for place, part in zip(order, label.tolist(), strict=True):
        parts.setdefault(part, []).append(group[place])
    return sorted(sorted(part) for part in parts.values())


def _printed(corpus: Corpus, mention: int) -> tuple[int, list[int], list[int], int, int]:
    """Give what a paper prints around a mention."""
    paper = corpus.paper_of[mention]
    said = list(corpus.names[paper]), list(corpus.words[paper])
    return corpus.year[paper], *said, corpus.venue_of[paper], corpus.place_of[mention]

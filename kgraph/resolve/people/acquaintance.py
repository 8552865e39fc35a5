"""Who of a name's co-authors stands beside whom on some paper, whoever wrote it."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from kgraph.resolve.people.columns import Numbers, spans, starts_of
from kgraph.resolve.people.corpus import Corpus

ASKED = 30  # co-authors of a group that are asked whom they know, the first by the alphabet
AT_ONCE = 1 << 20  # acquaintances that are looked at in one go

Acquaintances = dict[int, frozenset[int]]


def acquaintances(corpus: Corpus, names: Sequence[Sequence[Sequence[int]]]) -> list[Acquaintances]:
    """Give for each name the co-authors that may be asked, and whom of its co-authors they know.

    Args:
        corpus: The papers.
        names: The mentions of each name, group by group.

    Returns:
        For each name its co-authors in short form, the first ``ASKED`` of each group, and the
        co-authors of whatever group that each stands beside, itself among them.

    Cost: as many numbers as these co-authors have co-authors; a set of all of them for each
    would take most of the time of who is who in a large collection.
    """
    if not names:
        return []
    groups = [group for name in names for group in name]
    mentions = np.array([n for group in groups for n in group], dtype=np.int64)
    of_mention = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    of_group = np.repeat(np.arange(len(names)), [len(name) for name in names])
    every = np.int64(len(corpus.rarities))
    at, beside = corpus.companies(mentions)
    by_group = np.unique(of_mention[at] * every + beside)
    group, company = by_group // every, by_group % every
    first = starts_of(np.bincount(group, minlength=len(groups)))[group]
    is_asked = np.arange(len(group)) - first < ASKED
    codes = of_group[group] * every + company
    asked = np.unique(codes[is_asked])
    codes = np.unique(codes)
    found: list[Acquaintances] = [{} for _ in names]
    for part in np.split(asked, _cuts(corpus, asked % every)):
        row, known = acquainted(corpus, codes, part)
        starts = starts_of(np.bincount(row, minlength=len(part))).tolist()
        others = (known % every).tolist()
        asking = zip((part // every).tolist(), (part % every).tolist(), strict=True)
        for (name, who), (begin, end) in zip(asking, pairwise(starts), strict=True):
            found[name][who] = frozenset(others[begin:end])
    return found


def _cuts(corpus: Corpus, asked: Numbers) -> Numbers:
    """Say where to part those who are asked, so that what they say fits in memory."""
    total = np.cumsum(corpus.beside.starts[asked + 1] - corpus.beside.starts[asked])
    return np.unique(total // AT_ONCE, return_index=True)[1][1:]


def acquainted(corpus: Corpus, codes: Numbers, asked: Numbers) -> tuple[Numbers, Numbers]:
    """Say which co-authors of a name stand beside each other on some paper.

    Args:
        corpus: The papers.
        codes: The co-authors of some names, ordered: number of the name times that of all short
            forms, and that of the co-author.
        asked: Some of them.

    Returns:
        The place of one among ``asked``, and the code of the other, a row for each pair of
        one name, by that place.
    """
    every = np.int64(len(corpus.rarities))
    begins = corpus.beside.starts[asked % every]
    items, of = spans(begins, corpus.beside.starts[asked % every + 1] - begins)
    others = corpus.beside.items[items]
    # Most of whom somebody knows are nobody's co-authors here.
    is_here = np.zeros(every, dtype=bool)
    is_here[codes % every] = True
    here = is_here[others]
    of, others = of[here], others[here]
    others = asked[of] // every * every + others
    place = np.minimum(np.searchsorted(codes, others), len(codes) - 1)
    kept = codes[place] == others
    return of[kept], others[kept]

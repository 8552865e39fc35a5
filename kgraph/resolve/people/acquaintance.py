"""Who of a name's co-authors stands beside whom on some paper, whoever wrote it."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from kgraph.resolve.people.columns import Numbers, spans, starts_of
from kgraph.resolve.people.corpus import Corpus

ASKED = 30  # co-authors of a group that are asked whom they know, the first by the alphabet
AT_ONCE = 1 << 20  # acquaintances that are looked at in one go

Acquaintances = dict[int, frozenset[int]]


def acquaintances(corpus: Corpus, groups: Sequence[Sequence[int]]) -> Acquaintances:
    """Give the co-authors of groups that may be asked, and whom of all co-authors they know.

    Args:
        corpus: The papers.
        groups: Mentions; those of one name, or of several that are compared in one go.

    Returns:
        The co-authors in short form, the first ``ASKED`` of each group, and the co-authors of
        whatever group that each stands beside, itself among them.

    Cost: as many numbers as these co-authors have co-authors. Sets of all of those would take
    most of the time of who is who in a large collection, and most are nobody's co-authors here.
    """
    mentions = np.array([n for group in groups for n in group], dtype=np.int64)
    of_mention = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    every = np.int64(len(corpus.rarities))
    at, beside = corpus.companies(mentions)
    by_group = np.unique(of_mention[at] * every + beside)
    group, company = by_group // every, by_group % every
    first = starts_of(np.bincount(group, minlength=len(groups)))[group]
    asked = np.unique(company[np.arange(len(group)) - first < ASKED])
    is_here = np.zeros(every, dtype=bool)
    is_here[company] = True
    found: Acquaintances = {}
    for part in np.split(asked, _cuts(corpus, asked)):
        begins = corpus.beside.starts[part]
        items, of = spans(begins, corpus.beside.starts[part + 1] - begins)
        others = corpus.beside.items[items]
        here = is_here[others]
        starts = starts_of(np.bincount(of[here], minlength=len(part))).tolist()
        known = others[here].tolist()
        for who, (begin, end) in zip(part.tolist(), pairwise(starts), strict=True):
            found[who] = frozenset(known[begin:end])
    return found


def _cuts(corpus: Corpus, asked: Numbers) -> Numbers:
    """Say where to part those who are asked, so that what they say fits in memory."""
    total = np.cumsum(corpus.beside.starts[asked + 1] - corpus.beside.starts[asked])
    return np.unique(total // AT_ONCE, return_index=True)[1][1:]

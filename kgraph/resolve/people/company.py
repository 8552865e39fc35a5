"""Mentions of one name that share a co-author, an ORCID iD or a paper: groups to begin with."""

from math import inf

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from kgraph.resolve.people.columns import Numbers
from kgraph.resolve.people.corpus import NO_ORCID, Corpus


def together(
    corpus: Corpus, mentions: Numbers, of: Numbers, telling: Numbers | float = -inf
) -> Numbers:
    """Group mentions that share an ORCID iD or a co-author whose name is rare enough to tell.

    Args:
        corpus: Where they stand.
        mentions: Whom to group.
        of: The name of each, as a number from 0: only mentions of one name meet.
        telling: How rare a co-author has to be, of each name or of all.

    Returns:
        For each mention a number, the same for those that belong together.
    """
    beside, names = corpus.companies(mentions)
    tells = corpus.rarities[names] >= np.broadcast_to(telling, of.max(initial=0) + 1)[of[beside]]
    has_orcid = np.flatnonzero(corpus.orcid[mentions] != NO_ORCID)
    # A name that a list prints twice is one person's.
    shared = (
        (beside[tells], names[tells]),
        (has_orcid, corpus.orcid[mentions[has_orcid]]),
        (np.arange(len(mentions)), corpus.paper[mentions]),
    )
    ends = []
    count = len(mentions)
    for at, what in shared:
        pairs = of[at].astype(np.int64) * (np.int64(what.max(initial=0)) + 1) + what
        nodes, node = np.unique(pairs, return_inverse=True)
        ends.append((at, node + count))
        count += len(nodes)
    rows, columns = (np.concatenate(side) for side in zip(*ends, strict=True))
    edges = coo_array((np.ones(len(rows), dtype=np.int8), (rows, columns)), shape=(count, count))
    _, found = connected_components(edges, directed=False)
    labels: Numbers = found[: len(mentions)]
    return labels


def as_lists(mentions: Numbers, labels: Numbers) -> list[list[int]]:
    """Give the mentions of each label; those with the first mention first."""
    _, first, group = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first, kind="stable")] = np.arange(len(first))
    order = np.argsort(rank[group], kind="stable")
    ends = np.cumsum(np.bincount(rank[group], minlength=len(first)))[:-1]
    return [part.tolist() for part in np.split(mentions[order], ends)]

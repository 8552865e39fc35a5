"""Groups that only chains hold together: A knows B, B knows C, and A and C share nothing.

Where many people bear a name, some of them share a co-author by chance, and one such pair
of papers makes two people one. Here all pairs of mentions of a name are looked at: how many
of them agree tells how many people there may be, and a group in which hardly any pair
agrees is parted (average linkage, Sokal and Michener 1958).
"""

from collections.abc import Sequence, Set

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array

from kgraph.resolve.people.corpus import NO_ORCID, Corpus

FEWEST = 6  # mentions: a smaller group is hardly a chain
MOST_MENTIONS = 250  # of a name, of which all pairs are compared
LIKELY = 0.1  # mean probability of the pairs between two parts that keeps them together
KNOWN = 3.0  # what a name tells counts as much as so many pairs of its mentions
ROUNDS = 10

# Log-odds that two mentions are one person's: a logistic regression on pairs of mentions in
# the ACL Anthology and in astro-ph, of authors with rare names taken as if they had one name.
# What is not known counts nothing: some of the pairs were taken without co-authors, titles
# or years.
COMPANY, SHARED, RARE, PART, ACQUAINTED = -0.85, -0.38, -1.58, 10.16, 8.76
TITLES, COSINE, ROOT = -0.24, 6.55, 1.24
YEARS, APART = 0.18, -0.15
OTHER_AFFILIATION, SAME_AFFILIATION = -1.0, 4.0  # set by hand
CERTAIN = 30.0

Matrix = NDArray[np.float64]


def parted(corpus: Corpus, groups: Sequence[Sequence[int]], others: float) -> list[list[list[int]]]:
    """Part the groups of one name that only chains hold together.

    Args:
        corpus: The papers.
        groups: All mentions of the name.
        others: How many other people of that name are to be expected, as far as it tells.

    Returns:
        For each group its parts, mostly one.

    Cost: quadratic in the mentions; a name of more than ``MOST_MENTIONS`` stays as it is.
    """
    if max(map(len, groups)) < FEWEST or sum(map(len, groups)) > MOST_MENTIONS:
        return [[list(group)] for group in groups]
    # Ties must not depend on the order of papers.
    members = sorted((n for group in groups for n in group), key=lambda n: _printed(corpus, n))
    odds = evidence(corpus, members)
    unlikely = 1 / (1 + np.exp(odds + _prior(odds, others)))
    at = {number: n for n, number in enumerate(members)}
    return [
        _parts(unlikely, sorted(at[number] for number in group), members)
        if len(group) >= FEWEST
        else [list(group)]
        for group in groups
    ]


def _printed(corpus: Corpus, mention: int) -> tuple[int, list[int], list[int], int]:
    """Give what a paper prints around a mention."""
    paper = corpus.paper_of[mention]
    said = list(corpus.names[paper]), list(corpus.words[paper])
    return corpus.year[paper], *said, corpus.place_of[mention]


def evidence(corpus: Corpus, members: Sequence[int]) -> Matrix:
    """Give for each pair of mentions the log-odds that they are one person's, name aside."""
    papers = np.array([corpus.paper_of[number] for number in members])
    years = np.array([corpus.year[paper] or np.nan for paper in papers.tolist()], np.float64)
    gap = np.abs(years[:, None] - years)
    total = np.where(np.isnan(gap), 0.0, YEARS + APART * np.log1p(np.nan_to_num(gap)))
    total += _by_company(corpus, members) + _by_titles(corpus, members)
    total += _by_affiliations(corpus, members)
    orcids = corpus.orcid[np.array(members)]
    is_one = (papers[:, None] == papers) | ((orcids[:, None] == orcids) & (orcids != NO_ORCID))
    certain: Matrix = np.where(is_one, CERTAIN, np.clip(total, -CERTAIN, CERTAIN))
    return certain


def _by_company(corpus: Corpus, members: Sequence[int]) -> Matrix:
    """Weigh co-authors in common, and those who stand beside each other elsewhere."""
    company = [corpus.company(number) for number in members]
    names, beside = _incidence(company)
    column = {name: n for n, name in enumerate(names)}
    knows = {name: [column[o] for o in corpus.known(name) if o in column] for name in names}
    known = _rows([{n for name in found for n in knows[name]} for found in company], len(names))
    size = _even(beside.sum(1))
    shared = _products(beside, beside)
    rare = _products(beside * _even([corpus.rarity[name] for name in names]), beside)
    acquainted = _products(known, beside) / (size + 2)
    total = (
        COMPANY
        + SHARED * (shared > 0)
        + RARE * np.log1p(np.maximum(rare, 0.0))
        + PART * shared / (np.minimum(size[:, None], size) + 1)
        + ACQUAINTED * (acquainted + acquainted.T) / 2
    )
    return _where_known(size > 0, total)


def _by_titles(corpus: Corpus, members: Sequence[int]) -> Matrix:
    """Weigh words of titles in common, the rare ones heavier."""
    words, titles = _incidence([set(corpus.words[corpus.paper_of[n]]) for n in members])
    titles = titles * _even([corpus.weights[word] for word in words])
    length = np.sqrt((titles * titles).sum(1))
    titles = csr_array(titles / np.where(length > 0, length, 1.0)[:, None])
    titles.data = _even(titles.data)
    cosine = _products(titles, titles)
    return _where_known(length > 0, TITLES + COSINE * cosine + ROOT * np.sqrt(cosine))


def _by_affiliations(corpus: Corpus, members: Sequence[int]) -> Matrix:
    """Weigh words of affiliations in common, as `Corpus.like_places` does."""
    words, places = _incidence([set(corpus.places[number]) for number in members])
    weighed = places * _even([corpus.place_weights[word] for word in words])
    length = weighed.sum(1)
    least = np.minimum(length[:, None], length)
    same = _products(weighed, places) / np.where(least > 0, least, 1.0)
    return _where_known(length > 0, OTHER_AFFILIATION + SAME_AFFILIATION * same)


def _incidence(sets: Sequence[Set[int]]) -> tuple[list[int], csr_array]:
    """Give all members, and a row for each set with 1 where a word is in it."""
    words = sorted(frozenset[int]().union(*sets))
    column = {word: n for n, word in enumerate(words)}
    return words, _rows([{column[word] for word in found} for found in sets], len(words))


def _rows(sets: Sequence[Set[int]], columns: int) -> csr_array:
    """Give a row for each set with 1 in its columns."""
    items = [n for found in sets for n in sorted(found)]
    starts = np.cumsum([0, *map(len, sets)])
    return csr_array((np.ones(len(items)), items, starts), shape=(len(sets), columns))


def _products(one: csr_array, other: csr_array) -> Matrix:
    """Multiply each row with each; sparse, so that no library starts threads of its own."""
    found: Matrix = (one @ other.T).toarray()
    return found


def _even(values: ArrayLike) -> Matrix:
    """Round to multiples of 1/4096: sums of products are exact, in whatever order."""
    rounded: Matrix = np.rint(np.asarray(values, np.float64) * 4096) / 4096
    return rounded


def _where_known(is_known: NDArray[np.bool_], odds: Matrix) -> Matrix:
    found: Matrix = np.where(is_known[:, None] & is_known, odds, 0.0)
    return found


def _prior(odds: Matrix, others: float) -> float:
    """Estimate the log-odds that any pair is one person's (expectation maximization)."""
    pairs = np.sort(odds[np.triu_indices(len(odds), 1)])
    by_name = 1 / (1 + others)
    share = by_name
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-(pairs + np.log(share / (1 - share)))))
        share = (float(likely.sum()) + KNOWN * by_name) / (len(pairs) + KNOWN)
        share = min(max(share, 0.001), 0.999)
    return float(np.log(share / (1 - share)))


def _parts(unlikely: Matrix, group: Sequence[int], members: Sequence[int]) -> list[list[int]]:
    """Join the likeliest parts of a group first, until no two are likely enough."""
    pairs = unlikely[np.ix_(group, group)][np.triu_indices(len(group), 1)]
    label = fcluster(linkage(pairs, "average"), 1 - LIKELY, "distance")
    parts: dict[int, list[int]] = {}
    for place, part in zip(group, label.tolist(), strict=True):
        parts.setdefault(part, []).append(members[place])
    return sorted(sorted(part) for part in parts.values())

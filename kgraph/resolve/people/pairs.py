"""What speaks for two mentions of one name being one person's: all pairs of some names at once.

Pairs are columns: those of a name follow each other as SciPy has distances, each mention
with all behind it.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_array, csr_array

from kgraph.resolve.people.columns import Numbers, Rows, spans, starts_of
from kgraph.resolve.people.corpus import NO_ORCID, Corpus
from kgraph.resolve.people.evidence import NO_VENUE
from kgraph.resolve.people.profile import SAME_CATEGORY, SAME_VENUE

# Log-odds that two mentions are one person's: a logistic regression on pairs of mentions in
# the ACL Anthology and in astro-ph, of authors with rare names taken as if they had one name.
# What is not known counts nothing: some of the pairs were taken without co-authors, titles
# or years.
COMPANY, SHARED, RARE, PART, ACQUAINTED = -0.85, -0.38, -1.58, 10.16, 8.76
TITLES, COSINE, ROOT = -0.24, 6.55, 1.24
YEARS, APART = 0.18, -0.15
OTHER_AFFILIATION, SAME_AFFILIATION = -1.0, 4.0  # set by hand
CERTAIN = 30.0

Odds = NDArray[np.float64]


class _Pairs:
    """The pairs of mentions of some names, and sums of sparse products for them.

    ``of``: the name of each mention, by its place; ``first``, ``second``: two mentions;
    ``ends``: where the pairs of each name begin, and the last ones end.
    """

    def __init__(self, names: Sequence[Sequence[int]]) -> None:
        sizes = np.array([len(name) for name in names])
        self.mentions = np.array([n for name in names for n in name], dtype=np.int64)
        self.of = np.repeat(np.arange(len(sizes)), sizes)
        here = np.arange(len(self.of))
        behind = starts_of(sizes)[1:][self.of] - here - 1
        self.second, self.first = spans(here + 1, behind)
        self.ends = starts_of(sizes * (sizes - 1) // 2)
        self._begins = starts_of(behind)

    def products(self, one: csr_array, other: csr_array) -> Odds:
        """Multiply the row of each first mention with that of the second."""
        product = (one @ other.T).tocoo()
        kept = product.row < product.col
        row, column = product.row[kept], product.col[kept]
        found = np.zeros(len(self.first))
        found[self._begins[row] + column - row - 1] = product.data[kept]
        return found

    def where_known(self, is_known: NDArray[np.bool_], odds: Odds) -> Odds:
        """Give the odds of the pairs where something is known of both."""
        return np.where(is_known[self.first] & is_known[self.second], odds, 0.0)


def odds_of_pairs(corpus: Corpus, names: Sequence[Sequence[int]]) -> list[Odds]:
    """Give for each pair of mentions the log-odds that they are one person's, name aside.

    Args:
        corpus: The papers.
        names: Mentions of one name each.

    Returns:
        For each name its pairs, as `scipy.spatial.distance.pdist` orders them.

    Cost: as many numbers as pairs, and as the co-authors of all co-authors.
    """
    pairs = _Pairs(names)
    total = _by_years(corpus, pairs) + _by_company(corpus, pairs)
    total += _by_titles(corpus, pairs) + _by_affiliations(corpus, pairs)
    total += _by_venue(corpus, pairs) + _by_categories(corpus, pairs)
    papers, orcids = corpus.paper[pairs.mentions], corpus.orcid[pairs.mentions]
    same = [column[pairs.first] == column[pairs.second] for column in (papers, orcids)]
    is_one = same[0] | (same[1] & (orcids != NO_ORCID)[pairs.first])
    certain = np.where(is_one, CERTAIN, np.clip(total, -CERTAIN, CERTAIN))
    return [certain[begin:end] for begin, end in pairwise(pairs.ends.tolist())]


def _by_years(corpus: Corpus, pairs: _Pairs) -> Odds:
    years = np.asarray(corpus.year)[corpus.paper[pairs.mentions]].astype(np.float64)
    gap = np.abs(years[pairs.first] - years[pairs.second])
    return pairs.where_known(years > 0, YEARS + APART * np.log1p(gap))


def _by_venue(corpus: Corpus, pairs: _Pairs) -> Odds:
    """Weigh whether both stand in one venue: the rarer it is, the more that says."""
    venue = np.asarray(corpus.venue)[corpus.paper[pairs.mentions]]
    at = venue[pairs.first]
    same = (at == venue[pairs.second]) & (at != NO_VENUE)
    rarity = np.zeros(len(same))
    rarity[same] = np.asarray(corpus.venue_rarities)[at[same]]
    return pairs.where_known(venue != NO_VENUE, np.log1p(SAME_VENUE * (rarity - 1)))


def _by_categories(corpus: Corpus, pairs: _Pairs) -> Odds:
    """Weigh categories of both, the rare ones heavier: any of one with any of the other."""
    codes, listed = _texts(corpus.codes, corpus.paper[pairs.mentions], pairs)
    count = listed.sum(1)
    one = csr_array(listed / np.where(count > 0, count, 1.0)[:, None])
    one.data = _even(one.data)
    rarity = pairs.products(one * _even(np.asarray(corpus.code_rarities)[codes]), one)
    return pairs.where_known(count > 0, np.log1p(SAME_CATEGORY * (rarity - 1)))


def _by_company(corpus: Corpus, pairs: _Pairs) -> Odds:
    """Weigh co-authors in common, and those who stand beside each other elsewhere."""
    at, names = corpus.companies(pairs.mentions)
    codes = pairs.of[at] * np.int64(len(corpus.rarities)) + names
    known_codes, column = np.unique(codes, return_inverse=True)
    beside = _ones(at, column, (len(pairs.of), len(known_codes)))
    knows = beside @ _acquaintance(corpus, known_codes)
    knows.data[:] = 1.0
    size = _even(beside.sum(1))
    rarity = _even(corpus.rarities[known_codes % len(corpus.rarities)])
    shared = pairs.products(beside, beside)
    rare = pairs.products(beside * rarity, beside)
    one = pairs.products(knows, beside) / (size[pairs.second] + 2)
    other = pairs.products(beside, knows) / (size[pairs.first] + 2)
    total = (
        COMPANY
        + SHARED * (shared > 0)
        + RARE * np.log1p(np.maximum(rare, 0.0))
        + PART * shared / (np.minimum(size[pairs.first], size[pairs.second]) + 1)
        + ACQUAINTED * (one + other) / 2
    )
    return pairs.where_known(size > 0, total)


def _acquaintance(corpus: Corpus, codes: Numbers) -> csr_array:
    """Say which co-authors of a name stand beside each other on some paper."""
    every = np.int64(len(corpus.rarities))
    items, of = spans(*_spans_of(corpus.beside, codes % every))
    others = corpus.beside.items[items]
    # Most of whom somebody knows are nobody's co-authors here.
    is_here = np.zeros(every, dtype=bool)
    is_here[codes % every] = True
    here = is_here[others]
    of, others = of[here], others[here]
    others = codes[of] // every * every + others
    place = np.minimum(np.searchsorted(codes, others), len(codes) - 1)
    kept = codes[place] == others
    return _ones(of[kept], place[kept], (len(codes), len(codes)))


def _spans_of(rows: Rows, wanted: Numbers) -> tuple[Numbers, Numbers]:
    begins = rows.starts[wanted]
    return begins, rows.starts[wanted + 1] - begins


def _by_titles(corpus: Corpus, pairs: _Pairs) -> Odds:
    """Weigh words of titles in common, the rare ones heavier."""
    words, titles = _texts(corpus.words, corpus.paper[pairs.mentions], pairs)
    titles = titles * _even(np.asarray(corpus.weights)[words])
    length = np.sqrt((titles * titles).sum(1))
    titles = csr_array(titles / np.where(length > 0, length, 1.0)[:, None])
    titles.data = _even(titles.data)
    cosine = pairs.products(titles, titles)
    return pairs.where_known(length > 0, TITLES + COSINE * cosine + ROOT * np.sqrt(cosine))


def _by_affiliations(corpus: Corpus, pairs: _Pairs) -> Odds:
    """Weigh words of affiliations in common, as `Corpus.like_places` does."""
    words, places = _texts(corpus.places, pairs.mentions, pairs)
    if not len(words):
        return np.zeros(len(pairs.first))
    weighed = places * _even(np.asarray(corpus.place_weights)[words])
    length = weighed.sum(1)
    least = np.minimum(length[pairs.first], length[pairs.second])
    same = pairs.products(weighed, places) / np.where(least > 0, least, 1.0)
    return pairs.where_known(length > 0, OTHER_AFFILIATION + SAME_AFFILIATION * same)


def _texts(rows: Rows, wanted: Numbers, pairs: _Pairs) -> tuple[Numbers, csr_array]:
    """Give the words of some rows, and which of them each mention has."""
    items, at = spans(*_spans_of(rows, wanted))
    words = rows.items[items]
    codes = pairs.of[at] * (np.int64(words.max(initial=0)) + 1) + words
    _, first, column = np.unique(codes, return_index=True, return_inverse=True)
    return words[first], _ones(at, column, (len(pairs.of), len(first)))


def _ones(row: Numbers, column: Numbers, shape: tuple[int, int]) -> csr_array:
    """Give a matrix with 1 at some places, however often they are named."""
    found = coo_array((np.ones(len(row)), (row, column)), shape=shape).tocsr()
    found.data[:] = 1.0
    return found


def _even(values: ArrayLike) -> Odds:
    """Round to multiples of 1/4096: sums of products are exact, in whatever order."""
    rounded: Odds = np.rint(np.asarray(values, np.float64) * 4096) / 4096
    return rounded

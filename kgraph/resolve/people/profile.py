"""What a group of mentions has in common: the sum of what its papers say."""

from collections.abc import Sequence
from math import fsum, log1p, sqrt

from kgraph.resolve.people.acquaintance import ASKED, Acquaintances
from kgraph.resolve.people.corpus import Corpus
from kgraph.resolve.people.evidence import NO_VENUE

# A person's next paper stands where an earlier one does as often as chance has it and, beyond
# that, in this share of all cases: likeliest for the ACL Anthology (venues) and astro-ph
# (categories), authors with rare names taken as if they had one name.
SAME_VENUE, SAME_CATEGORY = 0.15, 0.4
_UNIT = float(1 << 40)  # squares are summed as whole numbers, so that no order changes the sum


class Profile:
    """What a group of mentions has written about, with whom, when and where.

    ``members``: the mentions, in no order, ``first`` the first of them. Words, co-authors,
    categories and archives are numbers of the corpus. ``titles``: words of titles, weighed;
    ``venues``, ``categories``: how many papers stand in each, and ``published``, ``listed``: in
    all of them. ``size`` counts its co-authors, ``least`` its mentions if they are fewer.
    ``knows``: whom of the name's co-authors each of its own knows that may be asked.
    """

    __slots__ = (
        *("corpus", "members", "first", "company", "size", "least", "asked"),
        *("knows", "known"),
        *("crowd", "words", "titles", "square", "archives", "affiliations"),
        *("venues", "published", "categories", "listed", "first_year", "last_year"),
    )

    def __init__(self, corpus: Corpus, members: Sequence[int], knows: Acquaintances) -> None:
        self.corpus, self.knows = corpus, knows
        self.members = list(members)
        self.first = min(members)
        self.company: set[int] = set()
        self.crowd: set[int] = set()
        self.words: dict[int, int] = {}
        self.categories: dict[int, int] = {}
        self.affiliations: set[int] = set()
        self.venues: dict[int, int] = {}
        self.first_year, self.last_year = 9999, 0
        for number in members:
            paper = corpus.paper_of[number]
            self.company |= corpus.company(number)
            self.crowd |= corpus.crowd(number)
            for word in corpus.words[paper]:
                self.words[word] = self.words.get(word, 0) + 1
            for code in corpus.codes[paper]:
                self.categories[code] = self.categories.get(code, 0) + 1
            self.affiliations.update(corpus.places[number])
            venue = corpus.venue_of[paper]
            if venue != NO_VENUE:
                self.venues[venue] = self.venues.get(venue, 0) + 1
            year = corpus.year[paper]
            if year:
                self.first_year = min(self.first_year, year)
                self.last_year = max(self.last_year, year)
        self.published = sum(self.venues.values())
        self.listed = sum(self.categories.values())
        self.archives = {corpus.archive[code] for code in self.categories}
        weights = corpus.weights
        self.titles = {word: log1p(n) * weights[word] for word, n in self.words.items()}
        self.square = sum([int(value * value * _UNIT) for value in self.titles.values()])
        self.asked: list[int] | None = None
        self._counted_company()

    def _counted_company(self) -> None:
        self.size = len(self.company)
        self.least = min(len(self.members), self.size)
        self.known: list[frozenset[int]] | None = None

    def to_ask(self) -> list[int]:
        """Give the co-authors that are asked whom they know: the first by the alphabet."""
        if self.asked is None:
            self.asked = sorted(self.company)[:ASKED]
        return self.asked

    def acquainted(self, other: "Profile") -> float:
        """Give the share of another's co-authors who stand on some paper beside one of these."""
        known = other.known
        if known is None:
            known = other.known = list(map(self.knows.__getitem__, other.to_ask()))
        own = self.company
        return (len(known) - sum(map(own.isdisjoint, known))) / (len(known) + 2)

    def absorb(self, other: "Profile") -> None:
        """Add another, which is not to be used any more; costs what the smaller one has."""
        self.asked = sorted({*self.to_ask(), *other.to_ask()})[:ASKED]
        self.company = _union(self.company, other.company)
        self.crowd = _union(self.crowd, other.crowd)
        self.categories = _summed(self.categories, other.categories)
        self.listed += other.listed
        self.archives = _union(self.archives, other.archives)
        self.affiliations = _union(self.affiliations, other.affiliations)
        self.venues = _summed(self.venues, other.venues)
        self.published += other.published
        few, many = sorted((self.members, other.members), key=len)
        many.extend(few)
        self.members = many
        self._counted_company()
        self.first = min(self.first, other.first)
        self.first_year = min(self.first_year, other.first_year)
        self.last_year = max(self.last_year, other.last_year)
        one, more = sorted((self, other), key=lambda profile: len(profile.words))
        self.square = more._counted(one.words)
        self.words, self.titles = more.words, more.titles

    def _counted(self, more: dict[int, int]) -> int:
        """Count more words; give the square of the length of the vector that titles then are."""
        words, titles, weights, square = self.words, self.titles, self.corpus.weights, self.square
        for word, count in more.items():
            before = titles.get(word, 0.0)
            words[word] = total = words.get(word, 0) + count
            titles[word] = value = log1p(total) * weights[word]
            square += int(value * value * _UNIT) - int(before * before * _UNIT)
        return square


def _union(a: set[int], b: set[int]) -> set[int]:
    few, many = (a, b) if len(a) < len(b) else (b, a)
    many |= few
    return many


def _summed(a: dict[int, int], b: dict[int, int]) -> dict[int, int]:
    few, many = (a, b) if len(a) < len(b) else (b, a)
    for item, count in few.items():
        many[item] = many.get(item, 0) + count
    return many


def by_venues(a: Profile, b: Profile) -> float:
    """Give the log-odds that groups are one person's by the venues of both; each has some.

    How much likelier one's choices are if the other's person made them, as the mean over all
    pairs of choices: those that agree tell the more the rarer they are.
    """
    agreed = _agreed(a.venues, b.venues, a.corpus.venue_rarities)
    return log1p(SAME_VENUE * (agreed / (a.published * b.published) - 1))


def by_categories(a: Profile, b: Profile) -> float:
    """Give the log-odds that groups are one person's by the categories, as `by_venues` does."""
    agreed = _agreed(a.categories, b.categories, a.corpus.code_rarities)
    return log1p(SAME_CATEGORY * (agreed / (a.listed * b.listed) - 1))


def _agreed(one: dict[int, int], other: dict[int, int], rarity: Sequence[float]) -> float:
    """Count the pairs that agree, the rare ones as many; an exact sum."""
    return fsum([one[item] * other[item] * rarity[item] for item in one.keys() & other.keys()])


def likeness(a: Profile, b: Profile) -> float:
    """Give the cosine of two vectors of titles; exact sums, so that order does not matter."""
    one, other = a.titles, b.titles
    shared = one.keys() & other.keys()
    if not shared:
        return 0.0
    lengths = sqrt(a.square / _UNIT) * sqrt(b.square / _UNIT)
    return fsum([one[word] * other[word] for word in shared]) / (lengths or 1.0)

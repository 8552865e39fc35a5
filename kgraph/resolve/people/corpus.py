"""What is known about papers and about who stands beside whom, indexed to compare people."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum, log, log1p, sqrt
from operator import mul

from kgraph.resolve.people.company import short_forms

SMALL = 1_000  # papers: a smaller set is taken as a part of so many
LARGE = 50  # names: a longer list says little about who knows whom
BESIDE = 2  # of such a list, so many neighbours on each side count: collaborations keep an order
KEPT = 1 << 14  # names whose co-authors are kept at hand
CROWD = 100  # of such a list, so many names (by the alphabet) are compared with other such lists
HOPS = 100  # papers of a name that are looked at for those who stand beside it
ASKED = 30  # co-authors of a group that are asked whom they know


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in one paper's author list; ``paper`` and ``at`` are indexes: work, its names."""

    paper: int
    key: str
    at: int
    orcid: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A paper as evidence: names in list order, words of its title, year, categories.

    ``affiliations``: the words of each name's affiliation, in the same order; may end early.
    """

    names: tuple[str, ...]
    words: frozenset[str] = frozenset()
    year: int | None = None
    categories: frozenset[str] = frozenset()
    affiliations: tuple[frozenset[str], ...] = ()


class Corpus:
    """Works and mentions, with the counts that tell what is rare. Memory: linear."""

    def __init__(self, works: Sequence[Work], mentions: Sequence[Mention]) -> None:
        self.works = works
        self.mentions = mentions
        self.of_key: dict[str, list[int]] = defaultdict(list)
        for number, mention in enumerate(mentions):
            self.of_key[mention.key].append(number)
        self._crowds: dict[int, frozenset[str]] = {}
        forms = short_forms(dict.fromkeys(key for work in works for key in work.names))
        self._names = [tuple(forms[key] for key in work.names) for work in works]
        self._papers: dict[str, list[int]] = defaultdict(list)
        for number, names in enumerate(self._names):
            for name in dict.fromkeys(names):
                self._papers[name].append(number)
        counts = Counter(word for work in works for word in work.words)
        self._weights = {word: log((len(works) + 1) / count) for word, count in counts.items()}
        printed = [said for work in works for said in work.affiliations if said]
        of_places = Counter(word for said in printed for word in said)
        known = max(len(printed), SMALL)
        self._place_weights = {word: log((known + 1) / n) for word, n in of_places.items()}
        self._beside: dict[str, frozenset[str]] = {}

    def company(self, mention: Mention) -> frozenset[str]:
        """Give the co-authors of a mention, in short form; of a large list its neighbours."""
        names = self._names[mention.paper]
        near = names
        if len(names) > LARGE:
            near = names[max(0, mention.at - BESIDE) : mention.at + BESIDE + 1]
        return frozenset(near) - {names[mention.at]}

    def crowd(self, mention: Mention) -> frozenset[str]:
        """Give names of the large list that a mention stands in; of a small list none."""
        names = self._names[mention.paper]
        if len(names) <= LARGE:
            return frozenset()
        if mention.paper not in self._crowds:
            self._crowds[mention.paper] = frozenset(sorted(set(names))[:CROWD])
        return self._crowds[mention.paper]

    def rarity(self, name: str) -> float:
        """Give how much a co-author in common tells: the log of how rare the name is."""
        return log(max(len(self.works), SMALL) / max(1, len(self._papers.get(name, ()))))

    def profile(self, members: Iterable[int]) -> "Profile":
        """Sum up mentions."""
        made = Profile(self, tuple(sorted(members)))
        for number in made.members:
            mention = self.mentions[number]
            work = self.works[mention.paper]
            made.company.update(self.company(mention))
            made.crowd.update(self.crowd(mention))
            made.words.update(work.words)
            made.categories.update(work.categories)
            if mention.at < len(work.affiliations):
                made.affiliations.update(work.affiliations[mention.at])
            if work.year:
                made.years.append(work.year)
        made.titles.update(self.weighed(made.words))
        return made

    def weighed(
        self, counts: Mapping[str, int], only: Iterable[str] | None = None
    ) -> dict[str, float]:
        """Weigh counted words, the rare ones heavier."""
        weights = self._weights
        return {
            word: log1p(counts[word]) * weights[word] for word in (counts if only is None else only)
        }

    def like_places(self, one: Set[str], other: Set[str]) -> float:
        """Give how much the words of affiliations agree, from 0 to 1, the rare ones heavier."""
        weight = self._place_weights
        shared = fsum(weight[word] for word in sorted(one & other))
        least = min(fsum(weight[word] for word in sorted(words)) for words in (one, other))
        return shared / least if least else 0.0

    def beside(self, name: str) -> frozenset[str]:
        """Give all names that a name stands beside, itself among them, but for large lists."""
        if name not in self._beside:
            if len(self._beside) >= KEPT:
                self._beside.clear()
            papers = (self._names[paper] for paper in self._papers.get(name, ())[:HOPS])
            self._beside[name] = frozenset(
                other for names in papers if len(names) <= LARGE for other in names
            )
        return self._beside[name]

    def archives(self, members: Iterable[int]) -> frozenset[str]:
        """Give the archives that mentions stand in: cs, math, astro-ph."""
        codes = {c for n in members for c in self.works[self.mentions[n].paper].categories}
        return frozenset(code.partition(".")[0] for code in codes)


@dataclass(frozen=True)
class Profile:
    """What a group of mentions has written about, with whom, when and where."""

    corpus: Corpus
    members: tuple[int, ...]
    company: Counter[str] = field(default_factory=Counter)
    crowd: set[str] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    affiliations: Counter[str] = field(default_factory=Counter)
    years: list[int] = field(default_factory=list)
    titles: dict[str, float] = field(default_factory=dict)  # words of titles, weighed

    @cached_property
    def length(self) -> float:
        """Give the length of the vector that the titles are."""
        values = self.titles.values()
        return sqrt(fsum(map(mul, values, values))) or 1.0

    @cached_property
    def log_size(self) -> float:
        """Give the log of the number of mentions."""
        return log(len(self.members))

    @cached_property
    def span(self) -> tuple[int, int]:
        """Give the first and the last year; there is one at least."""
        return min(self.years), max(self.years)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Give the co-authors by the alphabet."""
        return tuple(sorted(self.company))

    def acquainted(self, other: "Profile") -> float:
        """Give the share of another's co-authors who stand on some paper beside one of these."""
        own, beside = self.company.keys(), self.corpus.beside
        asked = other.names[:ASKED]
        known = [name for name in asked if not own.isdisjoint(beside(name))]
        return len(known) / (len(asked) + 2)

    def joined(self, other: "Profile") -> "Profile":
        """Sum up both; costs most in what the smaller one has."""
        words = _sum(self.words, other.words)
        few, many = sorted((self, other), key=lambda one: len(one.words))
        return Profile(
            self.corpus,
            tuple(sorted((*self.members, *other.members))),
            _sum(self.company, other.company),
            self.crowd | other.crowd,
            words,
            _sum(self.categories, other.categories),
            _sum(self.affiliations, other.affiliations),
            self.years + other.years,
            many.titles | self.corpus.weighed(words, few.words),
        )

    @cached_property
    def archives(self) -> frozenset[str]:
        """Give the archives of the categories: cs, math, astro-ph."""
        return frozenset(code.partition(".")[0] for code in self.categories)


def _sum(a: Counter[str], b: Counter[str]) -> Counter[str]:
    """Add counts; the standard operator walks over both in Python."""
    few, many = sorted((a, b), key=len)
    total = many.copy()
    total.update(few)
    return total


def likeness(a: Profile, b: Profile) -> float:
    """Give the cosine of two vectors of titles; exact sums, so that order does not matter."""
    one, other = a.titles, b.titles
    shared = one.keys() & other.keys()
    if not shared:
        return 0.0
    return fsum([one[word] * other[word] for word in shared]) / (a.length * b.length)

"""Groups of mentions that are joined step by step; what is joined is never parted."""

from collections.abc import Iterator, Sequence

import numpy as np

from kgraph.resolve.people.columns import Numbers, Rows
from kgraph.resolve.people.corpus import Corpus
from kgraph.resolve.people.homonyms import Link
from kgraph.resolve.people.spelling import Spelling, compatible


class Persons:
    """Persons made of groups of mentions; a person goes by the number of one of its groups.

    ``spellings``: the names of the corpus; ``key``: the number of each group's name;
    ``links``: what joined them. Of groups that nobody joined nothing is kept beside their
    mentions.
    """

    def __init__(self, corpus: Corpus, groups: Rows, spellings: Sequence[Spelling]) -> None:
        self.corpus = corpus
        self.groups = groups
        self.spellings = spellings
        firsts = groups.items[groups.starts[:-1]]
        keys = np.empty(len(corpus.paper), dtype=np.int32)
        keys[corpus.of_key.items] = corpus.of_key.of_items()
        self.key: Numbers = keys[firsts]
        self.links: list[Link] = []
        self._starts = np.searchsorted(self.key, np.arange(len(corpus.keys) + 1)).tolist()
        self._parent: dict[int, int] = {}
        self._parts: dict[int, list[int]] = {}
        self._names: dict[int, set[int]] = {}
        self._papers: dict[int, set[int]] = {}
        self._sizes: dict[int, int] = {}
        self._first: dict[int, int] = {}

    def find(self, group: int) -> int:
        """Give the person that a group belongs to now."""
        parent = self._parent
        while group in parent:
            above = parent[group]
            if above in parent:
                parent[group] = parent[above]
            group = above
        return group

    def bearers(self, key: int) -> set[int]:
        """Give the persons of a name."""
        return set(map(self.find, range(self._starts[key], self._starts[key + 1])))

    def only_bearer(self, key: int) -> int | None:
        """Give the person of a name if there is but one."""
        first = self.find(self._starts[key])
        others = range(self._starts[key] + 1, self._starts[key + 1])
        return first if all(self.find(group) == first for group in others) else None

    def members(self, person: int) -> Iterator[int]:
        """Give the mentions of a person."""
        for part in self._parts.get(person, (person,)):
            yield from self.groups[part]

    def names(self, person: int) -> set[int]:
        """Give the names of a person, by their numbers, but for misprints."""
        return self._names.get(person) or {int(self.key[person])}

    def papers(self, person: int) -> set[int]:
        """Give the papers of a person."""
        paper = self.corpus.paper_of
        return self._papers.get(person) or {paper[number] for number in self.groups[person]}

    def can_join(self, a: int, b: int, *, misprint: bool = False) -> bool:
        """Say whether nothing forbids that two groups are one person."""
        a, b = self.find(a), self.find(b)
        if a == b or not self.papers(a).isdisjoint(self.papers(b)):
            return False
        known = self.spellings
        return misprint or all(
            compatible(known[x], known[y]) for x in self.names(a) for y in self.names(b)
        )

    def join(self, a: int, b: int, rule: str, odds: float, reasons: str) -> None:
        """Make two groups one person."""
        a, b = self.find(a), self.find(b)
        firsts = [self._first.get(n, self.groups[n][0]) for n in (a, b)]
        sizes = [self._sizes.get(n, len(self.groups[n])) for n in (a, b)]
        self.links.append(Link(firsts[0], firsts[1], rule, odds, reasons))
        if sizes[0] < sizes[1]:
            a, b = b, a
        self._parent[b] = a
        self._parts.setdefault(a, [a]).extend(self._parts.pop(b, [b]))
        # A misprint is no name that others are compared with.
        names = self.names(b) if rule != "alike" else set()
        self._names[a] = self.names(a) | names
        papers = self.papers(a)
        papers |= self.papers(b)
        self._papers[a] = papers
        self._first[a], self._sizes[a] = min(firsts), sum(sizes)
        for kept in (self._names, self._papers, self._first, self._sizes):
            kept.pop(b, None)

    def of_mentions(self) -> Numbers:
        """Give the person of each mention: the number of a group."""
        of_group = np.fromiter(map(self.find, range(len(self.groups))), np.int64, len(self.groups))
        found = np.empty(len(self.corpus.paper), dtype=np.int64)
        found[self.groups.items] = of_group[self.groups.of_items()]
        return found

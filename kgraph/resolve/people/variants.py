"""Different spellings of one person: groups of different names are joined.

Surest first: compatible names with co-authors in common, names that are only alike with
more of them, then names that only one known person can bear. Two groups that stand on
one paper, or hold names that cannot be one person's, are never joined.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from kgraph.resolve.people.commonness import Commonness
from kgraph.resolve.people.corpus import Corpus
from kgraph.resolve.people.given_names import COMMON_FAMILIES
from kgraph.resolve.people.homonyms import Link
from kgraph.resolve.people.spelling import Spelling, alike, compatible, spelling

ENOUGH = 1.5  # rarity of the co-authors in common that joins compatible names
ENOUGH_ALIKE = 6.0  # and names that are only alike
DOUBTED = 3  # rivals of a name up to which each is a candidate
FEW = 0.4  # others of that name expected, up to which the only bearer known is the one
RARE = 0.02  # others expected, up to which two names that are alike are one
MOST_GROUPS = 1_000  # that share a co-author: beyond, that name tells nothing
MISPRINT = 11  # letters of a whole name, from which on one may be wrong

Pair = tuple[int, int]


class Persons:
    """Groups of mentions that are joined step by step; what is joined is never parted."""

    def __init__(self, corpus: Corpus, groups: Sequence[Sequence[int]]) -> None:
        self.corpus = corpus
        self.key = [corpus.mentions[group[0]].key for group in groups]
        self.members = [list(group) for group in groups]
        self.links: list[Link] = []
        self._parent = list(range(len(groups)))
        self._names = [{key} for key in self.key]
        self._papers = [{corpus.mentions[n].paper for n in group} for group in groups]

    def find(self, group: int) -> int:
        """Give the person that a group belongs to now."""
        while self._parent[group] != group:
            self._parent[group] = self._parent[self._parent[group]]
            group = self._parent[group]
        return group

    def can_join(self, a: int, b: int, *, misprint: bool = False) -> bool:
        """Say whether nothing forbids that two groups are one person."""
        a, b = self.find(a), self.find(b)
        if a == b or not self._papers[a].isdisjoint(self._papers[b]):
            return False
        return misprint or all(
            compatible(spelling(x), spelling(y)) for x in self._names[a] for y in self._names[b]
        )

    def join(self, a: int, b: int, rule: str, odds: float, reasons: str) -> None:
        """Make two groups one person."""
        self.links.append(Link(self._first(a), self._first(b), rule, odds, reasons))
        a, b = self.find(a), self.find(b)
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        self._parent[b] = a
        self.members[a] += self.members[b]
        # A misprint is no name that others are compared with.
        if rule != "alike":
            self._names[a] |= self._names[b]
        self._papers[a] |= self._papers[b]
        self.members[b], self._names[b], self._papers[b] = [], set(), set()

    def _first(self, group: int) -> int:
        return min(n for n in self.members[self.find(group)])


def join_variants(
    corpus: Corpus, groups: Sequence[Sequence[int]], common: Commonness
) -> tuple[Persons, list[Link]]:
    """Join groups of different names; give them, and pairs that stay in doubt.

    Cost: linear in mentions and co-authors, but for names of one family that share a
    co-author or an initial, which are compared with each other.
    """
    persons = Persons(corpus, groups)
    families: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(persons.key):
        families[spelling(key).family].append(number)
    company = [
        frozenset[str]().union(*(corpus.company(corpus.mentions[n]) for n in group))
        for group in groups
    ]
    _join_with_company(persons, families, company)
    _join_alike(persons, company)
    doubtful: list[Link] = []
    for family in sorted(families):
        doubtful += _join_only_bearers(persons, families[family], common)
    _join_rare(persons, common)
    return persons, doubtful


def _join_with_company(
    persons: Persons, families: dict[str, list[int]], company: Sequence[frozenset[str]]
) -> None:
    """Join compatible names that share co-authors, those that share most first."""
    shared: dict[Pair, list[str]] = {}
    for family in sorted(families):
        shared |= _shared(persons, families[family], company)
    weighed = [(sum(map(persons.corpus.rarity, names)), pair) for pair, names in shared.items()]
    for weight, (a, b) in sorted(weighed, key=lambda item: (-item[0], item[1])):
        if weight >= ENOUGH and persons.can_join(a, b):
            said = _in_common(shared[a, b])
            persons.join(a, b, "co-authors", weight, said)


def _shared(
    persons: Persons, numbers: Sequence[int], company: Sequence[frozenset[str]]
) -> dict[Pair, list[str]]:
    """List the co-authors that pairs of compatible names of one family have in common."""
    if len({persons.key[number] for number in numbers}) < 2:
        return {}
    beside: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for other in company[number]:
            beside[other].append(number)
    shared: dict[Pair, list[str]] = defaultdict(list)
    fits: dict[tuple[str, str], bool] = {}
    for other in sorted(beside):
        if len(beside[other]) > MOST_GROUPS:
            continue
        for a, b in combinations(beside[other], 2):
            names = persons.key[a], persons.key[b]
            if names not in fits:
                x, y = map(spelling, names)
                fits[names] = names[0] != names[1] and compatible(x, y) is not None
            if fits[names]:
                shared[a, b].append(other)
    return shared


def _join_alike(persons: Persons, company: Sequence[frozenset[str]]) -> None:
    """Join names that are alike and have rare co-authors, or several, in common."""
    beside: dict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(company):
        for other in names:
            beside[other].append(number)
    marks = [_marks(spelling(key)) for key in persons.key]
    fits: dict[tuple[str, str], bool] = {}
    shared: dict[Pair, list[str]] = defaultdict(list)
    for other in sorted(beside):
        if len(beside[other]) > MOST_GROUPS:
            continue
        buckets: dict[str, list[int]] = defaultdict(list)
        for number in beside[other]:
            for mark in marks[number]:
                buckets[mark].append(number)
        pairs = {pair for bucket in buckets.values() for pair in combinations(bucket, 2)}
        for a, b in sorted(pairs):
            both = persons.key[a], persons.key[b]
            if both not in fits:
                x, y = map(spelling, both)
                fits[both] = alike(x, y) and not compatible(x, y)
            if fits[both]:
                shared[a, b].append(other)
    weighed = [(sum(map(persons.corpus.rarity, names)), pair) for pair, names in shared.items()]
    for weight, (a, b) in sorted(weighed, key=lambda item: (-item[0], item[1])):
        if weight >= ENOUGH_ALIKE and persons.can_join(a, b, misprint=True):
            persons.join(a, b, "alike", weight, "like names, " + _in_common(shared[a, b]))


def _in_common(names: Sequence[str]) -> str:
    if len(names) == 1:
        return "1 co-author in common"
    return f"{len(names)} co-authors in common"


def _marks(name: Spelling) -> frozenset[str]:
    """Give marks of a name, of which names that are alike share one."""
    words = [*name.given, *name.words]
    whole = "".join(sorted("".join(words)))
    begins = f"{name.family[:2]},{name.given[0][0] if name.given else ''}"
    return frozenset([begins, whole, *(word for word in words if len(word) > 3)])


def _join_only_bearers(
    persons: Persons, numbers: Sequence[int], common: Commonness
) -> Iterator[Link]:
    """Join a name to the only one of its family that it can be short for; list the doubtful."""
    by_key: dict[str, set[int]] = defaultdict(set)
    for number in numbers:
        by_key[persons.key[number]].add(number)
    if len(by_key) < 2:
        return
    near = _near([spelling(key) for key in sorted(by_key)])
    order = {"same": 0, "variant": 1, "initials": 2}
    pairs = {
        (order[kind], min(key, other.key), max(key, other.key))
        for key, found in near.items()
        for kind, other in found
    }
    for _, x, y in sorted(pairs):
        first, second = ({persons.find(n) for n in by_key[key]} for key in (x, y))
        if first & second:
            continue
        a, b = min(first), min(second)
        others = max(common.others(spelling(x)), common.others(spelling(y)))
        rivals = [other for _, other in (*near[x], *near[y]) if other.key not in (x, y)]
        is_only = all(compatible(r, s) for r in rivals for s in (spelling(x), spelling(y)))
        sure = is_only and others <= FEW and len(first) == len(second) == 1
        if sure and persons.can_join(a, b) and not _other_archives(persons, a, b):
            persons.join(a, b, "only bearer", 0.0, "no other person known can bear both names")
        elif len(rivals) <= DOUBTED and len(first) == len(second) == 1 and persons.can_join(a, b):
            said = "compatible names; no co-author in common"
            yield Link(persons.members[a][0], persons.members[b][0], "variant", -1.0, said)


def _near(names: Sequence[Spelling]) -> dict[str, list[tuple[str, Spelling]]]:
    """Give for each name of a family the ones it is compatible with."""
    initial: dict[str, list[Spelling]] = defaultdict(list)
    for name in names:
        for letter in {part[0] for part in name.given[:2]} or {""}:
            initial[letter].append(name)
    near: dict[str, list[tuple[str, Spelling]]] = {name.key: [] for name in names}
    for name in names:
        for other in initial[name.given[0][0] if name.given else ""]:
            kind = compatible(name, other) if other.key != name.key else None
            if kind:
                near[name.key].append((kind, other))
                if name not in (found for _, found in near[other.key]):
                    near[other.key].append((kind, name))
    return {key: list(dict.fromkeys(found)) for key, found in near.items()}


def _other_archives(persons: Persons, a: int, b: int) -> bool:
    one, other = (persons.corpus.profile(persons.members[n]).archives for n in (a, b))
    return bool(one and other and not one & other)


def _join_rare(persons: Persons, common: Commonness) -> None:
    """Join pairs of rare names that are alike, where no third name is."""
    of_key: dict[str, set[int]] = defaultdict(set)
    for number, key in enumerate(persons.key):
        of_key[key].add(number)
    buckets: dict[str, list[str]] = defaultdict(list)
    for key in sorted(of_key):
        name = spelling(key)
        if name.is_full and common.others(name) < RARE:
            for mark in _rare_marks(name):
                buckets[mark].append(key)
    for mark in sorted(buckets):
        if len(buckets[mark]) != 2:
            continue
        first, second = ({persons.find(n) for n in of_key[key]} for key in buckets[mark])
        if len(first) == len(second) == 1:
            a, b = min(first), min(second)
            if persons.can_join(a, b, misprint=True) and not _other_archives(persons, a, b):
                persons.join(a, b, "alike", 0.0, "two rare names that are alike")


def _rare_marks(name: Spelling) -> Iterable[str]:
    """Give marks that spellings of one rare name share: its words, with one left out; its
    letters, with one left out, umlauts in one spelling.
    """
    words = [*name.given, *name.words]
    long = [word for word in words if len(word) > 1]
    marks = {"words " + " ".join(sorted(words))}
    for rest in (long, *(long[:n] + long[n + 1 :] for n in range(len(long)))):
        if len(rest) > 1 and len("".join(rest)) >= MISPRINT - 1:
            marks.add("part " + " ".join(sorted(rest)))
    if name.family in COMMON_FAMILIES:
        return marks
    plain = "".join(words)
    for two, one in (("ue", "u"), ("oe", "o"), ("ae", "a")):
        plain = plain.replace(two, one)
    marks.add("letters " + plain)
    if len(plain) >= MISPRINT:
        marks.update(f"letters {plain[:n]}{plain[n + 1 :]}" for n in range(1, len(plain)))
    return marks

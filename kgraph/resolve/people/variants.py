"""Different spellings of one person: groups of different names are joined.

Surest first: compatible names with co-authors in common, names that are only alike with
more of them, then names that only one known person can bear. Two groups that stand on
one paper, or hold names that cannot be one person's, are never joined.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product
from math import fsum

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
Marks = Callable[[Spelling], set[str]]


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
    weighed = [(fsum(map(persons.corpus.rarity, names)), pair) for pair, names in shared.items()]
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
    for other in sorted(beside):
        by_key = _by_key(persons, beside[other])
        for x, y in combinations(sorted(by_key), 2):
            if _fits(x, y):
                for pair in product(by_key[x], by_key[y]):
                    shared[min(pair), max(pair)].append(other)
    return shared


def _by_key(persons: Persons, numbers: Sequence[int]) -> dict[str, list[int]]:
    """Sort groups that share a co-author by their names; none, if it tells nothing."""
    by_key: dict[str, list[int]] = defaultdict(list)
    if 1 < len(numbers) <= MOST_GROUPS:
        for number in numbers:
            by_key[persons.key[number]].append(number)
    return by_key


@lru_cache(maxsize=1 << 17)
def _fits(x: str, y: str) -> bool:
    return compatible(spelling(x), spelling(y)) is not None


@lru_cache(maxsize=1 << 17)
def _is_alike(x: str, y: str) -> bool:
    return alike(spelling(x), spelling(y)) and not _fits(x, y)


def _join_alike(persons: Persons, company: Sequence[frozenset[str]]) -> None:
    """Join names that are alike and have rare co-authors, or several, in common."""
    beside: dict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(company):
        for other in names:
            beside[other].append(number)
    marks = _shared_marks(set(persons.key))
    shared: dict[Pair, list[str]] = defaultdict(list)
    for other in sorted(beside):
        by_key = _by_key(persons, beside[other])
        buckets: dict[str, list[str]] = defaultdict(list)
        for key in sorted(by_key):
            for mark in marks[key]:
                buckets[mark].append(key)
        near = {
            pair for keys in buckets.values() if len(keys) > 1 for pair in combinations(keys, 2)
        }
        for x, y in near:
            if _is_alike(x, y):
                for pair in product(by_key[x], by_key[y]):
                    shared[min(pair), max(pair)].append(other)
    weighed = [(fsum(map(persons.corpus.rarity, names)), pair) for pair, names in shared.items()]
    for weight, (a, b) in sorted(weighed, key=lambda item: (-item[0], item[1])):
        if weight >= ENOUGH_ALIKE and persons.can_join(a, b, misprint=True):
            persons.join(a, b, "alike", weight, "like names, " + _in_common(shared[a, b]))


def _in_common(names: Sequence[str]) -> str:
    if len(names) == 1:
        return "1 co-author in common"
    return f"{len(names)} co-authors in common"


def _shared_marks(keys: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Give for each name its marks that another name has as well."""
    counts = Counter(mark for key in keys for mark in _marks(spelling(key)))
    shared = {mark: mark for mark, count in counts.items() if count > 1}
    return {
        key: tuple(shared[mark] for mark in _marks(spelling(key)) if mark in shared) for key in keys
    }


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
    near: dict[str, dict[Spelling, str]] = {name.key: {} for name in names}
    for name in names:
        for other in initial[name.given[0][0] if name.given else ""]:
            kind = compatible(name, other) if other.key != name.key else None
            if kind:
                near[name.key].setdefault(other, kind)
                near[other.key].setdefault(name, kind)
    return {key: [(kind, other) for other, kind in found.items()] for key, found in near.items()}


def _other_archives(persons: Persons, a: int, b: int) -> bool:
    one, other = (persons.corpus.archives(persons.members[n]) for n in (a, b))
    return bool(one and other and not one & other)


def _join_rare(persons: Persons, common: Commonness) -> None:
    """Join two persons with rare names that are alike, where no third has such a name."""
    of_key: dict[str, set[int]] = defaultdict(set)
    for number, key in enumerate(persons.key):
        of_key[key].add(number)
    blocks: dict[str, list[tuple[str, Marks]]] = defaultdict(list)
    for key in sorted(of_key):
        name = spelling(key)
        if name.is_full and common.others(name) < RARE:
            blocks["words"].append((key, _word_marks))
            if name.family not in COMMON_FAMILIES:
                blocks["letters " + name.given[0][0]].append((key, _letter_marks))
    for block in sorted(blocks):
        buckets: dict[str, list[str]] = defaultdict(list)
        for key, marks in blocks[block]:
            for mark in marks(spelling(key)):
                buckets[mark].append(key)
        for mark in sorted(mark for mark, keys in buckets.items() if len(keys) > 1):
            # Several spellings may be one person's by now.
            bearers = {persons.find(n) for key in buckets[mark] for n in of_key[key]}
            if len(bearers) == 2:
                a, b = sorted(bearers)
                if persons.can_join(a, b, misprint=True) and not _other_archives(persons, a, b):
                    persons.join(a, b, "alike", 0.0, "two rare names that are alike")


def _word_marks(name: Spelling) -> set[str]:
    """Give marks that spellings of one rare name share: its words, with one left out."""
    words = [*name.given, *name.words]
    long = [word for word in words if len(word) > 1]
    marks = {"words " + " ".join(sorted(words))}
    for rest in (long, *(long[:n] + long[n + 1 :] for n in range(len(long)))):
        if len(rest) > 1 and len("".join(rest)) >= MISPRINT - 1:
            marks.add("part " + " ".join(sorted(rest)))
    return marks


def _letter_marks(name: Spelling) -> set[str]:
    """Give its letters, with one left out but the first, umlauts in one spelling."""
    plain = "".join([*name.given, *name.words])
    for two, one in (("ue", "u"), ("oe", "o"), ("ae", "a")):
        plain = plain.replace(two, one)
    marks = {plain}
    if len(plain) >= MISPRINT:
        marks.update(f"{plain[:n]}{plain[n + 1 :]}" for n in range(1, len(plain)))
    return marks

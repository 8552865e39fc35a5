"""Different spellings of one person: groups of different names are joined.

Surest first: compatible names with co-authors in common, names that are only alike with
more of them, then names that only one known person can bear. Two groups that stand on
one paper, or hold names that cannot be one person's, are never joined.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import numpy as np

from kgraph.resolve.people.columns import Numbers, Rows, Texts, by_alphabet
from kgraph.resolve.people.corpus import Corpus
from kgraph.resolve.people.given_names import COMMON_FAMILIES, long_forms
from kgraph.resolve.people.homonyms import Link
from kgraph.resolve.people.persons import Persons
from kgraph.resolve.people.shared_company import beside, shared
from kgraph.resolve.people.spelling import Spelling, alike, compatible

ENOUGH = 1.5  # rarity of the co-authors in common that joins compatible names
ENOUGH_ALIKE = 6.0  # and names that are only alike
DOUBTED = 3  # rivals of a name up to which each is a candidate
FEW = 0.4  # others of that name expected, up to which the only bearer known is the one
RARE = 0.02  # others expected, up to which two names that are alike are one
MISPRINT = 11  # letters of a whole name, from which on one may be wrong

Marks = Callable[[Spelling], set[str]]


def join_variants(
    corpus: Corpus, groups: Rows, names: Sequence[Spelling], others: Sequence[float]
) -> tuple[Persons, list[Link]]:
    """Join groups of different names; give them, and pairs that stay in doubt.

    Args:
        corpus: Where they stand.
        groups: Mentions of one name each, ordered by name.
        names: The corpus's names.
        others: How many other people are expected to bear each of them.

    Cost: linear in mentions and co-authors, but for names of one family that share a
    co-author or an initial, which are compared with each other.
    """
    persons = Persons(corpus, groups, names)
    families, family = by_alphabet([name.family for name in names])
    _join_with_company(persons, family)
    doubtful: list[Link] = []
    # Keys of one family need not follow each other: families are run together, keys are not.
    order = np.argsort(family, kind="stable")
    ends = np.cumsum(np.bincount(family, minlength=len(families)))[:-1]
    for keys in np.split(order, ends):
        if len(keys) > 1:
            doubtful += _join_only_bearers(persons, keys.tolist(), others)
    _join_rare(persons, others)
    return persons, doubtful


def _join_with_company(persons: Persons, family: Numbers) -> None:
    """Join names with co-authors in common: compatible ones, then those that are alike."""
    corpus, names = persons.corpus, persons.spellings

    def fits(x: int, y: int) -> bool:
        return compatible(names[x], names[y]) is not None

    def is_alike(x: int, y: int) -> bool:
        return alike(names[x], names[y]) and compatible(names[x], names[y]) is None

    known = beside(corpus, persons.groups, persons.key)
    found = shared(corpus, known, family, fits)
    for a, b, weight, count in found.best_first(ENOUGH):
        if persons.can_join(a, b):
            persons.join(a, b, "co-authors", weight, _in_common(count))
    found = shared(corpus, known, np.zeros_like(family), is_alike, _shared_marks(names))
    for a, b, weight, count in found.best_first(ENOUGH_ALIKE):
        if persons.can_join(a, b, misprint=True):
            persons.join(a, b, "alike", weight, "like names, " + _in_common(count))


def _in_common(names: int) -> str:
    return "1 co-author in common" if names == 1 else f"{names} co-authors in common"


def _shared_marks(names: Sequence[Spelling]) -> Rows:
    """Give for each name its marks that another name has as well."""
    counts = Counter(mark for name in names for mark in _marks(name))
    texts = Texts()
    for name in names:
        texts.add(mark for mark in _marks(name) if counts[mark] > 1)
    return texts.finished()[1]


def _marks(name: Spelling) -> frozenset[str]:
    """Give marks of a name, of which names that are alike share one."""
    words = [*name.given, *name.words]
    whole = "".join(sorted("".join(words)))
    begins = f"{name.family[:2]},{name.given[0][0] if name.given else ''}"
    return frozenset([begins, whole, *(word for word in words if len(word) > 3)])


def _join_only_bearers(
    persons: Persons, numbers: Sequence[int], others: Sequence[float]
) -> Iterator[Link]:
    """Join a name to the only one of its family that it can be short for; list the doubtful."""
    number = {persons.spellings[n].key: n for n in numbers}
    near = _near([persons.spellings[number[key]] for key in sorted(number)])
    order = {"same": 0, "variant": 1, "initials": 2}
    pairs = {
        (order[kind], min(key, other.key), max(key, other.key))
        for key, found in near.items()
        for kind, other in found
    }
    for _, x, y in sorted(pairs):
        a, b = (persons.only_bearer(number[key]) for key in (x, y))
        if a is None or b is None or a == b or not persons.can_join(a, b):
            continue
        both = [persons.spellings[number[key]] for key in (x, y)]
        expected = max(others[number[x]], others[number[y]])
        rivals = [other for _, other in (*near[x], *near[y]) if other.key not in (x, y)]
        is_only = expected <= FEW and all(compatible(r, s) for r in rivals for s in both)
        if is_only and not _other_archives(persons, a, b):
            persons.join(a, b, "only bearer", 0.0, "no other person known can bear both names")
        elif len(rivals) <= DOUBTED:
            said = "compatible names; no co-author in common"
            yield Link(persons.groups[a][0], persons.groups[b][0], "variant", -1.0, said)


def _near(names: Sequence[Spelling]) -> dict[str, list[tuple[str, Spelling]]]:
    """Give for each name of a family, in their order, the ones it is compatible with."""
    near: dict[str, dict[str, tuple[str, Spelling]]] = {name.key: {} for name in names}
    for a, b in sorted(_to_compare(names)):
        one, other = names[a], names[b]
        if _initial(one) not in _initials(other):
            if _initial(other) not in _initials(one):
                continue
            one, other = other, one
        kind = compatible(one, other)
        if kind:
            near[one.key][other.key] = kind, other
            near[other.key][one.key] = kind, one
    return {key: list(found.values()) for key, found in near.items()}


def _initial(name: Spelling) -> str:
    return name.given[0][0] if name.given else ""


def _initials(name: Spelling) -> set[str]:
    return {part[0] for part in name.given[:2]} or {""}


def _to_compare(names: Sequence[Spelling]) -> set[tuple[int, int]]:
    """Give the pairs of names of a family that may be compatible, by their places.

    Cost: linear but for names that begin alike, and those with a mere initial.
    """
    buckets: dict[str, list[int]] = defaultdict(list)
    initial: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        initial[_initial(name)].append(place)
        for mark in _beginnings(name.given):
            buckets[mark].append(place)
    pairs = {pair for found in buckets.values() for pair in combinations(found, 2)}
    for place, name in enumerate(names):
        if name.given and len(name.given[0]) == 1:
            pairs.update((min(place, n), max(place, n)) for n in initial[_initial(name)])
    return {(a, b) for a, b in pairs if a != b}


def _beginnings(given: Sequence[str]) -> set[str]:
    """Give marks of given names; `compatible` ones share one if none is a mere initial."""
    marks = {f"={''.join(given)}", *(f"={''.join(given[:n])}" for n in (1, 2, 3))}
    if given:
        first = given[0]
        # Jo and Joseph, Tom and Thomas.
        marks.update(f"={long}" for long in long_forms(first))
        if len(first) >= 3:
            marks.add(first[:3])
        elif len(first) == 1 and len(given) > 1:
            marks.add(f"={given[1]}")
        # "JC" and "Jean-Claude".
        marks.add("".join(name[0] for name in given) if len(given) > 1 else first)
    return marks


def _other_archives(persons: Persons, a: int, b: int) -> bool:
    one, other = (persons.corpus.archives(persons.members(n)) for n in (a, b))
    return bool(one and other and not one & other)


def _join_rare(persons: Persons, others: Sequence[float]) -> None:
    """Join two persons with rare names that are alike, where no third has such a name."""
    names = persons.spellings
    blocks: dict[str, list[tuple[int, Marks]]] = defaultdict(list)
    for number, name in enumerate(names):
        if name.is_full and others[number] < RARE:
            blocks["words"].append((number, _word_marks))
            if name.family not in COMMON_FAMILIES:
                blocks["letters " + name.given[0][0]].append((number, _letter_marks))
    for block in sorted(blocks):
        # Nearly all marks are those of one name, which needs no list.
        first: dict[str, int] = {}
        several: dict[str, list[int]] = {}
        for number, marks in blocks[block]:
            for mark in marks(names[number]):
                known = first.setdefault(mark, number)
                if known != number:
                    several.setdefault(mark, [known]).append(number)
        for mark in sorted(several):
            # Several spellings may be one person's by now.
            bearers = {group for number in several[mark] for group in persons.bearers(number)}
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

"""How many people may bear a name: what makes "the same name" strong evidence or weak."""

from collections import defaultdict
from collections.abc import Iterable

from kgraph.resolve.people.given_names import COMMON_FAMILIES
from kgraph.resolve.people.spelling import Spelling

TRUSTED = 5_000  # names at which a corpus counts as much as the list of families
# Share of names with a given name written out where the odds of `homonyms` were fitted.
WRITTEN = 0.97
MOST_HIDDEN = 4.0  # names for each one written out; what more of them are is not known
SHORT_NAME = 4  # letters of a given name that many people share
BY_LIST_SHORT, BY_LIST_LONG, BY_LIST_RARE = 0.5, 0.05, 0.005
INITIALS_COMMON, INITIALS_RARE = 2.0, 0.05


class Commonness:
    """How many other people bear a name, judged by the names of a corpus.

    Given and family names are taken as independent: the share of families with that given
    name, times the share of given names with that family, among names written out, times
    all names. Rare pairs come out near 0, "Yang Liu" in 64,000 names at .5. A corpus of few
    names written out knows little; there the list of common family names stands in.
    """

    def __init__(self, names: Iterable[Spelling]) -> None:
        families: dict[str, set[str]] = defaultdict(set)
        given: dict[str, set[str]] = defaultdict(set)
        initials: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._names = self._written = 0
        for name in names:
            self._names += 1
            if name.given and len(name.given[0]) > 1:
                self._written += 1
                families[name.family].add(name.given[0])
                given[name.given[0]].add(name.family)
                initials[name.family, name.given[0][0]].add(name.given[0])
        self._families = {family: len(names) for family, names in families.items()}
        self._given = {name: len(found) for name, found in given.items()}
        self._initials = {pair: len(names) for pair, names in initials.items()}

    def others(self, name: Spelling) -> float:
        """Give how many other people of that name are to be expected, roughly."""
        known = self._written if name.is_full else self._names
        trust = known / (known + TRUSTED)
        by_list, by_corpus = self._full(name) if name.is_full else self._initial(name)
        return trust * by_corpus + (1 - trust) * by_list

    def _full(self, name: Spelling) -> tuple[float, float]:
        first = next(part for part in name.given if len(part) > 1)
        by_list = BY_LIST_RARE
        if name.family in COMMON_FAMILIES:
            short = len(first) <= SHORT_NAME and len(name.given) == 1
            by_list = BY_LIST_SHORT if short else BY_LIST_LONG
        together = self._families.get(name.family, 1) * self._given.get(first, 1)
        written = max(self._written, 1)
        hidden = min(self._names / written, MOST_HIDDEN)
        by_corpus = WRITTEN**2 * together * hidden / written
        # A middle name tells most people of a name apart.
        return (by_list / 2, by_corpus / 10) if len(name.given) > 1 else (by_list, by_corpus)

    def _initial(self, name: Spelling) -> tuple[float, float]:
        by_list = INITIALS_COMMON if name.family in COMMON_FAMILIES else INITIALS_RARE
        seen = self._initials.get((name.family, name.given[0][0]), 0) if name.given else 1
        # Two names known that the initial can stand for: it stands for either.
        return max(by_list, (seen - 1) / 2), seen * self._families.get(name.family, 1) / 20

"""Whether two spellings of a name can be one person's.

Works on name keys (`kgraph.model.names.name_key`): ``family|given|suffix``, folded,
lower case. It knows nothing of papers; who is who is decided beside it.
"""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from kgraph.resolve.people.given_names import short_for

SHORT_WORD = 4  # letters: a shorter word with a wrong letter is another word
LONG_WORD = 8  # letters: may hold two wrong ones


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name key in parts: ``family`` run together, its ``words``, given names one by one."""

    key: str
    family: str
    words: tuple[str, ...]
    given: tuple[str, ...]
    suffix: str

    @property
    def is_full(self) -> bool:
        """Say whether some given name is written out."""
        return any(len(name) > 1 for name in self.given)

    @property
    def plain(self) -> tuple[str, str, str]:
        """Give the name without spaces: "Xiao-Ming" and "Xiaoming" agree."""
        return self.family, "".join(self.given), self.suffix


@lru_cache(maxsize=1 << 18)
def spelling(key: str) -> Spelling:
    """Take a name key apart."""
    family, _, rest = key.partition("|")
    given, _, suffix = rest.partition("|")
    return Spelling(
        key, family.replace(" ", ""), tuple(family.split()), tuple(given.split()), suffix
    )


def compatible(a: Spelling, b: Spelling) -> str | None:
    """Say how two spellings can be one person's name, or nothing if they cannot.

    Returns:
        ``same`` (apart from spaces and hyphens), ``variant`` (a middle name missing, a
        short form, a first initial dropped) or ``initials`` (a first name is only an
        initial on one side).

    Examples:
        >>> compatible(spelling("rae|jack"), spelling("rae|jack w"))
        'variant'
        >>> compatible(spelling("burger|john d"), spelling("burger|john f")) is None
        True
    """
    if a.family != b.family or (a.suffix and b.suffix and a.suffix != b.suffix):
        return None
    if "".join(a.given) == "".join(b.given):
        return "same"
    if not a.given or not b.given or _are_unlike(a.given[0], b.given[0]):
        return None
    return _given(a.given, b.given) or _given(b.given, a.given)


def _are_unlike(a: str, b: str) -> bool:
    """Say whether no rule makes two first given names one: nearly all pairs end here."""
    if a == b or len(a) == 1 or len(b) == 1:
        return False
    if a[0] == b[0] and (min(len(a), len(b)) <= 3 or a.startswith(b) or b.startswith(a)):
        return False
    return not short_for(a, b) and not short_for(b, a)


def _given(a: tuple[str, ...], b: tuple[str, ...]) -> str | None:
    # Initials run together: "JC" and "Jean-Claude".
    if len(a) == 1 and 1 < len(a[0]) <= 3 and len(b) > 1 and a[0] == "".join(n[0] for n in b):
        return "initials"
    first = _first(a[0], b[0])
    if first:
        return first if _rest(a[1:], b[1:]) else None
    for n in (2, 3):  # "Xiao Ming" and "Xiaoming"
        if len(a) >= n and "".join(a[:n]) == b[0]:
            return "variant" if _rest(a[n:], b[1:]) else None
    if len(a) > 1 and len(a[0]) == 1 and len(a[1]) > 1 and a[1] == b[0]:
        return "variant" if _rest(a[2:], b[1:]) else None  # "H. Francis" and "Francis"
    return None


def _first(a: str, b: str) -> str | None:
    if a == b:
        return "variant" if len(a) > 1 else "initials"
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        return "initials" if long[0] == short else None
    if short_for(short, long) or (
        len(short) >= 3 and len(long) - len(short) >= 2 and long.startswith(short)
    ):
        return "variant"
    return None


def _rest(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether middle names agree; one side may leave some out."""
    short, long = sorted((a, b), key=len)
    if "".join(short) == "".join(long):
        return True
    at = 0
    for name in short:
        while at < len(long) and not (
            long[at] == name or (1 in (len(name), len(long[at])) and long[at][0] == name[0])
        ):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def alike(a: Spelling, b: Spelling) -> bool:
    """Say whether two spellings differ as misprints and orders of names do.

    The same words in another order, all words of one in the other (a second family
    name left out), a family name that the other begins or ends with, or a wrong letter
    in one word. Two persons may well have such names: only what they did tells.

    Examples:
        >>> alike(spelling("kudo|taku"), spelling("kudoh|taku"))
        True
        >>> alike(spelling("toizer|sam"), spelling("toyer|sam"))
        False
    """
    first, second = [*a.given, *a.words], [*b.given, *b.words]
    if sorted(first) == sorted(second) or "".join(first) == "".join(second):
        return True
    short, long = sorted((first, second), key=len)
    if len(short) >= 2 and set(short) <= set(long) and sum(map(len, short)) >= LONG_WORD:
        return True
    if len(first) != len(second):
        return _family_within(a, b)
    return _wrong_words(first, second) == 1


def _wrong_words(first: list[str], second: list[str]) -> int:
    """Count the words that differ by a wrong letter; many, if one differs by more."""
    wrong = 0
    for one, other in zip(first, second, strict=True):
        if one == other or (1 in (len(one), len(other)) and one[0] == other[0]):
            continue
        length = min(len(one), len(other))
        allowed = 2 if length >= LONG_WORD else 1
        if length < SHORT_WORD or one[0] != other[0]:
            return len(first) + 1
        if DamerauLevenshtein.distance(one, other, score_cutoff=allowed) > allowed:
            return len(first) + 1
        wrong += 1
    return wrong


def _family_within(a: Spelling, b: Spelling) -> bool:
    short, long = sorted((a.family, b.family), key=len)
    if len(short) < SHORT_WORD or not (long.startswith(short) or long.endswith(short)):
        return False
    return bool(a.given and b.given and a.given[0] == b.given[0])

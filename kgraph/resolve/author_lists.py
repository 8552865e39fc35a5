"""Do two author lists name the same people? Pure functions over name keys (`model.names`).

Which person a name belongs to is not decided here; a name agrees with a spelling of
itself: initials, one letter lost in transfer ("Barbar?"), family and given name
turned round.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from kgraph.model.names import family_key

MIN_GIVEN = 3  # letters: fewer are initials, or names that differ by one letter
MIN_GROUP = 5  # letters of a group's name
LONG_NAME = 6  # letters of a name in which two may be lost
_FIGURES = re.compile(r" ?\d+")
_WORD = re.compile(r"\w{2,}")  # one in common at least: lists of thousands are met
_LETTER = re.compile(r"[^\W\d_]")


def shared_authors(a: Sequence[str], b: Sequence[str]) -> float | None:
    """Give the share of the shorter list of name keys that the other holds, 0 to 1.

    "W. Wang" and "Wei Wang" agree, "Wei Wang" and "Yu Wang" do not.

    Returns:
        Nothing if one of the lists is not known.
    """
    found = _found(tuple(a), tuple(b))
    return None if found is None else found[0] / min(found[1:])


def all_authors(a: Sequence[str], b: Sequence[str]) -> float | None:
    """Give the share of the longer list that the other holds, as `shared_authors` does."""
    found = _found(tuple(a), tuple(b))
    return None if found is None else found[0] / max(found[1:])


# A pair of lists is looked at a few times in a row.
@lru_cache(maxsize=64)
def _found(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[int, int, int] | None:
    # Figures in a name are a library's own ("Wei Wang 0001") or an entity's ("&#225;").
    a, b = (tuple(_FIGURES.sub("", key) for key in keys if _LETTER.search(key)) for keys in (a, b))
    if not a or not b:
        return None
    shorter, longer = sorted((a, b), key=len)
    families: dict[str, list[str]] = defaultdict(list)
    by_word: dict[str, list[str]] = defaultdict(list)
    for key in longer:
        families[family_key(key)].append(key)
        for word in _WORD.findall(key):
            by_word[word].append(key)
    found = sum(
        any(_same_initial(key, other) for other in families.get(family_key(key), ()))
        or any(_same_written(key, other) for word in _WORD.findall(key) for other in by_word[word])
        for key in shorter
    )
    return found, len(a), len(b)


def _given(key: str) -> str:
    return key.partition("|")[2]


def _same_initial(a: str, b: str) -> bool:
    one, other = _given(a)[:1], _given(b)[:1]
    return not one or not other or one == other


def _same_written(a: str, b: str) -> bool:
    """Say whether two names are one name that is written in two ways."""
    one, other = a.replace("|", " ").split(), b.replace("|", " ").split()
    shared = set(one) & set(other)
    if len(shared) > 1 and (shared >= set(one) or shared >= set(other)):
        return True  # turned round, or one name of several left out
    if not _given(a) and not _given(b):  # groups: "TimesTen Team", "The Times-Ten Team"
        short, long = sorted(("".join(one), "".join(other)), key=len)
        return len(short) >= MIN_GROUP and short in long
    if family_key(a) == family_key(b):
        return _few_letters(_given(a), _given(b))
    same = _given(a) == _given(b) and len(_given(a).replace(" ", "")) > MIN_GIVEN
    return same and _few_letters(family_key(a), family_key(b))


def _few_letters(a: str, b: str) -> bool:
    """Say whether two parts of names are as close as letters lost in transfer leave them."""
    longest = max(len(a), len(b))
    if min(len(a), len(b)) < MIN_GIVEN:
        return False
    allowed = 1 if longest < LONG_NAME else 2
    return Levenshtein.distance(a, b, score_cutoff=allowed) <= allowed

"""Are all parts of a list names of people? What one by itself does not tell, the others do."""

import re
from collections.abc import Sequence

from kgraph.read.parts.persons import (
    NOT_NAMES,
    is_capital_name,
    is_initialled_among,
    is_person,
    is_signing_organisation,
)

MAX_CAPITALS = 10  # letters of an organisation in capitals
_AN_INITIAL = re.compile(r"\b[A-Z]\.")
# Words of titles that are names as well, if what stands beside them in a list are names.
_DOUBTFUL = frozenset(("A", "An", "In", "On", "To", "Can", "The"))
MANY = 8  # names of a list among which one may be written as none is: "Xiao-Ming xu"
_ODD_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]*)*")


def are_persons(names: Sequence[str], *, glued: bool) -> bool:
    """Say whether all are names; what a name may be too is one among as many that surely are."""
    doubtful = 0
    capital = -1  # of all names; not counted yet
    # "A.Lee" is one where there are other initials; "A.B.Lee" is one by itself.
    initials = -1  # of all names; not counted yet
    for n, name in enumerate(names):
        if is_person(name):
            continue
        if is_initialled_among(names, n):
            initials = len(_AN_INITIAL.findall(", ".join(names))) if initials < 0 else initials
            if initials > 1:
                continue
        if is_capital_name(name):
            capital = sum(map(is_capital_name, names)) if capital < 0 else capital
            if capital > 1 or _AN_INITIAL.search(name):
                continue
        doubtful += 1
        if 2 * doubtful <= len(names) and _may_be_person(name, len(names), glued=glued):
            continue
        last = n == len(names) - 1  # a title may stand behind the names
        if len(names) < MANY or 10 * doubtful > len(names) + 9 or not _is_odd(name, last=last):
            return False
    return True


def _may_be_person(name: str, among: int, *, glued: bool) -> bool:
    """Say whether a text is a name but for a word that titles have too: "An Yang"."""
    tokens = name.split()
    if glued and among >= 3 and may_sign(name):
        return True  # "NVIDIA", before two names
    if not tokens or _DOUBTFUL.isdisjoint(tokens):
        return False
    if tokens[0] in _DOUBTFUL:
        first = glued or (tokens[0] == "An" and among >= 4)
        if len(tokens) != 2 or not first:
            return False
    elif "The" in tokens:
        return False
    return is_person(" ".join("Ann" if token in _DOUBTFUL else token for token in tokens))


def may_sign(name: str) -> bool:
    """Say whether a word may be an organisation that signs a paper: "OpenAI", "NVIDIA"."""
    capitals = 3 <= len(name) <= MAX_CAPITALS and name.isalpha() and name.isupper()
    return capitals or is_signing_organisation(name)


def _is_odd(name: str, *, last: bool) -> bool:
    """Say whether a text has the shape of a name, but for its small letters or its length."""
    tokens = name.split()
    return (
        2 <= len(tokens) <= (3 if last else 5)
        and name[0].isalpha()
        and NOT_NAMES.isdisjoint(tokens)
        and any(token[0].isupper() for token in tokens)
        and all(_ODD_WORD.fullmatch(token) for token in tokens)
    )

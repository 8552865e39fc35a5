"""Degrees behind names, as journals of medicine print them; they are of no name.

Ann Lee, PhD, Bob Day, M.D., M.P.H., Cy Fox PhD
"""

import re
from collections.abc import Sequence

Place = tuple[int, int]
MAX_DEGREES = 60  # code points of those behind a name

_DEGREE = (
    r"(?:Ph\.?\s?D|D\.?\s?Phil|Dr\.?\s?P\.?H|M\.?P\.?H|M\.?Sc|B\.?Sc|Pharm\.?D|Ed\.?D|Sc\.?D)\b\.?"
)
# Initials too: "Lee, M.D., Day, R.N.", "Lee MD".
_LIKE_INITIALS = r"(?:M\.?D|R\.?N|M\.?B\.?A|M\.?S|M\.?A|B\.?S|M\.?B\.?B\.?S|D\.?O)\b\.?"
_ALONE = re.compile(rf"(?:{_DEGREE}|{_LIKE_INITIALS})(?:[\s/]+(?:{_DEGREE}|MD\b))*$")
_LAST = re.compile(rf"(?:,?\s+(?:{_DEGREE}|M\.D\.?(?=\s|,|$)|MD\b))+$")
_SURE = re.compile(rf"\b{_DEGREE}|,\s+MD\b|\sM\.D\b.*\sM\.D\b", re.DOTALL)
_SIGNS = ("D", "il", "H", "Sc")  # one of these is in every such list


def without_degrees(text: str, places: Sequence[Place]) -> list[Place]:
    """Give the names of a list without the degrees behind them."""
    first, last = (places[0][0], places[-1][1]) if places else (0, 0)
    # Most lists have none, which is told at little cost.
    printed = text[first:last]
    if not any(sign in printed for sign in _SIGNS) or not _SURE.search(
        text, first, min(len(text), last + 1)
    ):
        return list(places)
    names: list[Place] = []
    for a, b in places:
        # Behind a family name alone these are initials.
        whole = bool(names) and " " in text[slice(*names[-1])]
        if whole and _ALONE.match(text, a, b):
            continue
        degree = _LAST.search(text, max(a, b - MAX_DEGREES), b)
        given = degree is not None and " " in text[a : degree.start()]
        names.append((a, degree.start()) if degree and given else (a, b))
    return names

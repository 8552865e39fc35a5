"""Family names alone, as a field of notes lists them: "Lee, Day, Di Fox", "Lee & Day"."""

import re

from kgraph.read.page import trim
from kgraph.read.parts.authors import AuthorList

_ET_AL = re.compile(r"[,;]?\s(?:et\.? al\b|and others\b|u\.\s?a\.|and co\b).*$")
_PART = re.compile(r"(?:(?!\s(?:and|und|et|y)\s)[^,;&+/])+")
_JOINING = re.compile(r"\s*(?:and|und|et|y)\s")
_NAME = re.compile(
    r"(?P<before>(?:[dD][aeiou]|[dD]e[lr]|[vV][ao]n(?:\s[dD]e[rn]?)?|[lL][ae]|[Tt]e[rn])\s)?"
    r"[^\W\d_a-z][\w'’-]*[^\W\d_A-Z]"
)


def find_families(text: str, start: int, end: int, *, noted: bool = False) -> AuthorList | None:
    """Read family names with commas or "and" between, nothing if some may be pairs, "Lee, Ann".

    An odd number of them is none, nor is a particle where a first name would be; who takes notes
    (``noted``) writes no two pairs.
    """
    cut = _ET_AL.search(text, start, end)
    stop = cut.start() if cut else end
    places = []
    for part in _PART.finditer(text, start, stop):
        joining = _JOINING.match(text, *part.span())
        place = trim(text, joining.end() if joining else part.start(), part.end())
        if place[0] < place[1]:
            places.append(place)
    found = [_NAME.fullmatch(text, *place) for place in places]
    if not all(found) or not (len(found) > 1 or (cut and found)):
        return None
    alone = cut or len(found) % 2 or "," not in text[start:stop]
    alone = alone or any(name and name["before"] for name in found[1::2])
    return (
        AuthorList(tuple(places), cut is not None) if alone or (noted and len(found) > 2) else None
    )

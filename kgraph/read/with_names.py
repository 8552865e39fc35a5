"""Co-authors that someone names behind a title of their own: "with B. Day and C. Fox".

Pure: places of a text in, places out.
"""

import re

from kgraph.read.authors import AuthorList
from kgraph.read.line_parts import bare, people
from kgraph.read.title_names import is_venue

_WITH = re.compile(
    r"\(?\s?(?:joint(?:ly|\swork)?\swith|with|by|co-?authors?:?|authors?:)\s+(?P<names>[^()]{4,})"
    r"(?P<closed>\)[\s,.;:]*)?",
    re.IGNORECASE,
)
_BORDER = re.compile(r"[,;.]\s+|\s[–—-]\s")
MAX_BORDERS = 40


def find_with(text: str, start: int, end: int) -> tuple[AuthorList, int] | None:
    """Read the names behind "with", in brackets or up to a venue; and where they end."""
    said = _WITH.match(text, start, end)
    if said is None:
        return None
    first, last = said.span("names")
    if said["closed"]:
        found = people(text, *bare(text, first, last))
        return (found, said.end()) if found else None
    borders = [m.span() for m in _BORDER.finditer(text, first, last)][:MAX_BORDERS]
    for stop, behind in [(last, last), *reversed(borders)]:
        found = people(text, *bare(text, first, stop))
        # "with B. Day, Wool Review 12": the journal has the shape of a name.
        if found and not is_venue(text[slice(*found.places[-1])]):
            return found, behind
    return None

"""Co-authors that someone names behind a title of their own: "with B. Day and C. Fox".

Pure: places of a text in, places out.
"""

import re

from kgraph.read.parts.authors import AuthorList, split_authors
from kgraph.read.parts.line_parts import bare, people
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.title_names import is_venue

_WITH = re.compile(
    r"\(?\s?(?:joint(?:ly|\swork)?\swith|with|by|co-?authors?:?|authors?:|(?:en commun )?avec"
    r"|(?:(?:zusammen|gemeinsam) )?(?-i:[Mm]it)|con)\s+(?P<names>[^()]{4,})"
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
        found = people(text, *bare(text, first, last)) or _mostly(text, *bare(text, first, last))
        return (found, said.end()) if found else None
    borders = [m.span() for m in _BORDER.finditer(text, first, last)][:MAX_BORDERS]
    for stop, behind in [(last, last), *reversed(borders)]:
        found = people(text, *bare(text, first, stop))
        # "with B. Day, Wool Review 12": the journal has the shape of a name.
        if found and not is_venue(text[slice(*found.places[-1])]):
            return found, behind
    return None


def _mostly(text: str, start: int, end: int) -> AuthorList | None:
    """Read names in brackets of which one is written as none is: "Ann Lee and Bob day"."""
    found = split_authors(text, start, end)
    names = [text[a:b] for a, b in found.places]
    odd = [name for name in names if not is_person(name)]
    told = len(odd) == 1 and odd[0][:1].isupper() and is_person(odd[0].title())
    return found if told and len(names) > 1 and not found.unread else None

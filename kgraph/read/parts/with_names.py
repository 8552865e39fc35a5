"""Co-authors that someone names behind a title of their own: "with B. Day and C. Fox".

Pure: places of a text in, places out.
"""

import re

from kgraph.read.parts.affiliated import find_affiliated
from kgraph.read.parts.authors import AuthorList, split_authors
from kgraph.read.parts.line_parts import bare, people
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.title_names import is_venue

_LEAD = (
    r"\s?(?:joint(?:ly|\s+work)?\s+with|(?:(?:co-?)?(?:edited|written|authored)\s+)?with:?"
    r"|(?:together|in\s+collaboration)\s+with|w/|by"
    r"|co-?authors?:?|authors?:|(?:en\s+(?:commun|collaboration)\s+)?avec"
    r"|(?:(?:zusammen|gemeinsam)\s+)?(?-i:[Mm]it)"
    r"|(?:(?:en\s+(?:colaboración|coautoría)|in\s+collaborazione)\s+)?con"
    r"|(?:em\s+colaboração\s+)?com|met|(?:tillsammans\s+)?med"
    r"|współaut\w*\.?:?|(?:(?:wspólnie|razem|wraz)\s+)?z|(?:spolu\s+)?(?-i:se?))\s+"
)
# In brackets, those of affiliations inside of them; or up to wherever.
_IN_BRACKETS = re.compile(
    rf"[(\[]{_LEAD}(?P<names>(?:[^()\[\]]|\([^()]*\)){{3,}})[)\]][\s,.;:]*", re.IGNORECASE
)
_OPEN = re.compile(rf"[(\[]?{_LEAD}(?P<names>.{{3,}})", re.IGNORECASE | re.DOTALL)
_LEADS = re.compile(rf"[(\[]?{_LEAD}(?=[^\W\d_])", re.IGNORECASE)
_BORDER = re.compile(r"[,;.]\s+|[)\]][\s.,;]*$|\.?\s*$|\s[–—·•|-]\s|\s?(?=[(\[])")
_AND = re.compile(r"[,\s](?:and|&|et|und|y|e|och|og|en)\s+")
_FACT = re.compile(
    r"\W{0,3}(?:\d|[Vv]ol|[Ff]orthcoming|[Ii]n press|[Aa]ccepted|R\s?&\s?R|[Rr]evise"
    r"|[Cc]onditional)"
)
_TWO = re.compile(r"\S+\s[^,]+,\s")  # "Bob Day, Representations" is no inverted name here
_DIGIT = re.compile(r"\d")
MAX_BORDERS = 40


def behind_with(text: str, start: int, end: int) -> int:
    """Give where names begin that somebody's own list names before a title: "with B. Day: "."""
    said = _LEADS.match(text, start, end)
    return said.end() if said else start


def find_with(text: str, start: int, end: int) -> tuple[AuthorList, int] | None:
    """Read the names behind "with", in brackets or up to a venue; and where they end.

    Affiliations may stand behind them: "with B. Day (Wool University) and C. Fox".
    """
    if said := _IN_BRACKETS.match(text, start, end):
        first, last = said.span("names")
        found = _named(text, first, last) or _mostly(text, *bare(text, first, last))
        if found:
            return found, said.end()
    said = said or _OPEN.match(text, start, end)
    if said is None:
        return None
    first, last = said.span("names")
    borders = [m.span() for m in _BORDER.finditer(text, first, last)][:MAX_BORDERS]
    for stop, behind in [(last, last), *reversed(borders)]:
        found = _named(text, first, stop)
        # "with B. Day, Wool Review 12": the journal has the shape of a name.
        if found and not (
            is_venue(text[slice(*found.places[-1])]) or _has_more(text, first, found)
        ):
            return found, behind
    return None


def _has_more(text: str, start: int, found: AuthorList) -> bool:
    """Say whether a list holds more than names: something behind the one that "and" announces, or
    what a volume or a year follows and no "and" stands before: "with B. Day, Wool Economics, 3".
    """
    if len(found.places) == 1:
        return _TWO.match(text, *found.places[0]) is not None
    last, end = found.places[-1]
    borders = [border.end() for border in _AND.finditer(text, start, end)]
    return borders[-1] < last if borders else _FACT.match(text, end) is not None


def _named(text: str, start: int, end: int) -> AuthorList | None:
    begin, stop = bare(text, start, end)
    plain = text.find("(", begin, stop) < 0 or _DIGIT.search(text, begin, stop)
    return (None if plain else find_affiliated(text, begin, stop)) or people(text, begin, stop)


def _mostly(text: str, start: int, end: int) -> AuthorList | None:
    """Read names in brackets of which one is written as none is: "Ann Lee and Bob day"."""
    found = split_authors(text, start, end)
    names = [text[a:b] for a, b in found.places]
    odd = [name for name in names if not is_person(name)]
    told = len(odd) == 1 and odd[0][:1].isupper() and is_person(odd[0].title())
    return found if told and len(names) > 1 and not found.unread else None

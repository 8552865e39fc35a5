"""Lines that tell several facts of a paper, with signs between: who, when, where it is.

    Liming Wang, Eduardo D. Sontag — posted March 31, 2007 — arXiv:0704.0036
    Trevor Bruen, David Bryant · 2007 · https://arxiv.org/abs/0704.0615

Most layouts have a line for each. A page that nobody knows better by its lines as they are is
read with such lines parted.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgraph.read.page import Page, page, trim
from kgraph.read.parts import entry
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.dates import is_date
from kgraph.read.parts.joined import Joined
from kgraph.read.parts.list_marks import mark_width
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.title_names import is_venue

MAX_LINE = 1000  # code points
MAX_OTHER = 5  # words of what is neither names nor a day nor an id: "5 min read"
_SEAMS = (
    re.compile(r"\s(?:[-–—]{1,3}|[·•⋅∙|/])\s"),
    re.compile(r";\s"),
    re.compile(r"\s(?=on\s(?:[A-Z][a-z]{2,8}\s)?\d)|\s(?=\((?:arXiv|https?:))"),
)
_SIGN = re.compile(r"[-–—·•⋅∙|/;]\s|\s(?:on\s|\((?:arXiv|http))")
_DATED = re.compile(
    r"(?:(?:first\s)?(?:posted|published|submitted|appeared|added|uploaded|released|date|year"
    r"|online|accepted)\s?:?\s)?(?:on\s|in\s)?(?P<date>\S.{3,30})$",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BY = re.compile(r"by:?\s+", re.IGNORECASE)
_CODE = re.compile(r"[\[(]?(?:[a-z-]+\.[A-Z]{2}|[a-z-]{4,9}-[a-z]{2,4})[\])]?$")
Place = tuple[int, int]


def find_row(text: str, start: int, end: int) -> list[Place] | None:
    """Find the parts of a line that tells facts: names, and a day or an id beside them.

    Nothing but days and ids stands before the names: a title there is an entry on one line.
    """
    if end - start > MAX_LINE or not _SIGN.search(text, start, end):
        return None
    for seams in _SEAMS:
        places, begin = [], start
        for seam in [*seams.finditer(text, start, end), None]:
            places.append(trim(text, begin, seam.start() if seam else end))
            begin = seam.end() if seam else end
        if len(places) > 1 and _are_facts([text[a:b] for a, b in places]):
            return places
    return None


def _are_facts(parts: Sequence[str]) -> bool:
    named = told = False
    for part in parts:
        if is_day(part) or entry.is_id(part.strip("()[] ")) or _CODE.match(part):
            told = True
        elif not named and are_names(part, alone=part is parts[0]):
            named = True
        elif not named or len(part.split()) > MAX_OTHER:
            return False
        elif is_venue(part) and YEAR.search(part):
            told = True
    return named and told


def is_day(part: str) -> bool:
    """Say whether words are a day, and perhaps what was on it: "posted March 31, 2007"."""
    dated = _DATED.match(part)
    return dated is not None and is_date(dated["date"].strip("() ."))


def are_names(part: str, *, alone: bool) -> bool:
    """Say whether words are names; behind a day one ``alone`` may be a venue: "Wool Review"."""
    by = BY.match(part)
    start = by.end() if by else 0
    found = find_authors(part, start, len(part))
    if found and (len(found.places) > 1 or found.truncated):
        return True
    return (alone or by is not None) and (found is not None or is_person(part[start:]))


def parted(on: Page) -> Joined | None:
    """Give a page with each fact of such lines on a line of its own; nothing if it has none."""
    seams = list(_seams(on))
    if not seams:
        return None
    pieces: list[str] = []
    places: list[int] = []
    moves: list[int] = []
    position = size = 0
    for start, end in [*seams, (len(on.text), len(on.text))]:
        for piece, place in ((on.text[position:start], position), ("\n", start)):
            pieces.append(piece)
            places.append(size)
            moves.append(place - size)
            size += len(piece)
        position = end
    whole = page(on.source, "".join(pieces[:-1]), inner=on.inner)
    return Joined(whole, tuple(places), tuple(moves))


def _seams(on: Page) -> Iterator[Place]:
    for line in on.lines:
        if not _SIGN.search(line.text):
            continue
        start = line.start + mark_width(line.text)
        if places := find_row(on.text, start, line.end):
            for (_, stop), (begin, _) in pairwise(places):
                yield stop, begin

"""Entries whose parts need no names in front: a title in quotation marks, parts on own lines.

    [3] "Counting Sheep", A. Lee and B. Day, J. Wool 3, 77 (2005)
    [2] A. Lee, B. Day
    Counting Goats
    Phys. Wool 75, 047303 (2007)

Pure: places of a text in, places out.
"""

import re
from collections.abc import Iterator

from kgraph.read.page import find_lines
from kgraph.read.parts import entry
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.quoted_titles import names_behind
from kgraph.read.parts.title_names import is_venue, is_volume
from kgraph.read.references.initialled import find_initialled

QUOTED_FIRST, LINES = "quoted first", "lines"
SIGNS = frozenset('"“«„‘»')
Reading = tuple[str, AuthorList | None, tuple[int, int], int, tuple[int, int] | None]
MAX_LINES = 3  # of a title
MAX_PARTS = 12  # lines of an entry
TITLE = re.compile(
    r"(?:[\"“](?P<a>[^\"“”]{8,300}?)[,.]?[\"”]|«(?P<b>[^«»]{8,300}?)[,.]?»"
    r"|„(?P<c>[^„“”]{8,300}?)[,.]?[“”]|»(?P<d>[^«»]{8,300}?)[,.]?«"
    # An apostrophe closes no title: a sign stands behind what does.
    r"|‘(?P<e>[^‘]{8,300}?)[,.]?’(?=[,.;]|\s\())"
)
_BY = re.compile(r"[\s,.;:–—-]*(?:by\s+|von\s+|par\s+|por\s+|di\s+)?(?=\S)")
_AND = re.compile(r",?\s(?:and|und|et|y|e|&)\s")
_GOES_ON = re.compile(r"(?:[,;&:.–-]|\b(?:and|und|et|y|e))$")


def find_quoted_first(text: str, start: int, end: int) -> Iterator[Reading]:
    """Read a title in quotation marks, and names behind it: several, or one with initials."""
    match = TITLE.match(text, start, end) if text[start] in SIGNS else None
    if match is None or match.lastgroup is None:
        return
    title, after = match.span(match.lastgroup), match.end()
    by = _BY.match(text, after, end)
    begin = by.end() if by else after
    if text.startswith("(", begin):  # "(Lee & Day, 2018)" is read with its line
        return
    found, behind = names_behind(text, after, end)
    # A meeting, its place and its country have the shape of names: "and" parts none of them.
    if found and not _AND.search(text, found.places[-min(2, len(found.places))][1], behind):
        found = None
    for names, stop in find_initialled(text, begin, end):
        pointed = "." in text[names.places[0][0] : names.places[0][1] + 1]
        several = len(names.places) > 1 or names.truncated
        if (several or pointed) and (not found or len(names.places) >= len(found.places)):
            found, behind = names, stop
        break
    if found:
        yield QUOTED_FIRST, found, title, behind, None


def find_in_lines(text: str, start: int, end: int) -> Iterator[Reading]:
    """Part an entry behind a mark of which the first line is names, and the next are a title."""
    marked = text[text.rfind("\n", 0, start) + 1 : start].strip()
    if not marked or text.find("\n", start, end) < 0:
        return
    lines = list(find_lines(text, start, end))[: MAX_PARTS + 1]
    first = lines[0]
    if not 2 < len(lines) <= MAX_PARTS or _GOES_ON.search(first.text) or lines[1].text[0].islower():
        return
    whole = (names for names, stop in find_initialled(text, start, first.end) if stop == first.end)
    names = next(whole, None) or find_authors(text, start, first.end)
    for n in range(2, min(len(lines) - 1, MAX_LINES + 1) + 1) if names else ():
        told = lines[n].text
        if is_volume(told) or is_venue(told) or entry.is_id(told) or entry.is_link_line(told):
            stop = lines[n - 1].end
            stop -= text[stop - 1] == "."
            yield LINES, names, (lines[1].start, stop), lines[n].start, None
            return

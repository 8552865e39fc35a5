"""Entries without a year or an id, among others of a list that print a line each.

    Sheep at Night. Ann Lee, Bob Day. 1999.
    The Value of Goats in Fields. Cy Fox. VLDB
    Cows in Rain. Dee Hen, Ann Lee.

Nothing but the list says that they are entries: title and names stand there as in the others.
"""

from collections.abc import Iterator, Sequence

from kgraph.read.page import Line, Page
from kgraph.read.reference_names import bare
from kgraph.read.reference_places import MARK
from kgraph.read.reference_records import Reference
from kgraph.read.reference_styles import find_readings, is_title
from kgraph.read.title_names import is_venue

STYLE = "title first"
MIN_KNOWN = 3  # entries of that style, and most of the list
MIN_WORDS = 3  # of a title
MAX_LINE = 400  # code points


def find_undated(page: Page, found: Sequence[Reference]) -> list[Reference]:
    """Find the lines between the entries of a list that are entries without a year."""
    alike = [
        one for one in found if one.style == STYLE and "\n" not in page.text[one.start : one.end]
    ]
    if len(alike) < MIN_KNOWN or 3 * len(alike) < 2 * len(found):
        return []
    return list(filter(None, (_read(page, line) for line in _between(page, found))))


def _between(page: Page, found: Sequence[Reference]) -> Iterator[Line]:
    """Give the lines from the first entry to the one behind the last that are in none."""
    n = 0
    for line in page.lines:
        while n < len(found) and found[n].end <= line.start:
            n += 1
        if n and (n == len(found) or line.end <= found[n].start):
            yield line


def _read(page: Page, line: Line) -> Reference | None:
    """Read a line as a title, names, and at most a venue."""
    mark = MARK.match(page.text, line.start, line.end)
    begin = mark.end() if mark else line.start
    if line.end - begin > MAX_LINE or ". " not in line.text:
        return None
    for style, authors, title, after, _ in find_readings(page.text, begin, line.end):
        if style != STYLE or authors is None:
            continue
        venue = bare(page.text, after, line.end)
        placed = is_venue(page.text[slice(*venue)])
        told = placed if venue[0] < venue[1] else len(authors.places) > 1
        words = len(page.text[slice(*title)].split())
        if told and words >= MIN_WORDS and is_title(page.text, *title):
            return Reference(
                line.start,
                line.end,
                style,
                authors,
                bare(page.text, *title),
                None,
                venue,
                False,
                False,
            )
    return None

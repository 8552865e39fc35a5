"""Entries without a year or an id, among others of a list that print a line or a number each.

    Sheep at Night. Ann Lee, Bob Day. 1999.        [1] A. Lee, “Sheep at night,” 1999.
    The Value of Goats in Fields. Cy Fox. VLDB     [2] C. Fox and D. Hen, “The value of goats
    Cows in Rain. Dee Hen, Ann Lee.                in fields,” submitted for publication.

Nothing but the list says that they are entries: title and names stand there as in the others.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import takewhile

from kgraph.read.page import Line, Page
from kgraph.read.parts.title_names import is_venue
from kgraph.read.references.reference_dates import date_of, year_behind
from kgraph.read.references.reference_headings import is_plain_heading
from kgraph.read.references.reference_names import INITIAL, bare
from kgraph.read.references.reference_places import COMPLETE, MARK
from kgraph.read.references.reference_records import Reference
from kgraph.read.references.reference_styles import find_readings
from kgraph.read.references.reference_titles import is_title
from kgraph.read.references.reference_venues import venue_of

STYLE = "title first"
MIN_KNOWN = 3  # entries of that style or with numbers, and most of the list
MIN_WORDS = 3  # of a title
MAX_LINE = 400  # code points
MAX_LINES = 12  # of an entry with a number


def find_undated(page: Page, found: Sequence[Reference], marks: Set[int]) -> list[Reference]:
    """Find what stands between the entries of a list and is one without a year: a line, or what
    one of the ``marks`` begins where most entries have a number.
    """
    alike = [
        one for one in found if one.style == STYLE and "\n" not in page.text[one.start : one.end]
    ]
    numbered = [one for one in found if one.numbered]
    read: Iterable[Reference | None] = ()
    if _are_most(alike, found):
        read = (read_undated(page, line) for line in _between(page, found))
    elif _are_most(numbered, found):
        styles = {one.style for one in numbered if one.sure}
        read = (_read_marked(page, i, marks, styles) for i in _free(page, found, marks))
    return [one for one in read if one]


def is_over_another(
    page: Page, i: int, found: Reference, read: Callable[[Sequence[Line]], Reference | None]
) -> bool:
    """Say whether what was read from line ``i`` on is an entry of one line without a year, and
    below it one with a year; or a heading, and below it the same title.
    """
    if found.title[0] >= page.lines[i].end and is_plain_heading(page.lines[i].text):
        rest = [line for line in page.lines[i + 1 : i + MAX_LINES] if line.start < found.end]
        below = read(rest) if rest else None
        return below is not None and below.title == found.title
    if found.style != STYLE or page.lines[i].end >= found.end:
        return False
    rest = list(takewhile(lambda line: line.start < found.end, page.lines[i + 1 : i + MAX_LINES]))
    return read_undated(page, page.lines[i]) is not None and read(rest) is not None


def _are_most(some: Sequence[Reference], found: Sequence[Reference]) -> bool:
    return len(some) >= MIN_KNOWN and 3 * len(some) >= 2 * len(found)


def _free(page: Page, found: Sequence[Reference], marks: Set[int]) -> Iterator[int]:
    """Give the lines with a mark behind the first entry of a list that are in none."""
    n = 0
    for i in sorted(marks):
        start = page.lines[i].start
        while n < len(found) and found[n].end <= start:
            n += 1
        if n and (n == len(found) or start < found[n].start):
            yield i


def _read_marked(page: Page, i: int, marks: Set[int], styles: Set[str]) -> Reference | None:
    """Read what stands up to the next mark as names with initials and a title, in one of the
    styles of a list.
    """
    lines, stop = page.lines, i + 1
    mark = MARK.match(page.text, lines[i].start, lines[i].end)
    last = min(len(lines), i + MAX_LINES)
    while stop < last and stop not in marks and not lines[stop].blank:
        stop += 1
    if mark is None or not COMPLETE.search(lines[stop - 1].text):
        return None
    end = lines[stop - 1].end
    for style, authors, title, after, _ in find_readings(page.text, mark.end(), end):
        if style not in styles or style == STYLE or authors is None:
            continue
        names = [page.text[a:b] for a, b in authors.places]
        if all(map(INITIAL.search, names)) and is_title(page.text, *title, sure=True):
            year = year_behind(page.text, after, end)
            date = date_of(page.text, after, end, year) if year else None
            venue = venue_of(page.text, after, date.start if date else end, end)
            title = bare(page.text, *title)
            return Reference(lines[i].start, end, style, authors, title, date, venue, True, True)
    return None


def _between(page: Page, found: Sequence[Reference]) -> Iterator[Line]:
    """Give the lines from the first entry to the one behind the last that are in none."""
    n = 0
    for line in page.lines:
        while n < len(found) and found[n].end <= line.start:
            n += 1
        if n and (n == len(found) or line.end <= found[n].start):
            yield line


def read_undated(page: Page, line: Line) -> Reference | None:
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
        signed = INITIAL.search(page.text, *authors.places[0])
        told = placed if venue[0] < venue[1] else signed or len(authors.places) > 1
        words = len(page.text[slice(*title)].split())
        if told and words >= MIN_WORDS and is_title(page.text, *title, sure=signed is not None):
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

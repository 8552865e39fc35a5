"""Put what a line that is an entry says into a draft: title, names, a date, a venue."""

import re

from kgraph.read.page import Draft
from kgraph.read.parts.copied import put_venue
from kgraph.read.parts.dates import FoundDate, find_dates
from kgraph.read.parts.line_parts import Item
from kgraph.read.parts.title_marks import put_title

# "Wool Review 3(4) (2003), 435-451", "Wool Handbook, Meadow Press, 2004, pp. 2-9".
_YEAR_WITHIN = re.compile(
    r"(?:\((?P<a>(?:19|20)\d\d)\)|,\s(?P<b>(?:19|20)\d\d)),?\s(?:pp?\.\s?)?\d+\s?[-–]{1,3}\s?\d+\.?$"
)
MAX_DATE = 24  # code points


def _put_date(draft: Draft, item: Item, start: int, end: int) -> None:
    """Take the year of a line, with the month before it if there is one."""
    text = draft.page.text
    # The year of a row may stand in a cell of its own, before or behind the entry.
    inside = item.line.start <= start
    first = max(item.line.start if inside else 0, start - 20)
    for date in find_dates(text, first, end):
        if date.start <= start and end <= date.end:
            draft.put_as("published", date.value, date.start, date.end)
            return
    draft.put_as("published", text[start:end], start, end)


def put_item(draft: Draft, item: Item) -> None:
    """Take title, authors, year and venue of a line."""
    put_title(draft, *item.title)
    if item.authors:
        draft.add_authors(item.authors.places, truncated=item.authors.truncated)
    if item.year and not draft.has("published"):
        _put_date(draft, item, *item.year)
    within = _YEAR_WITHIN.search(draft.page.text, *item.venue) if item.venue else None
    if within and not draft.has("published"):
        kind = "a" if within["a"] else "b"
        draft.put_as("published", within[kind], *within.span(kind))
    if item.venue:
        start, end = item.venue
        # "June 2002. PNAS 99, 7821"
        first = None if draft.has("published") else _date_first(draft.page.text, start, end)
        if first:
            draft.put_as("published", first.value, first.start, first.end)
            start = first.end + 1
        put_venue(draft, start, end)


def _date_first(text: str, start: int, end: int) -> FoundDate | None:
    """Give the month or the year that a venue begins with, behind the names."""
    found = find_dates(text, start, min(end, start + MAX_DATE), year_alone=True)
    date = next(iter(found), None)
    ended = date is not None and text[date.end : date.end + 1] in (".", ",", ":", ";")
    return date if date and ended and date.start == start else None

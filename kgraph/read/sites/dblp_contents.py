"""The headings over the contents of a volume at DBLP: their year is the date of what stands below.

    25th VLDB 1999: Edinburgh, Scotland, UK
    Volume 24, Number 1, March 1999

Sections between ("Query Processing") say nothing of the date.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kgraph.read.page import Draft, Line, Page
from kgraph.read.parts.copied import first_place
from kgraph.read.parts.dates import find_dates

MAX_HEADING = 150  # code points
# "KDD 1999", "33rd NeurIPS 2019: Vancouver"; and of a journal "Volume 12: 2000",
# "Volume 24, Number 1, March 1999".
_MONTH = r"[A-Z][a-z]{2,8}\.?"
_HEADING = re.compile(
    r"(?:\d{1,3}(?:st|nd|rd|th|\.)\s+)?"
    r"[(A-Z][\w&/+'()-]*\s+(?:(?:[(A-Z][\w&/+'()-]*|of|on|and|for|in|the)\s+){0,8}"
    r"(?P<meeting>(?:19|20)\d\d)(?:\s*:\s+\S.*|\s+\([^()]{1,40}\))?$"
    r"|(?:.{3,80}, )?Volumes? \d+[\w-]*\b.{0,80}?[\s,:(]"
    rf"(?P<issue>(?:{_MONTH}(?:\s?[-/]\s?{_MONTH})?,?\s+)?(?:19|20)\d\d)\)?$"
)


def put_dates_above(
    page: Page, drafts: Sequence[Draft], entries: Sequence[tuple[int, int]]
) -> None:
    """Give entries without a date that of the last heading above them.

    ``entries`` are the first and last lines of the entries: "TREC 2004: An Overview" may be
    a title.
    """
    undated = [draft for draft in drafts if not draft.has("published")]
    if not undated:
        return
    taken = {i for first, stop in entries for i in range(first, stop)}
    over = (line for i, line in enumerate(page.lines) if i not in taken)
    found = [(line.start, place) for line in over if (place := _date_of(line))]
    starts = [start for start, _ in found]
    for draft in undated:
        above = bisect_left(starts, first_place(draft)) - 1
        if above >= 0:
            dates = list(find_dates(page.text, *found[above][1], year_alone=True))
            if dates:
                draft.put_as("published", dates[-1].value, dates[-1].start, dates[-1].end)


def _date_of(line: Line) -> tuple[int, int] | None:
    """Give where the year of a heading stands, or its month and year."""
    heading = _HEADING.match(line.text) if len(line.text) <= MAX_HEADING else None
    if heading is None:
        return None
    a, b = heading.span("meeting" if heading["meeting"] else "issue")
    return line.start + a, line.start + b

"""The year of the heading over the items of a Markdown list that print none, or of their venue.

### 2019
#### Sheep
1. Ann Lee. **Counting Sheep at Night.** *Farm Letters*. [[PDF](https://...)]

- WOOL 2020
    - Counting Sheep at Night [[PDF](https://...)]
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kgraph.read.page import Draft, Page
from kgraph.read.parts.list_marks import margin_of, mark_width
from kgraph.read.parts.part_headings import YEAR_HEADING

_HEADING = re.compile(r"(?P<marks>#{1,6})\s")
_MONTH = re.compile(r"\d{4}\.")  # with which an arXiv id begins
_RULE = re.compile(r"(?:-{3,}|={3,})")  # under a heading
BOLD = 7  # the level of a heading in bold, behind those with marks
# "WOOL 2020", "*NeurIPS 2020*:"; "Fall 2020" is when papers were read.
_VENUE = re.compile(
    r"[*_]{0,3}(?=[^\d\n]*[A-Z]{2})[A-Z][\w&@*' -]{1,40}?[ ,(-]{1,3}(?P<year>(?:19|20)\d\d)[)*_:]*"
)
MAX_LATE = 2  # years from a preprint to its venue


def put_years(page: Page, drafts: Sequence[tuple[int, Draft]]) -> None:
    """Give each undated draft, with the number of its first line, the year of its heading.

    If a paper has an arXiv id of other years, the headings say when papers were read.
    """
    heads, years = _headings(page)
    found = []
    for first, draft in drafts if any(years) else ():
        n = bisect_left(heads, first) - 1
        if n >= 0 and (year := years[n]) and not draft.has("published"):
            found.append((draft, year))
    if all(_may_be_of(draft, int(page.text[slice(*year)])) for draft, year in found):
        for draft, year in found:
            draft.put_as("published", page.text[slice(*year)], *year)


def _headings(page: Page) -> tuple[list[int], list[tuple[int, int] | None]]:
    """Find the lines of headings and their years; those of a part have the year over them."""
    heads: list[int] = []
    years: list[tuple[int, int] | None] = []
    year: tuple[int, int] | None = None
    level = 0
    for n, line in enumerate(page.lines):
        mark = _HEADING.match(line.text)
        below = page.lines[n + 1] if n + 1 < len(page.lines) else None
        if mark:
            depth, width = len(mark["marks"]), mark.end()
        elif line.text.startswith(("**", "__")) or (below and _RULE.fullmatch(below.text)):
            depth, width = BOLD, 0
        elif width := mark_width(line.text):
            depth = BOLD + 1 + margin_of(page, line)
        else:
            continue
        named = YEAR_HEADING.fullmatch(page.text, line.start + width, line.end)
        named = named or _VENUE.fullmatch(page.text, line.start + width, line.end)
        if named and depth > BOLD and not (below and margin_of(page, below) > depth - BOLD - 1):
            named = None
        if named:
            year, level = named.span("year"), depth
        elif mark is None and (depth == BOLD or year is None or depth > level):
            continue
        elif depth <= level:
            year = None
        heads.append(n)
        years.append(year)
    return heads, years


def _may_be_of(draft: Draft, year: int) -> bool:
    known = draft.value("arxiv_id") if draft.has("arxiv_id") else ""
    return not _MONTH.match(known) or 0 <= year - 2000 - int(known[:2]) <= MAX_LATE

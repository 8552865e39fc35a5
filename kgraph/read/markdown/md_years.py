"""The year of the heading over the items of a Markdown list that print none.

### 2019
#### Sheep
1. Ann Lee. **Counting Sheep at Night.** *Farm Letters*. [[PDF](https://...)]
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kgraph.read.page import Draft, Page
from kgraph.read.parts.title_names import YEAR_HEADING

_HEADING = re.compile(r"(?P<marks>#{1,6})\s")
_MONTH = re.compile(r"\d{4}\.")  # with which an arXiv id begins
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
        if mark is None:
            continue
        if named := YEAR_HEADING.fullmatch(page.text, line.start + mark.end(), line.end):
            year, level = named.span("year"), len(mark["marks"])
        elif len(mark["marks"]) <= level:
            year = None
        heads.append(n)
        years.append(year)
    return heads, years


def _may_be_of(draft: Draft, year: int) -> bool:
    known = draft.value("arxiv_id") if draft.has("arxiv_id") else ""
    return not _MONTH.match(known) or 0 <= year - 2000 - int(known[:2]) <= MAX_LATE

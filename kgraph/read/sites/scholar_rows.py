"""Rows of Google Scholar with nothing beside: of a library, or of a profile on a phone.

    Attention is all you need
    A Vaswani, N Shazeer, N Parmar, J Uszkoreit, …
    Advances in neural information processing systems 30, 2017
    Cited by 123456

The year stands behind the venue; some have no venue, and some that nobody cites have no count.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kgraph.read.page import Line, Page
from kgraph.read.sites.scholar_byline import are_names, find_year, is_named
from kgraph.read.sites.scholar_lines import printed_lines
from kgraph.read.sites.scholar_repeated import Result
from kgraph.read.sites.scholar_results import (
    MIN_BARE,
    names_site,
    part_results,
    tell,
    text_end,
)
from kgraph.read.sites.scholar_words import is_buttons, is_cited

MIN_ROW = 3  # lines of a title, names and venue


def find_rows(page: Page) -> list[Result]:
    """Find the rows of a page: most of it, or on one that names the site."""
    lines = printed_lines(page)
    rows = _names_of_rows(lines)
    if not rows or any(b - a < MIN_ROW for a, b in pairwise(rows)):
        return []
    most = len(rows) >= MIN_BARE and 2 * MIN_ROW * len(rows) >= len(lines)
    if not (most and _is_told(lines, rows)) and not names_site(lines, len(rows)):
        return []
    stop = text_end(lines, rows[-1] + 1)
    return [_uncounted(lines, row) for row in part_results(lines, 0, stop, None, rows)]


def _uncounted(lines: Sequence[Line], row: Result) -> Result:
    """Give a row without what stands below its text: how often it is cited, other rows' buttons."""
    end = next((i for i in range(row.byline, row.end) if is_buttons(lines[i].text)), row.end)
    return replace(row, end=end, after=end)


def _names_of_rows(lines: Sequence[Line]) -> list[int]:
    """Find the lines of names over "venue, year", and those between that have no year below."""
    named = [i for i in range(1, len(lines) - 1) if is_named(lines[i])]
    named = [i for i in named if are_names(lines[i].text)]
    sure = [i for i in named if find_year(lines[i + 1])]
    rows: list[int] = []
    for i in named if sure else ():
        below = lines[i + 1 : i + 3]
        cited = any(is_cited(line.text) for line in below)
        if i in sure or (sure[0] < i and (i < sure[-1] or cited) and i - rows[-1] >= MIN_ROW):
            rows.append(i)
    return rows


def _is_told(lines: Sequence[Line], rows: Sequence[int]) -> bool:
    """Say whether rows have what this site prints: numbers of a volume, or who cites them."""
    cited = any(is_cited(line.text) for i in rows for line in lines[i + 1 : i + 3])
    return cited or tell(lines, [k for i in rows for k in (i, i + 1)])

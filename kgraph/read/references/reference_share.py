"""How much of a page its references are, and whether they are what the page is about.

A list may be a part of a page: under its heading in a paper, in somebody's curriculum vitae.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from kgraph.read.page import Line, Page
from kgraph.read.parts.prose import looks_like_prose
from kgraph.read.references.reference_headings import is_heading, is_named_heading
from kgraph.read.references.reference_places import FREE_YEAR, find_sure
from kgraph.read.references.reference_records import Reference

MOSTLY, LISTED = 0.6, 0.8  # of a page that is references, and that those with numbers are
LEAST = 0.2  # of a page on which nothing else may be a paper
MAX_PROSE = 400  # code points of running text on such a page
MIN_ITEM = 40  # code points of a line that an entry may begin with
_NUMBER = re.compile(r"(?:[*+•-]\s)?[\[(]?[A-Z]{0,2}\d{1,3}(?:[\])]|[.:])\s")


def are_references(page: Page, found: Sequence[Reference]) -> bool:
    """Say whether most of a page is references; one alone must be listed or almost all of it.

    Less is enough where all are sure and listed, and nothing else may be a paper.
    """
    share = share_of(page, found)
    if share < MOSTLY:
        listed = share >= LEAST and all(_is_listed(page, one, is_named_heading) for one in found)
        return listed and not _has_others(page, found)
    if len(found) > 1:
        return True
    (alone,) = found
    # One name before a colon may be words of a title; two years are of two entries.
    years = {year[0] for year in FREE_YEAR.finditer(page.text, alone.start, alone.end)}
    told = alone.numbered or len(years) < 2 <= len(alone.authors.places)
    return (share >= LISTED and told) or _is_listed(page, alone, is_heading)


def share_of(page: Page, found: Sequence[Reference]) -> float:
    """Give the share of a page that references are."""
    length = sum(len(line.text) for line in page.lines)
    return sum(r.end - r.start for r in found) / max(1, length)


def _is_listed(page: Page, found: Reference, heads: Callable[[Sequence[Line], int], bool]) -> bool:
    """Say whether a sure reference has a number, or stands under a heading of a list."""
    if not found.sure or found.numbered:
        return found.sure
    i = bisect_right(page.lines, found.start, key=lambda line: line.end)
    return i > 0 and heads(page.lines, i - 1)


def _has_others(page: Page, found: Sequence[Reference]) -> bool:
    """Say whether an id, a numbered item or much running text is outside of the references."""
    n, prose = 0, 0
    for line in page.lines:
        while n < len(found) and found[n].end <= line.start:
            n += 1
        if n < len(found) and found[n].start < line.end:
            continue
        numbered = len(line.text) >= MIN_ITEM and _NUMBER.match(line.text) is not None
        if numbered or find_sure(page.text, line.start, line.end):
            return True
        prose += len(line.text) if looks_like_prose(line.text) else 0
    return prose > MAX_PROSE


def lines_around(page: Page, references: Sequence[Reference]) -> list[Line]:
    """Give the lines of a page without those inside of entries: one may be a year."""
    kept, n = [], 0
    for line in page.lines:
        while n < len(references) and references[n].end <= line.start:
            n += 1
        if n == len(references) or line.start <= references[n].start:
            kept.append(line)
    return kept

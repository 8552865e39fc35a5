"""Works of whom a page is about, printed without the own name: a title, a journal with its numbers.

    2023    “Counting Sheep.” Wool Review 67(2): 410–426. (with Ann Lee and Bob Day)
            “Goats on Hills.” Farm Studies 82: 102591.
    2018    Parties and Flocks in the North. Annals of Wool 12, 92–104.

The year stands in the margin, over the entries, or behind the journal; co-authors behind
"with", or nowhere. A title without quotation marks counts where a paragraph begins.
"""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from kgraph.read.page import Line, Page
from kgraph.read.parts.list_marks import margin_of, mark_width
from kgraph.read.parts.part_headings import is_over_others, is_over_works
from kgraph.read.parts.title_names import is_buttons
from kgraph.read.references.reference_headings import is_plain_heading
from kgraph.read.references.reference_own_parts import BULLETS, cut, is_in_print
from kgraph.read.references.reference_parted import SIGNS
from kgraph.read.references.reference_places import (
    COMPLETE,
    IN_MARGIN,
    MARK,
    YEAR_IN_MARGIN,
    goes_on,
)
from kgraph.read.references.reference_records import Reference

MIN_ALONE, MIN_BESIDE = 3, 2  # of a page's own works, if it has fewer other references than this
MIN_SPREAD = 2  # of which the first lines go on below
MANY = 3  # of so many one is wrapped
MAX_LINES, MAX_LENGTH = 8, 900  # of one
OPENS = SIGNS | {"("}  # a title in quotation marks, co-authors before it
_NO_YEAR_IN_MARGIN = re.compile(
    r"(?:[Ff]orthcoming|[Ii]n [Pp]ress|[Aa]ccepted|[Ii]m Druck"
    rf"|[Àà] paraître|[Ee]n prensa|[Ii]n stampa|[Nn]o prelo){IN_MARGIN}"
)


def find_own(
    page: Page,
    others: Sequence[Reference],
    headings: Set[int],
    years: Mapping[int, tuple[int, int]],
    marks: Set[int],
) -> list[Reference]:
    """Find the works without names between the ``others`` of a page, and not in parts that list
    none. Three at least stand together, or two other references beside, or a mark before a title
    and pages behind its journal leave no doubt.
    """
    beside = sum(one.sure for one in others) >= MIN_BESIDE
    margins = sum(1 for line in page.lines if YEAR_IN_MARGIN.match(line.text))
    spread = _are_wrapped(page.lines)
    if not (beside or margins or years or spread or marks):
        return []
    found: list[Reference] = []
    i, n = 0, 0
    other = ""  # the heading of the part the line is in, if it lists no works
    lines = page.lines
    while i < len(lines):
        line = lines[i]
        while n < len(others) and others[n].end <= line.start:
            n += 1
        if n < len(others) and others[n].start <= line.start:
            i += 1
            continue
        if is_over_others(line.text):
            other = line.text
        elif i in headings or (line.blank > 0 and is_plain_heading(line.text)):
            other = other if _is_below(line.text, other) else ""
        limit = others[n].start if n < len(others) else len(page.text)
        hangs = margins >= MIN_ALONE and _hangs(page, i, years)
        first = (beside or spread or margins >= MIN_ALONE) and _stands_first(lines, i, headings)
        item = i in marks and (any(map(str.isdigit, line.text[:4])) or line.text[0] in BULLETS)
        plain = hangs or first or item
        one = None if other else _read(page, i, limit, headings, years, marks, plain=plain)
        i += 1
        if one:
            found.append(one)
            while i < len(lines) and lines[i].start < one.end:
                i += 1
    if len(found) < MIN_ALONE and not beside:
        starts = {lines[i].start for i in marks}
        found = [one for one in found if one.start in starts and is_in_print(page.text, one)]
        return [replace(one, sure=one.date is not None) for one in found]
    wrapped = sum("\n" in page.text[one.start : one.end] for one in found)
    # Lines of other readers are whole works; where works go on below, nobody else knows them.
    sure = len(found) >= MIN_ALONE and MANY * wrapped >= len(found)
    return [replace(one, sure=one.sure or (sure and one.date is not None)) for one in found]


def _are_wrapped(lines: Sequence[Line]) -> bool:
    """Say whether paragraphs begin with titles in quotation marks and go on in lines below."""
    some = [
        line
        for line, below in pairwise(lines)
        if line.blank and line.text[mark_width(line.text)] in SIGNS and not below.blank
    ]
    return sum(not COMPLETE.search(line.text) for line in some) >= MIN_SPREAD


def _is_below(text: str, over: str) -> bool:
    """Say whether a heading is of a piece of the part that another begins: a year, a rule under
    it, small letters below capitals.
    """
    if is_over_works(text):
        return False
    return not any(map(str.isalpha, text)) or is_buttons(text) or over.isupper() > text.isupper()


def _hangs(page: Page, i: int, years: Mapping[int, tuple[int, int]]) -> bool:
    """Say whether a line stands beside the year in the margin of one above."""
    line = page.lines[i]
    beside = line.start in years and margin_of(page, line) > 0
    return beside and i > 0 and COMPLETE.search(page.lines[i - 1].text[-80:]) is not None


def _stands_first(lines: Sequence[Line], i: int, headings: Set[int]) -> bool:
    line = lines[i]
    first = i == 0 or line.blank > 0 or i - 1 in headings
    return first or YEAR_IN_MARGIN.match(line.text) is not None


def _begins(lines: Sequence[Line], i: int, headings: Set[int], marks: Set[int]) -> bool:
    """Say whether something else begins with a line, or the page has ended above it."""
    if i == len(lines) or i in headings or i in marks or _stands_first(lines, i, headings):
        return True
    return lines[i].text[0] in SIGNS and COMPLETE.search(lines[i - 1].text) is not None


def _read(
    page: Page,
    i: int,
    limit: int,
    headings: Set[int],
    years: Mapping[int, tuple[int, int]],
    marks: Set[int],
    *,
    plain: bool,
) -> Reference | None:
    """Read what begins with a line, up to where something else begins."""
    lines, line = page.lines, page.lines[i]
    if i in headings:
        return None
    dated = YEAR_IN_MARGIN.match(line.text)
    margin = dated or _NO_YEAR_IN_MARGIN.match(line.text)
    mark = None if margin else MARK.match(page.text, line.start, line.end)
    begin = line.start + margin.end() if margin else mark.end() if mark else line.start
    if not (page.text[begin] in OPENS or plain):
        return None
    year = None if margin else years.get(line.start)
    if dated:
        year = line.start + dated.start("year"), line.start + dated.end("year")
    listed = begin > line.start or margin_of(page, line) > 0
    for stop in range(i + 1, min(len(lines), i + MAX_LINES) + 1):
        end = lines[stop - 1].end
        if end > limit or end - begin > MAX_LENGTH:
            return None
        border = _begins(lines, stop, headings, marks)
        opened = page.text.count("(", begin, end) > page.text.count(")", begin, end)
        whole = COMPLETE.search(page.text, begin, end) and not (opened and not border)
        if whole and (border or not _may_go_on(lines[stop].text)):
            one = cut(page.text, line.start, begin, end, year, plain=plain, listed=listed)
            if one or border:
                return one
        elif border:
            return None
    return None


def _may_go_on(text: str) -> bool:
    """Say whether a line may go on with a work that seems whole above it."""
    return goes_on(text) or not text[0].isupper()

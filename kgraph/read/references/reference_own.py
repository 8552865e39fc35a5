"""Works of whom a page is about, printed without the own name: a title, a journal with its numbers.

    2023    “Counting Sheep.” Wool Review 67(2): 410–426. (with Ann Lee and Bob Day)
            “Goats on Hills.” Farm Studies 82: 102591.
    2018    Parties and Flocks in the North. Annals of Wool 12, 92–104.

The year stands in the margin, over the entries, or behind the journal; co-authors behind
"with", or nowhere. A title without quotation marks counts where a paragraph begins.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from kgraph.read.page import Line, Page, find_lines
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.dates import FoundDate
from kgraph.read.parts.journal_numbers import find_numbers, find_printed
from kgraph.read.parts.list_marks import margin_of
from kgraph.read.parts.part_headings import is_over_others, is_over_works
from kgraph.read.parts.title_names import is_buttons
from kgraph.read.parts.with_names import find_with
from kgraph.read.references.initialled import begins_initialled
from kgraph.read.references.reference_dates import date_of, year_behind
from kgraph.read.references.reference_headings import is_plain_heading
from kgraph.read.references.reference_names import bare, names_behind
from kgraph.read.references.reference_parted import SIGNS, TITLE
from kgraph.read.references.reference_places import (
    COMPLETE,
    IN_MARGIN,
    MARK,
    YEAR_IN_MARGIN,
    find_sure,
    goes_on,
)
from kgraph.read.references.reference_records import Reference
from kgraph.read.references.reference_titles import is_title
from kgraph.read.references.reference_venues import venue_of

STYLE = "own"
MIN_ALONE, MIN_BESIDE = 3, 2  # of a page's own works, if it has fewer other references than this
MAX_LINES, MAX_LENGTH = 8, 900  # of one
MIN_WORDS = 3  # of a title without quotation marks
_SAID = (
    r"(?=(?:[Jj]oint(?:ly)? |[Cc]o-?authored )?(?:[Ww]ith|[Mm]it|[Aa]vec|[Cc]on|[Cc]om|[Mm]et)\s"
    r"[^\W\d_a-z])"
)
_WITH, _WITH_NOW = re.compile(r"[(,;.]\s*" + _SAID), re.compile(r"\s*" + _SAID)
# Where a year would stand.
_NOT_OUT = re.compile(
    r"\b(?:[Rr]evise and [Rr]esubmit|R&R|[Uu]nder (?:review|contract)|[Ss]ubmitted|[Ff]orthcoming"
    r"|[Ii]n (?:press|preparation|progress)|[Aa]ccepted|[Tt]o appear|[Ww]orking [Pp]aper"
    r"|[Ii]m Druck)\b"
)
_NO_YEAR_IN_MARGIN = re.compile(
    r"(?:[Ff]orthcoming|[Ii]n [Pp]ress|[Aa]ccepted|[Ii]m Druck"
    rf"|[Àà] paraître|[Ee]n prensa|[Ii]n stampa|[Nn]o prelo){IN_MARGIN}"
)
_COMMA = re.compile(r",\s+")
_BULLETS = frozenset("–-•*▪◦—")
# "Counting Sheep, in Wool Review, 2012, fasc. 3, pp. 1-9"; "Sheep, Wool Press, Rome, 2017, pp. 9"
_IN = re.compile(r",\s+(?:in|en|dans|em):?\s+(?=[^\W\d_a-z«“\"])")
_PAGES = r"(?:pp?|pagg?|págs?|S|s)\.\s?[\dIVXLC]"
_IN_PRINT = re.compile(r"(?:19|20)\d\d.*" + _PAGES + r"|" + _PAGES + r".*(?:19|20)\d\d", re.DOTALL)
_BOOK = re.compile(
    r",\s+[^,.;]{2,50},\s+[^,.;\d]{2,40},\s+(?:19|20)\d\d,\s+" + _PAGES + r"[^,;\s]{0,20}\.?\s*$"
)
_CHAPTER = re.compile(r"[\s,.]*(?:[Ii]n:?\s(?=[A-Z«“\"„])|[Rr]evise and [Rr]esubmit)")


def find_own(
    page: Page,
    others: Sequence[Reference],
    headings: Set[int],
    years: Mapping[int, tuple[int, int]],
    marks: Set[int],
) -> list[Reference]:
    """Find the works without names between the ``others`` of a page, and not in parts that list
    none. Three at least stand together, or two other references beside.
    """
    beside = sum(one.sure for one in others) >= MIN_BESIDE
    margins = sum(1 for line in page.lines if YEAR_IN_MARGIN.match(line.text))
    if not (beside or margins or years or len(marks) >= MIN_ALONE):
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
        first = (beside or margins >= MIN_ALONE) and _stands_first(lines, i, headings)
        item = i in marks and (any(map(str.isdigit, line.text[:4])) or line.text[0] in _BULLETS)
        plain = hangs or first or item
        one = None if other else _read(page, i, limit, headings, years, marks, plain=plain)
        i += 1
        if one:
            found.append(one)
            while i < len(lines) and lines[i].start < one.end:
                i += 1
    return found if beside or len(found) >= MIN_ALONE else []


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
    if i == len(lines) or i in headings or _stands_first(lines, i, headings):
        return True
    return lines[i].text[0] in SIGNS or i in marks


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
    quoted = page.text[begin] in SIGNS
    if not (quoted or (plain and page.text[begin].isupper())):
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
        if COMPLETE.search(page.text, begin, end) and (border or not _may_go_on(lines[stop].text)):
            one = _cut(page.text, line.start, begin, end, year, quoted=quoted, listed=listed)
            if one or border:
                return one
        elif border:
            return None
    return None


def _may_go_on(text: str) -> bool:
    """Say whether a line may go on with a work that seems whole above it."""
    return goes_on(text) or not text[0].isupper()


def _cut(
    text: str,
    start: int,
    begin: int,
    end: int,
    year: tuple[int, int] | None,
    *,
    quoted: bool,
    listed: bool,
) -> Reference | None:
    """Read a work that begins behind a mark or a year; a title without quotation marks takes a
    year of its own, or one beside which it is ``listed``.
    """
    inside: tuple[int, AuthorList] | None = None
    match = TITLE.match(text, begin, end) if quoted else None
    if match and match.lastgroup:
        title, after = match.span(match.lastgroup), match.end()
        if text[title[1] : title[1] + 1] in "?!":
            title = title[0], title[1] + 1
        told = find_numbers(text, after, end, dated=True) or _CHAPTER.match(text, after, end)
    elif not quoted and (
        printed := _printed_in(text, begin, end)
        or (text[start] not in _BULLETS and find_printed(text, begin, end, dated=listed))
    ):
        # "Counting Sheep (with Ann Lee). Wool Review 3, 1–9."
        inside = _inside(text, begin, printed[0])
        title = begin, inside[0] if inside else printed[0]
        after, told = printed[1], True
        if len(text[slice(*title)].split()) < MIN_WORDS or find_sure(text, *title):
            return None
        if begins_initialled(text, begin, title[1]) or _names_in_line(text, begin, end):
            return None
    else:
        return None
    signed = None if quoted else names_behind(text, *title)
    if signed:
        title = title[0], signed[0]
    elif not quoted and _ends_with_names(text, *title):
        return None
    names = signed[1] if signed else _names(text, after, end) or (inside and inside[1])
    if not (told or names) or not is_title(text, *title):
        return None
    behind = year_behind(text, after, end)
    if not quoted and not (behind or listed):
        return None
    if not (year or behind or find_sure(text, start, end) or _NOT_OUT.search(text, start, end)):
        return None
    date, venue_end = None, end
    if behind:
        date = date_of(text, after, end, behind)
        venue_end = date.start
    elif year:
        date = FoundDate(text[slice(*year)], *year)
    said = next(_with(text, after, end), None) if names and not signed else None
    venue = venue_of(text, after, min(venue_end, said or venue_end), end)
    authors = names or AuthorList((), False)
    item = text[start] in _BULLETS and not quoted  # of a list: it says in what it was printed
    sure = date is not None and (quoted or item or (year is not None and listed))
    return Reference(start, end, STYLE, authors, bare(text, *title), date, venue, sure, item)


def _printed_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find where a title ends, and what it is in, or who printed it, begins behind a comma."""
    if (told := _IN.search(text, start, end)) and _IN_PRINT.search(text, told.end(), end):
        return told.span()
    book = _BOOK.search(text, start, end)
    return (book.start(), book.start() + 2) if book else None


def _ends_with_names(text: str, start: int, end: int) -> bool:
    """Say whether a title would end with a comma and names: "Counting Sheep, Ann Lee, Bob Day"."""
    commas = (m.end() for m in _COMMA.finditer(text, start, end))
    return any(find_authors(text, comma, end) is not None for comma in commas)


def _names_in_line(text: str, start: int, end: int) -> bool:
    """Say whether a line below the first is of names: those of all authors, over a journal."""
    below = list(find_lines(text, start, end))[1:]
    found = (find_authors(text, line.start, line.end) for line in below)
    return any(names is not None and len(names.places) > 1 for names in found)


def _names(text: str, after: int, end: int) -> AuthorList | None:
    """Read the co-authors behind a title or its journal."""
    for said in _with(text, after, end):
        if found := find_with(text, said, end):
            return found[0]
    return None


def _inside(text: str, start: int, end: int) -> tuple[int, AuthorList] | None:
    """Find the co-authors in brackets that a title ends with, and where it does before them."""
    opens = text.rfind("(", start, end)
    told = find_with(text, opens, end) if opens > start + 8 else None
    return (opens, told[0]) if told and told[1] >= end - 1 else None


def _with(text: str, after: int, end: int) -> Iterator[int]:
    if begins := _WITH_NOW.match(text, after, end):
        yield begins.end()
    for sign in _WITH.finditer(text, after, end):
        yield sign.start() if text[sign.start()] == "(" else sign.end()

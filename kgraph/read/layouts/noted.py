"""Items of someone's notes: one paper and its id each, no two of them written alike.

    - Counting Sheep in Wide Fields (Ann Lee, Bob Day) doi:10.1000/sheep  -- read again
    - Ladders for Goats
      Cy Fox & Dan Roe, June 2019
      https://arxiv.org/abs/2001.00001
    - [2001.00002] Cows in fog: how to find them

An item is what stands at a mark or after white space. Its id leaves no doubt that it names a
paper, so the words around need less to be the title than those of other lines.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.read.layouts.reading_titles import tells
from kgraph.read.page import Draft, Line, Page, trim
from kgraph.read.parts.authors import AuthorList
from kgraph.read.parts.dates import field_date, find_dates, is_date, month_number
from kgraph.read.parts.fields import find_label
from kgraph.read.parts.id_beside import is_likely_title, may_be_title, name_of
from kgraph.read.parts.line_parts import Item, bare_names, people, surnames
from kgraph.read.parts.line_sides import behind_to_do, is_session
from kgraph.read.parts.list_marks import is_plain_title, margin_of, mark_width
from kgraph.read.parts.named_first import find_named_first
from kgraph.read.parts.paper_line_forms import find_item
from kgraph.read.parts.prose import ends_open, looks_like_prose
from kgraph.read.parts.put_items import put_item
from kgraph.read.parts.quoted_titles import are_several
from kgraph.read.parts.title_marks import put_title
from kgraph.read.parts.title_names import is_venue
from kgraph.read.parts.told import find_ids

MAX_LINES, MAX_ITEM = 8, 1500  # lines and code points of an item without its abstract
WRAPPED = 60  # code points of a line that the next may go on with
MAX_DATE, MAX_LABEL = 30, 60  # code points
# "[0704.0592]", "2001.00002v2": what else would have five digits, or a version, behind a month?
_BARE_ID = re.compile(
    r"(?<![\w./:-])(?:\[(?P<squared>\d{4}\.\d{4,5}(?:v\d+)?)\]|\((?P<round>\d{4}\.\d{4,5}(?:v\d+)?)\)"
    r"|(?P<bare>\d{4}\.\d{5}(?:v\d+)?))(?![\w/-]|\.\d)"
)
_REMARK = re.compile(r"[-=]*>|→|⇒|\(?(?!(?:by|with)\b)[a-z]")
_BEFORE, _BEHIND = " \t.,;:)]-–—", " \t,;:([-–—"  # around cells
_BAR = re.compile(r"\s+(?:[|¦]|--|—)\s+|\t+")
_BY = re.compile(r"(?:by:?|authors?:?|with)\s+", re.IGNORECASE)
_LABEL = re.compile(r"[\s,;/(\[–—-]*(?:\b(?:arXiv|doi|also|and|see|link|at|pdf)\b[\s:,]*)*$", re.I)
_DATED = re.compile(r"\s*\((?P<date>[^()]{4,24})\)\.?$|,\s(?P<month>[A-Z][a-z]{2,8})$")
_SPOKEN = re.compile(
    r"[“\"«](?:[^“”\"«»\s]+\s){2}|!!|\?\?|\bw/|\s[:;]-?[()]"
)  # of a text, or of notes
_PART = r"[^\W\d_a-z][^,;/()]{1,40}?"
_SLASHED = re.compile(
    rf",\s(?P<names>{_PART}(?:\s?/\s?{_PART})+)(?:,?\s\(?(?P<year>(?:19|20)\d\d)\)?)?$"
)
_YEAR_LAST = r"(?:,?\s\(?(?:19|20)\d\d\)?)?$"
_CLOSING = re.compile(rf"\s[-–—/]\s(?P<names>[^\W\d_a-z][^/;:()–—]{{3,120}}?){_YEAR_LAST}")
_FAMILY = r"[^\W\d_a-z][\w'’-]+"
_PAIR = re.compile(rf",\s(?P<names>{_FAMILY}\s(?:&|and)\s{_FAMILY}){_YEAR_LAST}")
_INITIAL = re.compile(r"\b[A-Z]\.")
_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*\s){1,3}[^\W\d_a-z][\w'’-]+")
# "Counting Sheep, PRB 2007"
_PLACED = re.compile(r",\s(?P<venue>[A-Z][\w.&' -]{1,40}?),?\s\(?(?P<year>(?:19|20)\d\d)\)?$")
# "Lee et al., 2019. The barn is on p. 4"
_CITED = re.compile(r"[A-Z][\w .,'’&-]{1,80}\bet al\.?,?\s\(?(?:19|20)\d\d\)?(?=[.:;,]\s|\.?$)")
_QUOTED = re.compile(r"[\"“«„](?P<title>[^\"“”«»„]{8,300}?)[,.]?[\"”»“]")


@dataclass(frozen=True, slots=True)
class Noted:
    """An item: the ids of its paper, the places of what else it says, and of its abstract."""

    found: tuple[ids.FoundId, ...]
    start: int
    end: int
    title: tuple[int, int]
    whole: Item | None
    authors: AuthorList | None
    date: tuple[str, int, int] | None
    abstract: tuple[int, int] | None

    def put(self, draft: Draft) -> None:
        """Put all of it into a draft."""
        for found in self.found:
            if not draft.has("doi" if isinstance(found.value, str) else "arxiv_id"):
                draft.put_id(found)
        if self.whole:
            put_item(draft, self.whole)
        else:
            put_title(draft, *self.title)
            if self.authors:
                draft.add_authors(self.authors.places, truncated=self.authors.truncated)
        if self.date and not draft.has("published"):
            draft.put_as("published", *self.date)
        if self.abstract:
            draft.put("abstract", *self.abstract)


def noted_on(page: Page) -> list[Noted]:
    """Find the items of notes, in order; for `Page.once`."""
    found = [some for some in find_ids(page) if isinstance(some, ids.FoundId)]
    known = {some.start for some in found}
    found += [some for some in bare_ids(page.text, 0, len(page.text)) if some.start not in known]
    found.sort(key=lambda some: some.whole_start)
    starts = [some.whole_start for some in found]
    noted = []
    for lines in _items(page):
        held = found[bisect_left(starts, lines[0].start) : bisect_left(starts, lines[-1].end)]
        if held and (one := _read(page, lines, held)):
            noted.append(one)
    return noted


def bare_ids(text: str, start: int, end: int) -> Iterator[ids.FoundId]:
    """Find the arXiv ids that stand without their name, in brackets or with five digits."""
    for match in _BARE_ID.finditer(text, start, end):
        group = match.lastgroup
        assert group is not None, "one of the groups matched"
        try:
            value = ids.parse_arxiv(match[group])
        except InputError:
            continue  # a number
        start = match.start(group)
        yield ids.FoundId(value, start, start + len(value.bare), *match.span())


def _items(page: Page) -> Iterator[list[Line]]:
    """Give the lines of each item; what hangs under a mark is the item's, or a paragraph."""
    item: list[Line] = []
    hang = -1
    for line in page.lines:
        marked = mark_width(line.text) > 0
        begins = marked or line.blank or (hang >= 0 and margin_of(page, line) <= hang)
        if begins and item:
            yield item
            item = []
        if not item:
            hang = margin_of(page, line) if marked else -1
        item.append(line)
    if item:
        yield item


def _read(page: Page, lines: Sequence[Line], held: Sequence[ids.FoundId]) -> Noted | None:
    """Read the lines of one item, if its ids are those of one paper."""
    kinds = {(isinstance(some.value, str), name_of(some)) for some in held}
    if len({kind for kind, _ in kinds}) < len(kinds):
        return None  # of several papers
    told = next((n for n, line in enumerate(lines) if n and _is_abstract(line)), len(lines))
    abstract = None
    if told < len(lines):
        label = find_label(lines[told].text)
        abstract = (lines[told].start + (label.width if label else 0), lines[-1].end)
    own = lines[:told]
    if len(own) > 2 and is_session(own[0].text[mark_width(own[0].text) :]):
        own = own[1:]
    if not own or len(own) > MAX_LINES or own[-1].end - own[0].start > MAX_ITEM:
        return None
    if held[-1].whole_start >= own[-1].end or any(_is_sentence(line, held) for line in own):
        return None
    first = own[0].start
    if are_several(page.text, first, own[-1].end):
        return None
    opened = [False, *(ends_open(line.text) for line in own)]
    rows = [_cells(page, *row, held) for row in zip(own, opened, strict=False)]
    cells = list(_joined(page.text, own, [cell for row in rows for cell in row]))
    # "[2001.00001] Counting Sheep": so arXiv's pages are called.
    first_id = held[0].whole_start
    named = page.text[first_id] == "[" and first_id == first + mark_width(own[0].text)
    # Lines without marks may be an entry each.
    one = len(own) == 1 or mark_width(own[0].text) > 0
    parts = _whole(page, own, held) or _parts(page.text, cells, named=named, one=one)
    if parts is None:
        return None
    title, whole, authors = parts
    date = None if whole and whole.year else _date(page.text, cells, title)
    return Noted(tuple(held), first, lines[-1].end, title, whole, authors, date, abstract)


def _is_abstract(line: Line) -> bool:
    label = find_label(line.text) if ":" in line.text[:20] else None
    return label is not None and label.column == "abstract"


def _is_sentence(line: Line, held: Sequence[ids.FoundId]) -> bool:
    """Say whether a line beside that of the id is of a text, which tells of more than a paper."""
    own = any(line.start <= some.whole_start < line.end for some in held)
    told = _REMARK.match(line.text) or _CITED.match(line.text)
    return not own and tells(line) and not told


def _cells(
    page: Page, line: Line, opened: bool, held: Sequence[ids.FoundId]
) -> Iterator[tuple[int, int]]:
    """Part a line at its ids and at bars; a remark has none, unless what is above is ``opened``."""
    begin = behind_to_do(page.text, line.start + mark_width(line.text), line.end)
    inside = [some for some in held if begin <= some.whole_start < line.end]
    if not (inside or opened) and _REMARK.match(page.text, begin, line.end):
        return
    if not inside and (cited := _CITED.match(page.text, begin, line.end)):
        yield cited.span()
        return
    for some in [*inside, None]:
        stop = some.whole_start if some else line.end
        if some:
            label = _LABEL.search(page.text, max(begin, stop - MAX_LABEL), stop)
            stop = label.start() if label else stop
        for bar in [*_BAR.finditer(page.text, begin, max(begin, stop)), None]:
            start, end = begin, bar.start() if bar else max(begin, stop)
            while start < end and page.text[start] in _BEFORE:
                start += 1
            while end > start and page.text[end - 1] in _BEHIND:
                end -= 1
            if start < end:
                yield start, end
            begin = bar.end() if bar else begin
        begin = some.whole_end if some else begin


def _is_own(text: str, start: int, end: int) -> bool:
    """Say whether a cell is names, a date or a venue."""
    told = _BY.match(text, start) or field_date(text[start:end]) or is_venue(text[start:end])
    return bool(told) or _names(text, start, end) is not None


def _joined(
    text: str, lines: Sequence[Line], cells: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Join a cell that fills a line with the one that goes on below it: a wrapped title."""
    ends = {line.end: n for n, line in enumerate(lines[:-1])}
    kept: tuple[int, int] | None = None
    for start, end in cells:
        n = ends.get(kept[1]) if kept else None
        if kept and n is not None and start == lines[n + 1].start:
            printed = lines[n].text
            # Behind "of the" a title goes on.
            opened = printed[-1].isalnum() and ends_open(printed)
            if opened or (len(printed) >= WRAPPED and not _is_own(text, start, end)):
                kept = kept[0], end
                continue
        if kept:
            yield kept
        kept = start, end
    if kept:
        yield kept


def _whole(
    page: Page, lines: Sequence[Line], held: Sequence[ids.FoundId]
) -> tuple[tuple[int, int], Item, None] | None:
    """Read what stands before the id as one entry with names, wrapped or not."""
    text, begin = page.text, lines[0].start + mark_width(lines[0].text)
    stop = held[0].whole_start
    label = _LABEL.search(text, max(begin, stop - MAX_LABEL), max(begin, stop))
    end = label.start() if label else stop
    if end <= begin:
        return None
    item = find_item(text, Line(begin, end, text[begin:end]), listed=True)
    several = item and item.authors and (len(item.authors.places) > 1 or item.authors.truncated)
    if item is None or item.authors is None:
        return None
    # One name is any words, but with initials, or before a venue.
    alone = item.venue or _INITIAL.search(text, *item.authors.places[0])
    if not (several or item.sure or (item.year and alone)):
        return None
    title = _undated(text, *item.title)
    return title, replace(item, title=title), None


def _parts(
    text: str, cells: Sequence[tuple[int, int]], *, named: bool, one: bool
) -> tuple[tuple[int, int], Item | None, AuthorList | None] | None:
    """Read the cells of an item: one is its title, another one its names.

    If the first one is ``named`` by an id in front of it, less is asked of it; names stand in
    front of a title only where all is ``one`` item for sure.
    """
    title: tuple[int, int] | None = None
    authors = None
    for start, end in cells:
        by = _BY.match(text, start, end)
        if authors is None and (title or by) and (names := _names(text, start, end)):
            authors = names
            continue
        if title is not None or by:
            # "Sheep and Goats -- A Study": dashes part titles too.
            between = text[title[1] : start].strip() if title else ""
            if title and between in ("--", "—") and (rest := _title(text, start, end)):
                title = title[0], rest[1]
            continue
        line = Line(start, end, text[start:end])
        item = find_item(text, line, listed=True)
        if one and item is None and (first := find_named_first(text, line, start, end, held=True)):
            item = first if first.sure else None
        several = item and item.authors and (len(item.authors.places) > 1 or item.authors.truncated)
        if item and (several or (item.form == "brackets" and item.year)):
            return item.title, item, None
        slashed = _slashed(text, start, end) if "/" in text[start:end] else None
        slashed = slashed or _closing(text, start, end)
        placed = _PLACED.search(text, start, end)
        quoted = _QUOTED.match(text, start, end)
        if slashed and (title := _title_over(text, start, slashed[0])):
            authors = slashed[1]
        elif placed and is_venue(placed["venue"]):
            title = _title(text, start, placed.start())
        elif quoted:
            title = quoted.span("title")
            behind = _names(text, quoted.end(), end)
            authors = authors or behind
        else:
            called = named and (start, end) == cells[0] and may_be_title(text[start:end])
            title = (start, end) if called else _title(text, start, end)
    return (title, None, authors) if title else None


def _title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give a title without the date behind it, if these words are one."""
    start, end = _undated(text, start, end)
    end -= text.endswith(".", start, end) and not text.endswith("..", start, end)
    printed = text[start:end]
    told = is_plain_title(printed) or is_likely_title(printed)
    return (start, end) if told and not _SPOKEN.search(printed) else None


def _title_over(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give a title that names stand behind: three words with capitals may look like a name."""
    alone = may_be_title(text[start:end]) and text.count(" ", start, end) > 1
    return _title(text, start, end) or (
        (start, end) if alone and "," not in text[start:end] else None
    )


def _undated(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out a date in brackets behind a title, or the month before a year that is not of it."""
    dated = _DATED.search(text, max(start, end - MAX_DATE), end)
    if dated and (is_date(dated["date"]) if dated["date"] else month_number(dated["month"])):
        return start, dated.start()
    return start, end


def _names(text: str, start: int, end: int) -> AuthorList | None:
    """Read names, two at least or one that "by" or "et al." says to be one; a date may follow."""
    begin = start + text.startswith("(", start)
    by = _BY.match(text, begin, end)
    begin = by.end() if by else begin
    dates = list(find_dates(text, begin, end, year_alone=True))
    begin, end = bare_names(text, begin, dates[0].start if dates else end)
    if begin >= end or looks_like_prose(text[begin:end]):
        return None
    found = surnames(text, begin, end) or people(text, begin, end)
    sure = found is not None and (len(found.places) > 1 or found.truncated or by is not None)
    return found if sure else None


def _slashed(text: str, start: int, end: int) -> tuple[int, AuthorList] | None:
    """Part names at slashes, behind a title that ends at the place given: ", Lee/Day, 2007",
    ", Ann Lee / Bob Day".
    """
    found = _SLASHED.search(text, start, end)
    if found is None:
        return None
    first, last = found.span("names")
    borders = [first - 1, *(n for n in range(first, last) if text[n] == "/"), last]
    places = tuple(trim(text, a + 1, b) for a, b in pairwise(borders))
    names = [text[a:b] for a, b in places]
    if not all(_NAME.fullmatch(name) or (found["year"] and " " not in name) for name in names):
        return None
    return found.start(), AuthorList(places, False)


def _closing(text: str, start: int, end: int) -> tuple[int, AuthorList] | None:
    """Read family names behind a title that ends at the place given: " - Lee, Day 2013", ", Lee &
    Day", " / Ann Lee & Bob Day".
    """
    found = _CLOSING.search(text, start, end) or _PAIR.search(text, start, end)
    if found is None:
        return None
    names = surnames(text, *found.span("names")) or people(text, *found.span("names"))
    several = names is not None and (len(names.places) > 1 or names.truncated)
    return (found.start(), names) if names and several else None


def _date(
    text: str, cells: Sequence[tuple[int, int]], title: tuple[int, int]
) -> tuple[str, int, int] | None:
    """Find the day, the month or the year that stands outside of the title."""
    for start, end in cells:
        if value := field_date(text[start:end]):
            return value, start, end
        for date in find_dates(text, start, end, year_alone=True):
            if not title[0] <= date.start < title[1]:
                return date.value, date.start, date.end
    return None

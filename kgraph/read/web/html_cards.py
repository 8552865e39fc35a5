"""Web pages with one box a paper: what stands with the title that marks it (see `html_boxes`).

Authors, an abstract, a date and links are known by their class (``authors``, ``abstract``,
``date``), or by what they look like.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kgraph.read.layouts.fact_lines import put_row
from kgraph.read.layouts.venue_lines import put_bracket, put_venue_line
from kgraph.read.markdown.md_links import strip_marks
from kgraph.read.markdown.md_words import put_beside
from kgraph.read.page import Draft, Line, Page, find_lines, new_draft, trim
from kgraph.read.parts.abstract_names import behind_name
from kgraph.read.parts.authors import AuthorList, find_authors, split_authors
from kgraph.read.parts.entry import is_author_line, is_date_line, put_date_line
from kgraph.read.parts.fact_rows import find_row
from kgraph.read.parts.line_parts import Item, names_and_venue
from kgraph.read.parts.list_marks import mark_width
from kgraph.read.parts.paper_line_forms import find_item
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.prose import begins_like_prose, looks_like_prose
from kgraph.read.parts.put_items import put_item
from kgraph.read.parts.title_marks import put_title
from kgraph.read.parts.title_names import is_buttons, is_venue, is_volume
from kgraph.read.parts.with_names import find_with
from kgraph.read.web.arxiv_html import put_link
from kgraph.read.web.html_boxes import (
    FULL_STOP,
    MARKED_BEHIND,
    Box,
    before_title,
    item_of,
    names_before,
)
from kgraph.read.web.html_elements import Element
from kgraph.read.web.html_text import Flat
from kgraph.read.web.html_times import put_time

_AUTHORS = re.compile(r"(?:^|[-_]|^ceur)(?:authors?|people|persons|names)(?:$|[-_])")
_ABSTRACT = re.compile(r"(?:^|[-_])(?:abstract|summary|tldr|snippet|description)(?:$|[-_])")
_DATE = re.compile(r"(?:^|[-_])(?:date|published|time|year)(?:$|[-_])")
_LEADS = re.compile(r"[-–—·•|,:;]\s+")  # behind a title on its line
_COUNTED = re.compile(r"\W{0,3}\d+ authors?")
_WORD = re.compile(r"[^\W\d_]{2}")
# What stands between names, or before all of them.
_JOINS = re.compile(r"\b(?:and|et|und|y|e|by|authors?)\b", re.IGNORECASE)
_TLDR = re.compile(r"TL;?DR\s*[:.]?\s+", re.IGNORECASE)
MIN_ABSTRACT = 80  # code points
USUAL_ABSTRACT = 110  # that most abstracts of a page have; remarks are shorter
_OVER = re.compile(r"(?:\b(?:19|20)|['’])\d\d\b")
_YEAR_CELL = re.compile(r"(?P<year>(?:19|20)\d\d)\t")
MAX_OVER = 4  # lines over a title in its box


def read_box(page: Page, flat: Flat, box: Box) -> Draft:
    """Read one box; what has no title and nothing beside it is left empty."""
    title, first, last = box
    draft = new_draft(page)
    authors: list[int] = []  # the elements of authors, one or each its own
    for n in range(first, last + 1):
        put_link(draft, flat, n)
        element = flat.elements[n]
        if n <= title <= element.last:
            continue  # a class of the whole box sorts it: "year-2020"
        names = [name.lower() for name in element.classes]
        if any(map(_AUTHORS.search, names)):
            authors += [n] if not authors or n > flat.elements[authors[-1]].last else []
        elif any(map(_ABSTRACT.search, names)) and not draft.has("abstract"):
            _put_abstract(draft, element.start, element.end)
        elif (element.tag == "time" or any(map(_DATE.search, names))) and not draft.has(
            "published"
        ):
            put_time(draft, element)
    _put_authors(draft, flat, authors)
    before = None if draft.has("authors") else names_before(flat, title)
    if before is None and not draft.has("authors") and "," in before_title(flat, title):
        item = item_of(flat, title)
        length = len(before_title(flat, title).rstrip(" \n:"))
        before = split_authors(flat.text, item.start, item.start + length) if item else None
        if before and not _may_be_names([flat.text[a:b] for a, b in before.places]):
            before = None
    if before:
        draft.add_authors(before.places, truncated=before.truncated)
    start = flat.elements[title].end
    stop = max((flat.elements[n].end for n in range(first, last + 1)), default=start)
    _put_lines(draft, start, stop, before is not None)
    if first < title:
        _put_over(draft, flat.elements[first].start, flat.elements[title].start)
    place = trim(flat.text, flat.elements[title].start, start)
    if (before or flat.elements[title].tag in MARKED_BEHIND) and FULL_STOP.search(
        flat.text, *place
    ):
        place = place[0], place[1] - 1  # of the entry that it is marked in
    whole = None if draft.record.authors else _find_whole(flat.text, *place)
    if whole:
        put_item(draft, whole)
    elif draft.spans:
        put_title(draft, place[0] + mark_width(flat.text[slice(*place)]), place[1])
    return draft


def _may_be_names(parts: Sequence[str]) -> bool:
    """Say whether parts are names, if not all have the shape of one: "And before these, reread
    the classic" is the beginning of a sentence.
    """
    return any(map(is_person, parts)) and not any(part[:1].islower() for part in parts)


def _put_over(draft: Draft, start: int, stop: int) -> None:
    """Take a date and a venue that stand over the title of a box: "ICML 2020", "July 2020"."""
    lines = [line for line in find_lines(draft.page.text, start, stop) if len(line.text) < 100]
    if len(lines) > MAX_OVER or not draft.spans:
        return
    # "2019", a cell, and the names before the title in the next one.
    named = min((span.start for span in draft.spans if span.field == "authors"), default=stop)
    if cell := _YEAR_CELL.match(draft.page.text, start, named):
        if not draft.has("published"):
            draft.put_as("published", cell["year"], *cell.span("year"))
        return
    for line in lines:
        if not draft.has("published"):
            put_date_line(draft, line)
    for line in lines:
        dated = _OVER.search(line.text) and is_venue(line.text) and not is_date_line(line.text)
        if dated and not draft.has("journal_ref"):
            put_venue_line(draft, line)


def _find_whole(text: str, start: int, end: int) -> Item | None:
    """Part a title that names stand with: "3. Counting Sheep (Lee & Day, 2015)"."""
    item = find_item(text, Line(start, end, text[start:end]), listed=True)
    return item if item and item.form in ("brackets", "quoted") and item.authors else None


def _put_lines(draft: Draft, start: int, stop: int, cited: bool) -> None:
    """Take authors, venue and abstract by what they look like, where no class named them.

    In a reference that is ``cited``, names before the title, a venue stands behind it.
    """
    text = draft.page.text
    lines = [line for line in find_lines(text, start, stop) if not is_buttons(line.text)]
    for n, line in enumerate(lines):
        lead = _LEADS.match(line.text)
        begin = line.start + (lead.end() if lead else 0)
        row = None if draft.has("authors") or n > 2 else find_row(text, begin, line.end)
        if row:
            put_row(draft, row)
            continue
        if n == 0 and "\n" not in text[start : line.start] and re.match(r"[.,:;–—-]", line.text):
            begin, end = strip_marks(text, line.start, line.end)
            printed = text[begin : line.end]
            if (cited or is_volume(printed)) and begin < end:
                put_venue_line(draft, Line(begin, line.end, printed))
                continue
            if begin < end and not begins_like_prose(line.text.lstrip(".,:;–—- ")):
                put_beside(draft, begin, end, alone=True)
                continue
        # Who counts the authors prints an organisation over it.
        counted = n + 1 < len(lines) and _COUNTED.fullmatch(lines[n + 1].text)
        if not draft.has("authors") and n < 3 and not counted:
            if said := find_with(text, line.start, line.end):
                draft.add_authors(said[0].places, truncated=said[0].truncated)
                behind = put_bracket(draft, said[1], line.end)
                rest = text[behind : line.end]
                if behind == said[1] and is_venue(rest):
                    put_venue_line(draft, Line(said[1], line.end, rest))
                elif _WORD.search(rest):
                    draft.add("labels", behind, line.end)
                continue
            last = line.end - bool(FULL_STOP.search(line.text))
            found = find_authors(text, line.start, last)
            found = found or (_find_mostly(text, line.start, last) if n == 0 else None)
            if found and (len(found.places) > 1 or n == 0):
                draft.add_authors(found.places, truncated=found.truncated)
                continue
            if n == 0 and _put_named_venue(draft, line):
                continue
        if n < 3 and not draft.has("published") and is_venue(line.text):
            put_venue_line(draft, line)
        elif (
            draft.record.abstract is None
            and looks_like_prose(line.text)
            and not is_author_line(text, line.start, line.end)
        ):
            _put_abstract(draft, line.start, line.end)


def _put_named_venue(draft: Draft, line: Line) -> bool:
    """Take names with a venue behind them: "Ann Lee, Bob Day. Wool Review, 2019."."""
    parts = names_and_venue(draft.page.text, line.start, line.end)
    names, venue, year = parts or (None, None, None)
    if not (names and venue and year):
        return False
    draft.add_authors(names.places, truncated=names.truncated)
    start, end = venue[0], year[1]
    put_venue_line(draft, Line(start, end, draft.page.text[start:end]))
    return True


def _find_mostly(text: str, start: int, end: int) -> AuthorList | None:
    """Read a line right below a title in which most are names, and one is a word alone: "Sudha".

    Of "Ann Lee, Bob Day, Nature" the last is a venue, and none of them.
    """
    if text.count(",", start, end) < 2 or looks_like_prose(text[start:end]):
        return None
    found = split_authors(text, start, end)
    names = [text[a:b] for a, b in found.places]
    known = sum(map(is_person, names))
    alone = [name for name in names if not is_person(name)]
    single = len(alone) == 1 and alone[0].isalpha() and alone[0].istitle()
    if not (single and known > 1) or found.unread:
        return None
    return replace(found, places=found.places[:-1]) if is_venue(names[-1]) else found


def _put_abstract(draft: Draft, start: int, end: int) -> None:
    start, end = trim(draft.page.text, start, end)
    told = _TLDR.match(draft.page.text, start, end)
    start = told.end() if told else behind_name(draft.page.text, start, end)
    if end - start >= MIN_ABSTRACT:
        draft.put("abstract", start, end)


def _is_leaf(flat: Flat, number: int) -> bool:
    """Say whether no element with text is in an element; a portrait may be."""
    return all(e.start == e.end for _, e in flat.inside(number))


def _without_sign(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the comma or "and" behind a name that has an element of its own."""
    end -= 4 if text.endswith(" and", start, end) else 0
    while end > start and text[end - 1] in ",;& ":
        end -= 1
    return start, end


def _are_all(text: str, element: Element, places: Sequence[tuple[int, int]]) -> bool:
    """Say whether names that have elements of their own are all of a list: of some only one,
    the owner's, is set apart.
    """
    ends, begins = [element.start, *(b for _, b in places)], [*(a for a, _ in places), element.end]
    between = " ".join(text[a:b] for a, b in zip(ends, begins, strict=True))
    return _WORD.search(_JOINS.sub(" ", between)) is None and all(
        is_person(text[a:b]) for a, b in places
    )


def _put_authors(draft: Draft, flat: Flat, numbers: Sequence[int]) -> None:
    """Take the names of the elements that are called authors: of the first with several, or each
    of those that are one name.
    """
    text = flat.text
    singles: list[tuple[int, int]] = []
    for number in numbers:
        found = _find_authors(flat, number)
        if found is None:
            continue
        if len(found.places) > 1 or found.truncated:
            if not singles:
                draft.add_authors(found.places, truncated=found.truncated)
                return
            break
        singles += [
            place for place in found.places if is_person(text[slice(*place)]) or not singles
        ]
    if singles:
        draft.add_authors(singles, truncated=False)


def _find_authors(flat: Flat, number: int) -> AuthorList | None:
    """Read a list as its elements part it, or as its text does."""
    element = flat.elements[number]
    inner = [e for n, e in flat.inside(number) if e.end > e.start and _is_leaf(flat, n)]
    places = [_without_sign(flat.text, *trim(flat.text, e.start, e.end)) for e in inner]
    if places and _are_all(flat.text, element, places):
        return AuthorList(tuple(places), False)
    return find_authors(
        flat.text, *_without_sign(flat.text, *trim(flat.text, element.start, element.end))
    )

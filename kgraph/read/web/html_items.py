"""Web pages made by hand: items of a list, paragraphs or cells with line breaks inside.

    <li><b>Counting sheep</b><br>Ann Lee and Bob Day<br><i>Wool Review</i> 14 (2008)
    <li>Counting goats<br>(with C. Fox), <a href="...">PDF</a>
    <li>Ann Lee, Bob Day:<br><a href="...">Counting cows</a><br>Wool Letters 76 (2007)

What is marked at the beginning of an item is a line of its own. The first line is the
title, or the names before it. An item with neither names nor a venue nor an id is none.
"""

import re
from collections.abc import Iterator

from kgraph.read.layouts.fact_lines import put_row
from kgraph.read.layouts.venue_lines import put_venue_line
from kgraph.read.page import Draft, Line, Page, find_lines, new_draft, trim
from kgraph.read.parts import entry
from kgraph.read.parts.authors import AuthorList
from kgraph.read.parts.copied import all_of
from kgraph.read.parts.fact_rows import find_row
from kgraph.read.parts.languages import language_first
from kgraph.read.parts.line_parts import bare
from kgraph.read.parts.list_marks import MIN_TITLE_WORDS, mark_width
from kgraph.read.parts.part_headings import is_heading
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.prose import looks_like_prose
from kgraph.read.parts.title_marks import put_title
from kgraph.read.parts.title_names import BUTTON, find_names, is_buttons, is_venue, is_volume
from kgraph.read.parts.with_names import find_with
from kgraph.read.web.html_elements import Element
from kgraph.read.web.html_text import Flat

_TAGS = frozenset(("li", "p", "dd", "td"))
_MARKING = frozenset(("a", "b", "strong", "i", "em", "cite", "u", "q", "span", "font"))
MAX_LINES = 12  # of an item
MAX_ITEM = 6000  # code points
MAX_TITLE = 300
MAX_CELLS = 60  # elements of a row
_IDS_BEGIN = re.compile(r"\barXiv\b|\bdoi\b|https?://|\be-?print\b", re.IGNORECASE)
_BEHIND = re.compile(r"[\s,.;:–—-]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "Wool Rev. 7, 12-40", "J. Goats, 49(07), 073503"
_VOLUME = re.compile(r"(?:[A-Z][\w.]*,?\s){1,8}\d{1,4}\s?(?:\(\d{1,4}(?:-\d{1,4})?\))?\s?[,:]\s?\d")
_QUOTED = re.compile(r"“[^“”]+”|„[^„“]+“|«[^«»]+»|‘[^‘’]+’|\"[^\"]+\"")
Place = tuple[int, int]


def read_items(inner: Page, flat: Flat) -> list[Draft]:
    """Read the items of a page that are papers; most of those that begin as such must be."""
    drafts = [draft for item in _find_items(flat) if (draft := _read_item(inner, flat, item))]
    sure = [draft for draft in drafts if _is_sure(draft)]
    if len(sure) == 1:
        return sure if _is_sure_alone(sure[0]) else []
    if not sure or 2 * len(sure) <= len(drafts):
        return []
    # Beside others a title with its venue is a paper too: of one author, who made the list.
    placed = ("published", "journal_ref")
    return [draft for draft in drafts if any(map(draft.has, placed)) or _is_sure(draft)]


def _is_sure(draft: Draft) -> bool:
    several = len(draft.names) > 1 or _names_others(draft)
    placed = is_volume(draft.record.journal_ref or "")
    told = [several, placed, *map(draft.has, ("authors", "published", "urls"))]
    return sum(told) > 1 or draft.has("arxiv_id") or draft.has("doi")


def _is_sure_alone(draft: Draft) -> bool:
    """Say whether an item is a paper where no other is: names, a title, when and where."""
    title = draft.record.title or ""
    if not draft.has("authors") or len(title.split()) < MIN_TITLE_WORDS:
        return False
    if draft.has("arxiv_id") or draft.has("doi"):
        return True
    told = draft.has("published") + draft.has("journal_ref")
    return told + (len(draft.names) > 1) > 1


def _names_others(draft: Draft) -> bool:
    """Say whether the names of an item are those of co-authors: "with Bob Day"."""
    start = min((span.start for span in draft.spans if span.field == "authors"), default=0)
    return draft.page.text[max(0, start - len("with ")) : start].lower() == "with "


def _find_items(flat: Flat) -> Iterator[int]:
    """Give the elements with some lines in which no other such element is."""
    for number, element in enumerate(flat.elements):
        if element.tag not in _TAGS or not 20 < element.end - element.start <= MAX_ITEM:
            continue
        inside = (flat.elements[n] for n in range(number + 1, element.last + 1))
        if any(e.tag in _TAGS and "\n" in flat.text[e.start : e.end].strip() for e in inside):
            continue
        if len(_places(flat, number)) > 1:
            yield number


def _places(flat: Flat, number: int) -> list[Place]:
    """Give the lines of an item without buttons; what is marked first is a line of its own."""
    element = flat.elements[number]
    lines = list(find_lines(flat.text, element.start, element.end))
    if not lines or len(lines) > MAX_LINES:
        return []
    places = [(line.start, line.end) for line in lines]
    parts = _side_by_side(flat, number) if len(lines) == 1 else []
    marked = None if parts else _first_marked(flat, number, places[0])
    places = parts or places
    if marked:
        behind = _BEHIND.match(flat.text, marked[1], places[0][1])
        begin = behind.end() if behind else marked[1]
        rest = [(begin, places[0][1])] if re.search(r"\w", flat.text[begin : places[0][1]]) else []
        places[:1] = [marked, *rest]
    return [place for place in places if not is_buttons(flat.text[slice(*place)])]


def _side_by_side(flat: Flat, number: int) -> list[Place]:
    """Give the elements that an item is made of, if nothing but white space parts them: each is
    set as a line of its own, or beside the one before.
    """
    around = flat.elements[number]
    places, position, n = [], around.start, number + 1
    while n <= around.last:
        element = flat.elements[n]
        if flat.text[position : element.start].strip():
            return []
        start, end = trim(flat.text, element.start, element.end)
        places += [(start, end)] if start < end else []
        position, n = element.end, element.last + 1
    return places if len(places) > 2 and not flat.text[position : around.end].strip() else []


def _first_marked(flat: Flat, number: int, line: Place) -> Place | None:
    """Give the element that a line begins with, if there is more on the line behind it."""
    begin = line[0] + mark_width(flat.text[slice(*line)])
    for n in range(number + 1, min(number + 6, flat.elements[number].last + 1)):
        element = flat.elements[n]
        start, end = trim(flat.text, element.start, element.end)
        if element.tag in _MARKING and start in (line[0], begin) and start < end < line[1]:
            return (start, end) if _may_close(flat, element, end) else None
    return None


def _may_close(flat: Flat, element: Element, end: int) -> bool:
    """Say whether a marked text may be a title: some words, and no part of a longer one."""
    printed = flat.text[element.start : end].strip()
    if len(printed.split()) > 2:
        return not re.match(r"\s+[a-z]", flat.text[end : end + 3])
    closed = re.match(r"\s*[,.;:(]", flat.text[end : end + 3])
    return closed is not None and " " in printed and not is_person(printed)


def _read_item(inner: Page, flat: Flat, number: int) -> Draft | None:
    text, places = flat.text, _places(flat, number)
    first, second = places[0], places[1]
    first = first[0] + mark_width(text[slice(*first)]), first[1]
    over, under = _names(text, first), _names(text, second)
    draft = new_draft(inner)
    row = find_row(text, *second)
    if (
        not row
        and over
        and _may_be_title(text, second)
        and not (under and _may_be_title(text, first))
    ):
        draft.add_authors(over[0].places, truncated=over[0].truncated)
        title, rest = second, [(over[1], first[1]), *places[2:]]
    elif _may_be_title(text, first):
        title, rest = first, places[1:]
        if row:
            put_row(draft, row)
            rest = places[2:]
        elif under:
            draft.add_authors(under[0].places, truncated=under[0].truncated)
            rest = [(under[1], second[1]), *places[2:]]
    else:
        return None
    _put_title(draft, *title)
    for place in (*rest, *_beside(flat, number)):
        _put_line(draft, *place)
    return draft


def _beside(flat: Flat, number: int) -> Iterator[Place]:
    """Give the lines of the other cells of the row that a cell is in."""
    if flat.elements[number].tag != "td":
        return
    near = range(number - 1, max(-1, number - MAX_CELLS), -1)
    row = next((n for n in near if flat.elements[n].tag == "tr"), None)
    if row is None or flat.elements[row].last < flat.elements[number].last:
        return
    for n in range(row + 1, min(flat.elements[row].last, row + MAX_CELLS) + 1):
        cell = flat.elements[n]
        if n != number and cell.tag in ("td", "th") and cell.end - cell.start < MAX_TITLE:
            for line in find_lines(flat.text, cell.start, cell.end):
                yield line.start, line.end


def _put_title(draft: Draft, start: int, end: int) -> None:
    text = draft.page.text
    begin, stop = bare(text, start, end)
    # Of “Goats” by Day the first sign is a part.
    quoted = _QUOTED.match(text, begin - 1, stop) if begin > start else None
    put_title(draft, begin - (quoted is not None), stop)


def _names(text: str, place: Place) -> tuple[AuthorList, int] | None:
    """Read the names that a line is, or begins with in brackets; and where they end."""
    start, end = place
    if _QUOTED.match(text, start, end):
        return None  # “A Topological Glass” has the shape of a name, ‘Abd al-Rahman is one
    if found := find_with(text, start, end):
        return found
    stop = end
    while stop > start and text[stop - 1] in ":, ":
        stop -= 1
    names = find_names(text, Line(start, stop, text[start:stop]))
    return (names, end) if names else None


def _may_be_title(text: str, place: Place) -> bool:
    printed = text[slice(*place)]
    return (
        len(printed.split()) > 1
        and 6 <= len(printed) <= MAX_TITLE
        and "@" not in printed
        and "|" not in printed
        and "://" not in printed
        and not (is_heading(printed) or all_of(BUTTON, printed) or looks_like_prose(printed))
    )


def _put_line(draft: Draft, start: int, end: int) -> None:
    """Take what stands below title and names: ids, a venue with its date, notes."""
    text = draft.page.text
    start, end = trim(text, start, end)
    if language := language_first(text, start, end):
        draft.add("labels", *language[0])
        start = language[1]
    if start >= end:
        return
    entry.put_ids(draft, start, end)
    entry.put_printed_id(draft, start, end)
    draft.add_urls(start, end)
    ids = _IDS_BEGIN.search(text, start, end)
    stop = ids.start() if ids else end
    while ids and stop > start and (text[stop - 1] in ",.;([–—-" or text[stop - 1].isspace()):
        stop -= 1
    printed = text[start:stop]
    if not re.search(r"\w{2}", printed) or is_buttons(printed):
        return
    told = is_venue(printed) or _YEAR.search(printed) or _VOLUME.match(printed)
    if told and not draft.has("published"):
        put_venue_line(draft, Line(start, stop, printed))
    elif stop - start < MAX_TITLE:
        draft.add("labels", start, stop)

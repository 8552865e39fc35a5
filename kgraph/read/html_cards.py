"""Web pages with one box a paper: titles that are marked alike, and what stands with each.

Headings, terms (``dt``) or elements of a class named after titles, at least two alike,
each with authors, an abstract or a paper's link in its box. The box is the largest
element that holds one title alone, or what follows up to the next title. Parts are
known by their class (``authors``, ``abstract``, ``date``), or by what they look like. In a
list, what is set in italics behind an author list is a title too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.read.arxiv_html import put_link
from kgraph.read.authors import AuthorList, find_authors, split_authors
from kgraph.read.entry import is_author_line, is_date_line, put_date_line
from kgraph.read.homepage import put_venue_line
from kgraph.read.html_elements import Element
from kgraph.read.html_text import Flat
from kgraph.read.html_times import put_time
from kgraph.read.line_parts import Item, names_and_venue
from kgraph.read.list_marks import mark_width
from kgraph.read.md_links import strip_marks
from kgraph.read.md_words import put_beside
from kgraph.read.page import Draft, Line, Page, find_lines, new_draft, trim
from kgraph.read.paper_line_forms import find_item
from kgraph.read.persons import is_person
from kgraph.read.prose import begins_like_prose, looks_like_prose
from kgraph.read.put_items import put_item
from kgraph.read.title_marks import put_title
from kgraph.read.title_names import is_buttons, is_venue
from kgraph.read.with_names import find_with

_TITLE = re.compile(
    r"(?:^|[-_])(?:paper|article|item|entry|card|result|note|list|content)?[-_]*title$"
    r"|(?:^|[-_])(?:paper|pub|publication|article)[-_]*name$"
)
_AUTHORS = re.compile(r"(?:^|[-_])(?:authors?|people|persons|names)(?:$|[-_])")
_ABSTRACT = re.compile(r"(?:^|[-_])(?:abstract|summary|tldr|snippet|description)(?:$|[-_])")
_DATE = re.compile(r"(?:^|[-_])(?:date|published|time|year)(?:$|[-_])")
_COUNTED = re.compile(r"\W{0,3}\d+ authors?")
_INLINE = frozenset(("em", "i", "cite", "u"))
_MARKING = frozenset(("em", "i", "cite", "u", "b", "strong", "q"))
_MARKED_BEHIND = _MARKING | {"a"}
_ITEMS = frozenset(("li", "p", "dd", "td", "div"))
# Behind a list of names; behind one or two letters it belongs to an initial or to "Jr.".
_FULL_STOP = re.compile(r"[^\W\d_]{3}\.$")
_WORD = re.compile(r"[^\W\d_]{2}")
# What stands between names, or before all of them.
_JOINS = re.compile(r"\b(?:and|et|und|y|e|by|authors?)\b", re.IGNORECASE)
MAX_NAMES = 3000  # code points of the names before a title
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "strong", "b"))
MIN_ABSTRACT = 80  # code points
USUAL_ABSTRACT = 110  # that most abstracts of a page have; remarks are shorter
_OVER = re.compile(r"(?:\b(?:19|20)|['’])\d\d\b")
_YEAR_CELL = re.compile(r"(?P<year>(?:19|20)\d\d)\t")
MAX_OVER = 4  # lines over a title in its box
Box = tuple[int, int, int]  # the title's element, the box's first and last


def find_boxes(flat: Flat) -> list[Box]:
    """Find the titles that are marked alike, each with its box; the fullest kind wins."""
    groups: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for i, element in enumerate(flat.elements):
        marked = any(_TITLE.search(name.lower()) for name in element.classes)
        first = element.tag in _INLINE and _begins_item(flat, i) and _words(flat, i) >= 3
        least = 4 if element.tag == "a" else 2  # links are names too
        behind = (
            element.tag in _MARKED_BEHIND and _words(flat, i) >= least and _find_before(flat, i)
        )
        if first or behind or ((marked or element.tag in _HEADINGS) and _words(flat, i) >= 2):
            groups[(element.tag, element.classes)].append(i)
    kinds = [found for found in groups.values() if len(found) >= 2 and _differ(flat, found)]
    best: list[int] = max(kinds, key=lambda t: sum(_words(flat, i) for i in t), default=[])
    return list(_boxes(flat, _with_siblings(flat, best)))


def _differ(flat: Flat, titles: Sequence[int]) -> bool:
    """Say whether what is marked alike is not mostly one text: the name of the page's owner."""
    texts = Counter(flat.text[flat.elements[i].start : flat.elements[i].end] for i in titles)
    return 2 * max(texts.values()) <= len(titles)


def _with_siblings(flat: Flat, titles: Sequence[int]) -> Sequence[int]:
    """Give titles behind names with those of their list whose names have no shape of names."""
    behind = [i for i in titles if flat.elements[i].tag in _MARKING and _item_of(flat, i)]
    if not behind or len(behind) < len(titles) or _begins_item(flat, titles[0]):
        return titles
    kind = (flat.elements[titles[0]].tag, flat.elements[titles[0]].classes)
    items = {item.start for i in titles if (item := _item_of(flat, i))}
    found = list(titles)
    for i, element in enumerate(flat.elements):
        if (element.tag, element.classes) != kind or _words(flat, i) < 3:
            continue
        item = _item_of(flat, i)
        if item and item.tag == "li" and item.start not in items and "," in _before(flat, i):
            items.add(item.start)
            found.append(i)
    return sorted(found)


def _item_of(flat: Flat, i: int) -> Element | None:
    """Give the item of a list that an element stands in."""
    around = (e for e in reversed(flat.elements[max(0, i - 3) : i]) if e.last >= i)
    return next((e for e in around if e.tag in _ITEMS), None)


def _before(flat: Flat, i: int) -> str:
    """Give what stands before an element in its item, if it is no longer than names are."""
    item, start = _item_of(flat, i), flat.elements[i].start
    return flat.text[item.start : start] if item and start - item.start <= MAX_NAMES else ""


def _begins_item(flat: Flat, i: int) -> bool:
    """Say whether an element stands first in an item or a paragraph, with more behind it."""
    return any(
        around.tag in ("li", "p", "dd") and around.start == flat.elements[i].start
        for around in flat.elements[max(0, i - 3) : i]
        if around.last >= i and around.end > flat.elements[i].end + 5
    )


def _find_before(flat: Flat, i: int) -> AuthorList | None:
    """Read the names that stand before an element in its item: "Ann Lee, <i>Counting Sheep</i>"."""
    start = flat.elements[i].start
    item = _item_of(flat, i)
    if item is None or not 4 < start - item.start <= MAX_NAMES:
        return None
    begin, stop = strip_marks(flat.text, *trim(flat.text, item.start, start))
    if flat.text[stop : stop + 1] == "." and flat.text[stop - 1].isupper():
        stop += 1  # "Lee, A."
    stop -= _FULL_STOP.search(flat.text, begin, stop) is not None  # "Ann Lee and Bob Day."
    stop -= flat.text.endswith(":", begin, stop)  # "Ann Lee and Bob Day:"
    return find_authors(flat.text, begin, stop) if begin < stop else None


def _words(flat: Flat, i: int) -> int:
    element = flat.elements[i]
    if element.end - element.start > 400:
        return 0
    return len(flat.text[element.start : element.end].split())


def _boxes(flat: Flat, titles: Sequence[int]) -> Iterator[Box]:
    for n, title in enumerate(titles):
        before = titles[n - 1] if n else -1
        after = titles[n + 1] if n + 1 < len(titles) else len(flat.elements)
        around = [
            i
            for i in range(max(before + 1, title - 20), title)
            if title <= flat.elements[i].last < after
        ]
        if around and _holds_more(flat, around[0], title):
            yield title, around[0], flat.elements[around[0]].last
        else:
            yield title, title, _end_of_run(flat, title, after)


def _holds_more(flat: Flat, around: int, title: int) -> bool:
    """Say whether an element has more than the title that is in it, and the names before it."""
    outer, inner = flat.elements[around], flat.elements[title]
    return outer.last > inner.last or (
        inner.start > outer.start and re.search(r"\w", flat.text[inner.end : outer.end]) is not None
    )


def _end_of_run(flat: Flat, title: int, after: int) -> int:
    """Give the last element before the next title; of the last title, before the next heading."""
    for i in range(flat.elements[title].last + 1, after):
        if flat.elements[i].tag in ("h1", "h2", "footer"):
            return i - 1
    return after - 1


def read_box(page: Page, flat: Flat, box: Box) -> Draft:
    """Read one box; what has no title and nothing beside it is left empty."""
    title, first, last = box
    draft = new_draft(page)
    for n in range(first, last + 1):
        put_link(draft, flat, n)
        element = flat.elements[n]
        if n <= title <= element.last:
            continue  # a class of the whole box sorts it: "year-2020"
        names = [name.lower() for name in element.classes]
        if any(map(_AUTHORS.search, names)) and not draft.has("authors"):
            _put_authors(draft, flat, n)
        elif any(map(_ABSTRACT.search, names)) and not draft.has("abstract"):
            _put_abstract(draft, element.start, element.end)
        elif (element.tag == "time" or any(map(_DATE.search, names))) and not draft.has(
            "published"
        ):
            put_time(draft, element)
    before = None if draft.has("authors") else _find_before(flat, title)
    if before is None and not draft.has("authors") and "," in _before(flat, title):
        item = _item_of(flat, title)
        length = len(_before(flat, title).rstrip(" \n:"))
        before = split_authors(flat.text, item.start, item.start + length) if item else None
    if before:
        draft.add_authors(before.places, truncated=before.truncated)
    start = flat.elements[title].end
    stop = max((flat.elements[n].end for n in range(first, last + 1)), default=start)
    _put_lines(draft, start, stop, before is not None)
    if first < title:
        _put_over(draft, flat.elements[first].start, flat.elements[title].start)
    place = trim(flat.text, flat.elements[title].start, start)
    if flat.elements[title].tag in _MARKED_BEHIND and _FULL_STOP.search(flat.text, *place):
        place = place[0], place[1] - 1  # of the entry that it is marked in
    whole = None if draft.record.authors else _find_whole(flat.text, *place)
    if whole:
        put_item(draft, whole)
    elif draft.spans:
        put_title(draft, place[0] + mark_width(flat.text[slice(*place)]), place[1])
    return draft


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
        if n == 0 and "\n" not in text[start : line.start] and re.match(r"[.,:;-]", line.text):
            begin, end = strip_marks(text, line.start, line.end)
            if cited and begin < end:
                put_venue_line(draft, Line(begin, line.end, text[begin : line.end]))
                continue
            if begin < end and not begins_like_prose(line.text.lstrip(".,:;- ")):
                put_beside(draft, begin, end, alone=True)
                continue
        # Who counts the authors prints an organisation over it.
        counted = n + 1 < len(lines) and _COUNTED.fullmatch(lines[n + 1].text)
        if not draft.has("authors") and n < 3 and not counted:
            if said := find_with(text, line.start, line.end):
                draft.add_authors(said[0].places, truncated=said[0].truncated)
                rest = text[said[1] : line.end]
                if is_venue(rest):
                    put_venue_line(draft, Line(said[1], line.end, rest))
                continue
            last = line.end - bool(_FULL_STOP.search(line.text))
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
    named = re.compile(r"(?:Abstract|Summary|TL;DR)\s*[:.]?\s+", re.IGNORECASE)
    match = named.match(draft.page.text, start, end)
    start = match.end() if match else start
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


def _put_authors(draft: Draft, flat: Flat, number: int) -> None:
    """Take a list as its elements part it, or as its text does."""
    element = flat.elements[number]
    inner = [e for n, e in flat.inside(number) if e.end > e.start and _is_leaf(flat, n)]
    places = [_without_sign(flat.text, *trim(flat.text, e.start, e.end)) for e in inner]
    if places and _are_all(flat.text, element, places):
        draft.add_authors(places, truncated=False)
        return
    found = find_authors(flat.text, *trim(flat.text, element.start, element.end))
    if found:
        draft.add_authors(found.places, truncated=found.truncated)

"""DBLP: the list of an author, of a venue, or of a search.

    2017
    [c12]
    Ashish Vaswani, Noam Shazeer, Niki Parmar:
    Attention is All you Need. NIPS 2017: 5998-6008
    [i5] Ashish Vaswani: Attention Is All You Need. CoRR abs/1706.03762 (2017)

A colon closes the authors, a full stop the title, a year the entry; the number in
brackets is missing in searches, and the buttons of an entry may stand before it.
Journals are abbreviated ("J. Mach. Learn. Res. 15"), so the last full stop is not
always the one behind the title. In the contents of a volume pages alone close an entry
("Attention is All you Need. 5998-6008"); the volume, with its ISBN, stands over them, or
a heading with its year (`dblp_contents`); some books have no pages.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.parts import people
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.copied import finish, headings, put_names, put_venue, put_year
from kgraph.read.parts.entry import put_ids
from kgraph.read.parts.fields import find_label
from kgraph.read.references import references
from kgraph.read.sites.dblp_contents import put_dates_above
from kgraph.read.sites.dblp_titles import find_title_end
from kgraph.read.sites.dblp_words import (
    BRACKETED,
    BUTTONS,
    MARK,
    NUMBER,
    YEAR_LINE,
    is_button,
    is_counted,
    is_of_site,
    names_site,
)

NAME = "dblp"
# "Proceedings of 28th Conference on Farms, Wool, August 2-3, 2002. Wool Press 2002"
_PROCEEDINGS = re.compile(r"Proceedings of\b.{5,300}(?P<year>(?:19|20)\d\d)[.\s]*$")
# Or what they are called at its end: "..., UK, August 23-28, 2020, Proceedings, Part I"
_VOLUME = re.compile(
    r"\s*(?:Proceedings of\b[^\n]{5,300}\b(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b[^\n]{0,30}, (?:19|20)\d\d"
    r"|[^\n]{10,300}\b(?:19|20)\d\d, (?:(?:Online|Revised|Selected|Invited|Workshop|Conference)"
    r"(?: and )?,?\s*){0,3}(?:Proceedings|(?<=Selected )Papers)(?:, Part [IVX]+)?)[.\s]*"
)
MAX_ENTRY = 12  # lines
MAX_MARGIN = 8  # code points by which lines of an entry may be indented
MAX_WRAPPED = 40  # lines of an author list
MAX_BODY = 1_000  # code points of title and venue: with more, it is an abstract that ends in a year
MANY = 8  # commas that prose does not put between capitals
MAX_LENGTH = 30_000  # code points of a line that may be an author list
# An item of a list that somebody typed: the site prints numbers in front, or nothing.
_ITEM = re.compile(r"[•◦▪]\s+")
_TAIL = re.compile(
    r"(?:\((?P<a>(?:19|20)\d\d)\)|(?<![\w.:/-])(?P<b>(?:19|20)\d\d)(?:\s*\([^()]{1,20}\))?"
    r"(?:\s?:\s*[\w.:–-]+(?:\s?[,/]\s?[\w.:–-]+)*)?)(?:,\s+(?:pp\.|ISBN|DOI)\s[^\n]{1,80}"
    r"|[.,;]?\s+(?:doi:\s?10\.|https?://)\S{1,120})?$",
)
# Where a paper can be had, behind the pages or the year.
_LINK = re.compile(r"[.,;]?\s+(?:DOI:?\s|doi:\s?|https?://)\S+$")
_YEAR_BEFORE = re.compile(r"\b(?:19|20)\d\d(?:\s*\([^()]{1,20}\))?\s?$")
_PAGES = re.compile(
    r"(?<=[.?!\"”’')])\s+(?P<pages>\d{1,6}(?::\d{1,4})?(?:\s?[-–]\s?\d{1,6}(?::\d{1,4})?)?)$"
)
_ONLY_PAGES = re.compile(r"\s*[^\W\d]?\d+(?:\s?[-–:]\s?[^\W\d]?\d+)*(?:\s*\((?:19|20)\d\d\))?$")
_ISBN = re.compile(r"\bISBN\s[\dX-]+(?:\s*\[contents\])?$")
_NAME = re.compile(r"\s*(?:[^\W\d_][\w.'’‘-]*\s+){1,5}[^\W\d_][\w.'’‘-]*(?:\s+\d{4})?\s*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """The places of an entry: authors, title, venue, year; and its lines.

    In the contents of a volume there is no year, and the venue is pages alone.
    """

    authors: tuple[int, int]
    title: tuple[int, int]
    venue: tuple[int, int]
    year: tuple[int, int] | None
    lines: tuple[int, int]


def recognises(page: Page) -> bool:
    """Say whether an entry stands among words of the site, or one with a number on the page, or
    two without that fill it.

    In prose too a name with a colon is at times followed by a year.
    """
    found = page.once(_find_entries)
    if found and bool(page.once(is_of_site)):
        return True
    if found and any(line.text.startswith(("Authors:", "Author:")) for line in page.lines):
        return False  # a page of named fields: "Article Type: Research Article", over its year
    marked = sum(1 for e in found if MARK.match(page.text, page.lines[e.lines[0]].start))
    if not marked and len(found) < 2:
        return False
    if marked > 2 and 4 * marked >= 3 * sum(1 for x in page.lines if MARK.match(x.text)):
        return True  # one entry with a thousand authors may be lost
    items = sum(1 for e in found if _ITEM.match(page.lines[e.lines[0]].text))
    if items and not marked and references.recognises(page):
        return False  # which know what else stands behind a year
    read = sum(page.lines[e.lines[1] - 1].end - page.lines[e.lines[0]].start for e in found)
    printed = sum(line.end - line.start for line in page.lines if not is_button(line))
    return 2 * read >= printed


def read(page: Page) -> Evidence:
    """Read the entries of a list."""
    found = sorted([*page.once(_find_entries), *_nameless(page)], key=lambda entry: entry.lines)
    drafts, volume = [], None
    for entry in found:
        volume = entry if _is_volume(page, entry) else volume
        if entry is not volume:
            drafts.append(_read_entry(page, entry, volume))
    before = page.lines[: found[0].lines[0]]
    heads = [
        year for line in before if (year := _PROCEEDINGS.match(page.text, line.start, line.end))
    ]
    for draft in drafts if len(heads) == 1 else ():
        put_year(draft, *heads[0].span("year"))
    put_dates_above(page, drafts, [entry.lines for entry in found])
    passed = [line for line in page.lines if is_button(line) or names_site(line)]
    passed += headings(before)
    volumes = [entry.lines for entry in found if _is_volume(page, entry)]
    passed += [line for first, stop in volumes for line in page.lines[first:stop]]
    for entry in found:
        line = next(x for x in page.lines[slice(*entry.lines)] if x.end > entry.authors[0])
        if line.start < entry.authors[0]:  # buttons
            passed.append(replace(line, end=entry.authors[0]))
    printed = [name for draft in drafts for name in draft.names]
    facts = list(people.page_person(page, before, printed))
    return finish(page, NAME, drafts, passed, facts=facts)


def _find_entries(page: Page) -> list[Entry]:
    return list(_entries(page))


def _entries(page: Page) -> Iterator[Entry]:
    lines, i, marked, after = page.lines, 0, None, 0
    counted = page.once(is_counted)
    apart = False  # the entry before had its authors on lines of their own
    while i < len(lines):
        mark = MARK.match(page.text, lines[i].start, lines[i].end)
        if mark is None and counted:
            mark = NUMBER.match(page.text, lines[i].start, lines[i].end)
        marked = i if mark else marked
        begin = mark.end() if mark else lines[i].start
        buttons = BUTTONS.match(page.text, begin, lines[i].end)
        begin = buttons.end() if buttons else begin
        item = _ITEM.match(page.text, begin, lines[i].end)
        begin = item.end() if item else begin
        by, colon = i, _authors_end(page, begin, lines[i], marked is not None)
        opened = lines[i].blank or i == after or _is_heading(lines, i - 1)
        if colon is None and (marked is not None or opened):
            by, colon = _wrapped_authors_end(page, begin, i, marked=marked is not None)
        # "FlexGen: High-Throughput Inference" has no authors, and "Sheep: A Study" neither.
        ends = colon is not None and colon + 1 == lines[by].end
        titled = apart and not ends and colon is not None and "," not in page.text[begin:colon]
        found = colon is not None and not titled and _read(page, begin, colon, (i, by), marked)
        if not found:
            # Buttons may stand between the number of an entry and its authors.
            if marked is not None and not mark and not is_button(lines[i]):
                marked = None
            i += 1
            continue
        yield found
        i, marked, after, apart = found.lines[1], None, found.lines[1], ends


def _nameless(page: Page) -> Iterator[Entry]:
    """Find the entries without authors that stand among others: "On Sheep. Meadow 2002: 1-9".

    Buttons, a year or another entry stand over them.
    """
    lines, text = page.lines, page.text
    known = page.once(_find_entries)
    borders = [(0, 0), *(entry.lines for entry in known), (len(lines), len(lines))]
    for (_, first), (stop, _) in pairwise(borders):
        opened = first > 0
        for i in range(first, stop):
            mark = MARK.match(text, lines[i].start, lines[i].end)
            start = mark.end() if mark else lines[i].start
            opened = opened or mark is not None
            if start < lines[i].end and opened and (entry := _read_nameless(text, lines[i], start)):
                yield replace(entry, lines=(i, i + 1))
            else:
                opened = is_button(lines[i])


def _read_nameless(text: str, line: Line, start: int) -> Entry | None:
    """Read a title and a venue with a year on a line."""
    if line.end - start > MAX_BODY or _PROCEEDINGS.match(text, start, line.end):
        return None
    tail = _TAIL.search(text, max(start, line.end - 200), line.end)
    cut = find_title_end(text, start, line.end) if tail else None
    if tail is None or cut is None or cut[1] >= tail.start():
        return None
    if _VOLUME.fullmatch(text, start, cut[0]):
        return None
    year = tail.span("a") if tail["a"] else tail.span("b")
    return Entry((start, start), (start, cut[0]), (cut[1], line.end), year, (0, 0))


def _authors_end(page: Page, start: int, line: Line, marked: bool) -> int | None:
    """Find the colon that closes an author list; where one name is none we know, two of these
    must speak for it: a number in front, the end of the line, the shape of names, many of them.
    """
    text = page.text
    colon = text.find(":", start, min(line.end, start + MAX_LENGTH))
    if colon < 0 or _YEAR_BEFORE.search(text, max(start, colon - 30), colon):
        return None  # "On Sheep. Meadow 2002: 1-9"
    # Copies lose the line end behind it: then a number in front or commas must tell.
    glued = colon + 1 < line.end and not text[colon + 1].isspace()
    if glued and not (marked or "," in text[start:colon]):
        return None
    if _are_names(text, start, colon, marked=False):
        return colon
    label = None if marked else find_label(line.text)
    if is_button(line) or (label and label.column):  # "Figures and Tables:"
        return None
    whole, shaped = colon + 1 == line.end, _have_shape_of_names(text[start:colon])
    many = shaped and text.count(",", start, colon) >= MANY
    return colon if whole + marked + shaped + many >= 2 else None


def _are_names(text: str, start: int, end: int, *, marked: bool) -> bool:
    names = find_authors(text, start, end)
    if names and not any("," in text[a:b] for a, b in names.places):
        return True
    return marked and _have_shape_of_names(text[start:end])


def _is_full(line: Line, below: Line) -> bool:
    """Say whether a line is so long that the next word did not fit: a heading is not."""
    word = len(below.text.split(None, 1)[0])
    return len(line.text) + word + MAX_MARGIN > len(below.text)


def _wrapped_authors_end(page: Page, start: int, i: int, *, marked: bool) -> tuple[int, int | None]:
    """Find the colon that closes an author list below its first line, and the line it is on.

    Text browsers wrap the lines of an entry.
    """
    lines, text = page.lines, page.text
    for k in range(i, min(i + MAX_WRAPPED, len(lines))):
        colon = lines[k].text.find(":")
        if k > i and (lines[k].blank or is_button(lines[k]) or not _is_full(*lines[k - 1 : k + 1])):
            break
        if colon >= 0:
            end = lines[k].start + colon
            return k, end if k > i and _are_names(text, start, end, marked=marked) else None
        if "," not in lines[k].text:
            break
    return i, None


def _have_shape_of_names(text: str) -> bool:
    """Say whether commas part pieces of two to six words, each with a capital in it; a few may
    be of one word: "Suresha, Ann Lee".
    """
    pieces = text.split(",")
    single = sum(piece.strip().istitle() and piece.strip().isalpha() for piece in pieces)
    shaped = sum(bool(_NAME.match(piece)) and piece.lower() != piece for piece in pieces)
    return single + shaped == len(pieces) and 2 * single <= len(pieces)


def _read(
    page: Page, start: int, colon: int, names: tuple[int, int], marked: int | None
) -> Entry | None:
    """Read what follows the authors, whose first and last lines are given: up to the line that
    ends with a year or pages, or a title alone.
    """
    return _read_placed(page, start, colon, names, marked) or _read_bare(
        page, start, colon, names, marked
    )


def _read_bare(
    page: Page, start: int, colon: int, names: tuple[int, int], marked: int | None
) -> Entry | None:
    """Read a title below its authors that nothing stands behind: some books have no pages."""
    lines = page.lines
    begin, last = names
    at = last + 1
    if colon + 1 < lines[last].end or at == len(lines) or not page.once(is_of_site):
        return None
    title = lines[at]
    if not title.text.endswith((".", "?", "!")) or is_button(title):
        return None
    end = title.end - title.text.endswith(".")
    first = begin if marked is None else marked
    return Entry((start, colon), (title.start, end), (title.end, title.end), None, (first, at + 1))


def _read_placed(
    page: Page, start: int, colon: int, names: tuple[int, int], marked: int | None
) -> Entry | None:
    lines, text = page.lines, page.text
    begin, i = names
    for stop in range(i + 1, min(i + MAX_ENTRY, len(lines)) + 1):
        end = lines[stop - 1].end
        if end - colon > MAX_BODY:
            return None
        if stop > i + 1 and _begins_another(text, lines[stop - 1], named=colon + 1 < lines[i].end):
            return None
        another = stop > i + 2 and _are_authors(text, lines[stop - 1])
        if another or (stop > i + 1 and BRACKETED.match(lines[stop - 1].text)):
            return None
        tail = _TAIL.search(text, max(colon + 1, end - 200), end)
        pages = None if tail else _PAGES.search(text, max(colon + 1, end - 200), end)
        first = begin if marked is None else marked
        if pages and text[colon + 1 : pages.start()].strip():
            title_end = pages.start() - (text[pages.start() - 1] == ".")
            title = (colon + 1, title_end)
            return Entry((start, colon), title, pages.span("pages"), None, (first, stop))
        if tail is None:
            continue
        link = _LINK.search(text, tail.start(), end)
        if link and marked is None and not page.once(is_of_site):
            continue  # lists of other people
        cut = find_title_end(text, colon + 1, link.start() if link else end)
        if cut is None:
            continue
        year = tail.span("a") if tail["a"] else tail.span("b")
        return Entry((start, colon), (colon + 1, cut[0]), (cut[1], end), year, (first, stop))
    return None


def _begins_another(text: str, line: Line, *, named: bool) -> bool:
    """Say whether a line is a year; or names, a colon and more, if the entry began with such."""
    if YEAR_LINE.match(line.text):
        return True
    colon = line.text.find(":", 0, 300) if named else -1
    if colon < 0 or _ONLY_PAGES.match(line.text, colon + 1):
        return False
    return find_authors(text, line.start, line.start + colon) is not None


def _are_authors(text: str, line: Line) -> bool:
    """Say whether a line is of names that a colon closes: those of the next entry."""
    named = line.text.endswith(":") and len(line.text) <= MAX_LENGTH
    return named and find_authors(text, line.start, line.end - 1) is not None


def _is_heading(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is that of a section over its first entry."""
    return i >= 0 and bool(lines[i].blank) and not set(",:.") & set(lines[i].text)


def _is_volume(page: Page, entry: Entry) -> bool:
    """Say whether an entry is a book of papers, which has editors, and an ISBN or a title that
    says so; "[e1]" is one, "[b1]" has one author or some.
    """
    mark = page.lines[entry.lines[0]].text[:2]
    if mark in ("[b", "[e"):
        return mark == "[e"
    if entry.year and _VOLUME.fullmatch(page.text, *entry.title):
        return True
    return entry.year is not None and bool(_ISBN.search(page.text[slice(*entry.venue)]))


def _read_entry(page: Page, entry: Entry, volume: Entry | None) -> Draft:
    draft = new_draft(page)
    if entry.authors[0] < entry.authors[1]:
        put_names(draft, *entry.authors)
    draft.put("title", *entry.title)
    if entry.year:
        put_year(draft, *entry.year)
        start, end = entry.venue
        if link := _LINK.search(page.text, max(start, entry.year[1]), end):
            put_ids(draft, *link.span())
            draft.add_urls(*link.span())
            end = link.start()
        put_venue(draft, start, end)
        return draft
    draft.add("labels", *entry.venue)
    if volume and volume.year:
        put_year(draft, *volume.year)
        draft.put("journal_ref", *volume.title)
    return draft

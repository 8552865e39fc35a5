"""The publications of a researcher's homepage, as copied: some lines an entry.

    2023
    Counting Sheep in Wide Fields
    Ann Lee, Bob Day*, and Cy Fox*
    International Conference on Machine Learning (ICML), 2023 (Oral)
    [paper] [code] [bibtex]

Which lines are titles and names is found by `title_pairs`. The year of a heading is the
date of entries without one of their own. Pages with abstracts are left to others.
"""

import re
from collections.abc import Sequence

from kgraph.model import ids, taxonomy
from kgraph.model.tables import Evidence, Problem
from kgraph.read.layouts.name_lines import with_joined_names
from kgraph.read.layouts.piped import put_piped
from kgraph.read.layouts.title_pairs import ID_ALONE, Entry, find_entries, is_over
from kgraph.read.layouts.wrapped_pairs import with_joined_titles
from kgraph.read.page import Draft, Line, Page, new_draft, trim
from kgraph.read.parts import entry, people
from kgraph.read.parts.authors import NamedAuthors
from kgraph.read.parts.copied import all_of, finish, headings, put_venue, without_notes
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.list_marks import margin_of, mark_width
from kgraph.read.parts.prose import looks_like_prose, title_case_share
from kgraph.read.parts.site_labels import dateline_width
from kgraph.read.parts.title_marks import put_title
from kgraph.read.parts.title_names import (
    BUTTON,
    NOTE,
    VENUE_BEHIND,
    YEAR_HEADING,
    find_place,
    is_buttons,
    is_dated,
    is_fact,
    is_heading,
    is_venue,
)
from kgraph.read.parts.told import find_ids

NAME = "homepage"
# ", arXiv:0704.0001": an id of the paper is none of its venue.
_ID_BEHIND = re.compile(r"[,;.]\s+(?:arXiv:|doi:|https?://)\s?\S+$", re.IGNORECASE)
MAX_ID = 120  # code points of it
MIN_ABSTRACT = 300  # code points: a shorter text is a remark
MIN_TEXT = 100  # code points of an abstract, where most entries have one in a line
MAX_NOTES = 140  # code points under an entry: with more in most of them these are abstracts
_INTO = re.compile(r"(?:(?:To appear|Accepted|Published|Appeared)\s+)?(?:in|at)\b:?\s+", re.I)
_BRACKET = re.compile(r"\s*(?:\[(?P<a>[^\[\]]{1,80})\]|\((?P<b>[^()]{1,80})\))[\s.]*$")

_UPDATED = re.compile(
    r"\W*(?:(?:this )?page (?:was )?)?last (?:updated?|modified|changed|edited)\b"
    r"|(?:19|20)\d\d-\d\d-\d\d: (?:submitted|published)\b|©",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z ])['’](?P<year>\d\d)(?=\W|$)")  # "ICML '22"
LAST_SHORT = 60  # '61 is 1961
_VENUE_HEADING = re.compile(
    r"(?:[-*+•]|\d+[.)])\s+[*_]*[A-Z][\w&@*' -]{1,40}?[ ,(-]{1,3}(?P<year>(?:19|20)\d\d)[)*_:]*$"
)
_ID_FIRST = re.compile(
    r"[^\w\n]*(?P<id>(?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)(?=[\s,.;)]|$)"
)
MAX_GAP = 4  # code points between an id and its date
_OF_AN_ID = re.compile(r"\.\d{4}")
_CODE = re.compile(r"(?<![\w./-])[a-z][a-z-]+(?:\.[A-Za-z-]{2,})?(?![\w/-])")
_TITLE = re.compile(r"(?:[-*•]\s+)?title\s?[:=]", re.IGNORECASE)
_SIGN_BEHIND = re.compile(r"\s*[·•|]\s*")
_PAGES = re.compile(r"\d{4}\s?[-–—]{1,3}\s?\d{4}")


def recognises(page: Page) -> bool:
    """Say whether entries with venues or buttons fill what follows the first of them."""
    page = with_joined_titles(with_joined_names(page))
    lines = page.lines
    entries = page.once(find_entries)
    if entries and any(_is_field(line.text) for line in lines):
        return False
    if len(entries) < 2:
        return len(entries) == 1 and _is_sure(page, entries[0])
    notes = sorted(
        sum(len(line.text) for line in _notes(lines[e.end - e.notes : e.end])) for e in entries
    )
    headed = any(YEAR_HEADING.fullmatch(line.text) for line in lines)
    rows = any(is_buttons(line.text) for line in lines)
    dated = all(any(is_dated(lines[i].text) for i in range(e.start, e.end)) for e in entries)
    alone = 5 * sum(e.end - e.start for e in entries) >= 4 * len(lines)
    enough = headed or rows or dated or alone or len(entries) > 2
    placed = 2 * sum(find_place(lines[e.names]) is not None for e in entries) > len(entries)
    return enough and (placed or notes[len(notes) // 2] < MAX_NOTES)


def _is_field(text: str) -> bool:
    """Say whether a line is a title with its name: "title: Counting Sheep"."""
    return _TITLE.match(text) is not None


def _is_sure(page: Page, found: Entry) -> bool:
    """Say whether one entry alone is one: several names below a title and over a venue with its
    year, under a heading of the page, with buttons or nothing else on the page, and no text
    that others would read.
    """
    lines = page.lines
    names, below = found.authors, lines[found.names + 1 : found.end]
    several = len(names.places) > 1 or names.truncated
    placed = find_place(lines[found.names]) or (below and is_dated(below[0].text))
    quoted = any(sign in lines[found.names].text for sign in '"“”„')  # a title, behind its names
    if quoted or not (found.title < found.names and several and placed):
        return False
    if below and dateline_width(below[0].text):
        return False  # "Apr-2-2007–Annals of Farm Science": so portals label entries
    inside = range(lines[found.start].start, lines[found.end - 1].end)
    if any(not isinstance(one, Problem) and one.start not in inside for one in find_ids(page)):
        return False  # others have ids too
    headed = any(is_heading(line.text) for line in lines[: found.title])
    whole = found.title == 0 and found.end == len(lines)
    shown = headed or any(is_buttons(line.text) for line in below)
    shown = shown or (whole and all(is_fact(line.text) for line in below))
    return shown and sum(len(line.text) for line in _notes(below)) < MAX_NOTES


def read(page: Page) -> Evidence:
    """Read the entries, each with the year of the heading it stands under."""
    on, page = page, with_joined_titles(with_joined_names(page))
    lines, entries = page.lines, page.once(find_entries)
    first = entries[0].start
    texts = [sum(_is_text(line) for line in lines[e.end - e.notes : e.end]) for e in entries]
    abstracts = len(entries) > 2 and 2 * sum(count == 1 for count in texts) > len(entries)
    passed = [line for line in lines if is_heading(line.text) or is_buttons(line.text)]
    passed += headings(lines[:first])
    drafts = []
    above = iter(enumerate(lines))
    year: tuple[int, int] | None = None
    dated: tuple[int, int] | None = None
    venue: Line | None = None  # "- ACL 2020", over the items of its papers
    for found in entries:
        for i, line in above:
            if match := YEAR_HEADING.fullmatch(line.text):
                year = line.start + match.start("year"), line.start + match.end("year")
            elif i != found.title and (head := _VENUE_HEADING.match(line.text)):
                venue, year = line, None
                dated = line.start + head.start("year"), line.start + head.end("year")
            if i >= found.start:
                break
        draft = _read_entry(page, found, abstracts=abstracts)
        over = venue and is_over(page, venue, margin_of(page, lines[found.title]))
        if not draft.has("published") and (when := dated if over else year):
            draft.put_as("published", page.text[slice(*when)], *when)
        drafts.append(draft)
    printed = [name for draft in drafts for name in draft.names]
    facts = list(people.page_person(page, lines[:first], printed))
    return finish(on, NAME, drafts, passed, facts=facts)


def _notes(lines: Sequence[Line]) -> list[Line]:
    """Give what stands under an entry and is no fact, nor one line of text below its venue."""
    notes = [line for line in lines if not is_fact(line.text)]
    if lines and is_dated(lines[0].text) and not entry.is_date_line(lines[0].text):
        text = next((line for line in notes if _is_text(line)), None)
        return [line for line in notes if line is not text]
    return notes


def _is_text(line: Line) -> bool:
    """Say whether a line under an entry is the beginning of its abstract."""
    text = line.text
    long = len(text) >= MIN_TEXT and text[0].isupper() and title_case_share(text) < 0.5
    return long and not (is_venue(text) or entry.is_link_line(text))


def _read_entry(page: Page, found: Entry, *, abstracts: bool) -> Draft:
    draft, lines = new_draft(page), page.lines
    names = found.authors
    title = lines[found.title]
    start, end = title.start + mark_width(title.text), title.end
    end = _put_brackets(draft, start, end, is_title=True)
    if page.text[end - 1] == "." and not page.text[start:end].endswith("..."):
        end -= 1
    put_title(draft, start, end)
    affiliations = names.affiliations if isinstance(names, NamedAuthors) else ()
    draft.add_authors(names.places, truncated=names.truncated, affiliations=affiliations)
    line = lines[found.names]
    if ";" in line.text and (behind := VENUE_BEHIND.search(line.text)):
        text = line.text[behind.end() :]
        put_venue_line(draft, Line(line.start + behind.end(), line.end, text))
    if place := find_place(line):
        _put_place(draft, *place[1:])
    notes: list[Line] = []
    first = min(found.title, found.names)
    between = lines[first + 1 : max(found.title, found.names)]
    for head in lines[found.start : first]:
        _put_head(draft, head)
    for line in (*between, *lines[max(found.title, found.names) + 1 : found.end]):
        if is_buttons(line.text) or _UPDATED.match(line.text) or put_piped(draft, line):
            continue
        if entry.put_date_line(draft, line):
            continue
        if entry.is_link_line(line.text) or entry.put_id_line(draft, line):
            entry.put_ids(draft, line.start, line.end)
            draft.add_urls(line.start, line.end)
        elif not notes and not draft.has("journal_ref") and is_venue(line.text):
            put_venue_line(draft, line)
        elif not notes and not draft.has("published") and is_dated(line.text):
            _put_place(draft, line.start, line.end)
        else:
            notes.append(line)
    if abstracts:
        told = next((line for line in notes if _is_text(line)), None)
        if told and not draft.has("abstract"):
            draft.put("abstract", told.start, told.end)
            notes.remove(told)
    _put_notes(draft, notes)
    return draft


def _put_head(draft: Draft, line: Line) -> None:
    """Take the id, the date and the categories of a line over a title."""
    text = draft.page.text
    bare = ID_ALONE.search(text, line.start, line.end)
    if not entry.put_ids(draft, line.start, line.end) and bare:
        entry.put_id_line(draft, Line(*bare.span(), bare[0]))
    for date in find_dates(text, line.start, line.end, year_alone=True):
        inside = bare and bare.start() < date.end and date.start < bare.end()
        if not (inside or draft.has("published")):
            draft.put_as("published", date.value, date.start, date.end)
    for code in _CODE.finditer(text, line.start, line.end):
        if taxonomy.find_category(code[0]):
            draft.add_category(*code.span())


def _put_brackets(draft: Draft, start: int, end: int, *, is_title: bool) -> int:
    """Take what stands in brackets at the end of a line; give where the rest of it ends.

    Buttons go, a note ("Oral") is a label, and behind a title "[ICML 2023]" is a venue.
    """
    text = draft.page.text
    while match := _BRACKET.search(text[(by := max(start, end - 100)) : end]):
        kind = "a" if match["a"] else "b"
        inside = by + match.start(kind), by + match.end(kind)
        printed = text[slice(*inside)]
        if is_title and re.search(r"(?:\b(?:19|20)|['’])\d\d\b", printed):
            _put_place(draft, *inside)
        elif NOTE.search(printed) and not is_title:
            draft.add("labels", *inside)
        elif not all_of(BUTTON, printed):
            break
        end = by + match.start()
    return trim(text, start, end)[1]


def put_venue_line(draft: Draft, line: Line) -> None:
    """Take a venue, its date, and notes in brackets behind it."""
    end = without_notes(draft, line.start, line.end)
    end = _put_brackets(draft, line.start, end, is_title=False)
    _put_place(draft, line.start, end)


def _put_place(draft: Draft, start: int, end: int) -> None:
    """Take a venue, and its date; a date at its end, or parted from it, is no part of it."""
    text = draft.page.text
    found = find_dates(text, start, end, year_alone=True)
    dois = [(start + doi.start, start + doi.end) for doi in ids.find_doi(text[start:end])]
    # "1999-2008" are pages, "1901.00001" is an id, and years stand in DOIs.
    dates = [
        d
        for d in found
        if not any(a <= d.start < b for a, b in dois)
        and not _OF_AN_ID.match(text, d.end, end)
        and (len(d.value) > 4 or not _PAGES.search(text, d.start - 5, d.end + 5))
    ]
    entry.put_ids(draft, start, end)
    entry.put_printed_id(draft, start, end)
    if dates:
        date = dates[-1]
        if not draft.has("published"):
            draft.put_as("published", date.value, date.start, date.end)
        if not re.search(r"\w", text[date.end : end]):
            end = date.start
        elif date.start == start and (sign := _SIGN_BEHIND.match(text, date.end, end)):
            start = sign.end()
    if not (dates or draft.has("published")) and (short := _SHORT_YEAR.search(text, start, end)):
        year = int(short["year"])
        value = f"{1900 + year if year > LAST_SHORT else 2000 + year}"
        draft.put_as("published", value, *short.span())
    into = _INTO.match(text, start, end)
    start = into.end() if into else start
    if behind := _ID_BEHIND.search(text, max(start, end - MAX_ID), end):
        end = behind.start()
    while end > start and text[end - 1] in " ,;.(•·|–—\t\xa0":
        end -= 1
    if re.search(r"[^\W\d_]{2}", text[start:end]):
        put_venue(draft, start, end)


def _put_told(draft: Draft, line: Line) -> None:
    """Take the id of a remark, and the date behind it: "+ hep-th/9901001, 1999. Read again"."""
    first = _ID_FIRST.match(line.text)
    if not entry.put_ids(draft, line.start, line.end) and first:
        begin, end = line.start + first.start("id"), line.start + first.end("id")
        entry.put_id_line(draft, Line(begin, end, first["id"]))
    if first and not draft.has("published"):
        behind = line.start + first.end()
        for date in find_dates(draft.page.text, behind, line.end, year_alone=True):
            if date.start - behind < MAX_GAP:
                draft.put_as("published", date.value, date.start, date.end)
            break


def _put_notes(draft: Draft, notes: Sequence[Line]) -> None:
    """Take what stands under an entry: a long text as abstract, all else as labels."""
    texts = [line for line in notes if looks_like_prose(line.text)]
    long = sum(len(line.text) for line in texts) >= MIN_ABSTRACT
    if long and notes[-len(texts) :] == texts and not draft.has("abstract"):
        draft.put("abstract", texts[0].start, texts[-1].end)
        notes = notes[: -len(texts)]
    for line in notes:
        _put_told(draft, line)
        if any(c.isalnum() for c in line.text):
            draft.add("labels", line.start, line.end)

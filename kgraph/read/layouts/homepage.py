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
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from kgraph.model import taxonomy
from kgraph.model.tables import Evidence, Problem
from kgraph.read.layouts.name_lines import with_joined_names
from kgraph.read.layouts.noted import Noted, noted_on
from kgraph.read.layouts.piped import put_piped
from kgraph.read.layouts.title_pairs import ID_ALONE, Entry, find_entries, is_over
from kgraph.read.layouts.venue_lines import put_brackets, put_last_year, put_place, put_venue_line
from kgraph.read.layouts.wrapped_pairs import with_joined_titles
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft
from kgraph.read.parts import entry, people
from kgraph.read.parts.authors import NamedAuthors
from kgraph.read.parts.copied import finish, headings
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.list_marks import margin_of, mark_width
from kgraph.read.parts.part_headings import YEAR_HEADING, is_heading
from kgraph.read.parts.prose import looks_like_prose, title_case_share
from kgraph.read.parts.site_labels import dateline_width
from kgraph.read.parts.title_marks import put_title
from kgraph.read.parts.title_names import (
    VENUE_BEHIND,
    find_place,
    is_buttons,
    is_dated,
    is_fact,
    is_venue,
)
from kgraph.read.parts.told import find_ids

NAME = "homepage"
MIN_ABSTRACT = 300  # code points: a shorter text is a remark
MIN_TEXT = 100  # code points of an abstract, where most entries have one in a line
MAX_BADGE = 20  # code points of a line over a title
MAX_NOTES = 140  # code points under an entry: with more in most of them these are abstracts
_UPDATED = re.compile(
    r"\W*(?:(?:this )?page (?:was )?)?last (?:updated?|modified|changed|edited)\b"
    r"|(?:19|20)\d\d-\d\d-\d\d: (?:submitted|published)\b|©",
    re.IGNORECASE,
)
_VENUE_HEADING = re.compile(
    r"(?:[-*+•]|\d+[.)])\s+[*_]*[A-Z][\w&@*' -]{1,40}?[ ,(-]{1,3}(?P<year>(?:19|20)\d\d)[)*_:]*$"
)
_ID_FIRST = re.compile(
    r"[^\w\n]*(?P<id>(?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)(?=[\s,.;)]|$)"
)
MAX_GAP = 4  # code points between an id and its date
_CODE = re.compile(r"(?<![\w./-])[a-z][a-z-]+(?:\.[A-Za-z-]{2,})?(?![\w/-])")
_TITLE = re.compile(r"(?:[-*•]\s+)?title\s?[:=]", re.IGNORECASE)


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
    noted = page.once(noted_on)
    lines, entries = page.lines, _without_others(page, page.once(find_entries), noted)
    first = entries[0].start
    texts = [sum(_is_text(line) for line in lines[e.end - e.notes : e.end]) for e in entries]
    abstracts = len(entries) > 2 and 2 * sum(count == 1 for count in texts) > len(entries)
    passed = [line for line in lines if is_heading(line.text) or is_buttons(line.text)]
    passed += headings(lines[:first])
    drafts = []
    # The year of an entry may stand alone as its last line, where others print that of a heading.
    ends = sum(_year_below(lines, found) is not None for found in entries)
    headed = [i for i, line in enumerate(lines) if YEAR_HEADING.fullmatch(line.text)]
    closing = 2 * ends > len(headed) and headed[0] > first
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
        if closing:
            year = _year_below(lines, found)
        over = venue and is_over(page, venue, margin_of(page, lines[found.title]))
        if not draft.has("published") and (when := dated if over else year):
            draft.put_as("published", page.text[slice(*when)], *when)
        drafts.append(draft)
    printed = [name for draft in drafts for name in draft.names]
    facts = list(people.page_person(page, lines[:first], printed))
    drafts = sorted([*drafts, *_read_others(page, entries, noted)], key=_title_place)
    return finish(on, NAME, drafts, passed, facts=facts)


def _year_below(lines: Sequence[Line], found: Entry) -> tuple[int, int] | None:
    """Give the year that stands alone behind the lines of an entry."""
    line = lines[found.end] if found.end < len(lines) else None
    match = YEAR_HEADING.fullmatch(line.text) if line and not line.blank else None
    return (
        (line.start + match.start("year"), line.start + match.end("year"))
        if line and match
        else None
    )


def _without_others(page: Page, entries: Sequence[Entry], noted: Sequence[Noted]) -> list[Entry]:
    """End entries where an item with an id of its own begins, no further right than they do."""
    starts = {one.start for one in noted}
    kept = []
    for found in entries:
        margin = margin_of(page, page.lines[found.title])
        below = range(max(found.title, found.names) + 1, found.end)
        ends = (i for i in below if _is_other(page, page.lines[i], margin, starts))
        kept.append(replace(found, end=next(ends, found.end)))
    return kept


def _is_other(page: Page, line: Line, margin: int, starts: Container[int]) -> bool:
    """Say whether an item begins with a line: its mark is no further right than a margin."""
    width = mark_width(line.text) if line.start in starts else 0
    return width > 0 and margin_of(page, line) <= margin


def _read_others(page: Page, entries: Sequence[Entry], noted: Sequence[Noted]) -> Iterator[Draft]:
    """Read the items of notes between the entries: each has an id, in lines of its own."""
    lines = page.lines
    ends = [lines[found.end - 1].end for found in entries]
    for one in noted:
        n = bisect_right(ends, one.start)
        if n == len(entries) or one.end <= lines[entries[n].start].start:
            draft = new_draft(page)
            one.put(draft)
            yield draft


def _title_place(draft: Draft) -> int:
    """Give where the title stands: the year of an entry may stand over those before it."""
    return next((span.start for span in draft.spans if span.field == "title"), 0)


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
    # "Passages are found by such models as BM25." has capitals as a venue has.
    placed = is_venue(text) and (is_dated(text) or not ends_sentence(text))
    return long and not (placed or entry.is_link_line(text))


def _read_entry(page: Page, found: Entry, *, abstracts: bool) -> Draft:
    draft, lines = new_draft(page), page.lines
    names = found.authors
    title = lines[found.title]
    start, end = title.start + mark_width(title.text), title.end
    end = put_brackets(draft, start, end, is_title=True)
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
        put_place(draft, *place[1:])
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
            put_last_year(draft, line.start, line.end)
        elif not notes and not draft.has("journal_ref") and is_venue(line.text):
            put_venue_line(draft, line)
        elif not notes and not draft.has("published") and is_dated(line.text):
            put_place(draft, line.start, line.end)
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
    first = notes.index(texts[0]) if texts else 0
    # The badge of the paper below ("ICML") stands under the text of this one.
    over = notes[first + len(texts) :]
    last = not over or (len(over) == 1 and len(over[0].text) <= MAX_BADGE)
    whole = last and notes[first : first + len(texts)] == texts
    if long and whole and not draft.has("abstract"):
        draft.put("abstract", texts[0].start, texts[-1].end)
        notes = [*notes[:first], *over]
    for line in notes:
        _put_told(draft, line)
        if any(c.isalnum() for c in line.text):
            draft.add("labels", line.start, line.end)

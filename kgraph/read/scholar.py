"""Google Scholar: a list of results, or the list of a profile.

    [PDF] arxiv.org
    Attention is all you need
    A Vaswani, N Shazeer, N Parmar… - Advances in neural …, 2017 - proceedings.neurips.cc
    The dominant sequence transduction models are based on complex recurrent …
    Save Cite Cited by 123456 Related articles All 46 versions

The row of buttons closes a result; over it stand authors, venue, year and host in
one line, with dashes between. A profile prints a table, columns glued by tabs:

    Attention is all you need
    A Vaswani, N Shazeer, N Parmar, J Uszkoreit, L Jones, AN Gomez, ...
    Advances in neural information processing systems 30	123456	2017

On a phone the year and the count close a row: "2017 · Cited by 123456".

The snippet under a result is cut text, at times not the beginning of the abstract; it
is kept as a truncated abstract. Rows of a profile may come apart into lines.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.model.tables import Evidence, PageFact
from kgraph.read.copied import all_of, finish, headings, put_names, put_venue, put_year, runs
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.persons import is_person
from kgraph.read.scholar_words import (
    BELOW,
    BUTTON,
    CLOSED,
    FORMS_OF_FILE,
    HEADER,
    HEADER_BEGINS,
    ON_PHONE,
    PROFILE_NAVIGATION,
    SURE,
    TAG,
    parted,
)

NAME = "scholar"
MAX_HEADER = 60  # code points of a line of a table's head
MAX_CLOSING = 60  # code points of year and count on a phone
MAX_SNIPPET = 12  # lines between authors and buttons
_HOST_LINE = re.compile(
    r"\[(?:PDF|HTML|DOC|TXT|PS)\]\s+(?:\w+\s+)?\S+\.\S+$|Full View$|Find\W?(?:it)?\s?@"
)
_DASH = re.compile(r"\s+[-–—]\s+")
_YEAR = re.compile(r"(?:^|[,\s])(?P<year>(?:19|20)\d\d)\s*$")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+…?$")
# "AN Gomez", "J-Y Lee", "L van der Maaten": initials, then the family name.
_NAMES = re.compile(
    r"(?:…|\.\.\.)?[\s,]{0,3}[A-ZÀ-ÞŁŚŠŽİ]{1,5}(?:-[A-Z])*\s\w[\w'’.-]*(?:\s\w[\w'’.-]*){0,3}"
    r"(?:\s+[-–—]\s|\s?(?:,|…|\*|\.\.\.|$))"
)
_CLOSING = re.compile(r"[\d,]+\s?\*?\s+(?:19|20)\d\d$")
_COUNT = re.compile(r"[\d,]*\*?")
_NUMBERS = re.compile(r"(?:[\d,]+\s?\*?\s+)?(?P<last>[\d,]+\*?)$")
_FULL_YEAR = re.compile(r"(?:19|20)\d\d$")
_FULL_STOP = re.compile(r"(?<=[^\W_]{2})\.$")
_LAST_YEAR = re.compile(r"(?<!\S)(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Byline:
    """The places in the line under a title; ``year`` and ``venue`` may be missing."""

    authors: tuple[int, int]
    venue: tuple[int, int] | None
    year: tuple[int, int] | None


def recognises(page: Page) -> bool:
    """Say whether a result stands on the page, or a profile's table."""
    return bool(page.once(_results) or page.once(_rows))


def read(page: Page) -> Evidence:
    """Read the results of a search, or the table of a profile."""
    results = page.once(_results)
    lines = page.lines
    passed = [line for line in lines if is_buttons(line.text) or _is_link(line.text)]
    if results:
        drafts = [_read_result(page, first, i, end) for first, i, end in results]
        return finish(page, NAME, drafts, passed)
    rows = page.once(_rows)
    passed += [line for line in lines if all_of(PROFILE_NAVIGATION, line.text)]
    head = lines[: rows[0][0]]
    passed += [*headings(head), *headings(lines[_table_end(lines, rows[0][0]) :])]
    drafts = [_read_row(page, lines[first:last], closing) for first, last, closing in rows]
    facts = list(_person(page, head, drafts))
    return finish(page, NAME, drafts, passed, facts=facts)


def is_buttons(text: str) -> bool:
    """Say whether a line is made of the buttons under a result."""
    if len(text) >= 200:
        return False
    text = parted(text)
    return all_of(BUTTON, text) or CLOSED.match(text) is not None


def _is_link(text: str) -> bool:
    return len(text) < 100 and _HOST_LINE.match(text) is not None


def _results(page: Page) -> list[tuple[int, int, int]]:
    """Find the results: the line of the title, of the authors, and the buttons below."""
    lines = page.lines
    found, after = [], 0
    for start, end in runs([is_buttons(line.text) for line in lines]):
        closing = parted(" ".join(line.text for line in lines[start:end]))
        if SURE.search(closing):
            begin = max(after + 1, start - MAX_SNIPPET)
            places = [i for i in range(begin, start) if find_byline(lines[i])]
            named = [i for i in places if _NAMES.match(lines[i].text)]
            if named or places:
                i = (named or places)[0]
                # Where the paper can be had may stand between its title and its authors.
                linked = i - 2 >= begin and _is_link(lines[i - 1].text)
                found.append((i - 1 - linked, i, start))
        after = end
    return found


def find_byline(line: Line) -> Byline | None:
    """Read "authors - venue, year - host"; nothing if a line is no such thing."""
    text = line.text
    dashes = [m.span() for m in _DASH.finditer(text)] if len(text) <= 300 else []
    if not dashes:
        return None
    starts = [0, *(b for _, b in dashes)]
    ends = [*(a for a, _ in dashes), len(text)]
    by = line.start
    authors = (by, by + ends[0])
    for k in range(len(starts) - 1, 0, -1):
        year = _YEAR.search(text[: ends[k]])
        if year and year.start("year") >= starts[k]:
            venue = (by + starts[1], by + year.start("year"))
            return Byline(authors, venue, (by + year.start("year"), by + year.end("year")))
    if not _HOST.match(text[starts[-1] :]) or not _NAMES.match(text):
        return None
    return Byline(authors, (by + starts[1], by + ends[-2]) if len(starts) > 2 else None, None)


def _read_result(page: Page, title: int, byline: int, end: int) -> Draft:
    lines = page.lines
    draft = new_draft(page)
    _put_title(draft, lines[title])
    found = find_byline(lines[byline])
    assert found is not None, "the result was found by it"
    put_names(draft, *found.authors)
    if found.venue:
        put_venue(draft, *found.venue)
    if found.year:
        put_year(draft, *found.year)
    snippet = lines[byline + 1 : end]
    # Several whole sentences, a line each, are the site's own words about the paper.
    if snippet and (len(snippet) == 1 or any("…" in s.text or "..." in s.text for s in snippet)):
        draft.put("abstract", snippet[0].start, snippet[-1].end)
        if "…" in snippet[0].text or "..." in snippet[0].text:
            draft.record = replace(draft.record, abstract_truncated=True)
    return draft


def _put_title(draft: Draft, line: Line) -> None:
    start = line.start
    while tag := TAG.match(draft.page.text, start, line.end):
        if tag["tag"] not in FORMS_OF_FILE:
            draft.add("labels", *tag.span("tag"))
        start = tag.end()
    # The site prints the full stop of some of the references that it collects.
    stops = _FULL_STOP.match(draft.page.text, line.end - 1, line.end) is not None
    draft.put("title", start, line.end - stops)


def _rows(page: Page) -> list[tuple[int, int, Line]]:
    """Find the rows of a profile: first line, line after the last, what closes it."""
    lines = page.lines
    header = _header_end(lines)
    closed = sum(_CLOSING.match(line.text) is not None for line in lines)
    phone = [i for i, line in enumerate(lines) if _on_phone(line)]
    if len(phone) > 1:
        closed = len(phone)
    if header is None and closed < 2 and not any(_text_end(line) for line in lines):
        return []
    rows, first, i = [], header or 0, header or 0
    end = _table_end(lines, phone[0] if header is None and len(phone) > 1 else i)
    while i < end:
        closing = i
        if _text_end(lines[i]):
            last = i + 1
        elif _on_phone(lines[i]):
            last = i
        elif _NUMBERS.match(lines[i].text):
            last = i
            if i + 1 < end and _FULL_YEAR.match(lines[i + 1].text):
                closing = i + 1
        else:
            i += 1
            continue
        if header is None:
            named = [k for k in range(first + 1, last) if _NAMES.match(lines[k].text)]
            first = named[0] - 1 if named else last
        if last - first >= (1 if header else 2):
            rows.append((first, last, lines[closing]))
        first = i = closing + 1
    by = any(_NAMES.match(line.text) for first, last, _ in rows for line in lines[first:last])
    return rows if by and (header is not None or len(rows) > 1) else []


def _on_phone(line: Line) -> re.Match[str] | None:
    return ON_PHONE.match(line.text) if len(line.text) <= MAX_CLOSING else None


def _table_end(lines: Sequence[Line], first: int) -> int:
    """Give where the table ends: with its pages, the person's numbers or co-authors."""
    for i in range(first, len(lines)):
        if len(lines[i].text) < 60 and BELOW.match(lines[i].text):
            return i
    return len(lines)


def _text_end(line: Line) -> int | None:
    """Give where the text of a row ends that has counts and year behind tabs."""
    if "\t" not in line.text:
        return None
    cells = line.text.split("\t")
    numbers = 0
    while numbers < len(cells) and _COUNT.fullmatch(cells[-1 - numbers].strip()):
        numbers += 1
    if not 0 < numbers < len(cells):
        return None
    return line.start + len("\t".join(cells[: len(cells) - numbers]))


def _header_end(lines: Sequence[Line]) -> int | None:
    for i, line in enumerate(lines):
        if len(line.text) > MAX_HEADER or not HEADER_BEGINS.match(line.text):
            continue
        for width in (1, 2, 3, 4):
            if HEADER.match(" ".join(line.text for line in lines[i : i + width])):
                return min(i + width, len(lines))
    return None


def _read_row(page: Page, lines: Sequence[Line], closing: Line) -> Draft:
    draft = new_draft(page)
    ends = [line.end for line in lines]
    ends[-1] = _text_end(lines[-1]) or ends[-1]
    if phone := _on_phone(closing):
        start, end = phone.span("year" if phone["year"] else "last")
        put_year(draft, closing.start + start, closing.start + end)
    elif year := _LAST_YEAR.search(closing.text):
        put_year(draft, closing.start + year.start(), closing.start + year.end())
    named = [k for k in range(1, len(lines)) if _NAMES.match(lines[k].text)]
    by = named[0] if named else 1
    _put_title(draft, replace(lines[by - 1], end=ends[by - 1]))
    if by < len(lines):
        put_names(draft, lines[by].start, ends[by])
    if by + 1 < len(lines):
        put_venue(draft, lines[by + 1].start, ends[by + 1])
    return draft


def _person(page: Page, before: Sequence[Line], drafts: Sequence[Draft]) -> Iterator[PageFact]:
    """Give the person of a profile: the name over the table that most rows abbreviate.

    Co-authors stand there too, in a copy that begins with the site's second column.
    """
    printed = Counter(
        (name[0].lower(), name.lower().split()[-1])
        for draft in drafts
        for name in dict.fromkeys(draft.names)
    )
    named = [line for line in before if is_person(line.text)]
    words = [line.text.lower().split() for line in named]
    rows = [printed[parts[0][0], parts[-1]] for parts in words]
    if any(rows):
        line = named[rows.index(max(rows))]
        yield PageFact(page.source.source_id, "person", line.text, line.start, line.end)

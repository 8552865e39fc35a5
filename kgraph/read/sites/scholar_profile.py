"""The table of a Google Scholar profile: its rows, wherever a copy has their numbers.

    Attention is all you need
    A Vaswani, N Shazeer, N Parmar, J Uszkoreit, L Jones, AN Gomez, ...
    Advances in neural information processing systems 30	123456	2017

Count and year close a row, behind tabs or spaces or on lines of their own; or they stand
behind the title, or below it. On a phone they close a row too: "2017 · Cited by 123456".
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.model.tables import PageFact
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.parts.copied import put_names, put_venue, put_year
from kgraph.read.parts.persons import is_person
from kgraph.read.sites.scholar_byline import are_names, is_named
from kgraph.read.sites.scholar_words import (
    BELOW,
    FORMS_OF_FILE,
    HEADER,
    HEADER_BEGINS,
    HOST_BEHIND,
    MAX_HOST,
    ON_PHONE,
    SIGNS_BEFORE,
    TAG,
)

MAX_ROW = 3  # lines of title, names and venue
MIN_ROWS = 2  # of a table without a head
MAX_HEADER = 60  # code points of a line of a table's head
MAX_CLOSING = 60  # code points of year and count on a phone
MAX_SPACED = 40  # code points of the numbers behind a text and the spaces between
_CLOSING = re.compile(r"[\d,]+\s?\*?\s+(?:19|20)\d\d$")
_COUNT = re.compile(r"[\d,]*\*?")
_NUMBERS = re.compile(r"(?:[\d,]+\s?\*?\s+)?(?P<last>[\d,]+\*?)$")
# Copies have spaces for the tabs before the numbers: "Sheep  12  2001", "Sheep 12 2001".
_SPACED = re.compile(
    r"\s+\d[\d,.]*(?<=\d)\*?\s+(?:19|20)\d\d$|\s{2,}(?:(?:19|20)\d\d|\d[\d,.]*\*?)$"
)
# Other copies have nothing between them: "VLDB 25, 2001" and "911" and "2001"; "VLDB9112001".
_GLUED = re.compile(
    r"(?:(?<=(?<!\d)(?P<year>(?:19|20)\d\d))\d{0,6}\*?(?P=year)"
    r"|(?<=[^\W\d_])\d{1,6}\*?(?:19|20)\d\d)$"
)
_FULL_YEAR = re.compile(r"(?:19|20)\d\d$")
_FULL_STOP = re.compile(r"(?<=[^\W_]{2})\.$")
_LAST_YEAR = re.compile(r"(?<!\S)(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a profile: its first line, its lines without the numbers, and their line."""

    first: int
    lines: tuple[Line, ...]
    closing: Line


@dataclass(frozen=True, slots=True)
class Numbers:
    """Count and year of a row: the line after the text before them, the line of the last, and
    where that text ends if they stand behind it.
    """

    text: int
    last: int
    behind: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a profile: its rows, and the lines from the first of them to its end."""

    rows: tuple[Row, ...]
    first: int
    end: int


def find_tables(lines: Sequence[Line], begin: int, stop: int) -> Iterator[Table]:
    """Find the tables of profiles among some lines: people copy one below the other."""
    while begin < stop:
        header = _header(lines, begin, stop)
        over = header[0] if header else stop
        yield from _bare_tables(lines, begin, over)
        if header is None:
            return
        first = header[1]
        below = _header(lines, first, stop)
        begin = _table_end(lines, first, below[0] if below else stop)
        # Where tabs part the numbers, two years behind spaces are of a title.
        spaced = not any(_text_end(line) for line in lines[first:begin])
        if table := _table(lines, first, begin, headed=True, spaced=spaced):
            yield table


def _bare_tables(lines: Sequence[Line], begin: int, stop: int) -> Iterator[Table]:
    """Find the tables of copies without their heads."""
    for i in range(begin, stop):
        if i < begin or not (_closes(lines, i) or _is_sure(lines[i]) or _is_spaced(lines, i)):
            continue
        end = _table_end(lines, i, stop)
        if table := _bare_table(lines, begin, end):
            yield table
        begin = max(end, i + 1)


def _bare_table(lines: Sequence[Line], begin: int, end: int) -> Table | None:
    """Read a table without a head: of several rows, or of one whose names stand over the words
    of a phone, or numbers behind tabs; or of one with names alone between title and venue.
    """
    spaced = any(_is_spaced(lines, i) for i in range(begin, end))
    table = _table(lines, begin, end, headed=False, spaced=spaced)
    if table is None or len(table.rows) >= MIN_ROWS:
        return table
    row = table.rows[0].lines
    sure = any(map(_is_sure, lines[begin:end]))
    if len(row) == MAX_ROW and are_names(row[1].text):
        return table
    return table if sure and 1 < len(row) <= MAX_ROW and is_named(row[1]) else None


def _is_sure(line: Line) -> bool:
    return _on_phone(line) is not None or _text_end(line) is not None


def _is_spaced(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line under names ends with count and year behind spaces."""
    text = lines[i].text
    if not i or not text[-1].isdigit() or _SPACED.search(text[-MAX_SPACED:]) is None:
        return False
    return is_named(lines[i - 1]) and are_names(lines[i - 1].text)


def _table(
    lines: Sequence[Line], first: int, end: int, *, headed: bool, spaced: bool
) -> Table | None:
    closings = list(_closings(lines, first, end, spaced=spaced))
    opened = sum(n.last + 1 < end and is_named(lines[n.last + 1]) for n in closings)
    of_numbers = _rows_below_numbers if 2 * opened > len(closings) else _rows_over_numbers
    rows = tuple(of_numbers(lines, first, end, closings, headed=headed))
    named = any(is_named(line) for row in rows for line in row.lines)
    return Table(rows, rows[0].first, end) if named else None


def _closes(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is a count and a year, or a count over a year."""
    text = lines[i].text
    if not text[:1].isdigit() or len(text) > MAX_HEADER:
        return False
    below = lines[i + 1].text if i + 1 < len(lines) else ""
    counted = _COUNT.fullmatch(text) and _FULL_YEAR.match(below) and not _FULL_YEAR.match(text)
    return bool(counted or _CLOSING.match(text))


def _is_named_at(lines: Sequence[Line], i: int) -> bool:
    return i < len(lines) and is_named(lines[i])


def _closings(lines: Sequence[Line], first: int, end: int, *, spaced: bool) -> Iterator[Numbers]:
    """Find the numbers of rows; ``spaced`` if spaces may part them from a text."""
    i = first
    while i < end:
        last = closing = i
        text_end = _text_end(lines[i], spaced=spaced)
        if text_end:
            last = i + 1
        elif not _on_phone(lines[i]):
            if not _NUMBERS.match(lines[i].text):
                i += 1
                continue
            if i + 1 < end and _FULL_YEAR.match(lines[i + 1].text):
                closing = i + 1
        yield Numbers(last, closing, text_end)
        i = closing + 1


def _rows_over_numbers(
    lines: Sequence[Line],
    first: int,
    end: int,
    closings: Sequence[Numbers],
    *,
    headed: bool,
) -> Iterator[Row]:
    """Give the rows of a table whose numbers close them."""
    begin = first
    for numbers in closings:
        stop = numbers.text
        if headed or first > begin:
            for row in _uncited(lines, first, stop):
                yield row
                first += len(row.lines)
        if not headed:
            # Between title and venue, if names stand there: the head may look like a name.
            places = (stop - 2, *range(first + 1, stop))
            named = next((k for k in places if k > first and is_named(lines[k])), None)
            # Below another row all lines are of the next, if few: not all papers have names.
            follows = first > begin and stop - first <= MAX_ROW
            first = named - 1 if named else first if follows else stop
        if stop - first >= (1 if headed else 2):
            text = (*lines[first : stop - 1], _ended(lines[stop - 1], numbers.behind))
            yield Row(first, text, lines[numbers.last])
        first = numbers.last + 1
    if headed and first + 1 < end and _is_named_at(lines, first + 1):
        # Nobody cites the last one, and its year is not known.
        yield Row(first, tuple(lines[first:end]), lines[min(first + 2, end - 1)])


def _uncited(lines: Sequence[Line], first: int, stop: int) -> Iterator[Row]:
    """Give the rows that nobody cites over one with numbers: more lines than one has, and names
    stand in several of them.
    """
    while stop - first > MAX_ROW and is_named(lines[first + 1]):
        below = range(first + 3, min(first + MAX_ROW + 2, stop))
        named = next((k for k in below if is_named(lines[k])), None)
        if named is None:
            return
        yield Row(first, tuple(lines[first : named - 1]), lines[min(first + 2, named - 2)])
        first = named - 1


def _rows_below_numbers(
    lines: Sequence[Line],
    first: int,
    end: int,
    closings: Sequence[Numbers],
    *,
    headed: bool,
) -> Iterator[Row]:
    """Give the rows of a table whose numbers stand behind the titles: "Sheep, 12, 2001"."""
    titled = [n for n in closings if n.text > first and (headed or _is_named_at(lines, n.last + 1))]
    borders = [*(n.text - 1 for n in titled), end]
    for numbers, stop in zip(titled, borders[1:], strict=True):
        title = _ended(lines[numbers.text - 1], numbers.behind)
        yield Row(numbers.text - 1, (title, *lines[numbers.last + 1 : stop]), lines[numbers.last])


def _ended(line: Line, end: int | None) -> Line:
    return replace(line, end=end) if end else line


def _on_phone(line: Line) -> re.Match[str] | None:
    return ON_PHONE.match(line.text) if len(line.text) <= MAX_CLOSING else None


def _table_end(lines: Sequence[Line], first: int, stop: int) -> int:
    """Give where a table ends: with its pages, the person's numbers or co-authors."""
    for i in range(first, stop):
        if len(lines[i].text) < 60 and BELOW.match(lines[i].text):
            return i
    return stop


def _text_end(line: Line, *, spaced: bool = False) -> int | None:
    """Give where the text of a row ends that has counts and year behind tabs; or ``spaced``."""
    if "\t" not in line.text:
        last = line.text[-MAX_SPACED:]
        behind = (_SPACED.search(last) or _GLUED.search(last)) if spaced else None
        return line.end - len(behind[0]) if behind else None
    cells = line.text.split("\t")
    numbers = 0
    while numbers < len(cells) and _COUNT.fullmatch(cells[-1 - numbers].strip()):
        numbers += 1
    if not 0 < numbers < len(cells):
        return None
    return line.start + len("\t".join(cells[: len(cells) - numbers]))


def _header(lines: Sequence[Line], begin: int, stop: int) -> tuple[int, int] | None:
    """Find the head of a table: its first line, and the first below it."""
    for i in range(begin, stop):
        line = lines[i]
        if len(line.text) > MAX_HEADER or not HEADER_BEGINS.match(line.text):
            continue
        for width in (1, 2, 3, 4):
            if HEADER.match(" ".join(line.text for line in lines[i : i + width])):
                return i, min(i + width, stop)
    return None


def read_row(page: Page, lines: Sequence[Line], closing: Line) -> Draft:
    """Read title, names and venue of a row, and the year among its numbers."""
    draft = new_draft(page)
    if phone := _on_phone(closing):
        start, end = phone.span("year" if phone["year"] else "last")
        put_year(draft, closing.start + start, closing.start + end)
    elif year := _LAST_YEAR.search(closing.text):
        put_year(draft, closing.start + year.start(), closing.start + year.end())
    elif _GLUED.search(closing.text[-MAX_SPACED:]):
        put_year(draft, closing.end - len("2001"), closing.end)
    named = [k for k in range(1, len(lines)) if is_named(lines[k])]
    by = named[0] if named else 1
    put_title(draft, lines[by - 1])
    if not named and len(lines) == 2 and any(map(str.isdecimal, lines[1].text)):
        put_venue(draft, lines[1].start, lines[1].end)
        return draft
    if by < len(lines):
        put_names(draft, lines[by].start, lines[by].end)
    if by + 1 < len(lines):
        put_venue(draft, lines[by + 1].start, lines[by + 1].end)
    return draft


def find_person(page: Page, before: Sequence[Line], drafts: Sequence[Draft]) -> Iterator[PageFact]:
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


def put_title(draft: Draft, line: Line) -> None:
    """Take a title; marks before it that tell no form of a file are labels."""
    start = line.start
    while tag := TAG.match(draft.page.text, start, line.end) or SIGNS_BEFORE.match(
        draft.page.text, start, line.end
    ):
        if tag.re is TAG and tag["tag"] not in FORMS_OF_FILE:
            draft.add("labels", *tag.span("tag"))
        start = tag.end()
    end = line.end
    while host := HOST_BEHIND.search(draft.page.text, max(start, end - MAX_HOST), end):
        end = host.start()
    # The site prints the full stop of some of the references that it collects.
    stops = _FULL_STOP.match(draft.page.text, end - 1, end) is not None
    draft.put("title", start, end - stops)

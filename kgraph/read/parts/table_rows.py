"""What the cells of one row of a table say of a paper, once the columns are known."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgraph.model.text import collapse
from kgraph.read.page import Draft, Line, Page, find_lines, new_draft, trim
from kgraph.read.parts import entry
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.copied import all_of, without_note
from kgraph.read.parts.date_orders import day_on
from kgraph.read.parts.dates import FoundDate, find_dates, month_number
from kgraph.read.parts.fields import Label, put_field
from kgraph.read.parts.title_names import BUTTON
from kgraph.read.parts.with_names import find_with

_NUMBER = re.compile(r"\W*+(?:paper|no\.?|id)?\W*+\d+\W*", re.IGNORECASE)
_NOTHING = re.compile(r"n/?a|none|null|tb[ad]", re.IGNORECASE)
_REMARKS = frozenset(("comments", "labels", "keywords"))
_VENUES = frozenset(("venue", "conference", "booktitle"))
_BRACKET = re.compile(r"\s*[\[(][^\[\]()]{1,40}[\])]$")
FIRST_AUTHOR = ("first author", "lead author", "1st author")
FULL_NAMES = ("author full names", "af")  # beside a column of the same people by initials
CITED = ("references", "cited references", "cr")  # works that the paper of a row cites
Cell = tuple[int, int]
Row = Sequence[Cell]


def read_row(page: Page, columns: Sequence[Label | None], row: Row) -> Draft:
    """Read one row; what is in a column that nothing is known of becomes a label."""
    draft = new_draft(page)
    cells = [
        (label, *cell)
        for label, cell in zip(columns, row, strict=False)
        if any(c.isalnum() for c in page.text[slice(*cell)])
        and not _NOTHING.fullmatch(page.text, *cell)
    ]
    has = {label.column for label, _, _ in cells if label}
    if any(label and label.name in FULL_NAMES for label, *_ in cells):
        cells = [
            c for c in cells if not c[0] or c[0].column != "authors" or c[0].name in FULL_NAMES
        ]
    if any(
        label and label.column == "authors" and label.name not in FIRST_AUTHOR
        for label, *_ in cells
    ):
        cells = [cell for cell in cells if not (cell[0] and cell[0].name in FIRST_AUTHOR)]
    parts: dict[str, str] = {}
    for label, start, end in cells:
        if label is None:
            if entry.is_id(page.text[start:end]):
                entry.put_id_line(draft, Line(start, end, page.text[start:end]))
            elif not _NUMBER.fullmatch(page.text, start, end) and re.search(
                r"[^\W\d_]{2}", page.text[start:end]
            ):
                draft.add("labels", start, end)
        elif label.name in CITED:
            continue  # see `cited_in`
        elif label.column == "title":
            _put_title(draft, start, end, "authors" in has)
        elif label.column == "id":
            entry.put_ids(draft, start, end)
            _put_bare_id(draft, label, start, end)
        elif label.column in ("authors", "journal_ref", "abstract") and draft.has(label.column):
            continue  # "Authors" and "Author full names"
        elif label.column in ("month", "day"):
            parts[label.column] = page.text[start:end]
        elif label.column in _REMARKS and entry.is_id(page.text[start:end]):
            entry.put_id_line(draft, Line(start, end, page.text[start:end]))
        elif label.column != "published":
            _put(draft, label, start, end)
        else:
            _put_date(draft, start, end)
    _put_parts(draft, parts)
    for label, start, end in cells:
        # arXiv's "Journal ref" is of what appeared after the preprint.
        if label and label.name in _VENUES and not draft.has("published"):
            _put_date(draft, start, end, alone=False)
    if not draft.has("title") and not draft.has("abstract"):
        return new_draft(page)
    return draft


def cited_cells(columns: Sequence[Label | None], row: Row) -> list[Cell]:
    """Give the cells of a row that list the works its paper cites."""
    cells = zip(columns, row, strict=False)
    return [cell for label, cell in cells if label and label.name in CITED]


def cited_in(text: str, cells: Sequence[Cell]) -> list[str]:
    """Give the works of such cells, as printed between semicolons."""
    parts = (part for cell in cells for part in text[slice(*cell)].split("; "))
    works = (part.replace('""', '"').strip() for part in parts)
    return [work for work in works if any(map(str.isalpha, work))]


def _put_parts(draft: Draft, parts: Mapping[str, str]) -> None:
    """Complete a year by the month and the day of their own columns."""
    year, month = draft.value("published"), month_number(parts.get("month", ""))
    if year is None or len(year) > 4 or month is None:
        return
    value = f"{year}-{month:02d}"
    if (day := parts.get("day", "")).isdecimal() and len(day) <= 2:
        value += f"-{int(day):02d}"
    for date in find_dates(value, 0, len(value)):
        # The span stays that of the year: the parts may stand apart.
        draft.record = replace(draft.record, published=date.value)


def _put_bare_id(draft: Draft, label: Label, start: int, end: int) -> None:
    """Take an id that only the name of its column says to be one."""
    known = draft.has("arxiv_id") or draft.has("doi")
    if not known and not _NUMBER.fullmatch(draft.page.text, start, end) and label.name != "id":
        put_field(draft, label, start, start, end)


def _put(draft: Draft, label: Label, start: int, end: int) -> None:
    printed = draft.page.text[start:end]
    if label.column == "organisations" and (";" in printed or printed.count(",") > 1):
        # "CWTS, Leiden University, Leiden, Netherlands; MIT, Cambridge, USA" are two.
        for place in re.finditer(r"[^;]+", printed):
            draft.add("organisations", start + place.start(), start + place.end())
        return
    if label.name in FIRST_AUTHOR and " et al" not in printed and ";" not in printed:
        draft.add_authors([(start, end)], truncated=True)
        return
    initialled = "," not in printed or ", " in printed.rpartition(" ")[0]
    # "Lee, Ann; Day, Bob C." ends with an initial, "Lee A; Day B." with the list.
    initialled = initialled and not ("," in printed and ";" in printed)
    closed = initialled and printed.count(".") == 1 and re.search(r" [A-Z]+\.$", printed)
    if label.column == "authors" and closed:
        end -= 1  # "Lee A, Day B.": the full stop closes the list
    sign = next((sign for sign in ("|", " / ") if sign in printed and ";" not in printed), None)
    if label.column == "authors" and sign:
        borders = [0, *(m.end() for m in re.finditer(re.escape(sign), printed))]
        ends = [*(border - len(sign) for border in borders[1:]), len(printed)]
        places = (trim(printed, a, b) for a, b in zip(borders, ends, strict=True))
        draft.add_authors([(start + a, start + b) for a, b in places if a < b], truncated=False)
        return
    if label.column == "authors" and (found := find_with(draft.page.text, start, end)):
        draft.add_authors(found[0].places, truncated=found[0].truncated)
        return
    if '""' in printed and label.column in ("abstract", "journal_ref", "comments"):
        draft.put_as(label.column, collapse(printed.replace('""', '"')), start, end)
    else:
        put_field(draft, label, start, start, end)


def _put_date(draft: Draft, start: int, end: int, *, alone: bool = True) -> None:
    """Take a date; of a year and a day of that year the day: "2016" and "2016-09-09".

    What is no date is a label if it is ``alone`` in its cell, and no venue.
    """
    known = draft.value("published")
    dates = list(find_dates(draft.page.text, start, end, year_alone=True))
    if day := day_on(draft.page, start, end, sure=True):
        dates = [FoundDate(day, start, end)]
    if known and dates and len(dates[0].value) > len(known) and dates[0].value.startswith(known):
        draft.clear("published")
        known = None
    if known is None and dates:
        draft.put_as("published", dates[0].value, dates[0].start, dates[0].end)
    elif known is None and alone:
        draft.add("labels", start, end)


def _put_title(draft: Draft, start: int, end: int, named: bool) -> None:
    """Take a title, and authors on a line below it in the same cell; buttons are left out."""
    text = draft.page.text
    lines = list(find_lines(text, start, end))
    below = lines[1:]
    first = 1
    # A title may be broken over lines where authors have a column of their own.
    while below and not (_is_names(text, below[0].start, below[0].end) and not named):
        if any(all_of(BUTTON, line.text) for line in below[:1]):
            break
        below.pop(0)
        first += 1
    if below and not named:
        entry.put_authors(draft, below[0].start, below[0].end)
    stop = lines[first - 1].end if named or below else lines[0].end
    begin = start
    while (match := _BRACKET.search(text[max(begin, stop - 60) : stop])) and all_of(
        BUTTON, match[0]
    ):
        stop -= len(match[0])
    entry.put_ids(draft, start, end)
    draft.add_urls(start, end)
    if _NUMBER.fullmatch(text, begin, stop) or all_of(BUTTON, text[begin:stop]):
        return
    if '""' in text[begin:stop]:
        draft.put_as("title", collapse(text[begin:stop].replace('""', '"')), begin, stop)
    else:
        draft.put("title", begin, without_note(draft, begin, stop))


def _is_names(text: str, start: int, end: int) -> bool:
    return find_authors(text, start, end) is not None

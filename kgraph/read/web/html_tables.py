"""Tables of papers on web pages: the rows and cells are those of the HTML, empty ones too.

What the columns are is told by the head of a table or by what they hold (`paper_tables`);
a row with nothing but a year is a heading of the rows below it.
"""

from collections.abc import Iterator, Sequence

from kgraph.read.layouts.paper_tables import HEAD_LINES, guess_columns, read_head
from kgraph.read.page import Draft, Page, trim
from kgraph.read.parts.part_headings import YEAR_HEADING
from kgraph.read.parts.table_rows import Row, read_row
from kgraph.read.web.html_text import Flat

_CELLS = ("td", "th")


def read_tables(inner: Page, flat: Flat) -> tuple[list[Draft], bool]:
    """Read the rows of all tables of papers of a page; say whether a table has a head."""
    drafts: list[Draft] = []
    headed = False
    for number, element in enumerate(flat.elements):
        if element.tag == "table" and element.end > element.start:
            found, has_head = _read_table(inner, list(_rows(flat, number)))
            drafts += found
            headed = headed or (has_head and bool(found))
    return drafts, headed


def _rows(flat: Flat, table: int) -> Iterator[Row]:
    """Give the rows of a table; those of tables inside of it are not its own."""
    n, last = table + 1, flat.elements[table].last
    row: list[tuple[int, int]] = []
    while n <= last:
        element = flat.elements[n]
        if element.tag == "tr":
            yield row
            row = []
        elif element.tag in _CELLS:
            row.append(trim(flat.text, element.start, element.end))
        # What is inside of a table in a table is text of the cell.
        n = element.last + 1 if element.tag == "table" else n + 1
    yield row


def _read_table(inner: Page, rows: Sequence[Row]) -> tuple[list[Draft], bool]:
    rows = [row for row in rows if any(start < end for start, end in row)]
    heads = ((n, read_head(inner, row)) for n, row in enumerate(rows[:HEAD_LINES], 1))
    below, columns = next((found for found in heads if found[1]), (0, None))
    columns = columns or guess_columns(inner, rows)
    drafts = []
    year: tuple[int, int] | None = None
    for row in rows[below:] if columns else ():
        if len(row) == 1 and (found := YEAR_HEADING.fullmatch(inner.text, *row[0])):
            year = found.span("year")
        elif columns and len(row) == len(columns):
            draft = read_row(inner, columns, row)
            if not draft.has("published") and year and not draft.empty:
                draft.put_as("published", inner.text[slice(*year)], *year)
            drafts.append(draft)
    return [draft for draft in drafts if not draft.empty], below > 0

"""Tables of a Markdown page whose head says what the columns are.

    | Year | Title | Authors |
    |------|-------|---------|
    | 2018 | Counting Sheep | Ann Lee et al. |

A row whose link names a paper is read with the lists (`md_list`); here it gets what its
columns say beside it, and rows without such a link are read.
"""

import re
from collections.abc import Iterator, Mapping

from kgraph.read.layouts.paper_tables import read_head, walk
from kgraph.read.markdown.md_links import GENERIC, LINK, is_rule, strip_marks
from kgraph.read.page import Draft, Line, Page, trim
from kgraph.read.parts.fields import Label, put_field
from kgraph.read.parts.table_rows import Cell, read_row

# Columns of other people, and of what has the shape of a name: "UC Berkeley", "Deep Sheep".
_OTHERS = re.compile(
    r"\W*(?:org|team|lab|compan|affil|inst|universit|group|countr|from|present|speak|talk|lead|discuss"
    r"|chair|host|moderat|scribe|reader|reviewer|maintain|model|name|method|abbr|acronym|nickname"
    r"|system|tool|code|data|task|topic|tag|keyword|note|remark|comment|venue|conf|journal|publi)",
    re.IGNORECASE,
)
_AUTHORS = re.compile(r"author|\bby\b|writ", re.IGNORECASE)
_FILLED = frozenset(("authors", "published", "journal_ref"))
Columns = tuple[Label | None, ...]


def read_tables(page: Page, known: Mapping[int, Draft]) -> Iterator[tuple[int, Draft]]:
    """Read the rows of headed tables.

    Args:
        page: The page.
        known: What was read of its lines, by their numbers; it is completed.

    Yields:
        The number of a line that nothing was read of, and its paper.
    """
    columns: Columns | None = None
    for n, line in enumerate(page.lines):
        if "|" not in line.text:
            columns = None
        elif n and is_rule(line.text) and "|" in page.lines[n - 1].text:
            columns = read_head(page, _cells(page, n - 1))
        elif columns:
            row = [
                _bare(page, label, cell)
                for label, cell in zip(columns, _cells(page, n), strict=False)
            ]
            if n in known:
                _complete(known[n], columns, row)
                continue
            draft = read_row(page, columns, row)
            if draft.has("title") and sum(map(draft.has, ("authors", "published"))):
                yield n, draft


def others_than_authors(page: Page) -> frozenset[int]:
    """Give the places of the signs before the cells whose head says that no authors stand there."""
    found: set[int] = set()
    columns: frozenset[int] = frozenset()
    for n, line in enumerate(page.lines):
        if "|" not in line.text:
            columns = frozenset()
        elif n and is_rule(line.text) and "|" in page.lines[n - 1].text:
            heads = [page.text[slice(*cell)] for cell in _cells(page, n - 1)]
            columns = frozenset(
                i
                for i, head in enumerate(heads)
                if _OTHERS.match(head) and not _AUTHORS.search(head)
            )
        elif columns:
            cells = enumerate(_cells(page, n))
            found.update(sign_before(page, line, a) for i, (a, _) in cells if i in columns)
    return frozenset(found)


def sign_before(page: Page, line: Line, place: int) -> int:
    """Give where the sign stands before the cell of a place; some rows begin without one."""
    sign = page.text.rfind("|", line.start, place)
    return sign if sign >= 0 else line.start - 1


def is_row(page: Page, line: Line) -> bool:
    """Say whether a line is a row of a table: it begins with the sign, or its table has a head."""
    return line.text.startswith("|") or ("|" in line.text and line.start in page.once(_rows))


def _rows(page: Page) -> frozenset[int]:
    """Give where the rows of headed tables begin."""
    found: set[int] = set()
    inside = False
    for n, line in enumerate(page.lines):
        if "|" not in line.text:
            inside = False
        elif n and is_rule(line.text) and "|" in page.lines[n - 1].text:
            inside = True
        elif inside:
            found.add(line.start)
    return frozenset(found)


def count_heads(page: Page) -> int:
    """Count the tables with a head, each of two lines."""
    return sum(1 for line in page.lines if "|" in line.text and is_rule(line.text))


def _cells(page: Page, n: int) -> list[Cell]:
    line = page.lines[n]
    start = line.start + line.text.startswith("|")
    end = line.end - (line.text.endswith("|") and line.end > start)
    return [(begin, stop) for begin, stop, _ in walk(page.text, start, end, "|")]


def _bare(page: Page, label: Label | None, cell: Cell) -> Cell:
    """Give a cell without emphasis; of a title that is a link, or has one behind it, the words."""
    start, end = trim(page.text, *cell)
    if label and label.column == "title":
        link = LINK.search(page.text, start, end)
        if link and not GENERIC.fullmatch(link["text"]):
            start, end = link.span("text")
        elif link:
            end = link.start()
    if label is None:
        return start, end
    return strip_marks(page.text, start, end)


def _complete(draft: Draft, columns: Columns, row: list[Cell]) -> None:
    for label, (start, end) in zip(columns, row, strict=False):
        if label and label.column in _FILLED and start < end and not draft.has(label.column):
            put_field(draft, label, start, start, end)

"""Which cell of a table row is the title of a paper that no link names."""

import re

from kgraph.read.markdown.md_links import GENERIC, LINK, is_paper, strip_marks, strip_title
from kgraph.read.markdown.md_title_ends import ET_AL
from kgraph.read.markdown.md_title_places import bold_title
from kgraph.read.page import Line, Page
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.list_marks import MIN_TITLE_WORDS

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
CELL = re.compile(r"[^|]+")
MIN_COMMA_WORDS = 6  # of a cell with commas that is a title
_WORD = re.compile(r"\w+")


def _words_of(page: Page, start: int, end: int) -> tuple[int, int]:
    """Give a cell without the marks around; of a link to somebody's notes, its words."""
    words = strip_marks(page.text, start, end)
    link = LINK.search(page.text, start, end)
    whole = link is not None and link.start("text") <= words[0] and words[1] <= link.end()
    if link and whole and "![" not in link["text"] and not is_paper(link["url"]):
        return strip_title(page.text, *link.span("text"))
    return words


def find_title_cell(
    page: Page, line: Line, paper: int, column: int | None
) -> tuple[int, int] | None:
    """Find the cell of a row that is the title: the head of the table says it, or its words."""
    found = CELL.finditer(page.text, line.start, line.end)
    cells = [_words_of(page, *cell.span()) for cell in found]
    if column is not None and column < len(cells):
        start, end = cells[column]
        # Badges may stand over a title in its cell, names below it.
        while (over := BREAK.search(page.text, start, end)) and "![" in page.text[
            start - 1 : over.start()
        ]:
            start, end = strip_marks(page.text, over.end(), end)
        if below := BREAK.search(page.text, start, end):
            start, end = strip_marks(page.text, start, below.start())
        inner = bold_title(page.text, start, end)
        if inner and inner.start() > start and len(inner["text"].split()) >= MIN_TITLE_WORDS:
            return inner.span("text")  # "A. Lee, B. Day. *A Title*. WOOL"
        # "**A Title** ([pdf](...))"
        if (pdf := LINK.search(page.text, start, end)) and GENERIC.fullmatch(pdf["text"]):
            start, end = strip_marks(page.text, start, pdf.start())
        if start < end and not LINK.search(page.text, start, line.end):
            return start, end
        if start < end and "](" not in page.text[start:end]:
            return start, end
    before = list(reversed([cell for cell in cells if cell[0] < paper]))
    # A title may have commas, but what has none is more often one.
    for sign, words in ((",", MIN_TITLE_WORDS), ("://", MIN_COMMA_WORDS)):
        for start, end in before:
            printed = page.text[start:end]
            if (
                len(_WORD.findall(printed)) >= words
                and sign not in printed
                and "://" not in printed
                and not ET_AL.search(printed)
                and find_authors(page.text, start, end) is None
            ):
                return start, end
    return None

"""Lists with one line a paper, as on syllabi and pages of accepted papers: no abstracts.

    Week 2: Attention
    - Attention Is All You Need (Vaswani et al., 2017)
    - Mixtral of Experts, Albert Q. Jiang, Guillaume Lample, arXiv 2024
    - Gu and Dao (2023). Mamba: Linear-Time Sequence Modeling.

A line is an entry if it parts into a title and what only stands beside titles: names
with a year, a list of names, a venue with its year. Lines are believed together: two at
least, and most of the text of the page.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence
from kgraph.read.layouts.noted import noted_on
from kgraph.read.markdown.md_beside import own_lines
from kgraph.read.markdown.md_folded import abstracts_of, find_told, put_told
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.copied import finish, first_place, headings
from kgraph.read.parts.fields import find_label
from kgraph.read.parts.id_beside import name_of
from kgraph.read.parts.line_parts import Item
from kgraph.read.parts.list_marks import margin_of, mark_width
from kgraph.read.parts.paper_line_forms import find_item, without_numbers
from kgraph.read.parts.part_headings import years_above
from kgraph.read.parts.prose import looks_like_prose
from kgraph.read.parts.put_items import put_item
from kgraph.read.parts.quoted_titles import QUOTED_FIRST
from kgraph.read.parts.remarks import is_notice
from kgraph.read.parts.title_names import is_venue
from kgraph.read.parts.told import told_on

NAME = "paper_lines"
MAX_LINE = 600  # code points of an entry
MIN_SHARE = 0.5  # of the long lines from the first entry to the last
MIN_SHARE_OF_ALL = 0.25  # of those of the whole page
_YEAR_LAST = re.compile(r"(?<=[( ])(?:19|20)\d\d\)?\.?$")
_COLUMN = re.compile(r"\t|(?<=\S) {3,}(?=\S)")  # what parts the cells of a row
# The year of a row, in a cell of its own: "2007\tAnn Lee. “Counting Sheep”.", "May 2007   Ann ...".
_YEAR_CELL = re.compile(
    r"(?:[^\W\d_]{3,9}\.?\s|\d\d?[./])?[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?[)\].:]?(?:\t| {3,})"
    r"|.*(?:\t| {3,})[(\[]?(?P<last>(?:19|20)\d\d)[)\]]?$",
    re.DOTALL,
)
_IN_PRINT = re.compile(
    r"\b\d{1,4}(?:[.:/]\d+|, no\. \d+|\(\d+\))?,? \((?:[A-Z][a-z]+ )?(?:19|20)\d\d\)"
    r"|\d\s?[–-]\s?\d+"
    r"|\b(?:[Ee]dited by|[Ee]ds?\.|Journal|Review|Proceedings|Working Paper)\s"
)
_NUMBER_FIRST = re.compile(r"(?P<id>\d{4}\.\d{4,5}(?:v\d+)?)(?:\s?[:,;|–—-])?\s+")
_ARROWS = ("->", "=>", "→", "⇒", "-->")
MAX_ID = 100  # code points of an id at the end of a line
QUOTES = (">", "<details")  # or what folds a text away
LONG = 40  # code points of a line that counts


def recognises(page: Page) -> bool:
    """Say whether most of the page's long lines are entries, two at least; one may be what
    somebody keeps of a list.
    """
    items = page.once(find_items)
    if _are_named(page):
        return False
    if len(items) == 1:
        return _is_kept(page, items[0])
    if len(items) < (2 if any(item.authors for item in items) else 3):
        return False
    first, last = items[0].line.start, items[-1].line.end
    mine = sum(len(item.line.text) for item in items)
    long = [line for line in page.lines if len(line.text) >= LONG]
    around = sum(len(line.text) for line in long if first <= line.start <= last)
    whole = sum(len(line.text) for line in long)
    return (
        mine >= MIN_SHARE * around
        and mine >= MIN_SHARE_OF_ALL * whole
        and not _are_titles(page, items)
        and not _are_told(page, items)
    )


def _is_kept(page: Page, item: Item) -> bool:
    """Say whether an entry alone is an item of a list, and no other line is a text, an id, a link
    or a long item.
    """
    if not (item.sure and item.authors and item.year and mark_width(item.line.text)):
        return False
    if len(item.line.text) < LONG or _are_titles(page, [item]) or _are_told(page, [item]):
        return False
    others = [x for x in page.lines if not item.line.start <= x.start < item.line.end]
    return not any(
        looks_like_prose(line.text)
        or "://" in line.text
        or entry.is_id(line.text)
        or (len(line.text) >= LONG and mark_width(line.text) > 0 and line.text[:2] != "[^")
        for line in others
    )


def read(page: Page) -> Evidence:
    """Read every line that is an entry."""
    items = _without_noted(page, page.once(find_items))
    taken = {item.line.start for item in items}
    others = [line for line in page.lines if line.start not in taken]
    below = _links_below(page, items)
    years = years_above(page.lines, [item.line.start for item in items])
    drafts = []
    for item in items:
        draft = _read_item(page, item, below[item.line.end])
        if (year := years.get(item.line.start)) and not draft.has("published"):
            draft.put_as("published", page.text[slice(*year)], *year)
        drafts.append(draft)
    _put_quoted(page, items, drafts)
    rows = {line.end for lines in below.values() for line in lines}
    bare = [line for line in others if line.end not in rows and mark_width(line.text)]
    drafts += _read_noted(page, items, drafts)
    drafts += _read_ids(page, bare, {item.line.end for item in items}, drafts)
    drafts.sort(key=first_place)
    return finish(page, NAME, drafts, headings(others))


def _put_quoted(page: Page, items: Sequence[Item], drafts: Sequence[Draft]) -> None:
    """Take the abstracts that are quoted or folded away below items of a Markdown list."""
    if not any(line.text.startswith(QUOTES) for line in page.lines):
        return
    starts = [line.start for line in page.lines]
    firsts = [bisect_right(starts, item.line.end) for item in items]
    borders = [*(bisect_right(starts, item.line.start) - 1 for item in items[1:]), len(starts)]
    told = [
        find_told(page, own_lines(page, item.line, page.lines[first:border]))
        for item, first, border in zip(items, firsts, borders, strict=True)
    ]
    for draft, text in zip(drafts, abstracts_of(told), strict=True):
        if text:
            put_told(draft, text)


def _without_noted(page: Page, items: Sequence[Item]) -> list[Item]:
    """Leave out the items without authors that have them where they are read as notes."""
    noted = page.once(noted_on)
    starts = [one.start for one in noted]

    def tells_more(item: Item) -> bool:
        n = bisect_right(starts, item.line.start) - 1
        covered = n >= 0 and noted[n].end >= item.line.end
        return covered and item.authors is None and noted[n].authors is not None

    return [item for item in items if not tells_more(item)]


def _read_noted(page: Page, items: Sequence[Item], known: Sequence[Draft]) -> Iterator[Draft]:
    """Read the other items that have an id, each written in its own way; put the day of the
    ``known`` ones that have theirs on a line of its own.
    """
    drafts = {name: d for d in known for name in (d.record.arxiv_id, d.record.doi) if name}
    starts = [item.line.start for item in items]
    for one in page.once(noted_on):
        known_one = next((drafts[n] for n in map(name_of, one.found) if n in drafts), None)
        n = bisect_right(starts, one.end) - 1
        if known_one:
            if one.date and not known_one.has("published"):
                known_one.put_as("published", *one.date)
        elif n < 0 or items[n].line.end <= one.start:
            draft = new_draft(page)
            one.put(draft)
            yield draft


def _read_ids(
    page: Page, lines: Sequence[Line], ends: set[int], known: Sequence[Draft]
) -> Iterator[Draft]:
    """Read the ids of items of the list that say nothing else that is certain."""
    names = {name for d in known for name in (d.record.arxiv_id, d.record.doi) if name}
    for line in lines:
        draft = new_draft(page)
        if line.end in ends or not entry.put_ids(draft, line.start, line.end):
            continue
        name = draft.record.arxiv_id or draft.record.doi
        if name and name not in names:
            names.add(name)
            draft.add_urls(line.start, line.end)
            yield draft


def _links_below(page: Page, items: Sequence[Item]) -> dict[int, list[Line]]:
    """Give the lines of ids and links directly below each item, or among the items that hang
    under it, by where the item ends.
    """
    margins = {item.line.end: margin_of(page, item.line) for item in items}
    below: dict[int, list[Line]] = {end: [] for end in margins}
    of: int | None = None  # the item whose lines these are
    for line in page.lines:
        if of is not None and line.start >= of:
            hangs = margin_of(page, line) > margins[of]
            width = mark_width(line.text) if hangs else 0
            text = line.text[width:]
            if (hangs or not line.blank) and (entry.is_id(text) or entry.is_link_line(text)):
                below[of].append(Line(line.start + width, line.end, text, line.blank))
            elif not hangs:
                of = None
        of = line.end if line.end in margins else of
    return below


def _are_named(page: Page) -> bool:
    """Say whether titles and authors stand on lines of their own and are called so."""
    named = (find_label(line.text) for line in page.lines if ":" in line.text[:20])
    columns = Counter(label.column for label in named if label)
    return columns["title"] > 1 and columns["authors"] > 1


def _are_titles(page: Page, items: Sequence[Item]) -> bool:
    """Say whether abstracts stand below the entries: then these are titles of another layout."""
    starts = {item.line.start for item in items}
    ends = {item.line.end for item in items}  # an item may be of several lines
    below = [b for a, b in pairwise(page.lines) if a.end in ends and b.start not in starts]
    return 2 * sum(looks_like_prose(line.text) for line in below) > len(items)


def _are_told(page: Page, items: Sequence[Item]) -> bool:
    """Say whether an item is the end of what running text tells: its names begin on the line
    above.
    """
    starts = [item.line.start for item in items]
    for one in page.once(told_on) if '"' in page.text or "”" in page.text else ():
        n = bisect_right(starts, one.title[0]) - 1
        if n >= 0 and one.title[0] < items[n].line.end and one.authors:
            first = one.authors.places[0][0]
            if first < starts[n] and "\n\n" not in page.text[first : starts[n]]:
                return True
    return False


def find_items(page: Page) -> list[Item]:
    """Find the lines that are entries; the cells of a row count as lines.

    What is not sure is believed where the page parts sure entries in the same way, or
    enough of them.
    """
    found: list[Item] = []
    year: tuple[int, int] | None = None  # of the rows whose left cell is empty, or theirs
    for line in _joined(page):
        items = [item for piece in _pieces(line) if (item := find_item(page.text, piece))]
        cell = _year_cell(line)
        year = cell or (year if margin_of(page, line) else None)
        found += [replace(i, year=year) if year and i.year is None else i for i in items]
    sure = Counter(item.form for item in found if item.sure)
    named = Counter(item.form for item in found if item.authors)
    several = Counter(i.form for i in found if i.authors and len(i.authors.places) > 1)
    quoted = [item for item in found if item.form == QUOTED_FIRST]
    placed = sum(_is_in_print(page, item) for item in quoted)
    placed = placed if 2 * placed > len(quoted) else 0
    items = [
        item
        for item in found
        if item.sure
        or sure[item.form] > 1
        or (named[item.form] > 2 and item.authors and len(item.authors.places) > 1)
        or (item.form == "named colon" and 2 < named[item.form] > len(found) / 2)
        # A dash parts the names of one paper as those of the others.
        or (item.authors and item.form[0] in "-–—" and several[item.form] > 1)
        or (
            (item.authors is None or item.form == "brackets")
            and (item.venue or named)
            and 2 * len(found) > len(page.lines)
        )
        or (item.authors is None and 2 * sum(sure.values()) > len(found))
        or (item.form == QUOTED_FIRST and placed > 2)
    ]
    return without_numbers(page.text, items)


def _is_in_print(page: Page, item: Item) -> bool:
    """Say whether a journal with volume or pages, or a book with its editors, stands behind a
    title: a newspaper has none.
    """
    return _IN_PRINT.search(page.text, item.title[1], item.line.end) is not None


def _year_cell(line: Line) -> tuple[int, int] | None:
    """Give the year that a row prints in a cell of its own."""
    cell = None
    if "\t" in line.text or "   " in line.text:
        cell = _YEAR_CELL.match(line.text)
    if cell is None:
        return None
    start, end = cell.span("year" if cell["year"] else "last")
    return line.start + start, line.start + end


def _joined(page: Page) -> list[Line]:
    """Give the lines of a page; those of an item that hang under its mark are one."""
    joined: list[Line] = []
    hang = -1  # how far the item at work stands from the left, if it is one
    for line in page.lines:
        indent = margin_of(page, line)
        above = joined[-1] if joined else None
        marked = mark_width(line.text) > 0
        if above and hang >= 0 and not marked and not line.blank and indent > hang:
            whole = page.text[above.start : line.end]
            if len(whole) <= MAX_LINE and not _is_remark(page, above, line):
                joined[-1] = Line(above.start, line.end, whole, above.blank)
                continue
        hang = indent if marked else -1
        joined.append(line)
    return joined


def _is_remark(page: Page, above: Line, line: Line) -> bool:
    """Say whether a line hangs under an entry that ends with its year or its id: "(2019)\n   skim
    only", "arXiv:2001.00001\n   -> read again!!".
    """
    spoken = line.text.startswith(_ARROWS) or is_notice(line.text)
    last = above.text[-MAX_ID:].rpartition(" ")[2]
    if not (spoken or line.text[0].islower()) or not (
        _YEAR_LAST.search(above.text) or entry.is_id(last)
    ):
        return False
    told = "/" in line.text or entry.is_id(line.text) or is_venue(line.text)
    return (spoken or not told) and find_item(page.text, above) is not None


def _pieces(line: Line) -> Iterator[Line]:
    position = 0
    borders: list[tuple[int, int]] = []
    if "\t" in line.text or "   " in line.text:
        borders = [match.span() for match in _COLUMN.finditer(line.text)]
    for end, after in [*borders, (len(line.text), 0)]:
        printed = line.text[position:end]
        text = printed.strip()
        start = line.start + position + len(printed) - len(printed.lstrip())
        position = after
        if 15 <= len(text) <= MAX_LINE:
            yield Line(start, start + len(text), text, line.blank)


def _read_item(page: Page, item: Item, below: Sequence[Line]) -> Draft:
    draft = new_draft(page)
    put_item(draft, item)
    for line in (item.line, *below):
        if line is item.line or not entry.put_id_line(draft, line):
            entry.put_ids(draft, line.start, line.end)
        draft.add_urls(line.start, line.end)
    entry.put_printed_id(draft, item.line.start, item.line.end)
    if not draft.has("arxiv_id") and item.title[0] > item.line.start:
        _put_leading_id(draft, item)
    return draft


def _put_leading_id(draft: Draft, item: Item) -> None:
    """Take a number over the first word of a title that is an arXiv id: "0704.0001 Counting"."""
    text, start = draft.page.text, item.line.start + mark_width(item.line.text)
    found = _NUMBER_FIRST.match(text, start, item.title[0])
    try:
        value = ids.parse_arxiv(found["id"]) if found else None
    except InputError:
        return  # a number
    if found and value:
        begin, stop = found.span("id")
        number = stop - (len(f"v{value.version}") if value.version else 0)
        draft.put_id(ids.FoundId(value, begin, number, begin, stop))

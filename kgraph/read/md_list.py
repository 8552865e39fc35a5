"""Markdown lists of papers: bullets and table rows whose links go to the papers.

    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762) - NeurIPS 2017
    | 2018-10 | BERT | Google | [BERT: Pre-training of ...](https://arxiv.org/pdf/1810.04805) |
    - **Mixtral of Experts** [[paper]](https://arxiv.org/abs/2401.04088) [[code]](https://...)
    - Graph Attention Networks, Veličković et al., ICLR 2018 [[paper]](https://arxiv.org/abs/...)

The link may stand some lines below the bullet whose lines go on to it. Beside title and
link, a line prints authors, a date, and what is kept as labels.

A link is a paper's if its address holds an arXiv id or a DOI, or is of a house that
publishes papers; other links (code, projects) belong to the paper of their line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.model.tables import Evidence
from kgraph.read import entry
from kgraph.read.authors import find_authors, is_person
from kgraph.read.dates import find_dates
from kgraph.read.list_marks import MIN_TITLE_WORDS, mark_width
from kgraph.read.md_links import GENERIC, LINK, is_paper, strip_marks
from kgraph.read.page import Draft, Line, Page, evidence, new_draft
from kgraph.read.prose import looks_like_prose

NAME = "md_list"
MIN_ABSTRACT = 80  # code points: a shorter text under a link is a remark
_BLOCK = re.compile(r"#|```|[|<!-]|\*\s|\d+[.)]\s")
_BARE_LINK = re.compile(r"(?P<text>(?<=[|\s<]))(?P<url>https?://[^\s|<>]+)")
_BOLD = re.compile(r"(\*\*|__)(?P<text>.+?)\1")
_GOES_ON = re.compile(r"(?:\\|<br\s*/?>)$", re.IGNORECASE)
_MAX_LINES = 5  # of an item
_CELL = re.compile(r"[^|]+")
_RULE = re.compile(r"\|?[\s|:-]*-[\s|:-]*$")
_TITLE_COLUMN = re.compile(r"\W*(?:(?:paper )?title|paper|paper name)\W*$", re.IGNORECASE)
_ET_AL = re.compile(r"(?P<name>[A-Z][\w'’-]+) et\.? al\b\.?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EMOJI_END = re.compile(r"\s*(?::[a-z_0-9]+:|[\u2600-\u27bf\U0001f300-\U0001faff])\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """A line with a link to a paper: the places of its title and of all its links.

    ``line`` is the whole item if it begins some lines before its link.
    """

    line: Line
    title: tuple[int, int] | None
    links: tuple[tuple[int, int], ...]
    paper: tuple[int, int]


def recognises(page: Page) -> bool:
    """Say whether lines are links to papers: three of them, or half of all lines."""
    items = [(i - first + 1, item) for first, i, item in _find_items(page) if item.title]
    return len(items) >= 3 or (
        bool(items) and 2 * sum(size for size, _ in items) >= len(page.lines)
    )


def read(page: Page) -> Evidence:
    """Read every line with a link to a paper as an entry."""
    found = list(_find_items(page))
    borders = [first for first, _, _ in found[1:]] + [len(page.lines)]
    below = [
        _text_below(page.lines[i + 1 : border])
        for (_, i, _), border in zip(found, borders, strict=True)
    ]
    # Text between the items of a list is an abstract if most items have some.
    explained = 2 * sum(1 for lines in below if lines) > len(found)
    drafts = []
    for (_, _, item), lines in zip(found, below, strict=True):
        draft = _read_item(page, item)
        if explained and lines:
            entry.put_body(draft, lines)
        drafts.append(draft)
    return evidence(page, NAME, drafts)


def _text_below(lines: Sequence[Line]) -> Sequence[Line]:
    """Give the lines below an item, up to the next heading, list or table, if they are prose."""
    end = next((n for n, line in enumerate(lines) if _BLOCK.match(line.text)), len(lines))
    amount = sum(len(line.text) for line in lines[:end])
    return lines[:end] if amount >= MIN_ABSTRACT else ()


def _find_items(page: Page) -> Iterator[tuple[int, int, Item]]:
    """Find the items of a page: the number of their first line, of the last one, themselves."""
    title_column: int | None = None
    done = 0  # lines of items before
    for i, line in enumerate(page.lines):
        if _RULE.match(line.text) and i and "|" in line.text:
            names = _CELL.findall(page.lines[i - 1].text)
            columns = (n for n, name in enumerate(names) if _TITLE_COLUMN.match(name))
            title_column = next(columns, None)
        elif "|" not in line.text:
            title_column = None
        item = find_item(page, line, title_column)
        if item is None:
            continue
        first = _first_line(page, i, done)
        if first < i and not (item.title and _is_named(page, item)):
            item = _find_block(page, page.lines[first : i + 1], item)
        else:
            first = i
        done = i + 1
        yield first, i, item


def _is_named(page: Page, item: Item) -> bool:
    """Say whether a paper's title is the text of its link."""
    return item.title is not None and any(
        start <= item.title[0] and item.title[1] <= end for start, end in item.links
    )


def _first_line(page: Page, i: int, done: int) -> int:
    """Find the bullet whose lines go on to line ``i``; that line itself if there is none."""
    for first in range(i, max(done, i - _MAX_LINES + 1) - 1, -1):
        line = page.lines[first]
        if mark_width(line.text):
            return i if line.text.startswith("#") else first
        if not first or line.blank or line.text.startswith("|"):
            break
        indented = page.text[line.start - 1] in " \t"
        if not (indented or _GOES_ON.search(page.lines[first - 1].text)):
            break
        if _BOLD.match(line.text):
            return first
    return i


def _find_block(page: Page, lines: Sequence[Line], item: Item) -> Item:
    """Give the item that ends with the link of its last line; its first line is the title."""
    head = lines[0]
    start, end = head.start + mark_width(head.text), head.end
    goes_on = _GOES_ON.search(head.text)
    if bold := _BOLD.match(page.text, start, end):
        start, end = bold.span("text")
    elif goes_on:
        end = head.start + goes_on.start()
    start, end = strip_marks(page.text, start, end)
    is_title = not looks_like_prose(page.text[start:end]) and re.search(r"\w", page.text[start:end])
    links = tuple(m.span() for m in LINK.finditer(page.text, head.start, lines[-1].end))
    if any(a < end and start < b for a, b in links):
        return item
    whole = Line(head.start, lines[-1].end, page.text[head.start : lines[-1].end], head.blank)
    return Item(whole, (start, end) if is_title else None, links, item.paper)


def find_item(page: Page, line: Line, title_column: int | None = None) -> Item | None:
    """Find the paper of a line; nothing if no link of it leads to one."""
    matches = list(LINK.finditer(page.text, line.start, line.end))
    if line.text.startswith("|"):
        bare = _BARE_LINK.finditer(page.text, line.start, line.end)
        matches += [m for m in bare if not any(k.start() < m.start() < k.end() for k in matches)]
        matches.sort(key=lambda m: m.start())
    papers = [m for m in matches if is_paper(m["url"])]
    if not papers:
        return None
    links = tuple((m.start(), m.end()) for m in matches)
    named = [m for m in papers if m["text"] and not GENERIC.fullmatch(m["text"])]
    if named:
        # A word or two is a nickname, or what a sentence says of a paper.
        start, end = strip_marks(page.text, named[0].start("text"), named[0].end("text"))
        words = len(re.findall(r"\w+", page.text[start:end]))
        title = (start, end) if words >= MIN_TITLE_WORDS or ":" in page.text[start:end] else None
        return Item(line, title, links, named[0].span("url"))
    start = line.start + mark_width(line.text)
    if line.text.startswith("|"):
        title = _find_title_cell(page, line, papers[0].start(), title_column)
        return Item(line, title, links, papers[0].span("url"))
    bold = _BOLD.match(page.text, start, papers[0].start())
    start = max([start, *(m.end() for m in matches if m.end() <= papers[0].start())])
    begin, end = bold.span("text") if bold else (start, papers[0].start())
    begin, end = strip_marks(page.text, begin, end)
    stop = end if bold or not mark_width(line.text) else _title_end(page.text, begin, end)
    printed = page.text[begin:stop]
    words = len(re.findall(r"\w+", printed))
    sure = bool(bold) or stop < end or "," not in printed
    title = (begin, stop) if sure and (bold or words >= MIN_TITLE_WORDS) else None
    return Item(line, title if words else None, links, papers[0].span("url"))


def _find_title_cell(
    page: Page, line: Line, paper: int, column: int | None
) -> tuple[int, int] | None:
    """Find the cell of a row that is the title: the head of the table says it, or its words."""
    found = _CELL.finditer(page.text, line.start, line.end)
    cells = [strip_marks(page.text, *cell.span()) for cell in found]
    if column is not None and column < len(cells):
        start, end = cells[column]
        if start < end and not LINK.search(page.text, start, line.end):
            return start, end
        if start < end and "](" not in page.text[start:end]:
            return start, end
    for start, end in reversed([cell for cell in cells if cell[0] < paper]):
        printed = page.text[start:end]
        if (
            len(re.findall(r"\w+", printed)) >= MIN_TITLE_WORDS
            and "," not in printed
            and "://" not in printed
            and not _ET_AL.search(printed)
        ):
            return start, end
    return None


def _title_end(text: str, start: int, end: int) -> int:
    """Find where a title ends that authors and a venue with its year follow after commas."""
    for comma in re.finditer(r",\s+", text[start:end]):
        border, behind = start + comma.start(), start + comma.end()
        title = text[start:border]
        if len(re.findall(r"\w+", title)) < MIN_TITLE_WORDS or looks_like_prose(title):
            continue
        rest = text[behind:end]
        first = rest.split(",")[0]
        if _ET_AL.match(rest) or (
            (is_person(first) or (len(first.split()) <= 3 and _YEAR.search(first)))
            and (_YEAR.search(rest) or find_authors(text, border + 1, end))
        ):
            return border
    return end


def _read_item(page: Page, item: Item) -> Draft:
    draft = new_draft(page)
    if item.title:
        draft.put("title", *item.title)
    entry.put_ids(draft, *item.paper)
    for start, end in item.links:
        draft.add_urls(start, end)
    for start, end in _others(page, item):
        _put_words(draft, start, end)
    return draft


def _put_words(draft: Draft, start: int, end: int) -> None:
    """Take words beside a title: authors before all else, a date, labels."""
    text = draft.page.text
    if text[start] == "(" and text[end - 1] == ")" and ")" not in text[start : end - 1]:
        start, end = start + 1, end - 1
    if not draft.record.authors:
        start = strip_marks(text, _put_names(draft, start, end), end)[0]
    if start >= end:
        return
    dates = list(find_dates(text, start, end, year_alone=True))
    around = text[start : dates[0].start] + text[dates[0].end : end] if dates else ""
    bare = bool(dates) and not re.search(r"\w", around)
    if dates and draft.record.published is None and (bare or len(around.split()) <= 4):
        draft.put_as("published", dates[0].value, dates[0].start, dates[0].end)
        if bare:
            return
    if re.search(r"\w", text[start:end]):
        draft.add("labels", start, end)


def _put_names(draft: Draft, start: int, end: int) -> int:
    """Take the names that words begin with; give where they end."""
    text = draft.page.text
    if match := _ET_AL.match(text, start, end):
        draft.add_authors([match.span("name")], truncated=True)
        return match.end()
    borders = [m.start() for m in re.finditer(r",\s|\.\s|\s*\(", text[start:end])]
    year = _YEAR.search(text, start, end)
    for stop in [end, *(start + border for border in reversed(borders))]:
        printed = text[start:stop]
        if (year and stop > year.start()) or not ("," in printed or " and " in printed):
            continue
        # "NeurIPS" has the shape of an organisation that signs papers.
        if "," in printed and re.fullmatch(r"\s*(?:NeurIPS|NIPS|arXiv)\W*", printed.split(",")[-1]):
            continue
        if entry.put_authors(draft, start, stop):
            return stop
    return start


def _others(page: Page, item: Item) -> Iterator[tuple[int, int]]:
    """Find what else a line prints: the cells of its row, the words behind its links."""
    taken = sorted([*item.links, *([item.title] if item.title else [])])
    position = item.line.start + mark_width(item.line.text)
    for start, end in [*taken, (item.line.end, item.line.end)]:
        for part in re.finditer(r"[^|\r\n]+", page.text[position:start]):
            a, b = position + part.start(), position + part.end()
            while (gone := _GOES_ON.search(page.text[a:b].rstrip())) or (
                gone := _EMOJI_END.search(page.text[a:b])
            ):
                b = a + gone.start()
            a, b = strip_marks(page.text, a, b)
            if re.search(r"\w", page.text[a:b]) and page.text[a:b].lower() not in ("n/a", "none"):
                yield a, b
        position = max(position, end)

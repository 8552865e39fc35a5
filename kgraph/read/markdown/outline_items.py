"""The items of a Markdown outline with those inside of them, and what is a paper among them.

An item is a paper if just one is named by it and by the items inside, by an id or a link without
a title of its own: else it is a topic with a list of papers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.model import ids
from kgraph.read.markdown.md_links import GENERIC, LINK, is_paper, paper_name
from kgraph.read.markdown.md_title_ends import YEAR
from kgraph.read.page import Line, Page, trim
from kgraph.read.parts import entry
from kgraph.read.parts.dates import is_date
from kgraph.read.parts.field_names import COLUMN_OF
from kgraph.read.parts.fields import OF_OTHERS, find_label
from kgraph.read.parts.list_marks import margin_of, mark_width
from kgraph.read.parts.title_names import is_venue

MAX_CALLED = 3  # words beside a link that are no title: "pdf from arXiv"
MAX_VENUE = 6  # words
MAX_NAME = 20  # code points of the name of a field
MIN_CITED = 60  # code points of a reference
MIN_WORDS = 2  # of a title
_BULLET = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s")
_URL = re.compile(r"<?(?P<url>https?://[^\s<>|\])]+)>?")
_ADDRESS = re.compile(r"https?://|arXiv:\s?\S|doi:\s?10\.", re.IGNORECASE)
_WORD = re.compile(r"\w+")
# Signs between what an item tells, links, ids and tags; a comma or a full stop parts names too.
_SEAM = re.compile(
    r"\s[-–—·•|/]{1,2}\s|\s?;\s|<?https?://[^\s<>|\])]+>?|\[?\[(?P<name>[^\[\]]+)\]\([^()\s]+\)\]?"
    r"|(?i:arXiv:|doi:)\s?[^\s,;()\[\]]+(?:\s\[[\w.-]+\])?|(?<!\S)#[^\W\d][\w/-]*"
)
_AROUND = " \t()[]<>,.;:–—-"
Item = tuple[Line, ...]  # the lines of one, the mark of the list left out
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Outline:
    """An item with those inside of it, and the numbers of its lines."""

    first: int
    end: int
    items: tuple[Item, ...]


def find_outlines(page: Page) -> list[Outline]:
    """Find the items of a page that have items inside, none of them inside of another one."""
    found = []
    n = 0
    while n + 1 < len(page.lines):
        first = n
        n += 1
        if not (_BULLET.match(page.lines[first].text) and _BULLET.match(page.lines[n].text)):
            continue
        margin = margin_of(page, page.lines[first])
        while n < len(page.lines) and margin_of(page, page.lines[n]) > margin:
            n += 1
        if n > first + 1:
            found.append(Outline(first, n, tuple(_items(page, page.lines[first + 1 : n]))))
    return found


def _items(page: Page, lines: Sequence[Line]) -> Iterator[Item]:
    """Give the lines of each item; what stands inside of it is an item too, but for what stands
    below the bare name of a field: "Authors".
    """
    item: list[Line] = []
    named = 0  # how far the name of a field stands from the left, with items below it
    for line in lines:
        if bullet := _BULLET.match(line.text):
            margin = margin_of(page, line)
            line = line_from(line, bullet.end())
            if item and not 0 < named < margin:
                yield tuple(item)
                item = []
            if not item:
                named = margin if column_alone(line.text) else 0
        item.append(line)
    yield tuple(item)


def column_alone(text: str) -> str | None:
    """Give the column of a line that is nothing but the name of a field: "**Authors:**"."""
    return COLUMN_OF.get(text.strip("*_: ").lower()) if len(text) <= MAX_NAME else None


def line_from(line: Line, width: int) -> Line:
    """Give what stands on a line behind so many code points, and white space there."""
    width += len(line.text[width:]) - len(line.text[width:].lstrip())
    return Line(line.start + width, line.end, line.text[width:], line.blank)


def names_of(text: str) -> set[str]:
    """Give the papers that a text names."""
    if "://" not in text and "](" not in text and not any(c.isdigit() for c in text):
        return set()
    links = [m["url"] for pattern in (LINK, _URL) for m in pattern.finditer(text)]
    found = [*ids.find_arxiv(text), *ids.find_doi(text)]
    return {
        *(paper_name(url) for url in links if is_paper(url)),
        *(
            one.value if isinstance(one.value, str) else one.value.bare
            for one in found
            if isinstance(one, ids.FoundId)
        ),
    }


def is_entry(page: Page, one: Outline) -> bool:
    """Say whether an item is a title, and one paper is named inside of it."""
    head = page.lines[one.first]
    if not is_title(page, one):
        return False
    # Where words stand before a link or names behind it, the line is an entry (`md_list`).
    if named := names_of(head.text):
        start = head.start + mark_width(head.text)
        title, _ = without_id(page.text, start, head.end)
        if _WORD.search(page.text, start, title) or any(
            len(_WORD.findall(page.text, *place)) > MAX_CALLED for place in beside_id(page, head)
        ):
            return False
    others = 0
    for item in one.items:
        if item[0].text.startswith(">"):
            continue
        here = names_of(" ".join(line.text for line in item))
        if here and is_place(item[0]):
            named |= here
        else:
            others += bool(here)
    # A remark may name another paper.
    return len(named) == 1 and others <= 1


def is_title(page: Page, one: Outline) -> bool:
    """Say whether an item has the words of a title, no link to a paper and no name of a field."""
    head = page.lines[one.first]
    label = find_label(line_from(head, mark_width(head.text)).text)
    if label and label.column:
        return False
    start = head.start + mark_width(head.text)
    start, end = without_id(page.text, start, head.end)
    return len(_WORD.findall(page.text, start, end)) >= MIN_WORDS


def without_id(text: str, start: int, end: int) -> Place:
    """Give the words of a title: those of its link, or what stands before the id or the link."""
    link = LINK.search(text, start, end)
    if link and not GENERIC.fullmatch(link["text"]):
        leads = not _WORD.search(text, start, link.start())
        if len(_WORD.findall(link["text"])) > (1 if leads else MAX_CALLED):
            return link.span("text")
    stops = [link.start()] if link else []
    stops += [m.start() for m in [_ADDRESS.search(text, start, end)] if m]
    if not stops:
        return start, end
    stop = min(stops)
    while stop > start and text[stop - 1] in " \t([<:–—|·-,":
        stop -= 1
    return start, stop


def beside_id(page: Page, head: Line) -> list[Place]:
    """Give what stands behind the title of an item and the id or link that it has."""
    _, end = without_id(page.text, head.start + mark_width(head.text), head.end)
    link = next(
        (
            m
            for m in LINK.finditer(page.text, head.start, head.end)
            if m.start("text") < end <= m.end()
        ),
        None,
    )
    return list(parts_of(page.text, link.end() if link else end, head.end))


def is_place(line: Line) -> bool:
    """Say whether a line says where a paper is and no title: beside the link names, a day, a
    few words.
    """
    if OF_OTHERS.match(line.text.lower()):
        return False
    label = find_label(line.text)
    if label and label.column in ("id", "doi", "urls"):
        return True
    return all(_is_beside(line.text[a:b]) for a, b in parts_of(line.text, 0, len(line.text)))


def _is_beside(text: str) -> bool:
    words = len(_WORD.findall(text))
    if words <= MAX_CALLED or is_date(text) or (words <= MAX_VENUE and is_venue(text)):
        return True
    return entry.is_author_line(text, 0, len(text))


def parts_of(text: str, start: int, end: int) -> Iterator[Place]:
    """Part what a line tells at its signs; links, ids and tags are left out."""
    begin = start
    for seam in [*_SEAM.finditer(text, start, end), None]:
        if seam and seam["name"] and len(_WORD.findall(seam["name"])) > MAX_CALLED:
            continue  # a link that may be a title
        a, b = trim(text, begin, seam.start() if seam else end)
        begin = seam.end() if seam else end
        if text[a:b].strip(_AROUND):
            yield a, b


def is_reference(line: Line) -> bool:
    """Say whether an item is long and has a year: a paper cited without an id."""
    bullet = _BULLET.match(line.text) is not None
    return bullet and len(line.text) >= MIN_CITED and YEAR.search(line.text) is not None

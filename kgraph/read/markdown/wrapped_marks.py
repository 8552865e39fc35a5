"""Markdown whose lines end inside of a link or of bold words, as editors wrap them.

    Acemoglu, Johnson and Robinson (2001), [The Colonial Origins of Comparative
    Development](https://doi.org/...). *AER* 91(5).

    - Ann Lee and Bob Day (2019),
      [Counting Sheep](https://doi.org/...). *Wool* 3.
    - **A Very Long Title of Sheep
      at Night**, Ann Lee

Such a line goes on with the next one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from kgraph.read.markdown.md_title_ends import YEAR
from kgraph.read.page import Page, page
from kgraph.read.parts.joined import Joined

MAX_TEXT = 600  # code points of the words of a link
MAX_LINES = 3  # of bold words
_END = re.compile(r"[ \t]*\r?\n[ \t]*")
_BLOCK = re.compile(r"[-*+]\s|\d{1,3}[.)]\s|[#>|]|```|$")
_ADDRESS = re.compile(r"(?<=\]\()[ \t]*\r?\n[ \t]*(?=https?://)")
_LINK = re.compile(r"\[[^\[\]]{2,600}\]\(")
_MARK = re.compile(r"[ \t]*(?:[-*+]\s+|\d{1,3}[.)]\s+)?(?:\[[ xX]\]\s+)?")


def unbroken(on: Page) -> Joined | None:
    """Give a page whose links and bold words stand on one line; nothing if all do."""
    if "](" not in on.text and "**" not in on.text:
        return None
    ends = sorted({*_in_links(on.text), *_in_bold(on), *_before_links(on)})
    if not ends:
        return None
    pieces: list[str] = []
    places: list[int] = []
    moves: list[int] = []
    position = size = 0

    def add(piece: str, start: int) -> None:
        nonlocal size
        pieces.append(piece)
        places.append(size)
        moves.append(start - size)
        size += len(piece)

    for start, end in ends:
        add(on.text[position:start], position)
        if on.text[start - 1] != "(":
            add(" ", start)
        position = end
    add(on.text[position:], position)
    whole = page(on.source, "".join(pieces), inner=on.inner)
    return Joined(whole, tuple(places), tuple(moves))


def _in_links(text: str) -> Iterator[tuple[int, int]]:
    """Find the line ends in the words of links, and before their addresses."""
    for address in _ADDRESS.finditer(text):
        yield address.span()
    close = text.find("](")
    while close >= 0:
        begin = text.rfind("[", max(0, close - MAX_TEXT), close)
        if begin >= 0 and "]" not in text[begin:close] and "\n" in text[begin:close]:
            ends = list(_END.finditer(text, begin, close))
            if not any(_BLOCK.match(text, end.end(), close + 1) for end in ends):
                yield from (end.span() for end in ends)
        close = text.find("](", close + 2)


def _in_bold(on: Page) -> Iterator[tuple[int, int]]:
    """Find the line ends in bold words that begin a line or an item."""
    lines = on.lines
    for n, line in enumerate(lines):
        mark = _MARK.match(line.text)
        begins = mark is not None and line.text.startswith("**", mark.end())
        if not begins or line.text.count("**") != 1:
            continue
        for last in range(n + 1, min(n + MAX_LINES, len(lines))):
            below = lines[last]
            if below.blank or (_BLOCK.match(below.text) and not below.text.startswith("**")):
                break
            if "**" in below.text:
                if below.text.count("**") % 2:
                    for one in lines[n:last]:
                        if end := _END.match(on.text, one.end):
                            yield end.span()
                break


def _before_links(on: Page) -> Iterator[tuple[int, int]]:
    """Find the ends of lines of names that a comma leads on from, to the title as a link."""
    for above, line in pairwise(on.lines):
        leads = above.text.endswith((",", "),")) and line.text.startswith("[") and not line.blank
        if not leads or "](" in above.text or not _LINK.match(on.text, line.start):
            continue
        end = _END.match(on.text, above.end) if YEAR.search(above.text) else None
        if end:
            yield end.span()

"""Markdown as its reader sees it: without marks of emphasis, headings, line ends and elements.

    **Counting Sheep at Night**<br>           Counting Sheep at Night
    <u>Ann Lee</u>, *Bob Day* \\               Ann Lee, Bob Day
    _Wool Review_, 2019 [pdf](sheep.pdf)      Wool Review, 2019 pdf

The readers of plain text know more ways in which people list works than lists of links have.
An address stays where it is of a paper.
"""

import re
from collections.abc import Iterator

from kgraph.read.markdown.templates import is_format
from kgraph.read.page import Page, page
from kgraph.read.parts import entry
from kgraph.read.parts.joined import Joined

_LINK = re.compile(
    r"(?<!!)\[(?P<text>[^\[\]\n]{1,400})\]\((?P<url>[^()\s]{1,400})(?:\s+\"[^\"\n]*\")?\)"
)
_EMPHASIS = re.compile(
    r"(?P<mark>\*{1,3})(?=[^\s*])(?P<text>[^*\n]{0,400}[^\s*])(?P=mark)"
    r"|(?<![^\W_])(?P<low>_{1,2})(?=[^\s_])(?P<words>[^_\n]{0,400}[^\s_])(?P=low)(?![^\W_])"
)
_BREAK = re.compile(r"[ \t]*<br\s*/?>[ \t]*(?:\r?\n[ \t]*)?", re.IGNORECASE)
# A sign before a title, and all other elements that set words apart.
_SIGN = re.compile(r"<(?P<tag>abbr|kbd)\b[^<>\n]{0,100}>[^<>\n]{1,30}</(?P=tag)>[ \t]*")
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|ins|mark|span|small|su[bp]|font|center|div|p|cite)\b[^<>\n]{0,200}>"
)
_LINE_MARK = re.compile(r"^(?:#{1,6}[ \t]+|>[ \t]?)|(?:[ \t]*\\|[ \t]{2,})$", re.MULTILINE)
_FRONT = re.compile(r"\s*---[ \t]*\r?\n(?:[^\n]*\n){1,40}?---[ \t]*(?:\r?\n|$)")
Cut = tuple[int, int, str]  # from, to, and what stands there instead


def plain(on: Page) -> Joined | None:
    """Give a page without these marks; nothing if it has none."""
    text = on.text
    if is_format(text) or not any(
        sign in text for sign in ("**", "](", "\n#", "<br", "</", "*", "_")
    ):
        return None
    cuts = sorted(_cuts(text))
    if not cuts:
        return None
    pieces: list[str] = []
    places: list[int] = []
    moves: list[int] = []
    position = size = 0
    for start, end, instead in cuts:
        if start < position:
            continue
        for piece, place in ((text[position:start], position), (instead, start)):
            if piece:
                pieces.append(piece)
                places.append(size)
                moves.append(place - size)
                size += len(piece)
        position = end
    pieces.append(text[position:])
    places.append(size)
    moves.append(position - size)
    return Joined(page(on.source, "".join(pieces), inner=on.inner), tuple(places), tuple(moves))


def _cuts(text: str) -> Iterator[Cut]:
    if front := _FRONT.match(text):
        yield *front.span(), ""
    for link in _LINK.finditer(text):
        yield link.start(), link.start("text"), ""
        if entry.is_id(link["url"]):
            yield link.end("text"), link.start("url"), " "
            yield link.end("url"), link.end(), ""
        else:
            yield link.end("text"), link.end(), ""
    for mark in _EMPHASIS.finditer(text):
        kind = "text" if mark["mark"] else "words"
        yield mark.start(), mark.start(kind), ""
        yield mark.end(kind), mark.end(), ""
    for found in _BREAK.finditer(text):
        yield *found.span(), "\n"
    for form in (_SIGN, _TAG, _LINE_MARK):
        for found in form.finditer(text):
            yield *found.span(), ""

"""Links of Markdown whose addresses are defined elsewhere on the page.

    - [Counting Sheep][lee] by Ann Lee
    - [Goats and Ladders][]

    [lee]: https://arxiv.org/abs/1901.00001 "Farm Letters"
    [goats and ladders]: <https://arxiv.org/abs/1901.00002>

The text is read as if each address stood behind its words; its place is in the definition.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.read.page import Page, page
from kgraph.read.parts.joined import Joined

_DEFINED = re.compile(
    r"^[ \t]*\[(?P<key>[^\^\[\]][^\[\]]{0,200})\]:[ \t]+<?(?P<url>https?://[^\s<>]+)>?"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\r?$\n?",
    re.MULTILINE,
)
_USED = re.compile(r"\]\[(?P<key>[^\[\]\n]{0,200})\]")
# Words that are their own key; "[1]" in a mail is no link.
_ALONE = re.compile(r"(?<!\])\[(?P<key>[^\[\]\n]{3,200})\](?![\[(:])")


@dataclass(frozen=True, slots=True)
class _Use:
    """Where an address is to be read instead of what stands there, and where it is defined."""

    start: int
    end: int
    url: tuple[int, int]


def resolved(on: Page) -> Joined | None:
    """Give a page with the addresses behind the words; nothing if it defines none that are used."""
    if "]:" not in on.text or "://" not in on.text:
        return None
    found = list(_DEFINED.finditer(on.text))
    known = {_key(match["key"]): match for match in found}
    uses = sorted(_uses(on.text, known), key=lambda use: use.start) if found else []
    if not uses:
        return None
    used = {use.url for use in uses}
    cuts = [_Use(*m.span(), (0, 0)) for m in found if m.span("url") in used]
    pieces: list[str] = []
    places: list[int] = []
    moves: list[int] = []
    position = size = 0

    def add(start: int, end: int) -> None:
        nonlocal size
        pieces.append(on.text[start:end])
        places.append(size)
        moves.append(start - size)
        size += end - start

    for use in sorted([*uses, *cuts], key=lambda use: use.start):
        if use.start < position:
            continue  # inside of a definition
        add(position, use.start)
        position = use.end
        if use.url[1]:
            # The sign before the address is none of the page: it has the place of one that is.
            pieces.append("](")
            places.append(size)
            moves.append(use.start - size)
            size += 2
            add(*use.url)
            pieces.append(")")
            places.append(size)
            moves.append(use.end - 1 - size)
            size += 1
    add(position, len(on.text))
    whole = page(on.source, "".join(pieces), inner=on.inner)
    return Joined(whole, tuple(places), tuple(moves))


def _key(words: str) -> str:
    return " ".join(words.lower().split())


def _uses(text: str, known: dict[str, re.Match[str]]) -> Iterator[_Use]:
    """Find "[words][key]", "[key][]", and "[key]" alone."""
    taken: set[int] = set()
    for match in _USED.finditer(text):
        begin = text.rfind("[", 0, match.start())
        taken.update((begin, match.start() + 1))
        key = match["key"] if match["key"].strip() else text[begin + 1 : match.start()]
        if defined := known.get(_key(key)):
            yield _Use(*match.span(), defined.span("url"))
    for match in _ALONE.finditer(text):
        defined = known.get(_key(match["key"]))
        if defined and match.start() not in taken:
            yield _Use(match.end() - 1, match.end(), defined.span("url"))

"""Cards that close their entries: the line of codes and date stands behind the abstract.

    Counting Sheep in Wide FieldsAnn Lee, Bob Day et al. · wool, farm
    We study how sheep are counted ...
    CVCLMar 31, 2021

Between two texts such a line may be of either; the ends of the page tell. One that closes
the page, with an entry above the first one, is of the entry above it, and so are all.
"""

from collections.abc import Iterator, Sequence

from kgraph.read.layouts.card_lines import Card, ends_text, is_bare, no_card, stand_below
from kgraph.read.layouts.field_heads import is_names
from kgraph.read.page import Line, Page
from kgraph.read.parts import entry
from kgraph.read.parts.prose import UNWRAPPED, looks_like_prose
from kgraph.read.rest import is_navigation

MIN_WRAPPED = 40  # code points of the first line of a wrapped title


def close_entries(page: Page, cards: Sequence[tuple[int, Card]]) -> bool:
    """Say whether the cards of a page stand behind the texts of their entries."""
    lines, known = page.lines, [(i, card) for i, card in cards if card.lines]
    if not known or known[0][0] < 2 or stand_below(lines, [i for i, _ in known]):
        return False
    behind = sum(_is_told(lines[i - 1]) for i, _ in known)
    last, card = known[-1]
    rest = lines[last + card.lines :]
    above = lines[known[0][0] - 1]  # an abstract may be cut short
    return (
        not (is_names(above) or _is_glued(page, above))
        and 2 * behind > len(known)
        and not any(_is_told(line) or is_names(line) or _is_glued(page, line) for line in rest)
        and _first(page, known[0][0]) is not None
    )


def first_without_card(page: Page, border: int) -> int | None:
    """Find an entry above the first card of a page, at line ``border``, that opens the one below.

    Title and names must leave no doubt, and a text stand between.
    """
    first = _first(page, border) if border > 1 else None
    if first is None or not (_is_glued(page, page.lines[first]) or is_names(page.lines[first + 1])):
        return None
    told = _is_told(page.lines[border - 1]) and not is_names(page.lines[border - 1])
    return first if told else None


def closed_entries(
    page: Page, cards: Sequence[tuple[int, Card]]
) -> tuple[int, list[tuple[Card, tuple[Line, ...]]]]:
    """Give the entries over the cards that close them, and the line where the first begins.

    An entry whose card is left out ends where the next heading stands.
    """
    lines = page.lines
    known = [(i, card) for i, card in cards if card.lines]
    first = _first(page, known[0][0])
    assert first is not None, "the page has been asked"
    found = []
    start = first
    for i, card in known:
        starts = [start, *_headings(page, start + 1, i)]
        for a, b in zip(starts, [*starts[1:], i], strict=True):
            found.append((card if b == i else no_card(lines[a]), lines[a:b]))
        start = i + card.lines
    return first, found


def _first(page: Page, border: int) -> int | None:
    """Find the line that the first entry of a page begins with, below its navigation."""
    lines = page.lines
    for i in range(border - 1):
        line, below = lines[i : i + 2]
        if is_navigation(line.text) or looks_like_prose(line.text):
            continue
        if _is_glued(page, below):
            if len(line.text) >= MIN_WRAPPED and not _is_glued(page, line):
                return i  # the title is wrapped
            continue
        if _is_glued(page, line) or is_names(below) or looks_like_prose(below.text):
            return i
    return None


def _headings(page: Page, start: int, end: int) -> Iterator[int]:
    yield from (i for i in range(start, end - 1) if is_bare(page, i, frozenset()))


def _is_glued(page: Page, line: Line) -> bool:
    return entry.has_glued_names(page.text, line.start, line.end)


def _is_told(line: Line) -> bool:
    return ends_text(line.text) or len(line.text) > UNWRAPPED

"""Entries that stand in one block between two ids: those without an id, beside the one with it."""

import re
from collections.abc import Sequence, Set

from kgraph.read.layouts.block_titles import may_be_title, stands_as_title
from kgraph.read.layouts.id_sides import MIN_TEXT, amount
from kgraph.read.page import Line, Page, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.prose import (
    UNWRAPPED,
    ends_open,
    is_full,
    looks_like_prose,
    title_case_share,
    wrap_width,
)

FEW = 3  # numbers
_NUMBER = re.compile(r"[\[(]?(\d{1,3})[\]).]\s")
WRAPPED = 3  # lines that tell a wrapped text
TITLE_CASE = 0.7  # share of words with a capital that tells a title as wide as the page


def numbered(page: Page) -> frozenset[int]:
    """Give where the lines begin that a page numbers one by one, three at least: "1. Counting"."""
    starts: list[int] = []
    for line in page.lines:
        number = _NUMBER.match(line.text)
        if number and int(number[1]) == len(starts) + 1:
            starts.append(line.start)
    return frozenset(starts) if len(starts) >= FEW else frozenset()


def part_entries(
    lines: Sequence[Line], *, titled: bool, begins: Set[int] = frozenset()
) -> list[list[Line]]:
    """Split a block that holds an entry without id beside the one with it.

    Where ``begins`` says on which lines the titles of the page begin, a short text over the first
    of them is somebody's word on the entry above, and left out.
    """
    if places := [i for i, line in enumerate(lines) if line.start in begins]:
        over = [] if amount(lines[: places[0]]) < MIN_TEXT else [lines[: places[0]]]
        ends = [*places[1:], len(lines)]
        return [list(x) for x in (*over, *(lines[a:b] for a, b in zip(places, ends, strict=True)))]
    parts: list[list[Line]] = []
    width = wrap_width(lines)
    parted = set() if titled else _paragraphs(lines)
    for i, line in enumerate(lines):
        opens = _begins_titled(lines, i, width) if titled else _begins_untitled(lines, i)
        if not parts or opens or i in parted:
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def _begins_titled(lines: Sequence[Line], i: int, width: int | None) -> bool:
    """Say whether a line is a title between two abstracts."""
    if i == 0 or i + 1 >= len(lines):
        return False
    if not (may_be_title(lines[i].text) or stands_as_title(lines[i : i + 2])):
        return False
    before, after = lines[i - 1].text, lines[i + 1].text
    ended = ends_sentence(before) or entry.is_comment(before)
    if not (i > 1 and ended and (looks_like_prose(after) or not lines[i + 1].text[0].islower())):
        return False
    # A line of an abstract may end where a sentence does not, and the next begin with a name.
    full = is_full(lines[i], lines[i + 1], width)
    return not full or title_case_share(lines[i].text) >= TITLE_CASE


def _begins_untitled(lines: Sequence[Line], i: int) -> bool:
    """Say whether an abstract begins on a line: where each is one line, the next long one.

    A comments line ends the one before, and so does the border between a text in one line and
    a wrapped one: nobody sets one abstract in both ways.
    """
    if i == 0:
        return False
    text, before = lines[i].text, lines[i - 1].text
    if entry.is_comment(before):
        return not text[0].islower() and amount(lines[i : i + WRAPPED]) >= MIN_TEXT
    long, long_above = len(text) > UNWRAPPED, len(before) > UNWRAPPED
    if long and ends_sentence(text):
        return long_above or (ends_sentence(before) and _is_wrapped(lines[max(0, i - WRAPPED) : i]))
    ended = long_above and not long and ends_sentence(before) and text[0].isupper()
    return ended and _is_wrapped(lines[i : i + WRAPPED])


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Say whether some lines are of one wrapped text."""
    return (
        len(lines) == WRAPPED
        and amount(lines) >= MIN_TEXT
        and not any(len(line.text) > UNWRAPPED or entry.is_comment(line.text) for line in lines)
        and not all(ends_sentence(line.text) for line in lines[:-1])
    )


def _paragraphs(lines: Sequence[Line]) -> set[int]:
    """Give the lines that white space parts from an abstract above, and that begin another."""
    borders = [i for i, line in enumerate(lines) if i == 0 or line.blank]
    found, above = set[int](), 0
    for start, end in zip(borders, [*borders[1:], len(lines)], strict=False):
        size = 0 if entry.is_comment(lines[start].text) else amount(lines[start:end])
        goes_on = lines[start].text[0].islower() or ends_open(lines[start - 1].text)
        if start and above >= MIN_TEXT <= size and not goes_on:
            found.add(start)
            above = 0
        above += size
    return found

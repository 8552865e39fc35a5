"""Titles over names that a page wraps, as homepages do: their lines as one.

    Counting Sheep at Night: a Study of         * Counting Sheep at Night: a
    Forty Farms over Two Years                    Study of Forty Farms
    Ann Lee, Bob Day                              Ann Lee, Bob Day
    Wool Review, 2021                             Wool Review, 2021

A line was broken where the next word did not fit: a label over a title is shorter.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgraph.read.layouts.title_pairs import find_lists
from kgraph.read.page import Line, Page, ends_sentence, join_lines
from kgraph.read.parts import entry
from kgraph.read.parts.list_marks import margin_of, mark_width
from kgraph.read.parts.part_headings import is_heading
from kgraph.read.parts.prose import is_more_than_asked
from kgraph.read.parts.title_names import is_buttons, is_dated, is_venue

MAX_LINES = 4  # of a title
MIN_WIDTH, MAX_WIDTH = 30, 120  # code points
SLACK = 4  # code points by which lines were broken before the width
MOST = 0.8  # of the titles of some lines
_NUMBERED = re.compile(r"(?:\d|\bforthcoming|\bin press)[)\].,]*$")


def with_joined_titles(page: Page) -> Page:
    """Give the page with each title of some lines as one line."""
    return page.once(_join)


def _join(page: Page) -> Page:
    lines = page.lines
    runs = list(_find_runs(page))
    several = [(a, b) for a, b in runs if b - a > 1]
    if not several:
        return page
    if several == [(0, several[0][1])]:
        return page  # the first line of a page may be its heading
    width = max(_end(page, line) for a, b in runs for line in lines[a:b])
    full = [(a, b) for a, b in several if _is_wrapped(page, lines[a:b], width - SLACK)]
    if not MIN_WIDTH <= width <= MAX_WIDTH or len(full) < MOST * len(several):
        return page
    joined: list[Line] = []
    position = 0
    for a, b in full:
        joined += [*lines[position:a], join_lines(page.text, lines[a:b])]
        position = b
    return Page(page.source, page.text, (*joined, *lines[position:]), page.inner)


def _find_runs(page: Page) -> Iterator[tuple[int, int]]:
    """Find the lines over each line of names, from where an entry begins."""
    lines, lists = page.lines, page.once(find_lists)
    low = 0
    for i in lists:
        one = len(lists[i].places) == 1 and not lists[i].truncated
        if one and i + 1 in lists and not lines[i + 1].blank:
            continue  # the end of a title with the shape of a name
        first = i
        while low < first and i - first < MAX_LINES and not _begins(lines, first):
            if not _may_be_of_title(lines[first - 1]):
                break
            first -= 1
        ended = first == low or _begins(lines, first) or not _may_be_of_title(lines[first - 1])
        if first < i and ended:
            yield first, i
        low = i + 1


def _begins(lines: Sequence[Line], i: int) -> bool:
    return lines[i].blank > 0 or mark_width(lines[i].text) > 0


def _may_be_of_title(line: Line) -> bool:
    text = line.text
    if (ends_sentence(text) and not text.endswith("?")) or len(text) > MAX_WIDTH or "@" in text:
        return False
    told = is_buttons(text) or is_heading(text) or is_dated(text) or entry.is_link_line(text)
    placed = _NUMBERED.search(text) is not None and is_venue(text)
    return not (told or placed or is_more_than_asked(text))


def _end(page: Page, line: Line) -> int:
    return margin_of(page, line) + len(line.text)


def _is_wrapped(page: Page, lines: Sequence[Line], width: int) -> bool:
    """Say whether the first word of each line but the first one had no room above."""
    return all(
        _end(page, a) + 1 + len(b.text.split(maxsplit=1)[0]) > width for a, b in pairwise(lines)
    )

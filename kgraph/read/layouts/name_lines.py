"""Author lists that a page prints with one name a line: joined, they are read as any other.

Ann Lee,
Bob Day,
Cy Fox
"""

from kgraph.read.page import Line, Page
from kgraph.read.parts.persons import is_person

_SIGNS = (",", ";", " and", " &", " •", " ·", "|")
MAX_NAME = 80  # code points


def with_joined_names(page: Page) -> Page:
    """Give the page with each run of lines that are a name and a comma as one line."""
    return page.once(_join)


def _join(page: Page) -> Page:
    if runs := _find_indented(page):
        return _with(page, runs)
    lines: list[Line] = []
    first: int | None = None
    for i, line in enumerate(page.lines):
        if first is None and _goes_on(line):
            first = i
        elif first is not None and not (_goes_on(line) and not line.blank):
            last = i if not line.blank and _is_name(line.text) else i - 1
            lines += _joined(page, first, last)
            first = None
            if last == i:
                continue
            if _goes_on(line):
                first = i
        if first is None:
            lines.append(line)
    if first is not None:
        lines += _joined(page, first, len(page.lines) - 1)
    if len(lines) == len(page.lines):
        return page
    return Page(page.source, page.text, tuple(lines), page.inner)


def _find_indented(page: Page) -> list[tuple[int, int]]:
    """Find the runs of names alone, one a line, that stand further right than what is over them."""
    runs: list[tuple[int, int]] = []
    lines = page.lines
    margins = [line.start - (page.text.rfind("\n", 0, line.start) + 1) for line in lines]
    i = 1
    while i < len(lines):
        stop = i
        while stop < len(lines) and margins[stop] == margins[i] and is_person(lines[stop].text):
            stop += 1
        if stop > i and margins[i] > margins[i - 1] and not lines[i].blank:
            runs.append((i, stop))
        i = max(stop, i + 1)
    # A name alone says little; several lists do.
    return runs if sum(stop - i > 1 for i, stop in runs) > 1 else []


def _with(page: Page, runs: list[tuple[int, int]]) -> Page:
    lines: list[Line] = []
    position = 0
    for i, stop in runs:
        lines += page.lines[position:i]
        lines += _joined(page, i, stop - 1)
        position = stop
    return Page(page.source, page.text, (*lines, *page.lines[position:]), page.inner)


def _joined(page: Page, first: int, last: int) -> list[Line]:
    if last == first:
        return [page.lines[first]]
    start, end = page.lines[first].start, page.lines[last].end
    return [Line(start, end, page.text[start:end], page.lines[first].blank)]


def _goes_on(line: Line) -> bool:
    return line.text.endswith(_SIGNS) and _is_name(line.text)


def _is_name(text: str) -> bool:
    if len(text) > MAX_NAME:
        return False
    for sign in _SIGNS:
        text = text.removesuffix(sign).rstrip()
    return is_person(text.removeprefix("and ").removeprefix("& "))

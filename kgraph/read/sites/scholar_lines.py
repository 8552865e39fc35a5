"""The lines of a page as Google Scholar printed them: what copies have wrapped or glued is mended.

    Counting sheep and goats in wide                    Counting sheepA Lee, B Day… - Wool
    fields                                              Letters, 2013 - wool.example
    A Lee, B Day, C Fox… - Wool Letters
    and …, 2013 - wool.example

The line of names tells where: it is known over as many lines as it has.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.read.page import Line, Page, ends_sentence, join_lines
from kgraph.read.parts.lines import had_no_room
from kgraph.read.sites.scholar_byline import (
    CAPITALS,
    INITIALS,
    Byline,
    are_names,
    find_byline,
    is_named,
    is_sure,
)
from kgraph.read.sites.scholar_words import CITED_BEHIND, HEADER_BEGINS, is_buttons, is_link

MAX_WRAPPED = 3  # lines of names and of what follows them
MIN_TITLE = 3  # words of a title that names are glued to
MAX_CITED = 60  # code points of how often a paper is cited
MIN_WIDTH, MAX_WIDTH = 50, 100  # code points of the lines of a page that is wrapped
# Years and counts close a row of a profile, and tabs part them.
_ENDS_ROW = re.compile(r"\t|(?:^|\s)(?:(?:19|20)\d\d|\d[\d,.]*\*)$|^[\d,.]+$")
_DASH_BEGINS = re.compile(r"[-–—]\s")
_DASH = re.compile(r"\s[-–—](?:\s|$)")
# Where a title ends and names begin: "needA Vaswani, …", "need A Vaswani - …".
_SEAM = re.compile(
    rf"(?:(?<=[^\W_{CAPITALS}])|(?<=[?!)\"”’]))\s*(?={INITIALS}\s[{CAPITALS}][\w'’.-]+"
    r"(?:\s[\w'’.-]+)?\s?(?:,|…|\.\.\.|[-–—]\s))"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """The lines of a page, and the numbers of those that are surely names, venue and year."""

    lines: Sequence[Line]
    sure: tuple[int, ...]

    def sure_between(self, start: int, end: int) -> Sequence[int]:
        """Give the numbers of the sure lines from one line up to another."""
        return self.sure[bisect_left(self.sure, start) : bisect_left(self.sure, end)]


def printed(page: Page) -> Printed:
    """Give the lines of a page with each title and each line of names on a line of its own."""
    lines = page.lines
    found: list[Line] = []
    sure: list[int] = []
    named: list[int] = []
    i = 0
    while i < len(lines):
        stop = _names_end(page.text, lines, i) if is_named(lines[i]) else i + 1
        if stop > i + 1:
            found.append(join_lines(page.text, lines[i:stop]))
        elif byline := find_byline(lines[i]):
            found += _apart(lines[i], byline)
        else:
            under_names = bool(named) and named[-1] == len(found) - 1
            if is_named(lines[i]) and are_names(lines[i].text):
                named.append(len(found))
            found += _uncited(lines[i]) if under_names else [lines[i]]
            i += 1
            continue
        if is_sure(found[-1]):
            sure.append(len(found) - 1)
        i = stop
    whole = Printed(found, tuple(sure))
    width = max((len(line.text) for line in lines), default=0) if sure or named else 0
    if not 0 < width <= MAX_WIDTH:
        return whole
    # Of short lines alone nothing tells that they are wrapped but the names of a result.
    return _with_titles(page.text, whole, named if width >= MIN_WIDTH else [], width)


def printed_lines(page: Page) -> Sequence[Line]:
    """Give the lines of a page, what copies have wrapped or glued mended."""
    return page.once(printed).lines


def _names_end(text: str, lines: Sequence[Line], i: int) -> int:
    """Give where a line of names ends, if it is wrapped."""
    first = lines[i]
    if is_sure(first):
        return i + 1
    listed = are_names(first.text.rstrip(","))
    goes_on = first.text.endswith(",") or not listed or _DASH.search(first.text)
    for stop in range(i + 2, min(i + MAX_WRAPPED, len(lines)) + 1):
        below = lines[stop - 1]
        if below.blank or not (goes_on or _DASH_BEGINS.match(lines[i + 1].text)):
            break
        if is_sure(below) and not (listed and first.text.endswith(",")):
            break  # the first was the title
        if is_sure(join_lines(text, lines[i:stop])):
            return stop
    return i + 1


def _uncited(line: Line) -> list[Line]:
    """Give venue and year, and how often it is cited behind them, as two lines."""
    cited = CITED_BEHIND.search(line.text, max(0, len(line.text) - MAX_CITED))
    if cited is None:
        return [line]
    start = cited.start()
    return [
        Line(line.start, line.start + start, line.text[:start], line.blank),
        Line(line.start + start, line.end, line.text[start:]),
    ]


def _apart(line: Line, byline: Byline) -> list[Line]:
    """Give a title and the names glued to it as two lines; another line as it is."""
    if not byline.authors or not byline.year:
        return [line]
    spaced = not are_names(line.text.split(",", 1)[0])
    for seam in _SEAM.finditer(line.text, 0, byline.authors[1] - line.start + 4):
        names = Line(line.start + seam.end(), line.end, line.text[seam.end() :])
        title = line.text[: seam.start()]
        parted = spaced or seam.end() == seam.start()
        if parted and is_sure(names) and len(title.split()) >= MIN_TITLE:
            return [Line(line.start, line.start + seam.start(), title, line.blank), names]
    return [line]


def _with_titles(text: str, page: Printed, named: Sequence[int], width: int) -> Printed:
    """Join the titles that are wrapped: the first word of a line would not have fit above.

    They stand over the sure lines, and in profiles over names alone.
    """
    found: list[Line] = []
    sure = []
    begin = 0
    known = frozenset(page.sure)
    for i in sorted({*known, *named}):
        found += page.lines[begin:i]
        last = len(found) - 1
        while last > 0 and is_link(found[last].text):
            last -= 1
        first = last
        while first > 0 and last - first < MAX_WRAPPED - 1:
            if not _goes_on(found[first - 1], found[first], width):
                break
            first -= 1
        if first < last:
            found[first : last + 1] = [join_lines(text, found[first : last + 1])]
        if i in known:
            sure.append(len(found))
        found.append(page.lines[i])
        begin = i + 1
    return Printed([*found, *page.lines[begin:]], tuple(sure))


def _goes_on(above: Line, line: Line, width: int) -> bool:
    if not had_no_room(above, line, width):
        return False
    if _ENDS_ROW.search(above.text) or HEADER_BEGINS.match(above.text):
        return False
    known = is_buttons(above.text) or is_link(above.text) or is_sure(above)
    return not known and not ends_sentence(above.text)

"""The results of Google Scholar: which lines of a page each of them has.

Buttons close a result; a line with names, venue, year and host stands over them. In a
library venue and year have a line of their own. A mail or a copy may have no buttons:
what tells its results is the line of names alone, in the form that only this site has.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgraph.read.page import Line, Page
from kgraph.read.parts.copied import runs
from kgraph.read.sites.scholar_byline import (
    are_names,
    find_byline,
    find_publisher,
    find_year,
    is_hosted,
    is_named,
    is_nameless,
)
from kgraph.read.sites.scholar_lines import Printed, printed
from kgraph.read.sites.scholar_repeated import Result, find_repeated
from kgraph.read.sites.scholar_words import (
    BELOW,
    MAX_MARK,
    SITE,
    SURE,
    is_buttons,
    is_cited,
    is_link,
    parted,
)

MAX_SNIPPET = 12  # lines between authors and buttons
MIN_BARE = 2  # results without buttons, of a page that does not name the site
MAX_AROUND = 15  # lines around the results without buttons of a page that names the site
MAX_RESULT = 10  # lines of such a result
_CITED_ALONE = re.compile(r"\D*\d[\d.,\s]*\D{0,6}$")
# "A Lee, B Day, ...", "Wool and …", "Wool Letters 33 (2), 505-516".
_TELLS = re.compile(r"…|\.\.\.|arXiv preprint arXiv:|\d \(\d[\d-]*\), ")
_ENDS_CUT = ("…", "...")


def find_results(page: Page) -> list[Result]:
    """Find the results of a page, in order: those over buttons, and those without."""
    on = page.once(printed)
    lines = on.lines
    found: list[Result] = []
    begin = 0
    for start, end, closing in _closings(on):
        found += _closed(on, begin, start, end, closing)
        begin = end
    bare = on.sure_between(begin + 1, len(lines))
    if bare and (found or _are_of_site(lines, bare)):
        found += part_results(lines, begin, text_end(lines, bare[-1]), None, bare)
    return found


def _closings(on: Printed) -> list[tuple[int, int, str]]:
    """Find the rows of buttons, and what they say: known ones, or those of another language."""
    told = [is_buttons(line.text) for line in on.lines]
    rows = [
        (start, end, parted(" ".join(line.text for line in on.lines[start:end])))
        for start, end in runs(told)
    ]
    known = [row for row in rows if SURE.search(row[2])]
    if known or len(on.sure) < MIN_BARE:
        return known
    learned = find_repeated(on.lines, list(part_results(on.lines, 0, len(on.lines), None, on.sure)))
    return [(start, end, "") for start, end in runs([i in learned for i in range(len(on.lines))])]


def _closed(on: Printed, begin: int, start: int, end: int, closing: str) -> Iterator[Result]:
    """Give the results over buttons: these are of the last of them."""
    lines = on.lines
    named = on.sure_between(begin + 1, start)
    near = range(max(begin + 1, start - MAX_SNIPPET), start)
    if not named:
        places = [i for i in near if find_byline(lines[i])]
        named = [i for i in places if is_named(lines[i])] or places
        named = sorted(named, key=lambda i: is_nameless(lines[i]))[:1]
        # On a phone the names have a line of their own.
        above = [i - 1 for i in named if not is_named(lines[i]) and i - 1 in near]
        named = [i for i in above if are_names(lines[i].text)] or named
    # Under the card of a person stands how often all that it wrote is cited, and no more.
    # A row of a profile on a phone has no more either; behind the last is a way to show others.
    alone = _CITED_ALONE.match(closing) or (
        is_cited(lines[start].text) and BELOW.match(lines[min(start + 1, end - 1)].text)
    )
    if not named and not alone:
        named = [i for i in near if are_names(lines[i].text)][-1:]
        named = named or [i for i in near if find_publisher(lines[i])][-1:]
        named = named or [i for i in near if find_year(lines[i])][-1:]
    return part_results(lines, begin, start, end, named)


def part_results(
    lines: Sequence[Line], begin: int, stop: int, after: int | None, named: Sequence[int]
) -> Iterator[Result]:
    """Give the results whose lines of names are known, each to the title of the next."""
    tops: list[tuple[int, int, int]] = []  # the first line of it, its title, its names
    for i in named:
        title = i - 1
        # Where the paper can be had may stand between its title and its authors.
        while title >= begin and is_link(lines[title].text):
            title -= 1
        top = title
        while top - 1 >= begin and is_link(lines[top - 1].text):
            top -= 1
        # A line of names right below another one is of the same result.
        if title >= (tops[-1][2] + 1 if tops else begin):
            tops.append((top, title, i))
    ends = [*(top for top, _, _ in tops[1:]), stop]
    for n, ((_, title, i), end) in enumerate(zip(tops, ends, strict=False), 1):
        yield Result(title, i, end, after if after and n == len(tops) else end)


def _are_of_site(lines: Sequence[Line], bare: Sequence[int]) -> bool:
    """Say whether lines of names without buttons are of this site: several with a host among
    them, or each right under a title; or on a page that names the site.
    """
    if any(b - a == 1 for a, b in pairwise(bare)):
        return False
    if len(bare) >= MIN_BARE:
        if any(is_hosted(lines[i]) for i in bare):
            return True
        if not any(lines[i].blank for i in bare) and tell(lines, bare):
            return True
    return names_site(lines, len(bare))


def tell(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Say whether one of some lines has what this site prints, and no line an address."""
    told = any(_TELLS.search(lines[i].text) for i in places)
    return told and not any("://" in line.text for line in lines)


def names_site(lines: Sequence[Line], count: int) -> bool:
    """Say whether a page names the site, and most of it may be of this many results."""
    if len(lines) > MAX_AROUND + MAX_RESULT * count:
        return False
    return any(SITE.search(line.text) for line in lines if len(line.text) < MAX_MARK)


def text_end(lines: Sequence[Line], byline: int) -> int:
    """Give where the text under the last line of names ends: with dots, or before a gap."""
    stop = min(byline + 1 + MAX_SNIPPET, len(lines))
    for i in range(byline + 1, stop):
        if lines[i].blank or is_link(lines[i].text):
            return i
        if lines[i].text.endswith(_ENDS_CUT):
            return i + 1
    return min(byline + 1, stop)

"""The results of Google Scholar: which lines of a page each of them has.

Buttons close a result; a line with names, venue, year and host stands over them. In a
library venue and year have a line of their own. A mail or a copy may have no buttons:
what tells its results is the line of names alone, in the form that only this site has.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgraph.read.page import Line, Page
from kgraph.read.parts.copied import all_of, runs
from kgraph.read.sites.scholar_profile import is_named
from kgraph.read.sites.scholar_words import (
    BUTTON,
    CLOSED,
    LINKS_BEHIND,
    SIDE_LINK,
    SITE,
    SURE,
    parted,
)

MAX_SNIPPET = 12  # lines between authors and buttons
MAX_BUTTONS = 200  # code points
MAX_BYLINE = 300  # code points
MAX_MARK = 100  # code points of a line that tells the site or where a paper can be had
MIN_BARE = 2  # results without buttons, of a page that does not name the site
_DASH = re.compile(r"\s+[-–—]\s+")
_YEAR = re.compile(r"(?:^|[,\s])(?P<year>(?:19|20)\d\d)\s*$")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+…?$")
# "AN Gomez", "J-Y Lee", "L van der Maaten"; "AI in medicine" is no name.
_NAME = re.compile(
    r"[A-ZÀ-ÞŁŚŠŽİ]{1,5}(?:-[A-Z])*(?:\s[\w'’.-]+){0,3}\s(?=['’]?[^\W\d_a-z])[\w'’.-]+$"
)
# "A Lee, B …": the last name may be cut too.
_CUT = re.compile(r"(?:\s[A-ZÀ-ÞŁŚŠŽİ]{1,5})?\s*(?:…|\.\.\.)$")
# "Nature, 2021 - nature.com", "2004 - Wool Press": of what has no authors.
_NAMELESS = re.compile(
    r"(?:[^\W\d_][^.!?…]{2,80},\s)?(?P<year>(?:19|20)\d\d)\s+[-–—]\s+[^\W\d_][^!?:;]{1,50}$"
)
_CITED_ALONE = re.compile(r"\D*\d[\d.,\s]*\D{0,6}$")
_ENDS_CUT = ("…", "...")


@dataclass(frozen=True, slots=True)
class Byline:
    """The places in the line under a title; each of them may be missing."""

    authors: tuple[int, int] | None
    venue: tuple[int, int] | None
    year: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Result:
    """A result, by numbers of lines: title, names, the line behind its text, and the line
    behind its buttons.
    """

    title: int
    byline: int
    end: int
    after: int


def is_buttons(text: str) -> bool:
    """Say whether a line is made of the buttons under a result, and of links behind them."""
    if len(text) >= MAX_BUTTONS:
        return False
    text = parted(text)
    if "]" in text or "@" in text:
        text = LINKS_BEHIND.sub("", text)
    return all_of(BUTTON, text) or CLOSED.match(text) is not None


def is_link(text: str) -> bool:
    """Say whether a line says where a paper can be had."""
    return len(text) < MAX_MARK and SIDE_LINK.match(text) is not None


def find_results(page: Page) -> list[Result]:
    """Find the results of a page, in order: those over buttons, and those without."""
    lines = page.lines
    found: list[Result] = []
    begin = 0
    for start, end in runs([is_buttons(line.text) for line in lines]):
        closing = parted(" ".join(line.text for line in lines[start:end]))
        if SURE.search(closing):
            found += _closed(lines, begin, start, end, closing)
            begin = end
    bare = [i for i in range(begin + 1, len(lines)) if _is_sure(lines[i])]
    if bare and (found or _are_of_site(lines, bare)):
        found += _parted(lines, begin, _text_end(lines, bare[-1]), None, bare)
    return found


def _closed(
    lines: Sequence[Line], begin: int, start: int, end: int, closing: str
) -> Iterator[Result]:
    """Give the results over buttons: these are of the last of them."""
    named = [i for i in range(begin + 1, start) if _is_sure(lines[i])]
    near = range(max(begin + 1, start - MAX_SNIPPET), start)
    if not named:
        places = [i for i in near if find_byline(lines[i])]
        named = [i for i in places if is_named(lines[i])] or places
        named = sorted(named, key=lambda i: _is_nameless(lines[i]))[:1]
    # Under the card of a person stands how often all that it wrote is cited, and no more.
    if not named and not _CITED_ALONE.match(closing):
        named = [i for i in near if are_names(lines[i].text)][-1:]
        named = named or [i for i in near if find_year(lines[i])][-1:]
    return _parted(lines, begin, start, end, named)


def _parted(
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


def _is_sure(line: Line) -> bool:
    """Say whether a line is "A Lee, B Day… - venue, 2001 - host", with more names in front
    than others: teams write too.
    """
    byline = find_byline(line)
    if byline is None or byline.authors is None:
        return False
    start, end = byline.authors
    return _share_of_names(line.text[start - line.start : end - line.start]) > 0.5


def are_names(text: str) -> bool:
    """Say whether a text is names alone, as the site abbreviates them."""
    return len(text) <= MAX_BYLINE and _share_of_names(text) == 1


def _share_of_names(text: str) -> float:
    parts = [part.strip(" \xa0*") for part in _CUT.sub("", text).rstrip(" ,").split(",")]
    return sum(_NAME.match(part) is not None for part in parts) / len(parts)


def _are_of_site(lines: Sequence[Line], bare: Sequence[int]) -> bool:
    """Say whether lines of names without buttons are of this site: several, each right under
    a title or one of them with a host; or one on a page that names the site.
    """
    if any(b - a == 1 for a, b in pairwise(bare)):
        return False
    if len(bare) >= MIN_BARE and (
        not any(lines[i].blank for i in bare) or any(_is_hosted(lines[i]) for i in bare)
    ):
        return True
    return any(SITE.search(line.text) for line in lines if len(line.text) < MAX_MARK)


def _is_nameless(line: Line) -> bool:
    byline = find_byline(line)
    return byline is not None and byline.authors is None


def _is_hosted(line: Line) -> bool:
    byline = find_byline(line)
    return byline is not None and (byline.year is None or byline.year[1] < line.end)


def _text_end(lines: Sequence[Line], byline: int) -> int:
    """Give where the text under the last line of names ends: with dots, or before a gap."""
    stop = min(byline + 1 + MAX_SNIPPET, len(lines))
    for i in range(byline + 1, stop):
        if lines[i].blank or is_link(lines[i].text):
            return i
        if lines[i].text.endswith(_ENDS_CUT):
            return i + 1
    return min(byline + 1, stop)


def find_byline(line: Line) -> Byline | None:
    """Read "authors - venue, year - host"; nothing if a line is no such thing."""
    text = line.text
    if len(text) > MAX_BYLINE or not any(map(text.__contains__, "-–—")):
        return None  # as of most lines
    dashes = [m.span() for m in _DASH.finditer(text)]
    if not dashes:
        return None
    starts = [0, *(b for _, b in dashes)]
    ends = [*(a for a, _ in dashes), len(text)]
    by = line.start
    authors = (by, by + ends[0])
    for k in range(len(starts) - 1, 0, -1):
        year = _YEAR.search(text[: ends[k]])
        if year and year.start("year") >= starts[k]:
            venue = (by + starts[1], by + year.start("year"))
            return Byline(authors, venue, (by + year.start("year"), by + year.end("year")))
    if len(dashes) == 1 and (nameless := _NAMELESS.match(text)):
        start, end = nameless.span("year")
        return Byline(None, (by, by + start), (by + start, by + end))
    if not _HOST.match(text[starts[-1] :]) or not is_named(line):
        return None
    return Byline(authors, (by + starts[1], by + ends[-2]) if len(starts) > 2 else None, None)


def find_year(line: Line) -> Byline | None:
    """Read "venue, year", the line below the names in a library."""
    year = _YEAR.search(line.text) if len(line.text) <= MAX_BYLINE else None
    if year is None or line.text[: year.start("year")].rstrip()[-1:] not in ("", ","):
        return None
    start, end = line.start + year.start("year"), line.start + year.end("year")
    return Byline(None, (line.start, start), (start, end))

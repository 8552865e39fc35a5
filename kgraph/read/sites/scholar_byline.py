"""The line under a title of Google Scholar: names, venue, year and host, each if printed."""

import re
from dataclasses import dataclass

from kgraph.read.page import Line

MAX_BYLINE = 300  # code points
# Of initials: letters of Latin, Greek and Cyrillic, as a set of a pattern.
CAPITALS = (
    "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏƠƯȘȚΑ-ΩΆΈΉΊΌΎΏА-ЯЁЄІЇЎҐ"
)
INITIALS = rf"[{CAPITALS}]{{1,5}}(?:-[{CAPITALS}])*"
# "AN Gomez", "J-Y Lee", "L van der Maaten": initials, then the family name.
_NAMES = re.compile(
    rf"(?:…|\.\.\.)?[\s,]{{0,3}}{INITIALS}"
    r"\s\w[\w'’.-]*(?:\s\w[\w'’.-]*){0,3}(?:\s+[-–—]\s|\s?(?:,|…|\*|\.\.\.|$))"
)
_DASH = re.compile(r"\s+[-–—]\s+")
_YEAR = re.compile(r"(?:^|[,\s])(?P<year>(?:19|20)\d\d)\s*$")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+…?$")
# "AN Gomez", "J-Y Lee", "L van der Maaten"; "AI in medicine", "A Ladder for Goats" are no names.
_NAME = re.compile(
    rf"{INITIALS}(?:\s(?!(?:of|for|in(?!\s['’])|on|to|the|and|with|at|by|from|is|as|via)\s)"
    r"['’]?\w[\w'’.-]*){0,3}\s(?=['’]?[^\W\d_a-z])[\w'’.-]+$"
)
# "A Lee, B …": the last name may be cut too.
_CUT = re.compile(rf"(?:\s[{CAPITALS}]{{1,5}})?\s*(?:…|\.\.\.)$")
# "Nature, 2021 - nature.com", "2004 - Wool Press": of what has no authors.
_NAMELESS = re.compile(
    r"(?:[^\W\d_][^.!?]{2,80},\s)?(?P<year>(?:19|20)\d\d)\s+[-–—]\s+[^\W\d_][^!?:;]{1,50}$"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """The places in the line under a title; each of them may be missing."""

    authors: tuple[int, int] | None
    venue: tuple[int, int] | None
    year: tuple[int, int] | None


def is_named(line: Line) -> bool:
    """Say whether a line begins with a name as the site abbreviates it."""
    # Most lines begin with a word.
    return not line.text[1:2].islower() and _NAMES.match(line.text) is not None


def is_sure(line: Line) -> bool:
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


def is_nameless(line: Line) -> bool:
    """Say whether a line is "venue, 2001 - host"."""
    byline = find_byline(line)
    return byline is not None and byline.authors is None


def is_hosted(line: Line) -> bool:
    """Say whether a line of names says where the paper is."""
    byline = find_byline(line)
    return byline is not None and (byline.year is None or byline.year[1] < line.end)


def find_byline(line: Line) -> Byline | None:
    """Read "authors - venue, year - host"; nothing if a line is no such thing."""
    text = line.text
    # Most lines have no dash; these checks are the fastest.
    dashed = "- " in text or "– " in text or "— " in text or "-\xa0" in text
    if not dashed or len(text) > MAX_BYLINE:
        return None
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
    """Read "venue, year", and maybe a host: the line below the names in a library."""
    if is_nameless(line):
        return find_byline(line)
    year = _YEAR.search(line.text) if len(line.text) <= MAX_BYLINE else None
    if year is None or line.text[: year.start("year")].rstrip()[-1:] not in ("", ","):
        return None
    start, end = line.start + year.start("year"), line.start + year.end("year")
    return Byline(None, (line.start, start), (start, end))


def find_publisher(line: Line) -> Byline | None:
    """Read "A Lee, B Day - Wool Press", without a year: buttons below tell that it is one."""
    dash = _DASH.search(line.text) if len(line.text) <= MAX_BYLINE else None
    if dash is None or _share_of_names(line.text[: dash.start()]) < 1:
        return None
    return Byline((line.start, line.start + dash.start()), None, None)

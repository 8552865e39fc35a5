"""Which lines of a record name its authors, say its day, or are buttons and counts?

    Ann Lee, Bob Day, ... Cy Fox        Contributors: Ann Lee and Bob Day
    Ann Lee & Bob Day - 2018 - Wool Letters 3 (2):1-9.
    Lee, A. & Day, B., 14 Mar 2022, In: Wool Letters. 172, 15 p.
    Number of pages: 58 Posted: 12 Feb 2024 Last Revised: 19 Mar 2024

As repositories, publishers and catalogues print them below titles.
"""

import re
from dataclasses import dataclass

from kgraph.read.page import Line, Page, trim
from kgraph.read.parts import entry
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.dates import FoundDate, find_dates
from kgraph.read.parts.title_names import find_names, is_buttons, is_venue
from kgraph.read.rest import is_navigation

MAX_BYLINE = 600  # code points
MAX_LABEL = 120  # code points of a line of days
NEAR = 6  # code points between "Posted:" and its day
_BY = re.compile(
    r"(?:(?:Contributors?|Authors?(?:\(s\))?|Creators?|Auteurs?|Autor(?:en|es|i)?|Verfasser(?:in)?"
    r"|Upphovspersoner?)\s?:|(?:Review |[Aa]uthored )?[Bb]y:?|[Vv]on|[Pp]ar|[Pp]or)"
    r"\s+(?=[^\W\d_a-z])"
)
_PASSED = re.compile(
    r"(?:Uploaded|Deposited|Added|Archived|Last (?:modified|revised|updated)|Updated|Accessed"
    r"|Déposé|Hochgeladen|Subido)\b.*\d"
    r"|\d{1,4} [Pp](?:ages|p\.?)|Part of \S+$|\d+ more versions?\b.*"
    r"|(?:Downloads?|Citations?|Views?|Reads?|Cited by|Total"
    r"|Times cited|Metrics|Accesses|Altmetric)\b[^.]{0,60}\d.*"
    r"|\d[\d,]* (?:Downloads?|Citations?|Views?|Accesses|Altmetric|Reads?)\b.{0,20}"
    r"|(?:View|Show|Hide) (?:abstract|details|more|item|record|PDF)\b.*"
    r"|Loading\W*|Graphical abstract|Extract|Export|Preview|Bookmark\b.{0,30}"
    r"|Request permissions|References|Place (?:a )?hold"
    r"|(?:Add|Save) to .{1,30}|(?:Not )?[Aa]vailable\b.{0,60}"
    r"|Published By .{1,40}|Provider: .{1,40}|Image document|File"
    r"|Search\b.{0,40}|Browse|Feedback\b.{0,30}"
)
# What says when a work appeared: "Posted: 12 Feb 2024", "First Published: 21 April 2021".
_DAY = re.compile(
    r"\b(?:(?:first |originally |date |online )*(?:published|posted|created|issued|available"
    r"|registered|submitted|deposited)(?: online| on)?|date|publié(?: le)?|veröffentlicht(?: am)?)"
    r"\s?:\s+(?=\w)",
    re.IGNORECASE,
)
_UNDATED = re.compile(
    r"\s[-–—]\s(?:forthcoming|in press|manuscript|unknown|n\.?d\.?)(?=\s[-–—]\s|$)"
)
_BORDER = re.compile(r"(?:,\s|\s[-–—]\s|\s\()$")
_AFTER = re.compile(r"\)?[\s.,:–—-]*(?:In:?\s+)?", re.IGNORECASE)
_OMITTED = re.compile(r"(?:,\s*)?(?:…|\.\.\.),?\s*")
_VOLUME = re.compile(r"\b(?:vol(?:ume)?|issue|band|tome|heft|no|pp|pages?)\b", re.IGNORECASE)
# "Wool School Working Paper No. 167", "Farm Discussion Paper 12": of a series, where it appeared.
_SERIES = re.compile(
    r"\b(?:papers?|reports?|series|memorand\w+|cahiers?|documentos?|documents?|schriften|quaderni|beiträge"
    r"|articles?|notes?|law review|journal)\b.{0,40}\d|\b(?:no|nr|n[°º])\.?\s?[A-Z-]{0,4}\d",
    re.IGNORECASE,
)
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Byline:
    """Names, a day and a venue on one line; no day where the line says there is none yet."""

    names: AuthorList
    day: tuple[str, int, int] | None
    venue: Place


def is_passed(text: str) -> bool:
    """Say whether a line is a button, a count, or of what a site did with a record."""
    if _PASSED.fullmatch(text) or is_buttons(text) or is_navigation(text):
        return True
    return not any(map(str.isalpha, text)) and not entry.is_date_line(text) and len(text) != 4


def find_day(text: str) -> FoundDate | None:
    """Find the day that a line has a name for."""
    said = _DAY.search(text) if len(text) <= MAX_LABEL else None
    date = said and next(find_dates(text, said.end(), len(text), year_alone=True), None)
    return date if said and date and date.start - said.end() < NEAR else None


def names_of(page: Page, line: Line) -> AuthorList | None:
    """Read a line of names, with what says that these are authors."""
    by = _BY.match(line.text)
    placed = is_venue(line.text) or (len(line.text) <= MAX_LABEL and _SERIES.search(line.text))
    if placed and not by and ";" not in line.text:
        return None
    begin = by.end() if by else 0
    if "…" in line.text or "..." in line.text:
        # Names may be left out anywhere: "Ann Lee, Bob Day, ... Cy Fox".
        bare = _OMITTED.sub(_as_comma, line.text).rstrip(" ,")
        found = find_authors(bare, begin, len(bare))
        places = [(line.start + a, line.start + b) for a, b in found.places] if found else []
        return AuthorList(tuple(places), True) if places else None
    if by:
        return find_authors(page.text, line.start + begin, line.end)
    return find_names(page.text, line, alone=True)


def _as_comma(dots: re.Match[str]) -> str:
    return "," + " " * (len(dots[0]) - 1)


def find_byline(page: Page, line: Line) -> Byline | None:
    """Read names, a day and a venue between the same signs."""
    text, (start, end) = page.text, (line.start, line.end)
    if end - start > MAX_BYLINE:
        return None
    said = _UNDATED.search(text, start, end)
    date = next(find_dates(text, start, end, year_alone=True), None)
    if said and (date is None or said.start() < date.start):
        border, behind, day = said.start(), said.end(), None
    elif date and (sign := _BORDER.search(text, start, date.start)):
        border, behind, day = sign.start(), date.end, (date.value, date.start, date.end)
    else:
        return None
    if _VOLUME.search(text, start, border):
        return None  # "Wool Review, Volume 1, May 2001"
    names = find_authors(text, start, border)
    after = _AFTER.match(text, behind, end)
    venue = trim(text, after.end() if after else behind, end)
    dashed = text.startswith((" - ", " – ", " — "), behind) or " - " in text[border : border + 3]
    several = names is not None and (len(names.places) > 1 or "," in text[start:border])
    return Byline(names, day, venue) if names and (dashed or several) else None

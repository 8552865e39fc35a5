"""Which lines of somebody's own page are entries of works, and what is each line of one?

Lines are gone through once: a heading opens or closes a part; a line below a title is of its
entry, or begins the next one. How the parts of a line are told: `own_titles`, `own_lines`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kgraph.read.layouts.wrapped_pairs import with_joined_titles
from kgraph.read.page import Line, Page, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.authors import AuthorList
from kgraph.read.parts.dates import is_date
from kgraph.read.parts.own_lines import Kind, abstract_begin, is_status, is_volume_line, kind_of
from kgraph.read.parts.own_titles import YEAR_CELL, Head, behind_mark, find_head, is_venue_name
from kgraph.read.parts.part_headings import (
    MAX_YEAR,
    YEAR_HEADING,
    is_over_others,
    is_over_works,
    is_theme,
    may_be_title,
)
from kgraph.read.parts.prose import looks_like_prose, title_case_share
from kgraph.read.parts.with_names import find_with
from kgraph.read.rest import is_navigation

MAX_NAMES = 300  # code points of a line of co-authors
MAX_CAPITALS = 0.6  # of the words of a text
MIN_WORDS = 4  # of a title that nothing stands below
_FIRST = re.compile(r"[\"'“‘„«(¿¡]*(?:[^\W_a-z]|[a-z]+[-\d])")  # "p-adic Sheep"
# "(with Bob Day", "joint with Bob Day": what pages without headings have.
_NAMING = re.compile(r"[(\[](?:joint(?:ly)? )?(?:with|w/) [A-Z]|\njoint with [A-Z]")
_MARKED = re.compile(r"[\"“‘„«]|\S.*[(\[](?:joint |jointly )?with ")  # the first line of an entry
# "Counting in Meadow, June 2012 (organiser)": where somebody was.
_EVENT = re.compile(
    r"[(\[](?:co-?)?(?:organi[sz]er|organi[sz]ed|(?:invited |keynote |plenary )?speaker|discussant"
    r"|chair|panell?ist|participant|attendee|attended|lecturer|mini-?course)s?[)\]][\s.]*$",
    re.IGNORECASE,
)
_INNER = re.compile(r"[.?!] ")
_BY = re.compile(r"(?:by|authors?)\b", re.IGNORECASE)  # all of them
# "My work is on sheep.", "Drafts are here."
_TELLING = re.compile(
    r"(?:I|My|Here|Below|These|This|Please|You|See|Note|Also|All|Most|Drafts?|For|Click)\s[a-z]"
)


@dataclass(slots=True)
class Work:
    """The lines of one entry: its first with what it says, those below by what they are."""

    line: Line
    head: Head
    year: tuple[int, int] | None
    below: "Work | None" = None  # the entry above, if nothing stands between them
    coauthors: AuthorList | None = None
    places: list[Line] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)
    texts: list[Line] = field(default_factory=list)
    called: int | None = None  # where the line ends that calls its abstract so
    open: bool = False  # whether the last line may go on
    end: int = 0

    @property
    def telling(self) -> bool:
        """Whether its last line is of an abstract that is called so."""
        last = self.texts[-1].end if self.texts else self.called
        return self.called is not None and self.end == last

    @property
    def named(self) -> bool:
        """Whether co-authors were found."""
        return self.coauthors is not None or self.head.authors is not None

    @property
    def placed(self) -> bool:
        """Whether something says where it appeared, or how far it is."""
        return bool(self.head.rests or self.places)

    @property
    def told(self) -> bool:
        """Whether more than a title was found."""
        return bool(self.named or self.placed or self.texts)

    @property
    def sure(self) -> bool:
        """Whether quotation marks or more than a title leave no doubt, beside others."""
        return self.told or self.head.quoted


def is_headed(page: Page) -> bool:
    """Say whether a page has a heading of works."""
    return any(is_over_works(line.text) for line in page.lines)


def find_works(page: Page) -> list[Work]:
    """Find the entries under headings of works; of a page without such, where several name
    co-authors.
    """
    headed = is_headed(page)
    if not (headed or len(_NAMING.findall(page.text)) > 1):
        return []
    works: list[Work] = []
    inside = not headed
    current: Work | None = None
    year: tuple[int, int] | None = None
    over: list[Line] = []  # a journal above a title
    lines = with_joined_titles(page).lines
    spaced = _are_spaced(lines)
    for i, line in enumerate(lines):
        text = line.text
        if is_over_works(text) and not (current and _may_be_status(current, line)):
            inside, current, year = True, None, None
        elif is_navigation(text) or (
            is_over_others(text) and not _is_title(page, lines[i : i + 2])
        ):
            inside, current = inside and not _ends_part(page, lines[i : i + 2]), None
        elif not inside:
            continue
        elif len(text) <= MAX_YEAR and (found := YEAR_HEADING.fullmatch(text)):
            year, current = (line.start + found.start("year"), line.start + found.end("year")), None
        elif _is_over_title(page, lines[i : i + 2]) and not (current and not line.blank):
            over, current = [line], None
        elif current and _take(page, current, *lines[i : i + 2]):
            current.end = line.end
        elif (head := _find_begin(page, line)) and not _is_remark(
            page, current, line, head, spaced
        ):
            if cell := YEAR_CELL.match(text):
                year = line.start + cell.start("year"), line.start + cell.end("year")
            below = works[-1] if current else None
            current = Work(line, head, year, below=below, places=over, end=line.end)
            works.append(current)
            over = []
        elif current and not line.blank:
            current.others.append(line)
            current.end = line.end
        else:
            current, inside = None, not (headed and text.endswith(":"))
    return _without_doubtful(page, works)


def _are_spaced(lines: Sequence[Line]) -> bool:
    """Say whether blank lines stand before entries."""
    first = [i for i, line in enumerate(lines) if i and _MARKED.match(line.text)]
    apart = sum(lines[i].blank > 0 or is_over_works(lines[i - 1].text) for i in first)
    return len(first) > 1 and 5 * apart >= 4 * len(first)


def _is_over_title(page: Page, lines: Sequence[Line]) -> bool:
    """Say whether the first of two lines is the journal of the title below it."""
    if len(lines) < 2 or lines[1].blank or kind_of(lines[0].text) is not Kind.PLACE:
        return False
    place, head = (find_head(page.text, line) for line in lines)
    if not place or not head or place.marked or kind_of(lines[1].text) is not Kind.OTHER:
        return False
    return bool(is_venue_name(page.text[slice(*place.title)]) and place.rests and not head.rests)


def _is_remark(page: Page, work: Work | None, line: Line, head: Head, spaced: bool) -> bool:
    """Say whether what may be a title is a remark on the entry it stands below: "Lead article"."""
    if work is None or line.blank or head.marked:
        return False
    few = len(page.text[slice(*head.title)].split()) < MIN_WORDS
    begun = work.places or work.texts or work.others or work.coauthors
    return (few and not head.rests) or (spaced and bool(begun))


def _ends_part(page: Page, lines: Sequence[Line]) -> bool:
    """Say whether a part of other things begins with the first of two lines; what papers are
    about may have such a name.
    """
    if not is_over_others(lines[0].text) or not is_theme(lines[0].text):
        return is_over_others(lines[0].text)
    head = find_head(page.text, lines[-1])
    return not (head and head.authors and head.rests)


def _is_title(page: Page, lines: Sequence[Line]) -> bool:
    """Say whether the first of two lines is no heading, as co-authors or a journal are below it."""
    if len(lines) < 2 or lines[1].blank or not may_be_title(lines[0].text):
        return False
    told = find_with(page.text, lines[1].start, lines[1].end) is not None
    return told or kind_of(lines[1].text) in (Kind.STATUS, Kind.PLACE)


def _may_be_status(work: Work, line: Line) -> bool:
    """Say whether a line says how far a paper is, below its title: "Job Market Paper"."""
    return not (line.blank or work.places or work.texts or work.others) and is_status(line.text)


def _take(page: Page, work: Work, line: Line, following: Line | None = None) -> bool:
    """Take a line below a title, if it is of the entry."""
    if work.open and not line.blank:
        work.open = not ends_sentence(line.text)
        work.texts.append(line)
        return True
    head = find_head(page.text, line)
    line = _without_mark(line)
    kind = kind_of(line.text)
    if YEAR_CELL.match(line.text) or (head and head.marked and _is_begin(page, line, head, kind)):
        return False
    short = len(line.text) <= MAX_NAMES and not _BY.match(line.text)
    if short and not work.named and (said := find_with(page.text, line.start, line.end)):
        work.coauthors = said[0]
        if said[1] < line.end:
            work.places.append(Line(said[1], line.end, page.text[said[1] : line.end]))
        return True
    if kind in (Kind.STATUS, Kind.NOTE, Kind.BUTTONS):
        (work.places if kind is Kind.STATUS else work.others).append(line)
        return True
    if kind is Kind.ABSTRACT:
        work.called, work.texts = line.end, []
        if line.start + abstract_begin(line.text) < line.end:
            work.texts.append(line)
            work.open = not ends_sentence(line.text)
        return True
    if work.telling and not (line.blank and work.texts) and _is_text(line, following):
        work.texts.append(line)
        work.open = not ends_sentence(line.text)
        return True
    dated = not line.blank and is_date(line.text)
    if dated or entry.is_link_line(line.text) or entry.is_id(line.text):
        work.places.append(line)
        return True
    if kind is Kind.PLACE and not work.texts:
        # "Wool Review, 38(2), 2020" below a gap is a place; "Goats at Night. Hay, 2020" is none.
        numbered = is_volume_line(line.text)
        told = head and (is_venue_name(page.text[slice(*head.title)]) or not head.rests)
        if (numbered or told or not line.blank) if not work.placed else numbered and not line.blank:
            work.places.append(line)
            return True
    if head and head.rests and _may_be_title(page, head):
        return False
    if kind is Kind.PROSE:
        # What stands below other lines is a remark.
        goes_on = not work.texts or work.texts[-1].end == work.end
        (work.texts if goes_on else work.others).append(line)
        work.open = goes_on and not ends_sentence(line.text)
        return True
    # The name of a journal alone, below a title or its co-authors.
    alone = not (line.blank or work.placed or work.texts or work.others)
    if alone and (is_venue_name(line.text) or kind is Kind.PLACE):
        work.places.append(line)
        return True
    return False


def _is_text(line: Line, following: Line | None) -> bool:
    """Say whether a line of what is called an abstract is text, however short, and no title."""
    wrapped = following is not None and not following.blank and following.text[0].islower()
    told = wrapped or looks_like_prose(line.text) or ends_sentence(line.text)
    return line.text[0].islower() or (told and title_case_share(line.text) <= MAX_CAPITALS)


def _without_mark(line: Line) -> Line:
    width = behind_mark(line.text)
    return Line(line.start + width, line.end, line.text[width:], line.blank) if width else line


def _find_begin(page: Page, line: Line) -> Head | None:
    """Read the first line of an entry; nothing if it may be none."""
    head = find_head(page.text, line)
    return head if head and _is_begin(page, line, head, kind_of(line.text)) else None


def _is_begin(page: Page, line: Line, head: Head, kind: Kind) -> bool:
    """Say whether an entry begins with a line of some kind."""
    if head.quoted:
        return True
    behind = page.text[head.title[1] : line.end].lstrip()
    signed = behind != "" and behind[0] in "([,.;:–—-"
    if is_volume_line(page.text[head.title[0] : line.end]) or _EVENT.search(line.text):
        return False
    if not _may_be_title(page, head) or (kind is Kind.PROSE and not signed):
        return False
    return head.marked or bool(head.rests) or kind in (Kind.OTHER, Kind.PLACE)


def _may_be_title(page: Page, head: Head) -> bool:
    """Say whether a stretch has the words of a title; more than one if nobody is named with it."""
    title = page.text[slice(*head.title)]
    few = 1 if head.authors else 2
    if len(title.split()) < few or not _FIRST.match(title) or _TELLING.match(title):
        return False
    # "Counting Sheep. A History of Wool", "Do Goats Climb? A Study"
    if looks_like_prose(_INNER.sub(" ", title)) or title.endswith((":", ".")) or "@" in title:
        return False
    return "://" not in title


def _without_doubtful(page: Page, works: Sequence[Work]) -> list[Work]:
    """Leave out what is a title at most, unless it stands below another entry."""
    kept: list[Work] = []
    for work in works:
        words = len(page.text[slice(*work.head.title)].split())
        below = work.below is not None and kept and kept[-1] is work.below
        if work.sure or (below and words >= MIN_WORDS):
            kept.append(work)
    return kept

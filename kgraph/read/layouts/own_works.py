"""Somebody's own works, as economists, philosophers and historians list them on their pages.

    Working Papers

    Counting Sheep at Night: Evidence from Ten Farms (with Bob Day and Cy Fox)
    Revise & Resubmit, Journal of Wool
    Abstract: We count sheep at night and find more of them than by day.
    [Paper] [Slides]

    ‘Hume’s Sheep’, Wool 24(6): 1088–1107 (2016). [journal]
    I argue that Hume has counted them.

Entries begin with a title and name nobody but co-authors; so only what is read there is an author
of theirs. They stand under headings of parts, and other parts ("Media coverage") list none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kgraph.model.tables import Evidence
from kgraph.read.layouts.venue_lines import put_place
from kgraph.read.layouts.wrapped_pairs import with_joined_titles
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft
from kgraph.read.parts import entry, people
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.copied import finish, headings
from kgraph.read.parts.dates import find_dates, is_date
from kgraph.read.parts.own_headings import is_over_others, is_over_works, is_theme
from kgraph.read.parts.own_lines import Kind, abstract_begin, is_stage, is_status, kind_of
from kgraph.read.parts.own_titles import YEAR_CELL, Head, behind_mark, find_head, is_venue_name
from kgraph.read.parts.prose import looks_like_prose
from kgraph.read.parts.quoted_titles import names_behind
from kgraph.read.parts.title_marks import put_title
from kgraph.read.parts.title_names import MAX_YEAR, YEAR_HEADING
from kgraph.read.parts.with_names import find_with
from kgraph.read.rest import is_navigation

NAME = "own_works"
MIN_WORKS = 2
MIN_SHARE = 0.6  # of the text from the first entry to the last
MAX_NAMES = 300  # code points of a line of co-authors
MIN_WORDS = 4  # of a title that nothing stands below
_FIRST = re.compile(r"[\"'“‘„«(¿¡]*[^\W_a-z]")
_BORDER = re.compile(r"[.,;]\s+|\s[–—-]\s")
_LATER = re.compile(
    r"(?:19|20)\d\d(?P<rest>[.;,]\s\(?(?:paperback|reprint|\d(?:nd|rd|th)|new|second|transl))",
    re.IGNORECASE,
)
_INNER = re.compile(r"[.?!] ")
_BY = re.compile(r"(?:by|authors?)\b", re.IGNORECASE)  # all of them
_IN = re.compile(r"[\s,.;:]*(?:in|im|dans|en)\b", re.IGNORECASE)
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
    called: bool = False  # whether a line calls its abstract so
    open: bool = False  # whether the last line may go on
    end: int = 0

    @property
    def named(self) -> bool:
        """Whether co-authors were found."""
        return self.coauthors is not None or self.head.authors is not None

    @property
    def placed(self) -> bool:
        """Whether something says where it appeared, or how far it is."""
        return bool(self.head.rests or self.places)

    @property
    def sure(self) -> bool:
        """Whether more than a title was found."""
        return bool(self.named or self.head.quoted or self.head.rests or self.places or self.texts)


def recognises(page: Page) -> bool:
    """Say whether most of what stands under headings of works is such entries, some of which name
    co-authors or quote their titles.
    """
    works = page.once(find_works)
    sure = [work for work in works if work.sure]
    marked = sum(work.named or work.head.quoted for work in works)
    if len(sure) < MIN_WORKS or not marked or 2 * len(sure) < len(works):
        return False
    quoted = sum(work.head.quoted for work in works)
    if 4 * marked < len(works) or 2 * sum(_names_behind(page, w.head) for w in works) > quoted:
        return False
    first, last = works[0].line.start, works[-1].end
    whole = [line for line in page.lines if first <= line.start < last]
    if _name_all(page, whole):
        return False
    mine = sum(work.end - work.line.start for work in works)
    return mine >= MIN_SHARE * sum(len(line.text) for line in whole)


def _names_behind(page: Page, head: Head) -> bool:
    """Say whether all names of a paper stand behind its title in quotation marks, and no "with"."""
    if not head.quoted or head.authors or not head.rests or _IN.match(page.text, head.rests[0][0]):
        return False
    found, _ = names_behind(page.text, *head.rests[0])
    full = found and all(" " in page.text[slice(*place)] for place in found.places)
    return bool(found and full and (len(found.places) > 1 or found.truncated))


def _name_all(page: Page, lines: Sequence[Line]) -> bool:
    """Say whether lines are lists of names: those of papers with all their authors."""
    found = 0
    for line in lines:
        names = find_authors(page.text, line.start, line.end) if len(line.text) < 200 else None
        found += names is not None and len(names.places) > 1
    return found > 1


def find_works(page: Page) -> list[Work]:
    """Find the entries under headings of works."""
    if not any(is_over_works(line.text) for line in page.lines):
        return []
    works: list[Work] = []
    inside = False
    current: Work | None = None
    year: tuple[int, int] | None = None
    lines = with_joined_titles(page).lines
    for i, line in enumerate(lines):
        text = line.text
        if is_over_works(text) and not (current and _may_be_status(current, line)):
            inside, current, year = True, None, None
        elif is_over_others(text) or is_navigation(text):
            inside, current = inside and not _ends_part(page, lines[i : i + 2]), None
        elif not inside:
            continue
        elif len(text) <= MAX_YEAR and (over := YEAR_HEADING.fullmatch(text)):
            year, current = (line.start + over.start("year"), line.start + over.end("year")), None
        elif current and _take(page, current, line):
            current.end = line.end
        elif head := _find_begin(page, line):
            if cell := YEAR_CELL.match(text):
                year = line.start + cell.start("year"), line.start + cell.end("year")
            current = Work(line, head, year, below=works[-1] if current else None, end=line.end)
            works.append(current)
        elif current and not line.blank:
            current.others.append(line)
            current.end = line.end
        else:
            current, inside = None, not text.endswith(":")
    return _without_doubtful(page, works)


def _ends_part(page: Page, lines: Sequence[Line]) -> bool:
    """Say whether a part of other things begins with the first of two lines; what papers are
    about may have such a name.
    """
    if not is_over_others(lines[0].text) or not is_theme(lines[0].text):
        return is_over_others(lines[0].text)
    head = find_head(page.text, lines[-1])
    return not (head and head.authors and head.rests)


def _may_be_status(work: Work, line: Line) -> bool:
    """Say whether a line says how far a paper is, below its title: "Job Market Paper"."""
    return not (line.blank or work.places or work.texts or work.others) and is_status(line.text)


def _take(page: Page, work: Work, line: Line) -> bool:
    """Take a line below a title, if it is of the entry."""
    if work.open and not line.blank:
        work.open = not ends_sentence(line.text)
        work.texts.append(line)
        return True
    head = find_head(page.text, line)
    line = _without_mark(line)
    kind = kind_of(line.text)
    if YEAR_CELL.match(line.text) or (head and head.marked and _is_begin(page, head, kind)):
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
        work.called, work.texts = True, []
        if line.start + abstract_begin(line.text) < line.end:
            work.texts.append(line)
            work.open = not ends_sentence(line.text)
        return True
    dated = not line.blank and is_date(line.text)
    if dated or entry.is_link_line(line.text) or entry.is_id(line.text):
        work.places.append(line)
        return True
    if kind is Kind.PLACE and not (work.placed or work.texts):
        # "Wool Review, 38(2), 2020" below a gap is a place; "Goats at Night. Hay, 2020" is none.
        told = head and (is_venue_name(page.text[slice(*head.title)]) or not head.rests)
        if not line.blank or told:
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


def _without_mark(line: Line) -> Line:
    width = behind_mark(line.text)
    return Line(line.start + width, line.end, line.text[width:], line.blank) if width else line


def _find_begin(page: Page, line: Line) -> Head | None:
    """Read the first line of an entry; nothing if it may be none."""
    head = find_head(page.text, line)
    return head if head and _is_begin(page, head, kind_of(line.text)) else None


def _is_begin(page: Page, head: Head, kind: Kind) -> bool:
    """Say whether an entry begins with a line of some kind."""
    if head.quoted:
        return True
    signed = page.text[head.title[1] :].lstrip()[:1] in "([,.;:–—-"
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


def read(page: Page) -> Evidence:
    """Read the entries."""
    works = page.once(find_works)
    drafts = [_read_work(page, work) for work in works]
    first = works[0].line.start
    before = [line for line in page.lines if line.start < first]
    passed = headings(before)
    passed += [one for one in page.lines if is_over_works(one.text) or is_over_others(one.text)]
    passed += [line for work in works for line in work.others if kind_of(line.text) is Kind.BUTTONS]
    printed = [name for draft in drafts for name in draft.names]
    facts = list(people.page_person(page, before, printed))
    return finish(page, NAME, drafts, passed, facts=facts)


def _read_work(page: Page, work: Work) -> Draft:
    draft = new_draft(page)
    put_title(draft, *work.head.title)
    names = work.head.authors or work.coauthors
    if names:
        draft.add_authors(names.places, truncated=names.truncated)
    for place in (*work.head.rests, *((line.start, line.end) for line in work.places)):
        _put_place(draft, *place)
    if work.year and not draft.has("published"):
        draft.put_as("published", page.text[slice(*work.year)], *work.year)
    if work.texts:
        begin = work.texts[0].start
        begin += abstract_begin(work.texts[0].text) if work.called else 0
        draft.put("abstract", begin, work.texts[-1].end)
    return draft


def _put_place(draft: Draft, start: int, end: int) -> None:
    """Take where and when a paper appeared; how far it is, is a label."""
    text = draft.page.text
    while start < end and text[start] in " ,.;:([–—-":
        start += 1
    for border in _BORDER.finditer(text, start, end):
        # "2021. R&R at Wool Economics": the journal is where it may appear.
        if is_stage(text[border.end() : end]):
            _put_place(draft, border.end(), end)
            end = border.start()
            break
    if later := _LATER.search(text, start, end):
        end = later.start("rest")  # "2009; paperback 2011"
    printed = text[start:end]
    if is_stage(printed):
        entry.put_ids(draft, start, end)
        for date in find_dates(text, start, end, year_alone=True):
            if not draft.has("published"):
                draft.put_as("published", date.value, date.start, date.end)
        draft.add("labels", start, end)
        return
    put_place(draft, start, end)

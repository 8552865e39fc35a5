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
from itertools import islice

from kgraph.model.tables import Evidence
from kgraph.read.layouts.own_entries import Work, find_works, is_headed
from kgraph.read.layouts.venue_lines import put_place
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.parts import entry, people
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.copied import finish, headings
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.own_lines import Kind, abstract_begin, is_stage, kind_of
from kgraph.read.parts.own_titles import Head
from kgraph.read.parts.part_headings import is_over_others, is_over_works
from kgraph.read.parts.quoted_titles import names_behind
from kgraph.read.parts.title_marks import put_title

NAME = "own_works"
MIN_WORKS = 2
MIN_SHARE = 0.6  # of the text from the first entry to the last
_BORDER = re.compile(r"[.,;]\s+|\s[–—·|-]\s")
_BUTTON_LAST = re.compile(r"[\s·|,]*\[[^\[\]]{1,30}\]$")
_LATER = re.compile(
    r"(?:19|20)\d\d(?P<rest>[.;,]\s\(?(?:paperback|reprint|\d(?:nd|rd|th)|new|second|transl)"
    r"|\s\((?:revised|updated|this version|last)\b)",
    re.IGNORECASE,
)
_NAMES_END = re.compile(r"[.:]\s+|$")
MAX_BORDERS = 8  # places where names before a title may end
_NEWEST = re.compile(r"(?:this|current|latest|last) (?:version|draft)\b", re.IGNORECASE)
_IN = re.compile(r"[\s,.;:]*(?:in|im|dans|en)\b", re.IGNORECASE)


def recognises(page: Page) -> bool:
    """Say whether most of what stands under headings of works is such entries, some of which name
    co-authors or quote their titles.
    """
    works = page.once(find_works)
    sure = [work for work in works if work.sure]
    marked = sum(work.named or work.head.quoted for work in works)
    if sum(work.told for work in works) < MIN_WORKS or 2 * len(sure) < len(works):
        return False
    quoted = sum(work.head.quoted for work in works)
    least = 4 if is_headed(page) else 2
    if least * marked < len(works) or 2 * sum(_names_behind(page, w.head) for w in works) > quoted:
        return False
    first, last = works[0].line.start, works[-1].end
    whole = [line for line in page.lines if first <= line.start < last]
    if _name_all(page, whole) or 3 * sum(_names_first(page, w.head) for w in works) > len(works):
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


def _names_first(page: Page, head: Head) -> bool:
    """Say whether several names stand before what would be a title: "Lee A, Day B. Wool"."""
    if head.quoted:
        return False
    start, end = head.title
    for border in islice(_NAMES_END.finditer(page.text, start, end), MAX_BORDERS):
        found = find_authors(page.text, start, border.start())
        if found and len(found.places) > 1:
            return True
    return False


def _name_all(page: Page, lines: Sequence[Line]) -> bool:
    """Say whether lines are lists of names: those of papers with all their authors."""
    found = 0
    for line in lines:
        names = find_authors(page.text, line.start, line.end) if len(line.text) < 200 else None
        found += names is not None and len(names.places) > 1
    return found > 1


def read(page: Page) -> Evidence:
    """Read the entries."""
    works = page.once(find_works)
    drafts = [_read_work(page, work) for work in works]
    first = works[0].line.start if works else 0
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
        begin += abstract_begin(work.texts[0].text) if work.called is not None else 0
        draft.put("abstract", begin, work.texts[-1].end)
    return draft


def _put_place(draft: Draft, start: int, end: int) -> None:
    """Take where and when a paper appeared; how far it is, is a label."""
    text = draft.page.text
    while start < end and text[start] in " ,.;:([–—·|-":
        start += 1
    while button := _BUTTON_LAST.search(text, start, end):
        end = button.start()
    for border in _BORDER.finditer(text, start, end):
        # "2021. R&R at Wool Economics": the journal is where it may appear.
        if is_stage(text[border.end() : end]):
            _put_place(draft, start, border.start())
            _put_place(draft, border.end(), end)
            return
    if later := _LATER.search(text, start, end):
        end = later.start("rest")  # "2009; paperback 2011"
    printed = text[start:end]
    if is_stage(printed):
        entry.put_ids(draft, start, end)
        dates = list(find_dates(text, start, end, year_alone=True))
        if dates and (not draft.has("published") or _NEWEST.match(printed)):
            draft.clear("published")
            draft.put_as("published", dates[-1].value, dates[-1].start, dates[-1].end)
        draft.add("labels", start, end)
        return
    put_place(draft, start, end)

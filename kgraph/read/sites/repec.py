"""Lists of RePEc (IDEAS): works of an author, of a series, what cites a work, as copied.

    Ann Lee & Bob Day, 2022. "Counting Sheep," Wool Papers 15177, Institute of Wool (IWO).
    Day, Bob, 2018. "Sheep at Night," Wool Economics, Wool Press, vol. 27(4), pages 712-724, April.

A work a line: names parted by "&", the year, the title up to a comma and a quotation mark, and
where it appeared; its last word may be the month. What stands under "Software components" is no
paper without an id.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.parts import entry, people
from kgraph.read.parts.copied import finish, headings, put_venue
from kgraph.read.parts.dates import find_dates, month_number
from kgraph.read.parts.other_kinds import other_kind

NAME = "repec"
_WORK = re.compile(
    r"(?:\d{1,4}\.\s+)?(?P<names>[^\W\d_][^\"“”\d]{2,2000}), (?P<year>(?:18|19|20)\d\d)[a-z]?\."
    r" [\"“](?P<title>.{3,400}?)(?:,|(?<=[?!.]))[\"”](?=\s+[^\W_]) (?P<venue>[^\n]{3,400})"
)
_NAME = re.compile(r"[^&;]+")
_MONTH = re.compile(
    r",\s+(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?"
    r"(?:[-/ ][A-Za-z]+)?\.?$"
)
_REVISED = re.compile(r",\s+(?:revised|handle:?)\s+(?P<when>[^,]+?)\.?$")
_PART = re.compile(
    r"(?:Working papers?|Articles?|Books?|Chapters?|Editorship|Software(?: components)?|Citations?"
    r"|Undated material|Research output|Undated|Blog mentions)\W*(?:\(\d+\))?",
    re.IGNORECASE,
)


def recognises(page: Page) -> bool:
    """Say whether works stand on the page as this site prints them, two at least."""
    return len(page.once(_find_works)) > 1


def _find_works(page: Page) -> list[re.Match[str]]:
    found = (_match(page.text, line) for line in page.lines)
    return [match for match in found if match is not None]


def _match(text: str, line: Line) -> re.Match[str] | None:
    # These signs are found at less cost than by the pattern.
    if not (',"' in line.text or '?"' in line.text or ",”" in line.text or '!"' in line.text):
        return None
    return _WORK.match(text, line.start, line.end)


def read(page: Page) -> Evidence:
    """Read the works of a list."""
    works = page.once(_find_works)
    parts = [line for line in page.lines if len(line.text) < 40 and _PART.fullmatch(line.text)]
    drafts = [_read_work(page, work, _part_of(parts, work.start())) for work in works]
    before = [line for line in page.lines if line.end <= works[0].start()]
    facts = list(people.page_person(page, before, [n for draft in drafts for n in draft.names]))
    return finish(page, NAME, drafts, [*parts, *headings(before)], facts=facts)


def _part_of(parts: Sequence[Line], place: int) -> str:
    """Give the heading that a place stands under."""
    n = bisect_right(parts, place, key=lambda line: line.end)
    return parts[n - 1].text if n else ""


def _read_work(page: Page, work: re.Match[str], part: str) -> Draft:
    draft = new_draft(page)
    draft.put("title", *work.span("title"))
    names = [match.span() for match in _NAME.finditer(page.text, *work.span("names"))]
    draft.add_authors([_stripped(page.text, *place) for place in names], truncated=False)
    draft.put_as("published", work["year"], *work.span("year"))
    start, end = work.span("venue")
    if revised := _REVISED.search(page.text, start, end):
        date = next(find_dates(page.text, *revised.span("when")), None)
        if date:
            draft.put_as("updated", date.value, date.start, date.end)
            end = revised.start()
    if month := _MONTH.search(page.text, start, end):
        number = month_number(month["month"])
        if number:
            draft.clear("published")
            when = f"{work['year']}-{number:02d}"
            draft.put_as("published", when, work.start("year"), work.end("year"))
            end = month.start()
    entry.put_ids(draft, start, end)
    put_venue(draft, start, end)
    kind = "software" if part.lower().startswith("software") else "article"
    if problem := other_kind(draft, kind, *work.span()):
        draft = new_draft(page)
        draft.problems.append(problem)
    return draft


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " ,":
        start += 1
    while end > start and text[end - 1] in " ,":
        end -= 1
    return start, end

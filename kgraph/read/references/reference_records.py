"""What an entry of a list of references says, as a record: its ids, its venue, its dates.

Where the entries stand is found by `references`.
"""

import re
from dataclasses import dataclass

from kgraph.model import ids
from kgraph.read.page import Draft, Page, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.authors import AuthorList
from kgraph.read.parts.copied import put_venue
from kgraph.read.parts.dates import FoundDate
from kgraph.read.references.reference_dates import find_bad_day

# A DOI broken at the end of a line; behind a full stop it may have been whole.
_BROKEN_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s*[:=]\s*)?"
    r"(?P<doi>10\.(?!48550)\d{4,9}/[^\s\"<>{}|\\^`]*?)"
    r"(?:(?P<sign>[:/_(-])[ \t]*\r?\n[ \t]*(?=[^\s\d]*\d)|[ \t]*\r?\n[ \t]*(?=[/_-]\w)"
    r"|(?<=/)[ \t]*\r?\n[ \t]*(?=[^\s\d]*\d)|(?P<doubt>\.)[ \t]*\r?\n[ \t]*(?=\d{5}))"
    r"(?P<rest>[^\s\"<>{}|\\^`]+)",
    re.IGNORECASE,
)
_OTHER_IDS = re.compile(r"\bPMID:\s?\d+|\bPMCID:\s?PMC\d+")


# Below an entry, in notes: "-> doi:10.1000/wool".
_LED = re.compile(r"[ \t\r]*\n[ \t]*(?:[-=]+>|[→↳⇒])\s+(?P<line>[^\n]+)")


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a list of references: its place, its parts, the style it was read in."""

    start: int
    end: int
    style: str
    authors: AuthorList
    title: tuple[int, int]
    date: FoundDate | None
    venue: tuple[int, int]
    sure: bool  # weak signs are believed only among more entries of the style
    numbered: bool


def read_reference(page: Page, found: Reference) -> Draft:
    """Make a record of a reference."""
    draft = new_draft(page)
    draft.add_authors(found.authors.places, truncated=found.authors.truncated)
    draft.put("title", *found.title)
    if found.date:
        draft.put_as("published", found.date.value, found.date.start, found.date.end)
        if bad := find_bad_day(page.text, found.title[1], found.end, found.date):
            draft.report(*bad, "bad-date", "no day that there is; it is left out")
    position = found.start
    below = page.text.find("\n", found.end + 2)  # the last entry may end a line too soon
    stop = below if below >= 0 else len(page.text)
    # The sign of a DOI is found at less cost than by the pattern.
    has_doi = page.text.find("10.", found.start, stop) >= 0
    for broken in _BROKEN_DOI.finditer(page.text, found.start, stop) if has_doi else ():
        if broken.start() >= found.end:
            break
        entry.put_ids(draft, position, broken.start())
        draft.add_urls(position, broken.start())
        _put_broken_doi(draft, broken)
        position = broken.end()
    entry.put_ids(draft, position, found.end)
    entry.put_printed_id(draft, found.title[1], found.end)
    if (led := _LED.match(page.text, found.end)) and not (
        draft.has("arxiv_id") or draft.has("doi")
    ):
        entry.put_ids(draft, *led.span("line"))
        draft.add_urls(*led.span("line"))
    put_venue(draft, *found.venue)
    draft.add_urls(position, found.end)
    if page.text.find("PM", position, found.end) >= 0:
        for match in _OTHER_IDS.finditer(page.text, position, found.end):
            draft.add("labels", *match.span())
    return draft


def _put_broken_doi(draft: Draft, broken: re.Match[str]) -> None:
    """Join a DOI that goes on in the next line; one that may go on there is reported."""
    if broken["doubt"] or draft.record.doi:
        message = "a DOI broken over two lines, maybe; it is left out"
        draft.report(broken.start("doi"), broken.end("rest"), "bad-id", message)
        return
    printed = broken["doi"] + (broken["sign"] or "") + broken["rest"]
    value = ids.parse_doi(printed)
    end = broken.end("rest") - (len(printed) - len(value))
    draft.put_id(ids.FoundId(value, broken.start("doi"), end, broken.start(), end))

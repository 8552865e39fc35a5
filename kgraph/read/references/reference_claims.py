"""References among other text that another reader took for entries of its layout.

Below the end of an article, or in a CV, references are a small part of a page. Their lines have
years, ids and capitals as the entries of other layouts do; sure references are what they are.
"""

from bisect import bisect_left
from collections.abc import Sequence

from kgraph.model.tables import Evidence, Record
from kgraph.read.page import Page
from kgraph.read.parts.joined import joined
from kgraph.read.references.reference_own_parts import STYLE as OWN
from kgraph.read.references.reference_records import Reference
from kgraph.read.references.references import find_references

MIN_REFERENCES = 2
NEARLY = 0.8
MIN_HELD = 3  # references in abstracts that have more than one
MIN_WRAPPED = 3  # works of somebody's own that go on below
MAX_MARK = 6  # code points of what stands before an entry, with white space


def are_references(page: Page, found: Evidence, *, nearly_all: bool = False) -> bool:
    """Say whether most of what was read of a page stands in its sure references, of which there
    are as many: several, or one that would be an abstract. That is ``nearly_all`` of it if the
    reader knows entries which are no references, as works without a name.
    """
    whole = page.once(joined)
    sure = [r for r in whole.page.once(find_references) if r.sure]
    places = [whole.moved(r.start, r.end) for r in sure]
    # Names over a journal, and the title over these: what has no title of its own may be half.
    halves = [p for p, r in zip(places, sure, strict=True) if r.title[0] >= r.title[1]]
    end = len(page.text)  # it may be the beginning of what was read
    records = [r for r in found.records if any(span.start < end for span in r.spans)]
    inside = sum(_stands_in(record, places) and not _is_over(record, halves) for record in records)
    # A work of somebody's own that is wrapped has the shape of several of a line each.
    own = [one for one in sure if one.style == OWN]
    told = any(record.abstract for record in records)
    several = 2 * len(own) > len(sure) and not told and 2 * inside > len(records)
    wrapped = sum("\n" in whole.page.text[one.start : one.end] for one in own)
    if (several and wrapped >= MIN_WRAPPED) or _hold_lists(records, places):
        return True
    if nearly_all and inside < NEARLY * len(records):
        return False
    if len(sure) < MIN_REFERENCES:  # "Conferences" over one is the title of no abstract
        texts = [(s.start, s.end) for r in records for s in r.spans if s.field == "abstract"]
        pairs = list(zip(places, sure, strict=True))
        return any(_is_text(text, place, one) for place, one in pairs for text in texts)
    if several:
        return True
    # Titles and texts alone are the parts of a CV, if there are as many references.
    named = any(record.authors or record.arxiv_id or record.doi for record in records)
    if inside and not named and len(sure) >= len(records):
        return True
    # Of fewer records than there are references, half may be of what is none: talks.
    return len(sure) >= inside and 2 * inside > len(records) - (len(sure) > len(records))


def _is_text(text: tuple[int, int], place: tuple[int, int], found: Reference) -> bool:
    """Say whether a reference begins where an abstract does, or is most of it behind a number."""
    shared = min(text[1], place[1]) - max(text[0], place[0])
    most = found.numbered and 2 * shared > text[1] - text[0]
    return most or place[0] <= text[0] <= place[0] + MAX_MARK


def _hold_lists(records: Sequence[Record], places: Sequence[tuple[int, int]]) -> bool:
    """Say whether what would be abstracts are lists: a few of them hold several references."""
    starts = [start for start, _ in places]
    texts = [span for record in records for span in record.spans if span.field == "abstract"]
    held = [bisect_left(starts, text.end) - bisect_left(starts, text.start) for text in texts]
    return sum(count for count in held if count > 1) >= MIN_HELD


def _is_over(record: Record, places: list[tuple[int, int]]) -> bool:
    """Say whether the title of a record stands over one of some places, and its names in it."""
    title = next((span for span in record.spans if span.field == "title"), None)
    names = next((span for span in record.spans if span.field == "authors"), None)
    if title is None or names is None or title.start > names.start:
        return False
    n = bisect_left(places, (names.end, 0)) - 1
    return n >= 0 and title.end <= places[n][0] <= names.start < places[n][1]


def _stands_in(record: Record, places: list[tuple[int, int]]) -> bool:
    """Say whether a part of a record stands in one of some places in order."""
    for span in record.spans:
        n = bisect_left(places, (span.end, 0)) - 1
        if n >= 0 and span.start < places[n][1]:
            return True
    return False

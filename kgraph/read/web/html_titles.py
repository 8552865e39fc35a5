"""Titles that a web page sets in italics or in bold: the markup knows better where they end. Of
those that are links it knows where they begin.

Ann Lee (2016). <i>Count With Me! The Usefulness of Sheep</i>. COLING, Osaka.
1-16 <a href="/1">Counting Sheep</a>
"""

from collections.abc import Sequence

from kgraph.read.page import Draft, trim
from kgraph.read.parts.title_names import is_venue
from kgraph.read.web.html_text import Flat

_MARKING = frozenset(("i", "em", "b", "strong", "cite", "u"))
_SIGNS = " .,;\n\t\xa0"
MAX_TITLE = 300  # code points
MAX_BEFORE = 30  # code points of what stands before a title: its pages, its number, its kind


def give_whole_titles(drafts: Sequence[Draft], flat: Flat) -> None:
    """Give titles that end inside of the element they begin in all of it; a venue begins later."""
    ends: dict[int, int] = {}
    for element in flat.elements:
        if element.tag in _MARKING and element.end - element.start <= MAX_TITLE:
            start, end = trim(flat.text, element.start, element.end)
            ends[start] = max(end, ends.get(start, end))
    for draft in drafts if ends else ():
        title = next((span for span in draft.spans if span.field == "title"), None)
        end = ends.get(title.start, 0) if title else 0
        # Between them stands more than a sign: another sentence.
        if title is None or not flat.text[title.end : end].strip(_SIGNS):
            continue
        names = [span for span in draft.spans if span.field in ("authors", "published")]
        if any(title.end <= span.start < end for span in names):
            continue
        if _is_venue_inside(draft, flat, end):
            continue
        stop = end - (flat.text[end - 1] in ".,")
        draft.clear("title")
        draft.put("title", title.start, stop)
        _begin_venue(draft, flat, end)


def begin_at_links(drafts: Sequence[Draft], flat: Flat) -> None:
    """Let titles begin where the links begin that end with them, if most do so."""
    begins: dict[int, int] = {}
    for element in flat.elements:
        if element.tag == "a" and element.href:
            start, end = trim(flat.text, element.start, element.end)
            begins[end] = start
    titled, late = 0, list[tuple[Draft, int, int]]()
    for draft in drafts if begins else ():
        title = next((span for span in draft.spans if span.field == "title"), None)
        titled += title is not None
        if title and title.start < begins.get(title.end, 0) <= title.start + MAX_BEFORE:
            late.append((draft, begins[title.end], title.end))
    if len(late) > 1 and 2 * len(late) > titled:
        for draft, start, end in late:
            draft.clear("title")
            draft.put("title", start, end)


def _is_venue_inside(draft: Draft, flat: Flat, end: int) -> bool:
    """Say whether the venue stands before a place: "<i>Counting Sheep. Journal of Wool, 12</i>"."""
    venue = next((span for span in draft.spans if span.field == "journal_ref"), None)
    return venue is not None and venue.end <= end and is_venue(flat.text[venue.start : venue.end])


def _begin_venue(draft: Draft, flat: Flat, start: int) -> None:
    """Let a venue begin behind a place, if it began before it."""
    venue = next((span for span in draft.spans if span.field == "journal_ref"), None)
    if venue and venue.start < start:
        draft.clear("journal_ref")
        while start < venue.end and flat.text[start] in _SIGNS:
            start += 1
        if start < venue.end:
            draft.put("journal_ref", start, venue.end)

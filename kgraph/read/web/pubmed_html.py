"""PubMed's lists, saved as HTML: results of a search, papers like one, a collection.

Read by the classes it gives its elements (``full-docsum``, ``docsum-title``, ``full-authors``
…): it prints names, journal and passage twice, whole and short, and shows one of both.
Values are places of the flat text (see `html_text`).
"""

from collections.abc import Iterator

from kgraph.read.page import Draft, Page, new_draft, trim
from kgraph.read.sites.pubmed import (
    LABELS,
    put_authors,
    put_citation,
    put_title,
)
from kgraph.read.web.html_text import Flat

_ROW, _TITLE, _PMID = "full-docsum", "docsum-title", "docsum-pmid"
_AUTHORS = ("full-authors", "docsum-authors", "short-authors")
_JOURNAL = ("full-journal-citation", "docsum-journal-citation", "short-journal-citation")
_PASSAGE = ("full-view-snippet", "docsum-snippet", "short-view-snippet")
Entry = tuple[int, int]  # first and last element


def find_entries(flat: Flat) -> Iterator[Entry]:
    """Find the results."""
    row = -1
    for i, element in enumerate(flat.elements):
        if i <= row or _ROW not in element.classes:
            continue
        if any(_TITLE in e.classes for _, e in flat.inside(i)):
            yield i, element.last
            row = element.last


def read_entry(page: Page, flat: Flat, entry: Entry) -> Draft:
    """Read one result: of what is printed twice, what is whole."""
    draft = new_draft(page)
    if title := _first(flat, entry, (_TITLE,)):
        put_title(draft, *title)
    if authors := _first(flat, entry, _AUTHORS):
        put_authors(draft, *authors)
    if journal := _first(flat, entry, _JOURNAL):
        put_citation(draft, *journal)
    if pmid := _first(flat, entry, (_PMID,)):
        before = flat.text.rfind("PMID", max(0, pmid[0] - 8), pmid[0])
        label = LABELS.search(flat.text, before if before >= 0 else pmid[0], pmid[1])
        draft.add("labels", *(label.span() if label else pmid))
    if passage := _first(flat, entry, _PASSAGE):
        draft.add("labels", *passage)
    return draft


def _first(flat: Flat, entry: Entry, names: tuple[str, ...]) -> tuple[int, int] | None:
    """Give the place of the first element with text that has the first of some classes."""
    for name in names:
        for element in flat.elements[entry[0] : entry[1] + 1]:
            place = trim(flat.text, element.start, element.end)
            if name in element.classes and place[0] < place[1]:
                return place
    return None

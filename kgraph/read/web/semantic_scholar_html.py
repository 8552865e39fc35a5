"""Semantic Scholar's lists, saved as HTML: results of a search, papers of an author.

Read by the classes it gives its elements (``cl-paper-row``, ``cl-paper-title``,
``cl-paper-authors`` …): its buttons, by which copied text is known, are no text of a page.
Values are places of the flat text (see `html_text`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kgraph.read.page import Draft, Page, new_draft, trim
from kgraph.read.parts.authors import split_authors
from kgraph.read.parts.copied import put_venue
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.title_marks import put_title
from kgraph.read.web.arxiv_html import put_link
from kgraph.read.web.html_text import Flat

_ROW, _TITLE = "cl-paper-row", "cl-paper-title"
_AUTHORS, _AUTHOR = "cl-paper-authors", "cl-paper-authors__author-box"
_FIELDS, _VENUE, _DATE = "cl-paper-fos", "cl-paper-venue", "cl-paper-pubdates"
_TEXTS = frozenset(
    ("tldr-abstract-replacement", "cl-paper-abstract", "text-truncator", "abstract__text")
)
_FIELD = re.compile(r"[^\s,][^,]*")
_MORE = re.compile(r"\+\s?\d+\s+(?:more\s+)?authors?")
_TLDR = re.compile(r"TL;?DR\b")
_CUT = re.compile(r"\s*(?:…|\.\.\.)(?:\s*(?:Expand|\(More\)))?$")
Entry = tuple[int, int]  # first and last element


def find_entries(flat: Flat) -> Iterator[Entry]:
    """Find the rows of papers."""
    row = -1
    for i, element in enumerate(flat.elements):
        if i <= row or _ROW not in element.classes:
            continue
        if any(_TITLE in e.classes for _, e in flat.inside(i)):
            yield i, element.last
            row = element.last


def read_entry(page: Page, flat: Flat, entry: Entry) -> Draft:
    """Read one row."""
    draft = new_draft(page)
    for n in range(entry[0], entry[1] + 1):
        put_link(draft, flat, n)
        element = flat.elements[n]
        place = trim(flat.text, element.start, element.end)
        if place[0] >= place[1]:
            continue
        if _TITLE in element.classes and not draft.has("title"):
            put_title(draft, *place)
        elif _AUTHORS in element.classes and not draft.has("authors"):
            _put_authors(draft, flat, n)
        elif _FIELDS in element.classes:
            for field in _FIELD.finditer(flat.text, *place):
                draft.add("labels", *field.span())
        elif _VENUE in element.classes and not draft.has("journal_ref"):
            put_venue(draft, *place)
        elif _DATE in element.classes and not draft.has("published"):
            if date := next(find_dates(flat.text, *place, year_alone=True), None):
                draft.put_as("published", date.value, date.start, date.end)
        elif _TEXTS & set(element.classes) and not draft.has("abstract"):
            _put_text(draft, *place)
    return draft


def _put_authors(draft: Draft, flat: Flat, number: int) -> None:
    """Take each name's element; a list without them is read as text."""
    element = flat.elements[number]
    boxes = (e for _, e in flat.inside(number) if _AUTHOR in e.classes and e.start < e.end)
    names = [trim(flat.text, e.start, e.end) for e in boxes]
    names = [place for place in names if not _MORE.fullmatch(flat.text, *place)]
    left_out = [more.span() for more in _MORE.finditer(flat.text, element.start, element.end)]
    cut = bool(left_out)
    if not names:
        # "A. Lee, B. Day, +31 authors C. Fox": names stand on both sides of the button.
        for (_, start), (end, _) in pairwise([(0, element.start), *left_out, (element.end, 0)]):
            found = split_authors(flat.text, start, end)
            names += found.places
            cut = cut or found.truncated
    draft.add_authors(names, truncated=cut)


def _put_text(draft: Draft, start: int, end: int) -> None:
    """Take the beginning of the abstract, or the machine's sentence as a label."""
    text = draft.page.text
    cut = _CUT.search(text, start, end)
    stop = cut.start() if cut else end
    if _TLDR.match(text, start):
        draft.add("labels", start, stop)
        return
    draft.put("abstract", start, stop)
    if cut:
        draft.record = replace(draft.record, abstract_truncated=True)

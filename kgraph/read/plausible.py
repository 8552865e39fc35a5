"""Is what a reader found on a page likely? A wrong reader leaves most of a page, or calls things
titles that are none; then the next one that recognises the page is asked.

Each sign alone says little, so all are coarse: what a right reader gives is far from each
of the borders (measured on some four hundred pages of all layouts).
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence, Record
from kgraph.read.page import Line, Page
from kgraph.read.parts import entry
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.title_names import is_buttons
from kgraph.read.rest import is_navigation, union

MIN_SHARE = 0.2  # of the text of a page that is in its records
MAX_NO_TITLES = 0.4  # of the titles that are none
MAX_MISSED = 0.5  # of the ids of a page that no record has
MIN_MISSED = 0.5  # ids for each record, and two at least: fewer say nothing
MIN_PROSE = 200  # code points of a line that is an abstract
MAX_TITLE = 300  # code points
MAX_SHOUTED = 4  # words of a heading in capitals
MAX_ASKED = 200  # titles
MAX_BRACKETED = 200  # code points of words and ids in brackets
LOOKED_AT = 50_000  # code points of a page
_DAY = re.compile(r"\W*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? \d|\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_COUNT = re.compile(
    r"\d+\s+(?:pages?|pp|figures?|tables?)\b|(?:accepted|submitted|to appear)\b", re.I
)


def is_plausible(page: Page, found: Evidence) -> bool:
    """Say whether what was read of a page may be what it says.

    Only the lines from the first entry on count, of a long page some of them.
    """
    spans = [(span.start, span.end) for record in found.records for span in record.spans]
    first = min(start for start, _ in spans)
    last = min(max(end for _, end in spans), first + LOOKED_AT)
    records = [r for r in found.records if any(first <= span.start < last for span in r.spans)]
    lines = [line for line in page.lines if line.start < last and line.end > first]
    asked = [record for record in records[:MAX_ASKED] if record.title]
    titles = [record.title or "" for record in asked]
    # "Intersection Bodies and Cosine Transforms" has the shape of names, not their place.
    named = {r.title for r in asked if r.authors and (r.arxiv_id or r.doi)}
    # Headings in capitals, where titles have small letters.
    shouted = {title for title in titles if title.isupper() and len(title.split()) <= MAX_SHOUTED}
    shouted = shouted if 2 * len(shouted) <= len(titles) else set()
    none = sum(t in shouted or (t not in named and is_no_title(t)) for t in titles)
    if none > MAX_NO_TITLES * len(titles):
        return False
    return _share(lines, records) >= MIN_SHARE and _has_ids(page.text, lines, records)


def is_no_title(text: str) -> bool:
    """Say whether a text is surely no title: a comment, a date, a list of names, a button."""
    if len(text) > MAX_TITLE or text.endswith(",") or _DAY.match(text) or _COUNT.match(text):
        return True
    if any(is_told(text) for is_told in (entry.is_date_line, is_navigation, is_buttons)):
        return True
    names = find_authors(text, 0, len(text))
    return names is not None and len(names.places) > 1


def _share(lines: Sequence[Line], records: Sequence[Record]) -> float:
    """Give the share of some lines that stands in records."""
    places = union((s.start, s.end) for record in records for s in record.spans)
    whole = sum(line.end - line.start for line in lines)
    return sum(b - a for a, b in places) / max(1, whole)


def _has_ids(text: str, lines: Sequence[Line], records: Sequence[Record]) -> bool:
    """Say whether the ids of some lines are those of the records, half of them at least.

    Abstracts name other papers: a few ids among many records are such, and so are those in a
    record that has one of its own.
    """
    own = sorted({value for record in records for value in (record.arxiv_id, record.doi) if value})
    places = union((s.start, s.end) for r in records if r.arxiv_id or r.doi for s in r.spans)
    told = union((s.start, s.end) for r in records for s in r.spans if s.field == "abstract")
    known: set[str] = set()
    for line in lines:
        for found in (*ids.find_arxiv(line.text), *ids.find_doi(line.text)):
            if isinstance(found, InputError):
                continue
            value = found.value if isinstance(found.value, str) else found.value.bare
            n = bisect_right(places, (line.start + found.start, sys.maxsize)) - 1
            inside = n >= 0 and line.start + found.start < places[n][1]
            inside = inside or _is_mentioned(line.text, found.whole_start, found.whole_end)
            inside = inside or _is_bracketed(text, told, line.start + found.whole_start)
            if not inside or _is_begun(own, value):
                known.add(value)
    missed = sum(not _is_begun(own, value) for value in known)
    return missed < max(2, MIN_MISSED * len(records)) or missed <= MAX_MISSED * len(known)


def _is_mentioned(text: str, start: int, end: int) -> bool:
    """Say whether a sentence goes on behind an id, or holds it in brackets: another paper's."""
    behind = text[end : end + 20].lstrip(")].,;")
    if behind[:1] == " " and behind[1:2].islower():
        return len(text[:start].split()) > 2
    bracketed = text[max(0, start - 20) : start].rstrip().endswith(("(", "[")) and text.startswith(
        (")", "]"), end
    )
    return bracketed and len(text) > MIN_PROSE


def _is_bracketed(text: str, abstracts: Sequence[tuple[int, int]], place: int) -> bool:
    """Say whether an id stands behind other words in brackets: "(see earlier works arXiv:...; "."""
    n = bisect_right(abstracts, (place, sys.maxsize)) - 1
    if n < 0 or place >= abstracts[n][1]:
        return False
    before = text[max(abstracts[n][0], place - MAX_BRACKETED) : place]
    begin = before.rfind("(")
    return begin > before.rfind(")") and any(map(str.isalpha, before[begin + 1 :]))


def _is_begun(own: Sequence[str], value: str) -> bool:
    """Say whether an id is known; a DOI that a line end cuts is the beginning of one."""
    n = bisect_left(own, value)
    return n < len(own) and own[n].startswith(value)

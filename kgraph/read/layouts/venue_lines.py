"""Put the line of a venue into a draft: its date, its ids, and what stands in brackets behind it.

Proceedings of ICML, July 2023 (Oral)        Wool Letters 3 (2007), arXiv:0704.0001
"""

import re

from kgraph.model import ids
from kgraph.read.page import Draft, Line, trim
from kgraph.read.parts import entry
from kgraph.read.parts.copied import all_of, put_venue, without_notes
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.line_parts import FINAL_YEAR
from kgraph.read.parts.title_names import BUTTON, NOTE

# ", arXiv:0704.0001": an id of the paper is none of its venue.
_ID_BEHIND = re.compile(r"[,;.]\s+(?:arXiv:|doi:|https?://)\s?\S+$", re.IGNORECASE)
MAX_ID = 120  # code points of it
_INTO = re.compile(r"(?:(?:To appear|Accepted|Published|Appeared)\s+)?(?:in|at)\b:?\s+", re.I)
_BRACKET = re.compile(r"\s*(?:\[(?P<a>[^\[\]]{1,80})\]|\((?P<b>[^()]{1,80})\))[\s.]*$")
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z ])['’](?P<year>\d\d)(?=\W|$)")  # "ICML '22"
LAST_SHORT = 60  # '61 is 1961
MAX_BEFORE = 300  # code points between a bracket and what stands in it behind names
_OF_AN_ID = re.compile(r"\.\d{4}")
_DATED_BRACKET = re.compile(
    r"\s*(?P<open>\(?)(?P<inside>[^()\[\]\n]{2,120}?(?:(?:19|20)\d\d|['’]\d\d))\)[.,;:]*(?=\s|$)"
)
_GOES_ON = re.compile(r"[^\W_]{2}")
_SIGN_BEHIND = re.compile(r"\s*[·•|]\s*")
MAX_YEAR = 12  # code points of a year at the end of a line, with what stands around it
_PAGES = re.compile(r"\d{4}\s?[-–—]{1,3}\s?\d{4}")


def put_venue_line(draft: Draft, line: Line) -> None:
    """Take a venue, its date, and notes in brackets behind it."""
    end = without_notes(draft, line.start, line.end)
    end = put_brackets(draft, line.start, end, is_title=False)
    put_place(draft, line.start, end)


def put_brackets(draft: Draft, start: int, end: int, *, is_title: bool) -> int:
    """Take what stands in brackets at the end of a line; give where the rest of it ends.

    Buttons go, a note ("Oral") is a label, and behind a title "[ICML 2023]" is a venue.
    """
    text = draft.page.text
    while match := _BRACKET.search(text[(by := max(start, end - 100)) : end]):
        kind = "a" if match["a"] else "b"
        inside = by + match.start(kind), by + match.end(kind)
        printed = text[slice(*inside)]
        if is_title and re.search(r"(?:\b(?:19|20)|['’])\d\d\b", printed):
            put_place(draft, *inside)
        elif NOTE.search(printed) and not is_title:
            draft.add("labels", *inside)
        elif not all_of(BUTTON, printed):
            break
        end = by + match.start()
    return trim(text, start, end)[1]


def put_bracket(draft: Draft, start: int, end: int) -> int:
    """Take the venue and the year in the brackets that words behind names begin with, and give
    where what is said of the paper begins: "(Wool Review, 2004). Read it twice."

    The first bracket may be left out; what begins small is no venue: "(same issue, 2021)".
    """
    text = draft.page.text
    found = _DATED_BRACKET.match(text, start, end)
    if found is None:
        return start
    # "(Ann Lee, WOOL 2004). Read it twice.", the names already taken.
    before = text[max(0, start - MAX_BEFORE) : start].rpartition("\n")[2]
    if not found["open"] and before.rfind("(") <= before.rfind(")"):
        return start
    begin, stop = found.span("inside")
    if draft.has("published"):
        return start
    if text[begin].islower():
        for date in find_dates(text, begin, stop, year_alone=True):
            draft.put_as("published", date.value, date.start, date.end)
    else:
        put_place(draft, begin, stop)
    return trim(text, found.end(), end)[0]


def put_place(draft: Draft, start: int, end: int) -> None:
    """Take a venue, and its date; a date at its end, or parted from it, is no part of it."""
    text = draft.page.text
    found = find_dates(text, start, end, year_alone=True)
    dois = [(start + doi.start, start + doi.end) for doi in ids.find_doi(text[start:end])]
    # "1999-2008" are pages, "1901.00001" is an id, "e2021WR030001" too; years stand in DOIs.
    dates = [
        d
        for d in found
        if not any(a <= d.start < b for a, b in dois)
        and not _OF_AN_ID.match(text, d.end, end)
        and (len(d.value) > 4 or not _PAGES.search(text, d.start - 5, d.end + 5))
        and not (len(d.value) == 4 and _GOES_ON.match(text, d.end, end))
    ]
    entry.put_ids(draft, start, end)
    entry.put_printed_id(draft, start, end)
    if dates:
        date = dates[-1]
        if not draft.has("published"):
            draft.put_as("published", date.value, date.start, date.end)
        if not re.search(r"\w", text[date.end : end]):
            end = date.start
        elif date.start == start and (sign := _SIGN_BEHIND.match(text, date.end, end)):
            start = sign.end()
    if not (dates or draft.has("published")) and (short := _SHORT_YEAR.search(text, start, end)):
        year = int(short["year"])
        value = f"{1900 + year if year > LAST_SHORT else 2000 + year}"
        draft.put_as("published", value, *short.span())
    into = _INTO.match(text, start, end)
    start = into.end() if into else start
    if behind := _ID_BEHIND.search(text, max(start, end - MAX_ID), end):
        end = behind.start()
    while end > start and text[end - 1] in " ,;.(•·|–—*_\t\xa0":
        end -= 1
    if re.search(r"[^\W\d_]{2}", text[start:end]):
        put_venue(draft, start, end)


def put_last_year(draft: Draft, start: int, end: int) -> None:
    """Take the year that a line of an id or a link ends with: "arXiv:math/0201001, 2002"."""
    found = FINAL_YEAR.search(draft.page.text, max(start, end - MAX_YEAR), end)
    if found and found.start() > start and not draft.has("published"):
        draft.put_as("published", found["year"], *found.span("year"))

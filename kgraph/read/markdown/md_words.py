"""Words beside the title of a Markdown item, or of a box: names, a date, and what else they say.

- [Counting Sheep](https://arxiv.org/abs/...) (Sep 2023), *Ann Lee, Bob Day*, NeurIPS
"""

import re

from kgraph.read.layouts.venue_lines import put_bracket, put_venue_line
from kgraph.read.markdown.md_links import strip_marks
from kgraph.read.markdown.md_names import Words, find_names
from kgraph.read.page import Draft, Line
from kgraph.read.parts.copied import without_notes
from kgraph.read.parts.dates import find_dates, is_date
from kgraph.read.parts.journal_numbers import find_numbers
from kgraph.read.parts.title_names import is_venue

_LETTER = re.compile(r"\w")
# "(Sep 2023), *Ann Lee, Bob Day*": a date in brackets before names.
_DATED = re.compile(r"\(?(?P<date>[^()]{4,20})\)[*_]*[\s,:–—-]+(?=\S)")
_SIGN = re.compile(r"\s*(?:[-–—|;:,.]\s|[-=]+>|→|\()|\)")  # a remark begins behind it
_SHORT = re.compile(r"[^\d\n]{2,40}['’]\d\d")  # "NeurIPS'24"
_MONTH = re.compile(r"(?P<year>\d\d)(?P<month>0[1-9]|1[0-2])\)?")  # "[2405]", as in arXiv's ids


def put_beside(
    draft: Draft, start: int, end: int, *, alone: bool, known: Words | None = None
) -> None:
    """Take words beside a title: authors before all else, a date, labels.

    ``known`` is what was found in the words before: with it nothing is searched twice.
    """
    text = draft.page.text
    if text[start] == "(" and text[end - 1] == ")" and ")" not in text[start : end - 1]:
        start, end, known = start + 1, end - 1, None
    dated = _DATED.match(text, start, end)
    if dated and is_date(dated["date"]) and not (known and known.names):
        if not draft.has("published"):
            for date in find_dates(text, *dated.span("date"), year_alone=True):
                draft.put_as("published", date.value, date.start, date.end)
        start, known = strip_marks(text, dated.end(), end)[0], None
    if not draft.has("authors"):
        names = known.names if known else None
        if names is None and (alone or known is None):
            names = find_names(draft.page, start, end, alone=alone)
        if names:
            draft.take(names.draft)
        start, end = strip_marks(text, names.end if names else start, end)
    start = start if start >= end else put_bracket(draft, start, end)
    if start >= end or _put_month(draft, start, end):
        return
    end = without_notes(draft, start, end)
    dates = list(find_dates(text, start, end, year_alone=True))
    around = text[start : dates[0].start] + text[dates[0].end : end] if dates else ""
    bare = bool(dates) and not _LETTER.search(around)
    # "2024 - Karin likes it": what stands behind a sign is a remark.
    leads = bool(dates) and not _LETTER.search(text, start, dates[0].start)
    leads = leads and _SIGN.match(text, dates[0].end, end) is not None
    # "Wool and Computation 76 (1988)", "*Wool Review* **3**, 1–9 (2012)"
    plain = text[start:end].replace("*", "")
    near = bare or leads or len(around.split()) <= 4
    near = near or (bool(dates) and find_numbers(plain, 0, len(plain)) is not None)
    if dates and not draft.has("published") and near:
        draft.put_as("published", dates[0].value, dates[0].start, dates[0].end)
        if bare:
            return
    if not dates and _SHORT.fullmatch(text, start, end) and is_venue(text[start:end]):
        put_venue_line(draft, Line(start, end, text[start:end]))
    elif _LETTER.search(text, start, end):
        draft.add("labels", start, end)


def _put_month(draft: Draft, start: int, end: int) -> bool:
    """Take a month as arXiv's ids begin with it, in brackets or that of the id: "1203" alone
    may count stars. One that may be a year is that of the id.
    """
    text = draft.page.text
    month = _MONTH.fullmatch(text, start, end)
    if month is None or draft.has("published"):
        return False
    if not (draft.value("arxiv_id") or "").startswith(month[0][:4]) and (
        month["year"] in ("19", "20") or text[start - 1] not in "[("
    ):
        return False
    draft.put_as("published", f"20{month['year']}-{month['month']}", start, end)
    return True

"""Lines that name the archive or venue a site filed a paper under, with or without its date.

arXiv.org Machine Learning        arXiv.org Machine Learning Mar-9-2015, 13:35:04 GMT
Mar-9-2015 –arXiv.org Machine Learning        Mar-9-2015, 13:35:04 GMT–AI Magazine
"""

import re

from kgraph.read.page import Draft, Line
from kgraph.read.parts.dates import TIME, find_dates

MAX_LABEL = 90  # code points
MAX_DATE = 24  # code points of a date in front
MAX_TIME = 24  # code points of a date's last digit and a time
_SITE_LABEL = re.compile(r"arXiv\.org(?:\s+[A-Z][\w&,()-]*(?:\s+[\w&,()-]+)*)?$")
_TIME_BEHIND = re.compile(rf"(?<=\d){TIME}$")
# Behind the date: a time, and a dash.
_DASH = re.compile(rf"(?:{TIME})?(?:\s?[–—]\s?|\s-\s?)(?=[^\W\d_])")
# Of what a filter would find: "(12)", "12", also glued; no year.
_COUNT = re.compile(r"\((?!(?:19|20)\d\d\))\d[\d,]*\)$|(?<=[a-z])\s?(?!(?:19|20)\d\d$)\d[\d,]*$")
_BEHIND_LABEL = " \t,;|·-–("


def is_site_label(text: str) -> bool:
    """Say whether a line names the archive a site filed the paper under; it is no category."""
    begin = text.find("arXiv.org") if len(text) < MAX_LABEL else -1
    if begin < 0 or _COUNT.search(text):
        return False
    if not _SITE_LABEL.match(text, begin, without_time(text)):
        return False
    return begin == 0 or dateline_width(text) == begin


def without_time(text: str) -> int:
    """Give where a label with its date ends, without the time that may stand behind."""
    time = _TIME_BEHIND.search(text, max(0, len(text) - MAX_TIME)) if ":" in text else None
    return time.start() if time else len(text)


def dateline_width(text: str) -> int:
    """Give the code points of a date, with its dash, in front of a label; none if it has none."""
    if not ("–" in text or "—" in text or " -" in text):
        return 0
    first = next(find_dates(text, 0, min(len(text), MAX_DATE)), None)
    if first is None or first.start:
        return 0
    dash = _DASH.match(text, first.end)
    return dash.end() if dash else 0


def put_label(draft: Draft, line: Line) -> None:
    """Take a label, and the date in front of it or behind: "arXiv.org Machine Learning Mar-9-2015".

    A date known before stays.
    """
    start, end = line.start + dateline_width(line.text), line.end
    dated = line.start + without_time(line.text)
    bracketed = line.text.endswith(")")  # "arXiv.org Machine Learning (2015)"
    for found in find_dates(draft.page.text, line.start, line.end, year_alone=bracketed):
        behind = found.start > start and found.end == dated - bracketed
        if (behind or found.end < start) and not draft.has("published"):
            draft.put_as("published", found.value, found.start, found.end)
        if behind:
            end = start + len(draft.page.text[start : found.start].rstrip(_BEHIND_LABEL))
    draft.add("labels", start, end)

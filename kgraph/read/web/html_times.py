"""Dates in the markup of a web page: ``<time datetime="2022-12-21">December 2022</time>``,
and ``<meta itemprop="datePublished" content="2022">``, which prints nothing;
``<span class="CEURPUBDATE">2013-05-29</span>`` at the foot of a volume, for all its papers.

The markup says the day where the page prints the month alone. A first day of a month or a
year is no day that anybody meant: sites fill in what they do not know.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kgraph.read.page import Draft, trim
from kgraph.read.parts.dates import find_dates
from kgraph.read.web.html_elements import Element
from kgraph.read.web.html_text import Flat

_DAY = re.compile(r"\s*(?P<day>(?:19|20)\d\d-[01]\d-[0-3]\d)(?:[T\s]|$)")
_FILLED = "-01"
_VOLUME_DAY = "CEURPUBDATE"


def put_time(draft: Draft, element: Element) -> None:
    """Take the date that an element prints; where it prints another text, that of its markup."""
    text = draft.page.text
    for date in find_dates(text, element.start, element.end, year_alone=True):
        draft.put_as("published", date.value, date.start, date.end)
        return
    day, (start, end) = _day(element), trim(text, element.start, element.end)
    if day and start < end:  # "3 days ago"
        draft.put_as("published", day, start, end)


def give_days(drafts: Sequence[Draft], flat: Flat) -> None:
    """Make the months and years that drafts have of ``time`` elements the days of their markup."""
    times = [element for element in flat.elements if element.moment]
    begins = sorted(
        ((span.start, span.end), n)
        for n, draft in enumerate(drafts if times else ())
        for span in draft.spans
        if span.field == "published"
    )
    for element in times:
        day = _day(element)
        for i in range(bisect_left(begins, ((element.start, 0), 0)), len(begins)):
            place, n = begins[i]
            if place[1] > element.end:
                break
            value = drafts[n].record.published
            filled = value and day and day.endswith(_FILLED if len(value) > 4 else 2 * _FILLED)
            if value and day and day.startswith(f"{value}-") and not filled:
                drafts[n].clear("published")
                drafts[n].put_as("published", day, *place)


def give_told(drafts: Sequence[Draft], flat: Flat) -> None:
    """Give drafts without a date what a ``meta`` element says in the box that is theirs alone."""
    if not any(element.tag == "meta" and element.moment for element in flat.elements):
        return
    begins = sorted(
        (min(shown), n)
        for n, draft in enumerate(drafts)
        if (shown := [span.start for span in draft.spans if span.end > span.start])
    )
    around: list[tuple[int, Element]] = []  # the elements that are open, with their last
    for n, element in enumerate(flat.elements):
        while around and around[-1][0] < n:
            around.pop()
        if element.tag == "meta" and element.moment:
            for _, box in reversed(around):
                first, stop = (
                    bisect_left(begins, (place, 0))
                    for place in (box.start, max(box.end, box.start))
                )
                if first == stop:
                    continue
                draft = drafts[begins[first][1]]
                if stop - first == 1 and not draft.has("published"):
                    _put_told(draft, element.moment, element.start)
                break
        elif element.last > n:
            around.append((element.last, element))


def give_volume_day(drafts: Sequence[Draft], flat: Flat) -> None:
    """Give papers without a date the day that the page of a CEUR-WS volume says it came out.

    Source:
        https://ceur-ws.org/Vol-XXX/index.html (the template of volumes: CEURPUBDATE).
    """
    days = [element for element in flat.elements if _VOLUME_DAY in element.classes]
    if len(days) != 1:  # several volumes: whose paper is it?
        return
    printed = days[0]
    for date in find_dates(flat.text, printed.start, printed.end):
        for draft in drafts:
            if not draft.has("published"):
                draft.put_as("published", date.value, date.start, date.end)
        return


def _put_told(draft: Draft, told: str, place: int) -> None:
    for date in find_dates(told, 0, len(told), year_alone=True):
        draft.put_as("published", date.value, place, place)
        return


def _day(element: Element) -> str | None:
    match = _DAY.match(element.moment)
    found = [date.value for date in find_dates(match["day"], 0, len(match["day"]))] if match else []
    return found[0] if match and found == [match["day"]] else None

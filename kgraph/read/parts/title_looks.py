"""The last look at a title, whoever found it: it is no day, and quotes in it are whole.

Pure: text in, places out.
"""

import re

from kgraph.read.parts.dates import field_date, is_date

_YEAR, _MAX_DAY = 4, 40  # code points of a title that is a day: more than a year has, at most
_WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)
_OPENING, _CLOSING = "“«", "”»"


def is_day(title: str | None) -> bool:
    """Say whether a title is a day or a month; a year is one: "1984"."""
    if title is None or not _YEAR < len(title) <= _MAX_DAY:
        return False
    day = _WEEKDAY.sub("", title)
    return is_date(day) or field_date(day, day_first=True) is not None


def whole_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the place of a title with the sign beside it that a quotation inside of it lacks:
    “Go away”: Counting Sheep, of which the first sign was taken for one around a title.
    """
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before and before in _OPENING:
        closing = text.find(_CLOSING[_OPENING.index(before)], start, end)
        opening = text.find(before, start, end)
        start -= closing >= 0 and not 0 <= opening < closing
    if behind and behind in _CLOSING:
        opening = text.rfind(_OPENING[_CLOSING.index(behind)], start, end)
        closing = text.rfind(behind, start, end)
        end += opening >= 0 and closing < opening
    return start, end

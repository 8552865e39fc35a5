"""Days in numbers, of which either may be the month: "04/05/2007". The page says which is first.

It says so in words ("Dates are dd/mm/yyyy", a column "Date (mm/dd/yyyy)"), or by another of
its days: none has a month 31.
"""

import re

from kgraph.read.page import Page
from kgraph.read.parts.dates import field_date

_IN_NUMBERS = re.compile(r"(?<![\w/.-])(\d\d?)([/-])(\d\d?)\2(?:19|20)\d\d(?![\w/-])")
_TOLD = re.compile(r"\b(?P<first>[dmjt])(?P=first)?([/-])[dm]{1,2}\2[yaj]{2,4}\b", re.IGNORECASE)
MONTHS = 12


def day_on(page: Page, start: int, end: int, *, sure: bool = False) -> str | None:
    """Read a day or a month that is all that stands between two places of a page.

    Returns:
        As `field_date`; where the page does not say which number is the month, nothing if it
        must be ``sure``.
    """
    printed = page.text[start:end]
    if not _IN_NUMBERS.match(printed):
        return field_date(printed)
    day_first = page.once(find_order)
    if sure and day_first is None and field_date(printed, True) != field_date(printed, False):
        return None
    return field_date(printed, day_first)


def find_order(page: Page) -> bool | None:
    """Say whether the day comes before the month on a page; nothing if it says neither, or both."""
    told = {match["first"].lower() != "m" for match in _TOLD.finditer(page.text)}
    told = told or _order_of(page.text)
    return told.pop() if len(told) == 1 else None


def _order_of(text: str) -> set[bool]:
    """Give whether the day is first in those days that leave no doubt."""
    found = set()
    for first, _, second in _IN_NUMBERS.findall(text):
        if (int(first) > MONTHS) != (int(second) > MONTHS):
            found.add(int(first) > MONTHS)
    return found

"""Do the ids of a page belong to the texts above them, or to those below?

Decided for the whole page by its ends: text before the first id and none after the last
means that ids close their blocks. Read the other way, every id would name the wrong paper.
"""

from collections.abc import Sequence
from itertools import pairwise

from kgraph.model import ids
from kgraph.model.tables import Problem
from kgraph.read.page import Line, Page, problem
from kgraph.read.parts import entry
from kgraph.read.parts.remarks import find_cited_year

MIN_TEXT = 120  # code points of text that are a block and not a heading or a footer


def side_of(
    page: Page, markers: Sequence[ids.FoundId], gaps: Sequence[Sequence[Line]]
) -> str | None:
    """Say whether ids "close" or "open" their blocks; nothing if the page does not say.

    ``gaps`` are the lines before, between and behind the ids.
    """
    first, last = amount(gaps[0]) >= MIN_TEXT, amount(gaps[-1]) >= MIN_TEXT
    if first != last:
        return "close" if first else "open"
    # No text at either end: the last entry lost its own, and its comment is left.
    if not (gaps[0] or first) and gaps[-1] and entry.is_comment(gaps[-1][0].text):
        return "open"
    # Both ends hold text: a comments line ("10 pages") is the last of a block, so the
    # ids behind such lines close.
    behind_comment = sum(
        1 for gap in gaps[:-1] if gap and entry.is_comment(gap[-1].text) and len(gap) > 1
    )
    if behind_comment:
        return "close"
    # A blank line parts blocks; an id stands with its own.
    apart_before = sum(1 for m in markers if _blank_line(page.text, m.whole_start, -1))
    apart_after = sum(1 for m in markers if _blank_line(page.text, m.whole_end, 1))
    if apart_before != apart_after:
        return "open" if apart_before > apart_after else "close"
    return None


def with_places(gaps: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Give the gaps with where a paper appeared, right below its id, above that id."""
    moved = [list(gap) for gap in gaps]
    for above, below in pairwise(moved):
        goes_on = len(below) > 1 and below[1].text[0].islower()
        if below and not goes_on and find_cited_year(below[0].text):
            above.append(below.pop(0))
    return moved


def with_dates(gaps: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Give the gaps with the dates right above ids that open blocks below these ids.

    So they stand if one is over most ids, the first among them, and none ends the page.
    """
    moved = [list(gap) for gap in gaps]
    dated = [bool(gap) and entry.is_date_line(gap[-1].text) for gap in moved]
    if dated[-1] or not dated[0] or 2 * sum(dated) <= len(dated) - 1:
        return moved
    for above, below, has_date in zip(moved, moved[1:], dated, strict=False):
        if has_date:
            below.insert(0, above.pop())
    return moved


def _blank_line(text: str, place: int, step: int) -> bool:
    around = text[max(0, place - 20) : place] if step < 0 else text[place : place + 20]
    space = around[len(around.rstrip()) :] if step < 0 else around[: -len(around.lstrip()) or None]
    return space.replace("\r\n", "\n").count("\n") > 1


def undecided(page: Page, start: int, end: int) -> Problem:
    """Say that a page leaves open which texts its ids belong to."""
    return problem(
        page,
        start,
        end,
        "undecided-ids",
        "the page does not say whether its ids belong to the text above or below them; "
        "ids and texts were kept as separate entries",
    )


def amount(lines: Sequence[Line]) -> int:
    """Count the code points of text, comments aside."""
    return sum(len(line.text) for line in lines if not entry.is_comment(line.text))

"""Titles over named fields: what stands, without a name of its own, over "Abstract:".

A title, at times wrapped, and below it names, a date or an id; but not the last lines of
the abstract before.
"""

import re
from collections.abc import Sequence

from kgraph.read.page import Line, Page, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.fields import Label, find_label
from kgraph.read.parts.prose import (
    UNWRAPPED,
    is_full,
    is_more_than_asked,
    looks_like_prose,
    page_width,
)

_AN_ID = re.compile(r"\b(?:arXiv|doi)\b", re.IGNORECASE)
_PLAIN_WORD = re.compile(r"\b[a-z]{4,}\b")
MAX_ID_LINE = 200  # code points
MORE_NAMES = (",", ";", " and", "&")  # end a line of authors that goes on below


def end_of_head(lines: Sequence[Line], labels: Sequence[Label | None], i: int) -> int:
    """Give the line after a title, and authors below it, that stand over a field; or ``i``."""
    for stop in range(i, min(i + 4, len(lines))):
        label = labels[stop]
        if label is None:
            continue
        head = lines[i:stop]
        if label.column in ("title", "loose", "remark"):
            return i
        # "Why: a classic" ends an entry: a name of which the page has but one.
        above = i > 0 and labels[i - 1] is not None and not lines[i].blank
        if above and len(head) == 1 and lines[stop].blank and find_label(lines[i].text):
            return i
        if any(map(is_no_title, head[:1])) and not is_over_date(head):
            return i
        # A heading of the page stands apart from the title below it.
        told = [line for line in head[1:] if not is_date_or_id(line) and not is_names(line)]
        if any(line.blank or looks_like_prose(line.text) for line in told):
            return i
        # The last sentences of the abstract over the next one.
        if told and ends_sentence(told[-1].text) and not entry.is_comment(told[-1].text):
            return i
        return stop
    return i


def is_over_date(head: Sequence[Line]) -> bool:
    """Say whether a date follows the first line, as it does a title that begins like prose."""
    text = head[0].text
    told = is_date_or_id(head[0]) or entry.is_comment(text) or ends_sentence(text)
    return (
        len(head) > 1 and entry.is_date_line(head[1].text) and not told and len(text) <= UNWRAPPED
    )


def is_no_title(line: Line) -> bool:
    """Say whether a line is prose, a fact or a comment."""
    return is_more_than_asked(line.text) or is_date_or_id(line) or entry.is_comment(line.text)


def is_date_or_id(line: Line) -> bool:
    """Say whether a line is a date or an id."""
    return entry.is_date_line(line.text) or entry.is_id(line.text)


def is_names(line: Line) -> bool:
    """Say whether a line is an author list."""
    return entry.is_author_line(line.text, 0, len(line.text))


def is_no_names(label: Label, before: Line, line: Line) -> bool:
    """Say whether a line below authors has the words of a title, and those of no name."""
    if label.column != "authors" or before.text.endswith(MORE_NAMES):
        return False
    several = "," not in line.text and len(line.text.split()) > 3
    # "Maria della Valle" has a plain word too.
    return (several or _PLAIN_WORD.search(line.text) is not None) and not is_names(line)


def names_id(text: str) -> bool:
    """Say whether a short line names an id among other words: "(with Ann Lee, arXiv ...)"."""
    return len(text) <= MAX_ID_LINE and _AN_ID.search(text) is not None


def wrapped_title(page: Page, lines: Sequence[Line]) -> int:
    """Count the lines that a title goes on in: none, or one, if the page is wrapped there."""
    if len(lines) < 2 or lines[1].blank or is_date_or_id(lines[1]) or is_names(lines[1]):
        return 0
    return int(is_full(lines[0], lines[1], page.once(page_width)) and not names_id(lines[1].text))

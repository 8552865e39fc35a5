"""The lines of a reading list that hold something, each with the white space that parts entries.

1. Counting Sheep at Night: A Study of Forty
   Farms over Two Years
       We study how sheep are counted ...
   ----------
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kgraph.read.layouts.entry_text import is_labelled
from kgraph.read.layouts.source_labels import find_buttons, without
from kgraph.read.layouts.wrapped_names import joined_names
from kgraph.read.layouts.wrapped_titles import joined_alone, joined_over_texts
from kgraph.read.page import Line, Page
from kgraph.read.parts.keyword_lines import with_whole_lists
from kgraph.read.parts.list_marks import margin_of, mark_width
from kgraph.read.parts.prose import page_width
from kgraph.read.parts.remarks import has_counts, with_whole_remarks

MAX_BUTTON = 6  # words
FEW = 3  # indented texts that tell how a page is set
_RULE = re.compile(r"(?:[-–—_=*~#•.·]\s?){3,}")


def bare_lines(page: Page) -> list[Line]:
    """Give the lines of a page without list marks, rules, and the buttons under abstracts.

    The lines of a wrapped title or author list are one.
    """
    lines = _without_marks(_without_rules(_parted_by_margins(page)))
    lines = with_whole_lists(page.text, joined_names(page.text, lines))
    lines = with_whole_remarks(page.text, lines, page.once(page_width))
    short = [b for b in find_buttons(lines) if len(b.text.split()) <= MAX_BUTTON]
    buttons = [b for b in short if not (is_labelled(b.text) or has_counts(b.text))]
    lines = without(lines, buttons)
    return joined_over_texts(page.text, joined_alone(page.text, lines))


def _parted_by_margins(page: Page) -> list[Line]:
    """Give the lines of a page, white space over the titles of indented texts."""
    lines = page.lines
    inner = [margin_of(page, line) > 0 for line in lines]
    begins = {
        line.start
        for line, (above, own) in zip(lines[1:], pairwise(inner), strict=True)
        if above and not own
    }
    told = sum(len(line.text) for line, own in zip(lines, inner, strict=True) if own)
    # Of a paragraph that only begins with white space most is at the margin.
    if len(begins) < FEW or 2 * told < sum(len(line.text) for line in lines):
        return list(lines)
    return [replace(x, blank=x.blank + 1) if x.start in begins else x for x in lines]


def _without_rules(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page without those of dashes and stars: these are white space."""
    rules = [line for line in lines if _RULE.fullmatch(line.text)]
    below = {lines[i + 1].start for i, line in enumerate(lines[:-1]) if _RULE.fullmatch(line.text)}
    kept = [replace(line, blank=line.blank + 1) if line.start in below else line for line in lines]
    return without(kept, rules) if rules else kept


def _without_marks(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page without bullets and numbers in front."""
    return [
        Line(line.start + width, line.end, line.text[width:], line.blank)
        if (width := mark_width(line.text))
        else line
        for line in lines
    ]

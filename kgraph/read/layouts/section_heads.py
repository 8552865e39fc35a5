"""Headings of a reading list and of its sections, right over the first title of each.

    Markets
    Prices of Wool on Rainy Days
    We study how the price of wool ...

A heading is a line that may be a title over another one; no other title of the page has such
a line below it.
"""

from collections.abc import Sequence

from kgraph.read.layouts.reading_titles import (
    count_names,
    goes_on,
    is_about_above,
    is_closing,
    tells,
)
from kgraph.read.page import Line, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.prose import is_full, title_score, wrap_width
from kgraph.read.parts.text_ends import has_shape_of_heading
from kgraph.read.rest import is_navigation

MAX_WIDTH = 0.85  # of the width of a page: a wider line may be of a text
SURE_BELOW = 3  # score of a line that is a title below a heading
_MARKS = " :–—-=*#•·"  # around a heading


def below_headings(lines: Sequence[Line], titles: Sequence[int]) -> list[int]:
    """Move titles down to below the headings of the page and of its sections.

    Those of the page may be several, over its first title.
    """
    width, kept = wrap_width(lines), list(titles)
    over = [n for n, i in enumerate(kept) if _is_over_title(lines, i, width)]
    heads = [kept[n] for n in over if n]
    longer = sum(len(lines[i].text) < len(lines[i + 1].text) for i in heads)
    sections = 2 * longer >= len(heads) and all(_may_head(lines, i) for i in heads)
    if len(kept) < 2 or len(over) == len(kept) or (heads and not sections):
        return kept
    for n in over:
        border = kept[n + 1] if n + 1 < len(kept) else len(lines)
        while kept[n] + 2 < border and _is_over_title(lines, kept[n], width):
            kept[n] += 1
    return kept


def heads_above(lines: Sequence[Line], titles: Sequence[int], starts: Sequence[int]) -> list[int]:
    """Count the headings of sections over each entry: with white space over them, or a mark.

    What is a title of the entry above is none.
    """
    over = zip([-1, *titles], starts, strict=False)
    return [int(start - 1 > max(title, 0) and _is_head(lines, start - 1)) for title, start in over]


def _is_head(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    apart = lines[i].blank > 0 or text[0] in _MARKS or text[-1] in _MARKS
    fact = is_closing(text) or entry.is_comment(text) or is_navigation(text) or count_names(text)
    return apart and _may_head(lines, i) and not (fact or is_about_above(lines, i))


def _is_over_title(lines: Sequence[Line], i: int, width: int | None) -> bool:
    """Say whether the line below one may be a title too."""
    if i + 2 >= len(lines):
        return False
    below, text = lines[i + 1], lines[i + 2]
    # A line of a text is as wide as the page allows, and is not broken before a sentence.
    narrow = width is None or len(below.text) < MAX_WIDTH * width
    narrow = narrow or (lines[i].blank > 0 and not is_full(below, text, width))
    return (
        narrow
        and not (tells(below) or is_about_above(lines, i + 1) or count_names(below.text))
        and not goes_on(lines, i + 1)
        and title_score(lines, i + 1, width) >= SURE_BELOW
    )


def _may_head(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line has the shape of a section's heading, where something ended."""
    text = lines[i].text.strip(_MARKS)
    apart = lines[i].blank > 0 or ends_sentence(lines[i - 1].text)
    return apart and bool(text) and has_shape_of_heading(text)

"""Entries of a page of source labels that have no text: title and label, or the title alone.

    A Ladder for Goats

    Classics


    Counting Sheep

    arXiv.org Artificial Intelligence

    We count sheep at night ...

They stand between other entries, and white space tells them: the page parts its entries by
more of it than their lines, or has it around every line.
"""

from collections.abc import Sequence, Set

from kgraph.read.layouts.source_labels import ends_entry, is_names, is_title, may_be_label
from kgraph.read.page import Line
from kgraph.read.parts.prose import looks_like_prose, title_case_share
from kgraph.read.rest import is_navigation

MIN_TITLE = 4  # words
TITLE_CASE = 0.7  # share of capitals of a label


def bare_labels(lines: Sequence[Line], known: Set[int]) -> set[int]:
    """Find the labels of entries without a text among entries whose labels are known."""
    if len(known) < 2:
        return set()
    gap = entry_gap(lines, known)
    # Where titles have names below them, one word or two are no label.
    signed = any(is_names(lines[i - 1].text) for i in known)
    apart = 2 * sum(bool(lines[i].blank and lines[i - 1].blank) for i in known) > len(known)
    found = set()
    for i in range(min(known) + 2, max(known) - 1):
        if i in known or i - 1 in known:
            continue
        title, label, below = lines[i - 1 : i + 2]
        if gap:
            parted = label.blank < gap <= min(title.blank, below.blank)
        else:
            # Two lines that end nothing, below a text and over the next title.
            parted = apart and all((title.blank, label.blank, below.blank))
            parted = parted and (ends_entry(lines[i - 2].text) or i - 2 in known)
            parted = parted and i + 2 in known
            parted = parted and len(title.text.split()) >= MIN_TITLE
        if parted and _is_label(label.text, signed=signed) and is_title(title):
            found.add(i)
    return found


def titles_alone(lines: Sequence[Line], titles: Set[int], labels: Set[int]) -> set[int]:
    """Find the titles with nothing below them: between two entries, parted as these are."""
    gap = entry_gap(lines, labels)
    return {
        i - 1
        for i in titles
        if gap
        and i > min(titles) + 1
        and min(lines[i - 1].blank, lines[i].blank) >= gap
        and len(lines[i - 1].text.split()) >= MIN_TITLE
        and not (ends_entry(lines[i - 1].text) or looks_like_prose(lines[i - 1].text))
        and not (is_navigation(lines[i - 1].text) or is_names(lines[i - 1].text))
    }


def _is_label(text: str, *, signed: bool) -> bool:
    two = not signed and len(text.split()) <= 2 and text.istitle()
    return title_case_share(text) >= TITLE_CASE and (two or may_be_label(text))


def entry_gap(lines: Sequence[Line], labels: Set[int]) -> int:
    """Give the white space that parts the entries of a page, if their own lines have less."""
    wide = [i for i in labels if i and lines[i].blank < lines[i - 1].blank]
    if len(wide) < 2 or 2 * len(wide) < len(labels):
        return 0
    least = min(lines[i - 1].blank for i in wide)
    return least if least > max(lines[i].blank for i in wide) else 0

"""Abstracts that a list of somebody's works prints below some entries, under their name.

2. A. Lee, "Counting sheep", J. Wool 46, 255 (2006).
   Abstract: We count sheep.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kgraph.read.page import Draft, Page
from kgraph.read.parts.abstract_names import NAMES, WORDS
from kgraph.read.references.reference_records import Reference

MAX_BETWEEN = 2  # lines of links between an entry and its abstract
MIN_ABSTRACT = 40  # code points
_NAME = re.compile(rf"(?:{WORDS})\s*(?:[:.：–—-]+\s*|$)", re.IGNORECASE)
_FIRST = frozenset(sign for name in NAMES for sign in (name[0], name[0].upper()))


def is_abstract(text: str) -> bool:
    """Say whether a line begins an abstract with its name."""
    return text[:1] in _FIRST and _NAME.match(text) is not None


def put_abstracts(page: Page, found: Sequence[Reference], drafts: Sequence[Draft]) -> None:
    """Put each abstract into the draft of the entry it stands below."""
    if not any(is_abstract(line.text) for line in page.lines):
        return
    borders = [*(one.start for one in found[1:]), len(page.text)]
    for one, draft, border in zip(found, drafts, borders, strict=True):
        first = bisect_left(page.lines, one.end, key=lambda line: line.start)
        for i in range(first, min(first + MAX_BETWEEN + 1, len(page.lines))):
            if page.lines[i].start >= border:
                break
            if is_abstract(page.lines[i].text):
                _put(draft, page, i, border)
                break


def _put(draft: Draft, page: Page, i: int, border: int) -> None:
    """Take the paragraph that begins with its name, or below it."""
    lines = page.lines
    name = _NAME.match(lines[i].text)
    begin = lines[i].start + name.end() if name else lines[i].start
    stop = i + 1
    alone = begin >= lines[i].end
    while stop < len(lines) and lines[stop].start < border:
        if lines[stop].blank and not (alone and stop == i + 1):
            break
        stop += 1
    end = lines[stop - 1].end
    begin = lines[i + 1].start if alone and stop > i + 1 else begin
    if end - begin >= MIN_ABSTRACT and not draft.has("abstract"):
        draft.put("abstract", begin, end)

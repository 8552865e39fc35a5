"""Titles of Hugging Face's lists that a mail program has wrapped, as one line.

    MoE-Mamba: Efficient Selective State Space Models with Mixture of
    Experts
    · 6 authors

Little else on such a list is long, so a page is not known as a wrapped one by its lines.
"""

import re
from collections.abc import Sequence

from kgraph.read.page import Line, Page, ends_sentence, join_lines
from kgraph.read.parts.lines import had_no_room
from kgraph.read.sites.huggingface_words import DAY_ALONE, PUBLISHED, is_button

MIN_WIDTH, MAX_WIDTH = 40, 100  # code points
MIN_BROKEN = 3  # lines
MAX_TITLE = 3  # lines; more are a text
# A count of authors, and the facts of a row.
_FACTS = re.compile(r"\W*\d+\s+authors?\b|(?:Paper|arXiv)\s*(?:[•·]|$)|[•·]|Authors:|Abstract$")
_OPEN = re.compile(r"[,:&–-]$|\b(?:and|of|the|for|in|with|to|on|by|from|an?|via)$")
_LAST = re.compile(r"(?:Models|Datasets|Spaces|Papers|Top|Community)[?!]?")


def with_whole_titles(page: Page) -> Page:
    """Give a page with the lines of its titles joined: no first word would have fit above."""
    lines = page.lines
    width = max((len(line.text) for line in lines if " " in line.text), default=0)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return page
    broken = {i for i in range(1, len(lines)) if _goes_on(lines[i - 1], lines[i], width)}
    # The widest title may stand over the name of a group.
    if len(broken) < MIN_BROKEN and not any(_is_open(lines[i - 1], lines[i]) for i in broken):
        return page
    found: list[Line] = []
    begin = 0
    for i in range(1, len(lines) + 1):
        if i not in broken:
            run = lines[begin:i]
            found += [join_lines(page.text, run)] if _is_title(run) else run
            begin = i
    return Page(page.source, page.text, tuple(found), page.inner)


def _is_title(lines: Sequence[Line]) -> bool:
    """Say whether lines are a title, and no text, whose lines others join."""
    last = lines[-1].text
    return len(lines) <= MAX_TITLE and (last.endswith("?") or not ends_sentence(last))


def _is_open(above: Line, below: Line) -> bool:
    """Say whether a line surely goes on: in small letters, or behind "with" or a colon."""
    return below.text[0].islower() or _OPEN.search(above.text) is not None


def _goes_on(above: Line, below: Line, width: int) -> bool:
    if not had_no_room(above, below, width) or ends_sentence(above.text):
        return False
    # The last word of a title may be one of the site's: "Large Language", "Models".
    return not _is_fact(above.text) and (
        _LAST.fullmatch(below.text) is not None or not _is_fact(below.text)
    )


def _is_fact(text: str) -> bool:
    return is_button(text) or any(f.match(text) for f in (_FACTS, PUBLISHED, DAY_ALONE))

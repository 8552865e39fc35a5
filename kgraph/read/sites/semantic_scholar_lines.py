"""Lines of Semantic Scholar's lists that a copy has broken, as one.

    Counting Sheep at Night: an Overview and Recent
    Developments
    Ann Lee, Bob Day · Physics, Computer Science · 1
    September 2011

Mail programs and notes wrap what they are given. What stands between two results or
below white space, over the names, is the title; facts go on until their date.
"""

import re
from collections.abc import Iterable

from kgraph.read.page import Line, Page, ends_sentence, join_lines
from kgraph.read.parts.copied import without_bullets
from kgraph.read.parts.lines import join_at
from kgraph.read.parts.prose import ends_open
from kgraph.read.sites.semantic_scholar_names import BULLET, DATED, FIELD
from kgraph.read.sites.semantic_scholar_results import find_results
from kgraph.read.sites.semantic_scholar_words import HEAD, PROFILE, find_buttons, is_buttons

MAX_TITLE = 4  # lines of a title
MIN_WRAPPED = 30  # code points of a line of a title but its last: a heading is shorter
MAX_WRAPPED = 120  # code points: nobody wraps wider
MAX_FACTS = 4  # lines of names and facts
NEARLY_FULL = 0.8  # of the width of the lines: a shorter one was not broken for the next word
_OPEN = re.compile(r"[·•](?:\s\d{1,2}(?:\s[A-Z][a-z]{2,8})?)?$")


def with_whole_lines(page: Page) -> Page:
    """Give a page with its titles, its lists of names and its lines of facts in one line each."""
    return _with_whole_titles(without_bullets(_with_whole_facts(_with_whole_lists(page))))


def _with_whole_lists(page: Page) -> Page:
    kept = join_at(page.text, page.lines, ",")
    return page if kept is page.lines else Page(page.source, page.text, tuple(kept), page.inner)


def _with_whole_facts(page: Page) -> Page:
    """Join lines of facts, with dots between, to the date that they end with."""
    lines = page.lines
    places = []
    for i, line in enumerate(lines):
        if not _may_go_on(line.text):
            continue
        for end in range(i + 1, min(i + MAX_FACTS, len(lines))):
            above, text = lines[end - 1].text, lines[end].text
            opened = _OPEN.search(above) or ends_open(above) or text[0] in "·•" or text[0].islower()
            if lines[end].blank or len(text) > MAX_WRAPPED or not opened:
                break
            if DATED.search(text):
                places.append((i, end + 1))
                break
    return _joined(page, places)


def _may_go_on(text: str) -> bool:
    """Say whether a line has a field between dots and no date at its end."""
    sign = BULLET.search(text) if MIN_WRAPPED <= len(text) <= MAX_WRAPPED else None
    if not sign or DATED.search(text):
        return False
    return any(FIELD.match(text, sign.end()) for sign in BULLET.finditer(text))


def _with_whole_titles(page: Page) -> Page:
    """Join the lines of titles: what stands over names, below white space or a result."""
    lines, after = page.lines, 0
    buttons = page.once(find_buttons)
    runs = []
    for result in page.once(find_results):
        first, stop = result.title, result.title + 1
        while first > after and not lines[first].blank and stop - first <= MAX_TITLE:
            if not _may_be_above(lines[first - 1].text):
                break
            first -= 1
        ended = first in (0, after) or lines[first].blank or buttons[first - 1]
        if 1 < stop - first <= MAX_TITLE and ended:
            runs.append((first, stop))
        after = result.end
        while after < len(lines) and buttons[after]:
            after += 1
    if runs and runs[-1][0] == 0:
        return page  # the first line of a page may be its heading
    width = max((len(line.text) for a, b in runs for line in lines[a : b - 1]), default=0)
    return _joined(page, [(a, b) for a, b in runs if _is_wrapped(lines[a:b], width)])


def _may_be_above(text: str) -> bool:
    """Say whether a line may be a part of a title that goes on below."""
    if not MIN_WRAPPED <= len(text) <= MAX_WRAPPED or (ends_sentence(text) and text[-1] != "?"):
        return False
    if text.startswith("DOI:") or "Corpus ID:" in text:
        return False
    told = is_buttons(text) or PROFILE.fullmatch(text) or HEAD.fullmatch(text)
    return not (told or DATED.search(text) or BULLET.search(text))


def _is_wrapped(lines: tuple[Line, ...], width: int) -> bool:
    words = [line.text.split(maxsplit=1)[0] for line in lines[1:]]
    return all(
        len(line.text) + 1 + len(word) > NEARLY_FULL * width
        for line, word in zip(lines[:-1], words, strict=True)
    )


def _joined(page: Page, places: Iterable[tuple[int, int]]) -> Page:
    kept: list[Line] = []
    position = 0
    for a, b in places:
        if a >= position:
            kept += [*page.lines[position:a], join_lines(page.text, page.lines[a:b])]
            position = b
    if not position:
        return page
    return Page(page.source, page.text, (*kept, *page.lines[position:]), page.inner)

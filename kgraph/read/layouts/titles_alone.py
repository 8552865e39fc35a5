"""Titles of a reading list without a text of their own, among others that have one.

    Counting Sheep at Night on Forty Farms        We study how sheep are counted ...
    Ann Lee, Bob Day                              Counting Sheep at Night on Forty Farms
                                                  arXiv:0704.0001
    Ladders for Goats                             Ladders for Goats
    Counting goats is harder than ...             Counting goats is harder than ...

White space parts them from other entries, or the next title stands right below. A heading of
a section is shorter.
"""

import re
from collections.abc import Sequence, Set

from kgraph.read.layouts.reading_titles import (
    NAMED,
    count_names,
    goes_on,
    is_about_above,
    is_closing,
)
from kgraph.read.page import Line, Page, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.prose import is_full, looks_like_prose, title_case_share, wrap_width
from kgraph.read.parts.remarks import is_aside, is_notice
from kgraph.read.parts.title_marks import has_id_behind
from kgraph.read.rest import is_navigation

MIN_WORDS, MAX_TITLE = 5, 150  # words and code points
MIN_WITH_ID = 3  # words and an id in brackets
MAX_FACTS = 3  # lines below a title
FEW = 3  # titles that tell how a page is set
TITLE_CASE = 0.7  # share of capitals of a title in the head of a page
MOST, SMALL_CASE = 0.8, 0.5  # of the titles, and of the capitals of what is none among them
MAX_MARK = 8  # code points, with the white space around
_VERB = re.compile(r"\s(?:is|are|was|were|will|has|have|had|does|did|must|should)\s")
_BEGINS = "[$\"'“‘("  # with what a title may begin but a capital


def titles_alone(page: Page, lines: Sequence[Line], titles: Sequence[int]) -> list[int]:
    """Find the titles without texts among the lines of a page whose other titles are known.

    They are printed as these: no statements where nearly all have capitals, and without a mark
    where none has one ("☐ ask for the slides"). An id below leaves no doubt.
    """
    if len(titles) < FEW:
        return []
    cased = sum(title_case_share(lines[i].text) >= TITLE_CASE for i in titles)
    marked = any(_mark(page, lines[i]) for i in titles)

    def is_like_others(i: int) -> bool:
        below = lines[i + 1].text if i + 1 < len(lines) else ""
        if has_id_behind(lines[i].text) or entry.is_id(below):
            return True
        told = cased > MOST * len(titles) and _is_statement(lines[i].text)
        return not told and (marked or not _mark(page, lines[i]))

    return [i for i in _find(lines, titles) if is_like_others(i)]


def _is_statement(text: str) -> bool:
    """Say whether a line says what is or was so, in small letters: "Cake is paid by the farm"."""
    small = title_case_share(text) <= SMALL_CASE and not text.endswith(("?", "!"))
    return small and ":" not in text and _VERB.search(text) is not None


def _mark(page: Page, line: Line) -> str:
    """Give the marks of a list in front of a line, which are left out of it."""
    begin = page.text.rfind("\n", max(0, line.start - MAX_MARK), line.start) + 1
    before = page.text[max(begin, line.start - MAX_MARK) : line.start].strip()
    return before


def _find(lines: Sequence[Line], titles: Sequence[int]) -> list[int]:
    apart = all(lines[i].blank and not lines[i + 1].blank for i in titles[1:] if i + 1 < len(lines))
    width = wrap_width(lines)
    known = set(titles)
    starts = {i - goes_on(lines, i) for i in titles}
    found: list[int] = []
    stacked: list[int] = []  # titles in a row, of which the first one stands where something ended
    if (end := _last_title(lines, titles)) is not None:
        found.append(end)
        starts.add(end)
    for i in range(len(lines) - 2, -1, -1):  # from below: one may stand over another
        # Most lines are of texts, which is told at little cost by how they begin.
        begins = i not in known and (lines[i].text[0].isupper() or lines[i].text[0] in _BEGINS)
        # Over the first title stands the head of the page: less of it is believed.
        head = i < titles[0]
        if head and (not lines[i].blank or title_case_share(lines[i].text) < TITLE_CASE):
            break
        over = begins and _is_over(lines, i, starts, width, apart=apart)
        start = i
        if over and not (fits := _may_be_title(lines, i, i)) and goes_on(lines, i):
            start = i - 1
            fits = _may_be_title(lines, start, i)
        if over and fits:
            stacked.append(i)
            starts.add(start)
            above = lines[start - 1].text if start else ""
            alone = apart and lines[start].blank > 0
            if head or alone or ends_sentence(above) or is_closing(above):
                found += stacked
                stacked = []
        elif not (stacked and any(f(lines[i].text) for f in (is_closing, is_aside, count_names))):
            # Facts are those of the title above.
            starts.difference_update(stacked, [n - 1 for n in stacked])
            stacked = []
    return found


def _last_title(lines: Sequence[Line], titles: Sequence[int]) -> int | None:
    """Find a title that ends the page, alone or over facts as those of the other titles."""
    end = len(lines) - 1
    while end > titles[-1] + 1 and is_closing(lines[end].text):
        end -= 1
    facts = end < len(lines) - 1
    known = facts and 2 * sum(is_closing(lines[i + 1].text) for i in titles) > len(titles)
    known = known or any(entry.is_id(line.text) for line in lines[end + 1 :])
    above = lines[end - 1].text
    if not known and (
        facts
        or lines[end].blank
        or title_case_share(lines[end].text) < TITLE_CASE
        or not (ends_sentence(above) or is_closing(above))
    ):
        return None
    return end if end > titles[-1] + 1 and _may_be_title(lines, end, end) else None


def _is_over(
    lines: Sequence[Line], i: int, starts: Set[int], width: int | None, *, apart: bool
) -> bool:
    """Say whether the next title, or white space if that parts entries, is below a line's facts."""
    below = _behind_facts(lines, i)
    if apart and lines[i].blank > 0 and below < len(lines) and lines[below].blank > 0:
        return True
    full = below == i + 1 and is_full(lines[i], lines[below], width)
    whole = has_id_behind(lines[i].text) or (full and NAMED.match(lines[below].text))
    return below in starts and not (full and not whole)


def _behind_facts(lines: Sequence[Line], i: int) -> int:
    """Give the line behind a title and its names, date, id and a reader's words in brackets."""
    below = i + 1
    while below < min(i + 1 + MAX_FACTS, len(lines)) and (
        is_aside(lines[below].text)
        or (
            not lines[below].blank
            and (is_closing(lines[below].text) or count_names(lines[below].text))
        )
    ):
        below += 1
    return below


def _may_be_title(lines: Sequence[Line], i: int, last: int) -> bool:
    """Say whether the lines from ``i`` to ``last``, two at most, may be a title."""
    text = " ".join(line.text for line in lines[i : last + 1])
    return (
        len(text.split()) >= (MIN_WORDS if not has_id_behind(text) else MIN_WITH_ID)
        and len(text) < MAX_TITLE
        and (not ends_sentence(text) or text.endswith("?"))
        and not (looks_like_prose(text) or is_about_above(lines, i) or count_names(text))
        and not (entry.is_comment(text) or is_navigation(text) or is_notice(text))
    )

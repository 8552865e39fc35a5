"""Which lines of a page without marks are titles, each with an abstract below it?

Signs are added up, for the line by itself and for what stands around it: blank lines,
names and dates, as the sure titles of the page have them.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kgraph.read.layouts.entry_text import is_labelled
from kgraph.read.page import Line, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.dotted_facts import find_parts
from kgraph.read.parts.part_headings import is_heading
from kgraph.read.parts.prose import (
    HOPELESS,
    UNWRAPPED,
    begins_sentence,
    common_words,
    ends_open,
    looks_like_prose,
    title_case_share,
    title_score,
    wrap_width,
)
from kgraph.read.parts.remarks import find_cited_year, is_aside, is_journal, is_notice
from kgraph.read.parts.text_ends import has_shape_of_heading
from kgraph.read.parts.title_marks import has_id_behind
from kgraph.read.parts.title_names import is_buttons, is_dated
from kgraph.read.rest import is_navigation

_CUT = ("...", "…")  # how a page ends an abstract that it cuts short
NOTHING_ENDED = 3  # the score that a line loses where no sentence ended before it
SMALL_LETTER = 5  # that it loses for beginning with one, as the rest of a title may
ID_BEHIND = 3  # that it gains for an id in brackets
OVER_ID = 6  # and for one on the line below, which in "arXiv:" has a small letter
SURE, ENOUGH = 6, 1  # scores of a line that is a title whatever stands around, and of one that fits
SIGNS = 4  # around a line that may speak for it, one point each
LONG_TITLE, REST_OF_TITLE = 45, 4  # code points, and words, of the two lines of a wrapped title
LONG_REST, TITLE_CASE = 8, 0.8  # words, and share of capitals, of a longer second line
MIN_PAGE, MAX_PAGE = 60, 120  # code points of a wrapped line
RAGGED = 8  # by which lines of a page differ
NAMED = re.compile(r"[A-Z][\w-]*: [A-Z]")  # "SheepBench: Can Goats Count?" begins a title
_AN_INITIAL = re.compile(r"\b[^\W\d_]\.")
MIN_ABSTRACT = 40  # code points: a shorter text under a title is not an abstract


def tells(line: Line) -> bool:
    """Say whether a line is of running text."""
    ends = ends_sentence(line.text) and not line.text.endswith("al.")
    return ends or looks_like_prose(line.text)


def is_closing(text: str) -> bool:
    """Say whether a line is a link, an id or a date: what entries end with, or open with."""
    return entry.is_link_line(text) or entry.is_id(text) or entry.is_date_line(text)


def find_titles(lines: Sequence[Line]) -> list[int]:
    """Find the lines that are titles, each with an abstract below it.

    Sure titles first; what stands around them (blank lines, dates) then counts for
    and against the others. A reader's words in brackets stand between them and their texts.
    """
    kept = [i for i, line in enumerate(lines) if not (is_aside(line.text) or is_buttons(line.text))]
    return [kept[n] for n in _find_titles([lines[i] for i in kept])]


def _find_titles(lines: Sequence[Line]) -> list[int]:
    width, common = wrap_width(lines), common_words(lines)
    # Most lines are text: whether the others are facts is asked last, at most cost.
    scores = {
        i: score
        for i in range(len(lines) - 1)
        if (score := _score(lines, i, width, common)) + SIGNS >= ENOUGH
        and not (is_about_above(lines, i) or _is_furniture(lines[i].text))
    }
    habits = _habits(lines, [i for i, score in scores.items() if score >= SURE])
    candidates = [i for i, score in scores.items() if score + _fits(lines, i, habits) >= ENOUGH]
    candidates = _over_names(lines, _without_names(lines, candidates))
    candidates = [i for i in candidates if not is_notice(lines[i].text)]
    candidates = [i + _is_below(lines, i, scores) for i in candidates]
    titles = []
    for n, i in enumerate(candidates):
        border = candidates[n + 1] if n + 1 < len(candidates) else len(lines)
        border -= border < len(lines) and goes_on(lines, border)
        # A heading is followed by a title and not by text of its own.
        below = lines[i + 1 : border]
        if (
            not all(_is_furniture(line.text) for line in below)
            and sum(len(x.text) for x in below if not is_notice(x.text)) >= MIN_ABSTRACT
        ):
            titles.append(i + _is_second_below(lines, i))
    return titles


def _is_furniture(text: str) -> bool:
    return is_navigation(text) or is_heading(text)


def _without_names(lines: Sequence[Line], candidates: Sequence[int]) -> list[int]:
    """Leave out a name alone between a title and its text, where most titles have names below."""
    known = set(candidates)
    alone = {i for i in candidates if i - 1 in known and count_names(lines[i].text) == 1}
    below = [
        count_names(lines[i + 1].text) > 0
        for i in candidates
        if i not in alone and (i + 1 in alone or i + 1 not in known)
    ]
    if 2 * sum(below) <= len(below):
        return list(candidates)
    return [
        i
        for i in candidates
        if i - 1 not in known
        or lines[i].blank > lines[i - 1].blank
        or count_names(lines[i].text) != 1
        or count_names(lines[i + 1].text)
    ]


def _is_below(lines: Sequence[Line], i: int, scores: Mapping[int, int]) -> bool:
    """Say whether the line below is the title of the text that follows, and this one has none."""
    if i not in scores or scores.get(i + 1, HOPELESS) + NOTHING_ENDED <= scores[i]:
        return False
    below = lines[i + 1]
    told = below.blank or count_names(below.text) or is_about_above(lines, i + 1)
    return NAMED.match(below.text) is not None and not (told or goes_on(lines, i + 1))


def _is_second_below(lines: Sequence[Line], i: int) -> bool:
    """Say whether the second line of a title stands below its first one: "Counting Sheep?"."""
    if i + 2 >= len(lines) or not goes_on(lines, i + 1):
        return False
    text = lines[i + 1].text
    if NAMED.match(text):
        return False
    if text.endswith("?"):
        return True
    told = ends_sentence(text) or count_names(text) or is_about_above(lines, i + 1)
    titled = len(text.split()) > 2 and title_case_share(text) >= TITLE_CASE
    return titled and not told and lines[i + 2].text[0].isupper()


def goes_on(lines: Sequence[Line], i: int) -> bool:
    """Say whether a title line is the second one of a wrapped title.

    The line above is long, stands where something ended, and ends nothing itself; the
    second one is short, or begins with a small letter.
    """
    if i == 0 or lines[i].blank or len(lines[i - 1].text) < LONG_TITLE:
        return False
    above, text = lines[i - 1].text, lines[i].text
    if ends_sentence(above) or looks_like_prose(above) or entry.is_comment(above):
        return False
    if not any(map(str.isalpha, text)):
        return False  # "2007" below a title
    if count_names(text) == 1 and _is_name_below(lines, i):
        return False
    if NAMED.match(text):
        return False
    words = len(text.split())
    # A text with as many capitals goes on below.
    below = lines[i + 1] if i + 1 < len(lines) else None
    open_end = ends_open(text) or (below and not below.blank and below.text[0].islower())
    titled = not open_end and words <= LONG_REST
    titled = titled and min(map(title_case_share, (above, text))) >= TITLE_CASE
    rest = text[0].islower() or (
        (words <= REST_OF_TITLE or titled) and not _is_wider_than_text(lines, i)
    )
    return rest and may_begin(lines, i - 1) and not is_about_above(lines, i - 1)


def _is_name_below(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line that may be one name is no end of a title: nobody had to break it there.

    The line below is of a text, and about as wide as the page.
    """
    above, text = lines[i - 1].text, lines[i].text
    if _AN_INITIAL.search(text):
        return True
    width = len(lines[i + 1].text) if i + 1 < len(lines) else UNWRAPPED
    if width > MAX_PAGE:
        return False
    return len(above) + 1 + text.find(" ") <= width or len(above) > width + RAGGED


def _is_wider_than_text(lines: Sequence[Line], i: int) -> bool:
    """Say whether the line above is one that the page, as wide as the text below, would break."""
    width = len(lines[i + 1].text) if i + 1 < len(lines) else UNWRAPPED
    return MIN_PAGE <= width <= MAX_PAGE and len(lines[i - 1].text) > width + RAGGED


def _over_names(lines: Sequence[Line], candidates: Sequence[int]) -> list[int]:
    """Put the line above one name in its place, where that stands as a title does."""
    known = set(candidates)
    found: list[int] = []
    for i in candidates:
        name = i and not lines[i].blank and count_names(lines[i].text) == 1
        above = lines[i - 1].text if i else ""
        sure = i > 1 or _AN_INITIAL.search(lines[i].text)
        if name and sure and not (tells(lines[i - 1]) or is_about_above(lines, i - 1)):
            fact = entry.is_comment(above) or is_closing(above)
            headed = _is_headed(lines, i - 1)
            apart = i - 2 not in known or lines[i - 1].blank > 0
            if not fact and (headed or (may_begin(lines, i - 1) and apart)):
                found = [n for n in found if not headed or n != i - 2]
                found.append(i - 1)
                continue
        found.append(i)
    return sorted(set(found))


def _is_headed(lines: Sequence[Line], i: int) -> bool:
    """Say whether a shorter heading of a part of the page stands right over a title."""
    if i == 0 or not has_shape_of_heading(lines[i - 1].text) or not may_begin(lines, i - 1):
        return False
    return len(lines[i].text) > len(lines[i - 1].text) and not count_names(lines[i - 1].text)


def _score(lines: Sequence[Line], i: int, width: int | None, common: frozenset[str]) -> int:
    """Add up the signs that a line is a title and the next one begins something."""
    score = title_score(lines, i, width)
    if score < HOPELESS:
        return score
    following = lines[i + 1].text
    if entry.is_date_line(following) or count_names(following) > 1 or _is_dated_name(lines, i + 1):
        score += 3
    elif entry.is_id(following) and not ends_sentence(lines[i].text):
        if entry.is_comment(lines[i].text):
            return HOPELESS - SIGNS  # "13 pages", of the paper that the id is of
        score += OVER_ID
    elif begins_sentence(following, common) and not ends_sentence(lines[i].text):
        score += 2
    if i and lines[i - 1].text.endswith(_CUT) and lines[i].text[0].isupper():
        score += 3
    if has_id_behind(lines[i].text):
        score += ID_BEHIND
    if i and lines[i - 1].blank and goes_on(lines, i) and not count_names(lines[i].text):
        return score + (SMALL_LETTER if lines[i].text[0].islower() else 0)
    return score if may_begin(lines, i) else score - NOTHING_ENDED


def _surroundings(lines: Sequence[Line], i: int) -> tuple[bool, ...]:
    """Say whether a blank line stands before and after a line, a date and names behind it."""
    behind = lines[i + 1 : i + 3]
    dated = any(entry.is_date_line(line.text) for line in behind)
    named = count_names(lines[i + 1].text) > 0
    apart = lines[i].blank > 0 or i == 0 or _is_under_heading(lines, i)
    return apart, lines[i + 1].blank > 0, dated, named


def _is_under_heading(lines: Sequence[Line], i: int) -> bool:
    """Say whether the heading of a part of the page, with white space over it, is right above."""
    return lines[i - 1].blank > 0 and is_heading(lines[i - 1].text)


# Every line is asked about several times, as itself and as a neighbour.
@lru_cache(maxsize=1024)
def count_names(text: str) -> int:
    """Count the names of a line that is an author list; a cut list counts as several."""
    if entry.is_named_authors(text):
        return 2
    found = find_authors(text, 0, len(text))
    return 0 if found is None else len(found.places) + found.truncated


def _habits(lines: Sequence[Line], sure: Sequence[int]) -> tuple[bool | None, ...]:
    """Give what is so around nearly all sure titles, or nearly none; nothing where it varies."""
    found: list[bool | None] = []
    for signs in zip(*(_surroundings(lines, i) for i in sure), strict=True):
        share = sum(signs) / len(signs)
        found.append(True if share >= 0.8 else False if share <= 0.2 else None)
    return tuple(found) if len(sure) > 1 else (None, None, None, None)


def _fits(lines: Sequence[Line], i: int, habits: Sequence[bool | None]) -> int:
    """Weigh how a line stands against how the sure titles stand."""
    # Names stand below titles, and these end no sentence.
    below_title = i > 0 and not ends_sentence(lines[i - 1].text)
    weight = -5 if habits[-1] and below_title and count_names(lines[i].text) else 0
    signs = list(zip(habits, _surroundings(lines, i), strict=True))
    for habit, sign in signs if i else signs[1:]:  # nothing stands above the first line
        if habit is True:
            weight += 1 if sign else -3
        elif habit is False and sign:
            weight -= 1
    return weight


def may_begin(lines: Sequence[Line], i: int) -> bool:
    """Say whether something ended before a line: the page's start, a sentence, a fact line."""
    if i == 0:
        return True
    before = lines[i - 1]
    return (
        ends_sentence(before.text)
        or entry.is_link_line(before.text)
        or entry.is_comment(before.text)
        or entry.is_id(before.text)
        or entry.is_date_line(before.text)
        or is_labelled(before.text)
        or (i == 1 and not looks_like_prose(before.text))
        or (lines[i].blank > 0 and len(before.text) < 60)
        or (lines[i].blank > 1)
        or _is_under_heading(lines, i)
    )


def is_about_above(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is about the paper above it: a date, a link, its authors."""
    text = lines[i].text
    if is_closing(text) or is_aside(text):
        return True
    if entry.is_named_authors(text) or is_labelled(text) or find_parts(text):
        return True
    if _is_dated_name(lines, i) or (
        i > 1 and count_names(lines[i - 1].text) > 0 and is_dated(text)
    ):
        return True
    if _is_place(lines, i):
        return True
    # Authors stand below a title, and a title ends no sentence.
    above = lines[i - 1].text if i else ""
    if i > 1 and entry.is_date_line(above) and not tells(lines[i - 2]):
        # Title, date, names; one name only where no white space parts the three.
        close = not (lines[i].blank or lines[i - 1].blank) and may_begin(lines, i - 2)
        return count_names(text) > (0 if close else 1)
    below_title = bool(above) and not (entry.is_id(above) or entry.is_date_line(above))
    below_title = below_title and not entry.is_link_line(above)
    return (
        below_title and (not ends_sentence(above) or above.endswith("?")) and count_names(text) > 1
    )


def _is_place(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is where a paper appeared, between its text and what closes the entry."""
    text = lines[i].text
    if i == 0 or not (tells(lines[i - 1]) and is_journal(text)):
        return False
    if lines[i].blank or find_cited_year(text):
        return find_cited_year(text) is not None
    behind = lines[i + 1 : i + 3]
    closed = bool(behind) and is_closing(behind[0].text) and not behind[0].blank
    return closed and (len(behind) < 2 or behind[1].blank > 0)


def _is_dated_name(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is one name between the title above it and a date."""
    if not 0 < i < len(lines) - 1 or not entry.is_date_line(lines[i + 1].text):
        return False
    above = lines[i - 1]
    # What opens with more space than what stands above it is a title, below a heading.
    return (
        lines[i].blank <= above.blank
        and count_names(lines[i].text) == 1
        and not tells(above)
        and not is_closing(above.text)
    )

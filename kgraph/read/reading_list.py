"""A reading list: a title on its own line, its abstract wrapped below, nothing between.

    Mixtral of Experts
    We introduce Mixtral 8x7B, a Sparse Mixture of Experts (SMoE) language model.
    Mixtral has the same architecture as Mistral 7B, with the difference that each
    ...

The layout with the fewest marks: only the lines themselves tell titles from
prose (see `prose.py`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from kgraph.model.tables import Evidence
from kgraph.read import entry, people
from kgraph.read.authors import find_authors
from kgraph.read.dotted_facts import find_parts
from kgraph.read.entry_text import is_labelled, put_text
from kgraph.read.line_parts import Item
from kgraph.read.list_marks import mark_width
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, new_draft, problem
from kgraph.read.paper_line_forms import find_item
from kgraph.read.paper_lines import put_item
from kgraph.read.prose import (
    HOPELESS,
    begins_sentence,
    common_words,
    end_of_last,
    looks_like_prose,
    title_case_share,
    title_score,
    wrap_width,
)
from kgraph.read.rest import is_navigation
from kgraph.read.source_labels import find_buttons, without
from kgraph.read.title_marks import put_title
from kgraph.read.title_names import is_dated

NAME = "reading_list"
_CUT = ("...", "…")  # how a page ends an abstract that it cuts short
_NUMBER = re.compile(r"[\[(]?(\d{1,3})[\]).]\s*$")
NOTHING_ENDED = 3  # the score that a line loses where no sentence ended before it
SMALL_LETTER = 5  # that it loses for beginning with one, as the rest of a title may
SURE, ENOUGH = 6, 1  # scores of a line that is a title whatever stands around, and of one that fits
MAX_WIDTH = 0.85  # of the width of a page: a wider line may be of a text
SURE_BELOW = 3  # score of a line that is a title below a heading
WORDS_ALONE, LONG_ALONE = 5, 150  # words and code points of a title without a text
SIGNS = 4  # around a line that may speak for it, one point each
LONG_TITLE, REST_OF_TITLE = 45, 4  # code points, and words, of the two lines of a wrapped title
MAX_BUTTON = 4  # words
MAX_ABOVE = 2  # ids and dates above a title
MIN_ABSTRACT = 40  # code points: a shorter text under a title is not an abstract

# Who tells what he did and liked writes no abstract.
_ESSAY = re.compile(
    r"\b(?:[Mm]y|me|I\s(?:am|was|had|did|do|read|like|liked|thought|believed|started|wrote|could|want\w*))\b"
)
USUAL_ABSTRACT = 150  # that most abstracts of a page have; notes on a holiday are shorter


def recognises(page: Page) -> bool:
    """Say whether the page has titles with abstracts under them, and little else."""
    lines = _bare_lines(page)
    titles = _find_titles(lines)
    if not titles:
        return False
    explained = sum(len(line.text) for line in lines[titles[0] :])
    borders = [*titles[1:], len(lines)]
    texts = sorted(
        sum(len(line.text) for line in lines[i + 1 : border])
        for i, border in zip(titles, borders, strict=True)
    )
    whole = texts[len(texts) // 2] >= USUAL_ABSTRACT
    told = sum(
        any(
            ends_sentence(line.text) or looks_like_prose(line.text)
            for line in lines[i + 1 : border]
        )
        for i, border in zip(titles, borders, strict=True)
    )
    if len(titles) == 1 and sum(len(_ESSAY.findall(line.text)) for line in lines) > 1:
        return False
    # "Ingredients" and "Method" stand over text too.
    named = sum(len(lines[i].text.split()) > 1 or _goes_on(lines, i) for i in titles)
    return (
        whole
        and 2 * told > len(titles)
        and 2 * named > len(titles)
        and explained >= 0.8 * sum(len(line.text) for line in lines)
    )


def read(page: Page) -> Evidence:
    """Read the entries of a reading list."""
    lines = _bare_lines(page)
    titles = _without_heading(lines, _without_frame(page, lines, _find_titles(lines)))
    titles = sorted([*titles, *_titles_alone(lines, titles)])
    # A title that was wrapped begins one line above the one found.
    starts = [i - _goes_on(lines, i) for i in titles]
    borders = [*starts[1:], _end_of_last(lines, starts)]
    full = _full_titles(page, lines, titles)
    above = _facts_above(lines, starts)
    ends = [border - n for border, n in zip(borders, [*above[1:], 0], strict=True)]
    # "Counting Sheep.": a full stop behind all titles is none of them.
    stopped = len(titles) > 2 and all(lines[i].text.endswith(".") for i in titles)
    blocks = [lines[start:end] for start, end in zip(starts, ends, strict=True)]
    closing = 2 * sum(map(entry.has_names_below, blocks)) > len(blocks)
    drafts = [
        _read_entry(
            *(page, lines[start - n : start], block, i - start, full.get(i)),
            names_below=closing,
            stopped=stopped,
        )
        for i, start, n, block in zip(titles, starts, above, blocks, strict=True)
    ]
    before = lines[: starts[0] - above[0]]
    printed = [name for draft in drafts for name in draft.names]
    unread = [
        problem(page, line.start, line.end, "text-before-entries", "prose before the first title")
        for line in before
        if looks_like_prose(line.text)
    ]
    return evidence(page, NAME, drafts, list(people.page_person(page, before, printed)), unread)


def _tells(line: Line) -> bool:
    """Say whether a line is of running text."""
    ends = ends_sentence(line.text) and not line.text.endswith("al.")
    return ends or looks_like_prose(line.text)


def _without_frame(page: Page, lines: Sequence[Line], titles: Sequence[int]) -> list[int]:
    """Leave out what stands before the first title with a number, if titles have numbers.

    A last line that could be a title is one where it has the number that comes next, or the
    white space and the capitals of titles.
    """
    numbers = {i: int(match[1]) for i in titles if (match := _number(page, lines[i]))}
    last = len(lines) - 1
    kept = list(titles)
    if len(numbers) > 2 and 3 * len(numbers) >= 2 * len(titles):
        kept = [i for i in titles if i in numbers or i > min(numbers)]
        following = _number(page, lines[last])
        ends = following is not None and int(following[1]) == max(numbers.values()) + 1
    else:
        apart = sum(lines[i].blank > 0 for i in titles[1:]) + 1 == len(titles) > 2
        words = lines[last].text.split()
        ends = apart and len(words) > 3 and title_case_share(lines[last].text) >= 0.7
    may_be = lines[last].blank > 0 and not _is_fact(lines, last) and _may_begin(lines, last)
    text = lines[last].text
    told = looks_like_prose(text) or ends_sentence(text) or is_navigation(text)
    return [*kept, last] if ends and may_be and not told and last not in kept else kept


def _without_heading(lines: Sequence[Line], titles: Sequence[int]) -> list[int]:
    """Move the first title down to below a heading of the page, if none stands over others."""
    width, kept = wrap_width(lines), list(titles)

    def is_heading(i: int) -> bool:
        if i + 2 >= len(lines):
            return False
        below = lines[i + 1].text
        return (
            (width is None or len(below) < MAX_WIDTH * width)
            and not (_tells(lines[i + 1]) or _is_fact(lines, i + 1) or _names(below))
            and not _goes_on(lines, i + 1)
            and title_score(lines, i + 1, width) >= SURE_BELOW
        )

    if len(kept) < 2 or any(map(is_heading, kept[1:])):
        return kept
    while kept[0] + 2 < kept[1] and is_heading(kept[0]):
        kept[0] += 1
    return kept


def _titles_alone(lines: Sequence[Line], titles: Sequence[int]) -> list[int]:
    """Find titles without a text of their own: between the white space that parts the entries.

    A heading of a section is shorter.
    """
    apart = all(lines[i].blank and not lines[i + 1].blank for i in titles[1:] if i + 1 < len(lines))
    if len(titles) < 3 or not apart:
        return []
    known = set(titles)
    return [
        i
        for i in range(titles[0] + 2, len(lines) - 1)
        if lines[i].blank
        and lines[i + 1].blank
        and i not in known
        and len(lines[i].text.split()) >= WORDS_ALONE
        and len(lines[i].text) < LONG_ALONE
        and lines[i].text[0].isupper()
        and not (_tells(lines[i]) or _is_fact(lines, i) or _names(lines[i].text))
        and not (entry.is_comment(lines[i].text) or is_navigation(lines[i].text))
        and ends_sentence(lines[i - 1].text)
    ]


def _number(page: Page, line: Line) -> re.Match[str] | None:
    """Give the number in front of a line whose marks are left out."""
    return _NUMBER.search(page.text, max(0, line.start - 8), line.start)


def _end_of_last(lines: Sequence[Line], starts: Sequence[int]) -> int:
    """Give the line behind the last entry: behind its id or link, where all others end with one."""
    closed = [_is_closing(lines[start - 1].text) for start in starts[1:]]
    if len(closed) < 2 or not all(closed):
        borders = [*starts[1:], len(lines)]
        entries = [lines[a:b] for a, b in zip(starts, borders, strict=True)]
        return starts[-1] + end_of_last(entries) if entries else len(lines)
    own = [n for n in range(starts[-1] + 2, len(lines)) if _is_closing(lines[n].text)]
    return own[-1] + 1 if own else len(lines)


def _is_closing(text: str) -> bool:
    return entry.is_link_line(text) or entry.is_id(text) or entry.is_date_line(text)


def _bare_lines(page: Page) -> list[Line]:
    """Give the lines of a page without list marks, and without the buttons under abstracts."""
    lines = _without_marks(page.lines)
    short = [b for b in find_buttons(lines) if len(b.text.split()) <= MAX_BUTTON]
    return without(lines, [button for button in short if not is_labelled(button.text)])


def _without_marks(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page without bullets and numbers in front."""
    return [
        Line(line.start + width, line.end, line.text[width:], line.blank)
        if (width := mark_width(line.text))
        else line
        for line in lines
    ]


def _find_titles(lines: Sequence[Line]) -> list[int]:
    """Find the lines that are titles, each with an abstract below it.

    Sure titles first; what stands around them (blank lines, dates) then counts for
    and against the others.
    """
    width, common = wrap_width(lines), common_words(lines)
    # Most lines are text: whether the others are facts is asked last, at most cost.
    scores = {
        i: score
        for i in range(len(lines) - 1)
        if (score := _score(lines, i, width, common)) + SIGNS >= ENOUGH and not _is_fact(lines, i)
    }
    habits = _habits(lines, [i for i, score in scores.items() if score >= SURE])
    candidates = [i for i, score in scores.items() if score + _fits(lines, i, habits) >= ENOUGH]
    titles = []
    for n, i in enumerate(candidates):
        border = candidates[n + 1] if n + 1 < len(candidates) else len(lines)
        border -= border < len(lines) and _goes_on(lines, border)
        # A heading is followed by a title and not by text of its own.
        if sum(len(line.text) for line in lines[i + 1 : border]) >= MIN_ABSTRACT:
            titles.append(i)
    return titles


def _goes_on(lines: Sequence[Line], i: int) -> bool:
    """Say whether a title line is the second one of a wrapped title.

    The line above is long, stands where something ended, and ends nothing itself; the
    second one is short, or begins with a small letter.
    """
    if i == 0 or lines[i].blank or len(lines[i - 1].text) < LONG_TITLE:
        return False
    above, text = lines[i - 1].text, lines[i].text
    if ends_sentence(above) or looks_like_prose(above) or entry.is_comment(above):
        return False
    rest = len(text.split()) <= REST_OF_TITLE or text[0].islower()
    return rest and _may_begin(lines, i - 1) and not _is_fact(lines, i - 1)


def _score(lines: Sequence[Line], i: int, width: int | None, common: frozenset[str]) -> int:
    """Add up the signs that a line is a title and the next one begins something."""
    score = title_score(lines, i, width)
    if score < HOPELESS:
        return score
    following = lines[i + 1].text
    if entry.is_date_line(following) or _names(following) > 1 or _is_dated_name(lines, i + 1):
        score += 3
    elif begins_sentence(following, common) and not ends_sentence(lines[i].text):
        score += 2
    if i and lines[i - 1].text.endswith(_CUT) and lines[i].text[0].isupper():
        score += 3
    if i and lines[i - 1].blank and _goes_on(lines, i) and not _names(lines[i].text):
        return score + (SMALL_LETTER if lines[i].text[0].islower() else 0)
    return score if _may_begin(lines, i) else score - NOTHING_ENDED


def _surroundings(lines: Sequence[Line], i: int) -> tuple[bool, ...]:
    """Say whether a blank line stands before and after a line, a date and names behind it."""
    behind = lines[i + 1 : i + 3]
    dated = any(entry.is_date_line(line.text) for line in behind)
    named = _names(lines[i + 1].text) > 0
    return lines[i].blank > 0 or i == 0, lines[i + 1].blank > 0, dated, named


# Every line is asked about several times, as itself and as a neighbour.
@lru_cache(maxsize=1024)
def _names(text: str) -> int:
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
    weight = -5 if habits[-1] and below_title and _names(lines[i].text) else 0
    signs = list(zip(habits, _surroundings(lines, i), strict=True))
    for habit, sign in signs if i else signs[1:]:  # nothing stands above the first line
        if habit is True:
            weight += 1 if sign else -3
        elif habit is False and sign:
            weight -= 1
    return weight


def _may_begin(lines: Sequence[Line], i: int) -> bool:
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
        or (i == 1 and not looks_like_prose(before.text))
        or (lines[i].blank > 0 and len(before.text) < 60)
        or (lines[i].blank > 1)
    )


def _is_fact(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is about the paper above it: a date, a link, its authors."""
    text = lines[i].text
    if entry.is_link_line(text) or entry.is_id(text) or entry.is_date_line(text):
        return True
    if entry.is_named_authors(text) or is_labelled(text) or find_parts(text):
        return True
    if _is_dated_name(lines, i) or (i > 1 and _names(lines[i - 1].text) > 0 and is_dated(text)):
        return True
    # Authors stand below a title, and a title ends no sentence.
    above = lines[i - 1].text if i else ""
    if i > 1 and entry.is_date_line(above) and not _tells(lines[i - 2]):
        return _names(text) > 1  # title, date, names
    below_title = bool(above) and not (entry.is_id(above) or entry.is_date_line(above))
    below_title = below_title and not entry.is_link_line(above)
    return below_title and (not ends_sentence(above) or above.endswith("?")) and _names(text) > 1


def _is_dated_name(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is one name between the title above it and a date."""
    if not 0 < i < len(lines) - 1 or not entry.is_date_line(lines[i + 1].text):
        return False
    above = lines[i - 1]
    # What opens with more space than what stands above it is a title, below a heading.
    return (
        lines[i].blank <= above.blank
        and _names(lines[i].text) == 1
        and not _tells(above)
        and not _is_closing(above.text)
    )


def _full_titles(page: Page, lines: Sequence[Line], titles: Sequence[int]) -> dict[int, Item]:
    """Find the titles with names or a year in the same line, if most titles have them."""
    found = {i: find_item(page.text, lines[i], listed=True) for i in titles}
    full = {
        i: item
        for i, item in found.items()
        if item and (item.sure or item.year or (item.authors and len(item.authors.places) > 1))
    }
    return full if 2 * len(full) > len(titles) else {}


def _facts_above(lines: Sequence[Line], starts: Sequence[int]) -> list[int]:
    """Count the ids and dates above each title that open its entry.

    The page's ends say whether they open entries or close them: there is one above the first
    title and none below the last text.
    """
    if not (starts and starts[0] and _is_closing(lines[starts[0] - 1].text)):
        return [0] * len(starts)
    if _is_closing(lines[-1].text):
        return [0] * len(starts)
    counts = []
    for start in starts:
        n = 0
        while n < MAX_ABOVE and n < start and _is_closing(lines[start - 1 - n].text):
            n += 1
        counts.append(n)
    return counts


def _read_entry(
    page: Page,
    above: Sequence[Line],
    lines: Sequence[Line],
    wrapped: int,
    full: Item | None,
    *,
    names_below: bool,
    stopped: bool,
) -> Draft:
    draft = new_draft(page)
    for line in above:
        entry.put_fact(draft, line)
    if full and not wrapped:
        put_item(draft, full)
    else:
        put_title(draft, lines[0].start, lines[wrapped].end - stopped)
    put_text(draft, lines[wrapped + 1 :], names_below=names_below)
    return draft

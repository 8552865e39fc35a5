"""Titles that a page wraps: their lines as one.

    Counting Sheep at Night: a Study of          Counting Sheep at Night: a
    Forty Farms over Two Years                   Study of Forty Farms
                                                 We study how sheep are counted and
    We study how sheep are counted ...           measure it on forty farms ...

A line was broken where the next word did not fit. Titles that stand alone are wrapped at a
width of their own, those over their texts as these are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kgraph.read.layouts.entry_text import is_labelled
from kgraph.read.layouts.reading_titles import count_names
from kgraph.read.page import Line, ends_sentence, join_lines
from kgraph.read.parts import entry
from kgraph.read.parts.prose import (
    begins_sentence,
    common_words,
    ends_open,
    is_full,
    looks_like_prose,
    title_case_share,
    wrap_width,
)
from kgraph.read.parts.remarks import is_aside
from kgraph.read.rest import is_navigation

Place = tuple[int, int]

MAX_LINES = 4
MAX_MARK = 8  # code points, with the white space around
MAX_WHOLE = 250  # code points of a title whose lines go on in small letters
MIN_WIDTH, MAX_WIDTH = 30, 120  # code points: nobody wraps narrower, wider lines are of texts
MOST = 0.8  # of the titles that stand alone
SLACK = 4  # code points by which lines of titles were broken before the width
FEW = 3  # titles: of fewer, one name below is of an author
TITLE_CASE = 0.7  # share of capitals that a text does not begin with


def joined_alone(text: str, lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page, those of a title between white space joined."""
    found = [
        (a, b)
        for a, b in _paragraphs(lines)
        if b - a <= MAX_LINES and _may_be_title(lines[a:b]) and _count(lines[a:b]) < 2
    ]
    width = max((len(line.text) for a, b in found for line in lines[a:b]), default=0)
    several = [(a, b) for a, b in found if b - a > 1]
    going_on = {a: end for a, b in several if (end := _end_going_on(lines, a, b))}
    full = [(a, b) for a, b in several if _is_wrapped(lines[a:b], width - SLACK)]
    named = len(full) < FEW
    full = [(a, b) for a, b in full if a not in going_on and not (named and _count(lines[a:b]))]
    if len(full) < MOST * (len(several) - len(going_on)):
        full = []
    return _joined(text, lines, sorted([*full, *going_on.items()]))


def _end_going_on(lines: Sequence[Line], a: int, b: int) -> int | None:
    """Give the line behind a title whose other lines begin with small letters, one name below."""
    end = next((i for i in range(a + 1, b) if not lines[i].text[0].islower()), b)
    if end == a + 1 or sum(len(line.text) for line in lines[a:end]) > MAX_WHOLE:
        return None
    return end if end == b or (end + 1 == b and count_names(lines[end].text)) else None


def joined_over_texts(text: str, lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page, those of a title joined that begins a wrapped paragraph."""
    width = wrap_width(lines)
    if width is None or not MIN_WIDTH <= width <= MAX_WIDTH:
        return list(lines)
    blocks = [(a, b) for a, b in _paragraphs(lines, width) if b - a > 2]
    heads = [(a, _head(text, lines, a, b, width)) for a, b in blocks]
    unsure = any(end is None for _, end in heads)
    common = common_words(lines) if unsure else frozenset()
    found = [
        (a, end or _begin_of_text(lines, a, b, common))
        for (a, end), (_, b) in zip(heads, blocks, strict=True)
    ]
    if 2 * sum(
        end is not None or _is_told(lines[a:b])
        for (a, b), (_, end) in zip(found, heads, strict=True)
    ) < len(heads):
        return list(lines)
    return _joined(text, lines, _without_names(lines, found))


def _is_told(head: Sequence[Line]) -> bool:
    """Say whether the lines over the beginning of a text are a title by their capitals."""
    return bool(head) and min(title_case_share(line.text) for line in head) >= TITLE_CASE


def joined_heads(text: str, blocks: Sequence[list[Line]], width: int | None) -> list[list[Line]]:
    """Give the blocks of a page, the lines of the title joined that each begins with.

    Names or a text stand below a title; ``width`` is that of the page.
    """
    if width is None or not MIN_WIDTH <= width <= MAX_WIDTH:
        return list(blocks)
    joined = []
    for block in blocks:
        if end := _end_of_glued(text, block):
            joined.append(_joined(text, block, [(0, end)]))
            continue
        last = _head(text, block, 0, len(block), width) if len(block) > 2 else None
        heads = _without_names(block, [(0, last)] if last else [])
        joined.append(_joined(text, block, heads))
    return joined


def _end_of_glued(text: str, block: Sequence[Line]) -> int | None:
    """Give the line behind a title with names glued to it that a block begins with."""
    end = None
    for n in range(2, min(MAX_LINES, len(block) - 1) + 1):
        if block[n - 1].blank or looks_like_prose(block[n - 2].text):
            break
        listed = "," in block[n - 1].text or " and " in block[n - 1].text
        if listed and entry.has_glued_names(text, block[0].start, block[n - 1].end):
            end = n
    return end


def _paragraphs(lines: Sequence[Line], width: int | None = None) -> Iterator[Place]:
    """Give where the runs of lines without white space between them begin and end.

    On a page of that ``width`` one ends with a sentence behind which a word would have fit.
    """
    begins = [
        i
        for i, line in enumerate(lines)
        if i == 0 or line.blank or (width and _is_last(lines, i - 1, width))
    ]
    yield from zip(begins, [*begins[1:], len(lines)][: len(begins)], strict=True)


def _is_last(lines: Sequence[Line], i: int, width: int) -> bool:
    if is_aside(lines[i].text):
        return True
    return ends_sentence(lines[i].text) and not is_full(lines[i], lines[i + 1], width)


def _head(text: str, lines: Sequence[Line], a: int, b: int, width: int) -> int | None:
    """Give the line of a paragraph behind the first one that was not broken for its width."""
    for i in range(a, min(a + MAX_LINES, b - 1)):
        line = lines[i] if i > a else _with_mark(text, lines[i])
        if not is_full(line, lines[i + 1], width):
            below = lines[i + 1].text
            begun = below[0].isupper() or is_aside(below) or count_names(line.text)
            return i + 1 if begun else None
    return None


def _with_mark(text: str, line: Line) -> Line:
    """Give a line with the number in front of it, which is left out of titles."""
    begin = text.rfind("\n", max(0, line.start - MAX_MARK), line.start) + 1
    printed = text[begin : line.end].lstrip()
    return replace(line, text=printed) if line.start - begin < MAX_MARK else line


def _begin_of_text(lines: Sequence[Line], a: int, b: int, common: frozenset[str]) -> int:
    """Give the line that begins a sentence below a title whose last line is full by chance."""
    for i in range(a + 1, min(a + MAX_LINES, b - 1)):
        text = lines[i].text
        begun = begins_sentence(text, common) and title_case_share(text) < TITLE_CASE
        if begun and not ends_open(lines[i - 1].text):
            return i
    return a


def _without_names(lines: Sequence[Line], heads: Sequence[Place]) -> Iterator[Place]:
    """Give the titles among the first lines of paragraphs: what stands over the names.

    One name may be the end of a title ("Farms over Two Years"), if most have none below.
    """
    named = [any(count_names(line.text) for line in lines[a + 1 : end + 1]) for a, end in heads]
    most = 0 if 2 * sum(named) > len(heads) else 1
    for a, end in heads:
        below = (n for n in range(a + 1, end) if count_names(lines[n].text) > most)
        stop = next((n for n in below if not _ends_title(lines, n)), end)
        if stop - a > 1 and _may_be_title(lines[a:stop]):
            yield a, stop


def _ends_title(lines: Sequence[Line], n: int) -> bool:
    """Say whether what may be one name is the end of a title, as names stand below it."""
    named = not lines[n + 1].blank and count_names(lines[n + 1].text) > 0
    return named and count_names(lines[n].text) == 1


def _count(lines: Sequence[Line]) -> int:
    """Give the most names that one of some lines has."""
    return max(count_names(line.text) for line in lines)


def _may_be_title(lines: Sequence[Line]) -> bool:
    """Say whether none of some lines is of a text, or about a paper."""
    if any(len(line.text) > MAX_WIDTH or not any(map(str.isalpha, line.text)) for line in lines):
        return False  # "4/2007" below a title
    *above, last = (line.text for line in lines)
    told = ends_sentence(last) and not last.endswith("?")
    if told or looks_like_prose(" ".join((*above, last)).replace("? ", " ")):
        return False
    tests: tuple[Callable[[str], bool], ...] = (
        *(entry.is_site_label, entry.is_date_line, entry.is_link_line, entry.is_id),
        *(entry.is_comment, is_labelled, is_navigation),
    )
    return not any(test(line.text) for line in lines for test in tests)


def _is_wrapped(lines: Sequence[Line], width: int) -> bool:
    """Say whether the first word of each line but the first one had no room above."""
    return all(
        len(a.text) + 1 + len(b.text.split(maxsplit=1)[0]) > width for a, b in pairwise(lines)
    )


def _joined(text: str, lines: Sequence[Line], found: Iterable[Place]) -> list[Line]:
    whole: list[Line] = []
    position = 0
    for a, b in found:
        whole += [*lines[position:a], join_lines(text, lines[a:b])]
        position = b
    return [*whole, *lines[position:]]

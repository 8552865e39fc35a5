"""Titles with a line of names under or over them: which lines of a page are such pairs?

A line of names makes an entry, if a line over it may be a title and a venue or a row of
buttons stands below. Where nothing but such pairs follows one another, as on pages of
accepted papers, they need nothing below. Names may stand over the title too: the page
says which, by what its blocks begin with.
"""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence, Set
from dataclasses import dataclass

from kgraph.read.page import Line, Page, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.fields import find_label
from kgraph.read.parts.list_marks import margin_of, mark_width
from kgraph.read.parts.part_headings import is_heading, is_over_others, is_theme, may_be_title
from kgraph.read.parts.persons import is_initialled
from kgraph.read.parts.prose import is_more_than_asked, looks_like_prose
from kgraph.read.parts.semicolons import find_parted
from kgraph.read.parts.title_names import (
    MAX_TITLE,
    find_names,
    find_place,
    is_buttons,
    is_by,
    is_dated,
    is_fact,
    is_venue,
    names_others,
)
from kgraph.read.rest import is_menu

MIN_SENTENCE = 30  # code points of a line that tells something
MAX_HEAD = 120  # code points of a line of facts over a title
ID_ALONE = re.compile(
    r"(?<![\w.])(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?![\w/])|\b10\.\d{4,9}/"
)
_COPYRIGHT = re.compile(r"(?:copyright\s*)?(?:©|\(c\)|(?<=t )(?:19|20)\d\d)", re.IGNORECASE)
NEAR = 4  # lines from a pair with several names to one with one name, at the ends of a list
MIN_WORDS = 3  # of a title over one name
MIN_TITLE = 12  # code points of a title over one name, at the beginning of a block
MIN_OFTEN, MAX_OFTEN = 3, 30  # times a line comes that closes entries, and its code points
MIN_SHARE = 0.6  # of the lines that are of pairs, where pairs need nothing below


@dataclass(frozen=True, slots=True)
class Entry:
    """The numbers of the lines of an entry: title and names, first and past the last; and the
    names that are read there.
    """

    title: int
    names: int
    start: int
    end: int
    authors: AuthorList

    @property
    def notes(self) -> int:
        """How many lines stand below title and names."""
        return self.end - max(self.title, self.names) - 1


def find_entries(page: Page) -> list[Entry]:
    """Find the entries; the lines of one go to the next one's first, or to a heading."""
    lines = page.lines
    lists = page.once(find_lists)
    named = list(lists)
    often = _closing_words(lines)
    begin = sum(_begins_block(lines, i, often) for i in named)
    # Names stand over their titles, as the blocks of the page say, or its two ends.
    ends = bool(named) and named[0] == 0 and named[-1] != len(lines) - 1
    over = 2 * begin > len(named) or (ends and _has_several(lists[0]))
    under = [] if over else [i for i in named if _has_venue_over(page, i)]
    step = 1 if over else -2 if 2 * len(under) > len(named) else -1
    # No title is that of most papers: it is a journal, and the title stands over it.
    if step == -2 and 2 * len({lines[i - 2].text for i in under}) <= len(under):
        step = -3
    pairs = [(i + step, i) for i in named if 0 <= i + step < len(lines)]
    titled = [
        (title, names)
        for title, names in pairs
        if _may_be_title(page.text, lines[title], lines[names])
        and lines[title].text not in often
        and not (_has_label(lines[title], "title") and _has_label(lines[names], "authors"))
    ]
    blocks = _find_blocks(page, titled, lists)
    bare = _find_bare(page, titled, lists) | blocks
    elsewhere = _parts_without_papers(lines, {title for title, _ in titled})
    chosen: list[tuple[int, int]] = []
    for title, names in titled:
        below = lines[max(title, names) + 1 : max(title, names) + 3]
        free = not chosen or min(title, names) > max(chosen[-1])
        placed = find_place(lines[names]) is not None
        # "Sheep Xplore" over "Sheep SA" is a menu.
        few = len(lines[title].text.split()) < MIN_WORDS and not _has_several(lists[names])
        if (
            few
            and not placed
            and (title, names) not in blocks
            and not (below and is_dated(below[0].text))
        ):
            continue
        if (
            free
            and (placed or _has_facts(below) or (title, names) in bare)
            # The words of a menu stand over all papers.
            and not (chosen and elsewhere.get(min(title, names), -1) > max(chosen[-1]))
        ):
            chosen.append((title, names))
    headed = _have_heads(lines, chosen)
    starts = [min(pair) - (headed and _is_head(lines, min(pair) - 1)) for pair in chosen]
    entries = []
    borders = [*starts[1:], len(lines)]
    for (title, names), start, border in zip(chosen, starts, borders, strict=False):
        body = range(max(title, names) + 1, border)
        margin = margin_of(page, lines[title])
        stops = (i for i in body if is_heading(lines[i].text) or is_over(page, lines[i], margin))
        end = next(stops, border)
        entries.append(Entry(title, names, start, end, lists[names]))
    return entries


def _parts_without_papers(lines: Sequence[Line], titles: Set[int]) -> dict[int, int]:
    """Give the lines under the headings of such parts as courses, with that of the heading."""
    over: dict[int, int] = {}
    heading = None
    # "Keynote" over several papers is their label.
    labels = Counter(lines[i - 1].text for i in titles if i)
    for i, line in enumerate(lines):
        told = is_over_others(line.text) and labels[line.text] < 2
        if told and not (is_theme(line.text) or i in titles):
            heading = i
        elif heading is not None and is_heading(line.text):
            heading = None
        if heading is not None:
            over[i] = heading
    return over


def _have_heads(lines: Sequence[Line], pairs: Sequence[tuple[int, int]]) -> bool:
    """Say whether the facts of a paper stand over its title, each time: none are below the last."""
    heads = [_is_head(lines, min(pair) - 1) for pair in pairs]
    last = max(pairs[-1]) + 1 if pairs else 0
    told = any(ID_ALONE.search(line.text) for line in lines[last:])
    return sum(heads) > 1 and all(heads[:1]) and 3 * sum(heads) >= 2 * len(heads) and not told


def _is_head(lines: Sequence[Line], i: int) -> bool:
    """Say whether an id, with what else is told beside it, begins a block over a title."""
    if i < 0 or i + 1 >= len(lines) or lines[i + 1].blank or (i and not lines[i].blank):
        return False
    text = lines[i].text
    return (
        len(text) <= MAX_HEAD and ID_ALONE.search(text) is not None and not looks_like_prose(text)
    )


def is_over(page: Page, line: Line, margin: int) -> bool:
    """Say whether a line is an item of a list that others, at a margin, are inside of."""
    return mark_width(line.text) > 0 and margin_of(page, line) < margin


def _has_venue_over(page: Page, i: int) -> bool:
    """Say whether a venue with its year stands between names and a title: "Sheep, May 2020"."""
    if i < 2 or not is_dated(page.lines[i - 1].text):
        return False
    title = page.lines[i - 2]
    return _may_be_title(page.text, title, page.lines[i]) and not is_dated(title.text)


def _has_label(line: Line, column: str) -> bool:
    """Say whether a line begins with the name of a field: "Paper: Counting Sheep"."""
    printed = line.text[mark_width(line.text) :]
    label = find_label(printed) if ":" in printed[:20] else None
    return label is not None and label.capital and label.column == column


def find_lists(page: Page) -> dict[int, AuthorList]:
    """Find the lines of names; "A.Lee" is one where two others are."""
    found = [
        None if _is_whole(page.text, line) else find_names(page.text, line) for line in page.lines
    ]
    if sum(names is not None for names in found) > 1:
        for i, line in enumerate(page.lines):
            if is_initialled(line.text):
                found[i] = AuthorList(((line.start, line.end),), False)
    # "by Ann Lee" is who wrote the page, but among others that wrote papers.
    if (
        sum(
            names is not None and is_by(line.text)
            for names, line in zip(found, page.lines, strict=True)
        )
        > 1
    ):
        for i, line in enumerate(page.lines):
            if found[i] is None and is_by(line.text):
                found[i] = find_names(page.text, line, alone=True)
    lists = {i: names for i, names in enumerate(found) if names is not None}
    return {i: names for i, names in lists.items() if not _is_titled(page.lines, lists, i)}


def _is_whole(text: str, line: Line) -> bool:
    """Say whether a line is an entry by itself: "Counting Sheep; Ann Lee, Bob Day; FARM 2003"."""
    found = find_parted(text, line, line.start, line.end) if ";" in line.text else None
    names = found.authors if found else None
    return found is not None and (found.sure or (names is not None and _has_several(names)))


def _is_titled(lines: Sequence[Line], lists: Mapping[int, AuthorList], i: int) -> bool:
    """Say whether words with the shape of names stand over names: over "with Bob Day", or at the
    beginning of an item, one name over several.
    """
    below = lists.get(i + 1)
    if below is None or lines[i + 1].blank:
        return False
    one = not _has_several(lists[i]) and _has_several(below)
    return names_others(lines[i + 1].text) or (one and mark_width(lines[i].text) > 0)


def _find_bare(
    page: Page, pairs: Sequence[tuple[int, int]], lists: Mapping[int, AuthorList]
) -> frozenset[tuple[int, int]]:
    """Find the pairs that need nothing below: those of a page where they follow one another.

    Most lines from the first to the last are of pairs with several names; pairs with one
    name are believed where they stand as those do.
    """
    lines = page.lines
    sure: list[tuple[int, int]] = []
    for pair in pairs:
        free = not sure or min(pair) > max(sure[-1])
        if free and _has_several(lists[pair[1]]):
            sure.append(pair)
    if len(sure) < 2:
        return frozenset()
    first, last = min(sure[0]), max(sure[-1])
    paired = {i for pair in sure for i in pair}
    others = [lines[i].text for i in range(first, last + 1) if i not in paired]
    told = sum(len(text) > MIN_SENTENCE and ends_sentence(text) for text in others)
    passed = sum(is_fact(text) or is_heading(text) for text in others)
    if len(paired) < MIN_SHARE * (last + 1 - first - passed) or 3 * told > len(sure):
        return frozenset()
    shapes = {shape for pair in sure for shape in _shapes(lines, pair)}
    several = frozenset(sure)
    near = (
        pair
        for pair in pairs
        if pair not in several and first <= min(pair) + NEAR and max(pair) <= last + NEAR
    )
    alone = {
        (title, names)
        for title, names in near
        if not shapes.isdisjoint(_shapes(lines, (title, names)))
        and find_authors(page.text, lines[title].start, lines[title].end) is None
    }
    return several | alone


def _find_blocks(
    page: Page, pairs: Sequence[tuple[int, int]], lists: Mapping[int, AuthorList]
) -> frozenset[tuple[int, int]]:
    """Find the pairs that begin blocks, on a page of which most blocks begin so: one name is
    believed there, if others of them have several.
    """
    lines = page.lines
    begins = sum(line.blank > 0 or not n for n, line in enumerate(lines))
    found = [
        (title, names)
        for title, names in pairs
        if names == title + 1
        and (lines[title].blank or not title)
        and not lines[names].blank
        and not ends_sentence(lines[title].text.rstrip("?!"))
        # "Load More" over a name is a menu.
        and (_has_several(lists[names]) or len(lines[title].text) > MIN_TITLE)
    ]
    several = sum(_has_several(lists[names]) for _, names in found)
    enough = len(found) > 2 and several and 5 * len(found) >= 3 * begins
    return frozenset(found) if enough else frozenset()


def _has_several(found: AuthorList) -> bool:
    return len(found.places) > 1 or found.truncated


def _shapes(lines: Sequence[Line], pair: tuple[int, int]) -> list[tuple[bool, ...]]:
    """Give the white space around and in a pair; behind the last of a block it may be any."""
    first, last = min(pair), max(pair)
    above = (lines[first].blank > 0,) if first else (False, True)
    ended = last + 1 == len(lines) or lines[last + 1].blank > 0
    below = (False, True) if ended else (False,)
    return [(a, lines[last].blank > 0, b) for a in above for b in below]


def _closing_words(lines: Sequence[Line]) -> frozenset[str]:
    """Find the lines of a few words that come again and again: a link that closes entries."""
    times = Counter(line.text for line in lines if not line.blank)
    times.subtract(line.text for line in lines if line.blank)
    return frozenset(
        text
        for text, count in times.items()
        if count >= MIN_OFTEN
        and len(text) <= MAX_OFTEN
        and not any(c.isdigit() or c in ",;" for c in text)
    )


def _begins_block(lines: Sequence[Line], i: int, often: Container[str]) -> bool:
    """Say whether a line stands apart from what is over it, more than from what is below."""
    above = lines[i - 1].text if i else ""
    below = lines[i + 1].blank if i + 1 < len(lines) else 0
    headed = is_heading(above) and not may_be_title(above)
    told = headed or is_buttons(above) or above in often
    return not i or lines[i].blank > below or told


def _has_facts(lines: Sequence[Line]) -> bool:
    """Say whether a venue or buttons stand directly below, or below a line of notes."""
    return any(is_buttons(line.text) for line in lines) or (bool(lines) and is_venue(lines[0].text))


def _may_be_title(text: str, line: Line, named: Line) -> bool:
    """Say whether a line may be a title that stands with a line of names."""
    width = mark_width(line.text)
    printed = line.text[width:]
    if not 5 <= len(printed) <= MAX_TITLE or len(printed.split()) < 2:
        return False
    if "@" in printed or is_buttons(printed) or entry.is_link_line(printed):
        return False
    if is_heading(printed) and not may_be_title(printed):
        return False
    if is_menu(printed) or _COPYRIGHT.match(printed):
        return False
    if printed[0].islower() and ends_sentence(printed):
        return False  # the last line of a text
    if _has_label(line, "title") and not printed.startswith("Paper"):
        return False  # a page of named fields
    names = None if names_others(named.text) else find_authors(text, line.start + width, line.end)
    several = names is not None and (len(names.places) > 1 or names.truncated)
    return not several and not is_more_than_asked(printed)

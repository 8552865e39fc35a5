"""Records as repositories, publishers and catalogues list them: some lines each, and one of them
says which kind of work it is.

    November 20, 2023 (v2) Preprint Open       Counting Sheep in Wide Fields
    Counting Sheep in Wide Fields              Ann Lee, Bob Day
    Lee, Ann; Day, Bob                         Wool Letters, 2007, 32 (15), pp.2206-2208.
    We count them ...                          Journal articles hal-00140055v2
    Uploaded on November 21, 2023

The kind stands over the title or closes the record: the last one of a page tells. Kinds and days
("Posted: 3 Jun 2023") stand between title and names, too. Where records have numbers on lines of
their own, these begin them; then a line with the day of each, or with names, day and venue, does
as well as a kind: "Ann Lee & Bob Day - 2018 - Wool Letters 3 (2):1-9".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.model.tables import Evidence
from kgraph.read.layouts.name_lines import with_joined_names
from kgraph.read.layouts.record_lines import find_byline, find_day, is_passed, names_of
from kgraph.read.layouts.venue_lines import put_place, put_venue_line
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.copied import finish, headings, put_venue
from kgraph.read.parts.kind_lines import find_kind, is_flag
from kgraph.read.parts.other_kinds import other_kind
from kgraph.read.parts.part_headings import is_heading
from kgraph.read.parts.prose import looks_like_prose, title_case_share
from kgraph.read.parts.title_marks import put_title
from kgraph.read.parts.title_names import is_dated, is_venue

NAME = "kind_records"
MAX_FACTS = 5  # lines between a title and its names
MIN_TITLE, MAX_TITLE = 8, 300  # code points
MIN_WORDS = 6  # of a sentence that is the beginning of an abstract
MAX_NUMBER = 6  # code points of a line that is the number of a record
_NUMBER = re.compile(r"\[?(?P<number>\d{1,4})[.)]?\]?\s*")
_ABSTRACT = re.compile(r"(?:Abstract|Summary|Résumé|Zusammenfassung|Resumen|Resumo)\s?[:.]\s*")
# Beside what is no paper in any list: a talk's slides, plans of a study.
_NO_PAPERS = frozenset(("presentation", "registration", "lesson", "slides", "project"))
_INTO = re.compile(r"in:?\s+(?=[^\W\d_a-z])", re.IGNORECASE)
_AFFILIATION = re.compile(r"\b(?:[Uu]niversit\w+|Departments?|Institut\w*|School|affiliations?)\b")
# Behind the last record: "Next", "Page 1 of 41", "1 2 3 ... 15".
_PAGES = re.compile(
    r"(?:next|previous|load more|show more|page \d+ of \d+.*|\d+(?: \d+){2,}.*)\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a record by their numbers: the title, its names if there are any, all others."""

    title: int
    names: range
    lines: Sequence[int]


def recognises(page: Page) -> bool:
    """Say whether records with their kinds stand on the page, most of them with names."""
    blocks = page.once(find_blocks)
    named = sum(len(block.names) > 0 for block in blocks)
    return named > 1 and 3 * named >= 2 * len(blocks) and 4 * _others(page, blocks) <= len(blocks)


def _others(page: Page, blocks: Sequence[Block]) -> int:
    """Count the lines of several names that are of no record: other works have them.

    Directly below names, "University of Wool and University of Goats" are what they belong to.
    """
    lines = with_joined_names(page).lines
    own = {i for block in blocks for i in (block.title, *block.names)}
    others = (names_of(page, line) for i, line in enumerate(lines) if not {i, i - 1} & own)
    return sum(found is not None and len(found.places) > 1 for found in others)


def read(page: Page) -> Evidence:
    """Read the records of the page."""
    on, page = page, with_joined_names(page)
    lines, blocks = page.lines, on.once(find_blocks)
    drafts = [_read_block(page, block) for block in blocks]
    first = min([blocks[0].title, *blocks[0].lines])
    passed = [line for line in lines if is_passed(line.text)]
    return finish(on, NAME, drafts, [*passed, *headings(lines[:first])])


def find_blocks(page: Page) -> list[Block]:
    """Find the records of a page; what stands over the first of them is none of it."""
    page = with_joined_names(page)
    lines = page.lines
    kinds = [i for i, line in enumerate(lines) if find_kind(line.text)]
    numbers = _find_numbers(lines)
    if len(numbers) > 1:
        borders = [*numbers[1:], _last_line(lines, numbers[-1])]
        parts = [range(a + 1, b) for a, b in zip(numbers, borders, strict=True)]
        told = sum(any(_tells(page, i) for i in part) for part in parts)
        if 3 * told >= 2 * len(parts):
            return _blocks(page, parts)
    # What stands directly behind one kind is of the same record: "Article", "Open access".
    begins = [i for n, i in enumerate(kinds) if not n or not _is_beside(page, kinds[n - 1], i)]
    if len(begins) < 2:
        days = [i for i, line in enumerate(lines) if find_day(line.text)]
        return _between(page, days) if len(days) > 1 else []
    borders = [*begins[1:], _last_line(lines, begins[-1])]
    above = _blocks(page, [range(a, b) for a, b in zip(begins, borders, strict=True)])
    if above and above[-1].title > begins[-1] and above[-1].names:
        return above
    if (between := _between(page, begins)) and len(between) == len(begins):
        return between
    dated = sum((kind := find_kind(lines[i].text)) is not None and bool(kind.date) for i in begins)
    if 2 * dated > len(begins):
        return []  # "Working paper, 2021" is where a work appeared
    starts = [0, *(i + 1 for i in begins[:-1])]
    parts = [range(a, b + 1) for a, b in zip(starts, begins, strict=True)]
    return _blocks(page, parts, below_page_head=True)


def _between(page: Page, signs: Sequence[int]) -> list[Block]:
    """Find the records whose kind or day stands below the title, over the names."""
    lines = page.lines
    titles = []
    for i in signs:
        near = range(i - 1, max(-1, i - 1 - MAX_FACTS), -1)
        above = (n for n in near if not _is_head(lines[n].text))
        titles.append(next(above, -1))
    if len(set(titles)) < max(2, len(titles)) or titles[0] < 0:
        return []
    borders = [*titles[1:], _last_line(lines, titles[-1])]
    found = _blocks(page, [range(a, b) for a, b in zip(titles, borders, strict=True)])
    # Names stand below the sign, in each of them.
    if len(found) < len(signs):
        return []
    named = (b.names and b.names.start > i for b, i in zip(found, signs, strict=True))
    return found if all(named) else []


def _last_line(lines: Sequence[Line], first: int) -> int:
    """Give where the last record ends that begins with a line: at the pages of the list."""
    pages = (i for i in range(first + 1, len(lines)) if _PAGES.fullmatch(lines[i].text))
    return next(pages, len(lines))


def _find_numbers(lines: Sequence[Line]) -> list[int]:
    """Find the lines that number records; a second list may begin again."""
    found: list[int] = []
    last = 0
    for i, line in enumerate(lines):
        match = _NUMBER.fullmatch(line.text) if len(line.text) <= MAX_NUMBER else None
        if match and int(match["number"]) in ({last + 1, 1} if found else {1}):
            found.append(i)
            last = int(match["number"])
    return found


def _tells(page: Page, i: int) -> bool:
    """Say whether a line tells what only that of a record does: a kind, its day, all of it."""
    line = page.lines[i]
    if find_kind(line.text):
        return True
    return find_day(line.text) is not None or find_byline(page, line) is not None


def _is_beside(page: Page, above: int, i: int) -> bool:
    """Say whether nothing but facts of the same record stands between two lines."""
    return all(_is_head(page.lines[n].text) for n in range(above + 1, i))


def _is_head(text: str) -> bool:
    """Say whether a line may stand over a title, by itself: access, a day, a kind."""
    told = (is_flag, entry.is_date_line, is_passed)
    return find_kind(text) is not None or any(says(text) for says in told)


def _blocks(page: Page, parts: Sequence[range], *, below_page_head: bool = False) -> list[Block]:
    found = [
        _find_block(page, part, below_page_head=below_page_head and not n)
        for n, part in enumerate(parts)
    ]
    return [block for block in found if block is not None]


def _find_block(page: Page, part: range, *, below_page_head: bool) -> Block | None:
    """Find title and names of a record: the title is the first line that is no fact.

    Over the first record a page may say much: there the line over the names is the title.
    """
    lines = page.lines
    told = [i for i in part if not _is_head(lines[i].text)]
    pair = _last_pair(page, told) if below_page_head else None
    if not told or not _may_be_title(lines[title := pair or told[0]].text):
        return None
    near = [i for i in told if i > title][:MAX_FACTS]
    names = next((i for i in near if names_of(page, lines[i]) or _is_byline(page, i)), None)
    rest = [i for i in part if i != title and not (below_page_head and i < title)]
    if names is None:
        return Block(title, range(0), rest)
    stop = names + 1
    while stop < part.stop and lines[stop - 1].text.endswith((",", ";", "&", " and")):
        if names_of(page, lines[stop]) is None:
            break
        stop += 1
    return Block(title, range(names, stop), [i for i in rest if not names <= i < stop])


def _last_pair(page: Page, told: Sequence[int]) -> int | None:
    """Give the last title that has names directly below."""
    pairs = (
        (a, b)
        for a, b in zip(reversed(told[:-1]), reversed(told[1:]), strict=True)
        if _may_be_title(page.lines[a].text)
    )
    return next((a for a, b in pairs if names_of(page, page.lines[b]) or _is_byline(page, b)), None)


def _may_be_title(text: str) -> bool:
    return MIN_TITLE <= len(text) <= MAX_TITLE and len(text.split()) > 1 and not is_heading(text)


def _is_byline(page: Page, i: int) -> bool:
    return find_byline(page, page.lines[i]) is not None


def _read_block(page: Page, block: Block) -> Draft:
    draft, lines = new_draft(page), page.lines
    title = lines[block.title]
    put_title(draft, title.start, _end_of_title(page, title))
    printed = ""
    for i in block.lines:
        line = lines[i]
        if kind := find_kind(line.text):
            printed = printed or line.text[kind.start : kind.end]
            draft.add("labels", line.start + kind.start, line.start + kind.end)
            if kind.date and not draft.has("published"):
                place = line.start + kind.date.start, line.start + kind.date.end
                draft.put_as("published", kind.date.value, *place)
    rest = [lines[i] for i in block.lines if not find_kind(lines[i].text)]
    for line in rest:
        if (day := find_day(line.text)) and not draft.has("published"):
            draft.put_as("published", day.value, line.start + day.start, line.start + day.end)
    if block.names:
        _put_names(draft, page, [lines[i] for i in block.names])
    _put_rest(draft, rest)
    numbers = [block.title, *block.names, *block.lines]
    start, end = lines[min(numbers)].start, lines[max(numbers)].end
    problem = other_kind(draft, printed, start, end, also=_NO_PAPERS)
    told = any(map(draft.has, ("authors", "published", "journal_ref", "doi", "arxiv_id")))
    if problem is None and told:
        return draft
    none = new_draft(page)
    none.problems += [problem] if problem else []
    return none


def _end_of_title(page: Page, line: Line) -> int:
    """Give where a title ends: before a full stop, and before names behind a stroke, as library
    catalogues print them: "Sheep of the north / Lee, Ann."
    """
    end = line.end - (line.text.endswith(".") and not line.text.endswith("..."))
    stroke = page.text.rfind(" / ", line.start, end)
    named = stroke > 0 and find_authors(page.text, stroke + 3, end) is not None
    return stroke if named else end


def _put_names(draft: Draft, page: Page, lines: Sequence[Line]) -> None:
    if byline := find_byline(page, lines[0]):
        draft.add_authors(byline.names.places, truncated=byline.names.truncated)
        if byline.day and not draft.has("published"):
            draft.put_as("published", *byline.day)
        if byline.venue[0] < byline.venue[1]:
            put_venue(draft, *byline.venue)
        return
    for line in lines:
        if found := names_of(page, line):
            draft.add_authors(found.places, truncated=found.truncated)


def _put_rest(draft: Draft, lines: Sequence[Line]) -> None:
    """Take what else a record tells: its text, its venue, its ids, its day."""
    text: list[Line] = []
    for n, line in enumerate(lines):
        said = _ABSTRACT.match(line.text)
        bare = _behind(line, said.end()) if said else line
        if _is_text(bare.text):
            if not text or (lines[n - 1].end == text[-1].end and not line.blank):
                text.append(bare)
                draft.put("abstract", text[0].start, line.end)
        elif is_passed(line.text) or is_flag(line.text) or said:
            continue
        elif entry.put_id_line(draft, line) or entry.put_date_line(draft, line):
            draft.add_urls(line.start, line.end)
        elif not draft.has("published") and entry.put_date_over_text(draft, line):
            continue
        elif (into := _INTO.match(line.text)) and not draft.has("journal_ref"):
            put_venue_line(draft, _behind(line, into.end()))
        elif _is_place(line.text) and not (draft.has("journal_ref") or find_day(line.text)):
            put_venue_line(draft, line)
        elif any(map(str.isalpha, line.text)):
            entry.put_ids(draft, line.start, line.end)
            if is_dated(line.text) and not draft.has("published"):
                put_place(draft, line.start, line.end)  # "Volume 1, Jan 2001", below its journal
            draft.add("labels", line.start, line.end)


def _behind(line: Line, width: int) -> Line:
    return Line(line.start + width, line.end, line.text[width:], line.blank)


def _is_place(text: str) -> bool:
    """Say whether a line is where a work appeared, and not where its authors are."""
    return is_venue(text) and (is_dated(text) or not _AFFILIATION.search(text))


def _is_text(text: str) -> bool:
    """Say whether a line is running text: a sentence of some words, whole or cut."""
    if len(text.split()) < MIN_WORDS:
        return False
    whole = ends_sentence(text) or text.endswith(("…", "..."))
    told = whole and title_case_share(text) < 0.5
    return told or (looks_like_prose(text) and not is_dated(text))

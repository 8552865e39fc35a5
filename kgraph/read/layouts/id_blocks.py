"""Blocks of text closed, or opened, by the arXiv id of their paper.

    In this work, we develop and release Llama 2, a collection of ...
    arXiv:2307.09288In this paper, we provide a deep dive into ...
    10 pages, 6 figures
    arXiv:2107.04140

Whether an id belongs to the text above or below it is decided for the whole page: see
`id_sides`. A page that does not say is read without joining ids and texts, and the user is told.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence
from kgraph.read.layouts.block_ends import is_field, put_last
from kgraph.read.layouts.block_entries import numbered, part_entries
from kgraph.read.layouts.block_titles import (
    is_surely_title,
    is_title_alone,
    may_be_title,
    stands_as_title,
)
from kgraph.read.layouts.entry_text import is_labelled, put_labelled, put_text
from kgraph.read.layouts.id_markers import are_few, find_markers
from kgraph.read.layouts.id_sides import (
    MIN_TEXT,
    amount,
    side_of,
    undecided,
    with_dates,
    with_places,
)
from kgraph.read.layouts.noted import noted_on
from kgraph.read.layouts.reading_titles import find_titles, tells
from kgraph.read.layouts.wrapped_titles import joined_heads
from kgraph.read.page import (
    Draft,
    Line,
    Page,
    evidence,
    find_lines,
    new_draft,
    problem,
)
from kgraph.read.parts import entry
from kgraph.read.parts.keyword_lines import with_whole_lists
from kgraph.read.parts.list_marks import mark_width
from kgraph.read.parts.part_headings import is_heading
from kgraph.read.parts.prose import (
    end_of_last,
    looks_like_prose,
    page_width,
    title_score,
)
from kgraph.read.parts.remarks import with_whole_remarks
from kgraph.read.references.references import find_references

NAME = "id_blocks"
MAX_HEADING, MAX_HEADING_WORDS = 30, 4  # code points and words of the heading of a page
MAX_HEAD = 5  # lines of a title and its authors
_ABSTRACT = re.compile(r"Abstract(?:\s*[:—–]\s*|$)", re.IGNORECASE)
# What arXiv prints behind an id: its subject, and the forms one can fetch.
_FORM = r"(?:pdf|ps|html|tex|src|txt|other|format)"
_FORMS = re.compile(rf"[ \t]*\[{_FORM}(?:,\s{_FORM})*\]")
_SUBJECT = re.compile(rf"\s*\[(?!{_FORM}\])([a-z-]+(?:\.[A-Za-z-]+)?)\]")

Block = tuple[Sequence[Line], ids.FoundId | None]


def recognises(page: Page) -> bool:
    """Say whether ids stand between texts that are long enough to be abstracts."""
    markers = [m for m in find_markers(page) if isinstance(m, ids.FoundId)]
    if not markers:
        return False
    if _are_references(page, markers) or are_few(page, markers):
        return False
    gaps = _gaps(page, markers)
    # Short notes add up to the length of an abstract, and have no sentence.
    prose = [g for g in gaps if amount(g) >= MIN_TEXT and any(map(_is_told, g))]
    if 2 * len(prose) < len(markers) or not prose:
        return False
    # Items of title, names and id in a letter have no texts behind their ids.
    named = sum(one.authors is not None or one.whole is not None for one in page.once(noted_on))
    behind = sum(amount(gap) >= MIN_TEXT for gap in gaps[1:])
    if 2 * named > len(markers) >= 2 * behind:
        return False
    # Links under titled abstracts are a reading list's; here they do what ids do.
    width = page.once(page_width)
    titled = [gap for gap in prose if title_score([_bare(gap[0]), *gap[1:]], 0, width) >= 2]
    titles = page.once(_titles)
    over = {page.lines[i].start for i in titles}
    headed = sum(any(line.start in over for line in gap) for gap in prose)
    if _are_links(page, markers) and 2 * max(len(titled), headed) > len(prose):
        return False
    # Ids part no list that has more titles with abstracts than ids; what ends a block may stand
    # over the next id as few titles do.
    starts = {marker.whole_start for marker in markers}
    close = sum(page.lines[i + 1].start in starts for i in titles)
    others = len(titles) - close if 2 * close < len(titles) else len(titles)
    return others <= len(markers) or not (titled or close or others > 2 * len(markers))


def read(page: Page) -> Evidence:
    """Read the blocks of a page, each with the id that closes or opens it."""
    found = list(find_markers(page))
    markers = [m for m in found if isinstance(m, ids.FoundId)]
    problems = [
        problem(page, None, None, "bad-id", str(error))
        for error in found
        if isinstance(error, InputError)
    ]
    gaps = [_without_name(with_whole_lists(page.text, x)) for x in _gaps(page, markers)]
    gaps = joined_heads(page.text, gaps, page.once(page_width))
    gaps = [with_whole_remarks(page.text, gap, page.once(page_width)) for gap in gaps]
    if headed := _read_headed(page, gaps, markers):
        return evidence(page, NAME, headed, (), problems)
    side = side_of(page, markers, gaps)
    if side == "close":
        gaps = with_places(gaps)
    elif side == "open":
        gaps = with_dates(gaps)
    if side is None:
        problems.append(undecided(page, markers[0].whole_start, markers[-1].whole_end))
        blocks: list[Block] = [(gap, None) for gap in gaps if gap] + [((), m) for m in markers]
    elif side == "close":
        blocks = [*zip(gaps[:-1], markers, strict=True), (gaps[-1], None)]
    else:
        blocks = [(gaps[0], None), *zip(gaps[1:], markers, strict=True)]
    titled = _have_titles(blocks)
    if titled and blocks[0][0]:
        own = _head_of_page(page, [lines for lines, _ in blocks if lines])
        blocks = [(blocks[0][0][own:], blocks[0][1]), *blocks[1:]]
    drafts = [
        draft
        for lines, marker in blocks
        for draft in _read_block(page, lines, marker, titled, opened=side == "open")
    ]
    return evidence(page, NAME, drafts, (), problems)


def _is_told(line: Line) -> bool:
    """Say whether a line is of a text, and no note that ends with a full stop."""
    return tells(line) and (looks_like_prose(line.text) or not mark_width(line.text))


def _are_references(page: Page, markers: Sequence[ids.FoundId]) -> bool:
    """Say whether all ids stand in references, as on slides: two of them at least."""
    found = page.once(find_references)
    places = [(r.start, r.end) for r in found]
    if len(places) < 2:
        return False
    at = [bisect_right(places, (m.start, len(page.text))) - 1 for m in markers]
    return all(n >= 0 and m.start < places[n][1] for n, m in zip(at, markers, strict=True))


def _are_links(page: Page, markers: Sequence[ids.FoundId]) -> bool:
    return all("/" in page.text[m.whole_start : m.start] for m in markers)


def _gaps(page: Page, markers: Sequence[ids.FoundId]) -> list[list[Line]]:
    """Give the lines before, between and after the markers; one more than there are markers."""
    borders = [0]
    for marker in markers:
        subject = _SUBJECT.match(page.text, marker.whole_end)
        end = subject.end() if subject else marker.whole_end
        forms = _FORMS.match(page.text, end)
        borders += [marker.whole_start, forms.end() if forms else end]
    borders.append(len(page.text))
    return [
        list(find_lines(page.text, borders[i], borders[i + 1])) for i in range(0, len(borders), 2)
    ]


def _read_headed(
    page: Page, gaps: Sequence[Sequence[Line]], markers: Sequence[ids.FoundId]
) -> list[Draft]:
    """Read entries whose ids stand below title and names, over the text; nothing if they do not."""
    heads = [_head(page, gap) for gap in gaps[:-1]]
    texts = [
        gap[: head[0] if head else None] for gap, head in zip(gaps, [*heads, None], strict=True)
    ]
    if not all(heads) or any(amount(text) < MIN_TEXT for text in texts[1:]):
        return []
    texts[-1] = texts[-1][: end_of_last(texts[1:])]
    drafts = []
    for gap, head, marker, text in zip(gaps, heads, markers, texts[1:], strict=False):
        assert head is not None, "all have one"
        draft = new_draft(page)
        first, names = gap[head[0]], gap[head[1]]
        title_end = gap[head[1] - 1].end
        draft.put("title", first.start + mark_width(first.text), title_end)
        entry.put_authors(draft, names.start, gap[-1].end)
        _put_marker(page, draft, marker)
        put_text(draft, text, comments=True)
        drafts.append(draft)
    return drafts


def _head(page: Page, lines: Sequence[Line]) -> tuple[int, int] | None:
    """Find a title with space above it, and names below it, at the end of some lines.

    Returns:
        The number of the title's line and of the first one of the names.
    """
    last = len(lines) - 1
    first = next((n for n in range(last, max(last - MAX_HEAD, -1), -1) if lines[n].blank), None)
    if first is None or not may_be_title(lines[first].text):
        return None
    for names in range(first + 1, len(lines)):
        if entry.is_author_line(page.text, lines[names].start, lines[last].end):
            return first, names
    return None


def _have_titles(blocks: Sequence[Block]) -> bool:
    """Say whether the blocks of a page begin with titles: most of them do, or none does."""
    full = [lines[_count_facts(lines) :] for lines, _ in blocks if amount(lines) >= MIN_TEXT]
    titled = [lines for lines in full if len(lines) > 1 and stands_as_title(lines)]
    return 2 * len(titled) > len(full)


def _count_facts(lines: Sequence[Line]) -> int:
    """Count the dates and named fields that stand between an id and what it opens."""
    facts = takewhile(lambda x: entry.is_date_line(x.text) or is_labelled(x.text), lines[:-1])
    return sum(1 for _ in facts)


def _read_block(
    page: Page, lines: Sequence[Line], marker: ids.FoundId | None, titled: bool, *, opened: bool
) -> list[Draft]:
    """Read one block; a page's heading in front of the first is left out.

    Of several entries in it the first has the id that opened it, the last one that closes it.
    """
    drafts = []
    parts = part_entries(lines, titled=titled, begins=page.once(numbered) if titled else set())
    for n, part in enumerate(parts):
        draft = new_draft(page)
        facts = _count_facts(part)
        for line in part[:facts]:
            _ = put_labelled(draft, line) or entry.put_date_line(draft, line)
        rest = list(part[facts:])
        if titled and rest and (is_title_alone(rest) if len(rest) == 1 else stands_as_title(rest)):
            _put_title(draft, rest[0])
            rest.pop(0)
        elif len(rest) > 1 and is_surely_title(rest):
            draft.put("title", rest[0].start, rest[0].end)
            rest.pop(0)
        elif not titled:
            # A line that goes on in small letters is the first of a wrapped text.
            while (
                len(rest) > 1
                and may_be_title(rest[0].text)
                and len(rest[0].text) < 60
                and not rest[1].text[0].islower()
            ):
                rest.pop(0)
        width = page.once(page_width)
        while taken := put_last(draft, rest, width):
            del rest[-taken:]
        linked = draft.has("title") and any(entry.is_id(line.text) for line in part)
        if marker is None and amount(rest) < MIN_TEXT and not linked:
            continue
        rest = _without_name(rest)
        if draft.has("title"):
            put_text(draft, rest, comments=True)
        else:
            entry.put_body(draft, rest, comments=True)
        if marker is not None and n == (0 if opened else len(parts) - 1):
            _put_marker(page, draft, marker)
        drafts.append(draft)
    if marker is not None and not parts:
        draft = new_draft(page)
        _put_marker(page, draft, marker)
        drafts.append(draft)
    return drafts


def _put_title(draft: Draft, line: Line) -> None:
    """Take a title, and the names that are glued to it: one alone may be a word of it."""
    start, seam = line.start + mark_width(line.text), None
    if "," in line.text or " and " in line.text:
        seam = entry.put_header(draft, start, line.end)
    if not seam:
        draft.put("title", start, line.end)


def _bare(line: Line) -> Line:
    width = mark_width(line.text)
    return Line(line.start + width, line.end, line.text[width:], line.blank) if width else line


def _titles(page: Page) -> list[int]:
    return [i for i in find_titles(page.lines) if not is_field(page.lines[i].text)]


def _head_of_page(page: Page, blocks: Sequence[Sequence[Line]]) -> int:
    """Count the lines over the title of the first block: a heading, who somebody is, a menu."""
    found = next((page.lines[i].start for i in page.once(_titles)), None)
    above = next((n for n, line in enumerate(blocks[0]) if line.start == found), 0)
    if above and not any(map(tells, blocks[0][:above])):
        return above
    return int(is_heading(blocks[0][0].text) or _has_heading(blocks))


def _has_heading(blocks: Sequence[Sequence[Line]]) -> bool:
    """Say whether the page's heading stands over the title of its first block.

    A short line over another that may be a title, as no other block begins.
    """
    lines = blocks[0]
    short = len(lines[0].text) < MAX_HEADING and len(lines[0].text.split()) <= MAX_HEADING_WORDS
    if not short or not _begins_twice(lines):
        return False
    alone = not any(map(_begins_twice, blocks[1:]))
    return alone or lines[1].blank > 0 or len(lines[1].text) > MAX_HEADING


def _begins_twice(lines: Sequence[Line]) -> bool:
    """Say whether two lines that may be titles, and no names, begin a block."""
    return (
        len(lines) > 2
        and stands_as_title(lines[1:])
        and not entry.is_author_line(lines[1].text, 0, len(lines[1].text))
    )


def _without_name(lines: Sequence[Line]) -> list[Line]:
    """Leave out the word "Abstract:" in front of a block."""
    if not lines:
        return []
    first = lines[0]
    name = _ABSTRACT.match(first.text)
    if name is None:
        return list(lines)
    start = first.start + name.end()
    rest = [Line(start, first.end, first.text[name.end() :], first.blank)]
    return [*(rest if name.end() < len(first.text) else []), *lines[1:]]


def _put_marker(page: Page, draft: Draft, marker: ids.FoundId) -> None:
    if not draft.has("arxiv_id"):
        draft.put_id(marker)
    subject = _SUBJECT.match(page.text, marker.whole_end)
    if subject:
        draft.add_category(subject.start(1), subject.end(1))

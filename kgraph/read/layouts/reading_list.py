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
from itertools import pairwise

from kgraph.model.tables import Evidence
from kgraph.read.layouts.bare_lines import bare_lines
from kgraph.read.layouts.entry_text import put_text
from kgraph.read.layouts.noted import noted_on
from kgraph.read.layouts.reading_titles import (
    count_names,
    find_titles,
    goes_on,
    is_about_above,
    is_closing,
    may_begin,
)
from kgraph.read.layouts.section_heads import below_headings, heads_above
from kgraph.read.layouts.titles_alone import titles_alone
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, new_draft, problem
from kgraph.read.parts import entry, people
from kgraph.read.parts.fields import find_label
from kgraph.read.parts.line_parts import Item
from kgraph.read.parts.list_marks import mark_width
from kgraph.read.parts.paper_line_forms import find_item
from kgraph.read.parts.prose import (
    end_of_last,
    looks_like_prose,
    title_case_share,
)
from kgraph.read.parts.put_items import put_item
from kgraph.read.parts.remarks import is_aside
from kgraph.read.parts.text_ends import has_shape_of_heading
from kgraph.read.parts.title_marks import put_title
from kgraph.read.rest import is_navigation

NAME = "reading_list"
_NUMBER = re.compile(r"[\[(]?(\d{1,3})[\]).]\s*$")
MAX_FACT = 100  # code points
# Fields that pages have of papers and not of themselves.
_OF_PAPERS = frozenset(("title", "authors", "abstract", "id", "journal_ref", "comments"))
MIN_NOTED = 3  # items of notes
MAX_NAME = 4  # words of the name of a page
MAX_ABOVE = 2  # ids and dates above a title

# Who tells what he did and liked writes no abstract.
_ESSAY = re.compile(
    r"\b(?:[Mm]y|me|I\s(?:am|was|had|did|do|have|read|like|liked|thought|believed|started|wrote|could|want\w*))\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
FEW_YEARS, MOST_YEARS = 3, 2  # in all abstracts of a page, and in 1,000 code points of them
USUAL_ABSTRACT = 150  # that most abstracts of a page have; notes on a holiday are shorter


def recognises(page: Page) -> bool:
    """Say whether the page has titles with abstracts under them, and little else."""
    lines = page.once(bare_lines)
    found = find_titles(lines)
    titles = below_headings(lines, _without_page_facts(lines, found))
    if not titles or _are_items(page, lines, titles) or _are_noted(page, titles):
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
    named = sum(len(lines[i].text.split()) > 1 or goes_on(lines, i) for i in titles)
    return (
        whole
        and 2 * told > len(titles)
        and 2 * named > len(titles)
        and explained >= 0.8 * (explained + sum(len(line.text) for line in lines[: found[0]]))
    )


def _are_items(page: Page, lines: Sequence[Line], titles: Sequence[int]) -> bool:
    """Say whether white space parts the items of a list, most of them or of their headings no
    titles: what would be the texts below are entries of another layout.
    """
    marked = ((x, mark_width(x.text)) for x in page.lines if x.blank)
    items = {x.start + width for x, width in marked if width}
    # A title that was wrapped begins one line above the one found.
    known = {lines[n].start for i in titles for n in ((i - 1, i) if i else (i,))}
    return len(items) > 2 and 2 * len(items & known) <= min(len(items), len(titles))


def _are_noted(page: Page, titles: Sequence[int]) -> bool:
    """Say whether a page has many more items of notes with an id each than titles with texts."""
    marked = sum(mark_width(line.text) > 0 for line in page.lines)
    if marked < MIN_NOTED or marked < 2 * len(titles):
        return False
    return len(page.once(noted_on)) >= max(MIN_NOTED, 2 * len(titles))


def read(page: Page) -> Evidence:
    """Read the entries of a reading list."""
    lines = page.once(bare_lines)
    titles = _without_page_facts(lines, _without_frame(page, lines, find_titles(lines)))
    titles = below_headings(lines, titles)
    titles = sorted([*titles, *titles_alone(page, lines, titles)])
    # A title that was wrapped begins one line above the one found.
    known = set(titles)
    starts = [i - (i - 1 not in known and goes_on(lines, i)) for i in titles]
    borders = [*starts[1:], _end_of_last(lines, starts)]
    full = _full_titles(page, lines, titles)
    above = _facts_above(lines, starts)
    tops = [start - n for start, n in zip(starts, above, strict=True)]
    heads = heads_above(lines, titles, tops)
    behind = [a + b for a, b in zip(above, heads, strict=True)]
    ends = [border - n for border, n in zip(borders, [*behind[1:], 0], strict=True)]
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
    if _are_works(page, drafts):
        return Evidence((page.source,))
    before = lines[: starts[0] - above[0]]
    printed = [name for draft in drafts for name in draft.names]
    unread = [
        problem(page, line.start, line.end, "text-before-entries", "prose before the first title")
        for line in before
        if looks_like_prose(line.text)
    ]
    return evidence(page, NAME, drafts, list(people.page_person(page, before, printed)), unread)


def _are_works(page: Page, drafts: Sequence[Draft]) -> bool:
    """Say whether what would be abstracts are lists of works, each with its year, under headings:
    an item for every other entry, and more years than texts have.

    Measured on 72 pages: abstracts have one year at most in 1,000 code points, CVs three to six.
    """
    texts = [draft.value("abstract") or "" for draft in drafts]
    years = sum(len(_YEAR.findall(text)) for text in texts)
    if years <= FEW_YEARS or 1000 * years <= MOST_YEARS * sum(map(len, texts)):
        return False
    return 2 * sum(mark_width(line.text) > 0 for line in page.lines) >= len(drafts)


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
    may_be = lines[last].blank > 0 and not is_about_above(lines, last) and may_begin(lines, last)
    text = lines[last].text
    told = looks_like_prose(text) or ends_sentence(text) or is_navigation(text)
    told = told or any(sign in text for sign in ("©", " · ", " | "))
    return [*kept, last] if ends and may_be and not told and last not in kept else kept


def _without_page_facts(lines: Sequence[Line], titles: Sequence[int]) -> list[int]:
    """Leave out a first title with named facts below ("Status: read"), as no other has alone.

    Over one other title white space parts it from that. It may be who tells what follows: a few
    words over less than half of what most others have.
    """

    def has_facts(i: int, border: int) -> bool:
        below = [line.text for line in lines[i + 1 : border]]
        named = [find_label(text) for text in below if len(text) <= MAX_FACT]
        facts = [label for label in named if label and label.column not in _OF_PAPERS]
        return len(facts) == len(below) > 0

    kept = list(titles)
    if len(kept) > 1 and _tells_of_page(lines, kept):
        return kept[1:]
    if len(kept) < 2 or not has_facts(*kept[:2]) or any(map(has_facts, kept[1:], kept[2:])):
        return kept
    return kept[1:] if len(kept) > 2 or lines[kept[1]].blank else kept


def _tells_of_page(lines: Sequence[Line], titles: Sequence[int]) -> bool:
    """Say whether the first of several titles is the page's name over a few words about it."""
    first, *_ = sizes = [
        sum(len(line.text) for line in lines[a + 1 : b]) for a, b in pairwise((*titles, len(lines)))
    ]
    own = lines[titles[0] + 1 : titles[1]]
    few = len(lines[titles[0]].text.split()) <= MAX_NAME
    told = len(titles) > 2 and first < USUAL_ABSTRACT
    told = told or any(_ESSAY.search(line.text) for line in own)
    cut = bool(own) and own[-1].text.endswith(("...", "…"))
    paper = any(count_names(line.text) > 1 for line in own)
    usual = sorted(sizes[1:])[len(sizes[1:]) // 2]
    return few and told and not (cut or paper) and 2 * first < usual


def _number(page: Page, line: Line) -> re.Match[str] | None:
    """Give the number in front of a line whose marks are left out."""
    begin = page.text.rfind("\n", max(0, line.start - 8), line.start) + 1
    return _NUMBER.search(page.text, max(begin, line.start - 8), line.start)


def _end_of_last(lines: Sequence[Line], starts: Sequence[int]) -> int:
    """Give the line behind the last entry: behind its id or link, where all others end with one."""
    closed = [
        # A heading of the next part of the page may stand below.
        is_closing(lines[start - 1].text)
        or (has_shape_of_heading(lines[start - 1].text) and is_closing(lines[start - 2].text))
        for start in starts[1:]
    ]
    if len(closed) < 2 or not all(closed):
        borders = [*starts[1:], len(lines)]
        entries = [lines[a:b] for a, b in zip(starts, borders, strict=True)]
        return starts[-1] + end_of_last(entries) if entries else len(lines)
    own = [n for n in range(starts[-1] + 2, len(lines)) if is_closing(lines[n].text)]
    return own[-1] + 1 if own else len(lines)


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
    if not (starts and starts[0] and is_closing(lines[starts[0] - 1].text)):
        return [0] * len(starts)
    if is_closing(lines[-1].text):
        return [0] * len(starts)
    counts = []
    for start in starts:
        n = 0
        while n < MAX_ABOVE and n < start and is_closing(lines[start - 1 - n].text):
            n += 1
        counts.append(n)
    # Above the first one alone it is the page's own.
    often = len(counts) < 2 or any(counts[1:])
    return counts if often else [0] * len(counts)


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
    text = lines[wrapped + 1 :]
    if text and is_aside(text[0].text):
        draft.add("labels", text[0].start + 1, text[0].end - 1)
        text = text[1:]
    put_text(draft, text, comments=True, names_below=names_below)
    return draft

"""A reading list: a title on its own line, its abstract wrapped below, nothing between.

    Mixtral of Experts
    We introduce Mixtral 8x7B, a Sparse Mixture of Experts (SMoE) language model.
    Mixtral has the same architecture as Mistral 7B, with the difference that each
    ...

The layout with the fewest marks: only the lines themselves tell titles from
prose (see `prose.py`).
"""

from collections.abc import Sequence

from kgraph.model.tables import Evidence
from kgraph.read import entry, people
from kgraph.read.authors import find_authors
from kgraph.read.list_marks import mark_width
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, new_draft, problem
from kgraph.read.prose import looks_like_prose, title_score, wrap_width

NAME = "reading_list"
MIN_ABSTRACT = 80  # code points: a shorter text under a title is not an abstract


def recognises(page: Page) -> bool:
    """Say whether the page has titles with abstracts under them, and little else."""
    lines = _without_marks(page.lines)
    titles = _find_titles(lines)
    if not titles:
        return False
    explained = sum(len(line.text) for line in lines[titles[0] :])
    return explained >= 0.8 * sum(len(line.text) for line in lines)


def read(page: Page) -> Evidence:
    """Read the entries of a reading list."""
    lines = _without_marks(page.lines)
    titles = _find_titles(lines)
    borders = [*titles[1:], len(lines)]
    drafts = [_read_entry(page, lines[i:border]) for i, border in zip(titles, borders, strict=True)]
    before = lines[: titles[0]]
    printed = [author.name for draft in drafts for author in draft.record.authors]
    unread = [
        problem(page, line.start, line.end, "text-before-entries", "prose before the first title")
        for line in before
        if looks_like_prose(line.text)
    ]
    return evidence(page, NAME, drafts, list(people.page_person(page, before, printed)), unread)


def _without_marks(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page without bullets and numbers in front."""
    return [
        Line(line.start + width, line.end, line.text[width:], line.blank)
        if (width := mark_width(line.text))
        else line
        for line in lines
    ]


def _find_titles(lines: Sequence[Line]) -> list[int]:
    """Find the lines that are titles, each with an abstract below it."""
    width = wrap_width(lines)
    candidates = [
        i
        for i in range(len(lines) - 1)
        if _may_begin(lines, i) and title_score(lines, i, width) >= 2 and not _is_fact(lines, i)
    ]
    titles = []
    for n, i in enumerate(candidates):
        border = candidates[n + 1] if n + 1 < len(candidates) else len(lines)
        # A heading is followed by a title and not by text of its own.
        if sum(len(line.text) for line in lines[i + 1 : border]) >= MIN_ABSTRACT:
            titles.append(i)
    return titles


def _may_begin(lines: Sequence[Line], i: int) -> bool:
    """Say whether something ended before a line: the page's start, a sentence, a fact line."""
    if i == 0:
        return True
    before = lines[i - 1]
    return (
        ends_sentence(before.text)
        or entry.is_link_line(before.text)
        or entry.is_comment(before.text)
        or (i == 1 and not looks_like_prose(before.text))
        or (lines[i].blank > 0 and len(before.text) < 60)
        or (lines[i].blank > 1)
    )


def _is_fact(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is about the paper above it: a date, a link, its authors."""
    text = lines[i].text
    if entry.is_link_line(text) or text.lower().startswith(("created:", "published:", "code:")):
        return True
    found = find_authors(text, 0, len(text))
    return i > 0 and found is not None and (len(found.places) > 1 or found.truncated)


def _read_entry(page: Page, lines: Sequence[Line]) -> Draft:
    draft = new_draft(page)
    draft.put("title", lines[0].start, lines[0].end)
    entry.put_body(draft, lines[1:])
    return draft

"""arXiv's listings (new, recent, a month), as copied from the browser.

    [1] arXiv:2401.00001 [pdf, html, other]
    Title: Counting Sheep
    Ann Lee, Bob Day
    Comments: 10 pages
    Subjects: Digital Libraries (cs.DL); Machine Learning (cs.LG)
    We study how sheep are counted ...

The number, the list of formats and a title that is called one are the marks.
"""

import re
from collections.abc import Sequence

from kgraph.model.tables import Evidence
from kgraph.read import entry
from kgraph.read.authors import split_authors
from kgraph.read.fields import Label, find_label, put_field
from kgraph.read.page import Draft, Line, Page, evidence, new_draft

NAME = "arxiv_listing"
OPENING = re.compile(
    r"(?:\[?\d+[.\]]\s*)?(?P<id>arXiv:\s?\S+)(?:\s+\([^)]*\))?"
    r"\s*[\[(]\s*(?:pdf|html|other|ps|format|src)\b[^\])]*[\])]",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\[\d+\]\s*arXiv:\s?\S+(?:\s+\([^)]*\))?$", re.IGNORECASE)
_ID_ALONE = re.compile(r"(?:\[\d+\]\s*)?arXiv:\s?\S+(?:\s+\([^)]*\))?$", re.IGNORECASE)
_FORMATS_ALONE = re.compile(
    r"[\[(]\s*(?:(?:pdf|html|other|ps|format|src|tex)\b[,\s]*)+[\])]$", re.IGNORECASE
)
_MORE_AUTHORS = re.compile(r",?\s*et al\.\s*\(\d+ additional authors? not shown\)\s*$")
_HEADING = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, \d|(?:\[\s*)?(?:showing|total of) "
    r"|(?:new submissions|cross[- ](?:lists|submissions)|replacements?(?: submissions)?)\b",
    re.IGNORECASE,
)
_MAX_HEADING = 100  # code points: an abstract may begin with such words too


def recognises(page: Page) -> bool:
    """Say whether a line of an id and its formats stands over a title that is called one."""
    return any(
        any(line.text.startswith("Title:") for line in page.lines[i + 1 : i + 3])
        for i in _openings(page.lines)
    )


def read(page: Page) -> Evidence:
    """Read the entries of a listing."""
    found = _openings(page.lines)
    borders = [*found[1:], len(page.lines)]
    drafts = [
        _read_entry(page, page.lines[i:border]) for i, border in zip(found, borders, strict=True)
    ]
    return evidence(page, NAME, drafts)


def _openings(lines: Sequence[Line]) -> list[int]:
    """Find the lines that open entries; formats may lack where the title is called one."""
    return [
        i
        for i, line in enumerate(lines)
        if OPENING.match(line.text)
        or (
            _ID_ALONE.match(line.text)
            and i + 1 < len(lines)
            and _FORMATS_ALONE.match(lines[i + 1].text)
        )
        or (
            _NUMBERED.match(line.text)
            and i + 1 < len(lines)
            and lines[i + 1].text.startswith("Title:")
        )
    ]


def put_named_authors(draft: Draft, line: Line) -> None:
    """Take a line of names where the layout prints nothing else."""
    put_listed_authors(draft, line.start, line.end)


def put_listed_authors(draft: Draft, start: int, end: int) -> None:
    """Take names where arXiv prints nothing else, and its note on how many it leaves out."""
    more = _MORE_AUTHORS.search(draft.page.text[start:end])
    found = split_authors(draft.page.text, start, start + more.start() if more else end)
    truncated = found.truncated or more is not None
    draft.add_authors(found.places, truncated=truncated, affiliations=found.affiliations)
    for a, b in found.unread:
        draft.report(a, b, "not-understood", "this stands in an author list and is no name")


def _read_entry(page: Page, lines: Sequence[Line]) -> Draft:
    draft = new_draft(page)
    entry.put_ids(draft, lines[0].start, lines[0].end)
    body: list[Line] = []
    unfilled: Label | None = None  # a name that stands alone over its value
    for line in lines[1:]:
        label = find_label(line.text)
        if label and label.column and label.width >= len(line.text) and not body:
            unfilled = label
            continue
        if unfilled and not (label and label.column):
            if unfilled.column != "authors":
                put_field(draft, unfilled, line.start, line.start, line.end)
            else:
                put_listed_authors(draft, line.start, line.end)
            unfilled = None
            continue
        unfilled = None
        if len(line.text) < _MAX_HEADING and _HEADING.match(line.text):
            break
        if label and label.column == "authors" and not draft.has("authors") and not body:
            put_listed_authors(draft, line.start + label.width, line.end)
        elif label and label.column and not body:
            put_field(draft, label, line.start, line.start + label.width, line.end)
        elif not draft.has("authors") and draft.has("title") and not draft.has("categories"):
            put_named_authors(draft, line)
        elif draft.record.categories and (body or len(line.text) > 60) and not _is_number(line):
            body.append(line)
    if body:
        draft.put("abstract", body[0].start, body[-1].end)
        draft.add_urls(body[0].start, body[-1].end)
    return draft


def _is_number(line: Line) -> bool:
    return re.fullmatch(r"\[?\d+[.\]]?", line.text) is not None

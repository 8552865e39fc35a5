"""arXiv's page of one paper, as copied from the browser.

    Computer Science > Computation and Language
    arXiv:1706.03762 (cs)
    [Submitted on 12 Jun 2017 (v1), last revised 2 Aug 2023 (this version, v7)]
    Attention Is All You Need
    Ashish Vaswani, Noam Shazeer, ...
    View PDF
    The dominant sequence transduction models are based on ...
    Comments:	15 pages, 5 figures
    Subjects:	Computation and Language (cs.CL); Machine Learning (cs.LG)
    Cite as:	arXiv:1706.03762 [cs.CL]

The line of dates in brackets is the mark; several such pages may stand in one file.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from kgraph.model import taxonomy
from kgraph.model.tables import Evidence
from kgraph.read import entry
from kgraph.read.arxiv_listing import put_named_authors
from kgraph.read.dates import find_dates
from kgraph.read.fields import Label, find_label, put_field
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, new_draft

NAME = "arxiv_abstract_page"
# The table of fields stands under the abstract; these begin it.
_TABLE = ("comments", "categories", "id", "journal_ref")
_TABLE_LABELS = ("report number", "report no", "msc classes", "msc class", "acm classes")
_DATES = re.compile(r"\[?\(?Submitted on .*\b(?:19|20)\d\d\b", re.IGNORECASE)
_BUTTON = re.compile(
    r"(?:View|Download|HTML|PDF|TeX Source|Other Formats|View a PDF|Full-text)\b.{0,60}$", re.I
)
# What a link of the table of fields shows to screen readers.
_HINT = re.compile(r"(?:Focus to learn|arXiv-issued DOI|DOI\(s\) linking to)\b", re.IGNORECASE)
_END = re.compile(r"(?:Submission history|Bibliographic|Access Paper)\b", re.IGNORECASE)
_THIS_VERSION = re.compile(r"\(or arXiv:", re.IGNORECASE)
_CITE_AS = re.compile(
    r"\barXiv:(?P<id>[^\s\[\]]+?)(?:v(?P<version>\d{1,3}))?\s*\[(?P<code>[a-z-]+(?:\.[A-Za-z-]+)?)\]"
)
_CODE_LINE = re.compile(r"arXiv:\S+ \([a-z.-]+\)$", re.IGNORECASE)


def recognises(page: Page) -> bool:
    """Say whether a line of dates stands over a title, and subjects or an id further down."""
    return bool(_anchors(page.lines)) and any(
        label.name in ("subjects", "cite as")
        for line in page.lines
        if (label := find_label(line.text))
    )


def read(page: Page) -> Evidence:
    """Read the paper of each abstract page."""
    found = _anchors(page.lines)
    # What stands over the next page's dates is that page's own.
    borders = [*(_top(page.lines, i) for i in found[1:]), len(page.lines)]
    drafts = [
        _read_page(page, page.lines[max(i - 1, 0)], page.lines[i:border])
        for i, border in zip(found, borders, strict=True)
    ]
    return evidence(page, NAME, drafts)


def _anchors(lines: Sequence[Line]) -> list[int]:
    """Find the lines of dates that stand over a title, and not over an abstract alone."""
    return [
        i
        for i, (line, below) in enumerate(pairwise(lines))
        if _DATES.match(line.text)
        and not ((label := find_label(below.text)) and label.column == "abstract")
    ]


def _top(lines: Sequence[Line], at: int) -> int:
    """Give where a page begins: its subject and its id, if printed, stand over its dates."""
    if _CODE_LINE.match(lines[at - 1].text):
        at -= 1
    above = lines[at - 1].text
    return at if _is_field(above) or ends_sentence(above) else at - 1


def _is_field(text: str) -> bool:
    label = find_label(text)
    return (
        (label is not None and label.column is not None)
        or entry.is_link_line(text)
        or any(pattern.match(text) for pattern in (_HINT, _THIS_VERSION))
    )


def _read_page(page: Page, above: Line, lines: Sequence[Line]) -> Draft:
    draft = new_draft(page)
    if _CODE_LINE.match(above.text):
        entry.put_ids(draft, above.start, above.end)
    dates = list(find_dates(page.text, lines[0].start, lines[0].end))
    for column, date in zip(("published", "updated"), dates, strict=False):
        draft.put_as(column, date.value, date.start, date.end)
    title = lines[1]
    label = find_label(title.text)
    width = label.width if label and label.column == "title" else 0
    draft.put("title", title.start + width, title.end)
    body: list[Line] = []
    in_table = False
    unfilled: tuple[Label, Line] | None = None
    for line in lines[2:]:
        if _END.match(line.text):
            break
        label = find_label(line.text)
        if _BUTTON.match(line.text) or _HINT.match(line.text):
            continue
        if label and label.column:
            in_table = in_table or label.column in _TABLE or label.name in _TABLE_LABELS
            unfilled = (label, line) if label.width >= len(line.text) else None
            put_field(draft, label, line.start, line.start + label.width, line.end)
        elif in_table:
            # Links are copied on the line below their field's name.
            if unfilled and not _THIS_VERSION.match(line.text):
                put_field(draft, unfilled[0], line.start, line.start, line.end)
            elif entry.is_link_line(line.text):
                draft.add_urls(line.start, line.end)
            unfilled = None
        elif not draft.has("authors") and not body:
            put_named_authors(draft, line)
        else:
            body.append(line)
    _put_citation(draft, lines[2:])
    if body and not draft.has("abstract"):
        draft.put("abstract", body[0].start, body[-1].end)
        draft.add_urls(body[0].start, body[-1].end)
    return draft


def _put_citation(draft: Draft, lines: Sequence[Line]) -> None:
    """Take the primary category and the version of the lines that say how to cite a page."""
    for line in lines:
        match = _CITE_AS.search(line.text) if len(line.text) < 200 else None
        if match is None or not draft.record.arxiv_id or match["id"] != draft.record.arxiv_id:
            continue
        by, code = line.start, taxonomy.find_category(match["code"])
        if code and draft.record.primary_category in (None, code):
            place = (by + match.start("code"), by + match.end("code"))
            draft.put_as("primary_category", code, *place)
        if match["version"] and draft.record.version in (None, int(match["version"])):
            place = (by + match.start("version"), by + match.end("version"))
            draft.put_as("version", int(match["version"]), *place)

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

from kgraph.model.tables import Evidence
from kgraph.read import entry
from kgraph.read.arxiv_listing import put_named_authors
from kgraph.read.dates import find_dates
from kgraph.read.fields import find_label, put_field
from kgraph.read.page import Draft, Line, Page, evidence, new_draft

NAME = "arxiv_abstract_page"
_DATES = re.compile(r"\[?\(?Submitted on .*\b(?:19|20)\d\d\b", re.IGNORECASE)
_BUTTON = re.compile(
    r"(?:View|Download|HTML|PDF|TeX Source|Other Formats|View a PDF|Full-text)\b.{0,60}$", re.I
)
_END = re.compile(r"(?:Submission history|Bibliographic|Access Paper|Focus to learn)\b", re.I)
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
    borders = [*(i - 2 for i in found[1:]), len(page.lines)]
    drafts = [
        _read_page(page, page.lines[max(i - 1, 0)], page.lines[i:border])
        for i, border in zip(found, borders, strict=True)
    ]
    return evidence(page, NAME, drafts)


def _anchors(lines: Sequence[Line]) -> list[int]:
    return [i for i, line in enumerate(lines[:-1]) if _DATES.match(line.text)]


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
    for line in lines[2:]:
        if _END.match(line.text):
            break
        label = find_label(line.text)
        if _BUTTON.match(line.text):
            continue
        if label and label.column:
            put_field(draft, label, line.start, line.start + label.width, line.end)
        elif not draft.record.authors and not body:
            put_named_authors(draft, line)
        elif not draft.record.categories:
            body.append(line)
    if body and draft.record.abstract is None:
        draft.put("abstract", body[0].start, body[-1].end)
        draft.add_urls(body[0].start, body[-1].end)
    return draft

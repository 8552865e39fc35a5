"""arXiv's listings (new, recent, a month), as copied from the browser.

    [1] arXiv:2401.00001 [pdf, html, other]
    Title: Counting Sheep
    Ann Lee, Bob Day
    Comments: 10 pages
    Subjects: Digital Libraries (cs.DL); Machine Learning (cs.LG)
    We study how sheep are counted ...

The number and the list of formats are the marks.
"""

import re
from collections.abc import Sequence

from kgraph.model.tables import Evidence
from kgraph.read import entry
from kgraph.read.authors import split_authors
from kgraph.read.fields import find_label, put_field
from kgraph.read.page import Draft, Line, Page, evidence, new_draft

NAME = "arxiv_listing"
OPENING = re.compile(
    r"(?:\[?\d+[.\]]\s*)?(?P<id>arXiv:\s?\S+)(?:\s+\([^)]*\))?"
    r"\s*[\[(]\s*(?:pdf|html|other|ps|format|src)\b[^\])]*[\])]",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, \d|(?:Showing|Total of|New sub|Cross|Repl)"
)


def recognises(page: Page) -> bool:
    """Say whether a line of an id and its formats stands over a title that is called one."""
    return any(
        OPENING.match(line.text) and following.text.startswith("Title:")
        for line, following in zip(page.lines, page.lines[1:], strict=False)
    )


def read(page: Page) -> Evidence:
    """Read the entries of a listing."""
    found = [i for i, line in enumerate(page.lines) if OPENING.match(line.text)]
    borders = [*found[1:], len(page.lines)]
    drafts = [
        _read_entry(page, page.lines[i:border]) for i, border in zip(found, borders, strict=True)
    ]
    return evidence(page, NAME, drafts)


def put_named_authors(draft: Draft, line: Line) -> None:
    """Take a line of names where the layout prints nothing else."""
    found = split_authors(draft.page.text, line.start, line.end)
    draft.add_authors(found.places, truncated=found.truncated, affiliations=found.affiliations)


def _read_entry(page: Page, lines: Sequence[Line]) -> Draft:
    draft = new_draft(page)
    entry.put_ids(draft, lines[0].start, lines[0].end)
    body: list[Line] = []
    for line in lines[1:]:
        label = find_label(line.text)
        if _DAY.match(line.text):
            break
        if label and label.column and not body:
            put_field(draft, label, line.start, line.start + label.width, line.end)
        elif not draft.record.authors and draft.record.title and not draft.record.categories:
            put_named_authors(draft, line)
        elif draft.record.categories and (body or len(line.text) > 60) and not _is_number(line):
            body.append(line)
    if body:
        draft.put("abstract", body[0].start, body[-1].end)
        draft.add_urls(body[0].start, body[-1].end)
    return draft


def _is_number(line: Line) -> bool:
    return re.fullmatch(r"\[?\d+[.\]]?", line.text) is not None

"""Entries whose fields carry their names: ``Title:``, ``Authors:``, ``Abstract:`` …

    Abstract:The o1 model series is trained with large-scale reinforcement ...
    Abstract:Large-scale recommendation systems are characterized by ...

Copied from pages that print the name of each field; many copies keep the abstracts
alone. An entry ends where a field that it has comes again.
"""

import re
from collections.abc import Sequence

from kgraph.model import taxonomy
from kgraph.model.tables import Evidence
from kgraph.read import entry
from kgraph.read.authors import find_authors
from kgraph.read.dates import find_dates
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, new_draft, trim
from kgraph.read.prose import looks_like_prose

NAME = "labelled_fields"
# What a page may call a field: the column it goes to.
_FIELDS = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "abstract": "abstract",
    "summary": "abstract",
    "comments": "comments",
    "comment": "comments",
    "subjects": "categories",
    "subject": "categories",
    "categories": "categories",
    "category": "categories",
    "primary category": "categories",
    "date": "published",
    "published": "published",
    "submitted": "published",
    "created": "published",
    "updated": "updated",
    "last updated": "updated",
    "doi": "id",
    "related doi": "id",
    "arxiv": "id",
    "arxiv id": "id",
    "cite as": "id",
    "id": "id",
    "journal ref": "journal_ref",
    "journal reference": "journal_ref",
    "journal": "journal_ref",
    "venue": "journal_ref",
    "url": "urls",
    "link": "urls",
    "pdf": "urls",
    "code": "urls",
    "affiliation": "organisations",
    "affiliations": "organisations",
    "organisation": "organisations",
    "organization": "organisations",
    "institution": "organisations",
}
_LABEL = re.compile(
    rf"^(?:[*_#>\s-]*)(?P<label>{'|'.join(sorted(_FIELDS, key=len, reverse=True))})[*_]*\s*"
    r"(?::|—|–|\.\s*—)[*_]*\s*",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![\w.-])[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2}|\.[a-z-]+)?(?![\w.])")


def recognises(page: Page) -> bool:
    """Say whether some lines begin with the name of a field, an abstract among them."""
    labels = [label for line in page.lines if (label := _label(line))]
    return labels.count("abstract") >= 1 or ("title" in labels and "authors" in labels)


def read(page: Page) -> Evidence:
    """Read the entries of a page of named fields."""
    drafts = []
    draft = new_draft(page)
    lines = page.lines
    i = 0
    while i < len(lines):
        column = _label(lines[i])
        stop = _end_of_field(lines, i, column)
        if column is None:
            # Unlabelled lines in front of fields are the title and authors of what follows.
            if _next_label(lines, i) is not None and not looks_like_prose(lines[i].text):
                if _has(draft, "abstract") or _has(draft, "title"):
                    drafts.append(draft)
                    draft = new_draft(page)
                _put_unlabelled(draft, lines[i:stop])
            i = stop
            continue
        if _has(draft, column) or (column == "title" and _has(draft, "abstract")):
            drafts.append(draft)
            draft = new_draft(page)
        _put_field(draft, column, lines[i], lines[stop - 1].end)
        i = stop
    drafts.append(draft)
    return evidence(page, NAME, [d for d in drafts if d.spans])


def _label(line: Line) -> str | None:
    match = _LABEL.match(line.text)
    return _FIELDS[match["label"].lower()] if match else None


def _next_label(lines: Sequence[Line], i: int) -> str | None:
    """Give the column of the label within the next few lines, if there is one."""
    for line in lines[i + 1 : i + 4]:
        label = _label(line)
        if label:
            return label
    return None


def _end_of_field(lines: Sequence[Line], i: int, column: str | None) -> int:
    """Give the line after a field's last: at the next label, or at white space."""
    stop = i + 1
    while stop < len(lines) and _label(lines[stop]) is None:
        line = lines[stop]
        if column is None:
            break
        if line.blank and not (column == "abstract" and looks_like_prose(line.text)):
            break
        # Wrapped text goes on to the end of its sentence; a short line after that which
        # does not end one is the title of the next entry.
        starts_entry = _next_label(lines, stop) == "abstract" or (
            stop + 1 < len(lines) and _label(lines[stop + 1]) is not None
        )
        if (
            ends_sentence(lines[stop - 1].text)
            and not ends_sentence(line.text)
            and not looks_like_prose(line.text)
            and starts_entry
        ):
            break
        stop += 1
    return stop


def _has(draft: Draft, column: str) -> bool:
    if column == "id":
        return False
    return bool(getattr(draft.record, column)) and column not in ("urls", "organisations")


def _put_unlabelled(draft: Draft, lines: Sequence[Line]) -> None:
    for line in lines:
        if entry.put_date_line(draft, line) or entry.put_id_line(draft, line):
            continue
        if draft.record.title is None:
            if not entry.put_header(draft, line.start, line.end):
                draft.put("title", line.start, line.end)
        elif not draft.record.authors:
            entry.put_authors(draft, line.start, line.end)


def _put_field(draft: Draft, column: str, first: Line, end: int) -> None:
    text = draft.page.text
    match = _LABEL.match(first.text)
    start, end = trim(text, first.start + (match.end() if match else 0), end)
    if column == "authors":
        found = find_authors(text, start, end)
        if found:
            draft.add_authors(found.places, truncated=found.truncated)
        else:
            draft.add("labels", start, end)
    elif column == "categories":
        _put_categories(draft, start, end)
    elif column in ("published", "updated"):
        for date in find_dates(text, start, end, year_alone=True):
            draft.put_as(column, date.value, date.start, date.end)
            break
    elif column == "id":
        entry.put_ids(draft, first.start, end)
    elif column == "urls":
        draft.add_urls(start, end)
        entry.put_ids(draft, start, end)
    elif column == "organisations":
        for part in re.finditer(r"[^;,]+", text[start:end]):
            draft.add("organisations", start + part.start(), start + part.end())
    else:
        draft.put(column, start, end)
        if column == "abstract":
            draft.add_urls(start, end)


def _put_categories(draft: Draft, start: int, end: int) -> None:
    """Take the codes of a subjects line: "Machine Learning (cs.LG); hep-th"; or "CL, LG"."""
    text = draft.page.text
    for match in _CODE.finditer(text, start, end):
        if taxonomy.find_category(match[0]) and ("." in match[0] or "-" in match[0]):
            draft.add_category(match.start(), match.end())
    if not draft.record.categories:
        for match in re.finditer(r"\b[A-Z]{2}\b", text[start:end]):
            if taxonomy.split_codes(match[0]):
                draft.add_category(start + match.start(), start + match.end())

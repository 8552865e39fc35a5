"""Zotero's report of items, as copied from the browser: a title, a row a field, then lists.

    Attention Is All You Need
    Item Type	Conference Paper
    Author	Ashish Vaswani
    Author	Noam Shazeer
    Date	2017
    URL	http://arxiv.org/abs/1706.03762
    Extra	arXiv:1706.03762 [cs.CL]
    Tags:
    Computer Science - Computation and Language
    Notes:
    Comment: 15 pages, 5 figures
    Attachments
    arXiv Fulltext PDF

A tab, a colon or a line end stands behind the name of a field; the type is always the
first. When an item was added, changed or looked at is no date of the paper.

Source: https://www.zotero.org/support/reports
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.model.tables import Evidence, Problem
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.copied import finish, headings
from kgraph.read.parts.dates import field_date, find_dates
from kgraph.read.parts.fields import put_categories
from kgraph.read.parts.other_kinds import other_kind

NAME = "zotero_report"
_TYPES = (
    r"(?:Journal Article|Preprint|Conference Paper|Book Section|Book|Thesis|Report|Manuscript"
    r"|Magazine Article|Newspaper Article|Document|Presentation|Web Page|Blog Post|Software"
    r"|Computer Program|Dataset|Encyclopedia Article|Dictionary Entry|Patent|Standard)"
)
_VENUES = ("Publication", "Proceedings Title", "Book Title", "Conference Name", "University")
_IDS = ("DOI", "URL", "Extra", "Archive ID", "Report Number")
# Of the copy in the library, not of the paper.
_OF_LIBRARY = ("Date Added", "Modified", "Accessed", "Library Catalog", "Short Title", "Rights")
_OTHERS = (
    *("Item Type", "Author", "Abstract", "Date", "Editor", "Series Editor", "Contributor"),
    *("Translator", "Volume", "Issue", "Pages", "# of Pages", "Series", "Series Title"),
    *("Publisher", "Place", "Language", "Journal Abbr", "ISSN", "ISBN", "Edition", "Repository"),
    *("Institution", "Type", "Archive", "Loc. in Archive", "Call Number", "Genre", "Website Title"),
    *("Presenter", "Programmer", "Inventor", "Book Author", "Report Type", "Thesis Type"),
    *(
        "Meeting Name",
        "Citation Key",
        "License",
        "Format",
        "Version",
        "Number",
        "Publication Title",
    ),
)
_NAME = "|".join(
    re.escape(name)
    for name in sorted({*_VENUES, *_IDS, *_OF_LIBRARY, *_OTHERS}, key=lambda x: (-len(x), x))
)
_WRITERS = ("Author", "Presenter", "Programmer", "Inventor")
_TYPE = re.compile(
    rf"Item Type(?P<sign> *:[ \t]*|\t[ \t]*|[ \r]*\n\s*| +)(?P<type>{_TYPES})[ \t\r]*$",
    re.MULTILINE,
)
_SECTION = re.compile(r"(?P<name>Tags|Notes|Attachments|Related|Collections):?$")
_COMMENT = re.compile(r"Comments?:\s+(?=\S)")
_CATEGORY = re.compile(r"arXiv:\s?\S+\s+\[(?P<code>[A-Za-z.-]+)\]")


@dataclass(frozen=True, slots=True)
class _Row:
    """A field: its name, the place where its value begins, and the lines it has."""

    name: str
    value: int
    lines: list[Line]


def recognises(page: Page) -> bool:
    """Say whether the type of an item stands under a line that may be its title."""
    return "Item Type" in page.text and bool(page.once(_items))


def read(page: Page) -> Evidence:
    """Read the items of a report."""
    items = page.once(_items)
    form = _row_form(page)
    drafts: list[Draft] = []
    others: list[Problem] = []
    passed = headings(page.lines[: items[0]])
    for start, stop in zip(items, (*items[1:], len(page.lines)), strict=True):
        draft, left = _read_item(page, page.lines[start:stop], form)
        kind = _TYPE.search(page.text, page.lines[start + 1].start)
        first, last = page.lines[start].start, page.lines[stop - 1].end
        if kind and (other := other_kind(draft, kind["type"], first, last)):
            others.append(other)
            continue
        drafts.append(draft)
        passed += left
    return finish(page, NAME, drafts, passed, problems=others)


def _items(page: Page) -> list[int]:
    """Find the titles: the lines over a type."""
    typed = {match.start() for match in _TYPE.finditer(page.text)}
    return [i - 1 for i, line in enumerate(page.lines) if i and line.start in typed]


def _row_form(page: Page) -> re.Pattern[str]:
    """Give what a field begins with: the sign behind its name is that behind the first type."""
    typed = _TYPE.search(page.text)
    assert typed is not None, "the page was recognised by it"
    if ":" in typed["sign"]:
        sign = r"\s*:\s*"
    elif "\t" in typed["sign"]:
        sign = r"\t\s*"
    else:
        sign = r"$" if "\n" in typed["sign"] else r"\s+"
    return re.compile(rf"(?P<name>{_NAME}){sign}")


def _read_item(
    page: Page, lines: Sequence[Line], form: re.Pattern[str]
) -> tuple[Draft, list[Line]]:
    """Read an item; give it, and the lines that are not of the paper."""
    draft = new_draft(page)
    draft.put("title", lines[0].start, lines[0].end)
    end = next((n for n, line in enumerate(lines) if _SECTION.match(line.text)), len(lines))
    passed: list[Line] = []
    for row in _rows(lines[1:end], form):
        if row.name in _OF_LIBRARY:
            passed += row.lines
        elif row.value < row.lines[-1].end:
            _put_row(draft, row)
    return draft, passed + _put_sections(draft, lines[end:])


def _rows(lines: Sequence[Line], form: re.Pattern[str]) -> Iterator[_Row]:
    """Give the fields; a value goes on until the next name."""
    row: _Row | None = None
    for line in lines:
        if match := form.match(line.text):
            if row:
                yield row
            row = _Row(match["name"], line.start + match.end(), [line])
        elif row:
            row.lines.append(line)
    if row:
        yield row


def _put_row(draft: Draft, row: _Row) -> None:
    start, end = row.value, row.lines[-1].end
    if row.name in _WRITERS:
        draft.add_authors([_trimmed(draft.page.text, start, end)], truncated=False)
    elif row.name == "Abstract":
        draft.put("abstract", start, end)
        draft.add_urls(start, end)
    elif row.name == "Date":
        _put_date(draft, start, end)
    elif row.name in _VENUES and not draft.has("journal_ref"):
        draft.put("journal_ref", start, end)
    elif row.name in _IDS and entry.put_ids(draft, start, end):
        draft.add_urls(start, end)
        if code := _CATEGORY.search(draft.page.text, start, end):
            put_categories(draft, *code.span("code"))
    else:
        draft.add_urls(start, end)
        draft.add("labels", row.lines[0].start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end


def _put_date(draft: Draft, start: int, end: int) -> None:
    text = draft.page.text
    if date := field_date(text[start:end]):
        draft.put_as("published", date, start, end)
        return
    found = next(find_dates(text, start, end, year_alone=True), None)
    if found:
        draft.put_as("published", found.value, found.start, found.end)
    else:
        draft.report(start, end, "bad-date", "no date that there is; it is left out")


def _put_sections(draft: Draft, lines: Sequence[Line]) -> list[Line]:
    """Take the lists below the fields: tags, and of the notes arXiv's comment."""
    passed, section = [], ""
    for line in lines:
        if heading := _SECTION.match(line.text):
            section = heading["name"]
            passed.append(line)
        elif section == "Tags":
            draft.add("labels", line.start, line.end)
        elif section == "Notes":
            comment = _COMMENT.match(line.text)
            if comment and not draft.has("comments"):
                draft.put("comments", line.start + comment.end(), line.end)
        else:
            passed.append(line)
    return passed

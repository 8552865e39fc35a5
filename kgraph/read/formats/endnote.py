"""EndNote's tagged format (``.enw``), as sites of publishers and Google Scholar export it.

    %0 Journal Article
    %T Counting sheep in wide fields
    %A Lee, Ann
    %J Journal of Wool
    %D 2007
    %R 10.1000/sheep.1
    %X We count sheep at night.

A line without a tag goes on with the one before it; ``%0`` begins an entry.

Source: https://support.clarivate.com/Endnote (tagged import, "EndNote Import").
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Page, evidence, new_draft, trim
from kgraph.read.parts import entry
from kgraph.read.parts.authors import split_authors
from kgraph.read.parts.dates import find_dates, month_number
from kgraph.read.parts.other_kinds import other_kind

NAME = "endnote"
_TAG = re.compile(r"^[ \t]*%(?P<tag>[0-9A-Z@!?&(])[ \t]+", re.MULTILINE)
_MONTH = re.compile(
    r"(?:(?P<before>[0-3]?\d)\.?\s)?(?P<month>[A-Za-z]{3,9})\.?(?:\s(?P<behind>[0-3]?\d))?"
)
_TEXTS = {"T": "title", "X": "abstract", "J": "journal_ref", "B": "journal_ref"}
Value = tuple[str, int, int]  # a tag, and where its value begins and ends


def recognises(page: Page) -> bool:
    """Say whether the page begins with a type of reference, or has two of them, and titles."""
    tags = [match["tag"] for match in _TAG.finditer(page.text[:20_000])]
    return tags[:1] in (["0"], ["T"]) and "T" in tags and len(tags) > 2


def read(page: Page) -> Evidence:
    """Read every entry."""
    drafts, others = [], []
    for values in _entries(page.text):
        draft = _read_entry(page, values)
        tag, start, end = values[0]
        kind = page.text[start:end] if tag == "0" else ""
        if other := other_kind(draft, kind, start, values[-1][2]):
            others.append(other)
        else:
            drafts.append(draft)
    return evidence(page, NAME, drafts, (), others)


def _entries(text: str) -> Iterator[list[Value]]:
    tags = list(_TAG.finditer(text))
    ends = [*(tag.start() for tag in tags[1:]), len(text)]
    values: list[Value] = []
    has: set[str] = set()
    for tag, end in zip(tags, ends, strict=True):
        if values and (tag["tag"] == "0" or (tag["tag"] == "T" and "T" in has)):
            yield values
            values, has = [], set()
        values.append((tag["tag"], *trim(text, tag.end(), end)))
        has.add(tag["tag"])
    if values:
        yield values


def _read_entry(page: Page, values: Sequence[Value]) -> Draft:
    draft, text = new_draft(page), page.text
    month: tuple[int, int] | None = None
    for tag, start, end in values:
        column = _TEXTS.get(tag)
        if start >= end:
            continue
        if column and not draft.has(column):
            draft.put(column, start, end)
        elif tag == "A":
            _put_author(draft, start, end)
        elif tag in "D8":
            _put_date(draft, start, end)
            month = (start, end) if tag == "8" else month
        elif tag in "RUM":
            entry.put_ids(draft, start, end)
            draft.add_urls(start, end)
        elif tag == "K":
            for word in re.finditer(r"[^\n;]+", text[start:end]):
                draft.add("labels", start + word.start(), start + word.end())
    if month:
        put_month(draft, *month)
    return draft


def put_month(draft: Draft, start: int, end: int) -> None:
    """Take a month, perhaps with a day, that has its year in another field: "Sep 3"."""
    found = _MONTH.fullmatch(draft.page.text, start, end)
    year = draft.record.published
    number = month_number(found["month"]) if found else None
    if found is None or number is None or year is None or len(year) > 4:
        return
    day = found["before"] or found["behind"]
    for date in find_dates(f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else ""), 0, 10):
        draft.clear("published")
        draft.put_as("published", date.value, start, end)


def _put_author(draft: Draft, start: int, end: int) -> None:
    """Take one author, or a list of them: "Lee, Ann", "Ann Lee and Bob Day"."""
    printed = draft.page.text[start:end]
    if ";" in printed or " and " in printed:
        found = split_authors(draft.page.text, start, end)
        draft.add_authors(found.places, truncated=found.truncated)
    else:
        draft.add_authors([(start, end - printed.endswith(","))], truncated=False)


def _put_date(draft: Draft, start: int, end: int) -> None:
    for date in find_dates(draft.page.text, start, end, year_alone=True):
        known = draft.record.published
        if known is None or (len(date.value) > len(known) and date.value.startswith(known)):
            draft.clear("published")
            draft.put_as("published", date.value, date.start, date.end)
        return

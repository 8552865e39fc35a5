"""RIS files, the exchange format of reference managers: a tag of two letters a line.

    TY  - JOUR
    AU  - Vaswani, Ashish
    TI  - Attention Is All You Need
    ER  -

A line without a tag goes on with the one before it. An entry that does not end before
the next begins is read, and what stands outside of entries is a problem. Our own
parser, because the kept ones give no places.

Source: https://en.wikipedia.org/wiki/RIS_(file_format) (the tags programs agree on).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kgraph.errors import InputError
from kgraph.model import ids, taxonomy
from kgraph.model.tables import Evidence, Problem
from kgraph.read.page import Draft, Line, Page, evidence, new_draft, problem, trim
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.other_kinds import other_kind

NAME = "ris"
_TAG = re.compile(r"(?P<tag>[A-Z][A-Z0-9])\s{0,4}-(?:\s+|$)")
_TYPE = re.compile(r"^\ufeff?[ \t]*TY[ \t]{0,4}-[ \t]+[A-Z]{2,}[ \t\r]*$", re.MULTILINE)
# Column by tags, in order of trial.
_TEXTS = {
    "title": ("TI", "T1", "CT", "ST", "BT"),
    "abstract": ("AB", "N2"),
    "journal_ref": ("JO", "JF", "T2", "JA", "J2", "BT", "T3"),
    "comments": ("N1", "RN"),
}
_DATES = ("DA", "PY", "Y1", "Y2")
_ID_TAGS = (
    "DO",
    "DI",
    "AN",
    "UR",
    "L1",
    "L2",
    "LK",
    "M1",
    "M3",
    "N1",
    "ID",
    "JO",
    "T2",
    "VL",
    "IS",
)
_CUT = frozenset(("et al.", "et al", "others", "and others"))


@dataclass
class Entry:
    """The fields of an entry: for each tag the places of its values."""

    start: int
    end: int = 0
    values: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def first(self, tags: Sequence[str], text: str) -> tuple[int, int] | None:
        """Give the first value of the first tag that has one."""
        found = (place for tag in tags for place in self.values.get(tag, ()))
        return next((place for place in found if text[slice(*place)].strip()), None)


def recognises(page: Page) -> bool:
    """Say whether an entry's type stands on a line of its own."""
    return _TYPE.search(page.text) is not None


def read(page: Page) -> Evidence:
    """Read every entry of a RIS file."""
    entries, problems = _parse(page)
    drafts = []
    for entry in entries:
        draft = _read_entry(page, entry)
        if other := other_kind(draft, _type_of(page, entry), entry.start, entry.end):
            problems.append(other)
            continue
        drafts.append(draft)
        if draft.empty and not draft.spans:
            message = "an entry without title, abstract, arXiv id and DOI names no paper"
            problems.append(problem(page, entry.start, entry.end, "nameless-entry", message))
    return evidence(page, NAME, drafts, (), problems)


def _parse(page: Page) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    entry: Entry | None = None
    last: str | None = None
    for line in page.lines:
        match = _TAG.match(line.text)
        tag = match["tag"] if match else None
        if tag == "ER" and match:
            if entry:
                entry.end = line.end
            else:
                problems.append(_outside(page, line))
            entry = last = None
        elif tag == "TY" or (tag and entry is None):
            entry = Entry(line.start, line.end)
            entries.append(entry)
            if tag != "TY":
                message = "an entry without type (TY); it is read as one"
                problems.append(problem(page, line.start, line.end, "bad-entry", message))
        elif entry is None:
            problems.append(_outside(page, line))
        if entry is None:
            continue
        entry.end = line.end
        if match and tag:
            entry.values.setdefault(tag, []).append((line.start + match.end(), line.end))
            last = tag
        elif last:
            start, _ = entry.values[last][-1]
            entry.values[last][-1] = (start, line.end)
    return entries, problems


def _type_of(page: Page, entry: Entry) -> str:
    start, end = entry.first(("TY",), page.text) or (0, 0)
    return page.text[start:end].strip()


def _outside(page: Page, line: Line) -> Problem:
    message = "this stands in no entry; it is left out"
    return problem(page, line.start, line.end, "not-understood", message)


def _read_entry(page: Page, entry: Entry) -> Draft:
    draft = new_draft(page)
    for column, tags in _TEXTS.items():
        place = entry.first(tags, page.text)
        # A book's own title is BT; then it is in no other.
        if place and not (column == "journal_ref" and _is_title(draft, place)):
            draft.put(column, *place)
    _put_authors(draft, entry)
    _put_date(draft, entry)
    for tag in _ID_TAGS:
        for place in entry.values.get(tag, ()):
            _put_ids(draft, tag, *place)
    for tag in ("UR", "L1", "L2", "LK"):
        for place in entry.values.get(tag, ()):
            draft.add_urls(*place)
    for start, end in entry.values.get("AD", ()):
        draft.add("organisations", start, end)
    for place in entry.values.get("KW", ()):
        start, end = trim(page.text, *place)
        if "." in page.text[start:end] and taxonomy.find_category(page.text[start:end]):
            draft.add_category(start, end)
        else:
            draft.add("labels", start, end)
    return draft


def _is_title(draft: Draft, place: tuple[int, int]) -> bool:
    return any(
        s.field == "title" and s.start >= place[0] and s.end <= place[1] for s in draft.spans
    )


def _put_authors(draft: Draft, entry: Entry) -> None:
    text = draft.page.text
    places: list[tuple[int, int]] = []
    truncated = False
    for tag in ("AU", "A1"):
        for start, end in entry.values.get(tag, ()):
            for part in re.finditer(r"[^;\n]+", text[start:end]):
                a, b = trim(text, start + part.start(), start + part.end())
                if text[a:b].lower() in _CUT:
                    truncated = True
                elif a < b:
                    places.append((a, b))
        if places:
            break
    draft.add_authors(places, truncated=truncated)


def _put_date(draft: Draft, entry: Entry) -> None:
    """Take the most precise of the dates that programs print: "2024", "2024/01/02/"."""
    text = draft.page.text
    best: tuple[str, int, int] | None = None
    for tag in _DATES[:3]:
        for start, end in entry.values.get(tag, ()):
            for date in find_dates(text, start, end, year_alone=True):
                if best is None or len(date.value) > len(best[0]):
                    best = (date.value, date.start, date.end)
                break
    if best:
        draft.put_as("published", *best)
        return
    place = entry.first(_DATES[:3], text)
    if place:
        draft.report(*place, "bad-date", "no date that there is; it is left out")


def _put_ids(draft: Draft, tag: str, start: int, end: int) -> None:
    """Take arXiv id and DOI; a value that is called a DOI and is none is a problem."""
    text = draft.page.text
    for found in ids.find_arxiv(text[start:end]):
        if isinstance(found, ids.FoundId):
            if not draft.has("arxiv_id"):
                draft.put_id(found, by=start)
        else:
            draft.report(start, end, "bad-id", str(found))
    if tag in ("DO", "DI", "UR", "L1", "L2", "LK", "M3", "N1"):
        for doi in ids.find_doi(text[start:end]):
            if not draft.has("doi"):
                draft.put_id(doi, by=start)
    if tag in ("DO", "DI") and not draft.has("doi") and not draft.has("arxiv_id"):
        try:
            ids.parse_doi(text[start:end])
        except InputError as error:
            if text[start:end].strip():
                draft.report(start, end, "bad-id", str(error))

"""MEDLINE's tagged format, as PubMed saves it (``.nbib``, "Format: PubMed").

    PMID- 31234567
    TI  - Counting sheep in wide fields: a study
          at night.
    LID - 10.1000/sheep.1 [doi]
    FAU - Lee, Ann
    AD  - Department of Sheep, University of Wool.
    DP  - 2020 Jan 5

A line without a tag goes on with the one before it; ``PMID`` begins an entry, and
affiliations and ORCID iDs follow the author they belong to. Like RIS, but with tags
of up to four letters and without an end.

Source: https://www.nlm.nih.gov/bsd/mms/medlineelements.html.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Page, evidence, new_draft, problem, trim
from kgraph.read.parts.dates import find_dates, month_number

NAME = "medline"
_TAG = re.compile(r"(?P<tag>[A-Z]{2,4})\s{0,2}-(?:\s+|$)")
_FIRST = re.compile(r"^\ufeff?[ \t]*PMID-[ \t]+\d+[ \t\r]*$", re.MULTILINE)
_OTHER = re.compile(r"^[ \t]*(?:TI|FAU|DP)[ \t]{1,2}-[ \t]", re.MULTILINE)
# "2020 Jan 5", "2020 Jan-Feb", "2020 Winter"
_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:\s(?P<month>[A-Z][a-z]{2})(?:\s(?P<day>\d{1,2}))?)?")
_TEXTS = {"title": ("TI", "BTI", "CTI", "TT"), "abstract": ("AB",), "journal_ref": ("JT", "TA")}
_NAMED = ("PMID", "PMC")  # labels that say nothing without their name
_WITHDRAWN = re.compile(r"(?:Retracted|Withdrawn) Publication$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """A tag and its places: where its value begins and ends, where its line does."""

    tag: str
    start: int
    end: int
    line: int  # where the tag stands


@dataclass
class Name:
    """An author of an entry, with what is said about them."""

    value: Value
    affiliations: list[str] = field(default_factory=list)
    orcid: str | None = None


def recognises(page: Page) -> bool:
    """Say whether an entry's number stands on a line of its own, over other tags."""
    return _FIRST.search(page.text) is not None and _OTHER.search(page.text) is not None


def read(page: Page) -> Evidence:
    """Read every entry; text before the first is a problem."""
    values = list(_values(page))
    starts = [i for i, value in enumerate(values) if value.tag == "PMID"]
    first = values[starts[0]].start if starts else len(page.text)
    outside = [line for line in page.lines if line.end < first]
    message = "this stands in no entry; it is left out"
    problems = [problem(page, line.start, line.end, "not-understood", message) for line in outside]
    borders = [*starts[1:], len(values)]
    drafts = [
        _read_entry(page, values[start:border])
        for start, border in zip(starts, borders, strict=True)
    ]
    return evidence(page, NAME, drafts, (), problems)


def _values(page: Page) -> Iterator[Value]:
    value: Value | None = None
    for line in page.lines:
        match = _TAG.match(line.text)
        if match:
            if value:
                yield value
            value = Value(match["tag"], line.start + match.end(), line.end, line.start)
        elif value:
            value = replace(value, end=line.end)
    if value:
        yield value


def _read_entry(page: Page, values: Sequence[Value]) -> Draft:
    draft, text = new_draft(page), page.text
    for column, tags in _TEXTS.items():
        found = next((v for tag in tags for v in values if v.tag == tag), None)
        if found:
            dot = column == "title" and text[found.start : found.end].endswith(".")
            draft.put(column, found.start, found.end - dot)
    _put_authors(draft, values)
    for value in values:
        if value.tag in ("LID", "AID") and "[doi]" in text[value.start : value.end]:
            _put_doi(draft, value)
        elif value.tag in _NAMED:
            draft.add("labels", value.line, value.end)
        elif value.tag in ("OT", "MH"):
            draft.add("labels", value.start, value.end)
        elif value.tag == "DP" and not draft.has("published"):
            _put_date(draft, value)
        elif value.tag == "PT" and _WITHDRAWN.match(text, value.start, value.end):
            draft.put_as("withdrawn", True, value.start, value.end)
    return draft


def _put_authors(draft: Draft, values: Sequence[Value]) -> None:
    """Take the full names, or the short ones of an entry that has no others."""
    text = draft.page.text
    full = any(value.tag == "FAU" for value in values)
    names: list[Name] = []
    for value in values:
        if value.tag in ("FAU" if full else "AU", "CN"):
            names.append(Name(Value(value.tag, *trim(text, value.start, value.end), 0)))
        elif names and value.tag == "AD":
            names[-1].affiliations.append(" ".join(text[value.start : value.end].split()))
        elif names and value.tag == "AUID":
            names[-1].orcid = _orcid(draft, value) or names[-1].orcid
    places = [(name.value.start, name.value.end) for name in names]
    affiliations = ["; ".join(name.affiliations) or None for name in names]
    draft.add_authors(places, truncated=False, affiliations=affiliations)
    authors = zip(draft.record.authors, names, strict=True)
    with_orcid = tuple(replace(author, orcid=name.orcid) for author, name in authors)
    draft.record = replace(draft.record, authors=with_orcid)


def _orcid(draft: Draft, value: Value) -> str | None:
    printed = draft.page.text[value.start : value.end].removeprefix("ORCID:").strip()
    try:
        return ids.parse_orcid(printed)
    except InputError as error:
        draft.report(value.start, value.end, "bad-id", str(error))
        return None


def _put_doi(draft: Draft, value: Value) -> None:
    for doi in ids.find_doi(draft.page.text[value.start : value.end]):
        if not draft.has("doi"):
            draft.put_id(doi, by=value.start)


def _put_date(draft: Draft, value: Value) -> None:
    """Take the date as precise as it is; a season is a year."""
    match = _DATE.match(draft.page.text, value.start, value.end)
    if match is None:
        draft.report(value.start, value.end, "bad-date", "no date that there is; it is left out")
        return
    number = month_number(match["month"]) if match["month"] else None
    if number is None:
        draft.put_as("published", match["year"], *match.span("year"))
        return
    printed = f"{match['year']}-{number:02d}"
    if match["day"]:
        printed += f"-{int(match['day']):02d}"
    date = next(find_dates(printed, 0, len(printed)), None)
    if date and date.value == printed:
        draft.put_as("published", printed, *match.span())
    else:
        draft.report(value.start, value.end, "bad-date", "no date that there is; it is left out")

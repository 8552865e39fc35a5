"""Web of Science's tagged format, as it exports results with all their fields (``.txt``, ``.ciw``).

    PT J
    AU Lee, A
       Day, B
    AF Lee, Ann
       Day, Bob
    TI Counting sheep in
       wide fields
    SO JOURNAL OF WOOL
    CR Fox C, 2001, J WOOL, V1, P2, DOI 10.1000/wool.1
       Roe D, 1999, GOATS TODAY, V7, P30
    PD JAN 5
    PY 2007
    DI 10.1000/sheep.1
    ER

A line that begins with white space goes on with the one before it: a name or a cited work
a line, text that is wrapped otherwise. ``PT`` begins an entry, ``ER`` ends it, ``EF`` the
file. The list of cited works is kept, each with its year and DOI; it prints no titles.

Source: https://webofscience.help.clarivate.com/en-us/Content/wos-core-collection/woscc-full-record-details.htm
(field tags).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence, Reference
from kgraph.read.formats.endnote import put_month
from kgraph.read.page import Draft, Line, Page, evidence, new_draft, problem
from kgraph.read.references.cited_texts import as_reference

NAME = "web_of_science"
_FIRST = re.compile(r"^PT [A-Z](?:[A-Z]{0,2})?[ \t\r]*$", re.MULTILINE)
_OTHER = re.compile(r"^(?:TI|AU|SO|UT) \S", re.MULTILINE)
_TAG = re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?: +|$)")
_TEXTS = {"TI": "title", "AB": "abstract", "SO": "journal_ref"}
_HEAD = frozenset(("FN", "VR", "EF"))  # of the file, in no entry
_WORD = re.compile(r"[^;]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Value:
    """A tag, and the places of the lines of its value."""

    tag: str
    places: tuple[tuple[int, int], ...]

    @property
    def whole(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.places[0][0], self.places[-1][1]


def recognises(page: Page) -> bool:
    """Say whether a type of publication stands on a line of its own, and other tags on others."""
    return _FIRST.search(page.text) is not None and _OTHER.search(page.text) is not None


def read(page: Page) -> Evidence:
    """Read every entry with the works it cites; text outside of entries is a problem."""
    entries: list[list[Value]] = []
    outside = []
    within = False
    for value, line in _values(page):
        if value.tag == "PT":
            entries.append([])
            within = True
        if within and value.tag not in ("PT", "ER"):
            entries[-1].append(value)
        elif not within and value.tag not in (*_HEAD, "ER"):
            outside.append(line)
        within = within and value.tag != "ER"
    message = "this stands in no entry; it is left out"
    problems = [problem(page, line.start, line.end, "not-understood", message) for line in outside]
    drafts = [_read_entry(page, values) for values in entries]
    found = evidence(page, NAME, drafts, (), problems)
    named = [values for values, draft in zip(entries, drafts, strict=True) if not draft.empty]
    references = [
        reference
        for record, values in zip(found.records, named, strict=True)
        for reference in _references(page, record.record_id, values)
    ]
    return replace(found, references=tuple(references))


def _values(page: Page) -> Iterator[tuple[Value, Line]]:
    """Give the values in turn, each with its first line; text without a tag has an empty one."""
    tag = ""
    first: Line | None = None
    places: list[tuple[int, int]] = []
    for line in page.lines:
        indented = page.text[max(line.start - 1, 0) : line.start] in (" ", "\t")
        if first and indented:
            places.append((line.start, line.end))
            continue
        if first:
            yield Value(tag, tuple(places)), first
        found = None if indented else _TAG.match(line.text)
        tag = found["tag"] if found else ""
        first, places = line, [(line.start + (found.end() if found else 0), line.end)]
    if first:
        yield Value(tag, tuple(places)), first


def _read_entry(page: Page, values: Sequence[Value]) -> Draft:
    draft = new_draft(page)
    fields = {value.tag: value for value in reversed(values)}
    for tag, column in _TEXTS.items():
        if tag in fields:
            draft.put(column, *fields[tag].whole)
    names = fields.get("AF") or fields.get("AU")
    groups = fields.get("CA")  # "group authors"
    places = [*(names.places if names else ()), *(groups.places if groups else ())]
    draft.add_authors(places, truncated=False)
    if "PY" in fields:
        _put_date(draft, fields)
    if "DI" in fields:
        _put_doi(draft, *fields["DI"].whole)
    labels = [place for tag in ("DE", "ID") if tag in fields for place in fields[tag].places]
    words = (word for place in labels for word in _WORD.finditer(page.text, *place))
    draft.add_all("labels", (word.span() for word in words))
    return draft


def _put_date(draft: Draft, fields: dict[str, Value]) -> None:
    start, end = fields["PY"].whole
    year = _YEAR.match(draft.page.text, start, end)
    if year is None:
        draft.report(start, end, "bad-date", "no date that there is; it is left out")
        return
    draft.put_as("published", year[0], *year.span())
    if "PD" in fields:
        put_month(draft, *fields["PD"].whole)


def _put_doi(draft: Draft, start: int, end: int) -> None:
    for doi in ids.find_doi(draft.page.text[start:end]):
        draft.put_id(doi, by=start)
        return
    try:
        ids.parse_doi(draft.page.text[start:end])
    except InputError as error:
        draft.report(start, end, "bad-id", str(error))


def _references(page: Page, record_id: str, values: Sequence[Value]) -> Iterator[Reference]:
    cited = [place for value in values if value.tag == "CR" for place in value.places]
    for position, (start, end) in enumerate(cited, 1):
        yield as_reference(record_id, position, page.text[start:end], page.source)

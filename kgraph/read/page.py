"""What all page readers share: lines with their places, and the draft of a record.

A reader never cuts strings: it finds places. A value is what stands between two
code points of the page, white space collapsed, so that every value of a record
can be shown where it stands.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from kgraph.model import ids, taxonomy
from kgraph.model.keys import with_keys
from kgraph.model.tables import Author, Evidence, PageFact, Problem, Record, Source, Span
from kgraph.model.text import collapse, is_truncated

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:[.!?]|\.\.\.|…)[\"'”’)\]}*$]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something on it; ``blank`` counts the empty lines before it."""

    start: int
    end: int
    text: str
    blank: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page to read: its source and its decoded text."""

    source: Source
    text: str
    lines: tuple[Line, ...]


def page(source: Source, text: str) -> Page:
    """Make a page of a text, its lines found once."""
    return Page(source, text, tuple(find_lines(text)))


def find_lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """Find the lines with something on them; places leave out the white space around."""
    stop = len(text) if end is None else end
    blank = 0
    position = start
    while position < stop:
        match = _LINE_END.search(text, position, stop)
        border = match.start() if match else stop
        printed = text[position:border]
        stripped = printed.strip()
        if stripped:
            first = position + len(printed) - len(printed.lstrip())
            yield Line(first, first + len(stripped), stripped, blank)
            blank = 0
        else:
            blank += 1
        position = match.end() if match else stop


def ends_sentence(text: str) -> bool:
    """Say whether a text ends as a sentence does, or with dots of omission."""
    return _SENTENCE_END.search(text[-20:]) is not None


@dataclass
class Draft:
    """A record in the making: places of the page, put under the name of a column.

    The one mutable thing in reading; it lives inside one reader's loop.
    """

    page: Page
    record: Record
    spans: list[Span] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def put(self, column: str, start: int, end: int) -> None:
        """Set a text column to what stands at a place; white space around is left out."""
        start, end = trim(self.page.text, start, end)
        value = collapse(self.page.text[start:end])
        if not value:
            return
        self.record = _with(self.record, column, value)
        self.spans.append(Span(column, start, end))
        if column == "abstract":
            self.record = replace(self.record, abstract_truncated=is_truncated(value))

    def add(self, column: str, start: int, end: int, value: str | None = None) -> None:
        """Add one value to a list column; of a value said twice, the first place stays."""
        start, end = trim(self.page.text, start, end)
        value = value or collapse(self.page.text[start:end])
        known: tuple[str, ...] = getattr(self.record, column)
        if value and value not in known:
            self.record = _with(self.record, column, (*known, value))
            self.spans.append(Span(column, start, end))

    def add_authors(
        self,
        places: Sequence[tuple[int, int]],
        *,
        truncated: bool,
        affiliations: Sequence[str | None] = (),
    ) -> None:
        """Add the names at these places, in order; a name listed twice stays twice.

        ``affiliations`` has one item a name, or none at all.
        """
        names = []
        for (start, end), affiliation in zip_longest(places, affiliations):
            names.append(Author(collapse(self.page.text[start:end]), affiliation))
            self.spans.append(Span("authors", start, end))
        self.record = replace(
            self.record,
            authors=(*self.record.authors, *names),
            authors_truncated=self.record.authors_truncated or truncated,
        )

    def put_id(self, found: ids.FoundId, *, by: int = 0) -> None:
        """Set the arXiv id or DOI found in the text that begins at ``by``."""
        start, end = found.start + by, found.end + by
        if isinstance(found.value, str):
            self.record = replace(self.record, doi=found.value)
            self.spans.append(Span("doi", start, end))
            return
        self.record = replace(self.record, arxiv_id=found.value.bare, version=found.value.version)
        self.spans.append(Span("arxiv_id", start, end))
        if found.value.version is not None:
            width = len(str(found.value.version))
            self.spans.append(Span("version", end + 1, end + 1 + width))

    def put_as(self, column: str, value: object, start: int, end: int) -> None:
        """Set a column to a value that is printed at a place in another form, as dates are."""
        self.record = _with(self.record, column, value)
        self.spans.append(Span(column, start, end))

    def clear(self, column: str) -> None:
        """Take back what a column was set to."""
        self.record = _with(self.record, column, None)
        self.spans = [span for span in self.spans if span.field != column]

    def report(self, start: int, end: int, code: str, message: str) -> None:
        """Note that what stands at a place could not be used."""
        self.problems.append(problem(self.page, start, end, code, message))

    def add_category(self, start: int, end: int) -> None:
        """Add the category printed at a place; an ambiguous code becomes a label and a problem."""
        printed = self.page.text[start:end]
        code = taxonomy.find_category(printed)
        if code:
            self.add("categories", start, end, code)
            return
        self.add("labels", start, end)
        message = f"'{printed}' is a category of several archives; it is kept as a label"
        self.report(start, end, "ambiguous-category", message)

    def add_urls(self, start: int, end: int) -> None:
        """Add the links that stand between two places, final punctuation left out."""
        for match in _URL.finditer(self.page.text, start, end):
            link = match[0]
            while link and (
                link[-1] in ".,;:!?'\"*" or (link[-1] == ")" and link.count(")") > link.count("("))
            ):
                link = link[:-1]
            self.add("urls", match.start(), match.start() + len(link))

    @property
    def empty(self) -> bool:
        """Whether nothing that names a paper was put into it."""
        known = self.record
        return not (known.title or known.abstract or known.arxiv_id or known.doi)


def new_draft(on: Page) -> Draft:
    """Begin a record of a page; it gets its number when the page is done."""
    return Draft(on, Record("", on.source.source_id, 0))


def _with(record: Record, column: str, value: object) -> Record:
    changes: dict[str, Any] = {column: value}
    return replace(record, **changes)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both places inwards over white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def problem(on: Page, start: int | None, end: int | None, code: str, message: str) -> Problem:
    """Make a row of `problems` about a place of a page."""
    return Problem(on.source.source_id, start, end, "read", code, message)


def evidence(
    on: Page,
    reader: str,
    drafts: Sequence[Draft],
    facts: Sequence[PageFact] = (),
    problems: Sequence[Problem] = (),
) -> Evidence:
    """Finish a page: number its records, fill in their normal forms, keep every problem."""
    records: list[Record] = []
    found = list(problems)
    for draft in drafts:
        found.extend(draft.problems)
        if draft.empty:
            places = draft.spans
            if places:
                start, end = min(s.start for s in places), max(s.end for s in places)
                message = "an entry without title, abstract, arXiv id and DOI names no paper"
                found.append(problem(on, start, end, "nameless-entry", message))
            continue
        ordinal = len(records) + 1
        spans = tuple(sorted(draft.spans, key=lambda span: (span.start, span.end, span.field)))
        record = replace(
            draft.record,
            record_id=f"{on.source.source_id}#{ordinal}",
            ordinal=ordinal,
            spans=_in_list_order(spans),
        )
        records.append(with_keys(record))
    source = replace(on.source, reader=reader)
    return with_lines(on, Evidence((source,), tuple(records), tuple(facts), problems=tuple(found)))


def with_lines(on: Page, found: Evidence) -> Evidence:
    """Note beside each place of a page the line it is on, for people."""
    starts = [match.end() for match in _LINE_END.finditer(on.text)]

    def line(place: int | None) -> int | None:
        return None if place is None else bisect_right(starts, place) + 1

    return replace(
        found,
        records=tuple(
            replace(r, spans=tuple(replace(s, line=line(s.start)) for s in r.spans))
            for r in found.records
        ),
        problems=tuple(replace(p, line=line(p.start)) for p in found.problems),
    )


def _in_list_order(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Order spans by field; within a field they stand in the order of the page, as lists do."""
    return tuple(sorted(spans, key=lambda span: span.field))

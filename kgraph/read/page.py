"""What all page readers share: lines with their places, and the draft of a record.

A reader never cuts strings: it finds places. A value is what stands between two
code points of the page, white space collapsed, so that every value of a record
can be shown where it stands.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import accumulate, zip_longest
from operator import attrgetter
from typing import Any, TypeVar

from kgraph.model import ids, taxonomy
from kgraph.model.keys import abstract_keys_of, keys_of
from kgraph.model.tables import Author, Evidence, PageFact, Problem, Record, Source, Span
from kgraph.model.text import collapse, end_of_truncated, is_truncated
from kgraph.read.parts import broken_words
from kgraph.read.parts.alt_texts import without_icons, without_pictures
from kgraph.read.parts.lines import Line as Line
from kgraph.read.parts.lines import ends_sentence as ends_sentence
from kgraph.read.parts.lines import find_lines as find_lines
from kgraph.read.parts.lines import join_lines as join_lines
from kgraph.read.parts.lines import split_lines
from kgraph.read.parts.lines import trim as trim
from kgraph.read.parts.title_looks import is_day, whole_quotes

_LINE_END = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_BADGE = ")]("
MAX_QUOTE = 60  # code points of a text that was not understood
_LEFT_OUT = re.compile(r"(?:…|\.\.\.)[\s,]+")


T = TypeVar("T")
Moved = Callable[[int, int], tuple[int, int]]
_COLUMNS = tuple(column.name for column in fields(Record))
_values_of = attrgetter(*_COLUMNS)
_NOTHING = dict(zip(_COLUMNS, _values_of(Record("", "", 0)), strict=True))
_place = attrgetter("field", "start", "end")


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page to read: its source and its decoded text.

    What is read of an ``inner`` page, the text that another format holds, is read on by the
    reader of that format: its records are not finished.
    """

    source: Source
    text: str
    lines: tuple[Line, ...]
    inner: bool = False
    _known: dict[Callable[["Page"], Any], Any] = field(default_factory=dict, repr=False)

    def once(self, find: Callable[["Page"], T]) -> T:
        """Give what a function finds on this page: it is asked once, by whomever.

        To recognise a page is to find its entries, in most layouts; reading asks again.
        """
        if find not in self._known:
            self._known[find] = find(self)
        found: T = self._known[find]
        return found


def _cuts(on: Page) -> list[tuple[int, int]]:
    return broken_words.cuts_of_page(on.text)


def printed(on: Page, start: int, end: int) -> str:
    """Give what stands between two places as a value: words whole, white space collapsed."""
    text = on.text[start:end]
    if "-" in text and "\n" in text and (cuts := on.once(_cuts)):
        text = broken_words.without(on.text, start, end, cuts)
    return collapse(text)


def page(source: Source, text: str, *, inner: bool = False) -> Page:
    """Make a page of a text, its lines found once."""
    return Page(source, text, tuple(without_pictures(list(find_lines(text)))), inner)


class Draft:
    """A record in the making: places of the page, put under the name of a column.

    The one mutable thing in reading; it lives inside one reader's loop.
    """

    def __init__(
        self,
        page: Page,
        record: Record | None = None,
        spans: Sequence[Span] = (),
        problems: Sequence[Problem] = (),
    ) -> None:
        self.page = page
        self.spans = list(spans)
        self.problems = list(problems)
        self._made: Record | None = None
        self._values: dict[str, Any] = {**_NOTHING, "source_id": page.source.source_id}
        if record is not None:
            self.record = record

    def has(self, column: str) -> bool:
        """Say whether a column was set, at less cost than by asking for the record."""
        return bool(self._values[column])

    def value(self, column: str) -> Any:  # noqa: ANN401 - of the type of the column
        """Give what a column was set to, at less cost than by asking for the record."""
        return self._values[column]

    def take(self, other: "Draft") -> None:
        """Take the authors and the organisations of a draft of their own, and their places."""
        found = other._values
        self._set("authors", found["authors"])
        self._set("authors_truncated", found["authors_truncated"])
        known = self._values["organisations"]
        self._set("organisations", tuple(dict.fromkeys((*known, *found["organisations"]))))
        self.spans += other.spans

    @property
    def record(self) -> Record:
        """What was put so far; made when it is asked for, as most columns are put unasked."""
        if self._made is None:
            self._made = Record(*self._values.values())
        return self._made

    @record.setter
    def record(self, record: Record) -> None:
        self._values = dict(zip(_COLUMNS, _values_of(record), strict=True))
        self._made = record

    def _set(self, column: str, value: object) -> None:
        self._values[column] = value
        self._made = None

    def put(self, column: str, start: int, end: int) -> None:
        """Set a text column to what stands at a place, and to nothing else; white space around is
        left out.
        """
        start, end = trim(self.page.text, start, end)
        if column == "abstract":
            end = end_of_truncated(self.page.text, start, end)
        elif column == "title":
            end = without_icons(self.page.text, start, end)
            # The full stop behind a question is the page's.
            end -= self.page.text.endswith(("?.", "!."), start, end)
        value = printed(self.page, start, end)
        if not value:
            return
        if self.has(column):
            self.clear(column)  # the place of another value does not hold this one
        self._set(column, value)
        self.spans.append(Span(column, start, end))
        if column == "abstract":
            self._set("abstract_truncated", is_truncated(value))

    def add(self, column: str, start: int, end: int, value: str | None = None) -> None:
        """Add one value to a list column; of a value said twice, the first place stays."""
        start, end = trim(self.page.text, start, end)
        value = value or printed(self.page, start, end)
        known: tuple[str, ...] = self._values[column]
        if value and value not in known:
            self._set(column, (*known, value))
            self.spans.append(Span(column, start, end))

    def add_all(self, column: str, places: Iterable[tuple[int, int]]) -> None:
        """Add values to a list column, however many, as `add` does."""
        known: dict[str, None] = dict.fromkeys(self._values[column])
        for start, end in (trim(self.page.text, *place) for place in places):
            value = printed(self.page, start, end)
            if value and value not in known:
                known[value] = None
                self.spans.append(Span(column, start, end))
        self._set(column, tuple(known))

    def add_authors(
        self,
        places: Sequence[tuple[int, int]],
        *,
        truncated: bool,
        affiliations: Sequence[str | None] = (),
    ) -> None:
        """Add the names at these places, in order; a name listed twice stays twice.

        ``affiliations`` has one item a name, or none at all. Dots before a name stand for
        those left out.
        """
        names = []
        text = self.page.text
        for (start, end), affiliation in zip_longest(places, affiliations):
            # Told by its first sign at less cost than by the pattern.
            dots = text.startswith(("…", "..."), start)
            if dots and (left_out := _LEFT_OUT.match(text, start, end)):
                start, truncated = left_out.end(), True
            names.append(Author(printed(self.page, start, end), affiliation))
            self.spans.append(Span("authors", start, end))
        self._set("authors", (*self._values["authors"], *names))
        self._set("authors_truncated", self._values["authors_truncated"] or truncated)

    def put_id(self, found: ids.FoundId, *, by: int = 0) -> None:
        """Set the arXiv id or DOI found in the text that begins at ``by``."""
        start, end = found.start + by, found.end + by
        if isinstance(found.value, str):
            self._set("doi", found.value)
            self.spans.append(Span("doi", start, end))
            return
        self._set("arxiv_id", found.value.bare)
        self._set("version", found.value.version)
        self.spans.append(Span("arxiv_id", start, end))
        if found.value.version is not None:
            width = len(str(found.value.version))
            self.spans.append(Span("version", end + 1, end + 1 + width))

    def put_as(self, column: str, value: object, start: int, end: int) -> None:
        """Set a column to a value that is printed at a place in another form, as dates are."""
        self._set(column, value)
        self.spans.append(Span(column, start, end))

    def clear(self, column: str) -> None:
        """Take back what a column was set to."""
        self._set(column, None)
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

    def put_primary(self) -> None:
        """Note the first category as the primary one: arXiv prints it first."""
        span = next((span for span in self.spans if span.field == "categories"), None)
        if span and not self.has("primary_category"):
            self.put_as("primary_category", self.record.categories[0], span.start, span.end)

    def add_urls(self, start: int, end: int) -> None:
        """Add the links that stand between two places, final punctuation left out."""
        for match in _URL.finditer(self.page.text, start, end):
            link = match[0]
            if _BADGE in link:  # a picture that is a link: its own address comes first
                self.add_urls(match.start() + link.rindex(_BADGE) + len(_BADGE), match.end())
                link = link[: link.index(_BADGE)]
            while link and (
                link[-1] in ".,;:!?'\"*"
                or (link[-1] == ")" and link.count(")") > link.count("("))
                or (link[-1] == "]" and link.count("]") > link.count("["))
            ):
                link = link[:-1]
            self.add("urls", match.start(), match.start() + len(link))

    def numbered(
        self,
        on: Page,
        ordinal: int,
        line: Callable[[int | None], int | None],
        abstract_key: tuple[int, ...],
        moved: Moved | None,
    ) -> Record:
        """Give the record of a page with its number and normal forms, its places in order and
        their lines.

        That of an inner page gets normal forms and lines when it is finished.
        """
        # By field; within a field in the order of the page, as lists are.
        spans = [(s.field, s.start, s.end) for s in sorted(self.spans, key=_place)]
        if moved:
            spans = [(column, *moved(start, end)) for column, start, end in spans]
        values = self._values
        if on.inner:
            placed = tuple([Span(*span) for span in spans])
            return Record(*{**values, "ordinal": ordinal, "spans": placed}.values())
        last = {
            "record_id": f"{on.source.source_id}#{ordinal}",
            "ordinal": ordinal,
            "spans": tuple([Span(*span, line(span[1])) for span in spans]),
            "abstract_key": abstract_key,
            **keys_of(values["title"], values["authors"], values["published"]),
        }
        return Record(*{**values, **last}.values())

    @property
    def names(self) -> list[str]:
        """The names of the authors that were put into it."""
        return [author.name for author in self._values["authors"]]

    @property
    def empty(self) -> bool:
        """Whether nothing that names a paper was put into it."""
        return not any(map(self._values.get, ("title", "abstract", "arxiv_id", "doi")))


def new_draft(on: Page) -> Draft:
    """Begin a record of a page; it gets its number when the page is done."""
    return Draft(on)


def problem(on: Page, start: int | None, end: int | None, code: str, message: str) -> Problem:
    """Make a row of `problems` about a place of a page; it quotes what was not understood."""
    if code == "not-understood" and start is not None:
        text = collapse(on.text[start:end][: 2 * MAX_QUOTE])
        message += f": {text[:MAX_QUOTE] + '…' if len(text) > MAX_QUOTE else text}"
    return Problem(on.source.source_id, start, end, "read", code, message)


def evidence(
    on: Page,
    reader: str,
    drafts: Sequence[Draft],
    facts: Sequence[PageFact] = (),
    problems: Sequence[Problem] = (),
    moved: Moved | None = None,
) -> Evidence:
    """Finish a page: number its records, fill in their normal forms, keep every problem.

    Where entries and problems were found in a text made of the page's, ``moved`` gives
    where a place of that text is on the page.
    """
    named: list[Draft] = []
    found = list(problems)
    line = _line_of(on.text)
    for draft in drafts:
        if is_day(draft.record.title):
            draft.clear("title")  # over a message, before an item
        elif place := next((span for span in draft.spans if span.field == "title"), None):
            whole = whole_quotes(on.text, place.start, place.end)
            if whole != (place.start, place.end) and _says(on.text, place, draft.record.title):
                draft.clear("title")
                draft.put("title", *whole)
        found.extend(draft.problems)
        if draft.empty:
            places = draft.spans
            if places:
                start, end = min(s.start for s in places), max(s.end for s in places)
                message = "an entry without title, abstract, arXiv id and DOI names no paper"
                found.append(problem(on, start, end, "nameless-entry", message))
            continue
        named.append(draft)
    # Of all abstracts at once; those of an inner page are made when it is finished.
    keys = abstract_keys_of([None if on.inner else draft.value("abstract") for draft in named])
    records = [
        draft.numbered(on, ordinal, line, key, moved)
        for ordinal, (draft, key) in enumerate(zip(named, keys, strict=True), 1)
    ]
    source = replace(on.source, reader=reader)
    if moved:
        found = [_moved(row, moved) for row in found]
    lined = tuple(replace(p, line=line(p.start)) for p in found)
    return Evidence((source,), tuple(records), tuple(facts), problems=lined)


def _says(text: str, span: Span, title: str | None) -> bool:
    return collapse(text[span.start : span.end]) == title


def _moved(row: Problem, moved: Moved) -> Problem:
    if row.start is None:
        return row
    start, end = moved(row.start, row.end or row.start)
    return replace(row, start=start, end=end)


def with_lines(on: Page, found: Evidence) -> Evidence:
    """Note beside each place of a page the line it is on, for people."""
    line = _line_of(on.text)
    return replace(
        found,
        records=tuple(
            replace(r, spans=tuple(Span(s.field, s.start, s.end, line(s.start)) for s in r.spans))
            for r in found.records
        ),
        problems=tuple(replace(p, line=line(p.start)) for p in found.problems),
    )


def _line_of(text: str) -> Callable[[int | None], int | None]:
    """Give what says which line of a text a place is on."""
    starts = list(accumulate(map(len, split_lines(text))))
    if starts and not _LINE_END.match(text, len(text) - 1):
        starts.pop()  # the last line has no end

    def line(place: int | None) -> int | None:
        return None if place is None else bisect_right(starts, place) + 1

    return line

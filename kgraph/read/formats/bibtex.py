"""BibTeX and BibLaTeX files, through bibtexparser.

Values stay as written (braces and TeX included) and keep their places; an entry
the parser cannot split is a problem with its place, and never costs the file.
"""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence, Problem
from kgraph.model.text import collapse
from kgraph.read.page import Draft, Page, evidence, new_draft, problem, trim
from kgraph.read.parts.dates import find_dates, month_number
from kgraph.read.parts.other_kinds import other_kind

NAME = "bibtex"
_ENTRY = re.compile(
    r"^[^\S\n]*@(?:article|book|booklet|inbook|incollection|inproceedings|conference|manual"
    r"|mastersthesis|misc|online|phdthesis|proceedings|techreport|report|thesis|unpublished"
    r"|dataset|software|preprint|string|comment)\s*[{(]",
    re.IGNORECASE | re.MULTILINE,
)
MIN_WORDS = 4  # of text between entries that says something
_JOURNAL = ("journal", "journaltitle", "booktitle", "series", "howpublished")
# The archive itself, or a link, where a journal would stand.
_NO_JOURNAL = re.compile(r"\W*(?:arXiv\b|CoRR\b|(?:\\url\W*)?https?:)", re.IGNORECASE)
# Papers stand in them; one that entries refer to is no paper itself.
_BOOKS = frozenset(("proceedings", "mvproceedings", "book", "mvbook", "collection", "mvcollection"))
Places = dict[str, tuple[int, int]]  # where the value of each field stands
_OUTER = {"{": "}", '"': '"'}


def recognises(page: Page) -> bool:
    """Say whether entries begin on lines of the page."""
    return _ENTRY.search(page.text) is not None


def read(page: Page) -> Evidence:
    """Read every entry of a BibTeX file."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import ImplicitComment

    # bibtexparser reports what it sets aside; we do so ourselves, as rows.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(page.text, parse_stack=[])
    starts = _line_starts(page.text)
    macros = {s.key.lower(): _unquoted(str(s.value)) for s in library.strings}
    books = _books(page, library.entries, starts)
    drafts = []
    problems: list[Problem] = []
    for e in library.entries:
        if e.key.lower() in books and e.entry_type.lower() in _BOOKS:
            continue
        start = starts[e.start_line or 0]
        draft = _read_entry(page, e, start, macros, books)
        if other := other_kind(draft, e.entry_type, start, start + len((e.raw or "").rstrip())):
            problems.append(other)
        else:
            drafts.append(draft)
    for block in library.failed_blocks:
        start = starts[block.start_line or 0]
        kept = getattr(block, "ignore_error_block", None)
        if kept is not None and hasattr(kept, "fields_dict"):
            drafts.append(_read_entry(page, kept, start, macros, books))
            continue
        raw = block.raw or ""
        end = start + len(raw)
        problems.append(problem(page, start, end, "bad-entry", _what_is_wrong(block, raw)))
    for comment in library.blocks:
        raw = comment.raw or ""
        said = " ".join(line for line in raw.splitlines() if line.strip()[:1] not in ("%", "#"))
        if isinstance(comment, ImplicitComment) and len(said.split()) >= MIN_WORDS:
            start, end = trim(page.text, starts[comment.start_line or 0], len(page.text))
            end = min(end, start + len(raw.strip()))
            problems.append(problem(page, start, end, "not-understood", "text between entries"))
    drafts.sort(key=lambda draft: min((s.start for s in draft.spans), default=0))
    return evidence(page, NAME, drafts, (), problems)


def _what_is_wrong(block: Any, raw: str) -> str:  # noqa: ANN401 - the parser's
    head = raw.partition(",")[0].strip()[:60]
    reason = str(getattr(block.error, "abort_reason", block.error))
    if "looking for" in reason:
        return f"the entry '{head}' is not closed: a brace or quote is missing"
    return f"the entry '{head}' is not BibTeX: {reason}"


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text)), len(text)]


def _books(page: Page, entries: Sequence[Any], starts: Sequence[int]) -> Mapping[str, Places]:
    """Give the entries that others refer to by ``crossref``: their fields by their keys."""
    named = {
        _unquoted(str(field.value)).strip().lower()
        for entry in entries
        for field in entry.fields
        if field.key.lower() == "crossref"
    }
    return {
        entry.key.lower(): _places(page.text, starts[entry.start_line or 0], entry)
        for entry in entries
        if entry.key.lower() in named
    }


def _with_book(page: Page, places: Places, books: Mapping[str, Places]) -> Places:
    """Complete an entry by the date and the name of the book that it is in."""
    book = books.get(page.text[slice(*places.get("crossref", (0, 0)))].strip().lower())
    if book is None or "crossref" not in places:
        return places
    dates = [] if "year" in places or "date" in places else ["year", "date", "month", "day"]
    more = {name: book[name] for name in dates if name in book}
    title = book.get("booktitle") or book.get("title")
    return {**({"booktitle": title} if title else {}), **more, **places}


def _read_entry(
    page: Page,
    entry: Any,  # noqa: ANN401 - the parser's
    start: int,
    macros: Mapping[str, str],
    books: Mapping[str, Places],
) -> Draft:
    draft = new_draft(page)
    places = _with_book(page, _places(page.text, start, entry), books)
    for column, names in (
        ("title", ("title",)),
        ("abstract", ("abstract",)),
        ("journal_ref", _JOURNAL),
        ("comments", ("note",)),
    ):
        for name in names:
            if name not in places or getattr(draft.record, column) is not None:
                continue
            value = _resolved(page.text[slice(*places[name])], macros)
            if column == "journal_ref" and _NO_JOURNAL.match(value or page.text[places[name][0] :]):
                draft.add("labels", *places[name])
            elif value:
                draft.put_as(column, value, *places[name])
            else:
                draft.put(column, *places[name])
    if "author" in places:
        _put_authors(draft, *places["author"])
    for name in ("institution", "school", "organization"):
        if name in places:
            draft.add("organisations", *places[name])
    for name in ("url", "howpublished", "note"):
        if name in places:
            draft.add_urls(*places[name])
    _put_date(draft, places)
    _put_ids(draft, places)
    for name in ("primaryclass", "eprintclass"):
        if name in places and not draft.has("primary_category"):
            draft.add_category(*places[name])
            if draft.has("categories"):
                draft.put_as("primary_category", draft.record.categories[0], *places[name])
    return draft


def _places(text: str, start: int, entry: Any) -> Places:  # noqa: ANN401
    """Find where each field's value stands, outer braces or quotes left out."""
    places: Places = {}
    position = start
    for field in entry.fields:
        value = str(field.value)
        name = re.compile(rf"{re.escape(field.key)}\s*=\s*", re.IGNORECASE).search(text, position)
        found = text.find(value, name.end() if name else position)
        if found < 0:
            continue
        begin, end = trim(text, found, found + len(value))
        position = end
        while (
            end - begin >= 2
            and _OUTER.get(text[begin]) == text[end - 1]
            and _is_whole(text[begin:end])
        ):
            begin, end = trim(text, begin + 1, end - 1)
        if begin < end:
            places.setdefault(field.key.lower(), (begin, end))
    return places


def _resolved(value: str, macros: Mapping[str, str]) -> str | None:
    """Put together a value of macros and pieces (``nips # " 30"``); nothing if it is plain."""
    pieces = re.split(r"\s*#\s*", value) if re.search(r"[\"}\w]\s+#\s+[\"{\w]", value) else [value]
    if not any(piece.lower() in macros for piece in pieces):
        return None
    return collapse("".join(macros.get(piece.lower(), _unquoted(piece)) for piece in pieces))


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and _OUTER.get(value[0]) == value[-1] else value


def _is_whole(value: str) -> bool:
    """Say whether the first mark of a value is closed by its last: not in ``{A} and {B}``."""
    depth, quoted = 0, value[0] == '"'
    for i, c in enumerate(value):
        depth += (c == "{") - (c == "}")
        # A quote of an accent (``"G\\"ahler"``) or in braces ends no value.
        ends = c == '"' and i and value[i - 1] != "\\" if quoted else True
        if depth == 0 and ends:
            return i == len(value) - 1
    return False


def _put_authors(draft: Draft, start: int, end: int) -> None:
    text = draft.page.text
    places: list[tuple[int, int]] = []
    truncated = False
    for a, b in _names(text, start, end):
        if text[a:b].lower() in ("others", "et al.", "et al"):
            truncated = True
        elif a < b:
            # Braces around a whole name keep it in one piece: {Google Brain}.
            while text[a] == "{" and text[b - 1] == "}" and _is_whole(text[a:b]):
                a, b = trim(text, a + 1, b - 1)
            places.append((a, b))
    draft.add_authors(places, truncated=truncated)


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split an author field at " and " outside braces."""
    depth, begin = 0, start
    for match in re.finditer(r"[{}]|\s+and\s+", text[start:end]):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0:
            yield trim(text, begin, start + match.start())
            begin = start + match.end()
    yield trim(text, begin, end)


def _put_date(draft: Draft, places: Mapping[str, tuple[int, int]]) -> None:
    text = draft.page.text
    for name in ("date", "year"):
        for date in find_dates(text, *places.get(name, (0, 0)), year_alone=True):
            value = date.value
            month = places.get("month")
            if len(value) == 4 and month:
                printed = re.findall(r"[A-Za-z]{3,}|\b\d{1,2}\b", text[slice(*month)])
                named = sorted(printed, key=str.isdigit)  # "~12~" # jan: the name is the month
                number = month_number(named[0]) if named else None
                value = f"{value}-{number:02d}" if number else value
                value = _with_day(value, text[slice(*places.get("day", (0, 0)))])
            draft.put_as("published", value, date.start, date.end)
            return


def _with_day(month: str, printed: str) -> str:
    """Complete a month by the field of a day, as publishers give it; a range is none."""
    day = printed.strip('{}" ')
    is_day = day.isdecimal() and len(day) <= 2
    whole = f"{month}-{int(day):02d}" if is_day and len(month) == 7 else month
    return next((date.value for date in find_dates(whole, 0, len(whole))), month)


def _put_ids(draft: Draft, places: Mapping[str, tuple[int, int]]) -> None:
    """Take arXiv id and DOI; ``eprint`` is an arXiv id if its archive says so or none is named."""
    text = draft.page.text
    archive = text[slice(*places.get("archiveprefix", places.get("eprinttype", (0, 0))))].lower()
    for name in ("eprint", "arxiv", "arxivid"):
        if name in places and archive in ("", "arxiv"):
            _put_bare_id(draft, *places[name], sure=name != "eprint" or bool(archive))
    if "volume" in places:  # as DBLP prints it: volume = {abs/1706.03762}
        start, end = places["volume"]
        if text[start:end].startswith("abs/"):
            _put_bare_id(draft, start + 4, end, sure=True)
    for name in ("doi", "url", "howpublished", "journal", "journaltitle", "note", "eprint"):
        if name not in places:
            continue
        start, end = places[name]
        for found in ids.find_arxiv(text[start:end]):
            if isinstance(found, InputError):
                draft.report(start, end, "bad-id", f"{found}; {found.hint}")
            elif not draft.has("arxiv_id"):
                draft.put_id(found, by=start)
        for doi in ids.find_doi(text[start:end].replace("\\_", "_")):
            if not draft.has("doi") and name in ("doi", "url", "howpublished"):
                draft.put_id(doi, by=start)


def _put_bare_id(draft: Draft, start: int, end: int, *, sure: bool) -> None:
    """Take an arXiv id that its field says is one; what it may be else is no problem."""
    printed = draft.page.text[start:end]
    try:
        value = ids.parse_arxiv(printed)
    except InputError as error:
        if sure and not any(True for _ in ids.find_arxiv(printed)):
            draft.report(start, end, "bad-id", f"{error}; {error.hint}")
        return
    if not draft.has("arxiv_id"):
        begin = start + max(printed.lower().find(value.bare.split("/")[-1]), 0)
        stop = min(end, begin + len(value.bare.split("/")[-1]))
        if "/" in value.bare:
            begin = start + max(printed.lower().find(value.bare.split("/")[0]), 0)
        draft.put_id(ids.FoundId(value, begin, stop, start, end))

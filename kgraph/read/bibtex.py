"""BibTeX and BibLaTeX files, through bibtexparser.

Values stay as written (braces and TeX included) and keep their places; an entry
the parser cannot split is a problem with its place, and never costs the file.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence, Problem
from kgraph.read.dates import find_dates, month_number
from kgraph.read.page import Draft, Page, evidence, new_draft, problem, trim

NAME = "bibtex"
_ENTRY = re.compile(
    r"^\s*@(?:article|book|booklet|inbook|incollection|inproceedings|conference|manual"
    r"|mastersthesis|misc|online|phdthesis|proceedings|techreport|report|thesis|unpublished"
    r"|dataset|software|preprint|string|comment)\s*[{(]",
    re.IGNORECASE | re.MULTILINE,
)
_JOURNAL = ("journal", "journaltitle", "booktitle", "series", "howpublished")
_OUTER = {"{": "}", '"': '"'}


def recognises(page: Page) -> bool:
    """Say whether entries begin on lines of the page."""
    return _ENTRY.search(page.text) is not None


def read(page: Page) -> Evidence:
    """Read every entry of a BibTeX file."""
    from bibtexparser.entrypoint import parse_string

    # bibtexparser reports what it sets aside; we do so ourselves, as rows.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(page.text, parse_stack=[])
    starts = _line_starts(page.text)
    drafts = [_read_entry(page, e, starts[e.start_line or 0]) for e in library.entries]
    problems: list[Problem] = []
    for block in library.failed_blocks:
        start = starts[block.start_line or 0]
        raw = block.raw or ""
        kept = getattr(block, "ignore_error_block", None)
        if kept is not None and hasattr(kept, "fields_dict"):
            drafts.append(_read_entry(page, kept, start))
            continue
        message = f"not a BibTeX entry: {type(block.error).__name__}: {block.error}"
        problems.append(problem(page, start, start + len(raw), "bad-entry", message))
    drafts.sort(key=lambda draft: min((s.start for s in draft.spans), default=0))
    return evidence(page, NAME, drafts, (), problems)


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text)), len(text)]


def _read_entry(page: Page, entry: Any, start: int) -> Draft:  # noqa: ANN401 - the parser's
    draft = new_draft(page)
    places = _places(page.text, start, entry)
    for column, names in (
        ("title", ("title",)),
        ("abstract", ("abstract",)),
        ("journal_ref", _JOURNAL),
        ("comments", ("note",)),
    ):
        for name in names:
            if name in places and getattr(draft.record, column) is None:
                draft.put(column, *places[name])
    if "author" in places:
        _put_authors(draft, *places["author"])
    for name in ("institution", "school", "organization"):
        if name in places:
            draft.add("organisations", *places[name])
    if "url" in places:
        draft.add_urls(*places["url"])
    _put_date(draft, places)
    _put_ids(draft, places)
    return draft


def _places(text: str, start: int, entry: Any) -> dict[str, tuple[int, int]]:  # noqa: ANN401
    """Find where each field's value stands, outer braces or quotes left out."""
    places: dict[str, tuple[int, int]] = {}
    position = start
    for field in entry.fields:
        value = str(field.value)
        found = text.find(value, position)
        if found < 0:  # a value put together with '#': it stands nowhere in one piece
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


def _is_whole(value: str) -> bool:
    """Say whether the first brace of a value is closed by its last: not in ``{A} and {B}``."""
    if value[0] != "{":
        return True
    depth = 0
    for i, c in enumerate(value):
        depth += (c == "{") - (c == "}")
        if depth == 0:
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
                number = month_number(text[slice(*month)].strip('{}"'))
                value = f"{value}-{number:02d}" if number else value
            draft.put_as("published", value, date.start, date.end)
            return


def _put_ids(draft: Draft, places: Mapping[str, tuple[int, int]]) -> None:
    """Take arXiv id and DOI; ``eprint`` is an arXiv id if its archive says so or none is named."""
    text = draft.page.text
    archive = text[slice(*places.get("archiveprefix", places.get("eprinttype", (0, 0))))].lower()
    if "eprint" in places and archive in ("", "arxiv"):
        start, end = places["eprint"]
        try:
            found = ids.parse_arxiv(text[start:end])
        except InputError as error:
            if archive:
                draft.problems.append(problem(draft.page, start, end, "bad-id", str(error)))
        else:
            shift = text[start:end].lower().find(found.bare.split("/")[-1])
            begin = start + max(shift, 0)
            draft.put_id(ids.FoundId(found, begin, min(end, begin + len(found.bare)), start, end))
    for name in ("doi", "url", "journal", "note", "eprint", "volume"):
        if name not in places:
            continue
        start, end = places[name]
        for arxiv_id in ids.find_arxiv(text[start:end]):
            if isinstance(arxiv_id, ids.FoundId) and draft.record.arxiv_id is None:
                draft.put_id(arxiv_id, by=start)
        for doi in ids.find_doi(text[start:end].replace("\\_", "_")):
            if draft.record.doi is None and name in ("doi", "url"):
                draft.put_id(doi, by=start)

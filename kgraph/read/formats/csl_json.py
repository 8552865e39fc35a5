"""CSL-JSON, as citation programs and Crossref give it: a list of items, or one. Answers of
services in JSON are made such items (`json_answers`).

Each item is decoded alone, so that a broken one is a problem with its place and costs
no other. A value has a span where it stands in the JSON as it is, without escapes;
names have none, because family and given name stand apart.

Source: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html;
https://github.com/citation-style-language/schema (csl-data.json).
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kgraph.errors import InputError
from kgraph.model import ids, taxonomy
from kgraph.model.tables import Author, Evidence, Problem, Span
from kgraph.model.text import collapse, is_truncated, without_tags
from kgraph.read.formats.json_answers import (
    as_item,
    by_own_name,
    has_people,
    is_work,
    listed_names,
    members,
    paths_to_works,
    references_of,
    texts_of,
    works_within,
)
from kgraph.read.formats.loose_json import without_last_commas
from kgraph.read.page import Draft, Line, Page, evidence, new_draft, problem
from kgraph.read.parts.authors import split_authors
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.other_kinds import other_kind
from kgraph.read.web.embedded import put_value
from kgraph.read.web.embedded_fields import plain_abstract

NAME = "csl_json"
# Keys that CSL has and few other JSON with titles.
_KEY = re.compile(
    r'"(?:issued|container-title|DOI|author|title|citation-key|date-parts|family)"\s*:', re.DOTALL
)
_HOLDER = re.compile(
    r'\s*\{\s*(?:"(?!title")[^"]*"\s*:\s*(?:"[^"]*"|[\d.]+|null|true|false)\s*,\s*){0,20}"(?:items|references'
    r'|message|data|results|notes|collection|works|papers|docs|records)"\s*:\s*(?=\[)'
)
_BEGIN = re.compile(r"[\[{]\s*[\[{\"]")
_OBJECT = re.compile(r"^(?:\[\s*)?\{\s*\"[\w-]+\"\s*:", re.MULTILINE)
# What stands around items: brackets, other fields of what holds them, numbers in lists of these.
_OF_JSON = re.compile(r"[\[\]{},:\"]|(?:-?[\d.]+|null|true|false)[\s,\]}]*$")
MAX_NOTE = 2000  # code points above the JSON
MIN_JSON = 0.8  # of a page with a note
MAX_HEAD = 200_000  # code points in which keys stand
_OUTSIDE = "this stands in no entry; it is left out"
_NEXT = re.compile(r"\}\s*,?\s*(?=\{)")
MAX_TRIES = 10_000  # places where an item may begin after a broken one
_TEXTS = {
    "title": ("title",),
    "abstract": ("abstract",),
    "journal_ref": (
        "container-title",
        "journal",
        "venue",
        "collection-title",
        "event-title",
        "event",
    ),
    "comments": ("note",),
}
# Other JSON about papers has plainer keys.
_DATE_KEYS = (
    *("issued", "published", "posted", "submitted", "original-date"),
    *("publicationDate", "publication_date", "published_date", "date", "year", "publication_year"),
)
_ID_KEYS = (
    *("arxiv_id", "doi", "arxiv", "arxivId", "eprint", "number", "archive_location"),
    *("archive-place", "id", "URL", "note", "container-title", "DOI"),
)


def recognises(page: Page) -> bool:
    """Say whether the page begins as JSON does, words of a note aside, and has keys of CSL."""
    begin = _begin(page.text)
    return begin is not None and _KEY.search(page.text, begin, begin + MAX_HEAD) is not None


def _begin(text: str) -> int | None:
    """Give where JSON begins: with the page, or below a note if most of the page is JSON."""
    first = len(text) - len(text.lstrip())
    begin = _BEGIN.match(text, first) or _OBJECT.search(text, first, first + MAX_NOTE)
    if begin is None:
        return None
    most = text.rfind("}") - begin.start() >= MIN_JSON * (len(text) - first)
    return begin.start() if begin.start() == first or most else None


def read(page: Page) -> Evidence:
    """Read every item."""
    drafts: list[Draft] = []
    items: list[Mapping[str, Any]] = []
    problems: list[Problem] = []
    begin = _begin(page.text) or 0
    places: list[tuple[int, int]] = []
    for start, end, item in _items(page.text, begin):
        places.append((start, end))
        if isinstance(item, str):
            problems.append(
                problem(page, start, end, "bad-entry", f"not an item of CSL-JSON: {item}")
            )
            continue
        draft = _read_item(page, start, end, item)
        if other := other_kind(draft, str(item.get("type")), start, end):
            problems.append(other)
            continue
        drafts.append(draft)
        items.append(item)
        if draft.empty:
            problems += draft.problems
            draft.problems.clear()
            draft.spans.clear()
            message = "an entry without title, abstract, arXiv id and DOI names no paper"
            problems.append(problem(page, start, end, "nameless-entry", message))
    for line in _notes(page, begin, places):
        problems.append(problem(page, line.start, line.end, "not-understood", _OUTSIDE))
    if not drafts and not problems:
        problems.append(problem(page, None, None, "empty", "there are no items in this file"))
    found = evidence(page, NAME, drafts, (), problems)
    named = [item for item, draft in zip(items, drafts, strict=True) if not draft.empty]
    beside = by_own_name(named)
    references = [
        one
        for record, item in zip(found.records, named, strict=True)
        for one in references_of(record.record_id, item, page.source, beside)
    ]
    return replace(found, references=tuple(references))


def _notes(page: Page, begin: int, places: Sequence[tuple[int, int]]) -> Iterator[Line]:
    """Give the lines above the JSON, and those between and behind its items that are none of it."""
    ends = [end for _, end in places]
    for line in page.lines:
        n = bisect_right(ends, line.start)
        outside = n == len(places) or line.end <= places[n][0]
        if line.end <= begin or (outside and line.start >= begin and not _OF_JSON.match(line.text)):
            yield line


def _items(text: str, begin: int) -> Iterator[tuple[int, int, Mapping[str, Any] | str]]:
    """Give each item of each list with its place, or what is wrong with what stands there."""
    decoder = json.JSONDecoder(strict=False)
    position = _first_item(text, begin)
    tries = looked = 0
    as_written = True
    while True:
        while position < len(text) and (text[position].isspace() or text[position] == ","):
            position += 1
        if position >= len(text):
            break
        if text[position] == "]":  # another list may stand below
            beside = None
            if position >= looked:
                beside, looked = _next_list(text, position)
            following = _OBJECT.search(text, position)
            if beside is not None:
                position = beside
            elif following is not None:
                position = _first_item(text, following.start())
            else:
                break
            continue
        try:
            item, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            if as_written:
                text, as_written = without_last_commas(text), False
                continue
            reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"
            following = _NEXT.search(text, position)
            tries += 1
            end = following.end() if following and tries < MAX_TRIES else len(text)
            yield position, len(text[:end].rstrip(" \t\r\n,")), reason
            position = end
            continue
        paths = paths_to_works(item) if isinstance(item, dict) else []
        found = works_within(text, position, paths) if any(paths) else [(position, end, item)]
        for first, last, one in found:
            yield first, last, one if isinstance(one, dict) else "it is no object"
        position = end
        if text[position : position + 1] == "}":  # of an item that was broken before
            position += 1


def _first_item(text: str, begin: int) -> int:
    """Give where the first item of a list may begin; an item alone is one."""
    holder = _HOLDER.match(text, begin)
    position = holder.end() if holder else begin
    return position + (text[position : position + 1] == "[")


def _next_list(text: str, position: int) -> tuple[int | None, int]:
    """Give where the first item of another list of works begins that stands behind the end of one
    in the same object, if there is such, and how far was looked.
    """
    end = position
    for key, start, end, value in members(text, position + 1):
        listed = value[:3] if isinstance(value, list) and key != "references" else []
        if any(is_work(one) and has_people(one) for one in listed):
            return start + 1, end
    return None, end


def _read_item(page: Page, start: int, end: int, item: Mapping[str, Any]) -> Draft:
    draft = new_draft(page)
    item = as_item(item)

    def place(value: str) -> tuple[int, int] | None:
        found = page.text.find(f'"{value}"', start, end)
        found = found if found >= 0 else page.text.find(f'"{value}."', start, end)
        return (found + 1, found + 1 + len(value)) if found >= 0 else None

    for column, keys in _TEXTS.items():
        value = next((text for key in keys for text in texts_of(item.get(key))), None)
        if value is None:
            continue
        plain = plain_abstract(value) if column == "abstract" else collapse(without_tags(value))
        if plain:
            found = place(value) if column == "title" or plain == collapse(value) else None
            put_value(draft, column, plain, found)
        if column == "abstract" and plain:
            put_value(draft, "abstract_truncated", is_truncated(plain), None)
    _put_authors(draft, item)
    _put_date(draft, item)
    _put_ids(draft, item, place)
    _put_urls(draft, item, place)
    _put_keywords(draft, [*texts_of(item.get("keyword")), *texts_of(item.get("categories"))])
    for text in texts_of(item.get("publisher")):
        # A thesis or a report is of its institution; a journal's publisher is nobody's.
        if item.get("type") in ("thesis", "report", "dissertation"):
            put_value(draft, "organisations", (collapse(text),), place(text))
    return draft


def _put_urls(draft: Draft, item: Mapping[str, Any], place: Any) -> None:  # noqa: ANN401
    """Take links; with spans if all of them stand somewhere, for spans are one a value."""
    said = texts_of(item.get("URL"))
    urls = tuple(url for url in said if "://" in url and not any(c.isspace() for c in url))
    places = [place(url) for url in urls]
    put_value(draft, "urls", urls, None)
    if all(places):
        draft.spans += [Span("urls", *found) for found in places]


def _put_keywords(draft: Draft, texts: Sequence[str]) -> None:
    known: dict[str, dict[str, None]] = {"categories": {}, "labels": {}}
    for word in (collapse(part) for text in texts for part in re.split(r"[,;]", text)):
        code = taxonomy.find_category(word) if "." in word or "-" in word else None
        if word:
            known["categories" if code else "labels"][code or word] = None
    for column, found in known.items():
        put_value(draft, column, tuple(found), None)


def _put_authors(draft: Draft, item: Mapping[str, Any]) -> None:
    people = item.get("author") or item.get("authors") or item.get("creators")
    authors, cut = [], False
    for person in people if isinstance(people, list) else []:
        if isinstance(person, str):
            person = {"literal": person}
        if not isinstance(person, dict):
            continue
        parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
        name = " ".join(text for part in parts for text in texts_of(person.get(part)))
        whole = name.strip() or next(
            (
                text
                for key in ("literal", "name", "full_name")
                for text in texts_of(person.get(key))
            ),
            "",
        )
        if whole.lower().strip(". ") in ("et al", "others"):
            cut = True
        elif collapse(whole):
            places = "; ".join(map(collapse, texts_of(person.get("affiliation"))))
            authors.append(Author(collapse(whole), places or None, _orcid(person.get("ORCID"))))
    if not authors and (listed := listed_names(item)):
        found = split_authors(listed, 0, len(listed))
        authors = [Author(collapse(listed[a:b])) for a, b in found.places]
        cut = found.truncated
    put_value(draft, "authors", tuple(authors), None)
    put_value(draft, "authors_truncated", cut, None)


def _orcid(value: object) -> str | None:
    try:
        return ids.parse_orcid(str(value).replace("http://", "https://")) if value else None
    except InputError:
        return None


def _put_date(draft: Draft, item: Mapping[str, Any]) -> None:
    """Take the date an item was issued: its parts, or what is printed."""
    for key in _DATE_KEYS:
        issued = item.get(key)
        parts = issued.get("date-parts") if isinstance(issued, dict) else None
        if isinstance(parts, list) and parts and isinstance(parts[0], list):
            numbers = [str(number).strip() for number in parts[0] if number not in (None, "")]
            text = "-".join(n.zfill(4 if i == 0 else 2) for i, n in enumerate(numbers[:3]))
        else:
            inner = (
                (issued.get(k) for k in ("raw", "literal", "date"))
                if isinstance(issued, dict)
                else [issued]
            )
            text = next((t for some in inner for t in texts_of(some)), "")
        for date in find_dates(text, 0, len(text), year_alone=True):
            put_value(draft, "published", date.value, None)
            return


def _put_ids(draft: Draft, item: Mapping[str, Any], place: Any) -> None:  # noqa: ANN401
    others = item.get("externalIds")
    if isinstance(others, dict):  # as Semantic Scholar gives them
        item = {"arxiv_id": others.get("ArXiv"), "doi": others.get("DOI"), **item}
    archive = " ".join(texts_of(item.get("archive")) + texts_of(item.get("publisher"))).lower()
    for key in _ID_KEYS:
        for text in texts_of(item.get(key)):
            bare = key in ("arxiv", "arxivId", "arxiv_id") or (
                "arxiv" in archive and key in ("number", "archive_location", "eprint")
            )
            for found in _arxiv_in(draft, text, bare):
                if not draft.has("arxiv_id"):
                    at = place(text)
                    shift = text.find(found.bare)
                    at = (
                        (at[0] + shift, at[0] + shift + len(found.bare))
                        if at and shift >= 0
                        else None
                    )
                    put_value(draft, "arxiv_id", found.bare, at)
                    if found.version:
                        put_value(draft, "version", found.version, None)
            if key in ("DOI", "doi", "URL", "note") and not draft.has("doi"):
                _put_doi(draft, key, text, place(text))


def _arxiv_in(draft: Draft, text: str, bare: bool) -> Iterator[ids.ArxivId]:
    for found in ids.find_arxiv(text):
        if isinstance(found, ids.FoundId) and isinstance(found.value, ids.ArxivId):
            yield found.value
    if bare:
        try:
            yield ids.parse_arxiv(text)
        except InputError as error:
            draft.problems.append(problem(draft.page, None, None, "bad-id", str(error)))


def _put_doi(draft: Draft, key: str, text: str, at: tuple[int, int] | None) -> None:
    for found in ids.find_doi(text):
        doi = str(found.value)
        place = (at[0] + found.start, at[0] + found.end) if at else None
        put_value(draft, "doi", doi, place)
        return
    if key == "DOI" and not re.search(r"10\.48550/arxiv", text, re.IGNORECASE):
        start, end = at or (None, None)
        message = f"not a DOI: '{text}'"
        draft.problems.append(problem(draft.page, start, end, "bad-id", message))

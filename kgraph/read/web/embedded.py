"""What a web page says about its paper for machines: meta elements and JSON-LD.

Highwire's ``citation_*`` first, then schema.org in JSON-LD, Dublin Core, and Open
Graph last; each fills what the ones before did not say. A value has a span where it
stands in the HTML as it is; where entities or escapes stand in it, it has none.

Sources: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing;
https://www.dublincore.org/specifications/dublin-core/dcq-html/.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Author, Span
from kgraph.model.text import collapse, is_truncated, without_tags
from kgraph.read.page import Draft, Page, new_draft
from kgraph.read.parts.dates import field_date, find_dates
from kgraph.read.web import json_ld
from kgraph.read.web.embedded_fields import Fields, names_of, orcid_of, plain_abstract
from kgraph.read.web.html_text import Flat

# Where each column stands, in order of trial; names are lower case, without prefix.
_HIGHWIRE = {
    "title": ("title",),
    "abstract": ("abstract",),
    "authors": ("author", "authors"),
    "published": ("publication_date", "date", "online_date", "year", "cover_date"),
    "doi": ("doi",),
    "arxiv_id": ("arxiv_id",),
    "journal_ref": ("journal_title", "conference_title", "conference", "inbook_title"),
    "organisations": ("dissertation_institution", "technical_report_institution"),
    "urls": ("abstract_html_url", "fulltext_html_url", "pdf_url", "public_url"),
}
_DUBLIN_CORE = {
    "title": ("title",),
    "abstract": ("abstract", "description.abstract", "description"),
    "authors": ("creator", "creator.personalname", "contributor.author"),
    "published": (
        "date.issued",
        "issued",
        "date",
        "date.published",
        "created",
        "available",
        "date.created",
        "date.available",
        "date.submitted",
        "date.accepted",
    ),
    "ids": ("identifier", "identifier.doi", "identifier.uri", "source"),
    "journal_ref": ("relation.ispartof", "ispartof", "source.title", "bibliographiccitation"),
}
_OPEN_GRAPH = {
    "title": ("title",),
    "authors": ("article:author", "author"),
    "published": ("article:published_time", "published_time"),
    "ids": ("url",),
}
_PREFIXES = (
    (re.compile(r"^(?:bepress_|wkhealth_)?citation_", re.I), _HIGHWIRE),
    (re.compile(r"^eprints\.", re.I), {"title": ("title",), "authors": ("creators_name",),
     "abstract": ("abstract",), "published": ("date",), "ids": ("official_url", "id_number")}),
    (re.compile(r"^dc(?:terms)?[.:]", re.I), _DUBLIN_CORE),
    (re.compile(r"^prism[.:]", re.I), {"authors": (), "published": ("publicationdate",
     "coverdate"), "doi": ("doi",), "journal_ref": ("publicationname",)}),
)  # fmt: skip
_ONLINE = re.compile(r"(?:online_date|published_time)$", re.IGNORECASE)
_OG = re.compile(r"^og:|^(?=article:)", re.I)


def find_works(page: Page, flat: Flat) -> tuple[list[Draft], list[tuple[str, str]]]:
    """Give the works a page describes for machines, and what could not be read.

    One work for a page about one paper; several where JSON-LD lists them.
    """
    one = Fields()
    for pattern, columns in _PREFIXES:
        one.complete(_from_metas(flat.metas, pattern, columns))
    listed, problems = json_ld.find_listed(flat.scripts)
    if len(listed) == 1:
        one.complete(listed[0])
        listed = []
    one.values["published"] = [_finest(date, flat.metas) for date in one.values["published"]]
    # A page that lists works for machines may have a title of its own, and no author or id.
    is_work = one.authors or any(one.values[column] for column in ("doi", "arxiv_id", "ids"))
    if not listed or (one.values["title"] and is_work):
        listed = [one] if one.values["title"] or one.values["arxiv_id"] else listed
    cursor = _Cursor(page.text)
    drafts = [_draft(page, cursor, fields) for fields in listed]
    return [draft for draft in drafts if not draft.empty], problems


def _finest(date: str, metas: Sequence[tuple[str, str]]) -> str:
    """Give the day a paper was online, where the date is the month or year of its issue and
    says the same.
    """
    known = _day(date)
    if known is None or len(known) == 10:
        return date
    for name, content in metas:
        day = _day(content) if _ONLINE.search(name) else None
        if day and day.startswith(f"{known}-"):
            return collapse(content)
    return date


def _day(value: str) -> str | None:
    found = next(find_dates(value, 0, len(value), year_alone=True), None)
    return field_date(value) or (found.value if found else None)


def find_shared(page: Page, flat: Flat) -> list[Draft]:
    """Give the work that Open Graph names, if the page says it is one; nothing else read."""
    found = _open_graph(flat)
    drafts = [_draft(page, _Cursor(page.text), found)] if found.values["title"] else []
    return [draft for draft in drafts if not draft.empty]


def _from_metas(
    metas: Sequence[tuple[str, str]], pattern: re.Pattern[str], columns: Mapping[str, Sequence[str]]
) -> Fields:
    by_name: dict[str, list[str]] = defaultdict(list)
    authors: list[Author] = []
    for printed, content in metas:
        if not pattern.match(printed):
            continue
        name = pattern.sub("", printed).lower()
        value = collapse(content)
        if not value:
            continue
        by_name[name].append(value)
        if columns is _HIGHWIRE and authors:
            authors[-1] = _with_detail(authors[-1], name, value)
        if name in columns["authors"]:
            authors += names_of(value)
    found = Fields(authors=authors)
    for column, names in columns.items():
        if column == "authors":
            continue
        values = [by_name[name] for name in names if by_name[name]]
        if column in ("ids", "urls"):
            found.values[column] = [value for some in values for value in some]
        elif values:
            found.values[column] = values[0][:1]
    if columns is _HIGHWIRE and by_name["arxiv_id"]:
        # arXiv gives the date of the first version, and this one's as the online date.
        found.values["updated"] = by_name["online_date"][:1]
    return found


def _with_detail(author: Author, name: str, value: str) -> Author:
    if name in ("author_institution", "author_affiliation") and author.affiliation is None:
        return replace(author, affiliation=value)
    if name == "author_orcid":
        return replace(author, orcid=orcid_of(value))
    return author


def _open_graph(flat: Flat) -> Fields:
    """Take a title from Open Graph if the page says it is an article, or names its id."""
    found = _from_metas(flat.metas, _OG, _OPEN_GRAPH)
    kind = next((value for name, value in flat.metas if name.lower() == "og:type"), "")
    addresses = [*found.values["ids"], *(href for rel, href in flat.links if "canonical" in rel)]
    named = any(True for address in addresses for _ in _ids_in(address))
    return found if named or "article" in kind.lower() or "paper" in kind.lower() else Fields()


def _ids_in(text: str) -> Iterator[ids.ArxivId | str]:
    for found in ids.find_arxiv(text):
        if isinstance(found, ids.FoundId):
            yield found.value
    for doi in ids.find_doi(text):
        yield doi.value


class _Cursor:
    """Finds values in the HTML, in order, so that each gets its own place."""

    def __init__(self, text: str) -> None:
        self.text, self.cursor = text, 0

    def find(self, value: str) -> tuple[int, int] | None:
        found = self.text.find(value, self.cursor)
        if found < 0:
            found = self.text.find(value)
        if found < 0:
            return None
        return found, found + len(value)


def _draft(page: Page, cursor: _Cursor, fields: Fields) -> Draft:
    draft = new_draft(page)
    title = next(iter(fields.values["title"]), None)
    place = cursor.find(title) if title else None
    if place:
        cursor.cursor = place[0]
    for column in ("title", "abstract", "journal_ref"):
        for value in fields.values[column]:
            plain = plain_abstract(value) if column == "abstract" else without_tags(value)
            put_value(draft, column, plain, cursor.find(plain) or cursor.find(value))
    if abstract := draft.record.abstract:
        cut = is_truncated(abstract)
        draft.record = replace(draft.record, abstract_truncated=cut)
    _put_authors(draft, cursor, fields.authors)
    for column in ("published", "updated"):
        for value in fields.values[column]:
            if day := field_date(value):
                put_value(draft, column, day, cursor.find(value))
                continue
            for date in find_dates(value, 0, len(value), year_alone=True):
                printed = value[date.start : date.end]
                put_value(draft, column, date.value, cursor.find(printed))
                break
    for value in fields.values["arxiv_id"]:
        _put_arxiv(draft, cursor, value)
    for value in fields.values["doi"]:
        _put_doi(draft, cursor, value)
    for value in (*fields.values["ids"], *fields.values["urls"]):
        for found in _ids_in(value):
            if isinstance(found, ids.ArxivId) and not draft.has("arxiv_id"):
                _put_arxiv(draft, cursor, str(found))
            elif isinstance(found, str) and not draft.has("doi"):
                _put_doi(draft, cursor, found)
        if re.match(r"10\.\d{4,9}/", value) and not draft.has("doi"):
            _put_doi(draft, cursor, value)
    for column in ("organisations", "urls"):
        known = tuple(
            dict.fromkeys(v for v in fields.values[column] if column != "urls" or "://" in v)
        )
        places = [cursor.find(value) for value in known]
        put_value(draft, column, known, None)
        if all(places):
            draft.spans += [Span(column, *p) for p in places if p]
    return draft


def put_value(draft: Draft, column: str, value: object, place: tuple[int, int] | None) -> None:
    """Set a column; with a span if the value stands somewhere."""
    changes: dict[str, Any] = {column: value}
    draft.record = replace(draft.record, **changes)
    if place:
        draft.spans.append(Span(column, *place))


def _put_authors(draft: Draft, cursor: _Cursor, authors: Sequence[Author]) -> None:
    draft.record = replace(draft.record, authors=tuple(authors))
    places, position = [], cursor.cursor
    for author in authors:
        found = draft.page.text.find(author.name, position)
        if found < 0:
            return  # spans of a list are one a value, or none at all
        places.append(Span("authors", found, found + len(author.name)))
        position = found + len(author.name)
    draft.spans += places


def _put_arxiv(draft: Draft, cursor: _Cursor, value: str) -> None:
    try:
        found = ids.parse_arxiv(value)
    except InputError as error:
        place = cursor.find(value) or (0, 0)
        draft.report(*place, "bad-id", str(error))
        return
    put_value(draft, "arxiv_id", found.bare, cursor.find(found.bare))
    if found.version:
        put_value(draft, "version", found.version, None)


def _put_doi(draft: Draft, cursor: _Cursor, value: str) -> None:
    try:
        doi = ids.parse_doi(value)
    except InputError as error:
        place = cursor.find(value) or (0, 0)
        draft.report(*place, "bad-id", str(error))
        return
    if doi.startswith("10.48550/arxiv."):
        if not draft.has("arxiv_id"):
            _put_arxiv(draft, cursor, doi)
        return
    found = re.search(re.escape(doi), draft.page.text, re.IGNORECASE)
    put_value(draft, "doi", doi, found.span() if found else None)

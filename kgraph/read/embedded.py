"""What a web page says about its paper for machines: meta elements and JSON-LD.

Highwire's ``citation_*`` first, then schema.org in JSON-LD, Dublin Core, and Open
Graph last; each fills what the ones before did not say. A value has a span where it
stands in the HTML as it is; where entities or escapes stand in it, it has none.

Sources: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing;
https://schema.org/ScholarlyArticle; https://www.dublincore.org/specifications/dublin-core/dcq-html/.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Author, Span
from kgraph.model.text import collapse, is_truncated
from kgraph.read.authors import split_authors
from kgraph.read.dates import find_dates
from kgraph.read.html_text import Flat
from kgraph.read.page import Draft, Page, new_draft

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
    "published": ("date.issued", "issued", "date", "date.published", "created", "available"),
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
)  # fmt: skip
_OG = re.compile(r"^og:|^(?=article:)", re.I)
_WORKS = frozenset(
    (
        *("scholarlyarticle", "medicalscholarlyarticle", "article", "techarticle", "thesis"),
        *("creativework", "report", "chapter", "preprint", "review", "blogposting", "book"),
    )
)
_SURELY_PAPERS = frozenset(("scholarlyarticle", "medicalscholarlyarticle", "thesis", "chapter"))
# Where lists and pages keep their works; a work's references and its journal are not looked at.
_HOLDERS = ("@graph", "itemListElement", "item", "mainEntity", "hasPart", "mainEntityOfPage")
MAX_NODES = 100_000


@dataclass
class Fields:
    """The values of one entry by column, as printed, with affiliation and ORCID of authors."""

    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    authors: list[Author] = field(default_factory=list)

    def complete(self, other: "Fields") -> None:
        """Take from another what is not here."""
        for column, values in other.values.items():
            if column in ("ids", "urls"):
                self.values[column] += values
            elif not self.values[column]:
                self.values[column] = values
        self.authors = self.authors or other.authors


def find_works(page: Page, flat: Flat) -> tuple[list[Draft], list[tuple[str, str]]]:
    """Give the works a page describes for machines, and what could not be read.

    One work for a page about one paper; several where JSON-LD lists them.
    """
    one = Fields()
    for pattern, columns in _PREFIXES:
        one.complete(_from_metas(flat.metas, pattern, columns))
    listed, problems = _from_scripts(flat.scripts)
    if len(listed) == 1:
        one.complete(listed[0])
        listed = []
    if not listed or one.values["title"]:
        listed = [one] if one.values["title"] or one.values["arxiv_id"] else listed
    cursor = _Cursor(page.text)
    drafts = [_draft(page, cursor, fields) for fields in listed]
    return [draft for draft in drafts if not draft.empty], problems


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
            authors += _names(value)
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
        return replace(author, orcid=_orcid(value))
    return author


def _names(value: str) -> list[Author]:
    """Read one meta element: a name, or, in old pages, names between semicolons."""
    if ";" in value:
        return [Author(name) for part in value.split(";") if (name := collapse(part))]
    if value.count(",") <= 1:
        return [Author(value)]
    listed = split_authors(value, 0, len(value))
    return [Author(collapse(value[a:b])) for a, b in listed.places]


def _orcid(value: str) -> str | None:
    try:
        return ids.parse_orcid(value)
    except InputError:
        return None


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


def _from_scripts(scripts: Sequence[str]) -> tuple[list[Fields], list[tuple[str, str]]]:
    works: list[Mapping[str, Any]] = []
    problems = []
    for script in scripts:
        try:
            data = json.loads(script.strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError) as error:
            message = f"JSON-LD of the page cannot be read: {str(error)[:100]}"
            problems.append(("bad-json-ld", message))
            continue
        works += _walk(data)
    sure = [work for work in works if _kinds(work) & _SURELY_PAPERS]
    chosen = [_from_work(work) for work in sure or works]
    return [found for found in chosen if _is_work(found, bool(sure))], problems


def _walk(data: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - JSON
    """Give the works of JSON-LD in order, without what is inside of a work."""
    waiting, seen = [data], 0
    while waiting and seen < MAX_NODES:
        node = waiting.pop()
        seen += 1
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            if _kinds(node) & _WORKS and (node.get("name") or node.get("headline")):
                yield node
                continue
            waiting += [node[key] for key in reversed(_HOLDERS) if key in node]


def _kinds(node: Mapping[str, Any]) -> set[str]:
    kinds = node.get("@type")
    some = kinds if isinstance(kinds, list) else [kinds]
    return {str(kind).rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for kind in some}


def _is_work(found: Fields, sure: bool) -> bool:
    """Say whether it is a paper: a blog's article has an author, but no id."""
    return bool(found.values["title"]) and (sure or bool(found.authors or found.values["ids"]))


def _from_work(work: Mapping[str, Any]) -> Fields:
    found = Fields()
    put = found.values
    put["title"] = _strings(work.get("headline") or work.get("name"))[:1]
    put["abstract"] = _strings(work.get("abstract") or work.get("description"))[:1]
    put["published"] = _strings(work.get("datePublished") or work.get("dateCreated"))[:1]
    put["updated"] = _strings(work.get("dateModified"))[:1]
    put["journal_ref"] = _strings(work.get("isPartOf"))[:1]
    for key in ("identifier", "sameAs", "url", "@id", "doi"):
        put["ids"] += _strings(work.get(key))
    put["urls"] = [url for url in _strings(work.get("url")) if "://" in url]
    authors = work.get("author") or work.get("creator") or []
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, str):
            found.authors += _names(collapse(author))
        elif isinstance(author, dict):
            parts = [*_strings(author.get("givenName")), *_strings(author.get("familyName"))]
            name = collapse(" ".join(_strings(author.get("name"))[:1] or parts))
            places = _strings(author.get("affiliation"))
            marks = [*_strings(author.get("@id")), *_strings(author.get("sameAs")),
                     *_strings(author.get("identifier"))]  # fmt: skip
            orcid = next((o for mark in marks if (o := _orcid(mark))), None)
            if name:
                found.authors.append(Author(name, "; ".join(places) or None, orcid))
    return found


def _strings(value: Any) -> list[str]:  # noqa: ANN401 - JSON
    """Give the texts of a value: itself, of a list, the name or value of an object."""
    out: list[str] = []
    waiting = [value]
    while waiting and len(out) < 1000:
        node = waiting.pop()
        if isinstance(node, str | int) and not isinstance(node, bool):
            text = collapse(str(node))
            out += [text] if text else []
        elif isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            inner = (node.get(key) for key in ("name", "value", "@value", "url", "@id"))
            waiting.append(next((item for item in inner if item), None))
    return out


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
            put_value(draft, column, value, cursor.find(value))
    if draft.record.abstract:
        cut = is_truncated(draft.record.abstract)
        draft.record = replace(draft.record, abstract_truncated=cut)
    _put_authors(draft, cursor, fields.authors)
    for column in ("published", "updated"):
        for value in fields.values[column]:
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
            if isinstance(found, ids.ArxivId) and draft.record.arxiv_id is None:
                _put_arxiv(draft, cursor, str(found))
            elif isinstance(found, str) and draft.record.doi is None:
                _put_doi(draft, cursor, found)
        if re.match(r"10\.\d{4,9}/", value) and draft.record.doi is None:
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
        if draft.record.arxiv_id is None:
            _put_arxiv(draft, cursor, doi)
        return
    found = re.search(re.escape(doi), draft.page.text, re.IGNORECASE)
    put_value(draft, "doi", doi, found.span() if found else None)

"""Atom feeds of papers: the answers of arXiv's API, and feeds made like them.

    <entry><id>http://arxiv.org/abs/0704.0112v2</id><title>Counting sheep</title>
    <summary>We count ...</summary><author><name>Ann Lee</name></author>
    <published>2007-04-02T12:03:46Z</published></entry>

XML with a document type is refused: entities are how XML bombs are made. A value has a
span where it stands in the XML as it is.

Source: RFC 4287; https://info.arxiv.org/help/api/user-manual.html (3.3.2).
"""

import re

from lxml import etree

from kgraph.errors import InputError
from kgraph.model import ids, taxonomy
from kgraph.model.tables import Author, Evidence
from kgraph.model.text import collapse
from kgraph.read.formats.xml_tree import Place, parse_xml, places_in
from kgraph.read.page import Draft, Page, evidence, new_draft, problem
from kgraph.read.web.embedded import put_value

NAME = "atom"
_BEGINS = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*)?"
    r"(?:<!DOCTYPE[^\[>]{0,200}(?:\[[^\]]{0,2000}\]\s*)?>\s*)?<feed\b"
)
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_TEXTS = {"title": "title", "summary": "abstract", "comment": "comments"} | {
    "journal_ref": "journal_ref"
}


def recognises(page: Page) -> bool:
    """Say whether the page begins as a feed does."""
    return _BEGINS.match(page.text) is not None


def read(page: Page) -> Evidence:
    """Read every entry of a feed."""
    root, problems = parse_xml(page)
    drafts, cursor = [], 0
    for node in root.iter("{*}entry") if root is not None else ():
        cursor = max(page.text.find("<entry", cursor), cursor) + 1
        stop = page.text.find("</entry", cursor)
        stop = stop if stop >= 0 else len(page.text)
        drafts.append(_read_entry(page, node, cursor, stop))
        cursor = stop
    return evidence(page, NAME, drafts, (), problems)


def _read_entry(page: Page, node: "etree._Element", start: int, stop: int) -> Draft:
    draft = new_draft(page)

    place = places_in(page, start, stop)
    authors = []
    for child in node:
        name = _local_name(child)
        value = (child.text or "").strip()
        column = _TEXTS.get(name)
        if column and value and getattr(draft.record, column) is None:
            put_value(draft, column, collapse(value), place(value))
        elif name in ("published", "updated") and (day := _DAY.match(value)):
            put_value(draft, name, day[0], place(day[0]))
        elif name == "author":
            said = {_local_name(n): (n.text or "").strip() for n in child}
            if said.get("name"):
                authors.append(Author(collapse(said["name"]), said.get("affiliation") or None))
        elif name in ("id", "doi", "link"):
            put_ids(draft, value or child.get("href") or "", place)
        elif name in ("category", "primary_category"):
            _put_category(draft, name, child.get("term") or "")
    put_value(draft, "authors", tuple(authors), None)
    return draft


def _local_name(node: "etree._Element") -> str:
    """Give the name of an element without its namespace, however broken; of a comment, none."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def put_ids(draft: Draft, value: str, place: Place) -> None:
    """Take the first arXiv id and the first DOI of a value."""
    for found in ids.find_arxiv(value):
        if isinstance(found, InputError):
            draft.problems.append(problem(draft.page, None, None, "bad-id", str(found)))
        elif isinstance(found.value, ids.ArxivId) and not draft.has("arxiv_id"):
            put_value(draft, "arxiv_id", found.value.bare, place(found.value.bare))
            if found.value.version:
                put_value(draft, "version", found.value.version, None)
    for doi in ids.find_doi(value):
        if not draft.has("doi"):
            put_value(draft, "doi", str(doi.value), place(str(doi.value)))


def _put_category(draft: Draft, name: str, term: str) -> None:
    code = taxonomy.find_category(term)
    if code is None:
        return
    if name == "primary_category":
        put_value(draft, "primary_category", code, None)
    elif code not in draft.record.categories:
        put_value(draft, "categories", (*draft.record.categories, code), None)

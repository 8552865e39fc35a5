"""EndNote's own XML (``.xml``), as EndNote exports a library and Zotero writes one.

    <xml><records><record><contributors><authors><author>Lee, Ann</author></authors>
    </contributors><titles><title><style>Counting sheep</style></title>
    <secondary-title>Journal of Wool</secondary-title></titles>
    <dates><year>2007</year></dates>
    <electronic-resource-num>10.1000/sheep.1</electronic-resource-num></record></records></xml>

Texts may stand inside of ``style``. A value has a span where it stands in the XML as it is.
"""

import re

from lxml import etree

from kgraph.model.tables import Author, Evidence
from kgraph.model.text import collapse
from kgraph.read.formats.atom import put_ids
from kgraph.read.formats.xml_tree import Place, parse_xml, places_in
from kgraph.read.page import Draft, Page, evidence, new_draft
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.other_kinds import other_kind
from kgraph.read.web.embedded import put_value

NAME = "endnote_xml"
_BEGINS = re.compile(r"\ufeff?\s*(?:<\?xml[^>]{0,200}\?>\s*)?<xml>\s*<records>")
_TEXTS = {
    "titles/title": "title",
    "abstract": "abstract",
    "periodical/full-title": "journal_ref",
    "titles/secondary-title": "journal_ref",
}
_IDS = ("electronic-resource-num", "urls", "custom1", "custom2", "notes", "accession-num")


def recognises(page: Page) -> bool:
    """Say whether the page begins as a library does."""
    return _BEGINS.match(page.text) is not None


def read(page: Page) -> Evidence:
    """Read every record of a library."""
    root, problems = parse_xml(page)
    drafts, cursor = [], 0
    for node in root.iter("record") if root is not None else ():
        cursor = max(page.text.find("<record>", cursor), cursor) + 1
        stop = page.text.find("</record>", cursor)
        stop = stop if stop >= 0 else len(page.text)
        draft = _read_record(page, node, cursor, stop)
        kind = node.find("ref-type")
        name = str(kind.get("name", "")) if kind is not None else ""
        if other := other_kind(draft, name, cursor - 1, stop):
            problems.append(other)
        else:
            drafts.append(draft)
        cursor = stop
    return evidence(page, NAME, drafts, (), problems)


def _read_record(page: Page, node: "etree._Element", start: int, stop: int) -> Draft:
    draft = new_draft(page)

    place = places_in(page, start, stop)
    for path, column in _TEXTS.items():
        value = _text(node.find(path))
        if value and getattr(draft.record, column) is None:
            put_value(draft, column, collapse(value), place(value))
    names = [collapse(_text(name)) for name in node.iterfind("contributors/authors/author")]
    put_value(draft, "authors", tuple(Author(name.rstrip(",")) for name in names if name), None)
    _put_date(draft, node, place)
    for name in _IDS:
        put_ids(draft, " ".join(_texts(node.find(name))), place)
    for keyword in node.iterfind("keywords/keyword"):
        if (said := collapse(_text(keyword))) and said not in draft.record.labels:
            put_value(draft, "labels", (*draft.record.labels, said), None)
    return draft


def _put_date(draft: Draft, node: "etree._Element", place: Place) -> None:
    """Take the year, and the day where the record prints a date of that year."""
    year = _text(node.find("dates/year"))
    day = _text(node.find("dates/pub-dates/date"))
    for printed in (day, f"{day} {year}", year):
        for date in find_dates(printed, 0, len(printed), year_alone=True):
            if date.value.startswith(year):
                put_value(draft, "published", date.value, place(year) if year else None)
                return


def _texts(node: "etree._Element | None") -> list[str]:
    return [str(text) for text in node.itertext()] if node is not None else []


def _text(node: "etree._Element | None") -> str:
    return "".join(_texts(node)).strip()

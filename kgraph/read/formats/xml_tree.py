"""XML of a page as a tree: entities are refused, and what is broken is read as far as it goes."""

import re
from collections.abc import Callable
from html.entities import name2codepoint

from lxml import etree

from kgraph.model.tables import Problem
from kgraph.read.page import Page, problem

# A document type with entities of its own; one that only names its kind is harmless.
_OWN_ENTITIES = re.compile(r"<!DOCTYPE[^>\[]*\[|<!ENTITY")
# Of letters, as DBLP's files have them: "M&uuml;ller". Those of XML itself stay.
_LETTER = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(?P<name>[A-Za-z]{2,8}\d?);")
# One that begins no entity, which a parser drops with what is around it: "R & D". In a section of
# plain text it stands for itself.
_BARE = re.compile(r"(?P<plain><!\[CDATA\[.*?(?:\]\]>|\Z))|&(?![A-Za-z]\w*;|#\w+;)", re.DOTALL)


Place = Callable[[str], tuple[int, int] | None]


def places_in(page: Page, start: int, stop: int) -> Place:
    """Give what finds a value between two places of a page, where it stands there as it is."""

    def place(value: str) -> tuple[int, int] | None:
        found = page.text.find(value, start, stop)
        return (found, found + len(value)) if found >= 0 else None

    return place


def parse_xml(page: Page) -> tuple["etree._Element | None", list[Problem]]:
    """Parse a page; the root, nothing if there is none, and what was wrong.

    XML that defines entities is refused: they are how XML bombs are made.
    """
    if _OWN_ENTITIES.search(page.text, 0, 5000):
        message = "XML with a document type is not read: its entities may be of any size"
        return None, [problem(page, None, None, "bad-xml", message)]
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, recover=True, huge_tree=False
    )
    text = _LETTER.sub(_letter, page.text.lstrip("\ufeff \t\r\n"))
    text = _BARE.sub(lambda found: found["plain"] or "&amp;", text)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is not None and not parser.error_log:
        return root, []
    message = "the XML breaks off or is not well-formed; what could be read of it is kept"
    return root, [problem(page, None, None, "bad-xml", message)]


def _letter(entity: re.Match[str]) -> str:
    code = name2codepoint.get(entity["name"])
    return chr(code) if code else entity[0]

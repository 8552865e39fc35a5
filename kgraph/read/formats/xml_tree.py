"""XML of a page as a tree: entities are refused, and what is broken is read as far as it goes."""

from lxml import etree

from kgraph.model.tables import Problem
from kgraph.read.page import Page, problem


def parse_xml(page: Page) -> tuple["etree._Element | None", list[Problem]]:
    """Parse a page; the root, nothing if there is none, and what was wrong.

    XML with a document type is refused: entities are how XML bombs are made.
    """
    if "<!DOCTYPE" in page.text[:5000]:
        message = "XML with a document type is not read: its entities may be of any size"
        return None, [problem(page, None, None, "bad-xml", message)]
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, recover=True, huge_tree=False
    )
    text = page.text.lstrip("\ufeff \t\r\n")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is not None and not parser.error_log:
        return root, []
    message = "the XML breaks off or is not well-formed; what could be read of it is kept"
    return root, [problem(page, None, None, "bad-xml", message)]

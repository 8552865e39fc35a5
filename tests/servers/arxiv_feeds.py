"""What the local arXiv says and understands: its papers, feeds and query language."""

import base64
import hashlib
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
ARXIV = "http://arxiv.org/schemas/atom"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_NAMESPACES = {"opensearch": OPENSEARCH, "arxiv": ARXIV, None: ATOM}


@dataclass(frozen=True)
class Paper:
    """A paper that the server knows, in one version."""

    arxiv_id: str
    title: str
    abstract: str = "There is nothing to say about it."
    authors: tuple[str, ...] = ("Ada Lovelace",)
    published: str = "2020-01-02"
    updated: str | None = None
    version: int = 1
    categories: tuple[str, ...] = ("cs.DL",)
    dois: tuple[str, ...] = ()
    comment: str | None = None
    journal_ref: str | None = None

    @property
    def versioned(self) -> str:
        return f"{self.arxiv_id}v{self.version}"


Holds = Callable[[Paper], bool]


def feed(papers: Iterable[Paper], params: dict[str, str], total: int) -> bytes:
    """Write a feed as the service does."""
    start, size = params.get("start", "0"), params.get("max_results", "10")
    ids, query = params.get("id_list", ""), params.get("search_query", "")
    asked = f"search_query={query}&id_list={ids}&start={start}&max_results={size}"
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=_NAMESPACES)
    name = base64.b64encode(hashlib.sha1(asked.encode()).digest()).decode()[:-1]
    _add(root, "id", f"https://arxiv.org/api/{name}")
    _add(root, "title", f"arXiv Query: {asked}")
    _add(root, "updated", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()))
    link = f"https://arxiv.org/api/query?search_query={query}&start={start}"
    _add(root, "link", href=f"{link}&max_results={size}&id_list={ids}", type="application/atom+xml")
    for field, value in (("itemsPerPage", size), ("totalResults", total), ("startIndex", start)):
        _add(root, field, str(value), space=OPENSEARCH)
    for paper in papers:
        _entry(root, paper)
    return _bytes(root)


def _entry(root: etree._Element, paper: Paper) -> None:
    entry = _add(root, "entry")
    page = f"https://arxiv.org/abs/{paper.versioned}"
    _add(entry, "id", f"http://arxiv.org/abs/{paper.versioned}")
    _add(entry, "title", paper.title)
    _add(entry, "updated", f"{paper.updated or paper.published}T17:59:46Z")
    _add(entry, "link", href=page, rel="alternate", type="text/html")
    pdf = page.replace("/abs/", "/pdf/")
    _add(entry, "link", href=pdf, rel="related", type="application/pdf", title="pdf")
    _add(entry, "summary", f"  {paper.abstract}")
    for category in paper.categories:
        _add(entry, "category", term=category, scheme=ARXIV)
    _add(entry, "published", f"{paper.published}T17:59:46Z")
    if paper.comment:
        _add(entry, "comment", paper.comment, space=ARXIV)
    _add(entry, "primary_category", term=paper.categories[0], space=ARXIV)
    if paper.journal_ref:
        _add(entry, "journal_ref", paper.journal_ref, space=ARXIV)
    for author in paper.authors:
        _add(_add(entry, "author"), "name", author)
    for doi in paper.dois:
        _add(entry, "doi", doi, space=ARXIV)
        _add(entry, "link", rel="related", href=f"https://doi.org/{doi}", title="doi")


def _add(
    parent: etree._Element, name: str, text: str = "", *, space: str = ATOM, **attributes: str
) -> etree._Element:
    child = etree.SubElement(parent, f"{{{space}}}{name}", attributes)
    child.text = text or None
    return child


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def error_feed(summary: str) -> bytes:
    """Write the feed that says what is wrong with a question."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=_NAMESPACES)
    place = "https://arxiv.org/api/errors#" + re.sub(r"\W+", "_", summary)
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    for field, value in (("id", "https://arxiv.org/"), ("title", "arXiv Search Results")):
        _add(root, field, value)
    _add(root, "updated", now)
    for field, value in (("itemsPerPage", "1"), ("totalResults", "1"), ("startIndex", "0")):
        _add(root, field, value, space=OPENSEARCH)
    entry = _add(root, "entry")
    _add(entry, "id", place)
    _add(entry, "title", "Error")
    _add(entry, "updated", now)
    _add(entry, "link", href=place, rel="alternate", type="text/html")
    _add(entry, "summary", summary)
    _add(_add(entry, "author"), "name", "arXiv api core")
    return _bytes(root)


def query(text: str) -> Holds:
    """Read a search query; give what says whether a paper fits it.

    Raises:
        ValueError: If it cannot be read.
    """
    return _Query(text).parse()


class _Query:
    """Quoted phrases by field, joined by AND, OR, ANDNOT; operators nest to the right."""

    _TOKEN = re.compile(r'\s*(?:(\()|(\))|(ANDNOT|AND|OR)\b|(ti|abs|all|au|doi):"([^"\\]*)")')

    def __init__(self, text: str) -> None:
        self._tokens: list[tuple[str, ...]] = []
        at = 0
        while at < len(text.rstrip()):
            match = self._TOKEN.match(text, at)
            if match is None:
                raise ValueError(f"cannot read the query from here: {text[at:]}")
            self._tokens.append(match.groups(default=""))
            at = match.end()

    def parse(self) -> "Holds":
        holds = self._expression()
        if self._tokens:
            raise ValueError("the query goes on after its end")
        return holds

    def _expression(self) -> "Holds":
        left = self._term()
        if not self._tokens or not self._tokens[0][2]:
            return left
        operator = self._tokens.pop(0)[2]
        right = self._expression()
        if operator == "OR":
            return lambda paper: left(paper) or right(paper)
        if operator == "AND":
            return lambda paper: left(paper) and right(paper)
        return lambda paper: left(paper) and not right(paper)

    def _term(self) -> "Holds":
        if not self._tokens:
            raise ValueError("the query ends too early")
        opening, _, _, field, phrase = self._tokens.pop(0)
        if opening:
            holds = self._expression()
            if not self._tokens or not self._tokens.pop(0)[1]:
                raise ValueError("a bracket is not closed")
            return holds
        if not field:
            raise ValueError("a phrase is missing")
        return lambda paper: any(_has(text, phrase) for text in _fields(paper, field))


def _fields(paper: Paper, field: str) -> Iterable[str]:
    texts = {"ti": [paper.title], "abs": [paper.abstract], "au": paper.authors, "doi": paper.dois}
    return texts[field] if field in texts else [text for some in texts.values() for text in some]


def _has(text: str, phrase: str) -> bool:
    """Say whether the words of a phrase stand in a text one after the other."""
    have, wanted = (re.findall(r"\w+", part.lower()) for part in (text, phrase))
    return any(have[i : i + len(wanted)] == wanted for i in range(len(have) - len(wanted) + 1))

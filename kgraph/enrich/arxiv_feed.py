"""Answers of arXiv's query API: judge them strictly, keep what they say in one form.

The `arxiv` package reads feeds forgivingly: a page of HTML is "no results" to it
and a feed cut in the middle is a shorter list of authors. So every answer passes
`check` first; what the package then reads becomes an `Entry`, the canonical form
that is cached, hashed and made into a record.

Sources: https://info.arxiv.org/help/api/user-manual.html; the answers of the
service as it is since November 2025, which differ from that manual.
"""

import json
import re
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from lxml import etree

from kgraph.errors import BadReplyError, InputError, ServiceError
from kgraph.model.ids import digest, parse_arxiv, parse_doi
from kgraph.model.keys import with_keys
from kgraph.model.tables import Author, Record
from kgraph.model.text import collapse
from kgraph.model.withdrawn import is_withdrawn

if TYPE_CHECKING:
    import requests

ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
_WRONG_ID = re.compile(r"incorrect id format for (\S+)")


class RefusedError(BadReplyError):
    """arXiv calls the question itself wrong; ``wrong_id`` names the id it points at."""

    def __init__(self, message: str, hint: str = "", wrong_id: str | None = None) -> None:
        super().__init__(message, hint)
        self.args = (message, hint, wrong_id)
        self.wrong_id = wrong_id


@dataclass(frozen=True, slots=True)
class Entry:
    """What arXiv says about one paper, apart from when and in which feed it said so."""

    arxiv_id: str
    version: int
    title: str | None
    abstract: str | None
    authors: tuple[Author, ...]
    published: str
    updated: str
    categories: tuple[str, ...]
    primary_category: str | None
    comments: str | None
    journal_ref: str | None
    dois: tuple[str, ...]
    urls: tuple[str, ...]

    @property
    def source_id(self) -> str:
        """The hash of the content, the same whenever and however it was asked for."""
        return digest("arxiv\n" + self._canonical())

    @property
    def size(self) -> int:
        """The bytes of the content."""
        return len(self._canonical().encode())

    def _canonical(self) -> str:
        return json.dumps(self.to_json(), sort_keys=True, ensure_ascii=False)

    def to_json(self) -> dict[str, Any]:
        """Give it as what JSON can hold."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Entry":
        """Read it back.

        Raises:
            ValueError: If it is not what `to_json` gives.
        """
        try:
            authors = tuple(Author(**author) for author in value["authors"])
            lists = {name: tuple(value[name]) for name in ("categories", "dois", "urls")}
            entry = cls(**{**value, **lists, "authors": authors})
            parse_arxiv(entry.arxiv_id)
            date.fromisoformat(entry.published), date.fromisoformat(entry.updated)
        except (TypeError, KeyError, AttributeError, InputError) as error:
            raise ValueError(f"no entry of arXiv: {error}") from error
        return entry


def check(response: "requests.Response") -> str | None:
    """Judge an answer: nothing if it is whole, or why it should be asked for again.

    Raises:
        RefusedError: If arXiv says that the question is wrong.
        ServiceError: If arXiv denies access: asking on would be an attack.
    """
    if response.status_code == 403:
        raise ServiceError(
            "arXiv denies access (403)", "wait some hours, set KGRAPH_CONTACT, and ask for less"
        )
    found, reason = _feed(response)
    if found is None:
        known = response.status_code != 200
        return f"it answered {response.status_code}: {reason}" if known else reason
    _raise_if_error(found, response)
    if response.status_code != 200:
        return f"it answered {response.status_code}"
    entries = found.findall(f"{ATOM}entry")
    for entry in entries:
        lacking = _lacks(entry)
        if lacking:
            return lacking
    try:
        total = int(found.findtext(f"{OPENSEARCH}totalResults") or "")
        start = int(found.findtext(f"{OPENSEARCH}startIndex") or "0")
    except ValueError:
        return "the feed does not say how many results there are"
    if not entries and total > start:
        return f"an empty page, though {total} results were found"
    return None


def _feed(response: "requests.Response") -> tuple[Any, str]:
    """Give the feed of an answer, or why it is none."""
    body = response.content
    kind = response.headers.get("Content-Type", "")
    start = body[:200].decode("utf-8", "replace").strip()
    if start.startswith("Rate exceeded"):
        return None, "'Rate exceeded.'"
    if kind and "xml" not in kind.lower():
        return None, f"not a feed but {kind.partition(';')[0]}"
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        return None, f"the feed is cut off or damaged: {error}"
    if root.tag != f"{ATOM}feed":
        return None, f"not a feed but <{str(root.tag).rpartition('}')[2]}>"
    return root, ""


def _raise_if_error(feed: Any, response: "requests.Response") -> None:  # noqa: ANN401 - lxml
    for entry in feed.findall(f"{ATOM}entry"):
        if "/api/errors" in (entry.findtext(f"{ATOM}id") or ""):
            summary = collapse(entry.findtext(f"{ATOM}summary") or "no reason given")
            wrong = _WRONG_ID.search(summary)
            raise RefusedError(
                f"arXiv refused {response.url}: {summary}",
                "the other papers are not affected",
                wrong[1] if wrong else None,
            )


def _lacks(entry: Any) -> str | None:  # noqa: ANN401 - lxml
    """Say what an entry lacks that the package would leave it out for."""
    name = entry.findtext(f"{ATOM}id") or ""
    try:
        if parse_arxiv(name).version is None:
            return f"an entry without version: '{name}'"
    except InputError:
        return f"an entry without arXiv id: '{name}'"
    for field in ("published", "updated"):
        try:
            datetime.fromisoformat((entry.findtext(ATOM + field) or "").strip())
        except ValueError:
            return f"an entry without its date ({field}): '{name}'"
    return None


def entry_of(result: Any) -> Entry:  # noqa: ANN401 - arxiv.Result, from a package without types
    """Give the canonical form of one result of the `arxiv` package."""
    found = parse_arxiv(result.entry_id)
    primary = result.primary_category or None
    # The package keeps the first DOI only; each has a link of its own beside it.
    printed = [result.doi or "", *(x.href for x in result.links if x.title == "doi")]
    return Entry(
        arxiv_id=found.bare,
        version=found.version or 1,
        title=collapse(result.title) or None,
        abstract=collapse(result.summary) or None,
        authors=tuple(
            Author(collapse(a.name), collapse("; ".join(a.affiliation)) or None)
            for a in result.authors
            if collapse(a.name)
        ),
        published=result.published.date().isoformat(),
        updated=result.updated.date().isoformat(),
        categories=tuple(dict.fromkeys(collapse(c) for c in result.categories)),
        primary_category=collapse(primary) if primary else None,
        comments=collapse(result.comment or "") or None,
        journal_ref=collapse(result.journal_ref or "") or None,
        dois=tuple(dict.fromkeys(doi for text in printed for doi in _dois(text))),
        urls=tuple(x.href for x in result.links if x.title != "doi"),
    )


def _dois(printed: str) -> list[str]:
    """Read what authors typed as DOI; arXiv's own DOI says nothing about a journal."""
    found = []
    for text in printed.split():
        try:
            doi = parse_doi(text)
        except InputError:
            continue  # authors type anything here; what is no DOI is no fact
        if not doi.startswith("10.48550/"):
            found.append(doi)
    return found


def record_of(entry: Entry) -> Record:
    """Make the record that an entry is evidence for; its source has this one record."""
    return with_keys(
        Record(
            record_id=f"{entry.source_id}#1",
            source_id=entry.source_id,
            ordinal=1,
            arxiv_id=entry.arxiv_id,
            version=entry.version,
            doi=entry.dois[0] if entry.dois else None,
            title=entry.title,
            abstract=entry.abstract,
            authors=entry.authors,
            published=entry.published,
            updated=entry.updated,
            categories=entry.categories,
            primary_category=entry.primary_category,
            comments=entry.comments,
            journal_ref=entry.journal_ref,
            urls=entry.urls,
            withdrawn=is_withdrawn(entry.comments, entry.abstract),
        )
    )

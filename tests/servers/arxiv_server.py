"""A local arXiv: answers as the query API does since November 2025, on loopback.

It holds papers that the test gives it, finds them by id, by DOI and by quoted
phrases, and writes feeds in the layout of the service: entries in an order of its
own, ten unless asked for more, unknown ids left out without a word, the whole list
refused for one malformed id. Faults can be lined up for the next answers, real
recordings among them. What it was asked is kept.

    with ArxivServer(papers) as server:
        server.next("rate-exceeded", "503")
        ...  # KGRAPH_ARXIV_URL = server.url
        assert len(server.requests) == 3
"""

import base64
import hashlib
import json
import re
import threading
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
ARXIV = "http://arxiv.org/schemas/atom"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
FEED_TYPE = "application/atom+xml; charset=utf-8"
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


@dataclass(frozen=True)
class Asked:
    """One request: its parameters, headers, and when it came."""

    path: str
    params: dict[str, str]
    headers: dict[str, str]
    at: float

    @property
    def ids(self) -> list[str]:
        return [one for one in self.params.get("id_list", "").split(",") if one]

    @property
    def query(self) -> str:
        return self.params.get("search_query", "")


@dataclass(frozen=True)
class Answer:
    """A whole answer; ``cut`` closes the connection before the last so many bytes."""

    status: int
    body: bytes
    kind: str | None = FEED_TYPE
    headers: tuple[tuple[str, str], ...] = ()
    cut: int = 0


def seed_papers(path: Path, abstracts: dict[str, str] | None = None) -> list[Paper]:
    """Read a list of papers with their facts; texts of abstracts come by arXiv id."""
    known = abstracts or {}
    return [
        Paper(
            arxiv_id=row["arxiv_id"],
            title=row["title"],
            abstract=known.get(row["arxiv_id"], Paper.abstract),
            authors=tuple(row["authors"]),
            published=row["published"],
            categories=tuple(row["categories"]),
            dois=(row["doi"],) if row["doi"] else (),
        )
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]


def recording(path: Path) -> Answer:
    """Read a recorded body; its status stands in its name where it is not 200."""
    status = re.search(r"HTTP(\d{3})", path.name)
    kind = FEED_TYPE if path.suffix == ".xml" else "text/plain"
    return Answer(int(status[1]) if status else 200, path.read_bytes(), kind)


class ArxivServer:
    """The server; a context manager. ``papers`` may be changed while it runs.

    ``refused`` are ids that it calls malformed though they look well formed.
    """

    def __init__(self, papers: Iterable[Paper] = (), *, port: int = 0) -> None:
        self.papers = list(papers)
        self.refused: set[str] = set()
        self.requests: list[Asked] = []
        self.delay_s = 0.0
        self.at_once = 0  # the most requests that were open at one time
        self._open = 0
        self._lock = threading.Lock()
        self._planned: deque[str | Answer] = deque()
        self._http = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/api/query"

    def __enter__(self) -> "ArxivServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def next(self, *answers: str | Answer) -> None:
        """Line up what the next requests get: names of faults, whole answers, "" for the truth."""
        self._planned.extend(answers)

    def answer(self, asked: Asked) -> Answer:
        with self._lock:
            self.requests.append(asked)
            self._open += 1
            self.at_once = max(self.at_once, self._open)
            planned = self._planned.popleft() if self._planned else ""
        try:
            time.sleep(self.delay_s)
            truth = self._truth(asked)
            return planned if isinstance(planned, Answer) else _fault(planned, truth, asked)
        finally:
            with self._lock:
                self._open -= 1

    def _truth(self, asked: Asked) -> Answer:
        if not asked.ids and not asked.query:
            return _error("Either a search_query or id_list must be specified")
        for one in asked.ids:
            if one in self.refused or not re.search(r"\d{4}\.\d{4,5}|[a-z-]+/\d{7}", one):
                return _error(f"incorrect id format for {one}")
        found = self.papers
        if asked.query:
            try:
                holds = _Query(asked.query).parse()
            except ValueError as error:
                return _error(str(error))
            found = [paper for paper in found if holds(paper)]
        if asked.ids:
            found = [p for p in found if p.versioned in asked.ids or self._is_newest(p, asked.ids)]
        found = sorted(found, key=lambda p: hashlib.sha1(p.versioned.encode()).digest())
        start = int(asked.params.get("start", 0))
        size = int(asked.params.get("max_results", 10))
        return Answer(200, feed(found[start : start + size], asked.params, len(found)))

    def _is_newest(self, paper: Paper, ids: list[str]) -> bool:
        versions = [p.version for p in self.papers if p.arxiv_id == paper.arxiv_id]
        return paper.arxiv_id in ids and paper.version == max(versions)


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


def _error(summary: str) -> Answer:
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
    return Answer(400, _bytes(root))


def _fault(name: str, truth: Answer, asked: Asked) -> Answer:
    """Give a fault by its name; the names are what the service was seen to do."""
    page = b"<html><head><title>Busy</title></head><body><p>Try later.</body></html>"
    match name:
        case "":
            return truth
        case "rate-exceeded":
            return Answer(200, b"Rate exceeded.", "text/plain")
        case "rate-exceeded-as-feed":
            return Answer(200, b"Rate exceeded.", FEED_TYPE)
        case "429":
            return Answer(429, b"Rate exceeded.", "text/plain")
        case "503":
            return Answer(503, page, "text/html", (("Retry-After", "7"),))
        case "503-at-once":
            return Answer(503, page, "text/html", (("Retry-After", "0"),))
        case "406" | "500" | "403" | "404":
            return Answer(int(name), page, "text/html")
        case "html":
            return Answer(200, page, "text/html; charset=utf-8")
        case "html-as-feed":
            return Answer(200, page)
        case "truncated":
            return Answer(200, truth.body[: len(truth.body) * 2 // 3])
        case "cut":
            return Answer(200, truth.body, cut=len(truth.body) // 3)
        case "reset":
            return Answer(0, b"")
        case "empty-body":
            return Answer(200, b"")
        case "empty-page":
            return Answer(200, feed([], asked.params, 57))
        case "other-xml":
            return Answer(200, b"<?xml version='1.0'?><error>busy</error>", "text/xml")
    raise ValueError(f"no such fault: {name}")


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

    def parse(self):
        holds = self._expression()
        if self._tokens:
            raise ValueError("the query goes on after its end")
        return holds

    def _expression(self):
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

    def _term(self):
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


def _handler(server: ArxivServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            params = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            asked = Asked(parts.path, params, dict(self.headers.items()), time.monotonic())
            answer = server.answer(asked)
            if answer.status == 0:
                self.close_connection = True
                return
            self.send_response(answer.status)
            if answer.kind:
                self.send_header("Content-Type", answer.kind)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body[: len(answer.body) - answer.cut])
            self.close_connection = self.close_connection or bool(answer.cut)

        def log_message(self, *_: object) -> None:
            """Say nothing: the requests are kept."""

    return Handler

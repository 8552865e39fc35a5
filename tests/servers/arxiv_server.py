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

import argparse
import hashlib
import json
import re
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.servers.arxiv_feeds import Paper, error_feed, feed, query

FEED_TYPE = "application/atom+xml; charset=utf-8"


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
            return _refusal("Either a search_query or id_list must be specified")
        for one in asked.ids:
            if one in self.refused or not re.search(r"\d{4}\.\d{4,5}|[a-z-]+/\d{7}", one):
                return _refusal(f"incorrect id format for {one}")
        found = self.papers
        if asked.query:
            try:
                holds = query(asked.query)
            except ValueError as error:
                return _refusal(str(error))
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


def _refusal(summary: str) -> Answer:
    return Answer(400, error_feed(summary))


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
        case "nothing":
            return Answer(200, feed([], asked.params, 0))
        case "other-xml":
            return Answer(200, b"<?xml version='1.0'?><error>busy</error>", "text/xml")
    raise ValueError(f"no such fault: {name}")


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


def main() -> None:
    """Serve the papers of a file by hand, until interrupted."""
    parser = argparse.ArgumentParser(description="A local arXiv for trying kgraph by hand.")
    parser.add_argument("papers", type=Path, help="a JSON list of papers with their facts")
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--faults", nargs="*", default=[], help="what the next answers are")
    given = parser.parse_args()
    with ArxivServer(seed_papers(given.papers), port=given.port) as server:
        server.next(*given.faults)
        sys.stdout.write(f"export KGRAPH_ARXIV_URL={server.url} KGRAPH_PAUSE=0\n")
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            sys.stdout.write(f"{len(server.requests)} requests\n")


if __name__ == "__main__":
    main()

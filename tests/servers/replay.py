"""A loopback server for services that speak JSON: it replays recordings and stands in for APIs.

Routes are functions from a request to an answer or nothing, tried in order; the ones
here behave as the services are documented to, over works that a test gives or a file
of recordings holds. Faults can be lined up for the next answers. What was asked is kept.

    with ReplayServer(openalex(works)) as server:
        server.next("500", "cut")
        ...  # KGRAPH_OPENALEX_URL = server.url
        assert [one.path for one in server.requests] == ["/works"]
"""

import json
import re
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

HTML = b"<html><head><title>Busy</title></head><body><p>Try later.</body></html>"


@dataclass(frozen=True)
class Asked:
    """One request; ``path`` and parameters are decoded."""

    method: str
    path: str
    params: dict[str, str]
    body: Any
    headers: dict[str, str]


@dataclass(frozen=True)
class Answer:
    """A whole answer; ``cut`` closes the connection before the last so many bytes."""

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int = 0


Route = Callable[[Asked], Answer | None]


def replied(value: Any, status: int = 200, **headers: str) -> Answer:
    """Make an answer of JSON; underscores in header names stand for hyphens."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(status, json.dumps(value).encode(), named)


def recordings(path: Path) -> list[dict[str, Any]]:
    """Read recorded replies: url, method, request_body, status, json."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


class ReplayServer:
    """The server; a context manager. ``always`` is what every answer is, if it is set."""

    def __init__(self, *routes: Route) -> None:
        self.routes = list(routes)
        self.requests: list[Asked] = []
        self.headers: dict[str, str] = {}  # of every good answer
        self.always: str | Answer = ""
        self._planned: deque[str | Answer] = deque()
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> "ReplayServer":
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
            planned = self._planned.popleft() if self._planned else self.always
        if isinstance(planned, Answer):
            return planned
        truth = next((found for route in self.routes if (found := route(asked))), None)
        truth = truth or Answer(404, HTML, {"Content-Type": "text/html"})
        truth = Answer(truth.status, truth.body, {**self.headers, **truth.headers})
        return _fault(planned, truth)


def _fault(name: str, truth: Answer) -> Answer:
    match name:
        case "":
            return truth
        case "html":
            return Answer(200, HTML, {"Content-Type": "text/html"})
        case "truncated":
            return Answer(200, truth.body[: len(truth.body) * 2 // 3])
        case "cut":
            return Answer(200, truth.body, cut=len(truth.body) // 3)
        case "reset":
            return Answer(0)
        case "empty-body":
            return Answer(200, b"")
        case "other-json":
            return Answer(200, b'{"status": "busy"}')
        case "not-utf8":
            return Answer(200, b'{"results": ["\xff"]}')
        case "deep":
            return Answer(200, b"[" * 200_000)
    return Answer(int(name), HTML, {"Content-Type": "text/html"})


def _handler(server: ReplayServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            params = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            size = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(size)) if size else None
            headers = dict(self.headers.items())
            answer = server.answer(Asked(self.command, unquote(parts.path), params, body, headers))
            if answer.status == 0:
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, text in {"Content-Type": "application/json", **answer.headers}.items():
                self.send_header(name, text)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body[: len(answer.body) - answer.cut])
            self.close_connection = self.close_connection or bool(answer.cut)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Say nothing: the requests are kept."""

    return Handler


def openalex(works: Iterable[Mapping[str, Any]], merged: Mapping[str, str] | None = None) -> Route:
    """Stand in for OpenAlex: lists of at most 100 by DOI or id, single works by DOI.

    ``merged`` gives, for a DOI that lists do not find, the id of the work it is now.
    """
    by_id = {work["id"].rpartition("/")[2]: work for work in works}
    by_doi = {(work["doi"] or "").removeprefix("https://doi.org/"): work for work in works}
    also = {doi: by_id[number] for doi, number in (merged or {}).items()}

    def answer(asked: Asked) -> Answer | None:
        chosen = asked.params.get("select", "").split(",")
        if asked.path.startswith("/works/doi:"):
            name = asked.path.removeprefix("/works/doi:")
            work = by_doi.get(name) or also.get(name)
            return replied(_selected(work, chosen)) if work else None
        if asked.path != "/works":
            return None
        kind, _, names = asked.params["filter"].partition(":")
        wanted = names.split("|")
        if len(wanted) > 100 or int(asked.params["per_page"]) > 100:
            return replied({"error": "Invalid query", "message": "at most 100 values"}, 400)
        found = [w for n in wanted if (w := (by_doi if kind == "doi" else by_id).get(n))]
        results = [_selected(work, chosen) for work in found]
        return replied({"meta": {"count": len(results)}, "results": results})

    return answer


def _selected(work: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
    return {name: work.get(name) for name in names}


def semanticscholar(lists: Mapping[str, Any], sizes: int = 1000) -> Route:
    """Stand in for Semantic Scholar: ``lists`` gives for an id its entries, or None (elided)."""

    def answer(asked: Asked) -> Answer | None:
        if asked.path == "/paper/batch":
            ids = asked.body["ids"]
            if asked.method != "POST" or len(ids) > 500:
                return replied({"error": "at most 500 ids"}, 400)
            return replied([{"paperId": "0" * 40} if one in lists else None for one in ids])
        match = re.fullmatch(r"/paper/(.+)/references", asked.path)
        if not match:
            return None
        if match[1] not in lists:
            return replied({"error": f"Paper with id {match[1]} not found"}, 404)
        offset, every = int(asked.params["offset"]), lists[match[1]]
        if int(asked.params["limit"]) + offset > 10_000:
            return replied({"error": "offset + limit must be < 10000"}, 400)
        if every is None:
            return replied({"offset": offset, "data": None})
        page = {"offset": offset, "data": every[offset : offset + sizes]}
        if offset + sizes < len(every):
            page["next"] = offset + sizes
        return replied(page)

    return answer


def inspire(records: Mapping[str, Mapping[str, Any]], unsearchable: frozenset[str]) -> Route:
    """Stand in for INSPIRE: searches by arXiv id joined by "or", and single records."""

    def answer(asked: Asked) -> Answer | None:
        if asked.path.startswith("/arxiv/"):
            record = records.get(asked.path.removeprefix("/arxiv/"))
            missing = replied({"status": 404, "message": "PID does not exist."}, 404)
            return replied({"id": "1", "metadata": record}) if record else missing
        if asked.path != "/literature":
            return None
        ids = [one.removeprefix("arxiv:") for one in asked.params["q"].split(" or ")]
        found = [records[one] for one in ids if one in records and one not in unsearchable]
        hits = [{"id": "1", "metadata": record} for record in reversed(found)]
        return replied({"hits": {"hits": hits, "total": len(hits)}})

    return answer


def opencitations(lists: Mapping[str, list[dict[str, str]]]) -> Route:
    """Stand in for OpenCitations: a bare DOI and an unknown one have an empty list."""

    def answer(asked: Asked) -> Answer | None:
        match = re.fullmatch(r"/references/(.+)", asked.path)
        return replied(lists.get(match[1].removeprefix("doi:"), []) if match else [])

    return answer

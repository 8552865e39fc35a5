"""A local OAI-PMH service on loopback: lists records in pages with resumption tokens,
and gives single ones.

with OaiServer(records) as server:      # each record as XML text
    server.fail = {1: 503}              # the answer to the second request
"""

import re
import threading
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PAGE = 100


class OaiServer:
    """The server; a context manager. ``requests`` are the parameters it was asked with."""

    def __init__(self, records: Sequence[str]) -> None:
        self.records = list(records)
        self.requests: list[dict[str, str]] = []
        self.fail: dict[int, int | str] = {}
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/oai"

    def __enter__(self) -> "OaiServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def answer(self, asked: dict[str, str]) -> tuple[int, str]:
        number = len(self.requests)
        self.requests.append(asked)
        failure = self.fail.get(number)
        if isinstance(failure, int):
            return failure, "busy"
        truth = self._get(asked) if asked.get("verb") == "GetRecord" else self._list(asked)
        if failure == "cut":
            return 200, truth[:-40]
        if failure == "nothing":
            return 200, _document("")
        if failure:
            return 200, _document(f'<error code="{failure}">no</error>')
        return 200, truth

    def _get(self, asked: dict[str, str]) -> str:
        if asked.get("metadataPrefix") != "arXivRaw":
            return _document('<error code="cannotDisseminateFormat">no</error>')
        name = f"<identifier>{asked.get('identifier')}</identifier>"
        found = next((record for record in self.records if name in record), None)
        if found is None:
            return _document('<error code="idDoesNotExist">Not a valid item</error>')
        return _document(f"<GetRecord>{found}</GetRecord>")

    def _list(self, asked: dict[str, str]) -> str:
        # A token holds the whole question, as arXiv's do.
        since, _, skip = asked.get("resumptionToken", f"{asked.get('from', '')}|0").partition("|")
        start = int(skip)
        if "resumptionToken" not in asked and asked.get("metadataPrefix") != "arXivRaw":
            return _document('<error code="cannotDisseminateFormat">no</error>')
        found = [record for record in self.records if _day(record) >= since]
        if not found:
            return _document('<error code="noRecordsMatch">none</error>')
        end = start + PAGE
        following = f"{since}|{end}" if end < len(found) else ""
        token = f"<resumptionToken>{following}</resumptionToken>"
        return _document(f"<ListRecords>{''.join(found[start:end])}{token}</ListRecords>")


def record(name: str, day: str, title: str = "A title", kinds: Sequence[str] = ("",)) -> str:
    """Write a record; ``kinds`` has the source type of each version."""
    versions = "".join(
        f'<version version="v{n}"><date>Mon, {n + 1} Apr 2007 19:18:42 GMT</date>'
        f"<size>7kb</size>{f'<source_type>{kind}</source_type>' if kind else ''}</version>"
        for n, kind in enumerate(kinds, 1)
    )
    return (
        f"<record><header><identifier>oai:arXiv.org:{name}</identifier>"
        f"<datestamp>{day}</datestamp></header><metadata>"
        f'<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>{name}</id>'
        f"{versions}<title>{title}</title><authors>Ann Shepherd</authors>"
        f"<categories>math.CO</categories><abstract>Sheep.</abstract></arXivRaw>"
        "</metadata></record>"
    )


def _day(text: str) -> str:
    found = re.search("<datestamp>(.*?)</datestamp>", text)
    return found[1] if found else ""


def _document(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH '
        f'xmlns="http://www.openarchives.org/OAI/2.0/"><request>x</request>{body}</OAI-PMH>'
    )


def _handler(server: OaiServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)
            status, text = server.answer({name: values[-1] for name, values in query.items()})
            self.send_response(status)
            self.send_header("Content-Type", "text/xml")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing: the requests are kept."""

    return Handler

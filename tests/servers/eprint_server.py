"""A local arXiv for e-prints: ``/src/<id>`` on loopback, with faults that can be lined up.

with EprintServer({"1706.03762": content}) as server:
    server.next(503)
    ...  # KGRAPH_EPRINT_URL = server.url
    assert server.asked == ["1706.03762", "1706.03762"]
"""

import threading
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class EprintServer:
    """The server; a context manager. ``cut`` among the planned answers breaks one off."""

    def __init__(self, sources=None):
        self.sources = dict(sources or {})
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.planned: deque[int | bytes | str] = deque()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self):
        return f"http://127.0.0.1:{self._http.server_port}/src"

    def next(self, *answers):
        """Line up what the next requests get: a status, a whole body, or ``cut``."""
        self.planned.extend(answers)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def _handler(server):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            name = self.path.removeprefix("/src/")
            server.asked.append(name)
            server.headers.append(dict(self.headers))
            planned = server.planned.popleft() if server.planned else ""
            body, status = server.sources.get(name), 200
            if isinstance(planned, bytes):
                body = planned
            elif isinstance(planned, int):
                body, status = b"<html>", planned
            elif body is None:
                body, status = b"<html>no such paper</html>", 404
            self.send_response(status)
            self.send_header("Content-Type", "application/gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if planned == "cut" else body)

        def log_message(self, *_):
            """Say nothing."""

    return Handler

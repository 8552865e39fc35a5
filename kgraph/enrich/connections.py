"""Connections that give up on a host in time, and keep a service's own headers to it.

Knows no service and no question: what `requests` is given by `http`.
"""

import socket
import threading
from collections.abc import Callable
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError

REACH_S = 8.0  # for looking the name up and trying all of its addresses


class Session(requests.Session):
    """A session whose own headers, keys among them, do not follow to another host."""

    def __init__(self, private: set[str]) -> None:
        super().__init__()
        self._private = private
        adapter = _Adapter()
        self.mount("http://", adapter)
        self.mount("https://", adapter)

    def rebuild_auth(self, prepared_request: Any, response: Any) -> None:  # noqa: ANN401
        """Drop the service's own headers where a redirect leads to another host."""
        if self.should_strip_auth(response.request.url, prepared_request.url):  # type: ignore[no-untyped-call]
            for name in self._private:
                prepared_request.headers.pop(name, None)
        super().rebuild_auth(prepared_request, response)  # type: ignore[no-untyped-call]


class _Reach(HTTPConnection):
    """A connection with one deadline for the name and all addresses together."""

    def _new_conn(self) -> socket.socket:
        return _within_reach(self, super()._new_conn)


class _ReachTLS(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _within_reach(self, super()._new_conn)


def _within_reach(
    connection: HTTPConnection, connect: Callable[[], socket.socket]
) -> socket.socket:
    # The timeout of a socket holds for each address of a host, and none holds for
    # looking its name up; only a thread that is left behind can be given up on.
    made: list[socket.socket] = []
    wrong: list[Exception] = []

    def run() -> None:
        try:
            made.append(connect())
        except Exception as error:  # noqa: BLE001 - carried over to the waiting thread
            wrong.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(REACH_S)
    if wrong:
        raise wrong[0]
    if not made:
        raise ConnectTimeoutError(connection, f"no answer in {REACH_S:g} seconds")
    return made[0]


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Reach


class _PoolTLS(HTTPSConnectionPool):
    ConnectionCls = _ReachTLS


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as in requests
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _PoolTLS}

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:  # noqa: ANN401 - as in requests
        manager = super().proxy_manager_for(proxy, **kwargs)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = {"http": _Pool, "https": _PoolTLS}
        return manager

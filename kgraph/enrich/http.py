"""Polite HTTP for every service: one request at a time, pauses, retries, clear failures.

Knows no service. A service says how it wants to be asked (`Manners`) and judges
its own answers; this module owns the waiting. All processes of the machine share
one gate for each host, so that the rule "one request every three seconds" holds
for all of them together, and so does the wait after "too many requests".
"""

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from filelock import FileLock
from requests import exceptions as failures
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from kgraph import __version__, settings
from kgraph.errors import BadReplyError, InputError, ServiceUnreachableError

CONNECT_S = 5.0  # for one address of the host
REACH_S = 8.0  # for looking the name up and trying all of its addresses
READ_S = 60.0
RETRY_WAITS_S = (5.0, 10.0, 20.0, 60.0)
MAX_RETRY_AFTER_S = 120.0

_CONNECTION = re.compile(r"^<?[\w.]+(?:\(host=[^)]*\)| object at 0x\w+>): ")

Check = Callable[[requests.Response], str | None]


@dataclass(frozen=True, slots=True)
class Manners:
    """How one service wants to be asked.

    ``check`` gives why an answer cannot be used and should be asked for again, or
    nothing if it is good; it raises where asking again is no use. Status 406, 408,
    425, 429 and 5xx never reach it: they are always asked again.
    """

    service: str
    pause_s: float
    accept: str
    check: Check
    headers: tuple[tuple[str, str], ...] = ()


class Polite:
    """A session of one service. Not for several threads at once: they would wait anyway."""

    def __init__(
        self, manners: Manners, cache_dir: Path, *, wait: Callable[[float], None] = time.sleep
    ) -> None:
        self._manners = manners
        self._gates = cache_dir / "gates"
        self._wait = wait
        self._session = requests.Session()
        adapter = _Adapter()
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)
        self._session.headers["User-Agent"] = user_agent()
        self._session.headers["Accept"] = manners.accept
        self._session.headers.update(dict(manners.headers))

    def close(self) -> None:
        """Close what is open to the service."""
        self._session.close()

    def get(self, url: str, **_: object) -> requests.Response:
        """Ask until there is an answer that passes the service's check.

        Other arguments are not used: a library that this session is put into
        would set its own User-Agent with them.

        Raises:
            ServiceUnreachableError: At once, if nothing answers at the address;
                in any case within ten seconds.
            BadReplyError: If no answer was good after all retries.
            KGraphError: What the service's check raises.
            InputError: If the cache folder cannot be written.
        """
        reason = ""
        for attempt in range(len(RETRY_WAITS_S) + 1):
            with self._gate(url) as hold:
                response, reason = self._once(url)
                if response is not None and not reason:
                    return response
                if attempt < len(RETRY_WAITS_S):
                    hold(self._pause_before_retry(response, attempt))
        raise BadReplyError(
            f"{self._manners.service} gave no usable answer in {len(RETRY_WAITS_S) + 1} tries: "
            f"{reason} ({url})",
            "what was answered before is kept; run the same command again later",
        )

    def _once(self, url: str) -> tuple[requests.Response | None, str]:
        """Ask once; give the answer, and why it is not good if it is not."""
        try:
            response = self._session.get(url, timeout=(CONNECT_S, READ_S))
        except (failures.SSLError, failures.ProxyError, failures.ConnectTimeout) as error:
            raise self._unreachable(url, error) from error
        except failures.ConnectionError as error:
            # Refused and unknown hosts are final; a connection that broke is not.
            if isinstance(getattr(error.args[0], "reason", None), NewConnectionError):
                raise self._unreachable(url, error) from error
            return None, f"the connection broke: {_cause(error)}"
        except failures.RequestException as error:
            return None, f"the answer broke off: {_cause(error)}"
        status = response.status_code
        if status in (406, 408, 425, 429) or status >= 500:
            return response, f"it answered {status} {response.reason or ''}".rstrip()
        return response, self._manners.check(response) or ""

    def _unreachable(self, url: str, error: Exception) -> ServiceUnreachableError:
        variable = f"KGRAPH_{self._manners.service.upper()}_URL"
        return ServiceUnreachableError(
            f"cannot reach {self._manners.service} at {_host(url)}: {_cause(error)}",
            f"check the network and {variable}, or use --offline",
        )

    def _pause_before_retry(self, response: requests.Response | None, attempt: int) -> float:
        if self._manners.pause_s == 0:
            return 0.0
        asked = (
            retry_after_s(response.headers.get("Retry-After", "")) if response is not None else 0.0
        )
        # "Retry-After: 0" is seen from servers that then refuse again.
        return min(asked, MAX_RETRY_AFTER_S) or RETRY_WAITS_S[attempt]

    @contextmanager
    def _gate(self, url: str) -> Iterator[Callable[[float], None]]:
        """Wait for this machine's turn at the host and hold it while asking.

        Gives a function that keeps every process away from the host for so many seconds.
        """
        if self._manners.pause_s == 0:
            yield lambda seconds: None
            return
        name = _host(url).replace(":", "_")
        stamp = self._gates / f"{name}.next"
        lock = FileLock(self._gates / f"{name}.lock")
        try:
            self._gates.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except OSError as error:
            raise _cannot_write(self._gates, error) from error
        try:
            wait_s = _read_stamp(stamp) - time.time()
            if wait_s > 0:
                # A clock that was set back must not stop the program for a year.
                self._wait(min(wait_s, max(self._manners.pause_s, MAX_RETRY_AFTER_S)))
            _write_stamp(stamp, self._manners.pause_s)
            yield lambda seconds: _write_stamp(stamp, seconds)
        finally:
            lock.release()


def user_agent() -> str:
    """Give the name that kgraph asks under, with the user's contact if there is one."""
    who = settings.contact()
    if not who:
        return f"kgraph/{__version__}"
    return f"kgraph/{__version__} (mailto:{who})" if "@" in who else f"kgraph/{__version__} ({who})"


def retry_after_s(header: str, now: datetime | None = None) -> float:
    """Read a Retry-After header, seconds or a date; 0 if it says nothing.

    Source: RFC 9110, 10.2.3.
    """
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())


def _read_stamp(path: Path) -> float:
    try:
        return float(path.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return 0.0


def _write_stamp(path: Path, seconds: float) -> None:
    try:
        path.write_text(repr(time.time() + seconds), encoding="ascii")
    except OSError as error:
        raise _cannot_write(path.parent, error) from error


def _cannot_write(folder: Path, error: OSError) -> InputError:
    return InputError(
        f"cannot write to {folder}: {error.strerror or error}",
        "set KGRAPH_CACHE_DIR to a folder that can be written",
    )


def _host(url: str) -> str:
    """Give host and port, without what may stand before them: a password."""
    return urlsplit(url).netloc.rpartition("@")[2]


def _cause(error: Exception) -> str:
    """Give the innermost message: libraries wrap the plain words many times."""
    inner: Any = error
    while True:
        deeper = getattr(inner, "reason", None)
        if not isinstance(deeper, Exception):
            deeper = next((arg for arg in inner.args if isinstance(arg, Exception)), None)
        if deeper is None:
            break
        inner = deeper
    # urllib3's timeouts hold the connection and the message, its other errors glue them.
    said = inner.args[-1] if inner.args and isinstance(inner.args[-1], str) else str(inner)
    return _CONNECTION.sub("", said) or type(inner).__name__


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

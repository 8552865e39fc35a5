"""Polite HTTP for every service: one request at a time, pauses, retries, clear failures.

Knows no service. A service says how it wants to be asked (`Manners`) and judges
its own answers; this module owns the waiting. All processes of the machine share
one gate for each site, so that the rule "one request every three seconds" holds
for all of them together, and so does the wait after "too many requests".
"""

import re
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
from urllib3.exceptions import NewConnectionError

from kgraph import __version__, settings
from kgraph.enrich.connections import Session
from kgraph.errors import BadReplyError, InputError, ServiceUnreachableError

CONNECT_S = 5.0  # for one address of the host
READ_S = 60.0
RETRY_WAITS_S = (5.0, 10.0, 20.0, 60.0)
MAX_RETRY_AFTER_S = 120.0
MAX_BYTES = 256_000_000  # of one answer, unpacked
MAX_SHOWN = 200  # characters of an address in a message: some name a hundred papers

_CONNECTION = re.compile(r"^<?[\w.]+(?:\(host=[^)]*\)| object at 0x\w+>): ")

Check = Callable[[requests.Response], str | None]


@dataclass(frozen=True, slots=True)
class Manners:
    """How one service wants to be asked.

    ``check`` gives why an answer cannot be used and should be asked for again, or
    nothing if it is good; it raises where asking again is no use. Status 406, 408,
    425, 429 and 5xx never reach it: they are always asked again. ``watch`` sees every
    answer before that, and raises where the service is not to be asked any more. An
    answer of more than ``max_bytes``, unpacked, is not read to its end.
    """

    service: str
    pause_s: float
    accept: str
    check: Check
    headers: tuple[tuple[str, str], ...] = ()
    watch: Callable[[requests.Response], None] | None = None
    max_bytes: int = MAX_BYTES


class TooLongError(BadReplyError):
    """One answer is longer than is read; others may not be."""


class Polite:
    """A session of one service. Not for several threads at once: they would wait anyway."""

    def __init__(
        self, manners: Manners, cache_dir: Path, *, wait: Callable[[float], None] = time.sleep
    ) -> None:
        self._manners = manners
        self._gates = cache_dir / "gates"
        self._wait = wait
        self._session = Session({name for name, _ in manners.headers})
        self._session.headers["User-Agent"] = user_agent()
        self._session.headers["Accept"] = manners.accept
        self._session.headers.update(dict(manners.headers))

    def close(self) -> None:
        """Close what is open to the service."""
        self._session.close()

    def get(self, url: str, **_: object) -> requests.Response:
        """Ask until there is an answer that passes the service's check; see `ask`.

        Other arguments are not used: a library that this session is put into
        would set its own User-Agent with them.
        """
        return self.ask(url)

    def ask(
        self, url: str, *, body: bytes | None = None, check: Check | None = None
    ) -> requests.Response:
        """Ask until there is an answer that passes the check.

        Args:
            url: The address.
            body: JSON to send with POST; without it the request is a GET.
            check: Used in place of the service's, for this question only.

        Raises:
            ServiceUnreachableError: At once, if nothing answers at the address;
                in any case within ten seconds.
            BadReplyError: If no answer was good after all retries, or one was too long.
            KGraphError: What the check or the watch raises.
            InputError: If the cache folder cannot be written.
        """
        reason = ""
        for attempt in range(len(RETRY_WAITS_S) + 1):
            with self._gate(url) as hold:
                response, reason = self._once(url, body, check or self._manners.check)
                if response is not None and not reason:
                    return response
                if attempt < len(RETRY_WAITS_S):
                    hold(self._pause_before_retry(response, attempt))
        raise BadReplyError(
            f"{self._manners.service} gave no usable answer in {len(RETRY_WAITS_S) + 1} tries: "
            f"{reason} ({_shown(url)})",
            "what was answered before is kept; run the same command again later",
        )

    def _once(
        self, url: str, body: bytes | None, check: Check
    ) -> tuple[requests.Response | None, str]:
        """Ask once; give the answer, and why it is not good if it is not."""
        sent = {"Content-Type": "application/json"} if body is not None else None
        try:
            response = self._session.request(
                "GET" if body is None else "POST",
                url,
                data=body,
                headers=sent,
                timeout=(CONNECT_S, READ_S),
                stream=True,
            )
            self._read(response, url)
        except (failures.SSLError, failures.ProxyError, failures.ConnectTimeout) as error:
            raise self._unreachable(url, error) from error
        except failures.ConnectionError as error:
            # Refused and unknown hosts are final; a connection that broke is not.
            if isinstance(getattr(error.args[0], "reason", None), NewConnectionError):
                raise self._unreachable(url, error) from error
            return None, f"the connection broke: {_cause(error)}"
        except failures.RequestException as error:
            return None, f"the answer broke off: {_cause(error)}"
        if self._manners.watch is not None:
            self._manners.watch(response)
        status = response.status_code
        if status in (406, 408, 425, 429) or status >= 500:
            return response, f"it answered {status} {response.reason or ''}".rstrip()
        return response, check(response) or ""

    def _read(self, response: requests.Response, url: str) -> None:
        """Read the body of an answer, unpacked, up to the limit."""
        parts, size = [], 0
        with response:
            for part in response.iter_content(1 << 16):
                size += len(part)
                if size > self._manners.max_bytes:
                    raise TooLongError(
                        f"{self._manners.service} answered with more than "
                        f"{self._manners.max_bytes // 1_000_000} MB ({_shown(url)})",
                        "this answer is not used; ask for less",
                    )
                parts.append(part)
        response._content = b"".join(parts)

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
        # "Retry-After: 0" is seen from servers that then refuse again; "1" allows no
        # more than the service's rule does.
        wait = min(asked, MAX_RETRY_AFTER_S) or RETRY_WAITS_S[attempt]
        return max(wait, self._manners.pause_s)

    @contextmanager
    def _gate(self, url: str) -> Iterator[Callable[[float], None]]:
        """Wait for this machine's turn at the host and hold it while asking.

        Gives a function that keeps every process away from the host for so many seconds.
        """
        if self._manners.pause_s == 0:
            yield lambda seconds: None
            return
        name = _site(url).replace(":", "_")
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


def _shown(url: str) -> str:
    """Give an address as it may stand in a message: not endless, and without a password."""
    plain = settings.shown_url(url)
    return plain if len(plain) <= MAX_SHOWN else f"{plain[:MAX_SHOWN]}…"


def _host(url: str) -> str:
    """Give host and port, without what may stand before them: a password."""
    return urlsplit(url).netloc.rpartition("@")[2]


def _site(url: str) -> str:
    """Give the name of the whole site: rules hold for all of its hosts together.

    arXiv's query API, OAI-PMH and e-prints are three hosts and one rule.
    """
    host = urlsplit(url).hostname or ""
    labels = host.split(".")
    return ".".join(labels[-2:]) if labels[-1].isalpha() and len(labels) > 1 else _host(url)


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

"""Asks a service for JSON, and remembers: the cache of replies before the network.

A reply is kept by method, address and body, for a week, once it was read without
fault; so a run that was killed repeats nothing, and an offline run says the same.
Keys stand in a header alone: in no address, no file and no message.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph import settings
from kgraph.enrich import Options
from kgraph.enrich.cache import Cache
from kgraph.enrich.provider import Provider, Request, ShapeError
from kgraph.errors import BadReplyError, ServiceError

if TYPE_CHECKING:
    import requests

    from kgraph.enrich.http import Polite

FRESH_S = 7 * 86_400.0
FRESH_NOTHING_S = 86_400.0  # what is not found today may be there tomorrow
GIVE_UP_AFTER = 3  # failures in a row: the service is down, not one question bad
LONG_WAIT_S = 600.0  # a service that says to come back later than that has had enough


class AccessRefusedError(ServiceError):
    """The service does not answer this user: no key, or one that it does not take."""


class _RejectedError(BadReplyError):
    """The service is there and calls this question wrong."""


class Replies:
    """The replies of one service, as facts. Offline only from the cache, however old."""

    def __init__(self, provider: Provider, options: Options, now: str) -> None:
        self.offline = options.offline
        self._base = settings.base_url(provider.name)
        self.url = settings.shown_url(self._base)
        self._provider = provider
        self._key = settings.key(provider.name)
        folder = options.cache_dir or settings.cache_dir()
        self._cache = Cache(folder / provider.name, now)
        self._spent: str | None = None
        self._failures = 0
        self._last = ""
        self._polite: Polite | None = None if self.offline else self._session(folder)

    def close(self) -> None:
        """Close what is open to the service."""
        if self._polite is not None:
            self._polite.close()

    def known(self, request: Request, *, any_age: bool = False) -> dict[str, Any] | None:
        """Give the facts of a request from the cache, or nothing if it is not there."""
        cached = self._cache.get("replies", self._name(request))
        if cached is None:
            return None
        try:
            status, body = cached.value["status"], cached.value["text"]
            if not any_age and cached.age_s >= (FRESH_S if status == 200 else FRESH_NOTHING_S):
                return None
            return self._provider.parse(request, status, _json(body, status))
        except (ShapeError, KeyError, TypeError):
            return None  # kept by another version: as good as absent

    def ask(self, request: Request) -> dict[str, Any] | None:
        """Give the facts of a request, from the cache or the service; offline perhaps nothing.

        Raises:
            BadReplyError: If there was no usable answer to this request.
            AccessRefusedError: If the service asks for a key, or refuses the one given.
            ServiceError: If the service is not to be asked any more in this run.
        """
        found = self.known(request, any_age=self.offline)
        if found is not None or self._polite is None:
            return found
        if self._spent:
            raise self._ended(self._spent)
        if self._failures >= GIVE_UP_AFTER:
            raise self._ended(f"{self._failures} failures in a row: {self._last}")
        facts: dict[str, Any] = {}

        def check(response: "requests.Response") -> str | None:
            self._reject(response)
            try:
                facts.update(self._read(request, response))
            except ShapeError as error:
                return f"its answer cannot be used: {error}"
            return None

        body = None if request.body is None else request.body.encode()
        try:
            response = self._polite.ask(f"{self._base}{request.path}", body=body, check=check)
        except _RejectedError:
            self._failures = 0
            raise
        except BadReplyError as error:
            self._failures += 1
            self._last = error.message
            raise
        self._failures = 0
        text = self._without_key(response.content.decode("utf-8", "replace"))
        kept = {"status": response.status_code, "text": text}
        self._cache.put("replies", self._name(request), kept)
        return facts

    def address(self, request: Request) -> str:
        """Give the whole address of a request, as it may be kept and shown."""
        return f"{self.url}{request.path}"

    def _read(self, request: Request, response: "requests.Response") -> dict[str, Any]:
        try:
            body = response.content.decode("utf-8")
        except UnicodeDecodeError:
            raise ShapeError("it is not UTF-8") from None
        return self._provider.parse(
            request, response.status_code, _json(body, response.status_code)
        )

    def _name(self, request: Request) -> str:
        method = "GET" if request.body is None else "POST"
        return f"{method} {self.address(request)} {request.body or ''}".rstrip()

    def _session(self, folder: Path) -> "Polite":
        # Imported here: urllib3 opens a socket when it is imported, to look for IPv6.
        from kgraph.enrich.http import Manners, Polite

        provider = self._provider
        without = provider.pause_without_key_s
        pause = provider.pause_s if self._key or without is None else without
        headers: tuple[tuple[str, str], ...] = ()
        if self._key and provider.key_header:
            name, value = provider.key_header
            headers = ((name, value.format(self._key)),)
        return Polite(
            Manners(
                provider.name,
                settings.pause_s(pause),
                "application/json",
                lambda response: None,
                headers,
                self._watch,
            ),
            folder,
        )

    def _watch(self, response: "requests.Response") -> None:
        """End the run where the service wants no more questions."""
        from kgraph.enrich.http import retry_after_s

        status, headers = response.status_code, response.headers
        self._spent = self._provider.spent(status, headers)
        wait_s = retry_after_s(headers.get("Retry-After", ""))
        if status in (402, 429, 503) and wait_s > LONG_WAIT_S and not self._spent:
            self._spent = f"it says to come back in {wait_s / 3600:.1f} hours"
        if self._spent and self._provider.key_header and not self._key:
            self._spent += f"; a key ({self._key_variable()}) allows more"
        if self._spent and status in (402, 403, 429, 503):
            raise self._ended(self._spent)
        if status in (401, 402, 403):
            raise AccessRefusedError(
                f"{self._provider.name} refuses access ({status}): {self._what_to_do()}",
                "what was answered is kept; run the same command again then",
            )

    def _what_to_do(self) -> str:
        if self._provider.key_header is None:
            return "wait some hours, and ask for less"
        if self._key:
            return f"it does not take the key in {self._key_variable()}"
        return f"it wants a key; put one into {self._key_variable()}"

    def _key_variable(self) -> str:
        return f"KGRAPH_{self._provider.name.upper()}_KEY"

    def _reject(self, response: "requests.Response") -> None:
        """Raise if the service calls the question wrong: asking again is no use."""
        status = response.status_code
        if status in (200, 404):
            return
        try:
            said = _json(response.content.decode("utf-8", "replace"), status)
        except ShapeError:
            said = None
        words = self._without_key(_words(said)) if isinstance(said, Mapping) else ""
        raise _RejectedError(f"{self._provider.name} refused a question ({status}){words}")

    def _without_key(self, text: str) -> str:
        """Take the key out of what a service says: some repeat it."""
        return text.replace(self._key, "…") if self._key else text

    def _ended(self, reason: str) -> ServiceError:
        return ServiceError(
            f"{self._provider.name} is not asked any more in this run: {reason}",
            "what was answered is kept; run the same command again later",
        )


def _json(body: str, status: int) -> Any:  # noqa: ANN401 - what JSON holds
    """Read JSON; of a page that says "not found" nothing is expected."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        if status == 404:
            return None
        raise ShapeError(f"it is no JSON: {body[:40]!r}") from None


def _words(said: Mapping[str, Any]) -> str:
    every = (said.get(name) for name in ("message", "error"))
    return next((f": {word[:200]}" for word in every if isinstance(word, str)), "")

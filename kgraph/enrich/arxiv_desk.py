"""Asks arXiv, and remembers: the cache of answers before the query API.

The API is spoken by the PyPI package `arxiv`, whose transport is replaced by ours:
by itself it has no timeout, no cache, asks again for what is wrong, and takes a
damaged answer for a short one. Its own pauses and retries are switched off.

Sources: https://info.arxiv.org/help/api/user-manual.html (3.1.1, 5.1);
https://info.arxiv.org/help/api/tou.html (one request every three seconds, one
connection at a time, for all machines of one user together).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from kgraph import settings
from kgraph.enrich import Options
from kgraph.enrich.arxiv_feed import Entry, RefusedError, check, entry_of
from kgraph.enrich.arxiv_search import Question, joined, key, share_out
from kgraph.enrich.cache import Cache, Cached
from kgraph.errors import BadReplyError
from kgraph.model.ids import ArxivId

if TYPE_CHECKING:
    from kgraph.enrich.http import Polite

PAUSE_S = 3.0
HITS = 10  # of a search; the right one stands among the first or not at all
MANY = 5  # questions of one request that hardly all have no answer
DAY_S = 86_400.0
FRESH_S = 7 * DAY_S  # a paper can get a new version
FRESH_NOTHING_S = DAY_S  # it may appear tomorrow; arXiv allows a question once a day


@dataclass(frozen=True, slots=True)
class Found:
    """What arXiv said about one paper, or that it knows none, and when."""

    entry: Entry | None
    asked_at: str


class Desk:
    """Where arXiv is asked. Offline it looks into the cache only, and takes what is old."""

    def __init__(self, options: Options, now: str) -> None:
        folder = options.cache_dir or settings.cache_dir()
        self.offline = options.offline
        self.url = settings.base_url("arxiv")
        self._now = now
        self._cache = Cache(folder / "arxiv", now)
        self._client: Any = None
        self._polite = None if self.offline else _polite(folder)

    def close(self) -> None:
        """Close what is open to arXiv."""
        if self._polite is not None:
            self._polite.close()

    def location(self, entry: Entry) -> str:
        """Give the address that answers with this entry alone.

        The request it came in named up to 100 papers, others in the next run.
        """
        return self.address(id_list=f"{entry.arxiv_id}v{entry.version}")

    def address(self, **parameters: object) -> str:
        """Give the address of a question."""
        return f"{self.url}?{urlencode(parameters, safe='/,:')}"

    def known(self, arxiv_id: ArxivId) -> Found | None:
        """Say what the cache knows about an id, if that is not too old."""
        cached = self._cache.get("papers", str(arxiv_id))
        found = _found(cached)
        if cached and found and (self.offline or self._is_fresh(found, cached, arxiv_id)):
            return found
        if arxiv_id.version is not None:
            newest = _found(self._cache.get("papers", arxiv_id.bare))
            if newest and newest.entry and newest.entry.version == arxiv_id.version:
                return newest
        return None

    def _is_fresh(self, found: Found, cached: Cached, arxiv_id: ArxivId) -> bool:
        if found.entry is None:
            return cached.age_s < FRESH_NOTHING_S
        return arxiv_id.version is not None or cached.age_s < FRESH_S

    def look_up(self, ids: Sequence[ArxivId]) -> dict[str, RefusedError]:
        """Ask for papers by id, at most 100 at once, and put what is said into the cache.

        arXiv leaves out what it does not know, in an order of its own, and refuses
        the whole list for one id that it does not like: then the list is asked for
        again without it.

        Returns:
            The ids that arXiv refused, with what it said.

        Raises:
            BadReplyError: If there was no usable answer; what came before is cached.
        """
        if not ids:
            return {}
        try:
            what = {"id_list": [str(one) for one in ids]}
            entries = self._results(what, len(ids), len(ids))
        except RefusedError as error:
            if len(ids) == 1:
                return {str(ids[0]): error}
            wrong = [one for one in ids if str(one) == error.wrong_id]
            if wrong:
                rest = [one for one in ids if one not in wrong]
                return {str(wrong[0]): error, **self.look_up(rest)}
            half = len(ids) // 2
            return {**self.look_up(ids[:half]), **self.look_up(ids[half:])}
        answers = {f"{entry.arxiv_id}v{entry.version}": entry for entry in entries}
        newest = {e.arxiv_id: e for e in sorted(entries, key=lambda e: (e.arxiv_id, e.version))}
        for one in ids:
            entry = (newest if one.version is None else answers).get(str(one))
            self._cache.put("papers", str(one), entry.to_json() if entry else None)
        return {}

    def hits(self, question: Question) -> list[Found] | None:
        """Say what the cache knows about a question, if that is not too old."""
        cached = self._cache.get("searches", key(question))
        if cached and (self.offline or cached.age_s < FRESH_NOTHING_S):
            return _hits(cached)
        return None

    def search(self, asked: Sequence[Question]) -> bool:
        """Ask which papers have a phrase in a field, and put the hits into the cache.

        Of one question the first hits are kept. Of several, all have to be there: a
        question whose hits others pushed out would seem to have none.

        Args:
            asked: Questions for one request (`arxiv_search.batches`); no quotation mark
                and no backslash in them.

        Returns:
            Whether there were too many hits for all of the questions; nothing is kept then.

        Raises:
            RefusedError: If arXiv calls the question wrong.
            BadReplyError: If there was no usable answer.
        """
        size = HITS * len(asked)
        entries = self._results({"query": joined(asked)}, size, len(asked))
        if len(asked) > 1 and len(entries) >= size:
            return True
        for question, found in share_out(asked, entries).items():
            self._cache.put("searches", key(question), [entry.to_json() for entry in found])
        return False

    def _results(self, what: dict[str, Any], size: int, asked: int) -> list[Entry]:
        """Ask, and once more if many questions together are said to have no answer.

        On a bad day a feed without entries is whole and well formed, and cannot be told
        from the truth.
        """
        entries = self._ask(what, size)
        return entries if entries or asked < MANY else self._ask(what, size)

    def _ask(self, what: dict[str, Any], size: int) -> list[Entry]:
        import arxiv  # type: ignore[import-untyped]

        if self._client is None:
            self._client = arxiv.Client(delay_seconds=0, num_retries=0)
            self._client.query_url_format = self.url.replace("{", "{{").replace("}", "}}") + "?{}"
            self._client._session = self._polite
        self._client.page_size = size
        try:
            found = self._client.results(arxiv.Search(**what, max_results=size))
            entries = [entry_of(result) for result in found]
        except arxiv.ArxivError as error:
            raise BadReplyError(
                f"arxiv: {error}", "what was answered before is kept; run it again later"
            ) from error
        return entries


def _polite(folder: Path) -> "Polite":
    # Imported here: urllib3 opens a socket when it is imported, to look for IPv6.
    from kgraph.enrich.http import Manners, Polite

    pause = settings.pause_s(PAUSE_S)
    return Polite(Manners("arxiv", pause, "application/atom+xml", check), folder)


def _found(cached: Cached | None) -> Found | None:
    """Read a cached paper; what cannot be read is not known."""
    if cached is None:
        return None
    try:
        entry = None if cached.value is None else Entry.from_json(cached.value)
    except ValueError:
        return None
    return Found(entry, cached.asked_at)


def _hits(cached: Cached) -> list[Found] | None:
    try:
        return [Found(Entry.from_json(value), cached.asked_at) for value in cached.value]
    except (ValueError, TypeError):
        return None

"""arXiv over OAI-PMH: whether papers are withdrawn, one request a paper.

The query API has no field for it; the format arXivRaw has the kind of source of each
version, and ``I`` is one that is not shown any more. Asked only where it is wanted
(`kgraph enrich --from oai`): a thousand papers take 50 minutes.

Sources: http://www.openarchives.org/OAI/openarchivesprotocol.html (4.1 GetRecord);
http://arxiv.org/OAI/arXivRaw.xsd.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode

from kgraph import settings
from kgraph.enrich import Options, Wanted
from kgraph.enrich.cache import Cache
from kgraph.enrich.oai_pmh import OAI, RAW, error_of, polite, root
from kgraph.errors import BadReplyError, InputError, ServiceError
from kgraph.model.ids import digest, find_doi, parse_arxiv
from kgraph.model.keys import with_keys
from kgraph.model.tables import Coverage, Evidence, Problem, Record, Source
from kgraph.model.text import collapse
from kgraph.model.withdrawn import is_withdrawn

PROVIDER = "oai"
DAY_S = 86_400.0
FRESH_S = 7 * DAY_S  # a paper can be withdrawn
FRESH_NOTHING_S = DAY_S
GIVE_UP_AFTER = 3  # failures in a row
_HIDDEN = "I"  # source type of a version that is not shown any more
_UNKNOWN = ("idDoesNotExist", "noRecordsMatch")


@dataclass(frozen=True, slots=True)
class Raw:
    """What arXivRaw says of a paper that is kept; names of authors are left to other services."""

    arxiv_id: str
    version: int | None
    title: str | None
    abstract: str | None
    published: str | None
    updated: str | None
    categories: str | None
    comments: str | None
    journal_ref: str | None
    doi: str | None
    hidden: bool  # the newest version is not shown


def ask(wanted: Sequence[Wanted], options: Options) -> Iterator[Evidence]:
    """Ask whether papers are withdrawn; those without arXiv id are left out.

    Yields:
        One item a paper, with its `coverage` row; with a source and a record if arXiv
        knows it, with a problem if something was wrong.

    Raises:
        ServiceError: If nothing answers, access is denied, or three questions in a row
            fail; the papers that were not asked about have been yielded as deferred.
        InputError: If a setting or the cache folder cannot be used.

    Cost:
        A request a paper, three seconds apart, or as ``KGRAPH_PAUSE`` says.
    """
    now = options.now or datetime.now(UTC).isoformat(timespec="seconds")
    waiting = {paper.paper_id: name for paper in wanted if (name := _arxiv_id(paper))}
    total = len(waiting)
    failures = 0
    with closing(_Desk(options, now)) as desk:
        try:
            for paper_id, name in list(waiting.items()):
                try:
                    answer = desk.answer(paper_id, name)
                    failures = 0
                except BadReplyError as error:
                    failures += 1
                    if failures >= GIVE_UP_AFTER:
                        raise ServiceError(
                            f"gave up on oai after {failures} failures in a row: {error.message}",
                            "what was answered is kept; run the same command again later",
                        ) from error
                    answer = desk.failed(paper_id, name, "no-answer", error.message)
                del waiting[paper_id]
                yield answer
                options.progress(total - len(waiting), total)
        except ServiceError:
            yield Evidence(coverage=tuple(desk.coverage(key, "deferred") for key in waiting))
            raise


def plan(wanted: Sequence[Wanted], options: Options) -> list[str]:
    """List the addresses that `ask` would ask; what the cache knows is left out."""
    now = options.now or datetime.now(UTC).isoformat(timespec="seconds")
    desk = _Desk(Options(offline=True, cache_dir=options.cache_dir), now)
    names = dict.fromkeys(name for paper in wanted if (name := _arxiv_id(paper)))
    return [desk.address(name) for name in names if desk.known(name, at_any_age=False) is None]


def raw_of(record: Any) -> Raw:  # noqa: ANN401 - lxml
    """Read one record of a reply.

    Raises:
        ValueError: If it is no whole record in the format arXivRaw.
    """
    found = next(record.iter(f"{RAW}arXivRaw"), None)
    if found is None:
        raise ValueError("the record is not in the format arXivRaw")
    versions = found.findall(f"{RAW}version")
    if not versions:
        raise ValueError("the record lists no version")
    number = (versions[-1].get("version") or "").removeprefix("v")
    texts = {
        name: collapse(found.findtext(RAW + name) or "") or None
        for name in ("id", "title", "abstract", "categories", "comments", "journal-ref", "doi")
    }
    return Raw(
        arxiv_id=_bare(texts["id"] or ""),
        version=int(number) if number.isdecimal() else None,
        title=texts["title"],
        abstract=texts["abstract"],
        published=_day(versions[0].findtext(f"{RAW}date")),
        updated=_day(versions[-1].findtext(f"{RAW}date")),
        categories=texts["categories"],
        comments=texts["comments"],
        journal_ref=texts["journal-ref"],
        doi=texts["doi"],
        hidden=_HIDDEN in (versions[-1].findtext(f"{RAW}source_type") or ""),
    )


class _Desk:
    """Where the service is asked: the cache first. Offline the cache alone."""

    def __init__(self, options: Options, now: str) -> None:
        folder = options.cache_dir or settings.cache_dir()
        self._now = now
        self._url = settings.base_url("oai")
        self._offline = options.offline
        self._cache = Cache(folder / PROVIDER, now)
        self._polite = None if options.offline else polite(folder)
        self._given: set[str] = set()

    def close(self) -> None:
        if self._polite is not None:
            self._polite.close()

    def address(self, name: str) -> str:
        what = {"verb": "GetRecord", "metadataPrefix": "arXivRaw"}
        return (
            f"{self._url}?{urlencode({**what, 'identifier': f'oai:arXiv.org:{name}'}, safe=':/')}"
        )

    def coverage(self, paper_id: str, status: str) -> Coverage:
        return Coverage(paper_id, PROVIDER, status, self._now)

    def known(self, name: str, *, at_any_age: bool) -> tuple[Raw | None, str] | None:
        """Give what the cache has of a paper and when it was asked, if that is not too old."""
        cached = self._cache.get("papers", name)
        if cached is None:
            return None
        limit = FRESH_NOTHING_S if cached.value is None else FRESH_S
        if not at_any_age and cached.age_s >= limit:
            return None
        try:
            return (None if cached.value is None else Raw(**cached.value)), cached.asked_at
        except TypeError:
            return None  # of another version of this program

    def answer(self, paper_id: str, name: str) -> Evidence:
        """Answer for one paper.

        Raises:
            BadReplyError: If there was no usable answer.
            ServiceError: If the service cannot be asked.
        """
        found = self.known(name, at_any_age=self._offline)
        if found is None:
            if self._polite is None:
                return Evidence(coverage=(self.coverage(paper_id, "deferred"),))
            reply = root(self._polite.get(self.address(name)))
            error = error_of(reply)
            if error and error[0] not in _UNKNOWN:
                said = f"arXiv refused the question: {': '.join(error)}"
                return self.failed(paper_id, name, "refused-id", said)
            raw = None if error else self._read(reply, name)
            self._cache.put("papers", name, asdict(raw) if raw else None)
            found = raw, self._now
        raw, asked_at = found
        if raw is None:
            return Evidence(coverage=(self.coverage(paper_id, "not_found"),))
        return self._rows(paper_id, raw, asked_at)

    def _read(self, reply: Any, name: str) -> Raw | None:  # noqa: ANN401 - lxml
        header = next(reply.iter(f"{OAI}header"), None)
        if header is not None and header.get("status") == "deleted":
            return None
        try:
            raw = raw_of(reply)
        except (ValueError, InputError) as error:
            raise BadReplyError(f"oai gave no usable record of {name}: {error}") from error
        if raw.arxiv_id != name:
            raise BadReplyError(f"oai was asked for {name} and answered for {raw.arxiv_id}")
        return raw

    def failed(self, paper_id: str, name: str, code: str, message: str) -> Evidence:
        """Give the rows of a question that failed."""
        source_id = digest(f"oai\n{name}\n{message}")
        source = Source(source_id, "api", self.address(name), PROVIDER, self._now, 0)
        return Evidence(
            (source,),
            coverage=(self.coverage(paper_id, "error"),),
            problems=(Problem(source_id, None, None, "enrich", code, message),),
        )

    def _rows(self, paper_id: str, raw: Raw, asked_at: str) -> Evidence:
        coverage = (self.coverage(paper_id, "ok"),)
        content = json.dumps(asdict(raw), sort_keys=True, ensure_ascii=False)
        source_id = digest(f"oai\n{content}")
        if source_id in self._given:
            return Evidence(coverage=coverage)
        self._given.add(source_id)
        size = len(content.encode())
        source = Source(source_id, "api", self.address(raw.arxiv_id), PROVIDER, asked_at, size)
        return Evidence((source,), (_record(raw, source_id),), coverage=coverage)


def _record(raw: Raw, source_id: str) -> Record:
    categories = tuple(dict.fromkeys((raw.categories or "").split()))
    doi = next(find_doi(raw.doi), None) if raw.doi else None
    return with_keys(
        Record(
            record_id=f"{source_id}#1",
            source_id=source_id,
            ordinal=1,
            arxiv_id=raw.arxiv_id,
            version=raw.version,
            doi=str(doi.value) if doi else None,
            title=raw.title,
            abstract=raw.abstract,
            published=raw.published,
            updated=raw.updated,
            categories=categories,
            primary_category=categories[0] if categories else None,
            comments=raw.comments,
            journal_ref=raw.journal_ref,
            withdrawn=raw.hidden or is_withdrawn(raw.comments, raw.abstract),
        )
    )


def _arxiv_id(paper: Wanted) -> str | None:
    printed = paper.arxiv_id or (paper.doi if (paper.doi or "").startswith("10.48550/") else None)
    if not printed:
        return None
    try:
        return _bare(printed)
    except InputError:
        return None  # the query API reports it


def _bare(printed: str) -> str:
    return parse_arxiv(printed).bare


def _day(printed: str | None) -> str | None:
    try:
        return parsedate_to_datetime(printed or "").date().isoformat()
    except ValueError:
        return None

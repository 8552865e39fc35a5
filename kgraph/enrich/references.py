"""Asks a provider for the reference lists of papers: one loop for all of them.

Facts are asked for in rounds until nothing is lacking for any paper; a paper is
given as soon as it is complete. What failed is an error or deferred, never an empty
list, and costs no other paper.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from kgraph.enrich import Options, Wanted
from kgraph.enrich.provider import Cited, FailedError, Listed, Provider, Request
from kgraph.enrich.replies import AccessRefusedError, Replies
from kgraph.errors import BadReplyError, ServiceError, ServiceUnreachableError
from kgraph.model.ids import digest
from kgraph.model.tables import Coverage, Evidence, Problem, Record, Reference, Source

_DEFERRED = FailedError("not-asked", "it was not asked", "deferred")


def ask(provider: Provider, wanted: Sequence[Wanted], options: Options) -> Iterator[Evidence]:
    """Ask a provider for the references of papers.

    Yields:
        One item a paper with its `coverage` row: ``ok`` or ``partial`` with a source, a
        record of its ids and its `references`; ``empty``, ``elided`` or ``not_found`` with
        nothing else; ``error`` with a problem. Complete papers come first.

    Raises:
        ServiceError: If the service cannot be asked any more: unreachable, out of budget,
            refusing access, failing again and again. The papers that were not asked
            about have been yielded as deferred by then.
        InputError: If a setting or the cache folder cannot be used.
    """
    now = options.now or datetime.now(UTC).isoformat(timespec="seconds")
    waiting = {paper.paper_id: paper for paper in wanted}
    papers, total = list(waiting.values()), len(waiting)
    with closing(Replies(provider, options, now)) as replies:
        rows = _Rows(provider.name, replies.url, now)
        try:
            for start in range(0, total, provider.batch):
                some = papers[start : start + provider.batch]
                for paper, listed in _Round(provider, replies, some).run():
                    del waiting[paper.paper_id]
                    yield rows.of(paper, listed)
                    options.progress(total - len(waiting), total)
        except ServiceError:
            yield Evidence(coverage=tuple(rows.covered(p, "deferred") for p in waiting.values()))
            raise


def requests(provider: Provider, wanted: Sequence[Wanted], options: Options) -> list[str]:
    """List the addresses that `ask` would begin with; of what is cached, what follows it."""
    now = options.now or datetime.now(UTC).isoformat(timespec="seconds")
    papers = list({paper.paper_id: paper for paper in wanted}.values())
    listed = []
    with closing(Replies(provider, replace(options, offline=True), now)) as replies:
        for start in range(0, len(papers), provider.batch):
            some = papers[start : start + provider.batch]
            for request in _Round(provider, replies, some).first():
                method = "" if request.body is None else "POST "
                listed.append(f"{method}{replies.address(request)}")
    return listed


class _Round:
    """Some papers that are asked about together, and the facts known of them."""

    def __init__(self, provider: Provider, replies: Replies, papers: Sequence[Wanted]) -> None:
        self._provider = provider
        self._replies = replies
        self._waiting = {paper.paper_id: paper for paper in papers}
        self._known: dict[str, Any] = {}
        self._needed: dict[str, list[str]] = {}  # fact: papers that wait for it

    def run(self) -> Iterator[tuple[Wanted, Listed]]:
        """Give what comes of each paper, in the order in which they become complete."""
        yield from self._conclude(list(self._waiting))
        while self._waiting:
            wanted, self._needed = self._needed, {}
            lacking = {paper: 0 for names in wanted.values() for paper in names}
            for names in wanted.values():
                for paper in names:
                    lacking[paper] += 1
            for request in self._provider.pack(list(wanted)):
                refused = self._answer(request)
                done = []
                for paper in (paper for name in request.asks for paper in wanted.pop(name, ())):
                    lacking[paper] -= 1
                    if not lacking[paper] or refused:
                        done.append(paper)
                yield from self._conclude(list(dict.fromkeys(done)))
                if refused:
                    raise refused
            for name in wanted:  # a name that no request was made for is a fact not there
                self._known.setdefault(name, None)
            yield from self._conclude(list(dict.fromkeys(p for ps in wanted.values() for p in ps)))

    def first(self) -> list[Request]:
        """List the first requests that the cache cannot answer."""
        self._plan(list(self._waiting))
        while self._needed:
            packed = self._provider.pack(list(self._needed))
            unknown = [one for one in packed if self._replies.known(one) is None]
            if unknown:
                return unknown
            for request in packed:
                self._answer(request)
            again = list(dict.fromkeys(p for names in self._needed.values() for p in names))
            self._needed = {}
            self._plan(again)
        return []

    def _answer(self, request: Request) -> AccessRefusedError | None:
        """Learn the facts of a request; give the error if the service refuses access."""
        facts: dict[str, Any] = {}
        refused = None
        try:
            found = self._replies.ask(request)
            facts = dict.fromkeys(request.asks, _DEFERRED) if found is None else found
        except ServiceUnreachableError:
            raise
        except BadReplyError as error:
            facts = dict.fromkeys(request.asks, FailedError("no-answer", error.message))
        except AccessRefusedError as error:
            failed = FailedError("access-refused", error.message)
            facts, refused = dict.fromkeys(request.asks, failed), error
        self._known.update(facts)
        for name in request.asks:
            self._known.setdefault(name, None)
        return refused

    def _conclude(self, papers: Sequence[str]) -> Iterator[tuple[Wanted, Listed]]:
        for paper, listed in self._plan(papers):
            yield self._waiting.pop(paper), listed

    def _plan(self, papers: Sequence[str]) -> list[tuple[str, Listed]]:
        """Give the papers that are complete; note what the others need."""
        complete = []
        for paper in papers:
            try:
                step = self._provider.plan(self._waiting[paper], self._known)
            except FailedError as error:
                problem = (error.code, error.message) if error.status == "error" else None
                step = Listed(error.status, problem=problem)
            if isinstance(step, Listed):
                complete.append((paper, step))
                continue
            for name in step:
                self._needed.setdefault(name, []).append(paper)
        return complete


class _Rows:
    """Makes what a provider said into rows."""

    def __init__(self, provider: str, url: str, now: str) -> None:
        self._provider = provider
        self._url = url
        self._now = now

    def covered(self, paper: Wanted, status: str) -> Coverage:
        return Coverage(paper.paper_id, self._provider, status, self._now, paper.record_id)

    def of(self, paper: Wanted, listed: Listed) -> Evidence:
        coverage = (self.covered(paper, listed.status),)
        location = f"{self._url}{listed.path}"
        if not listed.cited:
            if listed.problem is None:
                return Evidence(coverage=coverage)
            source = self._source(location, "\n".join(listed.problem))
            return Evidence((source,), coverage=coverage, problems=_problems(source, listed))
        content = json.dumps([_plain(cited) for cited in listed.cited])
        source = self._source(f"{paper.arxiv_id or paper.doi}", content, location)
        bare = None if paper.arxiv_id else paper.doi
        record = Record(f"{source.source_id}#1", source.source_id, 1, paper.arxiv_id, doi=bare)
        references = tuple(
            Reference(
                record.record_id,
                position,
                cited.raw,
                self._provider,
                cited.arxiv_id,
                cited.doi,
                cited.title,
                cited.year,
                cited.contexts,
            )
            for position, cited in enumerate(listed.cited, 1)
        )
        return Evidence(
            (source,),
            (record,),
            references=references,
            coverage=coverage,
            problems=_problems(source, listed),
        )

    def _source(self, name: str, content: str, location: str | None = None) -> Source:
        source_id = digest(f"{self._provider}\n{name}\n{content}")
        size = len(content.encode())
        return Source(source_id, "api", location or name, self._provider, self._now, size)


def _plain(cited: Cited) -> list[Any]:
    """Give an entry as JSON holds it; `asdict` takes ten times as long."""
    places = [[place.sentence, place.section, place.intents] for place in cited.contexts]
    return [cited.arxiv_id, cited.doi, cited.title, cited.year, cited.raw, places]


def _problems(source: Source, listed: Listed) -> tuple[Problem, ...]:
    if listed.problem is None:
        return ()
    code, message = listed.problem
    return (Problem(source.source_id, None, None, "enrich", code, message),)

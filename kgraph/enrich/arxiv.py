"""arXiv: the facts of papers, by id, by title, or by a phrase of the abstract.

`ask` fills the cache and answers from the cache, so that a run that was killed
goes on where it was and an offline run says the same. The questions themselves
are asked by `arxiv_desk`; whether a hit is the paper is decided by `arxiv_match`.

Thank you to arXiv for use of its open access interoperability.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from kgraph.enrich import Options, Wanted
from kgraph.enrich.arxiv_desk import HITS, Desk, Found
from kgraph.enrich.arxiv_feed import Entry, RefusedError, record_of
from kgraph.enrich.arxiv_match import Choice, choose, phrase, title_query
from kgraph.errors import BadReplyError, InputError, ServiceError
from kgraph.model.ids import ArxivId, digest, parse_arxiv
from kgraph.model.tables import Coverage, Evidence, Problem, Source

PROVIDER = "arxiv"
BATCH = 100
GIVE_UP_AFTER = 3  # failures in a row: the service is down, not one question bad


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of asking for one paper, before it is made into rows."""

    wanted: Wanted
    status: str
    found: Found | None = None
    code: str | None = None
    message: str = ""
    searched: bool = False


def ask(wanted: Sequence[Wanted], options: Options) -> Iterator[Evidence]:
    """Ask arXiv for the facts of papers.

    Papers with an arXiv id (or arXiv's DOI) are looked up, 100 a request; others
    are searched by title or DOI, then by one phrase of the abstract, and a hit
    counts only if it fits what is known (`arxiv_match.match`).

    Yields:
        One item a paper, with its `coverage` row; with a source and a record if it
        was found, with a problem if something was wrong. What was in the cache
        comes first. A source comes only once, however many papers it is for.

    Raises:
        ServiceUnreachableError: If nothing answers; the papers that were not asked
            about have been yielded as deferred by then.
        ServiceError: The same, after three failures in a row or if access is denied.
        InputError: If a setting or the cache folder cannot be used.

    Cost:
        100 ids take one request; a paper without id one or two. Requests are three
        seconds apart, or as ``KGRAPH_PAUSE`` says.
    """
    now = options.now or datetime.now(UTC).isoformat(timespec="seconds")
    rows = _Rows(now)
    waiting = {paper.paper_id: paper for paper in wanted}
    total = len(waiting)
    with closing(Desk(options, now)) as desk:
        try:
            for answer in _answers(desk, list(waiting.values())):
                del waiting[answer.wanted.paper_id]
                yield rows.of(answer, desk)
                options.progress(total - len(waiting), total)
        except ServiceError:
            yield Evidence(coverage=tuple(rows.coverage(key, "deferred") for key in waiting))
            raise


def plan(wanted: Sequence[Wanted], options: Options) -> list[str]:
    """List the addresses that `ask` would begin with: ids in batches, one search a paper."""
    now = options.now or datetime.now(UTC).isoformat(timespec="seconds")
    ids, urls = [], []
    with closing(Desk(replace(options, offline=True), now)) as desk:
        for paper in wanted:
            try:
                found = _arxiv_id(paper)
            except InputError:
                continue  # `ask` reports it
            if found is not None:
                ids += [] if desk.known(found) else [str(found)]
                continue
            first = next(iter(_queries(paper)), None)
            if first and desk.search(*first) is None:
                field, words = first
                urls.append(desk.address(search_query=f'{field}:"{words}"', max_results=HITS))
        batches = [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
        lists = [desk.address(id_list=",".join(one), max_results=len(one)) for one in batches]
    return lists + urls


def _answers(desk: Desk, wanted: list[Wanted]) -> Iterator[_Answer]:
    by_id: list[tuple[Wanted, ArxivId]] = []
    by_search: list[Wanted] = []
    for paper in wanted:
        try:
            found = _arxiv_id(paper)
        except InputError as error:
            yield _Answer(paper, "error", None, "bad-id", error.message)
            continue
        if found is None:
            by_search.append(paper)
        else:
            by_id.append((paper, found))
    failures = _Failures()
    unknown_version = []
    for answer in _look_up(desk, by_id, failures):
        if answer.status == "not_found" and answer.wanted.version is not None:
            unknown_version.append((answer.wanted, ArxivId(_arxiv_id(answer.wanted).bare)))  # type: ignore[union-attr]
        else:
            yield answer
    yield from _look_up(desk, unknown_version, failures)
    for paper in by_search:
        yield _search(desk, paper, failures)


def _arxiv_id(paper: Wanted) -> ArxivId | None:
    """Give the id to look up, if there is one.

    Raises:
        InputError: If what is given as arXiv id is none.
    """
    if paper.arxiv_id:
        found = parse_arxiv(paper.arxiv_id)
        return ArxivId(found.bare, paper.version or found.version)
    if paper.doi and paper.doi.startswith("10.48550/arxiv."):
        return parse_arxiv(paper.doi)
    return None


class _Failures:
    """Counts failures in a row and says when it is enough."""

    def __init__(self) -> None:
        self._count = 0

    def reset(self) -> None:
        self._count = 0

    def add(self, error: BadReplyError) -> None:
        self._count += 1
        self._last = error

    def raise_if_enough(self) -> None:
        if self._count >= GIVE_UP_AFTER:
            raise ServiceError(
                f"gave up on arXiv after {self._count} failures in a row: {self._last.message}",
                "what was answered is kept; run the same command again later",
            )


def _look_up(
    desk: Desk, papers: list[tuple[Wanted, ArxivId]], failures: _Failures
) -> Iterator[_Answer]:
    """Answer from the cache what it knows; ask for the rest, batch by batch."""
    missing: list[tuple[Wanted, ArxivId]] = []
    for paper, arxiv_id in papers:
        found = desk.known(arxiv_id)
        if found:
            yield _answer(paper, found)
        elif desk.offline:
            yield _Answer(paper, "deferred")
        else:
            missing.append((paper, arxiv_id))
    for start in range(0, len(missing), BATCH):
        failures.raise_if_enough()
        batch = missing[start : start + BATCH]
        refused: dict[str, RefusedError] = {}
        failure: BadReplyError | None = None
        try:
            refused = desk.look_up(list(dict.fromkeys(arxiv_id for _, arxiv_id in batch)))
            failures.reset()
        except BadReplyError as error:
            failure = error
            failures.add(error)
        for paper, arxiv_id in batch:
            found = desk.known(arxiv_id)
            if found:
                yield _answer(paper, found)
            elif str(arxiv_id) in refused:
                message = refused[str(arxiv_id)].message
                yield _Answer(paper, "error", None, "refused-id", message)
            else:
                message = failure.message if failure else f"arXiv did not answer for {arxiv_id}"
                yield _Answer(paper, "error", None, "no-answer", message)
    failures.raise_if_enough()


def _answer(paper: Wanted, found: Found) -> _Answer:
    return _Answer(paper, "ok" if found.entry else "not_found", found)


def _search(desk: Desk, paper: Wanted, failures: _Failures) -> _Answer:
    """Search for a paper without arXiv id, until a hit fits."""
    failures.raise_if_enough()
    queries = _queries(paper)
    if not queries:
        return _Answer(paper, "not_found", None, "nothing-to-ask", _named(paper) + " has no words")
    hits: list[Found] = []
    choice = Choice()
    for field, words in queries:
        try:
            found = desk.search(field, words)
        except RefusedError as error:
            return _Answer(paper, "error", None, "refused-query", error.message)
        except BadReplyError as error:
            failures.add(error)
            return _Answer(paper, "error", None, "no-answer", error.message)
        if found is None:
            return _Answer(paper, "deferred")
        failures.reset()
        hits += found
        choice = choose(paper, [hit.entry for hit in hits if hit.entry])
        if choice.accepted:
            return _Answer(paper, "ok", _of(choice.accepted, hits), searched=True)
        if choice.code == "ambiguous-hit":
            break
    if choice.refused is None:
        return _Answer(paper, "not_found")
    hit = choice.refused
    message = (
        f"{_named(paper)} is not taken to be arXiv:{hit.arxiv_id} '{hit.title}': {choice.reason}"
    )
    return _Answer(paper, "not_found", _of(hit, hits), choice.code, message)


def _of(entry: Entry, hits: list[Found]) -> Found:
    return next(hit for hit in hits if hit.entry and hit.entry.arxiv_id == entry.arxiv_id)


def _queries(paper: Wanted) -> list[tuple[str, str]]:
    """Give the fields and phrases to search, the best first: two at most."""
    queries = []
    title = title_query(paper.title) if paper.title else None
    if title:
        queries.append(("ti", title))
    elif paper.doi:
        queries.append(("doi", paper.doi))
    words = phrase(paper.abstract) if paper.abstract else None
    if words:
        queries.append(("abs", words))
    return queries


def _named(paper: Wanted) -> str:
    return f"'{paper.title}'" if paper.title else paper.paper_id


class _Rows:
    """Makes answers into rows; a source that was given is not given again."""

    def __init__(self, now: str) -> None:
        self._now = now
        self._given: set[str] = set()

    def coverage(self, key: str, status: str) -> Coverage:
        return Coverage(key, PROVIDER, status, self._now)

    def of(self, answer: _Answer, desk: Desk) -> Evidence:
        coverage = (self.coverage(answer.wanted.paper_id, answer.status),)
        entry = answer.found.entry if answer.found else None
        location = desk.location(entry) if entry else desk.url
        if answer.code:
            # A source of its own: that a hit was refused must not stand in the way of its
            # record, if it is accepted once more is known of the paper.
            name = digest(f"arxiv\n{location}\n{answer.message}")
            if not self._is_new(name):
                return Evidence(coverage=coverage)
            source = Source(name, "api", location, PROVIDER, self._now, entry.size if entry else 0)
            problem = Problem(name, None, None, "enrich", answer.code, answer.message)
            return Evidence((source,), coverage=coverage, problems=(problem,))
        if not answer.found or not entry:
            return Evidence(coverage=coverage)
        if answer.searched:
            # What the search was for is known here alone: resolving sees records only.
            asked = answer.wanted.record_id
            answered = record_of(entry).record_id if asked else None
            coverage = (replace(coverage[0], record_id=asked, answer_id=answered),)
        if not self._is_new(entry.source_id):
            return Evidence(coverage=coverage)
        asked_at = answer.found.asked_at
        source = Source(entry.source_id, "api", location, PROVIDER, asked_at, entry.size)
        return Evidence((source,), (record_of(entry),), coverage=coverage)

    def _is_new(self, source_id: str) -> bool:
        if source_id in self._given:
            return False
        self._given.add(source_id)
        return True

"""arXiv: the facts of papers, by id, by title, or by a phrase of the abstract.

`ask` fills the cache and answers from the cache, so that a run that was killed
goes on where it was and an offline run says the same. The questions themselves
are asked by `arxiv_desk`; whether a hit is the paper is decided by `arxiv_match`.

Thank you to arXiv for use of its open access interoperability.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

from kgraph.enrich import Options, Wanted
from kgraph.enrich.arxiv_desk import HITS, Desk, Found
from kgraph.enrich.arxiv_feed import Entry, RefusedError
from kgraph.enrich.arxiv_match import choose
from kgraph.enrich.arxiv_rows import Answer, Rows, named
from kgraph.enrich.arxiv_search import Question, batches, joined, questions
from kgraph.errors import BadReplyError, InputError, ServiceError
from kgraph.model.ids import ArxivId, parse_arxiv
from kgraph.model.tables import Evidence

BATCH = 100
MOST_QUESTIONS = 2  # about one paper
GIVE_UP_AFTER = 3  # failures in a row: the service is down, not one question bad


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
    rows = Rows(now)
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
    ids, asked = [], []
    with closing(Desk(replace(options, offline=True), now)) as desk:
        for paper in wanted:
            try:
                found = _arxiv_id(paper)
            except InputError:
                continue  # `ask` reports it
            if found is not None:
                ids += [] if desk.known(found) else [str(found)]
            else:
                asked += [one for one in questions(paper)[:1] if desk.hits(one) is None]
        lists = [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
        return [
            *(desk.address(id_list=",".join(one), max_results=len(one)) for one in lists),
            *(
                desk.address(search_query=joined(one), max_results=HITS * len(one))
                for one in batches(asked)
            ),
        ]


def _answers(desk: Desk, wanted: list[Wanted]) -> Iterator[Answer]:
    by_id: list[tuple[Wanted, ArxivId]] = []
    by_search: list[Wanted] = []
    for paper in wanted:
        try:
            found = _arxiv_id(paper)
        except InputError as error:
            yield Answer(paper, "error", None, "bad-id", error.message)
            continue
        if found is not None:
            by_id.append((paper, found))
        elif questions(paper):
            by_search.append(paper)
        else:
            message = f"{named(paper)} has no words"
            yield Answer(paper, "not_found", None, "nothing-to-ask", message)
    failures = _Failures()
    unknown_version = []
    for answer in _look_up(desk, by_id, failures):
        if answer.status == "not_found" and answer.wanted.version is not None:
            unknown_version.append((answer.wanted, ArxivId(_arxiv_id(answer.wanted).bare)))  # type: ignore[union-attr]
        else:
            yield answer
    yield from _look_up(desk, unknown_version, failures)
    yield from _search(desk, by_search, failures)


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
) -> Iterator[Answer]:
    """Answer from the cache what it knows; ask for the rest, batch by batch."""
    missing: list[tuple[Wanted, ArxivId]] = []
    for paper, arxiv_id in papers:
        found = desk.known(arxiv_id)
        if found:
            yield _answer(paper, found)
        elif desk.offline:
            yield Answer(paper, "deferred")
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
                yield Answer(paper, "error", None, "refused-id", message)
            else:
                message = failure.message if failure else f"arXiv did not answer for {arxiv_id}"
                yield Answer(paper, "error", None, "no-answer", message)
    failures.raise_if_enough()


def _answer(paper: Wanted, found: Found) -> Answer:
    return Answer(paper, "ok" if found.entry else "not_found", found)


def _search(desk: Desk, papers: list[Wanted], failures: _Failures) -> Iterator[Answer]:
    """Search for papers without arXiv id: all by their first question, the rest by the next."""
    hits: dict[str, list[Found]] = {paper.paper_id: [] for paper in papers}
    for step in range(MOST_QUESTIONS):
        asked = [(paper, questions(paper)[step]) for paper in papers]
        papers = []
        for paper, found in _hits(desk, asked, failures):
            if isinstance(found, Answer):
                yield found
                continue
            hits[paper.paper_id] += found
            answer = _decided(paper, hits[paper.paper_id], last=len(questions(paper)) == step + 1)
            if answer:
                yield answer
            else:
                papers.append(paper)


def _hits(
    desk: Desk, asked: list[tuple[Wanted, Question]], failures: _Failures
) -> Iterator[tuple[Wanted, list[Found] | Answer]]:
    """Give the hits of each paper's question, or the answer if there can be none."""
    missing: dict[Question, list[Wanted]] = {}
    for paper, question in asked:
        found = desk.hits(question)
        if found is not None:
            yield paper, found
        elif desk.offline:
            yield paper, Answer(paper, "deferred")
        else:
            missing.setdefault(question, []).append(paper)
    for batch in batches(missing):
        wrong = _ask(desk, batch, failures)
        for question in batch:
            error, found = wrong.get(question), desk.hits(question)
            for paper in missing[question]:
                if error is None and found is not None:
                    yield paper, found
                    continue
                code = "refused-query" if isinstance(error, RefusedError) else "no-answer"
                message = error.message if error else f"arXiv did not answer for {named(paper)}"
                yield paper, Answer(paper, "error", None, code, message)
    failures.raise_if_enough()


def _ask(desk: Desk, batch: list[Question], failures: _Failures) -> dict[Question, BadReplyError]:
    """Ask questions in one request; if that is no use, each half of them in one.

    Returns:
        The questions that alone had no usable answer, with the reason.
    """
    failures.raise_if_enough()
    try:
        cut = desk.search(batch)
        failures.reset()
        if not cut:
            return {}
    except BadReplyError as error:
        if not isinstance(error, RefusedError):
            failures.add(error)
        if len(batch) == 1:
            return {batch[0]: error}
    half = len(batch) // 2
    return {**_ask(desk, batch[:half], failures), **_ask(desk, batch[half:], failures)}


def _decided(paper: Wanted, hits: list[Found], *, last: bool) -> Answer | None:
    """Give the answer for a paper if its hits decide it, or if nothing is left to ask."""
    choice = choose(paper, [hit.entry for hit in hits if hit.entry])
    if choice.accepted:
        return Answer(paper, "ok", _of(choice.accepted, hits), searched=True)
    if not last and choice.code != "ambiguous-hit":
        return None
    if choice.refused is None:
        return Answer(paper, "not_found")
    hit = choice.refused
    message = (
        f"{named(paper)} is not taken to be arXiv:{hit.arxiv_id} '{hit.title}': {choice.reason}"
    )
    return Answer(paper, "not_found", _of(hit, hits), choice.code, message)


def _of(entry: Entry, hits: list[Found]) -> Found:
    return next(hit for hit in hits if hit.entry and hit.entry.arxiv_id == entry.arxiv_id)

"""What came of asking arXiv about a paper, made into rows of evidence."""

from dataclasses import dataclass, replace

from kgraph.enrich import Wanted
from kgraph.enrich.arxiv_desk import Desk, Found
from kgraph.enrich.arxiv_feed import record_of
from kgraph.model.ids import digest
from kgraph.model.tables import Coverage, Evidence, Problem, Source

PROVIDER = "arxiv"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for one paper, before it is made into rows."""

    wanted: Wanted
    status: str
    found: Found | None = None
    code: str | None = None
    message: str = ""
    searched: bool = False


def named(paper: Wanted) -> str:
    """Name a paper for a message."""
    return f"'{paper.title}'" if paper.title else paper.paper_id


class Rows:
    """Makes answers into rows; a source that was given is not given again."""

    def __init__(self, now: str) -> None:
        self._now = now
        self._given: set[str] = set()

    def coverage(self, key: str, status: str) -> Coverage:
        """Say what came of asking about a paper."""
        return Coverage(key, PROVIDER, status, self._now)

    def of(self, answer: Answer, desk: Desk) -> Evidence:
        """Give the rows of one answer."""
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

"""Ask services for what a graph lacks, and keep what they answer.

Between the facade and the stages: finds out which papers lack what, hands them to
the services in turn, appends the answers as evidence and resolves anew.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.errors import ServiceError
from kgraph.model.tables import Coverage, Evidence

if TYPE_CHECKING:
    from kgraph.engines import Engine

Notify = Callable[[str], None]
Progress = Callable[[int, int], None]
KEEP_S = 60.0  # of asking; e-prints come three seconds apart and are not cached


def now() -> str:
    """Give the time of asking, ISO 8601 in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Asking:
    """How services are asked; ``index`` is that of the snapshot, if one was given.

    ``engine`` resolves what they answered; this process does if none is given.
    """

    offline: bool
    index: Path | None
    notify: Notify
    progress: Progress | None
    engine: "Engine | None" = None


def services(named: Sequence[str], snapshot: str | Path | None) -> tuple[str, ...]:
    """Give the services to ask in turn, the snapshot first; refuse an unknown one."""
    from kgraph.enrich import service

    every = tuple(dict.fromkeys((*(("snapshot",) if snapshot else ()), *named)))
    for name in every:
        service(name)
    return every


def index(
    snapshot: str | Path | None, notify: Notify, progress: Progress | None = None
) -> Path | None:
    """Give the index of a snapshot, made if it is not there yet; nothing for none."""
    if snapshot is None:
        return None
    from kgraph.indexing import index as made

    return made(Path(snapshot), now(), notify, progress)


def ask(folder: Path, named: Sequence[str], asking: Asking) -> None:
    """Ask services in turn; keep what each answered, also when it then fails or is stopped."""
    from kgraph import store
    from kgraph.enrich import Options, service
    from kgraph.enrich.wanted import lacking
    from kgraph.resolve import resolve

    manifest = store.read_manifest(folder)
    if manifest.evidence["records"][1] != manifest.tables["record_papers"][1]:
        resolve(folder, engine=asking.engine)  # a run was stopped behind what it had kept
    for name in named:
        moment = now()
        # Offline nothing new can come of asking again.
        wanted = lacking(folder, name, None if asking.offline else moment)
        if not wanted:
            asking.notify(f"nothing to ask {name}: no paper that it could tell of lacks an answer")
        options = Options(offline=asking.offline, now=moment, snapshot=asking.index)
        if asking.progress is not None:
            options = replace(options, progress=asking.progress)
        answers = _Answers(folder)
        try:
            for answer in service(name)(wanted, options):
                answers.add(answer)
        except ServiceError as error:
            hint = f"; complete it later with: kgraph enrich {folder} --from {name}"
            asking.notify(f"{error}{hint}")
        finally:
            answers.write()
        if answers.tell_of_papers:
            resolve(folder, engine=asking.engine)


def requests(folder: Path, named: Sequence[str]) -> list[str]:
    """List the addresses that services would be asked at first; nothing is asked."""
    from kgraph.enrich import Options, planner
    from kgraph.enrich.wanted import lacking

    options = Options(offline=True, now=now())
    return [url for name in named for url in planner(name)(lacking(folder, name), options)]


def _tells_of_papers(answer: Evidence) -> bool:
    """Say whether an answer changes tables; that a service was asked does not."""
    linked = any(row.answer_id for row in answer.coverage)
    return bool(answer.records or answer.references or linked)


class _Answers:
    """Appends the answers of a service to a graph; a run that is killed loses a minute of them.

    What the graph knows is left out: a source read before, a status that has not changed.
    What an answer before it said is known, too.
    """

    def __init__(self, folder: Path) -> None:
        from kgraph import store

        manifest = store.read_manifest(folder)
        self.tell_of_papers = False
        self._folder = folder
        rows = store.read(folder, "coverage", manifest).to_pylist()
        self._covered = {
            (row["provider"], row["paper_key"]): (row["status"], str(row["asked_at"]))
            for row in sorted(rows, key=lambda row: str(row["asked_at"]))
        }
        self._records = set(store.read(folder, "records", manifest)["record_id"].to_pylist())
        self._sources = set(store.read(folder, "sources", manifest)["source_id"].to_pylist())
        rows = store.read(folder, "problems", manifest).to_pylist()
        self._problems = {_named(row) for row in rows}
        self._waiting: list[Evidence] = []
        self._written = time.monotonic()

    def add(self, answer: Evidence) -> None:
        """Take an answer, and write what is there once a minute."""
        fresh = replace(
            answer,
            sources=tuple(s for s in answer.sources if s.source_id not in self._sources),
            records=tuple(r for r in answer.records if r.record_id not in self._records),
            references=tuple(r for r in answer.references if r.record_id not in self._records),
            problems=tuple(p for p in answer.problems if _named(asdict(p)) not in self._problems),
            coverage=tuple(row for row in answer.coverage if self._is_new(row)),
        )
        self._sources.update(s.source_id for s in answer.sources)
        self._records.update(r.record_id for r in answer.records)
        self._problems.update(_named(asdict(p)) for p in answer.problems)
        if any(getattr(fresh, field.name) for field in fields(fresh)):
            self._waiting.append(fresh)
        if time.monotonic() - self._written >= KEEP_S:
            self.write()

    def write(self) -> None:
        """Append what waits."""
        from kgraph import store

        self.tell_of_papers = self.tell_of_papers or any(map(_tells_of_papers, self._waiting))
        store.append(self._folder, self._waiting)
        self._waiting = []
        self._written = time.monotonic()

    def _is_new(self, row: Coverage) -> bool:
        """Say whether a status has changed, or is so old that it counts when it was asked."""
        from kgraph.enrich.wanted import Word, outdated

        before = self._covered.get((row.provider, row.paper_key))
        self._covered[row.provider, row.paper_key] = (row.status, row.asked_at)
        if before is None or before[0] != row.status:
            return True
        return outdated(Word(*before), row.provider, row.asked_at)


def _named(problem: Mapping[str, Any]) -> tuple[str, str, str]:
    return problem["source_id"], problem["code"], problem["message"]

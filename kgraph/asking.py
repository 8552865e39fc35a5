"""Ask services for what a graph lacks, and keep what they answer.

Between the facade and the stages: finds out which papers lack what, hands them to
the services in turn, appends the answers as evidence and resolves anew.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kgraph.errors import ServiceError
from kgraph.model.tables import Evidence

Notify = Callable[[str], None]
Progress = Callable[[int, int], None]


def now() -> str:
    """Give the time of asking, ISO 8601 in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Asking:
    """How services are asked; ``index`` is that of the snapshot, if one was given."""

    offline: bool
    index: Path | None
    notify: Notify
    progress: Progress | None


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
    """Ask services in turn; keep what each answered, also when it then fails."""
    from kgraph import store
    from kgraph.enrich import Options, service
    from kgraph.enrich.wanted import lacking
    from kgraph.resolve import resolve

    for name in named:
        wanted = lacking(folder, name)
        options = Options(offline=asking.offline, now=now(), snapshot=asking.index)
        if asking.progress is not None:
            options = replace(options, progress=asking.progress)
        answers: list[Evidence] = []
        try:
            for answer in service(name)(wanted, options):
                answers.append(answer)  # noqa: PERF402 - kept if the next one raises
        except ServiceError as error:
            hint = f"; complete it later with: kgraph enrich {folder} --from {name}"
            asking.notify(f"{error}{hint}")
        fresh = _fresh(folder, answers)
        store.append(folder, fresh)
        if any(map(_tells_of_papers, fresh)):
            resolve(folder)


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


def _fresh(folder: Path, answers: Iterable[Evidence]) -> list[Evidence]:
    """Leave out what the graph knows: a source read before, a status that has not changed.

    What an answer before it said is known, too.
    """
    from kgraph import store

    records = set(store.read(folder, "records")["record_id"].to_pylist())
    problems = {_named(row) for row in store.read(folder, "problems").to_pylist()}
    sources = set(store.read(folder, "sources")["source_id"].to_pylist())
    statuses = {
        (row["paper_key"], row["provider"]): row["status"]
        for row in sorted(
            store.read(folder, "coverage").to_pylist(), key=lambda row: str(row["asked_at"])
        )
    }
    kept = []
    for answer in answers:
        fresh = replace(
            answer,
            sources=tuple(s for s in answer.sources if s.source_id not in sources),
            records=tuple(r for r in answer.records if r.record_id not in records),
            references=tuple(r for r in answer.references if r.record_id not in records),
            problems=tuple(p for p in answer.problems if _named(asdict(p)) not in problems),
            coverage=tuple(
                c for c in answer.coverage if statuses.get((c.paper_key, c.provider)) != c.status
            ),
        )
        sources.update(s.source_id for s in answer.sources)
        records.update(r.record_id for r in answer.records)
        problems.update(_named(asdict(p)) for p in answer.problems)
        statuses.update({(c.paper_key, c.provider): c.status for c in answer.coverage})
        if any(getattr(fresh, field.name) for field in fields(fresh)):
            kept.append(fresh)
    return kept


def _named(problem: Mapping[str, Any]) -> tuple[str, str, str]:
    return problem["source_id"], problem["code"], problem["message"]

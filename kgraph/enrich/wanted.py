"""Which papers lack what a service gives: those that it has not answered for.

A service of facts (arXiv) has answered if a record of the paper is its; a service of
references, if the last thing known of it and the paper is an answer. What failed, was
put off or came in part is asked for again; what was not there, after 30 days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa

from kgraph import store
from kgraph.engines import DuckDB
from kgraph.enrich import Wanted
from kgraph.model.names import name_key
from kgraph.store import Manifest

# arXiv's metadata is the same wherever it is read: the API, the snapshot, a harvest.
_ARXIV = ("arxiv", "arxiv_snapshot", "oai_arxiv_raw")
_READERS = {"arxiv": _ARXIV, "snapshot": _ARXIV, "oai": ("oai", "oai_arxiv_raw")}
_TABLES = ("record_papers", "records", "sources", "papers", "authorships", "paper_categories")
_PAPERS = """
select p.paper_id, r.record_id, p.arxiv_id, p.doi, p.title, p.abstract, p.published,
  case when p.arxiv_id is null and p.doi not like '10.48550/arxiv.%' then p.doi
       else p.published_doi end as published_doi, c.categories
from papers p
left join (select paper_id, min(record_id) as record_id from record_papers group by paper_id) r
  on r.paper_id = p.paper_id
left join (select paper_id, array_agg(code order by code) as categories
           from paper_categories group by paper_id) c on c.paper_id = p.paper_id
"""
_LACKING_FACTS = f"""
with answered as (
  select distinct rp.paper_id
  from record_papers rp join records r using (record_id) join sources s on s.source_id = r.source_id
  where s.kind in ('api', 'bulk') and list_contains($readers, s.reader)
)
select * from ({_PAPERS}) where paper_id not in (select paper_id from answered)
  and record_id is not null
order by paper_id
"""
# Only described papers: a service of references would otherwise walk through all of science.
_LACKING_REFERENCES = f"""
select * from ({_PAPERS}) where paper_id in (select paper_id from papers where described)
  and paper_id not in (select paper_id from answered) and {{condition}}
order by paper_id
"""
_PHYSICS = r"^(hep-(ex|lat|ph|th)|gr-qc|nucl-(ex|th)|astro-ph(\.[A-Z]{2})?)$"
# Services of references, and the papers that each can be asked about.
_CONDITIONS = {
    "eprint": "arxiv_id is not null",
    "openalex": "(arxiv_id is not null or doi is not null)",
    "semanticscholar": "(arxiv_id is not null or doi is not null)",
    "inspire": "arxiv_id is not null and paper_id in "
    f"(select paper_id from paper_categories where regexp_matches(code, '{_PHYSICS}'))",
    "opencitations": "published_doi is not null",
}
_AGAIN = frozenset(("error", "deferred", "partial"))
# What a service has not today it may have some weeks later.
_LATER = frozenset(("empty", "elided", "not_found"))
LATER = timedelta(days=30)
_NAMES = """
select paper_id, name_as_printed from authorships
where position is not null and paper_id in (select paper_id from wanted)
order by paper_id, position
"""


@dataclass(frozen=True, slots=True)
class Word:
    """What a service last said of a paper, and when."""

    status: str
    asked_at: str


def lacking(folder: Path, service: str, now: str | None = None) -> Sequence[Wanted]:
    """List the papers of a graph that a service has not answered for, by id.

    Args:
        folder: The graph folder.
        service: Its name.
        now: The time, ISO 8601. With it, papers of which a service of references had
            nothing are listed again after 30 days; without it they are not.
    """
    manifest = store.read_manifest(folder)
    with DuckDB() as engine:
        engine.open_graph(folder, manifest, _TABLES)
        if service in _CONDITIONS:
            answered = pa.array(_answered(folder, manifest, service, now), pa.string())
            engine.table("answered", pa.table({"paper_id": answered}))
            rows = engine.rows(_LACKING_REFERENCES.format(condition=_CONDITIONS[service]))
        else:
            readers = list(_READERS.get(service, (service,)))
            rows = engine.rows(_LACKING_FACTS, {"readers": readers})
        engine.table("wanted", rows.select(["paper_id"]))
        names: dict[str, list[str]] = {}
        for row in engine.rows(_NAMES).to_pylist():
            names.setdefault(row["paper_id"], []).append(name_key(row["name_as_printed"]))
        return [_wanted(row, names) for row in rows.to_pylist()]


def _wanted(row: Mapping[str, Any], names: Mapping[str, Sequence[str]]) -> Wanted:
    return Wanted(
        paper_id=row["paper_id"],
        record_id=row["record_id"],
        arxiv_id=row["arxiv_id"],
        doi=row["doi"],
        title=row["title"],
        abstract=row["abstract"],
        author_keys=tuple(names.get(row["paper_id"], ())),
        year=int(row["published"][:4]) if row["published"] else None,
        published_doi=row["published_doi"],
        categories=tuple(row["categories"] or ()),
    )


def _answered(folder: Path, manifest: Manifest, service: str, now: str | None) -> list[str]:
    """List the papers whose last word from the service is an answer that still holds."""
    return sorted(
        paper
        for paper, word in last_words(folder, manifest).get(service, {}).items()
        if word.status not in _again(service) and not (now and outdated(word, service, now))
    )


def _again(service: str) -> frozenset[str]:
    # A part of an e-print is all that its limits let be read: it comes to no more tomorrow.
    return _AGAIN - {"partial"} if service == "eprint" else _AGAIN


def outdated(word: Word, service: str, now: str) -> bool:
    """Say whether an answer without references is so old that there may be another by now."""
    if word.status not in _LATER and (service, word.status) != ("eprint", "partial"):
        return False
    said, today = _time(word.asked_at), _time(now)
    return said is None or today is None or today - said >= LATER


def _time(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def last_words(folder: Path, manifest: Manifest) -> dict[str, dict[str, Word]]:
    """Give what each service last said of each paper, by service and paper id.

    A paper may have got another id since it was asked about: its record tells, or the alias.
    """
    papers = store.read(folder, "record_papers", manifest).select(["record_id", "paper_id"])
    of_record = dict(zip(*(papers[name].to_pylist() for name in papers.column_names), strict=True))
    aliases = store.read(folder, "aliases", manifest).to_pylist()
    now = {row["old_id"]: row["new_id"] for row in aliases}
    rows = store.read(folder, "coverage", manifest).to_pylist()
    last: dict[str, dict[str, Word]] = {}
    # Rows of one second stand in the order in which they were written.
    for row in sorted(rows, key=lambda row: str(row["asked_at"])):
        key = row["paper_key"]
        paper = of_record.get(row["record_id"], now.get(key, key))
        last.setdefault(row["provider"], {})[paper] = Word(row["status"], str(row["asked_at"]))
    return last

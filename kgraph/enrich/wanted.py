"""Which papers lack facts: those that the service has not answered for."""

from collections.abc import Sequence
from pathlib import Path

from kgraph import store
from kgraph.engines import DuckDB
from kgraph.enrich import Wanted
from kgraph.model.names import name_key

# arXiv's metadata is the same wherever it is read: the API, the snapshot, a harvest.
_ARXIV = ("arxiv", "arxiv_snapshot", "oai_arxiv_raw")
_READERS = {"arxiv": _ARXIV, "snapshot": _ARXIV, "oai": ("oai", "oai_arxiv_raw")}
_LACKING = """
with answered as (
  select distinct rp.paper_id
  from record_papers rp join records r using (record_id) join sources s on s.source_id = r.source_id
  where s.kind in ('api', 'bulk') and list_contains($readers, s.reader)
)
select p.paper_id, r.record_id, p.arxiv_id, p.doi, p.title, p.abstract, p.published
from papers p
left join (select paper_id, min(record_id) as record_id from record_papers group by paper_id) r
  on r.paper_id = p.paper_id
where p.paper_id not in (select paper_id from answered)
order by p.paper_id
"""
_NAMES = """
select paper_id, name_as_printed from authorships
where position is not null order by paper_id, position
"""


def lacking(folder: Path, service: str) -> Sequence[Wanted]:
    """List the papers of a graph that a service has not answered for, by id."""
    manifest = store.read_manifest(folder)
    tables = ("record_papers", "records", "sources", "papers", "authorships")
    with DuckDB() as engine:
        engine.open_graph(folder, manifest, tables)
        names: dict[str, list[str]] = {}
        for row in engine.rows(_NAMES).to_pylist():
            names.setdefault(row["paper_id"], []).append(name_key(row["name_as_printed"]))
        return [
            Wanted(
                paper_id=row["paper_id"],
                record_id=row["record_id"],
                arxiv_id=row["arxiv_id"],
                doi=row["doi"],
                title=row["title"],
                abstract=row["abstract"],
                author_keys=tuple(names.get(row["paper_id"], ())),
                year=int(row["published"][:4]) if row["published"] else None,
            )
            for row in engine.rows(
                _LACKING, {"readers": list(_READERS.get(service, (service,)))}
            ).to_pylist()
        ]

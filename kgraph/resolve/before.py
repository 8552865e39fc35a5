"""What the last tables said, beside those of now: which ids were published and are no more.

Only what changed is looked at; an id that is still there needs no alias.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from kgraph import store
from kgraph.engines import Engine
from kgraph.model import schema
from kgraph.model.names import name_key
from kgraph.model.tables import Alias
from kgraph.resolve import citations
from kgraph.resolve.aliases import aliases
from kgraph.store import Manifest

# Of papers that a record has left, where each of their records is now.
_PAPERS = """
select b.paper_id as old_id, r.paper_id as new_id
from records_before b join record_papers r on r.record_id = b.record_id
where b.paper_id in (
  select b.paper_id from records_before b join record_papers r on r.record_id = b.record_id
  where b.paper_id <> r.paper_id
)
order by b.record_id
"""
_PLACES = """
select paper_id, name_as_printed, author_id from places_before
where author_id not in (select author_id from authors) order by 1, 2, 3
"""
_PLACES_NOW = """
select paper_id as id, lpad(cast(coalesce("position", 999999999) as varchar), 9, '0') as place,
  name_as_printed, author_id from authorships
"""
_REFERENCES = """
select record_id, "position", cited, rule from references_before
where cited is not null and cited not in (select paper_id from papers)
"""
_REFERENCES_NOW = """
select r.record_id, r."position", r.cited from reference_papers r
join references_before b on b.record_id = r.record_id and b."position" = r."position"
"""
_DESCRIBED = "select distinct paper_id as id from record_papers"
_EVERY = "select paper_id as id from papers union all select author_id from authors"


class Before:
    """The tables of a graph as they were, for an engine that computes them anew."""

    def __init__(self, engine: Engine, folder: Path, manifest: Manifest) -> None:
        self._engine = engine
        self._tables = {
            name: store.read(folder, name, manifest)
            for name in ("aliases", "record_papers", "authorships", "reference_papers")
        }

    def moved_papers(self) -> dict[str, str]:
        """Give the paper ids of earlier, and what they are now: decisions may still use them."""
        found = self._aliases(self._papers(), _DESCRIBED)
        return {row.old_id: row.new_id for row in found}

    def aliases(self) -> pa.Table:
        """Compute the table `aliases`."""
        papers = self._papers()
        moved = [*papers, *self._references(), *self._authors(dict(papers))]
        return schema.to_arrow("aliases", self._aliases(moved, _EVERY))

    def _aliases(self, moved: Sequence[tuple[str, str]], current: str) -> list[Alias]:
        rows = self._tables["aliases"].to_pylist()
        earlier = {row["old_id"]: row["new_id"] for row in rows}
        asked = {name for pair in (*moved, *earlier.items()) for name in pair}
        found = self._among(current, asked) if asked else []
        return aliases(earlier, moved, frozenset(row["id"] for row in found))

    def _papers(self) -> list[tuple[str, str]]:
        rows = self._rows("records_before", "record_papers", _PAPERS)
        return [(row["old_id"], row["new_id"]) for row in rows]

    def _references(self) -> Iterator[tuple[str, str]]:
        """Give the works only cited that references name otherwise now."""
        gone = self._rows("references_before", "reference_papers", _REFERENCES)
        if gone:
            yield from citations.moved(gone, self._engine.rows(_REFERENCES_NOW))

    def _authors(self, papers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Give author ids that are gone, and those now of the same name on the same paper."""
        gone = self._rows("places_before", "authorships", _PLACES)
        wanted = {papers.get(row["paper_id"], row["paper_id"]) for row in gone}
        found: dict[tuple[str, str], str] = {}
        for row in self._among(_PLACES_NOW, wanted) if gone else ():
            found.setdefault((row["id"], name_key(row["name_as_printed"])), row["author_id"])
        for row in gone:
            paper = papers.get(row["paper_id"], row["paper_id"])
            new = found.get((paper, name_key(row["name_as_printed"])))
            if new is not None:
                yield row["author_id"], new

    def _rows(self, name: str, table: str, step: str) -> list[dict[str, Any]]:
        """Run a step over a table of before; of none nothing can have moved."""
        if not self._tables[table].num_rows:
            return []
        self._engine.table(name, self._tables[table])
        return self._engine.rows(step).to_pylist()

    def _among(self, step: str, wanted: Iterable[str]) -> list[dict[str, Any]]:
        """Run a step for some ids alone."""
        self._engine.table("asked_ids", pa.table({"id": pa.array(sorted(wanted), pa.string())}))
        rows = self._engine.rows(f"select t.* from ({step}) t join asked_ids q on q.id = t.id")
        return sorted(rows.to_pylist(), key=lambda row: tuple(map(str, row.values())))

"""The places in author lists, column by column: at size there are millions of them.

Of every paper its best list, and the person of a page who stands in no list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from kgraph.engines import Engine
from kgraph.model.names import name_key
from kgraph.resolve.people.evidence import Mentions

# A complete list beats a cut one, a service a page, a newer version an older one, a longer
# list a shorter one.
LISTS = """
select paper_id, arg_min(record_id, case when authors_truncated then '1' else '0' end || rank
    || lpad(cast(99999 - listed as varchar), 5, '0') || record_id) as record_id
from ranked where listed > 0 group by paper_id
"""
LISTED = """
select l.paper_id, r.authors, r.author_keys from lists l join records r using (record_id)
order by l.paper_id
"""
PAGE_AUTHORS = """
select distinct r.paper_id, f.value as name
from page_facts f join ranked r using (source_id) join papers p using (paper_id)
where f.kind = 'person' and not p.authors_complete
order by 1, 2
"""

Codes = NDArray[np.int64]
Column = Any  # pa.Array: the stubs have no word for one of any type


@dataclass(frozen=True)
class Places:
    """Places in author lists, those of a paper in order, the persons of pages last.

    ``paper``, ``key`` and ``name`` are the numbers of what stands in ``papers``, ``keys``
    and ``names``; ``papers`` is ordered. ``position`` is 0 for the person of a page.
    """

    papers: list[str]
    keys: list[str]
    names: list[str]
    paper: Codes
    key: Codes
    name: Codes
    position: Codes
    affiliation: Column
    orcid: Column

    def __len__(self) -> int:
        return len(self.paper)

    def mentions(self) -> Mentions:
        """Give what tells persons apart."""
        have = np.flatnonzero(_numpy(pc.is_valid(self.orcid)))
        found = zip(have.tolist(), self.orcid.take(have).to_pylist(), strict=True)
        orcids = {number: orcid for number, orcid in found if orcid}
        return Mentions(self.papers, self.keys, self.paper, self.key, orcids)


def places(engine: Engine) -> Places:
    """Load the places from `ranked`, `records`, `page_facts` and `papers`."""
    engine.materialise("lists", LISTS)
    rows = engine.rows(LISTED)
    lists = _whole(rows["authors"])
    of_list = _numpy(pc.list_parent_indices(lists)).astype(np.int64)
    sizes = np.bincount(of_list, minlength=len(lists))
    begins = np.cumsum(sizes) - sizes
    said: Column = pc.list_flatten(lists)
    columns = {
        "paper": _whole(rows["paper_id"]).take(of_list),
        "key": pc.list_flatten(_whole(rows["author_keys"])),
        **{name: said.field(name) for name in ("name", "affiliation", "orcid")},
    }
    position = np.arange(len(of_list)) - begins[of_list] + 1
    added = _page_authors(engine.rows(PAGE_AUTHORS).to_pylist(), columns)
    whole = {
        name: _whole(pa.chunked_array([columns[name], pa.array(added[name], pa.string())]))
        for name in columns
    }
    papers, paper = numbered(whole["paper"])
    keys, key = numbered(whole["key"])
    names, name = numbered(whole["name"])
    position = np.concatenate([position, np.zeros(len(added["paper"]), dtype=np.int64)])
    affiliation, orcid = whole["affiliation"], whole["orcid"]
    return Places(papers, keys, names, paper, key, name, position, affiliation, orcid)


def _page_authors(
    rows: Sequence[Mapping[str, str]], listed: Mapping[str, Column]
) -> dict[str, list[str | None]]:
    """Give the person of a page to its papers whose printed list does not name them."""
    papers = pa.array(sorted({row["paper_id"] for row in rows}), pa.string())
    kept = pc.is_in(listed["paper"], value_set=papers)
    known = set(
        zip(*(listed[name].filter(kept).to_pylist() for name in ("paper", "key")), strict=True)
    )
    added: dict[str, list[str | None]] = {name: [] for name in listed}
    for row in rows:
        place = {"paper": row["paper_id"], "key": name_key(row["name"]), "name": row["name"]}
        if (place["paper"], place["key"]) not in known:
            known.add((place["paper"], place["key"]))
            for name, values in added.items():
                values.append(place.get(name))
    return added


def numbered(values: Column) -> tuple[list[str], Codes]:
    """Give the distinct values, ordered, and for each value its number among them."""
    encoded = values.dictionary_encode()
    order = _numpy(pc.array_sort_indices(encoded.dictionary))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    known = encoded.dictionary.take(order).to_pylist()
    return known, rank[_numpy(encoded.indices)]


def _whole(column: "pa.ChunkedArray[Any]") -> Column:
    found: Column = column.combine_chunks()
    return found


def _numpy(column: Column) -> NDArray[Any]:
    found: NDArray[Any] = column.to_numpy(zero_copy_only=False)
    return found

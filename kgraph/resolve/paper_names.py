"""The ids of papers: by arXiv id, DOI, the hash of the title, the hash of the abstract.

A paper is a group of records, named by the smallest of them until it has its id.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyarrow as pa

from kgraph.engines import Engine
from kgraph.model import ids
from kgraph.model.text import words

# What the records of each group print; a record that is in no group is one of its own.
_GROUPS = """
select coalesce(g.grp, i.record_id) as grp, min(i.arxiv_id) as arxiv_id, min(i.doi) as doi,
  min(i.title_key) as title_key
from identified i left join grouped g on g.record_id = i.record_id
group by coalesce(g.grp, i.record_id)
"""
_TITLED = """
select grp, title_key from record_groups
where arxiv_id is null and doi is null and title_key is not null
"""
_NAMELESS = """
select n.grp, r.abstract
from identified i left join grouped g on g.record_id = i.record_id
join record_groups n on n.grp = coalesce(g.grp, i.record_id)
join records r on r.record_id = i.record_id
where n.arxiv_id is null and n.doi is null and n.title_key is null
"""
_NAMED = """
select r.grp, case when r.arxiv_id is not null then 'arxiv:' || r.arxiv_id
  when r.doi is not null then 'doi:' || r.doi else h.name end as name
from record_groups r left join hashed h on h.grp = r.grp
"""
_SHARED = """
select grp, name from named_groups
where name in (select name from named_groups group by name having count(*) > 1)
"""
_NAMES = """
select n.grp, coalesce(r.name, n.name) as paper_id
from named_groups n left join renamed r on r.grp = n.grp
"""


def name_papers(engine: Engine, groups: Mapping[str, str]) -> None:
    """Name each group in the table ``paper_names``: ``grp``, ``paper_id``.

    Args:
        engine: With `identified`; keeps ``grouped`` too: the groups, by record.
        groups: Record -> the smallest of its group, for records that have company.
    """
    engine.table("grouped", _pairs("record_id", "grp", groups))
    engine.materialise("record_groups", _GROUPS)
    hashed = {
        row["grp"]: f"title:{ids.digest(row['title_key'])}"
        for batch in engine.batches(_TITLED)
        for row in batch.to_pylist()
    }
    engine.table("hashed", _pairs("grp", "name", hashed | _by_abstract(engine)))
    engine.materialise("named_groups", _NAMED)
    # Two papers of one title (or of one book's DOI) are each named by a record too, so that
    # a third one takes no name away.
    renamed = {
        row["grp"]: f"title:{ids.digest(row['name'] + row['grp'])}"
        for row in engine.rows(_SHARED).to_pylist()
    }
    engine.table("renamed", _pairs("grp", "name", renamed))
    engine.materialise("paper_names", _NAMES)


def names_of(engine: Engine, groups: Iterable[str]) -> dict[str, str]:
    """Give the paper ids of some groups."""
    engine.table("asked", pa.table({"grp": pa.array(sorted(set(groups)), pa.string())}))
    rows = engine.rows("select grp, paper_id from paper_names join asked using (grp)")
    return {row["grp"]: row["paper_id"] for row in rows.to_pylist()}


def _by_abstract(engine: Engine) -> dict[str, str]:
    """Name the groups of which only an abstract is known, by the longest."""
    texts: dict[str, list[str]] = defaultdict(list)
    for row in engine.rows(_NAMELESS).to_pylist():
        texts[row["grp"]].append(" ".join(words(row["abstract"] or "")))
    return {
        group: f"abstract:{ids.digest(max(found, key=lambda text: (len(text), text)))}"
        for group, found in texts.items()
    }


def _pairs(key: str, value: str, of: Mapping[str, str]) -> pa.Table:
    return pa.table({key: pa.array(of, pa.string()), value: pa.array(of.values(), pa.string())})

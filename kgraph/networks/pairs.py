"""Pairs of papers that share citations: coupling and co-citation, in millions.

Papers are numbers here, in the order of their ids and in that of their dates, and
names again only as dictionaries: a pair is some twenty bytes. ``cosine`` is the
weight over the geometric mean of what the two have.
"""

from typing import TYPE_CHECKING, Any

from kgraph.networks.definition import Pairs

if TYPE_CHECKING:
    import pyarrow as pa

    from kgraph.engines import DuckDB

_NUMBERED = """
    select paper_id, published, cast(row_number() over (order by paper_id) - 1 as integer) as by_id,
           cast(row_number() over (order by published nulls last, paper_id) - 1 as integer)
               as by_date
    from papers
"""
_OWNED = """
    select distinct o.by_id as owner, i.by_date as item
    from citations c
    join numbered o on o.paper_id = c.{owner}
    join numbered i on i.paper_id = c.{item}
"""
_OWNERS = """
    select n.by_id as owner, n.by_date, o.items
    from (select owner, cast(count(*) as double) as items from owned group by owner) o
    join numbered n on n.by_id = o.owner
"""
_PAIRS = """
    select p.one, p.other, cast(p.shared as double) as weight,
           round(p.shared / sqrt(a.items * b.items), 6) as cosine, {since} as since
    from (
        select a.owner as one, b.owner as other, cast(count(*) as integer) as shared,
               min(a.item) as item
        from owned a join owned b on b.item = a.item and a.owner < b.owner
        group by a.owner, b.owner having count(*) >= $least
    ) p
    join owners a on a.owner = p.one
    join owners b on b.owner = p.other
    order by p.one, p.other
"""


def count(engine: "DuckDB", wanted: Pairs, least: float) -> "pa.Table":
    """Give each pair of papers and how many items both have.

    Args:
        engine: Sees `papers` and `citations`.
        wanted: What is shared.
        least: Items that a pair shares at least.

    Returns:
        source, target, kind, weight, cosine, since, in order of source and target;
        texts are dictionaries.

    Cost:
        Pairs before they are counted; about a second for a million.
    """
    import pyarrow as pa

    engine.materialise("numbered", _NUMBERED)
    engine.materialise("owned", _OWNED.format(owner=wanted.owner, item=wanted.item))
    engine.materialise("owners", _OWNERS)
    since = "greatest(a.by_date, b.by_date)" if wanted.since_both else "p.item"
    found = engine.rows(_PAIRS.format(since=since), {"least": least})
    names = engine.rows("select paper_id from numbered order by by_id").column(0)
    dates = engine.rows("select published from numbered order by by_date").column(0)
    kind = pa.DictionaryArray.from_arrays(
        pa.repeat(pa.scalar(0, pa.int8()), found.num_rows), pa.array([wanted.kind])
    )
    return pa.table(
        {
            "source": _named(found["one"], names),
            "target": _named(found["other"], names),
            "kind": kind,
            "weight": found["weight"],
            "cosine": found["cosine"],
            "since": _named(found["since"], dates),
        }
    )


def _named(numbers: Any, names: Any) -> Any:  # noqa: ANN401 - Arrow columns
    import pyarrow as pa

    return pa.DictionaryArray.from_arrays(numbers.combine_chunks(), names.combine_chunks())

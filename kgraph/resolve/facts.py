"""The facts of a paper: of all its records the best word for each column, by SQL.

Services speak before pages, whole texts before cut ones, newer versions before
older, longer before shorter; the text itself breaks the last tie, so the order of
pages never shows.
"""

from typing import Any

import pyarrow as pa

from kgraph.engines import Engine
from kgraph.model.text import display

AT_ONCE = 10_000  # papers that are in memory with their texts
# Every record of a paper with its rank: the smaller speaks first. Long texts and lists stay
# where they are: at size they would fill the memory.
RANKED = """
select rp.paper_id, rp.record_id, r.source_id, i.arxiv_id as id_of_arxiv, i.doi as id_of_doi,
  r.title, r.version, r.published, r.updated, r.authors_truncated, r.categories,
  r.primary_category, r.comments, r.journal_ref, r.organisations, r.withdrawn,
  array_length(r.authors) as listed,
  case when array_length(r.authors) > 0 then r.authors[1].name end as first_author,
  case s.kind when 'api' then '0' when 'bulk' then '1' when 'eprint' then '2' else '3' end
    || lpad(cast(999 - coalesce(r.version, 0) as varchar), 3, '0') as rank
from record_papers rp
join records r using (record_id)
join identified i using (record_id)
join sources s on s.source_id = r.source_id
"""


def _tie(column: str) -> str:
    return f"cast(99999999 - length({column}) as varchar) || {column}"


def _best(column: str) -> str:
    value = f"arg_min({column}, rank || {_tie(column)})"
    return f"{value} filter (where {column} is not null) as {column}"


# A line in the place of an abstract ("This paper has been withdrawn") is as good as a cut one.
_ABSTRACT_ORDER = (
    "case when r.abstract_truncated or length(r.abstract) < 100 then '1' else '0' end || k.rank"
)
# The most precise date of the best kind of source; of equal ones the earliest.
_DATE_ORDER = "substr(rank, 1, 1) || cast(99 - length({0}) as varchar)"

PAPERS = f"""
select paper_id,
  {_best("title")},
  arg_min(published, {_DATE_ORDER.format("published")} || published)
    filter (where published is not null) as published,
  max(updated) as updated,
  max(version) as version,
  bool_or(listed > 0 and not authors_truncated) as authors_complete,
  min(id_of_arxiv) as arxiv_id,
  min(id_of_doi) as printed_doi,
  {_best("journal_ref")},
  {_best("comments")},
  arg_min(primary_category, rank || primary_category)
    filter (where primary_category is not null) as primary_category,
  bool_or(withdrawn) as withdrawn
from ranked group by paper_id
"""
# The record whose abstract is a paper's: most papers have one record, and texts are long.
ABSTRACTS = f"""
select paper_id, min(record_id) as record_id from record_papers
group by paper_id having count(*) = 1
union all
select k.paper_id, arg_min(r.record_id, {_ABSTRACT_ORDER} || {_tie("r.abstract")}) as record_id
from ranked k join records r using (record_id)
join (select paper_id from record_papers group by paper_id having count(*) > 1) m
  on m.paper_id = k.paper_id
where r.abstract is not null group by k.paper_id
"""
_TEXTS = """
select b.paper_id, b.title, r.abstract
from best b left join abstracts a using (paper_id) left join records r using (record_id)
union all
select paper_id, title, null from stubs
"""
_WITH_TEX = " or ".join(
    f"contains(coalesce(title, '') || coalesce(abstract, ''), '{sign}')"
    for sign in ("\\", "$", "{")
)
# A DOI that a source prints for an arXiv paper is the published article's.
FINISHED = f"""
select p.paper_id, coalesce(d.title, t.title) as title,
  coalesce(d.abstract, t.abstract) as abstract, published, updated,
  case length(published) when 4 then 'year' when 7 then 'month' when 10 then 'day' end
    as date_precision,
  version, authors_complete, arxiv_id,
  case when arxiv_id is not null then '10.48550/arxiv.' || arxiv_id else printed_doi end as doi,
  case when arxiv_id is not null then printed_doi end as published_doi,
  journal_ref, comments, primary_category, coalesce(withdrawn, false) as withdrawn, described
from (
  select paper_id, published, updated, version, authors_complete, arxiv_id,
    printed_doi, journal_ref, comments, primary_category, withdrawn, true as described from best
  union all
  select paper_id, published, null, null, false, arxiv_id,
    doi, null, null, null, false, false from stubs
) p join ({_TEXTS}) t on t.paper_id = p.paper_id left join displayed d on d.paper_id = p.paper_id
"""
PAPER_CATEGORIES = """
select paper_id, code, bool_or(coalesce(code = primary_category, false)) as is_primary from (
  select r.paper_id, unnest(r.categories) as code from ranked r
) join papers using (paper_id)
where code in (select code from categories)
group by paper_id, code
"""


def papers(engine: Engine) -> None:
    """Compute `papers` from ``best`` and ``stubs`` and keep it in the engine."""
    engine.materialise("abstracts", ABSTRACTS)
    parts = [
        pa.table({name: _shown(name, batch.column(name)) for name in batch.schema.names})
        for batch in engine.batches(f"select * from ({_TEXTS}) t where {_WITH_TEX}", rows=AT_ONCE)
    ]
    names = ("paper_id", "title", "abstract")
    none = pa.schema([(name, pa.string()) for name in names]).empty_table()
    engine.table("displayed", pa.concat_tables([none, *parts]))
    engine.materialise("papers", FINISHED)


def _shown(name: str, cells: "pa.Array[Any]") -> "pa.Array[Any]":
    if name == "paper_id":
        return cells.cast(pa.string())
    return pa.array([display(text) if text else text for text in cells.to_pylist()], pa.string())

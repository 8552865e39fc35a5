"""The facts of a paper: of all its records the best word for each column, by SQL.

Services speak before pages, whole texts before cut ones, newer versions before
older, longer before shorter; the text itself breaks the last tie, so the order of
pages never shows.
"""

import pyarrow as pa

from kgraph.engines import Engine
from kgraph.model.text import display

# Every record of a paper with its rank: the smaller speaks first.
RANKED = """
select rp.paper_id, i.arxiv_id as id_of_arxiv, i.doi as id_of_doi, r.*,
  case s.kind when 'api' then '0' when 'bulk' then '1' when 'eprint' then '2' else '3' end
    || lpad(cast(999 - coalesce(r.version, 0) as varchar), 3, '0') as rank
from record_papers rp
join records r using (record_id)
join identified i using (record_id)
join sources s on s.source_id = r.source_id
"""


def _best(column: str, order: str = "rank") -> str:
    tie = f"cast(99999999 - length({column}) as varchar) || {column}"
    return f"arg_min({column}, {order} || {tie}) filter (where {column} is not null) as {column}"


# A line in the place of an abstract ("This paper has been withdrawn") is as good as a cut one.
_ABSTRACT_ORDER = (
    "case when abstract_truncated or length(abstract) < 100 then '1' else '0' end || rank"
)
# The most precise date of the best kind of source; of equal ones the earliest.
_DATE_ORDER = "substr(rank, 1, 1) || cast(99 - length({0}) as varchar)"

PAPERS = f"""
select paper_id,
  {_best("title")},
  {_best("abstract", _ABSTRACT_ORDER)},
  arg_min(published, {_DATE_ORDER.format("published")} || published)
    filter (where published is not null) as published,
  max(updated) as updated,
  max(version) as version,
  bool_or(array_length(authors) > 0 and not authors_truncated) as authors_complete,
  min(id_of_arxiv) as arxiv_id,
  min(id_of_doi) as printed_doi,
  {_best("journal_ref")},
  {_best("comments")},
  arg_min(primary_category, rank || primary_category)
    filter (where primary_category is not null) as primary_category,
  bool_or(withdrawn) as withdrawn
from ranked group by paper_id
"""
# A DOI that a source prints for an arXiv paper is the published article's.
FINISHED = """
select paper_id, title, abstract, published, updated,
  case length(published) when 4 then 'year' when 7 then 'month' when 10 then 'day' end
    as date_precision,
  version, authors_complete, arxiv_id,
  case when arxiv_id is not null then '10.48550/arxiv.' || arxiv_id else printed_doi end as doi,
  case when arxiv_id is not null then printed_doi end as published_doi,
  journal_ref, comments, primary_category, withdrawn, described
from (
  select paper_id, title, abstract, published, updated, version, authors_complete, arxiv_id,
    printed_doi, journal_ref, comments, primary_category, withdrawn, true as described from best
  union all
  select paper_id, title, null, published, null, null, false, arxiv_id,
    doi, null, null, null, false, false from stubs
)
"""
PAPER_CATEGORIES = """
select paper_id, code, bool_or(coalesce(code = primary_category, false)) as is_primary from (
  select r.paper_id, unnest(r.categories) as code from ranked r
) join papers using (paper_id)
where code in (select code from categories)
group by paper_id, code
"""


def papers(engine: Engine) -> None:
    """Compute `papers` (with the stubs in the table ``stubs``) and keep it in the engine."""
    engine.materialise("best", PAPERS)
    engine.materialise("papers", FINISHED)
    shown = engine.rows(
        """
        select paper_id, title, abstract from papers
        where contains(coalesce(title, '') || coalesce(abstract, ''), '\\')
           or contains(coalesce(title, '') || coalesce(abstract, ''), '$')
           or contains(coalesce(title, '') || coalesce(abstract, ''), '{')
        """
    ).to_pylist()
    engine.table(
        "displayed",
        pa.table(
            {
                "paper_id": pa.array([row["paper_id"] for row in shown], pa.string()),
                "title": pa.array([_shown(row["title"]) for row in shown], pa.string()),
                "abstract": pa.array([_shown(row["abstract"]) for row in shown], pa.string()),
            }
        ),
    )
    engine.materialise(
        "papers",
        """
        select p.paper_id, coalesce(d.title, p.title) as title,
          coalesce(d.abstract, p.abstract) as abstract, p.published, p.updated, p.date_precision,
          p.version, p.authors_complete, p.arxiv_id, p.doi, p.published_doi, p.journal_ref,
          p.comments, p.primary_category, coalesce(p.withdrawn, false) as withdrawn, p.described
        from papers p left join displayed d using (paper_id)
        """,
    )


def _shown(text: str | None) -> str | None:
    return display(text) if text else text

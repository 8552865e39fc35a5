"""References matched to papers by identifier; what they name beyond is a stub paper."""

# A reference by arXiv id or DOI, joined to the paper that has it now.
CITED = """
with named as (
  select f.*, case when f.arxiv_id is not null then f.arxiv_id
                   when f.doi like '10.48550/arxiv.%' then substr(f.doi, 16) end as id,
         case when f.doi not like '10.48550/arxiv.%' then f.doi end as other
  from "references" f
)
select rp.paper_id as citing, n.provider, n.contexts, n.record_id, n.position,
  coalesce(a.paper_id, d.paper_id,
    case when n.id is not null then 'arxiv:' || n.id
         when n.other is not null then 'doi:' || n.other end
  ) as cited, n.id as arxiv_id, n.other as doi
from named n
join record_papers rp using (record_id)
left join best a on a.arxiv_id = n.id
left join (select printed_doi, min(paper_id) as paper_id from best
           where printed_doi is not null group by printed_doi) d on d.printed_doi = n.other
"""
STUBS = """
select cited as paper_id, min(arxiv_id) as arxiv_id,
  case when min(arxiv_id) is null then min(doi) end as doi
from cited where cited is not null and cited not in (select paper_id from best) group by cited
"""
CITATIONS = """
select citing, cited, 'ReferenceList' as evidence, provider, 1e0 as confidence,
  flatten(array_agg(contexts order by record_id, position)) as contexts
from cited where cited is not null and cited <> citing
group by citing, cited, provider
"""

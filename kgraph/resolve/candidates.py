"""Which records may be one paper: set-based steps over the records, in blocks of bounded size.

Same id, same DOI, an answer of a service, same title, shared fingerprints of the
abstract, shared pairs of title words. Each step gives pairs (a, b) of record ids with
a rule; whether a pair is one paper is decided by `same_paper`.
"""

MAX_BLOCK = 40  # descriptions that share a title or a fingerprint
NEARBY = 10  # neighbours looked at in a larger block
COLUMN_YEARS = 4  # in which one source prints one title

# The identifiers a record names its paper by; arXiv's own DOI says the arXiv id.
# Records that say the same in every field are one description; pairs are made of those.
# Only what shares the first three can be the same in all: few records have to be sorted.
_NAMED = """
select record_id, source_id, title_key, abstract_key, author_keys, published, journal_ref,
  case when arxiv_id is not null then arxiv_id
       when doi like '10.48550/arxiv.%' then substr(doi, 16) end as arxiv_id,
  case when doi not like '10.48550/arxiv.%' then doi end as doi
from records
"""
IDENTIFIED = f"""
with named as ({_NAMED}), alike as (
  select coalesce(arxiv_id, '') as arxiv, coalesce(doi, '') as d, coalesce(title_key, '') as title
  from named where title_key is not null or array_length(abstract_key) > 0
  group by 1, 2, 3 having count(*) > 1
), described as (
  select record_id, min(record_id) over (partition by arxiv_id, doi, title_key, abstract_key,
    author_keys, published, journal_ref) as description
  from named n join alike a on a.arxiv = coalesce(n.arxiv_id, '') and a.d = coalesce(n.doi, '')
    and a.title = coalesce(n.title_key, '')
  where title_key is not null or array_length(abstract_key) > 0
)
select n.*, coalesce(d.description, n.record_id) as description
from named n left join described d on d.record_id = n.record_id
"""
# Titles that one source prints year after year name a column and no work.
REPEATED = f"""
select source_id, title_key from records where title_key is not null
group by source_id, title_key
having count(distinct substr(published, 1, 4)) >= {COLUMN_YEARS}
"""
COPIES = """
select description as a, record_id as b,
  case when title_key is null then 'abstract' else 'title' end as rule
from identified
"""
# A chain through the smallest record of each group says all that pairs would say.
SAME_ARXIV_ID = """
select g.a, i.record_id as b, 'arxiv_id' as rule
from identified i join (
  select arxiv_id, min(record_id) as a from identified where arxiv_id is not null
  group by arxiv_id having count(*) > 1
) g on g.arxiv_id = i.arxiv_id
"""
# Chapters print the DOI of their book, so the titles are looked at too: a chain through
# each title, and the titles pair by pair.
SAME_DOI = f"""
with titled as (
  select doi, title_key, min(record_id) as record_id,
    count(*) over (partition by doi) as titles
  from identified where doi is not null group by doi, title_key
)
select min(record_id) over (partition by doi, title_key) as a, record_id as b, 'doi' as rule
from identified where doi is not null
union all
select x.record_id, y.record_id, 'doi' from titled x join titled y
  on x.doi = y.doi and x.record_id < y.record_id where x.titles <= {MAX_BLOCK}
"""
ANSWERED = """
select least(a.record_id, a.answer_id) as a, greatest(a.record_id, a.answer_id) as b,
  'search' as rule
from (select distinct record_id, answer_id from coverage) a
join identified x on x.record_id = a.record_id join identified y on y.record_id = a.answer_id
"""
# Nearly all titles and fingerprints are one record's; these are not, and few.
COMMON_TITLES = """
select title_key, count(*) as size from identified
where title_key is not null and record_id = description group by title_key having count(*) > 1
"""
COMMON_PRINTS = f"""
select print from (
  select unnest(abstract_key) as print from identified where record_id = description
) group by print having count(*) between 2 and {MAX_BLOCK}
"""
SAME_TITLE = f"""
with sized as (
  select i.record_id, i.title_key, i.arxiv_id from identified i
  join common_titles t on t.title_key = i.title_key
  where i.record_id = i.description and t.size <= {MAX_BLOCK}
)
select x.record_id as a, y.record_id as b, 'title' as rule
from sized x join sized y on x.title_key = y.title_key and x.record_id < y.record_id
where x.arxiv_id is null or y.arxiv_id is null or x.arxiv_id <> y.arxiv_id
"""
# A larger block is looked at in the order of first authors and dates, each description
# beside its neighbours.
SAME_TITLE_NEARBY = f"""
with sized as (
  select i.record_id, i.title_key, row_number() over (
    partition by i.title_key order by i.author_keys[1], i.published, i.record_id) as n
  from identified i join common_titles t on t.title_key = i.title_key
  where i.record_id = i.description and t.size > {MAX_BLOCK}
)
select least(x.record_id, y.record_id) as a, greatest(x.record_id, y.record_id) as b,
  'title' as rule
from sized x join sized y
  on x.title_key = y.title_key and y.n > x.n and y.n <= x.n + {NEARBY}
"""
SHARED_FINGERPRINTS = """
with prints as (
  select record_id, arxiv_id, array_length(abstract_key) as known, unnest(abstract_key) as print
  from identified where record_id = description
), shared as (
  select p.* from prints p join common_prints c on c.print = p.print
), pairs as (
  select x.record_id as a, y.record_id as b, count(*) as shared,
    min(least(x.known, y.known)) as known
  from shared x join shared y on x.print = y.print and x.record_id < y.record_id
  where x.arxiv_id is null or y.arxiv_id is null or x.arxiv_id <> y.arxiv_id
  group by x.record_id, y.record_id
)
select a, b, 'abstract' as rule from pairs where shared >= 2 and shared * 3 >= known
"""
# Titles that are not equal share pairs of neighbouring words (the table `title_pairs`); who
# lists two titles means two papers, so only entries of two sources are compared. What
# speaks against a pair of records is asked inside the join, where it costs nothing.
NEAR_TITLES = f"""
with sized as (
  select record_id, pair, known, count(*) over (partition by pair) as size from title_pairs
), few as (
  select s.record_id, s.pair, s.known, i.source_id, i.title_key, i.doi, i.arxiv_id,
    cast(substr(i.published, 1, 4) as integer) as "year"
  from sized s join identified i using (record_id) where s.size between 2 and {MAX_BLOCK}
)
select x.record_id as a, y.record_id as b, 'near_title' as rule
from few x join few y on x.pair = y.pair and x.record_id < y.record_id
where x.title_key <> y.title_key and x.source_id <> y.source_id
  and (x.doi is null or y.doi is null or x.doi = y.doi)
  and (x.arxiv_id is null or y.arxiv_id is null or x.arxiv_id = y.arxiv_id)
  and (x."year" is null or y."year" is null or abs(x."year" - y."year") <= 1)
group by x.record_id, y.record_id
having count(*) * 4 >= min(least(x.known, y.known))
"""
STEPS = (
    *(SAME_ARXIV_ID, SAME_DOI, ANSWERED, COPIES, SAME_TITLE, SAME_TITLE_NEARBY),
    *(SHARED_FINGERPRINTS, NEAR_TITLES),
)
_EVERY = " union all ".join(f"select a, b, rule from ({step})" for step in STEPS)
CANDIDATES = f"""
select distinct a, b, rule from ({_EVERY})
where a <> b order by a, b, rule
"""

"""References matched to papers, and the citations they make.

A reference names a paper by its arXiv id, by a DOI, or by a known title in what is
printed; what it names by id and nobody describes is a stub paper. A reference that
names nothing known keeps the reason. Every provider's claim is a citation of its own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from kgraph.engines import Engine
from kgraph.errors import InputError
from kgraph.model import ids, schema
from kgraph.model.tables import ReferencePaper
from kgraph.resolve.reference_titles import YEARS_EARLY, Entry, Known, Titles

_ARXIV_DOI = "10.48550/arxiv."
API_PROVIDERS = ("openalex", "semanticscholar", "inspire", "opencitations")
API_CONFIDENCE = 0.95  # services match too, and sometimes wrongly
_CORR = re.compile(r"\bCoRR[,\s]{0,3}abs/", re.IGNORECASE)
BY_ID = ("arxiv_id", "doi")

# A paper's titles, each with the first author that the best of its records prints.
_KNOWN = """
select r.paper_id, r.title, max(f.author) as author, max(b.arxiv_id) as arxiv_id,
  min(substr(b.published, 1, 4)) as year
from ranked r join best b using (paper_id)
left join (
  select paper_id, arg_min(first_author, rank || first_author) as author
  from ranked where listed > 0 group by paper_id
) f using (paper_id)
where r.title is not null group by r.paper_id, r.title order by r.paper_id, r.title
"""
_ARTICLES = """
select paper_a, min(paper_b) as article from paper_links
where kind = 'published_as' group by paper_a
"""
# A list that came in parts is asked for again, and a paper may have had two ids: of
# several lists of one service the longest counts, of equal ones the newest.
_REFERENCES = """
with lists as (
  select f.record_id, rp.paper_id, f.provider,
    row_number() over (
      partition by rp.paper_id, f.provider
      order by count(*) desc, s.retrieved_at desc, f.record_id
    ) as place
  from "references" f join record_papers rp using (record_id) join records r using (record_id)
  join sources s on s.source_id = r.source_id
  where s.kind in ('api', 'eprint') group by f.record_id, rp.paper_id, f.provider, s.retrieved_at
)
select f.record_id, f."position", f.provider, f.raw, f.arxiv_id, f.doi, f.title, f.year,
  rp.paper_id, greatest(substr(b.published, 1, 4), substr(b.updated, 1, 4)) as citing_year
from "references" f join record_papers rp using (record_id) join best b using (paper_id)
left join lists l on l.record_id = f.record_id and l.provider = f.provider
where coalesce(l.place, 1) = 1
order by f.record_id, f."position"
"""
# What references by id say of the works they name.
_SAID = """
select rp.cited, f.title, f.year,
  case when f.doi not like '10.48550/arxiv.%' then f.doi end as doi
from reference_papers rp join "references" f using (record_id, "position")
where rp.cited is not null and rp.rule in ('arxiv_id', 'doi')
  and rp.cited not in (select paper_id from best)
"""


def _most(column: str) -> str:
    """Give SQL for what most references say of each work; of equals the first in order."""
    return f"""
        select cited, {column} from (
          select cited, {column},
            row_number() over (partition by cited order by count(*) desc, {column}) as place
          from said where {column} is not null group by cited, {column}
        ) counted where place = 1
    """


STUBS = f"""
with said as ({_SAID})
select s.cited as paper_id, t.title, cast(y.year as varchar) as published,
  case when s.cited like 'arxiv:%' then substr(s.cited, 7) end as arxiv_id,
  case when s.cited like 'doi:%' then substr(s.cited, 5) else d.doi end as doi
from (select distinct cited from said) s
left join ({_most("title")}) t using (cited)
left join ({_most("doi")}) d using (cited)
left join ({_most("year")}) y on y.cited = s.cited and y.year between 1000 and 2999
"""
_APIS = ", ".join(f"'{name}'" for name in API_PROVIDERS)
CITATIONS = f"""
with claimed as (
  select rp.paper_id as citing, rp.cited, rp.provider, f.contexts, rp.record_id, rp."position",
    case when rp.rule = 'title' then 'TitleMatch'
         when rp.provider in ({_APIS}) then 'Api' else 'ReferenceList' end as evidence,
    case when rp.provider in ({_APIS}) then least(rp.score, {API_CONFIDENCE:e})
         else rp.score end as confidence
  from reference_papers rp join "references" f using (record_id, "position")
  where rp.cited is not null
), places as (
  select citing, cited, evidence, provider, place,
    min(record_id || lpad(cast("position" as varchar), 9, '0')
      || lpad(cast(n as varchar), 9, '0')) as first
  from (
    select *, contexts[n + 1] as place
    from (select *, unnest(range(array_length(contexts))) as n from claimed) numbered
  ) each
  group by citing, cited, evidence, provider, place
), quoted as (
  select citing, cited, evidence, provider, array_agg(place order by first) as contexts
  from places group by citing, cited, evidence, provider
)
select c.citing, c.cited, c.evidence, c.provider, max(c.confidence) as confidence,
  coalesce(any_value(q.contexts), flatten(array_agg(c.contexts))) as contexts
from claimed c left join quoted q using (citing, cited, evidence, provider)
group by c.citing, c.cited, c.evidence, c.provider
"""


@dataclass(frozen=True, slots=True)
class _Named:
    """A reference with the ids it gives, or prints."""

    row: Mapping[str, Any]
    arxiv_id: str | None
    doi: str | None


@dataclass(frozen=True)
class _Works:
    """Everything a reference can name."""

    arxiv: Mapping[str, str]  # arXiv id -> paper
    dois: Mapping[str, str]  # DOI -> paper
    years: Mapping[str, int]
    titles: Titles
    preprints: Mapping[str, str]  # DOI -> arXiv id, as references print both


def reference_papers(engine: Engine) -> pa.Table:
    """Compute the table `reference_papers` from `references`, `ranked` and `best`.

    Cost: about 0.15 ms a reference, and 0.1 ms a known title if there are references.
    """
    if not engine.rows('select 1 from "references" limit 1').num_rows:
        return schema.schema("reference_papers").empty_table()
    works = _works(engine)
    found = []
    for batch in engine.batches(_REFERENCES):
        rows = [_decided(_named(row), works) for row in batch.to_pylist()]
        found.append(schema.to_arrow("reference_papers", rows))
    return pa.concat_tables(found) if found else schema.schema("reference_papers").empty_table()


def moved(before: Iterable[Mapping[str, Any]], now: pa.Table) -> Iterator[tuple[str, str]]:
    """Give the stubs of the last tables whose references name another paper now.

    Args:
        before: `reference_papers` as the last tables had it.
        now: As it is computed now.
    """
    cited = {
        (row["record_id"], row["position"]): row["cited"] for row in now.to_pylist() if row["cited"]
    }
    for row in before:
        new = cited.get((row["record_id"], row["position"]))
        if new and row["cited"] and new != row["cited"] and row["rule"] in BY_ID:
            yield row["cited"], new


def _works(engine: Engine) -> _Works:
    rows = engine.rows(_KNOWN).to_pylist()
    linked = engine.rows(_ARTICLES).to_pylist()
    articles = {row["paper_a"]: row["article"] for row in linked}
    known, years = [], {}
    for row in rows:
        year = _year(row["year"], row["arxiv_id"])
        if year:
            years[row["paper_id"]] = year
        article = articles.get(row["paper_id"])
        known.append(Known(row["paper_id"], row["title"], row["author"], year, article))
    arxiv = engine.rows("select arxiv_id, paper_id from best where arxiv_id is not null")
    dois = engine.rows(
        "select id_of_doi as doi, min(paper_id) as paper_id from ranked where id_of_doi is not null"
        " group by id_of_doi having count(distinct paper_id) = 1"
    )
    both = engine.rows(
        'select doi, min(arxiv_id) as arxiv_id from "references" '
        f"where arxiv_id is not null and doi not like '{_ARXIV_DOI}%' "
        "group by doi having count(distinct arxiv_id) = 1"
    )
    return _Works(
        {row["arxiv_id"]: row["paper_id"] for row in arxiv.to_pylist()},
        {row["doi"]: row["paper_id"] for row in dois.to_pylist()},
        years,
        Titles(known),
        {row["doi"]: row["arxiv_id"] for row in both.to_pylist()},
    )


def _year(published: str | None, arxiv_id: str | None) -> int | None:
    """Give the first year a work was there: an arXiv id tells it better than a journal does."""
    years = [int(published)] if published and published.isdigit() else []
    if arxiv_id:
        short = int(arxiv_id.partition("/")[2][:2] or arxiv_id[:2])
        years.append(short + (1900 if short > 90 else 2000))
    return min(years, default=None)


def _named(row: Mapping[str, Any]) -> _Named:
    """Take the ids that a reference gives; of one without any, those that it prints."""
    arxiv_id, doi = row["arxiv_id"], row["doi"]
    raw = row["raw"] or ""
    if not arxiv_id and not doi and raw:
        arxiv_id = _printed_arxiv(raw)
        if "10." in raw:
            doi = next((str(one.value) for one in ids.find_doi(raw)), None)
    if doi and doi.startswith(_ARXIV_DOI):
        arxiv_id, doi = arxiv_id or doi.removeprefix(_ARXIV_DOI), None
    return _Named(row, arxiv_id, doi)


def _printed_arxiv(raw: str) -> str | None:
    """Find the first arXiv id of an entry; its report series is CoRR ("CoRR, abs/1706.03762")."""
    if "arxiv" not in raw.lower() and "abs/" not in raw:
        return None
    for found in ids.find_arxiv(_CORR.sub("arXiv:", raw)):
        if not isinstance(found, InputError) and isinstance(found.value, ids.ArxivId):
            return found.value.bare
    return None


def _decided(named: _Named, works: _Works) -> ReferencePaper:
    """Say which paper a reference names, by what rule, or why none."""
    row = named.row
    found = ReferencePaper(
        row["record_id"], row["position"], row["provider"], row["paper_id"], None, "", 0.0
    )
    year = row["citing_year"]
    entry = Entry(row["raw"], row["title"], row["year"], int(year) if year else None)
    paper, rule = _by_id(named, works)
    if paper and _later(paper, entry, works) and works.titles.match(entry).paper_id != paper:
        return replace(found, rule="later")
    if paper:
        found = replace(found, cited=paper, rule=rule, score=1.0)
    else:
        match = works.titles.match(entry)
        other = named.arxiv_id and (match.paper_id or "").startswith("arxiv:")
        if match.paper_id and not other:  # two arXiv ids are never one paper
            found = replace(found, cited=match.paper_id, rule=match.rule, score=match.score)
        elif named.arxiv_id or named.doi:
            found = replace(found, cited=_stub(named, works), rule=rule, score=1.0)
        else:
            found = replace(found, rule=match.rule)
    if found.cited == found.paper_id:
        return replace(found, cited=None, rule="self", score=0.0)
    return found


def _by_id(named: _Named, works: _Works) -> tuple[str | None, str]:
    """Give the known paper of a reference's ids, and the rule that they would match by."""
    if named.arxiv_id:
        return works.arxiv.get(named.arxiv_id), "arxiv_id"
    if not named.doi:
        return None, ""
    preprint = works.preprints.get(named.doi, "")
    return works.dois.get(named.doi) or works.arxiv.get(preprint), "doi"


def _later(paper: str, entry: Entry, works: _Works) -> bool:
    year = works.years.get(paper)
    return bool(year and entry.citing_year and year > entry.citing_year + YEARS_EARLY)


def _stub(named: _Named, works: _Works) -> str:
    """Name a work that is only cited; a DOI that stands beside an arXiv id is that work's."""
    arxiv_id = named.arxiv_id or works.preprints.get(named.doi or "")
    return ids.paper_id(arxiv_id=arxiv_id, doi=named.doi)

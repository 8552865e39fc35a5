"""What the report tells of a graph, taken from its tables; every list is capped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph import store
from kgraph.engines import DuckDB
from kgraph.networks.definition import CITED_BY, WROTE, year

TOP = 20
SERIES = 7
_TABLES = (
    *("papers", "authors", "authorships", "citations", "mentions", "organisations"),
    *("paper_categories", "categories", "sources", "records"),
)
Row = Mapping[str, Any]

_MENTIONED = """
    select mentioned as paper_id, count(distinct paper_id) as mentions from mentions group by 1
"""
_FIRST = """
    select paper_id, name_as_printed as first_author, people
    from (
        select paper_id, name_as_printed, count(*) over (partition by paper_id) as people,
               row_number() over (
                   partition by paper_id order by position nulls last, author_id
               ) as place
        from authorships
    ) listed where place = 1
"""
_YEAR = year("p.published")
_PAPERS = f"""
    select p.paper_id, coalesce(p.title, p.paper_id) as title, p.title is not null as titled,
           {_YEAR} as year,
           p.arxiv_id, coalesce(p.published_doi, p.doi) as doi, f.first_author,
           coalesce(f.people, 0) as people, coalesce(c.citations, 0) as citations,
           coalesce(m.mentions, 0) as mentions
    from papers p
    left join cited_by c on c.paper_id = p.paper_id
    left join mentioned m on m.paper_id = p.paper_id
    left join first_named f on f.paper_id = p.paper_id
"""
_AUTHORS = f"""
    select a.author_id, a.name, count(*) as papers,
           cast(sum(coalesce(c.citations, 0)) as bigint) as citations,
           min({_YEAR}) as first, max({_YEAR}) as last
    from wrote n
    join authors a on a.author_id = n.author_id
    join papers p on p.paper_id = n.paper_id
    left join cited_by c on c.paper_id = n.paper_id
    group by a.author_id, a.name
    order by citations desc, papers desc, a.name, a.author_id limit {TOP}
"""
_YEARS = f"""
    select {_YEAR} as year, count(*) as papers from papers p
    where p.described and p.published is not null group by 1 order by 1
"""
# A page may list categories and call none of them primary.
_FILED = """
    select p.paper_id, p.described, p.published, coalesce(p.primary_category, c.one) as code
    from papers p
    left join (select paper_id, min(code) as one from paper_categories group by paper_id) c
      on c.paper_id = p.paper_id
"""
_CATEGORY_YEARS = f"""
    select coalesce(c.alias_of, p.code) as code, coalesce(c.archive, p.code) as archive,
           {_YEAR} as year, count(*) as papers
    from ({_FILED}) p left join categories c on c.code = p.code
    where p.described and p.published is not null and p.code is not null
    group by 1, 2, 3 order by 1, 2, 3
"""
_COUNTS = f"""
    select
      (select count(*) from papers where described) as described,
      (select count(*) from papers where not described) as only_cited,
      (select count(*) from papers where described and published is null) as undated,
      (select count(*) from ({_FILED}) f where described and code is null) as uncategorised,
      (select count(*) from authors) as authors,
      (select count(*) from (select distinct citing, cited from citations) c) as citations,
      (select count(*) from (select distinct paper_id, mentioned from mentions) m) as mentions,
      (select count(distinct code) from paper_categories) as categories,
      (select count(*) from organisations) as organisations,
      (select count(*) from sources) as sources,
      (select count(*) from records) as records,
      (select max(substr(retrieved_at, 1, 10)) from sources) as newest
"""
_SOURCES = """
    select s.kind, coalesce(s.reader, 'not understood') as reader, count(*) as sources,
           cast(sum(coalesce(r.records, 0)) as bigint) as records
    from sources s
    left join (select source_id, count(*) as records from records group by 1) r
        on r.source_id = s.source_id
    group by 1, 2 order by records desc, sources desc, 1, 2
"""
_PAGES = """
    select s.location, s.kind, coalesce(s.reader, 'not understood') as reader,
           count(r.record_id) as records
    from sources s left join records r on r.source_id = s.source_id
    where s.kind in ('page', 'bulk') group by s.source_id, 1, 2, 3 order by 1, s.source_id limit 40
"""
_CITES = "select distinct citing as source, cited as target from citations order by 1, 2"
_WROTE = "select author_id as source, paper_id as target from wrote order by 1, 2"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of a graph, in order; ``papers`` are all, the most cited first.

    ``category_years`` gives category, archive, year and papers. ``links`` are citations,
    or where there are none authors and their papers.
    """

    counts: Row
    papers: Sequence[Row]
    authors: Sequence[Row]
    years: Sequence[tuple[int, int]]
    category_years: Sequence[tuple[str, str, int, int]]
    category_names: Mapping[str, str]
    sources: Sequence[Row]
    pages: Sequence[Row]
    links: Sequence[tuple[str, str]]

    @property
    def span(self) -> str:
        """Give the years of the papers: "2019 to 2025", or nothing."""
        if not self.years:
            return ""
        first, last = self.years[0][0], self.years[-1][0]
        return str(first) if first == last else f"{first} to {last}"


def gather(folder: Path) -> Facts:
    """Read the tables of a graph folder.

    Raises:
        InputError: If there is no graph in it.
        StoreError: If a table cannot be read.

    Cost: less than a second for thousands of papers; ids and titles of all are in memory.
    """
    manifest = store.read_manifest(folder)
    with DuckDB() as engine:
        engine.open_graph(folder, manifest, _TABLES)
        steps = dict([CITED_BY, ("mentioned", _MENTIONED), WROTE, ("first_named", _FIRST)])
        for step, text in steps.items():
            engine.materialise(step, text)

        def rows(sql: str) -> list[dict[str, Any]]:
            return engine.rows(sql).to_pylist()

        counts = rows(_COUNTS)[0]
        links = rows(_CITES if counts["citations"] else _WROTE)
        return Facts(
            counts=counts,
            papers=rows(
                f"{_PAPERS} order by citations desc, mentions desc, year, title, p.paper_id"
            ),
            authors=rows(_AUTHORS),
            years=[(row["year"], row["papers"]) for row in rows(_YEARS)],
            category_years=[
                (row["code"], row["archive"], row["year"], row["papers"])
                for row in rows(_CATEGORY_YEARS)
            ],
            category_names={
                row["code"]: row["name"] for row in rows("select code, name from categories")
            },
            sources=rows(_SOURCES),
            pages=rows(_PAGES),
            links=[(row["source"], row["target"]) for row in links],
        )

"""Graph tables of as many papers as asked, made up, the same each time.

About the shape of arXiv: ten years of papers, four authors a paper, seven categories in
four papers, twelve citations of earlier papers with a heavy tail, one date in five hundred
a year too late, abstracts of a thousand signs with quotes, TeX and accents. Straight as
tables, because what is measured on them begins at tables.
"""

from pathlib import Path

from kgraph import store
from kgraph.engines import DuckDB
from kgraph.model import schema, taxonomy
from kgraph.model.tables import GRAPH

_CODES = ["cs.CL", "cs.LG", "cs.AI", "cs.CV", "stat.ML", "math.PR", "hep-th", "math.NT"]
_WORDS = ["graph", "learning", "naïve", "retrieval", "attention", "model", "proof", "lattice"]


def _word(place: str) -> str:
    """Give a word; ``hash`` of the paper's number is the only source of chance."""
    return f"{_WORDS}[cast(1 + hash({place}) % {len(_WORDS)} as bigint)]"


def _code(place: int) -> str:
    return f"{_CODES}[cast(1 + hash(i, 'code', {place}) % {len(_CODES)} as bigint)]"


_PERSON = "'author:zofie-' || printf('%08x', n)"
_STEPS = {
    "paper": """
        select i, date '2015-01-01' + cast(i * 3650 // $papers as integer) as day,
          strftime(day, '%y%m.') || printf('%05d', i % 100000) as arxiv_id,
          'arxiv:' || arxiv_id as paper_id from range($papers) as r(i)
    """,
    "author": """
        select paper_id, p, hash(i, p) % (1 + $papers // 2) as n
        from (select *, unnest(range(1, cast(2 + hash(i, 'authors') % 6 as bigint))) as p
          from paper) as a
    """,
}
_TABLES = {
    "papers": f"""
        select paper_id, 'On the "{{' || {_word("i, 1")} || '}}" of ' || {_word("i, 2")}
            || ' in Zażółć ' || i as title,
          'We show $\\alpha_{{' || i || '}}$ "' || (
            select string_agg({_word("i, k")}, ' ' order by k)
            from range(130) as w(k)) || '" {{\\"o}}.' as abstract,
          strftime(day + (case when hash(i, 'late') % 500 = 0 then 365 else 0 end), '%Y-%m-%d')
            as published, strftime(day + 365, '%Y-%m-%d') as updated,
          'day' as date_precision, 1 + i % 4 as version, true as authors_complete, arxiv_id,
          '10.48550/arxiv.' || arxiv_id as doi,
          case when i % 3 = 0 then '10.1000/j.' || i end as published_doi,
          case when i % 3 = 0 then 'J. Test. ' || i end as journal_ref, '9 pages' as comments,
          {_code(0)} as primary_category, false as withdrawn, true as described from paper
    """,
    "authors": f"""
        select distinct {_PERSON} as author_id, 'Žofie Name' || n as name, 'Žofie' as given,
          'Name' || n as family, null as orcid, 'name_only' as status from author
    """,
    "authorships": f"""
        select paper_id, p as "position", {_PERSON} as author_id, 'Ž. Name' || n as name_as_printed,
          null as affiliation_as_printed, 'author_list' as rule, 1e0 as score from author
    """,
    "paper_categories": f"""
        select paper_id, {_code(0)} as code, true as is_primary from paper union all
        select paper_id, {_code(1)}, false from paper
        where hash(i, 'more') % 4 < 3 and {_code(0)} <> {_code(1)}
    """,
    "citations": """
        select distinct a.paper_id as citing, b.paper_id as cited, 'Api' as evidence,
          'openalex' as provider, 95e-2 as confidence, [] as contexts
        from (select *, unnest(range(12)) as k from paper where i > 0) as a join paper as b
        on b.i = cast(floor(a.i * pow((hash(a.i, a.k) % 1000003) / 1000003e0, 2)) as bigint)
    """,
}


def make(folder: Path, papers: int) -> Path:
    """Write a graph of so many papers into a folder, and give the folder."""
    with store.writing(folder):
        store.set_base_iri(folder, store.DEFAULT_BASE_IRI)
        store.replace_tables(folder, lambda run: _write(run, papers))
    return folder


def _write(run: Path, papers: int) -> dict[str, int]:
    rows = {}
    with DuckDB() as engine:
        for step, text in _STEPS.items():
            engine.materialise(step, text.replace("$papers", str(papers)))
        for row_type in GRAPH:
            name = row_type.TABLE
            known = taxonomy.categories().values() if name == "categories" else ()
            engine.table("given", schema.to_arrow(name, known))
            text = _TABLES.get(name, "select * from given")
            rows[name] = engine.write(name, text, run / f"{name}.parquet")
    return rows

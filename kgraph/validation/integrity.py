"""The tables of a graph against their own rules, as SQL: keys, ids that lead nowhere, places.

Each check is a query whose rows break it: `focus`, and `value` where one thing is wrong.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

from kgraph.engines import DuckDB
from kgraph.model.tables import GRAPH
from kgraph.store import Manifest
from kgraph.validation.findings import KEPT, Finding

_PAPERS, _AUTHORS = "select paper_id from papers", "select author_id from authors"
# Columns that hold an id, and where it must be found.
_LEADS = {
    "papers": "record_papers.paper_id paper_links.paper_a paper_links.paper_b authorships.paper_id"
    " paper_categories.paper_id paper_organisations.paper_id reference_papers.paper_id"
    " reference_papers.cited citations.citing citations.cited mentions.paper_id mentions.mentioned",
    "authors": "authorships.author_id author_candidates.author_a author_candidates.author_b"
    " author_links.author_id author_links.other_id",
    "organisations": "paper_organisations.organisation_id",
    "records": "record_papers.record_id reference_papers.record_id",
}
_KEY = {"papers": "paper_id", "authors": "author_id", "organisations": "organisation_id", "records": "record_id"}  # fmt: skip  # noqa: E501

# name -> (message, query)
_CHECKS = {
    "one-arxiv-id-one-paper": (
        "two papers have one arXiv id",
        "select arxiv_id as focus, string_agg(paper_id, ' ' order by paper_id) as value from papers"
        " where arxiv_id is not null group by arxiv_id having count(*) > 1",
    ),
    "one-doi-one-paper": (
        "two papers have one DOI",
        "select doi as focus, string_agg(paper_id, ' ' order by paper_id) as value from papers"
        " where doi is not null group by doi having count(*) > 1",
    ),
    "named-by-arxiv-id": (
        "a paper with an arXiv id has another name",
        "select paper_id as focus, arxiv_id as value from papers"
        " where paper_id <> 'arxiv:' || arxiv_id",
    ),
    "places-of-authors": (
        "the places of an author list do not run from 1 without gap and repetition",
        "select paper_id as focus, cast(max(\"position\") as varchar) as value from authorships"
        ' where "position" is not null group by paper_id having min("position") <> 1'
        ' or max("position") <> count(*) or count(distinct "position") <> count(*)',
    ),
    "author-of-something": (
        "an author has no paper",
        "select author_id as focus, name as value from authors"
        " where author_id not in (select author_id from authorships)",
    ),
    "no-citation-of-itself": (
        "a paper cites itself",
        "select citing as focus, provider as value from citations where citing = cited",
    ),
    "alias-is-gone": (
        "an id that was replaced is still in use",
        "select old_id as focus, new_id as value from aliases"
        f" where old_id in ({_PAPERS}) or old_id in ({_AUTHORS})",
    ),
    "alias-leads-somewhere": (
        "an alias leads to nothing",
        "select old_id as focus, new_id as value from aliases"
        f" where new_id not in ({_PAPERS}) and new_id not in ({_AUTHORS})",
    ),
    "one-primary-category": (
        "the primary category is not the one that is marked so",
        "select p.paper_id as focus, p.primary_category as value from papers as p"
        " left join (select paper_id, count(*) as n, min(code) as code from paper_categories"
        " where is_primary group by paper_id) as c on c.paper_id = p.paper_id"
        " where coalesce(c.n, 0) > 1 or p.primary_category is distinct from c.code",
    ),
    "two-authors": (
        "an author is set against itself",
        "select author_a as focus, 'author_candidates' as value from author_candidates"
        " where author_a = author_b union all select author_id, 'author_links' from author_links"
        " where author_id = other_id",
    ),
    "two-papers": (
        "a paper is linked to itself",
        "select paper_a as focus, kind as value from paper_links where paper_a = paper_b",
    ),
    "mention-in-abstract": (
        "a mention stands where its abstract has no words",
        'select m.paper_id as focus, m.surface as value from mentions as m'
        ' join papers as p using (paper_id) where p.abstract is not null'
        ' and not (m."start" >= 0 and m."start" < m."end" and m."end" <= length(p.abstract))',
    ),
}  # fmt: skip
_SCORES = (
    "record_papers.score", "paper_links.score", "authorships.score", "author_candidates.score",
    "author_links.score", "reference_papers.score", "citations.confidence", "mentions.confidence",
)  # fmt: skip


def check(folder: Path, manifest: Manifest) -> list[Finding]:
    """Check the tables of a graph; every finding is a violation.

    Raises:
        StoreError: If a table cannot be read.
    """
    found = []
    with DuckDB() as engine:
        engine.open_graph(folder, manifest, [*manifest.tables, "records"])
        for rule, message, query in checks():
            rows = engine.rows(f"select * from ({query}) as q order by focus, value limit {KEPT}")
            found += [
                Finding("violation", rule, row["focus"] or "", message, row["value"] or "")
                for row in rows.to_pylist()
            ]
    return found


def checks() -> Iterator[tuple[str, str, str]]:
    """Give every check: name, message, query."""
    for row_type in GRAPH:
        yield from _of_table(row_type)
    for table, columns in _LEADS.items():
        for named in columns.split():
            where, column = named.split(".")
            known = f"select {_KEY[table]} from {table}"
            query = f"""select distinct "{column}" as focus, '{where}' as value from "{where}"
                where "{column}" is not null and "{column}" not in ({known})"""
            message = f"{where}.{column} leads to nothing in {table}"
            yield f"{where}-{column}-known".replace("_", "-"), message, query
    for named in _SCORES:
        where, column = named.split(".")
        query = f"""select cast({column} as varchar) as focus, '{where}' as value from "{where}"
            where {column} < 0 or {column} > 1"""
        yield f"{where}-{column}".replace("_", "-"), "not between 0 and 1", query
    for name, (message, query) in _CHECKS.items():
        yield name, message, query


def _of_table(row_type: type) -> Iterator[tuple[str, str, str]]:
    """Check what the definition of a table says: its key, and what is never missing."""
    table, key = row_type.TABLE, row_type.KEY  # type: ignore[attr-defined]
    columns = ", ".join(f'"{name}"' for name in key)
    text = " || ' ' || ".join(f"coalesce(cast(\"{name}\" as varchar), '')" for name in key)
    query = f"""select {text} as focus, cast(count(*) as varchar) as value from "{table}"
        group by {columns} having count(*) > 1"""
    yield f"{table}-key".replace("_", "-"), f"two rows of {table} have one key", query
    needed = [name for name, kind in get_type_hints(row_type).items()
              if kind in (str, int, float, bool)]  # fmt: skip
    missing = " or ".join(f'"{name}" is null' for name in needed)
    empty = "".join(f""" or "{name}" = ''""" for name, kind in get_type_hints(row_type).items() if kind is str)  # fmt: skip  # noqa: E501
    query = f"""select {text} as focus, '' as value from "{table}" where {missing}{empty}"""
    yield f"{table}-complete".replace("_", "-"), f"a row of {table} lacks what each has", query

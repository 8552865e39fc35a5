"""Networks of papers, and of categories: who cites what, and what is shared.

What is shared is undirected: a pair is one edge, from the smaller to the larger
id. ``cosine`` is the weight over the geometric mean of what the two have.

Sources: Kessler, "Bibliographic coupling between scientific papers", 1963; Small,
"Co-citation in the scientific literature", 1973; Salton and McGill, 1983 (the cosine).
"""

from kgraph.networks.definition import (
    CITED_BY,
    CITES,
    MENTIONS,
    PAPER_NODES,
    PAPER_TABLES,
    Definition,
    year,
)

CITATIONS = Definition(
    title="Citations",
    description="Papers and who cites whom.",
    tables=PAPER_TABLES,
    steps=(CITED_BY,),
    nodes=(PAPER_NODES,),
    edges=(CITES,),
    directed=True,
    size_by="in_degree",
    colour_by="archive",
    flow=True,
)

MENTIONED = Definition(
    title="Mentions",
    description="Papers and the works that their abstracts name; no citations.",
    tables=(*PAPER_TABLES, "mentions"),
    steps=(CITED_BY,),
    nodes=(PAPER_NODES,),
    edges=(MENTIONS,),
    directed=True,
    size_by="in_degree",
    colour_by="archive",
)

# Numbers instead of ids keep the pairs small; papers are numbered in the order of their
# ids for the pairs, and in that of their dates to find the earliest that two have.
_NUMBERED = (
    "numbered",
    """
    select paper_id, published, cast(row_number() over (order by paper_id) as integer) as by_id,
           cast(row_number() over (order by published nulls last, paper_id) as integer) as by_date
    from papers
    """,
)


def _owned(owner: str, item: str) -> tuple[tuple[str, str], ...]:
    """Give steps that number the items of each paper in the place ``owner`` of a citation."""
    owned = f"""
        select distinct o.by_id as owner, i.by_date as item
        from citations c
        join numbered o on o.paper_id = c.{owner}
        join numbered i on i.paper_id = c.{item}
    """
    owners = "select owner, count(*) as items from owned group by owner"
    return (CITED_BY, _NUMBERED, ("owned", owned), ("owners", owners))


def _shared(kind: str, since: str) -> str:
    """Give SQL that links two owners by the number of items both have."""
    return f"""
        select a.paper_id as source, b.paper_id as target, '{kind}' as kind,
               cast(p.shared as double) as weight,
               round(p.shared / sqrt(cast(na.items * nb.items as double)), 6) as cosine,
               {since} as since
        from (
            select a.owner as one, b.owner as other, count(*) as shared, min(a.item) as first_item
            from owned a join owned b on b.item = a.item and a.owner < b.owner
            group by a.owner, b.owner
        ) p
        join numbered a on a.by_id = p.one
        join numbered b on b.by_id = p.other
        join numbered i on i.by_date = p.first_item
        join owners na on na.owner = p.one
        join owners nb on nb.owner = p.other
    """


# Coupled since both are there.
_LATER = """
    case when a.published > b.published then a.published
         when a.published is not null then b.published end
"""

COUPLING = Definition(
    title="Bibliographic coupling",
    description="Papers linked by the works that both cite; the weight counts the works.",
    tables=PAPER_TABLES,
    steps=_owned("citing", "cited"),
    nodes=(PAPER_NODES,),
    edges=(_shared("coupled_with", _LATER),),
    directed=False,
    size_by="degree",
    colour_by="community",
)

COCITATION = Definition(
    title="Co-citation",
    description="Papers linked by the papers that cite both; the weight counts those papers.",
    tables=PAPER_TABLES,
    steps=_owned("cited", "citing"),
    nodes=(PAPER_NODES,),
    edges=(_shared("cocited_with", "i.published"),),
    directed=False,
    size_by="degree",
    colour_by="community",
)

# Two names of one category (math.MP, math-ph) are one node here.
_FILED = """
    select distinct f.paper_id, coalesce(c.alias_of, f.code) as code, p.published
    from paper_categories f
    left join categories c on c.code = f.code
    left join papers p on p.paper_id = f.paper_id
"""

_CATEGORIES = f"""
    select 'category:' || f.code as id, 'category' as kind, f.code as label, c.name as title,
           {year("f.published")} as year, f.published, c.archive,
           cast(f.papers as integer) as papers
    from (
        select code, count(*) as papers, min(published) as published from filed group by code
    ) f
    left join categories c on c.code = f.code
"""

_YEARLY = f"""
    select a.code as one, b.code as other, {year("a.published")} as year, count(*) as papers,
           min(a.published) as since
    from filed a join filed b on b.paper_id = a.paper_id and a.code < b.code
    group by a.code, b.code, {year("a.published")}
"""

_TOGETHER = """
    select 'category:' || one as source, 'category:' || other as target,
           'occurs_with' as kind, cast(sum(papers) as double) as weight, min(since) as since,
           string_agg(year || ':' || papers, '|' order by year) as papers_by_year
    from yearly group by one, other
"""

CATEGORIES = Definition(
    title="Categories",
    description="arXiv categories linked by the papers filed under both; the weight counts them, "
    "'papers_by_year' those of each year.",
    tables=("categories", "paper_categories", "papers"),
    steps=(("filed", _FILED), ("yearly", _YEARLY)),
    nodes=(_CATEGORIES,),
    edges=(_TOGETHER,),
    directed=False,
    size_by="degree",
    colour_by="archive",
)

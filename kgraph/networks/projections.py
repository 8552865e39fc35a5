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
    Pairs,
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

COUPLING = Definition(
    title="Bibliographic coupling",
    description="Papers linked by the works that both cite; the weight counts the works.",
    tables=PAPER_TABLES,
    steps=(CITED_BY,),
    nodes=(PAPER_NODES,),
    edges=(),
    directed=False,
    size_by="degree",
    colour_by="community",
    pairs=Pairs("coupled_with", "citing", "cited", since_both=True),
)

COCITATION = Definition(
    title="Co-citation",
    description="Papers linked by the papers that cite both; the weight counts those papers.",
    tables=PAPER_TABLES,
    steps=(CITED_BY,),
    nodes=(PAPER_NODES,),
    edges=(),
    directed=False,
    size_by="degree",
    colour_by="community",
    pairs=Pairs("cocited_with", "cited", "citing", since_both=False),
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

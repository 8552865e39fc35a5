"""Networks of one sort of node: citations, and what papers share.

All but the citations are undirected: a pair is one edge, from the smaller to the
larger id. ``cosine`` is the weight over the geometric mean of what the two have.

Sources: Kessler, "Bibliographic coupling between scientific papers", 1963; Small,
"Co-citation in the scientific literature", 1973; Newman, "Scientific collaboration
networks II", 2001 (the fractional weight); Salton and McGill, 1983 (the cosine).
"""

from kgraph.networks.definition import CITES, PAPER_NODES, PAPER_TABLES, Definition, short

CITATIONS = Definition(
    title="Citations",
    description="Papers and who cites whom.",
    tables=(*PAPER_TABLES, "citations"),
    steps=(),
    nodes=(PAPER_NODES,),
    edges=(CITES,),
    directed=True,
    size_by="in_degree",
    colour_by="archive",
)

_CITED = ("cited", "select distinct citing as owner, cited as item from citations")
_CITING = ("cited", "select distinct cited as owner, citing as item from citations")


def _shared(kind: str) -> str:
    """Give SQL that links two owners by the number of items both have."""
    return f"""
        select a.owner as source, b.owner as target, '{kind}' as kind,
               cast(count(*) as double) as weight,
               round(count(*) / sqrt(cast(max(na.items) * max(nb.items) as double)), 6) as cosine
        from cited a
        join cited b on b.item = a.item and a.owner < b.owner
        join (select owner, count(*) as items from cited group by owner) na on na.owner = a.owner
        join (select owner, count(*) as items from cited group by owner) nb on nb.owner = b.owner
        group by a.owner, b.owner
    """


COUPLING = Definition(
    title="Bibliographic coupling",
    description="Papers linked by the works that both cite; the weight counts the works.",
    tables=(*PAPER_TABLES, "citations"),
    steps=(_CITED,),
    nodes=(PAPER_NODES,),
    edges=(_shared("coupled_with"),),
    directed=False,
    size_by="degree",
    colour_by="archive",
)

COCITATION = Definition(
    title="Co-citation",
    description="Papers linked by the papers that cite both; the weight counts those papers.",
    tables=(*PAPER_TABLES, "citations"),
    steps=(_CITING,),
    nodes=(PAPER_NODES,),
    edges=(_shared("cocited_with"),),
    directed=False,
    size_by="degree",
    colour_by="archive",
)

# An author's archive is the one most of the papers are in; of equals the first by name.
_AUTHORS = f"""
    select a.author_id as id, 'author' as kind, {short("a.name")} as label,
           cast(substr(w.published, 1, 4) as integer) as year, w.published,
           cast(coalesce(w.papers, 0) as integer) as papers, f.archive,
           a.status as identity_status, a.orcid
    from authors a
    left join (
        select w.author_id, count(*) as papers, min(p.published) as published
        from wrote w join papers p on p.paper_id = w.paper_id group by w.author_id
    ) w on w.author_id = a.author_id
    left join (
        select author_id, archive,
               row_number() over (partition by author_id order by count(*) desc, archive) as place
        from wrote w
        join papers p on p.paper_id = w.paper_id
        join categories c on c.code = p.primary_category
        group by author_id, archive
    ) f on f.author_id = a.author_id and f.place = 1
"""

_COAUTHORS = """
    select a.author_id as source, b.author_id as target, 'coauthor_of' as kind,
           cast(count(*) as double) as weight, round(sum(1e0 / (n.authors - 1)), 6) as fractional
    from wrote a
    join wrote b on b.paper_id = a.paper_id and a.author_id < b.author_id
    join (select paper_id, count(*) as authors from wrote group by paper_id) n
        on n.paper_id = a.paper_id
    group by a.author_id, b.author_id
"""

COAUTHORS = Definition(
    title="Co-authors",
    description="Authors linked by the papers they wrote together; the weight counts the papers, "
    "'fractional' gives each paper one part for every other author.",
    tables=("authors", "authorships", "papers", "categories"),
    steps=(("wrote", "select distinct author_id, paper_id from authorships"),),
    nodes=(_AUTHORS,),
    edges=(_COAUTHORS,),
    directed=False,
    size_by="degree",
    colour_by="archive",
)

# Two names of one category (math.MP, math-ph) are one node here.
_FILED = """
    select distinct f.paper_id, coalesce(c.alias_of, f.code) as code
    from paper_categories f left join categories c on c.code = f.code
"""

_CATEGORIES = """
    select 'category:' || f.code as id, 'category' as kind, f.code as label, c.name as title,
           c.archive, cast(f.papers as integer) as papers
    from (select code, count(*) as papers from filed group by code) f
    left join categories c on c.code = f.code
"""

_TOGETHER = """
    select 'category:' || a.code as source, 'category:' || b.code as target,
           'occurs_with' as kind, cast(count(*) as double) as weight
    from filed a join filed b on b.paper_id = a.paper_id and a.code < b.code
    group by a.code, b.code
"""

CATEGORIES = Definition(
    title="Categories",
    description="arXiv categories linked by the papers filed under both; the weight counts them.",
    tables=("categories", "paper_categories"),
    steps=(("filed", _FILED),),
    nodes=(_CATEGORIES,),
    edges=(_TOGETHER,),
    directed=False,
    size_by="degree",
    colour_by="archive",
)

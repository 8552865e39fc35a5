"""Networks of authors: who writes with whom, and who cites whom.

Source: Newman, "Scientific collaboration networks II", 2001 (the fractional weight).
"""

from kgraph.networks.definition import AUTHOR_NODES, AUTHOR_TABLES, CITED_BY, WROTE, Definition

# Where all nodes are people they have dates, of the first paper, and the archive that most
# of the papers are in; of equals the first by name.
_AUTHORS = f"""
    select n.*, n.first_year as year, d.published, f.archive
    from ({AUTHOR_NODES}) n
    left join (
        select w.author_id, min(p.published) as published
        from wrote w join papers p on p.paper_id = w.paper_id group by w.author_id
    ) d on d.author_id = n.id
    left join (
        select author_id, archive,
               row_number() over (partition by author_id order by count(*) desc, archive) as place
        from wrote w
        join papers p on p.paper_id = w.paper_id
        join categories c on c.code = p.primary_category
        group by author_id, archive
    ) f on f.author_id = n.id and f.place = 1
"""

_TEAMS = ("teams", "select paper_id, count(*) as authors from wrote group by paper_id")

_COAUTHORS = """
    select a.author_id as source, b.author_id as target, 'coauthor_of' as kind,
           cast(count(*) as double) as weight, round(sum(1e0 / (n.authors - 1)), 6) as fractional,
           min(p.published) as since
    from wrote a
    join wrote b on b.paper_id = a.paper_id and a.author_id < b.author_id
    join teams n on n.paper_id = a.paper_id
    left join papers p on p.paper_id = a.paper_id
    group by a.author_id, b.author_id
"""

COAUTHORS = Definition(
    title="Co-authors",
    description="Authors linked by the papers they wrote together; the weight counts the papers, "
    "'fractional' gives each paper one part for every other author.",
    tables=AUTHOR_TABLES,
    steps=(CITED_BY, WROTE, _TEAMS),
    nodes=(_AUTHORS,),
    edges=(_COAUTHORS,),
    directed=False,
    size_by="degree",
    colour_by="community",
)

# Who cites own work is an edge from an author to the same author.
_CITES_AUTHOR = """
    select a.author_id as source, b.author_id as target, 'cites_author' as kind,
           cast(count(*) as double) as weight,
           round(sum(1e0 / (na.authors * nb.authors)), 6) as fractional,
           min(p.published) as since
    from (select distinct citing, cited from citations) c
    join wrote a on a.paper_id = c.citing
    join wrote b on b.paper_id = c.cited
    join teams na on na.paper_id = c.citing
    join teams nb on nb.paper_id = c.cited
    left join papers p on p.paper_id = c.citing
    group by a.author_id, b.author_id
"""

AUTHOR_CITATION = Definition(
    title="Author citations",
    description="Authors and whose papers theirs cite; the weight counts the citations of papers, "
    "'fractional' shares each among the authors of both.",
    tables=AUTHOR_TABLES,
    steps=(CITED_BY, WROTE, _TEAMS),
    nodes=(_AUTHORS,),
    edges=(_CITES_AUTHOR,),
    directed=True,
    size_by="in_degree",
    colour_by="community",
)

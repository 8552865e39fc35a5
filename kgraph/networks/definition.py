"""What a network is: SQL texts over the tables of a graph, and how it is drawn.

A text of nodes gives ``id, kind, label`` and attributes; a text of edges gives
``source, target, kind, weight`` and attributes, all of one simple type. A network
with nodes or edges of several sorts has one text for each; a column that a text
does not give is missing for its rows. Dates (``published`` of nodes, ``since`` of
edges) say from when something is there. Texts are in the portable subset of
`kgraph.engines`. What several networks share is here.

Source: Hirsch, "An index to quantify an individual's scientific research output",
PNAS 2005 (the h-index).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pairs:
    """Edges of one ``kind`` between papers that share something in `citations`.

    ``owner`` and ``item`` are its columns. Two papers are a pair since both are
    there (``since_both``), else since the first item they have.
    """

    kind: str
    owner: str
    item: str
    since_both: bool


@dataclass(frozen=True, slots=True)
class Definition:
    """One network: ``nodes`` and ``edges`` over ``tables`` and the named ``steps``.

    ``directed`` is false where a pair is one edge, from the smaller to the larger
    id. ``size_by`` is a measure of the nodes, ``colour_by`` a column of the nodes.
    ``flow`` says that edges lead from later to earlier works: then it has a main
    path and bursts. ``pairs`` are edges that `kgraph.networks.pairs` counts.
    """

    title: str
    description: str
    tables: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    nodes: tuple[str, ...]
    edges: tuple[str, ...]
    directed: bool
    size_by: str
    colour_by: str
    flow: bool = False
    pairs: Pairs | None = None


LABEL_LENGTH = 80


def short(expression: str) -> str:
    """Give SQL that cuts a text to what fits beside a node."""
    return (
        f"case when length({expression}) > {LABEL_LENGTH} "
        f"then rtrim(substr({expression}, 1, {LABEL_LENGTH - 1})) || '…' else {expression} end"
    )


def year(expression: str) -> str:
    """Give SQL for the year of a date."""
    return f"cast(substr({expression}, 1, 4) as integer)"


PAPER_TABLES = ("papers", "categories", "paper_categories", "citations")

CITED_BY = (
    "cited_by",
    "select cited as paper_id, count(distinct citing) as citations from citations group by cited",
)

PAPER_NODES = f"""
    select p.paper_id as id, 'paper' as kind, {short("coalesce(p.title, p.paper_id)")} as label,
           {year("p.published")} as year, p.title, p.published,
           p.primary_category, c.archive, listed.categories, p.arxiv_id, p.doi, p.described,
           cast(coalesce(n.citations, 0) as integer) as citations
    from papers p
    left join cited_by n on n.paper_id = p.paper_id
    left join (
        select paper_id, string_agg(code, '|' order by is_primary desc, code) as categories,
               min(code) as one
        from paper_categories group by paper_id
    ) listed on listed.paper_id = p.paper_id
    -- A page may list categories and call none of them primary.
    left join categories c on c.code = coalesce(p.primary_category, listed.one)
"""

AUTHOR_TABLES = ("authors", "authorships", "papers", "categories", "citations")

WROTE = ("wrote", "select distinct author_id, paper_id from authorships")

AUTHOR_NODES = f"""
    select a.author_id as id, 'author' as kind, {short("a.name")} as label,
           cast(coalesce(w.papers, 0) as integer) as papers,
           cast(coalesce(w.citations, 0) as integer) as citations,
           cast(coalesce(h.h_index, 0) as integer) as h_index,
           {year("w.published")} as first_year, {year("w.newest")} as last_year,
           a.status as identity_status, a.orcid
    from authors a
    left join (
        select w.author_id, count(*) as papers, min(p.published) as published,
               max(p.published) as newest, sum(n.citations) as citations
        from wrote w
        join papers p on p.paper_id = w.paper_id
        left join cited_by n on n.paper_id = w.paper_id
        group by w.author_id
    ) w on w.author_id = a.author_id
    left join (
        select author_id, count(*) as h_index
        from (
            select w.author_id, n.citations,
                   row_number() over (
                       partition by w.author_id order by n.citations desc, w.paper_id
                   ) as place
            from wrote w join cited_by n on n.paper_id = w.paper_id
        ) ranked
        where citations >= place group by author_id
    ) h on h.author_id = a.author_id
"""

# One edge a pair, whoever says it; a sentence that several providers quote is one place.
CITES = """
    select said.citing as source, said.cited as target, 'cites' as kind, 1e0 as weight,
           p.published as since, said.provider, said.evidence, said.confidence,
           cast(coalesce(quoted.contexts, 0) as integer) as contexts
    from (
        select citing, cited, max(confidence) as confidence,
               string_agg(distinct provider, '|' order by provider) as provider,
               string_agg(distinct evidence, '|' order by evidence) as evidence
        from citations group by citing, cited
    ) said
    left join papers p on p.paper_id = said.citing
    left join (
        select citing, cited, count(distinct place.sentence) as contexts
        from (select citing, cited, unnest(contexts) as place from citations) places
        group by citing, cited
    ) quoted on quoted.citing = said.citing and quoted.cited = said.cited
"""

MENTIONS = """
    select m.paper_id as source, m.mentioned as target, 'mentions' as kind, 1e0 as weight,
           p.published as since, m.confidence, m.contexts
    from (
        select paper_id, mentioned, max(confidence) as confidence,
               cast(count(*) as integer) as contexts
        from mentions group by paper_id, mentioned
    ) m
    left join papers p on p.paper_id = m.paper_id
"""

"""What a network is: SQL texts over the tables of a graph, and how it is drawn.

A text of nodes gives ``id, kind, label`` and attributes; a text of edges gives
``source, target, kind, weight`` and attributes, all of one simple type. A network
with nodes or edges of several sorts has one text for each; a column that a text
does not give is missing for its rows. Texts are in the portable subset of
`kgraph.engines`. What several networks share is here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """One network: ``nodes`` and ``edges`` over ``tables`` and the named ``steps``.

    ``directed`` is false where a pair is one edge, from the smaller to the larger
    id. ``size_by`` is a measure of `kgraph.networks.measures`, ``colour_by`` a
    column of the nodes.
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


LABEL_LENGTH = 80
EDGE_ID = "kind || ':' || source || '->' || target"


def short(expression: str) -> str:
    """Give SQL that cuts a text to what fits beside a node."""
    return (
        f"case when length({expression}) > {LABEL_LENGTH} "
        f"then rtrim(substr({expression}, 1, {LABEL_LENGTH - 1})) || '…' else {expression} end"
    )


PAPER_TABLES = ("papers", "categories", "paper_categories")

PAPER_NODES = f"""
    select p.paper_id as id, 'paper' as kind, {short("coalesce(p.title, p.paper_id)")} as label,
           cast(substr(p.published, 1, 4) as integer) as year, p.title, p.published,
           p.primary_category, c.archive, listed.categories, p.arxiv_id, p.doi, p.described
    from papers p
    left join categories c on c.code = p.primary_category
    left join (
        select paper_id, string_agg(code, '|' order by is_primary desc, code) as categories
        from paper_categories group by paper_id
    ) listed on listed.paper_id = p.paper_id
"""

# One edge a pair, whoever says it; a sentence that several providers quote is one place.
CITES = """
    select said.citing as source, said.cited as target, 'cites' as kind, 1e0 as weight,
           said.provider, said.evidence, said.confidence,
           cast(coalesce(quoted.contexts, 0) as integer) as contexts
    from (
        select citing, cited, max(confidence) as confidence,
               string_agg(distinct provider, '|' order by provider) as provider,
               string_agg(distinct evidence, '|' order by evidence) as evidence
        from citations group by citing, cited
    ) said
    left join (
        select citing, cited, count(distinct place.sentence) as contexts
        from (select citing, cited, unnest(contexts) as place from citations) places
        group by citing, cited
    ) quoted on quoted.citing = said.citing and quoted.cited = said.cited
"""

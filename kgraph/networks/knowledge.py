"""The network of everything: papers, authors, categories, archives, organisations."""

from kgraph.networks.definition import (
    AUTHOR_NODES,
    CITED_BY,
    CITES,
    MENTIONS,
    PAPER_NODES,
    PAPER_TABLES,
    WROTE,
    Definition,
    short,
)

_USED_CATEGORIES = """
    select used.code, c.name, c.archive
    from (select distinct code from paper_categories) used
    left join categories c on c.code = used.code
"""

_CATEGORIES = """
    select 'category:' || code as id, 'category' as kind, code as label, name as title, archive
    from used_categories
"""

# An archive that is a category itself (hep-th) is one node, the category.
_ARCHIVES = """
    select distinct 'archive:' || u.archive as id, 'archive' as kind, u.archive as label,
           n.name as title, u.archive
    from used_categories u left join archive_names n on n.code = u.archive
    where u.archive <> u.code
"""

_ORGANISATIONS = f"""
    select organisation_id as id, 'organisation' as kind, {short("name")} as label
    from organisations
"""

_WROTE = """
    select a.author_id as source, a.paper_id as target, 'wrote' as kind, 1e0 as weight,
           p.published as since, a.position, a.rule
    from (
        select author_id, paper_id, cast(min(position) as integer) as position, min(rule) as rule
        from authorships group by author_id, paper_id
    ) a
    left join papers p on p.paper_id = a.paper_id
"""

_IN_CATEGORY = """
    select c.paper_id as source, 'category:' || c.code as target, 'in_category' as kind,
           1e0 as weight, p.published as since, c.is_primary
    from paper_categories c left join papers p on p.paper_id = c.paper_id
"""

_BROADER = """
    select 'category:' || code as source, 'archive:' || archive as target, 'broader' as kind,
           1e0 as weight
    from used_categories where archive <> code
"""

_AFFILIATED = """
    select o.paper_id as source, o.organisation_id as target, 'affiliated_with' as kind,
           1e0 as weight, p.published as since
    from paper_organisations o left join papers p on p.paper_id = o.paper_id
"""

KNOWLEDGE = Definition(
    title="Knowledge graph",
    description="Papers, authors, arXiv categories and organisations: "
    "who wrote, cites and mentions what.",
    tables=(
        *PAPER_TABLES,
        *("authors", "authorships", "organisations", "paper_organisations", "mentions"),
    ),
    steps=(CITED_BY, WROTE, ("used_categories", _USED_CATEGORIES)),
    nodes=(PAPER_NODES, AUTHOR_NODES, _CATEGORIES, _ARCHIVES, _ORGANISATIONS),
    edges=(CITES, MENTIONS, _WROTE, _IN_CATEGORY, _BROADER, _AFFILIATED),
    directed=True,
    size_by="degree",
    colour_by="kind",
)

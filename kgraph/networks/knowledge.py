"""The network of everything: papers, authors, categories, archives, organisations."""

from kgraph.networks.definition import CITES, PAPER_NODES, PAPER_TABLES, Definition, short

_USED_CATEGORIES = """
    select used.code, c.name, c.archive
    from (select distinct code from paper_categories) used
    left join categories c on c.code = used.code
"""

_AUTHORS = f"""
    select author_id as id, 'author' as kind, {short("name")} as label,
           status as identity_status, orcid
    from authors
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

_MENTIONS = """
    select paper_id as source, mentioned as target, 'mentions' as kind, 1e0 as weight,
           max(confidence) as confidence, cast(count(*) as integer) as contexts
    from mentions group by paper_id, mentioned
"""

_WROTE = """
    select author_id as source, paper_id as target, 'wrote' as kind, 1e0 as weight,
           cast(min(position) as integer) as position, min(rule) as rule
    from authorships group by author_id, paper_id
"""

_IN_CATEGORY = """
    select paper_id as source, 'category:' || code as target, 'in_category' as kind, 1e0 as weight,
           is_primary
    from paper_categories
"""

_BROADER = """
    select 'category:' || code as source, 'archive:' || archive as target, 'broader' as kind,
           1e0 as weight
    from used_categories where archive <> code
"""

_AFFILIATED = """
    select paper_id as source, organisation_id as target, 'affiliated_with' as kind, 1e0 as weight
    from paper_organisations
"""

KNOWLEDGE = Definition(
    title="Knowledge graph",
    description="Papers, authors, arXiv categories and organisations: "
    "who wrote, cites and mentions what.",
    tables=(
        *PAPER_TABLES,
        *("authors", "authorships", "organisations", "paper_organisations"),
        *("citations", "mentions"),
    ),
    steps=(("used_categories", _USED_CATEGORIES),),
    nodes=(PAPER_NODES, _AUTHORS, _CATEGORIES, _ARCHIVES, _ORGANISATIONS),
    edges=(CITES, _MENTIONS, _WROTE, _IN_CATEGORY, _BROADER, _AFFILIATED),
    directed=True,
    size_by="degree",
    colour_by="kind",
)

"""What the tables say in RDF: one rule a kind of statement, in the default graph.

A rule names a source (a table or a query over tables), and the subject,
predicate and object of the triple that each of its rows gives; a row whose
object is null gives none. The default graph is the merged view: no times, no
run ids, no blank nodes. The order of the rules is the order of what is said of
one subject in the file.

Sources: FaBiO, CiTO, PRO, DataCite, SKOS, FOAF, Dublin Core, schema.org.
"""

from collections.abc import Callable
from functools import partial

from kgraph.rdf.citations import citations
from kgraph.rdf.dataset import dataset
from kgraph.rdf.references import references
from kgraph.rdf.rule import Rule, Told, about
from kgraph.rdf.sources import sources
from kgraph.rdf.sql import (
    among,
    choice,
    date,
    decimal,
    encoded,
    english,
    key,
    link,
    literal,
    node,
    only_if,
    path,
    place,
    ref,
    term,
    true_if,
    typed,
    whole,
)
from kgraph.rdf.versions import versions

_VERSIONS = "(select * from paper_links where kind in ('published_as', 'version_of')) as l"


def default_graph(told: Told | None = None, *, merged: bool = False) -> list[Rule]:
    """Give the rules of the default graph, as much of it as is to be told.

    ``merged`` rules say the same from fewer queries, for who wants every statement.
    """
    told = told or Told()
    parts: list[Callable[[], list[Rule]]]
    parts = [papers, authorships, subjects, partial(citations, merged=merged)]
    parts += [mentions, organisations, people]
    parts += [] if told.compact else [identifiers]
    parts += [versions] if told.versions else []
    parts += [categories, links, dataset, *([sources] if told.provenance else [])]
    return [rule for part in parts for rule in part()] + references(told.provenance)


def papers() -> list[Rule]:
    """Say what a paper is, its texts, dates and numbers."""
    doi_page = link("'https://doi.org/'", encoded("doi"))
    said = [
        ("rdf:type", choice("arxiv_id is not null", "fabio:Preprint", "fabio:Expression")),
        ("rdf:type", choice("described", "schema:ScholarlyArticle", "kg:Stub")),
        ("dcterms:title", literal("title")),
        ("dcterms:abstract", literal("abstract")),
        ("dcterms:issued", date("published")),
        ("dcterms:modified", date("updated")),
        ("fabio:hasPublicationYear", _year("published")),
        ("schema:version", literal("cast(version as varchar)")),
        ("fabio:hasArXivId", literal("arxiv_id")),
        ("prism:doi", literal("doi")),
        ("kg:publishedDoi", literal("published_doi")),
        ("dcterms:bibliographicCitation", literal("journal_ref")),
        ("rdfs:comment", literal("comments")),
        ("kg:withdrawn", true_if("withdrawn")),
        ("kg:authorsComplete", true_if("described and authors_complete")),
        ("foaf:page", link("'https://arxiv.org/abs/'", encoded("arxiv_id"))),
        ("foaf:page", only_if("arxiv_id is null", doi_page)),
        ("schema:sameAs", doi_page),
    ]
    return about("papers", path("paper_id"), said)


def identifiers() -> list[Rule]:
    """Describe the identifiers of papers and people as nodes of their own."""
    found = []
    for table, column, kind in (
        ("papers", "arxiv_id", "datacite:ResourceIdentifier"),
        ("papers", "doi", "datacite:ResourceIdentifier"),
        ("authors", "orcid", "datacite:PersonalIdentifier"),
    ):
        scheme, owner = column.removesuffix("_id"), path(f"{table.removesuffix('s')}_id")
        this = node(f"'id/{scheme}/'", encoded(column))
        found.append(Rule(table, owner, "datacite:hasIdentifier", this))
        given = f"(select distinct {column} as value from {table} where {column} is not null) as v"
        said = [
            ("rdf:type", term(kind)),
            ("datacite:usesIdentifierScheme", term(f"datacite:{scheme}")),
            ("litre:hasLiteralValue", literal("value")),
        ]
        found += about(given, place(f"'id/{scheme}/'", encoded("value")), said)
    return found


def people() -> list[Rule]:
    """Say who an author is; a collaboration is a group and no person."""
    known = {
        "resolved": "kg:resolved", "name_only": "kg:nameOnly", "ambiguous": "kg:ambiguous",
    }  # fmt: skip
    said = [
        ("rdf:type", choice("family is null", "foaf:Group", "foaf:Person")),
        ("foaf:name", literal("name")),
        ("foaf:givenName", literal("given")),
        ("foaf:familyName", literal("family")),
        ("kg:identityStatus", among("status", known)),
        ("schema:sameAs", link("'https://orcid.org/'", encoded("orcid"))),
    ]
    return about("authors", path("author_id"), said)


def authorships() -> list[Rule]:
    """Give each place in an author list a node, beside the flat ``dcterms:creator``."""
    paper, author = path("paper_id"), ref("author_id")
    # An author known only from the page has no place: its own name tells the node apart.
    number = "coalesce(cast(position as varchar), replace(author_id, 'author:', ''))"
    this = place(path("paper_id"), "'#author-'", encoded(number))
    said = [
        ("rdf:type", term("pro:RoleInTime")),
        ("pro:withRole", term("pro:author")),
        ("pro:isHeldBy", author),
        ("pro:relatesToDocument", ref("paper_id")),
        ("schema:position", whole("position")),
        ("kg:nameAsPrinted", literal("name_as_printed")),
        ("kg:affiliationAsPrinted", literal("affiliation_as_printed")),
        ("kg:confidence", decimal("score")),
    ]
    creators = "(select distinct paper_id, author_id from authorships) as a"
    affiliated = """(select a.paper_id, a.position, a.author_id, o.organisation_id
        from authorships as a join paper_organisations as po on po.paper_id = a.paper_id
        join organisations as o on o.organisation_id = po.organisation_id
        and o.name = a.affiliation_as_printed) as a"""
    return [
        Rule(creators, paper, "dcterms:creator", author, "many", repeats="authorships"),
        Rule("authorships", paper, "pro:isDocumentContextFor", node(this), "many"),
        *about("authorships", this, said),
        Rule(affiliated, this, "schema:affiliation", ref("organisation_id"), "many"),
    ]


def organisations() -> list[Rule]:
    """Say what an organisation is called and which papers come from it."""
    this = "organisation_id"
    said = [("rdf:type", term("foaf:Organization")), ("foaf:name", literal("name"))]
    paper = path("paper_id")
    return [
        *about("organisations", path(this), said),
        Rule("paper_organisations", paper, "schema:sourceOrganization", ref(this), "many"),
    ]


def mentions() -> list[Rule]:
    """Say that an abstract names a paper; a mention is never a citation."""
    paper, other = ref("paper_id"), ref("mentioned")
    number = "cast(start as varchar)"
    this = place("'mention/'", key("paper_id"), "'/'", key("mentioned"), "'/'", number)
    said = [
        ("rdf:type", term("kg:Mention")),
        ("kg:inPaper", paper),
        ("kg:mentionedPaper", other),
        ("kg:surface", literal("surface")),
        ("kg:confidence", decimal("confidence")),
    ]
    return [
        Rule("mentions", path("paper_id"), "schema:mentions", other, "repeated"),
        *about("mentions", this, said),
    ]


def categories() -> list[Rule]:
    """Give the category scheme whole: groups, archives, categories, other names, retired ones."""
    scheme = "'category'"
    # A code that the scheme does not know is still a concept, with no more than its code.
    every = """(select c.code, c.name, c.archive, c.alias_of, c.active, s.subsumed_by
        from categories as c left join subsumed as s on s.code = c.code union all
        select distinct code, null, null, null, true, null from paper_categories
        where code not in (select code from categories)) as c"""
    group = place("'category/grp_'", encoded("code"))
    replaced = [
        ("owl:deprecated", true_if("not active")),
        ("dcterms:isReplacedBy", _category("subsumed_by")),
    ]
    in_archive = ("skos:broader", node("'category/archive/'", encoded("archive")))
    in_group = ("skos:broader", node("'category/grp_'", encoded('"group"')))
    other_name = ("skos:exactMatch", _category("alias_of"))
    top = ("skos:topConceptOf", node(scheme))
    concept = [
        ("rdf:type", term("skos:Concept")),
        ("skos:notation", literal("code")),
        ("skos:prefLabel", english("name")),
        ("skos:inScheme", node(scheme)),
    ]
    category = place("'category/'", encoded("code"))
    archive = place("'category/archive/'", encoded("code"))
    said = [
        ("rdf:type", term("skos:ConceptScheme")),
        ("dcterms:title", english("'arXiv categories'")),
    ]
    return [
        *about("one", scheme, said),
        Rule("archive_groups", scheme, "skos:hasTopConcept", node(group), "many"),
        *about("archive_groups", group, [*concept, top]),
        *about("archives", archive, [*concept, in_group, *replaced]),
        *about(every, category, [*concept, in_archive, other_name, *replaced]),
    ]


def subjects() -> list[Rule]:
    """Say which categories a paper has."""
    paper, category = path("paper_id"), _category("code")
    primary = only_if("is_primary", category)
    return [
        Rule("paper_categories", paper, "kg:primaryCategory", primary, "many"),
        Rule("paper_categories", paper, "dcterms:subject", category, "many"),
    ]


def links() -> list[Rule]:
    """Lead earlier ids to what they are now, and versions to each other."""
    return [
        Rule("aliases", path("old_id"), "dcterms:isReplacedBy", ref("new_id")),
        Rule(_VERSIONS, path("paper_a"), "dcterms:hasVersion", ref("paper_b"), "many"),
        Rule(_VERSIONS, path("paper_b"), "dcterms:isVersionOf", ref("paper_a"), "many"),
    ]


def _category(column: str) -> str:
    return node("'category/'", encoded(column))


def _year(column: str) -> str:
    year = typed(f"substr({column}, 1, 4)", "xsd:gYear")
    return only_if(f"regexp_matches({column}, '^[0-9]{{4}}(-|$)')", year)

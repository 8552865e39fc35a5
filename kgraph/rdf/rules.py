"""What the tables say in RDF: one rule a kind of statement, in the default graph.

A rule names a source (a table or a query over tables), and the subject,
predicate and object of the triple that each of its rows gives; a row whose
object is null gives none. The default graph is the merged view: no times, no
run ids, no blank nodes.

Sources: FaBiO, CiTO, PRO, DataCite, SKOS, FOAF, Dublin Core, schema.org.
"""

from dataclasses import dataclass

from kgraph.model.terms import EVIDENCE_KINDS
from kgraph.rdf.sql import (
    choice,
    date,
    decimal,
    encoded,
    english,
    key,
    link,
    literal,
    node,
    path,
    ref,
    term,
    true_if,
    typed,
    whole,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of statement: SQL expressions over the rows of a source.

    ``subject`` and ``graph`` are paths under the base IRI (no graph: the default
    graph), ``object`` is a term. ``repeats`` says that several rows may give the
    same triple; ``many`` that one subject may have several rows in the source.
    """

    source: str
    subject: str
    predicate: str
    object: str
    graph: str = "null"
    many: bool = False
    repeats: bool = False


def default_graph() -> list[Rule]:
    """Give the rules of the default graph."""
    parts = (papers, identifiers, people, authorships, organisations, citations, mentions)
    return [rule for part in (*parts, categories, subjects, rest) for rule in part()]


def papers() -> list[Rule]:
    """Say what a paper is, its texts, dates and numbers."""
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
        ("datacite:hasIdentifier", node("'id/arxiv/'", encoded("arxiv_id"))),
        ("datacite:hasIdentifier", node("'id/doi/'", encoded("doi"))),
    ]
    page = link("'https://doi.org/'", encoded("doi"))
    own_page = f"case when arxiv_id is null then {page} end"
    said.append(("foaf:page", own_page))
    return [Rule("papers", ref("paper_id"), predicate, value) for predicate, value in said]


def identifiers() -> list[Rule]:
    """Describe the identifiers of papers and people as nodes of their own."""
    found = []
    for table, column, kind in (
        ("papers", "arxiv_id", "datacite:ResourceIdentifier"),
        ("papers", "doi", "datacite:ResourceIdentifier"),
        ("authors", "orcid", "datacite:PersonalIdentifier"),
    ):
        scheme = column.removesuffix("_id")
        given = f"(select distinct {column} as value from {table} where {column} is not null) as v"
        subject = node(f"'id/{scheme}/'", encoded("value"))
        found += [
            Rule(given, subject, "rdf:type", term(kind)),
            Rule(given, subject, "datacite:usesIdentifierScheme", term(f"datacite:{scheme}")),
            Rule(given, subject, "litre:hasLiteralValue", literal("value")),
        ]
    return found


def people() -> list[Rule]:
    """Say who an author is; a collaboration is a group and no person."""
    status = f"""case status when 'resolved' then {term("kg:resolved")}
        when 'name_only' then {term("kg:nameOnly")} when 'ambiguous' then {term("kg:ambiguous")} end"""
    said = [
        ("rdf:type", choice("family is null", "foaf:Group", "foaf:Person")),
        ("foaf:name", literal("name")),
        ("foaf:givenName", literal("given")),
        ("foaf:familyName", literal("family")),
        ("kg:identityStatus", status),
        ("datacite:hasIdentifier", node("'id/orcid/'", encoded("orcid"))),
        ("schema:sameAs", link("'https://orcid.org/'", encoded("orcid"))),
    ]
    return [Rule("authors", ref("author_id"), predicate, value) for predicate, value in said]


def authorships() -> list[Rule]:
    """Give each place in an author list a node, beside the flat ``dcterms:creator``."""
    paper, author = ref("paper_id"), ref("author_id")
    # An author known only from the page has no place: its own name tells the node apart.
    place = "coalesce(cast(position as varchar), replace(author_id, 'author:', ''))"
    this = node(path("paper_id"), "'#author-'", encoded(place))
    said = [
        ("rdf:type", term("pro:RoleInTime")),
        ("pro:withRole", term("pro:author")),
        ("pro:isHeldBy", author),
        ("pro:relatesToDocument", paper),
        ("schema:position", whole("position")),
        ("kg:nameAsPrinted", literal("name_as_printed")),
        ("kg:affiliationAsPrinted", literal("affiliation_as_printed")),
        ("kg:confidence", decimal("score")),
    ]
    affiliated = """(select a.paper_id, a.position, a.author_id, o.organisation_id
        from authorships as a join paper_organisations as po on po.paper_id = a.paper_id
        join organisations as o on o.organisation_id = po.organisation_id
        and o.name = a.affiliation_as_printed) as a"""
    return [
        Rule("authorships", paper, "dcterms:creator", author, repeats=True),
        Rule("authorships", paper, "pro:isDocumentContextFor", this),
        *(Rule("authorships", this, predicate, value) for predicate, value in said),
        Rule(affiliated, this, "schema:affiliation", ref("organisation_id"), repeats=True),
    ]


def organisations() -> list[Rule]:
    """Say what an organisation is called and which papers come from it."""
    this = ref("organisation_id")
    return [
        Rule("organisations", this, "rdf:type", term("foaf:Organization")),
        Rule("organisations", this, "foaf:name", literal("name")),
        Rule("paper_organisations", ref("paper_id"), "schema:sourceOrganization", this),
    ]


def citations() -> list[Rule]:
    """Say that a paper cites another, and in one node a pair who says so and how sure."""
    citing, cited = ref("citing"), ref("cited")
    place = ("'citation/'", key("citing"), "'/'", key("cited"))
    this = node(*place)
    pairs = """(select citing, cited, max(confidence) as confidence
        from citations group by citing, cited) as c"""
    sentences = """(select distinct citing, cited, provider, c.sentence as sentence,
        c.section as section from (select citing, cited, provider, unnest(contexts) as c
        from citations) as u) as s"""
    # Named by what it says: a context keeps its name when others come before it.
    content = "provider || chr(10) || coalesce(section, '') || chr(10) || sentence"
    context = node(*place, "'#context-'", f"substr(sha256({content}), 1, 16)")
    kinds = " ".join(f"when '{kind}' then {term(f'kg:{kind}')}" for kind in EVIDENCE_KINDS)
    return [
        Rule(pairs, citing, "cito:cites", cited),
        Rule(pairs, this, "rdf:type", term("cito:Citation")),
        Rule(pairs, this, "cito:hasCitingEntity", citing),
        Rule(pairs, this, "cito:hasCitedEntity", cited),
        Rule(pairs, this, "kg:confidence", decimal("confidence")),
        Rule("citations", this, "kg:evidence", f"case evidence {kinds} end", repeats=True),
        Rule("citations", this, "kg:provider", literal("provider"), repeats=True),
        Rule(sentences, this, "kg:hasContext", context),
        Rule(sentences, context, "rdf:type", term("kg:CitationContext")),
        Rule(sentences, context, "kg:sentence", literal("sentence")),
        Rule(sentences, context, "kg:section", literal("section")),
        Rule(sentences, context, "kg:provider", literal("provider")),
    ]


def mentions() -> list[Rule]:
    """Say that an abstract names a paper; a mention is never a citation."""
    paper, other = ref("paper_id"), ref("mentioned")
    place = f"{key('paper_id')} || '/' || {key('mentioned')} || '/' || cast(start as varchar)"
    this = node("'mention/'", place)
    said = [
        ("rdf:type", term("kg:Mention")),
        ("kg:inPaper", paper),
        ("kg:mentionedPaper", other),
        ("kg:surface", literal("surface")),
        ("kg:confidence", decimal("confidence")),
    ]
    return [
        Rule("mentions", paper, "schema:mentions", other, repeats=True),
        *(Rule("mentions", this, predicate, value) for predicate, value in said),
    ]


def categories() -> list[Rule]:
    """Give the category scheme whole: groups, archives, categories, other names, retired ones."""
    scheme = node("'category'")
    # A code that the scheme does not know is still a concept, with no more than its code.
    every = """(select code, name, archive, alias_of, active from categories union all
        select distinct code, null, null, null, true from paper_categories
        where code not in (select code from categories)) as c"""
    category = node("'category/'", encoded("code"))
    archive = node("'category/archive/'", encoded("code"))
    group = node("'category/grp_'", encoded("code"))
    above = {
        category: (every, node("'category/archive/'", encoded("archive"))),
        archive: ("archives", node("'category/grp_'", encoded('"group"'))),
        group: ("archive_groups", "null"),
    }
    found = [Rule("one", scheme, "rdf:type", term("skos:ConceptScheme"))]
    found.append(Rule("one", scheme, "dcterms:title", english("'arXiv categories'")))
    for this, (source, broader) in above.items():
        found += [
            Rule(source, this, "rdf:type", term("skos:Concept")),
            Rule(source, this, "skos:inScheme", scheme),
            Rule(source, this, "skos:notation", literal("code")),
            Rule(source, this, "skos:prefLabel", english("name")),
            Rule(source, this, "skos:broader", broader),
        ]
    for this, source in ((category, every), (archive, "archives")):
        found.append(Rule(source, this, "owl:deprecated", true_if("not active")))
    return [
        *found,
        Rule(every, category, "skos:exactMatch", node("'category/'", encoded("alias_of"))),
        Rule("archive_groups", group, "skos:topConceptOf", scheme),
        Rule("archive_groups", scheme, "skos:hasTopConcept", group),
        Rule("subsumed", category, "dcterms:isReplacedBy", _category("subsumed_by")),
        Rule("archives", archive, "dcterms:isReplacedBy", _category("subsumed_by")),
    ]


def subjects() -> list[Rule]:
    """Say which categories a paper has."""
    paper, category = ref("paper_id"), _category("code")
    primary = f"case when is_primary then {category} end"
    return [
        Rule("paper_categories", paper, "dcterms:subject", category),
        Rule("paper_categories", paper, "kg:primaryCategory", primary),
    ]


def rest() -> list[Rule]:
    """Lead earlier ids to what they are now; describe the vocabulary and the data set."""
    dataset = node("'dataset'")
    return [
        Rule("aliases", ref("old_id"), "dcterms:isReplacedBy", ref("new_id")),
        Rule("one", dataset, "rdf:type", term("void:Dataset")),
        Rule("one", dataset, "void:uriSpace", literal("$base")),
        Rule("vocabularies", dataset, "void:vocabulary", link("iri")),
    ]


def _category(column: str) -> str:
    return node("'category/'", encoded(column))


def _year(column: str) -> str:
    year = typed(f"substr({column}, 1, 4)", "xsd:gYear")
    return f"case when regexp_matches({column}, '^[0-9]{{4}}(-|$)') then {year} end"

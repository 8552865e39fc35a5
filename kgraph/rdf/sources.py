"""What each source said, in a named graph of its own; provenance; open questions of identity.

The default graph is merged, so it cannot say that two pages print a title
differently; these graphs can. Nothing in them is needed to read the default graph.
"""

from kgraph.rdf.rules import Rule
from kgraph.rdf.sql import date, decimal, encoded, key, literal, node, path, ref, term, typed, whole

# `records` and the paper that resolve found each to be about.
_SAID = (
    "(select r.*, rp.paper_id from records as r join record_papers as rp using (record_id)) as r"
)
_CATEGORIES = f"(select source_id, paper_id, unnest(categories) as code from {_SAID}) as c"
_AUTHORS = f"""(select source_id, paper_id, position, authors[position] as a
    from (select source_id, paper_id, authors, unnest(range(1, len(authors) + 1)) as position
          from {_SAID}) as p) as a"""


def source_graphs() -> list[Rule]:
    """Give what each source said about the papers its records turned out to be."""
    graph = node("'graph/source/'", encoded("source_id"))
    paper = ref("paper_id")
    place = node(path("paper_id"), "'#author-'", "cast(position as varchar)")
    said = [
        (_SAID, paper, "dcterms:title", literal("title")),
        (_SAID, paper, "dcterms:abstract", literal("abstract")),
        (_SAID, paper, "dcterms:issued", date("published")),
        (_SAID, paper, "dcterms:modified", date("updated")),
        (_SAID, paper, "fabio:hasArXivId", literal("arxiv_id")),
        (_SAID, paper, "prism:doi", literal("doi")),
        (_SAID, paper, "kg:primaryCategory", node("'category/'", encoded("primary_category"))),
        (_CATEGORIES, paper, "dcterms:subject", node("'category/'", encoded("code"))),
        (_AUTHORS, place, "pro:relatesToDocument", paper),
        (_AUTHORS, place, "schema:position", whole("position")),
        (_AUTHORS, place, "kg:nameAsPrinted", literal("a.name")),
        (_AUTHORS, place, "kg:affiliationAsPrinted", literal("a.affiliation")),
    ]
    return [Rule(*rule, graph=graph, repeats=True) for rule in said]


def provenance() -> list[Rule]:
    """Give what is known about each source, its graph and the papers it describes."""
    prov = node("'graph/prov'")
    source, graph = _source("source_id"), node("'graph/source/'", encoded("source_id"))
    size = literal("cast(bytes as varchar) || ' bytes'")
    said = [
        (graph, "rdf:type", term("prov:Entity")),
        (graph, "prov:wasDerivedFrom", source),
        (source, "rdf:type", term("prov:Entity")),
        (source, "dcterms:title", literal("location")),
        (source, "dcterms:type", literal("kind")),
        (source, "dcterms:extent", size),
        (source, "kg:reader", literal("reader")),
        (source, "prov:generatedAtTime", typed("retrieved_at", "xsd:dateTime")),
    ]
    described = Rule(_SAID, ref("paper_id"), "prov:wasDerivedFrom", source, prov, repeats=True)
    # The same content read twice is one source with two rows.
    return [*(Rule("sources", *rule, graph=prov, repeats=True) for rule in said), described]


def candidates() -> list[Rule]:
    """Give the authors who are perhaps one person; never ``owl:sameAs``."""
    graph = node("'graph/candidates'")
    first, second = ref("author_a"), ref("author_b")
    this = node("'candidate/'", key("author_a"), "'/'", key("author_b"))
    said = [
        (first, "kg:possiblySameAs", second),
        (this, "rdf:type", term("kg:AuthorCandidate")),
        (this, "kg:author", first),
        (this, "kg:author", second),
        (this, "kg:confidence", decimal("score")),
        (this, "kg:reason", literal("reasons")),
    ]
    return [Rule("author_candidates", *rule, graph=graph) for rule in said]


def _source(column: str) -> str:
    return node("'source/'", encoded(column))

"""What each source said, in a named graph of its own; provenance; open questions of identity.

The default graph is merged, so it cannot say that two pages print a title
differently; these graphs can. Nothing in them is needed to read the default graph.
"""

from kgraph.rdf.rule import Rule
from kgraph.rdf.sql import (
    date,
    decimal,
    encoded,
    key,
    literal,
    node,
    path,
    place,
    ref,
    term,
    typed,
    whole,
)

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
    paper = path("paper_id")
    author = place(paper, "'#author-'", "cast(position as varchar)")
    said = [
        (_SAID, paper, "dcterms:title", literal("title")),
        (_SAID, paper, "dcterms:abstract", literal("abstract")),
        (_SAID, paper, "dcterms:issued", date("published")),
        (_SAID, paper, "dcterms:modified", date("updated")),
        (_SAID, paper, "fabio:hasArXivId", literal("arxiv_id")),
        (_SAID, paper, "prism:doi", literal("doi")),
        (_SAID, paper, "kg:primaryCategory", node("'category/'", encoded("primary_category"))),
        (_CATEGORIES, paper, "dcterms:subject", node("'category/'", encoded("code"))),
        (_AUTHORS, author, "pro:relatesToDocument", ref("paper_id")),
        (_AUTHORS, author, "schema:position", whole("position")),
        (_AUTHORS, author, "kg:nameAsPrinted", literal("a.name")),
        (_AUTHORS, author, "kg:affiliationAsPrinted", literal("a.affiliation")),
    ]
    return [Rule(*rule, "repeated", _graph("source_id")) for rule in said]


def provenance() -> list[Rule]:
    """Give what is known about each source, its graph and the papers it describes."""
    prov = "'graph/prov'"
    source, graph = place("'source/'", encoded("source_id")), _graph("source_id")
    size = literal("cast(bytes as varchar) || ' bytes'")
    said = [
        (graph, "rdf:type", term("prov:Entity")),
        (graph, "prov:wasDerivedFrom", node(source)),
        (source, "rdf:type", term("prov:Entity")),
        (source, "dcterms:title", literal("location")),
        (source, "dcterms:type", literal("kind")),
        (source, "dcterms:extent", size),
        (source, "kg:reader", literal("reader")),
        (source, "prov:generatedAtTime", typed("retrieved_at", "xsd:dateTime")),
    ]
    described = Rule(_SAID, path("paper_id"), "prov:wasDerivedFrom", node(source), "repeated", prov)
    # The same content read twice is one source with two rows.
    return [*(Rule("sources", *rule, "repeated", prov) for rule in said), described]


def candidates() -> list[Rule]:
    """Give the authors and the papers that are perhaps one; never ``owl:sameAs``."""
    first, second = ref("author_a"), ref("author_b")
    this = place("'candidate/'", key("author_a"), "'/'", key("author_b"))
    said = [
        (path("author_a"), "kg:possiblySameAs", second),
        (this, "rdf:type", term("kg:AuthorCandidate")),
        (this, "kg:author", first),
        (this, "kg:author", second),
        (this, "kg:confidence", decimal("score")),
        (this, "kg:reason", literal("reasons")),
    ]
    graph, doubtful = (
        "'graph/candidates'",
        "(select * from paper_links where kind = 'perhaps_same')",
    )
    paper_a, paper_b = path("paper_a"), ref("paper_b")
    return [
        *(Rule("author_candidates", *rule, "many", graph) for rule in said),
        Rule(f"{doubtful} as l", paper_a, "kg:possiblySameAs", paper_b, "many", graph),
    ]


def _graph(column: str) -> str:
    return place("'graph/source/'", encoded(column))

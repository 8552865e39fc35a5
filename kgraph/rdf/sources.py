"""What each source said, in a named graph of its own; provenance; open questions of identity.

The default graph is merged, so it cannot say that two pages print a title
differently; these graphs can. Nothing in them is needed to read the default graph.
"""

from kgraph import __version__
from kgraph.rdf.references import LINES, PLACES
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
    from (select source_id, paper_id, authors,
            unnest(range(1, array_length(authors) + 1)) as position from {_SAID}) as p) as a"""

_LINES = f"""(select p.*, rp.paper_id from ({PLACES}) as p
    join record_papers as rp using (record_id)) as l"""
_RUNS = """(select run, min(retrieved_at) as first, max(retrieved_at) as last
    from source_runs group by run) as r"""


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


def sources(graph: str = "null") -> list[Rule]:
    """Say what each source is; when it was read stands in the graph of provenance only."""
    source = place("'source/'", encoded("source_id"))
    said = [
        ("rdf:type", term("prov:Entity")),
        ("dcterms:title", literal("location")),
        ("dcterms:type", literal("kind")),
        ("dcterms:extent", literal("cast(bytes as varchar) || ' bytes'")),
        ("kg:reader", literal("reader")),
    ]
    # The same content read twice is one source with two rows.
    return [Rule("sources", source, *one, "repeated", graph) for one in said]


def provenance() -> list[Rule]:
    """Give when which run read each source, its graph, and where in it papers stand."""
    prov = "'graph/prov'"
    source, graph = place("'source/'", encoded("source_id")), _graph("source_id")
    run, agent, paper = place("'run/'", "run"), "'agent/kgraph'", path("paper_id")
    lines = place("'source/'", encoded("source_id"), LINES)
    said = [
        ("sources", graph, "rdf:type", term("prov:Entity")),
        ("sources", graph, "prov:wasDerivedFrom", node(source)),
        ("sources", source, "prov:generatedAtTime", typed("retrieved_at", "xsd:dateTime")),
        (_SAID, paper, "prov:wasDerivedFrom", node(source)),
        (_LINES, paper, "prov:wasQuotedFrom", node(lines)),
        (_LINES, lines, "dcterms:isPartOf", node(source)),
        ("source_runs", graph, "prov:wasGeneratedBy", node(run)),
        ("source_runs", run, "prov:used", node(source)),
        (_RUNS, run, "rdf:type", term("prov:Activity")),
        (_RUNS, run, "prov:startedAtTime", typed("first", "xsd:dateTime")),
        (_RUNS, run, "prov:endedAtTime", typed("last", "xsd:dateTime")),
        (_RUNS, run, "prov:wasAssociatedWith", node(agent)),
        ("one", agent, "rdf:type", term("prov:SoftwareAgent")),
        ("one", agent, "foaf:name", literal("'kgraph'")),
        ("one", agent, "schema:softwareVersion", literal(f"'{__version__}'")),
    ]
    return [*sources(prov), *(Rule(*rule, "repeated", prov) for rule in said)]


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

"""The graph as a data set: what it is, where its names begin, what can be counted in it.

The default graph says what does not depend on counting. The statistics are a part of
their own (`statistics`), counted in the lines themselves, so that they are true
whatever the rules are.

Sources: VoID (https://www.w3.org/TR/void/), DCAT 3.
"""

from collections import Counter
from collections.abc import Sequence

from kgraph.engines import DuckDB
from kgraph.model import terms
from kgraph.rdf.rule import Rule, about
from kgraph.rdf.sql import link, literal, node, ref, term

_TYPE = f"<{terms.expand('rdf:type', '')}>"
_FORMATS = ("N-Triples", "N-Quads", "Turtle", "TriG", "RDF_XML", "JSON-LD")
_FEATURES = " union all ".join(f"select '{name}' as name" for name in _FORMATS)


def dataset() -> list[Rule]:
    """Describe the data set."""
    this, about_it = "'dataset'", "'.well-known/void'"
    said = [
        ("rdf:type", term("void:Dataset")),
        ("rdf:type", term("dcat:Dataset")),
        ("dcterms:title", literal("'Papers, authors and citations'")),
        ("void:uriSpace", literal("$base")),
    ]
    description = [
        ("rdf:type", term("void:DatasetDescription")),
        ("foaf:primaryTopic", node(this)),
    ]
    example = "(select min(paper_id) as paper_id from papers where described) as p"
    formats = f"({_FEATURES}) as f"
    feature = link("'http://www.w3.org/ns/formats/'", "name")
    return [
        *about("one", this, said),
        Rule("vocabularies", this, "void:vocabulary", link("iri"), "many"),
        Rule(example, this, "void:exampleResource", ref("paper_id"), "many"),
        Rule(formats, this, "void:feature", feature, "many"),
        *about("one", about_it, description),
    ]


def counts(engine: DuckDB, statements: Sequence[str], base: str) -> Counter[tuple[str, str]]:
    """Count the lines of statements by property, and of ``rdf:type`` by class.

    Returns:
        (property, class) -> triples, both IRIs in brackets; no class but of ``rdf:type``.

    Cost: every line is made and cut once.
    """
    found: Counter[tuple[str, str]] = Counter()
    for one in statements:
        lines = f"select unnest(string_split(lines, chr(10))) as line from ({one}) as s"
        parts = f"""select split_part(line, ' ', 2) as property, case when property = '{_TYPE}'
            then split_part(line, ' ', 3) else '' end as class from ({lines}) as l
            where line <> ''"""
        query = f"select property, class, count(*) as n from ({parts}) as p group by all"
        for row in engine.rows(query, {"base": base} if "$base" in one else None).to_pylist():
            found[row["property"], row["class"]] += row["n"]
    return found


def statistics(counted: Counter[tuple[str, str]], base: str) -> list[str]:
    """Say in sorted lines of N-Triples how much there is of what; no blank nodes."""
    this = f"<{base}dataset>"
    said = {(this, "void:triples", _number(counted.total()))}
    names = {place: name for name, place in terms.prefixes(base).items()}
    for (prop, kind), number in counted.items():
        what, name = ("class", kind) if kind else ("property", prop)
        prefix = max((p for p in names if name[1:].startswith(p)), key=len, default="")
        part = f"<{base}dataset/{what}/{names.get(prefix, '')}-{name[1 + len(prefix) : -1]}>"
        said.add((this, f"void:{what}Partition", part))
        said.add((part, f"void:{what}", name))
        said.add((part, "void:entities" if kind else "void:triples", _number(number)))
    typed = sum(number for (_, kind), number in counted.items() if kind)
    types = f"<{base}dataset/property/rdf-type>"
    said |= {(this, "void:propertyPartition", types), (types, "void:property", _TYPE)}
    said.add((types, "void:triples", _number(typed)))
    return sorted(f"{s} <{terms.expand(p, base)}> {o} .\n" for s, p, o in said)


def _number(count: int) -> str:
    return f'"{count}"^^<{terms.expand("xsd:integer", "")}>'

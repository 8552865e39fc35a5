# ruff: noqa: E501 - a table reads best with one row a line
"""Damaged exports: each kind of damage is reported by the shape that is there for it.

Every damage is checked twice, by pySHACL and by the same shapes asked as SPARQL, which is
what large graphs are checked by; they must name the same rules.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

import pytest

from kgraph import validation
from kgraph.export import rdf
from kgraph.model import terms
from tests import small_graph

BASE = "https://kgraph.example/"
PAPER, OTHER = "paper/arxiv/1706.03762", "paper/arxiv/hep-th/9901001"
PERSON = "author/ashish-vaswani-1a2b3c4d"
PLACE, CITATION = f"{PAPER}#author-2", "citation/arxiv-1706.03762/arxiv-hep-th%2F9901001"
ID, ORCID = "id/arxiv/1706.03762", "id/orcid/0000-0002-1825-0097"
Lines = list[str]
# Categories that are told of, some of every kind: for each damage all is read again.
KEPT = {"cs.CL", "cs.LG", "hep-th", "math.CO", "math.MP", "math-ph"}
KEPT |= {"archive/cs", "archive/cmp-lg", "archive/hep-th", "archive/math", "archive/math-ph"}
KEPT |= {"grp_cs", "grp_math", "grp_physics"}


def line(subject: str, name: str, thing: str) -> str:
    """Write a triple: a subject under the base, a term, a node under the base or a literal."""
    said = thing if thing[0] in '"_<' else f"<{BASE}{thing}>"
    return f"<{BASE}{subject}> <{terms.expand(name, BASE)}> {said} ."


def iri(name: str) -> str:
    return f"<{terms.expand(name, BASE)}>"


def typed(text: str, kind: str) -> str:
    return f'"{text}"^^{iri(f"xsd:{kind}")}'


def add(*said: str) -> Callable[[Lines], Lines]:
    return lambda lines: [*lines, line(*said)]


def drop(subject: str, name: str) -> Callable[[Lines], Lines]:
    start = line(subject, name, '""').removesuffix('"" .')

    def damage(lines: Lines) -> Lines:
        kept = [one for one in lines if not one.startswith(start)]
        assert len(kept) < len(lines)
        return kept

    return damage


def change(subject: str, name: str, thing: str) -> Callable[[Lines], Lines]:
    without = drop(subject, name)
    return lambda lines: [*without(lines), line(subject, name, thing)]


def lose(name: str, thing: str = "") -> Callable[[Lines], Lines]:
    """Drop a property everywhere, or everywhere it has one value."""
    gone = f" {iri(name)} {iri(thing) if thing else ''}"

    def damage(lines: Lines) -> Lines:
        kept = [one for one in lines if gone not in one]
        assert len(kept) < len(lines)
        return kept

    return damage


def both(*damages: Callable[[Lines], Lines]) -> Callable[[Lines], Lines]:
    return lambda lines: reduce(lambda found, damage: damage(found), damages, lines)


# The small graph has no list of references.
REFERENCE = both(
    add(PAPER, "frbr:part", "reference/1"),
    add("reference/1", "rdf:type", iri("biro:BibliographicReference")),
    add("reference/1", "schema:position", typed("1", "integer")),
)


@dataclass(frozen=True)
class Damage:
    name: str
    to: Callable[[Lines], Lines]
    rules: set[str]
    warnings: bool = False


DAMAGES = [
    Damage("a second title", add(PAPER, "dcterms:title", '"Another"'), {"paper-title"}),
    Damage("a blank title", change(PAPER, "dcterms:title", '" "'), {"paper-title"}),
    Damage("a title in a language", change(PAPER, "dcterms:title", '"Titel"@de'), {"paper-title"}),
    Damage("two abstracts", add(PAPER, "dcterms:abstract", '"Short."'), {"paper-abstract"}),
    Damage("a date that is none", change(PAPER, "dcterms:issued", '"2017-13-01"'), {"paper-issued"}),
    Damage("two dates", add(PAPER, "dcterms:issued", typed("2017-07-01", "date")), {"paper-issued"}),
    Damage("another year", change(PAPER, "fabio:hasPublicationYear", typed("2018", "gYear")), {"year-agrees"}),
    Damage("an id with its version", change(PAPER, "fabio:hasArXivId", '"1706.03762v5"'), {"paper-arxiv-id", "identifier-agrees"}),
    Damage("a DOI in capitals", change(PAPER, "prism:doi", '"10.48550/ARXIV.1706.03762"'), {"paper-doi", "identifier-agrees"}),
    Damage("a DOI as a link", change(PAPER, "prism:doi", '"https://doi.org/10.48550/x"'), {"paper-doi", "identifier-agrees"}),
    Damage("one DOI for two", change(OTHER, "prism:doi", '"10.48550/arxiv.1706.03762"'), {"doi-once", "identifier-agrees"}),
    Damage("one id for two", add(OTHER, "datacite:hasIdentifier", ID), {"identifier-owner", "identifier-agrees"}),
    Damage("an identifier without scheme", drop(ID, "datacite:usesIdentifierScheme"), {"identifier-scheme"}),
    Damage("an identifier with two values", add(ID, "litre:hasLiteralValue", '"1706.03763"'), {"identifier-value", "identifier-agrees"}),
    Damage("an ORCID iD cut off", change(ORCID, "litre:hasLiteralValue", '"0000-0002-1825"'), {"orcid", "identifier-agrees"}),
    Damage("place 0", change(PLACE, "schema:position", typed("0", "integer")), {"authorship-position", "positions"}),
    Damage("a gap in the list", change(PLACE, "schema:position", typed("5", "integer")), {"positions"}),
    Damage("one place for two", change(PLACE, "schema:position", typed("1", "integer")), {"positions"}),
    Damage("a place as text", change(PLACE, "schema:position", '"2"'), {"authorship-position"}),
    Damage("a place nobody holds", drop(PLACE, "pro:isHeldBy"), {"authorship-holder"}),
    Damage("a place without name", drop(PLACE, "kg:nameAsPrinted"), {"authorship-name"}),
    Damage("a place of no paper", drop(PLACE, "pro:relatesToDocument"), {"authorship-document", "authorship-of-paper", "positions"}),
    Damage("a creator without place", add(OTHER, "dcterms:creator", PERSON), {"creator-has-authorship"}),
    Damage("a place without creator", drop(PAPER, "dcterms:creator"), {"authorship-has-creator", "paper-has-creator"}, True),
    Damage("a person without name", drop(PERSON, "foaf:name"), {"person-name"}),
    Damage("an unknown status", change(PERSON, "kg:identityStatus", "ns#certain"), {"person-status", "no-dangling"}),
    Damage("a paper that is a person", add(PERSON, "rdf:type", iri("fabio:Preprint")), {"paper-or-person", "described-or-cited"}),
    Damage("an unknown category", add(PAPER, "dcterms:subject", "category/cs.XX"), {"paper-subject", "no-dangling"}),
    Damage("another primary category", change(PAPER, "kg:primaryCategory", "category/math.CO"), {"primary-is-subject"}),
    Damage("two labels", add("category/cs.CL", "skos:prefLabel", '"Language"@en'), {"category-label"}),
    Damage("a category without code", drop("category/cs.CL", "skos:notation"), {"category-notation"}),
    Damage("a citation without end", drop(CITATION, "cito:hasCitedEntity"), {"citation-cited", "cites-has-citation"}),
    Damage("a citation of two", add(CITATION, "cito:hasCitingEntity", OTHER), {"citation-citing", "citation-has-cites"}),
    Damage("a citation on no ground", drop(CITATION, "kg:evidence"), {"citation-evidence"}),
    Damage("more than sure", change(CITATION, "kg:confidence", typed("1.5", "decimal")), {"citation-confidence"}),
    Damage("a citation nobody noted", add(OTHER, "cito:cites", PAPER), {"cites-has-citation", "later-work-cited"}, True),
    Damage("cites lost", drop(PAPER, "cito:cites"), {"citation-has-cites"}),
    Damage("a paper that cites itself", add(PAPER, "cito:cites", PAPER), {"no-self-citation", "cites-has-citation"}),
    Damage("a cited work that is not there", add(PAPER, "cito:cites", "paper/doi/10.1/x"), {"paper-cites", "cites-has-citation", "no-dangling"}),
    Damage("a paper without class", drop(PAPER, "rdf:type"), {"has-type", "authorship-document", "paper-mentions"}),
    Damage("a replaced id in use", add(PAPER, "dcterms:isReplacedBy", OTHER), {"replaced-is-gone"}),
    Damage("no class of a mention", lose("rdf:type", "kg:Mention"), {"has-type", "mention-has-node"}),
    Damage("no class of evidence", lose("rdf:type", "kg:Evidence"), {"citation-claim"}),
    Damage("no class of an organisation", lose("rdf:type", "foaf:Organization"), {"has-type", "authorship-affiliation", "paper-organisation"}),
    Damage("no class of identifiers", lose("rdf:type", "datacite:ResourceIdentifier"), {"has-type", "paper-identifier"}),
    Damage("no class of an ORCID iD", lose("rdf:type", "datacite:PersonalIdentifier"), {"has-type", "person-identifier"}),
    Damage("no class of contexts", lose("rdf:type", "kg:CitationContext"), {"has-type", "citation-context"}),
    Damage("no class of what is cited", lose("rdf:type", "kg:Stub"), {"described-or-cited"}),
    Damage("no class of what is described", lose("rdf:type", "schema:ScholarlyArticle"), {"described-or-cited"}),
    Damage("no class of references", both(REFERENCE, lose("rdf:type", "biro:BibliographicReference")), {"paper-reference"}),
    Damage("a citation nobody claims", lose("kg:hasEvidence"), {"citation-claim", "evidence-citation"}),
    Damage("no places", lose("schema:position"), {"place-has-number"}),
    Damage("no nodes of mentions", lambda lines: [one for one in lines if f"<{BASE}mention/" not in one], {"mention-has-node"}),
    Damage("no mentions beside the nodes", lose("schema:mentions"), {"node-has-mention"}),
    Damage("another DOI in the identifier", change("id/doi/10.48550/arxiv.1706.03762", "litre:hasLiteralValue", '"10.9/x"'), {"identifier-agrees"}),
    Damage("a text above a category", add("category/cs.CL", "skos:broader", '"x"'), {"category-broader"}),
    Damage("a version as text and number", add(PAPER, "schema:version", typed("7", "integer")), {"paper-version"}),
    Damage("a 99th month", change(PAPER, "dcterms:issued", typed("2017-99-12", "date")), {"paper-issued"}),
    Damage("a year in words", change(PAPER, "fabio:hasPublicationYear", typed("abcd", "gYear")), {"paper-year", "year-agrees"}),
    Damage("no data set", drop("dataset", "rdf:type"), {"one-dataset"}),
    Damage("no data set, and a cited work that is not there", both(drop("dataset", "rdf:type"), add(PAPER, "schema:mentions", "paper/doi/10.1/x")), {"one-dataset", "no-dangling", "paper-mentions", "mention-has-node"}),
    Damage("another data set", add("dataset/2", "rdf:type", iri("void:Dataset")), {"one-dataset", "dataset-space"}),
    Damage("nothing at all", lambda lines: [], {"one-dataset"}),
    Damage("a blank node", lambda lines: [*lines, f'_:b {iri("dcterms:title")} "x" .'], {"no-blank-nodes"}),
    Damage("no title", drop(PAPER, "dcterms:title"), {"paper-has-title"}, True),
]  # fmt: skip


@pytest.fixture(scope="module")
def lines(tmp_path_factory) -> Lines:
    place = tmp_path_factory.mktemp("damage")
    graph = small_graph.make(place / "g")
    rdf.write(graph, place / "g.nt")
    told = (place / "g.nt").read_text(encoding="utf-8").splitlines()
    return [one for one in told if set(re.findall(f"<{BASE}category/([^>]*)>", one)) <= KEPT]


def rules(found: validation.Report, severity: str | None = None) -> set[str]:
    return {one.rule for one in found.findings if severity in (None, one.severity)}


@pytest.fixture(scope="module")
def usual(lines, tmp_path_factory) -> set[tuple[str, str]]:
    """Give what an undamaged export is warned of: one paper has no title, others no abstract."""
    file = tmp_path_factory.mktemp("usual") / "g.nt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = validation.file(file)
    assert found.conforms
    assert rules(found) == rules(validation.file(file, many=1))
    assert rules(found, "warning") == {"paper-has-title", "paper-has-abstract", "paper-has-creator"}
    return {(one.rule, one.focus) for one in found.findings}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damage_is_reported_by_the_right_shape(damage, lines, usual, tmp_path):
    file = tmp_path / "g.nt"
    file.write_text("\n".join(damage.to(lines)) + "\n", encoding="utf-8")
    for many in (1_000_000, 1):
        found = validation.file(file, many=many)
        new = {one for one in found.findings if (one.rule, one.focus) not in usual}
        assert {one.rule for one in new} == damage.rules, (many, new)
        assert found.conforms == all(one.severity == "warning" for one in new)
        assert damage.warnings == any(one.severity == "warning" for one in new)

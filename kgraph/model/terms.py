"""RDF names: every namespace, every term and every IRI that kgraph writes or asks for.

A term is written as a prefixed name (``dcterms:title``) and is one of `TERMS`; a
name that is not there is a mistake of ours and raises at once. Names of papers,
authors and organisations are compact ids; this module turns them into IRIs and
back. Our own vocabulary is ``kg:``, under the base IRI; `kgraph/rdf/ontology.ttl`
says what its words mean.

Sources: the ontologies at the addresses below; RFC 3986 and 3987.
"""

import re
from urllib.parse import quote, unquote

from kgraph.errors import InputError

NAMESPACES = {
    "biro": "http://purl.org/spar/biro/",
    "c4o": "http://purl.org/spar/c4o/",
    "cito": "http://purl.org/spar/cito/",
    "datacite": "http://purl.org/spar/datacite/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "fabio": "http://purl.org/spar/fabio/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "frbr": "http://purl.org/vocab/frbr/core#",
    "litre": "http://www.essepuntato.it/2010/06/literalreification/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "pro": "http://purl.org/spar/pro/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_WORDS = {
    "biro": "BibliographicReference references",
    "c4o": "hasContent",
    "cito": "AuthorSelfCitation Citation cites hasCitationCharacterization"
    " hasCitationCreationDate hasCitationTimeSpan hasCitedEntity hasCitingEntity"
    " obtainsBackgroundFrom usesMethodIn",
    "datacite": "PersonalIdentifier ResourceIdentifier arxiv doi hasIdentifier orcid"
    " usesIdentifierScheme",
    "dcat": "Dataset",
    "dcterms": "abstract bibliographicCitation creator extent hasVersion isPartOf isReplacedBy"
    " isVersionOf issued modified subject title type",
    "fabio": "Expression Preprint hasArXivId hasPublicationYear",
    "foaf": "Group Organization Person familyName givenName name page primaryTopic",
    "frbr": "part",
    "kg": "AuthorCandidate CitationContext Evidence Mention Stub Version affiliationAsPrinted"
    " ambiguous author authorsComplete confidence evidence hasContext hasEvidence"
    " identityStatus inPaper intent matchedBy mentionedPaper nameAsPrinted nameOnly"
    " possiblySameAs primaryCategory provider publishedDoi reader reason resolved section"
    " sentence surface withdrawn",
    "litre": "hasLiteralValue",
    "owl": "deprecated",
    "prism": "doi",
    "pro": "RoleInTime author isDocumentContextFor isHeldBy relatesToDocument withRole",
    "prov": "Activity Entity SoftwareAgent endedAtTime generatedAtTime startedAtTime used"
    " wasAssociatedWith wasDerivedFrom wasGeneratedBy wasQuotedFrom",
    "rdf": "type",
    "rdfs": "comment",
    "schema": "ScholarlyArticle affiliation mentions position sameAs softwareVersion"
    " sourceOrganization version",
    "skos": "Concept ConceptScheme broader exactMatch hasTopConcept inScheme notation prefLabel"
    " topConceptOf",
    "void": "Dataset DatasetDescription class classPartition distinctSubjects entities"
    " exampleResource feature properties property propertyPartition triples uriSpace vocabulary",
    "xsd": "boolean date dateTime decimal duration gYear gYearMonth integer string",
}
TERMS = frozenset(f"{prefix}:{word}" for prefix, words in _WORDS.items() for word in words.split())
# What a citation can rest on (`citations.evidence`): individuals of the vocabulary.
EVIDENCE_KINDS = ("Api", "Hyperlink", "InTextId", "ReferenceList", "TitleMatch")

_BASE = re.compile(r"^https?://[^\s/?#<>\"{}|\\^`]+/(?:[^\s?#<>\"{}|\\^`]*/)?$", re.IGNORECASE)
_NAMED = ("author", "organisation")


def check_base(text: str) -> str:
    """Give a base IRI back if it is fit to be one.

    Raises:
        InputError: If it is not an absolute http(s) IRI that ends with a slash.

    Examples:
        >>> check_base("https://example.org/papers/")
        'https://example.org/papers/'
    """
    if not _BASE.match(text) or not text.isprintable():
        raise InputError(
            f"not a base IRI: '{text}'",
            "expected http(s)://…/ with a slash at the end, such as https://example.org/papers/",
        )
    return text


def prefixes(base: str) -> dict[str, str]:
    """Give the prefixes of our files and queries: the namespaces and our own places."""
    ours = {"kg": f"{base}ns#", "cat": f"{base}category/", "author": f"{base}author/"}
    places = {"arxiv": f"{base}paper/arxiv/", "organisation": f"{base}organisation/"}
    return dict(sorted({**NAMESPACES, **ours, **places}.items()))


def expand(name: str, base: str) -> str:
    """Give the IRI of a term.

    Raises:
        KeyError: If kgraph has no such term.

    Examples:
        >>> expand("dcterms:title", "https://kgraph.example/")
        'http://purl.org/dc/terms/title'
        >>> expand("kg:Stub", "https://kgraph.example/")
        'https://kgraph.example/ns#Stub'
    """
    prefix, _, word = name.partition(":")
    if name not in TERMS and not (prefix == "kg" and word in EVIDENCE_KINDS):
        raise KeyError(name)
    return (f"{base}ns#" if prefix == "kg" else NAMESPACES[prefix]) + word


def iri(compact: str, base: str) -> str:
    """Give the IRI of a paper, author or organisation.

    Whatever is not a letter, a digit or one of ``-._~/`` is percent-encoded, so
    any DOI gives a valid IRI and two ids never share one.

    Examples:
        >>> iri("arxiv:hep-th/9901001", "https://kgraph.example/")
        'https://kgraph.example/paper/arxiv/hep-th/9901001'
        >>> iri("doi:10.1000/a(b)<c>", "https://kgraph.example/")
        'https://kgraph.example/paper/doi/10.1000/a%28b%29%3Cc%3E'
    """
    kind, _, rest = compact.partition(":")
    place = kind if kind in _NAMED else f"paper/{kind}"
    return f"{base}{place}/{quote(rest)}"


def compact(text: str, base: str) -> str | None:
    """Give the compact id that an IRI of ours stands for, or nothing if it is none.

    Examples:
        >>> compact("https://kgraph.example/paper/arxiv/1706.03762", "https://kgraph.example/")
        'arxiv:1706.03762'
    """
    path = text.removeprefix(base)
    kind, _, rest = path.removeprefix("paper/").partition("/")
    if path == text or not rest or (kind in _NAMED) == path.startswith("paper/"):
        return None
    found = f"{kind}:{unquote(rest)}"
    return found if iri(found, base) == text else None


def category(code: str, base: str) -> str:
    """Give the IRI of a category."""
    return f"{base}category/{quote(code)}"


def archive(code: str, base: str) -> str:
    """Give the IRI of an archive; ``hep-th`` is a category too, hence the path."""
    return f"{base}category/archive/{quote(code)}"


def group(code: str, base: str) -> str:
    """Give the IRI of a group of archives."""
    return f"{base}category/grp_{quote(code)}"


def source_graph(source_id: str, base: str) -> str:
    """Give the name of the graph that holds what one source said."""
    return f"{base}graph/source/{quote(source_id)}"

"""A rule: one kind of statement, as SQL expressions over the rows of a table or a query."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

# Tables that many graphs have no row of; most rules are about them.
SPARSE = frozenset({
    "references", "paper_links", "author_candidates", "organisations", "paper_organisations",
    "aliases", "reference_papers", "citations", "mentions",
})  # fmt: skip
_TABLE = re.compile(r"\b(?:from|join) \"?([a-z_]+)")
_NOT_ONLY_JOINED = re.compile(r"\b(?:union|left|full|not)\b")

Said = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """How much of a graph is told in RDF.

    ``provenance``: where things stand in the sources, and what each source said.
    ``compact``: identifiers as texts only, without nodes of their own. ``versions``:
    each version of an arXiv paper as a node.
    """

    provenance: bool = True
    compact: bool = False
    versions: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of statement: SQL expressions over the rows of a source.

    ``subject`` and ``graph`` are paths under the base IRI (no graph: the default
    graph), ``object`` is a term. ``rows`` says how many rows of the source have
    one subject: ``one``, ``many``, or ``repeated`` if they may even give one triple
    several times. ``repeats`` is a source that gives the same triples at less cost, some of
    them several times, for who does not count them. ``order`` are the columns by which a
    query's rows have a full order; fewer than all are sooner compared.
    """

    source: str
    subject: str
    predicate: str
    object: str
    rows: Literal["one", "many", "repeated"] = "one"
    graph: str = "null"
    repeats: str = ""
    order: str = "all"


def about(source: str, subject: str, said: Said) -> list[Rule]:
    """Say several things of one subject, one a row."""
    return [Rule(source, subject, predicate, value) for predicate, value in said]


def is_silent(rule: Rule, empty: Collection[str]) -> bool:
    """Say whether it is plain that a rule says nothing, because tables it is made of are empty.

    To leave such rules out saves the engine from planning them.
    """
    named = {rule.source} if rule.source.isidentifier() else set(_TABLE.findall(rule.source))
    return bool(named & SPARSE & set(empty)) and not _NOT_ONLY_JOINED.search(rule.source)

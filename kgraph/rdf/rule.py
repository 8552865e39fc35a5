"""A rule: one kind of statement, as SQL expressions over the rows of a table or a query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

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

"""Which rows of the tables say a triple pattern: the rules of the RDF side, by predicate."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import rdflib
from pyoxigraph import Literal, RdfFormat, parse

from kgraph import rdf
from kgraph.model import terms
from kgraph.rdf.quads import rules
from kgraph.rdf.rule import Rule
from kgraph.sparql.sql.forms import (
    IRI,
    Form,
    OutsideError,
    Value,
    of_constant,
    of_expression,
    of_place,
)

Key = tuple[str, object, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One kind of row that says a pattern.

    ``once``: no triple comes twice. ``rows`` of the source may be shared with another
    pattern that is about the same row.
    """

    source: str
    subject: Value
    object: Value
    once: bool = True


def alternatives(
    predicate: str, graph: str, base: str, kept: Collection[str] = (), *, counted: bool
) -> list[Alternative]:
    """Give every kind of row that says something with a predicate, in one graph.

    Args:
        predicate: Its IRI.
        graph: The IRI of a named graph, or nothing for the default graph.
        base: The base IRI of the graph folder.
        kept: Sources that are kept as tables.
        counted: Whether it matters how often a triple comes.

    Raises:
        OutsideError: If the tables cannot say what is in that graph.
    """
    known = known_rules(base)
    if graph not in known:
        raise OutsideError(f"GRAPH <{graph}>")
    found = []
    for rule in known[graph].get(predicate, ()):
        subject, value = of_place(rule.subject, base), of_expression(rule.object, base)
        # What many rows say is better read from what is kept, where none repeats.
        single = counted or (rule.rows == "many" and rule.source in kept)
        loose = "" if single else rule.repeats
        once = not loose and rule.rows != "repeated"
        found.append(Alternative(loose or rule.source, subject, value, once))
    if not graph:
        found += _vocabulary(base).get(predicate, ())
    return found


@cache
def keys(base: str) -> frozenset[Key]:
    """Give the values that name one row of a source: (source, form, slots)."""
    return frozenset(
        (rule.source, value.form, value.slots)
        for graph in known_rules(base).values()
        for listed in graph.values()
        for rule in listed
        if rule.rows == "one"
        for value in (of_place(rule.subject, base),)
    )


@cache
def known_rules(base: str) -> Mapping[str, Mapping[str, Sequence[Rule]]]:
    """Give the rules by graph and predicate; graphs of sources are not among them."""
    found: dict[str, dict[str, list[Rule]]] = {"": defaultdict(list)}
    for rule in rules("all", rdf.Told()):
        if rule.graph not in ("null", "'graph/prov'", "'graph/candidates'"):
            continue
        graph = "" if rule.graph == "null" else base + rule.graph.strip("'")
        listed = found.setdefault(graph, defaultdict(list))
        listed[terms.expand(rule.predicate, base)].append(rule)
    return found


@cache
def _vocabulary(base: str) -> Mapping[str, Sequence[Alternative]]:
    """Give what our vocabulary says of itself, which is in every graph."""
    said: dict[tuple[str, Form], list[tuple[Value, Value]]] = defaultdict(list)
    for quad in parse(rdf.ontology(), RdfFormat.TURTLE, base_iri=base):
        value = quad.object
        if isinstance(value, Literal):
            found = of_constant(rdflib.Literal(value.value, lang=value.language))
        else:
            found = of_constant(rdflib.URIRef(value.value))
        subject = of_constant(rdflib.URIRef(quad.subject.value))
        said[quad.predicate.value, found.form].append((subject, found))
    listed: dict[str, list[Alternative]] = defaultdict(list)
    for (predicate, form), pairs in said.items():
        rows = ", ".join(f"({s.slots[0]}, {o.slots[0]})" for s, o in pairs)
        subject = Value(IRI, ("s",), options=_options([s for s, _ in pairs]))
        value = Value(form, ("o",), options=_options([o for _, o in pairs]))
        source = f"(values {rows}) as vocabulary(s, o)"
        listed[predicate].append(Alternative(source, subject, value))
    return listed


def _options(values: Sequence[Value]) -> frozenset[str] | None:
    sets = [value.options for value in values if value.options is not None]
    return frozenset().union(*sets) if sets else None

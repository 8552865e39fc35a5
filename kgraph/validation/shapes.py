"""The shapes and constraints, and the core shapes once more as SPARQL.

pySHACL checks core shapes on rdflib; for a graph too large for that the same shapes are
asked as SPARQL, one query a rule. Only what `shapes.ttl` uses is translated; what else
SHACL knows is refused at once.

Sources: SHACL (https://www.w3.org/TR/shacl/), 2.1, 4.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kgraph.errors import InputError
from kgraph.validation.findings import Severity

if TYPE_CHECKING:
    import rdflib

NO_KIND = "none of the kinds it may be"
_NUMBERS = {"minInclusive": "<", "maxInclusive": ">"}


@dataclass(frozen=True, slots=True)
class Query:
    """A rule as SPARQL: rows of ``this`` and perhaps ``value`` are what breaks it."""

    rule: str
    severity: Severity
    message: str
    path: str
    text: str


@cache
def load(name: str, base: str) -> "rdflib.Graph":
    """Read ``shapes`` or ``constraints``, its IRIs under the base IRI of the graph."""
    import rdflib

    text = files("kgraph.validation").joinpath(f"{name}.ttl").read_text(encoding="utf-8")
    return rdflib.Graph().parse(data=text, format="turtle", publicID=base)


@cache
def constraints(base: str) -> tuple[Query, ...]:
    """Give the constraints that SHACL Core cannot say."""
    from rdflib import RDF, SH

    found: Any = load("constraints", base)
    return tuple(
        Query(
            name_of(str(node)),
            severity_of(found.value(node, SH.severity)),
            str(found.value(node, SH.message)),
            "",
            str(found.value(node, SH.select)),
        )
        for node in sorted(found.subjects(RDF.type, SH.SPARQLConstraint))
    )


@cache
def core(base: str) -> tuple[Query, ...]:
    """Give the core shapes as queries, one for each component of each property shape.

    Raises:
        InputError: If a shape uses what is not translated.
    """
    from rdflib import RDF, SH

    found: Any = load("shapes", base)
    made: list[Query] = []
    for node in sorted(found.subjects(RDF.type, SH.NodeShape)):
        kinds = " ".join(f"<{kind}>" for kind in sorted(found.objects(node, SH.targetClass)))
        target = f"VALUES ?kind {{ {kinds} }} ?this a ?kind"
        for shape in sorted(found.objects(node, SH.property)):
            made += _queries(found, shape, target)
    return tuple(made)


def name_of(iri: str) -> str:
    """Give the name of a shape without its place."""
    return iri.rpartition("#")[2]


def severity_of(iri: object) -> Severity:
    """Give how much a shape weighs: what does not say so is a violation."""
    return "warning" if str(iri).endswith("#Warning") else "violation"


def _queries(found: "rdflib.Graph", shape: Any, target: str) -> Iterator[Query]:  # noqa: ANN401
    from rdflib import SH

    path = found.value(shape, SH.path)
    inverse = found.value(path, SH.inversePath)
    step = f"^<{inverse}>" if inverse else f"<{path}>"
    severity = severity_of(found.value(shape, SH.severity))
    for component, given in sorted(found.predicate_objects(shape)):
        kind = name_of(str(component))
        if kind in ("path", "severity"):
            continue
        text, message = _broken(found, kind, given, step, target)
        yield Query(name_of(str(shape)), severity, message, str(inverse or path), text)


def _broken(found: Any, kind: str, given: Any, step: str, target: str) -> tuple[str, str]:  # noqa: ANN401
    """Give the query of what breaks a component of a property shape, and a message.

    A property is read once and what is wrong is looked up among the targets: to look up
    the property of each target takes a store on disk ten times as long.
    """
    from rdflib.collection import Collection

    if kind == "minCount" and int(given) == 1:
        return (
            f"SELECT DISTINCT ?this {{ {target} MINUS {{ ?this {step} ?any }} }}",
            "there is none",
        )
    if kind == "maxCount" and int(given) == 1:
        # Two terms of one graph differ, whatever they print like: all count.
        several = f"SELECT ?this {{ ?this {step} ?any }} GROUP BY ?this HAVING(COUNT(?any) > 1)"
        return f"SELECT ?this {{ {{ {several} }} {_aimed(target)} }}", "there are several"
    if kind == "uniqueLang":
        several = f"""SELECT ?this {{ ?this {step} ?any FILTER(LANG(?any) != "") }}
            GROUP BY ?this (LANG(?any)) HAVING(COUNT(?any) > 1)"""
        return (
            f"SELECT DISTINCT ?this {{ {{ {several} }} {_aimed(target)} }}",
            "two in one language",
        )
    if kind in ("datatype", "class", "or"):
        each = [(kind, given)]
        message = f"not a {name_of(str(given)).rpartition('/')[2]}"
        if kind == "or":
            parts = (next(iter(found.predicate_objects(one))) for one in Collection(found, given))
            each, message = [(name_of(str(what)), value) for what, value in parts], NO_KIND
        return _values(step, " ".join(_not(*one) for one in each), target), message
    wrong, message = _wrong(found, kind, given)
    return _values(step, f"FILTER({wrong})", target), message


def _wrong(found: Any, kind: str, given: Any) -> tuple[str, str]:  # noqa: ANN401 - rdflib's graph and node
    """Give the condition of values that break a component, and a message."""
    from rdflib.collection import Collection

    if kind == "nodeKind":
        return "!isIRI(?value)", "no IRI"
    if kind == "pattern":
        pattern = str(given).replace("\\", "\\\\")
        return f'!REGEX(STR(?value), "{pattern}")', f"does not match {given}"
    if kind in _NUMBERS:
        wrong = f"!isNumeric(?value) || ?value {_NUMBERS[kind]} {given}"
        return wrong, f"{_NUMBERS[kind]} {given}"
    if kind == "in":
        known = ", ".join(f"<{each}>" for each in Collection(found, given))
        return f"?value NOT IN ({known})", "none of the known ones"
    raise _unknown(kind, given)


def _values(step: str, wrong: str, target: str) -> str:
    bad = f"SELECT ?this ?value {{ ?this {step} ?value {wrong} }}"
    return f"SELECT DISTINCT ?this ?value {{ {{ {bad} }} {_aimed(target)} }}"


def _aimed(target: str) -> str:
    return f"FILTER EXISTS {{ {target} }}"


def _not(kind: str, given: object) -> str:
    if kind == "class":
        return f"MINUS {{ ?value a <{given}> }}"
    if kind == "datatype":
        # A cast has no value for a text that its type does not know.
        read = f"isLiteral(<{given}>(STR(?value)))"
        is_one = f"isLiteral(?value) && DATATYPE(?value) = <{given}> && {read}"
        return f"FILTER(!COALESCE({is_one}, false))"
    raise _unknown(kind, given)


def _unknown(kind: str, given: object) -> InputError:
    return InputError(
        f"sh:{kind} {given} of shapes.ttl cannot be asked as SPARQL",
        "the shapes of kgraph use none: shapes.ttl was changed",
    )

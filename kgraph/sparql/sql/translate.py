"""A whole query as one SQL statement.

The way in is rdflib's parser and algebra, the way out a `Plan`: the statement and how
its columns become terms. Only what the tables know is translated; for everything
else `OutsideError` says why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import rdflib
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

from kgraph.rdf.parts import Parts, Slot
from kgraph.sparql.quirks import everything, strange
from kgraph.sparql.sql.algebra import relation
from kgraph.sparql.sql.building import Building
from kgraph.sparql.sql.forms import OutsideError, Value, as_any, iri_text, of_constant, written
from kgraph.sparql.sql.kept import Index


@dataclass(frozen=True, slots=True)
class Column:
    """A variable of the answer: its name, and what kind of term its column holds.

    ``parts``: an IRI of constant texts and of slots, each a column, where numbers stand for
    ids; it is put together from the rows that are left.
    """

    name: str
    kind: str
    tag: str
    parts: Parts = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A translated query.

    ``sweeping``: no end of it is fixed, so that most rows of a table are read.
    """

    sql: str
    columns: tuple[Column, ...]
    form: str
    sweeping: bool
    why: str


def translate(
    text: str,
    base: str,
    prefixes: Mapping[str, str],
    parameters: "Mapping[str, rdflib.URIRef | rdflib.Literal]",
    index: Index | None = None,
) -> Plan:
    """Translate a query.

    Args:
        text: SPARQL.
        base: The base IRI of the graph; relative IRIs are relative to it.
        prefixes: Prefixes known without being declared.
        parameters: Terms that variables of the query stand for.
        index: Tables that hold what the rules read, if they are kept.

    Raises:
        OutsideError: If any part of it is not in the subset, saying which.
    """
    algebra, every = parsed(text, base, tuple(sorted(prefixes.items())))
    if algebra.datasetClause:
        raise OutsideError("FROM")
    if algebra.name not in ("SelectQuery", "AskQuery"):
        raise OutsideError(f"{algebra.name.removesuffix('Query').upper()}")
    if algebra.name == "SelectQuery" and not {*parameters} <= {*map(str, algebra.PV)}:
        raise OutsideError("a parameter is no column")
    building = Building(base, parameters, index=index or Index())
    found = relation(algebra.p, building, {}, counted=True)
    grouped = _grouped(algebra)
    # A fixed end is few rows for a store with indexes; the tables have none.
    sweeping = not building.fixed
    why = "no end of it is fixed" + (", it groups" if grouped else "")
    if building.fixed:
        why = "one end of it is fixed"
    if algebra.name == "AskQuery":
        sql = f"select exists (select 1 from ({found.sql}) as a) as a"
        return Plan(sql, (Column("answer", "boolean", ""),), "boolean", sweeping, why)
    shown = [str(name) for name in algebra.PV]
    shown = sorted(shown) if every else shown
    return _selected(shown, found.sql, found.values, parameters, sweeping, why)


def _selected(
    shown: Sequence[str],
    sql: str,
    values: Mapping[str, Value],
    parameters: Mapping[str, Any],
    sweeping: bool,
    why: str,
) -> Plan:
    listed, columns = [], []
    for number, name in enumerate(shown):
        value = values.get(name)
        if name in parameters:
            value = of_constant(parameters[name])
        if value is None:
            raise OutsideError(f"?{name} is shown and never bound")
        if value.form.kind == "date":
            value = as_any(value)
        form = value.form
        if any(isinstance(part, Slot) and part.how.endswith("number") for part in form.parts):
            made = [part for part in form.parts if isinstance(part, Slot)]
            for n, (part, slot) in enumerate(zip(made, value.slots, strict=True)):
                text = slot if part.how.endswith("number") else written(part.how, slot)
                listed.append(f"{text} as c{number}_{n}")
            columns.append(Column(name, form.kind, form.tag, form.parts))
            continue
        slot = iri_text(value) if form.kind == "iri" else value.slots[0]
        listed.append(f"{slot} as c{number}")
        columns.append(Column(name, form.kind, form.tag))
    whole = f"select {', '.join(listed)} from ({sql}) as answer"
    return Plan(whole, tuple(columns), "rows", sweeping, why)


@lru_cache(maxsize=256)
def parsed(text: str, base: str, prefixes: tuple[tuple[str, str], ...]) -> tuple[Any, bool]:
    """Parse a query: its algebra, not to be changed, and whether it is ``SELECT *``.

    Raises:
        OutsideError: If rdflib does not take it for a query, or for another one.
    """
    from pyparsing import ParseException

    try:
        query = parseQuery(text)
        reason, every = strange(query), everything(query)
        algebra = translateQuery(query, base, dict(prefixes)).algebra
    except ParseException as error:
        raise OutsideError(f"not a SPARQL query: line {error.lineno}: {error.msg}") from error
    # rdflib raises bare exceptions on unknown prefixes and misplaced aggregates.
    except Exception as error:
        raise OutsideError(f"not a SPARQL query: {error}") from error
    if reason:
        raise OutsideError(reason)
    return algebra, every


def _grouped(node: Any) -> bool:  # noqa: ANN401
    name = getattr(node, "name", "")
    if name == "AggregateJoin":
        return True
    parts = [node.get(key) for key in ("p", "p1", "p2")] if name else []
    return any(_grouped(part) for part in parts if part is not None)

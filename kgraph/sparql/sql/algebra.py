"""The operators of SPARQL's algebra as SELECTs over SELECTs.

Each gives a `Relation`. A variable that may be unbound joins nothing here: where SPARQL
would have to ask "equal, or one of them unbound", the query is left to another engine.

Source: https://www.w3.org/TR/sparql11-query/ (18); names as in rdflib's algebra.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import rdflib
from rdflib.plugins.sparql.algebra import translateGroupGraphPattern
from rdflib.plugins.sparql.parserutils import CompValue

from kgraph.sparql.sql.aggregates import group
from kgraph.sparql.sql.building import Building, Relation, Values
from kgraph.sparql.sql.expressions import Scope
from kgraph.sparql.sql.forms import (
    ANY,
    Form,
    OutsideError,
    Value,
    brought,
    common,
    nothing,
    of_constant,
    same_term,
)
from kgraph.sparql.sql.order import modified
from kgraph.sparql.sql.patterns import join_patterns


def relation(node: Any, building: Building, around: Values, *, counted: bool) -> Relation:  # noqa: ANN401
    """Translate a part of the algebra.

    Args:
        node: The part, as rdflib gives it.
        building: What holds for the whole translation.
        around: Values that its solutions will be joined with.
        counted: Whether it matters how often a solution comes.

    Raises:
        OutsideError: If the part is not in the subset.
    """
    # Of VALUES without rows or columns rdflib makes no part but a list.
    name = node.name if isinstance(node, CompValue) else "what rdflib does not take apart"
    translate = _TRANSLATE.get(name)
    if translate is None:
        raise OutsideError(f"{name} is not translated")
    return translate(node, building, around, counted)


def _patterns(node: Any, building: Building, around: Values, counted: bool) -> Relation:  # noqa: ANN401
    return join_patterns(node.triples, building, around, counted=counted)


def _join(node: Any, building: Building, around: Values, counted: bool) -> Relation:  # noqa: ANN401
    left = relation(node.p1, building, around, counted=counted)
    known = {**around, **left.values}
    right = relation(node.p2, building, known, counted=counted)
    return _joined(left, right, building)


def _joined(left: Relation, right: Relation, building: Building) -> Relation:
    a, b = building.alias(), building.alias()
    first, second = _of(left.values, a), _of(right.values, b)
    where = [_same(first[name], second[name], name) for name in first if name in second]
    values = {**second, **first}
    tail = f" where {' and '.join(where)}" if where else ""
    found = _select(values, f"({left.sql}) as {a}, ({right.sql}) as {b}{tail}", building)
    return replace(found, never=left.never or right.never)


def _optional(node: Any, building: Building, around: Values, counted: bool) -> Relation:  # noqa: ANN401
    left = relation(node.p1, building, around, counted=counted)
    right = relation(node.p2, building, {**around, **left.values}, counted=counted)
    a, b = building.alias(), building.alias()
    first, second = _of(left.values, a), _of(right.values, b)
    on = [_same(first[name], second[name], name) for name in first if name in second]
    if node.expr is not None and node.expr.name != "TrueFilter":
        scope = _scope({**second, **first}, building)
        on.append(scope.condition(node.expr).slots[0])
    condition = " and ".join(on) or "true"
    maybe = {name: value.over(value.slots, sure=False) for name, value in second.items()}
    tables = f"({left.sql}) as {a} left join ({right.sql}) as {b} on {condition}"
    return _select({**maybe, **first}, tables, building)


def _union(node: Any, building: Building, around: Values, counted: bool) -> Relation:  # noqa: ANN401
    every = [relation(p, building, around, counted=counted) for p in (node.p1, node.p2)]
    # What never is has no say in which form a term is kept.
    parts = [part for part in every if not part.never] or every
    names = dict.fromkeys(name for part in [*parts, *every] for name in part.values)
    selects, values = [], {}
    forms = {
        n: common(
            [p.values[n] for p in parts if n in p.values]
            or [every[0].values.get(n) or every[1].values[n]]
        )
        for n in names
    }
    for name, form in forms.items():
        empty = _any_of([part.values.get(name) for part in parts], form, building)
        values[name] = empty.over(building.named(name, empty))
    for part in parts:
        made = {n: brought(part.values.get(n, nothing(f)), f) for n, f in forms.items()}
        alias = building.alias()
        selects.append(_columns(made, building) + f" from ({part.sql}) as {alias}")
    return Relation(" union all ".join(selects), values, never=all(p.never for p in parts))


def _any_of(every: Sequence[Value | None], form: Form, building: Building) -> Value:
    """Give what is known of a value that is one of several."""
    domains = {value.domain for value in every if value}
    return replace(
        nothing(form),
        sure=all(value and value.sure for value in every),
        domain=domains.pop() if len(domains) == 1 else "",
        number=building.index.number,
    )


def _filter(node: Any, building: Building, around: Values, counted: bool) -> Relation:  # noqa: ANN401
    inner = relation(node.p, building, around, counted=counted)
    alias = building.alias()
    values = _of(inner.values, alias)
    condition = _scope(values, building).condition(node.expr).slots[0]
    text = f"select * from ({inner.sql}) as {alias} where {condition}"
    return replace(inner, sql=text)


def _extend(node: Any, building: Building, around: Values, counted: bool) -> Relation:  # noqa: ANN401
    inner = relation(node.p, building, around, counted=counted)
    alias = building.alias()
    values = _of(inner.values, alias)
    found = _scope(values, building).value(node.expr)
    made = _select({**values, str(node.var): found}, f"({inner.sql}) as {alias}", building)
    return replace(made, never=inner.never)


def _minus(node: Any, building: Building, around: Values, counted: bool) -> Relation:  # noqa: ANN401
    left = relation(node.p1, building, around, counted=counted)
    right = relation(node.p2, building, left.values, counted=False)
    if not left.values.keys() & right.values.keys():
        return left
    alias, other = building.alias(), building.alias()
    mine, met = _of(left.values, alias), _of(right.values, other)
    same = " and ".join(_same(mine[name], met[name], name) for name in met if name in mine)
    # NOT EXISTS would be answered once for each distinct row; a join asks nothing twice.
    joined = f"({left.sql}) as {alias} anti join ({right.sql}) as {other} on {same}"
    return Relation(f"select {alias}.* from {joined}", left.values)


def _values(node: Any, building: Building, _around: Values, _counted: bool) -> Relation:  # noqa: ANN401
    if not node.res or not any(node.res):
        raise OutsideError("VALUES without rows or columns")
    names = list(dict.fromkeys(str(name) for row in node.res for name in row))
    cells: dict[str, list[Value | None]] = {
        name: [
            None if row[key] == "UNDEF" else of_constant(row[key])
            for row in node.res
            for key in (rdflib.Variable(name),)
        ]
        for name in names
    }
    forms = {n: common([c for c in column if c] or [Value(ANY, ())]) for n, column in cells.items()}
    rows = [
        _columns(
            {
                name: nothing(form) if (cell := cells[name][i]) is None else brought(cell, form)
                for name, form in forms.items()
            },
            building,
        )
        for i in range(len(node.res))
    ]
    values = {}
    for name, form in forms.items():
        empty = nothing(form)
        values[name] = empty.over(building.named(name, empty), sure=all(cells[name]))
    return Relation(" union all ".join(rows), values)


def _graph(node: Any, building: Building, around: Values, counted: bool) -> Relation:  # noqa: ANN401
    term = building.known(node.term)
    if not isinstance(term, rdflib.URIRef):
        raise OutsideError("a variable stands for the graph")
    before, building.graph = building.graph, str(term)
    try:
        return relation(node.p, building, around, counted=counted)
    finally:
        building.graph = before


def _project(node: Any, building: Building, _around: Values, counted: bool) -> Relation:  # noqa: ANN401
    inner = relation(node.p, building, {}, counted=counted)
    kept = {str(name): inner.values[str(name)] for name in node.PV if str(name) in inner.values}
    return Relation(inner.sql, kept)


def _many(node: Any, building: Building, around: Values, counted: bool) -> Relation:  # noqa: ANN401
    return relation(node.p, building, around, counted=counted)


def _grouped(node: Any, building: Building, around: Values, _counted: bool) -> Relation:  # noqa: ANN401
    loose = all(
        part.name in ("Aggregate_Min", "Aggregate_Max", "Aggregate_Sample") or part.distinct
        for part in node.A
    )
    inner = relation(node.p.p, building, {}, counted=not loose)
    alias = building.alias()
    scope = _scope(_of(inner.values, alias), building)
    return group(node, scope, f"({inner.sql}) as {alias}", building, unique=inner.unique)


def _sliced(node: Any, building: Building, _around: Values, counted: bool) -> Relation:  # noqa: ANN401
    return modified(node, building, relation, _scope_for(building), counted=counted)


def _scope_for(building: Building) -> Callable[[Values], Scope]:
    return lambda values: _scope(values, building)


def _scope(values: Values, building: Building) -> Scope:
    def exists(pattern: Any) -> str:  # noqa: ANN401
        if pattern.name.startswith("GroupGraphPattern"):
            try:
                pattern = translateGroupGraphPattern(pattern)
            except TypeError as error:  # of rdflib, where EXISTS stands among columns or keys
                raise OutsideError(f"rdflib does not take EXISTS apart: {error}") from error
        inner = relation(pattern, building, values, counted=False)
        return _meeting(values, inner, building)

    return Scope(values, building.terms, exists)


def _meeting(values: Values, inner: Relation, building: Building) -> str:
    alias = building.alias()
    met = _of(inner.values, alias)
    same = [_same(values[name], met[name], name) for name in met if name in values]
    where = f" where {' and '.join(same)}" if same else ""
    return f"exists (select 1 from ({inner.sql}) as {alias}{where})"


def _same(one: Value, other: Value, name: str) -> str:
    if not (one.sure and other.sure):
        raise OutsideError(f"?{name} may be unbound where it is joined")
    return f"({same_term(one, other)})"


def _of(values: Values, alias: str) -> dict[str, Value]:
    return {n: v.over([f"{alias}.{slot}" for slot in v.slots]) for n, v in values.items()}


def _columns(values: Values, building: Building) -> str:
    listed = [
        f"{slot} as {column}"
        for name, value in values.items()
        for slot, column in zip(value.slots, building.named(name, value), strict=True)
    ]
    return f"select {', '.join(listed) or '1 as c'}"


def _select(values: Values, tables: str, building: Building) -> Relation:
    kept = {name: value.over(building.named(name, value)) for name, value in values.items()}
    return Relation(f"{_columns(values, building)} from {tables}", kept)


_TRANSLATE: Mapping[str, Callable[[Any, Building, Values, bool], Relation]] = {
    "BGP": _patterns,
    "Join": _join,
    "LeftJoin": _optional,
    "Union": _union,
    "Filter": _filter,
    "Extend": _extend,
    "Minus": _minus,
    "values": _values,
    "Graph": _graph,
    "ToMultiSet": _many,
    "Project": _project,
    "AggregateJoin": _grouped,
    "Slice": _sliced,
    "Distinct": _sliced,
    "Reduced": _sliced,
    "OrderBy": _sliced,
}

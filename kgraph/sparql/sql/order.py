"""DISTINCT, ORDER BY, LIMIT and OFFSET: they go into one SELECT, because order ends with it."""

from collections.abc import Callable
from typing import Any

import rdflib

from kgraph.sparql.sql.building import Building, Relation, Values
from kgraph.sparql.sql.expressions import Scope
from kgraph.sparql.sql.forms import NUMBERS, OutsideError, Value, as_iri, in_order

Translate = Callable[..., Relation]


def modified(
    node: Any,  # noqa: ANN401
    building: Building,
    relation: Translate,
    scope: Callable[[Values], Scope],
    *,
    counted: bool,
) -> Relation:
    """Translate a chain of Slice, Distinct, Project and OrderBy.

    Args:
        node: The outermost of them.
        building: What holds for the whole translation.
        relation: Translates what is inside.
        scope: Gives what expressions over values may use.
        counted: Whether it matters how often a solution comes.

    Raises:
        OutsideError: If the order is by something that the engines order differently.
    """
    start = length = None
    distinct = False
    if node.name == "Slice":
        start, length, node, counted = node.start, node.length, node.p, True
    if node.name in ("Distinct", "Reduced"):
        distinct, counted, node = node.name == "Distinct", False, node.p
    shown = None
    if node.name == "Project":
        shown, node = [str(name) for name in node.PV], node.p
    keys: list[Any] = []
    if node.name == "OrderBy":
        keys, node = node.expr, node.p
    inner = relation(node, building, {}, counted=counted)
    values = dict(inner.values)
    if shown is not None:
        values = {name: inner.values[name] for name in shown if name in inner.values}
    source = inner.sql
    if distinct:
        columns = [slot for value in values.values() for slot in value.slots]
        alias = building.alias()
        source = f"select distinct {', '.join(columns) or '1 as c'} from ({source}) as {alias}"
    alias = building.alias()
    ordered = values if distinct else inner.values
    known = {n: v.over([f"{alias}.{s}" for s in v.slots]) for n, v in ordered.items()}
    order = ", ".join(filter(None, (_key(key, scope(known)) for key in keys)))
    columns = [f"{alias}.{slot}" for value in values.values() for slot in value.slots]
    sql = f"select {', '.join(columns) or '1 as c'} from ({source}) as {alias}"
    if order:
        sql += f" order by {order}"
    if length is not None:
        sql += f" limit {int(length)}"
    if start:
        sql += f" offset {int(start)}"
    return Relation(sql, values)


def _key(key: Any, scope: Scope) -> str:  # noqa: ANN401
    if isinstance(key, rdflib.Variable) and str(key) not in scope.values:
        if str(key) not in scope.parameters:
            raise OutsideError(f"?{key} is not bound where it is ordered by")
        return ""
    part = key.expr if getattr(key, "name", "") == "OrderCondition" else key
    descending = getattr(key, "order", None) == "DESC"
    slot = _sortable(scope.value(part)).slots[0]
    return f"{slot} desc nulls last" if descending else f"{slot} asc nulls first"


def _sortable(value: Value) -> Value:
    if value.form.kind == "iri":
        return value if in_order(value) else as_iri(value)
    if value.form.kind in (*NUMBERS, "string", "boolean"):
        return value
    raise OutsideError("ORDER BY dates, or terms that may be of several kinds (STR helps)")

"""Groups and what is counted, summed or chosen of them."""

from dataclasses import replace
from typing import Any

import rdflib

from kgraph.sparql.sql.building import Building, Relation
from kgraph.sparql.sql.expressions import Scope
from kgraph.sparql.sql.forms import NUMBERS, OutsideError, Value, as_iri, in_order
from kgraph.sparql.sql.functions import INTEGER, QUOTIENT


def group(
    node: Any,  # noqa: ANN401
    scope: Scope,
    tables: str,
    building: Building,
    *,
    unique: bool,
) -> Relation:
    """Translate a grouping with its aggregates.

    Args:
        node: AggregateJoin of the algebra.
        scope: What its expressions may use.
        tables: The rows that are grouped, as a FROM clause takes them.
        building: What holds for the whole translation.
        unique: Whether no two rows are the same.

    Raises:
        OutsideError: If an aggregate is not in the subset, or its answer is open.
    """
    keys: dict[str, Value] = {}
    for part in node.p.expr or ():
        if not isinstance(part, rdflib.Variable):
            raise OutsideError("GROUP BY an expression without a name")
        keys[str(part)] = scope.value(part)
    made: dict[str, tuple[Value, str]] = {}
    for part in node.A:
        # What tells rows of one group apart is different in each.
        apart = unique and {*keys, str(part.vars)} == {*scope.values}
        value, sql = _aggregate(part, scope, keys, apart=apart)
        made[str(part.res)] = value, sql
    listed, values, by = [], {}, []
    for name, value in keys.items():
        columns = building.named(name, value)
        listed += [f"{slot} as {c}" for slot, c in zip(value.slots, columns, strict=True)]
        # What is the same in every row parts no group, and would be compared in each.
        by += list(value.slots) if value.constant is None else []
        values[name] = value.over(columns)
    for name, (value, sql) in made.items():
        if sql == "":  # a variable that is grouped by, under another name
            columns = building.named(name, value)
            listed += [f"{s} as {c}" for s, c in zip(value.slots, columns, strict=True)]
            values[name] = value.over(columns)
            continue
        (column,) = building.named(name, value)
        listed.append(f"{sql} as {column}")
        values[name] = value.over([column])
    tail = f" group by {', '.join(by)}" if by else ""
    if keys and not by:
        tail = " having count(*) > 0"  # of no rows there is no group
    return Relation(f"select {', '.join(listed)} from {tables}{tail}", values)


def _aggregate(
    part: Any,  # noqa: ANN401
    scope: Scope,
    keys: dict[str, Value],
    *,
    apart: bool,
) -> tuple[Value, str]:
    kind = part.name.removeprefix("Aggregate_")
    distinct = "distinct " if part.distinct and not apart else ""
    if kind == "Sample":
        if str(part.vars) not in keys:
            raise OutsideError("SAMPLE: any of several answers is right")
        return keys[str(part.vars)], ""
    if kind == "Count":
        return Value(INTEGER, ("",)), _count(part.vars, distinct, scope)
    found = scope.value(part.vars)
    if not found.sure:
        # One error, and the whole sum is an error for one engine and not for the other.
        raise OutsideError(f"{kind.upper()} of what may be unbound")
    if found.form == QUOTIENT:
        raise OutsideError(f"{kind.upper()} of a quotient or a mean")
    slot = found.slots[0]
    if kind in ("Sum", "Avg"):
        if found.form.kind not in NUMBERS:
            raise OutsideError(f"{kind.upper()} of what is no integer or decimal")
        if not keys and (kind == "Avg" or found.form != INTEGER):
            # Of no rows it is the integer 0, of others a decimal.
            raise OutsideError(f"{kind.upper()} of what may be no row")
        if kind == "Avg":
            mean = f"coalesce(avg({distinct}cast({slot} as double)), 0)"
            return Value(QUOTIENT, ("",)), f"cast(round({mean}, 12) as decimal(38, 12))"
        wide = "bigint" if found.form == INTEGER else "decimal(38, 12)"
        return Value(found.form, ("",)), f"cast(coalesce(sum({distinct}{slot}), 0) as {wide})"
    if kind in ("Min", "Max"):
        if found.form.kind == "iri":
            found = found if in_order(found) else as_iri(found)
        elif found.form.kind not in (*NUMBERS, "string"):
            raise OutsideError(f"{kind.upper()} of dates or of terms of several kinds")
        sure = bool(keys)  # the group of no rows has none
        return replace(found, slots=("",), sure=sure), f"{kind.lower()}({found.slots[0]})"
    raise OutsideError(f"{kind} is not translated")


def _count(what: Any, distinct: str, scope: Scope) -> str:  # noqa: ANN401
    if what == "*":
        if distinct:
            raise OutsideError("COUNT(DISTINCT *)")
        return "count(*)"
    found = scope.value(what)
    first = found.slots[0]
    if not distinct or len(found.slots) == 1:
        return f"count({distinct}{first})"
    whole = f"row({', '.join(found.slots)})"
    return f"count(distinct case when {first} is not null then {whole} end)"

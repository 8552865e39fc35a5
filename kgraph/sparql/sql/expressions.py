"""Filters and bound expressions as SQL. An error of SPARQL is a null of SQL.

What the engines do not agree on is outside: order and equality of dates of unlike
precision, values of unlike kinds, words that a regular expression knows by class.

Sources: https://www.w3.org/TR/sparql11-query/ (17), XPath functions 3.1.
"""

from collections.abc import Callable, Mapping
from typing import Any

import rdflib
from rdflib.plugins.sparql.parserutils import CompValue

from kgraph.sparql.sql.forms import (
    ANY,
    IRI,
    NUMBERS,
    Form,
    OutsideError,
    Value,
    brought,
    common,
    in_order,
    of_constant,
    same_term,
)
from kgraph.sparql.sql.functions import (
    BOOLEAN,
    DECIMAL,
    FUNCTIONS,
    INTEGER,
    QUOTIENT,
    STRING,
    as_decimal,
    boolean,
    string_of,
)

Exists = Callable[[Any], str]


class Scope:
    """What an expression may use: values of variables, and a way to ask for EXISTS."""

    def __init__(
        self, values: Mapping[str, Value], parameters: Mapping[str, Any], exists: Exists
    ) -> None:
        self.values, self.parameters, self.exists = values, parameters, exists

    def value(self, part: Any) -> Value:  # noqa: ANN401 - rdflib's algebra
        """Translate an expression.

        Raises:
            OutsideError: If it is not in the subset.
        """
        if isinstance(part, rdflib.Variable):
            return self._variable(str(part))
        if isinstance(part, rdflib.URIRef | rdflib.Literal):
            return of_constant(part)
        # Of CONCAT() and of IN () rdflib makes no expression.
        name = part.name if isinstance(part, CompValue) else "what rdflib does not take apart"
        translate = _TRANSLATE.get(name)
        if translate is None:
            raise OutsideError(f"{name.removeprefix('Builtin_')} is not translated")
        return translate(self, part)

    def condition(self, part: Any) -> Value:  # noqa: ANN401
        """Translate an expression to its truth."""
        found = self.value(part)
        slot = found.slots[0]
        match found.form.kind:
            case "boolean":
                return found
            case "string" | "lang":
                return Value(BOOLEAN, (f"(length({slot}) > 0)",), found.sure)
            case "integer" | "decimal":
                return Value(BOOLEAN, (f"({slot} <> 0)",), found.sure)
        raise OutsideError("the truth of a term of another kind")

    def text(self, part: Any) -> Value:  # noqa: ANN401
        """Translate an expression that must be a plain string."""
        found = self.value(part)
        if found.form != STRING:
            raise OutsideError("a function of plain strings on another kind of term")
        return found

    def words(self, part: Any) -> Value:  # noqa: ANN401
        """Translate an expression that must be a string, in a language or none."""
        found = self.value(part)
        if found.form.kind == "lang":
            return Value(STRING, found.slots, found.sure)
        if found.form != ANY:
            return self.text(part)
        is_text = rf"regexp_matches({found.slots[0]}, '\"(@[a-zA-Z0-9-]+)?$')"
        text = f"case when {is_text} then {string_of(found).slots[0]} end"
        return Value(STRING, (text,), sure=False)

    def number(self, part: Any) -> Value:  # noqa: ANN401
        """Translate an expression that must be an integer or a decimal."""
        found = self.value(part)
        if found.form.kind not in NUMBERS:
            raise OutsideError("arithmetic on what is no integer or decimal")
        if found.form == QUOTIENT:
            raise OutsideError("arithmetic on a quotient or a mean")
        return found

    def _variable(self, name: str) -> Value:
        if name in self.values:
            return self.values[name]
        if name in self.parameters:
            return of_constant(self.parameters[name])
        raise OutsideError(f"?{name} is not bound where it is used")


def _and(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    every = [scope.condition(p) for p in (part.expr, *part.other)]
    return boolean(" and ".join(v.slots[0] for v in every), *every)


def _or(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    every = [scope.condition(p) for p in (part.expr, *part.other)]
    return boolean(" or ".join(v.slots[0] for v in every), *every)


def _not(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    found = scope.condition(part.expr)
    return boolean(f"not {found.slots[0]}", found)


def _relation(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    if found := _by_number(scope, part):
        return found
    left = scope.value(part.expr)
    if part.op in ("IN", "NOT IN") and left.form != QUOTIENT:
        every = [_equal(left, scope.value(other)) for other in part.other]
        inside = " or ".join(v.slots[0] for v in every) or "false"
        found = boolean(f"({inside})", *every)
        return found if part.op == "IN" else boolean(f"not {found.slots[0]}", found)
    right = scope.value(part.other)
    if QUOTIENT in (left.form, right.form):
        raise OutsideError("a comparison with a quotient or a mean")
    if part.op in ("=", "!="):
        found = _equal(left, right)
        return found if part.op == "=" else boolean(f"not {found.slots[0]}", found)
    kinds = {left.form.kind, right.form.kind}
    if not (kinds <= set(NUMBERS) or left.form == right.form == STRING or kinds == {"boolean"}):
        raise OutsideError(f"{part.op} between terms that are not both numbers or strings")
    return boolean(f"{left.slots[0]} {part.op} {right.slots[0]}", left, right)


def _by_number(scope: Scope, part: Any) -> Value | None:  # noqa: ANN401
    """Compare the texts of two IRIs by the numbers that stand for them."""
    sides = (part.expr, part.other)
    if any(getattr(side, "name", "") != "Builtin_STR" for side in sides):
        return None
    left, right = (scope.value(side.arg) for side in sides)
    if left.form != right.form or not in_order(left):
        return None
    sign = "<>" if part.op == "!=" else part.op
    return boolean(f"{left.slots[0]} {sign} {right.slots[0]}", left, right)


def _equal(left: Value, right: Value) -> Value:
    kinds = {left.form.kind, right.form.kind}
    if kinds <= set(NUMBERS) or (left.form == right.form and left.form.kind in (
        "string", "boolean", "integer", "decimal", "lang",
    )):  # fmt: skip
        return boolean(f"{left.slots[0]} = {right.slots[0]}", left, right)
    if kinds == {"iri"}:
        return boolean(_bound(same_term(left, right), left, right), left, right)
    raise OutsideError("= between terms that may be of unlike kinds")


def _bound(condition: str, *values: Value) -> str:
    """Make a condition null where a value is unbound; ``false`` would not be."""
    open_ = [value.slots[0] for value in values if not value.sure]
    if condition not in ("true", "false") or not open_:
        return condition
    return f"case when {' is not null and '.join(open_)} is not null then {condition} end"


def _same_term(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    left, right = scope.value(part.arg1), scope.value(part.arg2)
    return boolean(_bound(same_term(left, right), left, right), left, right)


def _is_bound(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    found = scope.value(part.arg)
    return Value(BOOLEAN, (f"({found.slots[0]} is not null)",))


def _if(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    test = scope.condition(part.arg1)
    yes, no = scope.value(part.arg2), scope.value(part.arg3)
    form = common([yes, no])
    yes, no = brought(yes, form), brought(no, form)
    slots = tuple(
        f"case when {test.slots[0]} then {a} when not {test.slots[0]} then {b} end"
        for a, b in zip(yes.slots, no.slots, strict=True)
    )
    return Value(form, slots, test.sure and yes.sure and no.sure)


def _coalesce(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    every = [scope.value(p) for p in part.arg]
    form = common(every)
    if len(brought(every[0], form).slots) > 1:
        form = IRI
    slots = ", ".join(brought(value, form).slots[0] for value in every)
    return Value(form, (f"coalesce({slots})",), any(value.sure for value in every))


def _arithmetic(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    found = scope.number(part.expr)
    for sign, other in zip(part.op, part.other, strict=True):
        found = _operate(found, sign, scope.number(other))
    return found


def _operate(left: Value, sign: str, right: Value) -> Value:
    a, b = left.slots[0], right.slots[0]
    sure = left.sure and right.sure
    if left.form == right.form == INTEGER and sign != "/":
        return Value(INTEGER, (f"({a} {sign} {b})",), sure)
    if sign in "+-":
        return Value(DECIMAL, (f"({as_decimal(a)} {sign} {as_decimal(b)})",), sure)
    if sign == "*":
        raise OutsideError("a product of decimals")
    made = f"round(cast({a} as double) / nullif(cast({b} as double), 0), 12)"
    return Value(QUOTIENT, (as_decimal(made),), sure=False)


def _minus(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    found = scope.number(part.expr)
    return Value(found.form, (f"(- {found.slots[0]})",), found.sure)


def _rounded(function: str) -> Callable[[Scope, Any], Value]:
    def translated(scope: Scope, part: Any) -> Value:  # noqa: ANN401
        found = scope.value(part.arg)
        # A quotient is the same whole number for every engine.
        if found.form != QUOTIENT or function == "abs":
            found = scope.number(part.arg)
        slot = found.slots[0]
        # SPARQL rounds a half up, SQL away from zero.
        made = f"floor({slot} + 0.5)" if function == "round" else f"{function}({slot})"
        if found.form == INTEGER and function != "abs":
            return found
        form = DECIMAL if found.form == QUOTIENT else found.form
        return Value(form, (f"cast({made} as {_type(form)})",), found.sure)

    return translated


def _type(form: Form) -> str:
    return "bigint" if form == INTEGER else "decimal(38, 12)"


def _exists(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    found = scope.exists(part.graph)
    return Value(BOOLEAN, (f"(not {found})" if "NOT" in part.name else f"({found})",))


_TRANSLATE: Mapping[str, Callable[[Scope, Any], Value]] = {
    **FUNCTIONS,
    "ConditionalAndExpression": _and,
    "ConditionalOrExpression": _or,
    "UnaryNot": _not,
    "UnaryMinus": _minus,
    "UnaryPlus": lambda scope, part: scope.number(part.expr),
    "RelationalExpression": _relation,
    "AdditiveExpression": _arithmetic,
    "MultiplicativeExpression": _arithmetic,
    "Builtin_sameTerm": _same_term,
    "Builtin_BOUND": _is_bound,
    "Builtin_IF": _if,
    "Builtin_COALESCE": _coalesce,
    "Builtin_ABS": _rounded("abs"),
    "Builtin_CEIL": _rounded("ceil"),
    "Builtin_FLOOR": _rounded("floor"),
    "Builtin_ROUND": _rounded("round"),
    "Builtin_EXISTS": _exists,
    "Builtin_NOTEXISTS": _exists,
}

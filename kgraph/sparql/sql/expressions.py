"""Filters and bound expressions as SQL. An error of SPARQL is a null of SQL.

What the engines do not agree on is outside: order and equality of dates of unlike
precision, values of unlike kinds, words that a regular expression knows by class.

Sources: https://www.w3.org/TR/sparql11-query/ (17), XPath functions 3.1.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import rdflib
from rdflib.plugins.sparql.parserutils import CompValue

from kgraph.sparql.sql.forms import (
    ANY,
    IRI,
    NUMBERS,
    XSD,
    Form,
    OutsideError,
    Value,
    brought,
    common,
    decimal_text,
    in_order,
    iri_text,
    of_constant,
    quoted,
    same_term,
)

STRING, INTEGER, DECIMAL, BOOLEAN = (
    Form("string"), Form("integer"), Form("decimal"), Form("boolean"),
)  # fmt: skip
# A quotient has more digits than are kept here: nothing more may be made of it.
QUOTIENT = Form("decimal", (), "quotient")
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


def _boolean(sql: str, *of: Value) -> Value:
    return Value(BOOLEAN, (f"({sql})",), all(value.sure for value in of))


def _plain(sql: str, *of: Value) -> Value:
    return Value(STRING, (sql,), all(value.sure for value in of))


def _and(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    every = [scope.condition(p) for p in (part.expr, *part.other)]
    return _boolean(" and ".join(v.slots[0] for v in every), *every)


def _or(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    every = [scope.condition(p) for p in (part.expr, *part.other)]
    return _boolean(" or ".join(v.slots[0] for v in every), *every)


def _not(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    found = scope.condition(part.expr)
    return _boolean(f"not {found.slots[0]}", found)


def _relation(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    if found := _by_number(scope, part):
        return found
    left = scope.value(part.expr)
    if part.op in ("IN", "NOT IN") and left.form != QUOTIENT:
        every = [_equal(left, scope.value(other)) for other in part.other]
        inside = " or ".join(v.slots[0] for v in every) or "false"
        found = _boolean(f"({inside})", *every)
        return found if part.op == "IN" else _boolean(f"not {found.slots[0]}", found)
    right = scope.value(part.other)
    if QUOTIENT in (left.form, right.form):
        raise OutsideError("a comparison with a quotient or a mean")
    if part.op in ("=", "!="):
        found = _equal(left, right)
        return found if part.op == "=" else _boolean(f"not {found.slots[0]}", found)
    kinds = {left.form.kind, right.form.kind}
    if not (kinds <= set(NUMBERS) or left.form == right.form == STRING or kinds == {"boolean"}):
        raise OutsideError(f"{part.op} between terms that are not both numbers or strings")
    return _boolean(f"{left.slots[0]} {part.op} {right.slots[0]}", left, right)


def _by_number(scope: Scope, part: Any) -> Value | None:  # noqa: ANN401
    """Compare the texts of two IRIs by the numbers that stand for them."""
    sides = (part.expr, part.other)
    if any(getattr(side, "name", "") != "Builtin_STR" for side in sides):
        return None
    left, right = (scope.value(side.arg) for side in sides)
    if left.form != right.form or not in_order(left):
        return None
    sign = "<>" if part.op == "!=" else part.op
    return _boolean(f"{left.slots[0]} {sign} {right.slots[0]}", left, right)


def _equal(left: Value, right: Value) -> Value:
    kinds = {left.form.kind, right.form.kind}
    if kinds <= set(NUMBERS) or (left.form == right.form and left.form.kind in (
        "string", "boolean", "integer", "decimal", "lang",
    )):  # fmt: skip
        return _boolean(f"{left.slots[0]} = {right.slots[0]}", left, right)
    if kinds == {"iri"}:
        return _boolean(_bound(same_term(left, right), left, right), left, right)
    raise OutsideError("= between terms that may be of unlike kinds")


def _bound(condition: str, *values: Value) -> str:
    """Make a condition null where a value is unbound; ``false`` would not be."""
    open_ = [value.slots[0] for value in values if not value.sure]
    if condition not in ("true", "false") or not open_:
        return condition
    return f"case when {' is not null and '.join(open_)} is not null then {condition} end"


def _same_term(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    left, right = scope.value(part.arg1), scope.value(part.arg2)
    return _boolean(_bound(same_term(left, right), left, right), left, right)


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
        return Value(DECIMAL, (f"({_decimal(a)} {sign} {_decimal(b)})",), sure)
    if sign == "*":
        raise OutsideError("a product of decimals")
    made = f"round(cast({a} as double) / nullif(cast({b} as double), 0), 12)"
    return Value(QUOTIENT, (_decimal(made),), sure=False)


def _decimal(sql: str) -> str:
    return f"cast({sql} as decimal(38, 12))"


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


def string_of(value: Value) -> Value:
    """Give STR() of a value."""
    slot = value.slots[0]
    match value.form.kind:
        case "iri":
            return Value(STRING, (iri_text(value),), value.sure)
        case "string" | "lang" | "typed" | "date":
            return Value(STRING, (slot,), value.sure)
        case "decimal":
            return Value(STRING, (decimal_text(slot),), value.sure)
        case "integer" | "boolean":
            return Value(STRING, (f"cast({slot} as varchar)",), value.sure)
    # N-Triples syntax; control characters are in no text, so one may stand for a backslash.
    lexical = rf"regexp_extract({slot}, '^\"(.*)\"[^\"]*$', 1, 's')"
    for raw, plain in ((r"\\", "chr(1)"), (r"\"", "'\"'"), (r"\n", "chr(10)"), (r"\r", "chr(13)")):
        lexical = f"replace({lexical}, '{raw}', {plain})"
    lexical = f"replace({lexical}, chr(1), '\\')"
    iri = f"substr({slot}, 2, length({slot}) - 2)"
    text = f"case when starts_with({slot}, '<') then {iri} else {lexical} end"
    return Value(STRING, (text,), value.sure)


def _language(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    found = scope.value(part.arg)
    if found.form.kind in ("iri", "any"):
        raise OutsideError("the language of what may be no literal")
    return _when_bound(found, quoted(found.form.tag if found.form.kind == "lang" else ""), STRING)


def _datatype(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    found = scope.value(part.arg)
    kind = found.form.kind
    if kind in ("iri", "any", "lang", "date"):
        raise OutsideError("the datatype of what may have one of several")
    return _when_bound(found, quoted(found.form.tag if kind == "typed" else XSD + kind), IRI)


def _when_bound(value: Value, sql: str, form: Form) -> Value:
    if value.sure:
        return Value(form, (sql,))
    return Value(form, (f"case when {value.slots[0]} is not null then {sql} end",), sure=False)


def _is_kind(*kinds: str) -> Callable[[Scope, Any], Value]:
    def translated(scope: Scope, part: Any) -> Value:  # noqa: ANN401
        found = scope.value(part.arg)
        if found.form == ANY or (found.form.kind == "date" and "date" not in kinds):
            raise OutsideError("the kind of a term that may be of several")
        return _when_bound(found, str(found.form.kind in kinds).lower(), BOOLEAN)

    return translated


_LITERALS = ("string", "lang", "typed", "date", "decimal", "integer", "boolean")


def _tested(function: str) -> Callable[[Scope, Any], Value]:
    def translated(scope: Scope, part: Any) -> Value:  # noqa: ANN401
        text, other = scope.words(part.arg1), scope.text(part.arg2)
        return _boolean(f"{function}({text.slots[0]}, {other.slots[0]})", text, other)

    return translated


def _cut(before: bool) -> Callable[[Scope, Any], Value]:
    def translated(scope: Scope, part: Any) -> Value:  # noqa: ANN401
        text, mark = scope.text(part.arg1), scope.text(part.arg2)
        a, b = text.slots[0], mark.slots[0]
        at = f"strpos({a}, {b})"
        piece = f"substr({a}, 1, {at} - 1)" if before else f"substr({a}, {at} + length({b}))"
        return _plain(f"case when {at} = 0 then '' else {piece} end", text, mark)

    return translated


def _concat(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    every = [scope.text(p) for p in part.arg]
    return _plain(f"({' || '.join(v.slots[0] for v in every) or quoted('')})", *every)


def _substr(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    text = scope.text(part.arg)
    start, length = part.start, part.length
    for number, least in ((start, 1), (length, 0)):
        whole = isinstance(number, rdflib.Literal) and isinstance(number.value, int)
        if number is not None and not (whole and number.value >= least):
            raise OutsideError("SUBSTR with places that are no plain numbers")
    size = "" if length is None else f", {int(length.value)}"
    return _plain(f"substr({text.slots[0]}, {int(start.value)}{size})", text)


def _strlen(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    text = scope.words(part.arg)
    return Value(INTEGER, (f"length({text.slots[0]})",), text.sure)


def _lower(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    text = scope.text(part.arg)
    slot = text.slots[0]
    # The two letters whose small form is not one letter for one in every place.
    final = rf"regexp_replace({slot}, '(\p{{L}}\p{{M}}*)Σ(\P{{L}}|$)', '\1ς\2', 'g')"
    sigma = f"case when contains({slot}, 'Σ') then {final} else {slot} end"
    return _plain(f"lower(replace({sigma}, 'İ', 'i̇'))", text)


def pattern(text: str, flags: str) -> str:
    """Give a regular expression for RE2, if every engine takes it for the same.

    Raises:
        OutsideError: If engines read it differently: classes by name, groups by number.
    """
    if flags.strip("is"):
        raise OutsideError(f"flags '{flags}' of a regular expression")
    if re.search(r"\\[^.\\\[\](){}*+?|^$/-]|\(\?|\$.|\[:|&&|--|~~|\|\||\{,|[*+?}][+?]", text):
        raise OutsideError("a regular expression that engines may read differently")
    try:
        re.compile(text)
    except re.error as error:
        raise OutsideError("a regular expression that is not well formed") from error
    # RE2's $ is the end of the text; a point meets a line end only where it is told to.
    return f"(?{flags})" + text if flags else text


def _constant_text(part: Any) -> str:  # noqa: ANN401
    if not isinstance(part, rdflib.Literal) or part.language or part.datatype:
        raise OutsideError("a regular expression that is no constant")
    return str(part)


def _regex(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    text = scope.words(part.text)
    flags = "" if part.flags is None else _constant_text(part.flags)
    found = quoted(pattern(_constant_text(part.pattern), flags))
    return _boolean(f"regexp_matches({text.slots[0]}, {found})", text)


def _replace(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    text = scope.text(part.arg)
    flags = "" if part.flags is None else _constant_text(part.flags)
    found, other = pattern(_constant_text(part.pattern), flags), _constant_text(part.replacement)
    if re.search(r"[\\$]", other) or re.fullmatch(found, ""):
        raise OutsideError("REPLACE with groups, or of nothing")
    made = f"regexp_replace({text.slots[0]}, {quoted(found)}, {quoted(other)}, 'g')"
    return _plain(made, text)


def _cast(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    name = str(part.iri).removeprefix(XSD)
    if name not in ("integer", "decimal", "string") or len(part.expr) != 1:
        raise OutsideError(f"the function <{part.iri}>")
    found = scope.value(part.expr[0])
    slot, kind = found.slots[0], found.form.kind
    if name == "string":
        return string_of(found)
    if kind == name:
        return found
    if name == "decimal" and kind == "integer":
        return Value(DECIMAL, (_decimal(slot),), found.sure)
    if name == "integer" and kind == "string":
        # Longer numbers would not fit; a cast alone would round 12.5.
        fits = f"regexp_full_match({slot}, '[+-]?[0-9]{{1,18}}')"
        return Value(INTEGER, (f"case when {fits} then cast({slot} as bigint) end",), sure=False)
    raise OutsideError(f"xsd:{name} of this kind of term")


def _exists(scope: Scope, part: Any) -> Value:  # noqa: ANN401
    found = scope.exists(part.graph)
    return Value(BOOLEAN, (f"(not {found})" if "NOT" in part.name else f"({found})",))


_TRANSLATE: Mapping[str, Callable[[Scope, Any], Value]] = {
    "ConditionalAndExpression": _and,
    "ConditionalOrExpression": _or,
    "UnaryNot": _not,
    "UnaryMinus": _minus,
    "UnaryPlus": lambda scope, part: scope.number(part.expr),
    "RelationalExpression": _relation,
    "AdditiveExpression": _arithmetic,
    "MultiplicativeExpression": _arithmetic,
    "Function": _cast,
    "Builtin_sameTerm": _same_term,
    "Builtin_BOUND": _is_bound,
    "Builtin_IF": _if,
    "Builtin_COALESCE": _coalesce,
    "Builtin_STR": lambda scope, part: string_of(scope.value(part.arg)),
    "Builtin_LANG": _language,
    "Builtin_DATATYPE": _datatype,
    "Builtin_isIRI": _is_kind("iri"),
    "Builtin_isURI": _is_kind("iri"),
    "Builtin_isBLANK": _is_kind("none"),
    "Builtin_isLITERAL": _is_kind(*_LITERALS),
    "Builtin_isNUMERIC": _is_kind(*NUMBERS),
    "Builtin_CONTAINS": _tested("contains"),
    "Builtin_STRSTARTS": _tested("starts_with"),
    "Builtin_STRENDS": _tested("ends_with"),
    "Builtin_STRBEFORE": _cut(before=True),
    "Builtin_STRAFTER": _cut(before=False),
    "Builtin_CONCAT": _concat,
    "Builtin_SUBSTR": _substr,
    "Builtin_STRLEN": _strlen,
    "Builtin_LCASE": _lower,
    "Builtin_REGEX": _regex,
    "Builtin_REPLACE": _replace,
    "Builtin_ABS": _rounded("abs"),
    "Builtin_CEIL": _rounded("ceil"),
    "Builtin_FLOOR": _rounded("floor"),
    "Builtin_ROUND": _rounded("round"),
    "Builtin_EXISTS": _exists,
    "Builtin_NOTEXISTS": _exists,
}

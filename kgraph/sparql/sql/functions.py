"""Functions of SPARQL as SQL: of texts, of what kind a term is, casts.

What engines do not agree on is outside: words that a regular expression knows by class,
a capital letter whose small form is not one letter, places that are no plain numbers.

Sources: https://www.w3.org/TR/sparql11-query/ (17.4), XPath functions 3.1.
"""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import rdflib

from kgraph.sparql.sql.forms import (
    ANY,
    IRI,
    NUMBERS,
    XSD,
    Form,
    OutsideError,
    Value,
    decimal_text,
    iri_text,
    quoted,
)

if TYPE_CHECKING:
    from kgraph.sparql.sql.expressions import Scope

STRING, INTEGER, DECIMAL, BOOLEAN = (
    Form("string"), Form("integer"), Form("decimal"), Form("boolean"),
)  # fmt: skip
# A quotient has more digits than are kept here: nothing more may be made of it.
QUOTIENT = Form("decimal", (), "quotient")


def boolean(sql: str, *of: Value) -> Value:
    """Give a condition as a value; it is null where one of what it is made of may be."""
    return Value(BOOLEAN, (f"({sql})",), all(value.sure for value in of))


def plain(sql: str, *of: Value) -> Value:
    """Give a plain string; it is null where one of what it is made of may be."""
    return Value(STRING, (sql,), all(value.sure for value in of))


def as_decimal(sql: str) -> str:
    """Give a number as a decimal of the size that is kept everywhere."""
    return f"cast({sql} as decimal(38, 12))"


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


def _language(scope: "Scope", part: Any) -> Value:  # noqa: ANN401
    found = scope.value(part.arg)
    if found.form.kind in ("iri", "any"):
        raise OutsideError("the language of what may be no literal")
    return _when_bound(found, quoted(found.form.tag if found.form.kind == "lang" else ""), STRING)


def _datatype(scope: "Scope", part: Any) -> Value:  # noqa: ANN401
    found = scope.value(part.arg)
    kind = found.form.kind
    if kind in ("iri", "any", "lang", "date"):
        raise OutsideError("the datatype of what may have one of several")
    return _when_bound(found, quoted(found.form.tag if kind == "typed" else XSD + kind), IRI)


def _when_bound(value: Value, sql: str, form: Form) -> Value:
    if value.sure:
        return Value(form, (sql,))
    return Value(form, (f"case when {value.slots[0]} is not null then {sql} end",), sure=False)


def _is_kind(*kinds: str) -> "Callable[[Scope, Any], Value]":
    def translated(scope: "Scope", part: Any) -> Value:  # noqa: ANN401
        found = scope.value(part.arg)
        if found.form == ANY or (found.form.kind == "date" and "date" not in kinds):
            raise OutsideError("the kind of a term that may be of several")
        return _when_bound(found, str(found.form.kind in kinds).lower(), BOOLEAN)

    return translated


_LITERALS = ("string", "lang", "typed", "date", "decimal", "integer", "boolean")


def _tested(function: str) -> "Callable[[Scope, Any], Value]":
    def translated(scope: "Scope", part: Any) -> Value:  # noqa: ANN401
        text, other = scope.words(part.arg1), scope.text(part.arg2)
        return boolean(f"{function}({text.slots[0]}, {other.slots[0]})", text, other)

    return translated


def _cut(before: bool) -> "Callable[[Scope, Any], Value]":
    def translated(scope: "Scope", part: Any) -> Value:  # noqa: ANN401
        text, mark = scope.text(part.arg1), scope.text(part.arg2)
        a, b = text.slots[0], mark.slots[0]
        at = f"strpos({a}, {b})"
        piece = f"substr({a}, 1, {at} - 1)" if before else f"substr({a}, {at} + length({b}))"
        return plain(f"case when {at} = 0 then '' else {piece} end", text, mark)

    return translated


def _concat(scope: "Scope", part: Any) -> Value:  # noqa: ANN401
    every = [scope.text(p) for p in part.arg]
    return plain(f"({' || '.join(v.slots[0] for v in every) or quoted('')})", *every)


def _substr(scope: "Scope", part: Any) -> Value:  # noqa: ANN401
    text = scope.text(part.arg)
    start, length = part.start, part.length
    for number, least in ((start, 1), (length, 0)):
        whole = isinstance(number, rdflib.Literal) and isinstance(number.value, int)
        if number is not None and not (whole and number.value >= least):
            raise OutsideError("SUBSTR with places that are no plain numbers")
    size = "" if length is None else f", {int(length.value)}"
    return plain(f"substr({text.slots[0]}, {int(start.value)}{size})", text)


def _strlen(scope: "Scope", part: Any) -> Value:  # noqa: ANN401
    text = scope.words(part.arg)
    return Value(INTEGER, (f"length({text.slots[0]})",), text.sure)


def _lower(scope: "Scope", part: Any) -> Value:  # noqa: ANN401
    text = scope.text(part.arg)
    slot = text.slots[0]
    # The two letters whose small form is not one letter for one in every place.
    final = rf"regexp_replace({slot}, '(\p{{L}}\p{{M}}*)Σ(\P{{L}}|$)', '\1ς\2', 'g')"
    sigma = f"case when contains({slot}, 'Σ') then {final} else {slot} end"
    return plain(f"lower(replace({sigma}, 'İ', 'i̇'))", text)


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


def _regex(scope: "Scope", part: Any) -> Value:  # noqa: ANN401
    text = scope.words(part.text)
    flags = "" if part.flags is None else _constant_text(part.flags)
    found = quoted(pattern(_constant_text(part.pattern), flags))
    return boolean(f"regexp_matches({text.slots[0]}, {found})", text)


def _replace(scope: "Scope", part: Any) -> Value:  # noqa: ANN401
    text = scope.text(part.arg)
    flags = "" if part.flags is None else _constant_text(part.flags)
    found, other = pattern(_constant_text(part.pattern), flags), _constant_text(part.replacement)
    if re.search(r"[\\$]", other) or re.fullmatch(found, ""):
        raise OutsideError("REPLACE with groups, or of nothing")
    made = f"regexp_replace({text.slots[0]}, {quoted(found)}, {quoted(other)}, 'g')"
    return plain(made, text)


def _cast(scope: "Scope", part: Any) -> Value:  # noqa: ANN401
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
        return Value(DECIMAL, (as_decimal(slot),), found.sure)
    if name == "integer" and kind == "string":
        # Longer numbers would not fit; a cast alone would round 12.5.
        fits = f"regexp_full_match({slot}, '[+-]?[0-9]{{1,18}}')"
        return Value(INTEGER, (f"case when {fits} then cast({slot} as bigint) end",), sure=False)
    raise OutsideError(f"xsd:{name} of this kind of term")


FUNCTIONS: Mapping[str, "Callable[[Scope, Any], Value]"] = {
    "Function": _cast,
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
}

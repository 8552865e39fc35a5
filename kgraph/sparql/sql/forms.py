"""Values: columns of SQL that stand for RDF terms, and what kind of term they stand for.

A term is kept as the raw values it is made of (an id, a number, a text) as long as
possible: joins and groups then work on columns of the tables, and texts are made
of the rows that are left. Two values of one form are the same term if and only if
their slots are equal.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import quote, unquote

import rdflib

from kgraph.model import terms
from kgraph.rdf import sql
from kgraph.rdf.parts import BASE, Expression, How, Parts, Slot, parts_of

Kind = Literal["iri", "string", "lang", "typed", "date", "decimal", "integer", "boolean", "any"]
XSD = terms.NAMESPACES["xsd"]
NUMBERS = ("integer", "decimal")
# An IRI may be a text without more structure; other slots are named by how they are written.
_TEXT = Slot("text", "")
DOMAINS = {
    **dict.fromkeys(("paper_id", "citing", "cited", "mentioned", "paper_a", "paper_b"), "paper"),
    **dict.fromkeys(("author_id", "author_a", "author_b"), "author"),
    "organisation_id": "organisation",
}


# The number that stands for an id in kept tables, in the order of IRIs; nothing if it has none.
Number = Callable[[str], int | None]
# By number: the path of an id under the base, and the id as one segment of a path.
IDS = "kept.ids"


class OutsideError(Exception):
    """The query needs what the tables cannot say; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of term: for IRIs the constant parts and slots, for literals the datatype."""

    kind: Kind
    parts: Parts = ()
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """SQL for one variable or expression: its form and the SQL of each slot.

    ``sure``: never null. ``options``: all terms it can be, if they are few (of IRIs).
    ``domain``: what the id is an id of, if that is known. ``number``: gives the number of
    an id, where slots hold numbers for ids.
    """

    form: Form
    slots: tuple[str, ...]
    sure: bool = True
    options: frozenset[str] | None = None
    domain: str = ""
    constant: "rdflib.URIRef | rdflib.Literal | None" = field(default=None, compare=False)
    number: "Number | None" = field(default=None, compare=False)

    def over(self, columns: Sequence[str], *, sure: bool | None = None) -> "Value":
        """Give the same value read from columns of a query around."""
        kept = self.sure if sure is None else sure
        return replace(self, slots=tuple(columns), sure=kept, constant=None)


IRI = Form("iri", (_TEXT,))
ANY = Form("any")


def of_expression(expression: str, base: str) -> Value:
    """Give the value of a term's SQL as the rules write it; a place is the IRI under the base."""
    if not isinstance(expression, Expression):
        return Value(ANY, (expression,))
    found = expression
    if found.kind != "iri" and found.kind != "place":
        (slot,) = found.parts
        assert isinstance(slot, Slot)
        return Value(Form(found.kind, (), found.tag), (slot.sql,))
    parts = found.parts if found.kind == "iri" else (BASE, *found.parts)
    options = frozenset(_joined(option, base) for option in found.options) or None
    slots = tuple(part.sql for part in parts if isinstance(part, Slot))
    shape = _merged(parts, base)
    if not slots:
        (text,) = shape or ("",)
        assert isinstance(text, str)
        return of_constant(rdflib.URIRef(text))
    domain = ""
    if len(parts) == 2 and isinstance(parts[1], Slot) and parts[1].how == "path":
        domain = DOMAINS.get(slots[0], "")
    return Value(Form("iri", shape), slots, options=options, domain=domain)


def of_place(place: str, base: str) -> Value:
    """Give the IRI of a place under the base."""
    return of_expression(Expression(place, "place", parts_of([place])), base)


def of_constant(term: "rdflib.URIRef | rdflib.Literal") -> Value:
    """Give the value of a term that a query names.

    Raises:
        OutsideError: If it is a literal whose values the tables do not know.
    """
    text = quoted(str(term))
    if isinstance(term, rdflib.URIRef):
        return Value(IRI, (text,), options=frozenset([str(term)]), constant=term)
    if term.language:
        return Value(Form("lang", (), term.language.lower()), (text,), constant=term)
    datatype = str(term.datatype or f"{XSD}string").removeprefix(XSD)
    if datatype == "string":
        return Value(Form("string"), (text,), constant=term)
    if datatype == "boolean" and str(term) in ("true", "false"):
        return Value(Form("boolean"), (str(term),), constant=term)
    if datatype in ("gYear", "gYearMonth", "date"):
        return Value(Form("typed", (), str(term.datatype)), (text,), constant=term)
    # Only in the form that every engine writes: 01 is another term than 1.
    if datatype == "integer" and str(term) == str(term.value) and len(str(term)) < 18:
        return Value(Form("integer"), (f"cast({term} as bigint)",), constant=term)
    if datatype == "decimal" and len(str(term)) < 18 and str(term).replace(".", "", 1).isdigit():
        return Value(Form("decimal"), (f"cast('{term}' as decimal(38, 12))",), constant=term)
    raise OutsideError(f"a constant {term.n3()}")


def quoted(text: str) -> str:
    """Give a text as a constant of SQL: the one place where a text of a query enters SQL."""
    if "\0" in text:
        raise OutsideError("a text with a null character")
    return "'" + text.replace("'", "''") + "'"


def iri_text(value: Value) -> str:
    """Give SQL for the whole IRI."""
    if value.form == IRI:
        return value.slots[0]
    left = list(value.slots)
    made = [
        quoted(part) if isinstance(part, str) else written(part.how, left.pop(0))
        for part in value.form.parts
    ]
    return "(" + " || ".join(made) + ")"


def written(how: How, slot: str) -> str:
    """Give SQL for the text of a slot."""
    match how:
        case "path":
            return sql.path(slot)
        case "key":
            return sql.key(slot)
        case "encoded":
            return sql.encoded(slot)
        case "segment":
            return sql.encoded(slot, slash=False)
        case "path of number":
            return f"(select path from {IDS} where n = {slot})"
        case "key of number":
            return f"(select key from {IDS} where n = {slot})"
    return slot


def in_order(value: Value) -> bool:
    """Tell whether the slot of an IRI is a number, so that numbers are in the order of IRIs."""
    parts = value.form.parts
    return len(parts) == 2 and isinstance(parts[1], Slot) and parts[1].how == "path of number"


def as_iri(value: Value) -> Value:
    """Give an IRI as text, whatever it was made of."""
    return replace(value, form=IRI, slots=(iri_text(value),), domain="")


def as_any(value: Value) -> Value:
    """Give the term in N-Triples syntax, whatever kind of term it is."""
    form, slot = value.form, value.slots[0]
    match form.kind:
        case "any":
            return value
        case "iri":
            text = f"('<' || {iri_text(value)} || '>')"
        case "lang":
            text = f"({sql.literal(slot)} || {quoted('@' + form.tag)})"
        case "string":
            text = sql.literal(slot)
        case "typed":
            text = f"({sql.literal(slot)} || {quoted(f'^^<{form.tag}>')})"
        case "date":
            text = f"({sql.date(slot)})"
        case "integer":
            text = f"({sql.whole(slot)})"
        case "boolean":
            text = f"('\"' || cast({slot} as varchar) || '\"^^<{XSD}boolean>')"
        case "decimal":
            text = f"('\"' || {decimal_text(slot)} || '\"^^<{XSD}decimal>')"
    return replace(value, form=ANY, slots=(text,), domain="")


def decimal_text(slot: str) -> str:
    """Give a decimal in its shortest form."""
    return f"regexp_replace(cast(cast({slot} as decimal(38, 12)) as varchar), '[.]?0+$', '')"


def common(values: Sequence[Value]) -> Form:
    """Give the form that all of them can be brought to at least cost."""
    forms = {value.form for value in values}
    if len(forms) == 1:
        return forms.pop()
    return IRI if all(form.kind == "iri" for form in forms) else ANY


def brought(value: Value, form: Form) -> Value:
    """Bring a value to a form that `common` gave."""
    if value.form == form:
        return value
    return as_iri(value) if form == IRI else as_any(value)


def nothing(form: Form) -> Value:
    """Give the unbound value of a form."""
    types = {"integer": "bigint", "decimal": "decimal(38, 12)", "boolean": "boolean"}
    slots = [types.get(form.kind, "varchar")]
    if form.kind == "iri":
        numbers = [part.how.endswith("number") for part in form.parts if isinstance(part, Slot)]
        slots = ["integer" if number else "varchar" for number in numbers]
    return Value(form, tuple(f"cast(null as {slot})" for slot in slots), sure=False)


def same_term(one: Value, other: Value) -> str:
    """Give the condition that two bound values are one term."""
    if apart(one, other):
        return "false"
    for value, constant in ((one, other), (other, one)):
        if constant.constant is not None and value.form != constant.form:
            found = matched(value, constant.constant)
            if found is not None:
                return found
    form = common([one, other])
    left, right = brought(one, form), brought(other, form)
    return " and ".join(f"{a} = {b}" for a, b in zip(left.slots, right.slots, strict=True))


def matched(value: Value, term: "rdflib.URIRef | rdflib.Literal") -> str | None:
    """Give the condition on the slots that a value is a term; nothing if texts must be compared."""
    shape = value.form.parts
    if not isinstance(term, rdflib.URIRef) or value.form.kind != "iri" or len(value.slots) != 1:
        return None
    if len(shape) != 2 or not isinstance(shape[0], str) or not isinstance(shape[1], Slot):
        return None
    rest, how = str(term).removeprefix(shape[0]), shape[1].how
    if rest == str(term):
        return "false"
    if how == "path":
        found = terms.compact(str(term), shape[0])
        return "false" if found is None else f"{value.slots[0]} = {quoted(found)}"
    if how == "path of number" and value.number is not None:
        known = terms.compact(str(term), shape[0])
        number = None if known is None else value.number(known)
        return "false" if number is None else f"{value.slots[0]} = {number}"
    if how in ("encoded", "segment"):
        plain = unquote(rest)
        fits = quote(plain, safe="/" if how == "encoded" else "") == rest
        return f"{value.slots[0]} = {quoted(plain)}" if fits else "false"
    return None


def apart(one: Value, other: Value) -> bool:
    """Tell whether two values can never be one term."""
    a, b = one.form, other.form
    if one.options is not None and other.options is not None:
        return not one.options & other.options
    if "any" in (a.kind, b.kind):
        return False
    if {a.kind, b.kind} & {"date"} and {a.kind, b.kind} <= {"date", "string", "typed"}:
        return False
    if a.kind != b.kind or a.tag != b.tag:
        return True
    if a.kind != "iri":
        return False
    for value, options in ((one, other.options), (other, one.options)):
        if options is not None and value.form != IRI:
            return not any(matched(value, rdflib.URIRef(text)) != "false" for text in options)
    if one.domain and other.domain:
        return one.domain != other.domain
    return _shapes_apart(a.parts, b.parts)


def _shapes_apart(one: Parts, other: Parts) -> bool:
    """Tell by the constant beginnings, and by what follows ``#``, which no slot writes."""
    if (_TEXT,) in (one, other):
        return False
    if _place(one) and _place(other):
        # By our own rules for IRIs: no code of a category holds a slash or begins with grp_.
        return one[0] != other[0]
    if not any(
        a.startswith(b) or b.startswith(a) for a in _beginnings(one) for b in _beginnings(other)
    ):
        return True
    (marked, tail), (marked_, tail_) = _fragment(one), _fragment(other)
    # Nor is any evidence of a citation called context, or a part of a paper like another.
    return marked != marked_ or tail != tail_


def _place(parts: Parts) -> bool:
    """Tell whether it is one code in the scheme of categories."""
    first = parts[0] if len(parts) == 2 and isinstance(parts[0], str) else ""
    code = isinstance(parts[-1], Slot) and parts[-1].how in ("encoded", "segment")
    return code and first.endswith(("/category/", "/category/archive/", "/category/grp_"))


def _beginnings(parts: Parts) -> list[str]:
    first = parts[0] if parts and isinstance(parts[0], str) else ""
    if len(parts) > 1 and isinstance(parts[1], Slot) and parts[1].how.startswith("path"):
        return [f"{first}{place}/" for place in ("paper", "author", "organisation")]
    return [first]


def _fragment(parts: Parts) -> tuple[bool, str]:
    marks = [part for part in parts if isinstance(part, str) and "#" in part]
    return bool(marks), marks[0].partition("#")[2] if marks else ""


def _merged(parts: Parts, base: str) -> Parts:
    """Give the shape of a term: constants side by side are one, slots know only how."""
    found: list[str | Slot] = []
    for part in parts:
        if isinstance(part, Slot):
            found.append(Slot(part.how, ""))
            continue
        text = base if part == BASE else part
        if found and isinstance(found[-1], str):
            found[-1] += text
        else:
            found.append(text)
    return tuple(found)


def _joined(parts: Parts, base: str) -> str:
    return "".join(base if part == BASE else str(part) for part in parts)

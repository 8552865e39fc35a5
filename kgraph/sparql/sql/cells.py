"""Rows of an engine as rows of terms, a column at a time: of the same value one term is made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyoxigraph import Literal, NamedNode

from kgraph.model import terms
from kgraph.rdf.parts import Slot
from kgraph.sparql.answer import shortest
from kgraph.sparql.sql.translate import Plan

if TYPE_CHECKING:
    from kgraph.rdf.parts import Parts
    from kgraph.sparql.answer import Row, Term

Written = Callable[[pa.Table], pa.Table]
_VALUE = Slot("value", "")
_DECIMAL = f"{terms.NAMESPACES['xsd']}decimal"


def cells(batch: pa.RecordBatch, plan: Plan, written: Written) -> "Iterator[Row]":
    """Make the terms of a batch of rows.

    Args:
        batch: What the statement of the plan gave: a column for each slot of each variable.
        plan: Says what the columns hold.
        written: Gives rows of ``n``, ``path`` and ``key`` for a column ``n`` of numbers.

    Yields:
        A term or nothing for each column of the answer.
    """
    texts = _written(batch, plan, written)
    columns: list[Sequence[Term | None]] = []
    at = 0
    for column in plan.columns:
        slots = sum(not isinstance(part, str) for part in column.parts) or 1
        given = [batch.column(at + i).to_pylist() for i in range(slots)]
        at += slots
        if column.parts:
            columns.append(_joined(column.parts, given, texts))
        else:
            columns.append(_terms(given[0], column.kind, column.tag))
    return zip(*columns, strict=True)


def _written(batch: pa.RecordBatch, plan: Plan, written: Written) -> dict[str, dict[int, str]]:
    """Look up what is written for the numbers in the rows."""
    hows = [
        part.how for c in plan.columns for part in c.parts or (_VALUE,) if not isinstance(part, str)
    ]
    found = [batch.column(i) for i, how in enumerate(hows) if how.endswith("number")]
    if not found:
        return {}
    rows = written(pa.table({"n": pa.chunked_array(found).unique()}))
    numbers: list[Any] = rows.column("n").to_pylist()
    said: dict[str, list[Any]] = {name: rows.column(name).to_pylist() for name in ("path", "key")}
    return {f"{how} of number": dict(zip(numbers, t, strict=True)) for how, t in said.items()}


def _joined(
    parts: "Parts", given: list[list[Any]], written: Mapping[str, Mapping[int, str]]
) -> "list[Term | None]":
    """Put IRIs together from their parts; of what is unbound every part is null."""
    left: list[list[Any]] = list(given)
    texts: list[list[Any]] = []
    for part in parts:
        if isinstance(part, str):
            texts.append([part] * len(given[0]))
            continue
        values = left.pop(0)
        known = written.get(part.how)
        texts.append(values if known is None else [known.get(value) for value in values])
    return [None if None in row else NamedNode("".join(row)) for row in zip(*texts, strict=True)]


def _terms(values: list[Any], kind: str, tag: str) -> "list[Term | None]":
    makers: Mapping[str, Callable[[Any], Term]] = {
        "iri": NamedNode,
        "string": Literal,
        "lang": lambda value: Literal(value, language=tag),
        "typed": lambda value: Literal(value, datatype=_datatype(tag)),
        "integer": Literal,
        "boolean": Literal,
        "decimal": lambda value: Literal(shortest(Decimal(value)), datatype=_datatype(_DECIMAL)),
    }
    make = makers.get(kind, _parsed)
    made: dict[Any, Term | None] = {value: make(value) for value in {*values} if value is not None}
    made[None] = None
    return [made[value] for value in values]


def _parsed(text: str) -> "Term":
    """Read a term in N-Triples syntax, as our own SQL writes it."""
    if text.startswith("<"):
        return NamedNode(text[1:-1])
    value, _, tail = text[1:].rpartition('"')
    if "\\" in value:
        pieces = value.split("\\\\")
        for raw, plain in (('\\"', '"'), ("\\n", "\n"), ("\\r", "\r")):
            pieces = [piece.replace(raw, plain) for piece in pieces]
        value = "\\".join(pieces)
    if tail.startswith("@"):
        return Literal(value, language=tail[1:])
    return Literal(value, datatype=_datatype(tail[3:-1])) if tail else Literal(value)


@lru_cache(maxsize=64)
def _datatype(iri: str) -> NamedNode:
    return NamedNode(iri)

"""Columns of an engine as columns of terms: texts are made in Arrow, terms when they are wanted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
from pyoxigraph import Literal, NamedNode

from kgraph.model import terms
from kgraph.rdf.parts import Slot
from kgraph.sparql.answer import shortest, typed
from kgraph.sparql.sql.translate import Plan

if TYPE_CHECKING:
    from kgraph.rdf.parts import Parts
    from kgraph.sparql.answer import Term

    Array = pa.Array[Any]
    Chunked = pa.ChunkedArray[Any]

# Rows of ``n`` and what is written for it: ``path`` or ``key``.
Written = Callable[[pa.Table, str], pa.Table]
_SOME = 4096  # cells that show whether values are repeated
_VALUE = Slot("value", "")
_DECIMAL = f"{terms.NAMESPACES['xsd']}decimal"


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a column: values of the engine, and what kind of terms they stand for."""

    raw: "Chunked"
    kind: str
    tag: str = ""

    def terms(self) -> "list[Term | None]":
        """Give a term or nothing for each cell."""
        make = _makers(self.tag)[self.kind]
        few = _few(self.raw)
        if few is None:
            values: list[Any] = self.raw.to_pylist()
            if self.raw.null_count == 0:
                return [make(value) for value in values]
            return [None if value is None else make(value) for value in values]
        distinct, places = few
        made = [None if value is None else make(value) for value in distinct.to_pylist()]
        at: list[Any] = places.to_pylist()
        return [made[place] for place in at]

    def texts(self) -> "Chunked":
        """Give IRIs and the values of literals."""
        if self.kind in ("iri", "string", "lang", "typed"):
            return self.raw
        if self.kind in ("integer", "boolean"):
            return self.raw.cast(pa.string())
        distinct, places = _distinct(self.raw)
        made = Cells(pa.chunked_array([distinct]), self.kind, self.tag).terms()
        return pa.chunked_array(
            [pa.array([term and term.value for term in made], pa.string()).take(places)]
        )

    def typed(self) -> "Chunked":
        """Give what `texts` does, of the type of `Answer.to_arrow`."""
        if self.kind in ("iri", "string", "lang"):
            return self.raw
        # The type is that of the values that there are, however often.
        distinct, places = _distinct(self.raw)
        made = Cells(pa.chunked_array([distinct]), self.kind, self.tag).terms()
        return pa.chunked_array([typed(made).take(places)])


def _distinct(raw: "Chunked") -> "tuple[Array, Array]":
    """Give each value of a column once, and last nothing; and the places of the cells in that."""
    once = raw.drop_null().unique()
    nothing = pa.scalar(len(once), pa.int32())
    found: Any = pc.index_in(raw, value_set=once)
    places = found.combine_chunks()
    return pa.concat_arrays([once, pa.nulls(1, once.type)]), places.fill_null(nothing)


def _few(raw: "Chunked") -> "tuple[Array, Array] | None":
    """Give what `_distinct` does if the values of a column stand there often."""
    some = raw.slice(0, _SOME)
    if 2 * pc.count_distinct(some).as_py() > len(some):
        return None
    return _distinct(raw)


def joined(batches: "Iterable[list[Cells]]", plan: Plan) -> "list[Cells]":
    """Give whole columns of those of batches."""
    columns = list(zip(*batches, strict=True))
    if not columns:
        return [Cells(pa.chunked_array([], pa.string()), c.kind, c.tag) for c in plan.columns]
    return [
        replace(
            parts[0], raw=pa.chunked_array([chunk for part in parts for chunk in part.raw.chunks])
        )
        for parts in columns
    ]


def cells(batch: pa.RecordBatch, plan: Plan, written: Written) -> "list[Cells]":
    """Make the columns of a batch of rows.

    Args:
        batch: What the statement of the plan gave: a column for each slot of each variable.
        plan: Says what the columns hold.
        written: Gives rows of ``n`` and its path or key for a column ``n`` of numbers.

    Returns:
        The cells of each column of the answer.
    """
    texts = _written(batch, plan, written)
    found: list[Cells] = []
    at = 0
    for column in plan.columns:
        slots = sum(not isinstance(part, str) for part in column.parts) or 1
        given = [batch.column(at + i) for i in range(slots)]
        at += slots
        values = _iris(column.parts, given, texts) if column.parts else given[0]
        found.append(Cells(pa.chunked_array([values]), column.kind, column.tag))
    return found


def _written(batch: pa.RecordBatch, plan: Plan, written: Written) -> dict[str, pa.Table]:
    """Look up what is written for the numbers in the rows."""
    hows = [
        part.how for c in plan.columns for part in c.parts or (_VALUE,) if not isinstance(part, str)
    ]
    numbers: dict[str, list[Array]] = {}
    for i, how in enumerate(hows):
        if how.endswith("number"):
            numbers.setdefault(how, []).append(batch.column(i))
    return {
        how: written(
            pa.table({"n": pa.chunked_array(found).unique()}), how.removesuffix(" of number")
        )
        for how, found in numbers.items()
    }


def _iris(parts: "Parts", given: "list[Array]", written: Mapping[str, pa.Table]) -> "Array":
    """Put IRIs together from their parts; of what is unbound every part is null."""
    left = list(given)
    texts: list[Any] = []
    for part in parts:
        if isinstance(part, str):
            texts.append(pa.scalar(part))
            continue
        values = left.pop(0)
        known = written.get(part.how)
        if known is not None:
            place = pc.index_in(values, value_set=known.column(0).combine_chunks())
            values = known.column(1).combine_chunks().take(place)
        texts.append(values)
    made: Array = pc.binary_join_element_wise(*texts, pa.scalar(""), null_handling="emit_null")
    return made


def _makers(tag: str) -> "Mapping[str, Callable[[Any], Term | None]]":
    datatype = _datatype(tag) if tag and ":" in tag else None
    return {
        "any": _parsed,
        "date": _parsed,
        "iri": NamedNode,
        "string": Literal,
        "lang": lambda value: Literal(value, language=tag),
        "typed": lambda value: Literal(value, datatype=datatype),
        "integer": Literal,
        "boolean": Literal,
        "decimal": lambda value: Literal(shortest(Decimal(value)), datatype=_datatype(_DECIMAL)),
    }


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

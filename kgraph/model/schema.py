"""Arrow schemas and documentation of the tables, made from their classes.

Owns the way from a frozen row to a column type. A list column is never null: a
missing list is an empty one, so that no engine has to tell the two apart.
"""

import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import accumulate
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import pyarrow as pa

from kgraph.model.tables import TABLES

Row = TypeVar("Row")
_SIMPLE: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}


@cache
def schema(table: str) -> pa.Schema:
    """Give the Arrow schema of a table.

    Raises:
        KeyError: If there is no table of that name.
    """
    return pa.schema(_columns(TABLES[table]))


def key(table: str) -> tuple[str, ...]:
    """Give the columns that identify a row of a table; it is ordered by them."""
    columns: tuple[str, ...] = TABLES[table].KEY  # type: ignore[attr-defined]
    return columns


def to_arrow(table: str, rows: Iterable[object]) -> pa.Table:
    """Turn typed rows into an Arrow table of that table's schema.

    Cost: made column by column; a mapping for each row takes four times as long.
    """
    given, wanted = list(rows), schema(table)
    columns = [_array([getattr(row, f.name) for row in given], f.type) for f in wanted]
    return pa.Table.from_arrays(columns, schema=wanted)


def from_arrow(row_type: type[Row], rows: pa.Table | Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    """Turn an Arrow table, or mappings of the same columns, into typed rows."""
    plain = rows.to_pylist() if isinstance(rows, pa.Table) else rows
    hints = get_type_hints(row_type)
    for row in plain:
        yield _typed(row_type, hints, row)


def columns(table: str) -> list[tuple[str, str, str]]:
    """List name, type and meaning of a table's columns, for documentation."""
    hints = get_type_hints(TABLES[table], include_extras=True)
    arrow = schema(table)
    return [
        (field.name, str(arrow.field(field.name).type), get_args(hints[field.name])[1])
        for field in fields(TABLES[table])
    ]


def _columns(row_type: type) -> "list[pa.Field[Any]]":
    hints = get_type_hints(row_type)
    found: list[pa.Field[Any]] = []
    for field in fields(row_type):
        arrow_type, nullable = _arrow_type(hints[field.name])
        found.append(pa.field(field.name, arrow_type, nullable=nullable))
    return found


def _arrow_type(hint: Any) -> tuple[pa.DataType, bool]:  # noqa: ANN401 - a type form
    origin = get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = next(part for part in get_args(hint) if part is not type(None))
        return _arrow_type(inner)[0], True
    if origin is tuple:
        item = _arrow_type(get_args(hint)[0])[0]
        return pa.list_(pa.field("item", item, nullable=False)), False
    if is_dataclass(hint):
        return pa.struct(_columns(typing.cast(type, hint))), False
    return _SIMPLE[hint], False


def _array(values: Sequence[Any], wanted: pa.DataType) -> "pa.Array[Any]":
    """Make one column of cells: what is inside of lists and rows becomes columns in turn."""
    if isinstance(wanted, pa.StructType):
        inner = [wanted.field(i) for i in range(wanted.num_fields)]
        cells = [_array([getattr(value, f.name) for value in values], f.type) for f in inner]
        return pa.StructArray.from_arrays(cells, fields=inner)
    if isinstance(wanted, pa.ListType):
        ends = pa.array(accumulate(map(len, values), initial=0), pa.int32())
        items = _array([item for value in values for item in value], wanted.value_type)
        return pa.ListArray.from_arrays(ends, items, type=wanted)
    return pa.array(values, wanted)


def _typed(row_type: type[Row], hints: Mapping[str, Any], row: Mapping[str, Any]) -> Row:
    values: dict[str, Any] = {}
    for name, hint in hints.items():
        if get_origin(hint) is typing.ClassVar:
            continue
        value = row[name]
        if get_origin(hint) is tuple:
            item = get_args(hint)[0]
            if is_dataclass(item):
                inner = get_type_hints(item)
                value = tuple(_typed(typing.cast(type, item), inner, cell) for cell in value)
            else:
                value = tuple(value)
        values[name] = value
    return row_type(**values)


class RowBuffer:
    """Rows of a table that are not written yet: typed rows, and Arrow tables of them."""

    def __init__(self, table: str) -> None:
        self._table = table
        self._rows: list[object] = []
        self._parts: list[pa.Table] = []
        self.count = 0

    def add(self, rows: Sequence[object] | pa.Table) -> None:
        """Put rows behind the others."""
        self.count += len(rows)
        if isinstance(rows, pa.Table):
            self._gather()
            self._parts.append(rows)
        else:
            self._rows += rows

    def take(self) -> pa.Table:
        """Give all rows, in order, and keep none."""
        self._gather()
        parts, self._parts, self.count = self._parts, [], 0
        return pa.concat_tables(parts).combine_chunks()

    def _gather(self) -> None:
        if self._rows:
            self._parts.append(to_arrow(self._table, self._rows))
            self._rows = []

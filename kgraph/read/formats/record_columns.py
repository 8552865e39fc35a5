"""Records of bulk metadata as an Arrow table, made column by column.

The same rows one by one (`arxiv_record.record_of`) take three times as long.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from kgraph.model import schema
from kgraph.model.fingerprints import abstract_keys
from kgraph.model.keys import date_precision
from kgraph.model.names import name_key
from kgraph.model.text import title_key
from kgraph.read.formats.arxiv_record import Said

Column = Sequence[Any]
Counts = NDArray[np.int64]


def table_of(
    rows: Sequence[Said], source_id: str, before: int, places: Sequence[tuple[int, int, int] | None]
) -> pa.Table:
    """Make the table `records` of rows of one source, of which so many came before.

    ``places`` has, where known, the place of each row's id: first code point, the one after
    the last, line.
    """
    said: Mapping[str, Column] = dict(
        zip(Said._fields, zip(*rows, strict=True) if rows else [()] * 12, strict=True)
    )
    ordinals = range(before + 1, before + len(rows) + 1)
    sizes = _counts(said["authors"])
    authors = [author for listed in said["authors"] for author in listed]
    names = [name for name, _ in authors]
    prints, print_counts = abstract_keys(said["abstract"])
    made: dict[str, Column | pa.Array[Any]] = {
        **said,
        "record_id": [f"{source_id}#{ordinal}" for ordinal in ordinals],
        "source_id": [source_id] * len(rows),
        "ordinal": ordinals,
        "authors": _lists(
            "authors", sizes, {"name": names, "affiliation": [place for _, place in authors]}
        ),
        "primary_category": [codes[0] if codes else None for codes in said["categories"]],
        "date_precision": list(map(date_precision, said["published"])),
        "spans": _lists(
            "spans",
            np.fromiter((place is not None for place in places), np.int64, len(places)),
            _spans([place for place in places if place]),
        ),
        "title_key": [title_key(title) if title else None for title in said["title"]],
        "abstract_key": _lists("abstract_key", print_counts, prints.astype(np.int64)),
        "author_keys": _lists("author_keys", sizes, list(map(name_key, names))),
    }
    wanted = schema.schema("records")
    columns = [_column(made.get(f.name), f.type, len(rows)) for f in wanted]
    return pa.Table.from_arrays(columns, schema=wanted)


def _spans(places: Sequence[tuple[int, int, int]]) -> dict[str, Column]:
    starts, ends, lines = zip(*places, strict=True) if places else ((), (), ())
    return {"field": ["arxiv_id"] * len(places), "start": starts, "end": ends, "line": lines}


def _column(
    cells: "Column | pa.Array[Any] | None", wanted: pa.DataType, rows: int
) -> "pa.Array[Any]":
    """Make a column of cells; one that is not said is empty."""
    if isinstance(cells, pa.Array):
        return cells
    if cells is None:
        empty: dict[bool, Any] = {True: [], False: False if wanted == pa.bool_() else None}
        cells = [empty[isinstance(wanted, pa.ListType)]] * rows
    return pa.array(cells, wanted)


def _counts(lists: Sequence[Column]) -> Counts:
    return np.fromiter(map(len, lists), np.int64, len(lists))


def _lists(
    name: str, counts: Counts, items: "Mapping[str, Column] | Column | NDArray[np.int64]"
) -> "pa.Array[Any]":
    """Make a column of lists of all their items, which are values or columns of rows."""
    wanted = schema.schema("records").field(name).type
    assert isinstance(wanted, pa.ListType), "the table has lists there"
    inner = wanted.value_type
    if isinstance(items, Mapping):
        assert isinstance(inner, pa.StructType), "the table has rows in the lists"
        parts = [inner.field(n) for n in range(inner.num_fields)]
        rows = len(next(iter(items.values())))
        cells = [_column(items.get(field.name), field.type, rows) for field in parts]
        values: pa.Array[Any] = pa.StructArray.from_arrays(cells, fields=parts)
    else:
        values = pa.array(items, inner)
    ends = np.concatenate([[0], np.cumsum(counts)])
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), values, type=wanted)

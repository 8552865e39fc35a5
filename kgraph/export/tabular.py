"""The tables of a graph as a folder of CSV or Parquet files.

One file a table, named after it. In CSV a missing value is an empty cell and an
empty text is ``""``; a nested column (the contexts of a citation) is JSON text.
The evidence is not among them: it stands in the graph folder as Parquet already.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import store
from kgraph.errors import InputError
from kgraph.export.folders import replace_folder
from kgraph.model.tables import GRAPH

if TYPE_CHECKING:
    import pyarrow as pa

_TABLES: tuple[str, ...] = tuple(row.TABLE for row in GRAPH)  # type: ignore[attr-defined]


def write(folder: Path, target: Path) -> None:
    """Write every graph table into a folder, in order of its key.

    Args:
        folder: The graph folder.
        target: The folder to make or replace. A name that ends in ``.csv`` gets
            ``<table>.csv``: UTF-8, commas, a header line; one that ends in
            ``.parquet`` gets ``<table>.parquet``, zstd.

    Raises:
        InputError: If there is no graph in ``folder``, the target's name ends
            otherwise, or the target is there and is no earlier such export.
        StoreError: If a table cannot be read or the files not written; an old
            export stays as it was.
    """
    suffix = target.suffix.lower()
    if suffix not in _SAVE:
        raise InputError(f"no tables of that format: {target}", f"known are: {' '.join(_SAVE)}")
    manifest = store.read_manifest(folder)

    def write_tables(place: Path) -> None:
        for table in _TABLES:
            _SAVE[suffix](place / f"{table}{suffix}", store.read(folder, table, manifest))

    replace_folder(target, [f"{table}{suffix}" for table in _TABLES], write_tables)


def _csv(path: Path, table: "pa.Table") -> None:
    import pyarrow as pa
    import pyarrow.csv as pa_csv

    for place, field in enumerate(table.schema):
        if pa.types.is_nested(field.type):
            texts = [
                json.dumps(value, ensure_ascii=False) for value in table[field.name].to_pylist()
            ]
            table = table.set_column(place, field.name, pa.array(texts, type=pa.string()))
    pa_csv.write_csv(table, path)


_SAVE: "dict[str, Callable[[Path, pa.Table], None]]" = {
    ".csv": _csv,
    ".parquet": store.write_table,
}

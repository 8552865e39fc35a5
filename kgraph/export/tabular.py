"""The tables of a graph as a folder of CSV or Parquet files.

One file a table, named after it. In CSV a missing value is an empty cell and an
empty text is ``""``; a nested column (the contexts of a citation) is JSON text.
The evidence is not among them: it stands in the graph folder as Parquet already.
"""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import store
from kgraph.errors import InputError, StoreError
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
    _check(target, suffix)
    if not target.absolute().parent.is_dir():
        reason = f"there is no folder {target.parent}"
        raise StoreError(f"cannot write {target}: {reason}", "choose another place")
    fresh = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        fresh.mkdir()
        for table in _TABLES:
            _SAVE[suffix](fresh / f"{table}{suffix}", store.read(folder, table, manifest))
        _swap(fresh, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(f"cannot write {target}: {reason}", "choose another place") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _check(target: Path, suffix: str) -> None:
    """Refuse to replace a folder that holds what this module never wrote."""
    if not target.exists():
        return
    known = {f"{table}{suffix}" for table in _TABLES}
    hint = "name a folder that is not there yet, or an earlier export"
    if not target.is_dir():
        raise InputError(f"{target} is a file, and tables need a folder", hint)
    foreign = sorted(path.name for path in target.iterdir() if path.name not in known)
    if foreign:
        raise InputError(f"{target} would be replaced, but it holds {foreign[0]}", hint)


def _swap(fresh: Path, target: Path) -> None:
    """Put a new folder in the place of an old one; no file of the two is ever mixed."""
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


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

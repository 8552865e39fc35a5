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


def write_csv(folder: Path, target: Path) -> None:
    """Write every graph table as ``target/<table>.csv``: UTF-8, commas, a header line.

    Raises:
        InputError: If there is no graph in ``folder``, or ``target`` is there and
            holds anything but such an export.
        StoreError: If a table cannot be read or the files not written; an old
            export stays as it was.
    """
    _write(folder, target, ".csv", _csv)


def write_parquet(folder: Path, target: Path) -> None:
    """Write every graph table as ``target/<table>.parquet``, zstd, in order of its key.

    Raises:
        InputError: As `write_csv`.
        StoreError: As `write_csv`.
    """
    _write(folder, target, ".parquet", store.write_table)


def _write(
    folder: Path, target: Path, suffix: str, save: "Callable[[Path, pa.Table], None]"
) -> None:
    manifest = store.read_manifest(folder)
    _check(target, suffix)
    fresh = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        fresh.mkdir()
        for table in _TABLES:
            save(fresh / f"{table}{suffix}", store.read(folder, table, manifest))
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
    foreign = sorted(path.name for path in target.iterdir()) if target.is_dir() else [target.name]
    foreign = [name for name in foreign if name not in known or not target.is_dir()]
    if foreign:
        raise InputError(
            f"{target} would be replaced, but it holds {foreign[0]}",
            "name a folder that is not there yet, or an earlier export",
        )


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

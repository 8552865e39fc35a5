"""DuckDB: steps run in this process. Tables are views over the Parquet files of a graph."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from kgraph import failures, passing
from kgraph.errors import StoreError
from kgraph.model import schema
from kgraph.store import ROW_GROUP, Manifest, files, write_batches

_SPILL = "kgraph-spill-"


class DuckDB:
    """Runs steps embedded in this process, in memory, spilling to disk when it must.

    ``few``: there are few rows, so that a better plan costs more than it saves.
    """

    def __init__(
        self, *, threads: int | None = None, memory: str | None = None, few: bool = False
    ) -> None:
        if threads is None and failures.is_confined():
            threads = 1
        with failures.told():
            self._db = duckdb.connect(":memory:", config={"threads": threads} if threads else {})
        self._db.execute("set preserve_insertion_order = true")
        self._db.execute("set enable_progress_bar = false")
        # Not the working folder, which is DuckDB's default: what a killed run spilled stays.
        spill = passing.folder() / f"{_SPILL}{passing.mark()}-{id(self):x}"
        passing.clear(spill.parent, _SPILL)
        self._db.execute("set temp_directory = '" + str(spill).replace("'", "''") + "'")
        if few:
            self._db.execute("pragma disable_optimizer")
        if memory:
            self._db.execute("set memory_limit = '" + memory.replace("'", "''") + "'")

    def __enter__(self) -> "DuckDB":
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def view(self, name: str, paths: Sequence[Path]) -> None:
        """Make a view of a known table over its files; no file is an empty table."""
        if not paths:
            self.table(name, schema.schema(name).empty_table())
            return
        listed = ", ".join("'" + _literal(path) + "'" for path in paths)
        try:
            self._db.execute(
                f'create or replace view "{name}" as select * from read_parquet([{listed}])'
            )
        except duckdb.Error as error:
            raise failures.ours(error) or StoreError(
                f"cannot read table {name}: {error}", "build it again"
            ) from error

    def table(self, name: str, rows: pa.Table) -> None:
        """Make a table of Arrow rows."""
        self._db.register("_rows", rows)
        self._db.execute(f'create or replace table "{name}" as select * from _rows')
        self._db.unregister("_rows")

    def lend(self, name: str, rows: pa.Table) -> None:
        """Make a view of Arrow rows as they are, without a copy."""
        self._db.register(name, rows)

    def materialise(self, name: str, sql: str, values: Mapping[str, Any] | None = None) -> None:
        """Compute a step once and keep it under its name."""
        self._db.execute(f'create or replace table "{name}" as {sql}', values or {})

    def attach(self, name: str, path: Path, *, rows: int | None = None) -> None:
        """Open a file of tables under a name: for reading, or to be written in groups of rows."""
        how = "read_only" if rows is None else f"row_group_size {int(rows)}"
        file = str(path).replace("'", "''")
        try:
            self._db.execute(f"attach '{file}' as \"{name}\" ({how})")
        except duckdb.Error as error:
            raise failures.ours(error) or StoreError(
                f"cannot open {path}: {error}", f"delete {path} and ask again"
            ) from error

    def beside(self) -> "DuckDB":
        """Give another connection to the same tables, for while rows of this one are read."""
        other = object.__new__(DuckDB)
        other._db = self._db.cursor()
        return other

    def detach(self, name: str) -> None:
        """Close a file of tables; what was written to it is in it then.

        Raises:
            StoreError: If the file cannot be written.
        """
        try:
            self._db.execute(f'checkpoint "{name}"')
        except duckdb.Error as error:
            raise failures.ours(error) or StoreError(
                f"cannot write the tables {name}: {error}", "make room"
            ) from error
        self.let_go(name)

    def let_go(self, name: str) -> None:
        """Close a file of tables, whatever state it is in.

        Raises:
            StoreError: If the file cannot be written; it is closed then, too.
        """
        try:
            self._db.execute(f'detach database if exists "{name}"')
        except duckdb.Error as error:
            raise failures.ours(error) or StoreError(
                f"cannot write the tables {name}: {error}", "make room"
            ) from error

    def fill(
        self, name: str, columns: str, sql: str, values: Mapping[str, Any] | None = None
    ) -> None:
        """Make a table of a file, its columns as told, of the rows of a step.

        Raises:
            StoreError: If the file cannot be written.
        """
        try:
            self._db.execute(f"create table {name} ({columns})")
            self._db.execute(f"insert into {name} {sql}", values or {})
        except duckdb.Error as error:
            raise failures.ours(error) or StoreError(
                f"cannot write the table {name}: {error}", "make room"
            ) from error

    def rows(self, sql: str, values: Mapping[str, Any] | None = None) -> pa.Table:
        """Run a step and give its rows."""
        found: pa.Table = self._db.sql(sql, params=dict(values or {})).to_arrow_table()
        return found

    def batches(
        self, sql: str, values: Mapping[str, Any] | None = None, *, rows: int = ROW_GROUP
    ) -> Iterator[pa.RecordBatch]:
        """Run a step and give its rows in batches, memory flat."""
        yield from self._db.sql(sql, params=dict(values or {})).to_arrow_reader(rows)

    def write(self, table: str, sql: str, path: Path) -> int:
        """Run a step, order it by the table's key, write it as that table; give its rows."""
        wanted = schema.schema(table)
        names = ", ".join(f'"{name}"' for name in wanted.names)
        order = ", ".join(f'"{name}" nulls first' for name in schema.key(table))
        found = self.batches(f"select {names} from ({sql}) order by {order}")
        return write_batches(path, wanted, (pa.Table.from_batches([one]) for one in found))

    def open_graph(self, folder: Path, manifest: Manifest, tables: Sequence[str]) -> None:
        """Make views of the named tables of a graph."""
        for name in tables:
            self.view(name, files(folder, name, manifest))


def is_damage(error: duckdb.Error) -> bool:
    """Tell whether an error may come of a file that is not as it was written."""
    # Of a block whose sum is wrong DuckDB raises its bare error.
    kinds = (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException)
    return type(error) is duckdb.Error or isinstance(error, (*kinds, duckdb.FatalException))


def of_column(column: "pa.Array[Any]") -> Iterator[memoryview]:
    """Give the bytes of a column of texts, without copies: Arrow keeps them end to end."""
    texts = column if column.type in (pa.string(), pa.large_string()) else column.cast(pa.string())
    _, offsets, data = texts.buffers()
    if data is None or offsets is None:
        return
    ends = memoryview(offsets).cast("B").cast("q" if texts.type == pa.large_string() else "i")
    yield memoryview(data).cast("B")[ends[texts.offset] : ends[texts.offset + len(texts)]]


def _literal(path: Path) -> str:
    """Give a path as DuckDB takes it for itself: signs of patterns in brackets, quotes doubled."""
    return re.sub(r"([*?\[])", r"[\1]", str(path)).replace("'", "''")

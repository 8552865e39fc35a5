"""Executors: the one place that runs relational steps.

A step is a name and an SQL text in the portable subset of DuckDB's dialect
(``1e0`` not ``1.0``, ``array_length`` of lists, no lambdas, full orders). `DuckDB` runs
it embedded, `Spark` on a cluster; both give the same rows. Text from outside is bound,
never pasted.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from kgraph.engines.duckdb import DuckDB, of_column
from kgraph.errors import InputError
from kgraph.store import ROW_GROUP, Manifest

__all__ = ["EMBEDDED", "Cluster", "DuckDB", "Engine", "connect", "is_cluster", "of_column"]

EMBEDDED = "duckdb"


class Engine(Protocol):
    """What the stages ask of an executor."""

    def table(self, name: str, rows: pa.Table) -> None:
        """Make a table of Arrow rows."""

    def materialise(self, name: str, sql: str, values: Mapping[str, Any] | None = None) -> None:
        """Compute a step once and keep it under its name."""

    def rows(self, sql: str, values: Mapping[str, Any] | None = None) -> pa.Table:
        """Run a step and give its rows."""
        ...

    def batches(
        self, sql: str, values: Mapping[str, Any] | None = None, *, rows: int = ROW_GROUP
    ) -> Iterator[pa.RecordBatch]:
        """Run a step and give its rows in batches, memory flat."""
        ...

    def write(self, table: str, sql: str, path: Path) -> int:
        """Run a step, order it by the table's key, write it as that table; give its rows."""
        ...

    def open_graph(self, folder: Path, manifest: Manifest, tables: Sequence[str]) -> None:
        """Make views of the named tables of a graph."""


class Cluster(Engine, Protocol):
    """An executor of many machines, which runs our own functions too."""

    def spread(
        self, work: Callable[[bytes], Iterable[bytes]], tasks: Sequence[bytes]
    ) -> Iterator[bytes]:
        """Run a function of ours on the workers, once a task; give all answers, in order."""
        ...

    def shards(self, sql: str, values: Mapping[str, Any] | None = None) -> list[Path]:
        """Run a step of one column of texts; give packed files of its lines, for who moves them."""
        ...


def is_cluster(name: str) -> bool:
    """Say whether an engine is a cluster, and not this process.

    Raises:
        InputError: If there is no such engine.
    """
    if name.startswith("sc://"):
        return True
    if name != EMBEDDED:
        raise InputError(f"no engine '{name}'", f"name {EMBEDDED}, or a cluster: sc://host:15002")
    return False


def connect(name: str, folder: Path) -> AbstractContextManager[Cluster | None]:
    """Connect to a cluster by its address, for one run that writes to a graph.

    Args:
        name: ``sc://host:port``, or ``duckdb``: then nothing is connected to and given.
        folder: The graph folder, where a cluster keeps what is under way; all of its
            workers and this process see it under the same path.

    Raises:
        InputError: If there is no such engine, or its client is not installed.
        StoreError: If the cluster cannot be reached.
    """
    if not is_cluster(name):
        return nullcontext()
    from kgraph.engines.spark import Spark

    return Spark(name, folder)

"""Spark: steps run on a cluster, through Spark Connect; no Java here.

What the cluster computes and what this process gives it goes through Parquet files in a
folder that both see (``GRAPH/.spark``), in the same form as the tables themselves. So a
step is computed once, plans stay short, and a worker that is lost takes no rows with it.
Tables are written by this process in one way for all engines: equal rows, equal files.

Source: https://spark.apache.org/docs/latest/spark-connect-overview.html.
"""

import os
import re
import shutil
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

import pyarrow as pa
import pyarrow.parquet as pq

from kgraph import __version__
from kgraph.errors import InputError, StoreError
from kgraph.model import schema
from kgraph.store import ROW_GROUP, Manifest, files, write_batches

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, Observation

FOLDER = ".spark"
PORT = 15002  # where a server listens if nothing else is said
TIMEOUT_S = 10
_EMPTY = 20  # bytes of a packed file with nothing in it
_LACKING = "install it: pip install 'kgraph[spark]'"


class Spark:
    """Runs steps on a Spark cluster.

    Raises:
        InputError: If the client of Spark is not installed.
        StoreError: If the cluster cannot be reached, or the folder cannot be written.
    """

    def __init__(self, url: str, folder: Path) -> None:
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
            from sqlglot.errors import SqlglotError

            from kgraph.engines.dialect import to_spark
        except ImportError as error:
            raise InputError(f"the client of Spark is not here: {error}", _LACKING) from error
        self._failures: tuple[type[Exception], ...] = (PySparkException, SqlglotError)
        self._turned = to_spark
        place = urlsplit(url)
        # What may follow, a token for one, is for the server alone.
        self._url = f"sc://{place.netloc}"
        self._numbers = count(1)
        self._folder = folder.absolute() / FOLDER
        self._reach(place)
        with self._said("cannot be reached"):
            self.session = SparkSession.builder.remote(url).create()
        try:
            self._remove()
            self._folder.mkdir(parents=True)
        except OSError as error:
            self.session.stop()
            raise StoreError(f"cannot write to {self._folder}: {error.strerror}") from error

    def __enter__(self) -> "Spark":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._remove()
        self.session.stop()

    def view(self, name: str, paths: Sequence[Path]) -> None:
        """Make a view of a known table over its files; no file is an empty table."""
        if not paths:
            self.table(name, schema.schema(name).empty_table())
            return
        self._view(name, paths)

    def table(self, name: str, rows: pa.Table) -> None:
        """Make a table of Arrow rows."""
        place = self._new(name)
        place.mkdir()
        write_batches(place / "rows.parquet", rows.schema, iter([rows]))
        self._view(name, [place])

    def materialise(self, name: str, sql: str, values: Mapping[str, Any] | None = None) -> None:
        """Compute a step once and keep it under its name."""
        self._view(name, [self._computed(sql, values, name)])

    def rows(self, sql: str, values: Mapping[str, Any] | None = None) -> pa.Table:
        """Run a step and give its rows."""
        found = [pq.ParquetFile(path).read() for path in self._files(sql, values)]
        return pa.concat_tables(found)

    def batches(
        self, sql: str, values: Mapping[str, Any] | None = None, *, rows: int = ROW_GROUP
    ) -> Iterator[pa.RecordBatch]:
        """Run a step and give its rows in batches, memory flat."""
        for path in self._files(sql, values):
            yield from pq.ParquetFile(path).iter_batches(rows)

    def write(self, table: str, sql: str, path: Path) -> int:
        """Run a step, order it by the table's key, write it as that table; give its rows."""
        wanted = schema.schema(table)
        names = ", ".join(f'"{name}"' for name in wanted.names)
        order = ", ".join(f'"{name}" nulls first' for name in schema.key(table))
        found = self.batches(f"select {names} from ({sql}) as t order by {order}")
        return write_batches(path, wanted, (pa.Table.from_batches([one]) for one in found))

    def open_graph(self, folder: Path, manifest: Manifest, tables: Sequence[str]) -> None:
        """Make views of the named tables of a graph."""
        for name in tables:
            self.view(name, files(folder, name, manifest))

    def spread(
        self, work: Callable[[bytes], Iterable[bytes]], tasks: Sequence[bytes]
    ) -> Iterator[bytes]:
        """Run a function of ours on the workers, once a task; give all answers, in order.

        The workers' Python has this version of kgraph. A task whose worker is lost is run
        again on another.
        """
        if not tasks:
            return
        place = self._new("answers")
        with self._said("could not read"):
            frame = self.session.range(0, len(tasks), 1, len(tasks))
            answers = frame.mapInArrow(_runner(work, list(tasks)), "task bigint, answer binary")
            answers.write.parquet(f"file://{place}")
        ended = 0
        for number, answer in self._answers(place):
            if number != ended:
                break
            if answer is None:
                ended += 1  # behind the answers to a task is an end
            else:
                yield answer
        if ended != len(tasks):
            raise self._lacking(place, "answers")

    def _answers(self, place: Path) -> Iterator[tuple[int, bytes | None]]:
        """Give tasks and answers; one task is one partition, and one partition one file."""
        try:
            for path in sorted(place.glob("part-*.parquet")):
                for batch in pq.ParquetFile(path).iter_batches(1):
                    for task, answer in zip(*batch.columns, strict=True):
                        yield task.as_py(), bytes(answer.as_buffer()) if answer.is_valid else None
        except (OSError, pa.ArrowException) as error:
            raise self._lacking(place, f"answers: {error}") from error

    def shards(self, sql: str, values: Mapping[str, Any] | None = None) -> list[Path]:
        """Run a step of one column of texts; give packed files of its lines, for who moves them."""
        place = self._new("lines")
        with self._said("could not write lines"):
            frame = self._frame(sql, values)
            lines = f"sum(octet_length(`{frame.columns[0]}`) + 1)"
            seen, frame = self._counted(frame, lines)
            frame.write.text(f"file://{place}", compression="gzip")
            wanted = seen.get["all"] or 0
        found = sorted(place.glob("part-*.gz"))
        # A packed file ends with its length, as it was before, in four bytes.
        if (sum(map(_length, found)) - wanted) % (1 << 32):
            raise self._lacking(place, "lines")
        # A step without rows leaves a file without lines.
        return [path for path in found if path.stat().st_size > _EMPTY]

    def _reach(self, place: SplitResult) -> None:
        """Knock first: Spark's client would try for ten minutes."""
        try:
            socket.create_connection((place.hostname or "", place.port or PORT), TIMEOUT_S).close()
        except (OSError, ValueError) as error:
            raise StoreError(
                f"{self._url} cannot be reached: {error}", "start a Spark Connect server there"
            ) from error

    def _view(self, name: str, paths: Sequence[Path]) -> None:
        with self._said(f"cannot read {name}"):
            frame = self.session.read.parquet(*map(_address, paths))
            frame.createOrReplaceTempView(name)

    def _files(self, sql: str, values: Mapping[str, Any] | None) -> list[Path]:
        """Run a step and give the files of its rows: those of the first come first."""
        return sorted(self._computed(sql, values).glob("part-*.parquet"))

    def _computed(
        self, sql: str, values: Mapping[str, Any] | None = None, name: str = "rows"
    ) -> Path:
        place = self._new(name)
        with self._said(f"could not compute {name}"):
            seen, frame = self._counted(self._frame(sql, values), "count(1)")
            frame.write.parquet(f"file://{place}")
            wanted = seen.get["all"]
        found = sum(pq.read_metadata(path).num_rows for path in place.glob("part-*.parquet"))
        if found != wanted:
            raise self._lacking(place, f"rows: {found} of {wanted}")
        return place

    def _counted(self, frame: "DataFrame", what: str) -> "tuple[Observation, DataFrame]":
        """Have the cluster add something up while it writes, to compare it with what came."""
        from pyspark.sql import Observation
        from pyspark.sql.functions import expr

        seen = Observation()
        return seen, frame.observe(seen, expr(what).alias("all"))

    def _lacking(self, place: Path, what: str) -> StoreError:
        return StoreError(
            f"{self._url} is done, but not all it wrote is in {place}: {what}",
            "GRAPH must be one folder that this machine and all workers share; the graph is as "
            "it was before",
        )

    def _frame(self, sql: str, values: Mapping[str, Any] | None) -> "DataFrame":
        frame: DataFrame = self.session.sql(self._turned(sql), args=dict(values or {}))
        return frame

    def _new(self, name: str) -> Path:
        """Name a new folder for rows under way; what is computed anew takes no other's place."""
        return self._folder / f"{next(self._numbers):04d}-{name}"

    def _remove(self) -> None:
        """Remove what is under way, or what a killed run left; one process writes at a time."""
        shutil.rmtree(self._folder, ignore_errors=True)

    @contextmanager
    def _said(self, what: str) -> Iterator[None]:
        try:
            yield
        except self._failures as error:
            reason = str(error).strip().partition("\n")[0]
            raise StoreError(
                f"{self._url} {what}: {reason}", "the graph is as it was before"
            ) from error


def _runner(
    work: Callable[[bytes], Iterable[bytes]], tasks: Sequence[bytes]
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Give a function for the workers: it finds its tasks by their numbers."""
    version = __version__

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import kgraph

        if kgraph.__version__ != version:
            raise RuntimeError(f"the workers have kgraph {kgraph.__version__}, not {version}")
        for batch in batches:
            for number in batch.column(0):
                task = int(number.as_py())
                for answer in chain(work(tasks[task]), (None,)):
                    yield pa.record_batch(
                        {"task": pa.array([task]), "answer": pa.array([answer], pa.binary())}
                    )

    return run


def _length(packed: Path) -> int:
    with packed.open("rb") as file:
        file.seek(-4, os.SEEK_END)
        return int.from_bytes(file.read(), "little")


def _address(path: Path) -> str:
    """Give a path as Spark takes it for itself when it reads: signs of patterns escaped."""
    return "file://" + re.sub(r"([\\*?\[\]{}])", r"\\\1", str(path.absolute()))

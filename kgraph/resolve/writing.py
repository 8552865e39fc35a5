"""Tables are written as soon as they are computed, while the next ones are."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from kgraph import failures
from kgraph.engines import DuckDB, Engine
from kgraph.model.tables import GRAPH


class Writing:
    """The tables of a run: which are written, and their numbers of rows."""

    def __init__(self, engine: Engine, run: Path, pool: ThreadPoolExecutor | None) -> None:
        self._engine = engine
        self._run = run
        self._pool = pool
        self._rows: dict[str, Future[int]] = {}

    def add(self, table: str) -> None:
        """Have a table written that no step changes any more; now, if there is a thread for it."""
        if self._pool is not None:
            self._rows[table] = self._pool.submit(self._write, table)

    def rows(self, _: Path) -> dict[str, int]:
        """Wait until all tables are written to the folder; give their numbers of rows.

        What went wrong while one was written is raised here, as `store.replace_tables` wants it.
        """
        names: list[str] = [row.TABLE for row in GRAPH]  # type: ignore[attr-defined]
        if self._pool is None:
            return {name: self._write(name) for name in names}
        return {name: self._rows[name].result() for name in names}

    def _write(self, table: str) -> int:
        return self._engine.write(table, f'select * from "{table}"', self._run / f"{table}.parquet")


@contextmanager
def writing(engine: Engine, run: Path) -> Iterator[Writing]:
    """Write tables to a folder: beside the steps of this process, or in their turn."""
    if not isinstance(engine, DuckDB) or failures.is_confined():
        yield Writing(engine, run, None)
        return
    # One thread: two tables at once would take memory together.
    pool = ThreadPoolExecutor(1)
    with engine.beside() as other:
        try:
            yield Writing(other, run, pool)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

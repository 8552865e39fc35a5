"""What is kept open between questions: the tables and the store of a graph, or data files.

A session looks at every question whether its graph has changed, and opens it anew
then. What it opens it opens when it is first needed: a look-up in the store reads no
table, a sum over the tables builds no store.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import duckdb

from kgraph import failures, rdf, store
from kgraph.engines import DuckDB
from kgraph.engines.duckdb import is_damage
from kgraph.errors import ResourceError, StoreError
from kgraph.model import terms
from kgraph.rdf import quads
from kgraph.sparql import index
from kgraph.sparql.files import FilesSession
from kgraph.sparql.sql.forms import IDS
from kgraph.sparql.sql.kept import SCHEMA, Index, layout
from kgraph.sparql.store import built, opened
from kgraph.store import Manifest

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    import pyarrow as pa
    import rdflib
    from pyoxigraph import Store

KNOWN_IDS = 4096  # ids of an open graph that are kept at hand


class Session(Protocol):
    """What engines ask: a graph folder or data files."""

    @property
    def base(self) -> str:
        """What relative IRIs of a question are relative to."""

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Prefixes known without being declared."""

    def graphs(self) -> Collection[str]:
        """Give the names of the named graphs."""

    def store(self) -> "Store":
        """Give the Oxigraph store."""

    def dataset(self) -> "rdflib.Dataset":
        """Give the statements in rdflib's memory."""


class GraphSession:
    """A graph folder."""

    def __init__(self, folder: Path) -> None:
        """Open nothing yet.

        Raises:
            InputError: If there is no graph in the folder.
        """
        self.folder = folder
        self._open = _Opened(folder)

    def now(self) -> "GraphSession":
        """See that what is open is the present state of the graph."""
        if self._open.state != _state(self.folder):
            self._open.close()
            self._open = _Opened(self.folder)
        return self

    @property
    def manifest(self) -> Manifest:
        """The state of the graph that is open."""
        return self._open.manifest

    @property
    def base(self) -> str:
        """The base IRI of the graph."""
        return self.manifest.base_iri

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Our prefixes."""
        return terms.prefixes(self.base)

    def graphs(self) -> Collection[str]:
        """Give the names of the named graphs."""
        sources = store.read(self.folder, "sources", self.manifest).column("source_id").to_pylist()
        others = {f"{self.base}graph/{name}" for name in ("prov", "candidates")}
        return others | {terms.source_graph(str(name), self.base) for name in sources}

    def tables(self) -> DuckDB:
        """Give the tables, and what the rules of RDF need beside them."""
        return self._open.tables

    @property
    def kept(self) -> Index | None:
        """The sorted tables, if they are there."""
        return self._open.kept

    def named(self, known: str) -> str | None:
        """Give what a paper or an author is called, by an id of this graph, if it is kept.

        Nothing: the index is not there, holds no such id, or no name for it.
        """
        found = self._open.id(known) if self.kept else None
        return found[1] if found else None

    def written(self, numbers: "pa.Table", how: str) -> "pa.Table":
        """Give the column ``n`` of a table with what is written for its numbers.

        Args:
            numbers: Its column ``n`` holds every number once.
            how: ``path`` or ``key``.

        Returns:
            Rows of ``n`` and that, one for each number, in no order.
        """
        assert how in ("path", "key")
        engine = self._open.beside
        engine.lend("_numbers", numbers)
        with self.reading():
            return engine.rows(f"select n, {how} from {IDS} semi join _numbers using (n)")

    def reading(self) -> "AbstractContextManager[None]":
        """Take an error of the engine for damage of the sorted tables, if they are open.

        Raises:
            DamagedError: Instead of that error; `pass_by` what is damaged and ask again.
        """
        return self._open.reading()

    def pass_by(self) -> None:
        """Delete the sorted tables, to be made again, or look at them no more if that fails."""
        self._open.close()
        damaged = self._open.index
        with suppress(OSError):
            damaged.unlink(missing_ok=True)
        self._open = _Opened(self.folder, damaged if damaged.exists() else None)

    def asked(self) -> bool:
        """Make the index if a question is asked of the tables for the second time.

        Who asks twice will ask again, and need not wait for the same work each time; who
        asks once would wait longer. A folder that cannot be written to is read as it is.

        Returns:
            Whether the index is there now and was not before.
        """
        return self._open.asked()

    def store(self) -> "Store":
        """Give the Oxigraph store, built if it is not there."""
        return self._open.store

    def has_store(self) -> bool:
        """Tell whether the store is there already."""
        return "store" in vars(self._open) or built(self.folder)

    def dataset(self) -> "rdflib.Dataset":
        """Give the statements in rdflib's memory: slow, for comparison."""
        import rdflib

        dataset = rdflib.Dataset(default_union=False)
        said = rdf.lines(self.folder, self.manifest, self.base, "all")
        dataset.parse(rdf.reader(said), format="nquads")
        return dataset

    def close(self) -> None:
        """Let go of what is open; the next question opens it again."""
        self._open.close()
        self._open = _Opened(self.folder)


class _Opened:
    """One state of a graph."""

    def __init__(self, folder: Path, passed: Path | None = None) -> None:
        self.folder = folder
        self.passed = passed
        self.state = _state(folder)
        self.manifest = store.read_manifest(folder)
        self._kept: Index | None = None
        self._ids: dict[str, tuple[int, str | None] | None] = {}

    @cached_property
    def index(self) -> Path:
        return index.place(self.folder, self.manifest)

    @property
    def kept(self) -> Index | None:
        # Another process may have made it by now.
        if not self._kept and self.index != self.passed and self.index.exists():
            try:
                self.tables.attach(SCHEMA, self.index)
            except StoreError as error:
                raise index.DamagedError(str(error), error.hint) from error
            self._kept = Index(layout(self.manifest.base_iri), self._number)
        return self._kept

    def id(self, known: str) -> tuple[int, str | None] | None:
        """Give number and name of an id."""
        if known not in self._ids:
            if len(self._ids) >= KNOWN_IDS:
                self._ids.clear()
            wanted = f"select n, name from {IDS} where id = $id"
            with self.reading():
                found = self.tables.rows(wanted, {"id": known}).to_pylist()
            self._ids[known] = (found[0]["n"], found[0]["name"]) if found else None
        return self._ids[known]

    @contextmanager
    def reading(self) -> Iterator[None]:
        try:
            yield
        except duckdb.Error as error:
            if not self._kept or failures.ours(error) or not is_damage(error):
                raise
            reason, hint = str(error).partition("\n")[0], f"delete {self.index} and ask again"
            raise index.DamagedError(f"cannot read {self.index}: {reason}", hint) from error

    def _number(self, known: str) -> int | None:
        found = self.id(known)
        return found[0] if found else None

    def asked(self) -> bool:
        if self._kept or self.index == self.passed:
            return False
        try:
            if not index.asked_before(self.index):
                return False
            index.build(self.tables, self.manifest, self.index)
        except (OSError, StoreError, ResourceError):
            return False  # the tables can be asked as they are
        return bool(self.kept)

    @cached_property
    def tables(self) -> DuckDB:
        engine = DuckDB()
        engine.open_graph(self.folder, self.manifest, rdf.TABLES)
        quads.add_facts(engine, self.folder, self.manifest, self.manifest.base_iri)
        return engine

    @cached_property
    def beside(self) -> DuckDB:
        return self.tables.beside()

    @cached_property
    def store(self) -> "Store":
        return opened(self.folder)

    def close(self) -> None:
        for name in ("beside", "tables"):
            if name in vars(self):
                vars(self)[name].__exit__()


def session(place: Path, *more: Path) -> "GraphSession | FilesSession":
    """Open a graph folder, or data files.

    Raises:
        InputError: If it is neither.
    """
    if place.is_file():
        return FilesSession([place, *more])
    return GraphSession(place)


def _state(folder: Path) -> tuple[int, int, int]:
    try:
        found = (folder / "manifest.json").stat()
    except OSError:
        return (0, 0, 0)
    return found.st_mtime_ns, found.st_size, found.st_ino

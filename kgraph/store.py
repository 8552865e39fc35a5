"""The graph folder: open, append evidence, replace tables, lock.

Owns the layout of a graph on disk. Parquet files and one manifest; the manifest
is replaced atomically and names every file that counts, so a reader sees one
consistent state and a process killed at any moment leaves the last good one.
Files that no manifest names are left-overs and are collected by the next writer.

    manifest.json  evidence/<run>/*.parquet  tables/<run>/*.parquet  store/  identity.toml
"""

import json
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from kgraph import __version__, failures
from kgraph.errors import FormatVersionError, InputError, LockedError, StoreError
from kgraph.model import schema
from kgraph.model.tables import EVIDENCE, GRAPH, Evidence, Part
from kgraph.whole_files import replacing, sync, sync_all

FORMAT = 1
# people: who is who by co-authors, work and name; names: one author for each normal form.
AUTHORS = ("people", "names")
DEFAULT_BASE_IRI = "https://kgraph.example/"
ROW_GROUP = 100_000  # fixed: row group borders are part of a file's bytes
_RUN = re.compile(r"^run-(\d{6,})$")

Files = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Manifest:
    """Which files are the graph: paths relative to the folder, and rows, by table.

    ``authors`` says how authors are told apart: one of `AUTHORS`.
    """

    base_iri: str = DEFAULT_BASE_IRI
    evidence: Mapping[str, tuple[tuple[str, ...], int]] = None  # type: ignore[assignment]
    tables: Mapping[str, tuple[tuple[str, ...], int]] = None  # type: ignore[assignment]
    authors: str = "people"

    def __post_init__(self) -> None:
        empty: tuple[tuple[str, ...], int] = ((), 0)
        for name, rows in (("evidence", EVIDENCE), ("tables", GRAPH)):
            given = getattr(self, name) or {}
            every = {row.TABLE: given.get(row.TABLE, empty) for row in rows}  # type: ignore[attr-defined]
            object.__setattr__(self, name, every)


def exists(folder: Path) -> bool:
    """Say whether there is a graph in the folder."""
    return (folder / "manifest.json").is_file()


def read_manifest(folder: Path) -> Manifest:
    """Read which files are the graph.

    Raises:
        InputError: If there is no graph in the folder.
        FormatVersionError: If a newer kgraph wrote it.
        StoreError: If the manifest is damaged.
    """
    path = folder / "manifest.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        version = content["format"]
        if not isinstance(version, int):
            raise TypeError(f"format is {version!r}")
        if version > FORMAT:
            raise FormatVersionError(
                f"{folder} has graph format {version}; this kgraph ({__version__}) reads {FORMAT}",
                "install a newer kgraph; the folder was left as it is",
            )
        authors = content.get("authors", "people")
        if authors not in ("people", "names"):
            raise ValueError(f"authors are {authors!r}")
        return Manifest(
            content["base_iri"],
            _from_json(content["evidence"]),
            _from_json(content["tables"]),
            authors,
        )
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(
            f"no graph in {folder}: {path.name} is missing",
            f"make one with: kgraph build PAGES -o {folder}",
        ) from None
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            f"{path} is damaged: {error}", "build the graph again into another folder"
        ) from error


def files(folder: Path, table: str, manifest: Manifest | None = None) -> list[Path]:
    """Give the files of one table, in order; an empty table may have none."""
    known = manifest or read_manifest(folder)
    both = {**known.evidence, **known.tables}
    return [folder / name for name in both[table][0]]


def read(folder: Path, table: str, manifest: Manifest | None = None) -> pa.Table:
    """Read one table whole into memory.

    Raises:
        StoreError: If a file of it is missing or damaged.
    """
    paths = files(folder, table, manifest)
    wanted = schema.schema(table)
    try:
        parts = [_read(path, wanted) for path in paths]
    except (OSError, pa.ArrowException) as error:
        raise failures.ours(error) or StoreError(
            f"cannot read table {table} of {folder}: {error}", "build the graph again"
        ) from error
    return pa.concat_tables(parts) if parts else wanted.empty_table()


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the graph folder for writing, making it if need be; one process at a time.

    At the end, files that neither the manifest nor the one found at the start names are
    removed; the latter's are kept for readers that opened the graph before.

    Raises:
        LockedError: If another process holds it.
        StoreError: If the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise LockedError(
                f"another process is writing to {folder}", "wait until it is done, then run again"
            ) from None
    except FileExistsError:
        raise StoreError(f"cannot write a graph to {folder}: it is a file") from None
    except OSError as error:
        raise StoreError(
            f"cannot write to {folder}: {error.strerror or error}", "choose another folder with -o"
        ) from error
    try:
        before = _runs(folder)
        yield
        _collect(folder, before | _runs(folder))
    finally:
        lock.release()


def append(folder: Path, evidence: Iterable[Evidence | Part]) -> Manifest:
    """Add evidence to the graph, all of it or none.

    The caller holds `writing`. Rows are written in the order given, in files of
    `ROW_GROUP` rows, so that memory does not grow with the number of rows.
    """
    manifest = read_manifest(folder) if exists(folder) else Manifest()
    waiting = {field.name: schema.RowBuffer(field.name) for field in fields(Evidence)}
    added = dict(manifest.evidence)
    run: Path | None = None

    def write(table: str) -> None:
        nonlocal run
        run = run or _next_run(folder / "evidence")
        known, count = added[table]
        path = run / f"{table}-{len(known) + 1:04d}.parquet"
        rows = waiting[table].take()
        _write(path, rows)
        added[table] = ((*known, path.relative_to(folder).as_posix()), count + rows.num_rows)

    with _guarded(folder):
        for batch in evidence:
            for table, rows in waiting.items():
                rows.add(getattr(batch, table, ()))
                if rows.count >= ROW_GROUP:
                    write(table)
        for table, rows in waiting.items():
            if rows.count:
                write(table)
        if run is None:
            return manifest
        changed = replace(manifest, evidence=added)
        _replace_manifest(folder, changed)
    return changed


def next_tables(folder: Path) -> Path:
    """Make a new, empty folder for computed tables; nothing names it until they replace others."""
    return _next_run(folder / "tables")


def replace_tables(
    folder: Path,
    write: Callable[[Path], Mapping[str, int]],
    *,
    run: Path | None = None,
    base_iri: str | None = None,
    authors: str | None = None,
) -> Manifest:
    """Replace the computed tables.

    Args:
        folder: The graph folder; the caller holds `writing`.
        write: Given a new, empty folder, writes ``<table>.parquet`` for every
            table of the graph and gives the number of rows of each.
        run: The folder, of `next_tables`, if tables are being written to it.
        base_iri: Kept in the manifest if given.
        authors: How authors were told apart; kept in the manifest if given.
    """
    manifest = read_manifest(folder)
    run = run or next_tables(folder)
    with _guarded(folder):
        rows = write(run)
        tables = {
            name: (((run / f"{name}.parquet").relative_to(folder).as_posix(),), count)
            for name, count in rows.items()
        }
        changed = Manifest(
            base_iri or manifest.base_iri, manifest.evidence, tables, authors or manifest.authors
        )
        sync_all(sorted(run.glob("*.parquet")))
        _replace_manifest(folder, changed)
    return changed


def derive(folder: Path, target: Path, write: Callable[[Path], Mapping[str, int]]) -> None:
    """Make another graph of the same evidence, with tables of its own; no evidence is copied.

    Args:
        folder: A graph folder.
        target: An empty folder. What is made there is good as long as ``folder`` is.
        write: As for `replace_tables`.
    """
    manifest = read_manifest(folder)
    evidence = {
        table: (tuple(str((folder / name).absolute()) for name in known), rows)
        for table, (known, rows) in manifest.evidence.items()
    }
    (target / "tables").mkdir()
    with _guarded(target):
        _replace_manifest(target, replace(manifest, evidence=evidence, tables={}))
    replace_tables(target, write)


def set_base_iri(folder: Path, base_iri: str) -> None:
    """Keep another base IRI in the manifest, making the graph if there is none."""
    manifest = read_manifest(folder) if exists(folder) else Manifest()
    with _guarded(folder):
        _replace_manifest(folder, replace(manifest, base_iri=base_iri))


def write_table(path: Path, table: pa.Table) -> None:
    """Write one Parquet file with settings that give the same bytes for the same rows."""
    pq.write_table(table, path, compression="zstd", row_group_size=ROW_GROUP)


def write_batches(path: Path, wanted: pa.Schema, rows: Iterable[pa.Table]) -> int:
    """Write rows as they come, memory flat, into the file that `write_table` makes of them all.

    Gives the number of rows.
    """
    waiting = wanted.empty_table()
    written = 0
    with pq.ParquetWriter(path, wanted, compression="zstd") as writer:
        for part in rows:
            waiting = pa.concat_tables([waiting, part.cast(wanted)])
            while waiting.num_rows >= ROW_GROUP:
                writer.write_table(waiting.slice(0, ROW_GROUP).combine_chunks(), ROW_GROUP)
                waiting = waiting.slice(ROW_GROUP)
                written += ROW_GROUP
        writer.write_table(waiting.combine_chunks(), ROW_GROUP)
    return written + waiting.num_rows


def _from_json(part: Mapping[str, Any]) -> dict[str, tuple[tuple[str, ...], int]]:
    return {name: (tuple(item["files"]), int(item["rows"])) for name, item in part.items()}


def _replace_manifest(folder: Path, manifest: Manifest) -> None:
    content = {
        "format": FORMAT,
        "kgraph": __version__,
        "base_iri": manifest.base_iri,
        "authors": manifest.authors,
        **{
            part: {
                name: {"files": list(known), "rows": rows}
                for name, (known, rows) in getattr(manifest, part).items()
            }
            for part in ("evidence", "tables")
        },
    }
    with replacing(folder / "manifest.json") as path:
        path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _next_run(parent: Path) -> Path:
    """Make the next run's folder; numbers go on, so names do not depend on the clock."""
    try:
        parent.mkdir(exist_ok=True)
        runs = [int(m[1]) for path in parent.iterdir() if (m := _RUN.match(path.name))]
        run = parent / f"run-{max(runs, default=0) + 1:06d}"
        run.mkdir()
    except OSError as error:
        raise StoreError(f"cannot write to {parent}: {error.strerror or error}") from error
    return run


def _read(path: Path, wanted: pa.Schema) -> pa.Table:
    if failures.is_confined():
        file = pq.ParquetFile(path)
        if file.schema_arrow.equals(wanted):
            return file.read(use_threads=False)
    return pq.read_table(path, schema=wanted)


def _write(path: Path, table: pa.Table) -> None:
    write_table(path, table)
    sync(path)


def _runs(folder: Path) -> set[str]:
    """Name the run folders that the manifest needs; those of a newer format are not known."""
    if not exists(folder):
        return set()
    manifest = read_manifest(folder)
    every = (*manifest.evidence.values(), *manifest.tables.values())
    return {Path(name).parent.as_posix() for known, _ in every for name in known}


def _collect(folder: Path, used: Collection[str]) -> None:
    """Remove runs that no manifest names: aborted ones, and old tables."""
    for part in ("evidence", "tables"):
        for run in (folder / part).glob("run-*"):
            if f"{part}/{run.name}" not in used:
                shutil.rmtree(run, ignore_errors=True)


@contextmanager
def _guarded(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        if failures.is_full(error):
            raise StoreError(
                f"cannot write to {folder}: {error}",
                f"the graph is as it was before; {failures.ROOM}",
            ) from error
        raise failures.ours(error) or StoreError(
            f"cannot write to {folder}: {error}", "the graph is as it was before"
        ) from error

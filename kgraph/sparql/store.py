"""The Oxigraph store of a graph: derived from the tables, built when it is missing or stale.

    store/<stamp>/    one store a state of the graph; ``stamp.json`` says which state

The stamp is a hash of what the store was made from (table files with their sizes
and times, base IRI, the rules, the version of Oxigraph), so a store of another state
is never read. It is built beside its place and renamed, under a lock; everything
here may be deleted.
"""

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from kgraph import rdf, store
from kgraph.errors import StoreError
from kgraph.model.ids import digest
from kgraph.sparql.state import of_tables
from kgraph.store import Manifest

if TYPE_CHECKING:
    from pyoxigraph import Store

_KEPT = 2  # the newest and the one before, for processes that still read it


def opened(folder: Path) -> "Store":
    """Open the store of a graph for reading, building it first if it is not there.

    Raises:
        InputError: If there is no graph in the folder.
        StoreError: If the store cannot be built or read.
    """
    from pyoxigraph import Store

    place = ensure(folder)
    try:
        return Store.read_only(str(place))
    except (OSError, RuntimeError, ValueError) as error:  # by what is damaged
        raise StoreError(
            f"cannot read {place}: {error}", f"delete {place} and ask again"
        ) from error


def built(folder: Path) -> bool:
    """Tell whether the store of a graph's present state is there."""
    return (folder / "store" / digest(_stamp(folder, store.read_manifest(folder)))).is_dir()


def ensure(folder: Path) -> Path:
    """Give the folder of the store of a graph's present state, building it if need be.

    Two processes may call this at once: one builds, the other waits and uses it.
    About 100,000 statements a second are loaded.
    """
    manifest = store.read_manifest(folder)
    stamp = _stamp(folder, manifest)
    place = folder / "store" / digest(stamp)
    if place.is_dir():
        return place
    try:
        place.parent.mkdir(exist_ok=True)
        with FileLock(folder / ".store.lock"):
            if not place.is_dir():
                _build(folder, manifest, place, stamp)
    except OSError as error:
        raise StoreError(
            f"cannot build {place.parent}: {error}",
            "a graph that cannot be written to is still read by --engine rdflib",
        ) from error
    return place


def _build(folder: Path, manifest: Manifest, place: Path, stamp: str) -> None:
    from pyoxigraph import RdfFormat, Store

    for left_over in place.parent.glob(".part-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    part = place.with_name(f".part-{os.getpid()}")
    quads = rdf.lines(folder, manifest, manifest.base_iri, "all")
    built = Store(str(part))
    # Our own lines: to check their IRIs again is a fifth of the time.
    built.bulk_load(rdf.reader(quads), RdfFormat.N_QUADS, lenient=True)
    built.flush()
    del built  # closes it: Oxigraph has no other way
    (part / "stamp.json").write_text(stamp, encoding="utf-8")
    part.rename(place)
    known = [path for path in place.parent.iterdir() if path.is_dir() and path != place]
    known.sort(key=lambda path: path.stat().st_mtime)
    for old in known[: 1 - _KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _stamp(folder: Path, manifest: Manifest) -> str:
    import pyoxigraph

    return json.dumps(of_tables(folder, manifest) | {"oxigraph": pyoxigraph.__version__}, indent=1)

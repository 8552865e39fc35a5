"""Exports in shards: a folder of packed parts, each written by a worker of a cluster.

The parts of N-Triples are files of their own: any of them can be loaded alone, and all
of them together are what one file would hold, in another order.
"""

import re
import shutil
from pathlib import Path

from kgraph import store
from kgraph.engines import Cluster
from kgraph.errors import InputError
from kgraph.export.folders import replace_folder
from kgraph.model import terms
from kgraph.rdf import Told, open_rows, statements

_PART = re.compile(r"part-\d{5,}\.nt\.gz")


def check(target: Path) -> None:
    """Refuse a name that asks for no shards.

    Raises:
        InputError: If no format is written in shards under such a name.
    """
    if target.suffix.lower() != ".nt":
        raise InputError(
            f"a cluster writes no '{target.suffix}' of {target}", "name a folder of shards: ….nt"
        )


def write(
    engine: Cluster,
    folder: Path,
    target: Path,
    *,
    base_iri: str | None = None,
    told: Told | None = None,
) -> None:
    """Write the default graph in a folder as N-Triples in shards.

    Args:
        engine: Makes the lines; its workers see both folders under the same paths.
        folder: The graph.
        target: The folder of shards, ``….nt``. It appears when it is complete.
        base_iri: Where our names live, if not where the manifest says.
        told: How much of the graph is told; all but versions if not given.

    Raises:
        InputError: If the name or the base IRI is unfit, or there is no graph.
        StoreError: If a table cannot be read or a shard cannot be written.
    """
    check(target)
    manifest = store.read_manifest(folder)
    base = terms.check_base(base_iri or manifest.base_iri)
    open_rows(engine, folder, manifest, base)

    def every(place: Path) -> None:
        number = 0
        for one in statements(told or Told()):
            values = {"base": base} if "$base" in one else {}
            for shard in engine.shards(_lines(one), values):
                number += 1
                shutil.move(shard, place / f"part-{number:05}.nt.gz")

    known = {path.name for path in target.glob("*.gz") if _PART.fullmatch(path.name)}
    replace_folder(target, known, every)


def _lines(statement: str) -> str:
    """Give what a statement gives without the end of the last line: a shard puts one there."""
    return (
        f"select substr(lines, 1, length(lines) - 1) as line from ({statement}) as s "
        "where length(lines) > 0"
    )

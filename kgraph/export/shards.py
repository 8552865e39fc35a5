"""Exports in shards: a folder of packed parts, most of them written by the workers of a cluster.

The parts of N-Triples are files of their own: any of them can be loaded alone, and all
of them together are what one file would hold, in another order. Those of GraphML are one
file, cut: put end to end by name they are a packed file as any other.
"""

import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from kgraph import store
from kgraph.engines import Cluster
from kgraph.errors import InputError
from kgraph.export import graphml
from kgraph.export.folders import replace_folder
from kgraph.model import terms
from kgraph.networks import whole
from kgraph.rdf import Told, open_rows, statements

FORMATS = (".nt", ".graphml")
_PART = re.compile(r"part-\d{5,}\.(?:nt|graphml)\.gz")

Shards = Iterator[Path | str]  # a file of lines, or a text


def check(target: Path, network: str) -> None:
    """Refuse a name that asks for no shards, and a network that a cluster does not make.

    Raises:
        InputError: If it is so.
    """
    if target.suffix.lower() not in FORMATS:
        raise InputError(
            f"a cluster writes no '{target.suffix}' of {target}",
            f"name a folder of parts: {' or '.join('…' + suffix for suffix in FORMATS)}",
        )
    if target.suffix.lower() == ".graphml":
        whole.check(network)


def write(
    engine: Cluster,
    folder: Path,
    target: Path,
    *,
    network: str = "citations",
    base_iri: str | None = None,
    told: Told | None = None,
) -> None:
    """Write the default graph in a folder as N-Triples, or a network as GraphML, in shards.

    Args:
        engine: Makes the lines; its workers see both folders under the same paths.
        folder: The graph.
        target: The folder of shards, ``….nt`` or ``….graphml``. It appears when it is complete.
        network: For GraphML, one of `kgraph.networks.whole.WHOLE`.
        base_iri: For N-Triples: where our names live, if not where the manifest says.
        told: For N-Triples: how much of the graph is told; all but versions if not given.

    Raises:
        InputError: If the name, the network or the base IRI is unfit, or there is no graph.
        StoreError: If a table cannot be read or a shard cannot be written.
    """
    check(target, network)
    if target.suffix.lower() == ".nt":
        manifest = store.read_manifest(folder)
        base = terms.check_base(base_iri or manifest.base_iri)
        open_rows(engine, folder, manifest, base)
        _replace(target, lambda: _triples(engine, base, told or Told()))
    else:
        whole.build(engine, folder, network)
        _replace(target, lambda: _network(engine, network))


def _replace(target: Path, shards: Callable[[], Shards]) -> None:
    def every(place: Path) -> None:
        for number, shard in enumerate(shards()):
            path = place / f"part-{number:05}{target.suffix.lower()}.gz"
            if isinstance(shard, str):
                path.write_bytes(gzip.compress(shard.encode(), mtime=0))
            else:
                shutil.move(shard, path)

    known: set[str] = set()
    with suppress(OSError):  # told by who replaces it
        known = {path.name for path in target.iterdir() if _PART.fullmatch(path.name)}
    replace_folder(target, known, every)


def _triples(engine: Cluster, base: str, told: Told) -> Shards:
    for one in statements(told):
        yield from engine.shards(_lines(one), {"base": base} if "$base" in one else {})


def _network(engine: Cluster, network: str) -> Shards:
    tables = [engine.rows(f"select * from {name} limit 0") for name in (whole.NODES, whole.EDGES)]
    texts = graphml.texts(network, *tables)
    yield texts.head
    nodes = f"select {texts.node} as lines from {whole.NODES}"
    edges = f"select {texts.edge} as lines from {whole.EDGES}"
    yield from engine.shards(_lines(nodes))
    yield from engine.shards(_lines(edges))
    yield texts.end


def _lines(statement: str) -> str:
    """Give what a statement gives without the end of the last line: a shard puts one there."""
    return (
        f"select substr(lines, 1, length(lines) - 1) as line from ({statement}) as s "
        "where length(lines) > 0"
    )

"""The files that a graph folder holds beside its tables, chosen by the size of the graph.

A small graph is opened by people: Turtle, and everything as one network. A large one is
loaded by programs: N-Triples packed, and the network that tells most at that size.
"""

from dataclasses import dataclass

from kgraph.store import Manifest

SMALL = 20_000  # papers and cited works


@dataclass(frozen=True, slots=True)
class DefaultExport:
    """A file's name, and the network it holds if it is one of networks."""

    name: str
    network: str = "knowledge"


SMALL_EXPORTS = (DefaultExport("graph.ttl"), DefaultExport("graph.graphml"))
LARGE_RDF = DefaultExport("graph.nt.zst")
SHARDS = DefaultExport("graph.nt")  # a folder, written by a cluster
NAMES = frozenset(one.name for one in (*SMALL_EXPORTS, LARGE_RDF, SHARDS))


def default_exports(manifest: Manifest, *, in_shards: bool = False) -> tuple[DefaultExport, ...]:
    """Choose the files for a graph; a cluster writes the RDF of a large one ``in_shards``.

    Above ``SMALL`` papers the network is that of citations if each paper has one on
    average, otherwise that of co-authors.
    """
    rows = {name: count for name, (_, count) in manifest.tables.items()}
    if rows["papers"] <= SMALL:
        return SMALL_EXPORTS
    network = "citations" if rows["citations"] >= rows["papers"] else "coauthors"
    return SHARDS if in_shards else LARGE_RDF, DefaultExport("graph.graphml", network)


def said(chosen: tuple[DefaultExport, ...]) -> str:
    """Say what was chosen where a user may wonder; nothing of a small graph."""
    if chosen == SMALL_EXPORTS:
        return ""
    names = f"{chosen[0].name} and the network '{chosen[1].network}' in {chosen[1].name}"
    return f"a large graph: wrote {names}; kgraph export writes others"

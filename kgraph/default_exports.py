"""The files that a graph folder holds beside its tables, chosen by the size of the graph.

A small graph is opened by people: Turtle, and everything as one network that is laid out.
A large one is loaded by programs and written anew with every page that is added: packed
N-Triples, and a network without what takes longest; of the largest the one that tells most.
"""

from dataclasses import dataclass

from kgraph.store import Manifest

SMALL = 2_000  # papers and cited works; Turtle and layout of more take longer than the rest
MEDIUM = 20_000  # with authors and categories this is what Gephi holds


@dataclass(frozen=True, slots=True)
class DefaultExport:
    """A file's name, and the network it holds if it is one of networks; laid out or not."""

    name: str
    network: str = "knowledge"
    layout: bool = True


SMALL_EXPORTS = (DefaultExport("graph.ttl"), DefaultExport("graph.graphml"))
LARGE_RDF = DefaultExport("graph.nt.zst")
SHARDS = DefaultExport("graph.nt")  # a folder, written by a cluster
NAMES = frozenset(one.name for one in (*SMALL_EXPORTS, LARGE_RDF, SHARDS))


def default_exports(manifest: Manifest, *, in_shards: bool = False) -> tuple[DefaultExport, ...]:
    """Choose the files for a graph; a cluster writes the RDF of a large one ``in_shards``.

    Up to ``SMALL`` papers they are made to be read. Above ``MEDIUM`` the network is that of
    citations if each paper has one on average, otherwise that of co-authors.
    """
    rows = {name: count for name, (_, count) in manifest.tables.items()}
    papers = rows["papers"]
    if papers <= SMALL:
        return SMALL_EXPORTS
    network = "knowledge"
    if papers > MEDIUM:
        network = "citations" if rows["citations"] >= papers else "coauthors"
    rdf = SHARDS if in_shards else LARGE_RDF
    return rdf, DefaultExport("graph.graphml", network, layout=False)


def said(chosen: tuple[DefaultExport, ...]) -> str:
    """Say what was chosen where a user may wonder; nothing of a small graph."""
    if chosen == SMALL_EXPORTS:
        return ""
    rdf, network = chosen
    return (
        f"a large graph: wrote {rdf.name}, and the network '{network.network}' without layout "
        f"and betweenness in {network.name}; kgraph export writes others"
    )

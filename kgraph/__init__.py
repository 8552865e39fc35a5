"""Turn pages about papers into a citation and author knowledge graph.

import kgraph

graph = kgraph.build(["pages/"], "graph")
graph.query("most-mentioned")
kgraph.open("graph").to_networkx("coauthors")
"""

__version__ = "0.1.0"

from kgraph.building import build
from kgraph.errors import KGraphError
from kgraph.graph import Graph, cache, harvest
from kgraph.graph import open_graph as open

__all__ = ["Graph", "KGraphError", "__version__", "build", "cache", "harvest", "open"]

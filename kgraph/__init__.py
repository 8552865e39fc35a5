"""Turn pages about papers into a citation and author knowledge graph.

>>> import kgraph
>>> graph = kgraph.build(["pages/"], "graph", enrich=())  # doctest: +SKIP
>>> graph.query("most-mentioned")  # doctest: +SKIP
"""

__version__ = "0.1.0"

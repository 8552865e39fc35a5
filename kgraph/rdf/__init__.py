"""The graph as RDF: what the rows of the tables say, as N-Triples and N-Quads lines.

Lies below the stages, because two of them need it: the export writes these lines
to files, the SPARQL side loads them into its store.
"""

from kgraph.rdf.quads import TABLES, Scope, lines, ontology, reader, statement
from kgraph.rdf.rule import Told

__all__ = ["TABLES", "Scope", "Told", "lines", "ontology", "reader", "statement"]

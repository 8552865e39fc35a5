"""The graph as RDF: what the rows of the tables say, as N-Triples and N-Quads lines.

Lies below the stages, because several of them need it: the export writes these lines
to files, the SPARQL side loads them into its store, the validation checks them.
"""

from kgraph.rdf.pieces import reader
from kgraph.rdf.quads import (
    TABLES,
    Scope,
    described,
    lines,
    ontology,
    open_rows,
    statement,
    statements,
    vocabulary,
)
from kgraph.rdf.rule import Told

__all__ = [
    "TABLES",
    "Scope",
    "Told",
    "described",
    "lines",
    "ontology",
    "open_rows",
    "reader",
    "statement",
    "statements",
    "vocabulary",
]

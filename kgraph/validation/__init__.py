"""Is a graph what it should be? Shapes for what it says, checks for its tables."""

from kgraph.validation.check import file, graph
from kgraph.validation.findings import Finding, Report, write

__all__ = ["Finding", "Report", "file", "graph", "write"]

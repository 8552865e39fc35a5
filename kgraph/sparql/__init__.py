"""Ask a graph questions in SPARQL: an engine, a guard, and named questions."""

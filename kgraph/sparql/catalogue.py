"""The catalogue of named questions, made from their headers.

``python -m kgraph.sparql.catalogue > queries/README.md`` writes it anew.
"""

import sys

from kgraph.sparql.named import Query, names

_HEAD = """\
# Questions

Each file is one question in SPARQL 1.1, with a header that this page is made from
(`python -m kgraph.sparql.catalogue > queries/README.md`). Ask one by its name:

    kgraph query GRAPH papers-of-author -p author="Noam Shazeer"

A paper may be given as an arXiv id, DOI, link or title, an author as an id, ORCID iD or
name, a category as its code; what it was taken for is said. Every question orders its
rows fully, and all engines answer the same: `--engine sql` (the tables, for what they can
say), `oxigraph`, `rdflib`; `--explain` says which one answers and why. `kg:` is the
vocabulary of kgraph and lives under the base IRI of the graph; elsewhere, put
`BASE <https://kgraph.example/>` (or your own base IRI) before a question. A new question
is a new file; `queries` in the tests says what it must fulfil.
"""


def catalogue() -> str:
    """Give the text of `queries/README.md`."""
    every = names()
    listed = [f"- [{query.name}](#{query.name}): {query.title}" for query in every]
    return "\n".join([_HEAD, *listed, "", *map(_section, every)])


def _section(query: Query) -> str:
    lines = [f"## {query.name}", "", f"**{query.title}.** {query.description}", ""]
    for parameter in query.parameters:
        default = "" if parameter.default is None else f", default `{parameter.default}`"
        lines.append(f"- `-p {parameter.name}=` {parameter.type}{default}: {parameter.meaning}")
    if query.limit is not None:
        lines.append(f"- `-p limit=` number of rows, default {query.limit}, 0 for all")
    if query.parameters or query.limit is not None:
        lines.append("")
    lines += ["| column | meaning |", "| --- | --- |"]
    lines += [f"| `{name}` | {meaning} |" for name, meaning in query.columns]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.stdout.write(catalogue())

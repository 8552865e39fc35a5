"""``kgraph query``."""

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.common import notifier
from kgraph.errors import QueryError


def run(
    graph: Annotated[
        Path | None, typer.Argument(metavar="GRAPH", help="The graph folder.", show_default=False)
    ] = None,
    question: Annotated[
        str | None,
        typer.Argument(metavar="NAME|FILE", help="A named question, or a file with SPARQL."),
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option("-p", "--parameter", metavar="NAME=VALUE", help="A value of the question."),
    ] = None,
    format: Annotated[
        str, typer.Option("--format", help="table, csv, tsv, json, xml, ttl or nt.")
    ] = "table",
    list_names: Annotated[bool, typer.Option("--list", help="List the named questions.")] = False,
    engine: Annotated[str, typer.Option("--engine", help="auto, oxigraph or rdflib.")] = "auto",
    timeout: Annotated[
        float | None, typer.Option("--timeout", help="Seconds after which the question is ended.")
    ] = None,
) -> None:
    """Ask a named question, or one in a file.

    The answer goes to standard output, what its values were taken for to standard
    error.
    """
    from kgraph import store
    from kgraph.graph import open_graph
    from kgraph.sparql import formats, named

    if list_names:
        for query in named.names():
            needed = "".join(f" -p {p.name}=…" for p in query.parameters if p.default is None)
            typer.echo(f"{query.name:26} {query.title}{needed and f'  [{needed[1:]}]'}")
        return
    if graph is None or question is None:
        raise QueryError("a graph and a question are needed", "list the questions with --list")
    opened = open_graph(graph)
    answer = opened.query(question, _values(parameter or []), engine=engine, timeout=timeout)
    for note in answer.notes:
        notifier(False)(note)
    if not answer.rows:
        notifier(False)("no rows: the graph holds nothing that fits")
    base = store.read_manifest(graph).base_iri
    typer.echo(formats.write(answer, format, base), nl=False)


def _values(given: list[str]) -> dict[str, str]:
    values = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"not a parameter: '{pair}'", "write it as -p name=value")
        values[name.strip()] = value
    return values

"""``kgraph query``."""

from typing import Annotated

import typer

from kgraph.cli.common import GraphArgument, notifier
from kgraph.errors import QueryError


def run(
    graph: GraphArgument,
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

    opened = open_graph(graph)
    if list_names or question is None:
        for query in named.names():
            typer.echo(f"{query.name:26} {query.title}")
        return
    answer = opened.query(question, _values(parameter or []), engine=engine, timeout=timeout)
    for note in answer.notes:
        notifier(False)(note)
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

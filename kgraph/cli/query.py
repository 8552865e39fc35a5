"""``kgraph query``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.common import notifier
from kgraph.errors import QueryError


def run(
    graph: Annotated[
        Path | None,
        typer.Argument(
            metavar="GRAPH", help="The graph folder, or a file of RDF.", show_default=False
        ),
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
        str, typer.Option("--format", help="table, csv, tsv, json, xml, ttl, nt or parquet.")
    ] = "table",
    list_names: Annotated[bool, typer.Option("--list", help="List the named questions.")] = False,
    engine: Annotated[
        str, typer.Option("--engine", help="auto, sql (the tables), oxigraph or rdflib.")
    ] = "auto",
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which engine would answer, why, and the SQL.")
    ] = False,
    timeout: Annotated[
        float | None, typer.Option("--timeout", help="Seconds after which the question is ended.")
    ] = None,
    max_rows: Annotated[
        int | None, typer.Option("--max-rows", help="Refuse an answer of more rows.")
    ] = None,
    max_bytes: Annotated[
        int | None, typer.Option("--max-bytes", help="Refuse an answer of more bytes of text.")
    ] = None,
) -> None:
    """Ask a named question, or one in a file.

    The answer goes to standard output, what its values were taken for to standard
    error. An answer comes whole or not at all.
    """
    from kgraph.sparql import formats, named
    from kgraph.sparql.answer import Limits
    from kgraph.sparql.run import ask
    from kgraph.sparql.run import explain as explained
    from kgraph.sparql.session import session

    if list_names:
        for query in named.names():
            needed = "".join(f" -p {p.name}=…" for p in query.parameters if p.default is None)
            typer.echo(f"{query.name:26} {query.title}{needed and f'  [{needed[1:]}]'}")
        return
    if graph is None or question is None:
        raise QueryError("a graph and a question are needed", "list the questions with --list")
    opened, values = session(graph), _values(parameter or [])
    if explain:
        choice = explained(opened, question, values, engine=engine)
        typer.echo(f"{choice.engine}: {choice.why}" + (f"\n\n{choice.sql}" if choice.sql else ""))
        return
    formats.check(format)
    limits = Limits(max_rows, max_bytes)
    answer = ask(opened, question, values, engine=engine, timeout=timeout, limits=limits)
    for note in answer.notes:
        notifier(False)(note)
    if not answer.rows:
        notifier(False)("no rows: the graph holds nothing that fits")
    if format == "parquet":
        sys.stdout.buffer.write(formats.parquet(answer))
        return
    typer.echo(formats.write(answer, format, opened.base), nl=False)


def _values(given: list[str]) -> dict[str, str]:
    values = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"not a parameter: '{pair}'", "write it as -p name=value")
        values[name.strip()] = value
    return values

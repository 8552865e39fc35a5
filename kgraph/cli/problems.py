"""``kgraph problems``."""

import typer

from kgraph.cli.common import GraphArgument, Strict


def run(graph: GraphArgument, strict: Strict = False) -> None:
    """List what could not be used, with its place."""
    from kgraph.graph import open_graph

    rows = open_graph(graph).problems()
    for row in rows:
        line = f":{row['line']}" if row["line"] is not None else ""
        typer.echo(f"{row['location']}{line}  {row['code']}  {row['message']}")
    if strict and rows:
        raise typer.Exit(3)

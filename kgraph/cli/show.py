"""``kgraph show``."""

from typing import Annotated

import typer

from kgraph.cli.common import GraphArgument


def run(
    graph: GraphArgument,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An arXiv id, DOI, id of the graph, title or name; 'A -> B' for a citation.",
        ),
    ],
) -> None:
    """Show one paper, author or citation, and which source says each fact, and where."""
    from kgraph.graph import open_graph

    shown = open_graph(graph).show(name)
    typer.echo(f"{shown.id}  ({shown.kind}; found by {shown.taken_for})")
    for label, value in shown.summary:
        typer.echo(f"  {label:14} {value}")
    typer.echo("\nSources")
    for fact in shown.facts:
        if fact.name == "record":
            typer.echo(f"  {fact.location}  {fact.value}")
            continue
        if fact.name == "reference":
            typer.echo(f"  {fact.location}\n    {fact.value}")
            continue
        place = fact.location
        if fact.line is not None:
            place = f"{fact.location}:{fact.line} [{fact.start}:{fact.end}]"
        value = fact.value if len(fact.value) <= 80 else fact.value[:79] + "…"
        typer.echo(f"    {fact.name:16} {value}   {place}")

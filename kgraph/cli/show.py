"""``kgraph show``."""

from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.common import GraphArgument

if TYPE_CHECKING:
    from kgraph.networks.paths import Step


def run(
    graph: GraphArgument,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An arXiv id, DOI, id of the graph, title or name; 'A -> B' for a citation.",
        ),
    ],
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="AUTHOR",
            help="Another author: show the shortest way there, from co-author to co-author.",
        ),
    ] = None,
) -> None:
    """Show one paper, author or citation, and which source says each fact, and where."""
    from kgraph.graph import open_graph

    if to is not None:
        _way(open_graph(graph).coauthor_path(name, to), name, to)
        return
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


def _way(steps: "list[Step]", name: str, to: str) -> None:
    if not steps:
        typer.echo(f"no co-authors lead from {name} to {to}")
        return
    for number, step in enumerate(steps):
        by = f"  wrote with the one before: {step.title or step.paper} ({step.paper})"
        typer.echo(f"{number:3}  {step.name} ({step.author}){by if step.paper else ''}")

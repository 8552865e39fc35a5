"""``kgraph validate``."""

from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.common import Quiet, counted

_SHOWN = 5  # places of one rule; a report file has the first thousand


def run(
    graph: Annotated[
        Path,
        typer.Argument(metavar="GRAPH|FILE", help="A graph folder, or RDF that was exported."),
    ],
    report: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="FILE",
            help="Findings, of each rule the first 1,000, as .json or .ttl (SHACL).",
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Check a graph: its shapes, its constraints, its tables.

    A violation is a mistake of kgraph or of whoever changed the graph (exit code 1); a
    warning tells what the pages did not say, such as a title or an abstract (exit code 0).
    """
    from kgraph import validation
    from kgraph.graph import open_graph
    from kgraph.validation.findings import KEPT, all_of

    found = validation.file(graph) if graph.is_file() else open_graph(graph).validate()
    if report is not None:
        validation.write(found, report)
    for (severity, rule), places in groupby(found.findings, lambda one: (one.severity, one.rule)):
        listed = list(places)
        number = counted(len(listed), "place") if len(listed) < KEPT else f"{KEPT:,} or more places"
        typer.echo(f"{severity}  {rule}  {number}: {listed[0].message}")
        for one in listed[:_SHOWN]:
            typer.echo(f"  {one.focus}{one.value and f'  {one.value}'}")
        if len(listed) > _SHOWN:
            more = f"{len(listed) - _SHOWN:,}" if len(listed) < KEPT else "many"
            typer.echo(f"  … and {more} more")
    if not quiet:
        kinds = {"violation": found.violations, "warning": found.warnings}
        numbers = ", ".join(
            f"{'' if all_of(those) else 'at least '}{counted(len(those), kind)}"
            for kind, those in kinds.items()
        )
        typer.echo(f"kgraph: {numbers} in {found.triples:,} triples", err=True)
        if report is not None:
            typer.echo(f"wrote {report}", err=True)
    if not found.conforms:
        raise typer.Exit(1)

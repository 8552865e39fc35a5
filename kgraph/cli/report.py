"""``kgraph report``."""

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.common import GraphArgument, Quiet


def run(
    graph: GraphArgument,
    file: Annotated[
        Path, typer.Argument(metavar="FILE.html", help="Where to write.", show_default=False)
    ],
    quiet: Quiet = False,
) -> None:
    """Write what is in the graph as one HTML page: numbers, charts, communities, the map.

    The page asks for nothing from outside and can be sent or printed as it is. It
    appears only when it is complete.
    """
    from kgraph.graph import open_graph

    open_graph(graph).report(file)
    if not quiet:
        typer.echo(f"wrote {file}", err=True)

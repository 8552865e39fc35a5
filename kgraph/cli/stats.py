"""``kgraph stats``."""

import typer

from kgraph.cli.common import GraphArgument, coverage


def run(graph: GraphArgument) -> None:
    """Count what is in the graph, what services were asked, what could not be used."""
    from kgraph.graph import open_graph

    counts = open_graph(graph).stats()
    for name, rows in counts.rows.items():
        typer.echo(f"{name:20} {rows:>9}")
    for service, statuses in counts.coverage.items():
        typer.echo(f"asked {service}: {coverage(statuses)}")
    for code, count in counts.problems.items():
        typer.echo(f"problem {code}: {count}")

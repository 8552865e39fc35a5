"""``kgraph enrich``."""

from typing import Annotated

import typer

from kgraph.cli.common import (
    GraphArgument,
    Offline,
    Quiet,
    Snapshot,
    coverage,
    notifier,
    progress,
    services,
)


def run(
    graph: GraphArgument,
    source: Annotated[
        str,
        typer.Option(
            "--from", help="Services to ask, a comma list; oai says which papers are withdrawn."
        ),
    ] = "arxiv",
    offline: Offline = False,
    snapshot: Snapshot = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the first requests and ask nothing.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Ask services for what is still missing; run again to go on."""
    from kgraph.graph import open_graph

    opened = open_graph(graph)
    if dry_run:
        for url in opened.requests(services(source)):
            typer.echo(url)
        return
    with progress("papers", quiet) as bar:
        opened.enrich(
            services(source),
            offline=offline,
            snapshot=snapshot,
            notify=notifier(quiet),
            progress=bar,
        )
    if not quiet:
        for name, counts in opened.stats().coverage.items():
            typer.echo(f"{name}: {coverage(counts)}", err=True)

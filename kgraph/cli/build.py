"""``kgraph build``."""

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.common import Offline, Quiet, Strict, notifier, progress, services


def run(
    pages: Annotated[
        list[str],
        typer.Argument(metavar="PAGES...", help="Files, folders, or - for standard input."),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="GRAPH", help="The graph folder.")
    ],
    enrich: Annotated[
        str, typer.Option("--enrich", help="Services to ask, a comma list, or none.")
    ] = "arxiv",
    offline: Offline = False,
    base_iri: Annotated[
        str | None, typer.Option("--base-iri", help="Where the graph's own IRIs begin.")
    ] = None,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Make a graph of pages, or add pages to one.

    Pages that the graph knows are skipped. Writes graph.ttl and graph.graphml into
    the folder. A page that could not be used is listed by kgraph problems.
    """
    from kgraph import graph

    notify = notifier(quiet)
    with progress("asking arXiv", quiet) as bar:
        built = graph.build(
            pages,
            output,
            enrich=services(enrich),
            offline=offline,
            base_iri=base_iri,
            notify=notify,
            progress=bar,
        )
    counts = built.stats()
    rows = counts.rows
    if not quiet:
        typer.echo(
            f"{output}: {rows['papers']} papers, {rows['authors']} authors, "
            f"{rows['mentions']} mentions, {rows['citations']} citations "
            f"from {rows['records']} records in {rows['sources']} sources",
            err=True,
        )
        if rows["problems"]:
            typer.echo(f"{rows['problems']} problems: kgraph problems {output}", err=True)
    if strict and rows["problems"]:
        raise typer.Exit(3)

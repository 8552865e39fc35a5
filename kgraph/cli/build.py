"""``kgraph build``."""

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.common import (
    Offline,
    Quiet,
    Snapshot,
    Strict,
    counted,
    coverage,
    notifier,
    progress,
    services,
)


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
    snapshot: Snapshot = None,
    base_iri: Annotated[
        str | None, typer.Option("--base-iri", help="Where the graph's own IRIs begin.")
    ] = None,
    authors: Annotated[
        str | None,
        typer.Option(
            "--authors",
            metavar="people|names",
            help="Tell people of one name apart, or take each name as one author (quicker for "
            "bulk data). Kept for later runs.  [default: people]",
        ),
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            metavar="ENGINE",
            help="What computes: duckdb, or a Spark cluster as sc://host:15002.",
        ),
    ] = "duckdb",
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Make a graph of pages, or add pages to one.

    Pages that the graph knows are skipped. Writes graph.ttl and graph.graphml into
    the folder, above 2,000 papers graph.nt.zst and graph.graphml without layout, above
    20,000 of the network that tells most. A page that could not be used is listed by
    kgraph problems.
    """
    from kgraph import building

    notify = notifier(quiet)
    with progress("papers", quiet) as bar:
        built = building.build(
            pages,
            output,
            enrich=services(enrich),
            offline=offline,
            snapshot=snapshot,
            base_iri=base_iri,
            engine=engine,
            authors=authors,
            notify=notify,
            progress=bar,
        )
    stats = built.stats()
    rows = stats.rows
    names = {"papers": "paper", "authors": "author", "mentions": "mention", "citations": "citation"}
    told = ", ".join(counted(rows[table], name) for table, name in names.items())
    if not quiet:
        typer.echo(
            f"{output}: {told} from {counted(rows['records'], 'record')} "
            f"in {counted(rows['sources'], 'source')}",
            err=True,
        )
        for name in ("snapshot", *services(enrich)):
            if set(stats.coverage.get(name, ())) - {"ok"}:
                typer.echo(f"{name}: {coverage(stats.coverage[name])}", err=True)
        if rows["problems"]:
            found = counted(rows["problems"], "problem")
            typer.echo(f"{found}: kgraph problems {output}", err=True)
    if strict and rows["problems"]:
        raise typer.Exit(3)

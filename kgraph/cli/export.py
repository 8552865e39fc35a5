"""``kgraph export``."""

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.common import GraphArgument, Quiet


def run(
    graph: GraphArgument,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Where to write; the suffix says what.")
    ],
    network: Annotated[
        str,
        typer.Option(
            "--network",
            help="For GraphML and GEXF: knowledge, citations, coauthors, cocitation, coupling "
            "or categories.",
        ),
    ] = "knowledge",
    drop_isolated: Annotated[
        bool, typer.Option("--drop-isolated", help="Leave out nodes without an edge.")
    ] = False,
    cited_only: Annotated[
        bool,
        typer.Option(
            "--cited-only",
            help="For .bib: the works that are cited and not described, the most cited first.",
        ),
    ] = False,
    fold: Annotated[
        bool,
        typer.Option("--fold", help="Write a preprint and the article it became as one paper."),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write the graph as RDF, GraphML, GEXF, BibTeX or tables.

    Suffixes: .ttl .nt .nq .trig .rdf .jsonld .graphml .gexf .bib, each also .gz or .zst;
    .csv or .parquet make a folder of tables. A FILE appears only when it is complete:
    an export that fails leaves the old file as it was.
    """
    from kgraph.graph import open_graph

    opened = open_graph(graph)
    for file in files:
        opened.export(
            file,
            network=network,
            drop_isolated=drop_isolated,
            cited_only=cited_only,
            fold=fold,
        )
        if not quiet:
            typer.echo(f"wrote {file}", err=True)

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
    base_iri: Annotated[
        str | None,
        typer.Option(
            "--base-iri", metavar="IRI", help="RDF: where its own names begin, if not as built."
        ),
    ] = None,
    compact: Annotated[
        bool, typer.Option("--compact", help="RDF: no nodes for identifiers, texts only.")
    ] = False,
    no_provenance: Annotated[
        bool,
        typer.Option("--no-provenance", help="RDF: nothing of what each source said, and where."),
    ] = False,
    versions: Annotated[
        bool, typer.Option("--versions", help="RDF: each version of an arXiv paper as a node.")
    ] = False,
    part: Annotated[
        str,
        typer.Option(
            "--part",
            help="RDF: graph, ontology (our own terms) or void (the data set, with counts).",
        ),
    ] = "graph",
    qlever: Annotated[
        bool, typer.Option("--qlever", help="RDF: a Qleverfile beside the N-Triples.")
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
            base_iri=base_iri,
            compact=compact,
            provenance=not no_provenance,
            versions=versions,
            part=part,
            qlever=qlever,
        )
        if not quiet:
            typer.echo(f"wrote {file}", err=True)

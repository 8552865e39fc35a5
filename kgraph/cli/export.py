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
            help="For network formats: knowledge, citations, mentions, coauthors, "
            "author-citation, cocitation, coupling or categories.",
        ),
    ] = "knowledge",
    drop_isolated: Annotated[
        bool, typer.Option("--drop-isolated", help="Leave out nodes without an edge.")
    ] = False,
    from_year: Annotated[
        int | None,
        typer.Option("--from-year", metavar="YEAR", help="Networks: papers of this year or later."),
    ] = None,
    to_year: Annotated[
        int | None,
        typer.Option("--to-year", metavar="YEAR", help="Networks: papers of this year or before."),
    ] = None,
    category: Annotated[
        str | None,
        typer.Option(
            "--category", metavar="CODE", help="Networks: papers in cs.CL, or in an archive (cs)."
        ),
    ] = None,
    min_weight: Annotated[
        float | None,
        typer.Option("--min-weight", metavar="NUMBER", help="Networks: no lighter edges."),
    ] = None,
    ego: Annotated[
        str | None,
        typer.Option(
            "--ego", metavar="ID", help="Networks: what is around one node: an id, title or name."
        ),
    ] = None,
    depth: Annotated[
        int, typer.Option("--depth", help="With --ego: how many edges away.", show_default=True)
    ] = 1,
    largest_component: Annotated[
        bool, typer.Option("--largest-component", help="Networks: the largest connected part.")
    ] = False,
    top: Annotated[
        int | None,
        typer.Option("--top", metavar="NUMBER", help="Networks: only so many nodes, see --by."),
    ] = None,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="MEASURE",
            help="With --top: pagerank, degree, citations, betweenness, core, h_index, …",
            show_default=True,
        ),
    ] = "pagerank",
    colour_by: Annotated[
        str | None,
        typer.Option(
            "--colour-by", metavar="COLUMN", help="Networks: community, archive, kind, year, …"
        ),
    ] = None,
    size_by: Annotated[
        str | None,
        typer.Option("--size-by", metavar="MEASURE", help="Networks: a number of the nodes."),
    ] = None,
    no_layout: Annotated[
        bool,
        typer.Option(
            "--no-layout",
            help="Networks: no coordinates and no betweenness, which take longest.",
        ),
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
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            metavar="ENGINE",
            help="duckdb, or a Spark cluster (sc://…): FILE is a folder, ….nt or ….graphml.",
        ),
    ] = "duckdb",
    quiet: Quiet = False,
) -> None:
    """Write the graph as RDF, as a network for Gephi and others, as BibTeX or as tables.

    RDF: .ttl .nt .nq .trig .rdf .jsonld. Networks: .graphml .gexf .json (graphology,
    sigma, d3) .vosviewer.json .net (Pajek), pictures .svg .png .pdf. Works: .bib. Each
    also .gz or .zst, but for .png and .pdf.

    Folders: .csv .parquet (all tables), .network.csv .network.parquet .neo4j (nodes and
    edges of a network). A FILE appears only when it is complete: an export that fails
    leaves the old file as it was.
    """
    from kgraph.graph import open_graph

    open_graph(graph).export(
        *files,
        network=network,
        drop_isolated=drop_isolated,
        from_year=from_year,
        to_year=to_year,
        category=category,
        min_weight=min_weight,
        ego=ego,
        depth=depth,
        largest_component=largest_component,
        top=top,
        by=by,
        colour_by=colour_by,
        size_by=size_by,
        layout=not no_layout,
        cited_only=cited_only,
        fold=fold,
        base_iri=base_iri,
        compact=compact,
        provenance=not no_provenance,
        versions=versions,
        part=part,
        qlever=qlever,
        engine=engine,
    )
    for file in files if not quiet else ():
        typer.echo(f"wrote {file}", err=True)

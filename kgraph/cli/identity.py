"""``kgraph identity list|merge|split``."""

from typing import Annotated

import typer

from kgraph.cli.common import GraphArgument

app = typer.Typer(help="Decide who is who: list, merge and split authors.", no_args_is_help=True)
AUTHOR = "An author's id, earlier id, or a name that one author bears."


@app.command("list")
def list_all(graph: GraphArgument) -> None:
    """List the pairs of authors in doubt, and the decisions in identity.toml.

    One a line, tabs between. Of a pair: doubtful, how likely it is one person, both ids,
    both names, why. Of a decision: same or different, whether it holds, its authors, and
    mentions in it that name nothing any more.
    """
    from kgraph.graph import open_graph

    found = open_graph(graph).identity.list()
    for pair in found.doubtful:
        names = f"{pair.a_name}\t{pair.b_name}"
        typer.echo(f"doubtful\t{pair.score:g}\t{pair.a}\t{pair.b}\t{names}\t{pair.reasons}")
    for decision in found.decisions:
        state = "holds" if decision.holds else "names no two authors"
        if not decision.holds and decision.kind == "same" and len(decision.authors) > 1:
            state = "does not hold"
        missing = "".join(f"\tnot in the graph: {text}" for text in decision.missing)
        typer.echo(f"{decision.kind}\t{state}\t{' '.join(decision.authors)}{missing}")


@app.command()
def merge(
    graph: GraphArgument,
    author: Annotated[str, typer.Argument(metavar="AUTHOR", help=AUTHOR, show_default=False)],
    other: Annotated[str, typer.Argument(metavar="AUTHOR", help=AUTHOR, show_default=False)],
    name: Annotated[str | None, typer.Option("--name", help="What to call the person.")] = None,
    orcid: Annotated[str | None, typer.Option("--orcid", help="The person's ORCID iD.")] = None,
) -> None:
    """Decide that two authors are one person; the decision survives every rebuild."""
    from kgraph.graph import open_graph

    typer.echo(open_graph(graph).identity.merge(author, other, name=name, orcid=orcid))


@app.command()
def split(
    graph: GraphArgument,
    author: Annotated[str, typer.Argument(metavar="AUTHOR", help=AUTHOR, show_default=False)],
    papers: Annotated[
        list[str],
        typer.Argument(metavar="PAPER...", help="Ids, links or titles.", show_default=False),
    ],
) -> None:
    """Decide that these papers of an author are another person's; print the id of that one."""
    from kgraph.graph import open_graph

    typer.echo(open_graph(graph).identity.split(author, papers))

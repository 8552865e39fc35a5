"""``kgraph stats``."""

from collections.abc import Iterator, Mapping

import typer

from kgraph.cli.common import GraphArgument, counted, coverage


def run(graph: GraphArgument) -> None:
    """Count what is in the graph, what services were asked, what could not be used."""
    from kgraph.graph import open_graph

    counts = open_graph(graph).stats()
    for name, rows in counts.rows.items():
        typer.echo(f"{name:20} {rows:>9}")
    if counts.authors:
        typer.echo(f"authors: {coverage(counts.authors)}")
    for service, statuses in counts.coverage.items():
        typer.echo(f"{service}: {coverage(statuses)}")
    for line in _references(counts.papers, counts.references):
        typer.echo(line)
    for code, count in counts.problems.items():
        typer.echo(f"problem {code}: {count}")


def _references(
    papers: Mapping[str, int], references: Mapping[str, Mapping[str, int]]
) -> Iterator[str]:
    """Say how many papers have references, from where, and what these name."""
    if not references:
        return
    from_where = ", ".join(f"{papers[name]} from {name}" for name in references)
    yield f"{counted(papers['all'], 'paper')} with references: {from_where}"
    for provider, named in references.items():
        total = counted(sum(named.values()), "reference")
        yield f"{total} from {provider}: {coverage(named)}"

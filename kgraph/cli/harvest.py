"""``kgraph harvest``."""

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.common import Quiet, counted, progress


def run(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The file.")],
    oai_set: Annotated[
        str | None, typer.Option("--set", help="A set of arXiv's: cs, physics:hep-th, cs:cs:AI.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="The first day of change.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="The last day of change.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Harvest arXiv's metadata (OAI-PMH, arXivRaw) into a file.

    The file appears when it is complete; a harvest that was stopped goes on when the
    same command is run again. Build from it, or give it to --snapshot.
    """
    from kgraph.graph import harvest

    with progress("harvesting", quiet) as bar:
        records = harvest(output, oai_set=oai_set, since=since, until=until, progress=bar)
    if not quiet:
        typer.echo(f"{output}: {counted(records, 'record')}", err=True)

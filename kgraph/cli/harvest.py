"""``kgraph harvest``."""

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.common import Quiet, counted


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
    import sys

    from kgraph.graph import harvest

    shown = not quiet and sys.stderr.isatty()
    records = harvest(
        output,
        oai_set=oai_set,
        since=since,
        until=until,
        progress=(lambda n: typer.echo(f"\r{n} records", err=True, nl=False)) if shown else None,
    )
    if not quiet:
        start = "\r" if shown else ""
        typer.echo(f"{start}{output}: {counted(records, 'record')}", err=True)

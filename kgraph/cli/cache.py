"""``kgraph cache``."""

from typing import Annotated

import typer

from kgraph.cli.common import Quiet, counted


def run(
    clear: Annotated[bool, typer.Option("--clear", help="Remove all of it.")] = False,
    quiet: Quiet = False,
) -> None:
    """Show what the cache holds, or clear it.

    Answers of services are kept there, shared by all graphs, and the indexes of
    snapshots. Without them services are asked again.
    """
    from kgraph import settings
    from kgraph.graph import cache

    found = cache(clear=clear)
    for part, (files, size) in found.items():
        typer.echo(f"{part:12} {files:>8} files {size / 1e6:>10.1f} MB")
    if not quiet:
        done = "cleared" if clear else counted(sum(files for files, _ in found.values()), "file")
        typer.echo(f"{settings.cache_dir()}: {done}", err=True)

"""The verbs, one a file, no logic; heavy imports stay inside them."""

from collections.abc import Callable
from typing import Annotated

import typer

from kgraph import __version__
from kgraph.cli import (
    build,
    cache,
    enrich,
    export,
    harvest,
    identity,
    problems,
    query,
    report,
    show,
    stats,
    validate,
)

app = typer.Typer(
    name="kgraph",
    help="Turn pages about papers into a citation and author knowledge graph.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
VERBS: dict[str, Callable[..., None]] = {
    "build": build.run,
    "enrich": enrich.run,
    "query": query.run,
    "export": export.run,
    "report": report.run,
    "harvest": harvest.run,
    "show": show.run,
    "stats": stats.run,
    "problems": problems.run,
    "validate": validate.run,
    "cache": cache.run,
}
for name, verb in VERBS.items():
    app.command(name)(verb)
app.add_typer(identity.app, name="identity")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"kgraph {__version__}")
        raise typer.Exit


@app.callback()
def _global(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Turn pages about papers into a citation and author knowledge graph."""

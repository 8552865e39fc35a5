"""The command line: one verb a file, no logic; heavy imports stay inside the verbs."""

import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from kgraph import __version__, failures
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
from kgraph.cli.watch import watched
from kgraph.errors import KGraphError

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


def main() -> None:
    """Run the command line; an error is one line and a hint, and exit code 1."""
    if failures.is_confined():
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is imported
    with watched():
        _run()


def _run() -> None:
    try:
        with failures.told():
            app()
    except KGraphError as error:
        typer.echo(f"kgraph: {error}", err=True)
        if error.hint:
            typer.echo(f"  hint: {error.hint}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        typer.echo("kgraph: stopped; what was complete is kept", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; nothing is left to say
        sys.exit(0)

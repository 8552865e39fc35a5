"""What verbs share: arguments, messages, progress."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

GraphArgument = Annotated[
    Path, typer.Argument(metavar="GRAPH", help="The graph folder.", show_default=False)
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
Offline = Annotated[
    bool,
    typer.Option("--offline", help="Ask nothing but the cache and the snapshot; open no socket."),
]
Snapshot = Annotated[
    Path | None,
    typer.Option(
        "--snapshot",
        metavar="FILE",
        help="arXiv's metadata in a file, asked first; indexed when first used.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 if there were problems.")]


def notifier(quiet: bool) -> Callable[[str], None]:
    """Give the function that tells the user something, on standard error."""

    def notify(message: str) -> None:
        if not quiet:
            typer.echo(f"kgraph: {message}", err=True)

    return notify


@contextmanager
def progress(title: str, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar while a service is asked, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = Progress(
        title, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
    with bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def services(text: str) -> tuple[str, ...]:
    """Split a comma list of services; ``none`` is no service."""
    return tuple(part.strip() for part in text.split(",") if part.strip() not in ("", "none"))


def counted(number: int, name: str) -> str:
    """Say how many there are, "1 source" or "2 sources"."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def coverage(counts: Mapping[str, int]) -> str:
    """Say how many papers have which status, "3 deferred, 17 ok"."""
    return ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))

"""What verbs share: arguments, messages, progress."""

import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

PACE_OVER_S = 120.0  # answers come by the hundred, with pauses between
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
    """Show a bar with rate and time left while something is asked, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    import time

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
    seen: deque[tuple[float, int]] = deque()  # what came in the last two minutes

    def tell(done: int, total: int) -> None:
        if seen and done < seen[-1][1]:
            seen.clear()  # another service, another count
        seen.append((time.monotonic(), done))
        while len(seen) > 2 and seen[-1][0] - seen[1][0] > PACE_OVER_S:
            seen.popleft()
        (first, before), (now, _) = seen[0], seen[-1]
        shown = pace(done - before, total - done, now - first)
        bar.update(task, completed=done, total=total, pace=shown)

    with bar:
        task = bar.add_task(title, total=None, pace="")
        yield tell


def pace(done: int, left: int, seconds: float) -> str:
    """Say how fast something goes and how long it will take: "2.4/s, 0:05:10 left"."""
    if done <= 0 or seconds <= 0:
        return ""
    rate = done / seconds
    hours, rest = divmod(round(left / rate), 3600)
    per_second = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
    return f"{per_second}/s, {hours}:{rest // 60:02d}:{rest % 60:02d} left"


def services(text: str) -> tuple[str, ...]:
    """Split a comma list of services; ``none`` is no service."""
    return tuple(part.strip() for part in text.split(",") if part.strip() not in ("", "none"))


def counted(number: int, name: str) -> str:
    """Say how many there are, "1 source" or "2 sources"."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def coverage(counts: Mapping[str, int]) -> str:
    """Say how many papers have which status, "3 deferred (not asked yet), 17 ok"."""
    words = {"deferred": "deferred (not asked yet)"}
    return ", ".join(f"{n} {words.get(status, status)}" for status, n in sorted(counts.items()))

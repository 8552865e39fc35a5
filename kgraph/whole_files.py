"""Files that are whole or as they were: what is written takes its place when it is done.

Used wherever kgraph writes a file that somebody may look for: manifests, exports, reports,
answers that are kept.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from kgraph import failures, passing
from kgraph.errors import StoreError

AT_ONCE = 8  # files that wait for the disk


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a path to write to, and put it in the place of ``target`` when done.

    A failure leaves the old file, if there was one, as it was.

    Raises:
        StoreError: If the target's folder cannot be written.
    """
    temporary = passing.beside(target)
    passing.clear(target.parent, f".{target.name}.", ".part")
    try:
        yield temporary
        sync(temporary)
        os.replace(temporary, target)  # noqa: PTH105 - Path.replace is the same call
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not target.parent.is_dir():
            reason = f"there is no folder {target.parent}"
        else:
            reason = error.strerror or str(error)
        hint = failures.ROOM if failures.is_full(error) else "choose another place"
        raise StoreError(f"cannot write {target}: {reason}", hint) from error
    finally:
        temporary.unlink(missing_ok=True)


def remove(target: Path) -> None:
    """Remove a file or a folder, if it is there.

    Raises:
        StoreError: If it cannot be removed: who finds it would take it for new.
    """
    try:
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot remove {target}, which is of an earlier state: {error.strerror or error}",
            "remove it yourself",
        ) from error


def sync(path: Path) -> None:
    """Have the system write a file to its disk before anything names it."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_all(paths: Sequence[Path]) -> None:
    """Have the system write files to its disk, several at a time: each waits for the disk."""
    if failures.is_confined():
        for path in paths:
            sync(path)
        return
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(sync, paths))

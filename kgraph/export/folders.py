"""Exports that are a folder of files: made beside the old one, then put in its place."""

import os
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

from kgraph import failures, passing
from kgraph.errors import InputError, StoreError


def replace_folder(target: Path, names: Collection[str], write: Callable[[Path], None]) -> None:
    """Write a folder of files; it appears only when it is complete.

    Args:
        target: The folder to make or replace.
        names: The files of such an export. A folder that holds others is no earlier
            export and is not replaced.
        write: Writes the files into a folder.

    Raises:
        InputError: If the target is there and is no earlier such export.
        StoreError: If it cannot be written; an old export stays as it was.
    """
    _restore(target)
    _check(target, names)
    if not target.absolute().parent.is_dir():
        reason = f"there is no folder {target.parent}"
        raise StoreError(f"cannot write {target}: {reason}", "choose another place")
    fresh = passing.beside(target)
    passing.clear(target.parent, f".{target.name}.", ".part")
    try:
        shutil.rmtree(fresh, ignore_errors=True)  # of a killed process of the same number
        fresh.mkdir()
        write(fresh)
        for path in sorted(fresh.iterdir()):
            with path.open("rb") as file:
                os.fsync(file.fileno())
        _swap(fresh, target)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = failures.ROOM if failures.is_full(error) else "choose another place"
        raise StoreError(f"cannot write {target}: {reason}", hint) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _restore(target: Path) -> None:
    """Put back the old export that a process killed in `_swap` had put aside."""
    parent = target.absolute().parent
    if not parent.is_dir():
        return
    aside = [
        path
        for path in sorted(parent.iterdir())
        if path.name.startswith(f".{target.name}.") and path.name.endswith(".old")
    ]
    for path in aside:
        if target.exists():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.rename(target)


def _check(target: Path, names: Collection[str]) -> None:
    if not target.exists():
        return
    hint = "name a folder that is not there yet, or an earlier export"
    if not target.is_dir():
        raise InputError(f"{target} is a file, and tables need a folder", hint)
    foreign = sorted(path.name for path in target.iterdir() if path.name not in names)
    if foreign:
        raise InputError(f"{target} would be replaced, but it holds {foreign[0]}", hint)


def _swap(fresh: Path, target: Path) -> None:
    """Put a new folder in the place of an old one; no file of the two is ever mixed."""
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)

"""Files that pass: names that say whose they are, and removal of those of killed processes.

What is under way stands beside its place under such a name, or in the system's folder
for passing files. A process that is killed leaves it; whoever writes there next takes
it away, if it is sure that its maker is gone: a process of this machine that runs no more.
"""

import os
import re
import shutil
import socket
import tempfile
from functools import cache
from pathlib import Path

from kgraph.errors import ResourceError

_OWNER = re.compile(r"([A-Za-z0-9_]+)-(\d+)")


def mark() -> str:
    """Name this process by its machine and number."""
    return f"{_machine()}-{os.getpid()}"


def beside(target: Path) -> Path:
    """Give a hidden place in the folder of a target, for what will be it."""
    return target.with_name(f".{target.name}.{mark()}.part")


def clear(folder: Path, prefix: str, suffix: str = "") -> None:
    """Remove what killed processes left in a folder: names of a prefix, a mark and a suffix.

    What cannot be removed stays; it is in nobody's way but that of room.
    """
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.startswith(prefix)]
    except OSError:
        return  # told by who writes there
    for name in names:
        if name.endswith(suffix) and is_left(name.removeprefix(prefix)):
            path = folder / name
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def is_left(marked: str) -> bool:
    """Say whether what begins with a mark is of a process of this machine that runs no more."""
    owner = _OWNER.match(marked)
    if owner is None or owner[1] != _machine() or os.name != "posix":
        return False
    try:
        os.kill(int(owner[2]), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False  # it runs, for somebody else
    return False


def folder() -> Path:
    """Give the system's folder for files that pass.

    Raises:
        ResourceError: If there is none that can be written to.
    """
    try:
        return Path(tempfile.gettempdir())
    except OSError as error:
        raise ResourceError(
            f"no folder for passing files can be written to: {error.strerror}",
            "make room there, or name another folder with TMPDIR",
        ) from error


@cache
def _machine() -> str:
    return re.sub(r"[^A-Za-z0-9]", "_", socket.gethostname()) or "_"

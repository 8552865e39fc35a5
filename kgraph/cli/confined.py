"""What a process does whose addresses are limited (``ulimit -v``), before libraries are loaded.

OpenBLAS takes memory when numpy and scipy are loaded, for each thread, and where it gets
none it ends the process or asks again for ever: so it is to have one thread, and what it
needs is asked for before.
"""

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType

from kgraph import failures

NEEDED = 1 << 27  # bytes of addresses; scipy with its OpenBLAS was seen to take 110 MB
_LOADED_WITH_BLAS = ("numpy", "scipy")


class _Room(MetaPathFinder):
    """Finds nothing; refuses to look for what would wait for ever for memory."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> None:
        if name in _LOADED_WITH_BLAS:
            bytearray(NEEDED)


def prepare() -> None:
    """See to it that what cannot be loaded is a `MemoryError`, where addresses are limited."""
    if failures.is_confined():
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when it is loaded
        sys.meta_path.insert(0, _Room())

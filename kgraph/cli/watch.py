"""Says so if this process ends without a word.

Where memory runs out, parts of the program that are not Python's end the process on the
spot, and a system that is short of memory kills it. Nobody is left to say anything then
but another process: a fork from before anything was loaded, which waits for the end.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kgraph import failures

LAST_WORDS = (
    b"kgraph: ended without a word: memory ran out, or the process was killed\n"
    b"  hint: what was complete before is kept; run the same command again to finish\n"
)
_FAREWELL = b"."


@contextmanager
def watched() -> Iterator[None]:
    """Have a process wait for the end of this one; it says so if none was expected.

    Where there are no forks nobody watches.
    """
    if not hasattr(os, "fork"):
        yield
        return
    reader, writer = os.pipe()
    sys.stderr.flush()
    try:
        watcher = os.fork()
    except OSError:  # no more processes: this one may do
        os.close(reader)
        os.close(writer)
        yield
        return
    if watcher == 0:
        os.close(writer)
        _watch(reader)
    os.close(reader)
    try:
        yield
    except Exception as error:
        if isinstance(error, MemoryError) or failures.is_short():
            # There was none even for words, and there is none for a traceback.
            os.close(writer)
            os.waitpid(watcher, 0)
            os._exit(1)
        raise
    finally:
        os.write(writer, _FAREWELL)
        os.close(writer)
        os.waitpid(watcher, 0)


def _watch(reader: int) -> None:
    """Wait for the farewell, or for the end; never returns."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # they are for the process that works
    os.close(0)
    os.close(1)
    if os.read(reader, 1) != _FAREWELL:
        os.write(2, LAST_WORDS)
    os._exit(0)

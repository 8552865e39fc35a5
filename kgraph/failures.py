"""What libraries raise when memory, room on a disk or threads run out, as errors of our own.

They have no common exception for it: DuckDB, Arrow and Python each name it otherwise, and
a program part that cannot be loaded for want of memory is an `ImportError`. Everything
that runs out is told in one form, whatever stage it was in.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from kgraph.errors import KGraphError, ResourceError

MEMORY = "end other programs or use a machine with more memory; then run the same command again"
ROOM = "make room there, then run the same command again"
_SMALL = 1 << 24  # bytes
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_MORE = (errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE)
# By name: who only asks for help need not wait until these libraries are loaded.
_OF_MEMORY = ("MemoryError", "OutOfMemoryException")
_SAID = (
    "cannot allocate memory",
    "failed to map segment",
    "out of memory",
    "bad_alloc",
    "can't start new thread",
    "failed to launch worker thread",
    "resource temporarily unavailable",
)
_SAID_FULL = ("no space left on device", "disk quota exceeded", "file too large")


def ours(error: BaseException) -> KGraphError | None:
    """Give an exception as one of ours if it says that something ran out, or nothing.

    One of ours that says something else was perhaps made of one that did.
    """
    if isinstance(error, KGraphError):
        cause = None if isinstance(error, ResourceError) else error.__cause__
        if isinstance(cause, ResourceError):
            return ResourceError(str(cause), cause.hint)
        return ours(cause) if cause else None
    text = str(error)
    reason = (text.strip() or type(error).__name__).partition("\n")[0]
    code = error.errno if isinstance(error, OSError) else None
    if is_full(error):
        where = getattr(error, "filename", None)
        named = f"cannot write {where}: " if where else "the disk is full: "
        return ResourceError(f"{named}{getattr(error, 'strerror', None) or reason}", ROOM)
    names = {kind.__name__ for kind in type(error).__mro__}
    if names.intersection(_OF_MEMORY) or any(said in text.lower() for said in _SAID):
        return ResourceError(f"memory ran out: {reason}", MEMORY)
    if code in _NO_MORE:
        return ResourceError(f"the system gives no more: {reason}", MEMORY)
    if isinstance(error, Exception) and is_short():
        return ResourceError(f"memory ran out: {type(error).__name__}: {reason}", MEMORY)
    return None


def is_short() -> bool:
    """Say whether this process gets no memory for a small thing any more.

    What then fails has any name: a compiler that gets none calls a correct program wrong, a
    module that was half loaded lacks names.
    """
    try:
        bytearray(_SMALL)
    except MemoryError:
        return True
    return False


def is_full(error: BaseException) -> bool:
    """Say whether an exception says that there is no room where it wanted to write."""
    code = error.errno if isinstance(error, OSError) else None
    return code in _FULL or any(said in str(error).lower() for said in _SAID_FULL)


def is_confined() -> bool:
    """Say whether the addresses of this process are limited (``ulimit -v``).

    A thread takes 70 MB of them and more, whatever memory it uses, and several libraries
    end the process, or wait for ever, where one cannot be started: so there is to be one.
    """
    try:
        import resource
    except ImportError:
        return False  # a system without such limits
    return resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY


@contextmanager
def told() -> Iterator[None]:
    """Raise what says that something ran out as one of our errors; the rest passes as it is.

    Raises:
        ResourceError: Instead of what the libraries raise.
    """
    try:
        yield
    except Exception as error:
        known = ours(error)
        if known is None:
            raise
        raise known from error

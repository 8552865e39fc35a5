"""Every exception of kgraph, in one tree, by who can act.

A page that cannot be used is never an exception: it is a row in ``problems``.
What stops a run is one of these; each carries a message (what, which, where)
and a hint (what to do), and survives pickling.
"""


class KGraphError(Exception):
    """Anything that stops a run; ``hint`` says what the user can do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep both parts in ``args``, so that the error survives pickling."""
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message


class InputError(KGraphError):
    """The user named something that cannot be used: a path, an id, a parameter."""


class UnknownIdError(InputError):
    """An identifier is well formed, but this graph holds nothing of that name."""


class QueryError(InputError):
    """A question cannot be asked: no such name, bad parameter, bad syntax, refused."""


class QueryTimeoutError(KGraphError):
    """A question ran longer than it was allowed to; there is no partial answer."""


class QueryLimitError(KGraphError):
    """An answer is larger than it was allowed to be; there is no partial answer."""


class StoreError(KGraphError):
    """The graph folder cannot be read or written."""


class FormatVersionError(StoreError):
    """The graph folder was written by a newer kgraph, in a format this one cannot read."""


class LockedError(StoreError):
    """Another process is writing to the graph folder."""


class ResourceError(KGraphError):
    """Memory, threads or room on a disk ran out; what was complete before is kept."""


class ServiceError(KGraphError):
    """A service could not be asked; what it had answered before is kept."""


class ServiceUnreachableError(ServiceError):
    """Nothing answers at the service's address; it is not asked again in this run."""


class BadReplyError(ServiceError):
    """A service answered, but not with what it promises, and retrying did not help."""

"""Reads e-prints in a process of its own, which may be killed: ``python -m …eprint.worker``.

Standard input brings e-prints, each behind its length in eight bytes; an answer in
JSON goes to standard output for each, in the same form. The process limits its own
memory and processor time where the system can.
"""

import gc
import json
import sys
from contextlib import suppress
from dataclasses import fields

from kgraph.enrich.eprint.limits import MEMORY, WALL_S
from kgraph.enrich.eprint.reading import Eprint, Reference, Trouble
from kgraph.messages import receive, send
from kgraph.model.tables import Context

_TOO_MUCH = Trouble(
    "too-much-memory", f"reading it takes more than {MEMORY >> 20} MB; it is left out"
)


def to_json(read: Eprint) -> bytes:
    """Write what was read for `from_json`."""
    # `asdict` copies every value; a large list took it longer than the writing.
    return json.dumps(read, default=_fields).encode()


def _fields(given: Eprint | Reference | Context | Trouble) -> dict[str, object]:
    return {field.name: getattr(given, field.name) for field in fields(given)}


def from_json(text: bytes) -> Eprint:
    """Read what `to_json` wrote."""
    given = json.loads(text)
    references = []
    for row in given["references"]:
        contexts = tuple(Context(**context) for context in row.pop("contexts"))
        references.append(Reference(**row, contexts=contexts))
    problems = tuple(Trouble(**row) for row in given["problems"])
    return Eprint(tuple(references), problems, given["status"])


def main() -> None:
    """Answer until standard input ends."""
    from kgraph.enrich.eprint.content import read_eprint
    from kgraph.enrich.eprint.readable import symbols

    symbols()  # its tables take a while
    gc.freeze()  # what is loaded by now stays; the collector need not look at it for each paper
    _limit_memory()
    send(sys.stdout.buffer, b"ready")
    while (content := receive(sys.stdin.buffer)) is not None:
        _limit_time()
        try:
            answer = to_json(read_eprint(content))
        except MemoryError:
            send(sys.stdout.buffer, to_json(Eprint((), (_TOO_MUCH,), "error")))
            return  # what is left of it is in pieces: another process goes on
        except RecursionError:
            trouble = Trouble("too-deep", "its commands are nested too deeply; it is left out")
            answer = to_json(Eprint((), (trouble,), "error"))
        del content
        send(sys.stdout.buffer, answer)


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, most))


def _limit_time() -> None:
    """End, also when nobody is left to kill this process, soon after the wall clock would."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soon = int(used.ru_utime + used.ru_stime + 2 * WALL_S) + 1
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (soon, most))


if __name__ == "__main__":
    main()

"""The command line: what it does with errors; the verbs are loaded when they are run.

Nothing but the standard library is loaded before the guards stand: a process that has not
the memory for its own parts says so like one whose work needs too much.
"""

import atexit
import os
import sys
from contextlib import suppress

from kgraph import failures
from kgraph.cli.confined import prepare
from kgraph.cli.watch import watched
from kgraph.errors import KGraphError, ResourceError


def main() -> None:
    """Run the command line; an error is one line and a hint, and exit code 1."""
    prepare()
    with watched():
        _run()


def _run() -> None:
    try:
        with failures.told():
            from kgraph.cli.verbs import app

            app(prog_name="kgraph")
    except KGraphError as error:
        _say(f"kgraph: {error}")
        if error.hint:
            _say(f"  hint: {error.hint}")
        if isinstance(error, ResourceError):
            _leave()
        sys.exit(1)
    except KeyboardInterrupt:
        _say("kgraph: stopped; what was complete is kept")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; nothing is left to say
        sys.exit(0)


def _leave() -> None:
    """Have the process end without taking down what is loaded: half loaded, it crashes then."""
    with suppress(OSError):
        sys.stdout.flush()
    atexit.register(os._exit, 1)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")

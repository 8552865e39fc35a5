"""Answer one question in a process of its own, which the one who asked may kill.

No engine can be told to stop, so a question with a time limit is asked here. Reads
the question from standard input and writes the answer, or why there is none. Both
ends are kgraph and nobody else can reach the pipe, so it carries pickles.
"""

import os
import pickle
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from kgraph.errors import KGraphError
from kgraph.sparql.answer import Answer
from kgraph.sparql.engines import Question, evaluate
from kgraph.sparql.session import session

_GRACE = 1.0


@dataclass(frozen=True, slots=True)
class Task:
    """A question, what it is asked of, and the seconds it may take."""

    places: tuple[Path, ...]
    question: Question
    engine: str
    timeout: float | None


def main() -> None:
    """Answer the task on standard input."""
    task: Task = pickle.load(sys.stdin.buffer)
    if task.timeout is not None:
        # Should the one who asked be killed itself, nobody else ends this process.
        end = threading.Timer(task.timeout + _GRACE, os._exit, (1,))
        end.daemon = True
        end.start()
    found: Answer | KGraphError
    try:
        found = evaluate(session(*task.places), task.question, task.engine)
    except KGraphError as error:
        found = error
    pickle.dump(found, sys.stdout.buffer)


if __name__ == "__main__":
    main()

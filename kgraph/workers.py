"""Processes of our own that answer questions: messages go in and come out, in the order asked.

Not the standard library's pool: it runs the caller's main module again, which a script
that builds a graph at its top level does not survive.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from queue import SimpleQueue

from kgraph.errors import KGraphError
from kgraph.messages import receive, send

AHEAD = 2  # questions for each process that are under way at once

OURS = "a process that works for this one"

Process = subprocess.Popen[bytes]
Ask = Callable[[bytes, str], Future[bytes]]


def cores() -> int:
    """Give the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def answers(
    module: str, arguments: Sequence[str], questions: Iterable[bytes], number: int
) -> Iterator[bytes]:
    """Have questions answered by so many processes; give the answers in the order of those.

    Raises:
        KGraphError: If a process ended before its answer.
    """
    with processes(module, arguments, number) as ask:
        yield from in_order((ask(question, OURS) for question in questions), number)


def in_order(asked: Iterable[Future[bytes]], number: int) -> Iterator[bytes]:
    """Give answers in the order in which so many processes were asked.

    No more than a few questions are taken ahead of the answers.
    """
    waiting: deque[Future[bytes]] = deque()
    for one in asked:
        waiting.append(one)
        if len(waiting) > AHEAD * number:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def processes(module: str, arguments: Sequence[str], number: int) -> Iterator[Ask]:
    """Start processes, and end them.

    Args:
        module: Run by each process; it answers every message with one until its input ends.
        arguments: On its command line.
        number: Processes.

    Yields:
        What has a question answered by one of them; what it is given beside the question names
        that process where it ended before its answer, which is a `KGraphError`.
    """
    with ExitStack() as stack:
        free: SimpleQueue[Process] = SimpleQueue()
        for _ in range(number):
            free.put(stack.enter_context(_process(module, arguments)))
        pool = ThreadPoolExecutor(number)
        # A thread that waits for an answer goes on when its process is ended, behind this.
        stack.callback(pool.shutdown, wait=False, cancel_futures=True)
        yield lambda question, who: pool.submit(_answer, free, question, who)


@contextmanager
def _process(module: str, arguments: Sequence[str]) -> Iterator[Process]:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _answer(free: "SimpleQueue[Process]", question: bytes, who: str) -> bytes:
    process = free.get()
    assert process.stdin is not None, "it was opened with pipes"
    assert process.stdout is not None, "it was opened with pipes"
    try:
        send(process.stdin, question)
        answer = receive(process.stdout)
    except OSError:
        answer = None  # it ended while it was spoken to
    finally:
        free.put(process)
    if answer is None:
        raise KGraphError(
            f"{who} ended before its answer",
            "perhaps memory ran out; run again, the graph is as it was before",
        )
    return answer

"""Has pages, and the lines of a large snapshot, read by several processes; gives them in order.

Not the standard library's pool: it runs the caller's main module again, which a script
that builds a graph at its top level does not survive.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from queue import SimpleQueue
from typing import Any

import pyarrow as pa

from kgraph import failures
from kgraph.errors import KGraphError
from kgraph.messages import receive, send
from kgraph.model.tables import Evidence, Part, Source
from kgraph.read import wire
from kgraph.read.arxiv_snapshot import Chunk

AHEAD = 2  # chunks for each process that are under way at once
SHARED = 1 << 20  # bytes beside the largest page: to start processes takes as long as reading less
UNDER_WAY = 1 << 25  # bytes of pages that are read or wait at once; a larger page is read alone
MOST = 8  # processes for pages: each needs 100 MB, and half a second to start

Process = subprocess.Popen[bytes]
Ask = Callable[[wire.Unread | wire.Lines], Future[Part]]
Read = Callable[[wire.Unread], Evidence]


def cores() -> int:
    """Give the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def for_pages() -> int:
    """Give the number of processes that read pages, where there are many."""
    return 1 if failures.is_confined() else min(cores(), MOST)


def read_in_order(
    given: Iterable[Evidence | wire.Unread | Iterator[Evidence | Part]], read: Read, number: int
) -> Iterator[Evidence | Part]:
    """Read pages, in so many processes where there is much to read.

    Args:
        given: What needs no reading; pages; and what reads a bulk file, which is walked
            before the next is asked for.
        read: Reads a page in this process.
        number: Processes.

    Yields:
        What was found, in the order of ``given``: as `Part` if a process read it.

    Raises:
        KGraphError: If a process ended before its answer; it names the page.
    """
    waiting = _Waiting(read)
    with ExitStack() as stack:
        for task in given:
            if not isinstance(task, Evidence | wire.Unread):
                yield from waiting.taken()
                yield from task
                continue
            yield from waiting.taken(room_for=task)
            waiting.add(task)
            if number == 1:
                yield from waiting.taken()
            elif waiting.ask is None and waiting.is_much():
                waiting.share(stack.enter_context(_processes(number)))
        yield from waiting.taken()


class _Waiting:
    """Pages that are being read, or wait for it, in order."""

    def __init__(self, read: Read) -> None:
        self.ask: Ask | None = None
        self._read = read
        self._tasks: deque[tuple[Evidence | wire.Unread | Future[Part], int]] = deque()
        self._size = self._largest = 0

    def add(self, task: Evidence | wire.Unread) -> None:
        size = _size(task)
        self._size += size
        self._largest = max(self._largest, size)
        self._tasks.append((self._asked(task), size))

    def is_much(self) -> bool:
        """Say whether it is worth to have them read by several processes."""
        return self._size - self._largest >= SHARED

    def share(self, ask: Ask) -> None:
        """Have them read by others from now on."""
        self.ask = ask
        self._tasks = deque(
            (task if isinstance(task, Future) else self._asked(task), size)
            for task, size in self._tasks
        )

    def _asked(self, task: Evidence | wire.Unread) -> Evidence | wire.Unread | Future[Part]:
        return task if self.ask is None or isinstance(task, Evidence) else self.ask(task)

    def taken(self, room_for: Evidence | wire.Unread | None = None) -> Iterator[Evidence | Part]:
        """Give what was found: all of it, or as much as leaves room for one more."""
        while self._tasks:
            task, size = self._tasks[0]
            if room_for is not None and not (
                (self.ask is not None and self._size + _size(room_for) > UNDER_WAY)
                or (isinstance(task, Future) and task.done())
            ):
                return
            self._tasks.popleft()
            self._size -= size
            if isinstance(task, wire.Unread):
                yield self._read(task)
            else:
                yield task.result() if isinstance(task, Future) else task
        self._largest = 0


def _size(task: Evidence | wire.Unread) -> int:
    return len(task.content) if isinstance(task, wire.Unread) else 0


def read_chunks(chunks: Iterable[Chunk], source: Source, number: int) -> Iterator[Part]:
    """Read chunks of a snapshot in so many processes.

    Yields:
        What `arxiv_snapshot.read_chunk` gives for each, in order.

    Raises:
        KGraphError: If a process ended before its answer; it names the file.
    """
    with _processes(number) as ask:
        before = 0
        for part in _in_order(ask, (wire.Lines(source, chunk) for chunk in chunks), number):
            yield Part(numbered(part.records, source, before), part.problems)
            before += part.records.num_rows


def _in_order(ask: Ask, questions: Iterable[wire.Lines], number: int) -> Iterator[Part]:
    waiting: deque[Future[Part]] = deque()
    for question in questions:
        waiting.append(ask(question))
        if len(waiting) > AHEAD * number:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def numbered(records: pa.Table, source: Source, before: int) -> pa.Table:
    """Number the records of a part, which knows nothing of the parts before it."""
    if not before:
        return records
    ordinals = range(before + 1, before + records.num_rows + 1)
    columns: dict[str, pa.Array[Any]] = {
        "record_id": pa.array([f"{source.source_id}#{n}" for n in ordinals], pa.string()),
        "ordinal": pa.array(ordinals, pa.int64()),
    }
    for name, column in columns.items():
        records = records.set_column(
            records.schema.get_field_index(name), records.schema.field(name), column
        )
    return records


@contextmanager
def _processes(number: int) -> Iterator[Ask]:
    """Give what has a question answered by one of so many processes."""
    with ExitStack() as stack:
        free: SimpleQueue[Process] = SimpleQueue()
        for _ in range(number):
            free.put(stack.enter_context(_process()))
        pool = ThreadPoolExecutor(number)
        # A thread that waits for an answer goes on when its process is ended, behind this.
        stack.callback(pool.shutdown, wait=False, cancel_futures=True)
        yield lambda asked: pool.submit(_answer, free, asked)


@contextmanager
def _process() -> Iterator[Process]:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "kgraph.read.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _answer(free: "SimpleQueue[Process]", asked: wire.Unread | wire.Lines) -> Part:
    process = free.get()
    assert process.stdin is not None, "it was opened with pipes"
    assert process.stdout is not None, "it was opened with pipes"
    try:
        send(process.stdin, wire.question(asked))
        answer = receive(process.stdout)
    except OSError:
        answer = None  # it ended while it was spoken to
    finally:
        free.put(process)
    if answer is None:
        raise KGraphError(
            f"{asked.source.location}: a process that reads for this one ended before its answer",
            "perhaps memory ran out; run again, the graph is as it was before",
        )
    return wire.from_bytes(answer)

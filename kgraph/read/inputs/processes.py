"""Has pages, and the lines of a large snapshot, read by several processes; gives them in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from typing import Any

import pyarrow as pa

from kgraph import failures
from kgraph.model.tables import Evidence, Part, Source
from kgraph.read.formats.arxiv_snapshot import Chunk
from kgraph.read.inputs import wire
from kgraph.workers import Ask, cores, in_order, processes

WORKER = "kgraph.read.inputs.worker"
SHARED = 1 << 20  # bytes beside the largest page: to start processes takes as long as reading less
UNDER_WAY = 1 << 25  # bytes of pages that are read or wait at once; a larger page is read alone
MOST = 8  # processes for pages: each needs 100 MB, and half a second to start

Read = Callable[[wire.Unread], Evidence]


def for_lines() -> int:
    """Give the number of processes that read the lines of a large snapshot."""
    return cores()


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
                waiting.share(stack.enter_context(processes(WORKER, (), number)))
        yield from waiting.taken()


class _Waiting:
    """Pages that are being read, or wait for it, in order."""

    def __init__(self, read: Read) -> None:
        self.ask: Ask | None = None
        self._read = read
        self._tasks: deque[tuple[Evidence | wire.Unread | Future[bytes], int]] = deque()
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

    def _asked(self, task: Evidence | wire.Unread) -> Evidence | wire.Unread | Future[bytes]:
        if self.ask is None or isinstance(task, Evidence):
            return task
        return _ask(self.ask, task)

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
                yield wire.from_bytes(task.result()) if isinstance(task, Future) else task
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
    with processes(WORKER, (), number) as ask:
        asked = (_ask(ask, wire.Lines(source, chunk)) for chunk in chunks)
        before = 0
        for part in map(wire.from_bytes, in_order(asked, number)):
            yield Part(numbered(part.records, source, before), part.problems)
            before += part.records.num_rows


def _ask(ask: Ask, asked: wire.Unread | wire.Lines) -> Future[bytes]:
    who = f"{asked.source.location}: a process that reads for this one"
    return ask(wire.question(asked), who)


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

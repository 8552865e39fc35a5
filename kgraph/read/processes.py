"""Has the lines of a large snapshot read by several processes, and gives them in order.

Not the standard library's pool: it runs the caller's main module again, which a script
that builds a graph at its top level does not survive.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from queue import SimpleQueue
from typing import Any

import pyarrow as pa

from kgraph.errors import KGraphError
from kgraph.messages import receive, send
from kgraph.model.schema import from_arrow
from kgraph.model.tables import Part, Problem, Source
from kgraph.read.arxiv_snapshot import Chunk
from kgraph.read.worker import TABLES, to_bytes

AHEAD = 2  # chunks for each process that are under way at once

Process = subprocess.Popen[bytes]


def cores() -> int:
    """Give the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_chunks(chunks: Iterable[Chunk], source: Source, number: int) -> Iterator[Part]:
    """Read chunks in so many processes.

    Yields:
        What `arxiv_snapshot.read_chunk` gives for each, in order.

    Raises:
        KGraphError: If a process ended before its answer.
    """
    with ExitStack() as stack:
        free: SimpleQueue[Process] = SimpleQueue()
        for _ in range(number):
            free.put(stack.enter_context(_process()))
        pool = stack.enter_context(ThreadPoolExecutor(number))
        before = 0
        for part in _in_order(pool, free, (to_bytes(chunk, source) for chunk in chunks), number):
            yield Part(numbered(part.records, source, before), part.problems)
            before += part.records.num_rows


def _in_order(
    pool: ThreadPoolExecutor, free: "SimpleQueue[Process]", questions: Iterable[bytes], number: int
) -> Iterator[Part]:
    waiting: deque[Future[Part]] = deque()
    for question in questions:
        waiting.append(pool.submit(_ask, free, question))
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


def _ask(free: "SimpleQueue[Process]", question: bytes) -> Part:
    process = free.get()
    assert process.stdin is not None, "it was opened with pipes"
    assert process.stdout is not None, "it was opened with pipes"
    try:
        send(process.stdin, question)
        answers = [answer for _ in TABLES if (answer := receive(process.stdout))]
    except OSError:
        answers = []  # it ended while it was spoken to
    finally:
        free.put(process)
    if len(answers) < len(TABLES):
        raise KGraphError(
            "a process that reads for this one ended before its answer",
            "perhaps memory ran out; run again, the graph is as it was before",
        )
    records, problems = (pa.ipc.open_stream(answer).read_all() for answer in answers)
    return Part(records, tuple(from_arrow(Problem, problems)))

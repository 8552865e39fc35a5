"""Reads lines of a snapshot in a process of its own: ``python -m kgraph.read.worker``.

A question is a chunk of lines (`Chunk`), an answer its records and then its problems as
Arrow streams; all go through standard input and output (`kgraph.messages`).
"""

import gc
import json
import sys
from dataclasses import asdict

import pyarrow as pa

from kgraph.messages import receive, send
from kgraph.model import schema
from kgraph.model.tables import Source
from kgraph.read.arxiv_snapshot import Chunk, read_chunk

TABLES = ("records", "problems")


def to_bytes(chunk: Chunk, source: Source) -> bytes:
    """Write a question."""
    head = {"source": asdict(source), "start": chunk.start, "number": chunk.number}
    return b"\n".join((json.dumps(head).encode(), chunk.text))


def from_bytes(content: bytes) -> tuple[Chunk, Source]:
    """Read a question."""
    head, _, text = content.partition(b"\n")
    said = json.loads(head)
    return Chunk(said["start"], said["number"], text), Source(**said["source"])


def main() -> None:
    """Answer until standard input ends."""
    # Looking for cycles as rows are made took a fifth of the time. Readers of TeX leave some,
    # which hold all that a chunk was read from; what is loaded by now need not be looked at.
    gc.disable()
    gc.freeze()
    while (content := receive(sys.stdin.buffer)) is not None:
        found = read_chunk(*from_bytes(content))
        problems = schema.to_arrow("problems", found.problems)
        for rows in (found.records, problems):
            stream = pa.BufferOutputStream()
            with pa.ipc.new_stream(stream, rows.schema) as writer:
                writer.write_table(rows)
            send(sys.stdout.buffer, stream.getvalue().to_pybytes())
        del found, problems, rows, stream, writer
        gc.collect()


if __name__ == "__main__":
    main()

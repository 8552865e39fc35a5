"""Reads in a process of its own: ``python -m kgraph.read.inputs.worker``.

A question is a page or a chunk of a snapshot's lines, an answer what was found there
(`kgraph.read.inputs.wire`); all go through standard input and output (`kgraph.messages`).
"""

import gc
import sys

from kgraph.messages import receive, send
from kgraph.model.tables import Evidence, Part
from kgraph.read.formats.arxiv_snapshot import read_chunk
from kgraph.read.inputs import wire
from kgraph.read.inputs.files import read_bytes

FORGET = 1 << 21  # bytes that are read before what they left behind is looked for


def main() -> None:
    """Answer until standard input ends."""
    # Looking for cycles as rows are made took a fifth of the time. Readers of TeX leave some,
    # which hold all that a chunk was read from; what is loaded by now need not be looked at.
    gc.disable()
    gc.freeze()
    size = 0
    while (content := receive(sys.stdin.buffer)) is not None:
        send(sys.stdout.buffer, wire.to_bytes(_read(wire.asked(content))))
        size += len(content)
        if size >= FORGET:
            size = 0
            gc.collect()


def _read(asked: wire.Unread | wire.Lines) -> Evidence | Part:
    if isinstance(asked, wire.Unread):
        return read_bytes(asked.content, asked.source)
    return read_chunk(asked.chunk, asked.source)


if __name__ == "__main__":
    main()

"""What processes that read for one another say: questions, and what was found, as bytes.

A question is a page, or some lines of a snapshot. What was found is the rows of each
table that has some, as Arrow streams.
"""

import json
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any

import pyarrow as pa

from kgraph.messages import receive, send
from kgraph.model import schema
from kgraph.model.tables import EVIDENCE, Evidence, Part, Source
from kgraph.read.formats.arxiv_snapshot import Chunk


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that is still to be read."""

    source: Source
    content: bytes


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a snapshot that are still to be read."""

    source: Source
    chunk: Chunk


def question(asked: Unread | Lines) -> bytes:
    """Write a question."""
    head: dict[str, Any] = {"source": asdict(asked.source)}
    if isinstance(asked, Unread):
        return b"\n".join((json.dumps(head).encode(), asked.content))
    head |= {"start": asked.chunk.start, "number": asked.chunk.number}
    return b"\n".join((json.dumps(head).encode(), asked.chunk.text))


def asked(content: bytes) -> Unread | Lines:
    """Read a question."""
    head, _, text = content.partition(b"\n")
    said = json.loads(head)
    source = Source(**said["source"])
    if "start" in said:
        return Lines(source, Chunk(said["start"], said["number"], text))
    return Unread(source, text)


def to_bytes(found: Evidence | Part) -> bytes:
    """Write what was found."""
    output = BytesIO()
    for row_type in EVIDENCE:
        table: str = row_type.TABLE  # type: ignore[attr-defined]
        rows = getattr(found, table, ())
        if len(rows):
            given = rows if isinstance(rows, pa.Table) else schema.to_arrow(table, rows)
            stream = pa.BufferOutputStream()
            with pa.ipc.new_stream(stream, given.schema) as writer:
                writer.write_table(given)
            send(output, table.encode())
            send(output, stream.getvalue().to_pybytes())
    return output.getvalue()


def from_bytes(content: bytes) -> Part:
    """Read what was found."""
    stream = BytesIO(content)
    tables: dict[str, pa.Table] = {}
    while (name := receive(stream)) is not None:
        tables[name.decode()] = pa.ipc.open_stream(receive(stream) or b"").read_all()
    records = tables.pop("records", None)
    rows: dict[str, tuple[Any, ...]] = {
        row_type.TABLE: tuple(schema.from_arrow(row_type, tables[row_type.TABLE]))  # type: ignore[attr-defined]
        for row_type in EVIDENCE
        if row_type.TABLE in tables  # type: ignore[attr-defined]
    }
    return Part(schema.schema("records").empty_table() if records is None else records, **rows)

"""Lines on their way: columns of text as bytes, and bytes as a file that parsers read."""

import io
from collections.abc import Iterator
from typing import Any

import pyarrow as pa


def of_column(column: "pa.Array[Any]") -> Iterator[memoryview]:
    """Give the bytes of a column of texts, without copies: Arrow keeps them end to end."""
    texts = column if column.type in (pa.string(), pa.large_string()) else column.cast(pa.string())
    _, offsets, data = texts.buffers()
    if data is None or offsets is None:
        return
    ends = memoryview(offsets).cast("B").cast("q" if texts.type == pa.large_string() else "i")
    yield memoryview(data).cast("B")[ends[texts.offset] : ends[texts.offset + len(texts)]]


def reader(pieces: Iterator[bytes | memoryview]) -> io.BufferedReader:
    """Give pieces of bytes as one binary file, for parsers."""
    return io.BufferedReader(_Pieces(pieces), 1 << 20)


class _Pieces(io.RawIOBase):
    """Reads an iterator of bytes as one file."""

    def __init__(self, pieces: Iterator[bytes | memoryview]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "io.WriteableBuffer") -> int:  # type: ignore[name-defined]
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        wanted = memoryview(buffer)
        size = min(len(wanted), len(self._rest))
        wanted[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size

"""Lines on their way to parsers: pieces of bytes as one file."""

import io
from collections.abc import Iterator


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

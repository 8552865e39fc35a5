"""Packed files: what is inside of ``.zip``, ``.gz`` and ``.zst``, as streams, within limits.

Recognised by their first bytes, never by name. A file inside of an archive is
``archive.zip!member``. An archive inside of an archive is not opened, nor is one
that unpacks to far more than it packs: both are said, so that nothing is left out
without a word. Nothing is ever unpacked to disk.
"""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from typing import IO, cast

from kgraph import failures
from kgraph.model.text import collapse

MAX_MEMBERS = 20_000
MAX_RATIO = 200  # unpacked to packed; text packs to a third or a tenth
RATIO_COUNTS_FROM = 1 << 22  # bytes: a small file of spaces is no bomb
HEAD = 1 << 16  # bytes that are looked at to tell what a file is
_GZIP, _ZSTD, _ZIP = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = (
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
)
# Files that are archives for themselves: .docx, .xlsx, .odt, .epub, .jar.
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
_HIDDEN = re.compile(r"(?:^|/)(?:\.|__MACOSX/)")
# What reading a damaged or strange archive raises; pyarrow's own errors are OSErrors too.
DAMAGED = (
    *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError),
    *(zlib.error, zipfile.BadZipFile, MemoryError),
)


TOO_LARGE = (
    "archive-too-large",
    f"it unpacks to more than {MAX_RATIO} times its size; that is no text",
)


def damage(error: BaseException) -> tuple[str, str]:
    """Give code and message for what reading a damaged file raised.

    Raises:
        ResourceError: If not the file is at fault: this process gets no more memory. Where it
            gets some, only a damaged file asks for more than there is.
    """
    known = failures.ours(error)
    is_short = failures.is_confined() or failures.is_short()
    if known and (is_short or not isinstance(error, MemoryError)):
        raise known from error
    return "damaged-archive", f"it cannot be unpacked to its end: {error}"


class TooLargeError(Exception):
    """What is packed unpacks to far more than text does."""


@dataclass(frozen=True, slots=True)
class Content:
    """Something to read; ``open`` gives it from its beginning each time."""

    location: str
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is not read: where, what tells it from others, code and message."""

    location: str
    mark: str
    code: str
    message: str


def unpack(location: str, stream: IO[bytes]) -> Iterator[Content | Refused]:
    """Give what a file holds: itself, if it is not packed.

    Args:
        location: The name to give it.
        stream: The file, at its beginning; it must be able to seek.

    Yields:
        One content for a plain or compressed file, one for each member of an archive,
        by name; and what is refused. Each is valid until the next is asked for.
    """
    head = stream.read(HEAD)
    if head.startswith(_ZIP):
        yield from _members(location, stream)
    else:
        yield _layer(location, head, lambda: _from_start(stream), _size(stream))


def _from_start(stream: IO[bytes]) -> IO[bytes]:
    stream.seek(0)
    # Its owner closes it: it is opened again for the next look.
    return cast(IO[bytes], _Limited(stream, None, owned=False))


def _size(stream: IO[bytes]) -> int:
    return stream.seek(0, io.SEEK_END)


def _layer(
    location: str, head: bytes, open_: Callable[[], IO[bytes]], size: int
) -> Content | Refused:
    """Take off one layer of compression, if there is one."""
    if head.startswith(_GZIP):
        return _compressed(location, lambda: cast(IO[bytes], gzip.open(open_(), "rb")), size)
    if head.startswith(_ZSTD):
        return _compressed(location, lambda: _zstd(open_()), size)
    return _refusal(location, head) or Content(location, open_)


def _compressed(location: str, open_: Callable[[], IO[bytes]], size: int) -> Content | Refused:
    def limited() -> IO[bytes]:
        return cast(IO[bytes], _Limited(open_(), size))

    try:
        head = limited().read(HEAD)
    except TooLargeError:
        head = b""
    except DAMAGED:
        return Content(location, limited)  # whoever reads it says so
    if head.startswith((_GZIP, _ZSTD, *_ZIP)):
        message = "it is packed twice; unpack it once"
        return Refused(location, str(size), "nested-archive", message)
    return _refusal(location, head) or Content(location, limited)


def _refusal(location: str, head: bytes) -> Refused | None:
    if head[257:262] == b"ustar":
        message = "tar archives are not opened; unpack it, or make a zip of it"
        return Refused(location, head[:512].hex(), "archive", message)
    for mark, name in _OTHERS:
        if head.startswith(mark):
            message = f"{name} is not opened; unpack it, or make a zip of it"
            return Refused(location, head[:512].hex(), "archive", message)
    return None


def _zstd(stream: IO[bytes]) -> IO[bytes]:
    import pyarrow as pa

    # BufferedReader: pyarrow's stream has no readline of its own.
    return cast(
        IO[bytes],
        io.BufferedReader(
            cast(io.RawIOBase, pa.CompressedInputStream(cast(io.IOBase, stream), "zstd"))
        ),
    )


def _members(location: str, stream: IO[bytes]) -> Iterator[Content | Refused]:
    size = _size(stream)
    try:
        archive = zipfile.ZipFile(stream)  # finds its own place
    except DAMAGED as error:
        code, _ = damage(error)
        yield Refused(location, str(size), code, f"this zip archive is damaged: {error}")
        return
    with archive:
        infos = [i for i in archive.infolist() if not i.is_dir() and not _HIDDEN.search(i.filename)]
        if any(info.filename in _DOCUMENTS for info in infos):
            message = "this is a document file (.docx, .odt, .epub, …); save it as text or HTML"
            yield Refused(location, str(size), "binary", message)
            return
        if not infos:
            yield Refused(location, str(size), "empty", "there are no files in this archive")
        if len(infos) > MAX_MEMBERS:
            message = f"of {len(infos)} files in this archive the first {MAX_MEMBERS} are read"
            yield Refused(location, str(size), "archive-too-large", message)
        ordered = sorted(infos[:MAX_MEMBERS], key=lambda i: (i.filename, i.header_offset))
        for info in ordered:
            yield _member(f"{location}!{collapse(info.filename)}", archive, info)


def _member(location: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Content | Refused:
    mark = f"{info.CRC:08x}-{info.file_size}"

    def open_() -> IO[bytes]:
        return cast(IO[bytes], _Limited(archive.open(info), info.compress_size))

    if info.flag_bits & 1:
        return Refused(location, mark, "encrypted", "it is encrypted; unpack it with its password")
    try:
        with open_() as stream:
            head = stream.read(HEAD)
    except TooLargeError:
        head = b""
    except DAMAGED:
        return Content(location, open_)
    if head.startswith(_ZIP):
        message = "an archive inside of an archive is not opened; unpack it"
        return Refused(location, mark, "nested-archive", message)
    return _layer(location, head, open_, info.compress_size)


class _Limited(io.BufferedIOBase):
    """A stream that stops, with an error, where it has given far more than was packed."""

    def __init__(self, stream: IO[bytes], packed: int | None, *, owned: bool = True) -> None:
        self._stream, self._owned = stream, owned
        self._left = inf if packed is None else max(RATIO_COUNTS_FROM, packed * MAX_RATIO)

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        # Never all at once: a bomb would be in memory before it is counted.
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read(HEAD), b""))
        return self._count(self._stream.read(size))

    def read1(self, size: int = -1) -> bytes:
        # What there is before an error is not lost.
        return self._count(self._stream.read1(size if size >= 0 else HEAD))  # type: ignore[attr-defined]

    def readline(self, size: int | None = -1) -> bytes:
        return self._count(self._stream.readline(-1 if size is None else size))

    def close(self) -> None:
        if self._owned and not self.closed:
            self._stream.close()
        super().close()

    def _count(self, piece: bytes) -> bytes:
        self._left -= len(piece)
        if self._left < 0:
            raise TooLargeError
        return piece

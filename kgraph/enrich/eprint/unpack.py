"""What arXiv sends as a paper's source: texts by name, a PDF, or something else.

Read in memory, within limits, member by member. Names are keys of a mapping and
nothing more: no path is ever opened, links and devices are passed over.

Source: https://info.arxiv.org/help/mimetypes.html.
"""

import io
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import basename, normpath, splitext
from typing import IO, cast

from kgraph.enrich.eprint.limits import (
    MAX_BIB,
    MAX_MEMBERS,
    MAX_TEX,
    MAX_TEXT_FILES,
    MAX_UNPACKED,
)
from kgraph.enrich.eprint.reading import Trouble

_TEXT = frozenset((".tex", ".ltx", ".latex", ".bbl", ".bib", ".bibtex", ".sty", ".txt", ".inc"))
_NOTES = frozenset(("00readme.json", "00readme.xxx", "00readme"))
_SIGNS_OF_TEX = ("\\begin", "\\end", "\\input", "\\bye", "\\documentstyle")
_STEP = 1 << 16
DAMAGED = "damaged-archive"


@dataclass(slots=True)
class Unpacked:
    """What an e-print holds. ``kind`` is tex, pdf, ps, html, empty or unknown."""

    kind: str
    files: dict[str, str] = field(default_factory=dict)
    pdf: bytes = b""
    problems: list[Trouble] = field(default_factory=list)
    cut: bool = False

    def report(self, code: str, message: str, *, cut: bool = True) -> None:
        """Note what is wrong; ``cut`` says that something may be missing for it."""
        self.problems.append(Trouble(code, message))
        self.cut = self.cut or cut


class _TooLargeError(Exception):
    """An archive unpacks to more than is read."""


def unpack(content: bytes) -> Unpacked:
    """Unpack an e-print; nothing that it holds raises."""
    if content[:2] != b"\x1f\x8b":
        return _of_plain(io.BytesIO(content), content[:1024])
    stream = _Gunzipped(content)
    try:
        head = stream.peek()
    except (zlib.error, _TooLargeError) as error:
        found = Unpacked("unknown")
        found.report(DAMAGED, f"it cannot be unpacked: {error}")
        return found
    return _of_plain(cast(IO[bytes], stream), head)


def _of_plain(stream: IO[bytes], head: bytes) -> Unpacked:
    if _is_tar(head):
        return _of_tar(stream)
    start = head.lstrip(b"\xef\xbb\xbf\0 \t\r\n")
    if start.startswith(b"%PDF-"):
        return _of_one(stream, "pdf", MAX_UNPACKED // 4)
    if start.startswith((b"%!PS", b"%!", b"\x04%!")) and b"\\document" not in head:
        return Unpacked("ps")
    if start[:200].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        return Unpacked("html")
    if not head.strip():
        return Unpacked("empty")
    return _of_one(stream, "tex", MAX_TEX)


def _of_one(stream: IO[bytes], kind: str, limit: int) -> Unpacked:
    """Read a file that was packed alone."""
    found = Unpacked(kind)
    try:
        content = stream.read(limit + 1)
    except (zlib.error, _TooLargeError) as error:
        found.report(DAMAGED, f"it cannot be unpacked to its end: {error}")
        return found
    if len(content) > limit:
        found.report("file-too-large", f"it is larger than {limit:,} bytes")
        content = content[:limit]
    if kind == "pdf":
        found.pdf = content
    else:
        text = decoded(content)
        if any(sign in text for sign in _SIGNS_OF_TEX):
            found.files["main.tex"] = text
        else:
            found.kind = "unknown"
    return found


def _of_tar(stream: IO[bytes]) -> Unpacked:
    found = Unpacked("tex")
    total = pdfs = passed = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|", errorlevel=1) as archive:
            for number, member in enumerate(_members(archive), start=1):
                if number > MAX_MEMBERS:
                    found.report("too-many-files", f"of its files the first {MAX_MEMBERS} are read")
                    break
                name = _name(member)
                if name is None:
                    passed += not member.isdir() and not _is_twin(member.name)
                    continue
                kind = splitext(name)[1].lower()
                if kind == ".pdf":
                    pdfs += 1
                    if pdfs == 1 and member.size <= MAX_UNPACKED // 8:
                        found.pdf = _content(archive, member)
                    else:
                        found.pdf = b""
                    continue
                if kind not in _TEXT and basename(name).lower() not in _NOTES and kind:
                    continue
                limit = MAX_BIB if kind in (".bib", ".bibtex") else MAX_TEX
                if member.size > limit or total + member.size > MAX_TEXT_FILES:
                    found.report("file-too-large", f"{name} is larger than what is read")
                    continue
                total += member.size
                content = _content(archive, member)
                if kind or content.lstrip()[:1] in (b"\\", b"%"):
                    found.files[name] = decoded(content)
    except _TooLargeError as error:
        found.report("archive-too-large", str(error))
    except (tarfile.TarError, zlib.error, OSError, EOFError, ValueError) as error:
        found.report(DAMAGED, f"it cannot be unpacked to its end: {error}")
    if passed:
        message = f"{passed} of its members are links, devices, or lie outside; they are not read"
        found.report("unsafe-member", message, cut=False)
    if found.files:
        found.pdf = b""
    elif found.pdf:
        found.kind = "pdf"
    elif not found.problems:
        found.kind = "empty"
    return found


def _members(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while (member := archive.next()) is not None:
        archive.members = []  # type: ignore[attr-defined]  # the archive would keep all of them
        yield member


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(member)
    return stream.read() if stream else b""


def _name(member: tarfile.TarInfo) -> str | None:
    """Give the name of a regular file inside of the archive's own folder."""
    if not member.isreg() or member.issparse() or len(member.name) > 300:
        return None
    name = normpath(member.name.replace("\\", "/").lstrip("/")).lstrip("/")
    parts = name.split("/")
    return None if ".." in parts or _is_twin(name) else name


def _is_twin(name: str) -> bool:
    """Say whether a file is one that a Mac keeps notes on another in."""
    return "__MACOSX" in name or basename(name).startswith("._")


def _is_tar(head: bytes) -> bool:
    if head[257:262] == b"ustar":
        return True
    # Tar files of before 1988 say nothing, but their checksum is right.
    try:
        return (
            len(head) >= 512 and tarfile.TarInfo.frombuf(head[:512], "utf-8", "replace").size >= 0
        )
    except tarfile.HeaderError:
        return False


def decoded(content: bytes) -> str:
    """Decode a text: UTF-8, UTF-16 with its mark, else Latin-1, which takes anything."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


class _Gunzipped(io.RawIOBase):
    """What a gzip file unpacks to, as a stream that ends with an error where it is too much."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._packed = memoryview(content)
        self._at = 0
        self._inflate = zlib.decompressobj(31)
        self._ready = b""
        self._left = MAX_UNPACKED

    def peek(self) -> bytes:
        """Give the first bytes; they are read again."""
        self._ready = self.read(1024)
        return self._ready

    def read(self, size: int = -1) -> bytes:
        """Give so many bytes; fewer at the end."""
        pieces, wanted = [], size
        while wanted > 0:
            piece = (
                self._ready[:wanted] if self._ready else self._next(min(max(wanted, 512), _STEP))
            )
            if not self._ready and len(piece) > wanted:
                self._ready, piece = piece[wanted:], piece[:wanted]
            elif self._ready:
                self._ready = self._ready[len(piece) :]
            if not piece:
                break
            pieces.append(piece)
            wanted -= len(piece)
        return b"".join(pieces)

    def _next(self, most: int) -> bytes:
        while True:
            held = self._inflate.unconsumed_tail
            if self._inflate.eof:
                return b""  # what stands behind is no part of it
            if not held and self._at >= len(self._packed):
                raise zlib.error("it is cut off")
            if not held:
                held = bytes(self._packed[self._at : self._at + _STEP])
                self._at += len(held)
            piece = self._inflate.decompress(held, most)
            self._left -= len(piece)
            if self._left < 0:
                raise _TooLargeError(f"it unpacks to more than {MAX_UNPACKED >> 20} MB")
            if piece:
                return piece

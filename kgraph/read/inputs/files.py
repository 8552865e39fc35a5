"""From what the user names to pages: walk folders, unpack, read bytes, decode.

Every input becomes a source. One that holds no text (empty, binary, unreadable)
is a source with a problem, so that a user sees what was left out.
"""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import IO, TYPE_CHECKING, cast

from kgraph.errors import InputError
from kgraph.model.ids import digest_bytes
from kgraph.model.tables import Evidence, Part, Problem, Source
from kgraph.read import read_text
from kgraph.read.formats import arxiv_snapshot, oai_arxiv_raw, pdf
from kgraph.read.inputs import mail, packed
from kgraph.read.inputs.decode import decode

if TYPE_CHECKING:
    from kgraph.read.inputs.wire import Unread

STANDARD_INPUT = "-"
MAX_PAGE = 1 << 27  # bytes: a page is held in memory whole
MAX_ARCHIVE = 1 << 30  # bytes of all the pages of one archive; bulk files are streamed


def find_files(pages: Sequence[str | Path]) -> list[tuple[str, Path | None]]:
    """Find the files the user named, by location; standard input has no path.

    Args:
        pages: Files, folders (walked whole, hidden files left out), ``-`` for standard input.

    Raises:
        InputError: If a path does not exist, or a folder has no file in it.
    """
    return sorted(set(_walk(pages)), key=lambda found: (found[0], str(found[1])))


def read_pages(
    files: Sequence[tuple[str, Path | None]],
    *,
    known: frozenset[str],
    now: str,
    number: int | None = None,
) -> Iterator[Evidence | Part]:
    """Read every page, each content once; open archives and compressed files.

    Args:
        files: Locations and paths, from `find_files`.
        known: Ids of sources that were read before; they are skipped.
        now: The time to note as ``retrieved_at``.
        number: Processes that read pages, where there are many; as many as there are cores
            if not given. What is found does not depend on it.

    Yields:
        The evidence of each page, in the order of ``files``; of a bulk file a batch at
        a time, its source with the first.

    Raises:
        KGraphError: If a process that reads ended before its answer.
    """
    from kgraph.read.inputs import processes

    return processes.read_in_order(
        _contents(files, set(known), now),
        lambda page: read_bytes(page.content, page.source),
        processes.for_pages() if number is None else number,
    )


def _contents(
    files: Sequence[tuple[str, Path | None]], seen: set[str], now: str
) -> Iterator["Evidence | Unread | Iterator[Evidence | Part]"]:
    """Give what is to be read, and what cannot be; each is valid until the next is asked for."""
    for location, path in files:
        with ExitStack() as stack:
            try:
                stream = stack.enter_context(
                    nullcontext(sys.stdin.buffer) if path is None else path.open("rb")
                )
                if path is None or not stream.seekable():
                    stream = stack.enter_context(_spooled(stream))
                room = MAX_ARCHIVE
                for content in packed.unpack(_printable(location), stream):
                    for found in _content(content, seen, now, room):
                        room -= 0 if isinstance(found, Iterator | Evidence) else len(found.content)
                        yield found
            except OSError as error:
                # Named by its place: there is no content to name it by.
                message = f"cannot be read: {error.strerror}"
                refused = packed.Refused(_printable(location), "", "unreadable", message)
                yield from _refuse(refused, seen, now)


def _spooled(pipe: IO[bytes]) -> IO[bytes]:
    """Give what comes through a pipe as a file that can seek, on disk if it is large."""
    spooled = tempfile.SpooledTemporaryFile(max_size=MAX_PAGE)  # noqa: SIM115 - the caller closes it
    shutil.copyfileobj(pipe, spooled)
    spooled.seek(0)
    return cast(IO[bytes], spooled)


def _printable(location: str) -> str:
    """Give a path as text: names on disk may hold bytes that are none."""
    return location.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _refuse(refused: packed.Refused, seen: set[str], now: str) -> Iterator[Evidence]:
    name = f"unreadable:{refused.location}" + (f":{refused.mark}" if refused.mark else "")
    source_id = digest_bytes(name.encode())
    if source_id not in seen:
        seen.add(source_id)
        source = Source(source_id, "page", refused.location, None, now, 0)
        yield _failed(source, refused.code, refused.message)


def _content(
    content: packed.Content | packed.Refused, seen: set[str], now: str, room: int
) -> Iterator["Evidence | Unread | Iterator[Evidence | Part]"]:
    """Give one content, unless it was read before; what cannot be unpacked is a problem."""
    from kgraph.read.inputs.wire import Unread

    if isinstance(content, packed.Refused):
        yield from _refuse(content, seen, now)
        return
    taken = _take(content)
    failure = taken.failure
    if failure is None and taken.page is not None and taken.size > room:
        message = f"the archive holds more than {MAX_ARCHIVE >> 20} MB of pages; unpack it"
        failure = ("archive-too-large", message)
    if taken.page is not None and failure:
        yield from _refuse(packed.Refused(content.location, taken.source_id, *failure), seen, now)
        return
    if taken.source_id in seen:
        return
    seen.add(taken.source_id)
    kind = "page" if taken.page is not None else "bulk"
    source = Source(taken.source_id, kind, content.location, None, now, taken.size)
    if taken.page is not None:
        yield Unread(source, taken.page)
        return
    with content.open() as stream:
        yield taken.bulk.read_stream(stream, source)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a first look at a content gave: a page, or the format that streams it."""

    source_id: str
    size: int
    page: bytes | None
    bulk: ModuleType = arxiv_snapshot
    failure: tuple[str, str] | None = None


def _take(content: packed.Content) -> _Taken:
    """Read a content once: its hash, and its bytes if it is a page."""
    hashed, size, pieces = hashlib.sha256(), 0, list[bytes]()
    bulk: ModuleType | None = None
    is_oai = False
    failure = None
    try:
        with content.open() as stream:
            while piece := stream.read(packed.HEAD):
                if size == 0:
                    bulk = arxiv_snapshot if arxiv_snapshot.begins(piece) else None
                    is_oai = oai_arxiv_raw.begins(piece)
                size += len(piece)
                hashed.update(piece)
                if bulk is None:
                    pieces.append(piece)
                    if size > MAX_PAGE and is_oai:  # a page, with its places, if it is small
                        bulk, pieces = oai_arxiv_raw, []
                    elif size > MAX_PAGE:
                        message = f"no page has more than {MAX_PAGE >> 20} MB; read its parts"
                        failure = ("page-too-large", message)
                        break
    except packed.TooLargeError:
        failure = packed.TOO_LARGE
    except packed.DAMAGED as error:
        failure = packed.damage(error)
    # As `ids.digest_bytes` names a content that is in memory.
    source_id = hashed.hexdigest()[:16]
    if bulk is not None:
        return _Taken(source_id, size, None, bulk, failure)
    return _Taken(source_id, size, b"".join(pieces), failure=failure)


def read_bytes(content: bytes, source: Source) -> Evidence:
    """Decode and read one page; what is no text becomes a problem."""
    if not content.strip():
        return _failed(source, "empty", "there is no text in it")
    if pdf.begins(content):
        return pdf.read_bytes(content, source)
    text, note = mail.find_text(content) or decode(content)
    if text is None:
        message = "this is no text; save the page as text, or copy it"
        return _failed(source, "binary", message)
    found = read_text(text, source)
    if note is None:
        return found
    row = Problem(source.source_id, None, None, "read", *note)
    return replace(found, problems=(*found.problems, row))


def _walk(pages: Sequence[str | Path]) -> Iterator[tuple[str, Path | None]]:
    """Give location and path of every file named; standard input has no path."""
    for page in pages:
        if str(page) == STANDARD_INPUT:
            yield STANDARD_INPUT, None
            continue
        path = Path(page)
        if path.is_dir():
            if _is_graph(path):
                raise InputError(f"{path} is a graph, not pages", "name the folder of the pages")
            graphs = {found.parent for found in path.rglob("manifest.json")}
            graphs = {folder for folder in graphs if _is_graph(folder)}
            inside = [
                p
                for p in sorted(path.rglob("*"))
                if p.is_file() and _is_shown(p, path) and graphs.isdisjoint(p.parents)
            ]
            if not inside:
                raise InputError(f"no files in {path}", "name the folder that holds the pages")
            for file in inside:
                yield file.relative_to(path).as_posix(), file
        elif path.exists():
            yield path.name, path
        else:
            raise InputError(f"no such file or folder: {page}", "check the name")


def _is_graph(folder: Path) -> bool:
    """Say whether a folder is a graph that kgraph made: its exports are no pages."""
    return (folder / "manifest.json").is_file() and (folder / "evidence").is_dir()


def _is_shown(file: Path, folder: Path) -> bool:
    return not any(part.startswith(".") for part in file.relative_to(folder).parts)


def _failed(source: Source, code: str, message: str) -> Evidence:
    row = Problem(source.source_id, None, None, "read", code, message)
    return Evidence((source,), problems=(row,))

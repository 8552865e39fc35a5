"""From what the user names to pages: walk folders, read bytes, decode.

Every input becomes a source. One that holds no text (empty, binary, unreadable)
is a source with a problem, so that a user sees what was left out.
"""

import codecs
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kgraph.errors import InputError
from kgraph.model.ids import digest_bytes
from kgraph.model.tables import Evidence, Problem, Source
from kgraph.read import read_text

STANDARD_INPUT = "-"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def find_files(pages: Sequence[str | Path]) -> list[tuple[str, Path | None]]:
    """Find the files the user named, by location; standard input has no path.

    Args:
        pages: Files, folders (walked whole, hidden files left out), ``-`` for standard input.

    Raises:
        InputError: If a path does not exist, or a folder has no file in it.
    """
    return sorted(set(_walk(pages)), key=lambda found: (found[0], str(found[1])))


def read_pages(
    files: Sequence[tuple[str, Path | None]], *, known: frozenset[str], now: str
) -> Iterator[Evidence]:
    """Read every page, each content once.

    Args:
        files: Locations and paths, from `find_files`.
        known: Ids of sources that were read before; they are skipped.
        now: The time to note as ``retrieved_at``.

    Yields:
        The evidence of each page, in the order of ``files``.
    """
    seen = set(known)
    for location, path in files:
        try:
            content = sys.stdin.buffer.read() if path is None else path.read_bytes()
        except OSError as error:
            # Named by its place: there is no content to name it by.
            source_id = digest_bytes(f"unreadable:{location}".encode())
            if source_id not in seen:
                seen.add(source_id)
                message = f"cannot be read: {error.strerror}"
                yield _failed(
                    Source(source_id, "page", location, None, now, 0), "unreadable", message
                )
            continue
        source_id = digest_bytes(content)
        if source_id not in seen:
            seen.add(source_id)
            yield read_bytes(content, Source(source_id, "page", location, None, now, len(content)))


def read_bytes(content: bytes, source: Source) -> Evidence:
    """Decode and read one page; what is no text becomes a problem."""
    if not content.strip():
        return _failed(source, "empty", "there is no text in it")
    text, note = decode(content)
    if text is None:
        return _failed(source, "binary", "this is no text; save the page as text, or copy it")
    found = read_text(text, source)
    if note is None:
        return found
    row = Problem(source.source_id, None, None, "read", *note)
    return Evidence(found.sources, found.records, found.page_facts, problems=(*found.problems, row))


def decode(content: bytes) -> tuple[str | None, tuple[str, str] | None]:
    """Decode a page: by its byte order mark, as UTF-8, or as the Latin text it may be.

    Returns:
        The text without byte order mark; no text if the content is binary. And a
        problem's code and message, if the text is not all clear.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
            note = ("not-utf8", "some bytes are no valid text; each is read as \ufffd")
            return text, note if "\ufffd" in text else None
    controls = len(_CONTROL.findall(content[:65536]))
    if controls > 0.02 * min(len(content), 65536):
        return None, None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1} is no UTF-8"
        try:
            note = ("not-utf8", f"{where}; read as Windows-1252, check the accents")
            return content.decode("cp1252"), note
        except UnicodeDecodeError:
            note = ("not-utf8", f"{where}; read as Latin-1, check the accents")
            return content.decode("latin-1"), note
    if controls:
        return text, ("control-characters", "control characters are read as spaces")
    return text, None


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

"""arXiv's metadata snapshot: JSON lines as Kaggle gives them, one paper a line.

    {"id":"0704.0001","submitter":"Pavel Nadolsky","authors":"C. Bal\\'azs, E. L. Berger",
     "title":"Calculation of ...","categories":"hep-ph","versions":[{"version":"v1",
     "created":"Mon, 2 Apr 2007 19:18:42 GMT"}],"update_date":"2008-11-26",
     "authors_parsed":[["Balázs","C.",""],["Berger","E. L.",""]]}

The whole file has three million lines, so it is streamed: evidence comes in batches
and memory does not grow with the file. Texts are kept as arXiv has them, with TeX.
A record has one span, of its id: values are escaped and wrapped, the line says all.
A bad line is a problem, and costs no other.

Source: https://www.kaggle.com/datasets/Cornell-University/arxiv.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import IO

from kgraph.errors import InputError
from kgraph.model.schema import from_arrow
from kgraph.model.tables import Evidence, Part, Problem, Record, Source
from kgraph.model.text import collapse
from kgraph.read.formats import arxiv_record
from kgraph.read.formats.arxiv_record import Facts, Said
from kgraph.read.inputs import packed
from kgraph.read.page import Page

NAME = "arxiv_snapshot"
CHUNK = 1 << 22  # bytes of lines that are read at once
LARGE = 1 << 25  # bytes: to start processes takes as long as reading a smaller file
MAX_LINE = 1 << 24  # bytes: the longest real one, with 2,900 authors, has 200,000
_ID = re.compile(rb'"id"\s*:\s*"([^"\\]*)"')
_MARK = b"\xef\xbb\xbf"
# What sets the snapshot apart from any other JSON lines with ids and titles.
_KEYS = (b'"id"', b'"title"', b'"categories"', b'"versions"')


def begins(head: bytes) -> bool:
    """Say whether a file that begins like this is a snapshot: by the keys of a line."""
    for line in head.removeprefix(b"\xef\xbb\xbf").splitlines()[:20]:
        if line.lstrip().startswith(b"{") and all(key in line for key in _KEYS):
            return True
    return False


def recognises(page: Page) -> bool:
    """Say whether the first lines of the page are records of a snapshot."""
    first = "\n".join(line.text for line in page.lines[:20])
    return first.startswith("{") and begins(first.encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines of a file, with the place of the first: its code point, and its number from 1.

    A line that is far too long comes in parts, none of which is a record.
    """

    start: int
    number: int
    text: bytes


def read(page: Page) -> Evidence:
    """Read a snapshot that is in memory."""
    pieces = [page.text.encode("utf-8", "surrogatepass")]
    parts = list(_read_chunks(chunks(pieces), page.source))
    return Evidence(
        sources=(bulk(page.source),),
        records=tuple(row for part in parts for row in from_arrow(Record, part.records)),
        problems=tuple(row for part in parts for row in part.problems),
    )


def read_stream(stream: IO[bytes], source: Source) -> Iterator[Evidence | Part]:
    """Read a snapshot of any size; a large one in as many processes as there are cores.

    Yields:
        The source, then what some lines each hold, in the order of the file: what
        `read` gives at once.

    Cost:
        Memory for a few batches. See `tests/README.md` for lines a second.
    """
    from kgraph.read.inputs import processes

    number = processes.for_lines()
    yield Evidence((bulk(source),))
    broken: list[tuple[str, str]] = []
    found = chunks(_pieces(stream, broken))
    if source.bytes >= LARGE and number > 1:
        yield from processes.read_chunks(found, source, number)
    else:
        yield from _read_chunks(found, source)
    for trouble in broken:
        yield Evidence(problems=(Problem(source.source_id, None, None, "read", *trouble),))


def _read_chunks(given: Iterable[Chunk], source: Source) -> Iterator[Part]:
    before = 0
    for chunk in given:
        found = read_chunk(chunk, source, before)
        before += found.records.num_rows
        yield found


def read_chunk(chunk: Chunk, source: Source, before: int = 0) -> Part:
    """Read some lines: records, of which there are so many before, and problems."""
    # Imported where they are needed: numpy takes a while.
    from kgraph.read.formats.record_columns import table_of
    from kgraph.read.formats.snapshot_line import read_line

    rows: list[Said] = []
    places: list[tuple[int, int, int] | None] = []
    problems: list[Problem] = []
    start = chunk.start
    for number, line in enumerate(chunk.text.split(b"\n"), chunk.number):
        raw = line.removeprefix(_MARK) if number == 1 else line
        if raw and not raw.isspace():
            try:
                facts = read_line(raw)
                rows.append(arxiv_record.said(facts))
                places.append(_place(raw, facts, start, number))
            except InputError as error:
                stop = start + len(raw.decode("utf-8", "replace").rstrip())
                said = collapse(str(error))  # an id may hold half a character, escaped
                row = Problem(source.source_id, start, stop, "read", "bad-line", said, number)
                problems.append(row)
        start += _length(raw) + 1
    return Part(table_of(rows, source.source_id, before, places), tuple(problems))


def bulk(source: Source) -> Source:
    """Give a source as one of this format."""
    return replace(source, kind="bulk", reader=NAME)


def chunks(pieces: Iterable[bytes], start: int = 0, number: int = 1) -> Iterator[Chunk]:
    """Put whole lines together that are read at once; the first stands at a place of its file.

    A piece that ends within a line is the end of a chunk.
    """
    waiting: list[bytes] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= CHUNK // 2 or not piece.endswith(b"\n"):
            chunk = Chunk(start, number, b"".join(waiting))
            yield chunk
            start, number = behind(chunk)
            waiting, size = [], 0
    if waiting:
        yield Chunk(start, number, b"".join(waiting))


def behind(chunk: Chunk) -> tuple[int, int]:
    """Give the place behind some lines: code point, and number of the next line."""
    mark = chunk.number == 1 and chunk.text.startswith(_MARK)
    lines = chunk.text.count(b"\n") + (not chunk.text.endswith(b"\n"))
    return chunk.start + _length(chunk.text) - mark, chunk.number + lines


def _length(text: bytes) -> int:
    return len(text) if text.isascii() else len(text.decode("utf-8", "replace"))


def _pieces(stream: IO[bytes], broken: list[tuple[str, str]]) -> Iterator[bytes]:
    """Give whole lines of a stream, many at a time; if it breaks off, note why.

    Of a line that is far too long comes as much as a line may have.
    """
    waiting: list[bytes] = []
    size = 0
    try:
        while piece := stream.read1(min(CHUNK, MAX_LINE)):  # type: ignore[attr-defined]  # binary streams do
            while size + (piece.find(b"\n") + 1 or len(piece)) > MAX_LINE:
                yield b"".join((*waiting, piece[: MAX_LINE - size]))
                piece = piece[MAX_LINE - size :]
                waiting, size = [], 0
            end = piece.rfind(b"\n") + 1
            if end:
                yield b"".join((*waiting, piece[:end]))
                waiting, size = [], 0
            waiting.append(piece[end:])
            size += len(piece) - end
    except packed.TooLargeError:
        broken.append(packed.TOO_LARGE)
    except packed.DAMAGED as error:
        broken.append(packed.damage(error))
    if size:
        yield b"".join(waiting)


def _place(raw: bytes, facts: Facts, start: int, number: int) -> tuple[int, int, int] | None:
    """Find the id where it stands as it is, in a line that begins at a code point.

    Gives first code point, the one after the last, and the line.
    """
    place = _ID.search(raw)
    printed = place[1].decode("utf-8", "replace") if place else None
    if place is None or printed is None or printed != facts.arxiv_id:
        return None
    at = start + _length(raw[: place.start(1)])
    return at, at + len(printed), number

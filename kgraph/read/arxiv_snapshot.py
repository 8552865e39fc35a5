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

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import IO, Any

from kgraph.errors import InputError
from kgraph.model.schema import from_arrow
from kgraph.model.tables import Evidence, Part, Problem, Record, Source, Span
from kgraph.model.text import collapse
from kgraph.read import arxiv_record, packed
from kgraph.read.arxiv_record import Said
from kgraph.read.page import Page

NAME = "arxiv_snapshot"
BATCH = 5_000  # lines
LARGE = 1 << 25  # bytes: to start processes takes as long as reading a smaller file
MAX_LINE = 1 << 24  # bytes: the longest real one, with 2,900 authors, has 200,000
_ID = re.compile(r'"id"\s*:\s*"([^"\\]*)"')
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
    lines: tuple[bytes, ...]


def read(page: Page) -> Evidence:
    """Read a snapshot that is in memory."""
    lines = (line.encode("utf-8", "surrogatepass") + b"\n" for line in page.text.split("\n"))
    parts = list(_read_chunks(chunks(lines), page.source))
    return Evidence(
        sources=(bulk(page.source),),
        records=tuple(row for part in parts for row in from_arrow(Record, part.records)),
        problems=tuple(row for part in parts for row in part.problems),
    )


def read_stream(stream: IO[bytes], source: Source) -> Iterator[Evidence | Part]:
    """Read a snapshot of any size; a large one in as many processes as there are cores.

    Yields:
        The source, then what at most 5,000 lines each hold, in the order of the file:
        what `read` gives at once.

    Cost:
        Memory for a few batches. See `tests/README.md` for lines a second.
    """
    from kgraph.read import processes

    yield Evidence((bulk(source),))
    broken: list[tuple[str, str]] = []
    found = chunks(_lines(stream, broken))
    if source.bytes >= LARGE and processes.cores() > 1:
        yield from processes.read_chunks(found, source, processes.cores())
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
    from kgraph.read.record_columns import table_of  # numpy takes a while to import

    rows: list[Said] = []
    spans: list[Span | None] = []
    problems: list[Problem] = []
    start = chunk.start
    for number, raw in enumerate(chunk.lines, chunk.number):
        text = raw.decode("utf-8", "replace")
        if number == 1:
            text = text.removeprefix("\ufeff")
        if text and not text.isspace():
            try:
                line = _read_line(text)
                rows.append(arxiv_record.said(_facts(line)))
                spans.append(_place(text, line, start, number))
            except InputError as error:
                stop = start + len(text.rstrip())
                said = collapse(str(error))  # an id may hold half a character, escaped
                row = Problem(source.source_id, start, stop, "read", "bad-line", said, number)
                problems.append(row)
        start += len(text)
    return Part(table_of(rows, source.source_id, before, spans), tuple(problems))


def bulk(source: Source) -> Source:
    """Give a source as one of this format."""
    return replace(source, kind="bulk", reader=NAME)


def chunks(lines: Iterable[bytes], start: int = 0, number: int = 1) -> Iterator[Chunk]:
    """Put lines together that are read at once; the first stands at a place of its file."""
    waiting: list[bytes] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if len(waiting) == BATCH or size >= MAX_LINE:
            chunk = Chunk(start, number, tuple(waiting))
            yield chunk
            start, number = behind(chunk)
            waiting, size = [], 0
    if waiting:
        yield Chunk(start, number, tuple(waiting))


def behind(chunk: Chunk) -> tuple[int, int]:
    """Give the place behind some lines: code point, and number of the next line."""
    mark = chunk.number == 1 and _has_mark(chunk.lines[0])
    return chunk.start + sum(map(_length, chunk.lines)) - mark, chunk.number + len(chunk.lines)


def _length(line: bytes) -> int:
    return len(line) if line.isascii() else len(line.decode("utf-8", "replace"))


def _has_mark(line: bytes) -> bool:
    return line.startswith(b"\xef\xbb\xbf")


def _lines(stream: IO[bytes], broken: list[tuple[str, str]]) -> Iterator[bytes]:
    """Give the lines of a stream; if it breaks off, note why."""
    try:
        while line := stream.readline(MAX_LINE):
            yield line
    except packed.TooLargeError:
        broken.append(packed.TOO_LARGE)
    except packed.DAMAGED as error:
        broken.append(packed.damage(error))


def _read_line(text: str) -> dict[str, Any]:
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise InputError(f"not a line of JSON: {reason}") from None
    if not isinstance(facts, dict):
        raise InputError("not a JSON object")
    return facts


def _place(text: str, facts: Mapping[str, Any], start: int, number: int) -> Span | None:
    """Find the id where it stands as it is, in a line that begins at a code point."""
    place = _ID.search(text)
    if place is None or place[1] != facts.get("id"):
        return None
    return Span("arxiv_id", start + place.start(1), start + place.end(1), number)


def _facts(line: Mapping[str, Any]) -> arxiv_record.Facts:
    """Take what is there, in any types: a field of a wrong type is as good as none."""
    names = line.get("authors_parsed")
    versions = line.get("versions")
    return arxiv_record.Facts(
        arxiv_id=_text(line.get("id")),
        title=_text(line.get("title")),
        abstract=_text(line.get("abstract")),
        names=[_parts(name) for name in names] if isinstance(names, list) else [],
        author_line=_text(line.get("authors")),
        categories=_text(line.get("categories")),
        comments=_text(line.get("comments")),
        journal_ref=_text(line.get("journal-ref")),
        doi=_text(line.get("doi")),
        versions=[
            (_text(v.get("version")), _text(v.get("created")))
            for v in (versions if isinstance(versions, list) else [])
            if isinstance(v, dict)
        ],
        update_date=_text(line.get("update_date")),
    )


def _parts(name: object) -> list[str]:
    return [_text(part) or "" for part in name] if isinstance(name, list) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None

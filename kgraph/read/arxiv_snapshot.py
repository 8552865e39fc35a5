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
from dataclasses import replace
from typing import IO, Any

from kgraph.errors import InputError
from kgraph.model.tables import Evidence, Problem, Record, Source, Span
from kgraph.model.text import collapse
from kgraph.read import arxiv_record, packed
from kgraph.read.page import Page

NAME = "arxiv_snapshot"
BATCH = 5_000  # records
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


def read(page: Page) -> Evidence:
    """Read a snapshot that is in memory."""
    lines = (line.encode("utf-8", "surrogatepass") for line in page.text.split("\n"))
    batches = list(_read_lines((line + b"\n" for line in lines), page.source))
    return Evidence(
        sources=tuple(s for batch in batches for s in batch.sources),
        records=tuple(r for batch in batches for r in batch.records),
        problems=tuple(p for batch in batches for p in batch.problems),
    )


def read_stream(stream: IO[bytes], source: Source) -> Iterator[Evidence]:
    """Read a snapshot of any size.

    Yields:
        Batches of at most 5,000 records and problems, in the order of the file; the
        first has the source. Source and batches are as `read` gives them at once.

    Cost:
        Memory for one batch. See `tests/README.md` for lines a second; nearly all of
        it is the normal forms of abstracts.
    """
    yield from _read_lines(_lines(stream), source)


def _lines(stream: IO[bytes]) -> Iterator[bytes | tuple[str, str]]:
    """Give the lines of a stream, and a problem if it breaks off.

    A line that is far too long comes in parts, none of which is a record.
    """
    try:
        while line := stream.readline(MAX_LINE):
            yield line
    except packed.TooLargeError:
        yield packed.TOO_LARGE
    except packed.DAMAGED as error:
        yield packed.damage(error)


def _read_lines(lines: Iterable[bytes | tuple[str, str]], source: Source) -> Iterator[Evidence]:
    sources: tuple[Source, ...] = (replace(source, kind="bulk", reader=NAME),)
    records: list[Record] = []
    problems: list[Problem] = []
    ordinal, start = 0, 0
    for number, raw in enumerate(lines, start=1):
        if isinstance(raw, tuple):
            problems.append(Problem(source.source_id, None, None, "read", *raw))
            break
        text = raw.decode("utf-8", "replace")
        if number == 1:
            text = text.removeprefix("\ufeff")
        end = start + len(text)
        if not text.isspace() and text:
            try:
                record = _read_line(text, start, number, source, ordinal + 1)
            except InputError as error:
                stop = start + len(text.rstrip())
                said = collapse(str(error))  # an id may hold half a character, escaped
                row = Problem(source.source_id, start, stop, "read", "bad-line", said, number)
                problems.append(row)
            else:
                ordinal += 1
                records.append(record)
            if len(records) + len(problems) >= BATCH:
                yield Evidence(sources, tuple(records), problems=tuple(problems))
                sources, records, problems = (), [], []
        start = end
    if sources or records or problems:
        yield Evidence(sources, tuple(records), problems=tuple(problems))


def _read_line(text: str, start: int, number: int, source: Source, ordinal: int) -> Record:
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise InputError(f"not a line of JSON: {reason}") from None
    if not isinstance(facts, dict):
        raise InputError("not a JSON object")
    place = _ID.search(text)
    spans: tuple[Span, ...] = ()
    if place and place[1] == facts.get("id"):
        spans = (Span("arxiv_id", start + place.start(1), start + place.end(1), number),)
    return arxiv_record.record_of(_facts(facts), source, ordinal, spans)


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

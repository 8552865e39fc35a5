"""What the text formats of networks share: columns as pieces of text by SQL, streamed files.

A row is one expression over its columns, so a million edges are written by DuckDB
and not by Python, and memory stays flat. What a column holds is escaped in SQL for
the place it goes to: content or attribute of XML, or JSON. Characters that XML
forbids are dropped, because no parser opens a file that holds one.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kgraph.whole_files import replacing

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 4_096
_COMPRESSION: dict[str, Literal["gzip", "zstd"]] = {".gz": "gzip", ".zst": "zstd"}
# https://www.w3.org/TR/xml/#charsets
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_NON_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x{fffe}\x{ffff}]"
_SPECIAL = r'[&<>"\x00-\x1f\x{fffe}\x{ffff}]'
# What no text holds that can be written as it is, beside controls; "->" in the ids of edges may.
_MARKUP = (b"&", b"<", b'"', b"]")
# Gephi loses white space that stands alone between two entities ("a &amp; &lt;b").
_LOST_SPACE = r"[&<>]\s+[&<>]"
_PIECE = 1 << 20

Write = Callable[[Iterable[str]], None]


@dataclass(frozen=True, slots=True)
class Sql:
    """An expression over the columns of a table that gives a text, or nothing."""

    expression: str


class Output:
    """A file being written: texts, and tables with a text for each row."""

    def __init__(self, stream: "pa.NativeFile") -> None:
        self._stream = stream

    def __call__(self, texts: Iterable[str]) -> None:
        """Write texts, without what XML forbids."""
        content = "".join(texts).encode().translate(None, _CONTROLS)
        for forbidden in _NON_CHARACTERS:
            content = content.replace(forbidden, b"")
        self._stream.write(content)

    def rows(self, table: "pa.Table", pieces: Iterable[str | Sql]) -> None:
        """Write a text for each row, in order: the pieces run together.

        A text stands for itself; an expression that is null is left out.
        """
        from kgraph.engines import DuckDB, of_column

        query = f"select {line(pieces)} from given"
        with DuckDB() as engine:
            engine.lend("given", table)
            for batch in engine.batches(query, rows=BATCH):
                for content in of_column(batch.column(0)):
                    self._stream.write(content)


def line(pieces: Iterable[str | Sql]) -> str:
    """Give SQL for the text of a row."""
    found = []
    for fixed, run in groupby(pieces, key=lambda piece: isinstance(piece, str)):
        if fixed:
            found.append(_literal("".join(map(str, run))))
        else:
            found += [piece.expression for piece in run if isinstance(piece, Sql)]
    return f"concat({', '.join(found)})"


def anything(table: "pa.Table") -> "pa.Table":
    """Give a table of the same columns that holds what needs care: signs of markup, and nulls."""
    import pyarrow as pa

    return pa.table(
        {
            field.name: pa.array(
                ["\x00<", None] if field.type == pa.string() else [None], field.type
            ).take(pa.array([0, 1] if field.type == pa.string() else [0, 0]))
            for field in table.schema
        }
    )


def listed(out: Output, table: "pa.Table", pieces: list[str | Sql]) -> None:
    """Write a text for each row, with a comma between two."""
    out.rows(table.slice(0, 1), pieces)
    out.rows(table.slice(1), [",\n", *pieces])


@contextmanager
def writing(target: Path) -> Iterator[Output]:
    """Give a file to write to; it appears when all is written.

    A name that ends in ``.gz`` or ``.zst`` is compressed. No time and no name is
    kept inside, so the same texts give the same bytes.

    Raises:
        StoreError: If the file cannot be written; an old file stays as it was.
    """
    import pyarrow as pa

    compression = _COMPRESSION.get(target.suffix.lower())
    with (
        replacing(target) as path,
        pa.output_stream(str(path), compression=compression) as stream,  # type: ignore[arg-type]
    ):
        yield Output(stream)


def body(text: str) -> str:
    """Give a text as content of an XML element."""
    from xml.sax.saxutils import escape

    return escape(text)


def _literal(content: str) -> str:
    return "'" + content.replace("'", "''") + "'"


def name(column: str) -> str:
    """Give a column as SQL."""
    return '"' + column.replace('"', '""') + '"'


def kind_of(column: "pa.Field[Any]") -> str:
    """Name a column's type: string, boolean, int, long or double.

    Raises:
        KeyError: If it is none of these; a network has simple types only.
    """
    return {"string": "string", "bool": "boolean", "int32": "int", "int64": "long"}.get(
        str(column.type)
    ) or {"double": "double"}[str(column.type)]


def plain(table: "pa.Table", column: str) -> str:
    """Give SQL for a column as text, not escaped; null where it is missing or no number."""
    kind, given = kind_of(table.schema.field(column)), name(column)
    if kind == "string":
        return given
    if kind == "double":
        return f"case when isfinite({given}) then cast({given} as varchar) end"
    return f"cast({given} as varchar)"


def given(
    table: "pa.Table", column: str, before: str, expression: str, after: str
) -> list[str | Sql]:
    """Give a column between two texts; all three are left out where it is missing."""
    field = table.schema.field(column)
    if not table[column].null_count and kind_of(field) != "double":
        return [before, Sql(expression), after]
    return [Sql(f"{_literal(before)} || {expression} || {_literal(after)}")]


def content(table: "pa.Table", column: str) -> str:
    """Give SQL for a column as content of an XML element, such that every reader finds it whole."""
    markup, controls = _signs(table, column)
    if not markup and not controls:
        return plain(table, column)
    clean = _clean(column, controls)
    escaped = _replaced(clean, {**_ENTITIES, "chr(13)": "&#13;"})
    whole = (
        f"regexp_matches({clean}, '{_LOST_SPACE}') and not contains({clean}, ']]') "
        f"and not contains({clean}, chr(13))"
    )
    marked = f"case when {whole} then concat('<![CDATA[', {clean}, ']]>') else {escaped} end"
    return _where_special(column, marked)


def value(table: "pa.Table", column: str) -> str:
    """Give SQL for a column as an attribute value of XML that stands in double quotes."""
    markup, controls = _signs(table, column)
    if not markup and not controls:
        return plain(table, column)
    clean = _clean(column, controls)
    return _where_special(column, _replaced(clean, {**_ENTITIES, **_IN_VALUES}))


def json(table: "pa.Table", column: str) -> str:
    """Give SQL for a column as a value of JSON; null where it is missing or no number."""
    if kind_of(table.schema.field(column)) == "string":
        return f"cast(to_json({name(column)}) as varchar)"
    return plain(table, column)


_ENTITIES = {"'&'": "&amp;", "'<'": "&lt;", "'>'": "&gt;"}
_IN_VALUES = {"""'"'""": "&quot;", "chr(9)": "&#9;", "chr(10)": "&#10;", "chr(13)": "&#13;"}


def _replaced(expression: str, marks: dict[str, str]) -> str:
    for sign, entity in marks.items():
        expression = f"replace({expression}, {sign}, '{entity}')"
    return expression


def _where_special(column: str, escaped: str) -> str:
    return (
        f"case when regexp_matches({name(column)}, '{_SPECIAL}') then {escaped} "
        f"else {name(column)} end"
    )


def _signs(table: "pa.Table", column: str) -> tuple[bool, bool]:
    """Say whether texts of a column hold signs of markup, and controls or what XML forbids.

    One look at the bytes of all, not one a row.
    """
    import numpy as np

    from kgraph.engines import of_column

    markup = controls = False
    if kind_of(table.schema.field(column)) != "string":
        return markup, controls
    for chunk in table[column].chunks:
        for content in of_column(chunk):
            for start in range(0, len(content), _PIECE):
                piece = bytes(content[start : start + _PIECE + 2])
                markup = markup or any(sign in piece for sign in _MARKUP)
                controls = controls or bool(np.frombuffer(piece, np.uint8).min() < 0x20)
                # A single byte is looked for ten times faster than three.
                if not controls and _NON_CHARACTERS[0][:1] in piece:
                    controls = any(each in piece for each in _NON_CHARACTERS)
    return markup, controls


def _clean(column: str, controls: bool) -> str:
    """Give SQL for a column without what XML forbids."""
    return f"regexp_replace({name(column)}, '{_FORBIDDEN}', '', 'g')" if controls else name(column)

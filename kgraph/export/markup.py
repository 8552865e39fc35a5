"""What the XML formats of networks share: escaping, typed columns, streamed files.

A column of a table becomes one list of ready pieces of XML, so that a row is a
join; tables are walked in batches and memory stays flat. Escaping is the
standard library's. Characters that XML forbids are dropped, because no parser
opens a file that holds one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape, quoteattr

from kgraph.store import replacing

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 20_000
_COMPRESSION: dict[str, Literal["gzip", "zstd"]] = {".gz": "gzip", ".zst": "zstd"}
# https://www.w3.org/TR/xml/#charsets
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_NON_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
# Gephi loses white space that stands alone between two entities ("a &amp; &lt;b").
_LOST_SPACE = re.compile(r"[&<>]\s+[&<>]")

Write = Callable[[Iterable[str]], None]


@contextmanager
def writing(target: Path) -> Iterator[Write]:
    """Give a function that writes texts to a file; the file appears when all is written.

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

        def write(texts: Iterable[str]) -> None:
            content = "".join(texts).encode().translate(None, _CONTROLS)
            for forbidden in _NON_CHARACTERS:
                content = content.replace(forbidden, b"")
            stream.write(content)

        yield write


def attribute(text: str) -> str:
    """Give a text as a quoted attribute value."""
    return quoteattr(text)


def body(text: str) -> str:
    """Give a text as content of an element, such that every reader finds it whole."""
    if _LOST_SPACE.search(text) and "]]" not in text and "\r" not in text:
        return f"<![CDATA[{text}]]>"
    return escape(text, {"\r": "&#13;"})


def texts(batch: "pa.RecordBatch", name: str) -> list[str]:
    """Give a column that has no missing value as quoted attribute values."""
    return [quoteattr(str(value)) for value in batch[name].to_pylist()]


def kind_of(column: "pa.Field[Any]") -> str:
    """Name a column's type: string, boolean, int, long or double.

    Raises:
        KeyError: If it is none of these; a network has simple types only.
    """
    return {"string": "string", "bool": "boolean", "int32": "int", "int64": "long"}.get(
        str(column.type)
    ) or {"double": "double"}[str(column.type)]


def plain(values: "pa.ChunkedArray[Any] | pa.Array[Any]") -> list[str | None]:
    """Give the values of a column as texts, not yet escaped; missing ones as None."""
    return [
        value if value is None or isinstance(value, str) else str(value).lower()
        for value in values.to_pylist()
    ]


def rows(
    table: "pa.Table", pieces: Callable[["pa.RecordBatch"], list[list[str]]]
) -> Iterator[list[str]]:
    """Walk a table in batches; give each batch's rows as texts.

    Args:
        table: What to walk.
        pieces: Gives one list of texts for each part of a row.
    """
    for batch in table.to_batches(max_chunksize=BATCH):
        yield ["".join(parts) for parts in zip(*pieces(batch), strict=True)]

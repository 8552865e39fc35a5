"""Write an answer: a table for reading, and the W3C result formats.

Sources: https://www.w3.org/TR/sparql11-results-csv-tsv/, …-json/, rdf-sparql-XMLres/.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width
from xml.etree import ElementTree as ET

from kgraph.errors import QueryError
from kgraph.model import terms
from kgraph.sparql.answer import Answer, Rows

if TYPE_CHECKING:
    from kgraph.sparql.answer import Term

_RESULTS = "http://www.w3.org/2005/sparql-results#"
_XML = "http://www.w3.org/XML/1998/namespace"
# Characters that XML 1.0 has no place for, escaped or not.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XSD_STRING = f"{terms.NAMESPACES['xsd']}string"
_LANG_STRING = f"{terms.NAMESPACES['rdf']}langString"


def write(answer: Answer, form: str, base: str) -> str:
    """Give an answer as text in one of `FORMATS`; see `parquet` for the other.

    Args:
        answer: What was answered.
        form: ``table``, ``csv``, ``tsv``, ``json`` or ``xml``; ``ttl`` and ``nt`` for triples.
        base: The base IRI of the graph; the table leaves it out of our own names.

    Raises:
        QueryError: If there is no such format, or the answer does not fit it.
    """
    check(form)
    if form == "parquet":
        raise QueryError("Parquet is no text", "it goes to a file")
    if form in ("ttl", "nt") and answer.kind != "triples":
        raise QueryError(f"only the answer of a CONSTRUCT or DESCRIBE can be written as {form}")
    return FORMATS[form](answer, base)


def check(form: str) -> None:
    """Refuse a format that there is not.

    Raises:
        QueryError: Naming those that there are.
    """
    if form not in (*FORMATS, "parquet"):
        raise QueryError(f"no format '{form}'", f"known are {', '.join(FORMATS)}, parquet")


def parquet(answer: Answer) -> bytes:
    """Give an answer as a Parquet file, with the types of `Answer.to_arrow`."""
    import pyarrow as pa
    from pyarrow import parquet as files

    output = io.BytesIO()
    files.write_table(answer.to_arrow(), pa.PythonFile(output), compression="zstd")
    return output.getvalue()


def _table(answer: Answer, base: str) -> str:
    rows = [[_short(cell, base) for cell in row] for row in answer.rows]
    numbers = [_is_number(answer, i) for i in range(len(answer.columns))]
    cells = [list(answer.columns), *rows]
    widths = [max((_width(row[i]) for row in cells), default=0) for i in range(len(numbers))]
    lines = []
    for row in [cells[0], ["-" * width for width in widths], *rows]:
        padded = [
            " " * (width - _width(cell)) + cell if number else cell + " " * (width - _width(cell))
            for cell, width, number in zip(row, widths, numbers, strict=True)
        ]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines) + "\n"


def _csv(answer: Answer, _base: str) -> str:
    output = io.StringIO()
    writer = csv.writer(output)  # the line end of the format is its default, CR LF
    writer.writerow(answer.columns)
    if isinstance(answer.rows, Rows):  # the tables know no blank nodes
        writer.writerows(answer.texts())
    else:
        writer.writerows([_csv_cell(cell) for cell in row] for row in answer.rows)
    return output.getvalue()


def _tsv(answer: Answer, _base: str) -> str:
    head = "\t".join(f"?{name}" for name in answer.columns)
    rows = ["\t".join(_tsv_cell(cell) for cell in row) for row in answer.rows]
    return "\n".join([head, *rows]) + "\n"


def _json(answer: Answer, _base: str) -> str:
    if answer.kind == "boolean":
        return json.dumps({"head": {}, "boolean": _yes(answer)}) + "\n"
    # A row a line: an indented one is written by Python, several times slower.
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    rows = [
        encode(
            {
                name: _json_cell(cell)
                for name, cell in zip(answer.columns, row, strict=True)
                if cell is not None
            }
        )
        for row in answer.rows
    ]
    listed = "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"
    head = encode({"vars": answer.columns})
    return f'{{"head": {head}, "results": {{"bindings": {listed}}}}}\n'


def _xml(answer: Answer, _base: str) -> str:
    root = ET.Element("sparql", xmlns=_RESULTS)
    head = ET.SubElement(root, "head")
    if answer.kind == "boolean":
        ET.SubElement(root, "boolean").text = str(_yes(answer)).lower()
    else:
        for name in answer.columns:
            ET.SubElement(head, "variable", name=name)
        results = ET.SubElement(root, "results")
        for row in answer.rows:
            result = ET.SubElement(results, "result")
            for name, cell in zip(answer.columns, row, strict=True):
                if cell is not None:
                    _xml_cell(ET.SubElement(result, "binding", name=name), cell)
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
    if _NOT_XML.search(text):
        raise QueryError("XML cannot hold a character of the answer", "--format json can")
    return text.replace("\r", "&#13;")  # a reader would make it a line end


def _triples(name: str) -> Callable[[Answer, str], str]:
    def serialized(answer: Answer, base: str) -> str:
        from pyoxigraph import RdfFormat, Triple, serialize

        found: list[Triple] = [Triple(*row) for row in answer.rows]  # type: ignore[arg-type]
        form = getattr(RdfFormat, name)
        prefixes = None if form == RdfFormat.N_TRIPLES else terms.prefixes(base)
        text = (serialize(found, format=form, prefixes=prefixes) or b"").decode()
        # pyoxigraph writes prefixes in the order of a hash table.
        lines = text.splitlines(keepends=True)
        last = next((i for i, line in enumerate(lines) if not line.startswith("@prefix")), 0)
        return "".join(sorted(lines[:last]) + lines[last:])

    return serialized


FORMATS: Mapping[str, Callable[[Answer, str], str]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "xml": _xml,
    "ttl": _triples("TURTLE"),
    "nt": _triples("N_TRIPLES"),
}


def _short(cell: "Term | None", base: str) -> str:
    """Give a cell for reading: compact ids and codes for our IRIs, one line."""
    if cell is None:
        return ""
    value: str = cell.value
    if type(cell).__name__ == "NamedNode":
        ours = value.removeprefix(f"{base}category/").removeprefix(base)
        value = terms.compact(value, base) or ours
    return " ".join(value.split())


def _is_number(answer: Answer, column: int) -> bool:
    numeric = {f"{terms.NAMESPACES['xsd']}{name}" for name in ("integer", "decimal", "double")}
    cells = [row[column] for row in answer.rows if row[column] is not None]
    return bool(cells) and all(getattr(_datatype(cell), "value", "") in numeric for cell in cells)


def _width(text: str) -> int:
    """Count the places a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _datatype(cell: "Term | None") -> object:
    return getattr(cell, "datatype", None)


def _csv_cell(cell: "Term | None") -> str:
    if cell is None:
        return ""
    return f"_:{cell.value}" if type(cell).__name__ == "BlankNode" else str(cell.value)


def _tsv_cell(cell: "Term | None") -> str:
    # A term in Turtle syntax; a raw tab would end the cell.
    return "" if cell is None else str(cell).replace("\t", "\\t")


def _json_cell(cell: "Term") -> dict[str, str]:
    kind = {"NamedNode": "uri", "BlankNode": "bnode"}.get(type(cell).__name__, "literal")
    found = {"type": kind, "value": cell.value}
    if language := getattr(cell, "language", None):
        found["xml:lang"] = language
    elif (datatype := _named_datatype(cell)) is not None:
        found["datatype"] = datatype
    return found


def _xml_cell(binding: ET.Element, cell: "Term") -> None:
    kind = {"NamedNode": "uri", "BlankNode": "bnode"}.get(type(cell).__name__, "literal")
    element = ET.SubElement(binding, kind)
    element.text = cell.value
    if language := getattr(cell, "language", None):
        element.set(f"{{{_XML}}}lang", language)
    elif (datatype := _named_datatype(cell)) is not None:
        element.set("datatype", datatype)


def _named_datatype(cell: "Term") -> str | None:
    """Give the datatype that the formats name: all but those of plain strings."""
    value: str | None = getattr(_datatype(cell), "value", None)
    return None if value in (_XSD_STRING, _LANG_STRING) else value


def _yes(answer: Answer) -> bool:
    cell = answer.rows[0][0]
    return cell is not None and cell.value == "true"

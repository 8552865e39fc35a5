"""Results of W3C tests: read from the forms they come in, and comparable with each other.

Blank nodes are told apart by how often each stands where; that does for these tests.
Numbers are compared by value and datatype: ``2.0`` and ``2`` are one decimal.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import rdflib
from pyoxigraph import BlankNode, QueryBoolean, QueryResultsFormat, RdfFormat, parse
from pyoxigraph import parse_query_results as parsed

RS = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_KINDS = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".tsv": QueryResultsFormat.TSV,
}
_TRIPLES = (".ttl", ".nt", ".rdf")
_INTEGERS = ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")
_INTEGERS += ("negativeInteger", "nonPositiveInteger", "unsignedInt", "unsignedLong")


def expected(path: Path) -> Any:
    """Read the result that a test expects: rows counted, triples counted, or yes or no."""
    if path.suffix == ".csv":
        return _lines(path.read_text(encoding="utf-8"))
    if path.suffix in _KINDS:
        return _rows(parsed(path=str(path), format=_KINDS[path.suffix]))
    if _is_result_set(path):
        return _result_set(_graph(path))
    found = parse(path=str(path), format=format_of(path), base_iri=path.as_uri())
    return counted([("", t.subject), ("", t.predicate), ("", t.object)] for t in found)


def given(text: str, path: Path) -> Any:
    """Read what was answered: CSV, N-Triples or JSON, by what kind of result is expected."""
    if path.suffix == ".csv":
        return _lines(text)
    if kind(path) == "triples":
        found = parse(text.encode(), format=RdfFormat.N_TRIPLES)
        return counted([("", t.subject), ("", t.predicate), ("", t.object)] for t in found)
    return _rows(parsed(text.encode(), format=QueryResultsFormat.JSON))


def kind(path: Path) -> str:
    """Tell what a result is: ``csv``, ``triples``, or ``rows`` (or yes or no)."""
    if path.suffix == ".csv":
        return "csv"
    return "triples" if path.suffix in _TRIPLES and not _is_result_set(path) else "rows"


def format_of(path: Path) -> RdfFormat:
    """Give the format of a file of RDF."""
    found = RdfFormat.from_extension(path.suffix.removeprefix("."))
    assert found is not None
    return found


def counted(rows: Iterable[Any]) -> Counter[str]:
    """Count rows of named cells, whatever blank nodes are called."""
    kept = [list(row) for row in rows]
    seen: Counter[Any] = Counter(c for row in kept for _, c in row if isinstance(c, BlankNode))
    return Counter(
        str([(n, f"_:{seen[c]}" if isinstance(c, BlankNode) else _plain(c)) for n, c in row])
        for row in kept
    )


def _rows(found: Any) -> Any:
    if isinstance(found, QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    rows = [zip(names, row, strict=True) for row in found]
    return counted(sorted((n, c) for n, c in row if c is not None) for row in rows)


def _plain(cell: Any) -> str:
    datatype = getattr(cell, "datatype", None)
    name = datatype.value.removeprefix(_XSD) if datatype is not None else ""
    try:
        if name in _INTEGERS:
            return f"{int(cell.value)} integer"
        if name == "decimal":
            return f"{Decimal(cell.value).normalize():f} decimal"
        if name in ("double", "float"):
            return f"{float(cell.value)} {name}"
    except (ValueError, InvalidOperation):  # no number, whatever it says it is
        pass
    return str(cell)


def _lines(text: str) -> Counter[str]:
    rows = csv.reader(io.StringIO(text, newline=""))
    return Counter(str(["_:" if c.startswith("_:") else c for c in row]) for row in rows)


def _is_result_set(path: Path) -> bool:
    return path.suffix in _TRIPLES and (None, None, RS.ResultSet) in _graph(path)


def _graph(path: Path) -> rdflib.Graph:
    form = {".rdf": "xml", ".nt": "nt"}.get(path.suffix, "turtle")
    return rdflib.Graph().parse(path, format=form, publicID=path.as_uri())


def _result_set(graph: rdflib.Graph) -> Any:
    """Read the older form of results, which are RDF themselves."""
    for answer in graph.objects(None, RS.boolean):
        return str(answer) == "true"
    result = rdflib.query.Result("SELECT")
    result.bindings = [
        {
            rdflib.Variable(str(graph.value(cell, RS.variable))): graph.value(cell, RS.value)
            for cell in graph.objects(solution, RS.binding)
        }
        for solution in graph.objects(None, RS.solution)
    ]
    result.vars = sorted({name for row in result.bindings for name in row})
    text = result.serialize(format="json") or b""
    return _rows(parsed(text, format=QueryResultsFormat.JSON))

"""Check a graph or an RDF file: core shapes, constraints, tables.

Up to a million triples the core shapes go through pySHACL on rdflib; beyond that the
same shapes are asked as SPARQL. Constraints are always asked of Oxigraph.
"""

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import duckdb
import pyarrow as pa

from kgraph import failures, rdf, store
from kgraph.errors import InputError, StoreError
from kgraph.model import terms
from kgraph.validation import integrity, shapes
from kgraph.validation.findings import KEPT, SH, Finding, Report, report

if TYPE_CHECKING:
    from pyoxigraph import Store

MANY = 1_000_000  # triples; pySHACL takes a minute and two gigabytes for so many
# Rules that read every triple of a store on disk; of a graph folder the tables say the same,
# and no rule of ours makes a blank node.
_SCANS = ("no-dangling", "no-blank-nodes")
_FORMS = {
    ".ttl": "TURTLE", ".nt": "N_TRIPLES", ".nq": "N_QUADS", ".trig": "TRIG", ".rdf": "RDF_XML",
    ".jsonld": "JSON_LD",
}  # fmt: skip


def graph(folder: Path, opened: "Callable[[], Store]", *, many: int = MANY) -> Report:
    """Check a graph folder: its tables, and what they say in RDF.

    Args:
        folder: The graph.
        opened: Gives the graph's store on disk; called only if there are many triples.
        many: From how many triples on it and SPARQL are used.

    Raises:
        InputError: If there is no graph in the folder.
        StoreError: If it cannot be read.

    Cost:
        Some 15,000 triples a second by shapes; beyond ``many`` 90,000 a second of CPU, and
        the store if it has to be built: a minute for two million.
    """
    manifest = store.read_manifest(folder)
    found = integrity.check(folder, manifest)
    base = manifest.base_iri
    try:
        text = _text(rdf.lines(folder, manifest, base, "default"), many)
        loaded = opened() if text is None else _loaded(io.BytesIO(text), "N_TRIPLES", base)
    except (duckdb.Error, SyntaxError) as error:
        if not found or failures.ours(error):
            raise StoreError(f"cannot tell {folder} in RDF: {error}", "build it again") from error
        # Tables that broke their rules: what is wrong with them is told, and that this is all.
        message = f"the tables cannot be told in RDF; no shape was looked at: {error}"
        found.append(Finding("violation", "tables-in-rdf", str(folder), message))
        return report(found, 0, base)
    told, triples = _told(loaded, text, base, many, on_disk=text is None)
    return report([*found, *told], triples, base)


def file(path: Path, *, many: int = MANY) -> Report:
    """Check the default graph of an RDF file, as exported, packed or not.

    Raises:
        InputError: If it is no RDF file, or its syntax is wrong.

    Cost:
        As for a graph; the file is held in memory, some 400 MB for a million triples.
    """
    name = path.with_suffix("") if path.suffix.lower() in (".gz", ".zst") else path
    if name.suffix.lower() not in _FORMS:
        known = " ".join(_FORMS)
        raise InputError(
            f"no RDF format for '{path.name}'", f"known are {known}, or a graph folder"
        )
    try:
        with _unpacked(path) as stream:
            loaded = _loaded(stream, _FORMS[name.suffix.lower()], None)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except SyntaxError as error:
        raise InputError(f"{path} is damaged: {error}", "export it again") from error
    base = _base(loaded)
    told, triples = _told(loaded, None, base, many)
    return report(told, triples, base)


def _told(
    loaded: "Store", text: bytes | None, base: str, many: int, *, on_disk: bool = False
) -> tuple[list[Finding], int]:
    """Check what is told: by the store alone if it is much."""
    from pyoxigraph import DefaultGraph, RdfFormat

    skipped = _SCANS if on_disk else ()
    queries = [query for query in shapes.constraints(base) if query.rule not in skipped]
    counted: Any = loaded.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    triples = int(next(iter(counted))["n"].value)
    found = []
    if triples >= many:
        queries = [*queries, *shapes.core(base)]
    else:
        data = text or loaded.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
        found = by_pyshacl(data or b"", base)
    return [*found, *by_sparql(loaded, queries, base)], triples


def by_sparql(loaded: "Store", queries: list[shapes.Query], base: str) -> list[Finding]:
    """Ask queries of the default graph; each row is a finding."""
    found = []
    for query in queries:
        rows: Any = loaded.query(
            f"{query.text} LIMIT {KEPT}", base_iri=base, prefixes=terms.prefixes(base)
        )
        for row in rows:
            value = row["value"] if "value" in [v.value for v in rows.variables] else None
            told = (_plain(row["this"]), query.message, _plain(value), query.path)
            found.append(Finding(query.severity, query.rule, *told))
    return found


def by_pyshacl(data: bytes, base: str) -> list[Finding]:
    """Check N-Triples against the core shapes."""
    import pyshacl
    import rdflib
    from rdflib import RDF
    from rdflib import SH as NAMES

    with _quiet("rdflib.term"):
        read = rdflib.Graph().parse(data=data, format="nt")
        found: Any = pyshacl.validate(
            read, shacl_graph=shapes.load("shapes", base), inference="none", inplace=True
        )[1]
    return [
        Finding(
            shapes.severity_of(found.value(one, NAMES.resultSeverity)),
            shapes.name_of(str(found.value(one, NAMES.sourceShape))),
            str(found.value(one, NAMES.focusNode)),
            _message(found, one),
            str(found.value(one, NAMES.value, default="")),
            _path(found, one),
        )
        for one in found.subjects(RDF.type, rdflib.URIRef(f"{SH}ValidationResult"))
    ]


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Silence a logger: rdflib logs a traceback for each bad date, which is a finding here."""
    logger = logging.getLogger(name)
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _message(found: Any, one: Any) -> str:  # noqa: ANN401 - rdflib's graph and node
    from rdflib import SH as NAMES

    # pySHACL prints the shapes of `sh:or`, which have no names.
    if found.value(one, NAMES.sourceConstraintComponent) == NAMES.OrConstraintComponent:
        return shapes.NO_KIND
    return str(found.value(one, NAMES.resultMessage))


def _path(found: Any, one: Any) -> str:  # noqa: ANN401 - rdflib's graph and node
    from rdflib import SH as NAMES

    path = found.value(one, NAMES.resultPath)
    inverse = found.value(path, NAMES.inversePath)
    return str(inverse or path or "")


def _text(pieces: Iterator[bytes | memoryview], many: int) -> bytes | None:
    """Give all lines, or nothing if there are too many."""
    held, number = io.BytesIO(), 0
    for piece in pieces:
        number += bytes(piece).count(b"\n")
        if number >= many:
            return None
        held.write(piece)
    return held.getvalue()


def _loaded(stream: IO[bytes], form: str, base: str | None) -> "Store":
    from pyoxigraph import RdfFormat, Store

    made = Store()
    made.bulk_load(stream, getattr(RdfFormat, form), base_iri=base)
    return made


def _unpacked(path: Path) -> IO[bytes]:
    packing: Any = {".gz": "gzip", ".zst": "zstd"}.get(path.suffix.lower())
    opened: Any = pa.input_stream(str(path), compression=packing) if packing else path.open("rb")
    return cast(IO[bytes], opened)


def _base(loaded: "Store") -> str:
    """Give the base IRI that a file names itself; a file that does not is taken for built so."""
    query = "SELECT ?space { ?d a void:Dataset ; void:uriSpace ?space } ORDER BY ?space LIMIT 1"
    rows: Any = loaded.query(query, prefixes=terms.prefixes(store.DEFAULT_BASE_IRI))
    return next((str(row["space"].value) for row in rows), store.DEFAULT_BASE_IRI)


def _plain(term: "object") -> str:
    return str(getattr(term, "value", term)) if term is not None else ""

"""Put a question to an engine, and give its answer in a W3C format.

Both engines answer in bytes, because the answer often crosses from a process that
may be killed (`worker`): SPARQL JSON results, or N-Triples.

Sources: pyoxigraph 0.5, rdflib 7 (their behaviour on SERVICE and FROM was tried).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kgraph import rdf, store
from kgraph.errors import QueryError
from kgraph.model import terms
from kgraph.sparql.store import opened

if TYPE_CHECKING:
    from pyoxigraph import Literal as OxLiteral
    from pyoxigraph import NamedNode

Kind = Literal["rows", "boolean", "triples"]
ENGINES = ("oxigraph", "rdflib")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the engines take it: SPARQL and the terms its variables stand for."""

    folder: Path
    text: str
    base: str
    engine: str
    terms: "Mapping[str, NamedNode | OxLiteral]"


def evaluate(question: Question) -> tuple[Kind, bytes]:
    """Answer a question in this process.

    Raises:
        QueryError: If it is no SPARQL query.
        StoreError: If the graph or its store cannot be read.
    """
    return _rdflib(question) if question.engine == "rdflib" else _oxigraph(question)


def _oxigraph(question: Question) -> tuple[Kind, bytes]:
    from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Variable

    graph = opened(question.folder)
    try:
        answer = graph.query(
            question.text,
            base_iri=question.base,
            prefixes=terms.prefixes(question.base),
            substitutions={Variable(name): term for name, term in question.terms.items()},
        )
        if isinstance(answer, QueryTriples):
            return "triples", answer.serialize(format=RdfFormat.N_TRIPLES) or b""
        kind: Kind = "boolean" if isinstance(answer, QueryBoolean) else "rows"
        return kind, answer.serialize(format=QueryResultsFormat.JSON) or b""
    except (SyntaxError, RuntimeError, ValueError) as error:
        raise _refused(error) from error


def _rdflib(question: Question) -> tuple[Kind, bytes]:
    import rdflib
    from rdflib.plugins import sparql

    # rdflib would read the file, or ask the server, that FROM names.
    sparql.SPARQL_LOAD_GRAPHS = False
    sparql.CUSTOM_EVALS["kgraph"] = _no_service
    manifest = store.read_manifest(question.folder)
    dataset = rdflib.Dataset(default_union=False)
    quads = rdf.lines(question.folder, manifest, question.base, "all")
    dataset.parse(rdf.reader(quads), format="nquads")
    prefixes = terms.prefixes(question.base)
    try:
        prepared = sparql.prepareQuery(question.text, prefixes, question.base)
    except Exception as error:  # what rdflib raises for an unknown prefix
        raise _refused(error) from error
    try:
        answer = dataset.query(
            prepared,
            initBindings={name: _to_rdflib(term) for name, term in question.terms.items()},
        )
        if answer.graph is not None:
            return "triples", answer.graph.serialize(format="nt", encoding="utf-8")
        kind: Kind = "boolean" if answer.type == "ASK" else "rows"
        return kind, _json(answer)
    except (ValueError, NotImplementedError) as error:
        raise _refused(error) from error


def _json(answer: Any) -> bytes:  # noqa: ANN401 - rdflib's Result
    """Write an answer of rdflib as SPARQL JSON; its own writer loses unbound columns."""
    if answer.type == "ASK":
        return json.dumps({"head": {}, "boolean": answer.askAnswer}).encode()
    rows = [
        {str(name): _cell(value) for name, value in row.asdict().items() if value is not None}
        for row in answer
    ]
    names = [str(name) for name in answer.vars]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": rows}}).encode()


def _cell(value: Any) -> dict[str, str]:  # noqa: ANN401 - rdflib's term
    import rdflib

    if isinstance(value, rdflib.Literal):
        cell = {"type": "literal", "value": str(value)}
        if value.language:
            cell["xml:lang"] = value.language
        elif value.datatype:
            cell["datatype"] = str(value.datatype)
        return cell
    return {"type": "bnode" if isinstance(value, rdflib.BNode) else "uri", "value": str(value)}


def _no_service(_context: object, part: Any) -> None:  # noqa: ANN401 - rdflib's algebra
    if part.name == "ServiceGraphPattern":
        raise ValueError("SERVICE is refused")
    raise NotImplementedError


def _to_rdflib(term: Any) -> Any:  # noqa: ANN401 - of one library to that of another
    import rdflib
    from pyoxigraph import NamedNode

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    # rdflib takes "x" and "x"^^xsd:string for two terms.
    plain = term.datatype.value == terms.expand("xsd:string", "")
    return rdflib.Literal(term.value, datatype=None if plain else term.datatype.value)


def _refused(error: Exception) -> QueryError:
    reason = str(error)
    if "SELECT projection" in reason:
        return QueryError(f"a parameter is not used: {reason}", "name it among the columns too")
    return QueryError(f"not a SPARQL query: {reason}")

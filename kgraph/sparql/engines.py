"""Put a question to an engine: the tables (SQL), the store (Oxigraph), or rdflib.

Each gives the same rows of the same terms. rdflib is the second opinion: it is slow
and reads the whole graph, and it is made safe by settings of its module, so that
it only ever runs in a process of its own (`worker`).

Sources: pyoxigraph 0.5, rdflib 7 (their behaviour on SERVICE and FROM was tried).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kgraph import failures
from kgraph.errors import KGraphError, QueryError, StoreError
from kgraph.model import terms
from kgraph.sparql.answer import TRIPLE, Answer, Limits, Rows, collected, levelled, within
from kgraph.sparql.files import FilesSession
from kgraph.sparql.quirks import everything, strange
from kgraph.sparql.session import GraphSession, Session

if TYPE_CHECKING:
    import pyarrow as pa
    from pyoxigraph import BlankNode, NamedNode
    from pyoxigraph import Literal as OxLiteral

    from kgraph.sparql.answer import Term
    from kgraph.sparql.sql import Plan

ENGINES = ("sql", "oxigraph", "rdflib")
_XSD = terms.NAMESPACES["xsd"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the engines take it: SPARQL and the terms its variables stand for."""

    text: str
    terms: "Mapping[str, NamedNode | OxLiteral]" = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)


def evaluate(
    session: Session, question: Question, engine: str, made: "Plan | None" = None
) -> Answer:
    """Answer a question in this process.

    Args:
        session: What is asked.
        question: What is asked of it.
        engine: One of `ENGINES`.
        made: What `plan` gave for the tables as they are now, if it was asked already.

    Raises:
        QueryError: If it is no SPARQL query, or the tables cannot answer it.
        QueryLimitError: If the answer is larger than it may be.
        StoreError: If the graph or its store cannot be read.
    """
    if engine == "sql":
        return _sql(session, question, made)
    found = _rdflib(session, question) if engine == "rdflib" else _oxigraph(session, question)
    # In files decimals stay as they are; over the tables they are made level.
    level = isinstance(session, GraphSession)
    return replace(found, rows=levelled(found.rows)) if level else found


def plan(session: Session, question: Question) -> "Plan":
    """Translate a question to SQL over the tables.

    Raises:
        OutsideError: If it is not in the subset that can be.
    """
    from kgraph.sparql.sql import OutsideError, translate

    if isinstance(session, FilesSession):
        raise OutsideError("files have no tables")
    given = {name: _to_rdflib(term) for name, term in question.terms.items()}
    assert isinstance(session, GraphSession)
    return translate(question.text, session.base, session.prefixes, given, session.kept)


def _sql(session: Session, question: Question, made: "Plan | None") -> Answer:
    import duckdb

    from kgraph.sparql.sql import OutsideError

    assert isinstance(session, GraphSession | FilesSession)
    try:
        made = made or plan(session, question)
        assert isinstance(session, GraphSession)
        values = {"base": session.base}
        # The base IRI is bound once whether the rest of the statement names it or not.
        text = f"with given as (select $base as base) {made.sql}"
        with session.reading():
            batches = session.tables().batches(text, values)
            found = _columns(batches, made, session, question.limits)
    except OutsideError as error:
        raise QueryError(
            f"the tables cannot answer this: {error}", "--engine auto asks Oxigraph instead"
        ) from error
    except duckdb.Error as error:  # a number that is too large for its column
        reason = str(error).partition("\n")[0]
        raise failures.ours(error) or QueryError(
            f"the tables cannot answer this: {reason}", "--engine oxigraph may be able to"
        ) from error
    names = tuple(column.name for column in made.columns)
    kind = "boolean" if made.form == "boolean" else "rows"
    return Answer(names, found, kind)  # type: ignore[arg-type]


def _columns(
    batches: "Iterable[pa.RecordBatch]", made: "Plan", session: GraphSession, limits: Limits
) -> Rows:
    import pyarrow.compute as pc

    from kgraph.sparql.sql.cells import cells, joined

    kept, rows, size = [], 0, 0
    for batch in batches:
        found = cells(batch, made, session.written)
        rows += batch.num_rows
        if limits.bytes is not None:
            lengths = (pc.sum(pc.binary_length(column.texts())).as_py() for column in found)
            size += sum(length or 0 for length in lengths)
        within(limits, rows, size)
        kept.append(found)
    return Rows(joined(kept, made), rows)


def _oxigraph(session: Session, question: Question) -> Answer:
    from pyoxigraph import Literal, QueryBoolean, QueryTriples, Variable

    graph = session.store()
    try:
        answer = graph.query(
            question.text,
            base_iri=session.base,
            prefixes=dict(session.prefixes),
            substitutions={Variable(name): term for name, term in question.terms.items()},
        )
        if isinstance(answer, QueryBoolean):
            return Answer(("answer",), ((Literal(bool(answer)),),), "boolean")
        if isinstance(answer, QueryTriples):
            found = collected(((t.subject, t.predicate, t.object) for t in answer), question.limits)
            return Answer(TRIPLE, tuple(sorted(set(found), key=str)), "triples")
        names = tuple(variable.value for variable in answer.variables)
        return Answer(names, collected((tuple(row) for row in answer), question.limits), "rows")
    except (SyntaxError, RuntimeError, ValueError) as error:
        raise _refused(error) from error
    except OSError as error:
        raise StoreError(f"cannot read the store: {error}") from error


def _rdflib(session: Session, question: Question) -> Answer:
    from pyoxigraph import Literal
    from rdflib.plugins import sparql

    # rdflib would read the file, or ask the server, that FROM names.
    sparql.SPARQL_LOAD_GRAPHS = False
    sparql.CUSTOM_EVALS["kgraph"] = _own_way
    dataset = session.dataset()
    try:
        prepared = sparql.prepareQuery(question.text, dict(session.prefixes), session.base)
    except Exception as error:  # what rdflib raises for an unknown prefix
        raise _refused(error) from error
    query = sparql.parser.parseQuery(question.text)
    if reason := strange(query):
        raise QueryError(f"rdflib cannot answer this: {reason}", "--engine oxigraph can")
    try:
        answer = dataset.query(
            prepared,
            initBindings={name: _to_rdflib(term) for name, term in question.terms.items()},
        )
        if answer.type == "ASK":
            return Answer(("answer",), ((Literal(bool(answer.askAnswer)),),), "boolean")
        if answer.graph is not None:
            triples = (tuple(_of_rdflib(term) for term in triple) for triple in answer.graph)
            found = collected(triples, question.limits)
            return Answer(TRIPLE, tuple(sorted(set(found), key=str)), "triples")
        variables = list(answer.vars or ())
        if everything(query):
            variables.sort()
        given = answer.bindings
        rows = (tuple(_of_rdflib(row.get(name)) for name in variables) for row in given)
        return Answer(tuple(map(str, variables)), collected(rows, question.limits), "rows")
    except KGraphError:
        raise
    except (ValueError, NotImplementedError) as error:
        raise _refused(error) from error
    except Exception as error:  # SUM(DISTINCT ?x) of what is unbound, VALUES () { () } and others
        reason = f"{type(error).__name__}: {error}"
        raise QueryError(f"rdflib cannot answer this: {reason}", "--engine oxigraph can") from error


def _own_way(context: Any, part: Any) -> Any:  # noqa: ANN401 - rdflib's algebra
    if part.name == "ServiceGraphPattern":
        raise ValueError("SERVICE is refused")
    if part.name == "AggregateJoin" and part.p.expr:
        from rdflib.plugins.sparql.evaluate import evalAggregateJoin

        # Of no rows there is no group; rdflib gives one of nothing.
        return [row for row in evalAggregateJoin(context, part) if len(row)]
    if part.name == "OrderBy":
        return _ordered(context, part)
    raise NotImplementedError


def _ordered(context: Any, part: Any) -> Any:  # noqa: ANN401
    """Order rows as rdflib does, and put first what has no value, which it cannot compare."""
    from rdflib.plugins.sparql.evaluate import evalPart
    from rdflib.plugins.sparql.evalutils import _val
    from rdflib.plugins.sparql.parserutils import value

    rows = list(evalPart(context, part.p))
    for key in reversed(part.expr):
        rows.sort(
            key=lambda row, key=key: _val(value(row, key.expr, variables=True)) or (-1, ""),  # type: ignore[misc]
            reverse=key.order == "DESC",
        )
    return rows


def _to_rdflib(term: Any) -> Any:  # noqa: ANN401 - of one library to that of another
    import rdflib
    from pyoxigraph import NamedNode

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    # rdflib takes "x" and "x"^^xsd:string for two terms.
    plain = term.datatype.value == f"{_XSD}string"
    return rdflib.Literal(term.value, datatype=None if plain else term.datatype.value)


def _of_rdflib(term: Any) -> "Term | BlankNode | None":  # noqa: ANN401
    import rdflib
    from pyoxigraph import BlankNode, Literal, NamedNode

    if term is None:
        return None
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=str(term.language))
        if term.datatype:
            return Literal(str(term), datatype=NamedNode(str(term.datatype)))
        return Literal(str(term))
    return BlankNode(str(term)) if isinstance(term, rdflib.BNode) else NamedNode(str(term))


def _refused(error: Exception) -> QueryError:
    reason = str(error)
    if "SELECT projection" in reason:
        return QueryError(f"a parameter is not used: {reason}", "name it among the columns too")
    # What could stand there instead are all characters that a name may have.
    where, _, expected = reason.partition(": expected one of ")
    if "Prefix not found" in expected:
        return QueryError(f"not a SPARQL query: {where}: unknown prefix", "declare it: PREFIX")
    return QueryError(f"not a SPARQL query: {where}")


__all__ = ["ENGINES", "Question", "evaluate", "plan"]

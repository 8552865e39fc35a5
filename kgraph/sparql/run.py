"""Ask a graph: take a question, guard it, put it to an engine, give the answer.

Answers are the same rows whatever engine gave them. A question with a time limit
runs in a process of its own and is killed at the limit: there is no partial answer.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import errors, store
from kgraph.errors import InputError, QueryTimeoutError, StoreError
from kgraph.model import terms
from kgraph.sparql import guard
from kgraph.sparql.engines import ENGINES, Kind, Question, evaluate
from kgraph.sparql.named import Query, find
from kgraph.sparql.parameters import bind
from kgraph.sparql.worker import to_json
from kgraph.store import Manifest

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode

    Term = NamedNode | Literal | BlankNode


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    ``rows`` have a term or nothing for each column; of triples (CONSTRUCT) the
    columns are subject, predicate and object, of yes or no (ASK) there is one
    row with one boolean. ``notes`` say what the parameters were taken for.
    """

    columns: tuple[str, ...]
    rows: "tuple[tuple[Term | None, ...], ...]"
    kind: Kind
    notes: tuple[str, ...] = ()

    def texts(self) -> list[tuple[str | None, ...]]:
        """Give the rows as plain texts: IRIs and the values of literals."""
        return [tuple(None if c is None else c.value for c in row) for row in self.rows]


def ask(
    folder: Path,
    question: str,
    parameters: Mapping[str, str] | None = None,
    *,
    engine: str = "auto",
    timeout: float | None = None,
) -> Answer:
    """Ask a graph a question.

    Args:
        folder: The graph.
        question: The name of a packaged question, a file, or SPARQL itself. The
            prefixes of `kgraph.model.terms` need no declaration; relative IRIs are
            relative to the base IRI of the graph.
        parameters: Values by name, as people type them. Each is bound as a term; the
            question's header declares them.
        engine: ``oxigraph`` (also ``auto``), or ``rdflib``: in memory, slow, no store.
        timeout: Seconds, not counting the building of the store.

    Raises:
        QueryError: If the question or a parameter cannot be used, or is refused.
        UnknownIdError: If a parameter names what the graph does not hold.
        QueryTimeoutError: If the time is over; there is no partial answer.
        InputError: If there is no graph, or no such engine.
    """
    chosen = "oxigraph" if engine == "auto" else engine
    if chosen not in ENGINES:
        raise InputError(f"no engine '{engine}'", f"known are auto, {', '.join(ENGINES)}")
    manifest = store.read_manifest(folder)
    query = find(question)
    bound = bind(folder, manifest, query, parameters or {})
    base = manifest.base_iri
    guard.check(query.text, base, lambda: _graphs(folder, manifest), terms.prefixes(base))
    asked = Question(folder, query.text + bound.tail, base, chosen, bound.terms)
    kind, answer = _answer(asked, timeout)
    return replace(_read(kind, answer, query), notes=bound.notes)


def _answer(question: Question, timeout: float | None) -> tuple[Kind, bytes]:
    # rdflib is made safe by settings of its module, which are not ours to change here.
    if timeout is None and question.engine == "oxigraph":
        return evaluate(question)
    if question.engine == "oxigraph":
        from kgraph.sparql.store import ensure

        ensure(question.folder)
    return _ask_worker(question, timeout)


def _ask_worker(question: Question, timeout: float | None) -> tuple[Kind, bytes]:
    found = os.pathsep.join(path for path in sys.path if path)
    try:
        # -P: a file of the working directory must not stand in for a module.
        done = subprocess.run(
            [sys.executable, "-P", "-m", "kgraph.sparql.worker"],
            input=to_json(question),
            capture_output=True,
            timeout=timeout,
            env={**os.environ, "PYTHONPATH": found},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise QueryTimeoutError(
            f"no answer within {timeout:g} s", "allow more with --timeout, or ask for less"
        ) from None
    head, _, answer = done.stdout.partition(b"\n")
    if done.returncode or not head:
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no message"]
        raise StoreError(f"the {question.engine} engine failed: {reason[0]}")
    said = json.loads(head)
    if "error" in said:
        raise getattr(errors, said["error"])(said["message"], said["hint"])
    return said["kind"], answer


def _read(kind: Kind, answer: bytes, query: Query) -> Answer:
    from pyoxigraph import (
        Literal,
        QueryBoolean,
        QueryResultsFormat,
        RdfFormat,
        parse,
        parse_query_results,
    )

    if kind == "triples":
        quads = parse(answer, RdfFormat.N_TRIPLES)
        triples = sorted({(q.subject, q.predicate, q.object) for q in quads}, key=str)
        return Answer(("subject", "predicate", "object"), tuple(triples), kind)
    found = parse_query_results(answer, QueryResultsFormat.JSON)
    if isinstance(found, QueryBoolean):
        return Answer(("answer",), ((Literal(bool(found)),),), kind)
    hidden = {parameter.name for parameter in query.parameters}
    shown = [variable for variable in found.variables if variable.value not in hidden]
    rows = tuple(tuple(row[variable] for variable in shown) for row in found)
    return Answer(tuple(variable.value for variable in shown), rows, kind)


def _graphs(folder: Path, manifest: Manifest) -> set[str]:
    base = manifest.base_iri
    sources = store.read(folder, "sources", manifest).column("source_id").to_pylist()
    others = {f"{base}graph/{name}" for name in ("prov", "candidates")}
    return others | {terms.source_graph(str(name), base) for name in sources}

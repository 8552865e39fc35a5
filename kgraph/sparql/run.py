"""Ask a graph: take a question, guard it, choose an engine, give the answer.

Answers are the same rows whatever engine gave them. A question with a time limit
runs in a process of its own and is killed at the limit: there is no partial answer.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kgraph.errors import InputError, KGraphError, QueryError, QueryTimeoutError, StoreError
from kgraph.sparql import guard
from kgraph.sparql.answer import Answer, Limits, Rows
from kgraph.sparql.engines import ENGINES, Question, evaluate, plan
from kgraph.sparql.files import FilesSession
from kgraph.sparql.index import DamagedError
from kgraph.sparql.named import Query, find
from kgraph.sparql.parameters import Bound, bind
from kgraph.sparql.session import GraphSession, session
from kgraph.sparql.worker import Task

if TYPE_CHECKING:
    from kgraph.sparql.sql import Plan

Opened = GraphSession | FilesSession
T = TypeVar("T")
_LONGEST = 1e6  # seconds; no system waits for ever when told to


@dataclass(frozen=True, slots=True)
class Choice:
    """Which engine answers and why; ``plan`` is how the tables would, if that was looked at."""

    engine: str
    why: str
    plan: "Plan | None" = None

    @property
    def sql(self) -> str:
        """The statement over the tables; empty if there is none."""
        return self.plan.sql if self.plan else ""


def ask(
    place: "Path | Opened",
    question: str,
    parameters: Mapping[str, str] | None = None,
    *,
    engine: str = "auto",
    timeout: float | None = None,
    limits: Limits | None = None,
) -> Answer:
    """Ask a graph a question.

    Args:
        place: The graph folder, a file of RDF, or a session that is open.
        question: The name of a packaged question, a file, or SPARQL itself. The
            prefixes of `kgraph.model.terms` need no declaration; relative IRIs are
            relative to the base IRI of the graph.
        parameters: Values by name, as people type them. Each is bound as a term; the
            question's header declares them.
        engine: ``sql``, ``oxigraph``, ``rdflib`` (in memory, slow), or ``auto``: see `choose`.
        timeout: Seconds, not counting the building of the store; the tables are not sorted
            for a question with a limit, only used as they are.
        limits: What the answer may be at most.

    Raises:
        QueryError: If the question or a parameter cannot be used, or is refused.
        UnknownIdError: If a parameter names what the graph does not hold.
        QueryTimeoutError: If the time is over; there is no partial answer.
        QueryLimitError: If the answer is larger than it may be.
        InputError: If there is no graph, no such engine, or a limit is none.
    """
    opened = session(place) if isinstance(place, Path) else place
    most = limits or Limits()
    for name, number in {"rows": most.rows, "bytes": most.bytes}.items():
        if number is not None and number < 0:
            raise InputError(f"at most {number} {name} is no limit")
    if timeout is not None and not 0 < timeout < _LONGEST:
        raise InputError(f"{timeout:g} s is no time limit", "give seconds, more than 0")

    def once() -> Answer:
        return _asked(*prepared(opened, question, parameters, limits), engine, timeout)

    return _whole(opened, once)


def _asked(
    opened: Opened, query: Query, bound: Bound, asked: Question, engine: str, timeout: float | None
) -> Answer:
    chosen = choose(opened, asked, engine)
    # To sort the tables takes longer than most limits allow: who sets one only uses them.
    unlimited = chosen.engine == "sql" and timeout is None
    if unlimited and isinstance(opened, GraphSession) and opened.asked():
        chosen = choose(opened, asked, engine)
    try:
        answer = _answer(opened, asked, chosen, timeout)
    except QueryError:
        # A sum that outgrew its column, which only shows when it is made.
        if engine != "auto" or chosen.engine != "sql":
            raise
        answer = _answer(opened, asked, Choice("oxigraph", "a number is too large"), timeout)
    return replace(shown(answer, query), notes=bound.notes)


def _whole(opened: Opened, ask_: Callable[[], T]) -> T:
    """Ask again, without sorted tables, if these turn out to be damaged."""
    try:
        return ask_()
    except DamagedError:
        assert isinstance(opened, GraphSession)
        opened.pass_by()
        return ask_()


def explain(
    place: "Path | Opened",
    question: str,
    parameters: Mapping[str, str] | None = None,
    *,
    engine: str = "auto",
) -> Choice:
    """Say which engine would answer a question, why, and with which SQL; see `ask`."""
    opened = session(place) if isinstance(place, Path) else place

    def once() -> Choice:
        _, _, _, asked = prepared(opened, question, parameters, None)
        return choose(opened, asked, engine)

    return _whole(opened, once)


def choose(opened: Opened, asked: Question, engine: str) -> Choice:
    """Choose the engine of a question.

    The tables answer what they can say, once they are kept in the orders that questions
    come in by. Until then a question with one end fixed goes to Oxigraph, if its store is
    there. Oxigraph answers everything else.

    Raises:
        InputError: If there is no such engine.
        QueryError: If ``sql`` is asked for and the tables cannot answer.
    """
    from kgraph.sparql.sql import OutsideError

    if engine not in ("auto", *ENGINES):
        raise InputError(f"no engine '{engine}'", f"known are auto, {', '.join(ENGINES)}")
    if engine not in ("auto", "sql"):
        return Choice(engine, "it was asked for")
    try:
        made = plan(opened, asked)
    except OutsideError as error:
        if engine == "sql":
            raise QueryError(
                f"the tables cannot answer this: {error}", "--engine auto asks Oxigraph instead"
            ) from error
        return Choice("oxigraph", f"the tables cannot answer this: {error}")
    if engine == "sql":
        return Choice(engine, "it was asked for", made)
    assert isinstance(opened, GraphSession)
    if made.sweeping:
        return Choice("sql", f"the tables can answer this, and {made.why}", made)
    if opened.kept:
        return Choice("sql", f"{made.why}, and the tables are sorted by it", made)
    if not opened.has_store():
        return Choice("sql", f"{made.why}, but the store is not built yet", made)
    return Choice("oxigraph", made.why, made)


def prepared(
    place: "Path | Opened",
    question: str,
    parameters: Mapping[str, str] | None,
    limits: Limits | None,
) -> tuple[Opened, Query, Bound, Question]:
    """Find a question, bind its parameters, and refuse what is more than a question."""
    opened = session(place) if isinstance(place, Path) else place
    if isinstance(opened, GraphSession):
        opened.now()
    query = find(question)
    bound = bind(opened, query, parameters or {})
    guard.check(query.text, opened.base, opened.graphs, opened.prefixes)
    return opened, query, bound, Question(query.text + bound.tail, bound.terms, limits or Limits())


def _answer(opened: Opened, asked: Question, chosen: Choice, timeout: float | None) -> Answer:
    engine = chosen.engine
    # rdflib is made safe by settings of its module, which are not ours to change here.
    if timeout is None and engine != "rdflib":
        return evaluate(opened, asked, engine, chosen.plan)
    places = (opened.folder,) if isinstance(opened, GraphSession) else tuple(opened.files)
    if engine == "oxigraph" and isinstance(opened, GraphSession):
        from kgraph.sparql.store import ensure

        ensure(opened.folder)
    return _ask_worker(Task(places, asked, engine, timeout))


def _ask_worker(task: Task) -> Answer:
    found = os.pathsep.join(path for path in sys.path if path)
    try:
        # -P: a file of the working directory must not stand in for a module.
        done = subprocess.run(
            [sys.executable, "-P", "-m", "kgraph.sparql.worker"],
            input=pickle.dumps(task),
            capture_output=True,
            timeout=task.timeout,
            env={**os.environ, "PYTHONPATH": found},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise QueryTimeoutError(
            f"no answer within {task.timeout:g} s", "allow more with --timeout, or ask for less"
        ) from None
    if done.returncode or not done.stdout:
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no message"]
        raise StoreError(f"the {task.engine} engine failed: {reason[0]}")
    answer = pickle.loads(done.stdout)
    if isinstance(answer, KGraphError):
        raise answer
    assert isinstance(answer, Answer)
    return answer


def shown(answer: Answer, query: Query) -> Answer:
    """Leave out the parameters, which are columns only because engines want them so."""
    hidden = {parameter.name for parameter in query.parameters}
    if not hidden or answer.kind != "rows":
        return answer
    kept = [i for i, name in enumerate(answer.columns) if name not in hidden]
    names = tuple(answer.columns[i] for i in kept)
    if isinstance(answer.rows, Rows):
        columns = [answer.rows.columns[i] for i in kept]
        return replace(answer, columns=names, rows=Rows(columns, len(answer.rows)))
    rows = zip(*(map(itemgetter(i), answer.rows) for i in kept), strict=True)
    return replace(answer, columns=names, rows=tuple(rows) if kept else ((),) * len(answer.rows))

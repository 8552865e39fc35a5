"""Speed of the questions, and their agreement on more made queries.

``python -m tests.bench.queries [PAPERS or FOLDER] [NAME ...]``: makes a graph of as many
papers (100,000), or takes the one in the folder, opens it once, asks every question and
prints milliseconds of wall and CPU: the best of five on the open graph, of an answer in
Arrow and of one whose rows were all made terms, and once by a session that opened nothing
yet, which is what the engine takes in ``kgraph query``. Parameters are given as ids.

``python -m tests.bench.queries make PAPERS FOLDER``: makes a graph to keep.

``python -m tests.bench.queries agree [QUERIES [FIRST]]``: made queries (500) on three
engines, the tables plain and sorted; of another first seed they are others.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from kgraph.sparql.answer import Answer
from kgraph.sparql.engines import Question, plan
from kgraph.sparql.named import Query, find, names
from kgraph.sparql.run import ask, explain
from kgraph.sparql.session import GraphSession
from kgraph.sparql.sql import OutsideError
from tests.bench.made_tables import make
from tests.queries import example
from tests.queries.made_queries import made

ROUNDS = 5
LOOKUP, SWEEP = 50, 300


def ends(session: GraphSession) -> dict[str, str]:
    """Give a well cited paper, another cited with it, an author with many papers, …"""
    engine = session.tables()
    paper, other = engine.rows(
        "select cited from citations group by 1 order by count(*) desc, 1 limit 2 offset 200"
    )["cited"].to_pylist()
    author, second = engine.rows(
        "select author_id from authorships group by author_id order by count(*) desc, 1 limit 2"
    )["author_id"].to_pylist()
    found = {"paper": paper, "author": author, "category": "cs.CL", "archive": "cs"}
    return found | {"other paper": other, "other author": second}


def given(query: Query, known: dict[str, str]) -> dict[str, str]:
    """Give the values that a question is asked with."""
    found = {}
    for parameter in query.parameters:
        if parameter.default is None:
            other = f"other {parameter.type}" if parameter.name == "other" else parameter.type
            found[parameter.name] = known[other]
    return found


def measure(
    session: GraphSession, query: Query, values: dict[str, str], wanted: Callable[[Answer], object]
) -> tuple[float, float, int]:
    """Ask a question several times; give the best wall and CPU milliseconds, and its rows."""
    walls, cpus, rows = [], [], 0
    for _ in range(ROUNDS):
        wall, cpu = time.monotonic(), time.process_time()
        answer = ask(session, query.name, values)
        wanted(answer)
        rows = len(answer.rows)
        walls.append(time.monotonic() - wall)
        cpus.append(time.process_time() - cpu)
    return 1000 * min(walls), 1000 * min(cpus), rows


def speed(folder: Path, wanted: list[str]) -> None:
    """Print the speed of every question."""
    session = GraphSession(folder)
    if not wanted:
        begun = time.process_time()
        session.store()
        sys.stdout.write(f"store: {time.process_time() - begun:.1f} s of CPU\n")
        sys.stdout.flush()
    session.asked()
    begun = time.process_time()
    session.asked()
    sys.stdout.write(f"sorted tables: {time.process_time() - begun:.1f} s of CPU\n")
    known = ends(session)
    for query in [find(name) for name in wanted] or names():
        values = given(query, known)
        choice = explain(session, query.name, values)
        wall, cpu, rows = measure(session, query, values, Answer.to_arrow)
        slow, more, _ = measure(session, query, values, lambda answer: tuple(answer.rows))
        fresh = GraphSession(folder)
        first = time.process_time()
        ask(fresh, query.name, values)
        first = 1000 * (time.process_time() - first)
        fresh.close()
        fixed = any(p.type in ("paper", "author") for p in query.parameters)
        target = LOOKUP if fixed else SWEEP
        late = "" if cpu < target else f"  above {target}"
        times = f"{wall:6.0f} ms{cpu:6.0f} CPU  terms{slow:6.0f} ms{more:6.0f} CPU{first:6.0f} once"
        line = f"{query.name:32}{times}  {choice.engine:9}{rows:7} rows{late}\n"
        sys.stdout.write(line)
        sys.stdout.flush()


def agree(queries: int, first: int = 0) -> None:
    """Ask made queries on three engines, and say where they differ."""
    differ = outside = 0
    with TemporaryDirectory() as place:
        kept = example.indexed(example.make(Path(place) / "g"))
        plain = example.Plain(kept.folder)
        for seed in range(first, first + queries):
            text = made(seed)
            try:
                plan(kept, Question(text))
            except OutsideError:
                outside += 1
                continue
            found = [example.rows_of(kept, text, e) for e in ("sql", "oxigraph", "rdflib")]
            found.append(example.rows_of(plain, text, "sql"))
            if any(rows != found[0] for rows in found):
                differ += 1
                sys.stdout.write(f"{seed}: {text}\n")
    sys.stdout.write(f"{queries} queries: {outside} not by tables, {differ} differ\n")


def main() -> None:
    """See the module."""
    given_ = sys.argv[1:]
    if given_ and given_[0] == "agree":
        agree(*map(int, given_[1:] or ["500"]))
        return
    if given_ and given_[0] == "make":
        make(Path(given_[2]), int(given_[1]))
        return
    if given_ and Path(given_[0]).is_dir():
        speed(Path(given_[0]), given_[1:])
        return
    with TemporaryDirectory() as place:
        papers = int(given_[0]) if given_ else 100_000
        speed(make(Path(place) / "g", papers), given_[1:])


if __name__ == "__main__":
    main()

"""Answer one question in a process of its own, which the one who asked may kill.

Neither engine can be told to stop, so a question with a time limit is asked here.
Reads the question as JSON from standard input and writes a line that says what
the answer is, then the answer.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from kgraph.errors import KGraphError
from kgraph.sparql.engines import Question, evaluate


def to_json(question: Question) -> bytes:
    """Write a question for `from_json`."""
    cells = {name: [type(term).__name__, term.value] for name, term in question.terms.items()}
    for name, term in question.terms.items():
        if cells[name][0] == "Literal":
            cells[name].append(term.datatype.value)  # type: ignore[union-attr]
    given = {"folder": str(question.folder), "terms": cells}
    return json.dumps(
        given | {name: getattr(question, name) for name in ("text", "base", "engine")}
    ).encode()


def from_json(text: bytes) -> Question:
    """Read what `to_json` wrote."""
    given = json.loads(text)
    bound = {name: _term(*cell) for name, cell in given.pop("terms").items()}
    question = Question(**given, terms=bound)
    return replace(question, folder=Path(given["folder"]))


def main() -> None:
    """Answer the question on standard input."""
    output = sys.stdout.buffer
    try:
        kind, answer = evaluate(from_json(sys.stdin.buffer.read()))
    except KGraphError as error:
        refused = {"error": type(error).__name__, "message": error.message, "hint": error.hint}
        output.write(json.dumps(refused).encode() + b"\n")
    else:
        output.write(json.dumps({"kind": kind}).encode() + b"\n" + answer)


def _term(kind: str, value: str, datatype: str = "") -> Any:  # noqa: ANN401 - a term
    from pyoxigraph import Literal, NamedNode

    return NamedNode(value) if kind == "NamedNode" else Literal(value, datatype=NamedNode(datatype))


if __name__ == "__main__":
    main()

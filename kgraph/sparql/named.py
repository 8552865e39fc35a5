"""Named questions: the ``.rq`` files of `queries/`, each with a header that explains it.

The header is the comment at the top, one line a fact:

    # title: Most cited papers
    # description: The papers that most papers of the graph cite.
    # parameter: author author | whose papers
    # parameter: year integer = 1991 | the first year
    # limit: 20
    # column: paper | the paper

A parameter is a variable of the query; it has a name, a type (`TYPES`) and perhaps
a default, and must be among the columns of the query (the answer leaves it out
again). ``limit`` makes ``-p limit=n`` known, 0 for all rows; its query orders its
rows fully.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kgraph.errors import QueryError

TYPES = ("paper", "author", "category", "archive", "integer", "text", "iri")
_PARAMETER = re.compile(r"(\w+) (\w+)(?: = (.*?))? \| (.+)")
_COLUMN = re.compile(r"(\w+) \| (.+)")
_FACTS = ("title", "description", "parameter", "limit", "column")
_HEADER = re.compile(rf"#\s*({'|'.join(_FACTS)}):\s*(.*\S)\s*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question asks for; without a default it must be given."""

    name: str
    type: str
    default: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question: its SPARQL text and what its header says."""

    name: str
    text: str
    title: str = ""
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    limit: int | None = None


def names() -> list[Query]:
    """List the packaged questions, in order of name."""
    found = (path for path in _folder().iterdir() if path.name.endswith(".rq"))
    return sorted((_load(path) for path in found), key=lambda query: query.name)


def find(question: str) -> Query:
    """Take the name of a question, a file, or SPARQL itself for what it is.

    Raises:
        QueryError: If it is none of them, naming what is near, or if a header is
            not well formed.
    """
    packaged = _folder().joinpath(f"{question}.rq")
    if re.fullmatch(r"[a-z0-9-]+", question) and packaged.is_file():
        return _load(packaged)
    if re.search(r"[{\n]|^\s*(?i:describe)\s", question):
        return parse(question, "question")
    path = Path(question)
    try:
        if path.is_file():
            return parse(path.read_text(encoding="utf-8-sig"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot read {path}: {error}") from error
    every = [query.name for query in names()]
    near = get_close_matches(question, every, n=3) or every
    raise QueryError(f"no question '{question}'", f"there is {', '.join(near)}; or give a file")


def parse(text: str, name: str) -> Query:
    """Read a question and its header; a text without header is one too.

    Raises:
        QueryError: If a line of the header is not well formed.
    """
    facts: dict[str, list[str]] = {fact: [] for fact in _FACTS}
    for line in _comment(text):
        if match := _HEADER.fullmatch(line):
            facts[match[1]].append(match[2])
    return Query(
        name.removesuffix(".rq"),
        text,
        " ".join(facts["title"]),
        " ".join(facts["description"]),
        tuple(_parameter(line, name) for line in facts["parameter"]),
        tuple(_column(line, name) for line in facts["column"]),
        _limit(facts["limit"], name),
    )


def _comment(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            return
        yield line


def _parameter(line: str, name: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match[2] not in TYPES:
        raise QueryError(
            f"{name}: cannot read '# parameter: {line}'",
            f"expected: name type = default | meaning, with a type of {', '.join(TYPES)}",
        )
    return Parameter(match[1], match[2], match[3], match[4])


def _column(line: str, name: str) -> tuple[str, str]:
    match = _COLUMN.fullmatch(line)
    if match is None:
        raise QueryError(f"{name}: cannot read '# column: {line}'", "expected: name | meaning")
    return match[1], match[2]


def _limit(lines: list[str], name: str) -> int | None:
    if not lines:
        return None
    if not re.fullmatch("[0-9]{1,18}", lines[0]):
        raise QueryError(f"{name}: cannot read '# limit: {lines[0]}'", "expected a number")
    return int(lines[0])


def _load(path: Traversable) -> Query:
    return parse(path.read_text(encoding="utf-8"), path.name)


def _folder() -> Traversable:
    """Give the folder of the questions: in the wheel, or beside the package in a checkout."""
    packaged = files("kgraph").joinpath("queries")
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "queries"

"""What a provider of reference lists is: three pure functions over named facts.

A provider turns papers into facts that it must know (`Plan`), facts into requests
(`Pack`), and replies into facts (`Parse`); the loop that asks, waits and remembers is
in `references`. A fact has a name of the provider's own ("doi:10.1000/x", "W42") and
any value; nothing as value says that the service was asked and knows none.

Replies are read without trust: what has not the promised form raises `ShapeError`,
so that a broken reply is asked for again and never read as an empty list.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from kgraph.enrich import Wanted
from kgraph.errors import InputError
from kgraph.model.ids import parse_arxiv, parse_doi
from kgraph.model.tables import Context
from kgraph.model.text import collapse

MAX_ID = 300  # code points; what is longer is no identifier
# Old publishers' DOIs hold signs that end a DOI in running text: 10.1002/(sici)…<342::aid>…
_FIELD_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"{}|\\^`]+")

T = TypeVar("T")


class ShapeError(ValueError):
    """A reply has not the form that the service promises."""


class FailedError(Exception):
    """A fact could not be had: the paper that needs it is an error, or deferred."""

    def __init__(self, code: str, message: str, status: str = "error") -> None:
        super().__init__(code, message, status)
        self.code = code
        self.message = message
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """One question: its address behind the base URL, the facts it is for, JSON to post."""

    path: str
    asks: tuple[str, ...]
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """One entry of a reference list, as a provider gives it."""

    arxiv_id: str | None = None
    doi: str | None = None
    title: str | None = None
    year: int | None = None
    raw: str | None = None
    contexts: tuple[Context, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """What a provider says of one paper.

    ``path`` is the address of that answer alone; ``problem`` a code and a message.
    """

    status: str
    path: str = ""
    cited: tuple[Cited, ...] = ()
    problem: tuple[str, str] | None = None


Facts = Mapping[str, Any]
Plan = Callable[[Wanted, Facts], Listed | tuple[str, ...]]
Pack = Callable[[Sequence[str]], list[Request]]
Parse = Callable[[Request, int, Any], dict[str, Any]]
Spent = Callable[[int, Mapping[str, str]], str | None]


def never_spent(status: int, headers: Mapping[str, str]) -> str | None:
    """Say that the service has no budget."""
    return None


@dataclass(frozen=True, slots=True)
class Provider:
    """A service that lists the references of papers.

    Args:
        name: The name on the command line, in settings and in evidence.
        pause_s: Seconds between requests; ``pause_without_key_s`` where no key is set.
        plan: Given a paper and the facts known, the facts that it still needs, or what
            comes of it. A fact that failed raises `FailedError` when it is used (`fact`).
        pack: Puts facts into requests.
        parse: Reads a reply (status 200 or 404; no JSON is nothing) into facts.
        key_header: Name and value of the header that carries a key, ``{}`` in its place.
        spent: Given status and headers of an answer, why no more may be asked for now.
        batch: Papers that are asked about together.
    """

    name: str
    pause_s: float
    plan: Plan
    pack: Pack
    parse: Parse
    key_header: tuple[str, str] | None = None
    pause_without_key_s: float | None = None
    spent: Spent = never_spent
    batch: int = 1000


def listed(path: str, found: tuple[Cited, ...], unreadable: int) -> Listed:
    """Say what a whole list is, of which so many entries could not be read.

    The status is ``ok``, ``empty``, or ``partial`` if there are such entries.
    """
    if unreadable:
        said = f"{unreadable} of {unreadable + len(found)} references cannot be read"
        return Listed("partial", path, found, ("unreadable-reference", said))
    return Listed("ok" if found else "empty", path, found)


def fact(known: Facts, name: str) -> Any:  # noqa: ANN401 - a provider knows its own facts
    """Give a fact that was asked for, or nothing if the service knows none.

    Raises:
        FailedError: If it could not be had.
    """
    value = known[name]
    if isinstance(value, FailedError):
        raise FailedError(value.code, value.message, value.status)
    return value


def member(value: object, name: str, kind: type[T]) -> T:
    """Give a member of a JSON object.

    Raises:
        ShapeError: If it is no object, or the member is absent or of another type.
    """
    found = optional(value, name, kind)
    if found is None:
        raise ShapeError(f"there is no '{name}' in it")
    return found


def optional(value: object, name: str, kind: type[T]) -> T | None:
    """Give a member of a JSON object, or nothing if it is absent or null.

    Raises:
        ShapeError: If it is no object, or the member is of another type.
    """
    if not isinstance(value, dict):
        raise ShapeError(f"there is no object with '{name}' in it")
    found = value.get(name)
    if found is not None and (not isinstance(found, kind) or isinstance(found, bool)):
        raise ShapeError(f"its '{name}' is no {kind.__name__}")
    return found


def text(value: object) -> str | None:
    """Give a text with white space collapsed, or nothing if there is none."""
    return (collapse(value) or None) if isinstance(value, str) else None


def arxiv(value: object) -> str | None:
    """Give the bare arXiv id that a field holds, or nothing if it holds none."""
    if not isinstance(value, str) or len(value) > MAX_ID:
        return None
    try:
        return parse_arxiv(value).bare
    except InputError:
        return None


def doi(value: object) -> str | None:
    """Give the DOI that a field holds, bare and in lower case, or nothing."""
    if not isinstance(value, str) or len(value) > MAX_ID:
        return None
    try:
        return parse_doi(value)
    except InputError:
        bare = value.strip().lower().removeprefix("https://doi.org/").removeprefix("doi:")
        return bare if _FIELD_DOI.fullmatch(bare) else None


def cited(
    *,
    arxiv_id: object = None,
    doi_of: object = None,
    title: object = None,
    year: object = None,
    raw: str | None = None,
    contexts: tuple[Context, ...] = (),
) -> Cited:
    """Make an entry of what fields hold; what is no id, title or year is left out."""
    bare, name = arxiv(arxiv_id), doi(doi_of)
    if name and name.startswith("10.48550/arxiv."):
        bare, name = bare or arxiv(name), None
    known_year = year if type(year) is int and 1000 <= year <= 2999 else None
    return Cited(bare, name, text(title), known_year, raw, contexts)


def dois_of(paper: Wanted) -> list[str]:
    """List the DOIs of a paper: arXiv's own, then that of the article."""
    own = f"10.48550/arxiv.{paper.arxiv_id}".lower() if paper.arxiv_id else paper.doi
    return [name for name in dict.fromkeys((own, paper.published_doi)) if name]

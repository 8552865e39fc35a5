"""What the SQL of a term is made of, kept beside its text.

A rule says in SQL how a row becomes a triple. Whoever reads tables by the same rules
the other way (the SPARQL side) must know which column stands where in a term: so the
functions of `kgraph.rdf.sql` give their text as an `Expression`, a plain text
that remembers its parts. A text without parts is a term nobody can take apart;
it is still a term.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["place", "iri", "string", "lang", "typed", "date", "decimal", "integer", "boolean"]
# Ids may be kept as numbers: the way they are written is the same.
How = Literal[
    "path", "key", "encoded", "segment", "text", "value", "path of number", "key of number"
]
BASE = "\0"


@dataclass(frozen=True, slots=True)
class Slot:
    """A part that each row fills in: the SQL of its value, and how that is written."""

    how: How
    sql: str


Parts = tuple[str | Slot, ...]


class Expression(str):
    """SQL of a term in N-Triples syntax, or of a place under the base, and its parts.

    ``parts`` are constant texts (`BASE` stands for the base IRI) and slots; of a literal
    there is one slot. ``tag`` is the language or the datatype. ``options`` are all the
    IRIs that it can be, where only a few are possible. ``chain`` are the SQL texts that
    ``||`` joins to the whole: who joins many terms joins all of their links at once.
    """

    kind: Kind
    parts: Parts
    tag: str
    options: tuple[Parts, ...]
    chain: tuple[str, ...]

    def __new__(
        cls,
        text: str | tuple[str, ...],
        kind: Kind,
        parts: Parts,
        tag: str = "",
        options: tuple[Parts, ...] = (),
    ) -> "Expression":
        """Give the text, which may come as links of a chain, and remember the rest."""
        given = (text,) if isinstance(text, str) else text
        made = super().__new__(cls, " || ".join(given))
        made.kind, made.parts, made.tag, made.options = kind, parts, tag, options
        made.chain = chain_of(given)
        return made


def chain_of(given: Iterable[str]) -> tuple[str, ...]:
    """Give the links of texts that ``||`` joins."""
    found: list[str] = []
    for text in given:
        found += text.chain if isinstance(text, Expression) and len(text.chain) > 1 else [text]
    return tuple(found)


def parts_of(given: Iterable[str]) -> Parts:
    """Give the parts of texts that are to be joined to one place."""
    found: list[str | Slot] = []
    for part in given:
        if isinstance(part, Expression):
            found += part.parts
        elif len(part) > 1 and part[0] == part[-1] == "'" and "'" not in part[1:-1]:
            found.append(part[1:-1])
        else:
            found.append(Slot("text", part))
    return tuple(found)


def fill(parts: Parts, change: Callable[[str], str]) -> Parts:
    """Give parts whose slots hold other SQL."""
    return tuple(
        part if isinstance(part, str) else replace(part, sql=change(part.sql)) for part in parts
    )

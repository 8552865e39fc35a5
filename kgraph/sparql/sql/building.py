"""What the parts of a translation hand to each other: relations, and what holds for all of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import rdflib

from kgraph.sparql.sql.forms import Value
from kgraph.sparql.sql.kept import Index

Term = rdflib.URIRef | rdflib.Literal
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Relation:
    """Rows of solutions: a SELECT, and for each variable the columns that hold it.

    ``unique``: no two rows are the same. ``never``: no row of the tables can say it.
    """

    sql: str
    values: Values
    unique: bool = False
    never: bool = False


@dataclass(slots=True)
class Building:
    """What holds for a whole translation: base IRI, parameters, fresh names, the graph asked."""

    base: str
    terms: Mapping[str, Term]
    graph: str = ""
    numbers: Iterator[int] = field(default_factory=count)
    columns: dict[str, int] = field(default_factory=dict)
    fixed: bool = False
    index: Index = field(default_factory=Index)

    def alias(self) -> str:
        """Give a name that no other part of the query has."""
        return f"t{next(self.numbers)}"

    def named(self, variable: str, value: Value) -> list[str]:
        """Give the columns of a variable; its name is the user's and never enters SQL."""
        number = self.columns.setdefault(variable, len(self.columns))
        return [f"v{number}_{i}" for i in range(len(value.slots))]

    def known(self, term: Any) -> Any:  # noqa: ANN401 - rdflib's term or path
        """Give what a parameter stands for, and anything else as it is."""
        return self.terms.get(str(term), term) if isinstance(term, rdflib.Variable) else term

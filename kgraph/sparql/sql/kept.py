"""What is kept for questions: the rows that rules read, each part of a term a column.

A rule makes its terms of SQL over the rows of a source. Who asks often need not have that
done each time: for a source there is a table of what its rules take from a row, once in
the order of each id that a question may come in by, so that few of its rows are read.
Ids are numbers there, in the order of their IRIs: numbers join and sort several times
faster than texts. Here is how the tables are laid out; `kgraph.sparql.index` writes them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from kgraph.rdf.parts import Slot
from kgraph.sparql.sql.forms import Number, Value, of_expression, of_place
from kgraph.sparql.sql.rules import known_rules

SCHEMA = "kept"
_PAIR = ("citing", "cited")


@dataclass(frozen=True, slots=True)
class Kept:
    """The table of one source: its columns by the SQL that they hold, and its other orders.

    ``order``: the columns that questions come in by; the table is sorted by the first of
    them, and ``ways`` are the same rows sorted by another. ``numbers``: the columns that
    hold numbers for ids.
    """

    table: str
    columns: Mapping[str, str]
    order: tuple[str, ...]
    numbers: frozenset[str]
    ways: Mapping[str, str]

    def read(self, value: Value) -> Value:
        """Give a value of the source as the table has it."""
        if value.constant is not None:
            return value
        found = value.over([self.columns[slot] for slot in value.slots])
        left, parts = list(found.slots), []
        for part in value.form.parts:
            if isinstance(part, Slot) and left.pop(0) in self.numbers:
                part = Slot("path of number" if part.how == "path" else "key of number", "")
            parts.append(part)
        return replace(found, form=replace(value.form, parts=tuple(parts)))

    def entered(self, known: Collection[str]) -> str:
        """Give the table whose order suits who knows the values of some columns."""
        by = next((column for column in self.order if column in known), "")
        return self.ways.get(by, self.table)


@dataclass(frozen=True, slots=True)
class Index:
    """The kept tables by the text of their source, and the numbers of ids."""

    tables: Mapping[str, Kept] = field(default_factory=dict)
    number: Number | None = None


@cache
def layout(base: str) -> Mapping[str, Kept]:
    """Give the tables by the text of the source."""
    hows: dict[str, dict[str, set[str]]] = {}
    wanted: dict[str, bool] = {}
    for rule in (
        r for said in known_rules(base).values() for listed in said.values() for r in listed
    ):
        source, subject = rule.source, of_place(rule.subject, base)
        held = hows.setdefault(source, {})
        for value in (subject, of_expression(rule.object, base)):
            slots = [part for part in value.form.parts if isinstance(part, Slot)]
            for n, sql in enumerate(value.slots if value.constant is None else ()):
                held.setdefault(sql, set()).add(slots[n].how if slots else "value")
        # What a query finds out about every pair of papers is as many rows, and seldom asked.
        more = source.isidentifier() or subject.slots != _PAIR or bool(rule.repeats)
        wanted[source] = more or wanted.get(source, False)
    return {
        source: _kept(number, source, held)
        for number, (source, held) in enumerate(hows.items())
        if wanted[source] and source != "one" and held
    }


def _kept(number: int, source: str, hows: Mapping[str, set[str]]) -> Kept:
    name = source if source.isidentifier() else f"query_{number}"
    columns = {sql: sql if sql.isidentifier() else f"c{n}" for n, sql in enumerate(hows)}
    numbers = [columns[sql] for sql, how in hows.items() if how <= {"path", "key"}]
    codes = [columns[sql] for sql in hows if sql == "code"]
    order = (*numbers, *codes)
    ways = {column: f"{SCHEMA}.{name}_by_{column}" for column in order[1:]}
    return Kept(f"{SCHEMA}.{name}", columns, order, frozenset(numbers), ways)

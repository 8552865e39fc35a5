"""What is kept for questions: the rows that rules read, each part of a term a column.

A rule makes its terms of SQL over the rows of a source. Who asks often need not have that
done each time: for a source there is a table of what its rules take from a row, once in
the order of each id that a question may come in by, so that few of its rows are read.
Here is how the tables are laid out; `kgraph.sparql.index` writes and opens them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from kgraph.sparql.sql.forms import DOMAINS, Value, of_expression, of_place
from kgraph.sparql.sql.rules import known_rules

SCHEMA = "kept"
# What a question comes in by: ids, and codes of categories.
_WAYS = {*DOMAINS, "code"}
_PAIR = ("citing", "cited")


@dataclass(frozen=True, slots=True)
class Kept:
    """The table of one source: its columns by the SQL that they hold, and its other orders.

    ``order``: the columns that questions come in by; the table is sorted by the first of
    them, and ``ways`` are the same rows sorted by another.
    """

    table: str
    columns: Mapping[str, str]
    order: tuple[str, ...]
    ways: Mapping[str, str]

    def read(self, value: Value) -> Value:
        """Give a value of the source as the table has it."""
        if value.constant is not None:
            return value
        return value.over([self.columns[slot] for slot in value.slots])

    def entered(self, known: Collection[str]) -> str:
        """Give the table whose order suits who knows the values of some columns."""
        by = next((column for column in self.order if column in known), "")
        return self.ways.get(by, self.table)


@cache
def layout(base: str) -> Mapping[str, Kept]:
    """Give the tables by the text of the source."""
    columns: dict[str, dict[str, None]] = {}
    ways: dict[str, dict[str, None]] = {}
    wanted: dict[str, bool] = {}
    for rule in (
        r for said in known_rules(base).values() for listed in said.values() for r in listed
    ):
        source, subject = rule.source, of_place(rule.subject, base)
        held, known = columns.setdefault(source, {}), ways.setdefault(source, {})
        for value in (subject, of_expression(rule.object, base)):
            if value.constant is None:
                held |= dict.fromkeys(value.slots)
                known |= dict.fromkeys(
                    s for s in value.slots if value.form.kind == "iri" and s in _WAYS
                )
        # What a query finds out about every pair of papers is as many rows, and seldom asked.
        more = source.isidentifier() or subject.slots != _PAIR or bool(rule.repeats)
        wanted[source] = more or wanted.get(source, False)
    return {
        source: _kept(number, source, held, ways[source])
        for number, (source, held) in enumerate(columns.items())
        if wanted[source] and source != "one" and held
    }


def _kept(number: int, source: str, slots: Collection[str], ways: Collection[str]) -> Kept:
    name = source if source.isidentifier() else f"query_{number}"
    columns = {sql: sql if sql.isidentifier() else f"c{n}" for n, sql in enumerate(slots)}
    order = tuple(columns[way] for way in ways)
    others = {column: f"{SCHEMA}.{name}_by_{column}" for column in order[1:]}
    return Kept(f"{SCHEMA}.{name}", columns, order, others)

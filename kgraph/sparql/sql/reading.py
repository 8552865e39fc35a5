"""Which tables a triple pattern is read from, and by which of their orders.

Patterns about one row of a table read it once: two patterns share a scan if a
variable that names a row of their source stands in both.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import rdflib

from kgraph.sparql.sql.building import Building, Values
from kgraph.sparql.sql.forms import (
    ANY,
    Number,
    Value,
    brought,
    common,
    nothing,
    of_constant,
    same_term,
)
from kgraph.sparql.sql.kept import Kept
from kgraph.sparql.sql.rules import Alternative, keys


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern: terms or variables at its ends, and the kinds of rows that say it."""

    subject: Any
    object: Any
    said: tuple[Alternative, ...]


@dataclass(slots=True)
class Scan:
    """One reading of a source: the SQL of its columns by name, and conditions on its rows.

    ``holds`` are variables as the rules have them, ``reads`` as the table has them;
    ``known`` are columns whose values are known before a row is read.
    """

    source: str
    alias: str
    shared: bool
    once: bool
    columns: dict[str, str] = field(default_factory=dict)
    conditions: list[str] = field(default_factory=list)
    holds: dict[str, Value] = field(default_factory=dict)
    reads: dict[str, Value] = field(default_factory=dict)
    kept: Kept | None = None
    number: Number | None = None
    known: set[str] = field(default_factory=set)

    def column(self, sql: str) -> str:
        """Give the column that holds something of a row, as the query around names it."""
        name = self.columns.setdefault(sql, f"c{len(self.columns)}")
        return f"{self.alias}.{name}"

    def sql(self) -> str:
        """Give the scan as FROM takes it."""
        listed = ", ".join(f"{sql} as {name}" for sql, name in self.columns.items()) or "1 as c"
        where = f" where {' and '.join(self.conditions)}" if self.conditions else ""
        distinct = "" if self.once else "distinct "
        return f"(select {distinct}{listed} from {self.table()}{where}) as {self.alias}"

    def table(self) -> str:
        """Give the table that is read: the kept one whose order suits, or the source."""
        return self.kept.entered(self.known) if self.kept else self.source


def ends(pattern: Pattern, alternative: Alternative) -> Iterable[tuple[str, Value]]:
    """Give the variables of a pattern with their values in one kind of row."""
    both = ((pattern.subject, alternative.subject), (pattern.object, alternative.object))
    return [(name_of(end), value) for end, value in both if is_open(end)]


def is_open(end: Any) -> bool:  # noqa: ANN401
    """Tell whether an end of a pattern is no term."""
    return isinstance(end, rdflib.Variable | rdflib.BNode)


def read(
    pattern: Pattern,
    scans: list[Scan],
    building: Building,
    reached: set[str],
    around: Values,
    *,
    counted: bool,
) -> list[tuple[str, Value]]:
    """Add the reading of a pattern to the scans, and give the values of its variables."""
    if len(pattern.said) == 1:
        (said,) = pattern.said
        once = said.once or not counted
        scan = _shared(pattern, said, scans, building) if once else None
        if scan is None:
            scan = _scan(said.source, building.alias(), building, shared=once, once=once)
            scans.append(scan)
        return _place(pattern, said, scan)
    if not pattern.said:
        ends = [end for end in (pattern.subject, pattern.object) if is_open(end)]
        never = Scan("one", building.alias(), False, True, conditions=["false"])
        scans.append(never)
        slot = never.column(nothing(ANY).slots[0])
        return [(name_of(end), Value(ANY, (slot,))) for end in dict.fromkeys(ends)]
    return _union(pattern, scans, building, reached, around, counted=counted)


def _scan(source: str, alias: str, building: Building, *, shared: bool, once: bool) -> Scan:
    index = building.index
    kept = index.tables.get(source)
    return Scan(source, alias, shared, once, kept=kept, number=index.number)


def enter(scans: Sequence[Scan], reached: set[str], around: Collection[str]) -> None:
    """Note which columns are known when a row is read, from the fixed ends outwards.

    Args:
        scans: What is read.
        reached: Variables that fixed ends lead to; those that are met now are added.
        around: Variables whose values are known from elsewhere.
    """
    left = [scan for scan in scans if scan.kept and not scan.known]
    reached |= {name for scan in scans if scan.known for name in scan.reads}
    for met in (reached, reached | {*around}):
        while entered := [scan for scan in left if met & scan.reads.keys()]:
            for scan in entered:
                slots = [scan.reads[name].slots for name in scan.reads if name in met]
                scan.known |= {slot for named in slots for slot in named}
            left = [scan for scan in left if not scan.known]
            met |= {name for scan in entered for name in scan.reads}


def _shared(
    pattern: Pattern, said: Alternative, scans: list[Scan], building: Building
) -> Scan | None:
    """Find a scan that reads the very row this pattern is about."""
    for name, value in ends(pattern, said):
        named = (said.source, value.form, value.slots) in keys(building.base)
        # What is made of the very columns of the subject needs no row of its own.
        made = value is said.subject and {*said.object.slots} <= {*value.slots}
        if not (named or made):
            continue
        for scan in scans:
            held = scan.holds.get(name)
            same = held is not None and (held.form, held.slots) == (value.form, value.slots)
            if scan.shared and scan.source == said.source and same:
                return scan
    return None


def _place(pattern: Pattern, said: Alternative, scan: Scan) -> list[tuple[str, Value]]:
    """Read both ends of a pattern from one scan."""
    found: dict[str, Value] = {}
    ends: dict[str, Value] = {}
    for end, held in ((pattern.subject, said.subject), (pattern.object, said.object)):
        value = held
        if scan.kept:
            value = replace(scan.kept.read(held), number=scan.number)
        slots = [f"({slot})" for slot in value.slots if value.constant is None]
        scan.conditions += [
            f"{slot} is not null" for slot in slots if f"{slot} is not null" not in scan.conditions
        ]
        if not is_open(end):
            scan.conditions.append(f"({same_term(value, of_constant(end))})")
            if len(slots) == 1:
                scan.known |= {*value.slots}
            continue
        name = name_of(end)
        if name in ends:
            scan.conditions.append(f"({same_term(ends[name], value)})")
            continue
        scan.holds[name] = held
        scan.reads[name] = ends[name] = value
        found[name] = value.over([scan.column(slot) for slot in value.slots])
    return list(found.items())


def name_of(end: Any) -> str:  # noqa: ANN401
    """Give the name of a variable; a blank node is a variable that nobody sees."""
    return f".{end}" if isinstance(end, rdflib.BNode) else str(end)


def _union(
    pattern: Pattern,
    scans: list[Scan],
    building: Building,
    reached: set[str],
    around: Values,
    *,
    counted: bool,
) -> list[tuple[str, Value]]:
    """Read a pattern from several kinds of rows, one under the other."""
    ends: dict[str, list[Value]] = {}
    parts = []
    for said in pattern.said:
        once = said.once or not counted
        scan = _scan(said.source, "", building, shared=False, once=once)
        _place(pattern, said, scan)
        enter([scan], {*reached}, around)
        parts.append(scan)
        for name, value in scan.reads.items():
            ends.setdefault(name, []).append(value)
    forms = {name: common(values) for name, values in ends.items()}
    selects = []
    for scan in parts:
        made: dict[str, str] = {}
        for name, form in forms.items():
            value = brought(scan.reads[name], form)
            made |= {f"{_column(forms, name)}_{i}": sql for i, sql in enumerate(value.slots)}
        scan.columns = {}
        listed = ", ".join(f"{sql} as {column}" for column, sql in made.items()) or "1 as c"
        where = f" where {' and '.join(scan.conditions)}" if scan.conditions else ""
        distinct = "" if scan.once else "distinct "
        selects.append(f"select {distinct}{listed} from {scan.table()}{where}")
    alias = building.alias()
    whole = Scan(f"({' union all '.join(selects)}) as u", alias, False, True)
    scans.append(whole)
    found = []
    for name, form in forms.items():
        slots = len(brought(ends[name][0], form).slots)
        read = [whole.column(f"{_column(forms, name)}_{i}") for i in range(slots)]
        options = [value.options for value in ends[name]]
        sets = [option for option in options if option is not None]
        every = frozenset().union(*sets) if len(sets) == len(options) else None
        domains = {value.domain for value in ends[name]}
        domain = domains.pop() if len(domains) == 1 else ""
        number = building.index.number
        found.append((name, Value(form, tuple(read), options=every, domain=domain, number=number)))
    return found


def _column(forms: Mapping[str, object], name: str) -> str:
    return f"e{list(forms).index(name)}"

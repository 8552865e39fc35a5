"""Triple patterns, joined: a basic graph pattern as one flat SELECT.

Patterns about one row of a table read it once: two patterns share a scan if a
variable that names a row of their source stands in both. Kinds of rows that can
not meet what other patterns say of a variable are left out before.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import rdflib
from rdflib.paths import AlternativePath, InvPath, SequencePath

from kgraph.sparql.sql.forms import (
    ANY,
    Number,
    OutsideError,
    Value,
    apart,
    brought,
    common,
    nothing,
    of_constant,
    same_term,
)
from kgraph.sparql.sql.kept import Index, Kept
from kgraph.sparql.sql.rules import Alternative, alternatives, keys

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


@dataclass(frozen=True, slots=True)
class _Pattern:
    subject: Any
    object: Any
    said: tuple[Alternative, ...]


@dataclass(slots=True)
class _Scan:
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
        name = self.columns.setdefault(sql, f"c{len(self.columns)}")
        return f"{self.alias}.{name}"

    def sql(self) -> str:
        listed = ", ".join(f"{sql} as {name}" for sql, name in self.columns.items()) or "1 as c"
        where = f" where {' and '.join(self.conditions)}" if self.conditions else ""
        distinct = "" if self.once else "distinct "
        return f"(select {distinct}{listed} from {self.table()}{where}) as {self.alias}"

    def table(self) -> str:
        return self.kept.entered(self.known) if self.kept else self.source


def join_patterns(
    triples: Sequence[tuple[Any, Any, Any]], building: Building, around: Values, *, counted: bool
) -> Relation:
    """Translate a basic graph pattern.

    Args:
        triples: Of rdflib's algebra; predicates may be simple paths.
        building: What holds for the whole translation.
        around: Values that the solutions will be joined with, to leave out what cannot meet.
        counted: Whether it matters how often a solution comes.

    Raises:
        OutsideError: If a predicate is a variable or a path of unknown length.
    """
    simple = [part for triple in triples for part in _steps(*triple, building)]
    patterns = [_pattern(*triple, building, counted) for triple in simple]
    patterns = _pruned(patterns, around)
    scans: list[_Scan] = []
    values: dict[str, Value] = {}
    conditions: list[str] = []
    # Those with one kind of row first: others may then be about the same rows.
    reached: set[str] = set()
    for pattern in sorted(patterns, key=lambda pattern: len(pattern.said) != 1):
        if len(pattern.said) > 1:
            _enter(scans, reached, around)
        for name, value in _read(pattern, scans, building, reached, around, counted=counted):
            if name in values:
                if values[name] != value:
                    conditions.append(same_term(values[name], value))
            else:
                values[name] = value
    _enter(scans, reached, around)
    once = all(said.once for pattern in patterns for said in pattern.said)
    # A pattern of several kinds of rows may give a triple once by each.
    single = all(len(pattern.said) == 1 for pattern in patterns)
    hidden = any(name.startswith(".") for name in values)
    found = _selected(values, [scan.sql() for scan in scans], conditions, building)
    never = any(not pattern.said for pattern in patterns)
    return replace(found, unique=once and single and not hidden, never=never)


def _selected(
    values: dict[str, Value], tables: list[str], conditions: list[str], building: Building
) -> Relation:
    listed, found = [], {}
    for name, value in values.items():
        if name.startswith("."):
            continue
        columns = building.named(name, value)
        listed += [f"{slot} as {c}" for slot, c in zip(value.slots, columns, strict=True)]
        found[name] = value.over(columns)
    tables = tables or ["one"]
    where = f" where {' and '.join(conditions)}" if conditions else ""
    shown = ", ".join(listed) or "1 as c"
    return Relation(f"select {shown} from {', '.join(tables)}{where}", found)


def _steps(
    subject: Any,  # noqa: ANN401
    path: Any,  # noqa: ANN401
    end: Any,  # noqa: ANN401
    building: Building,
) -> list[tuple[Any, list[tuple[str, bool]], Any]]:
    """Take a path apart: (subject, [(predicate, turned round)], object)."""
    if isinstance(path, SequencePath):
        places = [subject, *(rdflib.Variable(f".{building.alias()}") for _ in path.args[1:]), end]
        pairs = zip(places, path.args, places[1:], strict=False)
        return [step for s, part, o in pairs for step in _steps(s, part, o, building)]
    if isinstance(path, InvPath):
        return _steps(end, path.arg, subject, building)
    options = path.args if isinstance(path, AlternativePath) else [path]
    found = []
    for option in options:
        turned = isinstance(option, InvPath)
        inner = option.arg if isinstance(option, InvPath) else option
        predicate = building.known(inner)
        if isinstance(predicate, rdflib.Variable):
            raise OutsideError("a variable stands for the predicate")
        if not isinstance(predicate, rdflib.URIRef):
            raise OutsideError("a path whose length or parts are open")
        found.append((str(predicate), turned))
    return [(subject, found, end)]


def _pattern(
    subject: Any,  # noqa: ANN401
    predicates: list[tuple[str, bool]],
    end: Any,  # noqa: ANN401
    building: Building,
    counted: bool,
) -> _Pattern:
    said = []
    subject, end = building.known(subject), building.known(end)
    for predicate, turned in predicates:
        for found in alternatives(
            predicate, building.graph, building.base, building.index.tables, counted=counted
        ):
            kept = replace(found, subject=found.object, object=found.subject) if turned else found
            said.append(kept)
    fits = tuple(alternative for alternative in said if _fits(alternative, subject, end))
    _note_fixed(building, subject, end)
    return _Pattern(subject, end, fits)


def _note_fixed(building: Building, *ends: Any) -> None:  # noqa: ANN401
    """Remember that one end of a pattern is a paper, a person, …: few rows will fit.

    Not a category, which thousands of papers may have.
    """
    for end in ends:
        places = ("paper/", "author/", "organisation/", "citation/", "id/", "source/")
        if isinstance(end, rdflib.URIRef) and str(end).startswith(
            tuple(building.base + place for place in places)
        ):
            building.fixed = True


def _fits(alternative: Alternative, subject: Any, end: Any) -> bool:  # noqa: ANN401
    for term, value in ((subject, alternative.subject), (end, alternative.object)):
        if isinstance(term, rdflib.BNode):
            continue
        if not isinstance(term, rdflib.Variable) and apart(value, of_constant(term)):
            return False
    return subject != end or not apart(alternative.subject, alternative.object)


def _pruned(patterns: list[_Pattern], around: Values) -> list[_Pattern]:
    """Leave out kinds of rows that no kind of row of another pattern can meet."""
    while True:
        before = sum(len(pattern.said) for pattern in patterns)
        for i, pattern in enumerate(patterns):
            others = [*patterns[:i], *patterns[i + 1 :]]
            kept = tuple(a for a in pattern.said if _meets(pattern, a, others, around))
            patterns[i] = replace(pattern, said=kept)
        if sum(len(pattern.said) for pattern in patterns) == before:
            return patterns


def _meets(
    pattern: _Pattern, alternative: Alternative, others: list[_Pattern], around: Values
) -> bool:
    for name, value in _ends(pattern, alternative):
        if name in around and around[name].sure and apart(value, around[name]):
            return False
        for other in others:
            met = [v for a in other.said for n, v in _ends(other, a) if n == name]
            said = any(name == _name(e) for e in (other.subject, other.object) if _open(e))
            if said and all(apart(value, v) for v in met):
                return False
    return True


def _ends(pattern: _Pattern, alternative: Alternative) -> Iterable[tuple[str, Value]]:
    both = ((pattern.subject, alternative.subject), (pattern.object, alternative.object))
    return [(_name(end), value) for end, value in both if _open(end)]


def _open(end: Any) -> bool:  # noqa: ANN401
    return isinstance(end, rdflib.Variable | rdflib.BNode)


def _read(
    pattern: _Pattern,
    scans: list[_Scan],
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
        ends = [end for end in (pattern.subject, pattern.object) if _open(end)]
        never = _Scan("one", building.alias(), False, True, conditions=["false"])
        scans.append(never)
        slot = never.column(nothing(ANY).slots[0])
        return [(_name(end), Value(ANY, (slot,))) for end in dict.fromkeys(ends)]
    return _union(pattern, scans, building, reached, around, counted=counted)


def _scan(source: str, alias: str, building: Building, *, shared: bool, once: bool) -> _Scan:
    index = building.index
    kept = index.tables.get(source)
    return _Scan(source, alias, shared, once, kept=kept, number=index.number)


def _enter(scans: Sequence[_Scan], reached: set[str], around: Collection[str]) -> None:
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
    pattern: _Pattern, said: Alternative, scans: list[_Scan], building: Building
) -> _Scan | None:
    """Find a scan that reads the very row this pattern is about."""
    for name, value in _ends(pattern, said):
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


def _place(pattern: _Pattern, said: Alternative, scan: _Scan) -> list[tuple[str, Value]]:
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
        if not _open(end):
            scan.conditions.append(f"({same_term(value, of_constant(end))})")
            if len(slots) == 1:
                scan.known |= {*value.slots}
            continue
        name = _name(end)
        if name in ends:
            scan.conditions.append(f"({same_term(ends[name], value)})")
            continue
        scan.holds[name] = held
        scan.reads[name] = ends[name] = value
        found[name] = value.over([scan.column(slot) for slot in value.slots])
    return list(found.items())


def _name(end: Any) -> str:  # noqa: ANN401
    """Give the name of a variable; a blank node is a variable that nobody sees."""
    return f".{end}" if isinstance(end, rdflib.BNode) else str(end)


def _union(
    pattern: _Pattern,
    scans: list[_Scan],
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
        _enter([scan], {*reached}, around)
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
    whole = _Scan(f"({' union all '.join(selects)}) as u", alias, False, True)
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

"""Triple patterns, joined: a basic graph pattern as one flat SELECT.

Kinds of rows that can not meet what other patterns say of a variable are left out
before any is read (`kgraph.sparql.sql.reading`).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import rdflib
from rdflib.paths import AlternativePath, InvPath, SequencePath

from kgraph.sparql.sql.building import Building, Relation, Values
from kgraph.sparql.sql.forms import OutsideError, Value, apart, of_constant, same_term
from kgraph.sparql.sql.reading import Pattern, Scan, ends, enter, is_open, name_of, read
from kgraph.sparql.sql.rules import Alternative, alternatives


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
    scans: list[Scan] = []
    values: dict[str, Value] = {}
    conditions: list[str] = []
    # Those with one kind of row first: others may then be about the same rows.
    reached: set[str] = set()
    for pattern in sorted(patterns, key=lambda pattern: len(pattern.said) != 1):
        if len(pattern.said) > 1:
            enter(scans, reached, around)
        for name, value in read(pattern, scans, building, reached, around, counted=counted):
            if name in values:
                if values[name] != value:
                    conditions.append(same_term(values[name], value))
            else:
                values[name] = value
    enter(scans, reached, around)
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
) -> Pattern:
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
    return Pattern(subject, end, fits)


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


def _pruned(patterns: list[Pattern], around: Values) -> list[Pattern]:
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
    pattern: Pattern, alternative: Alternative, others: list[Pattern], around: Values
) -> bool:
    for name, value in ends(pattern, alternative):
        if name in around and around[name].sure and apart(value, around[name]):
            return False
        for other in others:
            met = [v for a in other.said for n, v in ends(other, a) if n == name]
            said = any(name == name_of(e) for e in (other.subject, other.object) if is_open(e))
            if said and all(apart(value, v) for v in met):
                return False
    return True

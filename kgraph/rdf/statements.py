"""The SQL of lines: the rules turned into statements that give N-Triples or N-Quads.

Two orders. Row by row (`by_row`): each table or query is run through once and every row
gives all it says; nothing big is sorted, so it is what stores and line formats are made
of. By subject (`by_subject`): one statement, sorted, so that everything about a subject
stands together, for formats that people read. Both orders are full: equal tables give
equal bytes. Every line comes once.
"""

from collections.abc import Sequence
from itertools import groupby

from kgraph.model import terms
from kgraph.rdf.parts import BASE, Expression
from kgraph.rdf.rule import Rule

_END = " .\n"
_VOCABULARY = "select cast(null as varchar), subject, 0, object, lines from vocabulary"


def by_row(rules: Sequence[Rule]) -> list[str]:
    """Give the statements, to be run one after the other, each of one column: lines."""
    passes: dict[object, list[Rule]] = {}
    for number, rule in enumerate(rules):
        # What repeats must be told apart triple by triple; the rest shares a pass.
        repeated = rule.rows == "repeated"
        passes.setdefault(number if repeated else (rule.source, rule.graph), []).append(rule)
    found = [_distinct(p[0]) if p[0].rows == "repeated" else _pass(p) for p in passes.values()]
    return [*found, "select lines from vocabulary order by subject, object"]


def by_subject(rules: Sequence[Rule]) -> str:
    """Give the statement whose one column is lines; those of one subject stand together."""
    groups = [list(group) for _, group in groupby(enumerate(rules), _together)]
    parts = [_select(rank, [rule for _, rule in group]) for rank, group in enumerate(groups)]
    every = "\nunion all ".join([*parts, _VOCABULARY])
    return f"select lines from ({every}) as q order by graph nulls first, subject, rank, object"


def _pass(rules: Sequence[Rule]) -> str:
    """Give the lines of all rules that share a source, row by row."""
    source, graph = rules[0].source, rules[0].graph
    # A table is in the order of its key, a query in none.
    if not source.isidentifier():
        source = f"(select * from {source} order by all) as o"
    subjects = list(dict.fromkeys(str(rule.subject) for rule in rules))
    names = {subject: f"s{n}_" for n, subject in enumerate(subjects)}
    columns = [f"'<' || $base || {subject} || '> ' as {name}" for subject, name in names.items()]
    end = [_text(_END)]
    if graph != "null":
        columns.append(f"' <' || $base || {graph} || '>' as g_")
        end.insert(0, "g_")
    pieces = []
    for n, rule in enumerate(rules):
        subject, fixed = names[str(rule.subject)], _fixed(rule.object)
        if fixed is None:
            columns.append(f"{rule.object} as o{n}_")
        made = fixed or [f"o{n}_"]
        line = ", ".join([subject, _text(_predicate(rule)), *made, *end])
        pieces.append(line if fixed else f"case when o{n}_ is null then '' else concat({line}) end")
    rows = f"(select {', '.join(columns)} from {source}) as r"
    return f"select concat({', '.join(pieces)}) as lines from {rows}"


def _distinct(rule: Rule) -> str:
    """Give the lines of a rule that may say a thing twice."""
    graph = "''" if rule.graph == "null" else f"' <' || $base || {rule.graph} || '>'"
    rows = f"""(select distinct '<' || $base || {rule.subject} || '> ' as s_, {rule.object} as o_,
        {graph} as g_ from {rule.source}) as d"""
    line = f"concat(s_, {_text(_predicate(rule))}, o_, g_, {_text(_END)})"
    return f"select {line} as lines from {rows} where o_ is not null order by g_, s_, o_"


def _select(rank: int, rules: list[Rule]) -> str:
    """Give the pieces of rules that share source and subject: (graph, subject, …, lines)."""
    first = rules[0]
    graph = "" if first.graph == "null" else "' <' || $base || graph_ || '>' || "
    given = f"{first.subject} as subject_, {first.graph} as graph_"
    keys = f"cast(graph_ as varchar) as graph, subject_ as subject, {rank} as rank"
    start, end = "'<' || $base || subject_ || '> ' || ", _text(_END)
    if first.rows == "one":
        lines = [
            f"coalesce({start}{_text(_predicate(rule))} || {rule.object} || {graph}{end}, '')"
            for rule in rules
        ]
        source = f"(select *, {given} from {first.source}) as r"
        return f"select {keys}, '' as object, concat({', '.join(lines)}) as lines from {source}"
    distinct = "distinct " if first.rows == "repeated" else ""
    source = f"(select {distinct}{given}, {first.object} as object_ from {first.source}) as r"
    line = f"{start}{_text(_predicate(first))} || object_ || {graph}{end}"
    return (
        f"select {keys}, object_ as object, {line} as lines from {source} where object_ is not null"
    )


def _together(numbered: tuple[int, Rule]) -> tuple[object, ...]:
    number, rule = numbered
    whole = (rule.source, rule.subject, rule.graph)
    return whole if rule.rows == "one" else (number,)


def _predicate(rule: Rule) -> str:
    """Give a predicate with a space behind it, the base IRI as its marker."""
    return f"<{terms.expand(rule.predicate, BASE)}> "


def _text(text: str) -> str:
    """Give a fixed text of ours as SQL, the base IRI put in where it is marked."""
    return " || $base || ".join(f"'{part}'" for part in text.split(BASE))


def _fixed(made: str) -> list[str] | None:
    """Give the SQL of a term that is the same in every row; nothing for another."""
    if isinstance(made, Expression) and made.startswith("'<"):
        parts = [part for part in made.parts if isinstance(part, str)]
        if len(parts) == len(made.parts):
            return [_text(f"<{''.join(parts)}>")]
    return None

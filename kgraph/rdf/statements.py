"""The SQL of lines: the rules turned into statements that give N-Triples or N-Quads.

Two orders. Row by row (`by_row`): each table or query is run through once and every row
gives all it says; nothing big is sorted, so it is what stores and line formats are made
of. By subject (`by_subject`): one statement, sorted, so that everything about a subject
stands together, for formats that people read. Both orders are full: equal tables give
equal bytes. Every line comes once.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from kgraph.model import terms
from kgraph.rdf.parts import BASE, chain_of
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
    """Give the lines of all rules that share a source, row by row.

    What differs from row to row is made once a row (``c0_``), then the subjects (``s0_``),
    then each line by one ``concat``: a chain of ``||`` copies its text at every link.
    """
    source, graph = rules[0].source, rules[0].graph
    # A table is in the order of its key, a query in none.
    if not source.isidentifier():
        source = f"(select * from {source} order by {rules[0].order}) as o"
    subjects = {_node(rule.subject): "" for rule in rules}
    subjects = {links: f"s{n}_" for n, links in enumerate(subjects)}
    end = (*_fixed("" if graph == "null" else " "), *(() if graph == "null" else _node(graph)))
    end = (*end, *_fixed(_END if graph == "null" else f">{_END}"))
    objects = [chain_of([rule.object]) for rule in rules]
    used = dict.fromkeys(link for links in (*subjects, *objects, end) for link in links)
    columns = {link: f"c{n}_" for n, link in enumerate(used) if not _is_fixed(link)}
    lines = []
    for rule, links in zip(rules, objects, strict=True):
        subject = _node(rule.subject)
        known = links[-1] == "'>'" and subjects.get(links[:-1])
        made = (known, links[-1]) if known else links
        line = _concat((subjects[subject], *_fixed(f"> {_predicate(rule)}"), *made, *end), columns)
        # A subject is always there.
        absent = [f"{columns[link]} is null" for link in links if link in columns]
        absent = [] if set(links) <= {*subject, "'>'"} else list(dict.fromkeys(absent))
        lines.append(f"case when {' or '.join(absent)} then '' else {line} end" if absent else line)
    given = ", ".join(f"{link} as {name}" for link, name in columns.items()) or "1"
    # By `||`, that a subject made of a null is none: a reader then refuses the line.
    made_of = {
        name: [columns.get(link, link) for link in links] for links, name in subjects.items()
    }
    named = ", ".join(f"{' || '.join(links)} as {name}" for name, links in made_of.items())
    rows = f"(select *, {named} from (select {given} from {source}) as c) as s"
    return f"select concat({', '.join(lines)}) as lines from {rows}"


def _node(place: str) -> tuple[str, ...]:
    """Give the links of the node at a place, without the bracket that closes it."""
    return ("'<'", "$base", *chain_of([place]))


def _fixed(text: str) -> tuple[str, ...]:
    """Give the links of a fixed text of ours, the base IRI put in where it is marked."""
    links = (link for part in text.split(BASE) for link in ("$base", f"'{part}'"))
    return tuple(links)[1:]


def _is_fixed(link: str) -> bool:
    return link == "$base" or (link[0] == link[-1] == "'" and "'" not in link[1:-1])


def _concat(links: Sequence[str], columns: Mapping[str, str]) -> str:
    """Give the SQL that joins links: the column of one that varies, fixed ones in one piece."""
    pieces: list[str] = []
    for fixed, group in groupby(links, _is_fixed):
        run = [columns.get(link, link) for link in group]
        pieces += [" || ".join(run)] if fixed else run
    return f"concat({', '.join(pieces)})"


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

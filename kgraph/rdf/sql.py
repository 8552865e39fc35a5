"""RDF terms as SQL expressions: the one place where text becomes N-Triples.

Every function takes SQL expressions over columns (never text from outside) and
gives one that yields a term in N-Triples syntax, or null where its column is
null: ``||`` passes null on, ``concat`` would not. The base IRI is the bound value
``$base``. What a term is made of stays known (`kgraph.rdf.parts`): the SPARQL side reads
the tables by the same rules.

Source: https://www.w3.org/TR/n-triples/ (grammar, 7).
"""

from collections.abc import Mapping

from kgraph.model import terms
from kgraph.rdf.parts import BASE, Expression, Slot, fill, parts_of

# Control characters are not text, and XML and Turtle forbid most of them; the
# byte order mark and the two non-characters go with them.
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\x{feff}\x{fffe}\x{ffff}]"
_ESCAPES = (
    (r"'\'", r"'\\'"),  # first: the others bring backslashes
    (r"""'"'""", r"""'\"'"""),
    ("chr(10)", r"'\n'"),
    ("chr(13)", r"'\r'"),
)
_SPECIAL = r"[^ !#-\[\]-~]"  # all but ASCII without quotes and backslashes
_DATES = ("gYear", "gYearMonth", "date")


def term(name: str) -> str:
    """Give a term of ours or of a known vocabulary: ``term("dcterms:title")``."""
    found = terms.expand(name, BASE)
    if found.startswith(BASE):
        rest = found.removeprefix(BASE)
        return Expression(("'<'", "$base", f"'{rest}>'"), "iri", (BASE, rest))
    return Expression(f"'<{found}>'", "iri", (found,))


def place(*parts: str) -> str:
    """Give a path under the base IRI; the parts are joined and must be fit for an IRI."""
    return Expression(parts, "place", parts_of(parts))


def node(*parts: str) -> str:
    """Give the node at a path under the base IRI."""
    return Expression(("'<'", "$base", *parts, "'>'"), "iri", (BASE, *parts_of(parts)))


def link(*parts: str) -> str:
    """Give a node elsewhere; the parts are joined and must be fit for an IRI."""
    return Expression(("'<'", *parts, "'>'"), "iri", parts_of(parts))


def encoded(column: str, *, slash: bool = True) -> str:
    """Percent-encode a text for a path; the twin of ``urllib.parse.quote``."""
    whole = f"url_encode({column})"
    if slash:
        text = f"replace({whole}, '%2F', '/')"
        return Expression(text, "place", (Slot("encoded", column),))
    return Expression(whole, "place", (Slot("segment", column),))


def path(column: str) -> str:
    """Give the path of a compact id under the base; the twin of `terms.iri`."""
    links = (f"({_place(column)})", "'/'", str(encoded(_rest(column))))
    return Expression(links, "place", (Slot("path", column),))


def key(column: str) -> str:
    """Give a compact id as one segment of a path: ``arxiv-hep-th%2F9901001``."""
    links = (_kind(column), "'-'", str(encoded(_rest(column), slash=False)))
    return Expression(links, "place", (Slot("key", column),))


def ref(column: str) -> str:
    """Give the node of a compact id."""
    return node(path(column))


def literal(column: str) -> str:
    """Give a plain string."""
    links = ("'\"'", _escaped(column), "'\"'")
    return Expression(links, "string", (Slot("value", cleaned(column)),))


def english(column: str) -> str:
    """Give a string in English."""
    links = ("'\"'", _escaped(column), "'\"@en'")
    return Expression(links, "lang", (Slot("value", cleaned(column)),), "en")


def typed(column: str, datatype: str) -> str:
    """Give a literal of a datatype; the column holds its lexical form."""
    known = terms.expand(datatype, "")
    links = (literal(column), f"'^^<{known}>'")
    return Expression(links, "typed", (Slot("value", cleaned(column)),), known)


def date(column: str) -> str:
    """Give a date with the datatype of its precision; what is no date stays a string."""
    year, month, day = (f"'^^<{terms.expand(f'xsd:{name}', '')}>'" for name in _DATES)
    precision = (
        "case"
        f" when regexp_matches({column}, '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$')"
        f" and try_cast({column} as date) is not null then {day}"
        f" when regexp_matches({column}, '^[0-9]{{4}}-(0[1-9]|1[0-2])$') then {month}"
        f" when regexp_matches({column}, '^[0-9]{{4}}$') then {year} else '' end"
    )
    return Expression((literal(column), precision), "date", (Slot("value", cleaned(column)),))


def decimal(column: str) -> str:
    """Give a number in the shortest form (``0.9``, ``1``): a store would make it so anyway."""
    fixed = f"cast({column} as decimal(12, 6))"
    # As few digits as say the same; to take noughts off a text takes four times as long.
    shorter = (f"cast({column} as decimal(12, {digits}))" for digits in range(6))
    whens = " ".join(f"when {fixed} = {less} then cast({less} as varchar)" for less in shorter)
    links = _plain(f"case {whens} else cast({fixed} as varchar) end", "xsd:decimal")
    return Expression(links, "decimal", (Slot("value", fixed),))


def whole(column: str) -> str:
    """Give an integer."""
    links = _plain(f"cast({column} as varchar)", "xsd:integer")
    return Expression(links, "integer", (Slot("value", f"cast({column} as bigint)"),))


def true_if(condition: str) -> str:
    """Give ``true`` where a condition holds, and nothing where it does not."""
    text = f"case when {condition} then '\"true\"^^<{terms.expand('xsd:boolean', '')}>' end"
    holds = Slot("value", f"case when {condition} then true end")
    return Expression(text, "boolean", (holds,))


def choice(condition: str, yes: str, no: str) -> str:
    """Give one of two terms."""
    text = f"case when {condition} then {term(yes)} else {term(no)} end"
    return _one_of(text, [term(yes), term(no)])


def among(column: str, options: Mapping[str, str]) -> str:
    """Give the term that stands beside the value of a column, and null for another value."""
    whens = " ".join(f"when '{value}' then {term(name)}" for value, name in options.items())
    return _one_of(f"case {column} {whens} end", [term(name) for name in options.values()])


def only_if(condition: str, made: str) -> str:
    """Give a term where a condition holds, and null where it does not."""
    text = f"case when {condition} then {made} end"
    if not isinstance(made, Expression):
        return text
    slots = fill(made.parts, lambda sql: f"case when {condition} then {sql} end")
    return Expression(text, made.kind, slots, made.tag, made.options)


def cleaned(column: str) -> str:
    """Give a text without what N-Triples, Turtle and XML do not hold."""
    return f"regexp_replace({column}, '{_CONTROL}', '', 'g')"


def _one_of(text: str, options: list[str]) -> Expression:
    bare = Slot("text", f"trim({text}, '<>')")
    known = tuple(option.parts for option in options if isinstance(option, Expression))
    return Expression(text, "iri", (bare,), options=known)


def _plain(column: str, datatype: str) -> tuple[str, ...]:
    """Give the links of a literal of text that has nothing to escape."""
    return ("'\"'", column, f"'\"^^<{terms.expand(datatype, '')}>'")


def _kind(column: str) -> str:
    return f"substr({column}, 1, strpos({column}, ':') - 1)"


def _rest(column: str) -> str:
    return f"substr({column}, strpos({column}, ':') + 1)"


def _place(column: str) -> str:
    kind = _kind(column)
    return f"case when {kind} in ('author', 'organisation') then '' else 'paper/' end || {kind}"


def _escaped(column: str) -> str:
    text = (
        f"case when regexp_matches({column}, '{_CONTROL}') then {cleaned(column)} else {column} end"
    )
    for raw, safe in _ESCAPES:
        text = f"replace({text}, {raw}, {safe})"
    # Most texts need nothing of it, which is found out at half the cost.
    return f"case when regexp_matches({column}, '{_SPECIAL}') then {text} else {column} end"


def time_spans(rows: str) -> str:
    """Give a query of rows with one column more: ``span``, the time from ``earlier`` to ``later``.

    It is as precise as the less precise of the two dates, null where one is none, and as
    a store would write it: no part that is nothing, ``PT0S`` for no time at all. Time back
    is told in days alone if it is no whole number of months: of "-P10M8D" rdflib 7.6 says
    that there is no such duration, and reads no line more.
    """
    first, last = (
        f"try_cast(substr({column}, 1, size) || substr('0000-01-01', 1 + size) as date)"
        for column in ("earlier", "later")
    )
    parts = "".join(
        f" || case when {number} = 0 then '' else cast({number} as varchar) || '{unit}' end"
        for number, unit in (("months // 12", "Y"), ("months % 12", "M"), ("days", "D"))
    )
    in_days = "'-P' || cast(date_diff('day', b, a) as varchar) || 'D'"
    back = f"case when days = 0 then '-P'{parts} else {in_days} end"
    span = f"case when a < b then 'P'{parts} when b < a then {back} when a = b then 'PT0S' end"
    return f"""(select *, {span} as span from (select *,
        date_diff('day', least(a, b) + to_months(cast(months as integer)), greatest(a, b)) as days
        from (select *, date_sub('month', least(a, b), greatest(a, b)) as months
        from (select *, {first} as a, {last} as b
        from (select *, least(length(earlier), length(later)) as size from {rows}
        ) as s) as d) as m) as p) as t"""

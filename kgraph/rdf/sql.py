"""RDF terms as SQL expressions: the one place where text becomes N-Triples.

Every function takes SQL expressions over columns (never text from outside) and
gives one that yields a term in N-Triples syntax, or null where its column is
null: ``||`` passes null on, ``concat`` would not. The base IRI is the bound value
``$base``.

Source: https://www.w3.org/TR/n-triples/ (grammar, 7).
"""

from kgraph.model import terms

# Control characters are not text, and XML and Turtle forbid most of them; the
# byte order mark and the two non-characters go with them.
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\x{feff}\x{fffe}\x{ffff}]"
_ESCAPES = (
    (r"'\'", r"'\\'"),  # first: the others bring backslashes
    (r"""'"'""", r"""'\"'"""),
    ("chr(10)", r"'\n'"),
    ("chr(13)", r"'\r'"),
)
_DATES = ("gYear", "gYearMonth", "date")


def term(name: str) -> str:
    """Give a term of ours or of a known vocabulary: ``term("dcterms:title")``."""
    marker = "\0"
    found = terms.expand(name, marker)
    if found.startswith(marker):
        return f"'<' || $base || '{found.removeprefix(marker)}>'"
    return f"'<{found}>'"


def place(*parts: str) -> str:
    """Give a path under the base IRI; the parts are joined and must be fit for an IRI."""
    return " || ".join(parts)


def node(*parts: str) -> str:
    """Give the node at a path under the base IRI."""
    return f"'<' || $base || {place(*parts)} || '>'"


def link(*parts: str) -> str:
    """Give a node elsewhere; the parts are joined and must be fit for an IRI."""
    return " || ".join(("'<'", *parts, "'>'"))


def encoded(column: str, *, slash: bool = True) -> str:
    """Percent-encode a text for a path; the twin of ``urllib.parse.quote``."""
    whole = f"url_encode({column})"
    return f"replace({whole}, '%2F', '/')" if slash else whole


def path(column: str) -> str:
    """Give the path of a compact id under the base; the twin of `terms.iri`."""
    return f"({_place(column)} || '/' || {encoded(_rest(column))})"


def key(column: str) -> str:
    """Give a compact id as one segment of a path: ``arxiv-hep-th%2F9901001``."""
    return f"({_kind(column)} || '-' || {encoded(_rest(column), slash=False)})"


def ref(column: str) -> str:
    """Give the node of a compact id."""
    return node(path(column))


def literal(column: str) -> str:
    """Give a plain string."""
    return f"'\"' || {_escaped(column)} || '\"'"


def english(column: str) -> str:
    """Give a string in English."""
    return f"'\"' || {_escaped(column)} || '\"@en'"


def typed(column: str, datatype: str) -> str:
    """Give a literal of a datatype; the column holds its lexical form."""
    return f"{literal(column)} || '^^<{terms.expand(datatype, '')}>'"


def date(column: str) -> str:
    """Give a date with the datatype of its precision; what is no date stays a string."""
    year, month, day = (f"'^^<{terms.expand(f'xsd:{name}', '')}>'" for name in _DATES)
    return (
        f"{literal(column)} || case"
        f" when regexp_matches({column}, '^[0-9]{{4}}$') then {year}"
        f" when regexp_matches({column}, '^[0-9]{{4}}-(0[1-9]|1[0-2])$') then {month}"
        f" when regexp_matches({column}, '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$')"
        f" and try_cast({column} as date) is not null then {day} else '' end"
    )


def decimal(column: str) -> str:
    """Give a number in the shortest form (``0.9``, ``1``): a store would make it so anyway."""
    fixed = f"cast(cast({column} as decimal(12, 6)) as varchar)"
    return typed(f"regexp_replace({fixed}, '[.]?0+$', '')", "xsd:decimal")


def whole(column: str) -> str:
    """Give an integer."""
    return typed(f"cast({column} as varchar)", "xsd:integer")


def true_if(condition: str) -> str:
    """Give ``true`` where a condition holds, and nothing where it does not."""
    return f"case when {condition} then '\"true\"^^<{terms.expand('xsd:boolean', '')}>' end"


def choice(condition: str, yes: str, no: str) -> str:
    """Give one of two terms."""
    return f"case when {condition} then {term(yes)} else {term(no)} end"


def _kind(column: str) -> str:
    return f"substr({column}, 1, strpos({column}, ':') - 1)"


def _rest(column: str) -> str:
    return f"substr({column}, strpos({column}, ':') + 1)"


def _place(column: str) -> str:
    kind = _kind(column)
    return f"case when {kind} in ('author', 'organisation') then '' else 'paper/' end || {kind}"


def _escaped(column: str) -> str:
    text = f"regexp_replace({column}, '{_CONTROL}', '', 'g')"
    for raw, safe in _ESCAPES:
        text = f"replace({text}, {raw}, {safe})"
    return text

"""What rdflib's reading of a query gets wrong: such a query is left to the store.

A filter that is a constant is dropped, so that ``FILTER(false)`` lets everything through;
an escaped sign in a prefixed name keeps its backslash, so that the name is another; the
columns of ``SELECT *`` come in an order that changes from run to run (the store gives them
in the order of their names).

Tried with rdflib 7.6.
"""

from collections.abc import Iterator
from typing import Any


def strange(query: Any) -> str:  # noqa: ANN401 - rdflib's parse tree
    """Say why rdflib would answer another question than was asked; nothing if it does not.

    Args:
        query: What the parser gave, before the translation to algebra changes it.
    """
    import rdflib

    for part in parts(query):
        if part.name == "pname" and "\\" in str(_of(part, "localname")):
            return "a name with an escaped sign"
        if part.name not in ("Filter", "HavingClause"):
            continue
        conditions = _of(part, "condition") or [_of(part, "expr")]
        found = [_bare(expr) for expr in conditions]
        if any(isinstance(e, rdflib.Literal) or e.name == "literal" for e in found):
            return "a FILTER that is a constant"
    return ""


def everything(query: Any) -> bool:  # noqa: ANN401 - rdflib's parse tree
    """Tell whether a query is ``SELECT *``."""
    asked = query[1]
    return asked.name == "SelectQuery" and not _of(asked, "projection")


def _bare(part: Any) -> Any:  # noqa: ANN401 - rdflib's parse tree
    """Take off what is around an expression and adds nothing to it."""
    wraps = ("Expression", "RelationalExpression")
    while getattr(part, "name", "").endswith(wraps) and not _of(part, "other"):
        part = _of(part, "expr")
    return part


def _of(part: Any, key: str) -> Any:  # noqa: ANN401 - rdflib's parse tree
    # Its own get() gives the key for what is not there.
    return dict.get(part, key)


def parts(parsed: Any) -> Iterator[Any]:  # noqa: ANN401 - rdflib's parse tree
    """Give every part of a parse tree, the outer ones first."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(parsed, CompValue):
        yield parsed
        parsed = list(parsed.values())
    if isinstance(parsed, list | tuple | ParseResults):
        for part in parsed:
            yield from parts(part)

"""What a question may not do: change the graph, call out, read files.

A question is refused before an engine sees it. The engines are no help: both dial
out on ``SERVICE``, and rdflib reads the file that ``FROM`` names. Two readers look
at a suspicious text, our lexer and rdflib's parser, and each can refuse it: the
engines do not agree on where a word ends (Oxigraph takes ``SERVICE:x {…}`` for a
call), so one reader alone could be led astray.

Source: https://www.w3.org/TR/sparql11-query/ (grammar, 19.8).
"""

import re
import sys
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

from kgraph.errors import QueryError
from kgraph.sparql.quirks import parts

_HINT = "the graph is read only and nothing outside it can be reached"
# Longest first, as SPARQL reads them; what is not a word is skipped.
_SIGN = r"""\\[tbnrfuU"'\\]"""
_SURE = rf"""\"{{3}}(?:\"{{0,2}}(?:[^\"\\]|{_SIGN}))*\"{{3}}
      |'{{3}}(?:'{{0,2}}(?:[^'\\]|{_SIGN}))*'{{3}}
      |"(?:[^"\\\n\r]|{_SIGN})*"|'(?:[^'\\\n\r]|{_SIGN})*'
      |\#[^\n\r]*|[?$][A-Za-z0-9_]+|\\[_~.\-!$&'()*+,;=/?\#@%]
      |<[A-Za-z][A-Za-z0-9+.-]*://[^<>"{{}}|^`\\\x00-\x20]*>"""
_IRI = r"""<[^<>"{}|^`\\\x00-\x20]*>"""
_TOKEN = re.compile(rf"(?P<skip>{_SURE}|{_IRI}|[?$]\w+)|(?P<word>[^\W\d]\w*)", re.VERBOSE)
# The same, and what stands behind a colon: a name, whatever it is called.
_NO_CALL = re.compile(rf"{_SURE}|:[A-Za-z0-9_]+", re.VERBOSE)
_MAY_BE_IRI = re.compile(_IRI)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = ("insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with")
_FORMS = ("select", "ask", "construct", "describe")


def check(
    text: str, base: str, graphs: Callable[[], Collection[str]], prefixes: Mapping[str, str]
) -> None:
    """Refuse a question that is more than a question.

    Args:
        text: SPARQL.
        base: What relative IRIs in it are relative to.
        graphs: Gives the named graphs there are; asked only where it matters.
        prefixes: Prefixes known without being declared.

    Raises:
        QueryError: Saying what is refused: an update, ``SERVICE``, ``FROM`` of a
            graph that is not there.
    """
    words = [match for match in _TOKEN.finditer(text) if match["word"]]
    _check_calls(text)
    # A prefix may be called like a verb; a name has a colon beside it.
    plain = (m["word"].lower() for m in words if ":" not in text[m.start() - 1 : m.end() + 1])
    verb = next((word for word in plain if word in (*_UPDATES, *_FORMS)), "")
    if verb in _UPDATES:
        raise QueryError(f"{verb.upper()} is refused: it would change the graph", _HINT)
    # Cheap and wide: a word may be in a text or a name, and escapes may hide any word.
    if re.search("service|from", _ESCAPE.sub(_unescaped, text), re.IGNORECASE):
        _check_parsed(text, base, graphs, prefixes)


def _check_calls(text: str) -> None:
    """Refuse ``SERVICE`` wherever any reader could take it for the word.

    What begins with ``<`` may be an IRI or a comparison, by what stands before; both
    readings are followed from there. Inside words too: Oxigraph reads ``trueSERVICE``
    as two.
    """
    if "service" not in _ESCAPE.sub(_unescaped, text).lower():
        return
    # One engine reads the sign, another the escape, and a text ends elsewhere for each.
    if any(_unescaped(match) < "\x80" for match in _ESCAPE.finditer(text)):
        raise QueryError("SERVICE beside an escape of a plain letter or sign is refused", _HINT)
    lower, begun = text.lower(), {0}
    for place in range(len(text)):
        if place not in begun:
            continue
        if lower.startswith("service", place):
            raise QueryError("SERVICE is refused: it would ask another server", _HINT)
        sure = _NO_CALL.match(text, place)
        begun.add(sure.end() if sure else place + 1)
        if not sure and (iri := _MAY_BE_IRI.match(text, place)):
            begun.add(iri.end())


def _unescaped(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number <= sys.maxunicode else ""


def _check_parsed(
    text: str, base: str, graphs: Callable[[], Collection[str]], prefixes: Mapping[str, str]
) -> None:
    calls, named = _taken_apart(text, base, tuple(sorted(prefixes.items())))
    if calls:
        raise QueryError("SERVICE is refused: it would ask another server", _HINT)
    for name in named:
        if name not in graphs():
            raise QueryError(
                f"FROM <{name}> is refused: the graph has no named graph of that name",
                "named graphs are listed by: SELECT DISTINCT ?g { GRAPH ?g {} } ORDER BY ?g",
            )


@lru_cache(maxsize=256)
def _taken_apart(
    text: str, base: str, prefixes: tuple[tuple[str, str], ...]
) -> tuple[bool, tuple[str, ...]]:
    """Tell whether rdflib's parser finds a call, and which graphs it finds named in FROM.

    Raises:
        QueryError: If it does not take the text for a query.
    """
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(text)
        algebra = translateQuery(parsed, base, dict(prefixes)).algebra
    except ParseException as error:
        raise QueryError(
            f"not a SPARQL query: line {error.lineno}, column {error.column}: {error.msg}"
        ) from error
    # rdflib raises bare exceptions on unknown prefixes and misplaced aggregates.
    except Exception as error:
        raise QueryError(f"not a SPARQL query: {error}") from error
    calls = any(part.name == "ServiceGraphPattern" for part in parts(parsed))
    return calls, tuple(str(c.default or c.named) for c in algebra.datasetClause or ())

"""JSON-LD with its context inside: names are short, and no reader has to fetch anything.

One node an entry, in the order they come in; each named graph is a node with the nodes
that it holds. Values keep their datatypes as texts, so nothing is rounded on the way.

Source: https://www.w3.org/TR/json-ld11/ (4.1.5 compact IRIs, 4.9 named graphs).
"""

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyoxigraph import Quad

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def write(quads: "Iterable[Quad]", output: IO[bytes], prefixes: Mapping[str, str]) -> None:
    """Write quads, of which those of one graph and of one subject stand together."""
    # The longest place first: `author/` before the base it stands under.
    places = sorted(prefixes.items(), key=lambda pair: -len(pair[1]))
    first = True
    output.write(b'{"@context": ' + _text(dict(prefixes)) + b',\n"@graph": [\n')
    for graph, held in groupby(quads, key=lambda quad: quad.graph_name):
        name = getattr(graph, "value", None)
        if name is not None:
            output.write(b"" if first else b",\n")
            output.write(b'{"@id": ' + _text(_short(name, places)) + b', "@graph": [\n')
            first = True
        for _, said in groupby(held, key=lambda quad: quad.subject):
            output.write(b"" if first else b",\n")
            output.write(_text(_node(list(said), places)))
            first = False
        if name is not None:
            output.write(b"\n]}")
    output.write(b"\n]}\n")


def _node(said: list[Any], places: list[tuple[str, str]]) -> dict[str, Any]:
    """Give what is said of one subject; a list only where there are several values."""
    found: dict[str, list[Any]] = {}
    for quad in said:
        kind, thing = quad.predicate.value, quad.object
        key = "@type" if kind == _TYPE else _short(kind, places)
        value = _short(thing.value, places) if kind == _TYPE else _value(thing, places)
        found.setdefault(key, []).append(value)
    node = {key: values[0] if len(values) == 1 else values for key, values in found.items()}
    return {"@id": _short(said[0].subject.value, places), **node}


def _value(thing: Any, places: list[tuple[str, str]]) -> object:  # noqa: ANN401 - a term
    from pyoxigraph import NamedNode

    if isinstance(thing, NamedNode):
        return {"@id": _short(thing.value, places)}
    if thing.language:
        return {"@value": thing.value, "@language": thing.language}
    if thing.datatype.value == _STRING:
        return thing.value
    return {"@value": thing.value, "@type": _short(thing.datatype.value, places)}


def _short(iri: str, places: list[tuple[str, str]]) -> str:
    for prefix, place in places:
        # Behind a colon, two slashes would make it an address.
        if iri.startswith(place) and not iri.startswith("//", len(place)):
            return f"{prefix}:{iri[len(place) :]}"
    return iri


def _text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()

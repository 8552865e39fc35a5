"""Values of fields as YAML has them: in quotation marks, and lists in brackets or of items."""

import re
from collections.abc import Iterator

from kgraph.read.parts.lines import trim

_PART = re.compile(
    r"\"[^\"]*\"|'[^']*'|[^,\[\]\"']+(?:\[\[[^\[\]]*\]\][^,\[\]\"']*)?|\[\[[^\[\]]*\]\]"
)
_PAIRS = {'"': '"', "'": "'"}
_BLOCK = re.compile(r"[|>][+-]?[ \t]*\n\s*")
Place = tuple[int, int]


def is_list(text: str, start: int, end: int) -> bool:
    """Say whether a value is a list in brackets; "[[Ann Lee]]" is a link to a note."""
    closed = text.startswith("[", start) and text.endswith("]", start, end)
    return closed and not text.startswith("[[", start)


def items_of(text: str, start: int, end: int) -> Iterator[Place]:
    """Give the items of a list in brackets, or the one value."""
    if not is_list(text, start, end):
        yield bare_value(text, start, end)
        return
    for part in _PART.finditer(text, start + 1, end - 1):
        place = bare_value(text, *part.span())
        if place[0] < place[1]:
            yield place


def unquoted(text: str, start: int, end: int) -> Place:
    """Leave out the quotation marks around the whole of a value, or the sign before its lines."""
    if block := _BLOCK.match(text, start, end):
        return block.end(), end
    sign = _PAIRS.get(text[start : start + 1])
    whole = sign and end - start > 2 and text.find(sign, start + 1, end) == end - 1
    return trim(text, start + 1, end - 1) if whole else (start, end)


def bare_value(text: str, start: int, end: int) -> Place:
    """Leave out quotation marks and the brackets of a link to another note."""
    start, end = trim(text, start, end)
    if end - start > 1 and _PAIRS.get(text[start]) == text[end - 1]:
        start, end = start + 1, end - 1
    if text.startswith("[[", start) and text.endswith("]]", start, end):
        inner = text[start + 2 : end - 2]
        if "[[" not in inner:
            bar = inner.rfind("|")  # "[[people/Ann Lee|Ann Lee]]"
            start, end = start + 2 + (bar + 1), end - 2
    return trim(text, start, end)

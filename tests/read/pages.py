"""Write a page in a test and read it: its records as plain values, its problems as codes."""

from kgraph.model.tables import Evidence, Record, Source
from kgraph.read import read_text

PROSE = (
    "We study how sheep are counted at night and measure it on forty farms over two years. "
    "The method finds every sheep, and it is faster than all those we know of."
)
OTHER = (
    "Counting goats is harder than counting sheep, because goats climb. "
    "This work describes a ladder and shows with three herds that nobody falls."
)
THIRD = (
    "Cows stand still for most of the day. In this paper we use that to count them from "
    "the air, and report errors below one cow in a hundred."
)


def read(text: str) -> Evidence:
    return read_text(text, Source("0" * 16, "page", "page.txt", None, "2026-01-01T00:00:00Z", 0))


def values(text: str, *columns: str) -> list[tuple[object, ...]]:
    """Give these columns of every record; ``authors`` are their names."""
    return [tuple(_value(record, column) for column in columns) for record in read(text).records]


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(text).problems]


def at_problems(text: str, code: str) -> list[str]:
    """Give what the page prints where a problem of this code is."""
    return [text[p.start : p.end] for p in read(text).problems if p.code == code]


def _value(record: Record, column: str) -> object:
    value = getattr(record, column)
    return [author.name for author in value] if column == "authors" else value

"""The normal forms of a record, filled in one place for readers and services alike."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from kgraph.model.names import name_key
from kgraph.model.tables import Author, Record
from kgraph.model.text import title_key

_PRECISION = {4: "year", 7: "month", 10: "day"}


def with_keys(record: Record) -> Record:
    """Give the record with its normal forms computed from what is printed.

    Cost: about 0.1 ms for a record with an abstract; done once, when it is read.
    """
    return replace(
        record,
        **keys_of(record.title, record.authors, record.published),
        abstract_key=abstract_keys_of([record.abstract])[0],
    )


def keys_of(title: str | None, authors: Sequence[Author], published: str | None) -> dict[str, Any]:
    """Give the columns that hold the normal forms of what a record says, but for its abstract."""
    return {
        "title_key": title_key(title) if title else None,
        "author_keys": tuple([name_key(author.name) for author in authors]),
        "date_precision": date_precision(published),
    }


def date_precision(date: str | None) -> str | None:
    """Say how precise an ISO date is; nothing of none."""
    return _PRECISION.get(len(date or ""))


def abstract_keys_of(abstracts: Sequence[str | None]) -> list[tuple[int, ...]]:
    """Give the fingerprints of each abstract, none of none.

    Cost: 0.3 ms for a call, whatever it is about: better once for a page than for each record.
    """
    if not any(abstracts):
        return [()] * len(abstracts)
    from kgraph.model.fingerprints import abstract_keys  # numpy takes a while to import

    found, counts = abstract_keys(abstracts)
    prints, ends = found.tolist(), counts.cumsum().tolist()
    return [tuple(prints[a:b]) for a, b in pairwise([0, *ends])]

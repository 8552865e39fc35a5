"""The normal forms of a record, filled in one place for readers and services alike."""

from collections.abc import Sequence
from dataclasses import replace
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
        record, **keys_of(record.title, record.abstract, record.authors, record.published)
    )


def keys_of(
    title: str | None, abstract: str | None, authors: Sequence[Author], published: str | None
) -> dict[str, Any]:
    """Give the columns that hold the normal forms of what a record says."""
    return {
        "title_key": title_key(title) if title else None,
        "abstract_key": _abstract_key(abstract) if abstract else (),
        "author_keys": tuple([name_key(author.name) for author in authors]),
        "date_precision": date_precision(published),
    }


def date_precision(date: str | None) -> str | None:
    """Say how precise an ISO date is; nothing of none."""
    return _PRECISION.get(len(date or ""))


def _abstract_key(abstract: str) -> tuple[int, ...]:
    from kgraph.model.fingerprints import abstract_key  # numpy takes a while to import

    return abstract_key(abstract)

"""The normal forms of a record, filled in one place for readers and services alike."""

from dataclasses import replace

from kgraph.model.names import name_key
from kgraph.model.tables import Record
from kgraph.model.text import abstract_key, title_key


def with_keys(record: Record) -> Record:
    """Give the record with its normal forms computed from what is printed.

    Cost: about 0.1 ms for a record with an abstract; done once, when it is read.
    """
    precision = {4: "year", 7: "month", 10: "day"}
    return replace(
        record,
        title_key=title_key(record.title) if record.title else None,
        abstract_key=abstract_key(record.abstract) if record.abstract else (),
        author_keys=tuple(name_key(author.name) for author in record.authors),
        date_precision=precision.get(len(record.published or "")),
    )

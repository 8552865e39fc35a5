"""What the paper of a page cites, and what cites it, where each of these is a record."""

from collections.abc import Iterator, Sequence

from kgraph.model.tables import Record, Reference
from kgraph.read.references.cited_texts import PROVIDER

CITED, CITING = "cited", "citing"


def find_cited(paper: Record, others: Sequence[tuple[Record, str]]) -> Iterator[Reference]:
    """Give the citations between the paper of a page and its other records, in order.

    Args:
        paper: The paper, numbered.
        others: The other records, each with `CITED`, `CITING` or, where it is neither, "".
    """
    position = 0
    for other, side in others:
        if side == CITED:
            position += 1
            yield _reference(paper.record_id, position, other)
        elif side == CITING:
            yield _reference(other.record_id, 1, paper)


def _reference(record_id: str, position: int, cited: Record) -> Reference:
    year = int(cited.published[:4]) if cited.published else None
    return Reference(
        *(record_id, position, cited.title, PROVIDER),
        arxiv_id=cited.arxiv_id, doi=cited.doi, title=cited.title, year=year,
    )  # fmt: skip

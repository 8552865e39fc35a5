"""The rows of papers below the paper of a saved page: what it cites, and what cites it.

    <h1>Counting Sheep</h1> …  <h2>24 References</h2> <div class="cl-paper-row">…
                               <h2>131 Citations</h2> <div class="cl-paper-row">…

Each row is a paper of its own; the heading over it says how the two stand.
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.model.tables import Record, Reference
from kgraph.read.web.cited_metas import PROVIDER
from kgraph.read.web.html_text import Flat

_HEADING = frozenset(("h1", "h2", "h3", "h4"))
_CITED = re.compile(r"[\d,.]*\s*(?:cited\s+)?references\b", re.IGNORECASE)
_CITING = re.compile(r"[\d,.]*\s*(?:citations|citing papers|cited by)\b", re.IGNORECASE)
MAX_HEADING = 60  # code points


def sides_of(flat: Flat, rows: Sequence[tuple[int, int]]) -> list[str]:
    """Say of each row, in order, whether it is "cited" or "citing" or, with "", neither."""
    inside = {n for first, last in rows for n in range(first, last + 1)}
    heads = [n for n, e in enumerate(flat.elements) if e.tag in _HEADING and n not in inside]
    sides, side, k = [], "", 0
    for first, _ in rows:
        while k < len(heads) and heads[k] < first:
            side = _side(flat, heads[k])
            k += 1
        sides.append(side)
    return sides


def _side(flat: Flat, number: int) -> str:
    element = flat.elements[number]
    text = flat.text[element.start : element.end].strip()[:MAX_HEADING]
    return "cited" if _CITED.match(text) else "citing" if _CITING.match(text) else ""


def find_cited(paper: Record, rows: Sequence[tuple[Record, str]]) -> Iterator[Reference]:
    """Give what the paper of a page cites among its rows, and that those that cite it do."""
    position = 0
    for row, side in rows:
        if side == "cited":
            position += 1
            yield _reference(paper.record_id, position, row)
        elif side == "citing":
            yield _reference(row.record_id, 1, paper)


def _reference(record_id: str, position: int, cited: Record) -> Reference:
    year = int(cited.published[:4]) if cited.published else None
    return Reference(
        *(record_id, position, cited.title, PROVIDER),
        arxiv_id=cited.arxiv_id, doi=cited.doi, title=cited.title, year=year,
    )  # fmt: skip

"""The rows of papers below the paper of a saved page: what it cites, and what cites it.

    <h1>Counting Sheep</h1> …  <h2>24 References</h2> <div class="cl-paper-row">…
                               <h2>131 Citations</h2> <div class="cl-paper-row">…

Each row is a paper of its own; the heading over it says how the two stand.
"""

import re
from collections.abc import Sequence

from kgraph.read.references.cited_records import CITED, CITING
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
    return CITED if _CITED.match(text) else CITING if _CITING.match(text) else ""

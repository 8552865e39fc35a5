"""From the text that a page shows back to its source: where each value stands there."""

from dataclasses import replace

from kgraph.model.tables import Problem, Span
from kgraph.model.text import collapse
from kgraph.read.page import Draft, Page
from kgraph.read.web.html_text import Flat


def in_source(on: Page, flat: Flat, draft: Draft) -> Draft:
    """Move an entry's places to the source; a list keeps its spans only if all of them are."""
    spans: dict[str, list[Span]] = {}
    lost: set[str] = set()
    for span in draft.spans:
        start, end = span.start, span.end
        place = flat.origin(start, end) if end > start else None
        if place and _is_same(on.text[slice(*place)], flat.text[start:end]):
            spans.setdefault(span.field, []).append(Span(span.field, *place))
        else:
            lost.add(span.field)
    kept = [span for field, found in spans.items() if field not in lost for span in found]
    problems = [moved_problem(flat, row) for row in draft.problems]
    return Draft(on, draft.record, kept, problems)


def _is_same(one: str, other: str) -> bool:
    return one == other or collapse(one) == collapse(other)


def moved_problem(flat: Flat, row: Problem) -> Problem:
    """Move the place of a problem to the source."""
    if row.start is None:
        return row
    start, end = moved(flat, row.start, row.end or row.start)
    return replace(row, start=start, end=end, line=None)


def moved(flat: Flat, start: int, end: int) -> tuple[int, int]:
    """Move a place to the source; where a word of it stands nowhere, to the word before."""
    place = flat.origin(start, max(end, start + 1))
    return place or (flat.near(start), max(flat.near(end), flat.near(start)))

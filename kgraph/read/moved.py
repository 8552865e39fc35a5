"""From the text that a page shows back to its source: where each value stands there."""

from dataclasses import replace

from kgraph.model.tables import Problem, Span
from kgraph.model.text import collapse
from kgraph.read.html_text import Flat
from kgraph.read.page import Draft, Page


def in_source(on: Page, flat: Flat, draft: Draft) -> Draft:
    """Move an entry's places to the source; a list keeps its spans only if all of them are."""
    spans: list[Span] = []
    for name in dict.fromkeys(span.field for span in draft.spans):
        moved = []
        for span in (s for s in draft.spans if s.field == name):
            place = flat.origin(span.start, span.end) if span.end > span.start else None
            printed = collapse(flat.text[span.start : span.end])
            if place and collapse(on.text[slice(*place)]) == printed:
                moved.append(Span(name, *place))
        if len(moved) == sum(1 for s in draft.spans if s.field == name):
            spans += moved
    problems = [moved_problem(flat, row) for row in draft.problems]
    return Draft(on, draft.record, spans, problems)


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

"""Parts of a page that list no works: what has the shape of an entry there is none.

    Honors and awards
    2021  Annual Prize “Dr. Ann Lee”, Hay Society
    Theses supervised
    Bob Day. Sheep in autumn. 2020.

A prize, a talk or a pupil with a title has one name without initials before it.
"""

from collections.abc import Sequence, Set

from kgraph.read.page import Line, Page
from kgraph.read.parts.part_headings import is_over_others
from kgraph.read.references.reference_headings import is_heading, is_named_heading
from kgraph.read.references.reference_names import INITIAL
from kgraph.read.references.reference_records import Reference


def without_others(
    page: Page, found: Sequence[Reference], headings: Set[int]
) -> Sequence[Reference]:
    """Leave out what has one whole name under a heading of others, on a page with more."""
    doubtful = [one for one in found if _has_one_name(page, one)]
    if not doubtful or len(doubtful) == len(found):
        return found
    parts = find_parts(page.lines, headings)
    out = {
        one.start
        for one in doubtful
        if any(a <= one.start < b or a <= one.title[0] < b for a, b in parts)
    }
    return [one for one in found if one.start not in out]


def others_on(page: Page) -> list[tuple[int, int]]:
    """Give where the parts of a page begin and end that list others; for `Page.once`."""
    lines = page.lines
    if not any(is_over_others(line.text) for line in lines):
        return []
    return find_parts(lines, {i for i in range(len(lines)) if is_heading(lines, i)})


def _has_one_name(page: Page, one: Reference) -> bool:
    names = [page.text[slice(*place)] for place in one.authors.places]
    return len(names) == 1 and not (INITIAL.search(names[0]) or one.authors.truncated)


def find_parts(lines: Sequence[Line], headings: Set[int]) -> list[tuple[int, int]]:
    """Give where the parts begin and end that list others."""
    found: list[tuple[int, int]] = []
    begun: int | None = None
    for i, line in enumerate(lines):
        others = is_over_others(line.text) and not is_named_heading(lines, i)
        if begun is not None and (others or i in headings):
            found.append((begun, line.start))
            begun = None
        if others:
            begun = line.start
    return [*found, *([(begun, lines[-1].end)] if begun is not None else [])]

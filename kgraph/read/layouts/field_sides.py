"""Whose a named field is: does its name open the entries of a page, stand in them, close them?"""

from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.model.tables import Problem
from kgraph.read.layouts.id_sides import undecided
from kgraph.read.page import Line, Page
from kgraph.read.parts.fields import Label

_PARTS = ("head", "title", "abstract")


@dataclass(frozen=True, slots=True)
class Item:
    """A field and its lines, or lines without a name: ``head`` over fields, or ``loose``."""

    label: Label
    lines: Sequence[Line]


def find_sides(page: Page, items: Sequence[Item]) -> tuple[dict[str, str], list[Problem]]:
    """Decide for each name whether its fields open entries, stand in them or close them.

    An entry's body goes from its title to its abstract. A name that stands before the
    first body and not behind the last opens entries; one that stands in bodies, and
    elsewhere over an abstract, stands "above" it. "alone" is for ids of which the
    page does not say whose they are, "page" for what it says once, about itself.
    """
    bodies = _bodies(items)
    if not bodies:
        return {}, []
    parts = _parts_below(items)
    inside = {n for a, b in bodies for n in range(a + 1, b)}
    named: dict[str, list[int]] = {}
    for n, item in enumerate(items):
        if item.label.name:
            named.setdefault(item.label.name, []).append(n)
    sides: dict[str, str] = {}
    problems = []
    for name, places in named.items():
        column = items[places[0]].label.column
        if not inside.isdisjoint(places):
            sides[name] = "above" if all(parts[n] == "abstract" for n in places) else "body"
            continue
        before, behind = places[0] < bodies[0][0], places[-1] > bodies[-1][1]
        if not before:
            continue
        if not behind:
            sides[name] = "open"
            after = items[places[0] + 1].lines[0] if places[0] + 1 < len(items) else None
            if len(places) == 1 < len(bodies) and column != "id" and after and after.blank:
                sides[name] = "page"
        elif column == "id":
            apart = [(items[n].lines[0].blank, items[n + 1].lines[0].blank) for n in places[1:-1]]
            above, below = sum(a > b for a, b in apart), sum(a < b for a, b in apart)
            sides[name] = "open" if above > below else "close" if below > above else "alone"
            if sides[name] == "alone":
                first, last = items[places[0]].lines[0], items[places[-1]].lines[-1]
                problems.append(undecided(page, first.start, last.end))
    return sides, problems


def _parts_below(items: Sequence[Item]) -> list[str]:
    """Give for each item the next title or abstract below it."""
    below, part = [], ""
    for item in reversed(items):
        below.append(part)
        part = item.label.column if item.label.column in _PARTS else part
    return below[::-1]


def _bodies(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Find from which item to which the title and the abstract of each entry stand."""
    bodies: list[tuple[int, int]] = []
    has: set[str] = set()
    for n, item in enumerate(items):
        kind = "title" if item.label.column == "head" else item.label.column
        if kind not in ("title", "abstract"):
            continue
        if not bodies or kind in has or kind == "title":
            bodies.append((n, n))
            has = set()
        bodies[-1] = (bodies[-1][0], n)
        has.add(kind)
    return bodies

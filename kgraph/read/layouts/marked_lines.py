"""Pages of sites that a program made one list of: the mark of an item before every line.

    - Counting Sheep at Night
    - A Lee, B Day - Wool Letters, 2013 - wool.example
    - Save Cite Cited by 12 Related articles

A mark that every line has says nothing. A list of papers, a line each, may look so too: a
reader of a site must know the lines.
"""

import re

from kgraph.read.page import Page
from kgraph.read.parts.joined import Joined, without

MIN_LINES = 6
MOST = 0.6  # of the lines
_MARK = re.compile(r"^[ \t]*[-*+•·‣▪◦●○][ \t]+", re.MULTILINE)


def unmarked(on: Page) -> Joined | None:
    """Give a page without the marks before its lines; nothing if too few have one."""
    marks = [mark.span() for mark in _MARK.finditer(on.text)]
    if len(marks) < max(MIN_LINES, MOST * len(on.lines)):
        return None
    return without(on, marks)

"""Markdown that programs write of plain lines: a backslash at line ends and before signs.

    Counting Sheep at Night\\
    A Lee, B Day - Wool Letters, 2013\\
    \\[PDF\\] \\[bib\\] Cited by 12\\

A line end that is meant, and a sign that is none of Markdown's, are marked so. Without the
marks the lines are those of the page that was pasted.
"""

import re

from kgraph.read.page import Page
from kgraph.read.parts.joined import Joined, without

MIN_BREAKS = 3
BREAKS = 0.4  # of the lines of a page end with a mark
MIN_BRACKETS = 2
# TeX has two at the end of a line.
_BREAK = re.compile(r"\\(?<!\\\\)[ \t]*$", re.MULTILINE)
_BRACKETS = re.compile(r"\\\[[\w ,+&;:-]{1,40}\\\]")
_ESCAPE = re.compile(r"\\(?=[\[\](){}_*#|.()<>!~`$&+-])")
# TeX and BibTeX, where a backslash is of the text.
_TEX = re.compile(
    r"\\(?:begin|documentclass|section|cite\w?|textbf|emph|bibitem|\w+ref)\b|^@\w+\{", re.M
)


def unescaped(on: Page) -> Joined | None:
    """Give a page without these backslashes; nothing if they are none of Markdown's."""
    if "\\" not in on.text:
        return None
    breaks = [found.span() for found in _BREAK.finditer(on.text)]
    broken = len(breaks) >= max(MIN_BREAKS, BREAKS * len(on.lines))
    if not broken and len(_BRACKETS.findall(on.text)) < MIN_BRACKETS:
        return None
    if _TEX.search(on.text):
        return None
    escapes = [found.span() for found in _ESCAPE.finditer(on.text)]
    return without(on, sorted([*(breaks if broken else ()), *escapes]))

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
# Words, as of a button, or numbers; "\[x\]" is a formula.
_BRACKETS = re.compile(r"\\\[(?:[A-Za-z]{3}[\w ,+&;:-]{0,37}|[A-Za-z]{0,2}\d{1,4})\\\]")
# Programs mark no round brackets and no braces; those of TeX have backslashes.
_ESCAPE = re.compile(r"\\(?=[\[\]_*#|.<>!~`$&+-])")
_FORMULA = re.compile(r"(?<!\\)\$[^$\n]{1,300}\$")
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
    formulas = [found.span() for found in _FORMULA.finditer(on.text) if "\\" in found[0]]
    kept = {sign.start() for place in formulas for sign in _ESCAPE.finditer(on.text, *place)}
    signs = (found.span() for found in _ESCAPE.finditer(on.text))
    escapes = [sign for sign in signs if sign[0] not in kept]
    return without(on, sorted([*(breaks if broken else ()), *escapes]))

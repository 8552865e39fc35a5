"""Pages with every line end doubled, as some programs save and paste them: line ends as they were.

    Counting Sheep at Night: A Study of

    Forty Farms over Two Years

    Ann Lee, Bob Day



    We study how sheep are counted ...

White space that the page had is then three empty lines, or five: an odd number stands over
each line. That paragraphs are parted so is no reason: lines that go on in small letters are,
and more white space in some places than in others.
"""

from itertools import pairwise

from kgraph.read.page import Page
from kgraph.read.parts.joined import Joined, without
from kgraph.read.parts.lines import split_lines

MIN_LINES = 6
GOING_ON = 0.2  # of the lines of a wrapped page begin with a small letter


def single(on: Page) -> Joined | None:
    """Give a page with single line ends; nothing if those it has are not doubled."""
    lines = on.lines
    # Most pages are told by their first lines.
    if len(lines) < MIN_LINES or not all(line.blank % 2 for line in lines[1:]):
        return None
    going_on = sum(line.text[0].islower() for line in lines)
    if going_on < GOING_ON * len(lines) and all(line.blank == 1 for line in lines[1:]):
        return None
    cuts = []
    for above, line in pairwise(lines):
        ends = [len(piece) for piece in split_lines(on.text[above.end : line.start])]
        cut = above.end + ends[0]
        cuts.append((cut, cut + sum(ends[1 : 1 + (line.blank + 1) // 2])))
    return without(on, cuts)

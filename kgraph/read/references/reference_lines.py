"""Lists of references that print an entry a line, with headings between, and no full stop behind.

Wool and hay
Ann Lee, Bob Day (1998): Counting Sheep Efficiently. FARM
Eva Cow (2001): Goats on High Hills and in Valleys. Journal of Wool
"""

from collections.abc import Callable, Sequence, Set

from kgraph.read.page import Line, Page
from kgraph.read.references.reference_places import goes_on
from kgraph.read.references.reference_undated import read_undated

MIN_WHOLE, MOST = 2, 0.7  # lines below entries of one line, and how many of them are such entries
MIN_LINE = 40  # code points of such a line without an id or a year: a shorter one is a heading


def find_whole(
    page: Page, signed: Sequence[bool], headings: Set[int], is_entry: Callable[[Line], bool]
) -> set[int]:
    """Give the lines that are an entry each, where most long lines are that stand below one: no
    full stop needs to close what a line of its own does, and no heading is a part of it.
    """
    lines = page.lines
    free = (i for i in range(len(lines)) if signed[i] and i not in headings)
    whole = {i for i in free if is_entry(lines[i])}
    below = [i + 1 for i in whole if i + 1 < len(lines) and not lines[i + 1].blank]
    told = [i for i in below if signed[i] or len(lines[i].text) >= MIN_LINE]
    if len(told) < MIN_WHOLE or len(whole.intersection(told)) < MOST * len(told):
        return set()
    # A line that has room for the first word of the next one was not wrapped there.
    width = max(len(lines[i].text) for i in whole)
    free = (i for i in below if len(f"{lines[i - 1].text} {lines[i].text.split()[0]}") < width)
    apart = whole | {i for i in free if not goes_on(lines[i].text)}
    return apart | {i for i in below if i not in apart and read_undated(page, lines[i])}

"""What a site offers to cite a paper with, in several styles: one of them is the reference.

    Cite
    MLA       Lee, Ann, and Bob Day. "Counting Sheep." Wool Letters 3 (2020): 1-9.
    APA       Lee, A., & Day, B. (2020). Counting Sheep. Wool Letters, 3, 1-9.
    Vancouver Lee A, Day B. Counting Sheep. Wool Letters. 2020;3:1-9.
    BibTeX EndNote RefMan RefWorks

The name of a style may have a line of its own. The reference that tells most is kept: all
names, and whole given names.
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.read.page import Line, Page
from kgraph.read.parts.joined import Joined, without

# From the style that tells most of names to the one that tells least.
STYLES = (
    *("Chicago", "Turabian", "MLA", "MHRA", "ISO 690", "ABNT", "APA", "Harvard", "IEEE", "ACM"),
    *("ACS", "AMA", "NLM", "Vancouver", "GB/T 7714"),
)
MIN_STYLES = 2
_STYLE = re.compile(
    rf"({'|'.join(STYLES)})(?: (?:style|format|citation|\(?\d+th (?:ed\.|edition)\)?))?"
    r"(?:\s*:)?(?:\s+(?=\S)|$)"
)
_ET_AL = re.compile(r"\bet al\b|\bet coll\b")
_OVER = re.compile(r"(?:Cite|Zitieren|Citer|Citar|Cita|引用|Citation|Cite this paper)\W*$")
_UNDER = re.compile(r"(?:(?:BibTeX|EndNote|RefMan|RefWorks|Cancel|Copy)\W*)+$")


def one_style(on: Page) -> Joined | None:
    """Give a page with one reference for those of a paper in several styles; nothing if it
    has no such ones.
    """
    if sum(style in on.text for style in STYLES) < MIN_STYLES:
        return None  # as of most pages
    styled = [(i, m) for i, line in enumerate(on.lines) if (m := _STYLE.match(line.text))]
    cuts: list[tuple[int, int]] = []
    for group in _groups(styled):
        cuts += _cuts(on.lines, group)
    return without(on, cuts) if cuts else None


def _groups(
    styled: Sequence[tuple[int, re.Match[str]]],
) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """Give the styles that follow each other, each once; a style alone may be of any text."""
    group: list[tuple[int, re.Match[str]]] = []
    for i, style in styled:
        known = {m[1] for _, m in group}
        if group and (style[1] in known or i - group[-1][0] > 1 + _is_alone(group[-1][1])):
            if len(group) >= MIN_STYLES:
                yield group
            group = []
        group.append((i, style))
    if len(group) >= MIN_STYLES:
        yield group


def _is_alone(style: re.Match[str]) -> bool:
    return style.end() == len(style.string)


def _cuts(
    lines: Sequence[Line], group: Sequence[tuple[int, re.Match[str]]]
) -> list[tuple[int, int]]:
    """Give what is left out around the reference that tells most."""
    places = []
    for i, style in group:
        line = lines[min(i + _is_alone(style), len(lines) - 1)]
        start = line.start if _is_alone(style) else line.start + style.end()
        places.append((start, line.end, line.text, style[1]))
    start, end, _, _ = min(places, key=lambda p: (bool(_ET_AL.search(p[2])), STYLES.index(p[3])))
    first, last = group[0][0], group[-1][0] + _is_alone(group[-1][1])
    if first and _OVER.match(lines[first - 1].text):
        first -= 1
    below = last + 1
    while below < len(lines) and _UNDER.match(lines[below].text):
        below += 1
    stop = lines[min(below, len(lines)) - 1].end
    return [(lines[first].start, start), (end, stop)]

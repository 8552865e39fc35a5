"""Pages of sites that a program has wrapped, as mail and terminals do: their lines as they were.

    Title: Counting Sheep at Night: A Study of Forty
    Farms over Two Years
    Authors: Ann Lee, Bob Day, Cy Fox, Dan Roe, Eve
    Ram

Sites print a title, a list of names, a text on a line each, of any width. Where no line is
wider than a page of mail, and a line begins in small letters only where the one above had no
room for its first word, or most of the wide ones had none, the page is wrapped; all lines that
had none go on.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kgraph.read.page import Line, Page, ends_sentence, page
from kgraph.read.parts import entry
from kgraph.read.parts.fields import find_label
from kgraph.read.parts.joined import Joined, without
from kgraph.read.parts.list_marks import mark_width
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.title_names import is_buttons
from kgraph.read.rest import is_navigation
from kgraph.read.sites import scholar_words, semantic_scholar_words
from kgraph.read.sites.scholar_byline import are_names
from kgraph.read.sites.semantic_scholar_names import IS_FIELD

MIN_WIDTH, MAX_WIDTH = 40, 100  # code points
MAIL = 80  # the width of mail and terminals
MIN_BROKEN, MIN_OPEN = 4, 2  # lines; those that surely go on
NEAR, MOST = 0.8, 0.7  # shares of the width, and of the lines that come near to it
SMALL, SMALL_BROKEN = 0.2, 0.9  # shares of lines that go on in small letters; of those, broken ones
MAX_FIELD = 25  # code points of the name of a field
# Rows of buttons of a site, which close an entry.
_OF_SITES = (scholar_words.is_buttons, semantic_scholar_words.is_buttons)
_IS_WHOLE = re.compile(r"(?:\.\.\.|…)$|\t")  # what a site cuts itself, the row of a table
SEVERAL = 2  # names
MAX_NAME = 4  # words
_BETWEEN = re.compile(r"\s?[,;|·•]\s?")
_ADDRESS = re.compile(r"\S+(?:@|://|\.(?:org|com|edu|net|io)\b)")
_NAMES_END = re.compile(r"[,;|·•…]|\s[-–—]\s|\.\.\.")
# "b. Counting Sheep": an item of a list; "p. 12-15" goes on with the line above.
_LETTERED = re.compile(r"(?:[a-z]|[ivx]{2,4})[.)]\s+(?:[^\W\d_a-z]|[\"“‘„«(\[$])")
_BEGINS = re.compile(
    r"[\[(]?(?:Submitted|Published|Posted|Updated|Revised|TL;?DR|Cited by|Proceedings of)\b"
)
_YEAR_LAST = re.compile(r"\b(?:19|20)\d\d\)?$")
_ENDS = re.compile(r"[,;:&–|·-]$|\b(?:and|of|the|for|in|with|to|on|by|from|a|an|via)$")


def unwrapped(on: Page) -> Joined | None:
    """Give a page with the lines that were broken joined; nothing if it is not wrapped."""
    lines = on.lines
    widths = [_end(on.text, line) for line in lines]
    # An address may be wider than the page.
    width = max((n for n, x in zip(widths, lines, strict=True) if " " in x.text), default=0)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return None
    broken = [
        i
        for i, ((line, below), end) in enumerate(zip(pairwise(lines), widths, strict=False))
        if not (below.blank or _IS_WHOLE.search(line.text))
        and end + 1 + len(below.text.split(maxsplit=1)[0]) > width
    ]
    # Of the lines that are nearly as wide as the page most have no room for the next word.
    near = sum(n > NEAR * width for n in widths)
    filled = width <= MAIL and len(broken) > MIN_BROKEN and len(broken) >= MOST * near
    # Lines of one length that all end a sentence are entries.
    filled = filled and 2 * sum(ends_sentence(lines[i].text) for i in broken) <= len(broken)
    if len(broken) < MIN_BROKEN or not (filled or _are_wrapped(lines, frozenset(broken), width)):
        return None
    often = Counter(line.text for line in lines)
    text, cuts = list(on.text), []
    for i in broken:
        above, below = lines[i], lines[i + 1]
        under = lines[i + 2].text if i + 2 < len(lines) else ""
        # One word may be a button, or the last of a title: "Large Language", "Models".
        word = below.text.istitle() and below.text.isalpha() and often[below.text] == 1
        if _goes_on(above.text, below.text, under, is_button=not word and is_buttons(below.text)):
            cut = above.text[-1] == "-" and above.text[-2:-1].isalpha() and below.text[0].isalpha()
            start = above.end if cut else above.end + 1
            text[above.end] = " "
            cuts.append((start, below.start))
    if not cuts:
        return None
    spaced = page(on.source, "".join(text), inner=on.inner)
    return without(spaced, [cut for cut in cuts if cut[0] < cut[1]])


def _end(text: str, line: Line) -> int:
    """Give the column where a line ends; what stands before its first sign counts."""
    return line.end - (text.rfind("\n", 0, line.start) + 1)


def _are_wrapped(lines: Sequence[Line], broken: frozenset[int], width: int) -> bool:
    small = [i for i, pair in enumerate(pairwise(lines)) if _is_open(*pair, width)]
    told = sum(i in broken for i in small)
    return told >= max(MIN_OPEN, SMALL * len(broken)) and told >= SMALL_BROKEN * len(small)


def _is_open(above: Line, below: Line, width: int) -> bool:
    """Say whether a line surely goes on below: in small letters, or behind a comma or "of the".
    What is short may be a heading.
    """
    if below.blank or 2 * len(above.text) < width or _ADDRESS.match(below.text):
        return False
    if _LETTERED.match(below.text):
        return False
    return (
        below.text[0].islower() or _parts(below.text, above.text) or bool(_ENDS.search(above.text))
    )


def _parts(below: str, above: str) -> bool:
    """Say whether a line begins with a sign that parts what stands in the line above it too; both
    may begin with it as items of a list.
    """
    return below[0] in "•·|" and below[0] in above[1:]


def _goes_on(above: str, below: str, under: str, *, is_button: bool) -> bool:
    """Say whether a line that the one above had no room for belongs to that; ``under`` is the
    line after it.
    """
    if any(told(above) for told in _OF_SITES):
        return any(told(below) for told in _OF_SITES)
    if _ENDS.search(above) or _parts(below, above):
        return True
    if is_navigation(below) or is_button or _LETTERED.match(below):
        return False
    if below[0].islower():
        return True
    label = find_label(below) if ":" in below[:MAX_FIELD] else None
    if (label and label.column) or mark_width(below):
        return False
    told = (entry.is_date_line, entry.is_id, entry.is_link_line, _BEGINS.match)
    if any(is_told(below) for is_told in told):
        return False
    if _YEAR_LAST.search(above) and below[0].isupper():
        return False  # where and when it appeared
    # Names stand below a title, or go on with those above; a text stands below them.
    above_names = _count_names(above)
    first, *others = _BETWEEN.split(below)
    if above_names >= SEVERAL:
        # A name is cut in two, or more names follow: "Joseph E. Gonzalez, Ion", "Stoica".
        open_ended = not is_person(_BETWEEN.split(above)[-1])
        return len(first.split()) <= MAX_NAME and (open_ended or any(map(is_person, others)))
    if is_person(below) and not above_names:
        return _begins_with_name(under)  # the end of a title over its authors; else one author
    return above_names > 0 or _count_names(below) < SEVERAL


def _begins_with_name(text: str) -> bool:
    """Say whether a line is of authors, and of no field that has the shape of a name."""
    first = _NAMES_END.split(text, maxsplit=1)[0].strip()
    return not IS_FIELD.match(text) and (is_person(first) or are_names(first))


def _count_names(text: str) -> int:
    """Count the names among the first parts of a list."""
    parts = _BETWEEN.split(text, maxsplit=SEVERAL + 1)
    return sum(is_person(part.strip()) for part in parts) if len(parts) > 1 else 0

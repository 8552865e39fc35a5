"""Author lists that a page wraps: their lines as one.

    Ann Lee, Bob Day, Christopher D.
    Gray, Dee Hill

A line may end inside of a name. Whether the next line goes on with it is told by both
together, and by what neither is alone.
"""

import re
from collections.abc import Callable, Sequence

from kgraph.read.page import Line, join_lines
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.date_lines import is_date_line, is_year_line
from kgraph.read.parts.persons import is_person

_OPEN = re.compile(r"(?:[,;&]|\sand|\s[A-Z]\.)$")
MAX_LINE = 200  # code points: a page wraps names no wider


def joined_names(
    text: str, lines: Sequence[Line], *, apart: Callable[[str], bool] | None = None
) -> list[Line]:
    """Give the lines of a page, those of one author list joined.

    A line that stands ``apart``, as fields with names do, goes on with nothing above it.

    Cost: linear; of a list of many lines, each is looked at with the one below it.
    """
    groups: list[list[Line]] = []
    begun: str | None = None  # what stands behind the first comma of the line above
    for line in lines:
        free = not line.blank and not (apart and apart(line.text))
        if begun and free and _goes_on(begun, line.text):
            groups[-1].append(line)
            begun = line.text.partition(",")[2].strip() or line.text
        else:
            groups.append([line])
            begun = line.text if _may_begin(line.text) else None
    return [join_lines(text, group) for group in groups]


def _may_begin(text: str) -> bool:
    first, comma, _ = text[: MAX_LINE + 1].partition(",")
    return bool(comma) and len(text) <= MAX_LINE and is_person(first)


def _goes_on(above: str, text: str) -> bool:
    """Say whether two lines are one list of names."""
    whole = f"{above} {text}"
    if is_date_line(text) or is_year_line(text):
        return False  # "Bob Day" and "Nov 2008" would be read as one name with a mark
    if len(text) > MAX_LINE or find_authors(whole, 0, len(whole)) is None:
        return False
    return _OPEN.search(above) is not None or not (_is_whole(above) and _is_whole(text))


def _is_whole(text: str) -> bool:
    """Say whether all names of a line are whole; "Gray, Ann Lee" is none turned round."""
    found = find_authors(text, 0, len(text))
    return found is not None and not any("," in text[a:b] for a, b in found.places)

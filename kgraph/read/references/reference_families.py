"""Entries with family names alone and a year, as readings of courses and notes list them.

    (*) de Lee, Day and Fox (2021). Counting Sheep. Wool 47(2).
    Optional: Day et al. (2020). Goats on Hills. FARM.
    Fox & Hen 2004. Cows in Rain. Hay Review.

Words of titles have that shape too: it takes several of them, and one that names several people.
Pure: places of a text in, places out.
"""

import re
from collections.abc import Iterator

from kgraph.model.names import PARTICLES
from kgraph.read.parts.authors import AuthorList
from kgraph.read.parts.persons import NOT_NAMES
from kgraph.read.references.reference_parted import Reading
from kgraph.read.references.reference_signs import DATED, QUOTED
from kgraph.read.references.reference_titles import find_stop

STYLE = "families"
_SMALL = "|".join(sorted(map(re.escape, PARTICLES | {"dos", "ten", "ter"})))
_NAME = rf"(?:(?:{_SMALL})\s+){{0,2}}(?:Mc|Mac|O['’]|D['’])?[^\W\d_a-z][\w'’-]*[^\W\d_A-Z]"
_AND = r"(?:,?\s+(?:and|&|und|et|y|e|och|og|en)\s+)"
_ENTRY = re.compile(
    rf"(?P<names>{_NAME}(?:,\s+{_NAME}){{0,9}}(?:{_AND}{_NAME})?)"
    rf"(?P<cut>,?\s+(?:et\s+al\b\.?|and\s+others))?"
    rf",?\s+(?:[(\[]{DATED}[)\]]\s?[.,:]?|(?P<bare>(?:19|20)\d\d)[a-z]?[.,:])\s+(?=\S)"
)
MIN_SURE = 3  # names that leave no doubt
_BETWEEN = re.compile(rf"{_AND}|,\s+")


def find_families(text: str, start: int, end: int) -> Iterator[Reading]:
    """Read family names, a year behind them, and a title that a full stop or a quotation mark
    closes.
    """
    found = _ENTRY.match(text, start, end)
    if found is None or not NOT_NAMES.isdisjoint(found["names"].replace(",", " ").split()):
        return
    places, position = [], found.start("names")
    for border in [*_BETWEEN.finditer(text, *found.span("names")), None]:
        places.append((position, border.start() if border else found.end("names")))
        position = border.end() if border else position
    authors = AuthorList(tuple(places), found["cut"] is not None)
    style = STYLE if len(places) < MIN_SURE else "apa"
    year = found.span("year") if found["year"] else found.span("bare") if found["bare"] else None
    if quoted := QUOTED.match(text, found.end(), end):
        yield style, authors, quoted.span("title"), quoted.end(), year
    elif (title := find_stop(text, found.end(), end)) and not _has_another(
        text, found.end(), title[0]
    ):
        yield style, authors, (found.end(), title[0]), title[1], year


def _has_another(text: str, start: int, end: int) -> bool:
    """Say whether another entry begins on a line of what would be a title."""
    line = text.find("\n", start, end)
    while line >= 0:
        if _ENTRY.match(text, line + 1):
            return True
        line = text.find("\n", line + 1, end)
    return False


def are_families(text: str, found: Reading) -> bool:
    """Say whether names are no others: "Lee, Ann (2020)" has the shape of two families."""
    names = found[1]
    if names is None:
        return False
    if len(names.places) == 1:
        return names.truncated
    return not names.truncated and "," not in text[names.places[-2][1] : names.places[-1][0]].strip(
        "," if len(names.places) > 2 else ""
    )

"""Lines of three parts with semicolons between: title or names first, then the other, a place.

    Lightweight Sheep; Ann N. Lee, Bob E. Day; FARM 1989
    A. Lee, B. Day; Lightweight Sheep; FARM 1989

Commas and full stops within them part nothing. Pure: a line of a text in, places out.
"""

import re

from kgraph.read.page import Line
from kgraph.read.parts.line_parts import FINAL_YEAR, Item, bare, bare_names, may_be_title, people
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.title_names import is_venue

FORM = "semicolons"
_SIGN = re.compile(r"\s?;\s+")


def find_parted(text: str, line: Line, start: int, end: int) -> Item | None:
    """Part a line at its two semicolons; nothing if the last part is no year and no venue."""
    signs = list(_SIGN.finditer(text, start, end))
    if len(signs) != 2:
        return None
    first, second = bare(text, start, signs[0].start()), (signs[0].end(), signs[1].start())
    year = FINAL_YEAR.search(text, max(signs[1].end() - 1, end - 12), end)
    place = bare(text, signs[1].end(), year.start() if year else end)
    if not (year or is_venue(text[slice(*place)])):
        return None
    venue = place if place[0] < place[1] else None
    over = people(text, *bare_names(text, start, signs[0].start()))
    names = people(text, *bare_names(text, *second))
    # "Sheep Made Simple; Ann Lee; 2001": a title may have the shape of a name.
    alone = over is not None and len(over.places) == 1 and not over.truncated
    if names and (over is None or alone) and "," not in text[slice(*first)]:
        titled = over is None and may_be_title(text, *first)
        if titled or is_person(text[slice(*first)]):
            span = year.span("year") if year else None
            return Item(line, FORM, first, names, venue, span, sure=titled)
    title = bare(text, *second)
    begins = text[title[0] : title[0] + 1].isalnum()  # "+6 authors" does not
    if over is None or names is not None or not begins or not may_be_title(text, *title):
        return None
    return Item(line, FORM, title, over, venue, year.span("year") if year else None, sure=True)

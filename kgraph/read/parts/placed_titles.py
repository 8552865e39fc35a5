"""Lines with a title, perhaps co-authors in brackets, and a journal with volume and year.

    Counting Sheep at Night, Wool. Math. Ann. 84 (2009), no. 2, 259-296. arXiv
    (with C. Fox) Random Wool, Duke Wool J. 17 (2007), 1-9.
    A Ladder for Goats (with B. Day), Trans. Wool Soc. 362 (2010), 61-79.

So those list their works whose page names them already. Pure: a line of a text in, places out.
"""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from kgraph.read.page import Line
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.copied import all_of
from kgraph.read.parts.line_parts import MAX_BORDERS, YEAR, Item, bare, may_be_title
from kgraph.read.parts.title_names import BUTTON, is_volume
from kgraph.read.parts.with_names import find_with

MAX_BUTTONS = 40  # code points of links behind the pages: "pdf, arXiv"
_BORDER = re.compile(r"[,.;?!][”\"]?\s+(?=[A-Z])|\)[,.;]?\s+(?=[A-Z])")
_WITH = re.compile(r"\s\((?=(?:joint(?:ly|\swork)?\s)?with\s)", re.IGNORECASE)
_VOLUME_YEAR = re.compile(rf"\({YEAR}\)")

# "Counting Sheep, A. Lee and B. Day, Wool 3 (2007)": names, and not the beginning of a journal.
_FIRST_PART = re.compile(r"(?P<names>[^,\d()]+),\s+(?=[A-Z])")
_INITIAL_ENDS = re.compile(r"\b[A-Z]$")
_PAGES = re.compile(r",?\s(?:[Nn]o\.\s|pp?\.\s|[Aa]rt)?[A-Z]?\d")


def find_placed(text: str, line: Line, start: int, end: int) -> Item | None:
    """Part a line at its journal; nothing if names stand beside the title without brackets."""
    if _VOLUME_YEAR.search(text, start, end) is None:
        return None
    borders = list(islice(_BORDER.finditer(text, start, end), MAX_BORDERS))
    for n, border in enumerate(borders):
        # "Wool on Nb (110) Films, Hay 3 (2007)": behind other brackets a title goes on.
        opening = text.rfind("(", start, border.start())
        if border[0][0] == ")" and border[0][1].isspace() and not _WITH.match(text, opening - 1):
            continue
        first = _FIRST_PART.match(text, border.end(), end)
        initial = _INITIAL_ENDS.search(text, start, border.start())
        if first and not initial and find_authors(text, *first.span("names")):
            return None
        if is_volume(text[border.end() : end]):
            stop = border.start() + (border[0][0] in "?!)")
            return _part(text, line, start, stop, border.end(), end, borders[:n])
    return None


def _part(
    text: str,
    line: Line,
    start: int,
    stop: int,
    journal: int,
    end: int,
    before: Sequence[re.Match[str]],
) -> Item | None:
    said = _WITH.search(text, start, stop)
    names: AuthorList | None = None
    if text[start] == "(" and (over := find_with(text, start, stop)):
        names, start = over
    elif said and (found := find_with(text, said.start() + 1, stop)):
        names, stop = found[0], said.start()
    title = bare(text, start, stop)
    cuts = [start, *(border.end() for border in before if border.end() < stop), stop]
    parts = (bare(text, a, b) for a, b in pairwise(cuts))
    if len(cuts) > 2 and any(find_authors(text, *part) for part in parts):
        return None
    if text[stop - 1] in "?!":
        title = title[0], stop
    year = _VOLUME_YEAR.search(text, journal, end)
    if year is None or not may_be_title(text, *title):
        return None
    venue = bare(text, journal, _without_links(text, journal, end))
    sure = names is not None or _PAGES.match(text, year.end(), end) is not None
    return Item(line, "placed", title, names, venue, year.span("year"), sure)


def _without_links(text: str, start: int, end: int) -> int:
    """Give where a venue ends that buttons stand behind: "259-296. arXiv"."""
    point = text.rfind(". ", max(start, end - MAX_BUTTONS), end)
    return point if point >= 0 and all_of(BUTTON, text[point + 2 : end]) else end

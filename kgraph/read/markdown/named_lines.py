"""Lines below the title of a note: names, perhaps with venue, year and ids behind.

Ann Lee, Bob Day, ICML 2019. <https://arxiv.org/abs/1901.00001>
*Ann Lee & Bob Day* (ICML 2019) [link](https://doi.org/10.1000/sheep)
Lee et al. — doi:10.1000/sheep
Lee, A., & Day, B. (2019). *Wool Review*, 12(3), 1-9. https://doi.org/10.1000/sheep
"""

import re

from kgraph.model import ids
from kgraph.read.page import Draft, Line
from kgraph.read.parts import entry
from kgraph.read.parts.authors import AuthorList
from kgraph.read.parts.copied import put_venue
from kgraph.read.parts.dates import FoundDate, find_dates
from kgraph.read.parts.line_parts import bare, bare_names, names_and_venue, people
from kgraph.read.parts.persons import is_inverted, is_person

MAX_LINE = 3000  # code points
MAX_VENUE = 120
LENGTH_OF_SHORT = 2
_SIGNS = " ,;:|·•—–-("  # between names and a date
MAX_DATE = 40  # code points
_CODE = re.compile(r"`(?:\d{4}\.\d{4,5}(?:v\d+)?)`")
_LINK = re.compile(r"\s*[<(]?\s*(?:!?\[|https?://)")
_EMPHASIS = re.compile(r"(?P<mark>[*_]{1,3})(?P<names>[^*_\n]+)(?P=mark)")
_YEAR = re.compile(r"(?<![\w./-])(?P<year>(?:19|20)\d\d)(?![\w/-]|\.\d)")
# As behind the names of a reference whose title stands above.
_YEAR_FIRST = re.compile(
    r"[,.]?\s\((?P<year>(?:19|20)\d\d)[a-z]?(?:,\s[A-Z][a-z]{2,8}(?:\s\d{1,2})?)?\)[.,:]?(?=\s|$)"
)
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z ]['’])(?P<year>\d\d)(?=[\s).,]*$)")  # "NeurIPS'22"


def put_named_line(draft: Draft, line: Line) -> bool:
    """Take a line of names with what stands behind them; say whether it is one.

    Names alone are no sign: an id, a link, a venue, a year or a date must stand behind them.
    """
    text = draft.page.text
    found = None if draft.has("authors") else _find(text, line)
    if found is None:
        return False
    names, venue, when, stop = found
    draft.add_authors(names.places, truncated=names.truncated)
    if when and not draft.has("published"):
        draft.put_as("published", when.value, when.start, when.end)
    if venue and venue[0] < venue[1] and not draft.has("journal_ref"):
        put_venue(draft, *venue)
    entry.put_ids(draft, stop, line.end)
    entry.put_printed_id(draft, stop, line.end)
    draft.add_urls(stop, line.end)
    return True


def is_named_line(text: str, line: Line) -> bool:
    """Say whether a line is of several names with what stands behind them, or of one with a journal
    in italics: "Lee, A. (2019). *Wool Review*", "Ann Lee. *Wool Review*, 2019".
    """
    found = _find(text, line)
    if found is None:
        return False
    names, venue, when, _ = found
    placed = (
        venue and when and text[venue[0] - 1] in "*_" and is_person(text[slice(*names.places[0])])
    )
    turned = _YEAR_FIRST.match(text, names.places[-1][1]) and is_inverted(
        text[slice(*names.places[0])]
    )
    return len(names.places) > 1 or names.truncated or bool(turned or placed)


Place = tuple[int, int]


def _find(text: str, line: Line) -> tuple[AuthorList, Place | None, FoundDate | None, int] | None:
    """Find the names, the venue and the date of a line, and where the ids and links begin."""
    if len(line.text) > MAX_LINE:
        return None
    stop = line.start + _first_id(line.text)
    last = bare(text, line.start, stop)[1]
    dates = list(find_dates(text, max(line.start, last - MAX_DATE), last))
    if dates and not re.search(r"\w", text[dates[-1].end : last]):
        behind = dates[-1].start
        while behind > line.start and text[behind - 1] in _SIGNS:
            behind -= 1
        named = _plain(text, line.start, behind)
        if named and not named[2]:
            return named[0], named[1], dates[-1], stop
    found = _emphasised(text, line.start, stop) or _year_first(text, line.start, stop)
    found = found or _plain(text, line.start, stop)
    if found is None:
        return None
    names, venue, year = found
    if not (venue or year or stop < line.end):
        return None
    return names, venue, FoundDate(_full(text[slice(*year)]), *year) if year else None, stop


def _full(year: str) -> str:
    """Give a year of two digits with its century."""
    return year if len(year) > LENGTH_OF_SHORT else f"{'20' if year < '50' else '19'}{year}"


def _first_id(text: str) -> int:
    """Give where the first id or link of a line begins, or the line ends."""
    link = _LINK.search(text)
    found = (*ids.find_arxiv(text), *ids.find_doi(text))
    bare_id = _CODE.search(text)
    starts = [bare_id.start()] if bare_id else []
    starts += [some.whole_start for some in found if isinstance(some, ids.FoundId)]
    return min([*starts, link.start() if link else len(text)])


Parts = tuple[AuthorList, tuple[int, int] | None, tuple[int, int] | None]


def _emphasised(text: str, start: int, stop: int) -> Parts | None:
    """Read names in italics, and the venue and the year behind them."""
    match = _EMPHASIS.match(text, start, stop)
    if match is None:
        return None
    place = bare_names(text, *match.span("names"))
    ended = text.endswith(".", *place)  # "*Ann Lee, Bob Day.* NeurIPS'22"
    names = people(text, *place) or (people(text, place[0], place[1] - 1) if ended else None)
    if names is None or stop - match.end() > MAX_VENUE:
        return None
    year = _YEAR.search(text, match.end(), stop) or _SHORT_YEAR.search(text, match.end(), stop)
    begin, end = bare(text, match.end(), year.start() if year else stop)
    while begin < end and text[begin] in "([":
        begin += 1
    return names, (begin, end) if begin < end else None, year.span("year") if year else None


def _year_first(text: str, start: int, stop: int) -> Parts | None:
    """Read names with the year in brackets behind them, and the venue behind that."""
    year = _YEAR_FIRST.search(text, start, stop)
    if year is None:
        return None
    place = bare_names(text, start, year.start())
    place = place[0], year.start() + (text[year.start()] == ".")
    names = people(text, *place)
    if names is None:
        return None
    begin, end = bare(text, year.end(), stop)
    return names, (begin, end) if begin < end else None, year.span("year")


def _plain(text: str, start: int, stop: int) -> Parts | None:
    begin, end = bare_names(text, start, stop)
    while end > begin and text[end - 1] in "(<[ ·•|":
        end -= 1
    begin, end = bare_names(text, begin, end)
    names = people(text, begin, end)
    if names and (len(names.places) > 1 or names.truncated):
        return names, None, None
    return names_and_venue(text, begin, end)

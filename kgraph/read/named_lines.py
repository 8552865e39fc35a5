"""Lines below the title of a note: names, perhaps with venue, year and ids behind.

Ann Lee, Bob Day, ICML 2019. <https://arxiv.org/abs/1901.00001>
*Ann Lee & Bob Day* (ICML 2019) [link](https://doi.org/10.1000/sheep)
Lee et al. — doi:10.1000/sheep
"""

import re

from kgraph.model import ids
from kgraph.read import entry
from kgraph.read.authors import AuthorList
from kgraph.read.copied import put_venue
from kgraph.read.line_parts import bare, bare_names, names_and_venue, people
from kgraph.read.page import Draft, Line

MAX_LINE = 3000  # code points
MAX_VENUE = 120
_LINK = re.compile(r"\s*[<(]?\s*(?:!?\[|https?://)")
_EMPHASIS = re.compile(r"(?P<mark>[*_]{1,3})(?P<names>[^*_\n]+)(?P=mark)")
_YEAR = re.compile(r"(?<![\w./-])(?P<year>(?:19|20)\d\d)(?![\w/-]|\.\d)")


def put_named_line(draft: Draft, line: Line) -> bool:
    """Take a line of names with what stands behind them; say whether it is one.

    Names alone are no sign: an id, a link, a venue or a year must stand behind them.
    """
    if draft.has("authors") or len(line.text) > MAX_LINE:
        return False
    text = draft.page.text
    stop = line.start + _first_id(line.text)
    found = _emphasised(text, line.start, stop) or _plain(text, line.start, stop)
    if found is None:
        return False
    names, venue, year = found
    if not (venue or year or stop < line.end):
        return False
    draft.add_authors(names.places, truncated=names.truncated)
    if year and not draft.has("published"):
        draft.put_as("published", text[slice(*year)], *year)
    if venue and venue[0] < venue[1] and not draft.has("journal_ref"):
        put_venue(draft, *venue)
    entry.put_ids(draft, stop, line.end)
    draft.add_urls(stop, line.end)
    return True


def _first_id(text: str) -> int:
    """Give where the first id or link of a line begins, or the line ends."""
    link = _LINK.search(text)
    found = (*ids.find_arxiv(text), *ids.find_doi(text))
    starts = [some.whole_start for some in found if isinstance(some, ids.FoundId)]
    return min([*starts, link.start() if link else len(text)])


Parts = tuple[AuthorList, tuple[int, int] | None, tuple[int, int] | None]


def _emphasised(text: str, start: int, stop: int) -> Parts | None:
    """Read names in italics, and the venue and the year behind them."""
    match = _EMPHASIS.match(text, start, stop)
    if match is None:
        return None
    names = people(text, *bare_names(text, *match.span("names")))
    if names is None or stop - match.end() > MAX_VENUE:
        return None
    year = _YEAR.search(text, match.end(), stop)
    begin, end = bare(text, match.end(), year.start() if year else stop)
    while begin < end and text[begin] in "([":
        begin += 1
    return names, (begin, end) if begin < end else None, year.span("year") if year else None


def _plain(text: str, start: int, stop: int) -> Parts | None:
    begin, end = bare_names(text, start, stop)
    while end > begin and text[end - 1] in "(<[ ":
        end -= 1
    begin, end = bare_names(text, begin, end)
    names = people(text, begin, end)
    if names and (len(names.places) > 1 or names.truncated):
        return names, None, None
    return names_and_venue(text, begin, end)

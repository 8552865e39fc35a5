"""Internet Archive Scholar (scholar.archive.org): the results of a search, as copied.

    Counting Sheep with Attention [article]
    Ann Lee, Bob Day
    2021 arXiv   pre-print
    We count sheep at night ...
    11 pages, 3 figures
    arXiv:2106.00001v2 fatcat:wq2oizlr5nfvzlq7n6tzpqu4xe
    Web
    PDF

The line with the id of its catalog ("fatcat:") closes the text of an entry, a line that begins
with a year stands over it. Copies of the texts and ids alone are read by `id_blocks`.
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.copied import finish, headings, put_venue, put_year
from kgraph.read.parts.entry_ids import put_ids

NAME = "archive_scholar"
MAX_FACTS = 200  # code points of the line of year and venue
MAX_COMMENT = 200
MAX_IDS = 200
MAX_KIND = 30
MAX_TITLE_LINES = 3
_CLOSES = re.compile(r"\bfatcat:[a-z2-7]{20,30}\b")
_IDS = re.compile(r"(?:arXiv|doi|pmid|pmcid|hdl|fatcat|isbn|wikidata):\s?\S", re.IGNORECASE)
_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:\s+(?P<venue>\S(?:(?!\s\s).)*+))?"
    r"(?:\s{2,}(?P<stage>\w[\w -]*))?\s*$"
)
_KIND = re.compile(
    r"\s*\[(?:article(?:-\w+)?|book|chapter|dataset|thesis|report|post(?:-\w+)?|paper(?:-\w+)?|letter"
    r"|review|editorial|entry|abstract|peer_review|speech|stub|software|component|unknown)\]$"
)


def recognises(page: Page) -> bool:
    """Say whether lines with a year stand over texts that ids of the catalog close."""
    return bool(page.once(_entries))


def read(page: Page) -> Evidence:
    """Read the results."""
    entries = page.once(_entries)
    drafts = [_read_entry(page, *one) for one in entries]
    taken = {line.start for lines, _, _ in entries for line in lines}
    # Ids of an entry without a year are no words of the site: they are said to be left.
    others = [x for x in page.lines if x.start not in taken and not _IDS.match(x.text)]
    passed = [line for lines, _, _ in entries for line in lines if _IDS.match(line.text)]
    return finish(page, NAME, drafts, [*passed, *headings(others)])


def _entries(page: Page) -> list[tuple[Sequence[Line], int, int]]:
    return list(_find_entries(page.lines))


def _find_entries(lines: Sequence[Line]) -> Iterator[tuple[Sequence[Line], int, int]]:
    """Find the lines of each entry, and how many of them are its title, and stand over its year."""
    begin, n = 0, 0
    while n < len(lines):
        if not _CLOSES.search(lines[n].text[-MAX_IDS:]):
            n += 1
            continue
        end = n + 1
        while end < len(lines) and not lines[end].blank and _IDS.match(lines[end].text):
            end += 1
        year = next((i for i in range(begin + 1, n) if _is_year(lines[i].text)), None)
        if year is not None:
            above = lines[year - 1]
            named = year - 2 >= begin and entry.is_author_line(above.text, 0, len(above.text))
            last = year - 2 if named else year - 1
            # White space stands over a title, which may be wrapped.
            top = range(last, max(begin, last - MAX_TITLE_LINES) - 1, -1)
            first = next((i for i in top if lines[i].blank), last)
            yield lines[first:end], last + 1 - first, year - first
        begin = n = end


def _is_year(text: str) -> bool:
    return len(text) <= MAX_FACTS and _YEAR.match(text) is not None


def _read_entry(page: Page, lines: Sequence[Line], titled: int, year: int) -> Draft:
    draft, text = new_draft(page), page.text
    end = lines[titled - 1].end
    kind = _KIND.search(text, max(lines[0].start, end - MAX_KIND), end)
    draft.put("title", lines[0].start, kind.start() if kind else end)
    if titled < year:
        entry.put_authors(draft, lines[titled].start, lines[year - 1].end)
    facts = _YEAR.match(text, lines[year].start, lines[year].end)
    assert facts is not None, "the entry was found by it"
    put_year(draft, *facts.span("year"))
    if facts["venue"]:
        put_venue(draft, *facts.span("venue"))
    if facts["stage"]:
        draft.add("labels", *facts.span("stage"))
    below = lines[year + 1 :]
    stop = next((i for i, line in enumerate(below) if _IDS.match(line.text)), len(below))
    for line in below[stop:]:
        put_ids(draft, line.start, line.end)
    body = below[:stop]
    if len(body) > 1 and _is_comment(body[-2], body[-1]):
        draft.put("comments", body[-1].start, body[-1].end)
        body = body[:-1]
    alone = len(body) == 1 and entry.put_comment(draft, body[0])
    if body and not alone:
        draft.put("abstract", body[0].start, body[-1].end)
        draft.add_urls(body[0].start, body[-1].end)
    return draft


def _is_comment(above: Line, line: Line) -> bool:
    """Say whether a line below a text is a comment: it says so, or is short and no sentence."""
    short = len(line.text) <= MAX_COMMENT and not ends_sentence(line.text)
    return entry.is_comment(line.text) or (short and ends_sentence(above.text))

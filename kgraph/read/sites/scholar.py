"""Google Scholar: a list of results, or the list of a profile.

    [PDF] arxiv.org
    Attention is all you need
    A Vaswani, N Shazeer, N Parmar… - Advances in neural …, 2017 - proceedings.neurips.cc
    The dominant sequence transduction models are based on complex recurrent …
    Save Cite Cited by 123456 Related articles All 46 versions

The row of buttons closes a result; over it stand authors, venue, year and host in
one line, with dashes between. A profile prints a table (`scholar_profile`).

The snippet under a result is cut text, at times not the beginning of the abstract; it
is kept as a truncated abstract, without the dots before it.
"""

import re
from dataclasses import dataclass, replace

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.parts.copied import (
    all_of,
    finish,
    first_place,
    headings,
    put_names,
    put_venue,
    put_year,
    runs,
)
from kgraph.read.sites.scholar_profile import (
    Table,
    find_person,
    find_tables,
    is_named,
    put_title,
    read_row,
)
from kgraph.read.sites.scholar_words import (
    BUTTON,
    CLOSED,
    PROFILE_NAVIGATION,
    SURE,
    parted,
)

NAME = "scholar"
MAX_SNIPPET = 12  # lines between authors and buttons
_HOST_LINE = re.compile(
    r"\[(?:PDF|HTML|DOC|TXT|PS)\]\s+(?:\w+\s+)?\S+\.\S+$|Full View$|Find\W?(?:it)?\s?@"
    r"|\S{1,80}\.\S{2,20}\s\[(?:PDF|HTML|DOC|TXT|PS)\]$"
)
_DASH = re.compile(r"\s+[-–—]\s+")
_YEAR = re.compile(r"(?:^|[,\s])(?P<year>(?:19|20)\d\d)\s*$")
# "… is what was asked for", "Abstract The flock": what stands before the text itself.
_NOT_OF_SNIPPET = re.compile(r"(?:(?:…|\.\.\.)\s*)?(?:(?:Abstract|ABSTRACT)[:.]?\s+(?=[^\Wa-z]))?")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+…?$")


@dataclass(frozen=True, slots=True)
class Byline:
    """The places in the line under a title; ``year`` and ``venue`` may be missing."""

    authors: tuple[int, int]
    venue: tuple[int, int] | None
    year: tuple[int, int] | None


def recognises(page: Page) -> bool:
    """Say whether a result stands on the page, or a profile's table."""
    return bool(page.once(_results) or page.once(_tables))


def read(page: Page) -> Evidence:
    """Read the results of searches and the tables of profiles, one below the other."""
    results, tables, lines = page.once(_results), page.once(_tables), page.lines
    passed = [line for line in lines if is_buttons(line.text) or _is_link(line.text)]
    drafts = [_read_result(page, *result) for result in results]
    if not tables:
        return finish(page, NAME, drafts, passed)
    passed += [line for line in lines if all_of(PROFILE_NAVIGATION, line.text)]
    drafts += [read_row(page, row.lines, row.closing) for table in tables for row in table.rows]
    begin = 0
    for first, end in sorted(
        [*((first, end) for first, _, end in results), *((t.first, t.end) for t in tables)]
    ):
        passed += headings(lines[begin:first])
        begin = end
    passed += headings(lines[begin:])
    # Of two profiles on a page each has a person of its own.
    alone = not results and len(tables) == 1
    facts = list(find_person(page, lines[: tables[0].first], drafts)) if alone else []
    drafts.sort(key=first_place)
    return finish(page, NAME, drafts, passed, facts=facts)


def _tables(page: Page) -> list[Table]:
    """Find the tables that stand before the results of a page, between and behind them."""
    results = [*((first, end) for first, _, end in page.once(_results)), (len(page.lines), 0)]
    found: list[Table] = []
    begin = 0
    for first, end in results:
        found += find_tables(page.lines, begin, first)
        begin = end
    return found


def is_buttons(text: str) -> bool:
    """Say whether a line is made of the buttons under a result."""
    if len(text) >= 200:
        return False
    text = parted(text)
    return all_of(BUTTON, text) or CLOSED.match(text) is not None


def _is_link(text: str) -> bool:
    return len(text) < 100 and _HOST_LINE.match(text) is not None


def _results(page: Page) -> list[tuple[int, int, int]]:
    """Find the results: the line of the title, of the authors, and the buttons below."""
    lines = page.lines
    found, after = [], 0
    for start, end in runs([is_buttons(line.text) for line in lines]):
        closing = parted(" ".join(line.text for line in lines[start:end]))
        if SURE.search(closing):
            begin = max(after + 1, start - MAX_SNIPPET)
            places = [i for i in range(begin, start) if find_byline(lines[i])]
            named = [i for i in places if is_named(lines[i])]
            if named or places:
                i = (named or places)[0]
                # Where the paper can be had may stand between its title and its authors.
                linked = i - 1 >= begin and _is_link(lines[i - 1].text)
                found.append((i - 1 - linked, i, start))
        after = end
    return found


def find_byline(line: Line) -> Byline | None:
    """Read "authors - venue, year - host"; nothing if a line is no such thing."""
    text = line.text
    dashes = [m.span() for m in _DASH.finditer(text)] if len(text) <= 300 else []
    if not dashes:
        return None
    starts = [0, *(b for _, b in dashes)]
    ends = [*(a for a, _ in dashes), len(text)]
    by = line.start
    authors = (by, by + ends[0])
    for k in range(len(starts) - 1, 0, -1):
        year = _YEAR.search(text[: ends[k]])
        if year and year.start("year") >= starts[k]:
            venue = (by + starts[1], by + year.start("year"))
            return Byline(authors, venue, (by + year.start("year"), by + year.end("year")))
    if not _HOST.match(text[starts[-1] :]) or not is_named(line):
        return None
    return Byline(authors, (by + starts[1], by + ends[-2]) if len(starts) > 2 else None, None)


def _read_result(page: Page, title: int, byline: int, end: int) -> Draft:
    lines = page.lines
    draft = new_draft(page)
    put_title(draft, lines[title])
    found = find_byline(lines[byline])
    assert found is not None, "the result was found by it"
    put_names(draft, *found.authors)
    if found.venue:
        put_venue(draft, *found.venue)
    if found.year:
        put_year(draft, *found.year)
    snippet = lines[byline + 1 : end]
    # Several whole sentences, a line each, are the site's own words about the paper.
    if snippet and (len(snippet) == 1 or any("…" in s.text or "..." in s.text for s in snippet)):
        before = _NOT_OF_SNIPPET.match(page.text, snippet[0].start)
        draft.put("abstract", before.end() if before else snippet[0].start, snippet[-1].end)
        if "…" in snippet[0].text or "..." in snippet[0].text:
            draft.record = replace(draft.record, abstract_truncated=True)
    return draft

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
from dataclasses import replace
from itertools import dropwhile, takewhile

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
)
from kgraph.read.sites.scholar_article import find_articles, read_article
from kgraph.read.sites.scholar_profile import (
    Table,
    find_person,
    find_tables,
    put_title,
    read_row,
)
from kgraph.read.sites.scholar_results import (
    Result,
    are_names,
    find_byline,
    find_results,
    find_year,
    is_buttons,
    is_link,
)
from kgraph.read.sites.scholar_words import PROFILE_NAVIGATION

NAME = "scholar"
# "3 days ago - … is what was asked for", "Abstract The flock": what stands before the text.
_NOT_OF_SNIPPET = re.compile(
    r"(?:(?:\d+ (?:days?|hours?|minutes?) ago|vor \d+ (?:Tag|Stunde)\w*|il y a \d+ (?:jour|heure)s?"
    r"|[Hh]ace \d+ (?:día|hora)s?|\d+ ?(?:天前|日前|小时前|時間前))(?:\s+[-–—]\s+|(?=[\r\n])|\Z))?"
    r"(?:(?:…|\.\.\.)\s*)?(?:(?i:Abstract|Zusammenfassung|R[ée]sum[ée]n?|Resumo|Riassunto)[:.]?"
    r"\s+(?=[^\Wa-z])|摘要\s*[:：]?\s*)?"
)
_DOTS = ("…", "...")
_NUMBER = re.compile(r"\[?(\d{1,3})[.)\]]\s+(?=\S)")


def recognises(page: Page) -> bool:
    """Say whether a result stands on the page, an opened paper, or a profile's table."""
    return bool(page.once(_results) or page.once(_tables) or page.once(find_articles))


def read(page: Page) -> Evidence:
    """Read results of searches, opened papers and tables of profiles, one below the other."""
    results, tables, articles = page.once(_results), page.once(_tables), page.once(find_articles)
    lines = page.lines
    passed = [line for line in lines if is_buttons(line.text) or is_link(line.text)]
    drafts = [_read_result(page, *both) for both in zip(results, _titles(page), strict=True)]
    drafts += [read_article(page, article) for article in articles]
    for article in articles:
        passed += lines[article.title + 1 : article.end]
    if not tables:
        drafts.sort(key=first_place)
        return finish(page, NAME, drafts, passed)
    passed += [line for line in lines if all_of(PROFILE_NAVIGATION, line.text)]
    drafts += [read_row(page, row.lines, row.closing) for table in tables for row in table.rows]
    begin = 0
    for first, end in sorted([*_taken(page), *((t.first, t.end) for t in tables)]):
        passed += headings(lines[begin:first])
        begin = end
    passed += headings(lines[begin:])
    # Of two profiles on a page each has a person of its own.
    alone = not results and not articles and len(tables) == 1
    facts = list(find_person(page, lines[: tables[0].first], drafts)) if alone else []
    drafts.sort(key=first_place)
    return finish(page, NAME, drafts, passed, facts=facts)


def _results(page: Page) -> list[Result]:
    """Find the results of a page but for the copies of an opened paper."""
    opened = {i for a in page.once(find_articles) for i in range(a.title, a.end)}
    return [result for result in page.once(find_results) if result.title not in opened]


def _taken(page: Page) -> list[tuple[int, int]]:
    """Give the first line of each result and each opened paper, and the one behind it."""
    results = [(r.title, r.after) for r in page.once(_results)]
    return sorted([*results, *((a.title, a.end) for a in page.once(find_articles))])


def _tables(page: Page) -> list[Table]:
    """Find the tables that stand before the results of a page, between and behind them."""
    found: list[Table] = []
    begin = 0
    for first, end in [*_taken(page), (len(page.lines), 0)]:
        found += find_tables(page.lines, begin, first)
        begin = end
    return found


def _titles(page: Page) -> list[Line]:
    """Give the titles of the results, without the numbers that people put before all of them."""
    titles = [page.lines[result.title] for result in page.once(_results)]
    numbers = [_NUMBER.match(title.text) for title in titles]
    counted = [int(number[1]) for number in numbers if number]
    if not 1 < len(titles) == len(counted) == len(set(counted)) or counted != sorted(counted):
        return titles
    return [
        replace(title, start=title.start + number.end())
        for title, number in zip(titles, numbers, strict=True)
        if number
    ]


def _read_result(page: Page, result: Result, title: Line) -> Draft:
    lines = page.lines
    draft = new_draft(page)
    put_title(draft, title)
    first = result.byline + 1
    names = lines[result.byline]
    found = find_byline(names)
    if found is None:
        if are_names(names.text):
            put_names(draft, names.start, names.end)
        else:
            first = result.byline
        found = find_year(lines[first]) if first < result.end else None
        first += found is not None
    elif found.authors:
        put_names(draft, *found.authors)
    if found and found.venue:
        put_venue(draft, *found.venue)
    if found and found.year:
        put_year(draft, *found.year)
    below = dropwhile(lambda line: is_link(line.text), lines[first : result.end])
    snippet = list(takewhile(_is_of_snippet, below))
    # Several whole sentences, a line each, are the site's own words about the paper.
    if snippet and (len(snippet) == 1 or any(dots in s.text for s in snippet for dots in _DOTS)):
        before = _NOT_OF_SNIPPET.match(page.text, snippet[0].start)
        draft.put("abstract", before.end() if before else snippet[0].start, snippet[-1].end)
        if any(dots in snippet[0].text for dots in _DOTS):
            draft.record = replace(draft.record, abstract_truncated=True)
    return draft


def _is_of_snippet(line: Line) -> bool:
    """Say whether a line is text: below it a mail says why the result is in it, behind a dot."""
    return not line.text.startswith("•") and not is_link(line.text)

"""Google Scholar: a list of results, or the list of a profile.

    [PDF] arxiv.org
    Attention is all you need
    A Vaswani, N Shazeer, N Parmar… - Advances in neural …, 2017 - proceedings.neurips.cc
    The dominant sequence transduction models are based on complex recurrent …
    Save Cite Cited by 123456 Related articles All 46 versions

The row of buttons closes a result; over it stand authors, venue, year and host in
one line, with dashes between; either may tell a result (`scholar_results`). A profile
prints a table (`scholar_profile`), and each of its papers may be opened (`scholar_article`).

The snippet under a result is cut text, at times not the beginning of the abstract; it
is kept as a truncated abstract, without the dots before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise, takewhile
from operator import or_

from kgraph.model.tables import Evidence, Problem
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft
from kgraph.read.parts.copied import (
    all_of,
    finish,
    first_place,
    headings,
    put_names,
    put_venue,
    put_year,
)
from kgraph.read.parts.other_kinds import other_kind
from kgraph.read.sites.scholar_article import Article, find_articles, read_article
from kgraph.read.sites.scholar_byline import are_names, find_byline, find_publisher, find_year
from kgraph.read.sites.scholar_lines import printed_lines
from kgraph.read.sites.scholar_profile import (
    Table,
    find_person,
    find_tables,
    put_title,
    read_row,
)
from kgraph.read.sites.scholar_repeated import Result
from kgraph.read.sites.scholar_results import find_results
from kgraph.read.sites.scholar_rows import find_rows
from kgraph.read.sites.scholar_words import PROFILE_NAVIGATION, is_buttons, is_link

NAME = "scholar"
# "3 days ago - … is what was asked for", "Abstract The flock": what stands before the text.
_NOT_OF_SNIPPET = re.compile(
    r"(?:(?:\d+ (?:days?|hours?|minutes?) ago|vor \d+ (?:Tag|Stunde)\w*|il y a \d+ (?:jour|heure)s?"
    r"|[Hh]ace \d+ (?:día|hora)s?|\d+ ?(?:天前|日前|小时前|時間前))(?:\s+[-–—]\s+|(?=[\r\n])|\Z))?"
    r"(?:(?:…|\.\.\.)\s*)?(?:(?i:Abstract|Zusammenfassung|R[ée]sum[ée]n?|Resumo|Riassunto)[:.]?"
    r"\s+(?=[^\Wa-z])|摘要\s*[:：]?\s*)?"
)
# "US Patent App. 15/123,456", "EP Patent 2,123,456", in the place of a venue.
_PATENT = re.compile(r"(?:[A-Z]{2} )?Patent (?:App(?:lication)?\.? )?(?:No\. )?[A-Z]{0,2}\d")
_DOTS = ("…", "...")
MAX_VENUE = 100  # code points
_NUMBER = re.compile(r"\[?(\d{1,3})[.)\]]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Found:
    """What stands on a page: results, opened papers, and tables of profiles; or nothing but
    results that are rows of a library or of a profile on a phone.
    """

    results: tuple[Result, ...]
    articles: tuple[Article, ...]
    tables: tuple[Table, ...]
    bare: bool = False

    def places(self) -> list[tuple[int, int]]:
        """Give the first line of each, in order, and the one behind it."""
        results = [(result.title, result.after) for result in self.results]
        return sorted([*results, *((a.title, a.end) for a in self.articles)])


def recognises(page: Page) -> bool:
    """Say whether a result stands on the page, an opened paper, or a profile's table."""
    found = page.once(_find)
    return bool(found.results or found.tables or found.articles)


def read(page: Page) -> Evidence:
    """Read results of searches, opened papers and tables of profiles, one below the other."""
    found, lines = page.once(_find), printed_lines(page)
    tables = found.tables
    passed = [line for line in lines if is_buttons(line.text) or is_link(line.text)]
    titles = _unnumbered([lines[result.title] for result in found.results])
    drafts = [
        _read_result(page, result, title)
        for result, title in zip(found.results, titles, strict=True)
    ]
    drafts += [read_article(page, article) for article in found.articles]
    for result in found.results:
        passed += lines[result.end : result.after]
    for article in found.articles:
        passed += lines[article.title + 1 : article.end]
    if not tables:
        drafts.sort(key=first_place)
        over = lines[: found.results[0].title] if found.bare else ()
        facts = list(find_person(page, over, drafts))
        return finish(page, NAME, _papers(drafts), passed, facts=facts)
    passed += [line for line in lines if all_of(PROFILE_NAVIGATION, line.text)]
    rows = [row for table in tables for row in table.rows]
    titles = _unnumbered([row.lines[0] for row in rows])
    drafts += [
        read_row(page, (title, *row.lines[1:]), row.closing)
        for row, title in zip(rows, titles, strict=True)
    ]
    begin = 0
    for first, end in sorted([*found.places(), *((t.first, t.end) for t in tables)]):
        passed += headings(lines[begin:first])
        begin = end
    passed += headings(lines[begin:])
    # Of two profiles on a page each has a person of its own.
    alone = not found.results and not found.articles and len(tables) == 1
    facts = list(find_person(page, lines[: tables[0].first], drafts)) if alone else []
    drafts.sort(key=first_place)
    return finish(page, NAME, _papers(drafts), passed, facts=facts)


def _papers(drafts: Sequence[Draft]) -> list[Draft]:
    """Give drafts with a problem in place of a patent that has no id: it is no paper."""
    return [
        draft if (problem := _patent(draft)) is None else _noted(draft, problem) for draft in drafts
    ]


def _patent(draft: Draft) -> Problem | None:
    if not _PATENT.match(draft.value("journal_ref") or ""):
        return None
    start, end = min(s.start for s in draft.spans), max(s.end for s in draft.spans)
    return other_kind(draft, "patent", start, end, also=("patent",))


def _noted(draft: Draft, problem: Problem) -> Draft:
    none = new_draft(draft.page)
    none.problems.append(problem)
    return none


def _find(page: Page) -> Found:
    """Find what stands on a page; the copies of an opened paper are no results of their own."""
    lines = printed_lines(page)
    articles = tuple(page.once(find_articles))
    opened = {i for article in articles for i in range(article.title, article.end)}
    results = tuple(r for r in page.once(find_results) if r.title not in opened)
    tables: list[Table] = []
    begin = 0
    for first, end in [*Found(results, articles, ()).places(), (len(lines), 0)]:
        tables += find_tables(lines, begin, first)
        begin = end
    if not results and not articles and not tables:
        return Found(tuple(find_rows(page)), (), (), bare=True)
    return Found(results, articles, tuple(tables))


def _unnumbered(titles: Sequence[Line]) -> Sequence[Line]:
    """Give titles without the numbers that people put before them, one more for each."""
    marks = [_NUMBER.match(title.text) for title in titles]
    numbers = [int(mark[1]) if mark else None for mark in marks]
    follows = [a is not None and b == a + 1 for a, b in pairwise(numbers)]
    counted = map(or_, [False, *follows], [*follows, False])
    return [
        replace(title, start=title.start + mark.end(), text=title.text[mark.end() :])
        if mark and is_counted
        else title
        for title, mark, is_counted in zip(titles, marks, counted, strict=False)
    ]


def _read_result(page: Page, result: Result, title: Line) -> Draft:
    lines = printed_lines(page)
    draft = new_draft(page)
    put_title(draft, title)
    first = result.byline + 1
    names = lines[result.byline]
    found = find_byline(names) or find_publisher(names)
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
    below = list(dropwhile(lambda line: is_link(line.text), lines[first : result.end]))
    if found is None and _is_venue(result, [line.text for line in below]):
        put_venue(draft, below[0].start, below[0].end)
        return draft
    snippet = list(takewhile(_is_of_snippet, below))
    cut = any(dots in line.text for line in snippet for dots in _DOTS)
    # What ends with dots is cut text; without, or without buttons below, it may be anything.
    # Several whole sentences, a line each, are the site's own words about the paper.
    if cut or (result.closed and snippet and not _are_sentences(snippet)):
        before = _NOT_OF_SNIPPET.match(page.text, snippet[0].start)
        draft.put("abstract", before.end() if before else snippet[0].start, snippet[-1].end)
        if any(dots in snippet[0].text for dots in _DOTS):
            draft.record = replace(draft.record, abstract_truncated=True)
    return draft


def _is_venue(result: Result, below: Sequence[str]) -> bool:
    """Say whether a line alone under the names is a venue without a year, and no snippet."""
    if len(below) != 1 or len(below[0]) > MAX_VENUE or ends_sentence(below[0]):
        return False
    return not (result.closed and any(dots in below[0] for dots in _DOTS))


def _are_sentences(lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and all(ends_sentence(line.text) for line in lines)


def _is_of_snippet(line: Line) -> bool:
    """Say whether a line is text: below it a mail says why the result is in it, behind a dot."""
    return not line.text.startswith("•") and not is_link(line.text)

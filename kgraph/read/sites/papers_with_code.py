"""Papers with Code: the list of papers with their repositories, as copied.

    Counting Sheep with Attention
    wool/sheep • • 17 Jun 2021
    We count sheep at night ...
    Sheep Counting
    +1
    8,210
    4.12 stars / hour
    Paper
    Code

The line of repository, venue and date stands under the title. What follows the text are
the tasks, kept as labels, stars and buttons.
"""

import re
from collections.abc import Sequence

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft
from kgraph.read.parts.copied import all_of, finish, headings, put_venue
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.prose import looks_like_prose

NAME = "papers_with_code"
MAX_BYLINE = 120  # code points
MAX_TASK = 60
_BYLINE = re.compile(
    r"(?P<repository>[\w.-]{1,60}/[\w.-]{1,80})?\s?[•·]\s?(?P<venue>[^•·]{0,60}[•·])?\s?"
    r"(?P<date>[^•·]{0,30})$"
)
_VENUE = re.compile(r"[A-Z][\w /-]{1,30}\s(?:19|20)\d\d$")
_BUTTON = re.compile(
    r"\+\d+|[\d,.]+(?: stars? / hour)?|\b(?:Paper|Code|Star|Report|\d+ code implementations?"
    r"|\d+ Code|Add Code|Edit|See all)\b"
)
_SURE = re.compile(r"[\d,.]+ stars? / hour$|\d+ code implementations?$|Code$")


def recognises(page: Page) -> bool:
    """Say whether the line of a repository and a date opens entries with the site's buttons."""
    found = _bylines(page.lines)
    sure = any(_SURE.match(line.text) for line in page.lines)
    return sure and any("/" in page.lines[i].text.partition("•")[0] for i in found)


def read(page: Page) -> Evidence:
    """Read the papers of a list."""
    lines, found = page.lines, _bylines(page.lines)
    ends = [*(i - 1 for i in found[1:]), len(lines)]
    drafts = [_read_paper(page, i, end) for i, end in zip(found, ends, strict=True)]
    passed = [line for line in lines if all_of(_BUTTON, line.text)]
    return finish(page, NAME, drafts, [*passed, *headings(lines[: found[0] - 1])])


def _bylines(lines: Sequence[Line]) -> list[int]:
    return [i for i in range(1, len(lines)) if _is_byline(lines[i].text)]


def _is_byline(text: str) -> bool:
    match = (
        _BYLINE.match(text) if len(text) <= MAX_BYLINE and ("•" in text or "·" in text) else None
    )
    if match is None or not (match["repository"] or match["venue"]):
        return False
    dates = list(find_dates(match["date"], 0, len(match["date"])))
    return len(dates) == 1 or _VENUE.match(match["date"]) is not None


def _read_paper(page: Page, byline: int, end: int) -> Draft:
    lines, draft = page.lines, new_draft(page)
    line = lines[byline]
    draft.put("title", lines[byline - 1].start, lines[byline - 1].end)
    match = _BYLINE.match(page.text, line.start, line.end)
    assert match is not None, "the paper was found by it"
    if match["repository"]:
        draft.add("labels", *match.span("repository"))
    if match["venue"]:
        put_venue(draft, match.start("venue"), match.end("venue") - 1)
    dates = list(find_dates(page.text, *match.span("date")))
    if dates:
        draft.put_as("published", dates[0].value, dates[0].start, dates[0].end)
    else:
        put_venue(draft, *match.span("date"))
        year = match.end("date") - 4
        draft.put_as("published", page.text[year : match.end("date")], year, match.end("date"))
    below = lines[byline + 1 : end]
    stop = next((i for i, x in enumerate(below) if i and not _goes_on(x)), len(below))
    if below and not all_of(_BUTTON, below[0].text):
        draft.put("abstract", below[0].start, below[stop - 1].end)
        draft.add_urls(below[0].start, below[stop - 1].end)
        below = below[stop:]
    for x in below:
        if not all_of(_BUTTON, x.text) and len(x.text) <= MAX_TASK and not ends_sentence(x.text):
            draft.add("labels", x.start, x.end)
    return draft


def _goes_on(line: Line) -> bool:
    """Say whether a text goes on with a line."""
    return not line.blank and (
        looks_like_prose(line.text) or len(line.text) > MAX_TASK or ends_sentence(line.text)
    )

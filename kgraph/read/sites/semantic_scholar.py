"""Semantic Scholar: a list of results or of an author's papers.

    Attention is All you Need
    Ashish Vaswani, Noam M. Shazeer, +5 authors, Illia Polosukhin
    Computer Science
    Neural Information Processing Systems
    12 June 2017
    TLDR
    A network of attention alone is trained in less time than others. Expand
    139,000 Citations
    PDF
    Save
    Alert

Buttons and counts close a result. Names, field, venue and date may stand on a line
each, share one, or be glued; names may have only a space between them. The sentence of
the machine ("TLDR") is no abstract; it is kept as a label.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.parts import entry, people
from kgraph.read.parts.authors import LEFT_OUT, split_authors
from kgraph.read.parts.copied import finish, headings, put_venue, put_year
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.title_marks import without_stop
from kgraph.read.sites.semantic_scholar_lines import with_whole_lines
from kgraph.read.sites.semantic_scholar_names import (
    BULLET,
    DATED,
    FIELD,
    IS_FIELD,
    find_names,
    named_part,
)
from kgraph.read.sites.semantic_scholar_results import (
    BARE_DATE,
    MAX_VENUE,
    TLDR,
    Result,
    find_results,
)
from kgraph.read.sites.semantic_scholar_words import (
    HEAD,
    MORE,
    SIGNS,
    find_buttons,
    is_buttons,
    may_hold_id,
)

NAME = "semantic_scholar"
_SIGNS = " ,;·•\t\xa0"  # between fields
MAX_FACTS = 160  # code points of a line of field, venue and date
MIN_WRAPPED = 40  # code points of the first line of a text that is wrapped
MAX_IDS = 120  # code points
_EXPAND = re.compile(
    r"\s*(?:(?:\(opens in a new tab\)\s*)?\b(?:Expand|Collapse|CONTINUE READING)|\(More\))$"
)
# What stands over the title on the page of a paper.
_IDS = re.compile(r"(?:DOI:\s?(?P<doi>10\.\d{4,9}/\S+?))?\s*(?:Corpus ID:\s?\d+)?$")
# A journal: "Appl. Math. Comput.", "J. Phys. A", and no sentence.
_ABBREVIATED = re.compile(
    r"(?=.{0,60}\.\s|.{0,12}$)(?:(?:[A-Z][\w-]*\.?[:,]?|&|of|and|in|the|de)\s){0,10}[A-Z][\w-]*\."
)
_PUBLISHED = re.compile(r"Published(?: in)?:?\s+")
_YEAR_AND_VENUE = re.compile(r"Published (?P<year>(?:19|20)\d\d)(?: in (?P<venue>\S.*))?$")
_FIELDS_BEHIND = re.compile(rf"(?<=\d)(?:{FIELD.pattern})+$")


def recognises(page: Page) -> bool:
    """Say whether buttons of this site close a result with a list of authors."""
    signed = any(sign in page.text for sign in SIGNS)
    return signed and bool(page.once(with_whole_lines).once(find_results))


def read(page: Page) -> Evidence:
    """Read the results of a list."""
    page = page.once(with_whole_lines)
    results = page.once(find_results)
    lines = page.lines
    passed = [line for line, mark in zip(lines, page.once(find_buttons), strict=True) if mark]
    passed += headings(lines[: results[0].title])
    passed += [line for line in lines if len(line.text) < MAX_IDS and _IDS.match(line.text)]
    drafts = [_read_result(page, result) for result in results]
    printed = [name for draft in drafts for name in draft.names]
    before = [line for line in lines[: results[0].title] if not _is_menu(line.text)]
    facts = list(people.page_person(page, before, printed))
    return finish(page, NAME, drafts, passed, facts=facts)


def _is_menu(text: str) -> bool:
    """Say whether a line is of menus: "Key Phrase" under "Author" has the shape of a name."""
    return is_buttons(text) or HEAD.fullmatch(text) is not None


def _read_result(page: Page, result: Result) -> Draft:
    draft = new_draft(page)
    lines, text = page.lines, page.text
    title = lines[result.title]
    draft.put("title", title.start, without_stop(text, title.start, title.end))
    for above in lines[max(0, result.title - 2) : result.title]:
        told = _IDS.match(text, above.start, above.end)
        if told and told["doi"]:
            entry.put_ids(draft, *told.span("doi"))
    marks = page.once(find_buttons)
    for i in takewhile(marks.__getitem__, range(result.end, len(lines))):
        if may_hold_id(lines[i].text):
            entry.put_ids(draft, lines[i].start, lines[i].end)
    first, stop = result.names
    if first == stop:
        _put_rest(draft, lines[stop : result.end])
        return draft
    named = [named_part(line) for line in lines[first:stop]]
    start, end = named[0].start, named[-1].end
    printed = text[start:end]
    set_apart = end < lines[stop - 1].end
    names = [
        place
        for line in named
        for place in find_names(text, line.start, line.end, spaced=not set_apart) or ()
    ]
    names = names or list(split_authors(text, start, end).places)
    draft.add_authors(names, truncated=LEFT_OUT.search(printed) is not None or "…" in printed)
    if set_apart:
        _put_parts(draft, end, lines[stop - 1].end)
    _put_rest(draft, lines[stop : result.end])
    return draft


def _put_rest(draft: Draft, rest: Sequence[Line]) -> None:
    """Take the facts of a result, and the text below them."""
    n = 0
    while n < len(rest) and not TLDR.match(rest[n].text):
        if _is_wrapped(draft, rest[n:]) or not _put_line(draft, rest[n]):
            break
        n += 1
    _put_text(draft, rest[n:])


def _is_wrapped(draft: Draft, rest: Sequence[Line]) -> bool:
    """Say whether a text begins with a line that goes on below: a long one behind the date, or
    one whose next begins with a small letter.
    """
    if len(rest) < 2 or len(rest[0].text) < MIN_WRAPPED or rest[1].blank:
        return False
    line, below = rest[0].text, rest[1].text
    if IS_FIELD.match(line) or DATED.search(line) or TLDR.match(below):
        return False
    return below[:1].islower() or (draft.has("published") and not BARE_DATE.match(below))


def _put_line(draft: Draft, line: Line) -> bool:
    """Take a line of facts, which dots may part: "Published 2019 • Physics • Sheep Today"."""
    if len(line.text) <= MAX_FACTS and BULLET.search(line.text):
        parts = BULLET.split(line.text)
        if any(IS_FIELD.match(part) or DATED.search(part) for part in parts):
            _put_parts(draft, line.start, line.end)
            return True
    return put_facts(draft, line)


def _put_parts(draft: Draft, begin: int, last: int) -> None:
    """Take facts with dots between."""
    text = draft.page.text
    for sign in [*BULLET.finditer(text, begin, last), None]:
        border = sign.start() if sign else last
        put_facts(draft, Line(begin, border, text[begin:border]))
        begin = sign.end() if sign else last


def put_facts(draft: Draft, line: Line) -> bool:
    """Take field, venue and date of a line; say whether it holds them and no text."""
    text = draft.page.text
    expanded = _EXPAND.search(line.text[-60:])
    longest = MAX_VENUE if line.text.endswith("…") else MAX_FACTS
    text_ends = line.text.endswith(".") and not _ABBREVIATED.fullmatch(line.text)
    if len(line.text) > longest or expanded or text_ends:
        return False
    start, end = line.start, line.end
    told = _IDS.match(text, start, end)
    if told and told["doi"]:
        entry.put_ids(draft, *told.span("doi"))
        return True
    while field := FIELD.match(text, start, end):
        draft.add("labels", start, start + len(field[0].rstrip(_SIGNS)))
        start = field.end()
    if behind := _FIELDS_BEHIND.search(text[start:end]):
        for field in FIELD.finditer(text, start + behind.start(), end):
            draft.add("labels", field.start(), field.start() + len(field[0].rstrip(_SIGNS)))
        end = start + behind.start()
    if told := _YEAR_AND_VENUE.match(text, start, end):
        put_year(draft, *told.span("year"))
        if told["venue"]:
            put_venue(draft, *told.span("venue"))
        return True
    dates = list(find_dates(text, start, end, year_alone=True))
    if dates and not text[dates[-1].end : end].strip(" ·•,;.)"):
        if not draft.has("published"):
            draft.put_as("published", dates[-1].value, dates[-1].start, dates[-1].end)
        end = dates[-1].start
    published = _PUBLISHED.match(text, start, end)
    put_venue(draft, published.end() if published else start, _trim_end(text, start, end))
    return True


def _trim_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ·•,;(\t\xa0":
        end -= 1
    return end


def _put_text(draft: Draft, lines: Sequence[Line]) -> None:
    """Take the machine's sentence as a label, or the beginning of the abstract."""
    if not lines:
        return
    told = next((n for n, line in enumerate(lines) if n and TLDR.match(line.text)), None)
    if told:
        _put_text(draft, lines[:told])
        _put_text(draft, lines[told:])
        return
    # Behind its button stands nothing of a text: "Saved to Sheep".
    closed = (n for n, line in enumerate(lines) if _EXPAND.search(line.text[-60:]))
    start, end = lines[0].start, lines[next(closed, len(lines) - 1)].end
    expand = _EXPAND.search(draft.page.text[max(start, end - 60) : end])
    if expand:
        end -= len(expand[0])
    if TLDR.match(lines[0].text):
        draft.add("labels", start, end)
    else:
        draft.put("abstract", start, end)
        if expand and MORE.match(expand[0]):
            draft.record = replace(draft.record, abstract_truncated=True)

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
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.model.tables import Evidence
from kgraph.read import entry, people
from kgraph.read.authors import split_authors
from kgraph.read.copied import finish, headings, put_venue, runs
from kgraph.read.dates import find_dates
from kgraph.read.page import Draft, Line, Page, join_lines, new_draft
from kgraph.read.persons import is_person
from kgraph.read.semantic_scholar_names import (
    BORDER,
    BULLET,
    DATED,
    FIELD,
    GLUED,
    IS_FIELD,
    MORE,
    find_names,
    is_one_name,
    named_part,
)
from kgraph.read.semantic_scholar_words import (
    HEAD,
    PROFILE,
    SIGNS,
    SURE,
    find_buttons,
    is_buttons,
    parted,
)

NAME = "semantic_scholar"
MAX_RESULT = 30  # lines
MAX_FACTS = 160  # code points of a line of field, venue and date
MAX_VENUE = 80  # code points of a venue that is cut, where a longer line is a text
MIN_WRAPPED = 40  # code points of the first line of a text that is wrapped
MAX_IDS = 120  # code points
MAX_DATE = 20  # code points of "12 September 2017"
_TLDR = re.compile(r"TL;?DR:?\s*")
_EXPAND = re.compile(r"\s*(?:\(opens in a new tab\)\s*)?\b(?:Expand|Collapse|CONTINUE READING)$")
# What stands over the title on the page of a paper.
_IDS = re.compile(r"(?:DOI:\s?(?P<doi>10\.\d{4,9}/\S+?))?\s*(?:Corpus ID:\s?\d+)?$")
_BARE_DATE = re.compile(r"(?:(?:\d{1,2} )?[A-Z][a-z]{2,8} )?(?:19|20)\d\d$")
_PUBLISHED = re.compile(r"Published(?: in)?:?\s+")


@dataclass(frozen=True, slots=True)
class Result:
    """The lines of a result: from its title to the line before its buttons."""

    title: int
    names: tuple[int, int]
    end: int


def recognises(page: Page) -> bool:
    """Say whether buttons of this site close a result with a list of authors."""
    signed = any(sign in page.text for sign in SIGNS)
    return signed and bool(_results(page.once(_with_whole_lists)))


def read(page: Page) -> Evidence:
    """Read the results of a list."""
    page = page.once(_with_whole_lists)
    results = _results(page)
    lines = page.lines
    passed = [line for line, mark in zip(lines, page.once(find_buttons), strict=True) if mark]
    passed += headings(lines[: results[0].title])
    passed += [line for line in lines if len(line.text) < MAX_IDS and _IDS.match(line.text)]
    drafts = [_read_result(page, result) for result in results]
    printed = [name for draft in drafts for name in draft.names]
    facts = list(people.page_person(page, lines[: results[0].title], printed))
    return finish(page, NAME, drafts, passed, facts=facts)


def _with_whole_lists(page: Page) -> Page:
    """Give a page whose copy has a line for each name and each comma between, a list in one."""
    if not any(line.text == "," for line in page.lines):
        return page
    groups: list[list[Line]] = []
    goes_on = False
    for line in page.lines:
        joins = bool(groups) and (goes_on or line.text == ",")
        if joins:
            groups[-1].append(line)
        else:
            groups.append([line])
        goes_on = (joins and line.text == ",") or line.text.endswith(" ,")
    kept = tuple(join_lines(page.text, group) for group in groups)
    return Page(page.source, page.text, kept, page.inner)


def _results(page: Page) -> list[Result]:
    lines = page.lines
    heads = [i for i, line in enumerate(lines) if HEAD.fullmatch(line.text)]
    found: list[Result] = []
    after = 0
    sure = any(PROFILE.fullmatch(line.text) for line in lines)
    for start, end in _closings(page):
        over = bisect_left(heads, start)
        after = max(after, heads[over - 1] + 1 if over else 0)
        if start <= after:
            continue
        names = _names_of(page, after, max(after + 1, start - MAX_RESULT), start)
        if names is None and end > start:
            place = _nameless(page, after, start, first=not found)
            names = (place, place) if place else None
        if names:
            closing = parted(" ".join(line.text for line in lines[start:end]))
            sure = sure or SURE.search(closing) is not None
            sure = sure or any(line.text.startswith("TLDR") for line in lines[names[0] : start])
            sure = sure or _is_cut_and_saved(lines[names[0] : names[1]], lines[start:end])
            found.append(Result(names[0] - 1, names, start))
            after = end
    return found if sure else []


def _closings(page: Page) -> list[tuple[int, int]]:
    """Find what closes results: runs of buttons; or nothing but a date, and the next result below.

    References of a paper have no buttons at times.
    """
    lines = page.lines
    found = list(runs(page.once(find_buttons)))
    for i, line in enumerate(lines):
        if len(line.text) <= MAX_DATE and _BARE_DATE.match(line.text):
            last = i + 1 == len(lines)
            if last or (i + 2 < len(lines) and _opens(page, i + 1)):
                found.append((i + 1, i + 1))
    return sorted(found)


def _opens(page: Page, i: int) -> bool:
    """Say whether a line stands over several names: it is a title, and no text of a result."""
    if is_buttons(page.lines[i].text) or _TLDR.match(page.lines[i].text):
        return False
    below = page.lines[i + 1]
    names = find_names(page.text, below.start, below.end)
    return names is not None and (len(names) > 1 or MORE.search(below.text) is not None)


def _is_cut_and_saved(names: Sequence[Line], below: Sequence[Line]) -> bool:
    """Say whether "+3 authors" stands among names over the button that saves a paper."""
    return any(MORE.search(line.text) for line in names) and any(
        re.search(r"\bSave\b", parted(line.text)) for line in below
    )


def _names_of(page: Page, after: int, first: int, stop: int) -> tuple[int, int] | None:
    """Find the author list of a result. Names without a sign between them must stand under
    the first line of a result or over a fact, and one name alone over a date: "Fields of
    Study" has the shape of a name.
    """
    lines, text = page.lines, page.text
    alone = None
    for i in range(first, stop):
        names = None if is_buttons(lines[i].text) else _names_at(page, i, stop)
        if names is None:
            continue
        start, end = lines[i].start, lines[names[1] - 1].end
        if named_part(lines[i]) is not lines[i]:
            return names
        if BORDER.search(text, start, end) or _is_glued(text, lines[i]):
            return names
        second = after > 0 and i == after + 1
        several = names[1] - i > 1 or not is_person(lines[i].text)
        if several and (second or _is_fact(lines, names[1], stop)):
            return names
        below = lines[names[1] : min(names[1] + 4, stop)]
        if alone is None and any(DATED.search(line.text[-40:]) for line in below):
            alone = names
    # "S. Smith, b. bob": what stands between a title and its field, as in the result before.
    place = after + 1
    if alone is None and 1 < place < stop - 1 and "," in lines[place].text:
        field = lines[place + 1].text
        named = any(map(is_person, lines[place].text.split(", ")))
        if named and IS_FIELD.match(field) and len(lines[place].text) <= MAX_VENUE:
            return place, place + 1
    return alone


def _nameless(page: Page, after: int, stop: int, *, first: bool) -> int | None:
    """Give the line under the title of a result without names: a field of study, or a date."""
    lines = page.lines
    for i in range(max(after + 1, stop - MAX_RESULT), stop if first else min(after + 2, stop)):
        fact = IS_FIELD.match(lines[i].text) or (not first and DATED.search(lines[i].text[-40:]))
        title = lines[i - 1]
        if fact and not (is_buttons(title.text) or IS_FIELD.match(title.text)):
            return i
    return None


def _is_glued(text: str, line: Line) -> bool:
    """Say whether a line is of several names that are glued; "ArXiv" is none."""
    glued = GLUED.search(text, line.start, line.end) is not None
    return glued and len(find_names(text, line.start, line.end) or ()) > 1


def _is_fact(lines: Sequence[Line], i: int, stop: int) -> bool:
    """Say whether a line is what stands under names: a field, a date, the machine's sentence."""
    if i >= stop:
        return True
    text = lines[i].text
    return any(form.search(text[-160:]) for form in (DATED, IS_FIELD)) or bool(_TLDR.match(text))


def _names_at(page: Page, i: int, stop: int) -> tuple[int, int] | None:
    """Find the lines of an author list that begins at a line: most of them are one."""
    lines = page.lines
    part = named_part(lines[i])
    if part is not lines[i]:
        return (i, i + 1) if find_names(page.text, part.start, part.end) else None
    end = i
    while end < stop and find_names(page.text, lines[end].start, lines[end].end) is not None:
        end += 1
        goes_on = end < stop and (
            lines[end - 1].text.endswith(",")
            or MORE.match(lines[end].text)
            or MORE.fullmatch(lines[end - 1].text.strip(" ,"))
            or all(is_one_name(line.text) for line in lines[end - 1 : end + 1])
        )
        if not goes_on:
            break
    return (i, end) if end > i else None


def _read_result(page: Page, result: Result) -> Draft:
    draft = new_draft(page)
    lines, text = page.lines, page.text
    draft.put("title", lines[result.title].start, lines[result.title].end)
    for above in lines[max(0, result.title - 2) : result.title]:
        told = _IDS.match(text, above.start, above.end)
        if told and told["doi"]:
            entry.put_ids(draft, *told.span("doi"))
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
    draft.add_authors(names, truncated=MORE.search(printed) is not None or "…" in printed)
    if set_apart:
        _put_parts(draft, end, lines[stop - 1].end)
    _put_rest(draft, lines[stop : result.end])
    return draft


def _put_rest(draft: Draft, rest: Sequence[Line]) -> None:
    """Take the facts of a result, and the text below them."""
    n = 0
    while n < len(rest) and not _TLDR.match(rest[n].text):
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
    if IS_FIELD.match(line) or DATED.search(line) or _TLDR.match(below):
        return False
    return below[:1].islower() or (draft.has("published") and not _BARE_DATE.match(below))


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
    if len(line.text) > longest or expanded or line.text.endswith("."):
        return False
    start, end = line.start, line.end
    told = _IDS.match(text, start, end)
    if told and told["doi"]:
        entry.put_ids(draft, *told.span("doi"))
        return True
    while field := FIELD.match(text, start, end):
        draft.add("labels", start, start + len(field[0].rstrip(" ,;·•\t\xa0")))
        start = field.end()
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
    told = next((n for n, line in enumerate(lines) if n and _TLDR.match(line.text)), None)
    if told:
        _put_text(draft, lines[:told])
        _put_text(draft, lines[told:])
        return
    start, end = lines[0].start, lines[-1].end
    expand = _EXPAND.search(draft.page.text[max(start, end - 60) : end])
    if expand:
        end -= len(expand[0])
    if _TLDR.match(lines[0].text):
        draft.add("labels", start, end)
    else:
        draft.put("abstract", start, end)

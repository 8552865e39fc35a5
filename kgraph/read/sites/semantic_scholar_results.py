"""Where results of Semantic Scholar begin and end: buttons close them, names stand under titles."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.read.page import Line, Page
from kgraph.read.parts.authors import LEFT_OUT
from kgraph.read.parts.copied import runs
from kgraph.read.parts.persons import is_person
from kgraph.read.sites.semantic_scholar_names import (
    BORDER,
    DATED,
    GLUED,
    IS_FIELD,
    find_names,
    is_one_name,
    named_part,
)
from kgraph.read.sites.semantic_scholar_words import (
    HEAD,
    MORE,
    PROFILE,
    SURE,
    find_buttons,
    is_buttons,
    parted,
)

MAX_RESULT = 30  # lines
MAX_HEAD = 10  # lines with the name of the site
_SAVED = re.compile(r"\bCite\b.*\bSave\b|\bSave\b.*\bCite\b")
MAX_DATE = 20  # code points of "12 September 2017"
MAX_VENUE = 80  # code points of a venue that is cut, where a longer line is a text
TLDR = re.compile(r"TL;?DR:?\s*")
BARE_DATE = re.compile(r"(?:(?:\d{1,2} )?[A-Z][a-z]{2,8} )?(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Result:
    """The lines of a result: from its title to the line before its buttons."""

    title: int
    names: tuple[int, int]
    end: int


def find_results(page: Page) -> list[Result]:
    """Find the results of a page, if a sign of the site is on it."""
    lines = page.lines
    profile = [i for i, line in enumerate(lines) if PROFILE.fullmatch(line.text)]
    heads = sorted({*profile, *(i for i, line in enumerate(lines) if HEAD.fullmatch(line.text))})
    found: list[Result] = []
    after = 0
    sure = bool(profile)
    headed = any(line.text == "Semantic Scholar" for line in lines[:MAX_HEAD])
    for start, end in _closings(page):
        over = bisect_left(heads, start)
        after = max(after, heads[over - 1] + 1 if over else 0)
        if start <= after:
            continue
        names = _names_of(page, after, max(after + 1, start - MAX_RESULT), start)
        if names is None and end > start:
            names = _nameless(page, after, start, first=not found)
        if names:
            closing = parted(" ".join(line.text for line in lines[start:end]))
            sure = sure or SURE.search(closing) is not None
            sure = sure or (headed and _SAVED.search(closing) is not None)
            sure = sure or MORE.search(lines[start - 1].text) is not None
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
        if len(line.text) <= MAX_DATE and BARE_DATE.match(line.text):
            last = i + 1 == len(lines)
            if last or (i + 2 < len(lines) and _opens(page, i + 1)):
                found.append((i + 1, i + 1))
    return sorted({*found, *_closings_of_more(page, {start for start, _ in found})})


def _closings_of_more(page: Page, known: set[int]) -> Iterator[tuple[int, int]]:
    """Find what closes results on a list of beginnings of abstracts with "(More)" behind them:
    that sign, or the next result below a date or a whole abstract.
    """
    lines = page.lines
    if not any(MORE.search(line.text) for line in lines):
        return
    for i, line in enumerate(lines):
        if MORE.search(line.text) and i + 1 not in known:
            yield i + 1, i + 1
        elif i + 2 < len(lines) and _opens_dated(page, i):
            yield i, i


def _opens_dated(page: Page, i: int) -> bool:
    """Say whether a line stands over names and a date: it is a title."""
    lines = page.lines
    below = lines[i + 1]
    told = HEAD.fullmatch(lines[i].text) or is_buttons(lines[i].text)
    if told or is_buttons(below.text):
        return False
    if find_names(page.text, below.start, below.end) is None:
        return False
    return any(
        len(line.text) <= MAX_VENUE and DATED.search(line.text) for line in lines[i + 2 : i + 4]
    )


def _opens(page: Page, i: int) -> bool:
    """Say whether a line stands over several names, or over one that stands over a field: it is
    a title, and no text of a result.
    """
    text, below = page.lines[i].text, page.lines[i + 1]
    if is_buttons(text) or TLDR.match(text) or MORE.search(text) or is_buttons(below.text):
        return False
    names = find_names(page.text, below.start, below.end)
    if names is None or len(names) > 1 or LEFT_OUT.search(below.text):
        return names is not None
    return i + 2 < len(page.lines) and IS_FIELD.match(page.lines[i + 2].text) is not None


def _is_cut_and_saved(names: Sequence[Line], below: Sequence[Line]) -> bool:
    """Say whether "+3 authors" stands among names over the button that saves a paper."""
    return any(LEFT_OUT.search(line.text) for line in names) and any(
        re.search(r"\bSave\b", parted(line.text)) for line in below
    )


def _names_of(page: Page, after: int, first: int, stop: int) -> tuple[int, int] | None:
    """Find the author list of a result. Names without a sign between them must stand under
    the first line of a result or over a fact, and one name alone over a date, or there over a
    field: "Fields of Study" has the shape of a name.
    """
    lines, text = page.lines, page.text
    alone = None
    for i in range(first, stop):
        names = None if is_buttons(lines[i].text) else _names_at(page, i, stop)
        over = lines[i - 1].text
        if names is None or IS_FIELD.match(over) or is_buttons(over):
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
        if second and names[1] < stop and IS_FIELD.match(lines[names[1]].text):
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


def _nameless(page: Page, after: int, stop: int, *, first: bool) -> tuple[int, int] | None:
    """Give the place under the title of a result without names: over a field of study or a date.

    Names of which some are not written as such may stand there.
    """
    lines = page.lines
    for i in range(max(after + 1, stop - MAX_RESULT), stop if first else min(after + 2, stop)):
        fact = IS_FIELD.match(lines[i].text) or (not first and DATED.search(lines[i].text[-40:]))
        over = lines[i - 1].text
        if fact and not (is_buttons(over) or IS_FIELD.match(over)):
            named = "," in over and any(map(is_person, over.split(", "))) and i - 1 > after
            return (i - 1, i) if named else (i, i)
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
    return any(form.search(text[-160:]) for form in (DATED, IS_FIELD)) or bool(TLDR.match(text))


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
            or LEFT_OUT.match(lines[end].text)
            or LEFT_OUT.fullmatch(lines[end - 1].text.strip(" ,"))
            or all(is_one_name(line.text) for line in lines[end - 1 : end + 1])
        )
        if not goes_on:
            break
    return (i, end) if end > i else None

"""Papers that running text tells of: a title in quotation marks, or over the link to it.

    Then Ann Lee and her coauthors published “Counting Sheep in Wide Fields” at ICML 2019.
    Bob Day’s Goats: A Study of Goats on Hills (Farm Review, 2018) is still the best.

    1. Counting Cows from the Air
    by Cy Fox and 7 others
    Read it: https://arxiv.org/abs/2001.00001

Much else is quoted or has capitals: only what also has names, a year or an id beside it
is a title.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Problem
from kgraph.model.text import collapse
from kgraph.read.page import Draft, Line, Page, ends_sentence, problem
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.line_parts import Item, bare, people
from kgraph.read.parts.list_marks import is_plain_title, mark_width
from kgraph.read.parts.persons import NOT_NAMES
from kgraph.read.parts.prose import title_case_share
from kgraph.read.parts.quoted_titles import find_quoted
from kgraph.read.parts.title_marks import put_title

_NUMBER = re.compile(r"\[\d{4}\.\d{4,5}(?:v\d+)?\]\s+")  # before the title of arXiv's pages
MAX_ABOVE = 8  # lines from a title to its link
MAX_BESIDE = 4  # words beside a link: "Read it:"
MAX_NAMES = 200  # code points before a title in which its authors are
MAX_LINE = 2000  # code points of a list of authors
MIN_CAPITALS = 0.6  # share of the words of a quoted title
# Short words as well, lest the mark behind them be taken for the one before a title.
_QUOTED = re.compile(r"[“\"](?P<title>[^“”\"]{1,300}?)[,.]?[”\"]")
MIN_TITLE = 12  # code points
_WORD = r"[^\W\d_a-z](?:[\w-]|['’](?!s\b)){1,40}"
_NAME = rf"{_WORD}(?:\s(?:[A-Z]\.\s?){{0,3}}(?:(?:de|van|von|der|la)\s){{0,2}}{_WORD}){{0,2}}"
_NAMES = (
    rf"(?P<names>{_NAME}(?:,\s{_NAME}){{0,10}}(?:,?\s(?:and|&)\s{_NAME})?(?P<cut>\set\sal\.?)?)"
    r"(?P<whose>[’']s?)?(?P<more>\s(?:and|with)\s(?:her|his|their|\w{0,9})\s?co\w+)?"
)
_BEGINS = re.compile(
    r"(?:Then|The|In|Later|Also|When|While|But|And|So|See|Both|As|For|After|Here|Now|Read|Even"
    r"|Recently|Earlier|Since|Like|That|This|Today|Finally|Next|First|Second|Third)\b\s*"
)
_BEFORE = re.compile(rf"(?<!\w){_NAMES}[,:]?\s*(?:[a-z]+\s+){{0,3}}$")
_BY = re.compile(rf"\s*,?\s*(?:by|from|of)\s{_NAMES}")
# "(Lee et al., 2019, https://...)", "(Lee & Day, arXiv:...)"
_CITED = re.compile(rf"\s*\({_NAMES}[,;]?\s(?=(?:19|20)\d\d|arXiv|https?:|doi)")
_WHOSE = re.compile(
    rf"(?<!\w){_NAMES}\s(?P<title>[A-Z][^.?!“”\"()\n]{{15,200}}?)\s\((?P<inside>[^()\n]{{2,60}})\)"
)
_YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-]|\.\d)")
_YEAR_BEHIND = re.compile(
    r"\s*(?:[(\[](?:[^()\[\]\n]{0,40}\s)?|,?\s(?:at|in)\s(?:[A-Z][\w&-]*\s){0,4})(?P<year>(?:19|20)\d\d)\b"
)
_ENDED = re.compile(r"[.?!]\s+[A-Z]")
_ID_BEHIND = re.compile(
    r"[\s,.;:(\[–—-]{0,4}(?:[^()\n]{0,30}[,;]\s)?(?=https?://|arXiv|doi|10\.)", re.I
)
_SIGNED = re.compile(
    r"by:?\s+(?P<names>.+?)(?P<cut>,?\s+(?:and|\+)\s+\d+\s+(?:others|more|co\w+))?"
    r"(?:\s*\([^()]*\))?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """The places of a paper that a text tells of; ``id_at`` is where its id or link begins."""

    title: tuple[int, int]
    authors: AuthorList | None
    year: tuple[int, int] | None
    id_at: int | None

    def put(self, draft: Draft) -> None:
        """Put what is known into a draft."""
        put_title(draft, *self.title)
        if self.authors:
            draft.add_authors(self.authors.places, truncated=self.authors.truncated)
        if self.year:
            draft.put_as("published", draft.page.text[slice(*self.year)], *self.year)


def told_on(page: Page) -> list[Told]:
    """Find the papers that a page tells of; for `Page.once`."""
    return find_told(page, [some for some in find_ids(page) if isinstance(some, ids.FoundId)])


def find_ids(page: Page) -> Iterator[ids.FoundId | Problem]:
    """Find the ids on the lines of a page; bad ones are problems."""
    for line in page.lines:
        for found in ids.find_arxiv(line.text):
            if isinstance(found, InputError):
                message = f"{found}; {found.hint}"
                yield problem(page, line.start, line.end, "bad-id", message)
            else:
                yield found.moved(line.start)
        for doi in ids.find_doi(line.text):
            yield doi.moved(line.start)


def find_told(page: Page, found: Sequence[ids.FoundId]) -> list[Told]:
    """Find the papers that a page tells of, given the ids on it, in order of place."""
    told = [*_quoted(page, found), *_whose(page)]
    taken = {one.id_at for one in told}
    told += _over_links(page, [some for some in found if some.whole_start not in taken])
    by_title = {collapse(page.text[slice(*one.title)]).casefold(): one for one in reversed(told)}
    return sorted(by_title.values(), key=lambda one: one.title)


def _quoted(page: Page, found: Sequence[ids.FoundId]) -> Iterator[Told]:
    text = page.text
    starts = sorted(some.whole_start for some in found)
    known = set(starts)
    lines = [line.start for line in page.lines]
    quoted = list(_quotations(text))
    for match, following in zip_longest(quoted, quoted[1:]):
        title = match.span("title")
        printed = text[slice(*title)]
        if len(printed.split()) < 3 or printed[:1].islower():
            continue
        first = max(0, match.start() - MAX_NAMES)
        gap = text.rfind("\n\n", first, match.start())
        first = gap + 2 if gap >= 0 else first
        before = _BEFORE.search(text, first, match.start())
        by = _BY.match(text, match.end()) or _CITED.match(text, match.end())
        names = (_authors(text, before) if before else None) or (_authors(text, by) if by else None)
        year = _YEAR_BEHIND.match(text, match.end())
        link = _ID_BEHIND.match(text, match.end())
        if year is None and by and names:  # "“Counting Sheep” by Ann Lee (ICML 2019)"
            year = _YEAR_BEHIND.match(text, by.end())
        when = year.span("year") if year else None
        if names is None and (behind := _behind(text, match, following)):
            names, when = behind.authors, when or behind.year
        if by and names and not (link and link.end() in known):
            link = _ID_BEHIND.match(text, by.end())
        id_at = link.end() if link and link.end() in known else None
        # Small letters in quotation marks are said more often than they are a title.
        few = title_case_share(printed) < MIN_CAPITALS
        stop = _stop(text, match, following)
        if id_at is None and (names or not (few or _ENDED.search(text, match.end(), stop))):
            id_at = _id_behind(match.end(), stop, starts)
        if id_at is None:
            id_at = _below(page, bisect_right(lines, match.start()), starts)
        if id_at is not None if few else names or when or id_at is not None:
            yield Told(title, names, when, id_at)


def _quotations(text: str) -> Iterator[re.Match[str]]:
    """Find what stands in quotation marks, none over the end of a paragraph."""
    position = 0
    while match := _QUOTED.search(text, position):
        apart = "\n\n" in match["title"]
        if not apart and len(match["title"]) >= MIN_TITLE:
            yield match
        position = match.start() + 1 if apart else match.end()


def _stop(text: str, match: re.Match[str], following: re.Match[str] | None) -> int:
    """Give where what may be said of a title ends: at the next title or paragraph."""
    end = min(len(text), match.end() + MAX_NAMES)
    end = min(end, following.start()) if following else end
    gap = text.find("\n\n", match.end(), end)
    return gap if gap >= 0 else end


def _id_behind(start: int, end: int, starts: Sequence[int]) -> int | None:
    """Give the id that stands alone behind a title and its names."""
    held = starts[bisect_left(starts, start) : bisect_left(starts, end)]
    return held[0] if len(held) == 1 else None


def _behind(text: str, match: re.Match[str], following: re.Match[str] | None) -> Item | None:
    """Read what stands behind a title up to the next one, as an entry: ", Ann Lee, ICML 2019"."""
    start, end = match.start(), _stop(text, match, following)
    parted = text[match.end() - 2] == "," or text.startswith((",", ";", " by "), match.end())
    if not parted or end <= match.end():
        return None
    item = find_quoted(text, Line(start, end, text[start:end]), start, end)
    found = item.authors if item else None
    several = found is not None and (len(found.places) > 1 or found.truncated)
    return item if item and item.year and several else None


def _below(page: Page, n: int, starts: Sequence[int]) -> int | None:
    """Give the id of the line below, if there is hardly more on it."""
    if n >= len(page.lines):
        return None
    line = page.lines[n]
    held = starts[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
    return held[0] if len(held) == 1 and not line.blank and _is_link(line, held[0]) else None


def _is_link(line: Line, start: int) -> bool:
    """Say whether a line is little more than a link."""
    return len(line.text[: start - line.start].split()) <= MAX_BESIDE and (
        len(line.text[start - line.start :].split()) <= 2
    )


def _authors(text: str, match: re.Match[str]) -> AuthorList | None:
    """Read names before or behind a title; of one alone more than a word must say so."""
    start, end = match.span("names")
    if begins := _BEGINS.match(text, start, end):
        start = begins.end()  # "Then Ann Lee published"
    if match["cut"] is None and match["whose"] is None and " " not in text[start:end]:
        return None
    if start == end or text[start:end].split()[0].lower() in NOT_NAMES:
        return None
    found = find_authors(text, start, end) or people(text, start, end)
    if found is None and match["whose"]:
        found = AuthorList(((start, end),), False)
    more = match["more"] is not None
    return AuthorList(found.places, found.truncated or more) if found else None


def _whose(page: Page) -> Iterator[Told]:
    """Find "Ann Lee’s Title With Capitals (Venue, 2018)"."""
    for line in page.lines:
        if "’s " not in line.text and "'s " not in line.text:
            continue
        for match in _WHOSE.finditer(page.text, line.start, line.end):
            year = _YEAR.search(page.text, *match.span("inside"))
            names = _authors(page.text, match) if match["whose"] else None
            if year and names and is_plain_title(match["title"]):
                yield Told(match.span("title"), names, year.span(), None)


def _over_links(page: Page, found: Sequence[ids.FoundId]) -> Iterator[Told]:
    """Find the titles beside a link on its line, and those over it."""
    lines = page.lines
    starts = [line.start for line in lines]
    n, last = 0, -1  # the last line with an id
    for some in found:
        while n + 1 < len(lines) and starts[n + 1] <= some.whole_start:
            n += 1
        line = lines[n]
        begin = line.start + mark_width(line.text)
        title = _strip(page.text, begin, some.whole_start)
        if last < n and is_plain_title(page.text[slice(*title)]):
            yield Told(title, None, None, some.whole_start)
        elif last < n and _is_link(line, some.whole_start):
            above = _above(page, lines[max(last + 1, n - MAX_ABOVE) : n])
            if above:
                yield Told(*above, None, some.whole_start)
        last = n


def _above(page: Page, lines: Sequence[Line]) -> tuple[tuple[int, int], AuthorList | None] | None:
    """Find a title among the lines over a link: with names below it, or with a mark."""
    for n in range(len(lines) - 1, -1, -1):
        line = lines[n]
        width = mark_width(line.text)
        start, end = _strip(page.text, line.start + width, line.end)
        printed = page.text[start:end]
        if not is_plain_title(printed) or (ends_sentence(printed) and printed[-1] not in "?!"):
            continue
        names = _names_of(page.text, lines[n + 1]) if n + 1 < len(lines) else None
        if names or (width and not line.text.startswith("#")):
            return (start, end), names
    return None


def _names_of(text: str, line: Line) -> AuthorList | None:
    if len(line.text) > MAX_LINE:
        return None
    signed = _SIGNED.fullmatch(text, line.start, line.end)
    if signed is None:
        return find_authors(text, line.start, line.end)
    start, end = bare(text, *signed.span("names"))
    found = find_authors(text, start, end)
    cut = signed["cut"] is not None
    return AuthorList(found.places, found.truncated or cut) if found else None


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both places inwards over brackets and signs before a link."""
    while end > start and text[end - 1] in " \t([<:–—-|→,":
        end -= 1
    number = _NUMBER.match(text, start, end)
    return bare(text, number.end() if number else start, end)

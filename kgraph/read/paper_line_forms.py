"""How a line that is a whole entry parts into title, names, venue and year.

Pure: a line of a text in, places out. Which lines of a page are believed is decided by
`paper_lines`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kgraph.read import entry
from kgraph.read.authors import AuthorList, find_authors
from kgraph.read.copied import all_of
from kgraph.read.list_marks import mark_width
from kgraph.read.page import Line, ends_sentence, trim
from kgraph.read.persons import is_person
from kgraph.read.prose import looks_like_prose, title_case_share
from kgraph.read.title_names import BUTTON, is_venue

MAX_BORDERS = 40  # places of a line where its title may end
_YEAR = r"(?P<year>(?:19|20)\d\d)[a-z]?"
_SURNAME = r"(?:(?:[a-z]{2,3}|de la|van de[nr]?)\s)?[^\W\d_a-z][\w'’-]*(?:[ -][^\W\d_a-z][\w'’-]*)?"
_ANY_NAME = r"[^\W\d_][\w.'’-]*(?:[ -][^\W\d_][\w.'’-]*){0,4}"
_NAMES = (
    rf"(?P<names>{_ANY_NAME}(?:,\s{_ANY_NAME}){{0,30}}"
    rf"(?:,?\s(?:and|&)\s{_ANY_NAME})?(?P<cut>,?\s(?:et\.?\sal\.?|and others))?)"
)
# "(Vaswani et al., NeurIPS 2017)", "[ICLR 2020]", "(2019)" behind a title.
_BRACKETS = re.compile(r"(?<=\S)\s+[(\[](?P<inside>[^()\[\]]{2,300})[)\]]")
# "Vaswani et al. (2017). Title", "[Vaswani et al., 2017] Title", "Vaswani et al., 2017: Title".
_BEFORE = re.compile(rf"[(\[]?{_NAMES}[,.]?\s?[(\[]?{_YEAR}[)\]]{{0,2}}\s?[.,:–—-]{{0,2}}\s+(?=\S)")
_YEAR_BEFORE = re.compile(rf"[(\[]{_YEAR}[)\]]\s?[.,:–—-]?\s+(?=\S)")
_BORDER = re.compile(
    r"[,.;]?[\"”][,.;]?\s+|\s?[,;]\s+|[.?!]\s+|\s[-–—|/·:]\s+|:\s+|\s[\[(](?=by\s)|\s(?=by\s[A-Z])"
)
_LEAD = re.compile(
    r"(?:(?:required|optional|suggested|recommended|additional|main|further|background|assigned)\s)?"
    r"(?:readings?|papers?|required|optional|recommended|suggested|supplement\w*|title|talk)\s?"
    r"(?:#?\d+\s?)?(?:\((?:optional|required)\))?\s?:\s+",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by:?|authors?:|with)\s+", re.IGNORECASE)
_PARTICLE = re.compile(r"(?:d[aeiu]|van|von|der|den|la|le|el|al|bin|ten|ter|d['’])\b")
_SIGNS = re.compile(r"[\s|/·:–—-]+")
_TAIL = re.compile(r"[\s.,;:–—|·-]+")
_ORGANISATION = re.compile(
    r"\b(?:University|Universit\w+|Institute|College|School|Department|Lab|Labs|Laborator\w+|Inc|Center"
    r"|Centre|Academy|Google|Microsoft|Workshop|Tutorial|Student|Professor|Conference)\b"
)
_SPAN_OF_YEARS = re.compile(r"\d{4}\s?[-–—]+\s?(?:\d{2,4}|present|now|today)", re.IGNORECASE)
_CUT_YEAR = re.compile(rf"{_YEAR}\W*$")
_BEHIND_NAMES = re.compile(r"\s?[,;.|]\s+|\s[-–—/·]\s+|\s?[(\[]|\.(?=$)")
_NUMBER = re.compile(r"(?:#|Paper\s#?|ID\s)?\d{1,5}\s?[:.)|-]?\s+(?=[A-Z\"“])")
_BRACKETED = re.compile(r"\s*(?:[\[(][^\[\]()]{1,40}[\])]|\*+|[☆★†])[\s.,|/·]*$")
_IN = re.compile(
    r"[\s.,;:(\[–—-]*(?:(?:to appear )?in:?\s+|published\s(?:in|at)\s)?", re.IGNORECASE
)
_FINAL_YEAR = re.compile(rf"[,\s(\[]*['’]?{_YEAR}[)\].]*$")
_AROUND = ' \t.,;:*_"“”–—|'


@dataclass(frozen=True, slots=True)
class Item:
    """The places of what a line that is an entry says.

    ``form`` is how the line is parted; ``sure`` if nothing but an entry is.
    """

    line: Line
    form: str
    title: tuple[int, int]
    authors: AuthorList | None
    venue: tuple[int, int] | None
    year: tuple[int, int] | None
    sure: bool


def find_item(text: str, line: Line, *, listed: bool = False) -> Item | None:
    """Part a line, in the surest way that fits; nothing if none does.

    Of a line that nothing marks as ``listed`` the title must have the capitals of one.
    """
    start = line.start + mark_width(line.text)
    lead = _LEAD.match(text, start, line.end)
    start = lead.end() if lead else start
    end = _without_buttons(text, start, line.end)
    if start >= end or not (text[start].isalnum() or text[start] in "\"“'‘$([*_#"):
        return None
    listed = listed or start > line.start
    # Most lines are of running text, which is told at little cost.
    if (text[start].islower() and not listed) or find_authors(text, start, end):
        return None
    behind = _find_behind(text, line, start, end)
    item = _find_before(text, line, start, end) or (
        behind if behind and behind.authors else _find_parts(text, line, start, end) or behind
    )
    if item and (listed or item.sure or _is_title_case(text, *item.title)):
        return item
    return None


def _is_title_case(text: str, start: int, end: int) -> bool:
    return title_case_share(text[start:end]) >= 0.5


def _without_buttons(text: str, start: int, end: int) -> int:
    """Give where a line ends without buttons ("[pdf] [slides]") and marks behind it."""
    while match := _BRACKETED.search(text[(by := max(start, end - 60)) : end]):
        if re.search(r"\w", match[0]) and not all_of(BUTTON, match[0]):
            break
        end = by + match.start()
    while end > start and text[end - 1] in " \t.,;|·":
        end -= 1
    return end


def _find_behind(text: str, line: Line, start: int, end: int) -> Item | None:
    """Read "Title (Names, Venue Year)"; a venue or a note may stand behind the bracket."""
    found = next(iter(reversed(list(islice(_BRACKETS.finditer(text, start, end), 4)))), None)
    if found is None:
        return None
    title, rest = bare(text, start, found.start()), text[found.end() : end]
    # What is in brackets in the middle of a title is a part of it.
    if not _may_be_title(text, *title) or (rest and not _TAIL.match(rest)) or len(rest) > 80:
        return None
    names, venue, year = _inside(text, *found.span("inside"))
    if rest and venue is None and is_venue(rest):
        place = _FINAL_YEAR.search(text, found.end(), end)
        year = year or (place.span("year") if place else None)
        venue = bare(text, found.end(), place.start() if place else end)
    if names is None and venue is None and year is None:
        return None
    return Item(line, "brackets", title, names, venue, year, names is not None)


def _inside(
    text: str, start: int, end: int
) -> tuple[AuthorList | None, tuple[int, int] | None, tuple[int, int] | None]:
    """Read names, a venue and a year; what else is in brackets is nothing of them."""
    nothing = (None, None, None)
    if _SPAN_OF_YEARS.search(text, start, end):
        return nothing
    found = _FINAL_YEAR.search(text, max(start, end - 12), end)
    stop = found.start() if found else end
    year = found.span("year") if found else None
    borders = [m.span() for m in re.finditer(r"[,;.:]\s+|\s[-–—]\s", text[start:stop])]
    for a, b in [(stop - start, stop - start), *reversed(borders)]:
        names = _people(text, *bare_names(text, start, start + a))
        venue = bare(text, start + b, stop)
        empty = venue[0] >= venue[1]
        if names and (empty or is_venue(text[slice(*venue)]) or year):
            # Two words that no year follows are any words: "(Long Paper)".
            several = len(names.places) > 1 or names.truncated
            if not (several or year):
                return nothing
            return names, None if empty else venue, year
    venue = bare(text, start, stop)
    if venue[0] >= venue[1]:
        return None, None, year
    return (None, venue, year) if is_venue(text[slice(*venue)]) else nothing


def _find_before(text: str, line: Line, start: int, end: int) -> Item | None:
    """Read "Names (Year). Title. Venue"."""
    if text.find("20", start, end) < 0 and text.find("19", start, end) < 0:
        return None
    match = _BEFORE.match(text, start, end)
    names = _people(text, *match.span("names")) if match else None
    if match is None or names is None:
        match = _YEAR_BEFORE.match(text, start, end)
        names = None
    if match is None:
        return None
    title, venue = _cut_venue(text, match.end(), end)
    if not _may_be_title(text, *title):
        return None
    return Item(line, "before", title, names, venue, match.span("year"), names is not None)


def _cut_venue(text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Cut a venue off that stands behind a title and a full stop or a comma."""
    for match in re.finditer(r"[.?!][\"”]?\s+|,[\"”]?\s+|[\"”],?\s+(?=in\b)", text[start:end]):
        begin = start + match.end()
        rest = text[begin:end]
        into = _IN.match(rest)
        if len(rest) <= 120 and (is_venue(rest) or (into and into.end() > 0)):
            return bare(text, start, start + match.start() + (match[0][0] in "?!")), (begin, end)
    return bare(text, start, end), None


def _find_parts(text: str, line: Line, start: int, end: int) -> Item | None:
    """Read "Title, Names, Venue Year", with any sign between, at the leftmost place that fits.

    One name alone fits only where nothing else does.
    """
    alone = None
    borders = list(islice(_BORDER.finditer(text, start, end), MAX_BORDERS))
    # "by" and colons stand in titles too.
    for match in sorted(borders, key=lambda border: _is_doubtful(text, border)):
        signs = _SIGNS.match(text, match.end(), end)
        begin = signs.end() if signs else match.end()
        by = _BY.match(text, begin, end)
        begin = by.end() if by else begin
        if begin >= end or not (text[begin].isupper() or _PARTICLE.match(text, begin, end)):
            continue
        title = bare(text, start, match.start() + (match[0][0] in "?!"))
        if len(text[slice(*title)].split()) < 2 or not _may_be_title(text, *title):
            continue
        found = _names_and_venue(text, begin, end)
        if found is None:
            continue
        authors, venue, year = found
        several = len(authors.places) > 1 or authors.truncated
        sure = several and (year is not None or len(authors.places) > 2)
        form = match[0].strip() or "by"
        if form[0] in ",;." and is_person(text[slice(*title)]):
            return None  # a list of names that breaks off
        item = Item(line, form, title, authors, venue, year, sure or by is not None)
        if several or year or by:
            return item
        alone = alone or item
    return alone


def _is_doubtful(text: str, border: re.Match[str]) -> int:
    by = _BY.match(text, border.end())
    if by is None:
        return 2 if border[0].strip() == ":" else 1
    name = re.compile(r"[^,;(&]*?(?=,|;|\s\(|\sand\s|\set\s|\s&|$)").match(text, by.end())
    return 0 if name and len(name[0].split()) <= 3 and is_person(name[0]) else 2


def _names_and_venue(
    text: str, start: int, end: int
) -> tuple[AuthorList, tuple[int, int] | None, tuple[int, int] | None] | None:
    """Read names up to the end, or up to a venue or a year; the longest list that fits."""
    borders = [m.span() for m in _BEHIND_NAMES.finditer(text[start:end])]
    for a, b in [(end - start, end - start), *reversed(borders[:MAX_BORDERS])]:
        names = _people(text, *bare_names(text, start, start + a))
        if names and not (" " in text[slice(*names.places[0])] or names.truncated):
            names = None  # "Attention, Models, 2017"
        rest = text[start + b : end]
        year = _FINAL_YEAR.search(text, max(start + b, end - 12), end)
        if names is None or (rest and not year and not is_venue(rest)) or len(rest) > 150:
            continue
        into = _IN.match(text, start + b, end)
        assert into is not None, "it matches nothing as well"
        venue = bare(text, into.end(), year.start() if year else end)
        return names, venue if venue[0] < venue[1] else None, year.span("year") if year else None
    return None


def _without_venue(text: str, start: int, end: int) -> AuthorList | None:
    """Read a list of names; nothing if its last is a venue, or no person ("NeurIPS")."""
    found = find_authors(text, start, end)
    if (
        found is None
        or _ORGANISATION.search(text, start, end)
        or _CUT_YEAR.search(text, start, end)
    ):
        return None
    last = text[slice(*found.places[-1])]
    return None if " " not in last and is_venue(last) else found


def _people(text: str, start: int, end: int) -> AuthorList | None:
    """Read names of which the family name may be all that is printed."""
    found = _without_venue(text, start, end)
    if found:
        return found
    cut = re.search(r",?\s(?:et\.?\sal\.?|and others)$", text[start:end])
    stop = start + cut.start() if cut else end
    places, position = [], start
    for border in [*re.finditer(r",\s(?:and\s|&\s)?|\s(?:and|&)\s", text[start:stop]), None]:
        b = start + border.start() if border else stop
        places.append((position, b))
        position = start + border.end() if border else stop
    # One word with a capital is any word: "Attention, 2017".
    alone = len(places) == 1 and not cut
    if alone or not all(_is_name(text[a:b]) for a, b in places):
        return None
    return AuthorList(tuple(places), cut is not None)


def _is_name(text: str) -> bool:
    return is_person(text) or (re.fullmatch(_SURNAME, text) is not None and not is_venue(text))


def _may_be_title(text: str, start: int, end: int) -> bool:
    printed = text[start:end]
    words = printed.split()
    if not 4 <= len(printed) <= 300 or not any(c.isalpha() for c in printed):
        return False
    names = find_authors(text, start, end)
    return (
        not (names and (len(names.places) > 1 or names.truncated))
        and not (len(words) < 2 and not re.search(r"\w[A-Z]", printed))
        and not looks_like_prose(printed)
        and not (ends_sentence(printed) and not printed.endswith(("?", "!")))
        and not entry.is_date_line(printed)
        and "://" not in printed
    )


def bare_names(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both places inwards; the full stop of "et al." stays."""
    begin, stop = bare(text, start, end)
    return begin, stop + (text[begin:end].startswith(".", stop - begin) and stop < end)


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both places inwards over signs that part and quote."""
    start, end = trim(text, start, end)
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return start, end


def without_numbers(text: str, items: Sequence[Item]) -> list[Item]:
    """Leave the numbers of papers out that stand before all titles: "#12 Counting Sheep"."""
    numbers = [_NUMBER.match(text, *item.title) for item in items]
    if len(items) < 2 or not all(numbers):
        return list(items)
    return [
        replace(item, title=(number.end(), item.title[1]))
        for item, number in zip(items, numbers, strict=True)
        if number
    ]

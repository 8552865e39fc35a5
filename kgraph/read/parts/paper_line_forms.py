"""How a line that is a whole entry parts into title, names, venue and year.

Pure: a line of a text in, places out. Which lines of a page are believed is decided by
`paper_lines`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from kgraph.read.page import Line, find_lines
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.line_parts import (
    FINAL_YEAR,
    IN,
    MAX_BORDERS,
    YEAR,
    Item,
    bare,
    bare_names,
    may_be_title,
    names_and_venue,
    people,
    surnames,
)
from kgraph.read.parts.line_sides import (
    behind_lead,
    behind_to_do,
    without_buttons,
    without_links,
    without_remark,
)
from kgraph.read.parts.list_marks import mark_width
from kgraph.read.parts.named_first import find_named_first
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.placed_titles import find_placed
from kgraph.read.parts.prose import title_case_share
from kgraph.read.parts.quoted_titles import find_quoted
from kgraph.read.parts.semicolons import find_parted
from kgraph.read.parts.signed_years import is_place, may_sign_year
from kgraph.read.parts.title_names import is_dated, is_venue

_ANY_NAME = r"[^\W\d_][\w.'’-]*(?:[ -][^\W\d_][\w.'’-]*){0,4}"
_NAMES = (
    rf"(?P<names>{_ANY_NAME}(?:,\s{_ANY_NAME}){{0,30}}"
    rf"(?:,?\s(?:and|&)\s{_ANY_NAME})?(?P<cut>,?\s(?:et\.?\sal\.?|and others)|\+)?)"
)
# "(Vaswani et al., NeurIPS 2017)", "[ICLR 2020]", "(2019)" behind a title.
_BRACKETS = re.compile(
    r"(?<=\S)\s+[(\[](?P<inside>(?:[^()\[\]]|\[[a-z][\w.-]{1,15}\]){2,300})[)\]]"
)
_YEAR_INSIDE = re.compile(rf"\s{YEAR}[,;]\s[^\d,;]{{2,40}}$")  # "(ICLR 2020, spotlight)"
_CUT_YEAR = re.compile(r"(?<=\w\+)\s?['’]?\d\d$")  # "(Lee+23)"
_ID = re.compile(r"arXiv:\s?\S|https?://|doi:")
# "Vaswani et al. (2017). Title", "[Vaswani et al., 2017] Title", "Vaswani et al., 2017: Title".
_BEFORE = re.compile(rf"[(\[]?{_NAMES}[,.]?\s?[(\[]?{YEAR}[)\]]{{0,2}}\s?[.,:–—-]{{0,2}}\s+(?=\S)")
_YEAR_WITHIN = re.compile(r"[12](?:9|0)\d\d[a-z]?[)\]]{0,2}\s?[.,:–—-]{0,2}\s+\S")
_YEAR_BEFORE = re.compile(
    rf"(?:[(\[]{YEAR}[)\]]\s?[.,:–—-]?|{YEAR.replace('year', 'bare')}\s?[:–—-])\s+(?=\S)"
)
_LAST_PART = re.compile(r"[,:;–—]\s*|\s-\s")
_APART = ("-", "–", "—", "--", "/", "|", "·")
_BORDER = re.compile(
    r"[,.;]?[\"”][,.;]?\s+|\s?[,;]\s+|[.?!]\s+|\s(?:[|/·:]|[-–—]{1,3})\s+|:\s+|\s[\[(](?=by\s)|\s(?=by\s[A-Z])"
)
_OTHER_WITH = r"avec|(?-i:[Mm]it)|con"  # "MIT" is none
_WITH = re.compile(
    rf"(?:(?:joint(?:ly)?(?: work)? )?with|{_OTHER_WITH})\s+(?=(?-i:[^\W\d_a-z]))", re.IGNORECASE
)
_BY = re.compile(rf"(?:by:?|authors?:|with|{_OTHER_WITH})\s+|(?:->|→|=>)\s*", re.IGNORECASE)
_PARTICLE = re.compile(r"(?:d[aeiu]|van|von|der|den|la|le|el|al|bin|ten|ter|d['’])\b")
_ARTICLE = re.compile(r"(?:An?|The)\s")
# Behind names, year and title: "J Physiol", "Econometrica", "Annals of Sheep"; no other half of
# a title.
_JOURNAL_ALONE = re.compile(
    r"(?!(?:An?|On|From|Towards?|How|Why|What|Is|I+)\s)[A-Z][\w&-]*\.?"
    r"(?:\s(?:(?:of|and|in|the|for|on|&)\s){0,2}[A-Z][\w&-]*\.?){0,5}"
)
_SIGNED = re.compile(r"(?!J\.\s[A-Z][a-z])(?:[A-Z]\.[ -]?){1,3}(?:[a-z]{2,3} )?[A-Z][a-z]")
_SIGNS = re.compile(r"[\s|/·:–—-]+")
_TAIL = re.compile(r"[\s.,;:–—|·-]+")
_SPAN_OF_YEARS = re.compile(r"\d{4}\s?[-–—]+\s?(?:\d{2,4}|present|now|today)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:#|Paper\s#?|ID\s)?\d{1,5}\s?[:.)|-]?\s+(?=[A-Z\"“])")
_DAY = re.compile(r"\d{1,2}[/.]\d{1,2}(?:[/.](?:\d\d){1,2})?\.?:?\s+(?=\S)")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d\b")
_GOES_ON = re.compile(r"(?:,|\s(?:[A-Z]\.)+|\s(?:and|&))$")  # at the end of a line of names
MAX_TITLE_LINES = 3
# Ids in brackets behind a venue: "[arXiv:0704.0001] [hal-00139496]".
_IDS_BEHIND = re.compile(
    r"(?:[\s.;,]{0,4}[\[(](?:arXiv|hal|doi|MR|Zbl)[^\[\]()\w]?[^\[\]()]{3,60}[\])]){1,4}[\s.;,]*$",
    re.I,
)
MAX_IDS = 200  # code points
_ID_LAST = re.compile(r"[\s,;:–—-]*[\[(]?\b(?:arXiv|doi):\s?[^\s\])]{6,80}[\])]?$", re.IGNORECASE)


def find_item(text: str, line: Line, *, listed: bool = False) -> Item | None:
    """Part a line, in the surest way that fits; nothing if none does.

    Of a line that nothing marks as ``listed`` the title must have the capitals of one.
    """
    start = line.start + mark_width(line.text)
    start = behind_lead(text, start, line.end)
    start = behind_to_do(text, start, line.end) if listed or start > line.start else start
    end = without_buttons(text, start, without_remark(text, start, line.end))
    if start >= end or not (text[start].isalnum() or text[start] in "\"“'‘«„$([*_#"):
        return None
    listed = listed or start > line.start
    # Most lines are of running text, which is told at little cost.
    if (text[start].islower() and not listed) or find_authors(text, start, end):
        return None
    stop = without_links(text, start, end)
    if not _YEAR_BEFORE.match(text, start, end) and (quoted := find_quoted(text, line, start, end)):
        return quoted
    before = _find_before(text, line, start, stop)
    # "Lee and Day. 2008. Random,\n Conditional Sheep. ACL.": the names stand first.
    first = before.authors if before else None
    told = first is not None and (len(first.places) > 1 or first.truncated)
    if "\n" in line.text and not told and (item := _find_lines(text, line, start, stop)):
        item = replace(item, title=_without_id(text, *item.title))
        return None if item.venue and _is_cited(text[slice(*item.venue)]) else item
    parted = find_parted(text, line, start, end) if text.find(";", start, end) >= 0 else None
    named = before or parted or find_named_first(text, line, start, end)
    item = named
    if item is None or (item.form == "named colon" and not item.sure):
        item = _find_title_first(text, line, start, stop, named)
    item = item and replace(item, title=_without_id(text, *item.title))
    shown = listed or (item is not None and (item.sure or item.form == "named colon"))
    if item and (shown or _is_title_case(text, *item.title)):
        return item
    return None


def _find_title_first(
    text: str, line: Line, start: int, end: int, named: Item | None
) -> Item | None:
    """Read an entry that begins with its title, unless a doubtful one that is ``named`` first
    is as likely.
    """
    if placed := find_placed(text, line, start, end):
        return placed
    behind = _find_behind(text, line, start, end)
    item = behind if behind and behind.authors else None
    # "Title -- Ann Lee [Wool Inc., Goats]": names stand before the bracket already.
    squared = behind and text[behind.title[1] : end].lstrip(" .,").startswith("[")
    if item is None or squared:
        parts = _find_parts(text, line, start, end)
        item = parts if parts and parts.authors else item or parts or behind
    found = item.authors if item else None
    several = found is not None and (len(found.places) > 1 or found.truncated)
    return item if named is None or several or (item and item.sure) else named


def _without_id(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the id behind a title: "Counting Sheep (arXiv:2001.00001)"."""
    by = max(start, end - MAX_IDS)
    found = _ID_LAST.search(text, by, end) if text.find(":", by, end) >= 0 else None
    return (start, found.start()) if found and found.start() > start else (start, end)


def _is_title_case(text: str, start: int, end: int) -> bool:
    return title_case_share(text[start:end]) >= 0.5


def _find_lines(text: str, line: Line, start: int, end: int) -> Item | None:
    """Read an item of lines: its title, its names, perhaps with a venue, and what is below.

    Title and names may be wrapped; names go on behind a comma, an initial or "and".
    """
    lines = list(find_lines(text, start, end))
    for n in range(1, min(len(lines), MAX_TITLE_LINES + 1)):
        title = bare(text, lines[0].start, lines[n - 1].end)
        if lines[n - 1].text.endswith(",") or not may_be_title(text, *title):
            continue
        last = n
        while last + 1 < len(lines) and _GOES_ON.search(lines[last].text):
            last += 1
        by = _BY.match(text, lines[n].start, lines[n].end)
        stop = lines[last].end
        given = _IDS_BEHIND.search(text, max(lines[last].start, stop - MAX_IDS), stop)
        stop = given.start() if given else stop
        found = names_and_venue(text, by.end() if by else lines[n].start, stop, apart=True)
        if found is None:
            continue
        names, venue, year = found
        several = len(names.places) > 1 or names.truncated
        # Two words may be any, but those of a line between a title and a link.
        linked = last == len(lines) - 1 and "://" in text[end : line.end]
        placed = by is not None and venue is not None and is_dated(text[slice(*venue)])
        if several or ((year or linked or placed) and n == 1):
            return Item(line, "lines", title, names, venue, year, sure=True)
    return None


def _is_cited(venue: str) -> bool:
    """Say whether what stands behind names is a title with its venue: on slides a reference is
    below the point that it is cited for.
    """
    first, stop, _ = venue.partition(". ")
    return bool(stop) and " " in first and not is_venue(first)


def _find_behind(text: str, line: Line, start: int, end: int) -> Item | None:
    """Read "Title (Names, Venue Year)"; a venue or a note may stand behind the bracket."""
    found = next(iter(reversed(list(islice(_BRACKETS.finditer(text, start, end), 4)))), None)
    if found is None:
        return None
    title, rest = bare(text, start, found.start()), text[found.end() : end]
    # What is in brackets in the middle of a title is a part of it.
    if not may_be_title(text, *title) or (rest and not _TAIL.match(rest)) or len(rest) > 80:
        return None
    names, venue, year = _inside(text, *found.span("inside"))
    if rest and venue is None and is_venue(rest):
        place = FINAL_YEAR.search(text, found.end(), end)
        year = year or (place.span("year") if place else None)
        venue = bare(text, found.end(), place.start() if place else end)
    if names is None and venue is None and year is None:
        return None
    # "(Newman 2006)": one word alone is not sure.
    alone = names is not None and not names.truncated and len(names.places) == 1
    sure = names is not None and not (alone and " " not in text[slice(*names.places[0])])
    return Item(line, "brackets", title, names, venue, year, sure)


def _inside(
    text: str, start: int, end: int
) -> tuple[AuthorList | None, tuple[int, int] | None, tuple[int, int] | None]:
    """Read names, a venue and a year; what else is in brackets is nothing of them."""
    nothing = (None, None, None)
    if _SPAN_OF_YEARS.search(text, start, end):
        return nothing
    with_ = _WITH.match(text, start, end)
    start = with_.end() if with_ else start
    if cut := _CUT_YEAR.search(text, max(start, end - 5), end):
        end = cut.start()
    found = FINAL_YEAR.search(text, max(start, end - 12), end)
    stop = found.start() if found else end
    year = found.span("year") if found else None
    borders = [m.span() for m in re.finditer(r"[,;.:]\s+|\s[-–—]\s", text[start:stop])]
    whole = (stop - start, stop - start)
    # "Lee, Day & Fox, NeurIPS" would pair up as "Lee, D." does.
    venue_last = year and borders and is_venue(text[start + borders[-1][1] : stop].rstrip(" ,"))
    for a, b in [*([] if venue_last else [whole]), *reversed(borders)]:
        # In brackets nobody turns a name: "(Dean, Ghemawat; CACM 2008)" are two.
        names = surnames(text, start, start + a) if text.count(",", start, start + a) else None
        names = names or people(text, *bare_names(text, start, start + a))
        venue = bare(text, start + b, stop)
        empty = venue[0] >= venue[1]
        if names and (empty or is_venue(text[slice(*venue)]) or year):
            # Two words that no year follows are any words: "(Long Paper)".
            several = len(names.places) > 1 or names.truncated
            if not (several or year or with_ or _ID.match(text, start + b)):
                return nothing
            return names, None if empty else venue, year
    venue = bare(text, start, stop)
    if venue[0] >= venue[1]:
        return None, None, year
    if year is None and (told := _YEAR_INSIDE.search(text, start, end)):
        year = told.span("year")
    if year and not is_venue(text[slice(*venue)]) and may_sign_year(text, *venue):
        return AuthorList((venue,), truncated=False), None, year
    placed = is_venue(text[slice(*venue)]) or (year and is_place(text, *venue))
    return (None, venue, year) if placed else nothing


def _find_before(text: str, line: Line, start: int, end: int) -> Item | None:
    """Read "Names (Year). Title. Venue", or what follows the year alone: "(2010) Title. Names"."""
    if text.find("20", start, end) < 0 and text.find("19", start, end) < 0:
        return None
    match = _BEFORE.match(text, start, end) if _YEAR_WITHIN.search(text, start, end) else None
    names = people(text, *match.span("names")) if match else None
    if match and names is None:  # "Lee and Day. 2011."
        names = people(text, *bare(text, *match.span("names")))
    if match is None or names is None:
        match = _YEAR_BEFORE.match(text, start, end)
        names = None
    if match is None:
        return None
    if names is None:  # "(2010) Counting Sheep. Ann Lee and Bob Day. ICML."
        first = find_quoted(text, line, match.end(), end)
        first = first or _find_title_first(text, line, match.end(), end, None)
        year = match.span("year" if match["year"] else "bare")
        if first and first.authors and not first.year:
            return replace(first, form=f"year {first.form}", year=year)
        if match["bare"]:
            return None
    title, venue = _cut_venue(text, match.end(), end)
    if not may_be_title(text, *title):
        return None
    return Item(line, "before", title, names, venue, match.span("year"), names is not None)


def _cut_venue(text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Cut a venue off that stands behind a title and a full stop or a comma."""
    for match in re.finditer(r"[.?!][\"”]?\s+|,[\"”]?\s+|[\"”],?\s+(?=in\b)", text[start:end]):
        begin = start + match.end()
        rest = text[begin:end]
        into = IN.match(rest)
        if "," in match[0] and not (into and into.end()) and _is_cited(rest):
            continue  # "Efficient, Random Sheep. ACL": the title goes on
        named = "," not in match[0] and _JOURNAL_ALONE.fullmatch(rest)
        if len(rest) <= 120 and (is_venue(rest) or named or (into and into.end() > 0)):
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
        if match[0].startswith(":") and _ARTICLE.match(text, begin, end):
            continue  # "Sheep: A Definition and Study"
        title = bare(text, start, match.start() + (match[0][0] in "?!"))
        if len(text[slice(*title)].split()) < 2 or not may_be_title(text, *title):
            continue
        found = names_and_venue(text, begin, end, apart=match[0].strip() in _APART)
        if found is None:
            continue
        authors, venue, year = found
        # "Ethics: Fairness, Accountability & Trust, 2018" has no names.
        family = " " not in text[slice(*authors.places[0])] and not authors.truncated
        if (
            family
            and match[0].strip() == ","
            and " " not in _LAST_PART.split(text[slice(*title)])[-1]
        ):
            continue
        several = len(authors.places) > 1 or authors.truncated
        sure = several and (year is not None or len(authors.places) > 2)
        # "D. Lee, 1985" is nothing but a name and its year; "J. Wool, 1985" is a journal.
        sure = sure or (year is not None and _SIGNED.match(text, *authors.places[0]) is not None)
        form = match[0].strip() or "by"
        # A title has the shape of a name at times; behind a full stop, names and a year tell.
        told = form[0] == "." and several and year and text.count(" ", *title) > 2
        if form[0] in ",;." and not told and is_person(text[slice(*title)]):
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
    words = [word for word in name[0].split() if not word.endswith(".")] if name else []
    return 0 if name and 0 < len(words) <= 3 and is_person(name[0]) else 2


def _without_days(text: str, items: Sequence[Item]) -> Sequence[Item]:
    """Leave the days out that stand before all titles: "03/02 Counting Sheep"."""
    days = [_DAY.match(text, *item.title) for item in items]
    if len(items) < 2 or not all(days):
        return items
    return [
        replace(item, title=(day.end(), item.title[1]))
        for item, day in zip(items, days, strict=True)
        if day
    ]


def without_numbers(text: str, items: Sequence[Item]) -> list[Item]:
    """Leave the numbers of papers out that stand before all titles: "#12 Counting Sheep".

    Numbers that are years, all of them, are those of the papers: "2019: Counting Sheep".
    """
    items = _without_days(text, items)
    numbers = [_NUMBER.match(text, *item.title) for item in items]
    if len(items) < 2 or not all(numbers):
        return list(items)
    years = [number and _YEAR_ALONE.match(number[0]) for number in numbers]
    return [
        replace(
            item,
            title=(number.end(), item.title[1]),
            year=(number.start(), number.start() + 4)
            if all(years) and not item.year
            else item.year,
        )
        for item, number in zip(items, numbers, strict=True)
        if number
    ]

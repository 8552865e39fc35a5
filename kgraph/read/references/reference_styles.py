"""How an entry of a list of references may be cut: authors, title, venue, year.

Pure: places of a text in, places out. Which way of cutting an entry is right is
decided by `references.py`.
"""

import re
from collections.abc import Iterator
from itertools import islice

from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.journal_numbers import find_printed
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.title_names import is_venue
from kgraph.read.parts.with_names import find_with
from kgraph.read.references.initialled import begins_initialled, find_initialled
from kgraph.read.references.reference_behind import behind_names
from kgraph.read.references.reference_families import are_families, find_families
from kgraph.read.references.reference_names import (
    COLON,
    ends_of_names,
    goes_on,
    may_be_names,
    names_behind,
    read_authors,
)
from kgraph.read.references.reference_parted import (
    SIGNS,
    Reading,
    find_in_lines,
    find_quoted_first,
)
from kgraph.read.references.reference_signs import (
    DATED,
    MONTH,
    OLD_ID,
    QUOTED,
    SINGLE,
    VENUE_BEHIND,
    YEAR,
    goes_on_behind,
    is_quoted_journal,
)
from kgraph.read.references.reference_titles import (
    FULL_STOP,
    NOT_CLOSING,
    PART,
    find_stop,
)
from kgraph.read.references.reference_types import (
    EAST,
    find_cornered,
    find_eastern,
    find_type,
    find_typed,
)

_ENDS = (  # what closes an author list that stands first, by style
    ("apa", re.compile(rf"[.,]?\s*[(\[]{DATED}[)\]]\s*[.,:]?\s+")),
    ("acm", re.compile(rf"\.\s+(?:{MONTH}\.?,?\s)?{YEAR}[a-z]?(?:,\s{MONTH})?\.\s+")),
    ("dots", re.compile(r",?\s*(?:…|\.\.\.)[.,]?\s+")),
    ("harvard", re.compile(rf",?\s+{YEAR}[a-z]?,\s+(?=[\"“«„‘'])")),
    ("quoted", re.compile(r"[.,:]*\s+(?=[\"“«„»]|‘[^‘]{8,300}’(?:[,.;]|\s[(\[]))")),
    ("colon", re.compile(r":\s+")),
)
# What these hold. They begin with a set of characters, and are searched fast.
_SIGNS = {
    "apa": re.compile(rf"[(\[]{DATED}[)\]]"),
    "dots": re.compile(r"[….](?:(?<=…)|\.\.)"),
    "harvard": re.compile(r"[12]\d{3}[a-z]?,\s+[\"“«„‘']"),
    "quoted": re.compile(r"[\"“«„»‘]"),
}
# "K. He, X. Zhang, Deep residual learning for image recognition, in: CVPR, 2016.", or
# with a journal, its volume and "(2016)".
_COMMAS = re.compile(
    r"(?P<names>(?:(?:[^\W\d_a-z]\.[\s-]?){1,4}(?:[a-z]{1,4}\s){0,3}[^\W\d_][\w'’-]+"
    r"(?:,\s+(?:and\s+)?|\s+and\s+)){1,60}"
    r"(?:et al\.,\s+)?)(?P<title>(?![\"“«])[^.]{8,300}?),\s+"
    rf"(?=in:?\s|arXiv|{OLD_ID}|(?:submitted|to appear|accepted|published)\b"
    r"|[A-Z][^,]{2,80}\s\d+[\w-]*\s\((?:19|20)\d\d\))"
)
# "Ann Lee, Bob Day, and Cy Fox, Counting Sheep, in Proceedings": the last name, or the only one.
_LAST_NAME = re.compile(
    r"(?:,?\s+(?:and|&|und|et|y|e)\s+[^,.:;()\d]{3,40}(?:[A-Z]\.[^,:;()\d]{2,30})?),\s+"
)
_ONLY_NAME = re.compile(r"[^\W\d_a-z][^,:;()\d]{4,40},\s+")
_NO_BEGINNING = re.compile(r"[\"“«„‘']|(?:and|und|et|y|e)\s|&")  # of what is quoted, of a name
_QUOTED_BEHIND = re.compile(r",\s[\"“«]")  # "Cy Fox and Di Hay, “Counting Sheep"
MAX_ANDS = 3  # of which one may stand before the last name
_COMMA = re.compile(r"[)\]]\s*,\s+$")
_BEHIND_COMMA = re.compile(
    r",\s+(?=arXiv\s?:|doi\s?:|ISBN\b|https?://|[A-Z][^,.]{2,60},\s+(?:ISBN\b|doi\s?:|arXiv\s?:)"
    # the end of an entry: "Wool Letters, 3(2):1-9.", "ICML."
    r"|[A-Z][^,.:]{1,60},?\s+[A-Z]?\d[\w():–-]*(?:,\s(?:pp?\.\s)?\d+(?:[–-]\d+)?)?\.?$|[A-Z]{3,10}\.?$)"
)
_LAST_YEAR = re.compile(rf"(?:(?P<sign>,\s\(?|\s\()|\s){YEAR}\)?\.?$")
_AN_INITIAL = re.compile(r"\b[^\W\d_a-z]\.|,")
# What closes a list of names more surely than a full stop.
SURE_ENDS = ("apa", "acm", "harvard", "quoted")
MAX_NAMES = 3000  # code points of names up to the last
MAX_SENTENCES = 4  # that a title may consist of
MAX_ALONE = 300  # code points of names that nothing stands behind


def find_readings(text: str, start: int, end: int) -> Iterator[Reading]:
    """Give the ways to cut an entry, the surest first.

    Yields:
        Style, authors if they read as such, title, where the venue begins, and the year
        if it has a place of its own.
    """
    if text.find("[", start, end) >= 0:
        yield from find_typed(text, start, end)
    yield from find_cornered(text, start, end)
    if eastern := next(find_eastern(text, start, end), None):
        yield eastern
        return
    families = next(find_families(text, start, end), None)
    if families and are_families(text, families):
        yield families
        return
    yield from find_quoted_first(text, start, end)
    later: list[Reading] = []
    for names, behind in find_initialled(text, start, end):
        # "Ann B. Lee, Counting sheep" begins like "Lee B. Sheep, goats and cows".
        doubtful = len(names.places) == 1 and _MIDDLE.match(text, start, end)
        for reading in behind_names(text, names, behind, end):
            if doubtful and reading[0] == "stops":
                later.append(reading)
            else:
                yield reading
    if may_be_names(text, start, end):
        yield from _whole_names(text, start, end)
        for reading in _names_first(text, start, end):
            # "EntEval: A Benchmark. Ann Lee, Bob Day. 2019": the names may stand behind.
            if reading[0] == "colon" and not _has_initials(text, reading[1]):
                later.append(reading)
            else:
                yield reading
    if families:
        yield families
    yield from _title_first(text, start, end)
    yield from later
    yield from find_in_lines(text, start, end)


# "Ann B. Lee, ", "Ann B. Lee and"
_MIDDLE = re.compile(
    r"[^\W\d_a-z][\w'’-]+\s[^\W\d_a-z]\.\s(?:[a-z]{2,3}\s){0,2}[^\W\d_a-z][\w'’-]+"
    r"(?:,\s|\s(?:and|&|und|et|y|e)\s)"
)


_INITIALS_BEHIND = re.compile(r",\s(?:[^\W\d_a-z]\.[ -]?){1,3}[^\W\d_a-z]")


def may_be_read(text: str, start: int, end: int) -> bool:
    """Say at little cost whether there may be a reading of what begins at a place, wherever
    up to ``end`` it ends.
    """
    return (
        (text.find("[", start, end) >= 0 and find_type(text, start, end) is not None)
        or may_be_names(text, start, end)
        or text[start] in SIGNS
        or EAST.match(text, start) is not None
        or begins_initialled(text, start, end)
        or any(True for _ in _ends_of_titles(text, start, end))
        or _INITIALS_BEHIND.search(text, start, end) is not None
    )


def _ends_of_titles(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Find those of the first signs that may end a title behind which names may begin."""
    stops = (m for m in FULL_STOP.finditer(text, start, end) if m.end() < end)
    for stop in islice(stops, MAX_SENTENCES):
        if stop[0][0] == "." and NOT_CLOSING.search(
            text, max(start, stop.start() - 8), stop.start()
        ):
            continue
        part = PART.match(text, stop.end(), end)  # "V. Day" is a name
        if not (part and len(part[0]) > 3) and may_be_names(text, stop.end(), end):
            yield stop


def _title_first(text: str, start: int, end: int) -> Iterator[Reading]:
    """Cut behind one of the first signs that may end a title, where names follow."""
    if text[start] == "(" and find_with(text, start, end):
        return  # "(with A. Lee) Counting Sheep, Wool 3"
    # "Counting sheep, A. Lee and B. Day, Wool Rev. D 3, 1 (2017)"
    commas = _INITIALS_BEHIND.search(text, start, end)
    printed = find_printed(text, start, end) if commas else None
    if printed and (signed := names_behind(text, start, printed[0])):
        yield "title first", signed[1], (start, signed[0]), printed[1], None
    year = _LAST_YEAR.search(text, max(start, end - 12), end)
    for stop in _ends_of_titles(text, start, end):
        title = (start, stop.start() + (stop[0][0] != "."))
        if year and (named := _before_year(text, stop.end(), year)):
            last, behind = named
            dated = year.span("year") if behind == year.end() else None
            yield "title first", last, title, behind, dated
            return
        short = end - stop.end() <= MAX_ALONE
        whole = [end] if short and text[end - 1].isalpha() else []  # names without a full stop
        for after in (*whole, *reversed(ends_of_names(text, stop.end(), end))):
            if authors := read_authors(text, stop.end(), after):
                yield "title first", authors, title, after, None
                return


def _before_year(text: str, start: int, year: re.Match[str]) -> tuple[AuthorList, int] | None:
    """Read names up to the year that ends an entry, or up to a comma and a venue before it: the
    initial of "Alon Y. Halevy (2001)" closes no list. Gives them and where the venue begins.
    """
    authors = read_authors(text, start, year.start()) if year["sign"] else None
    if authors and not is_venue(text[slice(*authors.places[-1])]):
        return authors, year.end()
    comma = text.rfind(",", start, year.start())
    venue = text[comma + 1 : year.start()].strip()
    if comma < 0 or ". " in venue or not is_venue(venue):
        return None
    authors = read_authors(text, start, comma)
    return (authors, comma + 1) if authors else None


def _has_initials(text: str, authors: AuthorList | None) -> bool:
    return authors is not None and all(
        _AN_INITIAL.search(text, start, end) for start, end in authors.places
    )


def _names_first(text: str, start: int, end: int) -> Iterator[Reading]:
    commas = _COMMAS.match(text, start, end)
    if commas:
        authors = read_authors(text, *commas.span("names"))
        yield "commas", authors, commas.span("title"), commas.end(), None
    for style, pattern in _ENDS:
        if (sign := _SIGNS.get(style)) and not sign.search(text, start, end):
            continue
        closing = pattern.search(text, start, end)
        if closing is None:
            continue
        # A full stop there may belong to an initial.
        stop = closing.end() if style == "dots" else closing.start() + (closing[0][0] == ".")
        authors = read_authors(text, start, stop, sure_end=style in SURE_ENDS)
        year = closing.span("year") if closing.groupdict().get("year") else None
        quoted = QUOTED.match(text, closing.end(), end) or SINGLE.match(text, closing.end(), end)
        if quoted and style == "apa" and goes_on_behind(text, quoted, end):
            quoted = None
        if quoted and not is_quoted_journal(text, authors, quoted, end):
            yield style, authors, quoted.span("title"), quoted.end(), year
        elif quoted:
            continue
        elif _COMMA.search(closing[0]) and (
            comma := _BEHIND_COMMA.search(text, closing.end(), min(end, closing.end() + 400))
        ):
            # "Lee, Ann (2022), Counting Sheep, arXiv:2207.00001"
            yield style, authors, (closing.end(), comma.start()), comma.end(), year
        elif _COMMA.search(closing[0]) and (
            printed := find_printed(text, closing.end(), end, dated=True)
        ):
            yield style, authors, (closing.end(), printed[0]), printed[1], year
        elif style != "quoted" and (title := find_stop(text, closing.end(), end)):
            yield style, authors, (closing.end(), title[0]), title[1], year
    # The longest list of names: "A. Lee, Bob N. Day. Counting sheep." has too short ones.
    for after in reversed(ends_of_names(text, start, end)):
        if authors := read_authors(text, start, after):
            title = find_stop(text, after, end)
            # "Ann B. Lee": a full stop behind a letter may close no list.
            begun = text[authors.places[-1][1] - 2 : authors.places[-1][1]].strip(".").isupper()
            if title and not (begun and goes_on(text, authors, title[0], pointed=True)):
                yield "stops", authors, (after, title[0]), title[1], None
            return


def _whole_names(text: str, start: int, end: int) -> Iterator[Reading]:
    """Cut behind whole names that a comma closes, where "in" or a journal closes the title."""
    closing = list(islice(_LAST_NAME.finditer(text, start, min(end, start + MAX_NAMES)), MAX_ANDS))
    only, position = None, start
    while (name := _ONLY_NAME.match(text, position, end)) and is_person(
        " ".join(name[0].rstrip(", \n").split())
    ):
        only, position = name, name.end()
    for last in (*closing, only) if only else closing:
        title = last.end()
        venue = VENUE_BEHIND.search(text, title + 8, min(end, title + 400))
        if (
            venue is None
            or _NO_BEGINNING.match(text, title)
            or _QUOTED_BEHIND.search(text, title, venue.start())
            or "\n\n" in text[title : venue.start()]
            # "Cy Fox, Ann B. Lee und Dana Roe: Counting sheep, in: "
            or _names_end(text, start, title, venue.start())
        ):
            continue
        authors = find_authors(text, start, last.end() - len(last[0]) + len(last[0].rstrip(", \n")))
        if authors and all(is_person(" ".join(text[a:b].split())) for a, b in authors.places):
            yield "whole names", authors, (title, venue.start()), venue.end(), None
            return


def _names_end(text: str, start: int, title: int, end: int) -> bool:
    """Say whether what seems to be a title begins with more names, up to a colon."""
    colon = COLON.search(text, title, end)
    # "BERT: a title" begins with one word.
    if colon is None or " " not in text[title : colon.start()].strip():
        return False
    return read_authors(text, start, colon.start()) is not None

"""The parts of a work that is printed without the name of who lists it: title, co-authors, journal.

    “Counting Sheep.” Wool Review 67(2): 410–426. (with Ann Lee and Bob Day)
    Parties and Flocks in the North. Annals of Wool 12, 92–104.
    (avec Ann Lee) Les moutons du Nord, Lyon, Presses du Pré, 2014, 412 p.
    Owce i granice satyry, „Wiek Owiec” 2015, t. 31, s. 117–139.

Pure: places of a text in, a work out.
"""

import re
from collections.abc import Iterator

from kgraph.read.page import find_lines
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.dates import FoundDate
from kgraph.read.parts.journal_numbers import find_numbers, find_printed
from kgraph.read.parts.with_names import find_with
from kgraph.read.references.initialled import begins_initialled
from kgraph.read.references.reference_dates import date_of, year_behind
from kgraph.read.references.reference_names import bare, names_behind
from kgraph.read.references.reference_parted import SIGNS, TITLE
from kgraph.read.references.reference_places import find_sure
from kgraph.read.references.reference_records import Reference
from kgraph.read.references.reference_titles import is_title
from kgraph.read.references.reference_venues import venue_of

STYLE = "own"
MIN_WORDS = 3  # of a title without quotation marks
_SAID = (
    r"(?=(?:(?:[Jj]oint(?:ly)?|[Cc]o-?authored|[Tt]ogether|[Ii]n\s+collaboration|[Gg]emeinsam"
    r"|[Zz]usammen|[Ee]n\s+(?:collaboration|commun|colaboración|coautoría)|[Ee]m\s+colaboração"
    r"|[Ii]n\s+collaborazione)\s+)?(?:[Ww]ith|[Mm]it|[Aa]vec|[Cc]on|[Cc]om|[Mm]et)\s+[^\W\d_a-z])"
)
_WITH, _WITH_NOW = re.compile(r"[(,;.]\s*" + _SAID), re.compile(r"\s*" + _SAID)
# Where a year would stand.
_NOT_OUT = re.compile(
    r"\b(?:[Rr]evise and [Rr]esubmit|R&R|[Uu]nder (?:review|contract)|[Ss]ubmitted|[Ff]orthcoming"
    r"|[Ii]n (?:press|preparation|progress)|[Aa]ccepted|[Tt]o appear|[Ww]orking [Pp]aper"
    r"|[Ii]m Druck)\b"
)
_COMMA = re.compile(r",\s+")
BULLETS = frozenset("–-•*▪◦—")
# "Counting Sheep, in Wool Review, 2012, fasc. 3, pp. 1-9"; "Owce, [w:] Wełna, Lublin 2016, s. 88"
_IN = re.compile(r",\s+(?:(?:in|en|dans|em):?|\[(?:in|w|u|v):?\]:?|[wuv]:)\s+(?=[^\W\d_a-z«“\"„])")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PAGES = r"(?:pp?|pagg?|págs?|S|s)\.\s?[\dIVXLC]"
_IN_PRINT = re.compile(r"(?:19|20)\d\d.*" + _PAGES + r"|" + _PAGES + r".*(?:19|20)\d\d", re.DOTALL)
# "Sheep, Wool Press, Rome, 2017, pp. 9"; "Les moutons, Lyon, Presses du Pré, coll. « Laine », 2014,
# 412 p."; "Die Schafe, Bern: Wolle, 2013, XXIV, 318 S. (zugl. Diss.)"; "Owce, Kraków: Wełna 2009"
_BOOKS = (
    re.compile(
        rf",\s+[^,.;]{{2,50}},\s+[^,.;\d]{{2,40}},\s+{_YEAR},\s+{_PAGES}[^,;\s]{{0,20}}\.?\s*$"
    ),
    re.compile(
        rf",\s+[^\W\d_a-z][^,.;:\d]{{1,40}},\s+[^,.;:\d]{{2,60}},\s+(?:(?:coll|col|Reihe)\b[^,]{{2,60}},\s+)?"
        rf"{_YEAR},\s+\d{{1,4}}\s?(?:p|pp|S|s|str|págs?)\.[\s.]*$"
    ),
    re.compile(
        rf",\s+[^\W\d_a-z][^,.;:\d]{{1,40}},\s+(?=[^,]*(?:Press|Verlag|Universi|[ÉE]dit|P\.?U\.?[A-Z]"
        rf"|Wydawn|Books))[^,;:\d]{{2,60}},\s+{_YEAR}[\s.]*$"
    ),
    re.compile(
        rf",\s+[^\W\d_a-z][\w.’'-]*(?:[\s/–-]{{1,3}}[\w.’'-]+){{0,3}}:\s+[^,.:;\d]{{2,60}},?\s+{_YEAR}\b"
    ),
)
# "Owce, „Wiek Owiec” 2015, t. 31"; "Sheep, “Wool Review” 2020, vol. 98"
_QUOTED_JOURNAL = re.compile(
    r",\s+(?=[„“\"«»][^„“”\"«»]{2,100}[”“\"»«],?\s[^„“”\"«»]{0,60}?(?:19|20)\d\d)"
)
_REVIEWED = re.compile(r"\s*[(\[](?:rec|[Rr]ez|rev|review of|recensione|CR)\b[^()\[\]]*[)\]]$")
_BEGINS = re.compile(r"[^\W_a-z]|[a-z]{1,3}[-\d$]|[$\"“„«»]")  # a title
# A title goes on behind a word in quotation marks: „Monitor” i plotka.
_RUNS_ON = re.compile(r"\s+(?!(?:in|with|mit|avec|con|com|met|and|und|et|forthcoming|to)\b)[a-z]")
_CHAPTER = re.compile(r"[\s,.]*(?:[Ii]n:?\s(?=[A-Z«“\"„])|[Rr]evise and [Rr]esubmit)")


def cut(
    text: str,
    start: int,
    begin: int,
    end: int,
    year: tuple[int, int] | None,
    *,
    plain: bool,
    listed: bool,
) -> Reference | None:
    """Read a work that begins behind a mark or a year; a title without quotation marks, if it may
    be ``plain``, takes a year of its own, or one beside which it is ``listed``.
    """
    led = find_with(text, begin, end) if text[begin] == "(" else None
    begin = led[1] if led else begin
    inside: tuple[int, AuthorList] | None = None
    match = TITLE.match(text, begin, end) if text[begin] in SIGNS else None
    match = None if match and _RUNS_ON.match(text, match.end(), end) else match
    quoted = match is not None
    if not (quoted or (plain and _BEGINS.match(text, begin, end))):
        return None
    dated: tuple[int, int] | None = None
    if match and match.lastgroup:
        title, after = match.span(match.lastgroup), match.end()
        if text[title[1] : title[1] + 1] in "?!":
            title = title[0], title[1] + 1
        told = find_numbers(text, after, end, dated=True) or _CHAPTER.match(text, after, end)
    elif printed := _printed_in(text, begin, end) or (
        None if text[start] in BULLETS else find_printed(text, begin, end, dated=listed)
    ):
        # "Counting Sheep (with Ann Lee). Wool Review 3, 1–9."
        inside = _inside(text, begin, printed[0])
        title = begin, inside[0] if inside else printed[0]
        after, told = printed[1], True
        dated = printed[2:] or None
        if len(text[slice(*title)].split()) < (2 if led else MIN_WORDS) or find_sure(text, *title):
            return None
        if begins_initialled(text, begin, title[1]) or _names_in_line(text, begin, end, printed[0]):
            return None
    else:
        return None
    signed = None if quoted else names_behind(text, *title)
    if signed:
        title = title[0], signed[0]
    elif not quoted and _ends_with_names(text, *title):
        return None
    said = None if signed else _names(text, after, end)
    names = signed[1] if signed else said[0] if said else inside[1] if inside else led and led[0]
    if reviewed := _REVIEWED.search(text, *title):
        title = title[0], reviewed.start()
    if not (told or names) or not is_title(text, *title, sure=not signed and names is not None):
        return None
    behind = dated or year_behind(text, after, end)
    if not quoted and not (behind or listed):
        return None
    if not (year or behind or find_sure(text, start, end) or _NOT_OUT.search(text, start, end)):
        return None
    date, venue_end = None, end
    if behind:
        date = date_of(text, after, end, behind)
        venue_end = date.start
    elif year:
        date = FoundDate(text[slice(*year)], *year)
    if said and not text[after : said[1]].strip(" ,.;(\n\t"):
        after = min(said[2], venue_end)  # "“Counting Sheep”, with Ann Lee, Wool Review 3"
    elif said:
        venue_end = min(venue_end, said[1])
    venue = venue_of(text, after, venue_end, end)
    authors = names or AuthorList((), False)
    item = text[start] in BULLETS and not quoted  # of a list: it says in what it was printed
    sure = date is not None and (quoted or item or (year is not None and listed))
    return Reference(start, end, STYLE, authors, bare(text, *title), date, venue, sure, item)


def is_in_print(text: str, one: Reference) -> bool:
    """Say whether year and pages stand behind the title of a work."""
    return _IN_PRINT.search(text, one.title[1], one.end) is not None


def _printed_in(
    text: str, start: int, end: int
) -> tuple[int, int] | tuple[int, int, int, int] | None:
    """Find where a title ends, and what it is in, or who printed it, begins behind a comma; and of
    a book its year.
    """
    if (told := _IN.search(text, start, end)) and _IN_PRINT.search(text, told.end(), end):
        return told.span()
    if journal := _QUOTED_JOURNAL.search(text, start, end):
        return journal.span()
    for form in _BOOKS:
        if book := form.search(text, start, end):
            return book.start(), book.start() + 2, *book.span("year")
    return None


def _ends_with_names(text: str, start: int, end: int) -> bool:
    """Say whether a title would end with a comma and names: "Counting Sheep, Ann Lee, Bob Day"."""
    commas = (m.end() for m in _COMMA.finditer(text, start, end))
    return any(find_authors(text, comma, end) is not None for comma in commas)


def _names_in_line(text: str, start: int, end: int, journal: int) -> bool:
    """Say whether a line below the first is of names: those of all authors, over a journal."""
    below = [line for line in find_lines(text, start, end) if start < line.start < journal]
    found = (find_authors(text, line.start, line.end) for line in below)
    return any(names is not None and len(names.places) > 1 for names in found)


def _names(text: str, after: int, end: int) -> tuple[AuthorList, int, int] | None:
    """Read the co-authors behind a title or its journal; and where they begin and end."""
    for said in _with(text, after, end):
        if found := find_with(text, said, end):
            return found[0], said, found[1]
    return None


def _inside(text: str, start: int, end: int) -> tuple[int, AuthorList] | None:
    """Find the co-authors in brackets that a title ends with, and where it does before them."""
    opens = text.rfind("(", start, end)
    told = find_with(text, opens, end) if opens > start + 8 else None
    return (opens, told[0]) if told and told[1] >= end - 1 else None


def _with(text: str, after: int, end: int) -> Iterator[int]:
    if begins := _WITH_NOW.match(text, after, end):
        yield begins.end()
    for sign in _WITH.finditer(text, after, end):
        yield sign.start() if text[sign.start()] == "(" else sign.end()

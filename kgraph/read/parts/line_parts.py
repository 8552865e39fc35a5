"""The parts of a line that is a whole entry: names, a venue with its year, a title.

Pure: places of a text in, places out. How they stand in a line is told by `paper_line_forms`.
"""

import re
from dataclasses import dataclass

from kgraph.read.page import Line, ends_sentence, trim
from kgraph.read.parts import entry
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.journal_numbers import find_journals
from kgraph.read.parts.persons import NOT_NAMES, is_capital_name, is_person
from kgraph.read.parts.prose import looks_like_prose
from kgraph.read.parts.signed_years import is_place
from kgraph.read.parts.title_names import is_venue

MAX_BORDERS = 40  # places of a line where its title or its names may end
YEAR = r"(?P<year>(?:19|20)\d\d)[a-z]?"
_SURNAME = re.compile(
    r"(?:(?:[a-z]{2,3}|de la|van de[nr]?)\s)?[^\W\d_a-z][\w'’-]*(?:[ -][^\W\d_a-z][\w'’-]*)?"
)
_INITIAL_STOP = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]\.$")
# "Ann Lee. 2010" has a border of its own; "Leeds, March 2019" is a day.
_UNNAMED = re.compile(
    r"(?:(?<![A-Z])(?<! al)\.|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
    r"|Spring|Summer|Autumn|Fall|Winter)$"
)
_PAIR = re.compile(r"\w\s(?:&|and)\s\w")
_TWO = re.compile(r"[^\s,.]+,\s[^\s,.]+")
_ONE_NAME = re.compile(r"[^\W\d_a-z][\w'’-]*[^\W\d_A-Z]")
_ORGANISATION = re.compile(
    r"\b(?:University|Universit\w+|Institute|College|School|Department|Lab|Labs|Laborator\w+|Inc|Center"
    r"|Centre|Academy|Google|Microsoft|Workshop|Tutorial|Student|Professor|Conference)\b"
)
_CUT_YEAR = re.compile(rf"{YEAR}\W*$")
_BEHIND_NAMES = re.compile(r"\s?[,;.|]\s+|\s[-–—/·]\s+|\s?[(\[]|\.(?=$)")
IN = re.compile(r"[\s.,;:(\[–—-]*(?:(?:to appear )?in:?\s+|published\s(?:in|at)\s)?", re.IGNORECASE)
# "[U. of Wool]" behind names: no venue.
_AFFILIATION = re.compile(r"\s?\[[^\[\]\d]{2,120}\]$")
FINAL_YEAR = re.compile(rf"[,\s(\[]*['’]?{YEAR}[)\].]*$")
# "Phys. Rev. D", "Annals of Math": a journal behind names.
_CUT_WORDS = (
    r"(?:Phys|Proc|Math|Nucl|Class|Astron|Astrophys|Annu|Lett|Commun|Comm|Trans|Bull|Biol|Appl"
    r"|Geophys|Eur)"
)
_CUT_WORD = re.compile(rf"{_CUT_WORDS}\.\s")  # "Phys. Rev."
_JOURNAL = re.compile(
    r"\b[A-Z][a-z]{2,}\.(?:\s[A-Z])?$|\bof\s"
    rf"|^{_CUT_WORDS}\.\s"
)
# The beginning of a journal behind names: "Ann Lee, Bob Day, J" of "J. Wool 7".
_CUT_OFF = re.compile(rf",\s+(?:[A-Z]|{_CUT_WORDS})$")
_INITIAL_LAST = re.compile(r"(?:,|\sand|\s&)\s+[A-Z]$")
_TWO_NUMBERS = re.compile(r"\d\D+\d")
_CUT_SHORT = re.compile(r"(?:[A-Z]|[A-Z][a-z]+)\.\s")  # "J. Wool"
_VOLUME = re.compile(r"\s+\d{1,4}\b")
_NO_JOURNAL = re.compile(r"arXiv|[*_]\s")
_GROUP = re.compile(
    r"(?:\S+\s){1,8}(?:Group|Investigators|Collaborators|Consortium|Committee|Network|Collaboration)"
)
_BETWEEN = re.compile(r",\s+(?:(?:and|&|et|und)\s+)?|\s+(?:and|&|et(?!\.?\s+al)|und)\s+")
_CUT = re.compile(r",?\s(?:et\.?\sal\.?|and\s+others|(?:&|and)\s+co(?:\.|-?workers)?)$|(?<=\w)\+$")
_CUT_ENDS = ("+", "al", "al.", "others", "co", "co.", "workers")
_AND = re.compile(r"\s(?:et(?!\.?\s+al)|und)\s")  # of other languages
_AROUND = ' \t.,;:*_"“”„–—|'


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


def names_and_venue(
    text: str, start: int, end: int, *, apart: bool = False
) -> tuple[AuthorList, tuple[int, int] | None, tuple[int, int] | None] | None:
    """Read names up to the end, or up to a venue or a year; the longest list that fits.

    Names may be family names alone where a dash or a new line sets them ``apart``.
    """
    if found := names_and_journal(text, start, end):
        return found
    borders = [m.span() for m in _BEHIND_NAMES.finditer(text[start:end])]
    # "S. Lee 2010", "Lee & Day (2010)": nothing but the year stands behind the names.
    year = FINAL_YEAR.search(text, max(start, end - 12), end)
    if year and text[year.start()] in " (" and _may_be_named(text, start, year.start()):
        borders.append((year.start() - start, year.start("year") - start))
    for a, b in [(end - start, end - start), *reversed(borders[-MAX_BORDERS:])]:
        if text.startswith(".", start + a) and _CUT_OFF.search(text[start : start + a][-20:]):
            continue
        # "Lee, A. B. 1973": the full stop is the initial's.
        stop = start + a + (_INITIAL_STOP.search(text, start, start + a + 1) is not None)
        names = people(text, *bare_names(text, start, stop))
        if names and not (" " in text[slice(*names.places[0])] or names.truncated):
            # "Attention, Models, 2017"; "Lee & Day, 2017"
            pair = len(names.places) == 2 and _PAIR.search(text, start, stop)
            listed = apart and surnames(text, start, names.places[-1][1]) is not None
            dated = pair and FINAL_YEAR.fullmatch(text, start + a, end)
            names = names if listed or dated else None
        rest = text[start + b : end]
        year = FINAL_YEAR.search(text, max(start + b, end - 12), end)
        if names and b > a and _AFFILIATION.match(text, start + a, end):
            return names, None, None
        if names is None or (rest and not year and not is_venue(rest)) or len(rest) > 150:
            continue
        into = IN.match(text, start + b, end)
        assert into is not None, "it matches nothing as well"
        venue = bare(text, into.end(), year.start() if year else end)
        # "Pressure Testing Sheep - Ann Lee (2023)": of two that may be names, the last are.
        placed = is_venue(text[slice(*venue)]) or _CUT_WORD.match(text, *venue)
        told = len(names.places) == 1 and not placed
        if told and (find_authors(text, *venue) or people(text, *venue)):
            continue
        return names, venue if venue[0] < venue[1] else None, year.span("year") if year else None
    return None


def _may_be_named(text: str, start: int, end: int) -> bool:
    """Say whether names may end where only a year follows: no month, and no place."""
    last = text.rfind(" ", start, end) + 1
    placed = is_venue(text[last:end]) or (last < end and is_place(text, last, end))
    return not placed and _UNNAMED.search(text, start, end) is None


def names_and_journal(
    text: str, start: int, end: int
) -> tuple[AuthorList, tuple[int, int], tuple[int, int]] | None:
    """Read names, a journal with its numbers and its year: "Lee A, Day B. N Engl J Wool
    2019;381:1995-2008", "Ann Lee, J. Wool Res. 15, 5779 (1999)". A group may be who wrote it.
    """
    if not (any(map(str.isdigit, text[end - 3 : end])) and _TWO_NUMBERS.search(text, start, end)):
        return None
    for before, venue, year in find_journals(text, start, end):
        # "*Ann Lee, Bob Day.* arXiv 2021.08": a month is no volume, a mark ends the names.
        if _NO_JOURNAL.search(text, *venue):
            continue
        # "A. Lee and B. Day. Wool Review 3": "Day" is no word of it.
        if _INITIAL_LAST.search(text, start, before):
            continue
        stop = before + text.startswith(" al.", before - 3)
        if named := people(text, *bare_names(text, start, stop)):
            return named, venue, year
        if _GROUP.fullmatch(text, start, before):
            return AuthorList(((start, before),), False), venue, year
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
    if len(found.places) > 1 and _CUT_SHORT.match(last):
        # "Ann Lee, J. Wool 7": one number is a volume, several are marks of names.
        marked = [_VOLUME.match(text, b) is not None for _, b in found.places[-2:]]
        if marked == [False, True]:
            return None
    return None if "," not in last and _is_placed(last) else found


def _is_placed(text: str) -> bool:
    """Say whether words that may be a name are a venue: "Wool Review"; "Ann LEE" is none."""
    return is_venue(text) and not is_capital_name(text)


def _are_surnames(names: str) -> bool:
    """Say whether a list is of single words with "and" before the last: "Lee, Day and Fox";
    "Lee, Ann and Day, Bob" has it between two persons.
    """
    if "and" not in names and "&" not in names:
        return False
    *before, last = re.split(r"\s+(?:and|&)\s+", names.strip())
    parts = [part.strip() for part in ", ".join(before).strip(" ,").split(",")]
    single = all(
        len(part.split()) == 1 and len(part) > 1 and not part.isupper() for part in [*parts, last]
    )
    return len(before) == 1 and len(parts) > 1 and single


def people(text: str, start: int, end: int) -> AuthorList | None:
    """Read names of which the family name may be all that is printed."""
    found = _without_venue(text, start, end)
    if found and len(found.places) > 1 and _JOURNAL.search(text[slice(*found.places[-1])]):
        return None
    if found and _CUT_WORD.match(text, *found.places[0]):
        return None
    # "Child, Gray, Radford, Sutskever": without initials they are rather four than two.
    if found and len(found.places) > 1 and all(_TWO.fullmatch(text, a, b) for a, b in found.places):
        return surnames(text, start, end) or found
    if found and not (_are_surnames(text[start:end]) or _AND.search(text, start, end)):
        return found
    last = text[max(start, end - 20) : end].rstrip()
    cut = _CUT.search(text[start:end]) if last.endswith(_CUT_ENDS) else None
    stop = trim(text, start, start + cut.start() if cut else end)[1]
    places, position = [], start
    for border in [*_BETWEEN.finditer(text, start, stop), None]:
        b = border.start() if border else stop
        places.append((position, b))
        position = border.end() if border else stop
    # One word with a capital is any word: "Attention, 2017".
    alone = len(places) == 1 and not cut
    if alone or not all(_is_name(text[a:b]) for a, b in places):
        return None
    if _JOURNAL.search(text[slice(*places[-1])]):
        return None
    return AuthorList(tuple(places), cut is not None)


def surnames(text: str, start: int, end: int) -> AuthorList | None:
    """Read a list of family names alone, as stand in brackets and before years: "Liu, Zaharia";
    two at least, single words, with commas or "and" between them.
    """
    parts = []
    position = start
    for border in [*_BETWEEN.finditer(text, start, end), None]:
        parts.append((position, border.start() if border else end))
        position = border.end() if border else end
    alone = all(_ONE_NAME.fullmatch(text, a, b) and not is_venue(text[a:b]) for a, b in parts)
    return AuthorList(tuple(parts), False) if alone and len(parts) > 1 else None


def _is_name(text: str) -> bool:
    if is_person(text):
        return not _is_placed(text)
    told = is_venue(text) or not NOT_NAMES.isdisjoint(text.split())  # "Machine Learning"
    return _SURNAME.fullmatch(text) is not None and not told


def may_be_title(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of a line has the length and the words of a title."""
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
        and not printed.startswith("www.")
        and not printed.endswith(("et al", "et al."))
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

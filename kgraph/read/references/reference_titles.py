"""The title of a reference: what may be one, and where it ends.

Pure: places of a text in, places out.
"""

import re

from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.journal_numbers import find_printed
from kgraph.read.parts.languages import language_last
from kgraph.read.parts.title_names import is_venue
from kgraph.read.references.reference_places import FREE_YEAR, find_untitled, is_journal
from kgraph.read.references.reference_types import EAST

FULL_STOP = re.compile(r"[.?!](?:\s+|$)")
_BEFORE_CAPITAL = re.compile(r",\s+(?=[A-Z])")
NOT_CLOSING = re.compile(r"\b(?:vs|[Ee]t al|cf|e\.g|i\.e|[A-Z]|St|Dr|Mr|No|Vol|vol|pp|v)$")
# A part of a work: "Lie groups. II. In ICML", "A survey. X. A new planet", "Maps. Part I. In".
PART = re.compile(r"(?:[IVX]{1,5}|(?:Part|Chapter|Paper)\s(?:[IVX]{1,5}|\d{1,2}))[.:]\s")
_PART_ENDS = re.compile(r"\s(?:Part|Chapter|Paper)\s(?:[IVX]{1,5}|\d{1,2})$")
# "In Proc. ICML", "arXiv:2007", "Mon Not R Astron Soc. 2007", "Nature 3, 1-10"
_VENUE = (
    r"(?:In\b|arXiv\b|CoRR\b|Proc|Adv|J\.|Journal|Trans|Preprint\b"
    r"|(?:[A-Z&][\w&-]*[.,]?\s){1,6}(?:[A-Z&][\w&-]*[.,]?\s)?\(?\d)"
)
_VENUE_NOW = re.compile(_VENUE)
_VENUE_BEGINS = re.compile(rf"[.]\s+(?={_VENUE})")
_ID_BEGINS = re.compile(r"[.]\s+(?=https?://|arXiv\s?:|doi\s?:)", re.IGNORECASE)
_VENUE_SIGN = re.compile(r"\d|\b(?:Conference|Journal|Proceedings|Workshop|Letters|Review)\b")
_NUMERAL = re.compile(r"[.\s][IVX]{2,5}$")  # one alone is no full stop of a title
# "Counting Sheep, Proc. of ICML": no full stop that closes a title.
_PROCEEDINGS = re.compile(
    r",\s+(?=(?:[Ii]n:?\s(?:the\s)?)?(?:Proc(?:\.|eedings\b)|(?:Trans|Int|Ann|Conf|Symp)\.\s(?:of\s)?[A-Z]))"
)
# "Counting Sheep. In: ", "Counting Sheep // ": where it appeared.
_INTO = re.compile(r"[IiEe/](?:(?<=/)/|n:)\s")
_BEFORE_INTO = re.compile(
    r"(?:[.,]\s+(?:(?:[Ee]rscheint|[Ii]m Druck|[Tt]o appear|[Àà] paraître|[Ii]n corso di stampa)"
    r",?\s)?"
    r"[IiEe]|(?<=\?)\s+[IiEe]|\s+/)$"
)
_NO_TITLE = re.compile(
    r"[A-Z]\.\s|in(?::|\s+(?:proc|adv\b|int|conf|annual|\d|(?-i:[A-Z]{3})))"
    r"|ph\.?\s?d\.?\sthesis$|(?:proceedings|journal|arxiv|corr|vol\.?|pp\.?|pages|https?:)\b",
    re.IGNORECASE,
)
# "Wool Review, 12(1), 101–118" is what stands behind a title.
_NUMBERS_LAST = re.compile(r"\d\s?(?:\(\d+\))?\s?[:,]\s?(?:pp?\.\s?)?\d+\s?[–-]\s?\d+$")
# "What Is Wool? Theory and Practice. London: Hay, 2013", "Meadow, U.K.: Wool Univ. Press"
_CITY_BEHIND = re.compile(
    r"(?<!\b[A-Z])\.\s+(?=[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}(?:[,/]\s?[A-Z][\w.]{1,12})?:"
    r"\s[A-Z][^:]{2,60}?,\s(?:19|20)\d\d)"
)
# "Sheep [Computer software]", "Sheep (arXiv:2001.00001)": not of the title.
_KIND = re.compile(
    r"\s+(?:\[(?=[^\[\]]*(?i:software|data ?set|preprint|thesis|dissertation|manuscript|paper"
    r"|presentation|video|conference|poster|code|report))[A-Za-z][^\[\]]*\]|\(arXiv[:\s][^()]*\))$"
)
# "Овцы: дис. ... канд. наук", "Вівці: навч. посібник", "Ovce: disertační práce", "Sheep: a thesis".
_KIND_BEHIND_COLON = re.compile(
    r"\s?:\s(?:(?:автореф(?:ерат)?\.?\s)?ди(?:с{1,2}|сертац\w+)|автореф(?:ерат)?|монограф\w*|підручник"
    r"|учеб(?:ник|\w*\.?(?:-метод\w*\.?)?\sпособ\w*)?|навч(?:\w*\.?\sпосіб\w*)?|учеб\.?-метод"
    r"|(?:[a-z]{1,3}\s)?(?:(?:[Pp]h\.?D\.?|doctoral|master['’]?s)\s)?(?:thesis|dissertation|thèse|mémoire)"
    r"(?:\s(?:de|du)\s\w+)?|(?:di[sz]ertační|diplomová|bakalářská)\spráce)$"
)
# "Sheep, volume 134 of Wool Tracts": a series is of the venue.
_SERIES = re.compile(
    r",\s+(?:[Vv]ol(?:ume|\.)|[Nn]umber|[Nn]o\.|[Bb]d\.|[Bb]and)\s+[\dIVX]+\s+(?:of|in|der)\s"
)
# "Sheep, second ed., Wool Library", "Sheep, 2015, arXiv:": behind a comma, not of the title.
_BEHIND_TITLE = re.compile(
    r",\s(?:(?:(?:first|second|third|fourth|fifth|sixth|revised|expanded|\d{1,2}(?:st|nd|rd|th)?)\s)"
    r"(?:\w+\s)?ed(?:\.|n\b|ition\b)|(?:19|20)\d\d$)"
)
MAX_KIND = 60  # code points of what a title has in brackets behind it
_LETTER_LAST = re.compile(r"(?<!\bof)(?<!\bby)(?<!\bto)(?<!and)\s[A-Z]$")
_CUT_SHORT = tuple("cstnfp")  # "Proc.", "Trans.", "Int.", "Ann.", "Conf.", "Symp."


def journal_behind(
    text: str, start: int, end: int, *, undated: bool = False
) -> re.Match[str] | None:
    """Find the comma that closes a title before a journal with volume, pages and year, whose
    name may have full stops: "Counting sheep, J. Wool. Sci. 12, 3-4 (2007)"; or ``undated``.
    """
    stop = find_stop(text, start, end)
    limit = min(stop[0] if stop else end, start + 400)
    for comma in _BEFORE_CAPITAL.finditer(text, start + 8, limit):
        if undated and is_journal(text, comma.end(), end):
            return comma
        found = find_untitled(text, comma.end(), end)
        # "Sheep, Goats. J. Wool 12, 3 (2007)": a title goes on to the full stop.
        if found and found[1] and " J. " not in text[slice(*found[0])]:
            return comma
    return None


def without_kind(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the place of a title without the kind of work in brackets behind it, and without the
    series it is a volume of.
    """
    if kind := _KIND.search(text, max(start, end - MAX_KIND), end):
        end = kind.start()
    if language := language_last(text, start, end):
        end = language[1]
    if kind := _KIND_BEHIND_COLON.search(text, max(start + 8, end - MAX_KIND), end):
        end = kind.start()
    series = _SERIES.search(text, start + 8, end)
    return start, series.start() if series else end


def end_of_title(text: str, start: int, end: int) -> int:
    """Give where a title ends before its edition or its year."""
    behind = _BEHIND_TITLE.search(text, start + 8, end)
    return behind.start() if behind else end


def find_stop(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the sign that closes a title: where the title ends, where the next part begins."""
    if into := find_into(text, start, end):
        return into
    for match in FULL_STOP.finditer(text, start, end):
        if match[0][0] == "." and text[match.start() - 1 : match.start()] in _CUT_SHORT:
            comma = _PROCEEDINGS.search(text, start, match.end() + 2)
            if comma:
                return comma.start(), comma.end()
        if text.count("(", start, match.start()) > text.count(")", start, match.start()):
            continue  # "Sheep (cf. Goats) in Fields"
        if match[0][0] != ".":
            # A question may be half of a title: "What is it? A study of sheep. In ICML".
            now = _VENUE_NOW.match(text, match.end(), end)
            later = None if now else _VENUE_BEGINS.search(text, match.end(), end)
            if not (now or later):
                later = _behind_question(text, match.end(), end)
            if not (now or later):
                later = _CITY_BEHIND.search(text, match.end(), min(end, match.end() + 200))
            if not (now or later) and (found := find_printed(text, start, end, dated=True)):
                return found if found[0] > match.end() else (match.start() + 1, match.end())
            return (later.start(), later.end()) if later else (match.start() + 1, match.end())
        if _PART_ENDS.search(text, max(start, match.start() - 20), match.start()):
            return match.start(), match.end()
        if _NUMERAL.search(text, max(start, match.start() - 6), match.start()):
            # "Spin glasses. II. In ICML" ends here, "A survey. XIX. New planets. In" later.
            if _VENUE_NOW.match(text, match.end(), end) or match.end() == end:
                return match.start(), match.end()
            continue
        if PART.match(text, match.end(), end):
            continue
        if not NOT_CLOSING.search(text[max(start, match.start() - 8) : match.start()]):
            return match.start(), match.end()
        # "Synthesis of Wool B. Angew. Chem. 2019, 58, 67"; "On a theorem of B. Wool. Sheep 1, 2"
        if _LETTER_LAST.search(text, max(start, match.start() - 8), match.start()):
            found = find_printed(text, start, end)
            if found and found[0] == match.start():
                return found
    return None


def find_city(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the full stop before a city, a press and a year, behind a title."""
    return _CITY_BEHIND.search(text, start + 8, min(end, start + 400))


def find_into(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find "In:" or "//" behind a title, and no year before: where the title ends, and where the
    sign begins.
    """
    into = _INTO.search(text, start + 8, min(end, start + 400))
    sign = into and _BEFORE_INTO.search(text, max(start, into.start() - 30), into.start() + 1)
    if into is None or not sign or FREE_YEAR.search(text, start, into.start()):
        return None
    return sign.start(), into.start()


def _behind_question(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the full stop of the half of a title behind a question, where an id or a link ends
    the entry, perhaps behind a venue: "What is it? A study of sheep. ICML. https://".
    """
    last = _ID_BEGINS.search(text, start, min(end, start + 200))
    stop = FULL_STOP.search(text, start, last.end()) if last else None
    half = text[start : stop.start()] if stop and stop[0][0] == "." else ""
    whole = len(half.split()) > 2 and not (_VENUE_SIGN.search(half) or is_venue(half))
    return stop if whole else None


def is_title(text: str, start: int, end: int, *, sure: bool = False) -> bool:
    """Say whether a stretch of text may be a title; two names are none, but in quotes, or where
    a title is ``sure`` to stand: "Bodies and Transforms" has the shape of two names.
    """
    title = text[start:end]
    if EAST.search(title):
        return 4 <= len(title) <= 300
    words = title.split()
    if not (8 <= len(title) <= 300 and 2 <= len(words) <= 40) or _NO_TITLE.match(title):
        return False
    if _NUMBERS_LAST.search(title):
        return False
    if "://" in title or sum(map(str.isalpha, title)) < (0.3 if sure else 0.6) * len(title):
        return False
    if sure or text[start - 1 : start] in ('"', "“", "«", "‘"):
        return True
    names = find_authors(text, start, end)
    return names is None or (len(names.places) == 1 and not names.truncated)

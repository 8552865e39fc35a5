"""Journals told by the numbers behind them: volume, number, year and pages, in any order.

    Germania 99, 2021, 145–188.          Revue des prés, t. 12, n° 2, 2012, p. 1-9.
    J. Am. Wool Soc. 2022, 144, 1–9.     Zeitschrift für Wolle 12 (2012), H. 2, S. 1–9.

What stands behind a title is such a journal if all that follows its name is numbers, and
the words that name numbers. Pure: places of a text in, places out.
"""

import re

from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.references.reference_names import INITIAL

MAX_TITLE, MAX_TAIL, MAX_NAME = 400, 160, 120  # code points
MIN_TITLE = 2  # words
_NAMED = (  # what numbers are of
    r"(?:[Vv]ol|VOL|[Nn]os?|[Nn]rs?|[Nn]úm|[Nn]um|[Nn][º°]|№|[Bb]d|[Jj]g|[Hh]eft|[Hh]|[Tt]om[eo]?"
    r"|[Tt]|[Vv]|[Nn]|[Ss]|[PpСсТт]|[Pp]p|[Pp]ágs?|[Pp]ags?|[Ss]tr|[Aa]rt|[Ii]ss|[Ff]asc|[Ss]uppl"
    r"|[Ss]er|[Aa]fl|[Vv]olume|[Nn]umber|[Nn]umero|[Nn]úmero|[Nn]uméro|[Ii]ssue|[Pp]ages?"
    r"|[Aa]rticle|[Aa]ño|[Aa]nno|[Yy]ear|[Tt]eil|[Pp]art)"
)
_WHEN = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}|[Ss]pring|[Ss]ummer|[Aa]utumn"
    r"|[Ff]all|[Ww]inter"
)
_NUMBER = r"[A-Za-z]{0,3}\d[\w.:–—−-]*|[IVXLC]{1,7}\b(?![.'’])"
_TAIL = re.compile(
    rf"(?=[\dIVXLC(\[VvNnJjBbTtHhSsPp№АТт])(?:(?:{_NAMED}[.º°]?\s?|{_NUMBER}|(?:{_WHEN})\b"
    # "(Mainz 2015) 301–318": where it was printed
    rf"|\((?:[A-Z][\w/–. -]{{2,40}}\s)?(?=(?:19|20)\d\d\)))"
    rf"(?:[\s,.;:/)\[\]–—-]|\((?=\d|{_NAMED}[.º°\s]|(?:{_WHEN})\b))*+)++"
)
_TAIL_BEGINS = re.compile(r"[\s,]\s*(?=[\dIVXLC(\[]|" + _NAMED + r"[.º°\s]\s?\d)")
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.–-]*\d{3})")
# "17 May", "May 17–19," are days on which something was.
_DAY = re.compile(
    rf"\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?\.?\s(?:{_WHEN})|(?:{_WHEN})\.?\s\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?,?"
)
_WHEN_LAST = re.compile(rf"\b(?:{_WHEN})$")
_OTHER = re.compile(r"\d+")
_ENDS = re.compile(
    r"\s*(?:$|https?:|www\.|doi\b|DOI\b|PMC?ID\b|PubMed\b|arXiv\b|ISSN\b|URL\b|Epub\b|[(\[*]"
    r"|(?<=;\s)[A-Z])"
)
CLOSES, WITH_COLON = re.compile(r"[.,?!]\s+"), re.compile(r"[.,:?!]\s+")
_GOES_ON = re.compile(r"(?:,|\s(?:and|&|et|und)|\s[^\W\d_a-z]\.)\s*\n[ \t]*$")
_AND_FIRST = re.compile(r"[ \t]*(?:and|&|et|und)\s")
_COMMA = re.compile(r",\s+(?=[^\W\d_a-z]|d[aeiu]\s|v[ao]n\s)")  # before a name
# A word cut short, or one that most journals cut behind whole ones: "Wool Rev."
_CUT_SHORT = re.compile(
    r"[^\W\d_a-z][\w-]{0,9}|&|(?:[A-Z][\w&-]*\s){1,3}(?:Ann|Appl|Biol|Bull|Chem|Commun|Eng|J|Lett"
    r"|Mag|Math|Mech|Med|Phys|Proc|Quart|Res|Rev|Sci|Soc|Stat|Theor|Trans)"
)
_NO_NAME = re.compile(r"[\"“”«»„]|\d|://")


def find_printed(
    text: str, start: int, end: int, *, dated: bool = False, closes: re.Pattern[str] = CLOSES
) -> tuple[int, int] | None:
    """Find the journal behind a title that begins at ``start``: where the title ends, and where
    the journal begins; of an entry that is ``dated`` elsewhere its numbers need no year. What
    ``closes`` a title may be told.
    """
    name_end = find_numbers(text, start + 8, end, dated=dated)
    return _name_before(text, start, name_end, closes) if name_end else None


def names_behind(text: str, start: int, end: int) -> tuple[int, AuthorList] | None:
    """Find the names that stand behind a title and a comma up to a journal: where the title ends,
    and they; one alone has an initial.
    """
    line = text.rfind("\n", start, end) + 1
    wrapped = _GOES_ON.search(text, start, line) or _AND_FIRST.match(text, line)
    if line and not wrapped and find_authors(text, line, end):
        return None  # "Counting sheep\nLee A, Day B"
    for comma in _COMMA.finditer(text, start, end):
        # "Counting Sheep (with Ann Lee, Bob Day and Cy Fox), Wool 3": names that brackets part.
        opens = text.rfind("(", start, comma.start())
        if opens >= 0 and text.find(")", opens, comma.start()) < 0:
            continue
        found = find_authors(text, comma.end(), end)
        several = found is not None and (len(found.places) > 1 or found.truncated)
        if found and any("," in text[a:b] for a, b in found.places):
            return None  # "Counting sheep\nLee, A., Day, B."
        if found and (several or INITIAL.search(text[slice(*found.places[0])])):
            return comma.start(), found
    return None


def find_numbers(text: str, start: int, end: int, *, dated: bool = False) -> int | None:
    """Find the numbers that an entry ends with, a year among them or not if it is ``dated``: where
    the name before them ends.
    """
    limit = min(end, start + MAX_TITLE)
    for sign in _TAIL_BEGINS.finditer(text, start, limit):
        tail = _TAIL.match(text, sign.end(), min(end, sign.end() + MAX_TAIL))
        if tail is None or not _ENDS.match(text, tail.end(), end):
            continue
        year = _YEAR.search(tail[0])
        rest = tail[0][: year.start()] + tail[0][year.end() :] if year else tail[0]
        if len(_OTHER.findall(_DAY.sub("", rest))) >= (1 if year else 2) and (year or dated):
            return None if _WHEN_LAST.search(text, start, sign.start()) else sign.start()
    return None


def _name_before(
    text: str, start: int, end: int, closes: re.Pattern[str]
) -> tuple[int, int] | None:
    """Find the name of a journal that ends at a place: behind the last sign that closes a title
    and is no full stop of a word cut short.
    """
    first = max(start, end - MAX_NAME)
    begin = None
    after = end
    for sign in reversed(list(closes.finditer(text, first, end))):
        part = text[sign.end() : after].strip(" .,")
        if begin is not None and not _CUT_SHORT.fullmatch(part):
            break
        whole = len(text[start : sign.start()].split()) >= MIN_TITLE
        if not whole or not text[sign.end()].isupper():
            break
        begin, after = sign, sign.start()
        if sign[0][0] != ".":
            break
    if begin is None or _NO_NAME.search(text, begin.end(), end):
        return None
    return begin.start() + (begin[0][0] in "?!"), begin.end()

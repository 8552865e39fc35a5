"""Journals told by the numbers behind them: volume, number, year and pages, in any order.

    Germania 99, 2021, 145–188.          Revue des prés, t. 12, n° 2, 2012, p. 1-9.
    J. Am. Wool Soc. 2022, 144, 1–9.     Zeitschrift für Wolle 12 (2012), H. 2, S. 1–9.

What stands behind a title, or behind names, is such a journal if all that follows its name is
numbers, and the words that name numbers. Pure: places of a text in, places out.
"""

import re
from collections.abc import Iterator

MAX_TITLE, MAX_TAIL, MAX_NAME = 400, 160, 120  # code points
MIN_TITLE = 2  # words
_NAMED = (  # what numbers are of
    r"(?:[Vv]ol|VOL|[Nn]os?|[Nn]rs?|[Nn]úm|[Nn]um|[Nn][º°]|№|[Bb]d|[Jj]g|[Hh]eft|[Hh]|[Tt]om[eo]?"
    r"|[Tt]|[Vv]|[Nn]|[Ss]|[PpСсТт]|[Pp]p|[Pp]ágs?|[Pp]ags?|[Ss]tr|[Aa]rt|[Ii]ss|[Ff]asc|[Ss]uppl"
    r"|[Ss]er|[Aa]fl|[Vv]olume|[Nn]umber|[Nn]umero|[Nn]úmero|[Nn]uméro|[Ii]ssue|[Pp]ages?"
    r"|[Čč]|[Rr]oč|[Aa]rticle|[Aa]ño|[Aa]nno|[Yy]ear|[Tt]eil|[Pp]art)"
)
_WHEN = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}|[Ss]pring|[Ss]ummer|[Aa]utumn"
    r"|[Ff]all|[Ww]inter|[Pp]rintemps|[Éé]té|[Aa]utomne|[Hh]iver|[Pp]rimavera|[Vv]erano|[Oo]toño"
    r"|[Ii]nvierno|[Ee]state|[Aa]utunno|[Ii]nverno|[Ff]rühjahr|[Ss]ommer|[Hh]erbst"
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
_YEAR_LAST = re.compile(r"[,\s]\s?\(?((?:19|20)\d\d)\)?\.?$")
_OTHER = re.compile(r"\d+")
_ENDS = re.compile(
    r"\s*(?:$|https?:|www\.|doi\b|DOI\b|PMC?ID\b|PubMed\b|arXiv\b|ISSN\b|URL\b|Epub\b|[(\[*]"
    r"|(?<=;\s)[A-Z])"
)
CLOSES, WITH_COLON = re.compile(r"[.,?!]\s+"), re.compile(r"[.,:?!]\s+")
# A word cut short, or one that most journals cut behind whole ones: "Wool Rev."
_CUT_SHORT = re.compile(
    r"[^\W\d_a-z][\w-]{0,10}|Acta\s[A-F]|&"
    r"|(?:[A-Z][\w&-]*\s){1,3}(?:Ann|Appl|Biol|Bull|Chem|Commun|Eng|J|Lett"
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
    names = list(_names_before(text, start, name_end, closes)) if name_end else []
    return names[-1] if names else None


def find_journals(
    text: str, start: int, end: int
) -> Iterator[tuple[int, tuple[int, int], tuple[int, int]]]:
    """Find the journal with its year that a stretch ends with, in each way to tell where its name
    begins, the longest first: where what stands before ends, the journal with its numbers, and
    the year, which is of the journal unless it ends it.
    """
    found = _find_tail(text, start, end, dated=False)
    if found is None or text[found[1] : end].strip(" ."):
        return
    last = _YEAR_LAST.search(text, found[0], end)
    year = last or _YEAR.search(text, found[0], end)
    assert year is not None, "the numbers have one"
    stop = last.start() if last else found[1]
    for before, begin in reversed(list(_names_before(text, start, found[0], CLOSES))):
        yield before, (begin, stop), year.span(len(year.groups()))


def find_numbers(text: str, start: int, end: int, *, dated: bool = False) -> int | None:
    """Find the numbers that an entry ends with, a year among them or not if it is ``dated``: where
    the name before them ends.
    """
    found = _find_tail(text, start, end, dated=dated)
    return found[0] if found else None


def _find_tail(text: str, start: int, end: int, *, dated: bool) -> tuple[int, int] | None:
    """Find where the numbers begin, and where they end."""
    limit = min(end, start + MAX_TITLE)
    for sign in _TAIL_BEGINS.finditer(text, start, limit):
        tail = _TAIL.match(text, sign.end(), min(end, sign.end() + MAX_TAIL))
        if tail is None or not _ENDS.match(text, tail.end(), end):
            continue
        year = _YEAR.search(tail[0])
        rest = tail[0][: year.start()] + tail[0][year.end() :] if year else tail[0]
        if len(_OTHER.findall(_DAY.sub("", rest))) >= (1 if year else 2) and (year or dated):
            when = _WHEN_LAST.search(text, start, sign.start())
            return None if when else (sign.start(), tail.end())
    return None


def _names_before(
    text: str, start: int, end: int, closes: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Find the name of a journal that ends at a place: behind the last sign that closes a title,
    and behind each one before that may be the full stop of a word cut short; where what stands
    before ends, and where the name begins.
    """
    after = end
    for sign in reversed(list(closes.finditer(text, max(start, end - MAX_NAME), end))):
        part = text[sign.end() : after].strip(" .,")
        if after < end and not _CUT_SHORT.fullmatch(part):
            return
        whole = len(text[start : sign.start()].split()) >= MIN_TITLE
        if not whole or not text[sign.end()].isupper() or _NO_NAME.search(text, sign.end(), end):
            return
        yield sign.start() + (sign[0][0] in "?!"), sign.end()
        if sign[0][0] != ".":
            return
        after = sign.start()

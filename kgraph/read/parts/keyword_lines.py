"""Lines under an abstract that list its keywords, or its classes in a scheme of some field.

Index Terms—sheep, goats, ladders
Key words and phrases. sheep, goats
Keywords Sheep · Goats · Ladders
PACS numbers: 03.67.Lx, 03.65.Ud
2020 Mathematics Subject Classification. Primary 05C10.
CCS Concepts: • Computing methodologies → Machine learning

Journals print them so, with or without a sign behind the name. They are kept as labels: each
keyword by itself, classes with the name of their scheme.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from kgraph.read.page import Draft, Line, join_lines

_YEAR = r"(?:19|20)\d\d"
_KEYWORDS = (
    r"(?:additional )?key[ -]?words?(?: (?:and|&) (?:key )?phrases)?|index terms|general terms"
    r"|subject headings|unified astronomy thesaurus concepts"
)
_CLASSES = (
    r"PACS (?:numbers?|nos?\.?|codes?|number\(s\)|classification)"
    rf"|MSC[ -]?\(?{_YEAR}\)?(?: (?:classification|codes?|class(?:es)?|numbers?))?"
    r"|MSC (?:classification|codes?|class(?:es)?|numbers?)"
    rf"|(?:{_YEAR} )?(?:(?:AMS|ACM|MSC|Mathematic(?:s|al)|Math\.|Computing|Subject) ){{1,3}}"
    rf"Classifications?(?: System)?(?: numbers?| codes?)?(?: ?\(?{_YEAR}\)?)?"
    r"|JEL(?: (?:classification|codes?|numbers?|class\.)){1,2}"
    r"|(?:ACM )?CCS concepts?|categories (?:and|&) subject descriptors"
)
_NAMED = re.compile(
    rf"[*_]{{0,2}}(?:(?P<keywords>{_KEYWORDS})|(?P<classes>{_CLASSES})"
    rf"|(?P<short>PACS|MSC|AMS|ACM|JEL|CCS|(?:{_YEAR} )?(?:AMS )?MSC))[*_]{{0,2}}"
    r"(?:\s*[:：—–]\s*|\.\s*[—–]?\s*(?=\S)|\s-\s|$|(?P<bare>\s+))[*_]{0,2}\s*",
    re.IGNORECASE,
)
_FIRST = frozenset("ACGIJKMPSU12*_")  # signs such a line begins with
_CODE = re.compile(r"(?:Primary:?\s)?\(?(?:\d\d\.\d\d|\d\d[A-Z-]|[A-Z]\d|[A-Z]\.\d)|[•·]")
_PARTS = re.compile(r"\s*[,;·•|]\s*")
_NUMBER = re.compile(r"\d(?<![\w-].)")  # with no word before it, as "COVID-19" has one
_KEYWORD = re.compile(r"[^;,·•]+")
_OPEN = (",", ";", ":", "-", "—", "·", "•", "→")  # end a line of a list that goes on below
MAX_LINE = 400  # code points
MAX_LINES = 6  # of a list that a page wraps
MAX_PART, MIN_PARTS = 4, 3  # words of a keyword, and keywords that need no sign before them
MAX_LONG = 6  # words of one between semicolons


def find_name(text: str) -> tuple[str, int] | None:
    """Find the name in front of such a line: what it lists, and the code points of the name."""
    if text[:1] not in _FIRST or len(text) > MAX_LINE:
        return None
    match = _NAMED.match(text)
    if match is None or not any(map(str.isupper, match[0])):
        return None
    column = "keywords" if match["keywords"] else "classes"
    # "MSC: A Set of Games" is a title; and "PACS 03.67.Lx" needs no sign between.
    doubtful = match["short"] or match["bare"] is not None
    if doubtful and not _is_list(text[match.end() :], column):
        return None
    return column, match.end()


def put_list(draft: Draft, line: Line) -> bool:
    """Take such a line; say whether it is one."""
    named = find_name(line.text)
    if named is None:
        return False
    column, width = named
    if column == "keywords":
        put_keywords(draft, line.start + width, line.end)
    else:
        draft.add("labels", line.start, line.end)
    return True


def are_keywords(text: str) -> bool:
    """Say whether a text without a name is a list of keywords."""
    if len(text) > MAX_LINE or not text[-1:].isalnum() or _NUMBER.search(text):
        return False  # "Wool Letters, Vol. 3, 2019"
    # Semicolons part what may have "and" and more words in it.
    parts = text.split(";")
    long = len(parts) >= MIN_PARTS and all(len(part.split()) <= MAX_LONG for part in parts)
    return long or _is_list(text, "keywords")


def put_keywords(draft: Draft, start: int, end: int) -> None:
    """Take the keywords of a list as labels; the full stop behind them is of none."""
    text = draft.page.text
    end -= text.endswith(".", start, end)
    for part in _KEYWORD.finditer(text, start, end):
        draft.add("labels", *part.span())


def with_whole_lists(text: str, lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page, those of one list joined."""
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        stop = at + 1
        if named := find_name(lines[at].text):
            stop += _count_wrapped(lines[at : at + MAX_LINES], named[1])
        kept.append(join_lines(text, lines[at:stop]))
        at = stop
    return kept


def _count_wrapped(lines: Sequence[Line], width: int) -> int:
    """Count the lines that a list goes on in, its first line given, and the width of its name."""
    for n, (line, below) in enumerate(pairwise(lines)):
        if below.blank or line.text.endswith(".") or find_name(below.text):
            return n
        begins = not n and len(line.text) <= width and _PARTS.search(below.text)
        on = line.text.endswith(_OPEN) or below.text[0].islower() or below.text[0] in "·•"
        if not (on or begins):
            return n
    return len(lines) - 1


def _is_list(value: str, column: str) -> bool:
    """Say whether a text is a list, as no sentence and no title is."""
    if column == "classes":
        return _CODE.match(value) is not None
    parts = [part for part in _PARTS.split(value) if part]
    short = all(len(part.split()) <= MAX_PART for part in parts)
    return short and ("·" in value or len(parts) >= MIN_PARTS) and " and " not in value

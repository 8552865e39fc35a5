"""Author lists of Semantic Scholar, perhaps glued to each other or to what stands behind them.

Ashish Vaswani, Noam M. Shazeer, +5 authors, Illia Polosukhin
Bob DayBiologyArXiv2003
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from kgraph.model.names import PARTICLES
from kgraph.read.page import Line
from kgraph.read.parts.authors import LEFT_OUT
from kgraph.read.parts.persons import is_person

BORDER = re.compile(
    r"\s*(?:[,;]\s*)?(?:(?:\.\.\.|…)[,;]?\s*)?\+\s?\d+\s+(?:more\s+)?authors?[,;]?\s*"
    r"|[,;](?!\s*(?:Jr|Sr)\b)\s*|\s+and\s+|\s+&\s+|\s[•·]\s"
)
GLUED = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])(?<!Mc)(?<!Mac)(?<!\bDe)(?<!\bLa)(?<!\bLe)")
FIELD = re.compile(
    r"(?:Computer Science|Mathematics|Physics|Medicine|Biology|Linguistics|Engineering|Psychology"
    r"|Economics|Business|Chemistry|Materials Science|Environmental Science|Geology|Geography"
    r"|Sociology|Political Science|Education|Philosophy|History|Law|Art"
    r"|Agricultural and Food Sciences)"
    r"(?=\s*[,;·•]|\s*$|[A-Z]|arXiv|(?:19|20)\d\d\s[A-Z]|\s+(?:\d{1,2}\s)?[A-Z]?\w*\s?\d{4}$"
    r"|(?:\d{1,2}\s[A-Z]\w{2,8}\s)?(?:19|20)\d\d$)"
    r"\s*[,;·•]?\s*"
)
IS_FIELD = re.compile(rf"(?:{FIELD.pattern})+(?:$|(?<=[a-z])(?=[A-Z]|arXiv)|\d)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,4}|[A-Z]{1,2}")
DATED = re.compile(r"(?<!\d)(?:19|20)\d\d\W*$")
# The family name of "Hal Daumé III" is short on the lists of authors: "H. III".
_NUMBERED = re.compile(r"\s*(?:[^\W\d_]\.[\s-]?){1,3}(?:II|III|IV|Jr\.?|Sr\.?)\s*")
_DATE_BEHIND = re.compile(r"Published (?:in \S.{0,80} )?(?:19|20)\d\d\s[•·]\s")
MAX_GLUED = 600  # code points of a line of names, field, venue and date
# A name may end with capitals: "K. MVComputer Science".
_GLUED_FIELD = re.compile(rf"(?<=[^\W\d_]){FIELD.pattern}")
_FIELDS_AT_END = re.compile(rf"{_GLUED_FIELD.pattern}(?:{FIELD.pattern})*$")
# A name of several that are glued, and the number of those left out before the next.
_PIECE = re.compile(
    r"(?P<name>(?:[^\W\d_]|[ .'’-]){4,60}?)(?:\+\s?\d+\s+(?:more\s+)?authors?)?"
    r"(?:(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ]|arXiv)|(?=\d))"
)
# "Bob DayPublished 2017 in EMNLP", "Bob DayPublished in EMNLP 2017", as until 2019.
_PUBLISHED = re.compile(r"(?<=[^\W\d_.])(?=Published (?:in \S|(?:19|20)\d\d\b))")
BULLET = re.compile(r"\s[•·]\s|\s*\t\s*")


def named_part(line: Line) -> Line:
    """Give the part of a line before its facts: "A. Kim • CoNLL • 2003", or all glued."""
    if glued := _before_published(line) or _before_glued(line):
        return Line(line.start, line.start + glued, line.text[:glued], line.blank)
    fields = _FIELDS_AT_END.search(line.text) if len(line.text) <= MAX_GLUED else None
    if fields and find_names(line.text, 0, fields.start()):
        return Line(
            line.start, line.start + fields.start(), line.text[: fields.start()], line.blank
        )
    sign = BULLET.search(line.text)
    if sign and (field := _before_field(line.text)):
        return Line(line.start, line.start + field, line.text[:field])
    told = sign and (
        IS_FIELD.match(line.text[sign.end() :])
        or _DATE_BEHIND.match(line.text, sign.end())
        or DATED.search(line.text[-40:])
    )
    if sign and told:
        # "A. KimBiology • CoNLL • 2003": the field alone may be glued to the names.
        field_glued = _GLUED_FIELD.search(line.text, 0, sign.start())
        end = field_glued.start() if field_glued else sign.start()
        return Line(line.start, line.start + end, line.text[:end])
    return line


def _before_field(text: str) -> int:
    """Give where names end that dots part: "A. Kim · B. Lee · Physics · 2003"; or nought."""
    parts = [0, *(sign.end() for sign in BULLET.finditer(text))]
    field = next((n for n, start in enumerate(parts) if FIELD.match(text, start)), 0)
    if field < 2 or not all(
        is_person(text[a:b].strip(" ·•")) for a, b in pairwise(parts[: field + 1])
    ):
        return 0
    return len(text[: parts[field]].rstrip(" ·•\xa0"))


def _before_published(line: Line) -> int | None:
    """Give where names end that "Published in ..." is glued to."""
    told = "Published " in line.text and len(line.text) <= MAX_GLUED
    glued = _PUBLISHED.search(line.text) if told else None
    return glued.start() if glued and find_names(line.text, 0, glued.start()) else None


def _before_glued(line: Line) -> int | None:
    """Give where names end that field, venue and date are glued to: "Bob DayBiologyArXiv2003".

    Where no field stands, they end with the last of the names; "arXiv.org" is none.
    """
    text = line.text
    if not (20 <= len(text) <= MAX_GLUED and DATED.search(text[-8:])) or BULLET.search(text):
        return None
    field = _GLUED_FIELD.search(text)
    end = field.start() if field else 0
    if not end:
        for piece in _PIECE.finditer(text):
            name = piece["name"]
            if piece.start() != end or not is_person(name) or IS_FIELD.match(name):
                break
            end = piece.end()
    # Several names, or one with nothing between it and the rest.
    return end if 0 < end < len(text) and find_names(text, 0, end, spaced=False) else None


def is_one_name(text: str) -> bool:
    """Say whether a line is a name, or the number of those left out; a field is none."""
    text = text.strip(" ,")
    return not IS_FIELD.match(text) and (is_person(text) or LEFT_OUT.fullmatch(text) is not None)


def find_names(
    text: str, start: int, end: int, *, spaced: bool = True
) -> list[tuple[int, int]] | None:
    """Read an author list with "+5 authors" somewhere and names perhaps glued, or with a space
    between (if ``spaced``); nothing if it is none.
    """
    if end - start > 2000 or IS_FIELD.match(text[start:end]):
        return None
    places, position = [], start
    borders = [m.span() for m in BORDER.finditer(text, start, end)]
    for border, after in [*borders, (end, end)]:
        if text[position:border].strip():
            parts = list(
                _glued(text, position, border, spaced=spaced and "," not in text[start:end])
            )
            if not parts:
                return None
            places += parts
        position = after
    return places if places or borders else None


def _glued(text: str, start: int, end: int, *, spaced: bool) -> Iterator[tuple[int, int]]:
    """Part names that are glued; ``spaced`` if those that only a space parts are several."""
    if _NUMBERED.fullmatch(text, start, end):
        yield start, end
        return
    if is_person(text[start:end]) and not GLUED.search(text, start, end):
        # "X. Zhang Jian Sun" has the shape of one name too.
        yield from (_spaced(text, start, end) if spaced else ()) or [(start, end)]
        return
    cuts = [start, *(m.start() for m in GLUED.finditer(text, start, end)), end]
    parts = list(pairwise(cuts))
    if all(is_person(text[a:b]) for a, b in parts):
        yield from parts
    elif parted := _spaced(text, start, end):
        yield from parted
    elif is_person(text[start:end]):
        yield start, end


def _spaced(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part names that only a space stands between: each has one given name or an initial
    first, and ends with its first whole word behind initials and particles.

    A list with a name of three whole words cannot be parted so, and is none here.
    """
    words = [match.span() for match in re.finditer(r"\S+", text[start:end])]
    places, begin = [], 0
    for n, (a, b) in enumerate(words):
        word = text[start + a : start + b]
        if n > begin and not _INITIALS.fullmatch(word) and word.lower() not in PARTICLES:
            places.append((start + words[begin][0], start + b))
            begin = n + 1
    whole = begin == len(words) and len(places) > 1
    return places if whole and all(is_person(text[a:b]) for a, b in places) else []

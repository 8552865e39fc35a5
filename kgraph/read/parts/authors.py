"""Author lists on pages: is this one, where is each name, is the list cut.

Everything is a place in the page's text. Names are recognised by shape alone:
capitalised words, initials, particles; a sentence has other words in it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from kgraph.read.parts.degrees import without_degrees
from kgraph.read.parts.list_of_persons import are_persons
from kgraph.read.parts.persons import (
    INITIALS,
    MAX_NAME_WORDS,
    SUFFIXES,
    are_whole_names,
    is_initialled,
    is_inverted,
    is_person,
)

MAX_KEPT = 400  # code points of a text whose names are kept at hand
MAX_BEHIND = max(map(len, SUFFIXES))  # code points of a suffix or a second mark
MAX_LISTED_WORDS = 9  # in a list that the page calls one: "the LIGO Scientific Collaboration"
_BRACKET = re.compile(r"[()\[\]]|\$\s*\^[^$]*\$")
# The marks around a name that is a link, in notes and in Markdown: "[[Lee|Ann Lee]]", "[Ann](…)".
_LINK_MARKS = re.compile(
    r"\[\[(?:[^\[\]|]{1,200}\|)?(?=[^\[\]]{1,200}\]\])|\]\]|\[(?=[^\[\]]{1,200}\]\()|\]\([^()\s]{0,2000}\)"
)
_KEY = re.compile(r"\((\d+)\)\s*([^()]*[^()\s,;])")
# White space is passed over once, from where it begins.
_BEFORE_CUT = r"(?:[,;]\s*+|(?<!\s)\s++|)"
# "17 more authors", "3 additional authors not shown"; a bare number behind "et al." is a year.
_WORDS = r"(?:more|others?|additional|(?:co-?)?authors?|weitere|autres|not shown|in total)"
_MORE = rf"(?:\d+(?:\s++{_WORDS})++|\+\s?\d+(?:\s++{_WORDS})*+)"
_LEADS = r"(?:and\s+|(?:see|show|view)\s(?:all\s)?)"
_BRACKETED = rf"[(\[](?:{_LEADS})?(?:{_MORE}|(?<=all\s)\d+)\s*+[)\]]"
_CUT = re.compile(
    rf"(?:{_BEFORE_CUT}(?:\band\s+)?(?:\bet\.?\s*al\b\.?|\band others\b|…|\.\.\."
    r"|\b(?:et\s(?:coll\.?|autres)|y\s(?:otros|cols?\.?)|e\s(?:outros|altri)"
    r"|(?:und\s|u\.\s?)(?:andere|a\b\.?)))"
    rf"(?:\s*+[,;·]?\s*+(?:{_BRACKETED}|(?:{_LEADS})?{_MORE}))?"
    rf"|{_BEFORE_CUT}{_BRACKETED}"
    rf"|{_BEFORE_CUT}(?:\band\s+|&\s*+|\+\s?|\(\+?|\(and\s+)\d+\s*+(?:{_WORDS}\s*+)*+"
    r"(?:\(show[^)]*\))?\)?)\s*+$",
    re.IGNORECASE,
)
# "Ann Lee, +3 authors, Bob Day": of those in the middle.
LEFT_OUT = re.compile(r"\+\s?\d+\s+(?:more\s+)?authors?", re.IGNORECASE)
_DOTS = ("…", "...")
# One of these is in every cut, behind a comma and white space. It begins with a set of characters
# and is searched fast: "et", "and", "&", "…", "...", "+", "("; "e", "y", "und", "u.".
_CUT_BEGINS = re.compile(
    r"[eEaAyYuU.…+(\[&](?:(?<=[…+(\[&])|(?<=[eE])(?<!\w.)[tT\s]|(?<=[aA])(?<!\w.)[nN][dD]|(?<=\.)\.\."
    r"|(?<=[yY])(?<!\w.)\s|(?<=[uU])(?<!\w.)(?:[nN][dD]\s|\.))"
)
# Particles have three letters at most, but for a few; "others", "authors" and "more" are cuts.
_PLAIN_WORD = re.compile(r"\b[a-z]{4,}\b")
# Signs that stand in no name of a person, and the year that ends a bracket: "(Lee, 2016)".
_NO_NAME = re.compile(r"[\d:?!=%@#<>{}\[\]](?:(?<=\D)|(?<=[^\d(+]\d)\d{3}\))")
# They may stand in the name of a group, and in what says that a list goes on.
_WITH_SIGNS = (
    *("collaboration", "team", "consortium", "(show", "+"),
    *("more]", "others]", "authors]", "shown]", "total]"),
)
# How a cut ends; "otherſ" is what a pattern that ignores case takes for "others".
_CUT_ENDS = (
    *("al", "al.", "...", "…", ")", "]", "more", "other", "others", "author", "authors", "ſ"),
    *("coll", "coll.", "autres", "otros", "col.", "cols", "cols.", "outros", "altri", "andere"),
    *("u.a.", "u. a.", "und a.", "u.a", "u. a"),
)
# "," or "and" with the white space around. It begins with a set of characters, gives nothing
# back, and passes over white space once: long lines are searched fast, in linear time.
_AND = r"(?:and|AND|et|und|och|og)(?<!von\sund)"
_BEHIND_COMMA = rf"\s*+(?:{_AND}\s++|&\s*+)?+"
SEPARATOR = re.compile(
    rf"[\s,;](?:(?<=[,;]){_BEHIND_COMMA}"
    rf"|(?<=\s)(?<!\s\s)\s*+(?:[,;]{_BEHIND_COMMA}|(?:{_AND}|&|[·•|⋅∙‧])\s++))\s*+"
)
# One of these is in every separator. It begins with a set of characters, too.
_PARTING = re.compile(r"[\s,;](?:(?<=[,;])|(?:and|AND|et|und|och|og|&|[·•|⋅∙‧])\s)")
# "and" of other languages that is a particle too: "José Ortega y Gasset"; and "i", "en", "u.".
_OTHER_AND = re.compile(r"\s(?:[yei]|en|u\.(?!\s?a\b))\s")
_MARKS = "\\*†‡§¶∗⋆0123456789¹²³⁴⁵⁶⁷⁸⁹"


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The places of the names of a list, in order, and whether it is cut short."""

    places: tuple[tuple[int, int], ...]
    truncated: bool


def find_authors(text: str, start: int, end: int, *, glued: bool = False) -> AuthorList | None:
    """Read what stands between two places as an author list; nothing if it is none.

    Takes "First Last, First Last and First Last", "Last, First; Last, First",
    "Last, First, Last, First", and the ways to say that more follow: "et al.",
    "and others", "+ 5 more". A list that is ``glued`` to a title is no part of one, so
    its names may begin as titles do ("In Park").
    """
    if end - start > MAX_KEPT:
        return _find_authors(text, start, end, glued)
    places, truncated = _find_short(text[start:end], glued)
    if not places:
        return None
    return AuthorList(tuple([(start + a, start + b) for a, b in places]), truncated)


# A line is asked by several readers, as itself and as a neighbour.
@lru_cache(maxsize=1 << 14)
def _find_short(text: str, glued: bool) -> tuple[tuple[tuple[int, int], ...], bool]:
    found = _find_authors(text, 0, len(text), glued)
    return (found.places, found.truncated) if found else ((), False)


def _find_authors(text: str, start: int, end: int, glued: bool) -> AuthorList | None:
    # Most lines are prose: a handful of its words tells without splitting. The last one of
    # the first look may be a part of a word.
    near = min(end, start + 160)
    few = len(_PLAIN_WORD.findall(text, start, near))
    if few > 5 or (few == 5 and near == end):
        return None
    if near < end and sum(1 for _ in islice(_PLAIN_WORD.finditer(text, start, end), 5)) == 5:
        return None
    if _NO_NAME.search(text, start, end):
        printed = text[start:end].lower()
        if not any(word in printed for word in _WITH_SIGNS):
            return None
    cut = find_cut(text, start, end)
    stop = cut.start() if cut else end
    parts = _split(text, start, stop)
    plus = text.find("+", start, stop) >= 0
    named = [part for part in parts if not LEFT_OUT.fullmatch(text, *part)] if plus else parts
    # "Ann Lee, ..., Bob Day"
    if any(text.find(dots, start, stop) >= 0 for dots in _DOTS):
        named = [(a, b) for a, b in named if text[a:b] not in _DOTS]
    is_cut = cut is not None or len(named) < len(parts)
    places = without_degrees(text, named)
    if not places or len(text[slice(*places[0])].split()) > MAX_NAME_WORDS:
        return None  # as most titles are
    if are_persons([text[a:b] for a, b in places], glued=glued):
        return AuthorList(tuple(places), is_cut)
    return _inverted(text, start, stop, places, is_cut)


def may_be_several(text: str, start: int, end: int) -> bool:
    """Say whether a text has a sign that parts names, or that may say that more follow."""
    signs = (_PARTING, _CUT_BEGINS, _OTHER_AND)
    return any(sign.search(text, start, end) for sign in signs)


def find_cut(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find what says that a list goes on; the last letters tell most lists apart."""
    last = text[max(start, end - 40) : end].rstrip().lower()
    if last and not (last.endswith(_CUT_ENDS) or last[-1].isdecimal()):
        return None
    first = _CUT_BEGINS.search(text, start, end)
    if first is None:
        return None
    before = text[start : first.start()].rstrip()
    return _CUT.search(text, start + len(before) - before.endswith((",", ";")), end)


@dataclass(frozen=True, slots=True)
class NamedAuthors(AuthorList):
    """The names of a list that the page calls one; what is no name stands in ``unread``."""

    affiliations: tuple[str | None, ...]
    unread: tuple[tuple[int, int], ...]


def split_authors(text: str, start: int, end: int) -> NamedAuthors:
    """Split what a page calls an author list; its names may look like anything.

    Footnote marks are left out. What stands in brackets behind a name is its
    affiliation; a number there ("(1)") is looked up in the key at the end of the list
    ("((1) MIT, (2) ETH)").
    """
    if text.find("[[", start, end) >= 0 or text.find("](", start, end) >= 0:
        return _of_links(text, start, end)
    cut = find_cut(text, start, end)
    stop = cut.start() if cut else end
    brackets = list(_find_brackets(text, start, stop))
    known = None if brackets else find_authors(text, start, stop)
    if known:
        places = list(known.places)
    else:
        bare = _without(text, start, stop, brackets)
        inverted = ";" in bare and all(part.count(",") <= 1 for part in bare.split(";"))
        parts = _at_semicolons(bare) if inverted else _split(bare, 0, len(bare))
        places = [(start + a, start + b) for a, b in parts if any(c.isalpha() for c in bare[a:b])]
    if not brackets:
        return _unaffiliated(text, places, cut is not None)
    key: dict[str, str] = {}
    for a, b in brackets:
        key.update((m[1], " ".join(m[2].split())) for m in _KEY.finditer(text, a + 1, b - 1))
    names, affiliations, unread = [], [], []
    for i, (a, b) in enumerate(places):
        following = places[i + 1][0] if i + 1 < len(places) else stop
        if len(text[a:b].split()) > MAX_LISTED_WORDS:
            unread.append((a, b))
            continue
        names.append((a, b))
        behind = (text[c + 1 : d - 1] for c, d in brackets if b <= c < following)
        found = [" ".join(inside.split()) for inside in behind if not _KEY.search(inside)]
        places_of = [key[n] for part in found for n in re.findall(r"\d+", part) if n in key]
        words = [part for part in found if any(c.isalpha() for c in part.replace("and", ""))]
        affiliations.append("; ".join(words or places_of) or None)
    return NamedAuthors(tuple(names), cut is not None, tuple(affiliations), tuple(unread))


def _of_links(text: str, start: int, end: int) -> NamedAuthors:
    """Split a list of names that are links: "[[Ann Lee]], [Bob Day](https://...)"."""
    # Of the same length, so that places stay.
    plain = _LINK_MARKS.sub(lambda mark: " " * len(mark[0]), text[start:end])
    if "[[" in plain or "](" in plain:  # of what is no link
        plain = plain.replace("[[", " [").replace("](", "] ")
    found = split_authors(plain, 0, len(plain))
    places, unread = (
        tuple((start + a, start + b) for a, b in some) for some in (found.places, found.unread)
    )
    return replace(found, places=places, unread=unread)


def _unaffiliated(text: str, places: Sequence[tuple[int, int]], truncated: bool) -> NamedAuthors:
    names: list[tuple[int, int]] = []
    unread: list[tuple[int, int]] = []
    for a, b in places:
        long = b - a > 2 * MAX_LISTED_WORDS and len(text[a:b].split()) > MAX_LISTED_WORDS
        # "Ann Lee, for the Wool Collaboration" has one author, who speaks for others.
        said = text.startswith(("for the ", "on behalf of "), a)
        (unread if long or (said and names) else names).append((a, b))
    return NamedAuthors(tuple(names), truncated, (None,) * len(names), tuple(unread))


def _without(text: str, start: int, end: int, left_out: Iterable[tuple[int, int]]) -> str:
    """Give a text with white space for what is left out, so that places stay the same."""
    pieces, position = [], start
    for a, b in left_out:
        pieces += [text[position:a], " " * (b - a)]
        position = b
    bare = "".join([*pieces, text[position:end]])
    return re.sub(r"(?<=ollaboration):", ",", bare)


def _find_brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find what stands in round or square brackets, the outer ones, and raised marks of TeX."""
    depth, begin = 0, start
    for match in _BRACKET.finditer(text, start, end):
        if match[0][0] == "$":
            if depth == 0:
                yield match.start(), match.end()
        elif match[0] in "([":
            begin = match.start() if depth == 0 else begin
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield begin, match.end()


def _at_semicolons(text: str) -> list[tuple[int, int]]:
    """Find the parts between semicolons, whole: each may be "Last, First"."""
    places = []
    for match in re.finditer(r"[^;\s][^;]*", text):
        a, b = match.start(), match.start() + len(match[0].rstrip())
        lead = re.match(r"(?:and|&)\s+", text[a:b])
        a += lead.end() if lead else 0
        bare = text[a:b].rstrip(_MARKS)
        places.append((a, a + len(bare) if bare else b))
    return places


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the parts between separators, footnote marks left out, suffixes kept ("Jr.")."""
    if start and text[start - 1 : start + 1].isspace():  # what the pattern looks back at
        return [(start + a, start + b) for a, b in _split(text[start:end], 0, end - start)]
    places: list[tuple[int, int]] = []
    position = start
    borders = []
    if _PARTING.search(text, start, end):
        borders = [m.span() for m in SEPARATOR.finditer(text, start, end)]
    for border, after in [*borders, (end, end)]:
        a, b = position, border
        position = after
        if b - a > MAX_BEHIND and text[a].isalpha() and text[b - 1].isalpha():
            places.append((a, b))  # as most names are
            continue
        while a < b and text[a].isspace():
            a += 1
        printed = text[a:b].rstrip()
        printed = printed.rstrip(_MARKS).rstrip() or printed
        b = a + len(printed)
        if not printed:
            continue
        if places and len(printed) <= MAX_BEHIND:
            if len(printed) <= 2 and not printed.strip(_MARKS):
                continue  # the second mark of a name: "Ann Lee 1,2"
            if printed.lower() in SUFFIXES:
                places[-1] = (places[-1][0], b)
                continue
        places.append((a, b))
    if _OTHER_AND.search(text, start, end):
        return [part for place in places for part in _at_other_and(text, *place)]
    return places


def _at_other_and(text: str, a: int, b: int) -> list[tuple[int, int]]:
    """Part names at a word that is a particle too: where persons stand on both sides, or
    initials before it ("Gil, A. y Paz, L.").
    """
    # "Ann Lee, y Bob Day"
    lead = _OTHER_AND.match(text, a - 1, b) if a else None
    a = lead.end() if lead else a
    for word in reversed(list(_OTHER_AND.finditer(text, a, b))):
        before, behind = text[a : word.start()], text[word.end() : b]
        both = is_person(before) and is_person(behind)
        if both or (INITIALS.fullmatch(before) and behind[:1].isupper()):
            return [*_at_other_and(text, a, word.start()), (word.end(), b)]
    return [(a, b)]


def _inverted(
    text: str, start: int, end: int, parts: Sequence[tuple[int, int]], truncated: bool
) -> AuthorList | None:
    """Read "Last, First; Last, First", or with commas alone if the parts come in pairs."""
    if text.find(";", start, end) >= 0:
        position, pairs = start, []
        for part in text[start:end].split(";"):
            a, b = position, position + len(part)
            position = b + 1
            a += len(part) - len(part.lstrip())
            b = a + len(part.strip())
            if a < b:
                pairs.append((a, b))
    else:
        if len(parts) < 2:
            return None
        # "Lee, Ann, R.M.Day": one that is glued to its initials has no part of its own.
        whole = [n for n, (a, b) in enumerate(parts) if len(parts) % 2 and is_initialled(text[a:b])]
        if (len(parts) - len(whole)) % 2:
            return None
        if are_whole_names([text[a:b] for a, b in parts]):
            cut = INITIALS.fullmatch(text[slice(*parts[-1])])
            return AuthorList(tuple(parts[:-1]), truncated=True) if cut else None
        pairs, n = [], 0
        while n < len(parts):
            last = n if n in whole else min(n + 1, len(parts) - 1)
            pairs.append((parts[n][0], parts[last][1]))
            n = last + 1
    if pairs and all(_is_one(text[a:b]) for a, b in pairs):
        return AuthorList(tuple(pairs), truncated)
    return None


def _is_one(name: str) -> bool:
    return is_inverted(name) or is_person(name) or is_initialled(name)

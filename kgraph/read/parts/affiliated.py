"""Author lists that print affiliations between the names, as pages of conferences do.

Ann Lee (University of Wool), Bob Day and Cy Fox (Goat Inc.)
Ann Lee and Bob Day, University of Wool; Cy Fox, Goat Inc.

Family names may be in capitals: "Ann LEE, Bob DAY, Goat Inc."
"""

import re

from kgraph.read.parts.authors import AuthorList, NamedAuthors, find_authors, split_authors
from kgraph.read.parts.persons import is_person

MAX_LENGTH = 3000  # code points of a list
_WORDS = (
    r"\b(?:Univ\w*|Universit\w+|Institut\w*|College|School|Department|Laborator\w+|Labs?|Inc|Corp"
    r"|Corporation|Ltd|LLC|GmbH|Cent(?:er|re)|Academy|Google|Microsoft|Meta|Amazon|NVIDIA|IBM|Apple"
    r"|Research|Tech|Technion|Polytechnic\w*|Berkeley|Company|Group|Hospital|Foundation|Society|Intel"
    r"|Alibaba|Tencent|Huawei|ByteDance|Samsung|Facebook|DeepMind|OpenAI|Anthropic|Adobe|Oracle"
    r"|VMware|AI)\b"
)
_WORD = re.compile(_WORDS)
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")  # "ETH Zurich"
_SIGN = re.compile(rf"{_WORDS}|{_CAPITALS.pattern}")


def find_affiliated(text: str, start: int, end: int) -> AuthorList | None:
    """Read a list of names with their affiliations; nothing if what is left is no list."""
    if end - start > MAX_LENGTH:
        return None
    if text.find("(", start, end) >= 0:
        named = split_authors(text, start, end)
        names = [text[a:b] for a, b in named.places]
        plain = bool(names) and all(is_person(name) and "(" not in name for name in names)
        return named if plain and not named.unread and any(named.affiliations) else None
    if text.find(",", start, end) < 0 or not _SIGN.search(text, start, end):
        return None
    places: list[tuple[int, int]] = []
    affiliations: list[str | None] = []
    for part in re.finditer(r"[^;]+", text[start:end]):
        begin, stop = start + part.start(), start + part.end()
        found = _names_first(text, begin, stop)
        if found is None:
            return None
        names_of, border = found
        places += names_of.places
        affiliations += [" ".join(text[border:stop].split()) or None] * len(names_of.places)
    return NamedAuthors(tuple(places), False, tuple(affiliations), ()) if places else None


def _names_first(text: str, start: int, end: int) -> tuple[AuthorList, int] | None:
    """Read names up to the comma behind which an organisation begins, the first that is one."""
    first = text.find(",", start, end)
    # "Ann LEE, Bob DAY": capitals are a sign of an organisation in a word alone.
    capitals = first >= 0 and _CAPITALS.search(text, start, first) is not None
    for comma in re.finditer(r",\s+", text[start:end]):
        stop, border = start + comma.start(), start + comma.end()
        after = text.find(",", border, end)
        after = after if after >= 0 else end
        named = capitals and " " in text[border:after].strip()
        if (_WORD if named else _SIGN).search(text, border, after):
            names = find_authors(text, start, stop)
            return (names, border) if names else None
    return None

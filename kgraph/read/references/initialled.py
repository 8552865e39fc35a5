"""Author lists whose names have initials, read name by name from where they begin.

Initials say where a name ends, so no sign is needed to tell where the list does:
"A. Lee, B. de la Cruz, Counting sheep", "Lee, A. B. & Day, C. Counting sheep",
"Lee AB, Day C. Counting sheep". One form a list.
"""

import re
from collections.abc import Iterator

from kgraph.model.names import PARTICLES
from kgraph.read.parts.authors import AuthorList
from kgraph.read.references.reference_places import find_untitled

MAX_NAMES = 500
_SMALL = "|".join(sorted(map(re.escape, PARTICLES | {"im", "dalla", "bin", "ben", "vor"})))
_CAPITAL = r"[^\W\d_a-z]"  # or a letter that is not ASCII
_WORD = rf"(?:[a-z]{{1,2}}['’-])?(?!AND\b){_CAPITAL}[\w'’‐-]{{1,40}}"
_FAMILY = rf"(?:(?:(?:{_SMALL}|{_WORD})\s+){{0,3}}{_WORD}|(?:{_SMALL})\s+[a-z]\w+)"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|I{2,3}|IV)\b\.?)?"
_INITIALS = rf"(?:{_CAPITAL}[a-z]?\.(?:\s?[-‐]\s?|\s)?){{1,5}}(?<=\.)"
_GROUP = (
    r"(?:The\s+)?(?:[\w/-]+\s+){1,4}(?:Collaborations?|Consortium|Team)\b"
    # "Belle collaboration", "ATLAS and CMS collaborations"
    rf"|(?:{_CAPITAL}[\w/-]*\s+(?:and\s+)?){{1,4}}collaborations?(?=,|\s+et\s|:)"
    # "& the WOOL Working Group on Hay."
    rf"|the\s+(?:{_CAPITAL}[\w/-]*\s+){{1,4}}(?:Group|Committee|Investigators|Network|Task\sForce|Panel)"
    r"(?:\s+(?:on|for|of)\s+[^.,;:()]{3,60})?(?=[.,]?\s+\()"
)
_AND = "and|AND|und|et|y|e|och|og|en"
_FORMS = (
    # A. B. Lee, A.-b. Lee
    re.compile(
        rf"(?:{_CAPITAL}[a-z]?\.(?:[-‐][a-z]\.)?(?:\s?[-‐]\s?|\s+)?){{1,5}}{_FAMILY}{_SUFFIX}"
    ),
    re.compile(rf"{_FAMILY}{_SUFFIX},\s+{_INITIALS}{_SUFFIX}"),  # Lee, A. B.
    re.compile(
        rf"{_FAMILY}{_SUFFIX}\s+[A-Z]{{1,4}}(?=[*]?(?:[,;:]|\.(?!,|\s?[A-Z]\.[,;]))|\s+(?:{_AND}|&)\s)"
    ),  # Lee AB, and no "Lee A. B.,"
    # Lee A.B.
    re.compile(rf"{_FAMILY}\s+{_INITIALS}{_SUFFIX}(?=[*]?\s?[,;:(&]|\s+(?:{_AND})\s)"),
)
# "AB Lee and C Day, ‘Counting Sheep’": only before a title in quotation marks, as lawyers print.
_LAW = re.compile(
    rf"[A-Z]{{1,3}}\s{_FAMILY}(?:(?:,\s|,?\s(?:and|&)\s)[A-Z]{{1,3}}\s{_FAMILY}){{0,9}}(?=,\s[‘“])"
)
_OF_LAW = re.compile(r",\s|,?\s(?:and|&)\s")
# The last of the names in the form "Lee A.B., Day C. Counting sheep", with no sign behind.
# One letter a given name: "Chi Li. Counting sheep" has a whole one.
_LAST = re.compile(rf"{_FAMILY}\s+(?:{_CAPITAL}\.(?:\s?[-‐]\s?|\s)?){{1,5}}(?<=\.)(?=\s+[^\W\d_])")
_GROUPS = re.compile(_GROUP)
_CUT = re.compile(r"(?:,\s*|\s+)(?:(?:and\s+|&\s+)?et\.?\s+al\b\.?|and\s+others\b\.?|…|\.\.\.)")
_AND_ALONE = re.compile(rf"\b(?:{_AND})\b|&")
_ALONE = re.compile(r"[cC]ollaborations?$")  # needs no person beside it
# "et al. (BABAR Collaboration)": the group is no name of the list.
_FOR_GROUP = re.compile(
    r"\s+[(\[](?:(?:on behalf of|for)\s)?(?:the\s)?[^()\[\]]{2,60}?"
    r"(?:Collaborations?|Consortium|Team|Group)[)\]]"
    # "Lee A, Day B, on behalf of the WOOL Investigators. Counting sheep"
    r"|,?\s+(?:on\s+behalf\s+of|for|per\s+conto\s+d\w+|im\s+Namen\s+d\w+|pour|au\s+nom\s+d\w+"
    r"|en\s+nombre\s+d\w+|em\s+nome\s+d\w+|a\s+nome\s+d\w+)\s+(?:(?:the|le|la|il|el)\s+)?"
    r"(?:[^.()\[\]:]{2,80}?\b(?:Collaborat\w+|Consortium|Team|Group|Investigators|Network|Registry"
    r"|Committee)|Grup?p?o\s[^.]{2,60}|Groupe\s[^.]{2,60})(?=\.\s)"
)
# "Lee, A./Day, B.", as Germans part names.
_SEPARATOR = re.compile(
    rf"\s?/\s?(?=[^\W\d_a-z])|\s*[,;]\s*(?:(?:{_AND}|&)\s+)?|\s+(?:{_AND}|&|[–—-])\s+"
)
# Who answers for a paper, as chemists print: "Lee, A.*; Day, B."
_SIGNS = re.compile(r"[*†‡§¶∗⋆#]{1,3}")


def begins_initialled(text: str, start: int, end: int) -> bool:
    """Say whether a name of some form, or a group, begins at a place."""
    return any(form.match(text, start, end) for form in (*_FORMS, _LAW, _GROUPS))


def find_initialled(text: str, start: int, end: int) -> Iterator[tuple[AuthorList, int]]:
    """Give the lists of each form that begin at a place, and where they end.

    What stands behind the last name is left to the caller; an "et al." belongs to the list.
    """
    if law := _LAW.match(text, start, end):
        places, position = [], start
        for border in [*_OF_LAW.finditer(text, start, law.end()), None]:
            places.append((position, border.start() if border else law.end()))
            position = border.end() if border else law.end()
        yield AuthorList(tuple(places), False), law.end()
    group = _GROUPS.match(text, start, end)
    for form in _FORMS:
        begins = group or form.match(text, start, end) or _last(form, text, start, end)
        found = _scan(form, text, start, end) if begins else None
        if found:
            yield found


def _scan(form: re.Pattern[str], text: str, start: int, end: int) -> tuple[AuthorList, int] | None:
    places: list[tuple[int, int]] = []
    position, stop, initials = start, start, 0
    while len(places) < MAX_NAMES:
        name = form.match(text, position, end)
        group = None if name else _GROUPS.match(text, position, end)
        found = name or group
        if found is None and (name := _last(form, text, position, end)):
            found = name
        if found is None:
            break
        initials += name is not None
        places.append((found.start(), _end(text, found)))
        signs = _SIGNS.match(text, places[-1][1], end)
        stop = signs.end() if signs else found.end()
        if cut := _CUT.match(text, stop, end):
            end_of_list = _behind_group(text, cut.end(), end)
            return (AuthorList(tuple(places), True), end_of_list) if initials else None
        separator = _SEPARATOR.match(text, stop, end)
        alone = group is not None and not initials and _ALONE.search(group[0])
        if alone and separator and not form.match(text, separator.end(), end):
            return AuthorList(tuple(places), False), stop
        # "A. Lee, J. Phys. A 12, 3 (1979)": the journal has the shape of a name.
        if separator and text.startswith("J.", separator.end()):
            separator = None if find_untitled(text, separator.end(), end) else separator
        if separator is None:
            end_of_list = _behind_group(text, stop, end)
            return (AuthorList(tuple(places), False), end_of_list) if initials else None
        position = separator.end()
    # Behind "and" another name must stand.
    if not initials or _AND_ALONE.search(text, stop, position):
        return None
    behind = _behind_group(text, stop, end)
    stop = behind if behind > stop else stop - text[stop - 1].isspace()
    return AuthorList(tuple(places), False), stop


def _last(form: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return _LAST.match(text, start, end) if form is _FORMS[-1] else None


def _behind_group(text: str, start: int, end: int) -> int:
    """Give where a list ends, the group in brackets that it signs for left out."""
    group = _FOR_GROUP.match(text, start, end)
    return group.end() if group else start


def _end(text: str, name: re.Match[str]) -> int:
    """Give where a name ends, a space behind its initials left out."""
    end = name.end()
    while text[end - 1].isspace():
        end -= 1
    return end

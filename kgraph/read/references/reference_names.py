"""The author list of a reference: where it may end, and its names.

Pure: places of a text in, places out.
"""

import re

from kgraph.model.names import PARTICLES
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.line_parts import surnames
from kgraph.read.parts.persons import is_inverted, is_person

# "of" is far more often a word of a title.
_PARTICLE = "|".join(
    sorted(map(re.escape, (PARTICLES - {"of", "op"}) | {"bin", "ben", "ibn", "im", "vor"}))
)
INITIAL = re.compile(r"\b[A-Z]\.|\s[A-Z]{1,3}$")  # in a name
_AND = re.compile(r"\s(?:and|&|et|und)\s+")
_FULL_STOP = re.compile(r"[.?!](?:\s+|$)")
_VANCOUVER = re.compile(
    r"[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,2}\s[A-Z]{1,3}$|[A-Z]{1,3}\s\w+$"
)
# Two letters and a point may stand for a given name, if no whole word is before them:
# "Yu. Nesterov", "A. Yu. Kitaev"; but "Christopher Ré. FlashAttention".
_TWO_IN_ONE = re.compile(r"\w{3,}\.\s")
_ENDS_WHOLE = re.compile(r"\s[^\W\d_]{3,}\.$")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2,}\s+(?!Jr\b|St\b)[^\W\d_]{2}\.\s")
# "Ann Lee. A study of sheep": a letter alone is an initial only where no word is closed.
_CHUNK = re.compile(
    r"[^,;:(“\"…\n]*?(?=\s+(?:and|&|et)\s|\.\s+\w[\w¨´`ˆ˜˘ˇ¸-]|(?<=[a-z]{2})\.\s+A\s|[,;:(“\"…\n])"
)
_CAPITAL = re.compile(rf"(?![\d_])[\w'’(]*[^\W\d_a-z]|(?:{_PARTICLE})\b|['’(]")
# "LEE, Ann B. Counting", "Lee, Ann B. Counting": one word, or several in capitals
_FAMILY_FIRST = re.compile(
    r"(?:[^\W\d_][\w'’-]+|[^\W\d_a-z]{2,}(?:[ -](?:D[AEO]S? )?[^\W\d_a-z]{2,}){1,2}),"
    rf"(?:\s(?:[^\W\d_a-z][\w'’-]+|{_PARTICLE})){{1,4}}(?:\s[^\W\d_a-z]\.){{1,3}}\s"
)
_BEHIND_NAME = re.compile(r"(?:Jr|Sr|I{1,3}|IV)\b")
_LAST_FIRST = re.compile(r"[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]+)?,\s+[A-Z]\b")
_FAMILY_INITIALS = re.compile(
    r"[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]*){0,2}\s[A-Z]{1,3}(?:,|\.,?)\s"
)
_GIVEN_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[\s-]?)+")
_SMALL = re.compile(rf"\s(?!(?:and|et|al|others|{_PARTICLE})\b)[a-z]{{2,}}\b")
_SLASH = re.compile(r"/")
_SEMICOLON = re.compile(r";|(?<=[^\W\d_A-Z])\s(?:and|&|et|und|y|e|i|a)\s(?=[^\W\d_a-z]{2,}[, -])")
_CUT = re.compile(r",?\s+(?:et al\.?|and others)$")
_CUT_ENDS = ("al", "al.", "others")
COLON = re.compile(r":\s")
_GOES_ON = re.compile(r"(?:,|\s(?:and|&|et|und)|\s[^\W\d_a-z]\.)\s*\n[ \t]*$")
_AND_FIRST = re.compile(r"[ \t]*(?:and|&|et|und)\s")
_COMMA = re.compile(r",\s+(?=[^\W\d_a-z]|d[aeiu]\s|v[ao]n\s)")  # before a name
_BEGUN = re.compile(r"[^\W\d_a-z][\w'’-]+\s[A-Z]\.?")
_WHOLE = re.compile(r"^[^,]+\s[^,\s]*[^\W\d_A-Z]$")
_INTO = re.compile(r"[.,]?\s+[Ii]n:\s")
_QUOTE = re.compile(r"[\"“«„‘]")
_FIRST_INVERTED = re.compile(r"(?P<first>[^,]+,[^,&]+?)(?:,\s*(?:and|&)\s+|\s+(?:and|&)\s+|,\s+)")
_APART = re.compile(r"\S(?: {4,}|\t+)\S")


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


def may_be_names(text: str, start: int, end: int) -> bool:
    """Say at little cost whether an author list may begin at a place."""
    first = _CHUNK.match(text, start, min(end, start + 80))
    words = first[0].split() if first else ()
    # Most words that begin names begin plainly.
    return first is not None and all("A" <= w[0] <= "Z" or _CAPITAL.match(w) for w in words)


def ends_of_names(text: str, start: int, end: int) -> list[int]:
    """Find the full stops that may end an author list: none behind the first words in small
    letters, and of those behind an initial only where names end with initials.
    """
    inverted = any(
        form.match(text, start, end) for form in (_LAST_FIRST, _FAMILY_FIRST, _FAMILY_INITIALS)
    )
    small = _SMALL.search(text, start, end)
    last = _FULL_STOP.search(text, small.start(), end) if small else None
    stops = _FULL_STOP.finditer(text, start, last.end() if last else end)
    # Accents may stand beside their letters: "Mustat¸˘a."
    ends = (
        m
        for m in stops
        if inverted or text[m.start() - 2].isalpha() or text[m.start() - 2] in "¨´`ˆ˜˘ˇ¸"
    )
    return [m.end() for m in ends][-6:]


def goes_on(text: str, authors: AuthorList, end: int, *, pointed: bool) -> bool:
    """Say whether one name is the beginning of other names: "Ann B. Lee and Cy Fox. 2017"
    begins like "Ann B. Sheep and goats. 2017", "Ann Lee, B. Day" like "Lee, B. Day and night".
    """
    if len(authors.places) > 1:
        # "Ann Lee, Bob B. Day. Sheep": the last of whole names is none yet.
        names = [text[a:b] for a, b in authors.places]
        return _BEGUN.fullmatch(names[-1]) is not None and _WHOLE.search(names[0]) is not None
    # "Ann B. Lee and Cy Fox, “Counting sheep"
    quote = _QUOTE.search(text, authors.places[0][1], end)
    if quote and read_authors(text, authors.places[0][0], quote.start()):
        return True
    # "Ann B. Lee und Cy Fox: Counting sheep, in: "
    colon = COLON.search(text, authors.places[0][1], end)
    named = read_authors(text, authors.places[0][0], colon.start()) if colon else None
    if named and (len(named.places) > 1 or _INTO.match(text, end)):
        return True
    whole = find_authors(text, authors.places[0][0], end)
    return whole is not None and (not pointed or len(whole.places) > 1)


def read_authors(text: str, start: int, end: int, *, sure_end: bool = False) -> AuthorList | None:
    """Read an author list of a reference; names around a full stop are no names. One behind two
    letters counts as that of a title, unless the list is closed by more than a full stop.
    """
    stop = end
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in ",;"):
        stop -= 1
    if text[start:stop].endswith(".") and not re.search(
        r"\b(?:[A-Z]|al|Jr|Sr)\.$", text[start:stop]
    ):
        stop -= 1
    # "van der Berg L." has no full stop but that of the list.
    closed = text[stop : stop + 1] != ","
    if (
        closed
        and text.find(".", start, stop) == stop - 1
        and _FAMILY_INITIALS.match(text, start, stop + 1)
    ):
        stop -= 1
    found = _vancouver(text, start, stop) or find_authors(text, start, stop)
    found = found or _parted(text, start, stop)
    first = _FIRST_INVERTED.match(text, start, stop)
    # "Li, Wei, Ann Lee, Bob Day" may be read as two names in pairs.
    paired = found is not None and any("," in text[a:b] for a, b in found.places)
    # "van den Berg, Ann, Cy Fox": a family name has the shape of a whole one.
    paired = paired or (
        found is not None
        and text[start].islower()
        and first is not None
        and text[slice(*found.places[0])] == first["first"].partition(",")[0]
    )
    if (found is None or paired) and first and is_inverted(first["first"]):
        others = find_authors(text, first.end(), stop)
        if others and not any("," in text[a:b] for a, b in others.places):
            found = AuthorList((first.span("first"), *others.places), others.truncated)
    if sure_end and (found is None or paired):
        found = _family_names(text, start, stop) or found
    if found is None or _swallows_title(text, found):
        return None
    for name in (text[a:b] for a, b in found.places):
        # "and Ann Lee. 2002": names end before the year, not behind it.
        behind = "," not in name and _ENDS_WHOLE.search(name)
        if behind or _TWO_IN_ONE.search(name) or (not sure_end and _TWO_LETTERS.search(name)):
            return None
    return found


def _family_names(text: str, start: int, end: int) -> AuthorList | None:
    """Read "Clark, Khandelwal, Levy": single words, three at least, "and" before the last alone;
    "Lee, Ann and Day, Bob" are two names.
    """
    found = surnames(text, start, end)
    if found is None or len(found.places) < 3:
        return None
    ands = [m.end() for m in _AND.finditer(text, start, end)]
    return found if all(place == found.places[-1][0] for place in ands) else None


def _parted(text: str, start: int, end: int) -> AuthorList | None:
    """Read "Lee, Ann / Day, Bob", "Ann Lee/Bob Day", "LEE, Ann; DAY, Bob", "LEE, Ann y DAY, B."."""
    sign = _SLASH if text.find("/", start, end) >= 0 else _SEMICOLON
    places, position = [], start
    for match in (*sign.finditer(text, start, end), None):
        stop = match.start() if match else end
        places.append(_trimmed(text, position, stop))
        position = match.end() if match else end
    names = [_small(text[a:b]) for a, b in places]
    whole = sign is _SLASH and all(map(is_person, names))
    if whole or all(map(is_inverted, names)):
        return AuthorList(tuple(places), False)
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both places inwards over white space, and the second over commas."""
    while end > start and text[end - 1] in " \n\t,":
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _small(name: str) -> str:
    """Give a name with a family name in capitals as others print it."""
    family, comma, given = name.partition(",")
    return f"{family.title()},{given}" if comma and family.isupper() else name


def _swallows_title(text: str, found: AuthorList) -> bool:
    """Say whether the last name goes on into a title: "Lee, A. & Day, B. Sheep: A survey", "Lee,
    Ann B. Counting Sheep".
    """
    if len(found.places) < 2:
        start, end = found.places[0]
        whole = _FAMILY_FIRST.match(text, start, end)
        return whole is not None and not _BEHIND_NAME.match(text, whole.end())
    given = [text[a:b].partition(",")[2].strip() for a, b in found.places]
    initials = all(_GIVEN_INITIALS.fullmatch(part) for part in given[:-1])
    return initials and re.match(r"(?:[^\W\d_a-z]\.[\s-]?)+\w{2,}", given[-1]) is not None


def _vancouver(text: str, start: int, end: int) -> AuthorList | None:
    """Read "Vaswani A, Shazeer N, et al": initials behind the names, without points."""
    ends = text[max(start, end - 20) : end].rstrip().endswith(_CUT_ENDS)
    cut = _CUT.search(text[start:end]) if ends else None
    places, position = [], start
    for part in text[start : start + cut.start() if cut else end].split(","):
        places.append(bare(text, position, position + len(part)))
        position += len(part) + 1
    pointed = text[places[0][1] : places[0][1] + 1] == "."  # "Lee A., Day B."
    several = len(places) > 1 or cut
    if several and not pointed and all(_VANCOUVER.match(text[a:b]) for a, b in places):
        return AuthorList(tuple(places), cut is not None)
    return None


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both places inwards over white space, separators and quotation marks; those around a
    part of it stay: ‹“Wool” in Hay›.
    """
    while start < end and (text[start].isspace() or text[start] in ',;:"“”–—、，；：。'):
        if text[start] in '"“' and _quotes_part(text, start, end):
            break
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:(["“”.、，；：。（'):
        if text[end - 1] in '"”' and _is_quoted_last(text, start, end):
            break
        end -= 1
    # "*Counting Sheep*": emphasis of Markdown stands on both sides.
    while end - start > 2 and text[start] in "*_" and text[end - 1] == text[start]:
        start, end = start + 1, end - 1
    # ‘Counting Sheep’
    if end - start > 2 and text[start] + text[end - 1] in ("‘’", "''"):
        start, end = start + 1, end - 1
    return start, end


def _quotes_part(text: str, start: int, end: int) -> bool:
    """Say whether what a quotation mark begins is closed before the end of a text."""
    closing = text.find('"' if text[start] == '"' else "”", start + 1, end)
    return closing >= 0 and text[closing + 1 : end].strip(" .,;:(") != ""


def _is_quoted_last(text: str, start: int, end: int) -> bool:
    """Say whether a quotation mark closes the last words of a text, and not the whole."""
    sign = '"' if text[end - 1] == '"' else "“"
    opening = text.rfind(sign, start, end - 1)
    odd = sign == "“" or text.count(sign, start, end) % 2 == 0
    return opening > start and odd and text.find("”", opening, end - 1) < 0


def are_apart(text: str, authors: AuthorList) -> bool:
    """Say whether white space parts the words of a name, as of an office and who signs for it."""
    return any(_APART.search(text, *place) is not None for place in authors.places)

"""How an entry of a list of references may be cut: authors, title, venue, year.

Pure: places of a text in, places out. Which way of cutting an entry is right is
decided by `references.py`.
"""

import re
from collections.abc import Iterator

from kgraph.read.authors import AuthorList, find_authors, is_inverted

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_ENDS = (  # what closes an author list that stands first, by style
    ("apa", re.compile(rf"[.,]?\s*[(\[]{_YEAR}[a-z]?(?:,\s[\w\s-]{{1,20}})?[)\]]\s*[.,:]?\s+")),
    ("acm", re.compile(rf"\.\s+(?:{_MONTH}\.?,?\s)?{_YEAR}[a-z]?(?:,\s{_MONTH})?\.\s+")),
    ("dots", re.compile(r",?\s*(?:…|\.\.\.)[.,]?\s+")),
    ("quoted", re.compile(r"[.,:]*\s+(?=[\"“«])")),
    ("colon", re.compile(r":\s+")),
)
# A text without any of these is not in the style; told at less cost than by the pattern.
_SIGNS = {
    "apa": ("(19", "(20", "[19", "[20"),
    "acm": ("19", "20"),
    "dots": ("…", "..."),
    "quoted": ('"', "“", "«"),
    "colon": (":",),
}
_QUOTED = re.compile(r"[\"“«](?P<title>[^\"“”«»]{8,300}?)[,.]?[\"”»]")
# An apostrophe closes no title: a sign or "in" stands behind what does.
_SINGLE = re.compile(r"[‘'](?P<title>[^‘]{8,300}?)[,.]?[’'](?=[,.;]|\s+[Ii]n\b)")
_FULL_STOP = re.compile(r"[.?!]\s+|[.?!]$")
_NOT_CLOSING = re.compile(r"\b(?:vs|[Ee]t al|cf|e\.g|i\.e|[A-Z]|St|Dr|Mr|No|Vol|vol|pp|v)$")
_VENUE_BEGINS = re.compile(r"[.]\s+(?=In\b|arXiv|CoRR|Proc|Adv|J\.|Journal|Trans)")
# "K. He, X. Zhang, Deep residual learning for image recognition, in: CVPR, 2016.", or
# with a journal, its volume and "(2016)".
_COMMAS = re.compile(
    r"(?P<names>(?:(?:[^\W\d_a-z]\.[\s-]?){1,4}(?:[a-z]{1,4}\s){0,3}[^\W\d_][\w'’-]+"
    r"(?:,\s+(?:and\s+)?|\s+and\s+)){1,60}"
    r"(?:et al\.,\s+)?)(?P<title>[^.]{8,300}?),\s+"
    r"(?=in:?\s|arXiv|[A-Z][^,]{2,80}\s\d+[\w-]*\s\((?:19|20)\d\d\))"
)
_NO_TITLE = re.compile(
    r"[A-Z]\.\s|(?:in|proceedings|journal|arxiv|corr|vol\.?|pp\.?|pages|https?:)\b", re.IGNORECASE
)
_VANCOUVER = re.compile(
    r"[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,2}\s[A-Z]{1,3}$|[A-Z]{1,3}\s\w+$"
)
# Two letters and a point may stand for a given name, if no whole word is before them:
# "Yu. Nesterov", "A. Yu. Kitaev"; but "Christopher Ré. FlashAttention".
_TWO_IN_ONE = re.compile(r"(?:\w{3,}|[^\W\d_]{2,}\s+(?!Jr\b|St\b)[^\W\d_]{2})\.\s")
_CHUNK = re.compile(r"[^,;:(“\"…\n]*?(?=\s+(?:and|&|et)\s|\.\s+\w{2}|[,;:(“\"…\n])")
_CAPITAL = re.compile(
    r"(?![\d_])[\w'’(]*[^\W\d_a-z]|(?:d[aeiu]|van|von|der|den|la|le|el|al|bin)\b|['’(]"
)
_LAST_FIRST = re.compile(r"[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]+)?,\s+[A-Z]\b")
_FAMILY_INITIALS = re.compile(r"[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]*){0,2}\s[A-Z]{1,3}[,.]\s")
_AN_INITIAL = re.compile(r"\b[^\W\d_a-z]\.|,")
_GIVEN_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[\s-]?)+")
_SMALL = re.compile(r"\s(?!and\b|et\b|al\b|others\b|van\b|von\b|de|d[iu]\b|la\b|le\b)[a-z]{2,}\b")
_FIRST_INVERTED = re.compile(r"(?P<first>[^,]+,[^,&]+?)(?:,\s*(?:and|&)\s+|\s+(?:and|&)\s+|,\s+)")


Reading = tuple[str, AuthorList | None, tuple[int, int], int, tuple[int, int] | None]


def find_readings(text: str, start: int, end: int) -> Iterator[Reading]:
    """Give the ways to cut an entry, the surest first.

    Yields:
        Style, authors if they read as such, title, where the venue begins, and the year
        if it has a place of its own.
    """
    later: list[Reading] = []
    if _may_be_names(text, start, end):
        for reading in _names_first(text, start, end):
            # "EntEval: A Benchmark. Ann Lee, Bob Day. 2019": the names may stand behind.
            if reading[0] == "colon" and not _has_initials(text, reading[1]):
                later.append(reading)
            else:
                yield reading
    title = _stop(text, start, end)
    if title and _may_be_names(text, title[1], end):
        for after in reversed(_ends_of_names(text, title[1], end)):
            if authors := _authors(text, title[1], after):
                yield "title first", authors, (start, title[0]), after, None
                break
    yield from later


def _has_initials(text: str, authors: AuthorList | None) -> bool:
    return authors is not None and all(
        _AN_INITIAL.search(text, start, end) for start, end in authors.places
    )


def _names_first(text: str, start: int, end: int) -> Iterator[Reading]:
    commas = _COMMAS.match(text, start, end)
    if commas:
        authors = _authors(text, *commas.span("names"))
        yield "commas", authors, commas.span("title"), commas.end(), None
    for style, pattern in _ENDS:
        if all(text.find(sign, start, end) < 0 for sign in _SIGNS[style]):
            continue
        closing = pattern.search(text, start, end)
        if closing is None:
            continue
        # A full stop there may belong to an initial.
        stop = closing.end() if style == "dots" else closing.start() + (closing[0][0] == ".")
        authors = _authors(text, start, stop)
        year = closing.span("year") if "year" in closing.groupdict() else None
        quoted = _QUOTED.match(text, closing.end(), end) or _SINGLE.match(text, closing.end(), end)
        if quoted:
            yield style, authors, quoted.span("title"), quoted.end(), year
        elif style != "quoted" and (title := _stop(text, closing.end(), end)):
            yield style, authors, (closing.end(), title[0]), title[1], year
    # The longest list of names: "A. Lee, Bob N. Day. Counting sheep." has too short ones.
    for after in reversed(_ends_of_names(text, start, end)):
        if authors := _authors(text, start, after):
            if title := _stop(text, after, end):
                yield "stops", authors, (after, title[0]), title[1], None
            return


def _may_be_names(text: str, start: int, end: int) -> bool:
    """Say at little cost whether an author list may begin at a place."""
    first = _CHUNK.match(text, start, min(end, start + 80))
    return first is not None and all(_CAPITAL.match(word) for word in first[0].split())


def _ends_of_names(text: str, start: int, end: int) -> list[int]:
    """Find the full stops that may end an author list: none behind the first words in small
    letters, and of those behind an initial only where names end with initials.
    """
    inverted = any(form.match(text, start, end) for form in (_LAST_FIRST, _FAMILY_INITIALS))
    small = _SMALL.search(text, start, end)
    last = _FULL_STOP.search(text, small.start(), end) if small else None
    stops = _FULL_STOP.finditer(text, start, last.end() if last else end)
    return [m.end() for m in stops if inverted or text[m.start() - 2].isalpha()][-6:]


def _stop(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the sign that closes a title: where the title ends, where the next part begins."""
    for match in _FULL_STOP.finditer(text, start, end):
        if match[0][0] != ".":
            # A question may be half of a title: "What is it? A study of sheep. In ICML".
            later = _VENUE_BEGINS.search(text, match.end(), end)
            return (later.start(), later.end()) if later else (match.start() + 1, match.end())
        if not _NOT_CLOSING.search(text[max(start, match.start() - 8) : match.start()]):
            return match.start(), match.end()
    return None


def _authors(text: str, start: int, end: int) -> AuthorList | None:
    """Read an author list of a reference; names of two full stops are no names."""
    stop = end
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in ",;"):
        stop -= 1
    if text[start:stop].endswith(".") and not re.search(
        r"(?:\b[A-Z]|al|Jr|Sr)\.$", text[start:stop]
    ):
        stop -= 1
    # "van der Berg L." has no full stop but that of the list.
    if text.find(".", start, stop) == stop - 1 and _FAMILY_INITIALS.match(text, start, stop + 1):
        stop -= 1
    found = find_authors(text, start, stop) or _vancouver(text, start, stop)
    first = _FIRST_INVERTED.match(text, start, stop)
    if found is None and first and is_inverted(first["first"]):
        others = find_authors(text, first.end(), stop)
        if others:
            found = AuthorList((first.span("first"), *others.places), others.truncated)
    if found is None or _swallows_title(text, found):
        return None
    if any(_TWO_IN_ONE.search(text[a:b]) for a, b in found.places):
        return None
    return found


def _swallows_title(text: str, found: AuthorList) -> bool:
    """Say whether the last name goes on into a title: "Lee, A. & Day, B. Sheep: A survey"."""
    if len(found.places) < 2:
        return False
    given = [text[a:b].partition(",")[2].strip() for a, b in found.places]
    initials = all(_GIVEN_INITIALS.fullmatch(part) for part in given[:-1])
    return initials and re.match(r"(?:[^\W\d_a-z]\.[\s-]?)+\w{2,}", given[-1]) is not None


def _vancouver(text: str, start: int, end: int) -> AuthorList | None:
    """Read "Vaswani A, Shazeer N, et al": initials behind the names, without points."""
    cut = re.search(r",?\s+(?:et al\.?|and others)$", text[start:end])
    places, position = [], start
    for part in text[start : start + cut.start() if cut else end].split(","):
        places.append(bare(text, position, position + len(part)))
        position += len(part) + 1
    if all(_VANCOUVER.match(text[a:b]) for a, b in places) and (len(places) > 1 or cut):
        return AuthorList(tuple(places), cut is not None)
    return None


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both places inwards over white space, separators and quotation marks."""
    while start < end and (text[start].isspace() or text[start] in ',;:"“”'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:(["“”.'):
        end -= 1
    return start, end


def is_title(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of text may be a title; two names are none, but in quotes."""
    title = text[start:end]
    words = title.split()
    if not (8 <= len(title) <= 300 and 2 <= len(words) <= 40) or _NO_TITLE.match(title):
        return False
    if "://" in title or sum(c.isalpha() for c in title) < 0.6 * len(title):
        return False
    if text[start - 1 : start] in ('"', "“", "«", "‘"):
        return True
    names = find_authors(text, start, end)
    return names is None or (len(names.places) == 1 and not names.truncated)

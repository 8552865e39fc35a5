"""How an entry of a list of references may be cut: authors, title, venue, year.

Pure: places of a text in, places out. Which way of cutting an entry is right is
decided by `references.py`.
"""

import re
from collections.abc import Iterator
from itertools import islice

from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.title_names import is_venue
from kgraph.read.references.initialled import begins_initialled, find_initialled
from kgraph.read.references.reference_names import (
    ends_of_names,
    goes_on,
    may_be_names,
    read_authors,
)
from kgraph.read.references.reference_parted import (
    SIGNS,
    Reading,
    find_in_lines,
    find_quoted_first,
)
from kgraph.read.references.reference_places import find_untitled
from kgraph.read.references.reference_titles import (
    FULL_STOP,
    NOT_CLOSING,
    PART,
    find_stop,
    journal_behind,
)
from kgraph.read.references.reference_types import find_type, find_typed

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
# "2017b", "2020, July", "1 November 1997", "August 17, 2015", "2020-11-08"
_DATED = (
    rf"(?:(?:\d{{1,2}}\s)?{_MONTH}(?:\s\d{{1,2}})?,?\s)?"
    rf"{_YEAR}(?:[a-z]|-\d\d(?:-\d\d)?)?(?:,\s[\w\s-]{{1,20}})?"
)
# What stands for the year of what is not out yet; a year in a group that it has not.
_NO_YEAR = (
    r"(?:in press|in preparation|forthcoming|submitted|accepted|to appear|under review|n\.\s?d\.)"
)
_DATED = rf"(?:{_DATED}|{_NO_YEAR})"
_ENDS = (  # what closes an author list that stands first, by style
    ("apa", re.compile(rf"[.,]?\s*[(\[]{_DATED}[)\]]\s*[.,:]?\s+")),
    ("acm", re.compile(rf"\.\s+(?:{_MONTH}\.?,?\s)?{_YEAR}[a-z]?(?:,\s{_MONTH})?\.\s+")),
    ("dots", re.compile(r",?\s*(?:…|\.\.\.)[.,]?\s+")),
    ("quoted", re.compile(r"[.,:]*\s+(?=[\"“«„»])")),
    ("colon", re.compile(r":\s+")),
)
# What these hold. They begin with a set of characters, and are searched fast.
_SIGNS = {
    "apa": re.compile(rf"[(\[]{_DATED}[)\]]"),
    "dots": re.compile(r"[….](?:(?<=…)|\.\.)"),
    "quoted": re.compile(r"[\"“«„»]"),
}
_QUOTED = re.compile(r"[\"“«„»](?P<title>[^\"“”«»„]{8,300}?)[,.]?[\"”»“«]")
# An apostrophe closes no title: a sign or "in" stands behind what does.
_SINGLE = re.compile(r"[‘'](?P<title>[^‘]{8,300}?)[,.]?[’'](?=[,.;]|\s+[Ii]n\b)")
_OLD_ID = r"[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7}\b"
# "K. He, X. Zhang, Deep residual learning for image recognition, in: CVPR, 2016.", or
# with a journal, its volume and "(2016)".
_COMMAS = re.compile(
    r"(?P<names>(?:(?:[^\W\d_a-z]\.[\s-]?){1,4}(?:[a-z]{1,4}\s){0,3}[^\W\d_][\w'’-]+"
    r"(?:,\s+(?:and\s+)?|\s+and\s+)){1,60}"
    r"(?:et al\.,\s+)?)(?P<title>(?![\"“«])[^.]{8,300}?),\s+"
    rf"(?=in:?\s|arXiv|{_OLD_ID}|(?:submitted|to appear|accepted|published)\b"
    r"|[A-Z][^,]{2,80}\s\d+[\w-]*\s\((?:19|20)\d\d\))"
)
# What may stand behind names with initials: the first that does is the sign of the style.
_BEHIND = (
    ("apa", re.compile(rf"[.,]?\s*[(\[]{_DATED}[)\]]\s*[.,:]?\s*")),
    ("acm", re.compile(rf"\.?,?\s+{_YEAR}[a-z]?\.\s+")),
    ("quoted", re.compile(r"[.,:]*\s+(?=[\"“«„»])")),
    ("colon", re.compile(r":\s+")),
    ("years", re.compile(rf",?\s+{_YEAR}[a-z]?,\s+")),
    ("commas", re.compile(r",\s+")),
    ("stops", re.compile(r"\.?\s+")),
)
# A venue behind a comma: "in: Proc. ICML", "arXiv preprint", "J. Sheep 3 (2) (2007)", "ICML, 2007",
# "Phys. Rev. D 76, 124023 (2007)", "4th ed. (Wool Press, 2007)"; or a press in brackets.
_IN_YEAR = r"(?:\((?:19|20)\d\d\)|(?:19|20)\d\d\b)"
# "12(3):34-56, 2015", "12(3), 2015", "12, pp. 3-4, May 2015"
_ISSUE = (
    r"\s+\d+\s?(?:\(\d[\w–-]*\))?(?:(?:\s?:\s?|,\s+(?:pp?\.?\s+)?)[A-Z]?\d[\w–-]*)?,\s+(?:[A-Z]\w+,?\s+)?"
    r"(?:19|20)\d\d\b"
)
_VENUE_BEHIND = re.compile(
    rf",\s+(?=[Ii]n:?\s|(?:dans|en)\s(?:[a-z]{{2,3}}\s)?[A-Z]|arXiv\b|{_OLD_ID}|CoRR\b|Ph\.?\s?D"
    r"|(?:[A-Z][\w.'’]*\s){0,3}[Tt]hesis\b"
    r"|\d(?:st|nd|rd|th)\s[Ee]d|[Vv]ol(?:ume|\.)\s[\dIVX]+"
    r"|(?:submitted|to (?:appear|be published)|accepted|published|in (?:press|preparation))\b"
    r"|(?:[Uu]npublished\b|(?:[Pp]re|[Rr]e)print\b|[Mm]anuscript\b|[Mm]imeo\b|[Ww]orking [Pp]aper\b"
    r"|[Tt]echnical [Rr]eport\b|[Dd]issertation\b)"
    r"|[A-Z][^,()]{2,80}\s\d+[\w-]*(?:\s?\(\d[\w–-]*\))?,?\s+\((?:19|20)\d\d\)"
    rf"|[A-Z][^,()]{{1,80}}\s(?:\([A-Z][^()]{{1,20}}\)\s+)?[A-Z]?\d+[\w-]*,\s+[A-Z]?\d[\w.–-]*,?"
    rf"\s+{_IN_YEAR}|[A-Z][^,()]{{2,80}},?{_ISSUE}"
    r"|[A-Z][^,()]{2,80},\s+\d+\s\((?:19|20)\d\d\),\s+pp?\b"
    r"|[A-Z][^,():]{1,80}\d[A-Z]?:[A-Z]?\d[\w.–-]*,\s?(?:19|20)\d\d\b"  # Wool Lett.B12:3-4,2007
    r"|[A-Z][\w&.' ]{1,50},?\s[A-Z]?\d{1,4}[A-Z]?,\s[A-Z]?\d[\w.–-]*(?=\s*(?:[\[.]|$))"
    r"|[A-Z][^,()]{2,80},\s+(?:vol\b|(?:19|20)\d\d\b)|[A-Z][^,()]{2,80}\s+\((?:19|20)\d\d\))"
    r"|\s+\((?=[A-Z][^()]{2,80},\s+(?:19|20)\d\d\))"
)
# "Ann Lee, Bob Day, and Cy Fox, Counting Sheep, in Proceedings": the last name, or the only one.
_LAST_NAME = re.compile(
    r"(?:,?\s+(?:and|&|und|et|y|e)\s+[^,.:;()\d]{3,40}(?:[A-Z]\.[^,:;()\d]{2,30})?),\s+"
)
_ONLY_NAME = re.compile(r"[^\W\d_a-z][^,:;()\d]{4,40},\s+")
_NO_BEGINNING = re.compile(r"[\"“«„‘']|(?:and|und|et|y|e)\s|&")  # of what is quoted, of a name
_QUOTED_BEHIND = re.compile(r",\s[\"“«]")  # "Cy Fox and Di Hay, “Counting Sheep"
MAX_ANDS = 3  # of which one may stand before the last name
_COMMA = re.compile(r"[)\]]\s*,\s+$")
_BEHIND_COMMA = re.compile(
    r",\s+(?=arXiv\s?:|doi\s?:|ISBN\b|https?://|[A-Z][^,.]{2,60},\s+(?:ISBN\b|doi\s?:|arXiv\s?:)"
    # the end of an entry: "Wool Letters, 3(2):1-9.", "ICML."
    r"|[A-Z][^,.:]{1,60},?\s+[A-Z]?\d[\w():–-]*(?:,\s(?:pp?\.\s)?\d+(?:[–-]\d+)?)?\.?$|[A-Z]{3,10}\.?$)"
)
# "2003, Counting Sheep, ApJ, 599, L25", "2003, Counting Sheep, arXiv:astro-ph/0308034"
_BEHIND_YEARS = re.compile(
    rf",\s+(?=[Ii]n:?\s|arXiv\b|{_OLD_ID}|doi\s?:|https?://"
    r"|[A-Z][\w&.' ]{1,50},\s+(?:vol\.?\s)?[A-Z]?\d[\w–-]*(?:,\s|[.\s]*$))"
)
# What no title has between commas: another name, or a year with the title behind it.
_MORE_NAMES = re.compile(
    r",\s+(?:and\s+)?(?:[^\W\d_]+\s)?(?:[^\W\d_a-z]\.[\s-]?){1,3}[^\W\d_a-z]|\.\s(?:19|20)\d\d[a-z]?\.\s"
)
# "Lee, A./Day, B. (Hg.): ", "A. Lee (ed.), "
_EDITORS = re.compile(
    r"\s?[(\[](?:Hgg?|Hrsgg?|[Ee]ds?|[Éé]ds?|[Cc]oords?|[Dd]irs?|[Cc]omps?|a cura di)\.?[)\]]"
)
_LAST_YEAR = re.compile(rf"(?:(?P<sign>,\s\(?|\s\()|\s){_YEAR}\)?\.?$")
_AN_INITIAL = re.compile(r"\b[^\W\d_a-z]\.|,")


MAX_NAMES = 3000  # code points of names up to the last
MAX_SENTENCES = 4  # that a title may consist of
MAX_ALONE = 300  # code points of names that nothing stands behind


def find_readings(text: str, start: int, end: int) -> Iterator[Reading]:
    """Give the ways to cut an entry, the surest first.

    Yields:
        Style, authors if they read as such, title, where the venue begins, and the year
        if it has a place of its own.
    """
    if text.find("[", start, end) >= 0:
        yield from find_typed(text, start, end)
    yield from find_quoted_first(text, start, end)
    later: list[Reading] = []
    for names, behind in find_initialled(text, start, end):
        yield from behind_names(text, names, behind, end)
    if may_be_names(text, start, end):
        yield from _whole_names(text, start, end)
        for reading in _names_first(text, start, end):
            # "EntEval: A Benchmark. Ann Lee, Bob Day. 2019": the names may stand behind.
            if reading[0] == "colon" and not _has_initials(text, reading[1]):
                later.append(reading)
            else:
                yield reading
    yield from _title_first(text, start, end)
    yield from later
    yield from find_in_lines(text, start, end)


def may_be_read(text: str, start: int, end: int) -> bool:
    """Say at little cost whether there may be a reading of what begins at a place, wherever
    up to ``end`` it ends.
    """
    return (
        (text.find("[", start, end) >= 0 and find_type(text, start, end) is not None)
        or may_be_names(text, start, end)
        or text[start] in SIGNS
        or begins_initialled(text, start, end)
        or any(True for _ in _ends_of_titles(text, start, end))
    )


def _ends_of_titles(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Find those of the first signs that may end a title behind which names may begin."""
    stops = (m for m in FULL_STOP.finditer(text, start, end) if m.end() < end)
    for stop in islice(stops, MAX_SENTENCES):
        if stop[0][0] == "." and NOT_CLOSING.search(
            text, max(start, stop.start() - 8), stop.start()
        ):
            continue
        part = PART.match(text, stop.end(), end)  # "V. Day" is a name
        if not (part and len(part[0]) > 3) and may_be_names(text, stop.end(), end):
            yield stop


def _title_first(text: str, start: int, end: int) -> Iterator[Reading]:
    """Cut behind one of the first signs that may end a title, where names follow."""
    year = _LAST_YEAR.search(text, max(start, end - 12), end)
    for stop in _ends_of_titles(text, start, end):
        title = (start, stop.start() + (stop[0][0] != "."))
        if year and (named := _before_year(text, stop.end(), year)):
            last, behind = named
            dated = year.span("year") if behind == year.end() else None
            yield "title first", last, title, behind, dated
            return
        short = end - stop.end() <= MAX_ALONE
        whole = [end] if short and text[end - 1].isalpha() else []  # names without a full stop
        for after in (*whole, *reversed(ends_of_names(text, stop.end(), end))):
            if authors := read_authors(text, stop.end(), after):
                yield "title first", authors, title, after, None
                return


def _before_year(text: str, start: int, year: re.Match[str]) -> tuple[AuthorList, int] | None:
    """Read names up to the year that ends an entry, or up to a comma and a venue before it: the
    initial of "Alon Y. Halevy (2001)" closes no list. Gives them and where the venue begins.
    """
    authors = read_authors(text, start, year.start()) if year["sign"] else None
    if authors and not is_venue(text[slice(*authors.places[-1])]):
        return authors, year.end()
    comma = text.rfind(",", start, year.start())
    venue = text[comma + 1 : year.start()].strip()
    if comma < 0 or ". " in venue or not is_venue(venue):
        return None
    authors = read_authors(text, start, comma)
    return (authors, comma + 1) if authors else None


def _has_initials(text: str, authors: AuthorList | None) -> bool:
    return authors is not None and all(
        _AN_INITIAL.search(text, start, end) for start, end in authors.places
    )


def _names_first(text: str, start: int, end: int) -> Iterator[Reading]:
    commas = _COMMAS.match(text, start, end)
    if commas:
        authors = read_authors(text, *commas.span("names"))
        yield "commas", authors, commas.span("title"), commas.end(), None
    for style, pattern in _ENDS:
        if (sign := _SIGNS.get(style)) and not sign.search(text, start, end):
            continue
        closing = pattern.search(text, start, end)
        if closing is None:
            continue
        # A full stop there may belong to an initial.
        stop = closing.end() if style == "dots" else closing.start() + (closing[0][0] == ".")
        authors = read_authors(text, start, stop, sure_end=style in ("apa", "acm", "quoted"))
        year = closing.span("year") if closing.groupdict().get("year") else None
        quoted = _QUOTED.match(text, closing.end(), end) or _SINGLE.match(text, closing.end(), end)
        if quoted:
            yield style, authors, quoted.span("title"), quoted.end(), year
        elif _COMMA.search(closing[0]) and (
            comma := _BEHIND_COMMA.search(text, closing.end(), min(end, closing.end() + 400))
        ):
            # "Lee, Ann (2022), Counting Sheep, arXiv:2207.00001"
            yield style, authors, (closing.end(), comma.start()), comma.end(), year
        elif style != "quoted" and (title := find_stop(text, closing.end(), end)):
            yield style, authors, (closing.end(), title[0]), title[1], year
    # The longest list of names: "A. Lee, Bob N. Day. Counting sheep." has too short ones.
    for after in reversed(ends_of_names(text, start, end)):
        if authors := read_authors(text, start, after):
            if title := find_stop(text, after, end):
                yield "stops", authors, (after, title[0]), title[1], None
            return


def _whole_names(text: str, start: int, end: int) -> Iterator[Reading]:
    """Cut behind whole names that a comma closes, where "in" or a journal closes the title."""
    closing = list(islice(_LAST_NAME.finditer(text, start, min(end, start + MAX_NAMES)), MAX_ANDS))
    only, position = None, start
    while (name := _ONLY_NAME.match(text, position, end)) and is_person(
        " ".join(name[0].rstrip(", \n").split())
    ):
        only, position = name, name.end()
    for last in (*closing, only) if only else closing:
        title = last.end()
        venue = _VENUE_BEHIND.search(text, title + 8, min(end, title + 400))
        if (
            venue is None
            or _NO_BEGINNING.match(text, title)
            or _QUOTED_BEHIND.search(text, title, venue.start())
            or "\n\n" in text[title : venue.start()]
        ):
            continue
        authors = find_authors(text, start, last.end() - len(last[0]) + len(last[0].rstrip(", \n")))
        if authors and all(is_person(" ".join(text[a:b].split())) for a, b in authors.places):
            yield "whole names", authors, (title, venue.start()), venue.end(), None
            return


def behind_names(
    text: str, authors: AuthorList, after: int, end: int, *, sure: bool = False
) -> Iterator[Reading]:
    """Cut what stands behind a list of names with initials, or one that is ``sure`` to end
    there, by the sign that follows it.
    """
    # "Lee, A. B. Jr Counting sheep" has no full stop but that of the name.
    editors = _EDITORS.match(text, after, end)
    after = editors.end() if editors else after
    pointed = text[after - 1] == "." or text[after - 2 : after] in ("Jr", "Sr")
    for style, pattern in _BEHIND:
        sign = pattern.match(text, after, end)
        if sign is None or (style == "stops" and not pointed and "." not in sign[0]):
            continue
        title = sign.end()
        year = sign.span("year") if sign.groupdict().get("year") else None
        quoted = _QUOTED.match(text, title, end) or _SINGLE.match(text, title, end)
        if quoted:
            yield style, authors, quoted.span("title"), quoted.end(), year
        elif style == "years":
            if find_untitled(text, title, end):
                yield style, authors, (title, title), title, year
            elif venue := _BEHIND_YEARS.search(text, title, min(end, title + 400)):
                yield style, authors, (title, venue.start()), venue.end(), year
        elif style == "commas" and (journal := find_untitled(text, title, end)):
            yield style, authors, (title, title), title, journal[1]
        elif style == "commas":
            venue = _VENUE_BEHIND.search(text, title + 8, min(end, title + 400))
            if venue and not _MORE_NAMES.search(text, title - 1, venue.start()):
                yield style, authors, (title, venue.start()), venue.end(), None
        elif style in ("stops", "colon") and (
            comma := journal_behind(text, title, end, undated=style == "colon")
        ):
            yield style, authors, (title, comma.start()), comma.end(), None
        elif (
            style != "quoted"
            and (stop := find_stop(text, title, end))
            and (sure or style != "stops" or not goes_on(text, authors, stop[0], pointed=pointed))
        ):
            yield style, authors, (title, stop[0]), stop[1], year
        return

"""Lines that print the title of a paper in quotation marks, or emphasised, beside names.

    Lee, Day and Fox, "Counting Sheep", Farm Review 2017
    "Counting Sheep" by Lee and Day (Farm Review 2017, https://arxiv.org/abs/2401.00001)
    "Counting Sheep", Lee et al., arXiv 2401.00001. Short, nice figures.
    Lee, Day & Fox (2017) – *Counting Sheep in Fields* – Farm Review
    the paper on sheep: "Counting Sheep", https://arxiv.org/abs/2401.00001
    _Counting Sheep in Fields_. Lee and Day. Farm Review 2017

The marks leave no doubt where the title is, so a family name alone is enough of a name.
"""

import re

from kgraph.read.page import Line
from kgraph.read.parts.authors import AuthorList
from kgraph.read.parts.line_parts import Item, bare, bare_names, may_be_title, people, surnames
from kgraph.read.parts.prose import title_case_share
from kgraph.read.parts.title_names import is_venue
from kgraph.read.parts.with_names import find_with

MIN_WORDS = 3  # of a title among running text
MIN_CAPITALS = 0.6  # share of its words
MAX_SAID = 6  # words that say which paper it is, before its title and its id
MAX_BEFORE = 300  # code points before a title that begin with names
_QUOTED = re.compile(
    r"[\"“](?P<title>[^\"“”]{4,300}?)[,.]?[\"”](?![\w\"“”])|[«„](?P<other>[^«»„“]{4,300})[»“]"
)
_SIGN = re.compile(r"[\"“«„]")
# Journals are emphasised as well, of few words that say so.
_EMPHASISED = re.compile(
    r"(?<![\w*_])(?P<mark>[*_]{1,2})(?!(?:In|Proc|Journal|Trans|Adv|Annals|Conf|J\.|Int)\b|Phys)"
    r"(?P<title>(?:[^\s*_]+\s+){2,40}[^\s*_]+?)[,.]?(?P=mark)(?![\w*_])"
)
_ID_BEHIND = re.compile(
    r"[\s,.;:(\[–—-]{1,4}(?:https?://(?:\w+\.)*(?:arxiv\.org|doi\.org)/|arXiv\s?:\s?\S*\d|doi\s?:\s?10\.)",
    re.IGNORECASE,
)
# Where names behind a title end.
_END = re.compile(r"\s?[,;(\[]\s*|\.\s+|\.?$|\s[-–—]+\s|\s(?=in\s)")
_LEAD = re.compile(r"[\s,.;:–—(-]*(?:(?:by|(?:joint )?with):?\s+)?", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w./-])(?P<year>(?:19|20)\d\d)(?![\w/-]|\.\d)")
_YEAR_OVER = re.compile(r"[\s,.]+[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?[)\]]?[\s.,:–—-]*$")
_WITH = re.compile(r"(?:(?:[Jj]oint(?:ly)? )?[Ww]ith|[Aa]vec|[Mm]it|[Cc]on)\s+")
QUOTED_FIRST = "quoted first"  # of a title that begins a line, without names
_VOLUME_BEHIND = re.compile(r"[\s,]+(?:[Vv]ol\.?\s)?\d{1,3}\b")
MAX_SOON = 4  # code points from a title to a year that stands with it
MAX_OVER = 20  # code points of the year between names and title
_POINT = re.compile(r"\b(?:al|Jr|Sr|[A-Z])\.$")
_INITIAL_END = re.compile(r"\s[A-Z]\.$")
MIN_SURNAMES = 3  # words with commas between, which are no "Lee, Ann"
_SURNAME = re.compile(r"[^\W\d_a-z][\w'’-]+")
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?")
# "Nat Rev 3, 422", and what stands behind a venue: an id, a link, a bracket that closes.
_VENUE_END = re.compile(r"\s*(?:\bhttps?://|\b(?:arXiv|doi)\b\s?[:\d]|[()\[\]]|$)", re.IGNORECASE)
_INTO = re.compile(r"[\s,.;:(\[–—-]*(?:in:?\s+)?", re.IGNORECASE)


def are_several(text: str, start: int, end: int) -> bool:
    """Say whether running text names two papers or more by their titles in quotation marks."""
    if len(_SIGN.findall(text, start, end)) < 2:
        return False
    titles = [m["title"] or m["other"] for m in _QUOTED.finditer(text, start, end)]
    named = [
        t for t in titles if len(t.split()) >= MIN_WORDS and title_case_share(t) >= MIN_CAPITALS
    ]
    return len(set(named)) > 1


def find_quoted(text: str, line: Line, start: int, end: int) -> Item | None:
    """Part a line at the title in quotation marks; nothing if it has none, or no names.

    A title alone counts with a year and a venue behind it.
    """
    stop = min(end, start + MAX_BEFORE + 300)
    # The sign is found at less cost than by the pattern.
    match = _QUOTED.search(text, start, stop) if _SIGN.search(text, start, stop) else None
    if match is None and ("*" in line.text or "_" in line.text):
        match = _EMPHASISED.search(text, start, stop)
    if match is None:
        return None
    title = bare(text, *match.span("title" if match["title"] else "other"))
    if text[title[1] : title[1] + 1] in ("?", "!"):
        title = (title[0], title[1] + 1)
    # "Sheep and Goats", "Do Sheep Sleep? A Study of Farms": in quotation marks no names, no text.
    printed = text[slice(*title)]
    sure = match.re is _QUOTED and len(printed.split()) >= MIN_WORDS
    if not (may_be_title(text, *title) or (sure and title_case_share(printed) >= MIN_CAPITALS)):
        return None
    after = match.end()
    over = None
    if text[start : match.start()].strip():
        over = _YEAR_OVER.search(text, max(start, match.start() - MAX_OVER), match.start())
        names = _names(text, start, over.start() if over else match.start())
        if names is None:
            said = len(text[start : match.start()].split()) <= MAX_SAID
            with_id = said and _ID_BEHIND.match(text, after, end)
            return Item(line, "quoted id", title, None, None, None, True) if with_id else None
    else:
        begin = _behind_signs(text, after, end)
        told = find_with(text, begin, end) if text.startswith("(", begin) else None
        names, stop = told or names_behind(text, after, end)
        # "Labour Economics, 51" has the shape of a name before a volume.
        alone = names.places[0] if names and not told and len(names.places) == 1 else None
        if alone and _VOLUME_BEHIND.match(text, alone[1], end):
            names = None
        after = stop if names else after
    year, venue = _find_venue(text, after, end)
    if over:
        year = over.span("year")
    # "Counting Sheep", 2019. Submitted.
    soon = year is not None and match.start() == start and year[0] - after <= MAX_SOON
    if names is None and not (year and (venue or soon)):
        return None
    first = QUOTED_FIRST if match.start() == start and names is None else "quoted"
    return Item(line, first, title, names, venue, year, names is not None)


def _behind_signs(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " ,;.":
        start += 1
    return start


def _names(text: str, start: int, end: int) -> AuthorList | None:
    lead = _WITH.match(text, start, end)
    begin, stop = bare_names(text, lead.end() if lead else start, end)
    if text[begin:stop].endswith(".") and not _POINT.search(text[begin:stop]):
        stop -= 1  # "Ann Lee, Bob Day. “Counting Sheep”"
    found = surnames(text, begin, stop)
    if found is None or len(found.places) < MIN_SURNAMES:
        found = people(text, begin, stop) if begin < stop else None
    if found is None and _SURNAME.fullmatch(text, begin, stop) and not is_venue(text[begin:stop]):
        found = AuthorList(((begin, stop),), False)
    return found


def names_behind(text: str, start: int, end: int) -> tuple[AuthorList | None, int]:
    """Read the longest list of names that a place begins with; give where it ends."""
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    by = lead is not None and lead[0].strip(" ,.;:–—-\n").lower().startswith("by")
    best: tuple[AuthorList | None, int] = (None, start)
    for border in list(_END.finditer(text, begin, end))[:40]:
        stop = border.start() + text.startswith(".", border.start())
        inverted = best[0] and "," in text[slice(*best[0].places[0])]
        if best[0] and not inverted and _INITIAL_END.search(text, max(begin, stop - 3), stop):
            continue  # "Ann Lee, J. Sheep": the beginning of a journal; "Lee, A. & Day, B." is none
        names_end = stop
        if text[begin:stop].endswith(".") and not _POINT.search(text, max(begin, stop - 4), stop):
            names_end -= 1  # "Ann Lee and Bob Day. In ICML"
        found = people(text, *bare_names(text, begin, names_end))
        if found and names_end < stop:
            given, _, family = text[slice(*found.places[-1])].partition(" ")
            if "." in given or not family:
                continue  # "Ann Lee, J. Phys. A": a journal is cut short too
        if found is None and by:
            found = _names(text, begin, stop)
        if found and all(_is_full(text[a:b]) for a, b in found.places):
            best = (found, stop)
    return best


def _is_full(name: str) -> bool:
    """Say whether a name is no acronym of a venue."""
    return not (" " not in name and is_venue(name))


def _find_venue(
    text: str, start: int, end: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Find a year behind title and names, and the venue before it."""
    match = _YEAR.search(text, start, end)
    stop = match.start() if match else end
    lead = _INTO.match(text, start, stop)
    begin = lead.end() if lead else start
    if first := _VENUE_END.search(text, begin, stop):
        stop = first.start()
    venue = bare(text, begin, stop)
    printed = text[slice(*venue)]
    shown = venue if printed and (match or is_venue(printed)) and len(printed) < 200 else None
    if shown and (_MONTH.fullmatch(printed) or not re.search(r"[^\W\d_]{2}", printed)):
        shown = None
    return match.span("year") if match else None, shown

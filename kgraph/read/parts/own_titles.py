"""The first line of an entry of somebody's own works: title, co-authors, where it appeared.

    Counting Sheep at Night (with Bob Day and Cy Fox)
    ‘Counting Sheep’ (with Bob Day), forthcoming in Wool. [draft]
    Counting Sheep, joint with Bob Day (Wool University), March 2023
    Counting Sheep: An Essay on Wool. Meadow Press, 2019.
    Counting Sheep, 131 Meadow Law Review 1021 (2018) (with Bob Day)
    (with B. Day) Counting Sheep, Wool 3 (2017), no. 2, 1–10.

Pure: places of a text in, places out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgraph.read.page import Line
from kgraph.read.parts.authors import AuthorList
from kgraph.read.parts.copied import all_of
from kgraph.read.parts.line_parts import bare
from kgraph.read.parts.list_marks import mark_width
from kgraph.read.parts.own_lines import is_status
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.placed_titles import find_placed
from kgraph.read.parts.prose import looks_like_prose
from kgraph.read.parts.title_names import BUTTON, NOTE
from kgraph.read.parts.with_names import find_with

# The year before an entry: "2019\t“Counting Sheep” (with Bob Day)", "2019. “Counting Sheep.”"
YEAR_CELL = re.compile(
    r"\(?(?P<year>(?:19|20)\d\d)\)?(?:[.:]?(?:\t|\s{2,})\s*|:?\s+(?=[\"“‘'„«])"
    r"|\.\s+(?=[^\W\d_a-z]|[\"“‘„«]))(?=\S)"
)
# Of Word, and of what folds texts away; letters.
_BULLET = re.compile(
    r"(?:o|[a-z][.)]|[ivx]{2,4}[.)]|[▸▹▶►▾▼●○■□⁃]\ufe0f?)\s+(?=[^\W\d_a-z]|[\"“‘„«(\[$])"
)
MAX_HEAD = 500  # code points of a line that may begin an entry
MAX_WITH = 8  # places where "with" may stand
# Of single quotation marks the last sign is also an apostrophe: "‘Hume’s Sheep’, Wool 3".
_QUOTES = {
    '"': re.compile(r"\"(?P<title>[^\"]{3,300})\""),
    "“": re.compile(r"“(?P<title>(?:[^“”]|“[^“”]{1,200}”){3,300})[”\"]"),
    "„": re.compile(r"„(?P<title>[^„“”]{3,300})[“”]"),
    "«": re.compile(r"«(?P<title>[^«»]{3,300})»"),
    "»": re.compile(r"»(?P<title>[^«»]{3,300})[«»]"),
    "”": re.compile(r"”(?P<title>[^”]{3,300})”"),
}
_SINGLE = re.compile(r"[‘'](?P<title>\S.{2,300}?)[’'](?:(?=[,.;:(\[])|(?=\s[(\[])|$)")
_SINGLE_BEFORE_WORDS = re.compile(
    r"[‘'](?P<title>\S.{2,300}?)[’']\s+(?=with\b|in\b|and\b|forthcoming\b|[A-Z–—-])"
)
# Fields of data, and what somebody said: '"title": "Counting Sheep"', '"A great book." - Hay Times'
_NO_TITLE = re.compile(
    r"(?P<sign>[\"'])(?:(?!(?P=sign)).){1,300}(?P=sign)"
    r"(?:\s*(?:=>?|:)\s*(?:[\"'\d{\[]|true\b|false\b|null\b)|[,;|\t](?P=sign))"
    # Volume and pages, or co-authors, stand behind no newspaper.
    r"|[\"“][^\"“”]{1,300}[.!][\"”]\s*(?:--|[–—-])\s*[A-Z](?!.{0,200}(?:\d\s?[(:–-]\s?\d|[(\[]with\s))"
)
_WITH = re.compile(
    r"(?P<open>[(\[])?\b(?:(?:co-?)?(?:edited|authored|written)\s|joint(?:ly)?\s(?:work\s)?"
    r"|(?:together|in\scollaboration)\s|zusammen\s|gemeinsam\s|en\scollaboration\s)?"
    r"(?:w/|with|avec|mit|met|med|con|com):?\s+(?=(?-i:[^\W\d_a-z]|[a-z]{2,3}\s[A-Z]))",
    re.IGNORECASE,
)
_WITH_FIRST = re.compile(
    r"[(\[]?(?:(?:[Jj]oint(?:ly)?\s)?[Ww]ith|[Aa]vec|[Mm][ei]t|[Mm]ed|[Cc]o[mn])\s"
)
_NOTE_LAST = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{1,120})[)\]][\s.,;]*$")
_BORDER = re.compile(r"(?P<sign>[,;.?!])[”’\"']?\s+|\s[–—|·]\s|\s(?=[(\[])")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|vs|St|Mr|Dr|Jr|No|no|vol|Vol|pp|ed|eds|cf|etc|al)\.$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
# What no title goes on with: a volume, pages, a month, a year but not the first of a range.
_FACT = re.compile(
    r"(?!(?:1\d|20)\d\d\s?[-–—]\s?\d)(?:(?:[Vv]ol(?:ume)?|[Nn]o|[Nn]r|[Ii]ssue|[Bb]d|pp?|S|Bd)\b\.?\s*\d"
    rf"|(?:{_MONTH}\s)?(?:19[5-9]|20[0-4])\d\b(?!\s[a-z])"
    r"|\d{1,4}(?:[/.:(,;\s)]|$)(?:[\d\s/.:;,()–-]|no\.|pp?\.|S\.)*$"
    r"|\d{1,4}\s?[(:]\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# "Bologna 2018": a place, or a journal of one word.
_CITY_YEAR = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)?\s(?:19|20)\d\d$")
# "131 Meadow Law Review 1021", "Quarterly Wool 132(1)", "Hay 84 (2009)"
_VOLUME = re.compile(
    r"\d{1,3}\s[A-Z][\w.&’' ]{2,90}\s\d{1,4}\b|[A-Z][\w.&’' -]{1,80}\s\d{1,4}(?:\s?[(:/].{0,40})?$"
)
_BOOK = re.compile(r"(?:In|in|Pp\.|pp\.)\s")
_CITIES = frozenset(
    (
        *("Paris", "London", "New York", "Oxford", "Cambridge", "Berlin", "Frankfurt", "München"),
        *("Wien", "Zürich", "Milano", "Roma", "Bologna", "Torino", "Madrid", "Barcelona", "Lisboa"),
        *("Buenos Aires", "México", "São Paulo", "Rio de Janeiro", "Bruxelles", "Amsterdam"),
    )
)
_PLACE = re.compile(
    r"\b(?:Journal|Review|Press|Universit\w+|Proceedings|Quarterly|Annals|Transactions|Letters"
    r"|Bulletin|Handbook|Companion|Revue|Zeitschrift|Revista|Rivista|Annales|Cahiers|Verlag"
    r"|Working Papers?|Discussion Papers?)\b"
)
_THESIS = re.compile(
    r"(?:[\w.'’-]+\s){0,2}(?:thesis|thèse|tesis|tesi|tese|dissertation|proefschrift|diss\.)",
    re.IGNORECASE,
)
# A text goes on behind a word in quotation marks: "“Wool” is a word that ...".
_RUNS_ON = re.compile(
    r"\s+(?!w/|(?:with|together|joint|jointly|in|and|or|edited|co|forthcoming|submitted|accepted"
    r"|under|revise|working|draft|job|to|avec|dans|à|mit|met|med|i|zusammen|gemeinsam|im|con|en|y"
    r"|em|com)\b)[a-z]"
)
_GOES_ON = re.compile(
    r"(?:and|or|&|the case|lessons|evidence|an?|how|why|what|when|theory)\b"
    r"|.*\b(?:from|with|by|is|are|do|does|among|between)\b",
    re.IGNORECASE,
)
# Words of journals and publishers that have no capital.
_SMALL = frozenset(
    (
        *("of", "the", "and", "in", "for", "on", "de", "la", "der", "des", "für", "et", "y", "e"),
        *("d", "&"),
    )
)
MAX_PLACE_WORDS = 9
MAX_SHORT = 3  # words of a journal behind a question


@dataclass(frozen=True, slots=True)
class Head:
    """What the first line of an entry says: the places of its title, of its co-authors and of
    what else tells where and when. ``marked`` if quotation marks or "with" leave no doubt.
    """

    title: tuple[int, int]
    authors: AuthorList | None
    rests: tuple[tuple[int, int], ...]
    marked: bool
    quoted: bool


def behind_mark(text: str) -> int:
    """Give where a line begins behind the mark of a list."""
    bullet = _BULLET.match(text)
    return bullet.end() if bullet else mark_width(text)


def find_head(text: str, line: Line) -> Head | None:
    """Part a line that may begin an entry; nothing if it is too long for one."""
    year = YEAR_CELL.match(line.text)
    start = line.start + (year.end() if year else behind_mark(line.text))
    end = line.end
    if end - start > MAX_HEAD:
        return None
    if _NO_TITLE.match(text, start, end):
        return None
    first = find_with(text, start, end) if _WITH_FIRST.match(text, start, end) else None
    start = first[1] if first else start
    if quoted := _quoted(text, start, end):
        title, after = quoted
        head = _behind_quoted(text, title, after, end)
        return replace(head, authors=first[0]) if first else head
    if first and text[start - 2 : start] not in (") ", "] "):
        return None  # "with Bob Day, Wool Review 3": a line below a title
    stop, notes = _without_notes(text, start, end)
    if first:
        return _behind_names(text, first[0], *_parted(text, line, start, stop), notes)
    if said := _find_said(text, start, stop):
        names, begin, after = said
        begin, _ = _without_notes(text, start, begin)
        title, place = _parted(text, line, start, begin)
        rests = [*([place] if place else []), *([(after, stop)] if after < stop else []), *notes]
        return Head(title, names, tuple(rests), marked=True, quoted=False)
    title, place = _parted(text, line, start, stop)
    return Head(title, None, (*([place] if place else []), *notes), marked=False, quoted=False)


def _behind_names(
    text: str,
    names: AuthorList,
    title: tuple[int, int],
    place: tuple[int, int] | None,
    notes: Sequence[tuple[int, int]],
) -> Head | None:
    """Part "(with Bob Day) Counting Sheep, Wool 3"; "(with Bob Day) Wool 3 (2007)" has no title."""
    printed = text[slice(*title)]
    told = place is not None and text[place[0]].isalpha()
    if not told or " " not in printed or is_venue_name(printed) or is_status(printed):
        return None
    return Head(title, names, (*([place] if place else []), *notes), marked=True, quoted=False)


def _quoted(text: str, start: int, end: int) -> tuple[tuple[int, int], int] | None:
    """Find the title in quotation marks that a line begins with, and where what follows begins."""
    sign = text[start : start + 1]
    if sign in _QUOTES:
        found = _QUOTES[sign].match(text, start, end)
    elif sign in ("‘", "'"):
        found = _SINGLE.match(text, start, end) or _SINGLE_BEFORE_WORDS.match(text, start, end)
    else:
        return None
    if found is None or text.startswith(":", found.end()) or _RUNS_ON.match(text, found.end(), end):
        return None
    a, b = found.span("title")
    while b > a and text[b - 1] in " ,.":
        b -= 1
    while a < b and text[a] in " \xa0\u202f":
        a += 1
    return ((a, b), found.end()) if b - a > 2 else None


def _behind_quoted(text: str, title: tuple[int, int], after: int, end: int) -> Head:
    stop, notes = _without_notes(text, after, end)
    said = _find_said(text, after, stop, bare_word=True)
    if said is None:
        rests = [(after, stop)] if after < stop else []
        return Head(title, None, (*rests, *notes), marked=True, quoted=True)
    names, begin, behind = said
    rests = [place for place in ((after, begin), (behind, stop)) if place[0] < place[1]]
    return Head(title, names, (*rests, *notes), marked=True, quoted=True)


def _without_notes(text: str, start: int, end: int) -> tuple[int, list[tuple[int, int]]]:
    """Give where a line ends without the buttons and notes in brackets behind it, and these."""
    notes: list[tuple[int, int]] = []
    while found := _NOTE_LAST.search(text, max(start, end - 130), end):
        inside = found["inside"]
        button = text[found.end("inside")] == "]" or all_of(BUTTON, inside)
        if found.start() <= start or _WITH.match(text, found.start("inside") - 1, end):
            break
        said = NOTE.search(inside) and not any(map(str.isdigit, inside))
        if not (button or is_status(inside) or said):
            break
        if is_status(inside) or any(map(str.isdigit, inside)):
            notes.insert(0, found.span("inside"))
        end = found.start()
    return end, notes


def _find_said(
    text: str, start: int, end: int, *, bare_word: bool = False
) -> tuple[AuthorList, int, int] | None:
    """Find co-authors behind "with": who they are, where they begin and where they end.

    Without a sign before it ``bare_word`` says that it may be no word of a title.
    """
    for n, said in enumerate(_WITH.finditer(text, start, end)):
        if n == MAX_WITH:
            break
        before = text[start : said.start()].rstrip()
        if not (bare_word or said["open"]) and len(before.split()) < 2:
            continue
        signed = (
            said["open"] or bare_word or before.endswith((",", ".", ";", ":", "–", "—", "-", ")"))
        )
        found = find_with(text, said.start(), end)
        if found and (signed or _are_full(text, found[0])):
            begin = start + len(before)
            return found[0], begin, found[1]
    return None


def _are_full(text: str, found: AuthorList) -> bool:
    """Say whether a list is of several whole names: of "Sheep with Prices and Weather" none is."""
    names = [text[slice(*place)] for place in found.places]
    return len(names) > 1 and all(map(is_person, names))


def _parted(
    text: str, line: Line, start: int, end: int
) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Part a title from where it appeared."""
    placed = find_placed(text, line, start, end)
    cut = placed and _ABBREVIATED.search(
        text[max(start, placed.title[1] - 4) : placed.title[1] + 1]
    )
    if placed and placed.authors is None and placed.venue and not cut:
        return placed.title, (placed.venue[0], end)
    segments = [start]
    signs = []
    for found in _BORDER.finditer(text, start, end):
        before = text[max(start, found.start() - 5) : found.start() + 1]
        if found["sign"] == "." and _ABBREVIATED.search(before):
            continue
        segments.append(found.end())
        signs.append((found["sign"] or "(", found.start()))
    stops = [*(stop for _, stop in signs), end]
    parts = [text[a:b].strip(" ()[].") for a, b in zip(segments, stops, strict=True)]
    for k in range(1, len(parts)):
        fact = _FACT.match(parts[k]) or _CITY_YEAR.match(parts[k])
        named = not fact and (_VOLUME.match(parts[k]) or is_venue_name(parts[k]))
        if not (fact or named or _is_told(text, segments[k], end)):
            continue
        first = k - (k > 1 and not named and _is_before(parts, signs, k))
        first -= first > 1 and first < k and parts[first - 1] in _CITIES
        first = _opened(text, signs, first)
        sign, stop = signs[first - 1]
        begin, stop = bare(text, start, stop + (sign in "?!"))
        return (begin, max(begin, stop)), (segments[first], end)
    begin, stop = bare(text, start, end)
    return (begin, max(begin, stop)), None


def _opened(text: str, signs: Sequence[tuple[str, int]], first: int) -> int:
    """Give the part that opens the brackets a place stands in: "(Barn, MA: Hay Press, 2018)"."""
    for n, (sign, place) in enumerate(signs[: first - 1]):
        if sign == "(" and text.find(")", place, signs[first - 1][1]) < 0:
            return n + 1
    return first


def _is_before(parts: Sequence[str], signs: Sequence[tuple[str, int]], k: int) -> bool:
    """Say whether a journal or a publisher stands before a fact, and not the end of the title."""
    name, sign = parts[k - 1], signs[k - 2][0]
    if not _may_be_venue(name):
        return False
    # "Counting Sheep. 2019. Journal of Wool 3."
    follows = k + 1 < len(parts) and signs[k - 1][0] == "." == signs[k][0]
    if _YEAR.fullmatch(parts[k]) and follows and _is_place(parts[k + 1]):
        return False
    # "Do Goats Climb? Labour Economics, 2015"; "Wool, Weather, Econometrica 2015".
    if sign in "?!" and len(name.split()) > MAX_SHORT and not is_venue_name(name):
        return False
    return sign == "." or not _CITY_YEAR.match(parts[k])


def _is_place(text: str) -> bool:
    return bool(_VOLUME.match(text) or is_venue_name(text) or _BOOK.match(text))


def _is_told(text: str, start: int, end: int) -> bool:
    """Say whether the rest of a line says how far a paper is, and no more."""
    return is_status(text[start : start + 80]) and not looks_like_prose(text[start:end])


def is_venue_name(text: str) -> bool:
    """Say whether a text is the name of a journal, a publisher or a series, by one of its words."""
    named = _PLACE.search(text) is not None and _may_be_venue(text)
    return named or _THESIS.match(text) is not None


def _may_be_venue(text: str) -> bool:
    """Say whether a part of a line may be the name of a journal or a publisher."""
    words = text.split()
    if not 0 < len(words) <= MAX_PLACE_WORDS or _GOES_ON.match(text):
        return False
    return all(
        word[0].isupper() or word.lower() in _SMALL or not word[0].isalpha() for word in words
    )

"""Where the entries of a list of references begin and end: marks, years and ids, full stops."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from kgraph.read.page import Line, Page
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.list_marks import margin_of
from kgraph.read.parts.prose import looks_like_prose, title_case_share

Place = tuple[int, int]

# What a course asks for: "(*) ", "Optional: ", "[rec] ".
_ASKED = (
    r"[(\[](?:[*†‡+]|[Oo]pt(?:ional)?\.?|[Rr]eq(?:uired)?\.?|[Rr]ec(?:ommended)?\.?)[)\]](?=\s)"
    r"|(?:Optional|Required|Recommended|Suggested|Additional|Background|Further|Core|Main"
    r"|Supplementary)(?:\s[Rr]eadings?)?:(?=\s)"
)
MARK = re.compile(
    r"(?:\[(?:[A-Za-z+]{0,12}\d{1,4}[a-z]?|[A-Z][A-Za-z+]{0,4})?\]|\(?\d{1,4}[.):](?!\d)"
    r"|\(?[a-z][.)](?=\s)"  # "a.", "(b)" of a biographical sketch
    # "7.1.2." in a form of an office; a bullet of machines that wrote
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+[^\W\d_]|\s+[\"“«„(])"
    r"|o(?=\s{1,4}(?:[^\W\d_a-z]|[\"“«„]))"
    rf"|{_ASKED}"
    # "C107.", "J3:" in a list of one's own works; "B37. 12 (2007)" is the end of a journal
    r"|[A-Z]{1,2}[.-]?\d{1,3}[.:)](?=\s+(?!\s|\d+[\s,.(:]))"
    # "[Dao, 2023]", "[Lee et al.(2019)Lee, Day, and Fox]"
    r"|\[[^\W\d_a-z][^\[\]\n]{1,60}?[,(]\s?(?:19|20)\d\d[a-z]?\)?[^\[\]\n]{0,80}\](?=\s)"
    r"|\^(?:\s(?:Jump up to:?|[a-h])(?=\s))*(?=\s)|(?:[•◦▪*+–-]|[-=]{1,2}>|[→⇒»])(?=\s)|・)\s*"
    # "- [ ] [[lee2019]] ..." of notes
    rf"(?:(?:{_ASKED})\s+)?"
    r"(?:\[[ xX]\]\s+)?(?:\[\[@?[\w:.-]{2,60}\]\]:?\s+)?(?=\S)"
)
# "[ICML'21] ", "[Findings of ACL 2022] ": where and when, before everything else.
PLACED = re.compile(
    r"\[(?P<venue>[A-Z][\w&/+ -]{1,30}?)(?:\s|\s?(?P<short>['’]))"
    r"(?P<year>(?(short)\d\d|(?:19|20)\d\d))\]:?\s+"
)
# "(2007) ", "2007: ", and in the margin of a CV "2007b   ".
YEAR_FIRST = re.compile(
    r"[(\[]?(?P<year>(?:19|20)\d\d)(?:(?<=[(\[]....)[)\]]\s?[.:]?|(?<![(\[]....):|[a-z]?[\t ])\s+"
)
IN_MARGIN = r"[.:]?(?:\t|\s{2,})\s*(?=\S)"  # behind what stands there
YEAR_IN_MARGIN = re.compile(rf"(?P<year>(?:19|20)\d\d)[a-z]?{IN_MARGIN}")
_CODED = re.compile(r"[A-Z]{1,2}[.-]?\d{1,3}[.:)]\s")  # "C107. "
_ARROW = re.compile(r"[-=]{1,2}>|[→⇒»]")
_MARK_LETTER = re.compile(r"\(?([a-z])[.)]")
_MARK_NUMBER = re.compile(r"[(\[]?(\d{1,4})[.):\]]")
_OF_PART = re.compile(r"(?P<part>\d{1,2}(?:\.\d{1,2})*)\.(?P<number>\d{1,2})\.?\s")  # "7.1.2. "
# These begin with a set of characters, as they are asked of every line: those are searched fast.
# A month may stand behind it: "2021.6", "2018年3月"; it ends a day in numbers, too: "26.11.2008".
FREE_YEAR = re.compile(
    r"[12](?:(?<![\w.:/–-].)|(?<=[\s(,]\d\d\.\d\d\..)|(?<=[\s(,]\d\.\d\..)|(?<=[\s(,]\d\d\.\d\..)"
    r"|(?<=[\s(,]\d\.\d\d\..))(?:(?<=1)9|(?<=2)0)\d\d(?=-\d\d-\d\d\)"
    r"|[a-z]?(?![^\W年년]|[–-]|\.(?!(?:0?[1-9]|1[0-2])(?:\.[0-3]?\d)?(?![\w–-]|\.\d))\d|/))"
)
# "arXiv:", "arxiv.org/", "10.1000/", "abs/2", "PMID: 1", in letters of any size; "hep-th/9901001";
# "(in press)", where a year would stand.
SURE = re.compile(
    r"[aA1pP/(](?:(?<=[aA])(?:[rR][xX][iI][vV](?:(?<!\w.....)\s?:|\.[oO][rR][gG]/)"
    r"|(?<!\w.)[bB][sS]/\d)|(?<=1)(?<!\w.)0\.\d{4,}/|(?<=[pP])(?<!\w.)[mM][iI][dD]:\s?\d"
    r"|(?<=/)(?<=[a-zA-Z]/)(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\d{3}(?!\w)"
    r"|(?<=\()(?:in press|in preparation|forthcoming|submitted|accepted|to appear"
    r"|under review|n\.\s?d\.)\))"
)
# What stands for a year without brackets, in some languages.
_PROMISED = re.compile(
    r"[eiàenf,](?:(?<=e)rscheint\sin\b|(?<=i)m\s(?:druck|erscheinen)\b|(?<=à)\sparaître\b"
    r"|(?<=i)n\scorso\sdi\sstampa\b|(?<=e)n\sprensa\b|(?<=n)o\sprelo\b|(?<=,)\sin\spress\b"
    r"|(?<=f)orthcoming\s(?:in|at)\b)",
    re.IGNORECASE,
)
_PROMISES = (
    "erscheint",
    "im druck",
    "paraître",
    "stampa",
    "prensa",
    "prelo",
    ", in press",
    "forthcoming ",
)
NOT_OUT = ("(in pr", "(forthcoming)", "(submitted)", "(accepted)", "(to appear)", "(under r", "(n.")
MAX_LEFT_OUT = 3  # numbers of a part of a form
MIN_HANGS = 2  # entries that tell how a list is set
NEAR, FAR = 7, 12  # lines by which most entries have begun to read as one, and of the longest
COMPLETE = re.compile(r"(?:[.)\]\"”。．）年頁년쪽]|\d|://\S+)$")
# How a line begins that goes on with an entry, whatever stands before it; or who printed it.
_GOES_ON = re.compile(
    r"(?:(?:arXiv\s)?Preprint\b|PubMed\s(?:PMID|Central)|In:?\s(?:Proc|Adv)|\(?pages?\s\d|\(?pp\.|\(?vol\.|(?:PMID|PMCID"
    r"|doi|URL):?\s?\w|https?://|arXiv:\s?\d|10\.\d{4,9}/)"
    r"|(?:Association for (?:Computational|Computing)(?: Linguistics| Machinery)?|PMLR|Springer"
    r"|Curran Associates|AAAI Press|MIT Press|Elsevier|OpenReview\.net)(?:[.,]|$)",
    re.IGNORECASE,
)

_UPDATED = re.compile(
    r"\W*(?:this page was |diese seite wurde )?(?:last|zuletzt|letzte|dernière|última|ultim[ao])"
    r"\s(?:\w+\s)?"
    r"(?:updated?|modified|changed|revised|edited|änderung|aktualisierung|geändert|aktualisiert"
    r"|mise à jour|aggiornamento|modifica|atualização|modification|actualización|modificación)\b",
    re.IGNORECASE,
)

# Journals of physics and astronomy print no titles: "Phys. Rev. D 76, 13009 (2007)",
# "Nucl. Phys. B817 (2009) 252", "Nature (London) 415, 39 (2002)"; "ApJ, 599, L25".
_VOLUME = (
    r"(?P<venue>(?:(?:[A-Z][\w.&]*:?|of)\s+(?:\([A-Z][a-z]+\)\s+)?){1,6}?"
    r"(?:[A-Z]{1,2}\s?)?\d{1,4}[A-Z]?)"
)
_YEAR = r"(?:19|20)\d\d"
_JOURNALS = (
    re.compile(
        rf"{_VOLUME}(?:,?\s+\((?P<first>{_YEAR})\)[,\s]\s?[A-Z]?\d[\w–-]*|,\s+[A-Z]?\d[\w.–-]*"
        rf"\s+\((?P<last>{_YEAR})\))"
    ),
    re.compile(
        r"(?P<venue>)\[?(?:arXiv\s?:\s?|[a-z-]{2,9}(?:\.[A-Z]{2})?/(?=\d{7}))\d", re.IGNORECASE
    ),
    re.compile(r"(?P<venue>[A-Z][\w&.' ]{1,50},\s+(?:vol\.?\s)?\d[\w–-]*,\s+[A-Z]?\d[\w–-]*)"),
)

# Under the year of a heading: "ApJ 664, 738", "A&A, 467, L23" behind a title.
_UNDATED = re.compile(
    r"[A-Z][\w&.' ]{1,50},?\s(?:vol\.?\s)?[A-Z]?\d{1,4}[A-Z]?,\s[A-Z]?\d[\w.–-]*"
    r"(?=\s*(?:[\[(.;,]|$))"
)
_ARTICLE = re.compile(r",\s[a-z]{1,4}\d+$")  # "Sci. Adv. 6, eabc1234" has it for a page
_PAGES = re.compile(r",\s(?:pages?|pp\.?)\s+\d")
_GLUED_END = re.compile(r"[a-z][A-Z]$")


def find_untitled(text: str, start: int, end: int) -> tuple[Place, Place | None] | None:
    """Find the journal, and its year, or the id that stands where a title would begin."""
    for form in _JOURNALS:
        if found := form.match(text, start, end):
            year = found.lastgroup if found.lastgroup != "venue" else None
            return found.span("venue"), found.span(year) if year else None
    return None


def is_journal(text: str, start: int, end: int) -> bool:
    """Say whether a journal with volume and page begins at a place, its year or none behind."""
    return _UNDATED.match(text, start, end) is not None


def is_updated(line: Line) -> bool:
    """Say whether a line that stands apart tells when the page was changed."""
    return line.blank > 0 and _UPDATED.match(line.text) is not None


def leads(page: Page, i: int) -> bool:
    """Say whether a line begins with a year, and stands further left than the line above it."""
    above, line = page.lines[i - 1 : i + 1]
    led = line.text[:1] in "([12" and YEAR_FIRST.match(line.text)
    return bool(led) and margin_of(page, line) < margin_of(page, above)


def goes_on(text: str) -> bool:
    """Say whether a line goes on with the entry above it, though that is complete."""
    return _GOES_ON.match(text) is not None


def is_signed(page: Page, line: Line) -> bool:
    """Say whether a line has what an entry must have somewhere: an id or a year."""
    places = page.text, line.start, line.end
    if line.text[0] == "[" and PLACED.match(line.text):
        return True
    return FREE_YEAR.search(*places) is not None or find_sure(*places) is not None


def find_sure(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the first sign of an id."""
    has_sign = may_match(text, start, end, ("arxiv", "abs/", "10.", "pmid", "/9", "/0", *NOT_OUT))
    if found := SURE.search(text, start, end) if has_sign else None:
        return found
    promised = may_match(text, start, end, _PROMISES)
    return _PROMISED.search(text, start, end) if promised else None


def may_match(text: str, start: int, end: int, signs: Sequence[str]) -> bool:
    """Say at little cost whether a pattern may match whose matches have one of these signs, in
    letters of any size.
    """
    small = text[start:end].lower()
    return not small.isascii() or any(sign in small for sign in signs)


def find_marks(page: Page) -> set[int]:
    """Find the lines that begin with a mark; numbers go up, or down as in a list of one's own
    works, or stand where an entry may begin.

    A list may leave numbers out. A line of an entry may begin with a year, or with the last
    page: "2007." is no mark behind "[3]"; or with the last word of a title: "the globule",
    "CB54. Wool Letters".
    """
    found, last, letter = set(), 0, 0
    inner = ("", 0)  # the last number of a part of a form
    step, first = _step(page)
    coded = sum(_CODED.match(line.text) is not None for line in page.lines)
    for i, line in enumerate(page.lines):
        mark = MARK.match(page.text, line.start, line.end)
        if mark is None:
            if line.text[0] == "[" and PLACED.match(line.text):
                found.add(i)
            continue
        number = _MARK_NUMBER.match(mark[0])
        over = page.lines[i - 1].text[-80:] if i else ""
        begins = not over or line.blank > 0 or COMPLETE.search(over) is not None
        if coded == 1 and not begins and _CODED.match(mark[0]):
            continue
        if mark[0][0] == "o" and not begins:
            continue
        if part := _OF_PART.match(mark[0]):
            value = int(part["number"])
            # A number may have such a form: "2.5 GHz" at the beginning of a line.
            next_one = part["part"] == inner[0] and inner[1] < value <= inner[1] + MAX_LEFT_OUT
            if begins and (value == 1 or next_one):
                inner = part["part"], value
                found.add(i)
            continue
        if _ARROW.match(mark[0]) and not is_signed(page, line):
            continue  # a remark below an entry
        if lettered := _MARK_LETTER.match(mark[0]):
            # "v. 12" and "p. 3" begin lines as well.
            if ord(lettered[1]) not in (letter + 1, ord("a")) or not begins:
                continue
            letter = ord(lettered[1])
        if number:
            value = int(number[1])
            follows = value in (last + step, 1) or (not last and value == first)
            back = step * (last - value) if last else -1
            if not follows and (value > 999 or not begins or 0 <= back < 3):
                continue
            last = value
        found.add(i)
    return found


def find_hangs(page: Page, headings: Set[int]) -> dict[int, int]:
    """Find the entries of a list whose other lines hang below the first one, further right: by
    the number of their first line where they end. Several do, or none. Entries may stand
    further right than their ``headings``.
    """
    margins = [_margin(page, line) for line in page.lines]
    found, i = {}, 0
    while i < len(margins):
        end = i + 1
        while (
            i not in headings
            and end < len(margins)
            and margins[end] > margins[i]
            and not page.lines[end].blank
        ):
            end += 1
        if end - i > 1:
            found[i] = end
        i = end
    return found if len(found) >= MIN_HANGS else {}


def _margin(page: Page, line: Line) -> int:
    """Give how far the text of a line stands from the left, behind a year in its margin."""
    year = YEAR_IN_MARGIN.match(line.text) if line.text[0] in "12" else None
    return margin_of(page, line) + (year.end() if year else 0)


def _step(page: Page) -> tuple[int, int]:
    """Say whether the numbers in front of lines go up by one, or down, and from which one."""
    marks = (MARK.match(page.text, line.start, line.end) for line in page.lines)
    numbers = [int(number[1]) for mark in marks if mark and (number := _MARK_NUMBER.match(mark[0]))]
    steps = Counter(b - a for a, b in pairwise(numbers))
    step = -1 if steps[-1] > steps[1] else 1
    runs = (numbers[n] for n in range(len(numbers) - 2) if _is_run(numbers[n : n + 3], step))
    return step, next(runs, 0)


def _is_run(numbers: Sequence[int], step: int) -> bool:
    return all(b - a == step for a, b in pairwise(numbers))


def stops_of(first: int, limit: int, *, closed: bool, whole: bool) -> Sequence[int]:
    """Give where an entry may end: between marks it is whole, without them where it is
    complete, or where its paragraph ends.
    """
    if closed:
        return [limit]
    near = range(first + 1, min(limit, first + FAR) + 1)
    return [*near, limit] if whole and limit > first + FAR else near


def is_text(text: str, start: int, end: int) -> bool:
    """Say whether what would be a title or a venue is part of running text, or of a card."""
    # Behind the pages stand publishers: "AISTATS, pages 1–9. PMLR" is no sentence.
    printed = _PAGES.split(text[start:end], maxsplit=1)[0]
    printed = _ARTICLE.sub("", printed)
    # "In Proc. IEEE Conf. Comput. Vis." is no sentence: each of its words has a capital.
    if any(map(looks_like_prose, printed.split("\n"))) and title_case_share(printed) < 1.0:
        return True
    glued = "·" in printed or _GLUED_END.search(printed)
    if glued or any(True for _ in find_dates(text, start, end)):
        return True
    return "\n" in printed and len(printed.split()) > 12 and title_case_share(printed) < 0.4

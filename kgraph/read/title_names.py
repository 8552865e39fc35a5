"""Titles with a line of names under or over them: which lines of a page are such pairs?

A line of names makes an entry, if a line over it may be a title and a venue or a row of
buttons stands below. Where nothing but such pairs follows one another, as on pages of
accepted papers, they need nothing below. Names may stand over the title too: the page
says which, by what its blocks begin with.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgraph.read import entry
from kgraph.read.affiliated import find_affiliated
from kgraph.read.authors import AuthorList, find_authors
from kgraph.read.copied import all_of
from kgraph.read.fields import find_label
from kgraph.read.list_marks import mark_width
from kgraph.read.page import Line, Page, ends_sentence, find_lines
from kgraph.read.persons import is_person
from kgraph.read.prose import looks_like_prose, title_case_share
from kgraph.read.rest import is_navigation

MAX_TITLE, MAX_VENUE = 300, 200  # code points
MAX_YEAR = 40  # code points of a heading that is a year
MIN_SENTENCE = 30  # code points of a line that tells something
NEAR = 4  # lines from a pair with several names to one with one name, at the ends of a list
MIN_WORDS = 3  # of a title over one name
MIN_SHARE = 0.6  # of the lines that are of pairs, where pairs need nothing below
BUTTON = re.compile(
    r"\b(?:official |full |long |short |extended |author )?(?:paper|pdf|arxiv|preprint|eprint|link"
    r"|links|abs|abstract|html|web|doi|acm|ieee|springer|openreview|pubmed|url|ps|print|publisher"
    r"|code|source|software|github|tool|models?|checkpoints?|hugging ?face|colab|demo|data"
    r"|datasets?|benchmark|project|project page|page|website|site|homepage|blog|blog ?post|post"
    r"|slides|talk|video|videos|recording|poster|presentation|media|press|news|twitter|tweet"
    r"|thread|tl;?dr|bibtex|bib|cite|citation|supp|suppl|supplement|supplementary"
    r"|supplemental|material|materials|appendix|errata|reviews?|version|proceedings|journal"
    r"|conference|download|view|visit|watch|slideslive|livestream|zoom|calendar|chat|bookmark|read|more|and|show|hide|get|access|metrics|research-article|article|free|total|citations"
    r"|downloads|full-text|free to read|highlights|export|select(?: result)?|add|save|alert"
    r"|cited(?: by)?|buy|pdfs?)(?:\b|(?=\d))(?:\.|\s?\d{1,3}(?:,\d{3})*\b)?",
    re.IGNORECASE,
)
YEAR_HEADING = re.compile(
    r"\W*(?:publications?|papers?)?\W*(?P<year>(?:19|20)\d\d)(?:\s*(?:papers?|publications?))?\W*",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\W*(?:(?:all|selected|recent|refereed|peer-reviewed|other|my|full|list of|conference|journal"
    r"|representative|workshop|technical|book)\s+)*(?:publications?|papers?|preprints?|articles?"
    r"|manuscripts?|reports?|chapters?|theses|thesis|patents?|teaching|service|awards?|news"
    r"|education|experience|contact|talks|students|research)(?:\s+(?:and|&|/)\s+\w+)*\W*",
    re.IGNORECASE,
)
# "Oral Session", "Session 3: Fields", "Poster Session 2", "Day 1".
_SESSION = re.compile(
    r"\W*(?:(?:orals?|posters?|spotlights?|keynotes?|invited|plenary|parallel|contributed|paper"
    r"|short|long|main|best|talks?|lightning|demos?|industry|research|presentations?|papers?|\w+day"
    r"|morning|afternoon|evening)\s+){0,3}(?:(?:sessions?|days?|track|block)\s*(?:#?[\dA-Z]{1,3}"
    r"[a-z]?(?:\.\d+)?\b)?(?:\s*[:–—|-]\s*[^.!?]{2,60})?"
    r"|orals?|posters?|spotlights?|keynotes?|(?:papers?|talks?|presentations?))\W*",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:19|20)\d\d\b|['’]\d\d\b|\b[A-Z][A-Za-z]*[A-Z]{2,}\b|\b[A-Z]{3,}\b|\barXiv\b|^In:?\s"
    r"|\b(?:Conference|Journal|Proc|Proceedings|Workshop|Symposium|Transactions|Preprint|Letters"
    r"|Nature|Science|Review|Reviews|Thesis|Dissertation|Annals|Bulletin|Archive|[Ii]n submission"
    r"|[Uu]nder (?:review|submission)|(?:[Tt]o appear|[Aa]ccepted) (?:in|at|to)|[Tt]echnical"
    r" [Rr]eport|Book chapter|In preparation|Working paper|Forthcoming)\b"
)
_BUTTONS_BEHIND = re.compile(r"(?:\s*\[[^\[\]]*\])+$")
NOTE = re.compile(
    r"\b(?:oral|spotlight|poster|award|best|runner|honou?rable|mention|finalist|nominat\w+|highlight"
    r"|acceptance|long|short|invited|selected|top|press|contribut\w+|equal\w*|alphabetical)\b",
    re.IGNORECASE,
)
# "Ann Lee, Bob Day; Proceedings of ...", "Cy Fox; 22(3):1-9, 2021."
VENUE_BEHIND = re.compile(r";\s+(?=Proceedings\b|Journal\b|Proc\.|\(?\d+\)?\s?[:(])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BY = re.compile(r"(?:[Bb]y|[Aa]uthors?:)\s+(?=[^\W\d_a-z])")
_DIGITS_LAST = re.compile(r"\d[.)\]]{0,2}$")
_POINT = re.compile(r"\b[A-Z]\.$|\bJr\.$|al\.$")  # of a name
_MARKED = re.compile(
    r"\s*[\[(][^\[\]()]*\b(?:equal|contribut|alphabetical|order)\w*[^\[\]()]*[\])]$"
)
# "Ann Lee, Bob Day (ICML 2024)", "Ann Lee, Bob Day. ICML 2024": a venue behind names.
_PLACE = re.compile(
    r"\s*[\[(](?P<inside>[^()\[\]]{3,80})[\])]$"
    r"|\s?[,.;·|–—-]\s+(?P<behind>[A-Z][^,;().]{1,40}\s(?:(?:19|20)\d\d|['’]\d\d))\.?$"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """The numbers of the lines of an entry: title and names, first and past the last; and the
    names that are read there.
    """

    title: int
    names: int
    start: int
    end: int
    authors: AuthorList

    @property
    def notes(self) -> int:
        """How many lines stand below title and names."""
        return self.end - max(self.title, self.names) - 1


def find_entries(page: Page) -> list[Entry]:
    """Find the entries; the lines of one go to the next one's first, or to a heading."""
    lines = page.lines
    found = (find_names(page.text, line) for line in lines)
    lists = {i: names for i, names in enumerate(found) if names is not None}
    named = list(lists)
    begin = sum(_begins_block(lines, i) for i in named)
    # Names stand over their titles, as the blocks of the page say, or its two ends.
    ends = bool(named) and named[0] == 0 and named[-1] != len(lines) - 1
    over = 2 * begin > len(named) or (ends and _has_several(lists[0]))
    under = [] if over else [i for i in named if _has_venue_over(page, i)]
    step = 1 if over else -2 if 2 * len(under) > len(named) else -1
    # No title is that of most papers: it is a journal, and the title stands over it.
    if step == -2 and 2 * len({lines[i - 2].text for i in under}) <= len(under):
        step = -3
    pairs = [(i + step, i) for i in named if 0 <= i + step < len(lines)]
    titled = [pair for pair in pairs if _may_be_title(page.text, lines[pair[0]])]
    bare = _find_bare(page, titled, lists)
    chosen: list[tuple[int, int]] = []
    for title, names in titled:
        below = lines[max(title, names) + 1 : max(title, names) + 3]
        free = not chosen or min(title, names) > max(chosen[-1])
        placed = find_place(lines[names]) is not None
        # "Sheep Xplore" over "Sheep SA" is a menu.
        few = len(lines[title].text.split()) < MIN_WORDS and not _has_several(lists[names])
        if few and not placed and not (below and is_dated(below[0].text)):
            continue
        if free and (placed or _has_facts(below) or (title, names) in bare):
            chosen.append((title, names))
    borders = [*(min(pair) for pair in chosen[1:]), len(lines)]
    entries = []
    for (title, names), border in zip(chosen, borders, strict=False):
        body = range(max(title, names) + 1, border)
        end = next((i for i in body if is_heading(lines[i].text)), border)
        entries.append(Entry(title, names, min(title, names), end, lists[names]))
    return entries


def _has_venue_over(page: Page, i: int) -> bool:
    """Say whether a venue with its year stands between names and a title: "Sheep, May 2020"."""
    if i < 2 or not is_dated(page.lines[i - 1].text):
        return False
    title = page.lines[i - 2]
    return _may_be_title(page.text, title) and not is_dated(title.text)


def _find_bare(
    page: Page, pairs: Sequence[tuple[int, int]], lists: Mapping[int, AuthorList]
) -> frozenset[tuple[int, int]]:
    """Find the pairs that need nothing below: those of a page where they follow one another.

    Most lines from the first to the last are of pairs with several names; pairs with one
    name are believed where they stand as those do.
    """
    lines = page.lines
    sure: list[tuple[int, int]] = []
    for pair in pairs:
        free = not sure or min(pair) > max(sure[-1])
        if free and _has_several(lists[pair[1]]):
            sure.append(pair)
    if len(sure) < 2:
        return frozenset()
    first, last = min(sure[0]), max(sure[-1])
    paired = {i for pair in sure for i in pair}
    others = [lines[i].text for i in range(first, last + 1) if i not in paired]
    told = sum(len(text) > MIN_SENTENCE and ends_sentence(text) for text in others)
    passed = sum(is_fact(text) or is_heading(text) for text in others)
    if len(paired) < MIN_SHARE * (last + 1 - first - passed) or 3 * told > len(sure):
        return frozenset()
    shapes = {shape for pair in sure for shape in _shapes(lines, pair)}
    several = frozenset(sure)
    near = (
        pair
        for pair in pairs
        if pair not in several and first <= min(pair) + NEAR and max(pair) <= last + NEAR
    )
    alone = {
        (title, names)
        for title, names in near
        if not shapes.isdisjoint(_shapes(lines, (title, names)))
        and find_authors(page.text, lines[title].start, lines[title].end) is None
    }
    return several | alone


def _has_several(found: AuthorList) -> bool:
    return len(found.places) > 1 or found.truncated


def _shapes(lines: Sequence[Line], pair: tuple[int, int]) -> list[tuple[bool, ...]]:
    """Give the white space around and in a pair; behind the last of a block it may be any."""
    first, last = min(pair), max(pair)
    above = (lines[first].blank > 0,) if first else (False, True)
    ended = last + 1 == len(lines) or lines[last + 1].blank > 0
    below = (False, True) if ended else (False,)
    return [(a, lines[last].blank > 0, b) for a in above for b in below]


def find_names(text: str, line: Line) -> AuthorList | None:
    """Read a line of names; marks of equal share behind it are left out."""
    if len(line.text) > 3000:
        return None
    parts = list(find_lines(text, line.start, line.end)) if "\n" in line.text else []
    if parts and all(is_person(part.text) for part in parts):
        return AuthorList(tuple((part.start, part.end) for part in parts), False)
    start, end = line.start + mark_width(line.text), line.end
    if ";" in line.text and (behind := VENUE_BEHIND.search(line.text)):
        end = line.start + behind.start()
    note = _MARKED.search(line.text[-100:]) if line.text[-1] in "])" else None
    end -= len(note[0]) if note else 0
    place = None if note else find_place(line)
    end = place[0] if place else end
    if text[end - 1] in ".,;" and not _POINT.search(text, start, end):
        end -= 1
    by = _BY.match(text, start, end)
    start = by.end() if by else start
    found = find_affiliated(text, start, end) or find_authors(text, start, end)
    if by and found and not _has_several(found):
        return None  # who wrote the page: "By Ann Lee"
    # "Best Paper Award" and "Project Page" have the shape of a name.
    return (
        found
        if found and not any(told(line.text) for told in (NOTE.match, is_buttons, is_navigation))
        else None
    )


def find_place(line: Line) -> tuple[int, int, int] | None:
    """Find a venue with its year behind names: where the names end, where it begins and ends."""
    if not _DIGITS_LAST.search(line.text[-3:]):
        return None
    by = max(0, len(line.text) - 100)
    match = _PLACE.search(line.text, by)
    if match is None:
        return None
    group = "inside" if match["inside"] else "behind"
    if not is_dated(match[group]) and group == "inside":
        return None
    # "Wool Review, Volume 1, May 2020" is all of a venue.
    if group == "behind" and is_venue(line.text[: match.start()]):
        return None
    return (
        line.start + match.start(),
        line.start + match.start(group),
        line.start + match.end(group),
    )


def _begins_block(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line stands apart from what is over it, more than from what is below."""
    above = lines[i - 1].text if i else ""
    below = lines[i + 1].blank if i + 1 < len(lines) else 0
    return not i or lines[i].blank > below or is_heading(above) or is_buttons(above)


def _has_facts(lines: Sequence[Line]) -> bool:
    """Say whether a venue or buttons stand directly below, or below a line of notes."""
    return any(is_buttons(line.text) for line in lines) or (bool(lines) and is_venue(lines[0].text))


def is_dated(text: str) -> bool:
    """Say whether a line is a venue with its year."""
    return _YEAR.search(text) is not None and is_venue(text)


def is_fact(text: str) -> bool:
    """Say whether a line is a row of buttons or a venue."""
    return is_buttons(text) or is_venue(text)


def _may_be_title(text: str, line: Line) -> bool:
    width = mark_width(line.text)
    printed = line.text[width:]
    if not 5 <= len(printed) <= MAX_TITLE or len(printed.split()) < 2:
        return False
    if "@" in printed or is_heading(printed) or is_buttons(printed) or entry.is_link_line(printed):
        return False
    label = find_label(printed) if ":" in printed[:20] else None
    if label and label.capital and label.column == "title" and label.name != "paper":
        return False  # a page of named fields
    names = find_authors(text, line.start + width, line.end)
    several = names is not None and (len(names.places) > 1 or names.truncated)
    return not several and not looks_like_prose(printed)


def is_heading(text: str) -> bool:
    """Say whether a line is a year, or names a part of the page or a session."""
    return len(text) <= 80 and _is_heading(text)


# A line is asked by several readers, as itself and as a neighbour.
@lru_cache(maxsize=1 << 12)
def _is_heading(text: str) -> bool:
    return any(form.fullmatch(text) for form in (YEAR_HEADING, _PART, _SESSION))


def years_above(lines: Sequence[Line], starts: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Give the place of the year of the heading that each entry stands under, if it has one, by
    where the entry starts.
    """
    years: dict[int, tuple[int, int]] = {}
    entries = frozenset(starts)
    year: tuple[int, int] | None = None
    for line in lines:
        if line.start in entries:
            if year:
                years[line.start] = year
        elif len(line.text) <= MAX_YEAR and (match := YEAR_HEADING.fullmatch(line.text)):
            year = line.start + match.start("year"), line.start + match.end("year")
    return years


def is_buttons(text: str) -> bool:
    """Say whether a line is a row of buttons and nothing else."""
    return len(text) < 160 and _is_buttons(text)


@lru_cache(maxsize=1 << 12)
def _is_buttons(text: str) -> bool:
    return "://" not in text and all_of(BUTTON, text)


def is_venue(text: str) -> bool:
    """Say whether a short line says where a paper appeared; buttons may stand behind."""
    return len(text) < 2 * MAX_VENUE and _is_venue(text)


@lru_cache(maxsize=1 << 12)
def _is_venue(text: str) -> bool:
    text = _BUTTONS_BEHIND.sub("", text) if "[" in text else text
    return (
        len(text) <= MAX_VENUE
        and _VENUE.search(text) is not None
        and not entry.is_site_label(text)
        # "Phys. Rev. D 7, pp. 1-9" is no sentence: nearly each of its words has a capital.
        and (title_case_share(text) >= 0.75 or not looks_like_prose(text))
    )

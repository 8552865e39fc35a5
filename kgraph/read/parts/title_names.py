"""Which line of a page is of names, a venue, a row of buttons?

    Ann Lee, Bob Day*, and Cy Fox*
    International Conference on Machine Learning (ICML), 2023 (Oral)
    [paper] [code] [bibtex]

How such lines stand with titles is told by `title_pairs`.
"""

import re
from functools import lru_cache

from kgraph.read.page import Line, find_lines
from kgraph.read.parts import entry
from kgraph.read.parts.affiliated import find_affiliated
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.copied import all_of
from kgraph.read.parts.list_marks import mark_width
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.prose import looks_like_prose, title_case_share
from kgraph.read.rest import SITE_WORDS, is_navigation

MAX_TITLE, MAX_VENUE = 300, 200  # code points
BUTTON = re.compile(
    rf"\b(?:{SITE_WORDS}|(?:(?:official|full|long|short|extended|author|published|working|latest|final|accepted|ungated"
    r"|revised|replication|online|wp) )?(?:paper|pdf|arxiv"
    r"|preprint|eprint|links?|abs|abstract|html|web|doi|acm|ieee|springer|openreview|pubmed|url|ps"
    r"|print|publisher|code|source|software|github|tool|models?|checkpoints?|hugging ?face|colab"
    r"|demos?|data(?:sets?)?|benchmark|project(?: page)?|page|website|site|homepage|blog|blog ?post"
    r"|post|slides|talk|video|videos|recording|poster|presentation|media|press|news|twitter|tweet"
    r"|thread|tl;?dr|bibtex|bib|cite|citation|supp|suppl|supplement|supplementary"
    r"|supplemental|material|materials|appendix|errata|reviews?|version|proceedings|journal"
    r"|conference|download|view|visit|watch|slideslive|livestream|zoom|calendar|chat|bookmark|read"
    r"|more|and|show|hide|get|access|metrics|research-article|article|free|total|citations|downloads"
    r"|full-text|free to read|highlights|export|select(?: result)?|add|save|alert"
    r"|cited(?: by)?|buy|pdfs?|share|listen|open))(?:\b|(?=\d))"
    r"(?:\.|\s?\d{1,3}(?:,\d{3})*\b|\s?\(\d[\d.,]*\s?[KMG]i?B\))?",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"(?=[12'’A-Zaiut])(?:\b(?:19|20)\d\d\b|['’]\d\d\b|\b[A-Z][A-Za-z]*[A-Z]{2,}\b|\b[A-Z]{3,}\b|\barXiv\b|^In:?\s"
    r"|\b(?:Conference|Journal|Proc|Proceedings|Workshop|Symposium|Transactions|Preprint|Letters"
    r"|Nature|Science|Review|Reviews|Thesis|Dissertation|Annals|Bulletin|Archive|[Ii]n submission"
    r"|[Uu]nder (?:review|submission)|(?:[Tt]o appear|[Aa]ccepted) (?:in|at|to)|[Tt]echnical"
    r" [Rr]eport|Book chapter|In preparation|Working paper|Forthcoming)\b)"
)
# "© Ann Lee · last update May 2009"
_FOOTER = re.compile(r"\W*(?:©|\(c\)|copyright\b|(?:page )?last (?:updat|modif|chang|edit))", re.I)
# "Wool. Math. Ann. 84 (2009), no. 2, 259-296": a journal, its volume and its year.
_VOLUME = re.compile(
    r"[\s,.;]*(?:[A-Z][\w.&'’-]*,?\s(?:(?:of|and|the|de|für)\s){0,2}){1,8}"
    r"(?:\(\d\)\s)?(?:[Vv]ol(?:\.|ume)\s?)?[A-Z]?\d{1,4}(?:,\s[A-Z]?\d[\w–-]*(?:\([A-Z]\))?)?"
    r"\s?\((?:19|20)\d\d\)"
)
_BUTTONS_BEHIND = re.compile(r"(?:\s*\[[^\[\]]*\])+$")
NOTE = re.compile(
    r"\b(?:oral|spotlight|poster|award|best|runner|honou?rable|mention|finalist|nominat\w+|highlight"
    r"|acceptance|long|short|invited|selected|top|press|contribut\w+|equal\w*|alphabetical)\b",
    re.IGNORECASE,
)
_OF_NOTES = re.compile(
    r"\b(?:papers?|talks?|presentations?|articles?|prizes?|choice|at|in|of|for|session)\b",
    re.IGNORECASE,
)
# "Ann Lee, Bob Day; Proceedings of ...", "Cy Fox; 22(3):1-9, 2021."
VENUE_BEHIND = re.compile(r";\s+(?=Proceedings\b|Journal\b|Proc\.|\(?\d+\)?\s?[:(])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BY = re.compile(r"(?:[Bb]y:?|[Aa]uthors?:)\s+(?=[^\W\d_a-z])")
# "with Bob Day", "(joint with Bob Day and Cy Fox)": who wrote the page is the first author.
_WITH = re.compile(r"(?P<open>\(?)(?:[Jj]oint(?:ly)?(?: work)? )?[Ww]ith\s+(?=[^\W\d_a-z])")
_DIGITS_LAST = re.compile(r"\d[.)\]]{0,2}$")
# "41–52", "(41-52)", ", pp. 41-52", "p. 41", "…… 41"
_PAGES_LAST = re.compile(
    r"[\s,;.:…·]\s*[(\[]?(?:(?:pp?|pages?|págs?|S|s|str|стр|С)\b\.?:?\s?\d{1,5}"
    r"|\d{1,5}(?=\s?[-–—])|(?<=[.…·]{3})\d{1,5}|(?<=[.…·]{3}\s)\d{1,5})"
    r"(?:\s?[-–—]{1,2}\s?\d{1,5})?[)\]]?\.?$"
)
_DIGIT = re.compile(r"\d")
MAX_PAGES = 40  # code points
_POINT = re.compile(r"\b[A-Z]\.$|\bJr\.$|al\.$")  # of a name
_MARKED = re.compile(
    r"\s*[\[(][^\[\]()]*\b(?:equal|contribut|alphabetical|order)\w*[^\[\]()]*[\])]$"
)
# "Ann Lee, Bob Day (ICML 2024)", "Ann Lee, Bob Day. ICML 2024": a venue behind names.
# They begin with a set of characters, and are searched fast.
_INSIDE = re.compile(r"[\[(](?P<place>[^()\[\]]{3,80})[\])]$")
_BEHIND = re.compile(
    r"[\s,.;·|–—-](?:(?<=\s)[,.;·|–—-]|(?<=\S)(?<!\b[A-Z]\.))\s+"
    r"(?P<place>[A-Z][^,;().]{1,40}\s(?:(?:19|20)\d\d|['’]\d\d))\.?$"
)
# "Ann Lee; Bob Day • Sheep Letters • May 2020": a sign parts names, venue and date.
_PARTED = re.compile(
    r"\s+[•·|–—]\s+(?P<place>(?P<first>[^•·|]{2,120}?)"
    r"(?P<date>\s+[•·|–—]\s[\w ,./-]{0,36})?(?<!\d)(?:19|20)\d\d)$"
)
# "Ann Lee, Bob Day, arXiv 2212.00001 (Dec 2022)", "Ann Lee [arXiv:2212.00001]"
_ID_BEHIND = re.compile(
    r"[,.;·|–—-]?\s+[\[(]?(?P<place>arXiv(?:\spreprint)?[:\s]\s?(?:arXiv:\s?)?"
    r"(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
    r"(?:,?\s[\[(]?(?:[\w.]+\s){0,2}(?:19|20)\d\d(?:-\d\d){0,2})?)[\])]?[\])]?\.?$",
    re.IGNORECASE,
)


def is_by(text: str) -> bool:
    """Say whether a line begins as one that names authors: "by Ann Lee"."""
    return _BY.match(text) is not None


def find_names(text: str, line: Line, *, alone: bool = False) -> AuthorList | None:
    """Read a line of names; marks of equal share behind it are left out.

    "By Ann Lee" counts only where it may stand ``alone``.
    """
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
    if not place and (pages := _find_pages(text, start, end)):
        end = pages
    if text[end - 1] in ".,;" and not _POINT.search(text, start, end):
        end -= 1
    by = _BY.match(text, start, end)
    start = by.end() if by else start
    if (said := _WITH.match(text, start, end)) and (not said["open"] or text[end - 1] == ")"):
        start, end = said.end(), end - len(said["open"])
    found = find_affiliated(text, start, end) or find_authors(text, start, end)
    if by and not alone and found and len(found.places) == 1 and not found.truncated:
        return None  # who wrote the page: "By Ann Lee"
    # "Best Paper Award" and "Project Page" have the shape of a name.
    if found is None or is_buttons(line.text) or is_navigation(line.text):
        return None
    return None if NOTE.match(line.text) and not _begins_named(line.text, found) else found


def _begins_named(text: str, found: AuthorList) -> bool:
    """Say whether the first word of a note is a name's: "Long Ouyang, Jeff Wu"."""
    several = len(found.places) > 1 or found.truncated
    return several and len(NOTE.findall(text)) == 1 and _OF_NOTES.search(text) is None


def _find_pages(text: str, start: int, end: int) -> int | None:
    """Find where the pages of a volume begin behind names: "Ann Lee and Bob Day 41–52"."""
    if not _DIGITS_LAST.search(text, max(start, end - 3), end):
        return None
    pages = _PAGES_LAST.search(text, max(start, end - MAX_PAGES), end)
    # "Wool Letters 12, 99-104" is a journal with its volume.
    return pages.start() if pages and not _DIGIT.search(text, start, pages.start()) else None


def names_others(text: str) -> bool:
    """Say whether a line begins as those do that name co-authors: "with Bob Day"."""
    return _WITH.match(text) is not None


def find_place(line: Line) -> tuple[int, int, int] | None:
    """Find a venue with its year behind names: where the names end, where it begins and ends."""
    if not _DIGITS_LAST.search(line.text[-3:]):
        return None
    by = max(0, len(line.text) - 100)
    if "rxiv" in line.text[by:].lower() and (told := _ID_BEHIND.search(line.text, by)):
        return line.start + told.start(), line.start + told.start("place"), line.end
    bracketed = line.text.endswith((")", "]"))
    if not bracketed and (parted := _find_parted(line)):
        return parted
    match = (_INSIDE if bracketed else _BEHIND).search(line.text, by)
    if match is None or (bracketed and not is_dated(match["place"])):
        return None
    names_end = by + len(line.text[by : match.start()].rstrip()) if bracketed else match.start()
    # "Wool Review, Volume 1, May 2020" is all of a venue.
    if not bracketed and is_venue(line.text[:names_end]):
        return None
    start, end = match.span("place")
    return line.start + names_end, line.start + start, line.start + end


def _find_parted(line: Line) -> tuple[int, int, int] | None:
    """Find a venue and a date that the same sign parts from names and from each other."""
    match = _PARTED.search(line.text) if any(sign in line.text for sign in "•·|–—") else None
    if match is None or not is_dated(match["place"]):
        return None
    # "Ann Lee · Bob Day · ICML 2014": the sign may part the names too, or all of a footer.
    several = any(sign in line.text[: match.start()] for sign in ",;")
    if not several and (is_person(match["first"]) or not match["date"]):
        return None
    start, end = match.span("place")
    return line.start + match.start(), line.start + start, line.start + end


def is_dated(text: str) -> bool:
    """Say whether a line is a venue with its year."""
    return _YEAR.search(text) is not None and is_venue(text)


def is_fact(text: str) -> bool:
    """Say whether a line is a row of buttons or a venue."""
    return is_buttons(text) or is_venue(text)


def is_buttons(text: str) -> bool:
    """Say whether a line is a row of buttons and nothing else."""
    return len(text) < 160 and _is_buttons(text)


@lru_cache(maxsize=1 << 14)
def _is_buttons(text: str) -> bool:
    return "://" not in text and all_of(BUTTON, text)


def is_volume(text: str) -> bool:
    """Say whether a line begins with a journal, its volume and its year in brackets."""
    return _VOLUME.match(text[:MAX_VENUE]) is not None


def is_venue(text: str) -> bool:
    """Say whether a short line says where a paper appeared; buttons may stand behind."""
    return len(text) < 2 * MAX_VENUE and _is_venue(text)


@lru_cache(maxsize=1 << 14)
def _is_venue(text: str) -> bool:
    text = _BUTTONS_BEHIND.sub("", text) if "[" in text else text
    return (
        len(text) <= MAX_VENUE
        and _VENUE.search(text) is not None
        and not _FOOTER.match(text)
        and not entry.is_site_label(text)
        # "Phys. Rev. D 7, pp. 1-9" is no sentence: nearly each of its words has a capital.
        and (is_volume(text) or title_case_share(text) >= 0.75 or not looks_like_prose(text))
    )

"""Lists of references, in the styles people print them.

    [12] A. Vaswani, N. Shazeer, et al. Attention is all you need. In NeurIPS, 2017.
    Vaswani, A., & Shazeer, N. (2017). Attention is all you need. NeurIPS, 30.
    Ashish Vaswani and Noam Shazeer. 2017. Attention Is All You Need. In NeurIPS.
    A. Vaswani and N. Shazeer, “Attention is all you need,” in NeurIPS, 2017.
    Vaswani, A., Shazeer, N.: Attention is all you need. In: NeurIPS (2017)
    Attention Is All You Need. Ashish Vaswani, Noam Shazeer. NeurIPS 2017.

An entry may be wrapped over lines. It is one only if its authors read as names, a sign
closes its title, and it has a year or an id: what is less certain is left alone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.model import ids
from kgraph.model.tables import Evidence
from kgraph.read import entry
from kgraph.read.authors import AuthorList
from kgraph.read.copied import put_venue
from kgraph.read.dates import FoundDate, find_dates, month_number
from kgraph.read.page import Draft, Line, Page, evidence, new_draft
from kgraph.read.prose import looks_like_prose, title_case_share
from kgraph.read.reference_styles import bare, find_readings, is_title

NAME = "references"
MAX_LINES = 12  # of one entry
MAX_LENGTH = 2000  # code points of one entry
MAX_VENUE = 400  # code points behind a title
MARK = re.compile(
    r"(?:\[[A-Za-z+]{0,12}\d{0,4}[a-z]?\]|\(?\d{1,4}[.):](?!\d)|[•◦▪*–-](?=\s))\s*(?=\S)"
)
_FREE_YEAR = re.compile(r"(?<![\w.:/–-])(?:19|20)\d\d(?=[a-z]?(?![\w–-]|\.\d|/))")
# "2020 Jan 5;", "(2006, July)": what may stand behind a year.
_MONTH_BEHIND = re.compile(
    r",?\s(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b\.?"
    r"(?:\s(?P<day>[0-3]?\d)(?=[;.)]))?"
)
_MONTH_BEFORE = 20  # code points of a date before its year: "30 September, "
_VOLUME_BEHIND = re.compile(r"\s?;\s?(?:\d|[A-Z]?\()")
_VENUE_END = re.compile(r"https?://|\b(?:arXiv|doi|URL|Accessed|PMID|PMCID|Epub)\b", re.IGNORECASE)
_IN = re.compile(r"[\s.,;–-]*(?:in\b:?\s*)?", re.IGNORECASE)
_SURE = re.compile(r"\barXiv\s?:|arxiv\.org/|\b10\.\d{4,}/|\babs/\d|\bPMID:\s?\d", re.IGNORECASE)
_OTHER_IDS = re.compile(r"\bPMID:\s?\d+|\bPMCID:\s?PMC\d+")
_MORE_IDS = re.compile(r"(?:PMID|PMCID|doi):?\s?\w", re.IGNORECASE)
_INITIAL = re.compile(r"\b[A-Z]\.|\s[A-Z]{1,3}$")
_GLUED_END = re.compile(r"[a-z][A-Z]$")
_NUMBERED = re.compile(r"\[\w{0,12}\]|\(?\d{1,4}[.):](?!\d)")
# A DOI broken at the end of a line; behind a full stop it may have been whole.
_BROKEN_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s*[:=]\s*)?"
    r"(?P<doi>10\.(?!48550)\d{4,9}/[^\s\"<>{}|\\^`]*?)"
    r"(?:(?P<sign>[:/_(-])[ \t]*\r?\n[ \t]*(?=[^\s\d]*\d)|[ \t]*\r?\n[ \t]*(?=[/_-]\w)"
    r"|(?<=/)[ \t]*\r?\n[ \t]*(?=[^\s\d]*\d)|(?P<doubt>\.)[ \t]*\r?\n[ \t]*(?=\d{5}))"
    r"(?P<rest>[^\s\"<>{}|\\^`]+)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\W*(?:\d+\.?\s+)?(?:references|reference list|bibliography|works cited|literature cited)\W*$",
    re.IGNORECASE,
)
_COMPLETE = re.compile(r"(?:[.)\]\"”]|\d|://\S+)$")


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a list of references: its place, its parts, the style it was read in."""

    start: int
    end: int
    style: str
    authors: AuthorList
    title: tuple[int, int]
    date: FoundDate | None
    venue: tuple[int, int]
    sure: bool  # weak signs are believed only among more entries of the style
    numbered: bool


def recognises(page: Page) -> bool:
    """Say whether most of a page is references, two at least."""
    found = find_references(page)
    length = sum(len(line.text) for line in page.lines)
    return len(found) > 1 and sum(r.end - r.start for r in found) >= 0.6 * length


def read(page: Page) -> Evidence:
    """Read the references of a page as records."""
    return evidence(page, NAME, [read_reference(page, found) for found in find_references(page)])


def read_reference(page: Page, found: Reference) -> Draft:
    """Make a record of a reference."""
    draft = new_draft(page)
    draft.add_authors(found.authors.places, truncated=found.authors.truncated)
    draft.put("title", *found.title)
    if found.date:
        draft.put_as("published", found.date.value, found.date.start, found.date.end)
    position = found.start
    below = page.text.find("\n", found.end + 2)  # the last entry may end a line too soon
    stop = below if below >= 0 else len(page.text)
    for broken in _BROKEN_DOI.finditer(page.text, found.start, stop):
        if broken.start() >= found.end:
            break
        entry.put_ids(draft, position, broken.start())
        draft.add_urls(position, broken.start())
        _put_broken_doi(draft, broken)
        position = broken.end()
    entry.put_ids(draft, position, found.end)
    put_venue(draft, *found.venue)
    draft.add_urls(position, found.end)
    for match in _OTHER_IDS.finditer(page.text, position, found.end):
        draft.add("labels", *match.span())
    return draft


def _put_broken_doi(draft: Draft, broken: re.Match[str]) -> None:
    """Join a DOI that goes on in the next line; one that may go on there is reported."""
    if broken["doubt"] or draft.record.doi:
        message = "a DOI broken over two lines, maybe; it is left out"
        draft.report(broken.start("doi"), broken.end("rest"), "bad-id", message)
        return
    printed = broken["doi"] + (broken["sign"] or "") + broken["rest"]
    value = ids.parse_doi(printed)
    end = broken.end("rest") - (len(printed) - len(value))
    draft.put_id(ids.FoundId(value, broken.start("doi"), end, broken.start(), end))


def find_references(page: Page) -> list[Reference]:
    """Find the references of a page, in order.

    One that could be something else counts only among two more of its style, or with
    a number among two others that have one.
    """
    found = list(_find(page))
    times = Counter(reference.style for reference in found)
    numbered = sum(reference.numbered for reference in found if reference.sure)
    return [
        reference
        for reference in found
        if reference.sure or times[reference.style] > 2 or (reference.numbered and numbered > 1)
    ]


def _find(page: Page) -> Iterator[Reference]:
    lines, i = page.lines, 0
    # A reference has an id or a year; most lines that are none have neither near.
    signed = [_is_signed(page, line) for line in lines]
    while i < len(lines):
        if True not in signed[i : i + MAX_LINES]:
            i += 1
            continue
        if _HEADING.match(lines[i].text):
            i += 1
            continue
        marked, limit = _marked(page, lines[i]), i + 1
        # Text between two marks is one entry, whatever is blank in it.
        while limit < min(len(lines), i + MAX_LINES) and not _marked(page, lines[limit]):
            if lines[limit].blank > (1 if marked else 0):
                break
            limit += 1
        closed = marked and limit < len(lines) and _marked(page, lines[limit])
        best = None
        # Between marks an entry is whole; without them it ends where it is complete.
        for stop in [limit] if closed else range(i + 1, min(limit, i + 7) + 1):
            goes_on = _MORE_IDS.match(lines[stop - 1].text)
            if best and _COMPLETE.search(lines[stop - 2].text[-80:]) and not goes_on:
                break
            if True in signed[i:stop]:
                best = _read(page, lines[i:stop]) or best
        if best is None:
            i += 1
            continue
        yield best
        while i < len(lines) and lines[i].start < best.end:
            i += 1


def _is_text(text: str, start: int, end: int) -> bool:
    """Say whether what would be a title or a venue is part of running text, or of a card."""
    printed = text[start:end]
    # "In Proc. IEEE Conf. Comput. Vis." is no sentence: each of its words has a capital.
    abbreviated = title_case_share(printed) == 1.0
    if not abbreviated and any(looks_like_prose(line) for line in printed.split("\n")):
        return True
    if (
        "·" in printed
        or _GLUED_END.search(printed)
        or any(True for _ in find_dates(text, start, end))
    ):
        return True
    return len(printed.split()) > 12 and title_case_share(printed) < 0.4 and "\n" in printed


def _is_signed(page: Page, line: Line) -> bool:
    """Say whether a line has what an entry must have somewhere: an id or a year."""
    places = page.text, line.start, line.end
    return _SURE.search(*places) is not None or _FREE_YEAR.search(*places) is not None


def _marked(page: Page, line: Line) -> bool:
    return MARK.match(page.text, line.start) is not None


def _read(page: Page, lines: Sequence[Line]) -> Reference | None:
    """Read lines as one reference; the last line must end it."""
    start, end = lines[0].start, lines[-1].end
    mark = MARK.match(page.text, start, end)
    begin = mark.end() if mark else start
    if not 30 <= end - begin <= MAX_LENGTH:
        return None
    sure = _SURE.search(page.text, begin, end)
    if sure is None and not _FREE_YEAR.search(page.text, begin, end):
        return None
    for found in find_readings(page.text, begin, end):
        style, authors, title, after, year = found
        title = bare(page.text, *title)
        if authors is None or not is_title(page.text, *title):
            continue
        venue_end = end
        date = _date(page.text, start, end, year) if year else None
        if year is None and (year := _year_behind(page.text, after, end)):
            date = _date(page.text, after, end, year)
            venue_end = date.start
        other = _VENUE_END.search(page.text, after, venue_end)
        if (date is None and sure is None) or venue_end - after > MAX_VENUE:
            continue
        into = _IN.match(page.text, after, venue_end)
        assert into is not None, "it matches nothing as well"
        venue = bare(page.text, into.end(), other.start() if other else venue_end)
        # "San Francisco, New York. Big cities. 2017" has the shape of an entry.
        stops = style in ("stops", "title first")
        names = [page.text[a:b] for a, b in authors.places]
        signed = authors.truncated or any(_INITIAL.search(name) for name in names)
        numbered = _NUMBERED.match(page.text, start, end) is not None
        # Names with initials behind a number leave no doubt, however long the title is.
        known = numbered and style == "stops" and all(map(_INITIAL.search, names))
        texts = [venue] if known else [title, venue]
        if stops and any(_is_text(page.text, *place) for place in texts):
            continue
        told = venue[0] < venue[1] or sure is not None or signed
        certain = not stops or (told and (len(names) > 1 or authors.truncated))
        return Reference(start, end, style, authors, title, date, venue, certain, numbered)
    return None


def _year_behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the year of what stands behind a title: before a volume, or the last one.

    "J Sheep. 2020 Jan;1(2):3-4. Epub 2019 Dec 3."
    """
    years = [match.span() for match in _FREE_YEAR.finditer(text, start, end)]
    for year in years:
        month = _MONTH_BEHIND.match(text, year[1], end)
        if _VOLUME_BEHIND.match(text, month.end() if month else year[1], end):
            return year
    return years[-1] if years else None


def _date(text: str, start: int, end: int, year: tuple[int, int]) -> FoundDate:
    """Give the date that a year stands in, with month and day if they are printed."""
    for found in find_dates(text, max(start, year[0] - _MONTH_BEFORE), min(end, year[1] + 6)):
        if found.start <= year[0] and year[1] <= found.end:
            return found
    printed = text[slice(*year)]
    behind = _MONTH_BEHIND.match(text, year[1], end)
    if behind is None:
        return FoundDate(printed, *year)
    value = f"{printed}-{month_number(behind['month']):02d}"
    if behind["day"]:
        value += f"-{int(behind['day']):02d}"
    return FoundDate(value, year[0], behind.end())

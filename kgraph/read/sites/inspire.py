"""INSPIRE and NASA ADS: lists of results as copied from the two sites of physics.

    Counting sheep in wide fields               1
    #1                                          2007PhRvD..76a3009L
    Ann Lee(Wool U.), Bob Day (Apr 2, 2007)     2007/04   cited: 12
    Published in: Phys.Rev.D 76 (2007) 013009   Counting sheep in wide fields
      • e-Print: 0704.0001 [hep-th]             Lee, A.; Day, B.
    pdf  DOI  cite  claim  12 citations

Left, the date in brackets closes the authors; right, a bibcode opens the entry.
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.model import ids
from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, new_draft, trim
from kgraph.read.parts import entry
from kgraph.read.parts.authors import split_authors
from kgraph.read.parts.copied import all_of, finish, headings, put_venue
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.entry_ids import is_id_line

NAME = "inspire"
MAX_LINES = 14  # of one entry behind its title
_DATED = re.compile(r"\((?P<date>[A-Z][a-z]{2,8}(?: \d{1,2})?,? (?:19|20)\d\d|(?:19|20)\d\d)\)$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_FACTS = re.compile(r"(?:Published in|e-?Print|Contribution to|Thesis|Report number|DOI)s?:", re.I)
# Anybody writes "doi:" below names and a year.
_OWN = re.compile(
    r"\b(?:Published in|e-Print|Contribution to|Thesis|Report number)s?:|\bclaim\b"
    r"|\breference search\b|\d citations?\b|^#\d+$",
    re.MULTILINE,
)
_EPRINT = re.compile(r"e-?Print:\s*(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.I)
_CODE = re.compile(r"\s*\[(?P<code>[a-z-]+(?:\.[A-Za-z-]+)?)\]")
_PUBLISHED = re.compile(r"Published in:\s*(?P<venue>.+?)(?=\s*[•,;]?\s*(?:e-?Print|DOI)s?:|\s+•|$)")
_BIBCODE = re.compile(
    r"(?:\d{1,5}\s+)?"
    r"(?P<code>(?:19|20)\d\d(?:arXiv(?P<id>\d{4}\.\d{4,5})|[A-Za-z&.]{3,9}[\w.]{4,12})[A-Z.])"
    r"(?:\s+(?:(?:19|20)\d\d/\d\d)?(?:\s*cited:\s*[\d,]+)?)?$"
)
_ADS_LINE = re.compile(r"(?:cited:\s*[\d,]+|FileTypes\b.*|(?:19|20)\d\d/\d\d.*)$")
_MONTH = re.compile(r"(?<!\d)(?P<date>(?:19|20)\d\d/(?:0[1-9]|1[0-2]))(?!\d)")
_BUTTONS = re.compile(
    r"\b(?:pdf|links?|DOI|cite(?: all)?|claim|reference search|datasets?|\d[\d,]* citations?"
    r"|\d[\d,]* results?|cited(?:: ?\d+)?|file|view in:?|HAL|Science Cloud|ADS Abstract Service"
    r"|edit|Citations per year|Most Recent|Sort by|Date of paper)\b|#?\d+",
    re.IGNORECASE,
)


def recognises(page: Page) -> bool:
    """Say whether two entries of one of the sites stand on the page."""
    inspire = len(list(_find_inspire(page.lines))) > 1 and _OWN.search(page.text) is not None
    return inspire or len(list(_find_ads(page.lines))) > 1


def read(page: Page) -> Evidence:
    """Read every entry."""
    lines = page.lines
    found = list(_find_inspire(lines))
    read_entry = _read_inspire
    if not found:
        found, read_entry = list(_find_ads(lines)), _read_ads
    borders = [*(first for first, _ in found[1:]), len(lines)]
    drafts = [
        read_entry(page, lines[first:border], names - first)
        for (first, names), border in zip(found, borders, strict=True)
    ]
    passed = [line for line in lines if len(line.text) < 120 and all_of(_BUTTONS, line.text)]
    return finish(page, NAME, drafts, [*passed, *headings(lines[: found[0][0]])])


def _find_inspire(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Give the lines of the title and the authors of each entry."""
    for i in range(1, len(lines) - 1):
        dated = _DATED.search(lines[i].text)
        # "Phys. Rev. Lett. 99, 048301 (2007)" is no list of names.
        if dated is None or re.search(r"\d", _IN_BRACKETS.sub("", lines[i].text[: dated.start()])):
            continue
        if not _FACTS.match(lines[i + 1].text):
            continue
        title = i - 2 if re.fullmatch(r"#\d+", lines[i - 1].text) else i - 1
        if title >= 0:
            yield title, i


def _find_ads(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Give the lines of the bibcode and the authors of each entry."""
    for i in range(len(lines) - 2):
        if not _BIBCODE.match(lines[i].text):
            continue
        title = i + 1
        while title < min(i + 4, len(lines) - 1) and _ADS_LINE.match(lines[title].text):
            title += 1
        if title + 1 < len(lines):
            yield i, title + 1


def _read_inspire(page: Page, lines: Sequence[Line], names: int) -> Draft:
    draft, text = new_draft(page), page.text
    draft.put("title", lines[0].start, lines[0].end)
    dated = _DATED.search(lines[names].text)
    assert dated is not None, "the entry was found by it"
    start = lines[names].start
    _put_names(draft, start, start + dated.start())
    date = next(find_dates(text, start + dated.start(), lines[names].end, year_alone=True), None)
    if date:
        draft.put_as("published", date.value, date.start, date.end)
    for line in lines[names + 1 : names + 1 + MAX_LINES]:
        if not (_FACTS.match(line.text) or is_id_line(line.text)):
            break
        if venue := _PUBLISHED.search(text, line.start, line.end):
            put_venue(draft, *venue.span("venue"))
        _put_eprint(draft, line)
        entry.put_ids(draft, line.start, line.end)
    return draft


def _put_eprint(draft: Draft, line: Line) -> None:
    match = _EPRINT.search(draft.page.text, line.start, line.end)
    if match is None or draft.record.arxiv_id:
        return
    start, end = match.span("id")
    value = next(ids.find_arxiv(f"arXiv:{match['id']}"), None)
    if not isinstance(value, ids.FoundId):
        draft.report(start, end, "bad-id", f"'{match['id']}' is no arXiv id; it is left out")
        return
    draft.put_id(ids.FoundId(value.value, start, end, match.start(), end))
    if code := _CODE.match(draft.page.text, end, line.end):
        draft.add_category(*code.span("code"))


def _read_ads(page: Page, lines: Sequence[Line], names: int) -> Draft:
    draft, text = new_draft(page), page.text
    code = _BIBCODE.match(text, lines[0].start, lines[0].end)
    assert code is not None, "the entry was found by it"
    draft.add("labels", *code.span("code"))
    if code["id"]:
        entry.put_id_line(draft, Line(*code.span("id"), code["id"]))
    for line in lines[: names - 1]:
        date = _MONTH.search(text, line.start, line.end)
        if date and not draft.has("published"):
            draft.put_as("published", date["date"].replace("/", "-"), *date.span("date"))
    draft.put("title", lines[names - 1].start, lines[names - 1].end)
    _put_names(draft, lines[names].start, lines[names].end)
    return draft


def _put_names(draft: Draft, start: int, end: int) -> None:
    found = split_authors(draft.page.text, *trim(draft.page.text, start, end))
    draft.add_authors(found.places, truncated=found.truncated, affiliations=found.affiliations)
    for a, b in found.unread:
        draft.report(a, b, "not-understood", "no name, but it stands among the authors")

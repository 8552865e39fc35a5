"""The lists on the page of an article: what it cites, what cites it, what is like it.

Fox C (2018) Goats. Wool Rev 634:561-568        Fox, 2018
Article CAS Google Scholar                      C. Fox
                                                Goats
                                                Wool Rev, 634 (2018), pp. 561-568
Long-term effects of wool                       Wool and methane: a review
Article Open access 03 October 2019             2023, Science of the Total Wool
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.copied import put_venue
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.kind_lines import find_kind
from kgraph.read.references.cited_records import CITED, CITING
from kgraph.read.references.reference_records import read_reference
from kgraph.read.references.references import find_references

MAX_HEADING = 60  # code points
MIN_TITLE = 15
REFERENCES = re.compile(
    r"(?:\d+\.?\s)?(?:References|Bibliography|Literature cited)\W*(?:\(?\d+\)?)?", re.I
)
_CITED_BY = re.compile(r"Cited by(?: articles)?\W*(?:\(?\d+\)?)?", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:Similar content|Recommended articles?|Related (?:articles|content)|Others? viewed)\b"
    r".{0,30}"
    r"|Similar articles.{0,30}|People also read.{0,30}",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"(?:Acknowledge?ments?|Funding|Author information|Author contributions"
    r"|Authors and Affiliations"
    r"|Ethics declarations|Additional information|Supplementary .{0,30}|Rights and permissions"
    r"|About this article|Cite this article|Data availability.{0,20}|Download references"
    r"|Download citation|Article metrics|Appendix.{0,30}|Footnotes|Notes"
    r"|Publisher['’]s note.{0,40}"
    r"|Competing interests|Conflicts? of interest|Authors?|Affiliations?|Keywords"
    r"|Share this article"
    r"|Citations|Metrics|Comments|Figures|Tables)\W*",
    re.IGNORECASE,
)
# Behind an entry, or on the line below it.
BUTTON = re.compile(
    r"(?:[\s|]*\[?(?:Article|CAS|ADS|PubMed(?: (?:Central|Abstract)|/NCBI)?|MathSciNet|MATH"
    r"|Google Scholar|Cross[Rr]ef(?: Full Text)?|(?:View in )?Scopus|Web of Science(?: ®)?"
    r"|View (?:at publisher|article|Article|PDF)|Green Version|Full Text|DOI|Publisher Full Text"
    r"|Open in (?:a )?new tab|PMC free article|ISI|Abstract|Taylor & Francis Online|Medline"
    r"|Find it @ .{1,20}|Search ADS|Wiley Online Library|APA PsycNet)\]?)+[\s|]*$",
)
_CITING = re.compile(r"(?P<year>(?:19|20)\d\d), (?P<venue>[^\W\d_a-z].{2,})")
# "Fox, 2018" or "[12]", over the lines of an entry.
_LABEL = re.compile(
    r"(?:[^\W\d_a-z][^\d\n]{1,80},? \(?(?:19|20)\d\d[a-z]?\)?|\[\d{1,4}\]|\d{1,4}\.)"
)


def read_lists(page: Page, references: range) -> list[tuple[Draft, str]]:
    """Read the lists of an article's page: what is cited, what cites it, and others ("")."""
    lines = page.lines[references.start : references.stop]
    bare = tuple(line for line in map(bare_line, lines) if line)
    cited = read_cited(Page(page.source, page.text, bare, page.inner))
    similar, citing = _similar(page), _citing(page)
    sides = ((cited, CITED), (similar, ""), (citing, CITING))
    return [(draft, side) for drafts, side in sides for draft in drafts]


def read_cited(page: Page) -> list[Draft]:
    """Read a page that is what an article cites, without its buttons."""
    return list(_labelled(page)) or [read_reference(page, found) for found in find_references(page)]


def _labelled(page: Page) -> Iterator[Draft]:
    """Read entries in lines: a label, names, a title, a journal with its year."""
    lines, text = page.lines, page.text
    for label, names, title, venue in zip(lines, lines[1:], lines[2:], lines[3:], strict=False):
        if len(label.text) > 2 * MAX_HEADING or not _LABEL.fullmatch(label.text):
            continue
        found = find_authors(text, names.start, names.end)
        dates = list(find_dates(text, venue.start, venue.end, year_alone=True))
        if found and dates and not _LABEL.fullmatch(title.text):
            draft = new_draft(page)
            draft.add_authors(found.places, truncated=found.truncated)
            draft.put("title", title.start, title.end)
            draft.put_as("published", dates[0].value, dates[0].start, dates[0].end)
            put_venue(draft, venue.start, venue.end)
            yield draft


def end_of_part(lines: Sequence[Line], first: int) -> int:
    """Give where a part of the page ends that begins with a line: at the next heading."""
    ends = (ENDS, _OTHERS, _CITED_BY)
    short = (i for i in range(first, len(lines)) if len(lines[i].text) < MAX_HEADING)
    return next((i for i in short if any(e.fullmatch(lines[i].text) for e in ends)), len(lines))


def bare_line(line: Line) -> Line | None:
    """Give a line of a list without the buttons behind an entry; nothing of a row of them."""
    buttons = BUTTON.search(line.text) if len(line.text) < 3000 else None
    text = line.text[: buttons.start()].rstrip() if buttons else line.text
    return Line(line.start, line.start + len(text), text, line.blank) if text else None


def _part(page: Page, name: re.Pattern[str]) -> Sequence[Line]:
    """Give the lines of a part of the page by its heading, the last of that name."""
    lines = page.lines
    heads = [i for i, x in enumerate(lines) if len(x.text) < MAX_HEADING and name.fullmatch(x.text)]
    if not heads:
        return ()
    stop = end_of_part(lines, heads[-1] + 1)
    ends = (i for i in range(heads[-1] + 1, stop) if REFERENCES.fullmatch(lines[i].text))
    return lines[heads[-1] + 1 : next(ends, stop)]


def _similar(page: Page) -> list[Draft]:
    """Read the articles of a list that have their kind and day below."""
    drafts = []
    lines = _part(page, _OTHERS)
    for title, line in pairwise(lines):
        kind = find_kind(line.text)
        if kind and kind.date and not find_kind(title.text):
            draft = new_draft(page)
            draft.put("title", title.start, title.end)
            place = line.start + kind.date.start, line.start + kind.date.end
            draft.put_as("published", kind.date.value, *place)
            drafts.append(draft)
    return drafts


def _citing(page: Page) -> list[Draft]:
    """Read the works that cite the article: a title over its year and journal each."""
    drafts = []
    lines = _part(page, _CITED_BY)
    for title, line in pairwise(lines):
        told = _CITING.fullmatch(line.text)
        if told and len(title.text) >= MIN_TITLE:
            draft = new_draft(page)
            draft.put("title", title.start, title.end)
            place = line.start + told.start("year"), line.start + told.end("year")
            draft.put_as("published", told["year"], *place)
            draft.put("journal_ref", line.start + told.start("venue"), line.end)
            drafts.append(draft)
    return drafts

"""arXiv's listings (new, recent, a month), as copied from the browser.

    [1] arXiv:2401.00001 [pdf, html, other]
    Title: Counting Sheep
    Ann Lee, Bob Day
    Comments: 10 pages
    Subjects: Digital Libraries (cs.DL); Machine Learning (cs.LG)
    We study how sheep are counted ...

The number, the list of formats and a title that is called one are the marks. Where the
authors are called so too, a value may go on below its name; copies lose the line ends of
an entry: "[1] arXiv:2401.00001 [pdf, other]Title: Counting SheepAuthors: Ann Lee".
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.model.tables import Evidence, PageFact
from kgraph.read.page import Draft, Line, Page, evidence, join_lines, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.authors import split_authors
from kgraph.read.parts.fields import find_label, put_field
from kgraph.read.parts.persons import is_person

NAME = "arxiv_listing"
OPENING = re.compile(
    r"(?:\[?\d+[.\]]\s*)?(?P<id>arXiv:\s?\S+|[a-z-]{2,9}(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)"
    r"(?:\s+\([^)]*\))*\s*[\[(]\s*(?:pdf|html|other|ps|format|src|abs)\b[^\])]*[\])]",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\[\d+\]\s*arXiv:\s?\S+(?:\s+\([^)]*\))*$", re.IGNORECASE)
_ID_ALONE = re.compile(r"(?:\[\d+\]\s*)?arXiv:\s?\S+(?:\s+\([^)]*\))*$", re.IGNORECASE)
_FORMATS_ALONE = re.compile(
    r"[\[(]\s*(?:(?:pdf|html|other|ps|format|src|tex)\b[,\s]*)+[\])]$", re.IGNORECASE
)
_MORE_AUTHORS = re.compile(r",?\s*et al\.\s*\(\d+ additional authors? not shown\)\s*$")
_HEADING = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, \d|(?:\[\s*)?(?:showing|total of) "
    r"|(?:new submissions|cross[- ](?:lists|submissions)|replacements?(?: submissions)?)\b",
    re.IGNORECASE,
)
# Where a field begins behind another, with or without a space.
_GLUED = re.compile(
    r"(?<!\s)\s*+(?=(?:Title|Authors|Comments|Subjects|Journal-ref|Report-no|MSC-class|ACM-class|DOI):)"
    r"|(?<=\.[A-Z]{2}\))(?=[A-Z])"  # an abstract behind the subjects
)
# What the site says of itself below the last entry, in its looks of all years.
_FOOTER = re.compile(
    r"Links to: arXiv\b|.{0,200}\(Access key information\)$|About arXiv\b|arXivLabs\b"
    r"|(?:arXiv Operational Status|Get status notifications|contact arXiv\b|Click here to contact)"
    r"|We gratefully acknowledge support from\b|Link back to: arXiv\b"
    r"|This page lists the articles on arXiv that are owned by\b"
    r"|The arXiv author identifier of\b|This author's ORCID\b",
    re.IGNORECASE,
)
MIN_TEXT = 60  # code points of the first line of an abstract; half of them if it is wrapped
_MAX_HEADING = 100  # code points: an abstract may begin with such words too
MAX_CLOSING = 250  # code points of what stands below the last entry
_WHOSE = re.compile(r"(?P<name>[^\W\d_].{2,58})['’]s? articles on arXiv$")


def recognises(page: Page) -> bool:
    """Say whether a line of an id and its formats stands over a title that is called one."""
    lines = page.once(_lines)
    return any(
        any(line.text.startswith("Title:") for line in lines[i + 1 : i + 3])
        for i in _openings(lines)
    )


def read(page: Page) -> Evidence:
    """Read the entries of a listing, and whose they are on the page of an author."""
    lines = page.once(_lines)
    found = _openings(lines)
    borders = [*found[1:], len(lines)]
    drafts = [
        _read_entry(page, _joined(page, lines[i:border]))
        for i, border in zip(found, borders, strict=True)
    ]
    *others, last = drafts
    short = len(last.value("abstract") or "") <= MAX_CLOSING
    if len(others) > 1 and short and not any(draft.has("abstract") for draft in others):
        last.clear("abstract")  # a list of titles: what follows the last of them is of the page
    return evidence(page, NAME, drafts, list(_person(page, lines[: found[0]])))


def _person(page: Page, before: Sequence[Line]) -> Iterator[PageFact]:
    """Give the author whose page it is: "Ann Lee's articles on arXiv"."""
    whose = next((match for line in before if (match := _WHOSE.fullmatch(line.text))), None)
    if whose and is_person(whose["name"]):
        start = next(line.start for line in before if line.text == whose.string)
        end = start + whose.end("name")
        yield PageFact(page.source.source_id, "person", whose["name"], start, end)


def _lines(page: Page) -> Sequence[Line]:
    """Give the lines of a page; where one holds a whole entry, each of its fields as a line."""
    lines: list[Line] = []
    for line in page.lines:
        opening = OPENING.match(line.text) if "Title:" in line.text else None
        if opening is None or not line.text.startswith("Title:", _end(line.text, opening.end())):
            lines.append(line)
            continue
        start = 0
        for border in _GLUED.finditer(line.text, opening.end()):
            lines.append(_part(line, start, border.start()))
            start = border.end()
        lines.append(_part(line, start, len(line.text)))
    return lines


def _end(text: str, start: int) -> int:
    """Give where the white space at a place ends."""
    return len(text) - len(text[start:].lstrip())


def _part(line: Line, start: int, end: int) -> Line:
    return Line(line.start + start, line.start + end, line.text[start:end])


def _joined(page: Page, lines: Sequence[Line]) -> Sequence[Line]:
    """Join a name that stands alone to its value, and what goes on below, to one line each.

    Values go on where the authors are called so too: else these have no name in front.
    Behind the subjects, which close an entry, an abstract may stand.
    """
    if not any(line.text.startswith("Authors:") or line.text.endswith(":") for line in lines[1:]):
        return lines
    columns = [label.column if (label := find_label(line.text)) else None for line in lines]
    named = [i for i in range(1, len(lines)) if columns[i]]
    if not named:
        return lines
    last = next((i for i in named if columns[i] == "categories"), named[-1])
    whole = "authors" in columns
    kept: list[Line] = []
    i = 0
    while i < len(lines):
        stop = i + 1
        if columns[i] and 0 < i <= last:
            alone = lines[i].text.endswith(":")
            while stop < len(lines) and not columns[stop] and (alone or (whole and i < last)):
                stop, alone = stop + 1, False
        kept.append(join_lines(page.text, lines[i:stop]))
        i = stop
    return kept


def _openings(lines: Sequence[Line]) -> list[int]:
    """Find the lines that open entries; formats may lack where the title is called one."""
    return [
        i
        for i, line in enumerate(lines)
        if OPENING.match(line.text)
        or (
            _ID_ALONE.match(line.text)
            and i + 1 < len(lines)
            and _FORMATS_ALONE.match(lines[i + 1].text)
        )
        or (
            _NUMBERED.match(line.text)
            and i + 1 < len(lines)
            and lines[i + 1].text.startswith("Title:")
        )
    ]


def put_named_authors(draft: Draft, line: Line) -> None:
    """Take a line of names where the layout prints nothing else."""
    put_listed_authors(draft, line.start, line.end)


def put_listed_authors(draft: Draft, start: int, end: int) -> None:
    """Take names where arXiv prints nothing else, and its note on how many it leaves out."""
    more = _MORE_AUTHORS.search(draft.page.text[start:end])
    found = split_authors(draft.page.text, start, start + more.start() if more else end)
    truncated = found.truncated or more is not None
    draft.add_authors(found.places, truncated=truncated, affiliations=found.affiliations)
    for a, b in found.unread:
        draft.report(a, b, "not-understood", "this stands in an author list and is no name")


def _read_entry(page: Page, lines: Sequence[Line]) -> Draft:
    draft = new_draft(page)
    opening = OPENING.match(lines[0].text)
    if not entry.put_ids(draft, lines[0].start, lines[0].end) and opening:
        # Until 2007 ids stood without their prefix.
        start, end = opening.span("id")
        entry.put_id_line(draft, _part(lines[0], start, end))
    body: list[Line] = []
    for n, line in enumerate(lines[1:], 1):
        label = find_label(line.text)
        if len(line.text) < _MAX_HEADING and _HEADING.match(line.text):
            break
        if _FOOTER.match(line.text):
            break
        if label and label.column == "authors" and not draft.has("authors") and not body:
            put_listed_authors(draft, line.start + label.width, line.end)
        elif label and label.column and not body:
            put_field(draft, label, line.start, line.start + label.width, line.end)
        elif not draft.has("authors") and draft.has("title") and not draft.has("categories"):
            put_named_authors(draft, line)
        elif draft.has("categories") and not _is_number(line) and (body or _is_text(lines, n)):
            body.append(line)
    if body:
        draft.put("abstract", body[0].start, body[-1].end)
        draft.add_urls(body[0].start, body[-1].end)
    draft.put_primary()
    return draft


def _is_text(lines: Sequence[Line], n: int) -> bool:
    """Say whether an abstract begins with a line: a long one, or one that goes on below."""
    if len(lines[n].text) > MIN_TEXT:
        return True
    below = lines[n + 1] if n + 1 < len(lines) else None
    return below is not None and not below.blank and 2 * len(lines[n].text) > MIN_TEXT


def _is_number(line: Line) -> bool:
    return re.fullmatch(r"\[?\d+[.\]]?", line.text) is not None

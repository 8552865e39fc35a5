"""arXiv's page of one paper, as copied from the browser.

    Computer Science > Computation and Language
    arXiv:1706.03762 (cs)
    [Submitted on 12 Jun 2017 (v1), last revised 2 Aug 2023 (this version, v7)]
    Attention Is All You Need
    Ashish Vaswani, Noam Shazeer, ...
    View PDF
    The dominant sequence transduction models are based on ...
    Comments:	15 pages, 5 figures
    Subjects:	Computation and Language (cs.CL); Machine Learning (cs.LG)
    Cite as:	arXiv:1706.03762 [cs.CL]

The line of dates in brackets is the mark; several such pages may stand in one file. Until
2019 it stood below the authors, in round brackets:

    arXiv.org > cs > arXiv:1706.03762
    Computer Science > Computation and Language
    Title: Attention Is All You Need
    Authors: Ashish Vaswani, Noam Shazeer, ...
    (Submitted on 12 Jun 2017 (v1), last revised 6 Dec 2017 (this version, v5))
    Abstract: The dominant sequence transduction models are based on ...
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgraph.model import taxonomy
from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.affiliated import find_affiliated
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.fields import Label, find_label, put_field
from kgraph.read.parts.lines import join_lines
from kgraph.read.parts.prose import title_case_share
from kgraph.read.sites.arxiv_listing import put_listed_authors, put_named_authors

NAME = "arxiv_abstract_page"
# The table of fields stands under the abstract; these begin it.
_TABLE = ("comments", "categories", "id", "journal_ref")
_TABLE_LABELS = ("report number", "report no", "msc classes", "msc class", "acm classes")
_DATES = re.compile(r"\[?\(?Submitted on .*\b(?:19|20)\d\d\b", re.IGNORECASE)
_BUTTON = re.compile(
    r"(?:View|Download|HTML|PDF|TeX Source|Other Formats|View a PDF|Full-text)\b.{0,60}$"
    # For screen readers; it tells the whole title and the first author.
    r"|(?:View|Download) an? \w+ of the paper titled\b",
    re.I,
)
# What a link of the table of fields shows to screen readers.
_HINT = re.compile(r"(?:Focus to learn|arXiv-issued DOI|DOI\(s\) linking to)\b", re.IGNORECASE)
_END = re.compile(r"(?:Submission history|Bibliographic|Access Paper)\b", re.IGNORECASE)
_THIS_VERSION = re.compile(r"\(or arXiv:", re.IGNORECASE)
_CITE_AS = re.compile(
    r"\barXiv:(?P<id>[^\s\[\]]+?)(?:v(?P<version>\d{1,3}))?\s*\[(?P<code>[a-z-]+(?:\.[A-Za-z-]+)?)\]"
)
# What every page of the site shows at its top: "arXiv.org > cs > arXiv:1706.03762".
_PATH = re.compile(r"(?:arXiv(?:\.org)?|arxiv logo)\s*>\s*[\w.-]+\s*>\s*arXiv:\S+$", re.IGNORECASE)
_GOES_ON = (",", ";", " and", "&")  # end a line of a list that goes on below
MAX_MENU = 40  # lines from there to the title
MIN_WORDS = 8  # of a line that is told from names by its small letters
MAX_TITLE = 4  # lines
MAX_REST = 80  # code points of the end of a list of authors
MAX_HEAD = 12  # lines of title and authors that are wrapped
_CODE_LINE = re.compile(r"arXiv:\S+ \([a-z.-]+\)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A line of dates; in the layout until 2019, title and authors above it, half-open."""

    at: int
    title: tuple[int, int] | None = None
    authors: tuple[int, int] | None = None


def recognises(page: Page) -> bool:
    """Say whether a line of dates stands by a title, and subjects or an id further down."""
    return bool(page.once(_anchors)) and any(
        label.name in ("subjects", "cite as")
        for line in page.lines
        if (label := find_label(line.text))
    )


def read(page: Page) -> Evidence:
    """Read the paper of each abstract page."""
    found = page.once(_anchors)
    # What stands over the next page's dates is that page's own.
    tops = (_top(page.lines, b, a.at) for a, b in pairwise(found))
    borders = [*tops, len(page.lines)]
    drafts, top = [], 0
    for anchor, border in zip(found, borders, strict=True):
        drafts.append(_read_page(page, anchor, page.lines[top : anchor.at], border))
        top = border
    return evidence(page, NAME, drafts)


def _anchors(page: Page) -> list[_Anchor]:
    """Find the lines of dates that stand by a title, and not over an abstract alone."""
    found: list[_Anchor] = []
    after = 0
    for i, line in enumerate(page.lines):
        if not _DATES.match(line.text):
            continue
        label = find_label(page.lines[i + 1].text) if i + 1 < len(page.lines) else None
        below = label.column if label else None
        if below != "title" and (old := _under_names(page, i, after)):
            found.append(old)
        elif i + 1 < len(page.lines) and below != "abstract":
            found.append(_Anchor(i))
        else:
            continue
        after = i + 1
    return found


def _under_names(page: Page, at: int, after: int) -> _Anchor | None:
    """Find title and authors over a line of dates, named as such or told by their order."""
    lines, by = page.lines, at
    for i in range(at - 1, max(after, at - MAX_HEAD) - 1, -1):
        label = find_label(lines[i].text)
        if label and label.column == "authors":
            by = i
        elif label and label.column == "title":
            # One line is the title where nothing says where the authors begin.
            by = min(by, i + 1) if by == at else by
            return _Anchor(at, (i, by), (by, at))
        elif label and label.column:
            break
    by = min(by, at - 1)
    named = lines[at].text.startswith("(") and by > after
    if not named or not _is_names(page.text, lines[by]):
        return None
    return _Anchor(at, (by - 1, by), (by, at))


def _is_names(text: str, line: Line) -> bool:
    label = find_label(line.text)
    start = line.start + (label.width if label and label.column == "authors" else 0)
    found = find_authors(text, start, line.end)
    return found is not None or find_affiliated(text, start, line.end) is not None


def _top(lines: Sequence[Line], anchor: _Anchor, last: int) -> int:
    """Give where a page begins: its subject and its id, if printed, stand over its dates.

    The dates of the ``last`` page stand above.
    """
    at = anchor.title[0] if anchor.title else anchor.at
    for i in range(at - 1, max(last, at - MAX_MENU), -1):
        if _PATH.match(lines[i].text):
            return i
    if _CODE_LINE.match(lines[at - 1].text):
        at -= 1
    above = lines[at - 1].text
    return at if _is_field(above) or ends_sentence(above) else at - 1


def _is_field(text: str) -> bool:
    label = find_label(text)
    return (
        (label is not None and label.column is not None)
        or entry.is_link_line(text)
        or any(pattern.match(text) for pattern in (_HINT, _THIS_VERSION))
    )


def _read_page(page: Page, anchor: _Anchor, above: Sequence[Line], border: int) -> Draft:
    draft = new_draft(page)
    line = page.lines[anchor.at]
    if above and _CODE_LINE.match(above[-1].text):
        entry.put_ids(draft, above[-1].start, above[-1].end)
    dates = list(find_dates(page.text, line.start, line.end))
    for column, date in zip(("published", "updated"), dates, strict=False):
        draft.put_as(column, date.value, date.start, date.end)
    begin = _put_head(draft, anchor)
    _put_rest(draft, page.lines[begin:border])
    _put_citation(draft, page.lines[begin:border])
    for line in above if not draft.has("arxiv_id") else ():
        if _PATH.match(line.text):
            entry.put_ids(draft, line.start, line.end)
    return draft


def _put_head(draft: Draft, anchor: _Anchor) -> int:
    """Take the title, and the authors if they stand over the dates; give the line after."""
    lines = draft.page.lines
    first, stop = anchor.title or _title_below(draft.page, anchor.at + 1)
    label = find_label(lines[first].text)
    width = label.width if label and label.column == "title" else 0
    draft.put("title", lines[first].start + width, lines[stop - 1].end)
    if anchor.authors is None:
        return stop
    first, stop = anchor.authors
    if first < stop:
        label = find_label(lines[first].text)
        width = label.width if label and label.column == "authors" else 0
        put_listed_authors(draft, lines[first].start + width, lines[stop - 1].end)
    return anchor.at + 1


def _title_below(page: Page, at: int) -> tuple[int, int]:
    """Give the lines of a title, which a page may wrap: up to names that stand close by."""
    lines, label = page.lines, find_label(page.lines[at].text)
    empty = label and label.column == "title" and label.width >= len(lines[at].text)
    alone = at + 1 + bool(empty)
    for stop in range(alone, min(at + MAX_TITLE, len(lines))):
        below = find_label(lines[stop].text)
        if (below and below.column == "authors") or _is_names(page.text, lines[stop]):
            return at, stop
        if lines[stop].blank or _is_field(lines[stop].text) or _BUTTON.match(lines[stop].text):
            break
    return at, alone


def _put_rest(draft: Draft, lines: Sequence[Line]) -> None:
    """Take what stands below title and dates: authors, the abstract, the table of fields."""
    begin, body = None, list[Line]()
    in_table = False
    unfilled: tuple[Label, Line] | None = None
    for line in _with_whole_lists(draft.page.text, lines):
        if _END.match(line.text):
            break
        label = find_label(line.text)
        if _BUTTON.match(line.text) or _HINT.match(line.text):
            continue
        if label and label.column == "abstract" and begin is None and not in_table:
            # What stands over the name is a button that we do not know.
            begin, body = line.start + label.width, [line]
        elif label and label.column:
            in_table = in_table or label.column in _TABLE or label.name in _TABLE_LABELS
            unfilled = (label, line) if label.width >= len(line.text) else None
            put_field(draft, label, line.start, line.start + label.width, line.end)
        elif in_table:
            # Links are copied on the line below their field's name.
            if unfilled and not _THIS_VERSION.match(line.text):
                put_field(draft, unfilled[0], line.start, line.start, line.end)
            elif entry.is_link_line(line.text):
                draft.add_urls(line.start, line.end)
            unfilled = None
        elif not draft.has("authors") and not body and not _is_prose(line.text):
            put_named_authors(draft, line)
        else:
            body.append(line)
    if body:
        start = body[0].start if begin is None else begin
        draft.put("abstract", start, body[-1].end)
        draft.add_urls(start, body[-1].end)


def _with_whole_lists(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines of a page, what goes on behind a comma joined to the line above."""
    kept: list[Line] = []
    for line in lines:
        free = line.blank or _is_field(line.text) or _BUTTON.match(line.text)
        open_end = kept and (kept[-1].text.endswith(_GOES_ON) or _is_rest(kept[0], line))
        if kept and (free or not open_end):
            yield join_lines(text, kept)
            kept = []
        kept.append(line)
    if kept:
        yield join_lines(text, kept)


def _is_rest(first: Line, line: Line) -> bool:
    """Say whether a line ends the list of authors that another begins: "Authors: ..., Mark S."
    over "Ackerman", as a browser for terminals wraps it. Names have commas between.
    """
    label = find_label(first.text)
    named = label is not None and label.column == "authors" and label.width < len(first.text)
    plain = line.text[0].isalpha() and len(line.text) <= MAX_REST
    return named and plain and title_case_share(line.text) == 1.0


def _is_prose(text: str) -> bool:
    """Say whether most words of a line are in small letters: an abstract where names lack."""
    words = text.split()
    return len(words) >= MIN_WORDS and 2 * sum(map(str.islower, words)) > len(words)


def _put_citation(draft: Draft, lines: Sequence[Line]) -> None:
    """Take the primary category and the version of the lines that say how to cite a page."""
    for line in lines:
        match = _CITE_AS.search(line.text) if len(line.text) < 200 else None
        if match is None or not draft.record.arxiv_id or match["id"] != draft.record.arxiv_id:
            continue
        by, code = line.start, taxonomy.find_category(match["code"])
        if code and draft.record.primary_category in (None, code):
            place = (by + match.start("code"), by + match.end("code"))
            draft.put_as("primary_category", code, *place)
        if match["version"] and draft.record.version in (None, int(match["version"])):
            place = (by + match.start("version"), by + match.end("version"))
            draft.put_as("version", int(match["version"]), *place)

"""CatalyzeX: the papers of an author or a topic, as copied.

    Counting Sheep with Attention
    Add code
    Jun 17, 2021
    Ann Lee, Bob Day
    Figure 1 for Counting Sheep with Attention
    Abstract:We count sheep at night ...
    * Accepted at the Sheep Workshop
    Via arxiv icon
    Access Paper or Ask Questions

The buttons below the text end an entry. Copies of the abstracts alone have none of the
site's words, and those with more named fields ("Authors:Ann Lee") are read by `labelled_fields`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgraph.model.tables import Evidence, PageFact
from kgraph.read.layouts.field_lines import parted
from kgraph.read.layouts.field_remarks import BULLET, put_remark
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.copied import finish, headings
from kgraph.read.parts.fields import find_label
from kgraph.read.parts.persons import is_person

NAME = "catalyzex"
MAX_WORDS = 300  # code points of a line that is no part of an entry
_END = re.compile(r"(?:Via(?:\s?arXiv(?: icon)?)?|Access Paper or Ask Questions)$", re.IGNORECASE)
_SURE = re.compile(r"Access Paper or Ask Questions$|Via\s?arXiv icon$", re.IGNORECASE)
_FIGURE = re.compile(r"Figure \d{1,2} for\s")
_PORTRAIT = re.compile(r"Picture for (?P<name>\S.*)$")
_BUTTON = re.compile(
    r"(?:Add|View|Request|Get|Download|Try|Show|Hide)\s(?:the\s)?(?:code|paper|PDF|demo|more|alerts?)"
    r"|(?:Paper and |Official )?code|Alert button|Bell button|Topic:?|Title:?|Abstract:?"
    r"|Figures and Tables:?"
    r"|Share (?:this|on)\b.*|Save|Bookmark button|CatalyzeX\b.*|Get our free extension\b.*"
    r"|(?:Chrome|Firefox|Edge)(?: logo)?\s+Add to (?:Chrome|Firefox|Edge)"
    r"|Content selection saved\b.*|\d+ code implementations?|Get started\b.*",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(r"Abstract:\s*")
_NAMED = frozenset(("title", "authors", "comments", "id"))  # fields that some copies name


def recognises(page: Page) -> bool:
    """Say whether abstracts with their name stand over the site's own words, most of them."""
    if not any(_SURE.match(line.text) for line in page.lines):
        return False
    lines = page.once(_lines)
    labels = (
        find_label(line.text) for line in lines if ":" in line.text[:12] and not _is_passed(line)
    )
    if any(label and label.capital and label.column in _NAMED for label in labels):
        return False  # of named fields, whatever stands between them
    abstracts = sum(_ABSTRACT.match(line.text) is not None for line in lines)
    ends = sum(
        _END.match(a.text) is not None and not _END.match(b.text) for a, b in pairwise(lines)
    )
    ends += bool(lines and _END.match(lines[-1].text))
    return 0 < abstracts < 2 * ends


def read(page: Page) -> Evidence:
    """Read the entries of a page, each with its title, date, authors and abstract."""
    entries = list(_entries(page.once(_lines)))
    drafts = [_read_entry(page, lines) for lines in entries]
    used = [draft for draft in drafts if draft.spans]
    places = {span.start for draft in used for span in draft.spans}
    head = [line for line in entries[0] if line.start < min(places, default=0)] if entries else []
    passed = [line for line in page.lines if _is_passed(line)]
    return finish(page, NAME, used, [*passed, *headings(head)], facts=_person(page))


def _lines(page: Page) -> list[Line]:
    return parted(page.lines)


def _is_passed(line: Line) -> bool:
    text = line.text
    if len(text) > MAX_WORDS:
        return False
    return any(sign.match(text) for sign in (_END, _FIGURE, _PORTRAIT)) or (
        _BUTTON.fullmatch(text) is not None
    )


def _entries(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Part the lines at the buttons that end entries; what is no entry is left out."""
    found: list[Line] = []
    blank = 0
    for line in lines:
        if len(line.text) <= MAX_WORDS and _END.match(line.text):
            if found:
                yield found
            found, blank = [], 0
        elif _is_passed(line):
            blank = max(blank, line.blank)
        else:
            found.append(Line(line.start, line.end, line.text, max(line.blank, blank)))
            blank = 0
    if any(_ABSTRACT.match(line.text) for line in found):
        yield found


def _read_entry(page: Page, lines: Sequence[Line]) -> Draft:
    draft = new_draft(page)
    told = next((i for i, x in enumerate(lines) if _ABSTRACT.match(x.text)), len(lines))
    dated = next((i for i in range(1, told) if entry.is_date_line(lines[i].text)), None)
    names = dated + 1 if dated is not None else _without_date(page, lines[:told])
    title = names - (dated is not None)
    if not title:
        return draft if told == len(lines) else _put_text(draft, lines[told:])
    # The page's own head stands apart from the first title; a title may be wrapped.
    first = next((i for i in range(title - 1, 0, -1) if lines[i].blank), 0)
    if not lines[first].blank:
        first = title - 1
    draft.put("title", lines[first].start, lines[title - 1].end)
    if dated is not None:
        entry.put_date_line(draft, lines[dated])
    if names < told and not entry.put_authors(draft, lines[names].start, lines[told - 1].end):
        draft.report(
            lines[names].start, lines[told - 1].end, "not-understood", "no names where names stand"
        )
    return _put_text(draft, lines[told:])


def _without_date(page: Page, head: Sequence[Line]) -> int:
    """Give the first line of the authors of an entry without date: what ends its head."""
    for i in range(1, len(head)):
        if entry.is_author_line(page.text, head[i].start, head[-1].end):
            return i
    return len(head)


def _put_text(draft: Draft, lines: Sequence[Line]) -> Draft:
    """Take an abstract, and the comment with a mark below it."""
    if not lines:
        return draft
    remark = next((i for i, x in enumerate(lines) if i and BULLET.match(x.text)), len(lines))
    name = _ABSTRACT.match(lines[0].text)
    start = lines[0].start + (name.end() if name else 0)
    if start < lines[remark - 1].end:
        draft.put("abstract", start, lines[remark - 1].end)
        draft.add_urls(start, lines[remark - 1].end)
    if remark < len(lines):
        put_remark(draft, lines[remark].start, lines[-1].end)
    return draft


def _person(page: Page) -> list[PageFact]:
    """Give the person whose portrait stands on the page."""
    for line in page.lines:
        found = _PORTRAIT.match(line.text) if len(line.text) <= MAX_WORDS else None
        if found and is_person(found["name"]):
            start = line.start + found.start("name")
            value = " ".join(found["name"].split())
            return [PageFact(page.source.source_id, "person", value, start, line.end)]
    return []

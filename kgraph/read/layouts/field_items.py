"""What the lines of an entry of named fields are taken for: fields, heads, lines without a name."""

import re
from collections.abc import Sequence

from kgraph.read.layouts.field_heads import names_id, wrapped_title
from kgraph.read.layouts.field_remarks import BULLET, REMARK, put_remark
from kgraph.read.layouts.field_sides import Item
from kgraph.read.layouts.slots import is_slot
from kgraph.read.page import Draft, Line
from kgraph.read.parts import entry
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.fields import Label, put_field

SUBMITTED = re.compile(r"[(\[]Submitted on\b", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
BARE_ID = Label("bare id", "id", 0, True)


def put_item(draft: Draft, item: Item) -> None:
    """Take what a line or some lines hold, as their label says, or by what they look like."""
    first, last = item.lines[0], item.lines[-1]
    if item.label.column == "head":
        _put_head(draft, item.lines)
    elif item.label.column == "loose":
        _put_loose(draft, first)
    elif item.label is REMARK:
        put_remark(draft, first.start, last.end)
    elif item.label is BARE_ID:
        entry.put_id_line(draft, first)
        draft.add_urls(first.start, first.end)
    else:
        put_field(draft, item.label, first.start, first.start + item.label.width, last.end)


def _put_head(draft: Draft, lines: Sequence[Line]) -> None:
    wrapped = 0
    for n, line in enumerate(lines):
        if is_slot(line.text):
            continue  # when who speaks: neither a date nor the authors of the paper
        if not draft.has("title"):
            mark = _HEADING.match(line.text)
            start = line.start + mark.end() if mark else line.start
            if not entry.put_header(draft, start, line.end):
                wrapped = wrapped_title(draft.page, lines[n:])
                draft.put("title", start, lines[n + wrapped].end)
        elif wrapped:
            wrapped -= 1
        else:
            _put_loose(draft, line)


def _put_loose(draft: Draft, line: Line) -> None:
    """Take a line without a name that says what it is: a date, names, links, comments."""
    if _put_submitted(draft, line):
        return
    if entry.put_date_line(draft, line) or entry.put_id_line(draft, line):
        return
    if draft.record.abstract and not draft.has("comments") and BULLET.match(line.text):
        put_remark(draft, line.start, line.end)
    elif names_id(line.text):
        entry.put_ids(draft, line.start, line.end)
    elif entry.is_link_line(line.text):
        draft.add_urls(line.start, line.end)
    elif draft.record.abstract and not draft.has("comments"):
        entry.put_comment(draft, line)
    elif draft.record.title and not draft.has("authors") and not draft.has("abstract"):
        entry.put_authors(draft, line.start, line.end)


def _put_submitted(draft: Draft, line: Line) -> bool:
    """Take arXiv's line of dates: "(Submitted on 2 Apr 2007 (v1), last revised ...)"."""
    if not SUBMITTED.match(line.text):
        return False
    dates = find_dates(draft.page.text, line.start, line.end)
    for column, date in zip(("published", "updated"), dates, strict=False):
        if not draft.has(column):
            draft.put_as(column, date.value, date.start, date.end)
    return True

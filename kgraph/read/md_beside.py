"""What a Markdown list has beside its links: items without one, fields on lines below an item.

- Attention Is All You Need, Ashish Vaswani, Noam Shazeer, arXiv:1706.03762, 2017
- [Mixtral of Experts](https://arxiv.org/abs/2401.04088)
  - Authors: Albert Q. Jiang, et al.
  - Year: 2024
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.read import entry
from kgraph.read.fields import find_label, put_field
from kgraph.read.list_marks import mark_width
from kgraph.read.md_items import Item
from kgraph.read.md_links import LINK, strip_marks
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.paper_line_forms import find_item
from kgraph.read.paper_lines import put_item

_FIELDS = frozenset(("authors", "published", "abstract", "journal_ref", "comments", "doi"))


def read_unlinked(
    page: Page, found: Sequence[tuple[int, int, Item]]
) -> Iterator[tuple[int, Draft]]:
    """Read the items of a list that have no link: names and a year or an id say what they are.

    Yields:
        The number of the line, and the entry.
    """
    taken = {n for first, last, _ in found for n in range(first, last + 1)}
    indent = min((_indent(page, page.lines[first]) for first, _, _ in found), default=0)
    for n, line in enumerate(page.lines):
        if n in taken or LINK.search(line.text) or not _is_bullet(line.text):
            continue
        if _indent(page, line) > indent or not 30 <= len(line.text) <= 600:
            continue
        item = find_item(page.text, line, listed=True)
        if item is None or item.authors is None or not (item.year or entry.is_id(line.text)):
            continue
        draft = new_draft(page)
        put_item(draft, item)
        entry.put_ids(draft, line.start, line.end)
        draft.add_urls(line.start, line.end)
        yield n, draft


def put_nested(page: Page, draft: Draft, above: Line, lines: Sequence[Line]) -> None:
    """Take the fields with names that stand below an item, further from the left than it."""
    for line in lines:
        if not _is_bullet(line.text) or _indent(page, line) <= _indent(page, above):
            return
        width = mark_width(line.text)
        label = find_label(line.text[width:])
        if label is None or label.column not in _FIELDS:
            continue
        start, end = strip_marks(page.text, line.start + width + label.width, line.end)
        known = draft.value(label.column)
        if start < end and not known:
            put_field(draft, label, line.start + width, start, end)


def is_nested(page: Page, line: Line) -> bool:
    """Say whether a line is an item inside of another one."""
    return _is_bullet(line.text) and _indent(page, line) > 0


def _is_bullet(text: str) -> bool:
    return re.match(r"(?:[-*+•]|\d{1,3}[.)])\s", text) is not None


def _indent(page: Page, line: Line) -> int:
    return line.start - (page.text.rfind("\n", 0, line.start) + 1)

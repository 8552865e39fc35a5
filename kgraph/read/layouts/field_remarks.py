"""Comments between named fields that have a mark and no name.

Abstract:We count sheep at night.
    * 9 pages. Accepted at the Sheep Workshop
Via
"""

import re
from collections.abc import Sequence

from kgraph.read.layouts.field_heads import end_of_head
from kgraph.read.page import Draft, Line, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.fields import Label

BULLET = re.compile(r"[*•]\s+")
REMARK = Label("", "remark", 0, True)


def with_remarks(lines: Sequence[Line], labels: Sequence[Label | None]) -> Sequence[Label | None]:
    """Name the lines that are comments by their mark ("* Accepted at the Sheep Workshop").

    Of a list inside of an abstract there are several, and titles have it from the first one on.
    """
    marked = [
        label is None and BULLET.match(line.text) is not None
        for line, label in zip(lines, labels, strict=True)
    ]
    first = next((i for i, label in enumerate(labels) if label), len(lines))
    if not any(marked) or any(marked[:first]):
        return labels
    found = list(labels)
    for i in range(first + 1, len(lines)):
        before = lines[i - 1].text
        ended = lines[i].blank or labels[i - 1] or ends_sentence(before)
        if not marked[i] or marked[i - 1] or not (ended or entry.is_date_line(before)):
            continue
        last = i + 1 == len(lines) or labels[i + 1] is not None or lines[i + 1].blank > 0
        if last or end_of_head(lines, labels, i + 1) > i + 1:
            found[i] = REMARK
    return found


def put_remark(draft: Draft, start: int, end: int) -> None:
    """Take such a comment, if it is the first of its entry."""
    if not draft.has("comments"):
        mark = BULLET.match(draft.page.text, start)
        draft.put("comments", mark.end() if mark else start, end)
    draft.add_urls(start, end)

"""Lines of named facts with bars between: "Year: 2017 | Volume: 26 | DOI: 10.1000/wool.1"."""

import re

from kgraph.read.layouts.venue_lines import put_last_year
from kgraph.read.page import Draft, Line, trim
from kgraph.read.parts import entry
from kgraph.read.parts.fields import find_label, put_field

MAX_PIPED = 300  # code points
_BAR = re.compile(r"\s*[|•·]\s*")
_COLUMNS = frozenset(("published", "id", "journal_ref", "labels", "comments", "keywords"))


def put_piped(draft: Draft, line: Line) -> bool:
    """Take a line whose first part, and any of the others, names its value; say if it is one."""
    if len(line.text) > MAX_PIPED or ":" not in line.text[:40]:
        return False
    parts, position = [], 0
    for bar in [*_BAR.finditer(line.text), None]:
        end = bar.start() if bar else len(line.text)
        parts.append((position, end))
        position = bar.end() if bar else end
    first = find_label(line.text[slice(*parts[0])])
    if first is None or first.column not in _COLUMNS:
        return False
    for a, b in parts:
        start, end = trim(draft.page.text, line.start + a, line.start + b)
        label = find_label(line.text[a:b])
        if label and label.column == "id":
            entry.put_ids(draft, start, end)
            put_last_year(draft, start, end)
        elif label and label.column in _COLUMNS:
            if label.column in ("labels", "keywords") or not draft.has(label.column):
                put_field(draft, label, start, start + label.width, end)
        elif start < end:
            draft.add("labels", start, end)
    return True

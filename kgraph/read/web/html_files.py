"""Several saved web pages in one text: each is read by itself, in its own place."""

import re
from dataclasses import replace
from itertools import count

from kgraph.model.tables import Evidence, Record, Reference
from kgraph.read.page import Page, page, with_lines
from kgraph.read.parts.joined import Joined, placed

# What stands between two is a name of a file at most. "<html>" in a script ends no page.
_BORDER = re.compile(r"</html\s{0,9}>[^<]{0,200}+(?=<(?:!doctype\s|html\b))", re.IGNORECASE)


def parts_of(on: Page) -> list[Joined]:
    """Give the pages that a text holds, in order; nothing if it is one page."""
    borders = [match.end() for match in _BORDER.finditer(on.text)]
    if not borders:
        return []
    ends = [*borders, len(on.text)]
    return [
        Joined(page(on.source, on.text[start:end], inner=on.inner), (0,), (start,))
        for start, end in zip([0, *borders], ends, strict=True)
    ]


def together(on: Page, parts: list[Joined], found: list[Evidence]) -> Evidence:
    """Give what was found on the pages of a text as one, records numbered through."""
    moved = [placed(part, some) for part, some in zip(parts, found, strict=True)]
    numbers = count(1)
    records: list[Record] = []
    references: list[Reference] = []
    for some in moved:
        names = {record.record_id: next(numbers) for record in some.records}
        for record in some.records:
            n = names[record.record_id]
            records.append(replace(record, record_id=_name(on, n), ordinal=n))
        references += [
            replace(row, record_id=_name(on, names[row.record_id])) for row in some.references
        ]
    # A page without papers is no problem beside others with some.
    rows = [row for some in moved for row in some.problems]
    rows = [row for row in rows if row.code != "unknown-layout" or not records]
    facts = [fact for some in moved for fact in some.page_facts]
    whole = replace(
        moved[0],
        records=tuple(records),
        references=tuple(references),
        page_facts=tuple(facts),
        problems=tuple(rows),
    )
    return with_lines(on, whole)


def _name(on: Page, n: int) -> str:
    return f"{on.source.source_id}#{n}"

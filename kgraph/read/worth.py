"""How much a reader made of a page: what it tells of papers, and what it leaves.

Where several readers know a page, the one that tells more and leaves less is believed.
"""

from kgraph.model.tables import Evidence
from kgraph.read.page import Page
from kgraph.read.parts import fact_rows

MAX_LEFT = 0.1  # of the text of a page that is not understood: where there is more, others try
USUAL = 2  # of what `_told` counts of a record
SHORT = 100_000  # code points of a page that may be read in more ways


def told(found: Evidence) -> int:
    """Measure how much was read: of each record with a title that is no line of facts. A title
    with nothing beside it is rather a line that is none.
    """
    return sum(
        sum(map(bool, (record.authors, record.published, record.arxiv_id or record.doi))) or -1
        for record in found.records
        if record.title and not fact_rows.find_row(record.title, 0, len(record.title))
    )


def may_tell_more(on: Page, found: Evidence) -> bool:
    """Say whether much of a page is left, or little is known of what was found on a short one."""
    few = len(on.text) <= SHORT and told(found) < USUAL * len(found.records)
    nameless = any(row.code == "nameless-entry" for row in found.problems)
    return few or nameless or not found.records or left(on, found) > MAX_LEFT


def left(on: Page, found: Evidence) -> float:
    """Give the share of the text of a page that is not understood."""
    rows = (row for row in found.problems if row.code == "not-understood" and row.end)
    whole = sum(line.end - line.start for line in on.lines)
    return sum((row.end or 0) - (row.start or 0) for row in rows) / max(1, whole)

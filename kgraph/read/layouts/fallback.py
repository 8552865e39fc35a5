"""Any page: what is certain of it, when no layout is known.

    I liked arXiv:1706.03762, and https://doi.org/10.1038/nature14539 even more.
    [3] A. Vaswani, N. Shazeer, et al. Attention is all you need. In NeurIPS, 2017.

Ids and links that name a paper, references in a style people print, and the titles that
stand in quotation marks or over a link, with names, a year or an id (`told`). All the rest
is reported with its place. Words and addresses broken at line ends are whole (`joined`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from kgraph.model import ids
from kgraph.model.tables import Evidence, Problem
from kgraph.read.layouts.noted import bare_ids, noted_on
from kgraph.read.layouts.paper_lines import find_items
from kgraph.read.page import Draft, Page, evidence, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.copied import first_place
from kgraph.read.parts.id_beside import may_be_title, name_of
from kgraph.read.parts.joined import joined
from kgraph.read.parts.list_marks import is_plain_title, mark_width
from kgraph.read.parts.put_items import put_item
from kgraph.read.parts.title_marks import put_title
from kgraph.read.parts.told import find_ids, told_on
from kgraph.read.references.reference_others import others_on
from kgraph.read.references.reference_records import read_reference
from kgraph.read.references.references import find_references

NAME = "fallback"
LONG_ID = 10  # code points: "2001.00001"


def recognises(page: Page) -> bool:
    """Say whether anything on the page names a paper for certain."""
    page = page.once(joined).page
    return (
        bool(page.once(find_references))
        or any(not isinstance(found, Problem) for found in find_ids(page))
        or len(page.once(told_on)) > 1
        or bool(page.once(noted_on))
    )


def read(page: Page) -> Evidence:
    """Read the references of a page, the items of notes, and its other ids as a record each."""
    whole = page.once(joined)
    drafts, problems = _read(whole.page)
    moved = whole.moved if whole.places else None
    return evidence(page, NAME, drafts, (), problems, moved=moved)


def _read(page: Page) -> tuple[list[Draft], list[Problem]]:
    references = page.once(find_references)
    drafts: list[Draft] = [read_reference(page, found) for found in references]
    known = {v for d in drafts for v in (d.record.arxiv_id, d.record.doi) if v}
    places = [(ref.start, ref.end) for ref in references]
    noted = [one for one in page.once(noted_on) if not _is_in(places, one.start, one.end)]
    noted = [one for one in noted if known.isdisjoint(map(name_of, one.found))]
    for one in noted:
        known.update(map(name_of, one.found))
        drafts.append(new_draft(page))
        one.put(drafts[-1])
    places = sorted([*places, *((one.start, one.end) for one in noted)])
    told = [one for one in page.once(told_on) if not _is_in(places, *one.title)]
    if references:  # a prize in quotation marks is no work
        others = page.once(others_on)
        told = [one for one in told if one.id_at is not None or not _is_in(others, *one.title)]
    # The items of a list among running text: "* Counting Sheep, Ann Lee (2019)".
    items = [i for i in page.once(find_items) if i.sure and i.authors and mark_width(i.line.text)]
    items = [i for i in items if not _is_in(places, i.line.start, i.line.end)]
    listed: dict[int, Draft] = {}
    begins = [item.line.start for item in items]
    titles = _titles_below(page)
    by_id = {one.id_at: one for one in told if one.id_at is not None}
    problems = []
    sure = list(find_ids(page))
    # Where papers are named by their arXiv ids, what has the shape of one is one; pages with
    # DOIs have other numbers too.
    printed = [*sure, *(some for one in noted for some in one.found)]
    named = any(
        isinstance(some, ids.FoundId) and not isinstance(some.value, str) for some in printed
    )
    for found in [*sure, *(_long_ids(page) if named else ())]:
        if isinstance(found, Problem):
            if not any(ref.start <= (found.start or 0) < ref.end for ref in references):
                problems.append(found)
            continue
        if name_of(found) not in known:
            known.add(name_of(found))
            draft = new_draft(page)
            draft.put_id(found)
            n = bisect_right(begins, found.start) - 1
            if n >= 0 and found.start < items[n].line.end and n not in listed:
                put_item(draft, items[n])
                listed[n] = draft
            elif beside := by_id.get(found.whole_start):
                beside.put(draft)
            elif below := titles.get(found.whole_start):
                put_title(draft, *below)
            drafts.append(draft)
    for n, item in enumerate(items):
        if n not in listed:
            drafts.append(new_draft(page))
            put_item(drafts[-1], item)
    lines = [(item.line.start, item.line.end) for item in items]
    for other in told:
        if other.id_at is None and not _is_in(lines, *other.title):
            drafts.append(new_draft(page))
            other.put(drafts[-1])
    drafts.sort(key=first_place)
    return drafts, problems


def _long_ids(page: Page) -> list[ids.FoundId]:
    """Give the arXiv ids without their name that have five digits: four are any number."""
    found = bare_ids(page.text, 0, len(page.text))
    return [some for some in found if some.end - some.start == LONG_ID]


def _titles_below(page: Page) -> dict[int, tuple[int, int]]:
    """Find the titles directly below ids that begin blocks, by where the ids begin: three at
    least, and most of the ids that begin one.
    """
    found: dict[int, tuple[int, int]] = {}
    begins = plain = 0
    for above, line in pairwise(page.lines):
        start = above.start + mark_width(above.text)
        if start == above.start and not (above.blank or above is page.lines[0]):
            continue
        if not entry.is_id(page.text[start : above.end]):
            continue
        begins += 1
        plain += is_plain_title(line.text)
        if not line.blank and may_be_title(line.text):
            found[start] = line.start, line.end
    enough = len(found) > 2 and 3 * len(found) >= 2 * begins and 2 * plain >= len(found)
    return found if enough else {}


def _is_in(places: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether something stands, in part, in one of some places that are in order."""
    n = bisect_left(places, (end, 0)) - 1
    return n >= 0 and start < places[n][1]

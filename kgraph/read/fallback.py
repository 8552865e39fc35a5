"""Any page: what is certain of it, when no layout is known.

    I liked arXiv:1706.03762, and https://doi.org/10.1038/nature14539 even more.
    [3] A. Vaswani, N. Shazeer, et al. Attention is all you need. In NeurIPS, 2017.

Ids and links that name a paper, references in a style people print, and the titles that
stand in quotation marks or over a link, with names, a year or an id (`told`). All the rest
is reported with its place.
"""

from bisect import bisect_right
from collections.abc import Iterator

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence, Problem
from kgraph.read.page import Draft, Page, evidence, new_draft, problem
from kgraph.read.reference_records import read_reference
from kgraph.read.references import find_references
from kgraph.read.told import Told, find_told

NAME = "fallback"


def recognises(page: Page) -> bool:
    """Say whether anything on the page names a paper for certain."""
    return (
        bool(page.once(find_references))
        or any(not isinstance(found, Problem) for found in _find_ids(page))
        or len(page.once(_find_told)) > 1
    )


def read(page: Page) -> Evidence:
    """Read the references of a page, and its other ids as a record each."""
    references = page.once(find_references)
    drafts: list[Draft] = [read_reference(page, found) for found in references]
    known = {v for d in drafts for v in (d.record.arxiv_id, d.record.doi) if v}
    problems = []
    starts = [ref.start for ref in references]
    told = []
    for one in page.once(_find_told):
        n = bisect_right(starts, one.title[0]) - 1
        if n < 0 or one.title[0] >= references[n].end:
            told.append(one)
    by_id = {one.id_at: one for one in told if one.id_at is not None}
    for found in _find_ids(page):
        if isinstance(found, Problem):
            if not any(ref.start <= (found.start or 0) < ref.end for ref in references):
                problems.append(found)
            continue
        value = found.value if isinstance(found.value, str) else found.value.bare
        if value not in known:
            known.add(value)
            draft = new_draft(page)
            draft.put_id(found)
            if beside := by_id.get(found.whole_start):
                beside.put(draft)
            drafts.append(draft)
    for one in told:
        if one.id_at is None:
            draft = new_draft(page)
            one.put(draft)
            drafts.append(draft)
    drafts.sort(key=lambda draft: min(span.start for span in draft.spans))
    return evidence(page, NAME, drafts, (), problems)


def _find_told(page: Page) -> list[Told]:
    return find_told(page, [some for some in _find_ids(page) if isinstance(some, ids.FoundId)])


def _find_ids(page: Page) -> Iterator[ids.FoundId | Problem]:
    for line in page.lines:
        for found in ids.find_arxiv(line.text):
            if isinstance(found, InputError):
                message = f"{found}; {found.hint}"
                yield problem(page, line.start, line.end, "bad-id", message)
            else:
                yield _moved(found, line.start)
        for doi in ids.find_doi(line.text):
            yield _moved(doi, line.start)


def _moved(found: ids.FoundId, by: int) -> ids.FoundId:
    return ids.FoundId(
        found.value,
        found.start + by,
        found.end + by,
        found.whole_start + by,
        found.whole_end + by,
    )

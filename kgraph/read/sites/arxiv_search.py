"""arXiv's search results, as copied from the browser.

    arXiv:2401.00001 [pdf, other] cs.DL cs.LG doi 10.1000/sheep.3
    Counting Sheep
    Authors: Ann Lee, Bob Day
    Abstract: We study how sheep are counted ... △ Less
    Submitted 1 January, 2024; originally announced January 2024.
    Comments: 10 pages

The id with its formats opens an entry; its title has no name in front.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kgraph.model import taxonomy
from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, evidence, join_lines, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.fields import find_label, put_field
from kgraph.read.sites.arxiv_listing import OPENING, put_listed_authors

NAME = "arxiv_search"
_SUBMITTED = re.compile(r"Submitted \d{1,2} \w+,? \d{4}", re.IGNORECASE)
_V1_SUBMITTED = re.compile(r"\bv1 submitted\b", re.IGNORECASE)
# The site's button, and the dots that it puts before it where it shows a part alone.
_FOLD = re.compile(r"(?:(?:…\s*)?(?P<part>▽)\s*More|△\s*Less)$")
# The abstract's part that holds the words asked for may not be its beginning.
_CUT = re.compile(r"\s*(?:…|\.\.\.)\s*")
_NUMBER = re.compile(r"\d+\.$")
_DOI = re.compile(r"(?:\bdoi\s+)?(?:\bdoi:\s?)?\b10\.\d{4,9}/\S+|\bdoi$")


def recognises(page: Page) -> bool:
    """Say whether an id with its formats opens entries that end in a line of dates."""
    return any(OPENING.match(line.text) for line in page.lines) and any(
        _SUBMITTED.match(line.text) for line in page.lines
    )


def read(page: Page) -> Evidence:
    """Read the results of a search."""
    found = [i for i, line in enumerate(page.lines) if OPENING.match(line.text)]
    borders = [*found[1:], len(page.lines)]
    drafts = [
        _read_entry(page, page.lines[i:border]) for i, border in zip(found, borders, strict=True)
    ]
    return evidence(page, NAME, drafts)


def _read_entry(page: Page, lines: Sequence[Line]) -> Draft:
    draft = new_draft(page)
    opening = OPENING.match(lines[0].text)
    assert opening is not None, "the line was found by it"
    # The number of the result may be glued to the id: "4.arXiv:0704.0047".
    start = lines[0].start
    entry.put_ids(draft, start + opening.start("id"), start + opening.end("id"))
    _put_marks(draft, start + opening.end(), lines[0].end)
    folded = False
    for line in _whole(page, lines[1:]):
        label = find_label(line.text)
        fold = _FOLD.search(line.text)
        end = line.start + fold.start() if fold else line.end
        if _SUBMITTED.match(line.text):
            put_submitted(draft, line.start, line.end)
        elif label and label.column == "authors" and not draft.has("authors"):
            put_listed_authors(draft, line.start + label.width, line.end)
        elif label and label.column and draft.has("title"):
            begin = line.start + label.width
            cut = _CUT.match(page.text, begin, end) if label.column == "abstract" else None
            put_field(draft, label, line.start, cut.end() if cut else begin, end)
            folded = folded or cut is not None
        elif not draft.has("title") and not _NUMBER.match(line.text):
            if not _put_marks(draft, line.start, line.end):
                draft.put("title", line.start, line.end)
        elif draft.record.abstract and not draft.has("published"):
            # The abstract goes on; its place is drawn out to the end of this line.
            place = next(span for span in draft.spans if span.field == "abstract")
            draft.clear("abstract")
            draft.put("abstract", place.start, end)
        folded = folded or bool(fold and fold["part"])
    if folded and draft.has("abstract"):
        draft.record = replace(draft.record, abstract_truncated=True)
    return draft


def _whole(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Give the lines of an entry, those of a title or of its authors that are wrapped as one."""
    groups: list[list[Line]] = []
    titled, open_ = False, False
    for line in lines:
        label = find_label(line.text)
        column = label.column if label else None
        apart = column or any(form.match(line.text) for form in (_SUBMITTED, _NUMBER))
        if open_ and not apart and not line.blank:
            groups[-1].append(line)
            continue
        groups.append([line])
        marks = _DOI.search(line.text) or _are_codes(page.text, line.start, line.end)
        begins = not (titled or apart or marks)
        titled = titled or begins
        open_ = begins or column == "authors"
    return [join_lines(page.text, group) for group in groups]


def put_submitted(draft: Draft, start: int, end: int) -> None:
    """Read "Submitted 25 July, 2016; v1 submitted 16 March, 2016; originally announced …"."""
    dates = list(find_dates(draft.page.text, start, end))
    earlier = _V1_SUBMITTED.search(draft.page.text, start, end)
    first = next((d for d in dates if earlier and d.start >= earlier.end()), None)
    if first:
        draft.put_as("published", first.value, first.start, first.end)
        draft.put_as("updated", dates[0].value, dates[0].start, dates[0].end)
    elif dates:
        draft.put_as("published", dates[0].value, dates[0].start, dates[0].end)


def _put_marks(draft: Draft, start: int, end: int) -> bool:
    """Take what stands between an id and its title: categories, and the DOI's button."""
    text = draft.page.text
    dois = [match.span() for match in _DOI.finditer(text, start, end)]
    if not dois:
        return _put_codes(draft, start, end)
    around = zip([start, *(b for _, b in dois)], [*(a for a, _ in dois), end], strict=True)
    codes = [place for place in around if text[slice(*place)].strip()]
    if not all(_are_codes(text, *place) for place in codes):
        return False
    for place in codes:
        _put_codes(draft, *place)
    for place in dois:  # an erratum's stands behind the article's
        entry.put_ids(draft, *place)
    return True


def _are_codes(text: str, start: int, end: int) -> bool:
    tokens = text[start:end].split()
    return bool(tokens) and all(taxonomy.find_category(token) for token in tokens)


def _put_codes(draft: Draft, start: int, end: int) -> bool:
    """Take categories that stand on a line with nothing else; the first is the primary one."""
    if not _are_codes(draft.page.text, start, end):
        return False
    tokens = re.finditer(r"\S+", draft.page.text[start:end])
    for token in tokens:
        draft.add_category(start + token.start(), start + token.end())
    if not draft.has("primary_category"):
        draft.record = replace(draft.record, primary_category=draft.record.categories[0])
    return True

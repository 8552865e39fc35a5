"""Text copied from a PDF: words and addresses that were broken at line ends are whole again.

    Ainslie, J. and Zemlyan-
    skiy, Y. GQA: Training gen-
    eralized multi-query models.

Which hyphens are of a word is told by `broken_words`. An address is joined where both its
parts together are the beginning of a link or an id:

    https://doi.        arXiv:2212.        https://arxiv.org/
    org/10.1000/1       11850              abs/2101.11043

Lines that stand over or under a page, as its number, are left out (`page_edges`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.model.tables import Evidence, Span
from kgraph.read.page import Page, page, with_lines
from kgraph.read.parts import broken_words
from kgraph.read.parts.page_edges import find_edges

# Where an address may be broken: behind some signs and words, before some others.
_ADDRESS_BREAK = re.compile(
    r"[/:.iIvV](?:(?<=[/:.])|(?<=doi)|(?<=DOI)|(?<=rxiv)|(?<=rXiv))[ \t]*\r?\n[ \t]*"
    r"(?=//\w|\.?org/|10\.\d{4}|arxiv\.\d|(?:abs|pdf)/|\d{4,5}(?!\d)|[a-z-]{2,12}/\d{7}|[\w-]{2,40}(?:\.[\w-]{1,40}){1,4}/)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"https?://(?:(?:dx\.)?doi\.org/10\.(?:48550/arxiv\.\d{4}\.\d{4,5})?|arxiv\.org/(?:abs|pdf)/(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})|[\w-]+\.[\w.-]+/)"
    r"|arxiv\s?:\s?\d{4}\.\d{4,5}|10\.48550/arxiv\.\d{4}\.\d{4,5}",
    re.IGNORECASE,
)
MAX_WORD = 60  # code points


@dataclass(frozen=True, slots=True)
class Joined:
    """A page with whole words, and where its text was cut: places, and what is gone by then."""

    page: Page
    places: tuple[int, ...]
    gone: tuple[int, ...]

    def origin(self, place: int) -> int:
        """Give where a place of the joined page is on the page itself."""
        n = bisect_right(self.places, place)
        return place + (self.gone[n - 1] if n else 0)

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Give where a stretch of the joined page is on the page itself."""
        return self.origin(start), self.origin(end - 1) + 1 if end else 0


def joined(on: Page) -> Joined:
    """Join the words of a page that were broken at line ends."""
    edges = find_edges(on.text)
    inner = without(on, edges)  # a word may be broken at the end of a page
    text = inner.page.text
    cuts = [*_address_cuts(text), *broken_words.cuts_of_references(text)]
    return without(on, _apart(sorted([*edges, *(inner.moved(*cut) for cut in cuts)])))


def _apart(cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give stretches in order without those that another one holds or runs into."""
    kept: list[tuple[int, int]] = []
    for start, end in cuts:
        if kept and start < kept[-1][1]:
            start, end = kept[-1][0], max(end, kept.pop()[1])
        kept.append((start, end))
    return kept


def without(on: Page, cuts: Sequence[tuple[int, int]]) -> Joined:
    """Leave stretches of a page out, given in order; every place of the rest is known."""
    if not cuts:
        return Joined(on, (), ())
    pieces, places, gone = [], [], []
    position = size = total = 0
    for start, end in cuts:
        pieces.append(on.text[position:start])
        size += start - position
        total += end - start
        places.append(size)
        gone.append(total)
        position = end
    pieces.append(on.text[position:])
    return Joined(page(on.source, "".join(pieces), inner=on.inner), tuple(places), tuple(gone))


def _address_cuts(text: str) -> Iterator[tuple[int, int]]:
    """Give the line ends inside of addresses, with the white space around."""
    for found in _ADDRESS_BREAK.finditer(text):
        start = found.start() + 1
        before = text[max(0, start - MAX_WORD) : start]
        before = before[before.rfind("\n") + 1 :]
        whole = before + text[found.end() : found.end() + MAX_WORD]
        if any(m.start() < len(before) < m.end() for m in _ADDRESS.finditer(whole)):
            yield start, found.end()


def in_place(on: Page, bare: Joined, found: Evidence) -> Evidence:
    """Move all places of what was found on a joined page to the page as it is."""
    return with_lines(on, placed(bare, found))


def placed(bare: Joined, found: Evidence) -> Evidence:
    """Move all places as `in_place`, but leave the lines of the page to who asks."""
    records = tuple(
        replace(r, spans=tuple(Span(s.field, *bare.moved(s.start, s.end)) for s in r.spans))
        for r in found.records
    )
    problems = []
    for row in found.problems:
        if row.start is not None and row.end is not None:
            start, end = bare.moved(row.start, row.end)
            row = replace(row, start=start, end=end)
        problems.append(row)
    facts = []
    for fact in found.page_facts:
        start, end = bare.moved(fact.start, fact.end)
        facts.append(replace(fact, start=start, end=end))
    return replace(found, records=records, problems=tuple(problems), page_facts=tuple(facts))

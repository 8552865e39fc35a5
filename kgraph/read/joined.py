"""Text copied from a PDF: words and addresses that were broken at line ends are whole again.

    Ainslie, J. and Zemlyan-
    skiy, Y. GQA: Training gen-
    eralized multi-query models.

Which hyphens are of a word is told by `broken_words`. An address is joined where both its
parts together are the beginning of a link or an id:

    https://doi.        arXiv:2212.        https://arxiv.org/
    org/10.1000/1       11850              abs/2101.11043

Lines with the number of the page are left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgraph.model.tables import Evidence, Span
from kgraph.read import broken_words
from kgraph.read.page import Page, page, with_lines

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
# "17", "– 23 –", "Page 3 of 9" on a line of its own, and the blank lines around.
_PAGE_NUMBER = re.compile(
    r"\n(?P<over>(?:[ \t\f\r]*\n){0,3})"
    r"[ \t\f]*(?:[–—-][ ]?|[Pp]age[ ]|p\.[ ])?(?P<number>[1-9]\d{0,3})"
    r"(?:[ ]?(?:/|of|von|de|sur)[ ]?\d{1,4})?(?:[ ]?[–—-])?[ \t\f\r]*(?=\n)"
    r"(?P<below>(?:\n[ \t\f\r]*(?=\n)){0,3})"
)
_PAGE_NUMBER_FIRST = re.compile(r"\s*[1-9]\d{0,3}[ \t\r]*\n")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDED = re.compile(r"[.)\]\"”]\s*$")
MIN_LINES = 10  # of a page to each number: more numbers are those of entries


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
    cuts = sorted([*_address_cuts(on.text), *broken_words.cuts_of_references(on.text)])
    numbers = _page_numbers(on.text)
    return without(on, sorted([*cuts, *numbers]) if numbers else cuts)


def _page_numbers(text: str) -> list[tuple[int, int]]:
    """Find the lines that are the numbers of pages, one after the other; within an entry with
    the blank lines around.
    """
    found = list(_PAGE_NUMBER.finditer(text))
    first = _PAGE_NUMBER_FIRST.match(text)
    numbers = [*([int(first[0])] if first else []), *(int(some["number"]) for some in found)]
    if not found or MIN_LINES * len(numbers) > text.count("\n"):
        return []
    if any(b != a + 1 for a, b in pairwise(numbers)):
        return []
    if len(numbers) == 1 and _YEAR.fullmatch(found[0]["number"]):
        return []
    return [
        (some.end("over"), some.start("below") + 1)
        if _ENDED.search(text, max(0, some.start() - 3), some.start())
        else (some.start() + 1, some.end() + 1)
        for some in found
    ]


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

"""Links and DOIs of a web page, given to the entries they stand with.

A link belongs to the entry whose element it is in: the innermost one that holds a single
entry, wherever in it the link stands. Where entries have no element of their own, a link
belongs to the entry it follows; and so does a link that prints a DOI, in any case.

On a page about one paper a DOI with its label in a line or a row of its own is the paper's,
if there is but one: those of what it cites stand behind names and titles.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from kgraph.model import ids
from kgraph.read.page import Draft
from kgraph.read.web.arxiv_html import find_ids
from kgraph.read.web.html_elements import Element
from kgraph.read.web.html_text import Flat

# What holds a whole page holds its navigation too.
_WHOLE = frozenset(("html", "body", "main", "form"))
_LABELLED_DOI = re.compile(
    r"^[ \t]*(?:[\w.-]{1,30}[\s.])?\(?doi\)?[ \t]*[:|]?\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?"
    r"(?P<doi>10\.\d{4,9}/\S+)(?:\t(?:[a-z]{2}(?:_[A-Z]{2})?|-)?)?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
Link = tuple[int, ids.ArxivId | str]  # the number of its element, the id it leads to


def give_links(drafts: Sequence[Draft], flat: Flat) -> None:
    """Give each entry the id its links lead to, if they lead to one and it has none."""
    links = [
        (n, found[0])
        for n, element in enumerate(flat.elements)
        if element.href and (found := list(find_ids(element.href)))
    ]
    if not links or not drafts:
        return
    begins = [_begin(draft) for draft in drafts]
    order = sorted(range(len(drafts)), key=begins.__getitem__)
    places = [begins[i] for i in order]
    held, others = _held(flat, links, places)
    behind = _behind(flat, others, places)
    for n, i in enumerate(order):
        _put(drafts[i], flat, held[n] or behind[n])
        _put(drafts[i], flat, [link for link in behind[n] if _prints_doi(flat, link)])


def find_labelled_doi(flat: Flat) -> ids.FoundId | None:
    """Find the one DOI of a page that stands with its label in a line, or below it."""
    found = {
        doi.value: doi.moved(line.start("doi"))
        for line in _LABELLED_DOI.finditer(flat.text)
        for doi in ids.find_doi(line["doi"])
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _begin(draft: Draft) -> int:
    """Give where an entry begins; the year of a heading stands over several."""
    return min((s.start for s in draft.spans if s.field != "published"), default=0)


def _held(
    flat: Flat, links: Sequence[Link], begins: Sequence[int]
) -> tuple[dict[int, list[Link]], list[Link]]:
    """Sort links by the entry whose element they are in; and give those that are in none's."""
    parents = _parents(flat.elements)
    held: dict[int, list[Link]] = defaultdict(list)
    others = []
    for number, link in links:
        around, entries = number, range(0)
        while around >= 0 and not entries and flat.elements[around].tag not in _WHOLE:
            element = flat.elements[around]
            entries = range(bisect_left(begins, element.start), bisect_left(begins, element.end))
            around = parents[around]
        if len(entries) == 1:
            held[entries[0]].append((number, link))
        else:
            others.append((number, link))
    return held, others


def _parents(elements: Sequence[Element]) -> list[int]:
    parents, around = [], [-1]
    for n in range(len(elements)):
        while around[-1] >= 0 and elements[around[-1]].last < n:
            around.pop()
        parents.append(around[-1])
        around.append(n)
    return parents


def _behind(flat: Flat, links: Sequence[Link], begins: Sequence[int]) -> dict[int, list[Link]]:
    """Sort links by the entry they follow."""
    held: dict[int, list[Link]] = defaultdict(list)
    for number, link in links:
        n = bisect_right(begins, flat.elements[number].start) - 1
        if n >= 0:
            held[n].append((number, link))
    return held


def _prints_doi(flat: Flat, link: Link) -> bool:
    """Say whether a link prints the DOI it leads to: such a one is no navigation."""
    element = flat.elements[link[0]]
    printed = flat.text[element.start : min(element.end, element.start + 300)]
    return any(found.value == link[1] for found in ids.find_doi(printed))


def _put(draft: Draft, flat: Flat, links: Sequence[Link]) -> None:
    for column in ("arxiv_id", "doi"):
        mine = [(n, f) for n, f in links if isinstance(f, str) == (column == "doi")]
        names = {f if isinstance(f, str) else f.bare for _, f in mine}
        if len(names) == 1 and getattr(draft.record, column) is None:
            element = flat.elements[mine[0][0]]
            draft.put_as(column, names.pop(), element.start, element.end)

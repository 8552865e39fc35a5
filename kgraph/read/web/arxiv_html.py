"""arXiv's own pages, saved as HTML: listings, search results, one paper's page.

Read by the classes arXiv gives its elements (``list-title``, ``list-authors``,
``arxiv-result``, ``abstract mathjax`` …), which have stayed since 2018. Values are
places of the flat text (see `html_text`).
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from kgraph.model import ids, taxonomy
from kgraph.read.page import Draft, Page, new_draft, trim
from kgraph.read.parts.authors import split_authors
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.fields import put_categories
from kgraph.read.sites.arxiv_search import put_submitted
from kgraph.read.web.html_text import Flat

# Column by class, in order of trial; the first element of an entry that has it counts.
_COLUMNS = {
    **{"list-title": "title", "title": "title"},
    **{"list-authors": "authors", "authors": "authors"},
    **{"list-subjects": "categories", "subjects": "categories"},
    **{"list-comments": "comments", "comments": "comments"},
    **{"list-journal-ref": "journal_ref", "jref": "journal_ref"},
    **{"abstract-full": "abstract", "abstract-short": "abstract", "abstract": "abstract"},
    **{"dateline": "date", "submission-history": "date", "mathjax": "abstract"},
}
_NAME = re.compile(r"([A-Z][A-Za-z -]{2,16}):\s*")
_BUTTON = re.compile(r"\s*[△▽]\s*(?:Less|More)\s*$")
_MORE = re.compile(r"additional authors|et al|\bmore\b|^\(\d+|show", re.IGNORECASE)
_SUBMITTED = re.compile(r"\[v1\]|\bSubmitted(?: on)?\b", re.IGNORECASE)
_REVISED = re.compile(r"last revised\s*", re.IGNORECASE)
_RELATIVE = re.compile(r"^/(?:abs|pdf|html|format|ps|src|e-print)/")
# Hugging Face names the page of a paper by its arXiv id.
_HUGGING_FACE = re.compile(
    r"(?:(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co))?/papers/(?P<id>\d{4}\.\d{4,5})(?![\w.])",
    re.I,
)
Entry = tuple[int, int, int]  # first and last element, and the last that holds its ids


def find_entries(flat: Flat) -> Iterator[Entry]:
    """Find the entries of a listing, a search or a paper's page."""
    elements = flat.elements
    term = None
    for i, element in enumerate(elements):
        if element.tag == "dt":
            term = i
        elif element.tag == "dd":
            if term is not None and _holds(flat, i, "list-title"):
                yield term, element.last, elements[term].last
            term = None
        elif "arxiv-result" in element.classes:
            heading = next((n for n, e in flat.inside(i) if "list-title" in e.classes), i)
            yield i, element.last, elements[heading].last
        elif element.name == "abs" and _holds(flat, i, "title"):
            # The history of a paper stands beside the element of its abstract.
            yield i, len(elements) - 1, i - 1


def read_entry(page: Page, flat: Flat, entry: Entry) -> Draft:
    """Read one entry."""
    first, last, last_of_ids = entry
    draft = new_draft(page)
    for n in range(first, last_of_ids + 1):
        put_link(draft, flat, n)
    result = "arxiv-result" in flat.elements[first].classes
    for n in range(first, last + 1):
        element = flat.elements[n]
        column = next((c for name, c in _COLUMNS.items() if name in element.classes), None)
        if result and ("list-title" in element.classes or element.tag not in ("p", "span")):
            column = None
        if {"arxivid", "doi"} & set(element.classes):
            for inside in range(n, element.last + 1):
                put_link(draft, flat, inside)
        elif result and "tag" in element.classes:
            _put_tag(draft, flat, n)
        elif result and element.tag == "a" and "doi.org/" in element.href:
            put_link(draft, flat, n)
        elif result and element.tag == "p" and _said(flat, n).startswith("Submitted"):
            put_submitted(draft, element.start, element.end)
        elif column == "authors" and not draft.has("authors"):
            _put_authors(draft, flat, n)
        elif column == "categories" and not draft.has("categories"):
            put_categories(draft, *_value(flat, n))
            draft.put_primary()
        elif column == "date":
            _put_dates(draft, element.start, element.end)
        elif column == "abstract":
            _put_abstract(draft, flat, n)
        elif column in ("title", "comments", "journal_ref"):
            if _said(flat, n).startswith("Journal"):
                column = "journal_ref"
            named = _NAME.match(_said(flat, n))
            other = column == "comments" and named and not named[1].startswith("Comment")
            if getattr(draft.record, column) is None and not other:
                draft.put(column, *_value(flat, n))
    return draft


def put_link(draft: Draft, flat: Flat, number: int) -> None:
    """Take the arXiv id or the DOI that a link leads to, if the entry has none yet."""
    element = flat.elements[number]
    for found in find_ids(element.href):
        if isinstance(found, str):
            if not draft.has("doi"):
                draft.put_as("doi", found, element.start, element.end)
            continue
        if not draft.has("arxiv_id"):
            draft.put_as("arxiv_id", found.bare, element.start, element.end)
        if found.version and draft.record.arxiv_id == found.bare and not draft.record.version:
            draft.put_as("version", found.version, element.start, element.end)


def paper_address(href: str) -> str:
    """Give the address on arXiv of a link there, or to another site's page of such a paper."""
    if paper := _HUGGING_FACE.match(href.strip()):
        return f"https://arxiv.org/abs/{paper['id']}"
    return f"https://arxiv.org{href.strip()}" if _RELATIVE.match(href.strip()) else href


def find_ids(href: str) -> Iterator[ids.ArxivId | str]:
    """Find the arXiv id or the DOI that a link leads to; arXiv's own pages name it alone."""
    address = unquote(paper_address(href).strip())
    for found in ids.find_arxiv(address):
        if isinstance(found, ids.FoundId) and isinstance(found.value, ids.ArxivId):
            yield found.value
            return
    for doi in ids.find_doi(address):
        yield str(doi.value)
        return


def _holds(flat: Flat, i: int, name: str) -> bool:
    return any(name in e.classes for _, e in flat.inside(i))


def _said(flat: Flat, number: int) -> str:
    element = flat.elements[number]
    return flat.text[element.start : element.end].lstrip()[:60]


def _value(flat: Flat, number: int) -> tuple[int, int]:
    """Give the place of an element's text without the name in front of it ("Title:").

    The name is an element of its own, or a title could not begin with "Note:".
    """
    element = flat.elements[number]
    start, end = trim(flat.text, element.start, element.end)
    named = _NAME.match(flat.text, start, end)
    inner = flat.elements[number + 1] if number < element.last else None
    if named and inner and inner.tag == "span" and inner.start <= start:
        border = trim(flat.text, inner.start, inner.end)[1]
        if border in (named.end(1), named.end(1) + 1):
            start = named.end()
    return start, end


def _put_authors(draft: Draft, flat: Flat, number: int) -> None:
    """Take each linked name; a list without links is read as text."""
    start, end = _value(flat, number)
    names, cut = [], re.search(r"\bet al\b|additional authors", flat.text[start:end]) is not None
    for _, element in flat.inside(number):
        if element.tag == "a" and element.end > element.start:
            # A hit marked inside of a link's address ends the link's tag: 'Lee">Ann Lee'.
            broken = flat.text.rfind('">', element.start, element.end)
            begin = broken + 2 if broken >= 0 else element.start
            place = trim(flat.text, begin, element.end)
            if _MORE.search(flat.text[slice(*place)]):
                cut = True
            else:
                names.append(place)
    if names:
        draft.add_authors(names, truncated=cut)
        return
    found = split_authors(flat.text, start, end)
    draft.add_authors(found.places, truncated=found.truncated)


def _put_tag(draft: Draft, flat: Flat, number: int) -> None:
    element = flat.elements[number]
    start, end = trim(flat.text, element.start, element.end)
    if taxonomy.find_category(flat.text[start:end]):
        draft.add_category(start, end)
        draft.put_primary()


def _put_abstract(draft: Draft, flat: Flat, number: int) -> None:
    """Take the abstract; a search prints it twice, cut short and, hidden, whole."""
    element = flat.elements[number]
    if draft.record.abstract is not None and "abstract-full" not in element.classes:
        return
    if any("abstract-full" in e.classes for _, e in flat.inside(number)):
        return
    start, end = _value(flat, number)
    button = _BUTTON.search(flat.text, start, end)
    draft.clear("abstract")
    draft.put("abstract", start, button.start() if button else end)


def _put_dates(draft: Draft, start: int, end: int) -> None:
    text = draft.page.text
    for pattern, column in ((_SUBMITTED, "published"), (_REVISED, "updated")):
        said = pattern.search(text, start, end)
        date = next(find_dates(text, said.end(), end), None) if said else None
        if date and getattr(draft.record, column) is None:
            draft.put_as(column, date.value, date.start, date.end)

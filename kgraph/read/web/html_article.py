"""A web page about one paper that says nothing for machines: its heading is the title, authors
stand below it, and one text on the page is called an abstract.
"""

from bisect import bisect_left

from kgraph.read.page import Draft, Page
from kgraph.read.parts.list_marks import MIN_TITLE_WORDS
from kgraph.read.parts.part_headings import is_heading
from kgraph.read.web import html_cards
from kgraph.read.web.html_abstract import count_named, find_abstract
from kgraph.read.web.html_text import Flat

MAX_BETWEEN = 6000  # code points between a title and its abstract: names, addresses, dates


def find_article(inner: Page, flat: Flat) -> Draft | None:
    """Give the paper of a page with one main heading and one abstract, if it has authors; places
    are of the text.
    """
    heads = [n for n, e in enumerate(flat.elements) if e.tag == "h1" and e.end > e.start]
    if len(heads) != 1 or count_named(flat) != 1:
        return None
    head = flat.elements[heads[0]]
    title = flat.text[head.start : head.end].strip()
    if len(title.split()) < MIN_TITLE_WORDS or is_heading(title):
        return None
    told = find_abstract(inner, flat, title, named=True)
    place = next((span for span in told.spans if span.field == "abstract"), None) if told else None
    if place is None or not head.end <= place.start <= head.end + MAX_BETWEEN:
        return None
    last = bisect_left(flat.elements, place.start, key=lambda element: element.start)
    draft = html_cards.read_box(inner, flat, (heads[0], heads[0], max(heads[0], last - 1)))
    if not draft.has("authors") or not draft.has("title"):
        return None
    draft.clear("abstract")
    draft.put("abstract", place.start, place.end)
    return draft

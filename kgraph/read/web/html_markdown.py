"""A web page as Markdown: headings, items, rows and links, for the reader of lists of links."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kgraph.read.web import arxiv_html
from kgraph.read.web.html_text import Flat

# What an entry has beside its title: its DOI as printed, a count of remarks.
BARE_ID = re.compile(
    r"\s*(?:(?:doi:\s?|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+|\d[\d,]{0,6}[kK]?)\s*",
    re.IGNORECASE,
)


def as_markdown(flat: Flat) -> Flat:
    """Write the page as Markdown: each line with its links; places lead back to the HTML."""
    links = [e for e in flat.elements if e.href.startswith(("http://", "https://", "/"))]
    links = [e for e in links if flat.text[e.start : e.end].strip()]
    items = {e.start for e in flat.elements if e.tag == "li" and e.end > e.start}
    rows = {e.start: e.end for e in flat.elements if e.tag == "tr" and e.end > e.start}
    heads = {e.start: int(e.tag[1]) for e in flat.elements if re.fullmatch(r"h[1-6]", e.tag)}
    marks: list[tuple[int, int, str]] = []  # place, order, what to write there
    marks += [(start, 0, "- ") for start in items - set(rows)]
    for start, end in rows.items():
        marks += [(start, 0, "| "), (end, 9, " |")]
    for start, level in heads.items():
        marks.append((start, 0, "#" * level + " "))
    position = 0
    for link in links:
        if link.start < position or "\n" in flat.text[link.start : link.end].strip():
            continue
        start = (
            link.start
            + len(flat.text[link.start : link.end])
            - len(flat.text[link.start : link.end].lstrip())
        )
        end = start + len(flat.text[start : link.end].rstrip())
        if BARE_ID.fullmatch(flat.text, link.start, link.end):
            continue
        href = arxiv_html.paper_address(link.href)
        if link.href.startswith("/") and not list(arxiv_html.find_ids(link.href)):
            continue
        if re.search(r"[\s()\[\]]", href) or re.search(r"[\[\]]", flat.text[start:end]):
            continue
        # A link ends before the next begins, where nothing stands between.
        marks += [(start, 5, "["), (end, 4, f"]({href})")]
        position = end
    return _with_marks(flat, sorted(marks))


def _with_marks(flat: Flat, marks: Sequence[tuple[int, int, str]]) -> Flat:
    """Put marks into the text, and move the places of its words."""
    pieces, position = [], 0
    moves = [(0, 0)]
    for place, _, mark in marks:
        pieces += [flat.text[position:place], mark]
        position = place
        moves.append((place, moves[-1][1] + len(mark)))
    pieces.append(flat.text[position:])
    words, n = [], 0
    for word in flat.words:
        while n + 1 < len(moves) and moves[n + 1][0] <= word:
            n += 1
        words.append(word + moves[n][1])
    text = (
        "".join(pieces).replace("\t", "|") if any(m[2] == "| " for m in marks) else "".join(pieces)
    )
    places = [place for place, _ in moves]
    elements = [
        replace(e, start=_moved_by(moves, places, e.start), end=_moved_by(moves, places, e.end))
        for e in flat.elements
    ]
    return Flat(text, elements, words=words, places=flat.places)


def _moved_by(moves: Sequence[tuple[int, int]], places: Sequence[int], place: int) -> int:
    return place + moves[bisect_right(places, place) - 1][1]

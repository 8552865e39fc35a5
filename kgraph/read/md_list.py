"""Markdown lists of papers: bullets and table rows whose links go to the papers.

    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762) - NeurIPS 2017
    | 2018-10 | BERT | Google | [BERT: Pre-training of ...](https://arxiv.org/pdf/1810.04805) |
    - **Mixtral of Experts** [[paper]](https://arxiv.org/abs/2401.04088) [[code]](https://...)

A link is a paper's if its address holds an arXiv id or a DOI, or is of a house that
publishes papers; other links (code, projects) belong to the paper of their line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.model.tables import Evidence
from kgraph.read import entry
from kgraph.read.list_marks import MIN_TITLE_WORDS, mark_width
from kgraph.read.page import Draft, Line, Page, evidence, new_draft

NAME = "md_list"
MIN_ABSTRACT = 80  # code points: a shorter text under a link is a remark
_LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]"
    r"\((?P<url>https?://[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)"
)
_HOUSE = re.compile(
    r"\S+\.pdf$|https?://[^/]*\b(?:arxiv\.org|openreview\.net|aclanthology\.org|aclweb\.org|dl\.acm\.org"
    r"|ieeexplore\.ieee\.org|proceedings\.mlr\.press|neurips\.cc|nips\.cc|thecvf\.com|nature\.com"
    r"|science\.org|link\.springer\.com|sciencedirect\.com|biorxiv\.org|jmlr\.org|ijcai\.org"
    r"|aaai\.org|usenix\.org|isca-speech\.org|semanticscholar\.org|mdpi\.com|pnas\.org)/",
    re.IGNORECASE,
)
# What a link is called that leads to a paper without naming it.
_GENERIC = re.compile(
    r"\W*(?:paper|pdf|arxiv|link|abs|abstract|html|preprint|doi|here|url|report|\d{4})\W*",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"#|```|[|<!-]|\*\s|\d+[.)]\s")
_TITLE_AROUND = '*_`"“” \t:.,-–—[]()|'


@dataclass(frozen=True, slots=True)
class Item:
    """A line with a link to a paper: the places of its title and of all its links."""

    line: Line
    title: tuple[int, int] | None
    links: tuple[tuple[int, int], ...]
    paper: tuple[int, int]


def recognises(page: Page) -> bool:
    """Say whether lines are links to papers: three of them, or half of all lines."""
    items = [item for line in page.lines if (item := find_item(page, line)) and item.title]
    return len(items) >= 3 or (bool(items) and 2 * len(items) >= len(page.lines))


def read(page: Page) -> Evidence:
    """Read every line with a link to a paper as an entry."""
    found = [(i, item) for i, line in enumerate(page.lines) if (item := find_item(page, line))]
    borders = [i for i, _ in found[1:]] + [len(page.lines)]
    below = [
        _text_below(page.lines[i + 1 : border])
        for (i, _), border in zip(found, borders, strict=True)
    ]
    # Text between the items of a list is an abstract if most items have some.
    explained = 2 * sum(1 for lines in below if lines) > len(found)
    drafts = []
    for (_, item), lines in zip(found, below, strict=True):
        draft = _read_item(page, item)
        if explained and lines:
            entry.put_body(draft, lines)
        drafts.append(draft)
    return evidence(page, NAME, drafts)


def _text_below(lines: Sequence[Line]) -> Sequence[Line]:
    """Give the lines below an item, up to the next heading, list or table, if they are prose."""
    end = next((n for n, line in enumerate(lines) if _BLOCK.match(line.text)), len(lines))
    amount = sum(len(line.text) for line in lines[:end])
    return lines[:end] if amount >= MIN_ABSTRACT else ()


def find_item(page: Page, line: Line) -> Item | None:
    """Find the paper of a line; nothing if no link of it leads to one."""
    matches = list(_LINK.finditer(page.text, line.start, line.end))
    papers = [m for m in matches if _HOUSE.match(m["url"]) or entry.is_id(m["url"])]
    if not papers:
        return None
    links = tuple((m.start(), m.end()) for m in matches)
    named = [m for m in papers if not _GENERIC.fullmatch(m["text"])]
    if named:
        # A word or two is a nickname, or what a sentence says of a paper.
        start, end = _strip(page.text, named[0].start("text"), named[0].end("text"))
        words = len(re.findall(r"\w+", page.text[start:end]))
        title = (start, end) if words >= MIN_TITLE_WORDS or ":" in page.text[start:end] else None
        return Item(line, title, links, named[0].span("url"))
    start = line.start + mark_width(line.text)
    start = max([start, *(m.end() for m in matches if m.end() <= papers[0].start())])
    before = page.text[start : papers[0].start()].rpartition("|" if "|" in line.text[:1] else "\0")
    cell = before[2].rstrip(" |") or before[0]
    begin = page.text.index(cell, start) if cell else start
    begin, end = _strip(page.text, begin, begin + len(cell))
    words = len(re.findall(r"\w+", page.text[begin:end]))
    title = (begin, end) if words >= MIN_TITLE_WORDS and "," not in cell else None
    return Item(line, title, links, papers[0].span("url"))


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TITLE_AROUND:
        start += 1
    while end > start and text[end - 1] in _TITLE_AROUND and text[end - 1] != ")":
        end -= 1
    return start, end


def _read_item(page: Page, item: Item) -> Draft:
    draft = new_draft(page)
    if item.title:
        draft.put("title", *item.title)
    entry.put_ids(draft, *item.paper)
    for start, end in item.links:
        draft.add_urls(start, end)
    for start, end in _others(page, item):
        printed = page.text[start:end]
        if "," in printed and not draft.record.authors and entry.put_authors(draft, start, end):
            continue
        draft.add("labels", start, end)
    return draft


def _others(page: Page, item: Item) -> Iterator[tuple[int, int]]:
    """Find what else a line prints: the cells of its row, the words behind its links."""
    taken = sorted([*item.links, *([item.title] if item.title else [])])
    position = item.line.start + mark_width(item.line.text)
    for start, end in [*taken, (item.line.end, item.line.end)]:
        for part in re.finditer(r"[^|]+", page.text[position:start]):
            a, b = _strip(page.text, position + part.start(), position + part.end())
            if re.search(r"\w", page.text[a:b]) and page.text[a:b].lower() not in ("n/a", "none"):
                yield a, b
        position = max(position, end)

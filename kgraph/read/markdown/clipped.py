"""Pages of sites that a program has turned into Markdown: as somebody would copy their text.

    ### [Attention is all you need](https://papers.nips.cc/paper/...)

    [A Vaswani](https://scholar.google.com/citations?user=...), N Shazeer - NeurIPS, 2017 - ...

    Save Cite [Cited by 123456](https://scholar.google.com/scholar?cites=...)

A mail as text has "<https://scholar.google.com/scholar_url?url=...>" behind its words. Who
clips a page keeps the site's links to people and lists, or its buttons: by these it is known.
The marks go, every value keeps its place, and the link of a title may hold the paper's id.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from kgraph.model.tables import Evidence, Record
from kgraph.read.markdown.md_links import LINK
from kgraph.read.page import Draft, Line, Page, trim, with_lines
from kgraph.read.parts import entry
from kgraph.read.parts.joined import Joined, placed, without
from kgraph.read.sites.scholar_byline import INITIALS

MIN_LINKS = 2  # to people and lists of a site, or its buttons
_OF_A_SITE = re.compile(
    r"Cited by [\d,]+\W{1,4}Related articles"
    r"|(?:\]\(|<)https?://(?:scholar\.google\.[a-z.]{2,6}/(?:citations|scholar(?:_\w+)?)\?"
    r"|www\.semanticscholar\.org/author/|dblp\.(?:org|uni-trier\.de|dagstuhl\.de)/(?:pid|rec)/"
    r"|(?:www\.)?aclanthology\.org/people/|openreview\.net/(?:profile\?|user)"
    r"|huggingface\.co/(?:papers/\d{4}\.\d{4,5}#community|front/|login|join|(?:models|datasets|spaces"
    r"|docs|pricing|terms-of-service|akhaliq|organizations/)(?=[/)?]))"
    r"|(?:www\.|export\.)?arxiv\.org/(?:search/|a/|format/|show-email/|list/))"
)
_YAML = re.compile(r"---\r?\n(?:(?!---)[^\n]{0,2000}\n){1,60}---[ \t\r]*\n")
# Mails as text have addresses behind words or on lines of their own, and names of pictures.
_ANGLE = re.compile(r"[ \t]*(?:\r?\n)?[ \t]*<(?P<url>https?://[^<>\s]{1,2000})>")
_GOES_TO = re.compile(
    r"https?://scholar\.google\.[a-z.]{2,6}/scholar_url\?(?:[^\s&]{0,200}&)*?url=(?P<url>[^\s&<>()]+)"
)
_OF_PAPER = re.compile(r"/papers/(?P<id>\d{4}\.\d{4,5})")  # of Hugging Face, within its pages
_IMAGE = re.compile(r"\[image: ([^\[\]\n]{0,100})\]")
_ADDRESS = r"\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?(?:\s+\"[^\"\n]{0,300}\")?\)"
# Pictures, those that are links, and links of nothing.
_PICTURE = re.compile(
    rf"\[\s{{0,9}}!\[[^\[\]]{{0,300}}\]{_ADDRESS}\s{{0,9}}\]{_ADDRESS}|!\[[^\[\]]{{0,300}}\]{_ADDRESS}"
    rf"|\[\s{{0,9}}\]{_ADDRESS}"
)
_MARK = re.compile(
    r"^[ \t]*(?:>[ ]?)*(?:[-*+][ \t]+)?(?:#{1,6}[ \t]+)?|\*\*|__(?=[^\W_])|(?<=[^\W_])__"
    r"|\\(?=[\[\]_*#|.()<>-])",
    re.MULTILINE,
)
_ROW = re.compile(r"^[ \t]*\|[^\n]*\|[ \t\r]*$", re.MULTILINE)
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
# The names of a cell end with the first family name that no comma follows.
_PARTICLE = r"(?:[a-z'’]{1,4}|De|Di|Da|Du|Del|Della|Dos|La|Le|El|Al|Van|Von|Ben|St\.?)"
_NAME = rf"{INITIALS}(?:\s{_PARTICLE}){{0,3}}\s['’]?[^\W\d_a-z][\w'’.-]*"
_CELL = re.compile(
    r"[?&]view_op=view_citation[^()\s]{0,300}\)(?P<title>\s*)(?=[^\s|<])"
    rf"(?:(?:{_NAME}(?:\s[^\s,|]+){{0,2}},\s){{0,40}}(?:{_NAME}|\.\.\.|…)(?:,?\s(?:\.\.\.|…))?"
    r"(?P<names>\s+)(?=[^\s|]))?"
)
_RULE = re.compile(r"[\s|:-]+")
_BAR = re.compile(r"^[ \t]*\|[ \t]*|(?<!\\)\|", re.MULTILINE)


def bared(on: Page) -> Joined | None:
    """Give a page without the marks of Markdown; nothing if it was not clipped from a site."""
    if on.text.count("](http") < MIN_LINKS and on.text.count("<http") < MIN_LINKS:
        return None
    if sum(1 for _ in _OF_A_SITE.finditer(on.text)) < MIN_LINKS:
        return None
    head = _YAML.match(on.text)
    kept = [head.span()] if head else []
    # Of two that begin in one place the longer one holds the other: a picture that is a link.
    for start, end in sorted(_cuts(on.text), key=lambda cut: (cut[0], -cut[1])):
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return _broken(without(on, kept), _ends_in_cells(on.text, kept))


def _ends_in_cells(text: str, cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find where title and names end in the cells of a profile that has no breaks; give the
    places in the text without the cuts.
    """
    ends = [end for _, end in cuts]
    gone = [0, *accumulate(end - start for start, end in cuts)]
    found = []
    for cell in _CELL.finditer(text):
        for start, end in (cell.span("title"), cell.span("names")):
            if start >= 0:
                cut = gone[bisect_right(ends, start)]
                found.append((start - cut, end - cut))
    return found


def _broken(bare: Joined, ends: Sequence[tuple[int, int]]) -> Joined:
    """Part lines where the cell of a table has breaks, or its fields end, in rows of profiles."""
    page = bare.page
    breaks = sorted([*(sign.span() for sign in _BREAK.finditer(page.text)), *ends])
    if not breaks:
        return bare
    first = 0
    lines: list[Line] = []
    for line in page.lines:
        position = line.start
        blank = line.blank
        last = bisect_right(breaks, (line.end, 0), first)
        for a, b in [*breaks[first:last], (line.end, line.end)]:
            start, end = trim(page.text, position, a)
            if start < end:
                lines.append(Line(start, end, page.text[start:end], blank))
                blank = 0
            position = b
        first = last
    return replace(bare, page=Page(page.source, page.text, tuple(lines), page.inner))


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    for picture in _PICTURE.finditer(text):
        yield picture.span()
    for link in LINK.finditer(text):
        yield link.start(), link.start("text")
        yield link.end("text"), link.end()
    for angle in _ANGLE.finditer(text):
        yield angle.span()
    for image in _IMAGE.finditer(text):
        yield image.start(), image.start(1)
        yield image.end(1), image.end()
    for mark in _MARK.finditer(text):
        yield mark.span()
    for row in _ROW.finditer(text):
        if _RULE.fullmatch(row[0]):
            yield row.span()
        else:  # two spaces are left between cells
            yield from (row.span() for row in _BAR.finditer(text, *row.span()))


def in_place(on: Page, bare: Joined, found: Evidence) -> Evidence:
    """Move all places to the page as it is, and take the ids from the links of titles."""
    found = placed(bare, found)
    links = list(LINK.finditer(on.text))
    starts = [link.start() for link in links]
    records = []
    for record in found.records:
        title = next((span for span in record.spans if span.field == "title"), None)
        n = bisect_right(starts, title.start) - 1 if title else -1
        if title and n >= 0 and title.end <= links[n].end("text"):
            record = _with_id(on, record, links[n])
        elif title and (angle := _ANGLE.match(on.text, title.end)):
            record = _with_id(on, record, angle)
        records.append(record)
    return with_lines(on, replace(found, records=tuple(records)))


def _with_id(on: Page, record: Record, link: re.Match[str]) -> Record:
    draft = Draft(on)
    # The site's own address holds the one where the link goes to.
    link = _GOES_TO.match(on.text, *link.span("url")) or link
    draft.add_urls(*link.span("url"))
    if not (record.arxiv_id or record.doi):
        entry.put_ids(draft, *link.span("url"))
        if relative := _OF_PAPER.fullmatch(on.text, *link.span("url")):
            entry.put_id_line(draft, Line(*relative.span("id"), relative["id"]))
    told = draft.record
    spans = sorted([*record.spans, *draft.spans], key=lambda span: (span.field, span.start))
    return replace(
        record,
        arxiv_id=record.arxiv_id or told.arxiv_id,
        version=record.version or told.version,
        doi=record.doi or told.doi,
        urls=tuple(dict.fromkeys((*record.urls, *told.urls))),
        spans=tuple(spans),
    )

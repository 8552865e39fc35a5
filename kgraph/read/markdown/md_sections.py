"""Markdown notes with a heading for each paper, its fields and its link below.

    ## [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    **Authors:** Ashish Vaswani, Noam Shazeer
    **Published:** 2017-06-12
    > The dominant sequence transduction models are based on ...

    ### Mixtral of Experts
    - Authors: Albert Q. Jiang, et al.
    - Link: https://arxiv.org/abs/2401.04088

A heading is a paper's title if it is the link, or if exactly one paper is linked below
it and no link there has a title of its own: then it heads a list (see `md_list`).
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from kgraph.model.tables import Evidence
from kgraph.read.layouts.venue_lines import put_venue_line
from kgraph.read.markdown.md_folded import MIN_TEXT, find_pieces, is_remark, put_told
from kgraph.read.markdown.md_links import GENERIC, LINK, is_paper, strip_marks
from kgraph.read.markdown.md_words import put_beside
from kgraph.read.markdown.named_lines import put_named_line
from kgraph.read.markdown.outline_items import line_from
from kgraph.read.markdown.section_entries import (
    ABSTRACT,
    BULLET,
    HEADING,
    URL,
    Section,
    is_entry,
    is_links,
    is_surely_one,
    links_or_ids,
    sections,
    unbroken,
)
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, new_draft, problem
from kgraph.read.parts import entry
from kgraph.read.parts.fields import find_label, put_field
from kgraph.read.parts.list_marks import mark_width
from kgraph.read.parts.prose import UNWRAPPED, looks_like_prose
from kgraph.read.parts.title_marks import put_title

NAME = "md_sections"
_ANY_LINK = re.compile(rf"{LINK.pattern}|<?{URL.pattern}>?")
MAX_NOTE = 80  # code points of an item, or of what stands between links
_TAGS = re.compile(r"(?:#[^\W\d][\w/-]*[\s,]*)+")  # "#read #sheep/night"
_PART = re.compile(r"[^·|•]+")
# Stars, ticks, pictures.
_SIGN = re.compile(r"[\u2600-\u27bf\u2b50\u2b55\ufe0f\U0001f300-\U0001faff]")


def recognises(page: Page) -> bool:
    """Say whether two sections or more are papers, and most of those with links are; or one
    surely is, and nothing else has links.
    """
    found = list(sections(page))
    papers = [section for section in found if is_entry(page, section)]
    linked = sum(links_or_ids(page, section) for section in found)
    if len(papers) == 1 and linked <= 1:
        return is_surely_one(page, papers[0])
    return len(papers) > 1 and len(papers) >= 0.6 * linked


def read(page: Page) -> Evidence:
    """Read the section of each paper; links in other sections are a problem."""
    drafts, problems = [], []
    for section in sections(page):
        if is_entry(page, section):
            drafts.append(_read_section(page, section))
            continue
        for line in page.lines[slice(*section)]:
            if entry.is_id(line.text) or any(map(is_paper, URL.findall(line.text))):
                message = "a paper linked outside of the entries; it is left out"
                problems.append(problem(page, line.start, line.end, "not-understood", message))
    return evidence(page, NAME, drafts, (), problems)


def _read_section(page: Page, section: Section) -> Draft:
    draft, head = new_draft(page), unbroken(page.lines[section[0]])
    mark = HEADING.match(head.text)
    begin = head.start + (mark.end() if mark else 0)
    link = LINK.search(page.text, head.start, head.end)
    is_title = link is not None and not GENERIC.fullmatch(link["text"])
    title = link.span("text") if link and is_title else (begin, head.end)
    title = title[0] + mark_width(page.text[slice(*title)]), title[1]  # "### 3. A Title"
    if link and not is_title:
        title = (title[0], link.start())
    put_title(draft, *_bare(page.text, *title))
    entry.put_ids(draft, head.start, head.end)
    draft.add_urls(head.start, head.end)
    body: list[Line] = []
    told = False  # it is quoted: somebody else's words
    called = False  # it is named an abstract
    in_quote = False  # the text of the section stands in a quotation
    beside = False  # the line above stands beside it
    for piece in find_pieces(page, page.lines[section[0] + 1 : section[1]]):
        bare, quoted = unbroken(piece.line), piece.kind != "plain"
        if heading := HEADING.match(bare.text):  # that of the abstract
            bare = line_from(bare, heading.end())
        mark_of = BULLET.match(bare.text) if not (body or quoted) else None
        bare = line_from(bare, mark_of.end()) if mark_of else bare
        named = None
        if not body and (named := ABSTRACT.match(bare.text)):
            bare = line_from(bare, named.end())
        if not bare.text:
            continue
        beside = beside if quoted != in_quote else False
        apart = bare.blank or beside or (in_quote and (BULLET.match(bare.text) or _is_whole(body)))
        noted = body and not (quoted or in_quote) and _is_note_below(body, bare)
        if noted or (body and quoted != in_quote and apart and not is_links(bare)):
            # What stands beside the quoted abstract, or is quoted under it, is a remark.
            beside = True
            draft.add("labels", bare.start, bare.end)
        elif (body or named or piece.named) or not (
            _put_line(draft, bare) or _put_note(draft, bare, mark_of)
        ):
            in_quote = in_quote if body else quoted
            told, called = told or in_quote, called or named is not None or piece.named
            body.append(bare)
    if not body or called or not _is_remark(body, quoted=told):
        _put_body(draft, body)
        return draft
    for line in body:
        if not _put_links(draft, line):
            draft.add("labels", line.start, line.end)
    return draft


def _is_remark(body: Sequence[Line], *, quoted: bool) -> bool:
    """Say whether a text that nothing names is a remark: by what stands over its list of notes,
    if it has one. What is quoted is one if it is short.
    """
    over = list(takewhile(lambda line: not BULLET.match(line.text), body))
    text = " ".join(line.text for line in over or body)
    return len(text) < MIN_TEXT if quoted else is_remark(text)


def _is_whole(body: Sequence[Line]) -> bool:
    """Say whether a quotation in one long line ends there: none goes on without its sign."""
    return len(body[-1].text) > UNWRAPPED and ends_sentence(body[-1].text) if body else False


def _is_note_below(body: Sequence[Line], line: Line) -> bool:
    """Say whether a line is an item of a list of notes below the text of a section."""
    if not BULLET.match(line.text) or len(line.text) > MAX_NOTE or BULLET.match(body[0].text):
        return False
    return sum(len(above.text) for above in body) >= MIN_TEXT


def _put_note(draft: Draft, line: Line, mark: re.Match[str] | None) -> bool:
    """Take the item of a list that is no field and no text: "- read: yes, rating: 4/5"."""
    is_note = mark is not None and mark.re is BULLET and len(line.text) <= MAX_NOTE
    if not is_note or looks_like_prose(line.text) or ends_sentence(line.text):
        return False
    draft.add("labels", line.start, line.end)
    return True


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both places inwards over emphasis, signs of a reader, and what closes a heading."""
    while start < end and (text[start] in "*_ " or _SIGN.match(text[start])):
        start += 1
    while end > start and (text[end - 1] in "*_ #([" or _SIGN.match(text[end - 1])):
        end -= 1
    return start, end


def _put_line(draft: Draft, line: Line) -> bool:
    """Take a field, a row of links, names or a date; say whether the line is one."""
    if _TAGS.fullmatch(line.text):
        draft.add("labels", line.start, line.end)
        return True
    label = find_label(line.text)
    if label and label.column in (None, "labels") and _is_property(line, label.width):
        draft.add("labels", line.start, line.end)
        return True
    if label and label.column and label.column != "labels" and len(line.text) > label.width:
        start, end = _bare(draft.page.text, line.start + label.width, line.end)
        if label.column == "abstract" and label.name != "abstract" and end - start < MIN_TEXT:
            draft.add("labels", start, end)  # a remark
            return True
        if label.column == "journal_ref" and not draft.has("published"):
            put_venue_line(draft, Line(start, end, draft.page.text[start:end]))
            return True
        put_field(draft, label, line.start, start, end)
        if "://" in line.text and label.column not in ("urls", "id", "abstract"):
            entry.put_ids(draft, line.start, line.end)
        return True
    if is_links(line):
        entry.put_ids(draft, line.start, line.end)
        draft.add_urls(line.start, line.end)
        return True
    if put_named_line(draft, line) or _put_links_and_facts(draft, line):
        return True
    start, end = strip_marks(draft.page.text, line.start, line.end)
    inner = Line(start, end, draft.page.text[start:end], line.blank)
    if not draft.has("authors") and entry.put_authors(draft, start, end):
        return True
    return entry.put_date_line(draft, inner) or entry.put_id_line(draft, inner)


def _is_property(line: Line, width: int) -> bool:
    """Say whether a line is a field of a page's own: "Status: not started", "Read on:"."""
    value = line.text[width:]
    sentence = looks_like_prose(value) or (ends_sentence(value) and len(value.split()) > 2)
    return len(line.text) <= MAX_NOTE and not sentence


def _put_links_and_facts(draft: Draft, line: Line) -> bool:
    """Take a row of links with a date, a venue or names between: "[abs](…) · 2022-12-22",
    "*Submitted 22 December 2022*, <https://…>".
    """
    links = [match.span() for match in _ANY_LINK.finditer(draft.page.text, line.start, line.end)]
    if not links or len(line.text) - sum(end - start for start, end in links) > MAX_NOTE:
        return False
    parts, position = [], line.start
    for start, end in [*links, (line.end, line.end)]:
        parts += [m.span() for m in _PART.finditer(draft.page.text, position, start)]
        position = end
    facts = [place for place in parts if re.search(r"\w", draft.page.text[slice(*place)])]
    if any(looks_like_prose(draft.page.text[slice(*place)]) for place in facts):
        return False
    entry.put_ids(draft, line.start, line.end)
    draft.add_urls(line.start, line.end)
    for place in facts:
        start, end = strip_marks(draft.page.text, *place)
        part = Line(start, end, draft.page.text[start:end])
        if not entry.put_date_line(draft, part):
            put_beside(draft, start, end, alone=True)
    return True


def _put_body(draft: Draft, body: Sequence[Line]) -> None:
    """Take what is left as the abstract, without rows of links at its end."""
    rest = list(body)
    while rest and _put_links(draft, rest[-1]):
        rest.pop()
    if rest and not draft.has("abstract"):
        put_told(draft, rest)
    for line in rest:
        draft.add_urls(line.start, line.end)


def _put_links(draft: Draft, line: Line) -> bool:
    """Take a row of links, or a rule; say whether the line is one."""
    text = URL.sub("", LINK.sub("", line.text))
    label = find_label(line.text)
    text = text[label.width :] if label and label.column in ("urls", "id") else text
    if re.search(r"\w", text):
        return False
    entry.put_ids(draft, line.start, line.end)
    draft.add_urls(line.start, line.end)
    return True

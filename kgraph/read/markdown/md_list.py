"""Markdown lists of papers: bullets and table rows whose links go to the papers.

    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762) - NeurIPS 2017
    | 2018-10 | BERT | Google | [BERT: Pre-training of ...](https://arxiv.org/pdf/1810.04805) |
    - **Mixtral of Experts** [[paper]](https://arxiv.org/abs/2401.04088) [[code]](https://...)
    - Graph Attention Networks, Veličković et al., ICLR 2018 [[paper]](https://arxiv.org/abs/...)

The link may stand some lines below the bullet whose lines go on to it. Beside title and
link, a line prints authors, a date, and what is kept as labels.

A link is a paper's if its address holds an arXiv id or a DOI, or is of a house that
publishes papers; other links (code, projects) belong to the paper of their line.
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.model import ids
from kgraph.model.tables import Evidence
from kgraph.read.layouts.venue_lines import put_venue_line
from kgraph.read.markdown.md_beside import (
    is_cited_list,
    is_nested,
    is_unlinked_list,
    own_lines,
    put_nested,
    read_unlinked,
    tells_venue,
)
from kgraph.read.markdown.md_cells import BREAK
from kgraph.read.markdown.md_folded import abstracts_of, find_told, put_told
from kgraph.read.markdown.md_items import GOES_ON, Item, find_items, is_open
from kgraph.read.markdown.md_links import GENERIC, LINK, strip_marks
from kgraph.read.markdown.md_names import Words, author_slots, find_names
from kgraph.read.markdown.md_tables import (
    count_heads,
    is_row,
    others_than_authors,
    read_tables,
    sign_before,
)
from kgraph.read.markdown.md_title_ends import ET_AL, YEAR
from kgraph.read.markdown.md_words import put_beside
from kgraph.read.markdown.md_years import put_years
from kgraph.read.markdown.named_lines import is_named_line, put_named_line
from kgraph.read.page import Draft, Line, Page, evidence, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.dates import find_dates, is_date
from kgraph.read.parts.list_marks import margin_of, mark_width
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.title_marks import put_title
from kgraph.read.references import references

NAME = "md_list"
MAX_SHORT = 30  # code points of a venue beside a title that is no more than a label
MIN_ABSTRACT = 80  # code points: a shorter text under a link is a remark
_BLOCK = re.compile(r"#|```|[|<>!-]|\*\s|\d+[.)]\s")
_PART = re.compile(r"(?:<br\s*/?>)?(?P<part>(?:(?!<br\s*/?>)[^|\r\n])+)", re.IGNORECASE)
_EMPHASISED = re.compile(r"(\*{1,3}|_{1,3})[^\s*_][^*_]*\1")
_LETTER = re.compile(r"\w")
# "(2017) — Ann Lee, Bob Day", its first bracket left out.
_YEAR_FIRST = re.compile(r"(?P<date>(?:19|20)\d\d(?:[-/.]\d\d?){0,2})[)\]]\s*[-–—:·,.]?\s+(?=\w)")
# "(CoT), Wei et al.", "`InstructGPT` - Ouyang et al.": what a paper is called, before names.
_CALLED = re.compile(
    r"(?P<name>[^()\[\],;`*|\n]{1,30})[)`]{1,2}[*_]*(?:\s?[-–—:·,.|])?\s+(?=[^\W\d_])"
)
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)")
_TASK = re.compile(r"[-*+] \[[ xX]\]\s")
_EMOJI_END = re.compile(
    r"\s*(?::[a-z_0-9]+:|[\u2600-\u27bf\u2b50\u2b55\ufe0f\U0001f300-\U0001faff])\s*$"
)


def recognises(page: Page) -> bool:
    """Say whether lines are links to papers: three of them, half of all lines, or a few that
    leave nothing else to read.
    """
    items = [(i - first + 1, item) for first, i, item in page.once(find_items) if item.title]
    listed = len(items) >= 3 or (
        bool(items)
        and (
            2 * sum(size for size, _ in items)
            >= sum(not _is_aside(page, line) for line in page.lines) - 2 * count_heads(page)
            or _are_all(page, [item for _, item in items])
        )
    )
    if not items and not page.once(find_items):
        return page.once(is_unlinked_list) or page.once(is_cited_list)
    return listed and not _is_bibliography(page, [item for _, item in items])


def _is_aside(page: Page, line: Line) -> bool:
    """Say whether a line is a heading, or an item inside of another one."""
    return line.text.startswith("#") or is_nested(page, line)


def _are_all(page: Page, items: Sequence[Item]) -> bool:
    """Say whether a few items are marked as those of lists and tables are, and no other line
    names a paper: of a long list somebody keeps one.
    """
    if not all(_is_marked(page, item) for item in items):
        return False
    taken = {n for first, last, _ in page.once(find_items) for n in range(first, last + 1)}
    others = [line for n, line in enumerate(page.lines) if n not in taken]
    # News and tools are short, or have links; items with names and years are papers.
    listed = sum(
        mark_width(line.text) > 0
        and "](" not in line.text
        and YEAR.search(line.text) is not None
        and not is_nested(page, line)
        and len(line.text) >= MIN_ABSTRACT
        for line in others
    )
    return listed < len(items) and not any(_names_paper(line.text) for line in others)


def _is_marked(page: Page, item: Item) -> bool:
    """Say whether an item is of a list or a table, or its line is the link that is its title."""
    text = item.line.text
    link = LINK.fullmatch(text.strip("*_ \\"))
    titled = link is not None and item.title is not None
    return titled or mark_width(text) > 0 or is_row(page, item.line)


def _names_paper(text: str) -> bool:
    return any(
        True
        for found in (*ids.find_arxiv(text), *ids.find_doi(text))
        if isinstance(found, ids.FoundId)
    )


def _is_bibliography(page: Page, items: Sequence[Item]) -> bool:
    """Say whether it is a list of references, of which only some have links: to journals."""
    linked = {item.line.start for item in items}
    unlinked = sum(
        mark_width(line.text) > 0 and YEAR.search(line.text) is not None
        for line in page.lines
        if line.start not in linked
    )
    return unlinked >= len(items) and references.recognises(page)


def read(page: Page) -> Evidence:
    """Read every line with a link to a paper as an entry."""
    found = page.once(find_items)
    borders = [*(first for first, _, _ in found[1:]), len(page.lines)][: len(found)]
    below = [
        _text_below([_plain(page, line) for line in page.lines[i + 1 : border]])
        for (_, i, _), border in zip(found, borders, strict=True)
    ]
    told = [
        find_told(page, own_lines(page, page.lines[first], page.lines[i + 1 : border]))
        for (first, i, _), border in zip(found, borders, strict=True)
    ]
    # Text between the items of a list is an abstract if most items have some.
    explained = 2 * sum(1 for lines in below if lines) > len(found)
    abstracts = abstracts_of(told)
    drafts = []
    printed = [_find_words(page, item) for _, _, item in found]
    slots = author_slots(page, printed)
    rows = zip(found, printed, below, abstracts, borders, strict=True)
    for (first, i, item), words, lines, text, border in rows:
        draft = _read_item(page, item, words, slots)
        if text:
            lines = [line for line in lines if line.end <= text[0].start]
            put_told(draft, text)
        named = not draft.has("authors") and bool(lines) and _is_byline(page, lines[0])
        if (explained or text) and lines:
            _put_below(draft, lines)
        elif named and not put_named_line(draft, lines[0]):
            entry.put_authors(draft, lines[0].start, lines[0].end)
        put_nested(page, draft, page.lines[first], page.lines[i + 1 : border])
        drafts.append((first, draft))
    drafts += read_unlinked(page, found)
    put_years(page, drafts)
    drafts += list(read_tables(page, dict(drafts)))
    drafts.sort(key=lambda numbered: numbered[0])
    return evidence(page, NAME, [draft for _, draft in drafts])


def _plain(page: Page, line: Line) -> Line:
    """Give a line without the emphasis that is on the whole of it: "*Ann Lee, Bob Day.*"."""
    if not _EMPHASISED.fullmatch(line.text):
        return line
    start, end = strip_marks(page.text, line.start, line.end)
    return Line(start, end, page.text[start:end], line.blank)


def _is_byline(page: Page, line: Line) -> bool:
    """Say whether a line of names is further from the left, or emphasised: of the item above."""
    return margin_of(page, line) > 0 and entry.is_author_line(page.text, line.start, line.end)


def _text_below(lines: Sequence[Line]) -> Sequence[Line]:
    """Give the lines below an item, up to the next heading, list or table, if they are prose or
    begin with authors.
    """
    end = next((n for n, line in enumerate(lines) if _BLOCK.match(line.text)), len(lines))
    while end and not _LETTER.search(LINK.sub("", lines[end - 1].text)):
        end -= 1  # a row of links closes an entry
    amount = sum(len(line.text) for line in lines[:end])
    named = end > 0 and (
        entry.is_author_line(lines[0].text, 0, len(lines[0].text)) or _is_cited(lines[0])
    )
    return lines[:end] if named or amount >= MIN_ABSTRACT else ()


def _is_cited(line: Line) -> bool:
    """Say whether a line is of several names with a venue and its year behind them."""
    return is_named_line(line.text, Line(0, len(line.text), line.text))


def _put_below(draft: Draft, lines: Sequence[Line]) -> None:
    """Take authors and an abstract; a few words under authors are a remark."""
    rest = list(lines)
    if put_named_line(draft, rest[0]):
        rest.pop(0)
    while rest and entry.put_fact(draft, rest[0]):
        rest.pop(0)
    if rest and not draft.has("published") and tells_venue(rest[0].text):
        put_venue_line(draft, rest.pop(0))
    if sum(len(line.text) for line in rest) >= MIN_ABSTRACT:
        entry.put_body(draft, rest)
    elif rest:
        draft.add("labels", rest[0].start, rest[-1].end)


def _find_words(page: Page, item: Item) -> list[Words]:
    """Find what stands beside a title, and the lists of names in it."""
    found = []
    others = page.once(others_than_authors) if is_row(page, item.line) else ()
    for slot, start, end in _others(page, item):
        if others and sign_before(page, item.line, start) in others:
            found.append(Words(None, start, end, None))
            continue
        found.append(Words(slot, start, end, find_names(page, start, end, alone=False)))
    return found


def _read_item(page: Page, item: Item, beside: Sequence[Words], slots: frozenset[int]) -> Draft:
    draft = new_draft(page)
    if item.title:
        put_title(draft, *item.title)
    entry.put_ids(draft, *item.paper)
    for start, end in item.links:
        draft.add_urls(start, end)
        link = LINK.match(page.text, start, end)
        # "[[paper](...)] [[doi](...)]": another address of the same paper.
        if link and GENERIC.fullmatch(link["text"]) and link.span("url") != item.paper:
            entry.put_ids(draft, *link.span("url"))
    # The day in front of a task is when it is to be done.
    task = _TASK.match(item.line.text) and item.title
    for words in beside:
        if task and words.end <= item.links[0][0] and not words.names:
            draft.add("labels", words.start, words.end)
        else:
            _put_words(draft, words, slots)
    return draft


def _put_words(draft: Draft, words: Words, slots: frozenset[int]) -> None:
    """Take words beside a title: a venue with its date, or names and what else they say."""
    alone = words.slot in slots
    known = alone or words.names or draft.has("published") or (words.slot or 0) < 0
    if not known and words.end - words.start > MAX_SHORT:
        line = Line(words.start, words.end, draft.page.text[words.start : words.end])
        if tells_venue(line.text) and not _begins_dated(line):
            put_venue_line(draft, line)
            return
    put_beside(draft, words.start, words.end, alone=alone, known=words)


def _begins_dated(line: Line) -> bool:
    date = next(find_dates(line.text, 0, len(line.text), year_alone=True), None)
    return date is not None and date.start == 0


def _others(page: Page, item: Item) -> Iterator[tuple[int, int, int]]:
    """Find what else a line prints: the cells of its row, the words behind its links.

    Yields:
        How many parts behind its title, or (below 0) before it, and the place.
    """
    places = list(_parts(page, item))
    before = sum(item.title is not None and start < item.title[0] for start, _ in places)
    row = is_row(page, item.line)
    for n, (start, end) in enumerate(places):
        column = page.text.count("|", item.line.start, start) + len(places) if row else n - before
        yield column, start, end


def _find_called(page: Page, start: int, end: int) -> re.Match[str] | None:
    """Find what a paper is called, in brackets or as code, with other words behind it."""
    called = _CALLED.match(page.text, start, end) if page.text[start - 1] in "(`" else None
    if called is None or ET_AL.match(page.text, called.end(), end):
        return called
    name = called["name"]
    named = ET_AL.match(name) or (" " in name and is_person(name))
    return None if named or is_date(name) else called


def _in_its_link(page: Page, item: Item) -> Iterator[tuple[int, int]]:
    """Give the words around a title in its own link: "[[WOOL '10] Counting Sheep](...)"."""
    for link in item.links if item.title else ():
        match = LINK.match(page.text, *link)
        if match and item.title and link[0] < item.title[0] < match.end("text"):
            for place in ((match.start("text"), item.title[0]), (item.title[1], match.end("text"))):
                start, end = strip_marks(page.text, *place)
                if start < end and _LETTER.search(page.text, start, end):
                    yield start, end


def _parts(page: Page, item: Item) -> Iterator[tuple[int, int]]:
    pictures = [m.span() for m in _PICTURE.finditer(page.text, item.line.start, item.line.end)]
    taken = sorted([*item.links, *pictures, *([item.title] if item.title else [])])
    position = item.line.start + mark_width(item.line.text)
    yield from _in_its_link(page, item)
    for start, end in [*taken, (item.line.end, item.line.end)]:
        for part in _PART.finditer(page.text, position, start):
            a, b = part.span("part")
            while (printed := page.text[a:b].rstrip()) and (
                printed[-1] in "\\>:" or not printed[-1].isascii()
            ):
                gone = GOES_ON.search(printed) or _EMOJI_END.search(page.text[a:b])
                if gone is None:
                    break
                b = a + gone.start()
            a, b = strip_marks(page.text, a, b)
            while broken := BREAK.match(page.text, a, b):
                a, b = strip_marks(page.text, broken.end(), b)
            if dated := _YEAR_FIRST.match(page.text, a, b):
                yield dated.span("date")
                a = dated.end()
            if called := _find_called(page, a, b):
                a = called.end()
            # "Lee et al., 2020. Best Paper" at the end of a line leads to no link.
            last = start == item.line.end and YEAR.search(page.text, a, b) is not None
            leads = is_open(page.text[a:b]) and not last
            empty = leads or page.text[a:b].lower() in ("n/a", "none")
            if not empty and _LETTER.search(page.text, a, b):
                yield a, b
            if called:
                yield called.span("name")
        position = max(position, end)

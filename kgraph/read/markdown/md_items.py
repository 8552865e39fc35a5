"""The items of a Markdown list: a line or a row, its title, and its links to one paper.

An item may begin some lines above the line of its link; a line with links to several
papers is several items. Who wrote the paper and the like stands beside (see `md_list`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgraph.read.markdown.md_cells import CELL, find_title_cell
from kgraph.read.markdown.md_links import (
    GENERIC,
    LINK,
    SAID,
    is_paper,
    is_rule,
    paper_name,
    strip_marks,
    strip_title,
)
from kgraph.read.markdown.md_names import find_names
from kgraph.read.markdown.md_tables import is_row
from kgraph.read.markdown.md_title_ends import find_cited, is_whole, title_end
from kgraph.read.markdown.md_title_places import (
    BOLD,
    behind_date,
    bold_title,
    find_form,
    leading_title,
    linked_title,
)
from kgraph.read.page import Line, Page, ends_sentence
from kgraph.read.parts.list_marks import MIN_TITLE_WORDS, margin_of, mark_width
from kgraph.read.parts.prose import looks_like_prose, title_case_share
from kgraph.read.parts.quoted_titles import find_quoted

_BARE_LINK = re.compile(r"(?P<text>(?<=[|\s<(]))(?P<url>https?://[^\s|<>]+)")
# Words that lead to a link and end no title: "For background see [Counting Sheep](...)".
_OPEN = re.compile(
    r"(?:^|\s)(?:see|and|or|in|of|the|a|an|by|with|as|from|to|on|at|for|also|like|than|is|are|e\.g"
    r"|shown|called|read|paper|papers|here|this|that)\W*$",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"(?:\\|<br\s*/?>)$", re.IGNORECASE)
_BOLD_LINE = re.compile(rf"(\*\*|__).+?\1\s*(?:{GOES_ON.pattern})?", re.IGNORECASE)
MAX_OPEN = 8  # code points of such a word and what is before it
MIN_NAMED = 0.6  # share of words with a capital in a line of names or of a venue
_MAX_LINES = 5  # of an item
MAX_CALLED = 3  # words that say what the links of a row are
# "**Counting Sheep** https://arxiv.org/..."
_MARKED_FIRST = re.compile(r"(\*\*|__|[*_\"])[^*_\"\n]{8,300}\1[\s:.,–—(<-]*")
_WORD = re.compile(r"\w+")
_TITLE_COLUMN = re.compile(
    r"(?:\W|:\w+:)*(?:(?:paper )?title(?: (?:&|and) authors?)?|paper|paper name)\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Item:
    """A line with a link to a paper: the places of its title and of all its links.

    ``line`` is the whole item if it begins some lines before its link.
    """

    line: Line
    title: tuple[int, int] | None
    links: tuple[tuple[int, int], ...]
    paper: tuple[int, int]


Found = tuple[int, int, Item]  # the first and the last line of an item, and itself


def find_items(page: Page) -> list[Found]:
    """Find the items of a page: the number of their first line, of the last one, themselves.

    Lines that hang under the line of a title are of its item: names, a venue, more links.
    """
    found = _with_short_titles(page, list(_find_lines(page)))
    items = []
    n = 0
    while n < len(found):
        first, last, item = found[n]
        n += 1
        hanging = item.title is not None and mark_width(item.line.text) > 0 and first == last
        while hanging and last + 1 < len(page.lines) and _hangs(page, last + 1):
            line = page.lines[last + 1]
            if n < len(found) and found[n][0] == last + 1:
                if found[n][2].title or found[n][1] > last + 1:
                    break
                n += 1
            last += 1
            links = tuple(m.span() for m in LINK.finditer(page.text, line.start, line.end))
            whole = page.text[item.line.start : line.end]
            item = replace(
                item,
                line=Line(item.line.start, line.end, whole, item.line.blank),
                links=(*item.links, *links),
            )
        items.append((first, last, item))
    return items


def _with_short_titles(page: Page, found: list[Found]) -> list[Found]:
    """Give items with the two words of a link as their title, where most titles are such links
    in that place of a line: "[Layer Normalization](...)" among longer ones.
    """
    untold = [n for n, (_, _, item) in enumerate(found) if item.title is None]
    if not untold:
        return found
    places = Counter(_link_place(page, item) for _, _, item in found if item.title)
    for n in untold:
        first, last, item = found[n]
        link = next((x for x in item.links if x[0] < item.paper[0] < x[1]), None)
        match = LINK.match(page.text, *link) if link else None
        if match is None or GENERIC.fullmatch(match["text"]) or SAID.fullmatch(match["text"]):
            continue
        title = strip_title(page.text, *match.span("text"))
        told = replace(item, title=title)
        alike = places[_link_place(page, told)]
        if len(_WORD.findall(page.text[slice(*title)])) == MIN_TITLE_WORDS - 1 and (
            alike > 1 and 2 * alike > len(found)
        ):
            found[n] = first, last, told
    return found


def _link_place(page: Page, item: Item) -> tuple[bool, bool]:
    """Say whether the title of an item is the link to the paper, and whether that begins it."""
    start = item.line.start + mark_width(item.line.text)
    begins = item.title is not None and not _WORD.search(page.text, start, item.title[0])
    return _is_named(page, item), begins


def _hangs(page: Page, i: int) -> bool:
    """Say whether a short line stands under the item above it, further from the left."""
    line = page.lines[i]
    if line.blank or page.text[line.start - 1] not in " \t" or mark_width(line.text):
        return False
    told = LINK.sub("", line.text)
    # "Ann Lee, Bob Day et al." is no sentence.
    return not looks_like_prose(told) and (
        not ends_sentence(told) or title_case_share(told) >= MIN_NAMED
    )


def _find_lines(page: Page) -> Iterator[Found]:
    """Find the lines with a link to a paper, each with the lines above that lead to it."""
    title_column: int | None = None
    done = 0  # lines of items before
    for i, line in enumerate(page.lines):
        if "|" not in line.text:
            title_column = None
        elif i and is_rule(line.text):
            names = CELL.findall(page.lines[i - 1].text)
            columns = (n for n, name in enumerate(names) if _TITLE_COLUMN.match(name))
            title_column = next(columns, None)
        if "://" not in line.text and "](" not in line.text:
            continue
        pieces = _pieces(page, line)
        if len(pieces) > 1:
            done = i + 1
            for item in (find_item(page, piece) for piece in pieces):
                if item:
                    yield i, i, item
            continue
        item = find_item(page, line, title_column)
        if item is None:
            continue
        first = _first_line(page, i, done)
        first = _line_above(page, line, i, done) if first == i and not item.title else first
        if first < i and not (item.title and _is_named(page, item)):
            item = _find_block(page, page.lines[first : i + 1], item)
        else:
            first = i
        done = i + 1
        yield first, i, item


def _pieces(page: Page, line: Line) -> list[Line]:
    """Cut a line before each paper from the second on, if its links lead to several.

    In a list, links without a title of their own lead to the same paper ("[pdf]").
    """
    if line.text.count("](") < 2 or is_row(page, line):
        return [line]
    seen: set[str] = set()
    cuts = []
    hangs = line.blank == 0 and page.text[max(0, line.start - 1) : line.start] in (" ", "\t")
    listed = mark_width(line.text) > 0 or hangs
    for match in LINK.finditer(page.text, line.start, line.end):
        text = match["text"]
        named = len(_WORD.findall(text)) >= MIN_TITLE_WORDS and not GENERIC.fullmatch(text)
        if (named or not listed) and is_paper(match["url"]):
            name = paper_name(match["url"])
            if seen and name not in seen:
                cuts.append(match.start())
            seen.add(name)
    if not cuts:
        return [line]
    borders = [line.start, *cuts, line.end]
    return [Line(a, b, page.text[a:b], line.blank) for a, b in pairwise(borders)]


def _is_named(page: Page, item: Item) -> bool:
    """Say whether a paper's title is the text of its link."""
    return item.title is not None and any(
        start <= item.title[0] and item.title[1] <= end for start, end in item.links
    )


def _first_line(page: Page, i: int, done: int) -> int:
    """Find the bullet whose lines go on to line ``i``, or the title in bold that begins its
    paragraph; that line itself if there is none.
    """
    goes_on = True  # every line so far is of the one above
    for first in range(i, max(done, i - _MAX_LINES + 1) - 1, -1):
        line = page.lines[first]
        if mark_width(line.text):
            return first if goes_on and not line.text.startswith("#") else i
        if first < i and _BOLD_LINE.fullmatch(line.text):
            return first
        # Blank lines part no item whose lines are indented.
        indented = page.text[line.start - 1 : line.start] in (" ", "\t")
        if not first or (line.blank and not indented) or line.text.startswith("|"):
            break
        goes_on = goes_on and (indented or GOES_ON.search(page.lines[first - 1].text) is not None)
        if goes_on and BOLD.match(line.text):
            return first
    return i


def _line_above(page: Page, line: Line, i: int, done: int) -> int:
    """Find the item with a title that a row of links hangs under as an item of its own; the line
    itself if there is none.
    """
    margin = margin_of(page, line)
    told = LINK.sub("", line.text[mark_width(line.text) :])
    told = _BARE_LINK.sub("", f" {told}")
    if not (margin and mark_width(line.text)) or len(_WORD.findall(told)) > MAX_CALLED:
        return i
    for first in range(i - 1, max(done, i - _MAX_LINES) - 1, -1):
        head = page.lines[first]
        if page.lines[first + 1].blank or head.text.startswith(("#", "|")):
            return i
        if mark_width(head.text) and margin_of(page, head) < margin:
            words = len(_WORD.findall(head.text))
            return first if words >= MIN_TITLE_WORDS or BOLD.search(head.text) else i
    return i


def _find_block(page: Page, lines: Sequence[Line], item: Item) -> Item:
    """Give the item that ends with the link of its last line; its first line is the title."""
    head = lines[0]
    start, end = head.start + mark_width(head.text), head.end
    goes_on = GOES_ON.search(head.text)
    start += 2 * page.text.startswith("~~", start)  # what is struck out: read
    is_dated = False
    if not (bold := BOLD.match(page.text, start, end)):
        dated = behind_date(page.text, start, end)
        is_dated, start = dated > start, dated
        bold = BOLD.match(page.text, start, end)
    if bold:
        start, end = bold.span("text")
    elif goes_on:
        end = head.start + goes_on.start()
    start, end = (strip_title if bold else strip_marks)(page.text, start, end)
    start = behind_date(page.text, start, end)
    if bold is None and (form := find_form(page.text, start, end, is_dated=is_dated)):
        start, end = form
    is_title = not looks_like_prose(page.text[start:end]) and re.search(r"\w", page.text[start:end])
    within = [m.span() for m in LINK.finditer(page.text, head.start, lines[-1].end)]
    links = tuple(sorted({*within, *item.links}))
    if any(a < end and start < b for a, b in links):
        return item
    whole = Line(head.start, lines[-1].end, page.text[head.start : lines[-1].end], head.blank)
    return Item(whole, (start, end) if is_title else None, links, item.paper)


def is_open(text: str) -> bool:
    """Say whether a text ends with a word that leads to a link."""
    last = len(text) - 1
    while last >= 0 and not text[last].isalnum():
        last -= 1
    return _OPEN.search(text, max(0, last - MAX_OPEN)) is not None


def find_item(page: Page, line: Line, title_column: int | None = None) -> Item | None:
    """Find the paper of a line; nothing if no link of it leads to one."""
    matches = list(LINK.finditer(page.text, line.start, line.end))
    if not matches and mark_width(line.text):
        matches = _bare_links(page, line)
    if is_row(page, line):
        bare = _BARE_LINK.finditer(page.text, line.start, line.end)
        matches += [m for m in bare if not any(k.start() < m.start() < k.end() for k in matches)]
        matches.sort(key=lambda m: m.start())
    papers = [m for m in matches if is_paper(m["url"])]
    if not papers:
        return None
    links = tuple((m.start(), m.end()) for m in matches)
    named = [m for m in papers if m["text"] and not GENERIC.fullmatch(m["text"])]
    # "[paper](...) | [guidelines](...)": a word is no title where another link is the paper's.
    if len(named) < len(papers) and not any(len(m["text"].split()) > 2 for m in named):
        papers = [m for m in papers if m not in named]
        named = []
    if named:
        # A word or two is a nickname, or what a sentence says of a paper.
        start, end = linked_title(page.text, *named[0].span("text"))
        words = len(_WORD.findall(page.text[start:end]))
        strong = page.text[max(0, named[0].start() - 2) : named[0].start()] in ("**", "__")
        sure = strong or words >= MIN_TITLE_WORDS or ":" in page.text[start:end]
        sure = sure or find_cited(page.text, named[0].end(), line.end) is not None
        sure = sure or (words > 1 and _are_names(page, named[0].end(), line.end))
        title = (start, end) if sure and not SAID.fullmatch(page.text, start, end) else None
        if title is None and mark_width(line.text):
            # "Lee and Day (2007) – *Counting Sheep* – [PRL](...)"
            cited = find_quoted(
                page.text, line, line.start + mark_width(line.text), named[0].start()
            )
            title = cited.title if cited and cited.authors else None
            # "**Goat Ladders** by Ann Lee, [arXiv page](...)"
            bold = BOLD.match(page.text, line.start + mark_width(line.text), named[0].start())
            said = bold is not None and title_case_share(named[0]["text"]) < 1
            title = title or (strip_title(page.text, *bold.span("text")) if bold and said else None)
        return Item(line, title, links, named[0].span("url"))
    start = line.start + mark_width(line.text)
    if is_row(page, line):
        title = find_title_cell(page, line, papers[0].start(), title_column)
        return Item(line, title, links, papers[0].span("url"))
    dated = behind_date(page.text, start, papers[0].start())
    is_dated, start = dated > start, dated
    if matches[0] not in papers and (led := leading_title(page.text, start, matches[0])):
        return Item(line, led, links, papers[0].span("url"))
    bold = bold_title(page.text, start, papers[0].start())
    start = max([start, *(m.end() for m in matches if m.end() <= papers[0].start())])
    begin, end = bold.span("text") if bold else (start, papers[0].start())
    begin, end = (strip_title if bold else strip_marks)(page.text, begin, end)
    begin = behind_date(page.text, begin, end)
    # "A Title. ICML 2021. [[paper](...)] [[code](...)]" needs no mark before it.
    rest = LINK.sub("", page.text[papers[0].start() : line.end])
    listed = mark_width(line.text) > 0
    form = None
    if bold is None and not listed and not _WORD.search(rest):
        form = find_form(page.text, begin, end, is_dated=is_dated)
    if bold is None and not (listed or form) and looks_like_prose(page.text[begin:end]):
        return Item(line, None, links, papers[0].span("url"))
    stop = end
    if form:
        begin, stop = form
    elif bold is None and listed:
        form = find_form(page.text, begin, end, is_dated=is_dated)
        begin, stop = form or (begin, title_end(page, begin, end))
    printed = page.text[begin:stop]
    words = 0 if is_open(printed) else len(_WORD.findall(printed))
    sure = bool(bold) or form is not None or stop < end or "," not in printed or is_whole(printed)
    title = (begin, stop) if sure and (bold or words >= MIN_TITLE_WORDS) else None
    return Item(line, title if words else None, links, papers[0].span("url"))


def _bare_links(page: Page, line: Line) -> list[re.Match[str]]:
    """Find the links of an item that are no words: behind a title in marks, or all that stands in
    an item of another one.
    """
    found = list(_BARE_LINK.finditer(page.text, line.start, line.end))
    if not found:
        return []
    before = page.text[line.start + mark_width(line.text) : found[0].start()]
    rest = _BARE_LINK.sub("", line.text[mark_width(line.text) :])
    nested = margin_of(page, line) > 0 and len(_WORD.findall(rest)) <= MAX_CALLED
    return found if nested or _MARKED_FIRST.fullmatch(before) else []


def _are_names(page: Page, start: int, end: int) -> bool:
    """Say whether several whole names stand behind a link: who wrote what it is called by."""
    start, end = strip_marks(page.text, start, end)
    found = find_names(page, start, end, alone=False) if start < end else None
    return found is not None and sum(" " in name for name in found.draft.names) > 1

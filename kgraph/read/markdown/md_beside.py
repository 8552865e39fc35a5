"""What a Markdown list has beside its links: items without one, fields on lines below an item.

- Attention Is All You Need, Ashish Vaswani, Noam Shazeer, arXiv:1706.03762, 2017
- Layer Normalization — https://arxiv.org/abs/1607.06450
- [Mixtral of Experts](https://arxiv.org/abs/2401.04088)
  - Authors: Albert Q. Jiang, et al.
  - Year: 2024
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.model import ids
from kgraph.read.layouts.venue_lines import put_venue_line
from kgraph.read.markdown.md_items import GOES_ON, Item
from kgraph.read.markdown.md_links import LINK, strip_marks, strip_title
from kgraph.read.markdown.md_names import find_names
from kgraph.read.markdown.md_title_ends import YEAR, find_cited
from kgraph.read.markdown.md_title_places import behind_date, bold_title
from kgraph.read.page import Draft, Line, Page, new_draft, trim
from kgraph.read.parts import entry
from kgraph.read.parts.authors import find_authors, split_authors
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.fields import find_label, put_field
from kgraph.read.parts.id_beside import find_beside, put_words
from kgraph.read.parts.line_parts import Item as Form
from kgraph.read.parts.list_marks import MIN_TITLE_WORDS, margin_of, mark_width
from kgraph.read.parts.paper_line_forms import find_item
from kgraph.read.parts.prose import looks_like_prose, title_case_share
from kgraph.read.parts.put_items import put_item
from kgraph.read.parts.title_names import is_dated, is_venue

_CITED = re.compile(
    r"[\s.,:–—-]*(?P<mark>[*_])(?P<names>[^*_\n]{3,2000})(?P=mark)[.,]?\s+"
    r"(?P<venue>[A-Z][\w' -]{1,60}(?:19|20)\d\d)\b"
)
_LAST_LINK = re.compile(r"\s+(?:[A-Z]\w{2,12}:\s+)?\[[^\[\]]{1,40}\]\([^()\s]*\)[\s.,]*$")
_BULLET = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s")
_ADDRESS_END = re.compile(r"https?://\S*$")
_DEFINED = re.compile(r":\s+(?=\S)")  # below what it defines
_FACT = re.compile(r"[^•·]+")
_APPEARED = re.compile(r"(?:accepted|published|appear\w*|to appear|presented|in)\b", re.IGNORECASE)
MAX_WORDS = 16  # beside the id of an item that has no title
MAX_HANGING = 6  # lines below an item without a link
MAX_SHORT = 5  # words of a venue that need no capitals
MIN_CAPITALS = 0.75  # share of those of a longer one
_FIELDS = frozenset(("authors", "published", "abstract", "journal_ref", "comments", "doi"))


def read_unlinked(
    page: Page, found: Sequence[tuple[int, int, Item]]
) -> Iterator[tuple[int, Draft]]:
    """Read the items of a list that have no link: names and a year, an id or marks say what
    they are.

    Yields:
        The number of the line, and the entry.
    """
    taken = {n for first, last, _ in found for n in range(first, last + 1)}
    indent = min((margin_of(page, page.lines[first]) for first, _, _ in found), default=0)
    for n, line in enumerate(page.lines):
        if n in taken or not _is_bullet(line.text):
            continue
        if (link := LINK.search(line.text)) and (draft := _read_linked(page, line, link)):
            yield n, draft
            continue
        if link and link.start() <= mark_width(line.text):
            continue
        if margin_of(page, line) > indent or not 15 <= len(line.text) <= 600:
            continue
        if hanging := _hanging(page, n):
            if draft := _read_lines(page, line, hanging):
                yield n, draft
            continue
        item = find_item(page.text, _without_last_links(line), listed=True)
        told = item and (item.year or _is_marked(page, item) or _is_told(item, line.text))
        if item is None or item.authors is None or not told:
            if draft := _read_bare(page, line):
                yield n, draft
            continue
        draft = new_draft(page)
        put_item(draft, item)
        entry.put_ids(draft, line.start, line.end)
        draft.add_urls(line.start, line.end)
        yield n, draft


def _is_told(item: Form, text: str) -> bool:
    """Say whether several stand behind a title, and the id of one paper on the line."""
    if item.authors is None or "named" in item.form:
        return False
    found = [one for one in ids.find_arxiv(text) if isinstance(one, ids.FoundId)]
    several = item.authors.truncated or len(item.authors.places) > 1
    return several and len(found or list(ids.find_doi(text))) == 1


def _read_bare(page: Page, line: Line) -> Draft | None:
    """Read an item with a title beside the id of a paper that no words are the link to:
    "Counting Sheep at Night — https://arxiv.org/abs/...".
    """
    text = line.text
    found = [f.moved(line.start) for f in ids.find_arxiv(text) if isinstance(f, ids.FoundId)]
    found = found or [f.moved(line.start) for f in ids.find_doi(text)]
    draft = new_draft(page)
    for words in find_beside(page, line, found, _without_last_links(line).text):
        put_words(draft, words, titled=True)
    if not draft.has("title") and not _is_of_one(line, found):
        return None
    draft.put_id(found[0])
    draft.add_urls(line.start, line.end)
    return draft


def _is_of_one(line: Line, found: Sequence[ids.FoundId]) -> bool:
    """Say whether an item is the id of one paper, perhaps with a few words before or behind it."""
    if len({str(one.value) for one in found}) != 1:
        return False
    first, last = found[0].whole_start - line.start, found[-1].whole_end - line.start
    before = _ADDRESS_END.sub("", line.text[mark_width(line.text) : first])
    behind = line.text[last:].strip(" )].,>")
    return not (before.strip(" ([<") and behind) and len((before + behind).split()) <= MAX_WORDS


def _is_marked(page: Page, item: Form) -> bool:
    """Say whether a title in italics stands before names, or before several in any marks: bold
    words over one name may be a talk.
    """
    if item.form != "quoted" or item.authors is None or item.title is None:
        return False
    start, end = item.title
    italic = page.text[start - 1 : start] in ("*", "_")
    italic = italic and page.text[max(0, start - 2) : start - 1] not in ("*", "_")
    words = len(page.text[start:end].split())
    return words >= MIN_TITLE_WORDS and (italic or len(item.authors.places) > 1)


def _without_last_links(line: Line) -> Line:
    """Give an item without the links at its end: "Slides: [here](sheep.pdf)"."""
    text = line.text
    while last := _LAST_LINK.search(text):
        text = text[: last.start()]
    return Line(line.start, line.start + len(text), text, line.blank) if text else line


def _read_linked(page: Page, line: Line, link: re.Match[str]) -> Draft | None:
    """Read an item whose title leads to no house of papers: "[Title](...) *Names.* Blog 2023".

    Or "[Title](...), Lee & Day, 2023".
    """
    if link.start() > mark_width(line.text):
        return None
    draft = new_draft(page)
    begin, stop = line.start + link.start("text"), line.start + link.end("text")
    draft.put("title", *strip_title(page.text, begin, stop))
    draft.add_urls(line.start, line.end)
    if named := find_cited(page.text, line.start + link.end(), line.end):
        draft.add_authors(named.places, truncated=named.truncated)
        for date in find_dates(page.text, named.places[-1][1], line.end, year_alone=True):
            draft.put_as("published", date.value, date.start, date.end)
            break
        return draft
    cited = _CITED.match(line.text, link.end())
    if cited is None or len(link["text"].split()) < 3:
        return None
    start, end = strip_marks(
        page.text, line.start + cited.start("names"), line.start + cited.end("names")
    )
    # A word alone may be anybody: "sheep97".
    alone = " " not in page.text[start:end]
    names = None if alone else split_authors(page.text, start, end)
    places = names.places if names else ((start, end),)
    draft.add_authors(places, truncated=names is not None and names.truncated)
    start, end = line.start + cited.start("venue"), line.start + cited.end("venue")
    put_venue_line(draft, Line(start, end, page.text[start:end]))
    return draft


def _hanging(page: Page, n: int) -> Sequence[Line]:
    """Give the lines that hang under an item, further from the left: no items themselves, or all
    of them the items of a list that begins with names.
    """
    indent, stop = margin_of(page, page.lines[n]), n + 1
    listed = names_below(page, n)
    while stop < min(len(page.lines), n + MAX_HANGING) and not page.lines[stop].blank:
        line = page.lines[stop]
        if (mark_width(line.text) > 0) != listed or margin_of(page, line) <= indent:
            break
        stop += 1
    return page.lines[n + 1 : stop]


def names_below(page: Page, n: int) -> bool:
    """Say whether an item has a list of its own, of which the first item is several names."""
    if n + 1 >= len(page.lines) or not _is_bullet(page.lines[n].text):
        return False
    above, below = page.lines[n : n + 2]
    if not _is_bullet(below.text) or margin_of(page, below) <= margin_of(page, above):
        return False
    start, end = strip_marks(page.text, below.start + mark_width(below.text), below.end)
    names = find_authors(page.text, start, end)
    return names is not None and (len(names.places) > 1 or names.truncated)


def is_unlinked_list(page: Page) -> bool:
    """Say whether at least half of the items of a page have names below, and no link.

    A year beside some of the names tells papers from groups of people.
    """
    items = [n for n, line in enumerate(page.lines) if _is_bullet(line.text)]
    outer = [n for n in items if not is_nested(page, page.lines[n])]
    if len(items) == len(outer):
        return False
    named = [n for n in outer if names_below(page, n)]
    if not 0 < len(outer) <= 2 * len(named):
        return False
    return any(
        YEAR.search(line.text) for n in named for line in (page.lines[n], *_hanging(page, n))
    )


def is_cited_list(page: Page) -> bool:
    """Say whether at least half of the items of a page, two or more, are links to somebody's
    notes with names and a year behind: "[Counting Sheep](notes/sheep.md) - Lee et al., 2019".
    """
    items = [line for line in page.lines if _is_bullet(line.text)]
    cited = 0
    for line in items:
        link = LINK.search(line.text) if "](" in line.text else None
        if link and link.start() <= mark_width(line.text) and " " in link["text"]:
            cited += find_cited(page.text, line.start + link.end(), line.end) is not None
    return cited > 1 and 2 * cited >= len(items)


def _read_lines(page: Page, head: Line, lines: Sequence[Line]) -> Draft | None:
    """Read an item of lines: its title, its names, a venue with its year."""
    draft = new_draft(page)
    first, end = head.start + mark_width(head.text), _stop(head)
    start = behind_date(page.text, first, end)
    for date in find_dates(page.text, first, start, year_alone=True):
        draft.put_as("published", date.value, date.start, date.end)
        break
    if marked := bold_title(page.text, start, end):
        start, end = marked.span("text")
    draft.put("title", *strip_title(page.text, start, end))
    entry.put_ids(draft, head.start, head.end)
    draft.add_urls(head.start, head.end)
    for line in lines:
        start, end = line.start + mark_width(line.text), _stop(line)
        start, end = strip_marks(page.text, start, end)
        if not draft.has("authors"):
            if find_authors(page.text, start, end):
                entry.put_authors(draft, start, end)
                continue
            if named := find_names(page, start, end, alone=False):
                draft.take(named.draft)
                start, end = strip_marks(page.text, named.end, end)
        printed = page.text[start:end]
        if not draft.has("published") and is_venue(printed):
            put_venue_line(draft, Line(start, end, printed))
        elif any(c.isalnum() for c in printed):
            draft.add("labels", start, end)
    return draft if draft.has("authors") and draft.has("title") else None


def _stop(line: Line) -> int:
    """Give where a line ends, without what says that the next one goes on."""
    goes_on = GOES_ON.search(line.text)
    return line.start + goes_on.start() if goes_on else line.end


def put_nested(page: Page, draft: Draft, above: Line, lines: Sequence[Line]) -> None:
    """Take what stands below an item, further from the left than it or as its definition: fields
    with names, a list of names, a venue with its year, a row of facts.
    """
    for line in lines:
        defined = _DEFINED.match(line.text)
        hangs = defined or margin_of(page, line) > margin_of(page, above)
        if not hangs or (not _is_bullet(line.text) and looks_like_prose(line.text)):
            return
        width = defined.end() if defined else mark_width(line.text)
        label = find_label(line.text[width:])
        if label is None:
            _put_nested_line(draft, line.start + width, line.end)
        if label is None or label.column not in _FIELDS:
            continue
        start, end = line.start + width + label.width, line.end
        # "[[Ann Lee]], [[Bob Day]]": the brackets are of each of them.
        if "[[" not in page.text[start:end]:
            start, end = strip_marks(page.text, start, end)
        known = draft.value(label.column)
        if start < end and not known:
            put_field(draft, label, line.start + width, start, end)


def _put_nested_line(draft: Draft, start: int, end: int) -> None:
    """Take a line of several names, or of a venue and its year, if the item has none."""
    text = draft.page.text
    start, end = strip_marks(text, start, end)
    names = None if draft.has("authors") else find_authors(text, start, end)
    if names and (len(names.places) > 1 or names.truncated):
        entry.put_authors(draft, start, end)
    elif not draft.has("published"):
        line = Line(start, end, text[start:end])
        if "•" in line.text or "·" in line.text:
            _put_day(draft, line)
        elif tells_venue(line.text):
            put_venue_line(draft, line)


def tells_venue(text: str) -> bool:
    """Say whether a line below an item is a venue with its year, and no remark with a year: it is
    short, most of its words have capitals, or it says that the paper appeared.
    """
    if not is_dated(text):
        return False
    short = len(text.split()) <= MAX_SHORT
    return short or _APPEARED.match(text) is not None or title_case_share(text) >= MIN_CAPITALS


def _put_day(draft: Draft, line: Line) -> None:
    """Take the day of a row of facts with dots between: "Paper • Published Mar 29, 2022 • 10"."""
    for part in _FACT.finditer(draft.page.text, line.start, line.end):
        start, end = trim(draft.page.text, *part.span())
        if entry.put_date_line(draft, Line(start, end, draft.page.text[start:end])):
            return


def own_lines(page: Page, above: Line, lines: Sequence[Line]) -> Sequence[Line]:
    """Give the lines below an item up to the next heading, table, or item as far to the left."""
    for n, line in enumerate(lines):
        item = _is_bullet(line.text) and margin_of(page, line) <= margin_of(page, above)
        if item or line.text.startswith(("#", "|")):
            return lines[:n]
    return lines


def is_nested(page: Page, line: Line) -> bool:
    """Say whether a line is an item inside of another one."""
    return _is_bullet(line.text) and margin_of(page, line) > 0


def _is_bullet(text: str) -> bool:
    return _BULLET.match(text) is not None

"""Markdown outlines: an item for each paper, with a list of its own about it.

    - [ ] **Attention Is All You Need**
        - Ashish Vaswani, Noam Shazeer et al.
        - 2017-06-12 · <https://arxiv.org/abs/1706.03762> #to-discuss
        - > The dominant sequence transduction models are based on ...
        - my note: skip section 3

So people keep papers in programs for notes. The item is the title; those inside of it tell who,
when, where and what, in any order. It is a paper if just one is named inside, by an id or a link
without a title of its own: else it is a topic with a list of papers (`md_list`).
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.model.tables import Evidence
from kgraph.read.layouts.venue_lines import put_venue_line
from kgraph.read.markdown.md_beside import names_below, tells_venue
from kgraph.read.markdown.md_folded import MIN_TEXT, abstracts_of, is_remark, put_told
from kgraph.read.markdown.md_links import strip_marks, strip_title
from kgraph.read.markdown.md_names import Words, author_slots, find_names
from kgraph.read.markdown.md_title_places import behind_date, bold_title, find_form
from kgraph.read.markdown.md_words import put_beside
from kgraph.read.markdown.outline_items import (
    Item,
    Outline,
    beside_id,
    column_alone,
    find_outlines,
    is_entry,
    is_place,
    is_reference,
    is_title,
    line_from,
    names_of,
    parts_of,
    without_id,
)
from kgraph.read.page import Draft, Line, Page, evidence, new_draft, trim
from kgraph.read.parts import entry
from kgraph.read.parts.dates import find_dates, is_date
from kgraph.read.parts.fields import Label, find_label, put_field
from kgraph.read.parts.list_marks import mark_width
from kgraph.read.parts.part_headings import is_heading
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.title_marks import put_title

NAME = "md_outline"
MIN_QUOTED = 200  # code points of a quotation that is an abstract
MAX_SLOTS = 10  # parts of an item that are told apart
_DATE_LAST = re.compile(r"(?:[(\[]|[,;·|–—-]\s)(?P<date>[^()\[\],;·|–—]{4,20})[)\]]?$")
_TAG = re.compile(r"(?<!\S)#[^\W\d][\w/-]*")
_WORD = re.compile(r"\w+")
_QUOTE = re.compile(r"(?:>\s?)+(?:\[!\w+\][+-]?\s*)?")
# What a field may say of the paper, and not of the one who took notes.
_FIELDS = frozenset(
    (
        *("authors", "published", "updated", "abstract", "journal_ref", "comments", "doi", "id"),
        *("urls", "categories", "primary_category", "keywords", "organisations"),
    )
)
_SHORT = frozenset(("authors", "published", "updated", "journal_ref", "id"))  # in emphasis at times


def recognises(page: Page) -> bool:
    """Say whether items with lists of their own are papers, and nothing beside them names one."""
    found = page.once(find_outlines)
    papers = [one for one in found if is_entry(page, one)]
    if not papers:
        return False
    taken = {n for one in papers for n in range(one.first, one.end)}
    others = [line for n, line in enumerate(page.lines) if n not in taken]
    return not any(names_of(line.text) for line in others) and len(papers) >= sum(
        is_reference(line) for line in others
    )


def read(page: Page) -> Evidence:
    """Read every item that is a paper, or that has names inside as those have."""
    found = [
        one
        for one in page.once(find_outlines)
        if is_entry(page, one) or (names_below(page, one.first) and is_title(page, one))
    ]
    drafts = [_begin(page, one) for one in found]
    told = [_find_text(one) for one in found]
    words = [list(_find_words(page, one, text)) for one, (text, _) in zip(found, told, strict=True)]
    slots = author_slots(page, words)
    rows = zip(drafts, words, told, abstracts_of(told), strict=True)
    for draft, beside, (long, _), text in rows:
        for part in beside:
            printed = page.text[part.start : part.end]
            alone = part.slot in slots
            named = alone or part.names or is_date(printed)
            if not (named or draft.has("published")) and tells_venue(printed):
                put_venue_line(draft, Line(part.start, part.end, printed))
            else:
                put_beside(draft, part.start, part.end, alone=alone, known=part)
        if text and not draft.has("abstract"):
            put_told(draft, text)
        elif not draft.has("abstract"):
            for line in long:
                draft.add("labels", line.start, line.end)
    return evidence(page, NAME, drafts)


def _begin(page: Page, one: Outline) -> Draft:
    """Begin an entry: what its first line tells, its ids and its fields."""
    draft = new_draft(page)
    head = page.lines[one.first]
    _put_head(draft, head.start + mark_width(head.text), head.end)
    for place in beside_id(page, head) if draft.value("arxiv_id") or draft.value("doi") else ():
        begin, stop = strip_marks(page.text, *place)
        if begin < stop:
            put_beside(draft, begin, stop, alone=False)
    for item in one.items:
        if item[0].text.startswith(">") or _put_listed(draft, item):
            continue
        start, end = item[0].start + mark_width(item[0].text), item[-1].end
        label = find_label(page.text[start:end])
        if label and label.column in _FIELDS:
            begin, stop = start + label.width, end
            # "[[Ann Lee]], [[Bob Day]]": the brackets are of each of them.
            if label.column in _SHORT and "[[" not in page.text[begin:stop]:
                begin, stop = strip_marks(page.text, begin, stop)
            if label.column == "abstract" and label.name != "abstract" and stop - begin < MIN_TEXT:
                draft.add("labels", start, end)  # what a reader makes of it
                continue
            known = label.column not in ("id", "urls") and draft.value(label.column)
            if begin < stop and not known:
                put_field(draft, label, start, begin, stop)
            last = _DATE_LAST.search(page.text, begin, end)
            if known is False and last and is_date(last["date"]) and not draft.has("published"):
                for date in find_dates(page.text, *last.span("date"), year_alone=True):
                    draft.put_as("published", date.value, date.start, date.end)
        elif label and not is_place(item[0]):
            draft.add("labels", start, end)
        elif is_place(item[0]):
            entry.put_ids(draft, start, end)
        draft.add_urls(start, end)
    return draft


def _put_listed(draft: Draft, item: Item) -> bool:
    """Take what is listed below the bare name of a field."""
    column = column_alone(item[0].text) if len(item) > 1 else None
    if column is None or column not in _FIELDS:
        return False
    names = [(line.start, line.end) for line in item[1:]]
    if column == "authors" and all(is_person(line.text) for line in item[1:]):
        draft.add_authors(names, truncated=False)
    else:
        label = Label(column, column, 0, True)
        put_field(draft, label, item[0].start, names[0][0], names[-1][1])
    return True


def _put_head(draft: Draft, start: int, end: int) -> None:
    """Take the line of an item: its title, what stands around it."""
    text = draft.page.text
    tags = list(_TAG.finditer(text, start, end))
    while tags and not text[tags[-1].end() : end].strip():
        draft.add("labels", *tags[-1].span())
        end = trim(text, start, tags.pop().start())[1]
    entry.put_ids(draft, start, end)
    draft.add_urls(start, end)
    start, end = without_id(text, start, end)
    title = behind_date(text, start, end)
    place = title, end
    if bold := bold_title(text, title, end):
        place = bold.span("text")
    elif form := find_form(text, title, end, is_dated=title > start):
        place = form
    title, stop = strip_title(text, *place)
    if is_heading(text[title:stop]):
        draft.add("labels", title, stop)  # "Week 1"
    else:
        put_title(draft, title, stop)
    for begin, stop in ((start, place[0]), (place[1], end)):
        begin, stop = strip_marks(text, begin, stop)
        if begin < stop:
            put_beside(draft, begin, stop, alone=False)


def _find_text(one: Outline) -> tuple[list[Line], bool]:
    """Find the text inside of an item that may be the abstract: quoted, or long.

    Returns:
        Its lines without marks, and whether something calls it an abstract.
    """
    for item in one.items:
        if column_alone(item[0].text):
            continue
        lines = [line_from(line, m.end() if (m := _QUOTE.match(line.text)) else 0) for line in item]
        quoted = lines[0].start > item[0].start
        if not quoted and find_label(item[0].text):
            continue
        label = find_label(lines[0].text) if quoted else None
        named = label is not None and label.column == "abstract"
        if label and named:
            lines[0] = line_from(lines[0], label.width)
        lines = [line for line in lines if line.text]
        size = sum(len(line.text) for line in lines)
        if size >= (MIN_TEXT if quoted else MIN_QUOTED):
            # Somebody else's words, and many.
            whole = quoted and size >= MIN_QUOTED
            return lines, named or (whole and not is_remark(" ".join(x.text for x in lines)))
    return [], False


def _find_words(page: Page, one: Outline, text: Sequence[Line]) -> Iterator[Words]:
    """Find what the items inside tell that are neither fields nor text."""
    text_at = {line.start for line in text}
    slot = 0
    for item in one.items:
        quote = _QUOTE.match(item[0].text)
        begin = line_from(item[0], quote.end() if quote else 0).start
        slot += MAX_SLOTS
        if quote or begin in text_at or find_label(item[0].text) or column_alone(item[0].text):
            continue
        start = item[0].start + mark_width(item[0].text)
        for n, (a, b) in enumerate(parts_of(page.text, start, item[-1].end)):
            first, last = strip_marks(page.text, a, b)
            if first < last:
                names = find_names(page, first, last, alone=False)
                yield Words(slot + min(n, MAX_SLOTS - 1), first, last, names)

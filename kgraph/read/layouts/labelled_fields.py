"""Entries whose fields carry their names: ``Title:``, ``Authors:``, ``Abstract:`` …

    Abstract:The o1 model series is trained with large-scale reinforcement ...
    Abstract:Large-scale recommendation systems are characterized by ...

Copied from pages that print the name of each field; many copies keep the abstracts
alone. A title or an abstract that an entry has already opens the next one. Whether
any other field opens entries or belongs to the one before it ("arXiv:", "Date:") is
decided for the whole page by its ends, for each name alone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kgraph.model.tables import Evidence
from kgraph.read.layouts import id_blocks
from kgraph.read.layouts.field_heads import (
    end_of_head,
    is_date_or_id,
    is_names,
    is_no_names,
    is_no_title,
    is_over_date,
)
from kgraph.read.layouts.field_items import BARE_ID, SUBMITTED, put_item
from kgraph.read.layouts.field_lines import (
    PARTED,
    parted,
    without_buttons,
    without_numbers,
    without_rules,
)
from kgraph.read.layouts.field_remarks import REMARK, with_remarks
from kgraph.read.layouts.field_sides import Item, find_sides
from kgraph.read.layouts.id_markers import find_markers
from kgraph.read.layouts.slots import is_slot
from kgraph.read.layouts.wrapped_names import joined_names
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, new_draft
from kgraph.read.parts import entry, people
from kgraph.read.parts.field_names import SECTIONS
from kgraph.read.parts.fields import (
    OF_OTHERS,
    TELLING,
    Label,
    is_one_id,
    put_venue_year,
    tells_id,
)
from kgraph.read.parts.form_fields import apart, find_named
from kgraph.read.parts.keyword_lines import with_whole_lists
from kgraph.read.parts.list_marks import indent_of
from kgraph.read.parts.prose import end_of_last, looks_like_prose, page_width
from kgraph.read.parts.remarks import with_whole_remarks

NAME = "labelled_fields"
WRAPPED = 50  # code points: a line as long as this may go on in the next
_LINK_LAST = re.compile(r"(?:https?://|www\.)\S+$")
_HEAD, _LOOSE = Label("", "head", 0, True), Label("", "loose", 0, True)
_BARE_DATE = Label("bare date", "loose", 0, True)
_DOUBTFUL = TELLING | {"paper"}
_OPENING = frozenset(("title", "abstract"))


def recognises(page: Page) -> bool:
    """Say whether some lines begin with the name of a field, an abstract or a title among them."""
    columns = Counter(
        label.column for label in _labels(without_numbers(apart(page.lines))) if label
    )
    if not columns["abstract"] and not (columns["title"] and len(columns) > 1):
        return False
    # A page of abstracts with their ids may call the first of them "Abstract:".
    ids = [m for m in find_markers(page) if not isinstance(m, Exception)]
    return columns["title"] > 0 or columns["abstract"] >= len(ids) or not id_blocks.recognises(page)


def read(page: Page) -> Evidence:
    """Read the entries of a page of named fields."""
    lines = without_numbers(without_rules(apart(parted(page.lines))))
    lines = with_whole_lists(page.text, lines)
    lines = with_whole_remarks(page.text, lines, page.once(page_width))
    lines = joined_names(page.text, lines, apart=lambda text: find_named(text) is not None)
    lines = without_buttons(lines, _labels(lines))
    items = _items(lines, _labels(lines), [indent_of(page, line) for line in lines])
    sides, problems = find_sides(page, items)
    dashed = _dashed(page, items)
    drafts = [new_draft(page)]
    has: set[str] = set()  # the names of the fields of the entry at work
    for item in items:
        name, side = item.label.name, sides.get(item.label.name)
        title = item.label.column in ("head", "title")
        opens = (
            (title and bool(has & {"title", "abstract"}))
            or (item.label.column == "abstract" and name in has)
            or (side == "open" and bool(has & {"title", "abstract", name}))
            or (side == "above" and "abstract" in has)
            or side == "alone"
        )
        opens = item.lines[0].start in dashed if dashed else opens
        if opens and has:
            drafts.append(new_draft(page))
            has = set()
        if side != "page":
            has.add("title" if title else name)
            put_item(drafts[-1], item)
        if side == "alone":
            drafts.append(new_draft(page))
            has = set()
    named = [name for draft in drafts for name in draft.names]
    before = takewhile(lambda item: item.label.column not in ("title", "abstract"), items)
    for draft in drafts:
        put_venue_year(draft)
    facts = people.page_person(page, [line for item in before for line in item.lines], named)
    used = _without_volume([draft for draft in drafts if draft.spans or draft.problems])
    # "Title:" over the page's last words, where no other entry has it, is of the site's form.
    titled = sum(item.label.name == "title" for item in items)
    if titled == 1 and len(used) > 2 and items[-1].label.name == "title":
        alone = {span.field for span in used[-1].spans} == {"title"}
        used = used[:-1] if alone else used
    return evidence(page, NAME, used, list(facts), problems)


def _without_volume(drafts: list[Draft]) -> list[Draft]:
    """Leave out what stands over entries that all have names: the volume that they are of, with
    its price, its numbers and its date.
    """
    named = [n for n, draft in enumerate(drafts) if draft.has("authors")]
    first = named[0] if len(named) > 1 and len(named) == len(drafts) - named[0] else 0
    told = ("abstract", "arxiv_id", "doi", "journal_ref")
    alone = not any(draft.has(column) for draft in drafts[:first] for column in told)
    return drafts[first:] if alone else drafts


def _dashed(page: Page, items: Sequence[Item]) -> frozenset[int]:
    """Give where entries begin that have a dash before their first field each, as YAML has them.

    All other fields stand deeper, but for those above the first dash.
    """
    fields = [item.lines[0] for item in items if item.label.name]
    dashes = [line for line in fields if line.text.startswith("- ")]
    if len(dashes) < 2:
        return frozenset()
    margins = {indent_of(page, line) for line in dashes}
    starts = frozenset(line.start for line in dashes)
    below = [x for x in fields if x.start > dashes[0].start and x.start not in starts]
    deeper = bool(below) and all(indent_of(page, line) > min(margins) for line in below)
    return starts if deeper and len(margins) == 1 else frozenset()


def _labels(lines: Sequence[Line]) -> list[Label | None]:
    """Find the name in front of each line: one that is known, or that the page repeats.

    Names with a capital are meant if there are any: a line of an abstract may begin
    with "code:".
    """
    found = _with_told_ids(lines, [find_named(line.text) for line in lines])
    # "Paper:" and "Description:" are what they are called where nothing is called a title, or
    # an abstract.
    sure = {label.column for label in found if label and label.name not in _DOUBTFUL}
    found = [
        replace(label, column="labels")
        if label and label.name in _DOUBTFUL and label.column in sure & _OPENING
        else label
        for label in found
    ]
    known = [label for label in found if label and label.column]
    capital = any(label.capital for label in known)
    entries = max(Counter(label.column for label in known).values(), default=0)
    repeated = Counter(label.name for label in found if label and not label.column)

    def is_meant(label: Label) -> bool:
        if label.column:
            return label.capital or not capital
        often = repeated[label.name] >= max(2, entries / 2)
        return label.capital and often and label.name not in SECTIONS

    return [label if label and is_meant(label) else None for label in found]


def _with_told_ids(lines: Sequence[Line], labels: Sequence[Label | None]) -> Sequence[Label | None]:
    """Make one unknown name that most entries have, each time with another id, their id's.

    Others that hold an id are of other papers, and are kept as labels: "Competitor: arXiv:…".
    """
    told: dict[str, list[str]] = {}
    for line, label in zip(lines, labels, strict=True):
        if label and tells_id(label, line.text):
            told.setdefault(label.name, []).append(line.text[label.width :].strip())
    if not told:
        return labels
    known = Counter(label.column for label in labels if label and label.column)
    names = [name for name in told if not OF_OTHERS.match(name)]
    own = max(names, key=lambda name: len(told[name]), default="")  # the first of the longest
    values = told.get(own, [])
    often = 2 * len(values) > max(known.values(), default=0)
    called = any(
        label and label.column == "id" and is_one_id(line.text[label.width :])
        for line, label in zip(lines, labels, strict=True)
    )
    sure = often and not called and len(values) == len(set(values)) > 1
    return [
        replace(label, column="id" if sure and label.name == own else "labels")
        if label and tells_id(label, line.text)
        else label
        for line, label in zip(lines, labels, strict=True)
    ]


def _items(
    lines: Sequence[Line], labels: Sequence[Label | None], margins: Sequence[int]
) -> list[Item]:
    """Part the lines of a page into fields and what stands between them."""
    labels = with_remarks(lines, labels)
    titled = any(label and label.column == "title" for label in labels)
    items: list[Item] = []
    i = 0
    while i < len(lines):
        label = labels[i]
        if label:
            stop = _end_of_field(lines, labels, margins, i, titled)
            items.append(Item(label, lines[i:stop]))
        elif entry.is_id(lines[i].text):
            stop = i + 1
            items.append(Item(BARE_ID, lines[i:stop]))
        elif (stop := end_of_head(lines, labels, i)) > i:
            items.append(Item(_HEAD, lines[i:stop]))
        else:
            stop = i + 1
            text = lines[i].text
            dated = entry.is_date_line(text) and not entry.is_version_line(text)
            items.append(Item(_BARE_DATE if dated else _LOOSE, lines[i:stop]))
        i = stop
    items = _without_page_end(_without_page_head(_without_heading(_with_like_ids(items))))
    usual = sum(item.label is _HEAD and len(item.lines) > 1 for item in items)
    return list(_with_bare_heads(items)) if usual > 1 else items


def _with_like_ids(items: list[Item]) -> list[Item]:
    """Make "arXiv:hep-th/9108002" and "[cs/9901011]" one field, where a page has both."""
    if not any(item.label is BARE_ID for item in items):
        return items
    return [
        replace(item, label=replace(item.label, name=BARE_ID.name))
        if item.label.name == "arxiv" and entry.is_id(item.lines[0].text)
        else item
        for item in items
    ]


def _without_heading(items: list[Item]) -> list[Item]:
    """Leave out what stands over some entries where all entries call their titles so."""
    heads = [n for n, item in enumerate(items) if item.label is _HEAD]
    titles = [n for n, item in enumerate(items) if item.label.column == "title"]
    if not 0 < len(heads) < len(titles):
        return items
    called = all(
        any(head < title < border for title in titles)
        for head, border in zip(heads, [*heads[1:], len(items)], strict=True)
    )
    return [item for item in items if item.label is not _HEAD] if called else items


def _without_page_head(items: list[Item]) -> list[Item]:
    """Leave out what stands over the first of several abstracts that have no heads: a menu.

    Other fields may open the first entry: "Created:".
    """
    heads = [n for n, item in enumerate(items) if item.label is _HEAD]
    abstracts = [n for n, item in enumerate(items) if item.label.column == "abstract"]
    if len(heads) != 1 or len(abstracts) < 3 or abstracts[0] < heads[0]:
        return items
    if any(item.label.column == "title" for item in items[: abstracts[0]]):
        return items
    head = heads[0]
    lines = items[head].lines
    # Other entries are abstracts alone: a line over the first is the page's own.
    dated = entry.is_date_line(lines[-1].text) and any(item.label is _BARE_DATE for item in items)
    if any(is_date_or_id(line) or is_names(line) for line in lines[1 : len(lines) - dated]):
        return items
    kept = [Item(_BARE_DATE, lines[-1:])] if dated else []
    return [*items[:head], *kept, *items[head + 1 :]]


def _without_page_end(items: list[Item]) -> list[Item]:
    """Cut the page's own words behind white space off the last abstract, where no other has any."""
    abstracts = [n for n, item in enumerate(items) if item.label.column == "abstract"]
    if len(abstracts) < 3:
        return items
    last = abstracts[-1]
    kept = end_of_last([items[n].lines for n in abstracts])
    return [*items[:last], replace(items[last], lines=items[last].lines[:kept]), *items[last + 1 :]]


def _with_bare_heads(items: Sequence[Item]) -> Iterator[Item]:
    """Join loose lines to the head of an entry without abstract: a title, date and names below."""
    i = 0
    while i < len(items):
        bare = takewhile(lambda item: item.label.column == "loose", items[i : i + 3])
        loose = [item.lines[0] for item in bare]
        told = list(takewhile(lambda line: is_date_or_id(line) or is_names(line), loose[1:]))
        title = loose[0] if loose else None
        # "Picture of Ann Lee", and her name below it.
        twice = title and told and not is_date_or_id(told[0]) and told[0].text in title.text
        if told and title and not (twice or is_no_title(title) or ends_sentence(title.text)):
            yield Item(_HEAD, [title, *told])
            i += 1 + len(told)
        else:
            yield items[i]
            i += 1


def _end_of_field(
    lines: Sequence[Line],
    labels: Sequence[Label | None],
    margins: Sequence[int],
    i: int,
    titled: bool,
) -> int:
    """Give the line after a field's last: at the next name, or where the value is complete."""
    label = labels[i]
    assert label is not None
    stop = i + 1
    empty = len(lines[i].text) <= label.width
    while stop < len(lines) and labels[stop] is None:
        line, before = lines[stop], lines[stop - 1]
        if entry.is_version_line(line.text):
            break
        if empty and stop == i + 1:
            # The value begins below its name, and not what white space parts from "History".
            if line.blank and label.column == "labels" and end_of_head(lines, labels, stop) > stop:
                break
        elif empty and not line.blank and all(x.text.startswith("- ") for x in (before, line)):
            pass  # one name each, as in YAML
        elif margins[stop] > margins[i] and not line.blank:
            pass  # it hangs there
        elif label.column == "abstract":
            if _ends_abstract(lines, labels, stop, titled):
                break
        elif label is REMARK and line.text[0].islower() and not line.blank:
            pass
        elif not _goes_on(before, line) or (
            (label is REMARK or ends_sentence(before.text) or is_no_names(label, before, line))
            and end_of_head(lines, labels, stop) > stop
        ):
            break
        stop += 1
    return stop


def _goes_on(line: Line, following: Line) -> bool:
    """Say whether a value was broken at the end of a line."""
    if SUBMITTED.match(following.text):
        return False
    return not following.blank and (
        line.text.endswith((",", ";", " and", "&", "-", ":"))
        or following.text[0].islower()
        or (len(line.text) >= WRAPPED and not is_date_or_id(following))
    )


def _ends_abstract(
    lines: Sequence[Line], labels: Sequence[Label | None], i: int, titled: bool
) -> bool:
    """Say whether a line without a name is no longer of the abstract above it."""
    line, before = lines[i], lines[i - 1]
    following = lines[i + 1] if i + 1 < len(lines) else None
    if line.blank >= PARTED:
        return True
    if not ends_sentence(before.text) and not _LINK_LAST.search(before.text):
        return line.blank > 0 and not looks_like_prose(line.text) and not line.text[0].islower()
    if entry.is_id(line.text) or entry.is_date_line(line.text):
        return True
    last = following is None or following.blank > 0 or labels[i + 1] is not None
    headed = following is not None and end_of_head(lines, labels, i + 1) > i + 1
    if (last or headed) and entry.is_comment(line.text):
        return True
    if is_slot(line.text):
        return True
    asks = line.text.endswith("?")  # titles do
    dated = is_over_date([line, *lines[i + 2 : i + 3]])
    if is_over_date(lines[i : i + 2]) or (following and dated and is_names(following)):
        return True
    if looks_like_prose(line.text) or (line.blank and ends_sentence(line.text) and not asks):
        return False
    if end_of_head(lines, labels, i) > i and not titled:
        return not ends_sentence(line.text) or asks
    # A short line by itself that is no sentence is a button or a footer.
    return line.blank > 0 and last and len(line.text) < WRAPPED

"""Named fields of an entry: which names pages give them, and where each goes.

    Journal-ref: Phys.Rev. D76 (2007) 013009

A name that is known ends the field before it, whatever becomes of its own value: what
no column takes is kept as a label, with its name.
"""

import re
from dataclasses import dataclass

from kgraph.errors import InputError
from kgraph.model import ids, taxonomy
from kgraph.read.page import Draft, find_lines, trim
from kgraph.read.parts import entry, keyword_lines
from kgraph.read.parts.authors import find_authors, split_authors
from kgraph.read.parts.date_orders import day_on
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.families import find_families
from kgraph.read.parts.field_names import COLUMN_OF
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.title_names import is_venue
from kgraph.read.parts.yaml_values import is_list, items_of, unquoted

# What is printed behind these is of another paper.
OF_OTHERS = re.compile(
    r"(?:related|see also|cf|follow|previous|earlier|cite|cited|replaces|supersedes|compare"
    r"|based on|builds on|extends|reply|comment|erratum|companion|next|part|background|prior)\b"
)
_HOURS = re.compile(
    r"\d[:.]\d\d\b(?!\.\d)|\d\s?[ap]m\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", re.IGNORECASE
)
_VENUE = re.compile(
    r"\b(?:venue|conference|booktitle|(?P<cited>citation))\W*$"
    r"|(?:^|\s)(?:where|wo|où|out in|in|at)\s?:\W*$",
    re.IGNORECASE,
)
# "Wool Letters, vol. 57, no. 1-2, pp. 1-27, 2008", no names and no title before it.
_JOURNAL = re.compile(
    r"[^\W\d_a-z][^\d,;:\"“]{2,90},?\s(?:\(?[Vv]ol(?:ume|\.)?\s?|[Bb]d\.\s?|[Tt]ome\s)?\d{1,4}\b"
    r".{0,60}\b(?:19|20)\d\d\b\W{0,3}$|[^\W\d_a-z][^\d,;:\"“]{2,90}\s\((?:19|20)\d\d\)[\s,:]+\d{1,4}\b"
)
# Behind the beginning of a text: "... three regimes. Show more", "... regimes … [Read more]".
_MORE = re.compile(
    r"\s[\[(]?(?:(?:Show|Read|View|See|Load|Display)\s(?:more|less|all|full(?: abstract| text)?"
    r"|the full abstract|abstract)|Expand|Collapse|More|Less|\+ ?more)[\])]?\s*[.…»›>▼▾+]{0,3}$",
)
MAX_MORE = 30  # code points
_CLOCK = re.compile(r"\s\d?\d:\d\d\s?[AaPp][Mm]\b")
_QUOTED = frozenset(("title", "journal_ref", "abstract", "published", "id"))  # perhaps, as in YAML
# Names of an abstract where nothing is called one.
# Of notes: what is behind them is a place if it holds an id, a venue, or the year of one.
_WHEN = frozenset(("when", "wann", "quand"))
PEOPLE = frozenset(("who", "by", "wer", "qui", "quien", "chi"))
PLACES = frozenset(
    ("where", "in", "at", "found", "found in", "found at", "ref", "out in", "wo", "où")
)
_TOLD_YEAR = re.compile(r"(?:[A-Z][^\d\n]{1,60}|['’])\b(?:(?:19|20)\d\d|(?<=['’])\d\d)\W*$")
_LEAD = re.compile(r"[\s,.;:(\[–—-]*(?:\b(?:doi|arXiv|link|at)\b[\s:.]*)*$", re.IGNORECASE)
TELLING = frozenset(("what", "description", "synopsis", "overview", "about", "content"))
MIN_TOLD = 50  # code points of the first line of a text
MAX_ID_WORDS = 2  # "arXiv 0704.0001"
# Names that need no colon where they stand alone on a line.
_ALONE = {name: name for name in ("abstract", "submission history")}
MAX_ALONE = 40  # code points
_LABEL = re.compile(
    r"(?:[*_#>\s-]*)"
    r"(?P<name>[^\W\d_](?:[^\W\d_]|[;_ -]|\([A-Za-z]{1,4}\)|/-?in(?:nen)?\b){0,30}?)[*_]*\s*"
    r"(?P<mark>:(?!//)|：|=(?!\s*[={\"])|(?<=\s)-(?=\s)|—|–|\.\s*—|\t):?[*_]*\s*",
)
_FORMS = re.compile(r"\([A-Za-z]{1,4}\)|/-?in(?:nen)?\b", re.IGNORECASE)
_NO_WORD = re.compile(r"[-_]")
_STOPPED = re.compile(r"(?:Abstract|ABSTRACT|A BSTRACT)\.\s+(?=[^\Wa-z])")  # "Abstract. We count"
_CODE = re.compile(r"(?<![\w.-])[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2}|\.[a-z-]+)?(?![\w.])")


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a field at the beginning of a line; ``column`` is nothing if it is unknown."""

    name: str
    column: str | None
    width: int
    capital: bool


def find_label(text: str) -> Label | None:
    """Find the name of a field in front of a line; nothing if there is none."""
    alone = _ALONE.get(text.strip("*_# ").lower()) if len(text) < MAX_ALONE else None
    if alone:
        return Label(alone, COLUMN_OF[alone], len(text), True)
    if listed := keyword_lines.find_name(text):
        name, width = listed
        return Label(name, "keywords" if name == "keywords" else "labels", width, True)
    if text.startswith(("Abs", "ABS", "A B")) and (stop := _STOPPED.match(text)):
        return Label("abstract", "abstract", stop.end(), True)
    match = _LABEL.match(text)
    if match is None:
        return None
    printed = match["name"].strip()
    name = " ".join(_NO_WORD.sub(" ", _FORMS.sub("", printed)).lower().split())
    column = COLUMN_OF.get(name)
    asked = name in PEOPLE or name in PLACES  # the value tells
    if column is None and ((match["mark"] not in ":：" and not asked) or len(name.split()) > 3):
        return None
    if name == "paper" or column is None:  # "Paper: Counting Sheep", but also "Paper: https://…"
        column = _column_of_value(name, text[match.end() :]) or column
        if column is None and match["mark"] not in ":：":
            return None
    elif name in _WHEN and _HOURS.search(text, match.end()):
        column = "labels"  # of a meeting
    # Capitals, letters that have none, or a sign that no sentence has.
    capital = printed.lower() != printed or printed.upper() == printed or match["mark"] == "="
    return Label(name, column, match.end(), capital)


def _column_of_value(name: str, value: str) -> str | None:
    """Tell the column of a field by its value: a link, names, a text."""
    if OF_OTHERS.match(name):
        return None
    if name in TELLING and len(value) >= MIN_TOLD:
        return "abstract"
    if name == "citation" and _JOURNAL.match(value):
        return "journal_ref"
    if name in PEOPLE and (
        find_authors(value, 0, len(value)) or find_families(value, 0, len(value))
    ):
        return "authors"
    if name in PLACES and (_holds_id(value) or is_venue(value) or _TOLD_YEAR.match(value)):
        return "journal_ref"
    if is_one_id(value):
        return "id" if name == "paper" else None  # see `tells_id`
    return "urls" if entry.is_link_line(value) or (name == "paper" and "://" in value) else None


def tells_id(label: Label, text: str) -> bool:
    """Say whether a line with an unknown name holds an id and nothing else: "Where: arXiv:…".

    Whether it is the entry's own or that of another paper is told by the other entries.
    """
    return label.column is None and is_one_id(text[label.width :])


def is_one_id(value: str) -> bool:
    """Say whether a value is an id or a link to one, and nothing else."""
    words = value.split(maxsplit=MAX_ID_WORDS)
    return entry.is_id(value) or (0 < len(words) <= MAX_ID_WORDS and _holds_id(value))


def _holds_id(text: str) -> bool:
    return any(True for find in (ids.find_arxiv, ids.find_doi) for _ in find(text))


def put_field(draft: Draft, label: Label, first: int, start: int, end: int) -> None:
    """Put the value of a field into its column; what the entry has already is reported.

    Args:
        draft: The entry.
        label: The field's name.
        first: Where the name stands.
        start: Where the value begins.
        end: Where it ends.
    """
    start, end = trim(draft.page.text, start, end)
    if label.column == "abstract":
        end = _without_more(draft.page.text, start, end)
    if start >= end:
        return
    column = label.column or "labels"
    if column in _QUOTED:
        start, end = unquoted(draft.page.text, start, end)
    if label.name == "created" and _CLOCK.search(draft.page.text, start, end):
        column = "labels"  # of a note: no site says at which hour a paper was
    if column == "authors":
        _put_authors(draft, label, start, end)
    elif column == "categories":
        put_categories(draft, start, end)
    elif column == "primary_category":
        put_categories(draft, start, end)
        if draft.record.categories and not draft.has("primary_category"):
            place = [span for span in draft.spans if span.field == "categories"][-1]
            draft.put_as(column, draft.record.categories[-1], place.start, place.end)
    elif column in ("published", "updated"):
        _put_date(draft, column, start, end)
    elif column == "id":
        _put_id(draft, label, first, start, end)
    elif column == "urls":
        draft.add_urls(start, end)
        entry.put_ids(draft, start, end)
        if "://" not in draft.page.text[start:end]:
            draft.add("labels", first, end)
    elif column == "organisations":
        for part in re.finditer(r"[^;,]+", draft.page.text[start:end]):
            draft.add(column, start + part.start(), start + part.end())
    elif column == "keywords":
        keyword_lines.put_keywords(draft, start, end)
    elif column == "labels":
        draft.add("labels", first, end)
    elif draft.value(column):
        _report_repeat(draft, column, start, end)
    elif column == "journal_ref" and label.name in PLACES:
        _put_place(draft, start, end)
    else:
        draft.put(column, start, end)
        if column == "abstract":
            draft.add_urls(start, end)


def _without_more(text: str, start: int, end: int) -> int:
    """Give where a text ends before the button that shows the rest of it."""
    more = _MORE.search(text, max(start, end - MAX_MORE), end)
    return more.start() if more and text[more.start() - 1] in ".!?…)" else end


def _put_place(draft: Draft, start: int, end: int) -> None:
    """Take what notes say of where a paper is: its venue, its id, its link, or some of them."""
    text = draft.page.text
    entry.put_ids(draft, start, end)
    draft.add_urls(start, end)
    found = [f for f in ids.find_arxiv(text[start:end]) if isinstance(f, ids.FoundId)]
    found += ids.find_doi(text[start:end])
    link = text.find("://", start, end)
    link = text.rfind(" ", start, link) + 1 if link >= 0 else end
    stop = min([end, max(start, link), *(start + f.whole_start for f in found)])
    lead = _LEAD.search(text, start, stop) if stop < end else None
    stop = lead.start() if lead else stop
    if start < stop:
        draft.put("journal_ref", start, stop)


def put_venue_year(draft: Draft) -> None:
    """Take the year of what is called a venue as the date of an entry with a title and no other
    date; arXiv's "Journal ref" is of what appeared after the preprint.
    """
    if draft.has("published") or not draft.has("title"):
        return
    text = draft.page.text
    for span in draft.spans:
        before = text[max(0, span.start - 20) : span.start]
        named = _VENUE.search(before) if span.field == "journal_ref" else None
        dates = list(find_dates(text, span.start, span.end, year_alone=True)) if named else []
        if named and dates:
            date = dates[-1 if named["cited"] else 0]  # the first may be pages
            draft.put_as("published", date.value, date.start, date.end)
            return


def put_categories(draft: Draft, start: int, end: int) -> None:
    """Take the codes of a subjects line: "Machine Learning (cs.LG); hep-th"; or "CL, LG".

    Subjects without a code that arXiv has are kept as labels.
    """
    text = draft.page.text
    found = False
    for match in _CODE.finditer(text, start, end):
        if taxonomy.find_category(match[0]) and (
            "." in match[0] or "-" in match[0] or match[0] == text[start:end]
        ):
            draft.add_category(match.start(), match.end())
            found = True
    if not found:
        for match in re.finditer(r"\b[A-Z]{2}\b", text[start:end]):
            if taxonomy.split_codes(match[0]):
                draft.add_category(start + match.start(), start + match.end())
                found = True
    if not found:
        for match in re.finditer(r"[^;]+", text[start:end]):
            draft.add("labels", start + match.start(), start + match.end())


def _put_authors(draft: Draft, label: Label, start: int, end: int) -> None:
    # "Author: Ann Lee" may come once for each of them.
    each = label.name in ("author", "creator") and is_person(draft.page.text[start:end])
    if draft.record.authors and not each:
        _report_repeat(draft, "authors", start, end)
        return
    text = draft.page.text
    if text.find("]", start, end) == end - 1 and is_list(text, start, end):
        if text[start + 1] in "\"'":
            draft.add_authors(list(items_of(text, start, end)), truncated=False)
            return
        start, end = trim(text, start + 1, end - 1)
    rows = list(find_lines(text, start, end))
    if rows and all(row.text.startswith("- ") for row in rows):  # items, as in YAML
        names = [unquoted(text, row.start + 2, row.end) for row in rows]
        draft.add_authors(names, truncated=False)
        return
    whole = all(is_person(row.text) and not row.text.endswith(".") for row in rows)
    if len(rows) > 1 and whole:  # one a line
        draft.add_authors([(row.start, row.end) for row in rows], truncated=False)
        return
    if known := find_families(text, start, end, noted=label.name in PEOPLE):
        draft.add_authors(known.places, truncated=known.truncated)
        return
    found = split_authors(text, start, end)
    draft.add_authors(found.places, truncated=found.truncated, affiliations=found.affiliations)
    for a, b in found.unread:
        draft.report(a, b, "not-understood", "this stands in an author list and is no name")


def _put_date(draft: Draft, column: str, start: int, end: int) -> None:
    if (day := day_on(draft.page, start, end)) and draft.value(column) in (None, day):
        draft.put_as(column, day, start, end)
        return
    dates = list(find_dates(draft.page.text, start, end, year_alone=True))
    if not dates:
        draft.report(start, end, "bad-date", "no date that there is; it is left out")
    elif draft.value(column) is None:
        draft.put_as(column, dates[0].value, dates[0].start, dates[0].end)
    elif draft.value(column) != dates[0].value:
        _report_repeat(draft, column, start, end)


def _put_id(draft: Draft, label: Label, first: int, start: int, end: int) -> None:
    """Take the id of a field that is called one; its name may be all that says so."""
    if entry.put_ids(draft, first, end):
        return
    printed = draft.page.text[start:end]
    token = printed.split()[0].strip("()[].,;")
    try:
        value = ids.parse_arxiv(token)
    except InputError as error:
        # Pages have ids of their own: "ID: 17".
        if label.name in ("id", "paper id", "identifier", "eprint"):
            draft.add("labels", first, end)
        else:
            draft.report(start, end, "bad-id", f"{error}; {error.hint}")
        return
    if draft.record.arxiv_id not in (None, value.bare):
        message = f"the entry is arXiv:{draft.record.arxiv_id} already; {value.bare} is left out"
        draft.report(start, end, "second-id", message)
    elif not draft.has("arxiv_id"):
        begin = start + printed.index(token)
        version = token.lower().rfind("v") if value.version else -1
        stop = begin + (version if version > 0 else len(token))
        draft.put_id(ids.FoundId(value, begin, stop, start, end))


def _report_repeat(draft: Draft, column: str, start: int, end: int) -> None:
    message = f"the entry has its {column.replace('_', ' ')} already; this is left out"
    draft.report(start, end, "repeated-field", message)

"""The publications of a researcher's homepage, as copied: some lines an entry.

    2023
    Counting Sheep in Wide Fields
    Ann Lee, Bob Day*, and Cy Fox*
    International Conference on Machine Learning (ICML), 2023 (Oral)
    [paper] [code] [bibtex]

A line of names makes an entry, if a line over it may be a title and a venue or a row of
buttons stands below. Names may stand over the title too: the page says which, by what
its blocks begin with. The year of a heading is the date of entries without one of their
own. Pages with abstracts are left to others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.model.tables import Evidence
from kgraph.read import entry, people
from kgraph.read.authors import AuthorList, find_authors
from kgraph.read.copied import all_of, finish, headings, put_venue
from kgraph.read.dates import find_dates
from kgraph.read.list_marks import mark_width
from kgraph.read.page import Draft, Line, Page, new_draft, trim
from kgraph.read.prose import looks_like_prose, title_case_share

NAME = "homepage"
MAX_TITLE, MAX_VENUE = 300, 200  # code points
MIN_ABSTRACT = 300  # code points: a shorter text is a remark
MAX_NOTES = 140  # code points under an entry: with more in most of them these are abstracts
BUTTON = re.compile(
    r"\b(?:official |full |long |short |extended |author )?(?:paper|pdf|arxiv|preprint|eprint|link"
    r"|links|abs|abstract|html|web|doi|acm|ieee|springer|openreview|pubmed|url|ps|print|publisher"
    r"|code|source|software|github|tool|models?|checkpoints?|hugging ?face|colab|demo|data"
    r"|datasets?|benchmark|project|project page|page|website|site|homepage|blog|blog ?post|post"
    r"|slides|talk|video|videos|recording|poster|presentation|media|press|news|twitter|tweet"
    r"|thread|tl;?dr|bibtex|bib|cite|citation|supp|suppl|supplement|supplementary"
    r"|supplemental|material|materials|appendix|errata|reviews?|version|proceedings|journal"
    r"|conference|download|read|more|and|show|hide)\b(?:\.|\s?\d\b)?",
    re.IGNORECASE,
)
_YEAR_HEADING = re.compile(
    r"\W*(?:publications?|papers?)?\W*(?P<year>(?:19|20)\d\d)(?:\s*(?:papers?|publications?))?\W*",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\W*(?:(?:all|selected|recent|refereed|peer-reviewed|other|my|full|list of|conference|journal"
    r"|representative|workshop|technical|book)\s+)*(?:publications?|papers?|preprints?|articles?"
    r"|manuscripts?|reports?|chapters?|theses|thesis|patents?|teaching|service|awards?|news"
    r"|education|experience|contact|talks|students|research)(?:\s+(?:and|&|/)\s+\w+)*\W*",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:19|20)\d\d\b|['’]\d\d\b|\b[A-Z][A-Za-z]*[A-Z]{2,}\b|\b[A-Z]{3,}\b|\barXiv\b|^In:?\s"
    r"|\b(?:Conference|Journal|Proc|Proceedings|Workshop|Symposium|Transactions|Preprint|Letters"
    r"|Nature|Science|Review|Reviews|Thesis|Dissertation|Annals|Bulletin|Archive|[Ii]n submission"
    r"|[Uu]nder (?:review|submission)|(?:[Tt]o appear|[Aa]ccepted) (?:in|at|to)|[Tt]echnical"
    r" [Rr]eport|Book chapter|In preparation|Working paper|Forthcoming)\b"
)
_INTO = re.compile(r"(?:(?:To appear|Accepted|Published|Appeared)\s+)?(?:in|at)\b:?\s+", re.I)
_BRACKET = re.compile(r"\s*(?:\[(?P<a>[^\[\]]{1,80})\]|\((?P<b>[^()]{1,80})\))[\s.]*$")
_BUTTONS_BEHIND = re.compile(r"(?:\s*\[[^\[\]]*\])+$")
_NOTE = re.compile(
    r"\b(?:oral|spotlight|poster|award|best|runner|honou?rable|mention|finalist|nominat\w+|highlight"
    r"|acceptance|long|short|invited|selected|top|press|contribut\w+|equal\w*|alphabetical)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"\s*[\[(][^\[\]()]*\b(?:equal|contribut|alphabetical|order)\w*[^\[\]()]*[\])]$"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """The numbers of the lines of an entry: title and names, first and past the last."""

    title: int
    names: int
    start: int
    end: int

    @property
    def notes(self) -> int:
        """How many lines stand below title and names."""
        return self.end - max(self.title, self.names) - 1


def recognises(page: Page) -> bool:
    """Say whether entries with venues or buttons fill what follows the first of them."""
    lines = page.lines
    entries = _find_entries(page)
    if len(entries) < 2:
        return False
    notes = sorted(
        sum(len(line.text) for line in lines[e.end - e.notes : e.end] if not _is_fact(line.text))
        for e in entries
    )
    headed = any(_YEAR_HEADING.fullmatch(line.text) for line in lines)
    rows = any(_is_buttons(line.text) for line in lines)
    dated = all(any(_is_dated(lines[i].text) for i in range(e.start, e.end)) for e in entries)
    return (headed or rows or dated or len(entries) > 2) and notes[len(notes) // 2] < MAX_NOTES


def read(page: Page) -> Evidence:
    """Read the entries, each with the year of the heading it stands under."""
    lines, entries = page.lines, _find_entries(page)
    first = entries[0].start
    passed = [line for line in lines if _is_heading(line.text) or _is_buttons(line.text)]
    passed += headings(lines[:first])
    drafts = []
    above = iter(enumerate(lines))
    year: tuple[int, int] | None = None
    for found in entries:
        for i, line in above:
            if match := _YEAR_HEADING.fullmatch(line.text):
                year = line.start + match.start("year"), line.start + match.end("year")
            if i >= found.start:
                break
        draft = _read_entry(page, found)
        if draft.record.published is None and year:
            draft.put_as("published", page.text[slice(*year)], *year)
        drafts.append(draft)
    printed = [author.name for draft in drafts for author in draft.record.authors]
    facts = list(people.page_person(page, lines[:first], printed))
    return finish(page, NAME, drafts, passed, facts=facts)


def _find_entries(page: Page) -> list[Entry]:
    """Find the entries; the lines of one go to the next one's first, or to a heading."""
    lines = page.lines
    named = [i for i, line in enumerate(lines) if _names(page.text, line) is not None]
    begin = sum(_begins_block(lines, i) for i in named)
    over = 2 * begin > len(named)  # names stand over their titles
    pairs = [
        (i + 1, i) if over else (i - 1, i)
        for i in named
        if 0 <= (i + 1 if over else i - 1) < len(lines)
    ]
    chosen: list[tuple[int, int]] = []
    for title, names in pairs:
        start = min(title, names)
        free = not chosen or start > max(chosen[-1])
        below = lines[max(title, names) + 1 : max(title, names) + 3]
        if free and _may_be_title(page.text, lines[title]) and _has_facts(below):
            chosen.append((title, names))
    borders = [*(min(pair) for pair in chosen[1:]), len(lines)]
    entries = []
    for (title, names), border in zip(chosen, borders, strict=False):
        body = range(max(title, names) + 1, border)
        end = next((i for i in body if _is_heading(lines[i].text)), border)
        entries.append(Entry(title, names, min(title, names), end))
    return entries


def _names(text: str, line: Line) -> AuthorList | None:
    """Read a line of names; marks of equal share behind it are left out."""
    if len(line.text) > 3000:
        return None
    start, end = line.start + mark_width(line.text), line.end
    note = _MARKED.search(line.text[-100:])
    end -= len(note[0]) if note else 0
    if text[end - 1] in ".,;" and not re.search(r"\b[A-Z]\.$|\bJr\.$|al\.$", text[start:end]):
        end -= 1
    found = find_authors(text, start, end)
    # "Best Paper Award" and "Project Page" have the shape of a name.
    return found if found and not (_NOTE.match(line.text) or _is_buttons(line.text)) else None


def _begins_block(lines: Sequence[Line], i: int) -> bool:
    above = lines[i - 1].text if i else ""
    return not i or lines[i].blank > 0 or _is_heading(above) or _is_buttons(above)


def _has_facts(lines: Sequence[Line]) -> bool:
    """Say whether a venue or buttons stand directly below, or below a line of notes."""
    return any(_is_buttons(line.text) for line in lines) or (
        bool(lines) and is_venue(lines[0].text)
    )


def _is_dated(text: str) -> bool:
    return is_venue(text) and re.search(r"(?:19|20)\d\d", text) is not None


def _is_fact(text: str) -> bool:
    return _is_buttons(text) or is_venue(text)


def _may_be_title(text: str, line: Line) -> bool:
    width = mark_width(line.text)
    printed = line.text[width:]
    if not 5 <= len(printed) <= MAX_TITLE or len(printed.split()) < 2:
        return False
    if _is_heading(printed) or _is_buttons(printed) or entry.is_link_line(printed):
        return False
    names = find_authors(text, line.start + width, line.end)
    several = names is not None and (len(names.places) > 1 or names.truncated)
    return not several and not looks_like_prose(printed)


def _is_heading(text: str) -> bool:
    """Say whether a line is a year, or names a part of the page."""
    return len(text) <= 80 and any(form.fullmatch(text) for form in (_YEAR_HEADING, _PART))


def _is_buttons(text: str) -> bool:
    return len(text) < 160 and all_of(BUTTON, text) and "://" not in text


def is_venue(text: str) -> bool:
    """Say whether a short line says where a paper appeared; buttons may stand behind."""
    text = _BUTTONS_BEHIND.sub("", text[-2 * MAX_VENUE :]) if len(text) < 2 * MAX_VENUE else text
    return (
        len(text) <= MAX_VENUE
        and _VENUE.search(text) is not None
        and not entry.is_site_label(text)
        # "Phys. Rev. D" is no sentence: each of its words has a capital.
        and (title_case_share(text) == 1.0 or not looks_like_prose(text))
    )


def _read_entry(page: Page, found: Entry) -> Draft:
    draft, lines = new_draft(page), page.lines
    names = _names(page.text, lines[found.names])
    assert names is not None, "the entry was found by it"
    title = lines[found.title]
    start, end = title.start + mark_width(title.text), title.end
    end = _put_brackets(draft, start, end, is_title=True)
    if page.text[end - 1] == "." and not page.text[start:end].endswith("..."):
        end -= 1
    draft.put("title", start, end)
    draft.add_authors(names.places, truncated=names.truncated)
    notes: list[Line] = []
    for line in lines[max(found.title, found.names) + 1 : found.end]:
        if _is_buttons(line.text):
            continue
        if entry.is_link_line(line.text) or entry.put_id_line(draft, line):
            entry.put_ids(draft, line.start, line.end)
            draft.add_urls(line.start, line.end)
        elif not notes and draft.record.journal_ref is None and is_venue(line.text):
            put_venue_line(draft, line)
        else:
            notes.append(line)
    _put_notes(draft, notes)
    return draft


def _put_brackets(draft: Draft, start: int, end: int, *, is_title: bool) -> int:
    """Take what stands in brackets at the end of a line; give where the rest of it ends.

    Buttons go, a note ("Oral") is a label, and behind a title "[ICML 2023]" is a venue.
    """
    text = draft.page.text
    while match := _BRACKET.search(text[(by := max(start, end - 100)) : end]):
        kind = "a" if match["a"] else "b"
        inside = by + match.start(kind), by + match.end(kind)
        printed = text[slice(*inside)]
        if is_title and re.search(r"(?:\b(?:19|20)|['’])\d\d\b", printed):
            _put_place(draft, *inside)
        elif _NOTE.search(printed) and not is_title:
            draft.add("labels", *inside)
        elif not all_of(BUTTON, printed):
            break
        end = by + match.start()
    return trim(text, start, end)[1]


def put_venue_line(draft: Draft, line: Line) -> None:
    """Take a venue, its date, and notes in brackets behind it."""
    end = _put_brackets(draft, line.start, line.end, is_title=False)
    _put_place(draft, line.start, end)


def _put_place(draft: Draft, start: int, end: int) -> None:
    """Take a venue, and its date; a date at its end is no part of it."""
    text = draft.page.text
    dates = list(find_dates(text, start, end, year_alone=True))
    entry.put_ids(draft, start, end)
    if dates:
        date = dates[-1]
        if draft.record.published is None:
            draft.put_as("published", date.value, date.start, date.end)
        if not re.search(r"\w", text[date.end : end]):
            end = date.start
    into = _INTO.match(text, start, end)
    start = into.end() if into else start
    while end > start and text[end - 1] in " ,;.(\t\xa0":
        end -= 1
    put_venue(draft, start, end)


def _put_notes(draft: Draft, notes: Sequence[Line]) -> None:
    """Take what stands under an entry: a long text as abstract, all else as labels."""
    texts = [line for line in notes if looks_like_prose(line.text)]
    long = sum(len(line.text) for line in texts) >= MIN_ABSTRACT
    if long and notes[-len(texts) :] == texts:
        draft.put("abstract", texts[0].start, texts[-1].end)
        notes = notes[: -len(texts)]
    for line in notes:
        if any(c.isalnum() for c in line.text):
            draft.add("labels", line.start, line.end)

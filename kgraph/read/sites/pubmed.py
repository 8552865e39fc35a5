"""PubMed: results of a search, the page of a paper, and results saved as text.

    3                                          1. J Sheep. 2007 Apr 2;98(3):1-9. doi: 10.1000/s.1.
    Cite
    Share                                      Counting sheep in wide fields.
    Counting sheep in wide fields.
    Lee A, Day B.                              Lee A(1), Day B(2).
    J Sheep. 2007 Apr 2;98(3):1-9. doi: ...
    PMID: 17300000 Free PMC article.           Author information: ...
    We count sheep that nobody counted ...
                                               We count sheep that nobody ...

                                               PMID: 17300000 [Indexed for MEDLINE]

Left, a result: the line of the journal and that of the PMID close it, and what stands
below is a passage, seldom the beginning of the abstract; it is kept as a label. Right,
the same saved as text: the journal stands first, parts have blank lines between. On the
page of a paper the title follows the journal too, and the abstract its heading; the
papers that the page recommends are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, new_draft, trim
from kgraph.read.parts import entry
from kgraph.read.parts.copied import all_of, finish, headings, put_venue
from kgraph.read.parts.dates import find_dates, month_number

NAME = "pubmed"
MAX_NAME = 200  # code points
_JOURNAL = re.compile(
    r"(?P<number>\d{1,5}[.:]\s+)?(?P<venue>[A-Z][^;]{1,150}?)\.\s+(?P<year>(?:19|20)\d\d)"
    r"(?:\s(?P<month>[A-Z][a-z]{2})(?:\s(?P<day>\d{1,2})(?!\d))?)?(?:[-/][\w\s]{1,8})?\s?[;:.]"
)
_PMID = re.compile(r"PMID:\s?\d+")
LABELS = re.compile(r"PMID:\s?\d+|PMCID:\s?PMC\d+")
_IDS = re.compile(r"(?:PMID|PMCID|DOI|doi):?\s")
_BUTTON = re.compile(
    r"\b(?:Cite|Share|Item in Clipboard|Save|Email|Send to|Display options|Free PMC article|Review"
    r"|Clinical Trial|Free article|No abstract available|Page|of|Next|Previous|First|Last|Page \d+"
    r"|Similar articles|Full text links?|Bookmark|Abstract|PubMed Disclaimer|Actions|results?"
    r"|Sort(?:ed)? by(?::? Best match)?"
    r"|Select search result to email or save \d+|Show more|Affiliations?"
    r"|Expand|expand|Collapse|Free full text)\b|\d[\d,]*"
)
_AFFILIATIONS = re.compile(r"(?:Author information:|Affiliations?\b)")
_OTHERS = re.compile(
    r"(?:Similar articles|Cited by|References|LinkOut|Publication types|MeSH terms|Substances"
    r"|Figures|Grants? and funding|Related information|Full text links|Conflict of interest\b.*"
    r"|Keywords:.*|©.*|Copyright\b.*|PubMed Disclaimer|Trial registration:.*|\(c\)\s.*)$",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"(?:Author information|Comment (?:in|on)|Update (?:in|of)|Erratum|Collaborators?|Conflict"
    r"|Copyright|©|DOI:|PMC?I?D:|Publisher:|\(\d+\))"
)
# Numbers of affiliations, and signs of who shares what: "Lee A(1)(2)", "Day B(#)", "Fox C 1 2".
_BEHIND_NAME = re.compile(r"(?:\s*(?:\((?:\d+|[a-z]|[^\w\s()]{1,2})\)|(?<=\s)\d+|[*†‡§¶‖#]))+$")
# Under the title of a paper in another language: "[Article in Norwegian]".
_LANGUAGE = re.compile(r"\[(?:Article|Text|Book|Chapter) in [^\[\]]+\]")
_NO_AUTHORS = re.compile(r"\[?No authors listed\]?\.?", re.IGNORECASE)
_MORE = re.compile(r"(?:et al|and others|\.\.\.|…)\.?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """The places of the parts of an entry, each as half-open numbers of lines."""

    title: range
    authors: range
    journal: range
    abstract: range
    passage: range
    stop: int
    languages: tuple[range, ...] = ()


def recognises(page: Page) -> bool:
    """Say whether a line of a journal stands with a PMID as this site prints both."""
    return next(_entries(page.lines), None) is not None


def read(page: Page) -> Evidence:
    """Read the entries of a list, or the paper of a page."""
    entries = list(_entries(page.lines))
    lines = page.lines
    passed = [line for line in lines if len(line.text) < 120 and all_of(_BUTTON, line.text)]
    first = min(entries[0].title.start, entries[0].journal.start)
    passed += [*headings(lines[:first]), *headings(lines[entries[-1].stop :])]
    return finish(page, NAME, [_read_entry(page, found) for found in entries], passed)


def _entries(lines: Sequence[Line]) -> Iterator[Entry]:
    # "J Wool. 2021 Apr 13;190(5):812-21. PubMed PMID: 3330" is the end of a reference.
    journals = [
        i for i, line in enumerate(lines) if _JOURNAL.match(line.text) and "PubMed" not in line.text
    ]
    after = 0
    for n, i in enumerate(journals):
        stop = journals[n + 1] if n + 1 < len(journals) else len(lines)
        if i < after:
            continue
        numbered = re.match(r"\d", lines[i].text) is not None
        if numbered:
            found = _saved(lines, i, stop)
        elif i + 1 < stop and _PMID.match(lines[i + 1].text):
            found = _result(lines, after, i, stop)
        else:
            found = _paper(lines, i, stop)
        if found is None:
            continue
        yield found
        after = found.stop
        if not numbered and found.title.start > i:
            return


def _result(lines: Sequence[Line], after: int, i: int, stop: int) -> Entry | None:
    """Read a result: title and names over the line of the journal."""
    above = (k for k in range(i - 1, max(after - 1, i - 6), -1) if not _is_button(lines[k].text))
    names, title = next(above, -1), next(above, -1)
    if title < 0 or names < i - 2:
        return None
    below = i + 2
    last = below
    while last < stop and not _is_button(lines[last].text):
        last += 1
    if last == stop and stop < len(lines):  # no button before the next: its title and names
        last = max(below, stop - 2)
    return Entry(
        *(range(title, title + 1), range(names, names + 1), range(i, below), range(0)),
        *(range(below, min(last, below + 1)), min(last, below + 1)),
    )


def _paper(lines: Sequence[Line], i: int, stop: int) -> Entry | None:
    """Read the page of a paper: title and names below, PMID and DOI behind them."""
    ids = next((k for k in range(i + 2, min(i + 12, stop)) if _PMID.match(lines[k].text)), None)
    if ids is None:
        return None
    by = next((k for k in range(i + 2, ids) if _AFFILIATIONS.match(lines[k].text)), ids)
    if by < i + 3 or _OTHERS.match(lines[i + 1].text):
        return None
    begin = next((k for k in range(ids, stop) if lines[k].text.strip() == "Abstract"), stop) + 1
    end = next((k for k in range(begin, stop) if _OTHERS.match(lines[k].text)), stop)
    return Entry(
        *(range(i + 1, i + 2), range(i + 2, i + 3), range(i, ids + 1)),
        *(range(min(begin, end), end), range(0), max(end, ids + 1)),
    )


def _saved(lines: Sequence[Line], i: int, stop: int) -> Entry | None:
    """Read an entry of a saved list: paragraphs, the one of the ids is the last."""
    ids = next((k for k in range(i + 1, stop) if _PMID.match(lines[k].text)), None)
    if ids is None:
        return None
    begins = [k for k in range(i, ids + 1) if k == i or lines[k].blank]
    parts = [range(a, b) for a, b in zip(begins, [*begins[1:], ids + 1], strict=True)]
    languages = tuple(part for part in parts[2:] if _LANGUAGE.match(lines[part.start].text))
    parts = [part for part in parts if part not in languages]
    if len(parts) < 3:
        return None
    texts = [part for part in parts[2:] if not _NOTES.match(lines[part.start].text)]
    named = bool(texts) and texts[0] == parts[2]
    abstract = texts[1:] if named else texts
    whole = range(abstract[0].start, abstract[-1].stop) if abstract else range(0)
    return Entry(
        *(parts[1], parts[2] if named else range(0), parts[0], whole, range(0), ids + 1),
        languages,
    )


def _is_button(text: str) -> bool:
    return len(text) < 120 and all_of(_BUTTON, text)


def _read_entry(page: Page, found: Entry) -> Draft:
    draft, lines, text = new_draft(page), page.lines, page.text
    start, end = _place(lines, found.title)
    put_title(draft, start, end)
    if found.authors:
        put_authors(draft, *_place(lines, found.authors))
    if found.abstract:
        draft.put("abstract", *_place(lines, found.abstract))
    for language in found.languages:
        draft.add("labels", *_place(lines, language))
    start, end = _place(lines, found.journal)
    put_citation(draft, start, end)
    ids = [line for line in lines[found.journal.stop : found.stop] if _IDS.match(line.text)]
    for a, b in ((start, end), *((line.start, line.end) for line in ids)):
        if not draft.has("doi"):
            entry.put_ids(draft, a, b)
        for label in LABELS.finditer(text, a, b):
            draft.add("labels", *label.span())
    if found.passage:
        draft.add("labels", *_place(lines, found.passage))
    return draft


def put_title(draft: Draft, start: int, end: int) -> None:
    """Take a title without the full stop behind it."""
    draft.put("title", start, end - draft.page.text[start:end].endswith("."))


def put_citation(draft: Draft, start: int, end: int) -> None:
    """Take journal, date and DOI: "J Sheep. 2007 Apr 2;98(3):1-9. doi: 10.1000/s.1."."""
    if match := _JOURNAL.match(draft.page.text, start, end):
        _put_date(draft, match)
        put_venue(draft, *match.span("venue"))
    if not draft.has("doi"):
        entry.put_ids(draft, start, end)


def _place(lines: Sequence[Line], part: range) -> tuple[int, int]:
    return lines[part.start].start, lines[part.stop - 1].end


def _put_date(draft: Draft, match: re.Match[str]) -> None:
    """Take the date as precise as it is; a season is a year."""
    month = month_number(match["month"]) if match["month"] else None
    value, end = match["year"], match.end("year")
    if month:
        value, end = f"{value}-{month:02d}", match.end("month")
        day = f"{value}-{int(match['day'] or 0):02d}"
        if any(date.value == day for date in find_dates(day, 0, len(day))):
            value, end = day, match.end("day")
    draft.put_as("published", value, match.start("year"), end)


def put_authors(draft: Draft, start: int, end: int) -> None:
    """Take the names between commas, without the numbers of their affiliations."""
    text, places, cut = draft.page.text, [], False
    if _NO_AUTHORS.fullmatch(text, start, end):
        return
    end -= text[start:end].endswith(".")
    for part in re.finditer(r"[^,;]+", text[start:end]):
        a, b = trim(text, start + part.start(), start + part.end())
        if b - a > MAX_NAME:
            draft.report(a, b, "not-understood", "no name, but it stands among the authors")
            continue
        marks = _BEHIND_NAME.search(text[a:b])
        b = a + marks.start() if marks else b
        if _MORE.match(text[a:b]):
            cut = True
        elif any(c.isalpha() for c in text[a:b]):
            places.append((a, b))
    draft.add_authors(places, truncated=cut)

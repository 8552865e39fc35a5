"""The page of an article at its publisher, as copied: the article, and the works it cites.

    Published: 18 February 2021
    Counting Sheep in Wide Fields           (facts and buttons may stand in between)
    Ann Lee, Bob Day & Cy Fox
    Abstract
    We count sheep ...
    References
    Fox C (2018) Goats. Wool Rev 634:561-568
    Article CAS Google Scholar
    Cite this article
    Lee, A., Day, B. & Fox, C. Counting Sheep in Wide Fields. Wool Rev 461, 215 (2021). https://...

Of lists of other articles ("Similar content") those with a line of kind and day below are read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgraph.model import ids
from kgraph.model.tables import Evidence
from kgraph.model.text import title_key
from kgraph.read.layouts.article_lists import (
    BUTTON,
    ENDS,
    MAX_HEADING,
    MIN_TITLE,
    REFERENCES,
    end_of_part,
    read_lists,
)
from kgraph.read.layouts.record_lines import find_day, is_passed, names_of
from kgraph.read.layouts.venue_lines import put_place
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.copied import finish, first_place
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.kind_lines import find_kind, is_flag
from kgraph.read.parts.part_headings import is_heading
from kgraph.read.parts.title_marks import put_title
from kgraph.read.parts.title_names import is_dated, is_venue
from kgraph.read.references.cited_records import find_cited

NAME = "article_page"
MAX_ABOVE = 14  # lines from a title to its names
MAX_TITLE, MIN_WORDS = 300, 3
MAX_SIGN = 200  # code points
MAX_CALLED = 9  # lines that are called an abstract
MIN_SIGNS = 2  # of a publisher's site on a page
_ABSTRACT = re.compile(r"(?:Abstract|Summary|Résumé|Zusammenfassung|Resumen|Resumo)\W*", re.I)
# What publishers print on such pages, and nobody on a list of papers.
_SIGN = re.compile(
    r"(?:Cite this (?:article|paper)|Download (?:citation|references|PDF)|Rights and permissions"
    r"|Get rights and content|Share this article|Author links open overlay panel|View PDF"
    r"|About this article|Article metrics|Author to whom correspondence.*|Metrics details"
    r"|Download article|Request permissions|Reprints and permissions|Explore all metrics"
    r"|Show author details|Corresponding author|Author information.*"
    r"|Article Navigation|PDF Split View|Permissions Icon Permissions|Author Notes"
    r"|You do not (?:currently )?have access to this (?:article|content)|Google Scholar"
    r"|Submit an article.*|Published online: .*|First published: .*10\..*|Citing literature"
    r"|View Large|Open in new tab|Export citation.*|Get access.{0,20}|Buy (?:this )?article.{0,20}"
    r"|Peer Review|Media Coverage|Track citations|Full text links)\W*",
    re.IGNORECASE,
)
_OF_BUTTONS = re.compile(r"Google Scholar|Cross[Rr]ef|Scopus|Web of Science|PubMed|PMC")
_BEHIND_ABSTRACT = ("Keywords", "KEYWORDS", "1. ", "Citation:")
# Inside an abstract in parts, each of them once.
_INSIDE = re.compile(
    r"(?:Background|Introduction|Objectives?|Aims?|Purpose|Context|Design|Setting|Participants"
    r"|(?:Materials and )?Methods|Methodology|Results|Findings|Conclusions?|Discussion"
    r"|Interpretation|Significance|Motivation|Implications|Originality.{0,10})\W*",
    re.IGNORECASE,
)
# Marks of affiliations: "Ann Lee a b, Bob Day 1,*".
_MARKS = re.compile(
    r"\s(?:[a-z]|\d{1,2}|[*†‡§#])(?:[\s,]+(?:[a-z]|\d{1,2}|[*†‡§#]))*(?=\s*(?:,|;|&|\band\b|$))"
)
_ACCESS = re.compile(r"You have .{0,40}access.*|(?:Subscription|Free) (?:required|access)", re.I)


@dataclass(frozen=True, slots=True)
class Parts:
    """The numbers of the lines of a page's parts: title, names, abstract, references."""

    title: int
    names: int
    abstract: range
    references: range


def recognises(page: Page) -> bool:
    """Say whether an article with its abstract and a list of references fills the page."""
    return page.once(find_parts) is not None


def find_parts(page: Page) -> Parts | None:
    """Find the parts of an article's page."""
    lines = page.lines
    called = [i for i, x in enumerate(lines) if len(x.text) < 30 and _ABSTRACT.fullmatch(x.text)]
    lists = [i for i, x in enumerate(lines) if len(x.text) < 30 and REFERENCES.fullmatch(x.text)]
    if not called or sum(_is_sign(line.text) for line in lines) < MIN_SIGNS:
        return None
    first = lists[-1] + 1 if lists else len(lines)
    found = []
    # A page's own table of contents names its parts, too.
    for i in called if len(called) <= MAX_CALLED else ():
        named = [n for n in range(max(0, i - 4 * MAX_ABOVE), i) if _names(page, n) is not None]
        title = _find_title(lines, named[-1]) if named else None
        if title is None or i >= first or not (lists or _has_doi(lines[title:i])):
            continue
        # What stands between names and abstract may have the shape of names.
        names = next(n for n in named if n > title)
        references = range(first, end_of_part(lines, first))
        found.append(Parts(title, names, _text_below(lines, i + 1), references))
    # Results of a search have an abstract each.
    return found[0] if len({lines[parts.title].text for parts in found}) == 1 else None


def _is_sign(text: str) -> bool:
    if len(text) > MAX_SIGN:
        return False
    return _SIGN.fullmatch(text) is not None or (
        _OF_BUTTONS.search(text) is not None and BUTTON.search(text) is not None
    )


def _has_doi(lines: Sequence[Line]) -> bool:
    return any("10." in x.text and next(iter(ids.find_doi(x.text)), None) for x in lines)


def _names(page: Page, n: int) -> AuthorList | None:
    """Read the authors above an abstract: several names, or one directly below a title."""
    line = page.lines[n]
    if is_passed(line.text) or ENDS.fullmatch(line.text) or find_kind(line.text):
        return None
    found = _marked_names(page, line)
    if found is None or len(found.places) > 1:
        return found
    by = line.text.startswith(("by ", "By ", "Author"))
    over = page.lines[n - 1].text if n else ""
    titled = len(over) >= MIN_TITLE and len(over.split()) > MIN_WORDS and not _is_fact(over)
    return found if by or titled else None


def _marked_names(page: Page, line: Line) -> AuthorList | None:
    bare = _MARKS.sub(lambda marks: " " * len(marks[0]), line.text)
    if bare == line.text or len(bare) > 3000:
        return names_of(page, line)
    start = 3 if bare.startswith(("by ", "By ")) else 0
    found = find_authors(bare, start, len(bare.rstrip()))
    places = [(line.start + a, line.start + b) for a, b in found.places] if found else []
    places = [(a, a + len(page.text[a:b].rstrip(" ,"))) for a, b in places]
    return AuthorList(tuple(places), bool(found and found.truncated)) if places else None


def _find_title(lines: Sequence[Line], names: int) -> int | None:
    """Find the title above names: it is said again below, where a page tells how to cite it; else
    it is the nearest line that is no fact.
    """
    near = [
        i
        for i in range(names - 1, max(-1, names - MAX_ABOVE), -1)
        if MIN_TITLE <= len(lines[i].text) <= MAX_TITLE
        and not _is_fact(lines[i].text)
        and len(lines[i].text.split()) >= MIN_WORDS
    ]
    below = [title_key(line.text) or "" for line in lines[names:] if _tells_how_to_cite(line.text)]
    again = (i for i in near if any((title_key(lines[i].text) or "?") in told for told in below))
    return next(again, near[0] if near else None)


def _tells_how_to_cite(text: str) -> bool:
    """Say whether a line may be how to cite an article: it has a year in brackets or a DOI."""
    return "doi" in text or re.search(r"\((?:19|20)\d\d\)", text) is not None


def _is_fact(text: str) -> bool:
    told = (is_passed, is_flag, is_venue, is_heading, entry.is_date_line, _SIGN.fullmatch)
    return (
        find_kind(text) is not None
        or _ACCESS.fullmatch(text) is not None
        or text.startswith(("http", "Volume ", "Home ", "©", "Skip "))
        or any(says(text) for says in told)
    )


def _text_below(lines: Sequence[Line], first: int) -> range:
    """Give the lines of an abstract: up to a heading, or what is no text behind white space."""
    stop, inside = first, set[str]()
    while stop < len(lines):
        text = lines[stop].text
        short = len(text) < MAX_HEADING and not ends_sentence(text)
        if short and _INSIDE.fullmatch(text) and text not in inside:
            inside.add(text)
        elif (short and (lines[stop].blank or stop > first or ENDS.fullmatch(text))) or (
            stop > first and text.startswith(_BEHIND_ABSTRACT)
        ):
            break
        stop += 1
    while stop > first and lines[stop - 1].text in inside:
        stop -= 1  # "Introduction", over what follows the abstract
    return range(first, stop)


def read(page: Page) -> Evidence:
    """Read the article, the works it cites, and others that the page lists with their days."""
    parts = page.once(find_parts)
    assert parts is not None, "the page was recognised by them"
    lines = page.lines
    article = _read_article(page, parts)
    sided = read_lists(page, parts.references)
    sided.sort(key=lambda other: first_place(other[0]))
    drafts = [article, *(draft for draft, _ in sided)]
    passed = [x for x in lines if is_passed(x.text) or _is_fact(x.text) or BUTTON.fullmatch(x.text)]
    found = finish(page, NAME, drafts, passed)
    if len(found.records) != len(drafts):
        return found
    others = [(r, side) for r, (_, side) in zip(found.records[1:], sided, strict=True)]
    return replace(found, references=tuple(find_cited(found.records[0], others)))


def _read_article(page: Page, parts: Parts) -> Draft:
    draft, lines = new_draft(page), page.lines
    title = lines[parts.title]
    put_title(draft, title.start, title.end)
    names = _names(page, parts.names)
    if names:
        draft.add_authors(names.places, truncated=names.truncated)
    if parts.abstract:
        draft.put("abstract", lines[parts.abstract.start].start, lines[parts.abstract.stop - 1].end)
    first = max(0, parts.title - MAX_ABOVE)
    head = [lines[i] for i in range(first, parts.abstract.start) if i != parts.names]
    key = title_key(title.text) or ""
    told = [x for x in lines[parts.abstract.stop :] if key and key in (title_key(x.text) or "")]
    for line in head:
        if (day := find_day(line.text)) and not draft.has("published"):
            draft.put_as("published", day.value, line.start + day.start, line.start + day.end)
    for line in (*head, *told):
        if line.start != title.start and not draft.has("doi"):
            entry.put_ids(draft, line.start, line.end)
    for line in head:
        told_apart = line.start != title.start and not find_day(line.text)
        if told_apart and is_dated(line.text) and line.text[0].isalnum():
            put_place(draft, line.start, line.end)
    for line in (*head, *told):
        if not draft.has("published") and line.start != title.start:
            for date in find_dates(line.text, 0, len(line.text), year_alone=line in told):
                draft.put_as(
                    "published", date.value, line.start + date.start, line.start + date.end
                )
                break
    return draft

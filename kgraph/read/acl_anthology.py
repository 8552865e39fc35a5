"""ACL Anthology: the list of a volume or an author, and the page of a paper.

    Proceedings of the 2018 Conference of the North American Chapter of ...
    pdf bib abs
    Deep Contextualized Word Representations
    Matthew E. Peters | Mark Neumann | Luke Zettlemoyer
    We introduce a new type of deep contextualized word representation ...

The buttons open an entry, at times glued ("pdfbibabs"); the abstract is there if it was
unfolded. An author's list prints the volume under each entry and years between. The page
of a paper names its fields, values on the line below: ``Anthology ID:``, ``Year:``.
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.model.tables import Evidence
from kgraph.read import entry, people
from kgraph.read.authors import find_authors
from kgraph.read.copied import all_of, finish, headings, put_names, put_year
from kgraph.read.dates import find_dates
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft

NAME = "acl_anthology"
_WORDS = (
    r"(?:pdf|bib|abs|video|code|data|doi|poster|slides|software|dataset|datasets|attachment"
    r"|attachments|note|notes|presentation|handout|cite|erratum|revision|full|html|link)"
)
_BUTTONS = re.compile(rf"(?:{_WORDS}(?:\(s\)|\s?\(full\))?(?:\s+|(?={_WORDS})|$|(?=\W)))+")
_OPENING = re.compile(r"(?:pdf|bib)(?:\s*\(full\))?\s*(?:bib\b|bibabs|pdf|$|abs\b)")
_VOLUME = re.compile(
    r"(?:bib\s*\(full\)\s+)?(?P<name>(?:Proceedings of|Findings of|Transactions of|Actes d|"
    r"Computational Linguistics, (?:Volume|Special)|Companion Proceedings|Conference Proceedings of"
    r"|\S+ Proceedings of|Tutorial Abstracts|International Journal of|[\w ]{0,30}Journal of)\b.*)"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_FIELD = re.compile(
    r"(?P<name>Anthology ID|Volume|Month|Year|Address|Editors?|Venues?|SIGs?|Publisher|Note|Pages"
    r"|Language|URL|DOI|Award|Bibkey|Cite \(\w+\)|PDF|Copy Citation|Video|Code|Data|Software"
    r"|Dataset|Attachment|Revisions?|Errata|Optional \w+ \w+)\s*:\s*(?P<value>.*)$"
)
_NAVIGATION = re.compile(
    r"\b(?:Search|Co-authors|Venues|Fix author|Correct metadata|Fix data|up|\d+)\b"
)


def recognises(page: Page) -> bool:
    """Say whether buttons open an entry, or a line names an Anthology ID."""
    return _id_line(page.lines) is not None or any(True for _ in _openings(page.lines))


def read(page: Page) -> Evidence:
    """Read the entries of a list, or the paper of a page."""
    lines = page.lines
    at = _id_line(lines)
    if at is not None:
        drafts, passed = _read_paper(page, at)
        return finish(page, NAME, drafts, passed)
    opened = list(_openings(lines))
    borders = [*(start for start, _ in opened[1:]), len(lines)]
    before = lines[: opened[0][0]]
    context = _Context()
    context.look(before)
    drafts = []
    for (_, first), border in zip(opened, borders, strict=True):
        draft, used = _read_entry(page, lines[first:border], context)
        if draft:
            drafts.append(draft)
        context.look(lines[first + used : border])
    passed = [x for x in lines if is_buttons(x.text) or _is_navigation(x.text)]
    passed += [x for x in lines if _YEAR.match(x.text)] + headings(before)
    printed = [author.name for draft in drafts for author in draft.record.authors]
    return finish(page, NAME, drafts, passed, facts=list(people.page_person(page, before, printed)))


class _Context:
    """The volume and the year that the entries below stand under."""

    def __init__(self) -> None:
        self.volume: tuple[int, int] | None = None
        self.year: tuple[int, int] | None = None

    def look(self, lines: Sequence[Line]) -> None:
        """Take the last volume and year named by lines that are of no entry."""
        for line in lines:
            volume = _VOLUME.match(line.text)
            if volume and len(line.text) < 300:
                self.volume = (line.start + volume.start("name"), line.end)
            elif _YEAR.match(line.text):
                self.year = (line.start, line.end)


def is_buttons(text: str) -> bool:
    """Say whether a line is made of the buttons of an entry."""
    return len(text) < 120 and _BUTTONS.fullmatch(text) is not None


def _is_navigation(text: str) -> bool:
    return len(text) < 120 and all_of(_NAVIGATION, text)


def _openings(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Find runs of buttons with "pdf" and "bib": where they begin and what follows them."""
    i = 0
    while i < len(lines):
        start = i
        while i < len(lines) and is_buttons(lines[i].text):
            i += 1
        run = " ".join(line.text for line in lines[start:i])
        if i > start and i < len(lines) and _OPENING.match(run) and "bib" in run:
            yield start, i
        i = max(i, start + 1)


def _read_entry(page: Page, lines: Sequence[Line], context: _Context) -> tuple[Draft | None, int]:
    """Read an entry; give it, and how many lines it has. A volume itself is no paper."""
    volume = _VOLUME.match(lines[0].text)
    if volume and not (len(lines) > 2 and _VOLUME.match(lines[2].text)):
        return None, 0
    draft = new_draft(page)
    draft.put("title", lines[0].start, lines[0].end)
    used = 1
    if len(lines) > 1 and _is_authors(page.text, lines[1]):
        put_names(draft, lines[1].start, lines[1].end)
        used = 2
    if (
        used < len(lines)
        and _VOLUME.match(lines[used].text)
        and not ends_sentence(lines[used].text)
    ):
        draft.put("journal_ref", lines[used].start, lines[used].end)
        used += 1
    elif context.volume:
        draft.put("journal_ref", *context.volume)
    if context.year:
        put_year(draft, *context.year)
    stop = used
    while stop < len(lines) and (len(lines[stop].text) >= 80 or ends_sentence(lines[stop].text)):
        if _VOLUME.match(lines[stop].text) and not ends_sentence(lines[stop].text):
            break
        stop += 1
    if stop > used:
        draft.put("abstract", lines[used].start, lines[stop - 1].end)
        draft.add_urls(lines[used].start, lines[stop - 1].end)
    return draft, stop


def _is_authors(text: str, line: Line) -> bool:
    return " | " in line.text or find_authors(text, line.start, line.end) is not None


def _id_line(lines: Sequence[Line]) -> int | None:
    found = (i for i, line in enumerate(lines) if line.text.startswith("Anthology ID"))
    return next((i for i in found if i > 0 and _FIELD.match(lines[i].text)), None)


def _read_paper(page: Page, at: int) -> tuple[list[Draft], list[Line]]:
    """Read the page of a paper: title, authors, abstract over the named fields."""
    draft = new_draft(page)
    lines = page.lines
    head = [line for line in lines[:at] if not is_buttons(line.text.lower())]
    under = next((i for i, line in enumerate(head) if line.text.startswith("Abstract")), len(head))
    by = next((i for i in range(1, under) if _is_authors(page.text, head[i])), under)
    draft.put("title", head[max(by - 1, 0)].start, head[max(by - 1, 0)].end)
    if by < under:
        put_names(draft, head[by].start, head[by].end)
    if under < len(head):
        skip = re.match(r"Abstract\s*:?\s*", head[under].text)
        assert skip is not None, "the line was found by it"
        draft.put("abstract", head[under].start + skip.end(), head[-1].end)
    passed = [line for line in lines[:at] if is_buttons(line.text.lower())]
    i, month = at, None
    while i < len(lines):
        field = _FIELD.match(lines[i].text)
        if field is None or field["name"].startswith(("Cite", "Bibkey", "Copy")):
            passed += lines[i:] if field else lines[i : i + 1]
            i = len(lines) if field else i + 1
            continue
        value = lines[i].start + field.start("value"), lines[i].end
        if not field["value"] and i + 1 < len(lines) and not _FIELD.match(lines[i + 1].text):
            i += 1
            value = lines[i].start, lines[i].end
        start = lines[i].start if field["value"] else lines[i - 1].start
        if field["name"] == "Month":
            month = start, value[1]
        _put_field(draft, field["name"], start, value, month)
        i += 1
    return [draft], passed


def _put_field(
    draft: Draft, name: str, start: int, value: tuple[int, int], month: tuple[int, int] | None
) -> None:
    text = draft.page.text
    if name == "Volume":
        draft.put("journal_ref", *value)
    elif name == "Year":
        named = text[month[0] : month[1]].split()[-1] if month else ""
        dates = list(find_dates(f"{named} {text[slice(*value)]}", 0, 60, year_alone=True))
        if dates:
            draft.put_as("published", dates[0].value, *value)
    elif name in ("DOI", "URL"):
        entry.put_ids(draft, *value)
        draft.add_urls(*value)
    elif name != "Month" and value[0] < value[1]:
        draft.add("labels", start, value[1])

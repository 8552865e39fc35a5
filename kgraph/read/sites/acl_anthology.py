"""ACL Anthology: the list of a volume or an author, and the page of a paper.

    Proceedings of the 2018 Conference of the North American Chapter of ...
    pdf bib abs
    Deep Contextualized Word Representations
    Matthew E. Peters | Mark Neumann | Luke Zettlemoyer
    We introduce a new type of deep contextualized word representation ...

The buttons open an entry, at times glued ("pdfbibabs"); the abstract is there if it was
unfolded. An author's list prints the volume under each entry and years between. The page
of a paper names its fields, values on the line below: ``Anthology ID:``, ``Year:``; so
does a volume over its papers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft
from kgraph.read.parts import entry, people
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.copied import all_of, finish, headings, put_names, short_lines
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.lines import join_at
from kgraph.read.parts.persons import is_person
from kgraph.read.sites.acl_fields import FIELD, FORM, Field, apart, below_fields, find_fields
from kgraph.read.sites.acl_volumes import VOLUME, names_volume, stands_apart

NAME = "acl_anthology"
_WORDS = (
    r"(?:pdf|bib|abs|video|code|data|doi|poster|slides|software|dataset|datasets|attachment"
    r"|attachments|note|notes|presentation|handout|cite|erratum|revision|full|html|link)"
)
# "Best Paper", "Outstanding Paper Award" stand among the buttons.
_AWARD = (
    r"(?:\W*(?:Best|Outstanding|Honou?rable|Test[ -]of[ -]Time|Area Chair|SAC|Resource"
    r"|Social Impact)\b[\w '’-]{0,25}\b(?:Paper|Award|Mention)s?)"
)
_BUTTONS = re.compile(
    rf"(?:(?:{_WORDS}(?:\(s\)|\s?\(full\))?(?:\s+|(?={_WORDS})|$|(?=\W)))+{_AWARD}?|{_AWARD})",
    re.IGNORECASE,
)
# Copies have the title on their line, at times glued: "pdf bib abs A Title", "pdfbibA Title".
_BEFORE_TITLE = re.compile(
    rf"(?=pdf|bib)(?:{_WORDS}(?:\(s\)|\s?\(full\))?\s*){{2,}}(?=[^\Wa-z]|[\"“‘'¿¡(\[]|(?<=\s)[a-z])"
)
_OPENING = re.compile(r"(?:pdf|bib)(?:\s*\(full\))?\s*(?:bib\b|bibabs|pdf|$|abs\b)")
# Under a title, where authors stand: "Hong-Van Le" ends in what is a particle elsewhere.
_ONE_NAME = re.compile(r"[A-Z][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3}\s+[A-Z][\w.'’-]*")
_EDITORS = re.compile(r"\((?:Editors?|Eds?\.?)\)$", re.IGNORECASE)
# The heading of an event, or of a volume of one: "Natural Language Processing (2021)".
_EVENT = re.compile(r"[A-Z].{3,200}\((?P<year>(?:19|20)\d\d)\)$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PAPER_ID = re.compile(r"(?:\d{4}\.[\w-]+\.|[A-Z]\d\d-\d{3})\d+\b")
MAX_NAMED = 2  # lines of the name of a volume and its editors
_NAVIGATION = re.compile(
    r"\b(?:Search|(?:Show|Hide) all abstracts|Co-authors|Venues|Fix author|Correct metadata"
    r"|Fix data|up|\d+"
    r"|ACL Anthology|(?:News|FAQ|Corrections|Submissions|GitHub)(?:\s?\(current\))?)(?!\w)"
)
# What the site says of itself below all papers.
_FOOTER = re.compile(
    r"(?:ACL materials are Copyright|Materials published in|Permission is granted to make copies"
    r"|The ACL Anthology is |Site last built )"
)


def recognises(page: Page) -> bool:
    """Say whether buttons open an entry, or a line names an Anthology ID."""
    lines = page.once(_with_buttons_apart).lines
    return bool(_id_lines(lines)) or any(True for _ in _openings(lines))


def read(page: Page) -> Evidence:
    """Read the entries of lists and the pages of papers, one below the other."""
    page = page.once(_with_buttons_apart)
    lines = page.lines
    anchors = _anchors(lines)
    context, drafts, begin = _Context(), [], 0
    passed = [x for x in lines if is_buttons(x.text) or _is_navigation(x.text)]
    passed += [x for x in lines if _YEAR.match(x.text) or _FOOTER.match(x.text)]
    passed += (headings if anchors[0].first else short_lines)(lines[: anchors[0].at])
    for anchor, below in pairwise([*anchors, _Anchor(len(lines), None)]):
        # What stands over the next belongs to it, if that is the page of a paper.
        stop = _top(page, anchor.first or anchor.at, below.at) if below.is_paper else below.at
        if anchor.is_paper:
            top = begin if anchor is anchors[0] else _top(page, begin, anchor.at)
            end = stop if below.is_paper else below_fields(lines, anchor.at, stop)
            draft, left = _read_paper(page, lines[top:end], anchor.at - top)
            drafts.append(draft)
            passed += left
            context, begin = _Context(), end
        elif anchor.first is None:
            context = _Context()
            context.look(lines[begin:stop])
            context.look_at_volume(lines[:stop], anchor.at)
            passed += short_lines(lines[begin:stop])  # a volume, its editors and its fields
            begin = stop
        elif stop > anchor.first:
            context.look(lines[begin : anchor.at])
            if any("(full)" in line.text for line in lines[anchor.at : anchor.first]):
                # What is had as a whole is a volume, whatever its name.
                context.volume = lines[anchor.first].start, lines[anchor.first].end
                context.look(lines[anchor.first : stop])
                passed += short_lines(lines[anchor.first : stop])
                begin = stop
                continue
            read, used = _read_entry(page, lines[anchor.first : stop], context)
            drafts += [read] if read else []
            begin = anchor.first + used
    printed = [name for draft in drafts for name in draft.names]
    before = [] if any(x.is_paper for x in anchors) else lines[: anchors[0].at]
    return finish(page, NAME, drafts, passed, facts=list(people.page_person(page, before, printed)))


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where something begins: the buttons of an entry, which stands behind them (``first``),
    or the line with the id of a volume or of a paper.
    """

    at: int
    first: int | None
    is_paper: bool = False


def _anchors(lines: Sequence[Line]) -> list[_Anchor]:
    """Find what stands on a page, in order."""
    opened = [_Anchor(start, first) for start, first in _openings(lines)]
    last = opened[-1].at if opened else 0
    found: list[_Anchor] = []
    volumes: set[int] = set()
    for at in _id_lines(lines):
        field = next(find_fields(lines[at : at + 2]))
        edited = any(_EDITORS.search(line.text) for line in lines[max(0, at - 2) : at])
        is_paper = bool(_PAPER_ID.match(field.text)) or not (edited or at < last)
        found.append(_Anchor(at, None, is_paper))
        if not is_paper:
            # Its own buttons stand over its name and editors, or below them.
            volumes.update(range(at - MAX_NAMED, at + 1))
    opened = [anchor for anchor in opened if anchor.first not in volumes]
    return sorted([*opened, *found], key=lambda anchor: anchor.at)


def _with_buttons_apart(page: Page) -> Page:
    """Give a page with the buttons on lines of their own, where entries have them on the line of
    the title, with each field on its own, each list of names on one, and without the form that
    corrects a paper.
    """
    kept: list[Line] = []
    for line in join_at(page.text, page.lines, "|"):
        opened = line.text.startswith(("pdf", "bib")) and not is_buttons(line.text)
        opening = _BEFORE_TITLE.match(line.text) if opened else None
        if opening:
            cut = line.start + opening.end()
            kept.append(replace(line, end=cut, text=opening[0].rstrip()))
            kept.append(Line(cut, line.end, line.text[opening.end() :]))
        elif not FORM.match(line.text):
            kept += apart(line)
    if kept == list(page.lines):
        return page
    return Page(page.source, page.text, tuple(kept), page.inner)


class _Context:
    """The volume and the year that the entries below stand under."""

    def __init__(self) -> None:
        self.volume: tuple[int, int] | None = None
        self.year: tuple[int, int] | None = None
        self.month = ""

    def look(self, lines: Sequence[Line]) -> None:
        """Take the last volume and year named by lines that are of no entry."""
        month = ""
        for i, line in enumerate(lines):
            volume = VOLUME.match(line.text)
            if volume and len(line.text) < 300:
                if _is_edited(lines, i):
                    self.year, self.month = None, ""
                self.volume = (line.start + volume.start("name"), line.end)
            if _YEAR.match(line.text):
                self.year, self.month = (line.start, line.end), ""
            elif len(line.text) < 220 and (event := _EVENT.match(line.text)):
                start, end = event.span("year")
                self.year, self.month = (line.start + start, line.start + end), ""
        # Of a volume whose first field is not copied: "Month: / May / Year: / 2018".
        for field in find_fields(lines):
            month = field.text if field.name == "Month" else month
            if field.name == "Year" and month and field.value == self.year:
                self.month = month.split()[-1]

    def look_at_volume(self, lines: Sequence[Line], at: int) -> None:
        """Take the name, the month and the year of a volume whose fields begin at a line."""
        named = at - 2 if at > 1 and _EDITORS.search(lines[at - 1].text) else at - 1
        if self.volume is None:
            self.volume = lines[named].start, lines[named].end
        for field in find_fields(lines[at:]):
            if field.name == "Month":
                self.month = field.text.split()[-1] if field.text else ""
            elif field.name == "Year" and _YEAR.match(field.text):
                self.year = field.value

    def put_date(self, draft: Draft) -> None:
        """Take the year, with the month if the page names it, as the date of publication."""
        if self.year:
            _put_year(draft, self.month, self.year)


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
        if i == start:
            i += 1
            continue
        run = " ".join(line.text for line in lines[start:i])
        # "Show all abstracts" stands below the buttons of a whole volume.
        if i < len(lines) and _is_navigation(lines[i].text):
            continue
        if i < len(lines) and _OPENING.match(run) and "bib" in run:
            yield start, i


def _read_entry(page: Page, lines: Sequence[Line], context: _Context) -> tuple[Draft | None, int]:
    """Read an entry; give it, and how many lines it has. A volume itself is no paper."""
    volume = VOLUME.match(lines[0].text)
    if volume and not (len(lines) > 2 and VOLUME.match(lines[2].text)):
        return None, 0
    draft = new_draft(page)
    draft.put("title", lines[0].start, lines[0].end)
    used = 1
    if len(lines) > 1 and (_is_authors(page.text, lines[1]) or _ONE_NAME.fullmatch(lines[1].text)):
        _put_authors(draft, lines[1])
        used = 2
    # Who lists the papers of a person names the volume of each.
    placed = used < len(lines) and (
        names_volume(lines[used].text)
        or (used == 2 and not context.volume and stands_apart(lines, used))
    )
    if placed and not _is_edited(lines, used):
        draft.put("journal_ref", lines[used].start, lines[used].end)
        used += 1
    elif context.volume:
        draft.put("journal_ref", *context.volume)
    context.put_date(draft)
    stop = used
    while stop < len(lines) and (len(lines[stop].text) >= 80 or ends_sentence(lines[stop].text)):
        below = lines[stop].text
        if names_volume(below) or _FOOTER.match(below) or _is_navigation(below):
            break
        stop += 1
    if stop > used:
        draft.put("abstract", lines[used].start, lines[stop - 1].end)
        draft.add_urls(lines[used].start, lines[stop - 1].end)
    return draft, stop


def _is_edited(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line stands over the editors of a volume: another page begins with it."""
    return i + 1 < len(lines) and _EDITORS.search(lines[i + 1].text) is not None


def _is_authors(text: str, line: Line) -> bool:
    parted = " | " in line.text or _is_barred(line)
    return parted or find_authors(text, line.start, line.end) is not None


def _is_barred(line: Line) -> bool:
    """Say whether a line is of names with a bar and no space between: "Ann Lee|Bob Day"."""
    barred = "|" in line.text and " | " not in line.text
    return barred and all(is_person(part.strip()) for part in line.text.split("|"))


def _put_authors(draft: Draft, line: Line) -> None:
    if _is_barred(line):
        found = re.finditer(r"[^|\s](?:[^|]*[^|\s])?", line.text)
        draft.add_authors(
            [(line.start + m.start(), line.start + m.end()) for m in found], truncated=False
        )
    else:
        put_names(draft, line.start, line.end)


def _id_lines(lines: Sequence[Line]) -> list[int]:
    """Find the lines that name an Anthology ID: the first field of a page."""
    found = (i for i, line in enumerate(lines) if line.text.startswith("Anthology ID"))
    return [i for i in found if i > 0 and FIELD.match(lines[i].text)]


def _top(page: Page, before: int, at: int) -> int:
    """Give where the page of a paper begins that stands below another's fields or an entry."""
    lines = page.lines
    fielded = FIELD.match(lines[before].text) is not None
    first = min(below_fields(lines, before, at) if fielded else before, at - 1)
    under = [i for i in range(first, at) if lines[i].text.startswith("Abstract")]
    # Names of data and code may stand between, without their fields' signs.
    named = [i for i in range(first + 1, min([*under, at])) if _is_authors(page.text, lines[i])]
    by = named[-1] if named else first + 1
    while named and by - 1 > first and _goes_on(page.text, lines[by - 1], lines[by]):
        by -= 1
    return by - 1


def _read_paper(page: Page, lines: Sequence[Line], at: int) -> tuple[Draft, list[Line]]:
    """Read the page of a paper: title, authors, abstract over the named fields."""
    draft = new_draft(page)
    head = [line for line in lines[:at] if not is_buttons(line.text.lower())]
    told = [i for i, line in enumerate(head) if line.text.startswith("Abstract")]
    alone = [i for i in told if head[i].text == "Abstract"]  # the form's stands over it
    under = (alone[-1:] or told[:1] or [len(head)])[0]
    # The words of the site over a title may look like names.
    last = next((i for i in range(under - 1, 0, -1) if _is_authors(page.text, head[i])), under)
    by = last
    while last < under and by > 1 and _goes_on(page.text, head[by - 1], head[by]):
        by -= 1
    if head:
        draft.put("title", head[max(by - 1, 0)].start, head[max(by - 1, 0)].end)
    for line in head[by : last + 1] if last < under else ():
        _put_authors(draft, line)
    if under < len(head):
        skip = re.match(r"Abstract\s*:?\s*", head[under].text)
        assert skip is not None, "the line was found by it"
        draft.put("abstract", head[under].start + skip.end(), head[-1].end)
    passed = [line for line in lines[:at] if is_buttons(line.text.lower())]
    fields = list(find_fields(lines[at:]))
    taken = {line.start for field in fields for line in field.lines}
    passed += [line for line in lines[at:] if line.start not in taken]
    month = ""
    for field in fields:
        if field.name == "Month":
            month = field.text.split()[-1] if field.text else ""
        _put_field(draft, field, month)
    return draft, passed


def _goes_on(text: str, above: Line, line: Line) -> bool:
    """Say whether a line of authors goes on from the one above: a title may look like a name."""
    found = find_authors(text, above.start, above.end)
    if found is None or line.blank:
        return False
    below = find_authors(text, line.start, line.end)
    listed = len(found.places) > 1 or above.text.endswith(",")
    return listed or (below is not None and len(below.places) == 1)


def _put_field(draft: Draft, field: Field, month: str) -> None:
    if field.name == "Volume":
        draft.put("journal_ref", *field.value)
    elif field.name == "Year":
        _put_year(draft, month, field.value)
    elif field.name in ("DOI", "URL"):
        entry.put_ids(draft, *field.value)
        draft.add_urls(*field.value)
    elif field.name != "Month" and field.text:
        draft.add("labels", field.start, field.value[1])


def _put_year(draft: Draft, month: str, year: tuple[int, int]) -> None:
    printed = f"{month} {draft.page.text[slice(*year)]}"
    dates = list(find_dates(printed, 0, len(printed), year_alone=True))
    if dates and not draft.has("published"):
        draft.put_as("published", dates[0].value, *year)

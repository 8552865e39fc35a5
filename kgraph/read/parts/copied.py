"""What readers of copied web pages share: venues, cut author lists, navigation.

A page copied in the browser prints each field on a line or a piece of a line, with
buttons and counts between. Its readers say themselves which lines are navigation;
all that is left then is a problem with its place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence, PageFact, Problem
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, problem, trim, with_lines
from kgraph.read.parts import entry
from kgraph.read.parts.authors import split_authors
from kgraph.read.rest import covers, find_rest, starts_of_papers

_REPOSITORY = re.compile(
    r"(?:arXiv|CoRR|ArXiv\.org|bioRxiv|medRxiv|ChemRxiv|SSRN)\b", re.IGNORECASE
)
_CORR = re.compile(r"\babs/(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?!\d)")
# "(Oral). Best Paper Nominee" behind a venue; "Oral Medicine, Oral Pathology" is a journal.
_NOTE = (
    r"(?P<note>(?:(?:as )?an? )?(?:(?:selected|contributed|long|short) )?"
    r"(?:oral|spotlight|highlight|poster)(?: (?:presentation|talk|paper)s?)?"
    r"|(?:[\w-]+ ){0,4}(?:awards?|best (?:[\w-]+ ){0,2}papers?|runners?[- ]up|honou?rable mentions?"
    r"|nomin\w+|finalists?)(?: [\w-]+){0,4})"
)
_NOTE_BEHIND = re.compile(
    rf"(?:[.,;]\s+|\s+[–—|·-]\s+|\s+(?=[(\[]))[(\[]?{_NOTE}[)\]]?[\s.]*$", re.IGNORECASE
)
_NOTE_IN_BRACKETS = re.compile(rf"[\s.]+[(\[]\W{{0,3}}{_NOTE}\W{{0,2}}[)\]]$", re.IGNORECASE)
MAX_NOTE = 120  # code points
_COMMA = re.compile("[,，、]")
_PART = re.compile(r"[^,，、]+(?:,\s+(?:Jr|Sr|I{2,3}|IV)\b\.?)*")
# "Ann Lee, Bob Whitfield." closes a list; "Ann L.", "Bob Day Jr." and "et al." are names' own.
_STOP_BEHIND = re.compile(r"\s(?!Esq\.)[^\W\d_]{3,}\.$")
_DOTS = re.compile(r"…|\.\.\.")
_BULLET = re.compile(r"(?:[-*+•·‣▪◦●○]|#{1,6})\s++")
_SIGN = re.compile(r"[^\W_]")  # a letter or digit


def without_bullets(page: Page) -> Page:
    """Give a page whose lines begin behind their bullets: a copy may have one before each fact
    of an entry, and a program that makes Markdown the marks of items and headings.
    """
    lines = tuple(_behind_bullet(line) for line in page.lines)
    if lines == page.lines:
        return page
    return Page(page.source, page.text, lines, page.inner)


def _behind_bullet(line: Line) -> Line:
    bullet = _BULLET.match(line.text)
    if bullet is None:
        return line
    return Line(line.start + bullet.end(), line.end, line.text[bullet.end() :], line.blank)


def put_venue(draft: Draft, start: int, end: int) -> None:
    """Take where a paper appeared; "arXiv preprint arXiv:1706.03762" is an id, not a venue.

    A repository that prints no id is kept as a label, as notes behind a venue are.
    """
    text = draft.page.text
    end = without_notes(draft, start, end)
    while start < end and text[end - 1] in " ,;.\t\xa0":
        end -= 1
    start, end = trim(text, start, end)
    if start == end:
        return
    corr = _CORR.search(text, start, end)
    if corr and not draft.has("arxiv_id"):
        try:
            value = ids.parse_arxiv(corr["id"])
        except InputError as error:
            draft.report(*corr.span("id"), "bad-id", f"{error}; {error.hint}")
            return
        draft.put_id(ids.FoundId(value, *corr.span("id"), *corr.span()))
        return
    if _REPOSITORY.match(text[start:end]):
        if not entry.put_ids(draft, start, end) and corr is None:
            draft.add("labels", start, end)
        return
    if not draft.has("journal_ref"):
        draft.put("journal_ref", start, end)


def without_notes(draft: Draft, start: int, end: int) -> int:
    """Take the notes behind a venue as labels; give where the venue ends."""
    text = draft.page.text
    while note := _NOTE_BEHIND.search(text, max(start, end - MAX_NOTE), end):
        draft.add("labels", *note.span("note"))
        end = note.start()
    return end


def without_note(draft: Draft, start: int, end: int) -> int:
    """Take the note in brackets behind a title as a label; give where the title ends."""
    text = draft.page.text
    # What closes the brackets may have been stripped off.
    last = end + (text[end : end + 1] in (")", "]"))
    if end - start < 2 or text[last - 1] not in ")]":
        return end
    note = _NOTE_IN_BRACKETS.search(text, max(start + 1, last - MAX_NOTE), last)
    if note is None:
        return end
    draft.add("labels", *note.span("note"))
    return note.start()


def put_year(draft: Draft, start: int, end: int) -> None:
    """Take a year as the date of publication, if no date is known."""
    if not draft.has("published"):
        draft.put_as("published", draft.page.text[start:end], start, end)


def put_names(draft: Draft, start: int, end: int, *, truncated: bool = False) -> None:
    """Take what stands where authors stand; dots of omission may stand anywhere in it.

    For sites that print "First Last" only: every comma stands between two names.
    """
    text = draft.page.text
    found = split_authors(text, start, end)
    places = []
    for a, b in (part for place in found.places for part in _at_commas(text, *place)):
        while a < b and (text[a].isspace() or text[a] in "….,;"):
            a += 1
        while b > a and (text[b - 1].isspace() or text[b - 1] in "…,;*"):
            b -= 1
        b -= _STOP_BEHIND.search(text, a, b) is not None
        if any(c.isalpha() for c in text[a:b]):
            places.append((a, b))
    cut = truncated or found.truncated or _DOTS.search(text, start, end) is not None
    draft.add_authors(places, truncated=cut)
    for a, b in found.unread:
        draft.report(a, b, "not-understood", "no name, but it stands among the authors")


def _at_commas(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if _COMMA.search(text, start, end) is None:
        yield start, end
        return
    for part in _PART.finditer(text, start, end):
        yield part.span()


def finish(
    on: Page,
    reader: str,
    drafts: Sequence[Draft],
    passed: Iterable[Line],
    *,
    facts: Sequence[PageFact] = (),
    problems: Sequence[Problem] = (),
) -> Evidence:
    """Finish a copied page: what is in no record and was not passed over is a problem.

    Args:
        on: The page.
        reader: The name of the layout.
        drafts: The entries, in order.
        passed: The lines that are navigation, buttons and counts.
        facts: What the page says about all entries.
        problems: What the reader found itself.
    """
    found = evidence(on, reader, drafts, facts, problems)
    navigation = tuple(problem(on, line.start, line.end, "passed", "") for line in passed)
    rest = find_rest(on, replace(found, problems=(*found.problems, *navigation)))
    left = with_lines(on, Evidence(problems=tuple(rest)))
    return replace(found, problems=(*found.problems, *left.problems))


def first_place(draft: Draft) -> int:
    """Give where an entry begins: those found by several marks are put in order by it."""
    return min((span.start for span in draft.spans), default=0)


def headings(lines: Iterable[Line]) -> list[Line]:
    """Give those of the lines over the entries that are short, no sentence and of no paper."""
    lines = list(lines)
    papers = starts_of_papers(lines)
    return [line for line in short_lines(lines) if line.start not in papers]


def short_lines(lines: Iterable[Line]) -> list[Line]:
    """Give those of some lines that are short and no sentence: where what they tell is known."""
    return [line for line in lines if len(line.text) < 80 and not ends_sentence(line.text)]


def all_of(pattern: re.Pattern[str], text: str) -> bool:
    """Say whether a text is made of pieces a pattern matches, and of signs between them."""
    return not text.isspace() and text != "" and covers(pattern, text, _SIGN)


def runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Give the runs of true values, as half-open ranges."""
    start = None
    for i, flag in enumerate((*flags, False)):
        if flag and start is None:
            start = i
        elif not flag and start is not None:
            yield start, i
            start = None

"""Chats about papers, as copied: who and when on a line, then what was said.

    Ann  9:14 AM
    https://arxiv.org/abs/2401.00001 "Counting Sheep at Night"
    Bob  9:20 AM
    related: Counting Goats on Ladders (Lee et al.) https://arxiv.org/pdf/2401.00002

A message with one link to a paper may say its title beside it: in quotation marks, with
its authors behind, or with nothing else. What else was said is no part of a paper.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence
from kgraph.read.authors import find_authors
from kgraph.read.copied import finish
from kgraph.read.page import Draft, Page, new_draft, trim
from kgraph.read.prose import title_case_share

NAME = "chats"
MAX_TITLE = 250  # code points
_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s"
_SPEAKER = re.compile(
    rf"[^\W\d_][^:|\[\]\d]{{0,40}}?\s+(?:[—–-]\s+)?"
    rf"\[?(?:(?:Today|Yesterday) at |{_DAY})?{_TIME}\]?$"
)
_SAID = re.compile(rf"\[?{_DAY}{_TIME}\]?(?:\s[-–])?\s(?:~\s?)?[^:\n]{{1,40}}:\s")
_QUOTED = re.compile(r"\W{0,4}[\"“«](?P<title>[^\"“”«»]{8,250})[\"”»]")
_BY = re.compile(r"\s(?:by|from)\s(?=[A-Z])")
_LEAD = re.compile(r"[^\n:]{1,40}:\s+")
_AUTHORS = re.compile(
    r"\((?P<names>[^()]{2,120}?)(?:,?\s(?P<cut>et al\.?|and others))?(?:,?\s(?:19|20)\d\d)?\)$"
)
_EMOJI = re.compile(r"(?::[+\w-]{1,30}:\s?\d*\s*)+$")


@dataclass(frozen=True, slots=True)
class Link:
    """A paper that a message names: its id, and where the text before and behind it stands."""

    found: ids.FoundId
    before: tuple[int, int]
    behind: tuple[int, int]


def recognises(page: Page) -> bool:
    """Say whether at least two messages stand on the page, and one links a paper."""
    speakers = sum(_is_speaker(line.text) or _said(line.text) > 0 for line in page.lines)
    return speakers > 1 and next(_links(page), None) is not None


def read(page: Page) -> Evidence:
    """Read the papers that messages link, each once."""
    drafts: list[Draft] = []
    known: set[str] = set()
    for link in _links(page):
        value = link.found.value
        name = value if isinstance(value, str) else value.bare
        if name not in known:
            known.add(name)
            drafts.append(_read_link(page, link))
    passed = [line for line in page.lines if _is_speaker(line.text)]
    return finish(page, NAME, drafts, passed)


def _is_speaker(text: str) -> bool:
    return len(text) < 80 and _SPEAKER.match(text) is not None


def _said(text: str) -> int:
    """Give where a message begins behind the day, the time and a name on its line."""
    match = _SAID.match(text)
    return match.end() if match else 0


def _links(page: Page) -> Iterator[Link]:
    for line in page.lines:
        start = line.start + _said(line.text)
        text = page.text[start : line.end]
        found = [f for f in ids.find_arxiv(text) if not isinstance(f, InputError)]
        found += ids.find_doi(text)
        if not found or len({str(f.value) for f in found}) > 1:
            # Of several papers in one line none is known by the words beside it.
            for one in found:
                yield Link(_moved(one, start), (start, start), (start, start))
            continue
        first, last = found[0], found[-1]
        before, after = first.whole_start, last.whole_end
        while before > 0 and not text[before - 1].isspace():
            before -= 1
        while after < len(text) and not text[after].isspace():
            after += 1
        yield Link(_moved(first, start), (start, start + before), (start + after, line.end))


def _moved(found: ids.FoundId, by: int) -> ids.FoundId:
    return ids.FoundId(
        found.value,
        found.start + by,
        found.end + by,
        found.whole_start + by,
        found.whole_end + by,
    )


def _read_link(page: Page, link: Link) -> Draft:
    draft = new_draft(page)
    draft.put_id(link.found)
    draft.add_urls(link.before[1], link.behind[0])
    if not _put_title(draft, *link.behind, ends=False):
        _put_title(draft, *link.before, ends=True)
    return draft


def _put_title(draft: Draft, start: int, end: int, *, ends: bool) -> bool:
    """Take the title that stands behind a link or before it, and its authors."""
    text = draft.page.text
    if emoji := _EMOJI.search(text, max(start, end - 100), end):
        end = emoji.start()
    start, end = trim(text, start, end)
    while end > start and text[end - 1] in ":-–—<(":
        end -= 1
    start, end = trim(text, start, end)
    quoted = _QUOTED.search(text, start, end) if ends else _QUOTED.match(text, start, end)
    if quoted:
        draft.put("title", *quoted.span("title"))
        return True
    while start < end and text[start] in ":-–—>)":
        start += 1
    start, end = trim(text, start, end)
    lead = _LEAD.match(text, start, end) if ends else None
    for begin in [start] if lead is None else [lead.end(), start]:
        if _put_named(draft, begin, end):
            return True
    return False


def _put_named(draft: Draft, start: int, end: int) -> bool:
    text = draft.page.text
    if behind := _AUTHORS.search(text, start, end):
        cut = behind["cut"] is not None
        names = find_authors(text, *behind.span("names"))
        places = names.places if names else (behind.span("names"),) if cut else ()
        if places and _is_title(text[start : behind.start()]):
            draft.put("title", start, behind.start())
            draft.add_authors(places, truncated=cut or (names is not None and names.truncated))
            return True
    for by in _BY.finditer(text, start, min(end, start + MAX_TITLE)):
        names = find_authors(text, by.end(), end)
        if names and _is_title(text[start : by.start()]):
            draft.put("title", start, by.start())
            draft.add_authors(names.places, truncated=names.truncated)
            return True
    if _is_title(text[start:end]):
        draft.put("title", start, end)
        return True
    return False


def _is_title(text: str) -> bool:
    """Say whether what stands beside a link is a title and not talk: capitals, some words."""
    return (
        8 <= len(text) <= MAX_TITLE
        and len(text.split()) > 2
        and text[0].isupper()
        and title_case_share(text) >= 0.6
        and find_authors(text, 0, len(text)) is None
    )

"""Chats about papers, as copied: who and when on a line, then what was said.

    Ann  9:14 AM
    https://arxiv.org/abs/2401.00001 "Counting Sheep at Night"
    Bob  9:20 AM
    related: Counting Goats on Ladders (Lee et al.) https://arxiv.org/pdf/2401.00002
    Cy
    9:31 AM
    https://arxiv.org/abs/2401.00003
    arXiv.org
    Counting Cows in Fog
    Cows are hard to see in fog, and we count them nevertheless...

A message with one link to a paper may say its title beside it: in quotation marks, with
its authors behind, or with nothing else; on the line above a link that stands alone; or
below it, where programs show what a link leads to. What else was said is no part of a paper.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence
from kgraph.read.layouts.noted import bare_ids
from kgraph.read.page import Draft, Line, Page, ends_sentence, new_draft, trim
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.copied import finish
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.line_parts import surnames
from kgraph.read.parts.paper_line_forms import find_item
from kgraph.read.parts.prose import looks_like_prose, title_case_share
from kgraph.read.parts.put_items import put_item
from kgraph.read.parts.quoted_titles import find_quoted

NAME = "chats"
MAX_TITLE = 250  # code points
MIN_ABSTRACT = 60  # code points of what a program shows of one
_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DATE = r"\d{1,4}[./-]\d{1,2}[./-](?:\d{1,4})?"
_MOMENT = rf"(?:{_DATE},?\s{_TIME}|{_TIME},?\s{_DATE})"  # programs differ in what stands first
_WHEN = rf"\[?(?:{_MOMENT}|(?:(?:Today|Yesterday)(?: at)?,? )?{_TIME})\]?"
_SPEAKER = re.compile(rf"[^\W\d_][^:|\[\]\d]{{0,40}}?,?\s+(?:[—–-]\s+)?{_WHEN}$")
_TIME_ALONE = re.compile(rf"{_WHEN}$")
_SPEAKER_ALONE = re.compile(r"[^\W\d_][^:|\[\]\d.!?]{0,40}(?:\s?\((?:he|she|they)[^()]{1,20}\))?$")
# "[9:14] Ann: ", "(9:14:05) Ann: ", "2024-01-01 9:14 - Ann: "; a time alone has its brackets, or
# its speaker: "9:14 <ann> ", "09:14:05 From Ann to Everyone: ".
_SAID = re.compile(
    rf"(?:\[?{_MOMENT}\]?(?:\s[-–])?|\[{_TIME}\]|\({_TIME}\)|{_TIME}(?=\s<|\s+From\s))\s+"
    r"(?:~\s?)?<?[^:\n>]{1,60}(?:\s?:|>)\s"
)
_FIRST = frozenset("[(0123456789")  # of a line with the time in front
# What parts the ids that are a whole message, and may be the signs around one.
_TOKEN = re.compile(r"[^\s,;|<>()\[\]]+")
_DIGIT = re.compile(r"\d{3}")
_SHAPE = re.compile(r"\d{4}\.\d{4}|/\d{7}")
_JOINING = frozenset(("and", "&", "+", "also", "und", "et", "y", "e", "-", "*", "•"))
_QUOTED = re.compile(r"\W{0,4}[\"“«](?P<title>[^\"“”«»]{8,250})[\"”»]")
_BY = re.compile(r"\s(?:by|from)\s(?=[A-Z])")
_LEAD = re.compile(r"[^\n:]{1,40}:\s+")
_LABEL = re.compile(
    r"(?:(?:new|next|today's|this week's|the)\s)?"
    r"(?:papers?|title|read|link|preprint|arxiv|fyi|ps)\b",
    re.IGNORECASE,
)
# "also Counting Sheep", "and then Counting Sheep"
_TALK = re.compile(r"(?:[a-z][a-z']*,?\s+){1,4}(?=[^\W\d_a-z])")
_LABEL_BEHIND = re.compile(r"[\s,;(\[]+(?:arXiv|doi)$", re.IGNORECASE)
_URL = re.compile(r"https?://\S+\s+")
MAX_DATE = 40  # code points
_ID_FIRST = re.compile(r"[\[(]?(?:arXiv:\s?)?\d{4}\.\d{4,5}(?:v\d+)?[\])]?\s*[:.–—-]?\s+")
_AUTHORS = re.compile(
    r"\((?P<names>[^()]{2,120}?)(?:,?\s(?P<cut>et al\.?|and others))?"
    r"(?:,?\s(?P<year>(?:19|20)\d\d))?\)$"
)
# "Counting Sheep, Lee & Day 2019"
_CITED = re.compile(
    r",\s(?P<names>[^\W\d_a-z][^(),\s]{1,40}(?:\s(?:&|and)\s[^\W\d_a-z][^(),\s]{1,40})?)"
    r"(?:,?\s(?P<cut>et al\.?|and others))?,?\s(?P<year>(?:19|20)\d\d)$"
)
# How programs name the site that a link leads to, above what it shows.
_SITE = re.compile(
    r"(?:(?:www\.)?[a-z][\w-]*(?:\.[a-z][\w-]*)*\.(?:org|com|net|io|co|edu|ai|dev)|arXiv|OpenReview"
    r"|ACL Anthology|Hugging Face|Semantic Scholar|alphaXiv|Nature|ScienceDirect|SpringerLink)",
    re.IGNORECASE,
)
_EMOJI = re.compile(r"(?::[+\w-]{1,30}:\s?\d*\s*)+$")


@dataclass(frozen=True, slots=True)
class Link:
    """A paper that a message names: its id, where the text before and behind it stands, and
    the number of its line.
    """

    found: ids.FoundId
    before: tuple[int, int]
    behind: tuple[int, int]
    line: int


def recognises(page: Page) -> bool:
    """Say whether two messages stand on the page, or it begins with one, and one links a paper."""
    said = [_said(line.text) > 0 for line in page.lines]
    begun = said[:1] == [True] or len(page.once(_find_speakers)[0]) + sum(said) > 1
    return begun and next(_links(page), None) is not None


def read(page: Page) -> Evidence:
    """Read the papers that messages link, each once."""
    drafts: dict[str, Draft] = {}
    taken: set[int] = set()  # lines that are titles
    for link in _links(page):
        value = link.found.value
        name = value if isinstance(value, str) else value.bare
        draft = drafts.get(name)
        if draft is None:
            draft = drafts[name] = new_draft(page)
            draft.put_id(link.found)
        draft.add_urls(link.before[1], link.behind[0])
        if not draft.has("title"):
            _read_link(draft, link, taken)
        if not draft.has("published"):
            _put_date(draft, *link.behind)
    passed = [page.lines[i] for part in page.once(_find_speakers) for i in part]
    passed += [line for line in page.lines if _SITE.fullmatch(line.text)]
    return finish(page, NAME, list(drafts.values()), passed)


def _find_speakers(page: Page) -> tuple[list[int], list[int]]:
    """Find the lines that say who spoke and when; a name may stand on a line of its own above
    the time. Gives the lines with the time, and those of names alone.
    """
    timed, named = [], []
    for i, line in enumerate(page.lines):
        if len(line.text) >= 80 or line.text[-1] not in "0123456789mM.]":
            continue
        if _SPEAKER.match(line.text):
            timed.append(i)
        elif _TIME_ALONE.match(line.text):
            timed.append(i)
            above = page.lines[i - 1].text if i else ""
            if _SPEAKER_ALONE.fullmatch(above) and len(above.split()) < 6:
                named.append(i - 1)
    return timed, named


def _said(text: str) -> int:
    """Give where a message begins behind the day, the time and a name on its line."""
    match = _SAID.match(text) if text[:1] in _FIRST else None
    return match.end() if match else 0


def _links(page: Page) -> Iterator[Link]:
    for i, line in enumerate(page.lines):
        start = line.start + _said(line.text)
        text = page.text[start : line.end]
        found = [f for f in ids.find_arxiv(text) if not isinstance(f, InputError)]
        found += ids.find_doi(text)
        found = sorted([*found, *_bare_in(text, found)], key=lambda f: f.whole_start)
        if not found:
            yield from _bare_id(page, i, start)
            continue
        if len({str(f.value) for f in found}) > 1:
            # Of several papers in one line none is known by the words beside it.
            for one in found:
                yield Link(one.moved(start), (start, start), (start, start), -1)
            continue
        first, last = found[0], found[-1]
        before, after = first.whole_start, last.whole_end
        while before > 0 and not text[before - 1].isspace():
            before -= 1
        while after < len(text) and not text[after].isspace():
            after += 1
        yield Link(first.moved(start), (start, start + before), (start + after, line.end), i)


def _bare_in(text: str, known: list[ids.FoundId]) -> list[ids.FoundId]:
    """Find the ids of arXiv without its name: those of the old scheme, and any in a message of
    nothing else.
    """
    shapes = (m.start() for m in _SHAPE.finditer(text))
    if all(any(x.whole_start <= n < x.whole_end for x in known) for n in shapes):
        return []
    found, alone = [], True
    for token in _TOKEN.finditer(text):
        start, end = token.start(), token.end() - token[0].endswith((".", "!", "?", ":"))
        if token[0].lower() in _JOINING or any(x.whole_start <= start < x.whole_end for x in known):
            continue
        try:
            value = ids.parse_arxiv(text[start:end]) if _DIGIT.search(token[0]) else None
        except InputError:
            value = None
        if value is None:
            alone = False
            continue
        found.append(ids.FoundId(value, start, end, start, end))
    return [x for x in found if alone or "/" in text[x.start : x.end]]


def _bare_id(page: Page, i: int, start: int) -> Iterator[Link]:
    """Find an id without its name beside a title: "[1706.03762] Attention Is All You Need"."""
    end = page.lines[i].end
    # A number in brackets: nothing but the title says that it is an id.
    found = next(bare_ids(page.text, start, end), None)
    if found:
        link = Link(found, (start, found.whole_start), (found.whole_end, end), -1)
        if _put_beside(new_draft(page), link):
            yield link


def _read_link(draft: Draft, link: Link, taken: set[int]) -> None:
    """Take the title beside a link; else the one above it, or what a program shows below."""
    if _put_beside(draft, link) or link.line < 0:
        return
    lines = draft.page.lines
    below = link.line + 1
    shown = below < len(lines) and _SITE.fullmatch(lines[below].text) is not None
    if link.before[0] == link.before[1] and not shown and _put_line(draft, link.line - 1, taken):
        return
    below += shown
    if _put_line(draft, below, taken) and below + 1 < len(lines):
        text = lines[below + 1]
        if _is_shown(text.text) and below + 1 not in draft.page.once(_find_speakers)[0]:
            draft.put("abstract", text.start, text.end)


def _is_shown(text: str) -> bool:
    """Say whether a line is the beginning of an abstract, as programs show it."""
    return (
        len(text) >= MIN_ABSTRACT
        and "://" not in text
        and (looks_like_prose(text) or ends_sentence(text))
    )


def _put_line(draft: Draft, i: int, taken: set[int]) -> bool:
    """Take a line that is a title and nothing else."""
    page = draft.page
    speakers, names = page.once(_find_speakers)
    if not 0 <= i < len(page.lines) or i in taken or i in speakers or i in names:
        return False
    line = page.lines[i]
    first = _ID_FIRST.match(line.text)
    start = line.start + max(_said(line.text), first.end() if first else 0)
    if "://" in line.text or not _put_named(draft, start, line.end):
        return False
    taken.add(i)
    return True


def _put_beside(draft: Draft, link: Link) -> bool:
    return _put_title(draft, *link.behind, ends=False) or _put_title(draft, *link.before, ends=True)


def _put_title(draft: Draft, start: int, end: int, *, ends: bool) -> bool:
    """Take the title that stands behind a link or before it, and its authors."""
    text = draft.page.text
    if emoji := _EMOJI.search(text, max(start, end - 100), end):
        end = emoji.start()
    start, end = trim(text, start, end)
    label = _LABEL_BEHIND.search(text, max(start, end - 20), end) if ends else None
    end = label.start() if label else end
    while end > start and text[end - 1] in ":-–—<>→([,;":
        end -= 1
    for other in _URL.finditer(text, start, end) if ends else ():
        start = other.end()
    start, end = trim(text, start, end)
    quoted = _QUOTED.search(text, start, end) if ends else _QUOTED.match(text, start, end)
    if quoted:
        begin = quoted.start("title") - 1
        whole = find_quoted(text, Line(begin, end, text[begin:end]), begin, end)
        if whole and whole.authors:
            put_item(draft, whole)
        else:
            draft.put("title", *quoted.span("title"))
        return True
    while start < end and text[start] in ":-–—>)]":
        start += 1
    start, end = trim(text, start, end)
    lead = _LEAD.match(text, start, end) if ends else None
    begins = [start] if lead is None else [start, lead.end()]
    # "RULER: What's the Real Context Size" is one title, "Paper: Counting Sheep" is not.
    if lead and (text[start].islower() or _LABEL.match(text, start, lead.end())):
        begins.reverse()
    if talk := _TALK.match(text, start, end):
        begins.append(talk.end())
    return any(_put_named(draft, begin, end) for begin in begins)


def _put_named(draft: Draft, start: int, end: int) -> bool:
    text = draft.page.text
    if behind := _AUTHORS.search(text, start, end) or _CITED.search(text, start, end):
        cut = behind["cut"] is not None
        place = behind.span("names")
        names = surnames(text, *place) or find_authors(text, *place)
        places = names.places if names else (place,) if cut else ()
        if places and _is_title(text[start : behind.start()]):
            draft.put("title", start, behind.start())
            draft.add_authors(places, truncated=cut or (names is not None and names.truncated))
            if behind["year"]:
                draft.put_as("published", behind["year"], *behind.span("year"))
            return True
    for by in _BY.finditer(text, start, min(end, start + MAX_TITLE)):
        names = find_authors(text, by.end(), end)
        if names and _is_title(text[start : by.start()]):
            draft.put("title", start, by.start())
            draft.add_authors(names.places, truncated=names.truncated)
            return True
    item = find_item(text, Line(start, end, text[start:end]), listed=True)
    if item and item.authors and _is_title(text[slice(*item.title)]):
        put_item(draft, item)
        return True
    if _is_title(text[start:end]):
        draft.put("title", start, end)
        return True
    return False


def _put_date(draft: Draft, start: int, end: int) -> None:
    """Take the date that is all that stands behind a link: ", 10 Oct 2023"."""
    text = draft.page.text
    for date in find_dates(text, start, min(end, start + MAX_DATE), year_alone=True):
        if not re.search(r"\w", text[start : date.start] + text[date.end : end]):
            draft.put_as("published", date.value, date.start, date.end)
        return


def _is_title(text: str) -> bool:
    """Say whether what stands beside a link is a title and not talk: capitals, some words."""
    return (
        8 <= len(text) <= MAX_TITLE
        and len(text.split()) > 2
        and text[0].isupper()
        and title_case_share(text) >= 0.6
        and find_authors(text, 0, len(text)) is None
    )

"""Plain lists of arXiv ids and DOIs, with or without words beside them.

    1706.03762 Attention Is All You Need
    BERT https://arxiv.org/abs/1810.04805   # read again
    10.1038/s41586-021-03854-z

    Graph Attention Networks
    https://arxiv.org/abs/1710.10903

``#`` and ``//`` begin remarks. Words beside an id are its title if they plainly are
one, or may be one and stand where the list has its titles; they are a label otherwise.
A line without an id is a problem, unless it cites a paper. Titles may stand on a
line of their own over the ids if most ids have one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.tables import Evidence, Problem
from kgraph.read.layouts.noted import Noted, noted_on
from kgraph.read.layouts.tabs import find_tab
from kgraph.read.page import Draft, Line, Page, evidence, new_draft, problem
from kgraph.read.parts import entry
from kgraph.read.parts.authors import may_be_several
from kgraph.read.parts.fields import find_label
from kgraph.read.parts.id_beside import (
    SURE,
    find_beside,
    may_be_title,
    name_of,
    put_words,
    title_column,
)
from kgraph.read.parts.line_parts import Item
from kgraph.read.parts.list_marks import is_plain_title, mark_width
from kgraph.read.parts.named_first import find_named_first
from kgraph.read.parts.paper_line_forms import find_item
from kgraph.read.parts.put_items import put_item
from kgraph.read.parts.quoted_titles import find_quoted
from kgraph.read.parts.title_marks import put_title

NAME = "id_list"
MAX_ITEM = 400  # code points: a longer line is text that names a paper
_TOKEN = re.compile(r"[^\s,;|<>]+")
_NUMBERED = re.compile(r"(?<![^\s,;|<>])[^\s,;|<>\d]*+\d[^\s,;|<>]*+")  # a token with a digit
# Publishers once made DOIs with the signs that part other ids: "...<391::A>3.0.CO;2-9".
_WITH_OLD = re.compile(
    r"(?:[^\s,;|<>(]{0,40}[/:])?10\.\d{4,9}/[^\s,;|<>]{1,80}<\d[^\s,;|<>]{0,40}>\d\.\d\."
    r"[A-Z]{2};\d(?:-[\dA-Z#])?|[^\s,;|<>]+",
    re.IGNORECASE,
)
# In a text a number that says by nothing else to be an id has five digits since 2015; in a list
# of ids a digit that lacks is made good, as arXiv does.
_SHORT = re.compile(r"\W*(?:1[5-9]|[2-9]\d)\d\d\.\d{4}(?:v\d+)?\W*")
_REMARK = re.compile(r"(?:^|\s)(?:#|//).*$")
_ID_SHAPE = re.compile(
    r"^\W*+(?:arxiv:|doi:|https?://"
    r"|(?:www\.|dx\.)?(?:arxiv\.org|doi\.org|huggingface\.co|hf\.co|alphaxiv\.org|scirate\.com)/"
    r"|\d{4}\.\d|10\.\d{4,}/|[a-z][a-z-]*(?:\.[A-Z]{2})?/\d{7})",
    re.I,
)
_EMPTY_TOKENS = ("arxiv:", "doi:", "-", "*")


@dataclass(frozen=True, slots=True)
class _Held:
    """A line without its remark, whether ids are all of it, its ids, and by their places the
    words that are none: what each lacks.
    """

    text: str
    pure: bool
    good: Sequence[ids.FoundId]
    others: Sequence[tuple[int, int, InputError]]


def recognises(page: Page) -> bool:
    """Say whether most lines hold an id, and no line the name of another field."""
    all_held = page.once(_hold)
    both = [(line, some) for line, some in zip(page.lines, all_held, strict=True) if some.text]
    held = [line for line, some in both if some.good or find_tab(line)]
    if not held or max(len(line.text) for line in held) > MAX_ITEM:
        return False
    lines = [line for line, _ in both]
    pure = sum(some.pure for _, some in both)
    # What stands before the first id and behind the last one is a note's, or a letter's.
    among = sum(held[0].start <= line.start <= held[-1].start for line in lines)
    named = [label for line in lines if (label := find_label(line.text)) and label.column != "id"]
    # Where words stand beside the ids, lines between them are headings; where none do,
    # they may be the titles.
    if any(label.column in ("title", "abstract", "authors") for label in named):
        return False
    titled = len(page.once(find_titles))
    if titled and len(held) + titled >= 0.8 * len(lines):
        return True
    if pure >= 0.8 * len(lines) or len(held) >= 0.9 * among > 1.8:
        return 2 * len(held) > len(lines)
    worded = sum(not _is_pure(line.text) for line in held)
    return len(held) >= 0.6 * len(lines) and 2 * worded > len(held)


def read(page: Page) -> Evidence:
    """Read every id of a list as a record of its own; what is none is a problem."""
    drafts: list[Draft] = []
    known: set[str] = set()
    problems: list[Problem] = []
    held = page.once(_hold)
    words = [
        find_beside(page, line, some.good, some.text)
        for line, some in zip(page.lines, held, strict=True)
    ]
    titles, column = page.once(find_titles), title_column(page, words)
    over = {b.start for a, b in pairwise(reversed(page.lines)) if a.start in titles}
    noted = {} if titles else {x.start: x for x in page.once(noted_on) if x.authors or x.whole}
    below = 0  # where a title ends that goes on below the line of its id
    for line, some, around in zip(page.lines, held, words, strict=True):
        if line.start in over or not some.text or line.start < below:
            continue
        bad = [
            problem(page, start, end, "bad-id", f"{error}; {error.hint}")
            for start, end, error in some.others
            if some.pure or _is_bad_id(page.text[start:end])
        ]
        problems += bad
        begin = line.start + mark_width(line.text)
        if not (some.good or bad) and (title := find_tab(line)):
            drafts.append(new_draft(page))
            drafts[-1].put("title", *title)
            drafts[-1].add_urls(line.start, title[0])
            continue
        if not (some.good or bad):
            if whole := _find_entry(page.text, line, begin):
                drafts.append(new_draft(page))
                put_item(drafts[-1], whole)
                continue
            message = "no arXiv id and no DOI is in this line; it is left out"
            problems.append(problem(page, line.start, line.end, "not-understood", message))
        said = {name_of(item): item for item in reversed(some.good)}
        new = [item for name, item in reversed(said.items()) if name not in known]
        known.update(said)
        for item in new:
            draft = new_draft(page)
            draft.put_id(item)
            drafts.append(draft)
        if new and line.start in titles:
            put_title(drafts[-1], *titles[line.start])
        if not new:
            continue
        if around and (whole := _find_entry(page.text, line, begin)):
            put_item(drafts[-1], whole)
            continue
        if around and (note := noted.get(line.start)) and _is_of(note, line):
            note.put(drafts[-1])
            below = note.title[1]
            continue
        for told in around:
            put_words(drafts[-1], told, titled=told.column == column)
    return evidence(page, NAME, drafts, (), problems)


def _is_of(note: Noted, line: Line) -> bool:
    """Say whether the names and the date of an item of notes stand in a line."""
    places = [*note.authors.places] if note.authors else []
    places += [note.date[1:]] if note.date else []
    return all(b <= line.end for _, b in places)


def _find_entry(text: str, line: Line, begin: int) -> Item | None:
    """Part a line that names authors and a title for sure, as a citation does."""
    named = find_named_first(text, line, begin, line.end)
    if named and named.sure:
        return named
    quoted = find_quoted(text, line, begin, line.end)
    if quoted and quoted.authors:
        return quoted
    # "Counting Sheep at Night, Lee et al. https://arxiv.org/abs/..."
    if not may_be_several(text, begin, line.end):
        return None
    form = find_item(text, Line(begin, line.end, text[begin : line.end]))
    if form is None or form.authors is None or text.count(" ", *form.title) < 2:
        return None
    title = text[slice(*form.title)]
    if any(True for _ in (*ids.find_arxiv(title), *ids.find_doi(title))):
        return None
    return form if form.authors.truncated or len(form.authors.places) > 1 else None


def find_titles(page: Page) -> Mapping[int, tuple[int, int]]:
    """Find the lines that are titles over an id: their places by where the id's line begins.

    Most ids of the page have a line of words over them that may be a title, and some of
    these lines are titles for sure; then the others are too.
    """
    held = page.once(_hold)
    # In order; to ask whether a line is among them costs nothing.
    alone = dict.fromkeys(i for i, line in enumerate(page.lines) if entry.is_id(line.text))
    found: dict[int, tuple[int, int]] = {}
    sure = 0
    for i in alone:
        above = page.lines[i - 1] if i else None
        if above is None or page.lines[i].blank or held[i - 1].good:
            continue
        if not (above.blank or i == 1 or i - 2 in alone):
            continue  # the last line of a paragraph
        start, end = above.start + mark_width(above.text), above.end
        while end > start and page.text[end - 1] in ": \t-–—":
            end -= 1
        text = page.text[start:end]
        plain = is_plain_title(text)
        sure += plain
        if plain or may_be_title(text):
            found[page.lines[i].start] = start, end
    some = 2 * sure >= len(alone) or (
        SURE * sure >= len(alone) and 5 * len(found) >= 4 * len(alone)
    )
    return found if some else {}


def _without_remark(line: Line) -> str:
    text = line.text
    return _REMARK.sub("", text).rstrip() if "#" in text or "//" in text else text


def _is_pure(text: str) -> bool:
    # Not all() over findall(): most lines are told by their first word.
    return not any(_ID_SHAPE.match(token[0]) is None for token in _TOKEN.finditer(text))


def _hold(page: Page) -> list[_Held]:
    return [_find_ids(line) for line in page.lines]


def _find_ids(line: Line) -> _Held:
    """Find the ids of a line, and the words that may look like one."""
    text = _without_remark(line)
    pure = _is_pure(text)
    tokens = _TOKEN if pure else _NUMBERED  # most words have no digit
    good: list[ids.FoundId] = []
    others: list[tuple[int, int, InputError]] = []
    for token in (_WITH_OLD if "<" in text else tokens).finditer(text):
        if token[0].lower() in _EMPTY_TOKENS:
            continue
        start, end = line.start + token.start(), line.start + token.end()
        if not pure and _SHORT.fullmatch(token[0]):
            continue
        item = _read_token(token[0], start)
        if isinstance(item, ids.FoundId):
            good.append(item)
        else:
            others.append((start, end, item))
    return _Held(text, pure, good, others)


def _is_bad_id(token: str) -> bool:
    return any(isinstance(found, InputError) for found in ids.find_arxiv(token))


def _read_token(token: str, start: int) -> ids.FoundId | InputError:
    link = token.rfind("](")
    if link >= 0:  # "[link](https://arxiv.org/abs/2001.00001)"
        token, start = token[link + 2 :], start + link + 2
    try:
        arxiv_id = ids.parse_arxiv(token.strip("()[]\"'`.:"))
    except InputError as error:
        for doi in ids.find_doi(token):
            end = start + len(token)
            return ids.FoundId(doi.value, start + doi.start, start + doi.end, start, end)
        return error
    number = re.search(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z-]+)?/\d{7}", token, re.IGNORECASE)
    assert number is not None, f"{token} was read as an arXiv id"
    end = start + number.end()
    return ids.FoundId(arxiv_id, start + number.start(), end, start, start + len(token))

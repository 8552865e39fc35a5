"""Cards of a paper feed: category and date on one line, title and authors, abstract.

    CLDec 8, 2021
    Scaling Language Models: ... from Training GopherJack W. Rae, Trevor Cai et al. · deepmind
    Language modelling provides a step towards ...

Copied from a page whose boxes the clipboard ran together: codes are glued to
the date, a flag to its end, the title to the first author. Some sites print the
line of codes and date below title and authors, or behind the abstract; a page does it one
way or the other.
"""

import re
from collections.abc import Iterator, Sequence

from kgraph.model.names import PARTICLES
from kgraph.model.tables import Evidence, PageFact
from kgraph.read.layouts.card_lines import TOPICS, Card, cut, find_cards, no_card, stand_below
from kgraph.read.layouts.closing_cards import close_entries, closed_entries, first_without_card
from kgraph.read.layouts.field_heads import is_names
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, new_draft
from kgraph.read.parts import entry, people
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.prose import begins_like_prose, is_full, looks_like_prose, page_width
from kgraph.read.parts.seams import find_seam

NAME = "dated_cards"
MAX_HEADER_LINES = 5
_INITIAL_LAST = re.compile(r"\b[A-Z]\.$")
_OPEN = re.compile(r"(?:[,;&]|\sand|\b[A-Z]\.)$")
_ORGANISATION = re.compile(r"[·•]\s[^·•.]{2,60}$")  # on a line below the authors
MAX_ORGANISATIONS = 50  # code points of the line they go on in
MAX_CLOSING = 60  # of a page's closing words


Block = tuple[Card, tuple[Line, ...], tuple[Line, ...]]  # and the lines above and below it


def recognises(page: Page) -> bool:
    """Say whether a line of the page is a card's."""
    return bool(page.once(find_cards))


def read(page: Page) -> Evidence:
    """Read the entries of a page of cards."""
    lines = page.lines
    cards = page.once(find_cards)
    first, blocks = _find_blocks(page, cards)
    blocks[-1] = (*blocks[-1][:2], _without_closing(blocks))
    # Some sites print the authors last; a page does it in all of its entries.
    closing = 2 * sum(entry.has_names_below(below) for _, _, below in blocks) > len(blocks)
    glued = _are_glued(page, blocks)
    drafts = [_read_card(page, *block, names_below=closing, glued=glued) for block in blocks]
    return evidence(page, NAME, drafts, list(_person(page, lines[:first], drafts)))


def _find_blocks(page: Page, cards: Sequence[tuple[int, Card]]) -> tuple[int, list[Block]]:
    """Part the lines of a page among its cards; give the line where the first entry begins."""
    lines = page.lines
    if close_entries(page, cards):
        first, entries = closed_entries(page, cards)
        return first, [(card, (), block) for card, block in entries]
    if stand_below(lines, [i for i, _ in cards]):
        # Each entry begins above its card: with its title, or with the names alone.
        starts = []
        border = 0
        for i, card in cards:
            starts.append(_start_of_heading(lines, border, i))
            border = i + card.lines
    else:
        above = first_without_card(page, cards[0][0])
        cards = cards if above is None else [(above, no_card(lines[above])), *cards]
        starts = [i for i, _ in cards]
    return starts[0], [
        (card, lines[start:i], lines[i + card.lines : border])
        for (i, card), start, border in zip(cards, starts, [*starts[1:], len(lines)], strict=True)
    ]


def _start_of_heading(lines: Sequence[Line], border: int, card: int) -> int:
    """Find where the title begins that stands with its authors over a card."""
    start = card - 1
    if start > border and is_names(lines[start]):
        start -= 1
        while start > border and lines[start].text.endswith((",", ";", " and", "&")):
            start -= 1
    # A wrapped title goes up to the end of the sentence, or the white space, above it.
    while (
        start > border
        and card - start < MAX_HEADER_LINES
        and not lines[start].blank
        and not ends_sentence(lines[start - 1].text)
        and not looks_like_prose(lines[start - 1].text)
        and border > 0
    ):
        start -= 1
    return max(start, border)


def _read_card(
    page: Page,
    card: Card,
    above: Sequence[Line],
    below: Sequence[Line],
    *,
    names_below: bool,
    glued: bool,
) -> Draft:
    draft = new_draft(page)
    for start, end in card.codes:
        draft.add_category(start, end)
    if card.date:
        draft.put_as("published", card.date.value, card.date.start, card.date.end)
    elif card.dated:
        draft.report(*card.dated, "bad-date", "there is no such day; the date is left out")
    for start, end in _flags(page, card):
        draft.add("labels", start, end)
    rest = list(below)
    if above:
        _put_heading(draft, above, glued=glued)
    elif rest:
        rest = rest[_put_heading(draft, rest, glued=glued) :]
    if len(rest) > 1 and _ORGANISATION.match(rest[0].text):
        line = rest.pop(0)
        entry.put_organisations(draft, line.start - 1, line.end, only_if_authors=False)
    entry.put_body(draft, rest, names_below=names_below)
    return draft


def _flags(page: Page, card: Card) -> list[tuple[int, int]]:
    """Give the labels behind a date: one flag, or topics with their signs."""
    if TOPICS.fullmatch(page.text, *card.flag):
        topic = re.compile(r"#([\w-]+)")
        return [match.span(1) for match in topic.finditer(page.text, *card.flag)]
    return [card.flag]


def _are_glued(page: Page, blocks: Sequence[Block]) -> bool:
    """Say whether a page glues names to titles, be its lines wrapped; told by most cards."""
    glued = apart = 0
    for _, above, below in blocks:
        lines = above or below
        if len(lines) < 2 or lines[1].blank:
            continue
        first, second = lines[:2]
        if any(
            entry.has_glued_names(page.text, first.start, end) for end in (first.end, second.end)
        ):
            glued += 1
        elif entry.is_author_line(page.text, second.start, second.end):
            apart += 1
    return glued > apart


def _put_heading(draft: Draft, lines: Sequence[Line], *, glued: bool) -> int:
    """Take title and authors from the first lines; give how many lines they are.

    The title may be wrapped, and its authors glued to it or on lines of their own.
    Lines are added until what stands there reads as a title with an author list; if
    that never happens, the first line alone is the title.
    """
    text = draft.page.text
    first = lines[0]
    # Where names stand on a line of their own, the title has none glued to it.
    alone = (
        not glued
        and len(lines) > 1
        and not cut(first.text)
        and entry.is_author_line(text, lines[1].start, lines[1].end)
    )
    for count in () if alone else _counts(lines, 1):
        last = lines[count - 1]
        if count > 1 and (last.blank or (looks_like_prose(last.text) and not cut(last.text))):
            break
        if _goes_on(text, first.start, lines, count):
            continue
        if entry.put_header(draft, first.start, last.end):
            return count
    for title_lines in range(1, min(2 if glued else MAX_HEADER_LINES, len(lines))):
        title_end = lines[title_lines - 1].end
        for count in _counts(lines, title_lines + 1):
            if count > title_lines + 1 and lines[count - 1].blank:
                break
            if _goes_on(text, lines[title_lines].start, lines, count):
                continue
            if glued and "," not in text[lines[title_lines].start : lines[count - 1].end]:
                break  # one name may be the end of a wrapped title
            if entry.put_authors(draft, lines[title_lines].start, lines[count - 1].end):
                draft.put("title", first.start, title_end)
                return count
        if ends_sentence(lines[title_lines].text) or lines[title_lines].blank:
            break
    wide = draft.page.once(page_width)
    count = 1
    while glued and count < min(MAX_HEADER_LINES, len(lines)):
        last, following = lines[count - 1 : count + 1]
        if not is_full(last, following, wide) or begins_like_prose(following.text):
            break
        count += 1
    stop = entry.put_organisations(draft, first.start, lines[count - 1].end, only_if_authors=False)
    draft.put("title", first.start, stop)
    return count


def _counts(lines: Sequence[Line], least: int) -> Iterator[int]:
    """Count the lines that a heading may have: a few, and those that a list of names fills."""
    for count in range(least, len(lines) + 1):
        if count > MAX_HEADER_LINES and not _OPEN.search(lines[count - 2].text[-4:]):
            return
        yield count


def _goes_on(text: str, start: int, lines: Sequence[Line], count: int) -> bool:
    """Say whether an author list read up to a line would be read further with the next one."""
    if count >= len(lines) or lines[count].blank:
        return False
    last, following = lines[count - 1], lines[count]
    if cut(last.text):
        # "· university of / wool, farm": organisations go on, "et al." does not.
        told = (ends_sentence, looks_like_prose)
        small = following.text[0].islower() and len(following.text) <= MAX_ORGANISATIONS
        return small and "·" in last.text and not any(is_told(following.text) for is_told in told)
    if last.text.endswith((",", ";", " and", "·")) or _is_name_broken(text, last, following):
        return True
    if not cut(following.text):
        return False
    seam = find_seam(text, start, following.end)
    return seam is not None or find_authors(text, start, following.end) is not None


def _is_name_broken(text: str, line: Line, following: Line) -> bool:
    """Say whether a line ends inside of a name: behind a given name or beside "van"."""
    first, last = following.text.split(maxsplit=1)[0], line.text.rsplit(maxsplit=1)[-1]
    begin = line.end - len(line.text.rpartition(",")[2])
    end = following.start + len(following.text.partition(",")[0])
    given = _INITIAL_LAST.search(last) or (_is_alone(text[begin : line.end]) and "," in line.text)
    if not (given or first in PARTICLES or last.lower() in PARTICLES):
        return False
    return any(found(text, begin, end) is not None for found in (find_authors, find_seam))


def _is_alone(text: str) -> bool:
    """Say whether a text is one word with a capital."""
    word = text.strip()
    return word.isalpha() and word.istitle()


def _without_closing(blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Drop the words a page closes with: short, and further below than any text of a card is."""
    last = blocks[-1][2]
    wide = max((line.blank for _, _, below in blocks[:-1] for line in below), default=len(last))
    first = len(last)  # of the short lines at the end
    while first > 1 and len(last[first - 1].text) <= MAX_CLOSING:
        if entry.is_link_line(last[first - 1].text):
            break
        first -= 1
    for i in range(first, len(last)):
        if last[i].blank > wide and ends_sentence(last[i - 1].text):
            return last[:i]
    return last


def _person(page: Page, before: Sequence[Line], drafts: Sequence[Draft]) -> Iterator[PageFact]:
    printed = [name for draft in drafts for name in draft.names]
    yield from people.page_person(page, before, printed)

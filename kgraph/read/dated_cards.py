"""Cards of a paper feed: category and date on one line, title and authors, abstract.

    CLDec 8, 2021
    Scaling Language Models: ... from Training GopherJack W. Rae, Trevor Cai et al. · deepmind
    Language modelling provides a step towards ...

Copied from a page whose boxes the clipboard ran together: codes are glued to
the date, a flag to its end, the title to the first author. Some sites print the
line of codes and date below title and authors; a page does it one way or the other.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from kgraph.model import taxonomy
from kgraph.model.tables import Evidence, PageFact
from kgraph.read import entry, people
from kgraph.read.authors import find_authors, find_seam
from kgraph.read.dates import FoundDate, find_bad_dates, find_dates
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, new_draft
from kgraph.read.prose import looks_like_prose

NAME = "dated_cards"
MAX_HEADER_LINES = 5
MAX_CODES = 40  # code points of a line of codes alone
MAX_CLOSING = 60  # of a page's closing words
_FLAG = re.compile(r"^\W*(?:[A-Z][\w+-]*(?:[ ,|·]+[\w+-]+){0,3})?\W*$")
_BEHIND = re.compile(r"\s*[·•|/,;–—-]\s*(?P<code>[A-Za-z][\w.-]*)\s*")
_TOPICS = re.compile(r"(?:\s+#[\w-]+)+")  # "2 Apr 2007 #sheep #goats"
_FLAGS = frozenset(("Code", "Data", "Demo", "Video", "Dataset", "Models"))
_SEPARATORS = " ,;|/·\t"


@dataclass(frozen=True, slots=True)
class Card:
    """The line of codes and date: the places of its codes, its date, its flag.

    ``date`` is nothing if the day is none of the calendar; ``dated`` is where it stands,
    nothing if the card prints codes alone.
    """

    codes: tuple[tuple[int, int], ...]
    date: FoundDate | None
    dated: tuple[int, int] | None
    flag: tuple[int, int]
    lines: int = 1


Block = tuple[Card, tuple[Line, ...], tuple[Line, ...]]  # and the lines above and below it


def recognises(page: Page) -> bool:
    """Say whether a line of the page is a card's."""
    return bool(page.once(find_cards))


def read(page: Page) -> Evidence:
    """Read the entries of a page of cards."""
    lines = page.lines
    cards = page.once(find_cards)
    if _stand_below(lines, [i for i, _ in cards]):
        # Each entry begins above its card: with its title, or with the names alone.
        starts = []
        border = 0
        for i, card in cards:
            starts.append(_start_of_heading(lines, border, i))
            border = i + card.lines
    else:
        starts = [i for i, _ in cards]
    blocks = [
        (card, lines[start:i], lines[i + card.lines : border])
        for (i, card), start, border in zip(cards, starts, [*starts[1:], len(lines)], strict=True)
    ]
    blocks[-1] = (*blocks[-1][:2], _without_closing(blocks))
    # Some sites print the authors last; a page does it in all of its entries.
    closing = 2 * sum(entry.has_names_below(below) for _, _, below in blocks) > len(blocks)
    drafts = [_read_card(page, *block, names_below=closing) for block in blocks]
    return evidence(page, NAME, drafts, list(_person(page, lines[: starts[0]], drafts)))


def find_cards(page: Page) -> list[tuple[int, Card]]:
    """Find the cards of a page, each with the number of its first line.

    Codes, date and flag may stand on lines of their own. A date alone is a card where the
    page has others, and title and authors stand glued below it.
    """
    lines, found = page.lines, []
    i = 0
    while i < len(lines):
        card = find_card(page, lines[i]) or _find_parted(page, i)
        if card:
            found.append((i, card))
        i += card.lines if card else 1
    if not found or _stand_below(lines, [i for i, _ in found]):
        return found
    taken = {n for i, card in found for n in range(i, i + card.lines)}
    # White space stands before each card, as the page has them.
    apart = all(lines[i].blank or not i for i, _ in found) and not any(c.codes for _, c in found)
    undated = [
        (i, Card(codes, None, None, (lines[i].end, lines[i].end)))
        for i in range(1, len(lines) - 2)
        if i not in taken
        and _ends_text(lines[i - 1].text)
        and (codes := _codes_alone(page, i))
        and (_is_names(lines[i + 2]) or _is_heading(page, lines[i + 1]))
    ]
    alone = [
        (i, card)
        for i in range(1, len(lines) - 1)
        if i not in taken
        and ((apart and lines[i].blank) or _ended(page, i - 1, taken))
        and entry.is_date_line(lines[i].text)
        and (card := _of_date(page, i, ()))
        and (apart or _is_heading(page, lines[i + card.lines]))
    ]
    taken.update(n for i, card in [*undated, *alone] for n in range(i, i + card.lines + 1))
    bare = [(i, _no_card(lines[i])) for i in range(1, len(lines) - 1) if _is_bare(page, i, taken)]
    return sorted([*found, *undated, *alone, *bare], key=lambda item: item[0])


def _ended(page: Page, i: int, taken: Set[int]) -> bool:
    """Say whether an entry ends with line ``i``: its text, or names where it has no abstract."""
    line = page.lines[i]
    if _ends_text(line.text):
        return True
    return (i - 2 in taken and _is_names(line)) or (i - 1 in taken and _is_heading(page, line))


def _is_bare(page: Page, i: int, taken: Set[int]) -> bool:
    """Say whether a title with names glued to it opens an entry without codes and date."""
    above, line, below = page.lines[i - 1 : i + 2]
    if not taken.isdisjoint((i - 1, i, i + 1)) or not _ends_text(above.text):
        return False
    if _ends_text(line.text) or looks_like_prose(line.text) or _is_names(line):
        return False
    if _is_names(below):
        names = find_authors(below.text, 0, len(below.text))
        text = page.lines[i + 2].text if i + 2 < len(page.lines) else ""
        return names is not None and len(names.places) > 1 and looks_like_prose(text)
    return (looks_like_prose(below.text) or ends_sentence(below.text)) and _is_heading(page, line)


def _no_card(line: Line) -> Card:
    return Card((), None, None, (line.start, line.start), 0)


def _codes_alone(page: Page, i: int) -> tuple[tuple[int, int], ...]:
    """Find the codes of a line that holds nothing else: a card that prints no date."""
    line = page.lines[i]
    return _place_codes(page, line.start, line.end) if len(line.text) <= MAX_CODES else ()


def _find_parted(page: Page, i: int) -> Card | None:
    """Read a card whose codes stand on a line of their own, its date on the next."""
    if i + 1 >= len(page.lines) or not entry.is_date_line(page.lines[i + 1].text):
        return None
    codes = _codes_alone(page, i)
    return _of_date(page, i + 1, codes) if codes else None


def _of_date(page: Page, i: int, codes: Sequence[tuple[int, int]]) -> Card | None:
    """Make a card of a line that is a date, the codes over it and the flag below it."""
    line = page.lines[i]
    dates = list(find_dates(page.text, line.start, line.end))
    if len(dates) != 1 or dates[0].start > line.start:
        return None
    below = page.lines[i + 1] if i + 1 < len(page.lines) else None
    flagged = below is not None and below.text in _FLAGS and i + 2 < len(page.lines)
    flag = (below.start, below.end) if below and flagged else (dates[0].end, line.end)
    place = dates[0].start, dates[0].end
    return Card(tuple(codes), dates[0], place, flag, bool(codes) + 1 + flagged)


def _is_heading(page: Page, line: Line) -> bool:
    """Say whether a line is a title with authors glued to it."""
    return find_seam(page.text, line.start, line.end) is not None


def find_card(page: Page, line: Line) -> Card | None:
    """Read a line of codes and a date; nothing if it is none."""
    if len(line.text) > 80:
        return None
    dates = list(find_dates(page.text, line.start, line.end))
    places = [(date.start, date.end) for date in dates]
    places = places or list(find_bad_dates(page.text, line.start, line.end))
    if len(places) != 1:
        return None
    start, end = places[0]
    # Copies have no-break spaces where the page has any.
    run = re.sub(r"\s", " ", page.text[line.start : start]).rstrip(_SEPARATORS)
    if not run and dates and _TOPICS.fullmatch(page.text, end, line.end):
        return Card((), dates[0], places[0], (end, line.end))
    if not run and dates and (behind := _place_behind(page, end, line.end)):
        return Card(behind, dates[0], places[0], (line.end, line.end))
    found = _place_codes(page, line.start, line.start + len(run))
    if not found or not _FLAG.match(page.text[end : line.end]):
        return None
    return Card(found, dates[0] if dates else None, places[0], (end, line.end))


def _place_behind(page: Page, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Find the codes behind a date, with a sign before each: "Nov 13, 2019 · CV · LG"."""
    found: list[tuple[int, int]] = []
    parts = list(_BEHIND.finditer(page.text, start, end))
    if not parts or parts[0].start() != start or parts[-1].end() != end:
        return ()
    for part in parts:
        place = _place_codes(page, *part.span("code"))
        if not place:
            return ()
        found += place
    return tuple(found)


def _place_codes(page: Page, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Find the codes that stand between two places with nothing else; nothing if not so."""
    found = []
    position = start
    for code in taxonomy.split_codes(re.sub(r"\s", " ", page.text[start:end])) or ():
        begin = page.text.index(code, position)
        position = begin + len(code)
        found.append((begin, position))
    return tuple(found)


def _stand_below(lines: Sequence[Line], cards: Sequence[int]) -> bool:
    """Say whether the cards of a page stand below titles and authors; decided for all of them."""
    if not cards or cards[0] == 0:
        return False
    known = set(cards)
    below = 0
    for i in cards:
        if i + 1 >= len(lines) or _ends_text(lines[i - 1].text):
            continue
        text = lines[i + 1].text
        after = lines[i + 2] if i + 2 < len(lines) and i + 2 not in known else None
        wrapped = after is not None and not after.blank and after.text[0].islower()
        below += not _cut(text) and (looks_like_prose(text) or ends_sentence(text) or wrapped)
    return 2 * below > len(cards)


def _ends_text(text: str) -> bool:
    return ends_sentence(text) and not _cut(text)


def _start_of_heading(lines: Sequence[Line], border: int, card: int) -> int:
    """Find where the title begins that stands with its authors over a card."""
    start = card - 1
    if start > border and _is_names(lines[start]):
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


def _is_names(line: Line) -> bool:
    return entry.is_author_line(line.text, 0, len(line.text))


def _read_card(
    page: Page, card: Card, above: Sequence[Line], below: Sequence[Line], *, names_below: bool
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
        _put_heading(draft, above)
    elif rest:
        rest = rest[_put_heading(draft, rest) :]
    rest = rest if names_below else _without_page_end(rest)
    entry.put_body(draft, rest, names_below=names_below)
    return draft


def _flags(page: Page, card: Card) -> list[tuple[int, int]]:
    """Give the labels behind a date: one flag, or topics with their signs."""
    if _TOPICS.fullmatch(page.text, *card.flag):
        topic = re.compile(r"#([\w-]+)")
        return [match.span(1) for match in topic.finditer(page.text, *card.flag)]
    return [card.flag]


def _put_heading(draft: Draft, lines: Sequence[Line]) -> int:
    """Take title and authors from the first lines; give how many lines they are.

    The title may be wrapped, and its authors glued to it or on lines of their own.
    Lines are added until what stands there reads as a title with an author list; if
    that never happens, the first line alone is the title.
    """
    text = draft.page.text
    first = lines[0]
    # Where names stand on a line of their own, the title has none glued to it.
    alone = (
        len(lines) > 1
        and not _cut(first.text)
        and entry.is_author_line(text, lines[1].start, lines[1].end)
    )
    for count in range(1, 0 if alone else min(MAX_HEADER_LINES, len(lines)) + 1):
        last = lines[count - 1]
        if count > 1 and (last.blank or (looks_like_prose(last.text) and not _cut(last.text))):
            break
        if _goes_on(text, first.start, lines, count):
            continue
        if entry.put_header(draft, first.start, last.end):
            return count
    for title_lines in range(1, min(MAX_HEADER_LINES, len(lines))):
        title_end = lines[title_lines - 1].end
        for count in range(title_lines + 1, min(MAX_HEADER_LINES, len(lines)) + 1):
            if any(line.blank for line in lines[title_lines + 1 : count]):
                break
            if _goes_on(text, lines[title_lines].start, lines, count):
                continue
            if entry.put_authors(draft, lines[title_lines].start, lines[count - 1].end):
                draft.put("title", first.start, title_end)
                return count
        if ends_sentence(lines[title_lines].text) or lines[title_lines].blank:
            break
    stop = entry.put_organisations(draft, first.start, first.end, only_if_authors=False)
    draft.put("title", first.start, stop)
    return 1


def _goes_on(text: str, start: int, lines: Sequence[Line], count: int) -> bool:
    """Say whether an author list read up to a line would be read further with the next one."""
    if count >= len(lines) or lines[count].blank or _cut(lines[count - 1].text):
        return False
    last, following = lines[count - 1], lines[count]
    if last.text.endswith((",", ";", " and", "·")):
        return True
    if not _cut(following.text):
        return False
    seam = find_seam(text, start, following.end)
    return seam is not None or find_authors(text, start, following.end) is not None


def _cut(text: str) -> bool:
    """Say whether a line ends as a heading does: "et al.", or an organisation after a dot."""
    return re.search(r"\bet\.? al\.?\s*(?:[·•].*)?$|\s[·•]\s[^·•]{2,60}$", text) is not None


def _without_closing(blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Drop the words a page closes with: short, and further below than any text of a card is."""
    last = blocks[-1][2]
    wide = max((line.blank for _, _, below in blocks[:-1] for line in below), default=len(last))
    for i in range(1, len(last)):
        words = last[i:]
        if (
            words[0].blank > wide
            and ends_sentence(last[i - 1].text)
            and all(len(line.text) <= MAX_CLOSING for line in words)
            and not any(entry.is_link_line(line.text) for line in words)
        ):
            return last[:i]
    return last


def _without_page_end(lines: list[Line]) -> list[Line]:
    """Drop what follows the abstract and is no text: buttons and page numbers."""
    kept = list(lines)
    while len(kept) > 1 and not (
        ends_sentence(kept[-1].text)
        or looks_like_prose(kept[-1].text)
        or entry.is_link_line(kept[-1].text)
        or len(kept[-1].text) > 60
        or not kept[-1].blank
        or not ends_sentence(kept[-2].text)
    ):
        kept.pop()
    return kept


def _person(page: Page, before: Sequence[Line], drafts: Sequence[Draft]) -> Iterator[PageFact]:
    printed = [name for draft in drafts for name in draft.names]
    yield from people.page_person(page, before, printed)

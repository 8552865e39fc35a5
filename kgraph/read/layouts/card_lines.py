"""The line of codes and a date that opens a card of a paper feed, or closes its heading.

Codes, date and flag may stand on lines of their own; a page that has such lines may leave
one of them out, or all, where title and names show that an entry begins.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from kgraph.model import taxonomy
from kgraph.read.layouts.field_heads import is_names
from kgraph.read.page import Line, Page, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.dates import FoundDate, find_bad_dates, find_dates
from kgraph.read.parts.prose import looks_like_prose

MAX_CODES = 40  # code points of a line of codes alone
_FLAG = re.compile(r"^\W*(?:[A-Z][\w+-]*(?:[ ,|·]+[\w+-]+){0,3})?\W*$")
_BEHIND = re.compile(r"\s*[·•|/,;–—-]\s*(?P<code>[A-Za-z][\w.-]*)\s*")
# "LGCode" glued to a date that stands first: "3 Apr 2007LG".
_GLUED = re.compile(
    r"\s?(?P<codes>[A-Za-z][\w.-]*?)\s*(?P<flag>(?:Code|Data|Demo|Video|Dataset|Models)?)"
)
# "CL2011": a card that knows the year alone.
_YEARLY = re.compile(r"(?P<codes>[A-Za-z][\w.,|/· -]*?)\s*(?P<year>(?:19|20)\d\d)(?P<flag>\D*)")
TOPICS = re.compile(r"(?:\s+#[\w-]+)+")  # "2 Apr 2007 #sheep #goats"
_TWO = re.compile(r"[A-Z]{2}")
_FLAGS = frozenset(("Code", "Data", "Demo", "Video", "Dataset", "Models"))
# "CS", "MAPH", and the capital of a month behind it.
_CAPITALS = re.compile(r"[A-Z]{2,12}\s*(?=[A-Z][a-z]{2})")
MAX_UNKNOWN = 40  # code points
_INITIAL_LAST = re.compile(r"\b[A-Z]\.$")
_SEPARATORS = " ,;|/·\t"
_CUT = re.compile(r"\bet\.? al\.?\s*(?:[·•].*)?$|\s[·•]\s[^·•]{2,60}$")


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
    if not found:
        return _find_undated(page)
    below = stand_below(lines, [i for i, _ in found])
    if others := _find_unknown(page, {i for i, _ in found}, below=below):
        found = sorted([*found, *others], key=lambda item: item[0])
    if below:
        return found
    taken = {n for i, card in found for n in range(i, i + card.lines)}
    # White space stands before each card, as the page has them.
    apart = all(lines[i].blank or not i for i, _ in found) and not any(c.codes for _, c in found)
    undated = [
        (i, _undated(codes, lines[i]))
        for i in range(len(lines) - 2)
        if i not in taken
        and (not i or lines[i].blank or _ended(page, i - 1, taken))
        and (codes := _codes_alone(page, i))
        and _stands_over_heading(page, i)
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
    bare = [(i, no_card(lines[i])) for i in range(1, len(lines) - 1) if is_bare(page, i, taken)]
    return sorted([*found, *undated, *alone, *bare], key=lambda item: item[0])


def _find_unknown(page: Page, known: Set[int], *, below: bool) -> list[tuple[int, Card]]:
    """Find the cards whose codes are none of arXiv's, where two others have some: "MAPHOct 2,
    2018"; and those with a year alone.

    They stand over title and names, or ``below`` them, as the others do: "EMNLP Nov 7, 2018"
    under the names of a paper is where it appeared.
    """
    sure = len(known) > 1
    found = []
    for i, line in enumerate(page.lines):
        if i in known or len(line.text) > MAX_UNKNOWN:
            continue
        yearly = _of_year(page, line)
        card = yearly or (_of_capitals(page, line) if sure else None)
        if card is None:
            continue
        if (yearly and sure) or (
            _stands_below(page, i) if below else _stands_over_heading(page, i)
        ):
            found.append((i, card))
    return found


def _of_capitals(page: Page, line: Line) -> Card | None:
    run = _CAPITALS.match(line.text)
    start = line.start + run.end() if run else line.end
    dates = list(find_dates(page.text, start, line.end))
    if len(dates) != 1 or dates[0].start != start:
        return None
    flag = (dates[0].end, line.end)
    if not _FLAG.match(page.text[slice(*flag)]):
        return None
    return Card((), dates[0], (dates[0].start, dates[0].end), flag)


def _of_year(page: Page, line: Line) -> Card | None:
    """Read a line of codes and a year alone: a card over a title, elsewhere perhaps none."""
    match = _YEARLY.fullmatch(line.text)
    if match is None or not _FLAG.match(match["flag"]):
        return None
    codes = _place_codes(page, line.start, line.start + match.end("codes"))
    start, end = line.start + match.start("year"), line.start + match.end("year")
    if not codes:
        return None
    return Card(codes, FoundDate(match["year"], start, end), (start, end), (end, line.end))


def _undated(codes: Sequence[tuple[int, int]], line: Line) -> Card:
    return Card(tuple(codes), None, None, (line.end, line.end))


def _stands_over_heading(page: Page, i: int) -> bool:
    named = i + 2 < len(page.lines) and is_names(page.lines[i + 2])
    return named or (i + 1 < len(page.lines) and _is_heading(page, page.lines[i + 1]))


def _stands_below(page: Page, i: int) -> bool:
    return i > 0 and (is_names(page.lines[i - 1]) or _is_heading(page, page.lines[i - 1]))


def _find_undated(page: Page) -> list[tuple[int, Card]]:
    """Find the cards of a page that prints no day with its codes: two, and all apart.

    A year glued to them is as sure a sign as white space above.
    """
    found = [
        (i, yearly or _undated(_codes_alone(page, i), line))
        for i, line in enumerate(page.lines[:-1])
        if len(line.text) <= MAX_CODES
        and (
            (yearly := _of_year(page, line))
            or ((line.blank or not i) and (_TWO.fullmatch(line.text) or _codes_alone(page, i)))
        )
        and _stands_over_heading(page, i)
    ]
    # A site may shorten a code to letters that are none.
    known = sum(bool(card.codes) for _, card in found)
    return found if known > 1 and 2 * known > len(found) else []


def _ended(page: Page, i: int, taken: Set[int], parted: bool = True) -> bool:
    """Say whether an entry ends with line ``i``: its text, or names where it has no abstract."""
    line = page.lines[i]
    if ends_text(line.text) or not parted:
        return ends_text(line.text)
    return (i - 2 in taken and is_names(line)) or (i - 1 in taken and _is_heading(page, line))


def is_bare(page: Page, i: int, taken: Set[int]) -> bool:
    """Say whether a title with names glued to it opens an entry without codes and date."""
    line, below = page.lines[i : i + 2]
    # Below an entry without abstract, only white space parts it from the next one.
    parted = line.blank > max(below.blank, page.lines[i - 1].blank)
    if not taken.isdisjoint((i - 1, i, i + 1)[parted:]) or not _ended(page, i - 1, taken, parted):
        return False
    if not parted and _INITIAL_LAST.search(page.lines[i - 1].text[-4:]):
        return False  # a name goes on
    if ends_text(line.text) or looks_like_prose(line.text) or is_names(line):
        return False
    if is_names(below):
        names = find_authors(below.text, 0, len(below.text))
        text = page.lines[i + 2].text if i + 2 < len(page.lines) else ""
        return names is not None and len(names.places) > 1 and looks_like_prose(text)
    after = page.lines[i + 2] if i + 2 < len(page.lines) else None
    wrapped = after is not None and not after.blank and after.text[0].islower()
    told = wrapped or looks_like_prose(below.text) or ends_sentence(below.text)
    return told and _is_heading(page, line)


def no_card(line: Line) -> Card:
    """Make the card of an entry that prints none."""
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
    return entry.has_glued_names(page.text, line.start, line.end)


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
    if not run and dates and TOPICS.fullmatch(page.text, end, line.end):
        return Card((), dates[0], places[0], (end, line.end))
    if not run and dates and (behind := _place_behind(page, end, line.end)):
        return Card(behind, dates[0], places[0], (line.end, line.end))
    if not run and dates and (glued := _GLUED.fullmatch(page.text, end, line.end)):
        behind = _place_codes(page, *glued.span("codes"))
        return Card(behind, dates[0], places[0], glued.span("flag")) if behind else None
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


def stand_below(lines: Sequence[Line], cards: Sequence[int]) -> bool:
    """Say whether the cards of a page stand below titles and authors; decided for all of them."""
    if not cards or cards[0] == 0:
        return False
    known = set(cards)
    below = 0
    for i in cards:
        if i + 1 >= len(lines) or ends_text(lines[i - 1].text):
            continue
        text = lines[i + 1].text
        after = lines[i + 2] if i + 2 < len(lines) and i + 2 not in known else None
        wrapped = after is not None and not after.blank and after.text[0].islower()
        below += not cut(text) and (looks_like_prose(text) or ends_sentence(text) or wrapped)
    return 2 * below > len(cards)


def ends_text(text: str) -> bool:
    """Say whether a line ends a sentence, and is no heading cut short by "et al."."""
    return ends_sentence(text) and not cut(text)


def cut(text: str) -> bool:
    """Say whether a line ends as a heading does: "et al.", or an organisation after a dot."""
    may_be = "al" in text or "·" in text or "•" in text
    return may_be and _CUT.search(text) is not None

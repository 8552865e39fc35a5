"""The lines of a portal that are no part of any paper: labels of sources, and buttons.

    Counting Sheep
    Annals of Farm Science Apr 2, 2007
    We count sheep at night ...
    Add feedback

What such a line says does not tell: a page prints it at the same place in most of its
entries, a label between title and abstract, a button between an abstract and the next
title. A label may be another in each entry once the page has shown where they stand.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kgraph.model import taxonomy
from kgraph.read.page import Line, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.fields import find_label
from kgraph.read.parts.list_marks import mark_width
from kgraph.read.parts.prose import (
    UNWRAPPED,
    begins_like_prose,
    ends_open,
    is_full,
    is_more_than_asked,
    looks_like_prose,
    title_case_share,
    wrap_width,
)
from kgraph.read.parts.site_labels import dateline_width, without_time
from kgraph.read.parts.text_ends import find_counts
from kgraph.read.parts.title_names import is_buttons
from kgraph.read.rest import is_navigation

LONG = 120  # code points: no title, label or button, but the line of an abstract
MAX_LABEL, MAX_BUTTON = 80, 60  # code points
PORTAL = "Collaborating Authors"  # over the names of people, in its head
MIN_TEXT = 60  # of a text in the head of a page
MOST = 0.7  # of the places of a button that stand between a text and a title
_VENUE = re.compile(
    r"\b(?:Systems|Conferences?|Proceedings|Journal|Transactions|Symposium|Workshops?|Letters"
    r"|Intelligence|Learning|Linguistics|Research|Science|Nature|Association|Meeting|arXiv"
    r"|Magazine|Annals|Bulletin|Society|Archive|Vision|Robotics|Language|News|Advances|Review"
    r"|Communications|Frontiers|[A-Z]{3,})\b"
)
# What only names of journals and meetings have; a page may print another one each time.
_SERIES = re.compile(
    r"^(?:Nature|Science)\b|\b(?:Proceedings|Journal|Transactions|Conferences?|Symposium|Workshops?"
    r"|Annals|Bulletin|Magazine|Association for|Frontiers in|Information Processing Systems)\b"
)
# "IEEE Access" has the words of two buttons.
_OF_HOUSE = re.compile(r"(?:IEEE|ACM|IET|SIAM|AIP|MDPI)\s[A-Z]")
_HEADINGS = frozenset(("summary", "introduction", "description", "details", "overview"))


def is_venue(text: str) -> bool:
    """Say whether a line has the words and the length of a venue's name."""
    return len(text) <= MAX_LABEL and not ends_sentence(text) and _VENUE.search(text) is not None


def is_names(text: str) -> bool:
    """Say whether a line is an author list."""
    return entry.is_author_line(text, 0, len(text))


def ends_statement(text: str) -> bool:
    """Say whether a line ends a sentence that is no question: titles ask at times."""
    return ends_sentence(text) and not text.endswith("?")


def ends_entry(text: str) -> bool:
    """Say whether an entry may end with this line."""
    return ends_sentence(text) or entry.is_link_line(text) or len(text) > UNWRAPPED


def is_button(line: Line) -> bool:
    """Say whether a line is as short as a button and says nothing about a paper."""
    return (
        len(line.text) < MAX_BUTTON
        and not (ends_sentence(line.text) or ends_open(line.text))
        and not looks_like_prose(line.text)
        and not entry.is_link_line(line.text)
        and not entry.is_id(line.text)
        and not entry.is_date_line(line.text)
    )


def find_buttons(lines: Sequence[Line]) -> list[Line]:
    """Find the short lines that a page repeats behind most abstracts, before the next title."""
    times = Counter(line.text for line in lines)
    counts = find_counts(times)
    behind: list[int] = []  # short lines behind a text, buttons above them aside
    for i in range(1, len(lines)):
        told = lines[i - 1].text
        above = _ends_text(told) or told.isdecimal() or _ends_bare(told)
        above = above or entry.is_link_line(told)
        above = above or (behind[-1:] == [i - 1] and (times[told] > 1 or told in counts))
        if above and is_button(lines[i]):
            behind.append(i)
    texts = Counter(lines[i].text for i in behind if _leads_on(lines, i))
    groups = sum(1 for i in behind if _ends_text(lines[i - 1].text))
    found = {
        text
        for text, n in texts.items()
        if n > max(1, groups / 2) and n >= min(times[text] - 1, MOST * times[text])
    }
    return [lines[i] for i in behind if lines[i].text in found or lines[i].text in counts]


def without(lines: Sequence[Line], left_out: Sequence[Line]) -> list[Line]:
    """Leave lines out; the white space before them stands before the next."""
    kept: list[Line] = []
    blank, places = 0, {line.start for line in left_out}
    for line in lines:
        if line.start in places:
            blank = max(blank, line.blank)
        else:
            kept.append(replace(line, blank=max(blank, line.blank)))
            blank = 0
    return kept


def _ends_text(text: str) -> bool:
    return ends_statement(text) or len(text) > UNWRAPPED


def _ends_bare(text: str) -> bool:
    """Say whether an entry without an abstract may end with a line: its label, or its date."""
    return entry.is_site_label(text) or entry.is_date_line(text)


def _leads_on(lines: Sequence[Line], i: int) -> bool:
    """Say whether no text and no label stands below, as they do below a title."""
    if i + 1 == len(lines):
        return True
    text = lines[i + 1].text
    return not (
        looks_like_prose(text)
        or ends_statement(text)
        or len(text) > LONG
        or entry.is_site_label(text)
        or entry.is_date_line(text)
    )


def find_labels(lines: Sequence[Line]) -> set[int]:
    """Find the lines between title and abstract that name where a paper was published.

    Those of arXiv's archives are known. Others are labels if they name a venue or recur,
    and stand as most labels of the page do; without labels of arXiv, most must recur.
    """
    sure = {i for i, line in enumerate(lines) if entry.is_site_label(line.text)}
    places = [i for i in _places(lines) if i not in sure and i - 1 not in sure]
    times = Counter(_name(lines[i].text) for i in places)
    shapes = Counter(_shape(lines, i) for i in sure)
    if not sure:
        # "Apr-2-2007–Annals of Farm Science": the portal's own form.
        datelines = {i for i in places if dateline_width(lines[i].text) and is_venue(lines[i].text)}
        again = [
            i
            for i in places
            if times[_name(lines[i].text)] > 1 or _SERIES.search(lines[i].text) or i in datelines
        ]
        # Nor does the head of a portal leave a doubt.
        known = bool(datelines) or any(line.text == PORTAL for line in lines)
        if len(again) < (1 if known else 2) or 2 * len(again) < len(places):
            return set()
        if 2 * len(places) < _count_texts(lines):
            return set()
        shapes = Counter(_shape(lines, i) for i in again)
    found = set(sure)
    for i in places:
        text = lines[i].text
        recurs = times[_name(text)] > 1 or _VENUE.search(text) is not None
        dated = bool(sure) and _is_over_date(lines, i)
        shape = _shape(lines, i)
        # At its end a page has white space or none.
        fits = shape in shapes or (i + 1 == len(lines) and (shape[0], False) in shapes)
        if fits and (recurs or dated or _is_apart(lines, i)):
            found.add(i)
    return found


def _is_over_date(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is one word or two over a date, where its place is a label's."""
    below = lines[i + 1 : i + 2]
    return len(lines[i].text.split()) <= 2 and any(entry.is_date_line(x.text) for x in below)


def _is_apart(lines: Sequence[Line], i: int) -> bool:
    """Say whether white space stands on both sides of a line, or of it and a title over it."""
    if i + 1 == len(lines) or not lines[i + 1].blank:
        return False
    if lines[i].blank:
        return True
    # It is no second line of the title, where titles are not wrapped or have few capitals.
    unwrapped = len(lines[i + 1].text) > UNWRAPPED
    return (
        lines[i - 1].blank > 0
        and title_case_share(lines[i].text) == 1.0
        and (unwrapped or title_case_share(lines[i - 1].text) < 1.0)
    )


def _places(lines: Sequence[Line]) -> list[int]:
    """Find the short lines that stand alone, or below authors, between a title and a text."""
    # Above the first abstract stand titles, labels and navigation, which end nothing.
    header = next((i for i in range(len(lines)) if _is_text(lines, i)), 0)
    found: list[int] = []
    for i in range(1, len(lines)):
        if not may_be_label(lines[i].text):
            continue
        if i + 1 < len(lines) and entry.is_site_label(lines[i + 1].text):
            continue  # a title, over its label
        # An entry without abstract is followed by the next title. In the head of a page topics
        # have words of venues.
        venue = is_venue(lines[i].text) and (i > header or _SERIES.search(lines[i].text))
        bare = (
            bool(venue)
            and any(entry.is_site_label(x.text) or is_venue(x.text) for x in lines[i + 2 : i + 3])
            and not is_names(lines[i + 1].text)
        )
        if i + 1 < len(lines) and not bare and not _begins_below(lines, i + 1):
            continue
        # In the head of a page a portal says what it is: "A service of the Union of Farmers."
        if i + 1 < header and not venue and len(lines[i + 1].text) < MIN_TEXT:
            continue
        # Below a label stands a text, and no title.
        below = [line.text for line in lines[i + 1 : i + 4]]
        if not bare and _is_title_over_label(below):
            continue
        title = i - 1
        if i >= 2 and is_names(lines[title].text):
            several = "," in lines[title].text and title <= header and lines[title - 1].blank > 0
            title -= several or not _ended(lines, title, header)
        ended = _ended(lines, title, header) or (
            _is_series(lines[i].text) and _is_below_bare(lines, title)
        )
        if ended and is_title(lines[title]):
            found.append(i)
    return _without_button_pairs(lines, found)


def _is_title_over_label(below: Sequence[str]) -> bool:
    """Say whether the first of some lines stands over a known label, or over names and one."""
    if len(below) < 2 or len(below[0]) > LONG:
        return False
    label = below[-1] if is_names(below[1]) else below[1]
    told = ends_statement(below[0]) or looks_like_prose(below[0])
    return entry.is_site_label(label) or (not told and _is_series(label))


def _is_series(text: str) -> bool:
    return may_be_label(text) and _SERIES.search(text) is not None


def _without_button_pairs(lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """Leave out lines that recur with the line above them over another line: two buttons."""
    below: dict[tuple[str, str], set[str]] = {}
    pairs = [(lines[i - 1].text, lines[i].text) for i in places]
    for i, pair in zip(places, pairs, strict=True):
        below.setdefault(pair, set()).add(lines[i + 1].text if i + 1 < len(lines) else "")
    return [i for i, pair in zip(places, pairs, strict=True) if len(below[pair]) == 1]


def _is_text(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is of an abstract: long, or one that goes on in small letters."""
    if len(lines[i].text) > LONG:
        return True
    below = lines[i + 1] if i + 1 < len(lines) else None
    return below is not None and not below.blank and below.text[0].islower()


def may_be_label(text: str) -> bool:
    """Say whether a line has the shape of a label: short, with a capital, and nothing known."""
    if len(text) > MAX_LABEL or ends_sentence(text) or looks_like_prose(text):
        return False
    if text.lower() in _HEADINGS or not text[0].isupper():
        return False
    label = find_label(text)
    if (label and label.column) or entry.is_date_line(text) or entry.is_link_line(text):
        return False
    codes = [word for word in re.split(r"[\s,;()]+", text) if "." in word or "-" in word]
    if any(map(taxonomy.find_category, codes)) or taxonomy.find_category(text):
        return False
    if (
        entry.is_id(text)
        or is_navigation(text)
        or (is_buttons(text) and not _OF_HOUSE.match(text))
        or re.match(r"\d+ (?:pages|pp)\b", text)
    ):
        return False
    return " " not in text or _VENUE.search(text) is not None or not is_names(text)


def is_title(line: Line) -> bool:
    """Say whether a line may be a title: no text, date, button or named field."""
    text = line.text
    if ends_statement(text) or begins_like_prose(text) or entry.is_date_line(text):
        return False
    # "* 9 pages"
    if is_navigation(text) or entry.is_comment(text[mark_width(text) :]):
        return False
    label = find_label(text)
    if label and label.column and label.capital:
        return False  # "Comments: 9 pages"
    # "Field Theory on Maps. Chapter 5" by itself is no prose.
    alone = line.blank > 0 and len(text) <= LONG
    return alone or (len(text) < UNWRAPPED and not is_more_than_asked(text))


def _ended(lines: Sequence[Line], title: int, header: int) -> bool:
    """Say whether what stands above a title has ended."""
    above = lines[max(title - 1, 0)].text
    if title - 1 < header or ends_entry(above) or above.endswith(("...", "…")):
        return True
    if title > 1 and entry.is_site_label(above):
        return True  # the entry above has no text
    return title + 1 < len(lines) and lines[title].blank > lines[title + 1].blank


def _is_below_bare(lines: Sequence[Line], title: int) -> bool:
    """Say whether an entry of title and label alone is above a title: white space parts them all,
    and a text ends over them.
    """
    if title < 3 or not all(line.blank for line in lines[title - 2 : title + 2]):
        return False
    over, above, label = lines[title - 3 : title]
    return ends_entry(over.text) and is_title(above) and may_be_label(label.text)


def _begins_below(lines: Sequence[Line], i: int) -> bool:
    """Say whether a text begins with this line, or a date stands before it."""
    line = lines[i]
    if entry.is_date_line(line.text):
        return True
    told = _begins_text(line.text) or _is_text(lines, i)
    return told and (line.blank > 0 or not line.text[0].islower())


def _begins_text(text: str) -> bool:
    told = len(text) > 60 or looks_like_prose(text) or ends_sentence(text)
    return told and not is_names(text)


def _shape(lines: Sequence[Line], i: int) -> tuple[bool, bool]:
    # A date below is of the label.
    dated = i + 2 < len(lines) and not lines[i + 1].blank and entry.is_date_line(lines[i + 1].text)
    below = i + 2 if dated else i + 1
    return lines[i].blank > 0, below == len(lines) or lines[below].blank > 0


def _name(text: str) -> str:
    """Give a label without the date in front of it or behind."""
    text = text[dateline_width(text) : without_time(text)]
    dates = [found for found in find_dates(text, 0, len(text)) if found.end == len(text)]
    return text[: dates[-1].start].rstrip(" \t,;|·-–(") if dates else text


def _count_texts(lines: Sequence[Line]) -> int:
    """Count the texts of a page: those lines of one that short lines stand above."""
    width = wrap_width(lines)
    return sum(
        1
        for i in range(1, len(lines))
        if (len(lines[i].text) > LONG or looks_like_prose(lines[i].text))
        and len(lines[i - 1].text) <= LONG
        and not ends_entry(lines[i - 1].text)
        and not is_full(lines[i - 1], lines[i], width)
    )

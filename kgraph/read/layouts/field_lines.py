"""Lines of a page of named fields that are of no field: rules drawn between entries, buttons."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kgraph.read.layouts.field_heads import MORE_NAMES
from kgraph.read.page import Line, ends_sentence
from kgraph.read.parts import entry
from kgraph.read.parts.fields import Label
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.prose import looks_like_prose
from kgraph.read.parts.text_ends import find_counts
from kgraph.read.parts.title_names import is_buttons
from kgraph.read.rest import is_navigation, is_of_site

RULE = re.compile(r"([-=_*~#–—])\1{2,}")
PARTED = 10  # blank lines that a rule counts for: no text goes on behind it
MAX_BUTTON = 60  # code points
# What stands for a picture in a copied page: "Figure 1 for Counting Sheep".
_CAPTIONED = r"(?:Fig(?:ure|\.)|Table|Image|Abbildung|Tabelle)\s?\d{1,2}\s?"
_PICTURE = re.compile(rf"{_CAPTIONED}for\s")
_CAPTION = re.compile(rf"{_CAPTIONED}(?:for|:|\.|-|–)\s")
_OTHER_PAGE = re.compile(r"\d{1,3}|…|\.{3}|[<>«»‹›]{1,2}")  # below each other: "1", "2", "…", "»"
MAX_CAPTION = 400  # code points

# Of a copy without line ends: "... over two years.Abstract:Counting goats is ..."
_GLUED = re.compile(r"(?:(?<=[^\W_])|(?<=[.!?…)\]])[ \t]?)(?=(?:Abstract|Title):[ \t]?[^\Wa-z])")
_NUMBER = re.compile(r"[\[(]?(\d{1,3})[\]).]\s+(?=\S)")


def without_rules(lines: Sequence[Line]) -> list[Line]:
    """Leave out the lines drawn between entries ("---"); they part as blank lines do."""
    kept: list[Line] = []
    blank = 0
    for line in lines:
        if RULE.fullmatch(line.text):
            blank += line.blank + PARTED
        else:
            kept.append(replace(line, blank=line.blank + blank))
            blank = 0
    return kept


def without_buttons(lines: Sequence[Line], labels: Sequence[Label | None]) -> list[Line]:
    """Leave out navigation and buttons: lines without a name where a field may have ended.

    They say so, or the page repeats them with most of its entries.
    """
    times = Counter(line.text for line, label in zip(lines, labels, strict=True) if not label)
    entries = max(Counter(label.column for label in labels if label).values(), default=0)
    counts = find_counts(times)
    kept: list[Line] = []
    blank, gone = 0, True  # whether what stands above has ended: nothing, or a button
    named = False  # whether it is authors with their name, below which no line recurs
    for line, label in zip(lines, labels, strict=True):
        often = times[line.text] >= max(2, entries / 2)
        # The person of a page may be the only author of many of its papers.
        by = bool(kept) and entry.is_date_line(kept[-1].text) and is_person(line.text)
        ended = gone or line.blank > 0 or _ended(kept[-1]) or (named and often)
        # A wrapped text may go on with "Figure 2. It says".
        ended = ended or _PICTURE.match(line.text) is not None
        gone = not (label or by) and ended and _says_so(line, often, line.text in counts)
        if gone:
            blank = max(blank, line.blank)
        else:
            kept.append(replace(line, blank=max(line.blank, blank)))
            named = label is not None and label.column == "authors"
            blank, named = 0, named and not line.text.endswith(MORE_NAMES)
    return kept


def _ended(line: Line) -> bool:
    # A comment ends no sentence: "* Added a section on sheep".
    return len(line.text) <= MAX_BUTTON or ends_sentence(line.text) or line.text[0] in "*•"


def _is_caption(text: str) -> bool:
    return len(text) <= MAX_CAPTION and _CAPTION.match(text) is not None


def _says_so(line: Line, often: bool, count: bool) -> bool:
    """Say whether a line is a button: by its words, as a count, or as one that the page repeats."""
    text = line.text
    if _is_caption(text) or _OTHER_PAGE.fullmatch(text) or is_of_site(text):
        return True
    if count and not entry.is_comment(text):
        return True
    if (
        len(text) > MAX_BUTTON
        or not (text[0].isupper() or text[0] == "[" or line.blank)
        or ends_sentence(text)
    ):
        return False
    if is_navigation(text) or is_buttons(text):
        return True
    known = (entry.is_id, entry.is_date_line, entry.is_link_line, entry.is_comment)
    plain = not any(is_known(text) for is_known in known)
    return often and plain and not looks_like_prose(text)


def without_numbers(lines: Sequence[Line]) -> list[Line]:
    """Leave out the numbers in front of entries, if they count from one, or from nought, on."""
    found = [(i, match) for i, line in enumerate(lines) if (match := _NUMBER.match(line.text))]
    numbers = [int(match[1]) for _, match in found]
    if len(numbers) < 2 or numbers[0] > 1 or numbers != list(range(numbers[0], numbers[-1] + 1)):
        return list(lines)
    kept = list(lines)
    for i, match in found:
        line, width = lines[i], match.end()
        kept[i] = Line(line.start + width, line.end, line.text[width:], line.blank)
    return kept


def parted(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page, those that a title or an abstract is glued to in two."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: Line) -> list[Line]:
    if "Abstract:" not in line.text and "Title:" not in line.text:
        return [line]
    # "BookTitle: ..." is the name of a field.
    word = len(line.text.split(maxsplit=1)[0])
    found = (match.span() for match in _GLUED.finditer(line.text))
    ends = [(a, b) for a, b in found if a > word or not line.text[a - 1].isalnum()]
    ends.append((len(line.text), 0))
    begins = [0, *(end for _, end in ends)]
    return [
        Line(line.start + a, line.start + b, line.text[a:b], 0 if a else line.blank)
        for a, (b, _) in zip(begins, ends, strict=False)
    ]

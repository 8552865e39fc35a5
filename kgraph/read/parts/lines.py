"""Lines of a text with their places, and how they end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from kgraph.model.text import is_truncated

_CLOSING = "\"'”’)]}*$"  # what may stand behind the end of a sentence
_BUTTON_ENDS = ("more", "More", "xpand", "abstract", "text", "»", "→")  # of "… Show more"
# What `str.splitlines` takes for line ends and we do not.
_NO_LINE_ENDS = ("\x1c", "\x1d", "\x1e")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something on it; ``blank`` counts the empty lines before it."""

    start: int
    end: int
    text: str
    blank: int = 0


def with_plain_spaces(text: str) -> str:
    """Give a text with plain spaces for those that no line may be broken at, in their places."""
    return text.replace("\xa0", " ").replace("\u202f", " ")


def find_lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """Find the lines with something on them; places leave out the white space around."""
    blank = 0
    position = start
    for printed in split_lines(text[start:end]):
        stripped = printed.strip()
        if stripped:
            first = position
            if printed[0] != stripped[0]:
                first += len(printed) - len(printed.lstrip())
            yield Line(first, first + len(stripped), stripped, blank)
            blank = 0
        else:
            blank += 1
        position += len(printed)


def join_lines(text: str, lines: Sequence[Line]) -> Line:
    """Give lines that follow each other as one, what parts them as spaces; one alone as it is.

    Once for all of them: a page may wrap a list over as many lines as it has.
    """
    first, last = lines[0], lines[-1]
    if len(lines) == 1:
        return first
    whole = re.sub(r"\s", " ", text[first.start : last.end])
    return Line(first.start, last.end, whole, first.blank)


def had_no_room(above: Line, below: Line, width: int) -> bool:
    """Say whether a line of a page so wide (in code points) could not hold the first word below."""
    return not below.blank and len(above.text) + 1 + len(below.text.split(None, 1)[0]) > width


def join_at(text: str, lines: Sequence[Line], sign: str) -> Sequence[Line]:
    """Join the lines of a copy that has one for each item of a list and each sign between."""
    if not any(line.text == sign for line in lines):
        return lines
    groups: list[list[Line]] = []
    goes_on = False
    for line in lines:
        joins = bool(groups) and (goes_on or line.text == sign)
        if joins:
            groups[-1].append(line)
        else:
            groups.append([line])
        goes_on = (joins and line.text == sign) or line.text.endswith(f" {sign}")
    return [join_lines(text, group) for group in groups]


def split_lines(text: str) -> list[str]:
    """Cut a text behind its line ends."""
    if not any(sign in text for sign in _NO_LINE_ENDS):
        return text.splitlines(keepends=True)
    spaced = re.sub("[\x1c-\x1e]", " ", text)
    lengths = map(len, spaced.splitlines(keepends=True))
    borders = [0, *accumulate(lengths)]
    return [text[a:b] for a, b in pairwise(borders)]


def ends_sentence(text: str) -> bool:
    """Say whether a text ends as a sentence does, or with dots of omission; the button behind
    them ("… Show more") is no part of it.
    """
    last = text[-20:].removesuffix("\n").rstrip(_CLOSING)
    return last.endswith((".", "!", "?", "…")) or (
        last.endswith(_BUTTON_ENDS) and is_truncated(text)
    )


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both places inwards over white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

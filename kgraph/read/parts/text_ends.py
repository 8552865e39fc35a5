"""Where a text ends that a page prints its own words behind: counts, buttons, dates, a footer.

We count sheep at night, and show that they sleep.
Code available
7 citations
Created: 2021-04-02
Load more

Of one such line the words of an abstract have the shape at times, so that it must stand behind
the end of a sentence, or behind another one.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from kgraph.read.page import Line, ends_sentence
from kgraph.read.parts.dates import is_date
from kgraph.read.parts.prose import (
    UNWRAPPED,
    begins_like_prose,
    ends_open,
    is_full,
    looks_like_prose,
)
from kgraph.read.rest import MAX_NAVIGATION, is_navigation

MAX_HEADING, MAX_HEADING_WORDS = 50, 5  # code points and words
MAX_NOTE = 160  # code points
# "Code and data are available on GitHub" ends abstracts without a full stop at times.
_RELEASED = re.compile(r"\b(?:available|released?|[Gg]it[Hh]ub|URL|[Ww]eb ?site|[Pp]roject page)\b")
MAX_COUNTS = 120  # code points of a line of counts
# "developed recently in\n    math/0509408": the text goes on in the next line.
_LEADS_ON = re.compile(
    r"\s(?:in|of|by|and|see|from|to|with|the|our|on|at|for|an?|as|than|papers?|preprints?|or)$"
)
_NUMBER = r"[+~(≈]{0,2}\d[\d,.]{0,9}\s?[kKM]?\+?\)?"
_WORDS = r"[^\W\d_][\w'’-]{0,20}(?:\s[^\W\d_][\w'’-]{0,20}){0,2}"
# "Llama 2" counts nothing: behind a capital the number needs a sign.
_COUNT = re.compile(
    rf"\W{{0,3}}(?:{_NUMBER}(?:\s{_WORDS})?"
    rf"|{_WORDS}(?::\s?|\s?(?=\()){_NUMBER}|(?![A-Z]){_WORDS}\s?{_NUMBER})\W{{0,2}}"
)
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d[\d,.]*\s?[kKM]?")
_YEAR_OR_ID = re.compile(r"(?<!\d)(?:(?:19|20)\d\d(?!\d)|\d{4}\.\d{4})")
_PAGES = re.compile(r"\W*\d{1,4}(?:\W+\d{1,4})+\W*")  # "« 1 2 3 … 9 »"
_ADDRESS = re.compile(r"(?:www\.)?[a-z][\w-]*(?:\.[\w-]+)+/\S*", re.IGNORECASE)  # "github.com/x/y"
_BUTTON = re.compile(
    r"(?:code|data|demo|video|slides|poster)(?: (?:is )?available)?"
    r"|pdf|html|abs|bibtex|cite(?: this)?"
    r"|sponsored|related papers|similar papers|(?:©|copyright)[^.]{0,50}",
    re.IGNORECASE,
)
_BORDER = re.compile(r"\s*[·•|/,;\t]\s*|\s{2,}")


def is_count(text: str) -> bool:
    """Say whether a line is counts of a page: "58 citations", "12 likes · Views: 1.2k".

    Or the numbers of its other pages: "1 2 3 … 9".
    """
    if len(text) > MAX_COUNTS or not _DIGIT.search(text):
        return False
    if is_date(text) or _YEAR_OR_ID.search(text):
        return False
    if _PAGES.fullmatch(text):
        return True
    parts = [part for part in _BORDER.split(text) if part]
    counts = sum(_COUNT.fullmatch(part) is not None for part in parts)
    return counts > 0 and all(_COUNT.fullmatch(part) or _is_button(part) for part in parts)


def find_counts(texts: Mapping[str, int]) -> frozenset[str]:
    """Find the counts of a page: those of what it counts again, as it does below each entry.

    What is counted once has well-known words ("7 citations") or none; "50 Years of Wool" is
    a title.

    Args:
        texts: The lines of the page, and how often each is printed.
    """
    found = [text for text in texts if is_count(text)]
    shapes: Counter[str] = Counter()
    for text in found:
        shapes[_DIGITS.sub("0", text)] += texts[text]
    return frozenset(
        text for text in found if shapes[_DIGITS.sub("0", text)] > 1 or is_navigation(text)
    )


def has_shape_of_heading(text: str) -> bool:
    """Say whether a line has the shape of a heading or a button: short, and no sentence."""
    return (
        len(text) <= MAX_HEADING
        and len(text.split()) <= MAX_HEADING_WORDS
        and text[0].isupper()
        and not (ends_sentence(text) or ends_open(text) or begins_like_prose(text))
    )


def is_question(text: str) -> bool:
    """Say whether a line is as short as what a page asks: "Was this helpful?"."""
    short = len(text) <= MAX_HEADING and len(text.split()) <= MAX_HEADING_WORDS
    return short and text[0].isupper() and text.endswith(("?", "!"))


def leads_on(text: str) -> bool:
    """Say whether a line breaks off behind a small word: an id below it is of the text."""
    return _LEADS_ON.search(text) is not None


def end_of_text(lines: Sequence[Line], is_fact: Callable[[str], bool]) -> int:
    """Give the line where a text ends; all lines behind it are facts or the page's own words.

    Args:
        lines: The text, and what stands behind it.
        is_fact: Says whether a line tells of the paper: its date, a link.
    """
    begin = len(lines)
    while begin and (_is_own(lines[begin - 1].text) or is_fact(lines[begin - 1].text)):
        begin -= 1
    for end in range(begin, len(lines)):
        above = lines[end - 1].text if end else ""
        told = end > begin and (is_fact(above) or _is_sure(above))
        if end == 0 or ends_sentence(above) or told:
            return end
        # Words of a sentence may be such words too, but the rest of a sentence is not so long.
        long = len(above) > 2 * MAX_NAVIGATION and not leads_on(above)
        apart = lines[end].blank > 0 or long
        # Nor are there two such lines: "Showing 6 of 214", "Privacy · Terms".
        two = (
            end + 1 < len(lines) and lines[end].text[0].isupper() and _is_sure(lines[end + 1].text)
        )
        apart = apart or two
        if apart and _is_sure(lines[end].text):
            return end
    return len(lines)


def end_of_notes(lines: Sequence[Line], width: int | None) -> int:
    """Give the line where a text ends that somebody's own words stand behind: "Bring cake again".

    Such a line ends no sentence and stands behind one, where nobody had to break the line above
    on a page of that ``width``.
    """
    end = len(lines)
    while end > 1 and _is_note(lines[end - 2], lines[end - 1], width):
        end -= 1
    return end if end and ends_sentence(lines[end - 1].text) else len(lines)


def _is_note(above: Line, line: Line, width: int | None) -> bool:
    text = line.text
    if len(text) > MAX_NOTE or ends_sentence(text) or looks_like_prose(text):
        return False
    if text[0].islower() and not (line.blank and ends_sentence(above.text)):
        return False
    if "://" in text or text.endswith(("...", "…")) or _RELEASED.search(text):
        return False
    whole = len(above.text) > UNWRAPPED or (width is not None and not is_full(above, line, width))
    return line.blank > 0 or whole


def _is_sure(text: str) -> bool:
    return _is_button(text) or is_count(text) or _ADDRESS.fullmatch(text) is not None


def _is_button(text: str) -> bool:
    return is_navigation(text) or _BUTTON.fullmatch(text) is not None


def _is_own(text: str) -> bool:
    return has_shape_of_heading(text) or is_question(text) or _is_sure(text)

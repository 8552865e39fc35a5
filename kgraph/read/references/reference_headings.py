"""Lines over the entries of a list of references: its name, a year, a rule under them."""

import re
from collections.abc import Sequence, Set

from kgraph.read.page import Line
from kgraph.read.parts.part_headings import MAX_YEAR, YEAR_HEADING, is_part
from kgraph.read.parts.remarks import is_call
from kgraph.read.parts.title_names import is_buttons
from kgraph.read.references.reference_names import INITIAL
from kgraph.read.references.reference_places import (
    COMPLETE,
    FREE_YEAR,
    YEAR_IN_MARGIN,
    is_updated,
)

_HEADING = re.compile(
    r"\W*(?:\d+\.?\s+)?(?:references|reference list|bibliography|works cited|literature cited"
    r"|further reading|external links|see also)(?:\s?\[edit(?: source)?\])?\W*$",
    re.IGNORECASE,
)
# Over an entry in each style, as sites offer one to cite: of whole entries, what stands above ends.
_STYLE = re.compile(
    r"(?:Cite|Citation|MLA|APA|Chicago|Harvard|Vancouver|IEEE|ACM|ISO 690|Turabian|AMA|ACS|NLM|MHRA"
    r"|Copy|BibTeX|EndNote|RefMan|RefWorks|Cancel)"
    r"(?: (?:style|format|citation|\(?\d+th (?:ed\.|edition)\)?))?:?"
)
_SHOUTED = re.compile(r"[^\W\d_]{4,}")
MAX_PART_WORDS = 8
MAX_PART = 60  # code points of the name of a part
MAX_HEADING = 80  # code points of what a rule makes one
MAX_BUTTONS = 60  # code points of a row of them
_DRAWN = frozenset("-=_~*")
_FRAMED = re.compile(r"(?P<rule>[-=_~*#])(?P=rule)+\s?\w.*\w[.)]?\s?(?P=rule){2,}")  # "== 8 Nov =="
MAX_LEAD = 4  # words
_ADDRESS = re.compile(r"https?:|www\.|doi\b|10\.\d")  # behind "Available at:"
_INNER_STOP = re.compile(r"[^\W\d_]{2}[.!?]\s[A-Z].*\s[a-z]+:$")
_RULE = re.compile(r"([-=_~*])\1{2,}$")  # under a heading


def is_heading(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is over the entries, or a rule under such a line."""
    text, below = lines[i].text, lines[i + 1].text if i + 1 < len(lines) else ""
    # The rule at the end of a list is below its last entry.
    closing = len(text) > MAX_HEADING or text.endswith(".")
    ruled = any(t[:1] in _DRAWN and _RULE.match(t) for t in (text, "" if closing else below))
    ruled = ruled or is_updated(lines[i])
    # "and later, because somebody asked:"
    # "van den Berg, A. (2019):" begins an entry.
    asked = text.endswith(":") and _leads_in(lines[i])
    asked = asked and not (i + 1 < len(lines) and _ADDRESS.match(lines[i + 1].text))
    ruled = ruled or (asked and not (FREE_YEAR.search(text) or INITIAL.search(text)))
    ruled = (
        ruled or is_call(text) or (len(text) <= MAX_HEADING and _FRAMED.fullmatch(text) is not None)
    )
    named = text[0].isupper() and not text.endswith((".", ",")) and is_part(text)
    named = named or _is_shouted(lines[i])
    named = named or _HEADING.match(text) is not None or _is_style(lines, i)
    return ruled or named or _is_year(lines, i)


def _leads_in(line: Line) -> bool:
    """Say whether a line with a colon behind it has a few small words, or more than a sentence:
    "to read next:", "Server down again. Used the time for reading:".
    """
    words = line.text.split()
    few = line.blank > 0 and line.text[0].islower()
    few = few or (len(words) <= MAX_LEAD and all(word.islower() for word in words[1:]))
    return words[-1][:-1].isalpha() and (few or _INNER_STOP.search(line.text) is not None)


def _is_shouted(line: Line) -> bool:
    """Say whether a line that stands apart is a few words in capitals: "UNDER REVIEW"."""
    text = line.text
    short = line.blank > 0 and len(text) <= MAX_PART and text.isupper()
    return (
        short and not any(c.isdigit() or c in '.,:;“"' for c in text) and bool(_SHOUTED.match(text))
    )


def is_plain_heading(text: str) -> bool:
    """Say whether a line is a few words without a sign or a number: "Secondary Literature"."""
    words = text.split()
    plain = len(text) <= MAX_PART and text[0].isupper() and len(words) <= MAX_PART_WORDS
    return plain and all(c.isalpha() or c in " &/'’-–" for c in text)


def is_over_mark(lines: Sequence[Line], i: int, marks: Set[int]) -> bool:
    """Say whether a line stands apart as a heading of the item with a mark below it."""
    return i + 1 in marks and lines[i].blank > 0 and is_plain_heading(lines[i].text)


def is_row_of_buttons(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line behind a whole entry is nothing but buttons: "PDF", "[doi] [code]"."""
    text = lines[i].text
    if len(text) > MAX_BUTTONS or text.endswith((".", ",")) or not is_buttons(text):
        return False
    return COMPLETE.search(lines[i - 1].text[-80:]) is not None


def _is_style(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line names a style of citations, or a program for them, and nothing else."""
    if not _STYLE.fullmatch(lines[i].text):
        return False
    above = lines[i - 1].text if i else "."
    return above.endswith(".") or _STYLE.fullmatch(above) is not None


def is_named_heading(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line names the list of references below it, or is a rule under such a line."""
    i -= i > 0 and _RULE.match(lines[i].text) is not None
    return _HEADING.match(lines[i].text) is not None


def under_years(lines: Sequence[Line], headings: Set[int]) -> dict[int, tuple[int, int]]:
    """Give the places of the years over lines, by where these start: of a heading that is one,
    or one that stands in the margin of a line above.
    """
    found: dict[int, tuple[int, int]] = {}
    over: tuple[int, int] | None = None
    for i, line in enumerate(lines):
        if i in headings:
            year = YEAR_HEADING.fullmatch(line.text) if len(line.text) <= MAX_YEAR else None
            over = (
                (line.start + year.start("year"), line.start + year.end("year")) if year else None
            )
        elif margin := YEAR_IN_MARGIN.match(line.text):
            over = line.start + margin.start("year"), line.start + margin.end("year")
        elif over:
            found[line.start] = over
    return found


def _is_year(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is the year over some entries, and not the end of the one above."""
    text = lines[i].text
    if len(text) > MAX_YEAR or text.endswith((".", ",")) or not YEAR_HEADING.fullmatch(text):
        return False
    if i + 1 == len(lines):
        return False
    if i == 0 or lines[i].blank > 0:
        return True
    above = lines[i - 1].text
    whole = above.endswith((".", "]", ")")) or "/" in above.split()[-1]
    return whole or is_part(above)

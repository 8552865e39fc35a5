"""Lines that print names before a title, with no year between: a comma, a colon or a point.

    Vaswani et al., Attention Is All You Need, NeurIPS 2017
    Ann Lee, Bob Day and Cy Fox, Counting sheep, arXiv:2401.00001 (2024).
    Gu and Dao: Mamba: Linear-Time Sequence Modeling, 2023
    A. B. Lee, C. Fox: Counting goats (2401.00002)
    Ann Lee, Bob Day, Cy Fox. Counting Cows. 2020, https://doi.org/10.1000/cows

"et al." or "and" before a last name says where the names end, or a colon. Pure: a line of a
text in, places out.
"""

import re
from dataclasses import replace
from itertools import islice

from kgraph.read.page import Line
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.line_parts import FINAL_YEAR, Item, bare, may_be_title, people, surnames
from kgraph.read.parts.title_names import is_venue

MAX_NAMES = 3000  # code points of a list of names
MAX_BORDERS = 8  # commas and full stops at the end of a line behind which a venue may stand
MAX_FACTS = 4  # ids, links and years behind a title
_WORD = r"[^\W\d_](?:[\w'’-]|\.(?=[\s-]?[^\W\d_a-z]))*+"
_END = re.compile(
    rf"[\s,](?:(?<=\s)|\s)(?:(?:and|&|und|et)\s(?!al\b|others\b){_WORD}(?:[ -]{_WORD}){{0,4}}+"
    r"(?:,\s(?:[^\W\d_a-z]\.[ -]?){1,4}+)?"
    r"|et\.?\sal\b\.?|and\sothers)(?P<sign>[,:]\s+|\.\s+|\s[–—-]\s+)"
)
_STOP = re.compile(r"(?<=\w)\.\s+(?=\S)")
_SIGN = re.compile(r"\s?:\s+|\s[–—/|-]\s+")
_INITIAL = re.compile(r"(?<!\w)[^\W\d_a-z]\.")
# What stands at the end of a line behind title and venue.
_FACT = re.compile(
    r"[\s,.;:(\[/|–—-]+(?:arXiv:?\s?)?(?:https?://\S+|(?:doi:?\s*)?10\.\d{4,9}/\S+|arXiv:\s?\S+"
    r"|[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5}(?:v\d+)?)(?:\s\[[\w.-]+\])?[\s.,;)\]]*$",
    re.IGNORECASE,
)
_PREPRINT = re.compile(r"[\s,.;:(\[]+(?:arXiv|preprint|arXiv preprint|CoRR)[\s.,;)\]]*$", re.I)
_BORDER = re.compile(r",\s+|[.?!]\s+|\s[(\[]|\s[–—-]\s")
# "Chinese Phys. C": a journal with a word cut short.
_CUT_SHORT = re.compile(
    r"(?:[A-Z][\w&-]*\.?\s){0,5}[A-Z][a-z]{1,9}\.(?:\s[A-Z][\w&-]*\.?){0,4}"
    r"(?:[\s,]+[A-Z]?\d[\w():–-]*){0,4}"
)
# "ApJ 665:707-718", "MNRAS 378, 198": a journal with volume and pages; "A&A", "PRL" before a year.
_VOLUME = re.compile(
    r"(?:[A-Z&][\w.&-]*\s){1,6}[A-Z]?\d+(?:\s?[:,(/]\s?\(?[A-Z]?\d[\w.:–()-]*){1,3}"
)
_LETTERS = re.compile(r"[A-Z][\w&.]{0,6}[A-Z&][\w&.]{0,6}")


def find_named_first(
    text: str, line: Line, start: int, end: int, *, held: bool = False
) -> Item | None:
    """Part "Names, Title, Venue Year"; nothing without a year, a venue, an id or a link, which
    is ``held`` if it stands elsewhere.
    """
    names_end = _END.search(text, start, min(end, start + MAX_NAMES))
    names = None
    # Within a bracket they stand behind the title: "Counting Sheep (Lee et al., 2016)".
    if names_end and text.count("(", start, stop := names_end.start("sign")) == text.count(
        ")", start, stop
    ):
        names = people(text, start, stop)
    if names_end is None or names is None:
        signed = _find_signed(text, line, start, end, held)
        return signed or _find_listed(text, line, start, end, held)
    begin = names_end.end()
    if not (len(names.places) > 1 or names.truncated):
        return None
    form = "named colon" if names_end["sign"][0] == ":" else "named first"
    return _titled(text, line, form, names, begin, end, held)


def _find_signed(text: str, line: Line, start: int, end: int, held: bool) -> Item | None:
    """Part "A. Lee, B. Day: Title"; persons without initials have the shape of a title
    ("Sharp Nearby, Fuzzy Far Away: How Models Use Context"), and are not sure.
    """
    sign = _SIGN.search(text, start, min(end, start + MAX_NAMES))
    if sign is None:
        return None
    names = find_authors(text, start, sign.start())
    named = surnames(text, start, sign.start()) if names is None else None
    found = names or (named if named and len(named.places) > 2 else None)
    if found is None and text[sign.start() - 1] == "+":  # of "Lee+: Counting Sheep"
        found = people(text, start, sign.start())
    if found is None:
        return None
    colon = sign[0].strip() == ":"
    initials = names is not None and all(_INITIAL.search(text, a, b) for a, b in names.places)
    if not (initials or colon):
        return None
    item = _titled(
        text, line, "named colon" if colon else "named first", found, sign.end(), end, held
    )
    sure = initials or named is not None or found.truncated
    return replace(item, sure=sure) if item else None


def _find_listed(text: str, line: Line, start: int, end: int, held: bool) -> Item | None:
    """Part "Ann Lee, Bob Day, Cy Fox. Title. Year": three whole names at least."""
    for stop in islice(_STOP.finditer(text, start, min(end, start + MAX_NAMES)), MAX_BORDERS):
        if text.count(",", start, stop.start()) < 2:
            continue
        names = find_authors(text, start, stop.start())
        if names and len(names.places) > 2 and all(" " in text[a:b] for a, b in names.places):
            return _titled(text, line, "named first", names, stop.end(), end, held)
    return None


def _titled(
    text: str, line: Line, form: str, names: AuthorList, begin: int, end: int, held: bool
) -> Item | None:
    """Read what stands behind names as a title with its facts."""
    if begin >= end or not (text[begin].isupper() or text[begin].isdigit() or text[begin] in '$“"'):
        return None
    stop, year, facts = _without_facts(text, begin, end)
    title, venue = _cut(text, begin, stop, dated=year is not None)
    if not (held or year or facts or venue) or not may_be_title(text, *title):
        return None
    return Item(line, form, title, names, venue, year, sure=True)


def _without_facts(text: str, start: int, end: int) -> tuple[int, tuple[int, int] | None, bool]:
    """Leave out ids, links and the year at the end; give where it ends, the year, and whether
    anything was left out.
    """
    year, first = None, end
    for _ in range(MAX_FACTS):
        by = max(start, end - 200)
        fact = _FACT.search(text, by, end) or _PREPRINT.search(text, max(start, end - 30), end)
        found = None if fact or year else FINAL_YEAR.search(text, max(start, end - 12), end)
        last = fact or found
        if last is None:
            break
        year = found.span("year") if found else year
        end = last.start()
    return end, year, end < first


def _cut(
    text: str, start: int, end: int, *, dated: bool
) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Cut a venue off that stands behind a comma or full stop near the end."""
    found = []
    for match in list(_BORDER.finditer(text, start, end))[-MAX_BORDERS:]:
        venue = bare(text, match.end(), end)
        printed = text[slice(*venue)].rstrip(")]")
        if printed and (printed[0].isupper() or printed[0].isdigit()):
            title = bare(text, start, match.start() + (match[0][0] in "?!"))
            found.append((title, (venue[0], venue[0] + len(printed)), printed))
    # The words of a journal that is cut short have full stops between; else the last is taken.
    for title, place, printed in found:
        if _CUT_SHORT.fullmatch(printed) or _VOLUME.fullmatch(printed):
            return title, place
        if dated and _LETTERS.fullmatch(printed):
            return title, place
    for title, place, printed in reversed(found):
        if is_venue(printed):
            return title, place
    return bare(text, start, end), None

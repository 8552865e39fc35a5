"""Lists of one's own papers in Markdown: the name that is marked among those of the others.

    * B. Day, **A. Lee**, C. Fox. Counting Sheep at Night. *WOOL*, 2020. [PDF](https://...)
    * Bob Day, <u>Ann Lee</u>, and *Ann Lee*

The text is read as if the name had no marks; every value keeps its place on the page.
"""

import re
from collections import Counter

from kgraph.read.markdown.templates import is_format
from kgraph.read.page import Page
from kgraph.read.parts.joined import Joined, without
from kgraph.read.parts.persons import is_inverted, is_person

_MARKED = re.compile(
    r"(?:(?P<mark>\*{1,3}|_{1,3})|<(?P<tag>u|b|i|em|strong|ins|mark|span)(?:\s[^<>\n]{0,80})?>)"
    r"(?P<name>[^\W\d_a-z][^*_<>\n]{2,38}[^\W_.]\.?)(?(mark)(?P=mark)|</(?P=tag)>)"
)
# Journals are in italics too: the next one must be a person.
_NEXT = re.compile(
    r"[*†‡]?(?:,\s(?:and\s)?|\s(?:and|&)\s)(?P<name>[^\n,;()]{3,40}?)(?=[,;(\n.]|\s(?:and|&)\s|$)"
)
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.")
_BEHIND = re.compile(
    r"[*†‡]?(?:,\s(?:(?:and|&)\s)?|\s(?:and|&)\s)[*_]{0,2}[^\W\d_a-z][\w.'’-]*[\s.,*]"
)
_BEFORE = re.compile(r"(?:,|\band|&)\s$")
_AND = re.compile(r"(?:\band|&)\s$")
# The only name of an entry: "2. **Lee, A.** (2021). Counting Sheep".
_OPENS = re.compile(r"(?:^|\n)[ \t]*(?:\[?\d{1,3}[.)\]]\s+|[-*+]\s+)?$")
_YEAR = re.compile(r"\.?,?\s\((?:19|20)\d\d")
MAX_SELDOM = 2  # times that a marked name stands on a page
MAX_BEFORE = 8  # code points


def unmarked(on: Page) -> Joined | None:
    """Give a page without the marks of names among names; nothing if there are none.

    A name has initials, or is marked more than once: "**Counting Sheep**, Ann Lee" is a title.
    """
    if not any(sign in on.text for sign in ("*", "__", "</")):
        return None
    # Elements are those of a page of HTML, or of values of a format.
    formatted = is_format(on.text)
    found = [m for m in _MARKED.finditer(on.text) if not (formatted and m["tag"])]
    times = Counter(match["name"] for match in found)
    cuts = []
    for match in found:
        start, end = match.span()
        told = _INITIAL.search(match["name"]) or times[match["name"]] > 1
        often = times[match["name"]] > MAX_SELDOM
        if told and _is_beside(on.text, match, often=often) and _is_name(match["name"]):
            cuts += [(start, match.start("name")), (match.end("name"), end)]
    return without(on, cuts) if cuts else None


def _is_beside(text: str, match: re.Match[str], *, often: bool) -> bool:
    """Say whether a marked name stands among others, or alone before a year; or, if it does
    ``often``, first on its line.
    """
    end = match.end()
    before = text[max(0, match.start() - MAX_BEFORE) : match.start()]
    if (_YEAR.match(text, end) or (often and text[end : end + 1] in ".,")) and _OPENS.search(
        before
    ):
        return True
    if not (_BEHIND.match(text, end) or _BEFORE.search(before)):
        return False
    if match["tag"] or len(match["mark"]) > 1:
        return True
    following = _NEXT.match(text, end)
    return _is_name(following["name"]) if following else _AND.search(before) is not None


def _is_name(text: str) -> bool:
    text = text.strip("*_ ")
    return is_person(text) or is_inverted(text)

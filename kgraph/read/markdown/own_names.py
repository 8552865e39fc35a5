"""Lists of one's own papers in Markdown: the name that is in bold among those of the others.

    * B. Day, **A. Lee**, C. Fox. Counting Sheep at Night. *WOOL*, 2020. [PDF](https://...)

The text is read as if the name had no marks; every value keeps its place on the page.
"""

import re
from collections import Counter

from kgraph.read.page import Page
from kgraph.read.parts.joined import Joined, without
from kgraph.read.parts.persons import is_inverted, is_person

_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<name>[^\W\d_a-z][^*_\n]{2,38}[^\W_.]\.?)(?P=mark)")
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.")
_BEHIND = re.compile(r"[*†‡]?(?:,\s(?:and\s)?|\s(?:and|&)\s)[*_]{0,2}[^\W\d_a-z][\w.'’-]*[\s.,*]")
_BEFORE = re.compile(r"(?:,|\band|&)\s$")
# The only name of an entry: "2. **Lee, A.** (2021). Counting Sheep".
_OPENS = re.compile(r"(?:^|\n)[ \t]*(?:\[?\d{1,3}[.)\]]\s+|[-*+]\s+)?$")
_YEAR = re.compile(r"\.?,?\s\((?:19|20)\d\d")
MAX_BEFORE = 8  # code points


def unmarked(on: Page) -> Joined | None:
    """Give a page without the marks of names among names; nothing if there are none.

    A name has initials, or is in bold more than once: "**Counting Sheep**, Ann Lee" is a title.
    """
    if "**" not in on.text and "__" not in on.text:
        return None
    found = list(_BOLD.finditer(on.text))
    times = Counter(match["name"] for match in found)
    cuts = []
    for match in found:
        start, end = match.span()
        told = _INITIAL.search(match["name"]) or times[match["name"]] > 1
        before = on.text[max(0, start - MAX_BEFORE) : start]
        beside = _BEHIND.match(on.text, end) or _BEFORE.search(before)
        alone = _YEAR.match(on.text, end) and _OPENS.search(before)
        if told and (beside or alone) and (is_person(match["name"]) or is_inverted(match["name"])):
            cuts += [(start, start + 2), (end - 2, end)]
    return without(on, cuts) if cuts else None

"""What a PDF prints over or under the text of each page: its number, and lines of publishers.

    17                Published as a conference paper at ICLR 2025
    – 23 –            Authorized licensed use limited to: University Library. Downloaded on
    Page 3 of 9       978-1-4244-2575-4/08/$20.00 © 2008 IEEE

Copied, these stand between the entries of a list or within one. Pure: a text in, places out.
"""

import re
from itertools import pairwise

# On a line of its own.
_NUMBER = re.compile(
    r"^[ \t\f]*(?:[–—-][ ]?|[Pp]age[ ]|p\.[ ])?(?P<number>[1-9]\d{0,3})"
    r"(?:[ ]?(?:/|of|von|de|sur)[ ]?\d{1,4})?(?:[ ]?[–—-])?[ \t\f\r]*$",
    re.MULTILINE,
)
# "Published as a conference paper at ICLR 2015." with its full stop is the end of an entry.
_PUBLISHERS = re.compile(
    r"^[ \t\f]*(?:(?:Published|Under review|Accepted|Submitted) as an? (?:[a-z-]+ ){0,3}paper"
    r" (?:at|to|in)\b[^\n]{1,80}(?<![.\s])"
    r"|(?:Authorized licensed use limited to|Electronic copy available at):[^\n]*"
    r"|Downloaded (?:from|by|on)\b[^\n]*|This article has been accepted for (?:pub|inc)[^\n]*"
    r"|Preprint\. (?:Under review|Work in progress|Ongoing work)\.?"
    r"|\d[\d-]{7,15}[\dX]/\d\d/?[ ]?\$\d[^\n]{0,80}"
    r"|(?:Copyright[ ])?(?:©|\([cC]\))[ ]?(?:Copyright[ ])?(?:19|20)\d\d\b[^\n]{0,100}"
    r"|Copyright (?:19|20)\d\d\b[^\n]{0,100})[ \t\f\r]*$",
    re.MULTILINE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDED = (".", ")", "]", '"', "”")
MIN_LINES = 10  # of a text to each number: more numbers are those of entries
MAX_BLANK = 200  # code points of blank lines around


def find_edges(text: str) -> list[tuple[int, int]]:
    """Find the lines of a text that stand over or under its pages, to be left out; within an
    entry with the blank lines around.
    """
    found = sorted([*_numbers(text), *(line.span() for line in _PUBLISHERS.finditer(text))])
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and not text[joined[-1][1] : start].strip():
            start = joined.pop()[0]
        joined.append((start, end))
    cuts = []
    for start, end in joined:
        before, behind = text[max(0, start - MAX_BLANK) : start], text[end : end + MAX_BLANK]
        above = before.rstrip()
        if above.endswith(_ENDED):
            cuts.append((start, min(len(text), end + 1)))
        else:
            over, under = before[len(above) :], behind[: len(behind) - len(behind.lstrip())]
            # Of blank lines around, the end of the line above is left, and the space before
            # the line below.
            cuts.append((start - len(over) + over.find("\n") + 1, end + under.rfind("\n") + 1))
    return cuts


def _numbers(text: str) -> list[tuple[int, int]]:
    """Find the numbers of pages, one after the other; the first line of a text is left."""
    found = list(_NUMBER.finditer(text))
    numbers = [int(line["number"]) for line in found]
    if MIN_LINES * len(numbers) > text.count("\n"):
        return []
    if any(b != a + 1 for a, b in pairwise(numbers)):
        return []
    if len(numbers) == 1 and _YEAR.fullmatch(found[0]["number"]):
        return []
    first = len(text) - len(text.lstrip())
    return [line.span() for line in found if line.start() > first]

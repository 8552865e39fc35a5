"""What a PDF prints over or under the text of each page: its number, and lines of publishers.

    17                Published as a conference paper at ICLR 2025
    – 23 –            Authorized licensed use limited to: University Library. Downloaded on
    Page 3 of 9       978-1-4244-2575-4/08/$20.00 © 2008 IEEE
    COUNTING SHEEP AT NIGHT 31                  Curriculum vitae – Ann Lee      Page 3 of 7

Copied, these stand between the entries of a list or within one. Pure: a text in, places out.
"""

import re
from collections.abc import Iterator
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
# A number beside the same words as on other pages; far from them; or one that says what it is.
# They begin with a set of characters, and are searched fast.
_NUMBER_LAST = re.compile(r"[ \t](?:[|–—-][ ])?(?P<number>[1-9]\d{0,3})[ \t\f\r]*$", re.MULTILINE)
_NUMBER_FIRST = re.compile(
    r"^[ \t\f]*(?P<number>[1-9]\d{0,3})(?P<gap>[ \t]+)(?P<title>[^\W\d][^\n]{2,90}?)[ \t\f\r]*$",
    re.MULTILINE,
)
_PAGE_OF = re.compile(
    r"(?P<word>[Pp](?:age|ágina|[aá]?g?\.)|S(?:eite|\.))[ ]?(?P<number>\d{1,3})"
    r"(?P<of>[ ]?(?:/|of|de|di|sur|von)[ ]?\d{1,3})?[ \t\f\r]*$",
    re.MULTILINE,
)
_BEFORE_PAGE = re.compile(r"(?P<far>[ ]{2}|\t)$|(?:[ ][|–—·-][ ]|,[ ])$")
MAX_TITLE = 100  # code points of what stands beside a number
FAR = 8  # code points between a number and what stands beside it
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDED = (".", ")", "]", '"', "”")
MIN_LINES = 10  # of a text to each number: more numbers are those of entries
MAX_BLANK = 200  # code points of blank lines around


def find_edges(text: str) -> list[tuple[int, int]]:
    """Find the lines of a text that stand over or under its pages, to be left out; within an
    entry with the blank lines around.
    """
    printed = [line.span() for line in _PUBLISHERS.finditer(text)]
    found = sorted({*_numbers(text), *_titled(text), *_pages_of(text), *printed})
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


def _pages_of(text: str) -> Iterator[tuple[int, int]]:
    """Find the lines that end with the number of a page, called one: "Ann Lee, p. 2/4"; without
    the number of all pages another line is the same, or white space stands before: references
    end with pages too.
    """
    alike: dict[str, set[str]] = {}
    lines = []
    for found in _PAGE_OF.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        before = _BEFORE_PAGE.search(text, start, found.start())
        if found.start() - start > MAX_TITLE or before is None:
            continue
        title = text[start : before.start()]
        alike.setdefault(title, set()).add(found["number"])
        sure = found["of"] or (before["far"] and not found["word"].endswith("."))
        lines.append((title, bool(sure), (start, found.end())))
    for title, sure, place in lines:
        if sure or len(alike[title]) > 1:
            yield place


def _titled(text: str) -> list[tuple[int, int]]:
    """Find the lines of a number and a title: pages that follow each other have the same one, or
    white space stands between.
    """
    alike: dict[str, list[tuple[int, tuple[int, int]]]] = {}
    found = []
    for number, gap, title, place in sorted(_with_numbers(text), key=lambda one: one[-1]):
        far = len(gap.expandtabs(FAR)) >= FAR
        ended = _YEAR.fullmatch(number) or title.endswith(_ENDED)
        if far and not ended and _is_apart(text, *place):
            found.append(place)
        if far or title.isupper():
            alike.setdefault(title, []).append((int(number), place))
    for lines in alike.values():
        if len(lines) > 1 and all(0 < b - a < 3 for (a, _), (b, _) in pairwise(lines)):
            found += [place for _, place in lines]
    return found


def _with_numbers(text: str) -> Iterator[tuple[str, str, str, tuple[int, int]]]:
    """Give number, white space, title and place of the lines that have a number on one side."""
    for line in _NUMBER_FIRST.finditer(text):
        yield line["number"], line["gap"], line["title"], line.span()
    for last in _NUMBER_LAST.finditer(text):
        start = text.rfind("\n", 0, last.start()) + 1
        if last.start() - start <= MAX_TITLE:
            before = text[start : last.start() + 1]
            title = before.rstrip()
            if title[:1].strip() and not title[0].isdigit():
                yield last["number"], before[len(title) :], title, (start, last.end())


def _is_apart(text: str, start: int, end: int) -> bool:
    """Say whether a blank line, or nothing, stands on one side of a line at least."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    return before in ("", "\n\n") or behind in ("", "\n", "\n\n")


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

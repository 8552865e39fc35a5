"""What pages print around a title on its own line: emphasis, a number, an id, a date, a year.

**Counting Sheep**             [2401.00001] Counting Sheep
Paper 3: Counting Sheep        Counting Sheep (arXiv:2401.00001)
2024-02-26 Counting Sheep      Counting Sheep (2024)
Paper page - Counting Sheep    Counting Sheep | OpenReview
[Counting Sheep](https://arxiv.org/abs/2401.00001)
"""

import re
from itertools import pairwise

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.read.page import Draft, Page, trim
from kgraph.read.parts import entry
from kgraph.read.parts.copied import without_note
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.languages import language_last

_EMPHASIS = re.compile(r"(\*\*|__|\*)(?P<inside>(?:(?!\1).)+)\1$", re.DOTALL)
# Around words of a title: "WoolNet**: Counting", "Sheep *in vivo*"; "A* on trees" has none.
_INNER = re.compile(r"\*\*|(?<![\w*])\*(?P<inside>[^\W_](?:[^*]*[^\s*])?)\*(?![\w*])")
# A page that quotes its titles: the signs are around the whole of one.
_QUOTED = re.compile(
    r"(?:\"(?P<a>[^\"]+)\"|“(?P<b>[^“”]+)”|„(?P<c>[^„“”]+)[“”]|«(?P<d>[^«»]+)»)[.,]?$"
)
_BRACKETED = re.compile(r"\((?P<inside>[^()]{8,})\)$")  # beside a link, the whole of a title
_LINK = re.compile(r"\[(?P<inside>[^\[\]]{4,300})\]\((?P<url>https?://[^\s()]+)\)$")
# A link that goes on behind the title: "[Counting Sheep](https://arxiv.org/abs/...)".
_LINK_TEXT = re.compile(r"(?:\*\*|__|[*_])?\[(?P<inside>[^\[\]]{4,300})\]?(?=\]?\(https?://)")
_KEY = re.compile(r"\[\[@[\w:.-]{2,60}\]\][\s:.,–—-]*(?=\S)")  # of a reference manager
_NUMBER = re.compile(
    r"(?:(?:Paper|Article|Title)\s?#?\d{1,4}\s?[:.)–—-]|Paper:|\d{1,3}\)\.)\s+(?=\S)", re.IGNORECASE
)
_ID_FIRST = re.compile(
    r"[\[(]?(?:arXiv:\s?)?(?P<id>\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?[\])]?"
    r"\s*[:.–—-]?\s+(?=\S)"
)
# How sites name the page of a paper in the title of a tab.
_SITE_FIRST = re.compile(r"(?:Paper page\s[-–—]|[\[(]?PDF[\])])\s+(?=\S)")
_SITE_LAST = re.compile(
    r"\s+[-–—|·]\s+(?:ACL Anthology|OpenReview|Semantic Scholar|alphaXiv|Papers [Ww]ith Code"
    r"|Hugging Face|ScienceDirect|SpringerLink|arXiv(?:\.org)?)$"
)
_DATE_FIRST = re.compile(r"[\[(]?(?:19|20)\d\d-\d\d(?:-\d\d)?[\])]?\s*[:–—-]?\s+(?=[^\W\d_])")
_ID_LAST = re.compile(
    r"\s*(?:[\[(]\s*arXiv:\s?[^\s()\[\]]+\s*[\])]|\sarXiv:\s?\S+)$", re.IGNORECASE
)
_DATE_LAST = re.compile(r"\s+[\[(](?P<date>[^()\[\]]{0,24}(?:19|20)\d\d(?:-\d\d){0,2})[\])]$")
# What somebody ticked off; in "Primes in Z[x]" nobody did.
_TICK_LAST = re.compile(r"(?:\s+\[[ xX✓✔]?\]|\s*[✓✔☑✅☐⬜★☆⭐]+\ufe0f?)$")
# Of a table of contents: "Counting Sheep 15-28", "Counting Sheep, pp. 1–14".
_PAGES_LAST = re.compile(
    r"(?:\s|,\s+|\s(?:\.\s?)+)(?:pp?\.?\s*)?(?P<pages>(?P<a>\d{1,4})\s?[-–—]{1,2}\s?(?P<b>\d{1,4}))$"
)
# Behind a word, a number or a quotation; "Wool Inc.", "Sheep of the U.S." keep theirs.
_STOP = re.compile(r"(?:[^\W\d_]{3}|\d\w?|[)\"”’»])\.$")
_ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Corp|etc|Bros|Esq|Vol|Ser|Proc)\.$")
_YEARS = range(1400, 2101)
MAX_MARKS = 6
_CLOSING = ('"', "”", "“", "’", "»")


def put_title(draft: Draft, start: int, end: int) -> None:
    """Put a title, and what stands in its line as the id and the date of the paper."""
    text = draft.page.text
    for _ in range(MAX_MARKS):
        inner = _without_mark(draft, *trim(text, start, end))
        if inner == (start, end) or inner[0] >= inner[1]:
            break
        start, end = inner
    if end - start > 1 and text[end - 1] == "," and text[end : end + 1] in _CLOSING:
        end -= 1  # “Counting Sheep,” Wool Letters
    draft.put("title", start, end)
    title = draft.value("title") or ""
    if "*" in title and (bare := _INNER.sub(_inside, title)) != title:
        draft.clear("title")
        draft.put_as("title", bare, start, end)


def without_stop(text: str, start: int, end: int) -> int:
    """Give where a title ends before the full stop that a list printed behind it."""
    tail = text[max(start, end - 12) : end]
    return end - (_STOP.search(tail) is not None and _ABBREVIATED.search(tail) is None)


def _inside(mark: re.Match[str]) -> str:
    return mark["inside"] or ""


def has_id_behind(text: str) -> bool:
    """Say whether a line ends with an id of arXiv in brackets, as titles do."""
    return text[-1:] in ")]" and text[-60:].find("rXiv:") >= 0 and _ID_LAST.search(text) is not None


def _without_mark(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """Take one mark off a title."""
    text = draft.page.text
    if found := _EMPHASIS.match(text, start, end):
        return found.span("inside")
    if text[start] in '"“„«' and (found := _QUOTED.match(text, start, end)):
        return found.span(found.lastgroup or 0)
    if text[start] == "(" and (found := _BRACKETED.match(text, start, end)):
        return found.span("inside")
    if found := _LINK.match(text, start, end):
        entry.put_ids(draft, *found.span("url"))
        draft.add_urls(*found.span("url"))
        return found.span("inside")
    if (found := _LINK_TEXT.match(text, start)) and found.end() in (end, end + 1):
        return found.span("inside")
    for form in (_NUMBER, _KEY, _SITE_FIRST):
        if found := form.match(text, start, end):
            return found.end(), end
    if (found := _ID_FIRST.match(text, start, end)) and _put_id(draft, found):
        return found.end(), end
    if found := _DATE_FIRST.match(text, start, end):
        for date in find_dates(text, start, found.end()):
            draft.put_as("published", date.value, date.start, date.end)
            return found.end(), end
    tail = max(start, end - 60)
    id_last = _ID_LAST.search(text, tail, end) if text.find(":", tail, end) >= 0 else None
    if (found := id_last) and found.start() > start:
        entry.put_ids(draft, found.start(), found.end())
        return start, found.start()
    worded = text[end - 1].isalnum()  # as most titles end
    for form in (_SITE_LAST,) if worded else (_TICK_LAST, _SITE_LAST):
        if (found := form.search(text, tail, end)) and found.start() > start:
            return start, found.start()
    date_last = None if worded else _DATE_LAST.search(text, tail, end)
    if (found := date_last) and found.start() > start:
        for date in find_dates(text, *found.span("date"), year_alone=True):
            if (date.start, date.end) != found.span("date"):
                break  # "(KDD 2007)"
            if not draft.has("published"):
                draft.put_as("published", date.value, date.start, date.end)
            return start, found.start()
    if not worded and (language := language_last(text, start, end)):
        draft.add("labels", *language[0])
        return start, language[1]
    if (stop := without_note(draft, start, end)) < end:
        return start, stop
    if (found := _find_pages(text[tail:end])) and draft.page.once(_has_pages):
        draft.add("labels", tail + found.start("pages"), end)
        return start, tail + found.start()
    return start, end


def _find_pages(text: str) -> re.Match[str] | None:
    """Find pages at the end of a text; "1914-1918" are years."""
    found = _PAGES_LAST.search(text) if text[-1:].isdigit() else None
    if not found or int(found["a"]) > int(found["b"]):
        return None
    return None if int(found["a"]) in _YEARS and int(found["b"]) in _YEARS else found


def _has_pages(page: Page) -> bool:
    """Say whether lines of a page end with pages, each behind those above: "Levels 4-5" are of a
    title, and those of journals are in no order.
    """
    found = [pages for line in page.lines if (pages := _find_pages(line.text[-60:]))]
    return len(found) > 1 and all(int(a["b"]) <= int(b["a"]) for a, b in pairwise(found))


def _put_id(draft: Draft, found: re.Match[str]) -> bool:
    try:
        value = ids.parse_arxiv(found["id"])
    except InputError:
        return False  # a number: nothing says that it is an id
    if not draft.has("arxiv_id"):
        start, end = found.span("id")
        draft.put_id(ids.FoundId(value, start, end, start, end))
    return True

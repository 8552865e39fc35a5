"""Where the title of a Markdown item ends: behind "by", or at the comma before its authors.

- Counting Sheep at Night by Ann Lee and Bob Day [[pdf]](https://arxiv.org/abs/...)
- Counting Sheep at Night, Ann Lee et al., ICLR 2018 [[pdf]](https://arxiv.org/abs/...)
"""

import re

from kgraph.read.markdown.md_links import LINK, strip_marks
from kgraph.read.page import Page
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.line_parts import people, surnames
from kgraph.read.parts.list_marks import MIN_TITLE_WORDS, mark_width
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.prose import looks_like_prose

_WORD = re.compile(r"\w+")
ET_AL = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'’-]+|[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,3})"
    r"(?:\s\([^()\n]{2,80}\))?,? [*_]{0,2}et\.? al\b\.?"  # "Ann Lee (University of Wool) et al."
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MAX_TURNED = 2  # words with a comma between may be one name: "Lee, Ann"
MAX_TITLE, MAX_VENUE = 300, 100  # code points
_COMMA = re.compile(r",\s+[*_]{0,3}")  # emphasis may begin behind it
_CITED = re.compile(r"[\s,.:–—-]*(?P<names>[^\W\d_a-z][^\d\n]{2,300}?)[\s,.(]+(?:19|20)\d\d\b")


def is_whole(title: str) -> bool:
    """Say whether words with commas are a title, no names or venue behind them."""
    last = title.rpartition(",")[2]
    told = YEAR.search(last) or is_person(last.strip()) or find_authors(title, 0, len(title))
    return not told and (":" in title or last.split()[:1] == ["and"]) and len(last.split()) > 2


def find_cited(text: str, start: int, end: int) -> AuthorList | None:
    """Read names with a year behind them, as a reference has them: "Lee & Day, 2022"."""
    cited = _CITED.match(text, start, end)
    if cited is None:
        return None
    found = surnames(text, *cited.span("names"))
    # In brackets nobody turns a name: "(Dean, Ghemawat; CACM 2008)".
    most = 1 if "(" in text[max(0, start - 1) : cited.start("names")] else MAX_TURNED
    several = found is not None and len(found.places) > most
    return found if several else people(text, *cited.span("names"))


def _is_dated(first: str) -> bool:
    return len(first.split()) <= 3 and YEAR.search(first) is not None


def _find_by(text: str, start: int, end: int) -> tuple[int, bool]:
    """Find where names begin behind "by", 0 if none do; and whether no title can end so.

    "Better Nights by Counting Sheep" has the shape of a title and a name.
    """
    by = max(text.rfind(" by ", start, end), text.rfind(" (by ", start, end))
    if by < 0 or len(_WORD.findall(text, start, by)) < MIN_TITLE_WORDS:
        return 0, False
    names = strip_marks(text, text.index(" ", by + 2), end)
    names = names[0], names[1] - (text[names[1] - 1] == ")")
    others = ET_AL.match(text, *names) is not None
    found = find_authors(text, *names)
    if not (others or found or is_person(text[slice(*names)])):
        return 0, False
    return by, others or text[by + 1] == "(" or (found is not None and len(found.places) > 1)


def _is_signed(page: Page) -> bool:
    """Say whether most items name one author behind "by"."""
    items = signed = 0
    for line in page.lines:
        start = line.start + mark_width(line.text)
        link = LINK.search(page.text, start, line.end) if start > line.start else None
        if link:
            items += 1
            signed += _find_by(page.text, start, link.start())[0] > 0
    return 2 * signed > items


def title_end(page: Page, start: int, end: int) -> int:
    """Find where a title ends that authors follow: behind "by", or after commas before a year."""
    text = page.text
    by, several = _find_by(text, start, end)
    if by and (several or page.once(_is_signed)):
        while by > start and text[by - 1] in " ,;:|–—-":
            by -= 1
        return by
    for comma in _COMMA.finditer(text, start, min(end, start + MAX_TITLE)):
        border, behind = comma.span()
        title = text[start:border]
        if len(_WORD.findall(title)) < MIN_TITLE_WORDS or looks_like_prose(title):
            continue
        following = text.find(",", behind, end)
        first = text[behind : following if following >= 0 else end]
        if ET_AL.match(text, behind, end) or (
            (is_person(first) or (len(first) <= MAX_VENUE and _is_dated(first)))
            and (YEAR.search(text, behind, end) or find_authors(text, border + 1, end))
        ):
            return border
    return end

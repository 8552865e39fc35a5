"""What a list prints in front of its items: bullets, numbers, and where a title is plain."""

import re
from functools import lru_cache

from kgraph.read.page import Line, Page
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.prose import looks_like_prose, title_case_share

# A number needs its point or bracket: "3D Gaussian Splatting" and "2001 ..." are titles.
# Stars mark what is required, or optional: "3.* A Title".
_MARK = re.compile(
    r"(?:\[[ xX]\](?=\s)|\[\^[\w-]{1,20}\]:|\[[A-Z]{0,2}\d{1,3}\]|\(\d{1,3}\)|\*?\d{1,3}[.)]"
    r"[*†‡]?(?=\s)"
    r"|[-*+•–—‣▪◦>](?=\s)"
    # One letter says what a course asks for: "**(R)** A Title".
    r"|(?:\*\*|__)?[(\[][A-Z][)\]](?:\*\*|__)?(?=\s)"
    r"|#{1,6}(?=\s)|#\d{1,5}[.:)]?(?=\s)"
    # Times of a programme, and pictures.
    r"|\d{1,2}:\d\d(?:\s?[-–—]\s?\d{1,2}:\d\d)?(?:\s?[ap]\.?m\b\.?)?:?(?=\s)"
    # The key of a note or of a bibliography: "[[Lee 2023]]", "[@lee2023]", "@lee2023:".
    r"|(?:\[\[(?:(?:[^\[\]\s]{1,30} ){1,3}(?:19|20)\d\d[a-z]?|[a-z][\w:+-]*\d\w*)\]\]"
    r"|\[@[\w:.+-]{2,60}\]|@[\w.+-]{2,60}\d\w?(?=:|\s))"
    r"(?:\s?[:–—-])?(?=\s)"
    r"|[0-9]\ufe0f?\u20e3|[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?)\s*"
)
MIN_TITLE_WORDS = 3
MAX_KEPT = 400  # code points of a line whose marks are kept at hand
_WORD = re.compile(r"\w+")
# "and for Tuesday": the small words that no capital tells from those of a title.
_JOINING = re.compile(r"(?:and|or|but|for|with|from|in|on|of|to|by|at|as|the|an?)\s")
# "et al", "(2024)", "A. Lee", several commas. It begins with a set of characters, for speed.
_IN_NO_TITLE = re.compile(
    r"[;|,(.l](?:(?<=[;|])|(?<=,).*,|(?<=\()\d{4}\)|(?<=\b[A-Z]\.) "
    r"|(?:(?<=\bet al)|(?<=\bet\. al))\b)"
)


def mark_width(text: str) -> int:
    """Give how much of a line is list marks: "- [12] A Title" has seven code points of them."""
    if text[:1].isalpha():  # as most lines begin
        return 0
    return _mark_width(text) if len(text) <= MAX_KEPT else _mark_width.__wrapped__(text)


# A line of a list is asked many times, as itself and as a neighbour.
@lru_cache(maxsize=1 << 10)
def _mark_width(text: str) -> int:
    position = 0
    while position < len(text) and (match := _MARK.match(text, position)):
        position = match.end()
    return position if position < len(text) else 0


def margin_of(page: Page, line: Line) -> int:
    """Give how far a line stands from the left."""
    return line.start - (page.text.rfind("\n", 0, line.start) + 1)


def indent_of(page: Page, line: Line) -> int:
    """Give how much white space stands before a line, whatever stands before its text there."""
    begin = page.text.rfind("\n", 0, line.start) + 1
    before = page.text[begin : line.start]
    return len(before) - len(before.lstrip()) if before.strip() else len(before)


def is_plain_title(text: str) -> bool:
    """Say whether a few words are a title for sure, and not a reference, a name or a remark."""
    return (
        len(text) <= 300
        and title_case_share(text) >= 0.7
        and len(_WORD.findall(text)) >= MIN_TITLE_WORDS
        and not looks_like_prose(text)
        and not (_IN_NO_TITLE.search(text) or _JOINING.match(text))
        and find_authors(text, 0, len(text)) is None
    )

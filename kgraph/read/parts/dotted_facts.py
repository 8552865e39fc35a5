"""Lines of facts with dots or bars between: "1 remark • 2 Jul 2018 • Ann Lee, Bob Day"."""

import re

from kgraph.read.page import ends_sentence, trim
from kgraph.read.parts.dates import is_date

MAX_LENGTH = 1000  # code points
_PART = re.compile(r"[^•·|]+")
Place = tuple[int, int]


def find_parts(text: str) -> tuple[list[Place], int] | None:
    """Find the parts of a line, and which is its date; nothing unless there is one date.

    Names have such dots between them too: what stands behind the date is for the caller.
    """
    if not any(sign in text for sign in "•·|") or len(text) > MAX_LENGTH or ends_sentence(text):
        return None
    places = [trim(text, *match.span()) for match in _PART.finditer(text)]
    places = [(start, end) for start, end in places if start < end]
    dated = [n for n, (start, end) in enumerate(places) if is_date(text[start:end])]
    return (places, dated[0]) if len(places) > 1 and len(dated) == 1 else None

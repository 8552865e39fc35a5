"""Signs that nobody sees and sites print all the same: a page without them.

Marks of the direction of writing stand around names and titles that copies of Google Scholar
and of mails keep; spaces of no width part words where lines may be broken. A name that begins
with one would be no name, and a line with one no number.
"""

import re

from kgraph.read.page import Page
from kgraph.read.parts.joined import Joined, without

# Marks, embeddings and isolates of directions; a space and a joiner of no width. Joiners of
# letters are none: some languages are written with them.
SIGNS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200b\u2060"
_SIGNS = re.compile(f"[{SIGNS}]+")


def unsigned(on: Page) -> Joined | None:
    """Give a page without the signs that nobody sees; nothing if it has none."""
    if not any(sign in on.text for sign in SIGNS):
        return None  # as most pages
    return without(on, [sign.span() for sign in _SIGNS.finditer(on.text)])

"""Mail that was forwarded or answered: what it quotes, without the mark before each line.

    ---------- Forwarded message ----------
    > \\\\
    > arXiv:0704.0001
    > Title: Counting Sheep
    >   at Night

The text is read as if nobody had quoted it; every value keeps its place on the page.
"""

import re

from kgraph.read.page import Page
from kgraph.read.parts.joined import Joined, without

MIN_LINES = 5  # with a mark
MOST = 0.9  # of the lines of a page that is all quoted, whatever stands over it
_MARKS = re.compile(r"^[ \t]*(?:>[ ]?)+", re.MULTILINE)
# What a program writes over what it quotes; in English, and the sender and subject in others.
_MAIL = re.compile(
    r"^[> ]*(?:-{2,} ?(?:Forwarded|Original)\b.{0,40}"
    r"|(?:From|To|Subject|Sent|Von|An|Betreff|De|Objet|Asunto|Da|Oggetto): .{1,200}"
    r"|.{1,200}\b(?:wrote|writes|schrieb.{0,60}|a écrit|escribió|ha scritto)[ ]?:)[ \r]*$",
    re.MULTILINE,
)


def unquoted(on: Page) -> Joined | None:
    """Give a mail without its marks of quotation; nothing if it is none, or quotes little."""
    if ">" not in on.text:
        return None
    marked = sum(line.text.startswith(">") for line in on.lines)
    if marked < MIN_LINES or 2 * marked < len(on.lines):
        return None
    if marked < MOST * len(on.lines) and not _MAIL.search(on.text):
        return None
    return without(on, [match.span() for match in _MARKS.finditer(on.text)])

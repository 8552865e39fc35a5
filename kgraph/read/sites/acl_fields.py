"""The named fields of the ACL Anthology: below the abstract of a paper, over those of a volume.

    Anthology ID:
    N18-1202
    Month: June

A value stands behind the name, or on the line below.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgraph.read.page import Line

FIELD = re.compile(
    r"(?P<name>Anthology ID|Volume|Month|Year|Address|Editors?|Venues?|SIGs?|Publisher|Note|Pages"
    r"|Language|URL|DOI|Award|Bibkey|Cite \(\w+\)|PDF|Copy Citation|Video|Code|Data|Software"
    r"|Dataset|Attachment|Revisions?|Errata|Optional \w+ \w+)\s*:\s*(?P<value>.*)$"
)
# Where a name begins, perhaps glued to the value before it: "Month:JuneYear:2024Address:".
_SEAM = re.compile(
    r"(?=(?:Volume|Month|Year|Address|Editors|Venues?|SIGs?|Publisher|Note|Pages|Language|URL|DOI"
    r"|Bibkey|Cite \(ACL\)|PDF|Bib Export formats):)"
)
_GLUED = re.compile(r"Anthology ID:\s*\S.*(?:Volume|Month|Year):")
# What the site asks of those who correct a paper: text browsers print it over its abstract.
FORM = re.compile(
    r"(?:Correct Metadata for |×$|Important: The Anthology treats? PDFs|(?:Title )?Adjust the title"
    r"|(?:Authors )?Adjust author names|Add Author$|(?:Abstract )?Correct abstract if needed"
    r"|(?:Verification )?ALL author names match)"
)


@dataclass(frozen=True, slots=True)
class Field:
    """A named field: where its name and its value stand, and the lines it has."""

    name: str
    start: int
    value: tuple[int, int]
    text: str
    lines: tuple[Line, ...]


def apart(line: Line) -> list[Line]:
    """Give each of the fields of a line on a line of its own: copies glue them."""
    if not _GLUED.match(line.text):
        return [line]
    parts = []
    seams = (seam.start() for seam in _SEAM.finditer(line.text))
    for a, b in pairwise([0, *seams, len(line.text)]):
        text = line.text[a:b].rstrip()
        start = line.start + a
        parts.append(Line(start, start + len(text), text, 0 if a else line.blank))
    return parts


def find_fields(lines: Sequence[Line]) -> Iterator[Field]:
    """Give the named fields, up to the citations; a value may stand on the line below."""
    i = 0
    while i < len(lines):
        line = lines[i]
        match = FIELD.match(line.text)
        i += 1
        if match is None:
            continue
        if match["name"].startswith(("Cite", "Bibkey", "Copy")):
            return
        value = line.start + match.start("value"), line.end
        if match["value"] or i == len(lines) or FIELD.match(lines[i].text):
            yield Field(match["name"], line.start, value, match["value"], (line,))
            continue
        below = lines[i]
        i += 1
        yield Field(match["name"], line.start, (below.start, below.end), below.text, (line, below))


def below_fields(lines: Sequence[Line], at: int, stop: int) -> int:
    """Give where the fields of a paper end that begin at a line: with it, if nothing follows."""
    last = max((i for i in range(at, stop) if FIELD.match(lines[i].text)), default=at)
    valued = lines[last].text.endswith(":") and last + 1 < stop and not lines[last + 1].blank
    return last + 1 + valued

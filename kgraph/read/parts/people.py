"""The person an author page is about: found among the lines before its first entry."""

import re
from collections.abc import Iterator, Sequence

from kgraph.model.names import name_key
from kgraph.model.tables import PageFact
from kgraph.read.page import Line, Page, trim
from kgraph.read.parts.persons import is_inverted, is_person
from kgraph.read.parts.prose import common_words

HEADINGS = ("collaborating authors", "author", "authors", "profile", "researcher", "person")
_BELOW = re.compile(
    r"(?:\d+ )?(?:papers?|publications?|articles?|results?)$|(?:author )?profile$|biography$"
    r"|orcid\b|h-index\b",
    re.IGNORECASE,
)


def page_person(
    page: Page, before: Sequence[Line], printed: Sequence[str], *, portal: bool = False
) -> Iterator[PageFact]:
    """Give the person a page is about, if its first lines say so; one at most.

    A name alone is not enough: "Sort By Date" has the shape of one, and "Cambridge,
    Massachusetts" that of "Last, First". It stands under a heading such as "Author",
    or an entry of the page prints it too, or it is the first line, or "Last, First",
    over a heading such as "Papers", and none of its words is a plain word of the page
    ("Machine Learning"). On a portal's page, which names its person so, the last name
    counts.
    """
    known = {name_key(name) for name in printed}
    chosen: Line | None = None
    for i, line in enumerate(before):
        inverted = is_inverted(line.text)
        if len(line.text) > 60 or not (inverted or is_person(line.text)):
            continue
        heading = before[i - 1].text.lower().rstrip(":") if i else ""
        below = before[i + 1].text if i + 1 < len(before) else ""
        # "Ann Lee, Bob Day" may be two persons; only a heading says that it is one.
        two = inverted and all(len(part.split()) > 1 for part in line.text.split(","))
        if (
            heading in HEADINGS
            or (name_key(line.text) in known and not two)
            or (
                ((inverted or i == 0) and not two and _BELOW.match(below))
                and common_words(page.lines).isdisjoint(line.text.lower().split())
            )
        ):
            chosen = line
            break
        if portal and inverted and not two:
            chosen = line
    if chosen:
        start, end = trim(page.text, chosen.start, chosen.end)
        value = " ".join(page.text[start:end].split())
        yield PageFact(page.source.source_id, "person", value, start, end)

"""The person an author page is about: found among the lines before its first entry."""

from collections.abc import Iterator, Sequence

from kgraph.model.names import name_key
from kgraph.model.tables import PageFact
from kgraph.read.authors import is_inverted, is_person
from kgraph.read.page import Line, Page, trim

_HEADINGS = ("collaborating authors", "author", "authors", "profile", "researcher", "person")


def page_person(page: Page, before: Sequence[Line], printed: Sequence[str]) -> Iterator[PageFact]:
    """Give the person a page is about, if its first lines say so; one at most.

    A line is taken for the person if it is "Last, First", or stands under a heading
    such as "Author", or is a name that an entry of the page prints too. A name
    alone is not enough: "Sort By Date" has the shape of one.
    """
    known = {name_key(name) for name in printed}
    heading = ""
    for line in before:
        if len(line.text) <= 60 and (
            is_inverted(line.text)
            or (is_person(line.text) and (heading in _HEADINGS or name_key(line.text) in known))
        ):
            start, end = trim(page.text, line.start, line.end)
            value = " ".join(page.text[start:end].split())
            yield PageFact(page.source.source_id, "person", value, start, end)
            return
        heading = line.text.lower().rstrip(":")

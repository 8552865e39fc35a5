"""Lines of several facts of a paper (`fact_rows`): each into its column."""

from collections.abc import Sequence

from kgraph.read.layouts.venue_lines import put_venue_line
from kgraph.read.page import Draft, Line
from kgraph.read.parts import entry
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.dates import find_dates
from kgraph.read.parts.fact_rows import BY, YEAR, Place, are_names, is_day
from kgraph.read.parts.title_names import is_venue


def put_row(draft: Draft, places: Sequence[Place]) -> None:
    """Take the parts of a line that tells facts."""
    text = draft.page.text
    for start, end in places:
        printed = text[start:end]
        if is_day(printed):
            for date in find_dates(text, start, end, year_alone=True):
                if not draft.has("published"):
                    draft.put_as("published", date.value, date.start, date.end)
                break
        elif entry.is_id(printed.strip("()[] ")):
            entry.put_ids(draft, start, end)
        elif not draft.has("authors") and are_names(printed, alone=True):
            by = BY.match(text, start, end)
            begin = by.end() if by else start
            found = find_authors(text, begin, end)
            names = found.places if found else ((begin, end),)
            draft.add_authors(names, truncated=found is not None and found.truncated)
        elif not draft.has("published") and is_venue(printed) and YEAR.search(printed):
            put_venue_line(draft, Line(start, end, printed))
        else:
            draft.add("labels", start, end)
        draft.add_urls(start, end)

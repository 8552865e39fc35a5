"""Where a reference appeared: what stands behind its title, up to a year, an id, a link.

Pure: places of a text in, places out.
"""

import re

from kgraph.read.references.reference_names import bare
from kgraph.read.references.reference_places import may_match

MAX_LINKS = 60  # code points of the names of links behind a venue
_VENUE_END = re.compile(
    r"https?://|\b[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7}\b|\b(?:arXiv|doi|URL|Accessed|PMID|PMCID|Epub)\b",
    re.IGNORECASE,
)
_VENUE_ENDS = ("://", "arxiv", "doi", "url", "accessed", "pmid", "pmcid", "epub", "/9", "/0")
_LINKS = re.compile(r"(?:\s*\[(?!\d)[^\[\]\d]{2,20}\])+$")  # "ApJ 664, 738 [ADS] [PDF]"
_IN = re.compile(r"[\s.,;–-]*(?:in\b:?\s*|(?:en|dans)\s)?", re.IGNORECASE)
# ", 5 May 2007)", what stands in a bracket behind a venue.
_DATE_CLOSES = re.compile(r"[\w\s.,、]{4,20}\)")
_YEAR_AND_PAGES = re.compile(r"\s\((?:19|20)\d\d\),?\s[A-Z]?\d+(?:[-–.]\d+)*(?=[\s.,;\])]|$)")


def venue_of(text: str, after: int, venue_end: int, end: int) -> tuple[int, int]:
    """Give the place of the venue of what stands ``after`` a title, up to its year, before the
    ``end`` of an entry; empty if there is none.
    """
    has_other = may_match(text, after, venue_end, _VENUE_ENDS)
    other = _VENUE_END.search(text, after, venue_end) if has_other else None
    into = _IN.match(text, after, venue_end)
    assert into is not None, "it matches nothing as well"
    start, stop = bare(text, into.end(), other.start() if other else venue_end)
    stop = start + len(text[start:stop].rstrip(" \n–—-"))  # "Wool Review – June 2012"
    if text[stop - 1] == "]" and (links := _LINKS.search(text, max(start, stop - MAX_LINKS), stop)):
        start, stop = bare(text, start, links.start())
    return _with_pages(text, *_closed(text, start, stop, end), end)


def _closed(text: str, start: int, end: int, stop: int) -> tuple[int, int]:
    """Give a place that leaves no bracket open: up to where it closes behind a date
    ("4th ed. (Wool Press, 2007)"), before ``stop``, or to where it opens.
    """
    while text.count("(", start, end) > text.count(")", start, end):
        if closes := _DATE_CLOSES.match(text, end, stop):
            return start, closes.end()
        start, end = bare(text, start, text.rfind("(", start, end))
    return start, end


def _with_pages(text: str, start: int, end: int, stop: int) -> tuple[int, int]:
    """Give the place of a venue with its year and the pages behind: "J. Wool 05 (2007) 086"."""
    pages = _YEAR_AND_PAGES.match(text, end, stop) if start < end else None
    return start, pages.end() if pages else end

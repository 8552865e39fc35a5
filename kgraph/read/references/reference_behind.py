"""What stands behind the authors of an entry, by the sign that follows their list.

Pure: places of a text in, places out.
"""

import re
from collections.abc import Iterator

from kgraph.read.parts.authors import AuthorList
from kgraph.read.parts.journal_numbers import WITH_COLON, find_printed
from kgraph.read.references.reference_names import goes_on
from kgraph.read.references.reference_parted import Reading
from kgraph.read.references.reference_places import find_untitled
from kgraph.read.references.reference_signs import (
    DATED,
    OLD_ID,
    QUOTED,
    SINGLE,
    VENUE_BEHIND,
    YEAR,
    goes_on_behind,
)
from kgraph.read.references.reference_titles import find_city, find_into, find_stop, journal_behind

# What may stand behind names with initials: the first that does is the sign of the style.
_BEHIND = (
    ("apa", re.compile(rf"[.,]?\s*[(\[]{DATED}[)\]]\s*[.,:]?\s*")),
    ("acm", re.compile(rf"\.?,?\s+{YEAR}[a-z]?\.\s+")),
    ("harvard", re.compile(rf",?\s+{YEAR}[a-z]?,\s+(?=[\"“«„‘'])")),
    ("quoted", re.compile(r"[.,:]*\s+(?=[\"“«„»]|‘[^‘]{8,300}’(?:[,.;]|\s[(\[]))")),
    ("colon", re.compile(r":\s+")),
    ("years", re.compile(rf",?\s+{YEAR}[a-z]?,\s+")),
    ("commas", re.compile(r",\s+")),
    ("stops", re.compile(r"\.?\s+")),
)
# "2003, Counting Sheep, ApJ, 599, L25", "2003, Counting Sheep, arXiv:astro-ph/0308034"
_BEHIND_YEARS = re.compile(
    rf",\s+(?=[Ii]n:?\s|arXiv\b|{OLD_ID}|doi\s?:|https?://"
    r"|[A-Z][\w&.' ]{1,50},\s+(?:vol\.?\s)?[A-Z]?\d[\w–-]*(?:,\s|[.\s]*$))"
)
# What no title has between commas: another name, or a year with the title behind it.
_MORE_NAMES = re.compile(
    r",\s+(?:and\s+)?(?:[^\W\d_]+\s)?(?:[^\W\d_a-z]\.[\s-]?){1,3}[^\W\d_a-z]|\.\s(?:19|20)\d\d[a-z]?\.\s"
    r"|,\set\sal\b"
)
# "Lee, A./Day, B. (Hg.): ", "A. Lee (ed.), "
_EDITORS = re.compile(
    r"\s?[(\[](?:Hgg?|Hrsgg?|[Ee]ds?|[Éé]ds?|[Cc]oords?|[Dd]irs?|[Cc]omps?|a cura di)\.?[)\]]"
)


def behind_names(
    text: str, authors: AuthorList, after: int, end: int, *, sure: bool = False
) -> Iterator[Reading]:
    """Cut what stands behind a list of names with initials, or one that is ``sure`` to end
    there, by the sign that follows it.
    """
    # "Lee, A. B. Jr Counting sheep" has no full stop but that of the name.
    editors = _EDITORS.match(text, after, end)
    after = editors.end() if editors else after
    last = authors.places[-1][1]
    named = last if text[last:after].strip("*†‡§¶∗⋆#") == "" else after
    pointed = text[named - 1] == "." or text[named - 2 : named] in ("Jr", "Sr")
    for style, pattern in _BEHIND:
        sign = pattern.match(text, after, end)
        if sign is None or (style == "stops" and not pointed and "." not in sign[0]):
            continue
        title = sign.end()
        year = sign.span("year") if sign.groupdict().get("year") else None
        quoted = QUOTED.match(text, title, end) or SINGLE.match(text, title, end)
        if quoted and style == "apa" and goes_on_behind(text, quoted, end):
            quoted = None
        if quoted:
            yield style, authors, quoted.span("title"), quoted.end(), year
        elif style == "years":
            if find_untitled(text, title, end):
                yield style, authors, (title, title), title, year
            elif venue := _BEHIND_YEARS.search(text, title, min(end, title + 400)):
                yield style, authors, (title, venue.start()), venue.end(), year
            elif printed := find_printed(text, title, end, dated=True, closes=WITH_COLON):
                yield style, authors, (title, printed[0]), printed[1], year
        elif style == "commas" and (journal := find_untitled(text, title, end)):
            yield style, authors, (title, title), title, journal[1]
        elif style == "commas":
            venue = VENUE_BEHIND.search(text, title + 8, min(end, title + 400))
            into = find_into(text, title, end)
            if into is None and (city := find_city(text, title, end)):
                into = city.start(), city.end()
            if into and (venue is None or into[0] < venue.start()):
                if not _MORE_NAMES.search(text, title - 1, into[0]):
                    yield style, authors, (title, into[0]), into[1], None
                return
            if venue and not _MORE_NAMES.search(text, title - 1, venue.start()):
                yield style, authors, (title, venue.start()), venue.end(), None
            printed = None if venue else find_printed(text, title, end)
            if printed and not _MORE_NAMES.search(text, title - 1, printed[0]):
                yield style, authors, (title, printed[0]), printed[1], None
        elif style in ("stops", "colon") and (
            comma := journal_behind(text, title, end, undated=style == "colon")
        ):
            yield style, authors, (title, comma.start()), comma.end(), None
        elif (
            style == "apa"
            and "," in sign[0]
            and (printed := find_printed(text, title, end, dated=True))
        ):
            # "Lee, A. B., and C. Day (2022), Counting sheep, J. Wool Sci., 34, 211–229."
            yield style, authors, (title, printed[0]), printed[1], year
        elif (
            style != "quoted"
            and (stop := find_stop(text, title, end))
            and (sure or style != "stops" or not goes_on(text, authors, stop[0], pointed=pointed))
        ):
            yield style, authors, (title, stop[0]), stop[1], year
        return

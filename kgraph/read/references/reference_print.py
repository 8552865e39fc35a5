"""Where a work was printed, behind its title: a city and a press, a journal's volume and pages, the
university of a thesis. It tells an entry with one author, whose title and name other text has too.

    LEE, Ann B. Counting Sheep. 2. ed. São Paulo: Hay, 2011. 230 p.
    LEE, Ann. Counting Sheep. Wool Review, v. 3, n. 2, p. 10-22, 2012.
    LEE, Ann. Counting Sheep. 2018. 150 f. Thesis (Ph.D.) – Meadow University, 2018.

Pure: places of a text in, an answer out.
"""

import re

from kgraph.read.references.reference_places import FREE_YEAR

Place = tuple[int, int]
MAX_LEAD = 250  # code points before a city: an edition, a translator, the book of a chapter
MAX_PRESS = 60  # code points
_SMALL = r"(?:d[eaoi]s?|del|las?|los|el|am|an|der|sur|upon|on|e|y|et|und|and|&|i|a)"
# "São Paulo", "Frankfurt am Main", "Viçosa, MG", "London; New York", "[S. l.]"
_CITY_LAST = re.compile(
    r"(?:^|(?<=[.,;?!)\]])\s+)(?:\[S\.\s?[lL]\.\]|[^\W\d_a-z][\w'’-]+\.?"
    rf"(?:[\s/–-]+(?:{_SMALL}(?=\s)|[^\W\d_a-z(][\w'’.-]*\)?)){{0,4}}"
    r"(?:[,;]\s(?:[A-Z][\w.'’-]*\s?){1,3})?)\s?$"
)
_YEAR_ENDS = re.compile(r"[12](?<=\W[12])\d{3}\.\s")
_WORD = re.compile(r"[^\W\d_a-z][\w'’-]{3,30}")
_PRESS = re.compile(r"\s+(?:\[s\.\s?n\.\]|[^\W_a-z][^:]+)")
_SENTENCE = re.compile(r"[^\W\d_]{4,}[.?!]\s")
# "Trans. Wool 3 (2009), no. 2, 215-266"
_VOLUME_AND_PAGES = re.compile(r"[a-z.]\s\d{1,4}\s\((?:19|20)\d\d\),\s[^()]{0,20}?\d+\s?[-–]\s?\d")
# "v. 3, n. 2, p. 10-22", "vol. 3, núm. 2, pp. 10-22"
_LABELLED = re.compile(
    r"\b[vnVN](?:ol|úm|um|[ro°º])?\.?\s?\d[^:;()]{0,40}?\b[pPsS](?:[pPáa]g?s?)?\.\s?\d+\s?[-–]\s?\d"
)
_THESIS = re.compile(
    r"(?:\(?(?:19|20)\d\d\)?\.\s)?(?:\d+\s?[fphs]\.\s)?(?:(?:[Uu]npublished|[Dd]octoral|PhD|Ph\.D\.)\s)?"
    r"(?:Tese|Dissertação|Monografia|Trabalho\sde\s[Cc]onclusão|Tesis|Thèse|Tesi|[Dd]issertation"
    r"|[Tt]hesis|Diss\.|Dissertationsschrift|Diplomarbeit|Habilitation\w*|Mémoire)(?=[\s,(])"
)


def is_printed(text: str, venue: Place, end: int, *, inverted: bool) -> bool:
    """Say whether a journal with volume, year and pages stands behind a title; or what tells a
    book, an article or a thesis behind ``inverted`` names.
    """
    if _VOLUME_AND_PAGES.search(text, venue[0], end):
        return True
    if not inverted or venue[0] >= venue[1]:
        return False
    labelled = _LABELLED.search(text, venue[0], min(end, venue[0] + MAX_LEAD))
    return (
        is_press(text, *venue)
        or _THESIS.match(text, venue[0], end) is not None
        # The numbers of another entry stand behind "Hay, 2011."
        or (labelled is not None and not _YEAR_ENDS.search(text, venue[0], labelled.start()))
    )


def is_word_in_print(text: str, start: int, stop: int, after: int, end: int) -> bool:
    """Say whether a single word is the title of a book, its city and press behind it."""
    year = FREE_YEAR.search(text, after, end)
    return (
        _WORD.fullmatch(text, start, stop) is not None
        and year is not None
        and is_press(text, after, after + len(text[after : year.start()].rstrip(" \n,(c")))
    )


def is_press(text: str, start: int, end: int) -> bool:
    """Say whether a stretch up to a year ends with a city and a press, and no year stands in it."""
    colon = text.rfind(":", start, end)
    if colon < 0 or colon - start > MAX_LEAD or end - colon > MAX_PRESS:
        return False
    if FREE_YEAR.search(text, start, colon) or not _CITY_LAST.search(text[start:colon]):
        return False
    return _PRESS.fullmatch(text, colon + 1, end) is not None and not _SENTENCE.search(
        text, colon + 1, end
    )

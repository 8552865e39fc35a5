"""The signs that close the parts of an entry: its date, a title in quotation marks, what begins
a venue behind a comma.
"""

import re

from kgraph.read.parts.authors import AuthorList
from kgraph.read.parts.dates import OTHER_MONTHS

YEAR = r"(?P<year>(?:19|20)\d\d)"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
# "2017b", "2020, July", "1 November 1997", "August 17, 2015", "2020-11-08", "3 de mayo de 2023"
_DATE = (
    rf"(?:(?!(?:19|20)\d\d)(?:(?:\d{{1,2}}\s)?{MONTH}(?:\s\d{{1,2}})?,?\s"
    rf"|(?:\d{{1,2}}(?:\.|er|º)?\s(?:de\s)?)?(?i:{OTHER_MONTHS})\.?,?\s(?:del?\s)?))?"
    rf"{YEAR}(?:[a-z]|-\d\d(?:-\d\d)?)?(?:,\s[\w\s-]{{1,20}})?"
)
# What stands for the year of what is not out yet; a year in a group that it has not.
_NO_YEAR = (
    r"(?:in press|in preparation|forthcoming|submitted|accepted|to appear|under review|n\.\s?d\.)"
)
DATED = rf"(?:{_DATE}|{_NO_YEAR})"
# A title may quote: “Answering “yes” and “no” questions”.
QUOTED = re.compile(
    r"[\"“«„»](?P<title>(?:[^\"“”«»„]|“(?=\w)[^\"“”«»„]{1,100}”){8,300}?)[,.]?(?:[\"”»«]|“(?!\w))"
)
# An apostrophe closes no title: a sign or "in" stands behind what does.
SINGLE = re.compile(
    r"[‘'](?P<title>[^‘]{8,300}?)[,.]?[’'](?=[,.;]|\s+[Ii]n\b|\s[(\[](?:19|20)\d\d[)\]])"
)
OLD_ID = r"[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7}\b"
# A venue behind a comma: "in: Proc. ICML", "arXiv preprint", "J. Sheep 3 (2) (2007)", "ICML, 2007",
# "Phys. Rev. D 76, 124023 (2007)", "4th ed. (Wool Press, 2007)"; or a press in brackets.
_IN_YEAR = r"(?:\((?:19|20)\d\d\)|(?:19|20)\d\d\b)"
# "12(3):34-56, 2015", "12(3), 2015", "12, pp. 3-4, May 2015"
_ISSUE = (
    r"\s+\d+\s?(?:\(\d[\w–-]*\))?(?:(?:\s?:\s?|,\s+(?:pp?\.?\s+)?)[A-Z]?\d[\w–-]*)?,\s+(?:[A-Z]\w+,?\s+)?"
    r"(?:19|20)\d\d\b"
)
VENUE_BEHIND = re.compile(
    rf",\s+(?=[Ii]n:?\s|(?:dans|en)\s(?:[a-z]{{2,3}}\s)?[A-Z]|arXiv\b|{OLD_ID}|CoRR\b|Ph\.?\s?D"
    r"|(?:[A-Z][\w.'’]*\s){0,3}[Tt]hesis\b"
    r"|\d(?:st|nd|rd|th)\s[Ee]d|[Vv]ol(?:ume|\.)\s[\dIVX]+"
    r"|(?:submitted|to (?:appear|be published)|accepted|published|in (?:press|preparation))\b"
    r"|(?:[Uu]npublished\b|(?:[Pp]re|[Rr]e)print\b|[Mm]anuscript\b|[Mm]imeo\b|[Ww]orking [Pp]aper\b"
    r"|[Tt]echnical [Rr]eport\b|[Dd]issertation\b)"
    r"|[A-Z][^,()]{2,80}\s\d+[\w-]*(?:\s?\(\d[\w–-]*\))?,?\s+\((?:19|20)\d\d\)"
    rf"|[A-Z][^,()]{{1,80}}\s(?:\([A-Z][^()]{{1,20}}\)\s+)?[A-Z]?\d+[\w-]*,\s+[A-Z]?\d[\w.–-]*,?"
    rf"\s+{_IN_YEAR}|[A-Z][^,()]{{2,80}},?{_ISSUE}"
    r"|[A-Z][^,()]{2,80},\s+\d+\s\((?:19|20)\d\d\),\s+pp?\b"
    r"|[A-Z][^,():]{1,80}\d[A-Z]?:[A-Z]?\d[\w.–-]*,\s?(?:19|20)\d\d\b"  # Wool Lett.B12:3-4,2007
    r"|[A-Z][\w&.' ]{1,50},?\s[A-Z]?\d{1,4}[A-Z]?,\s[A-Z]?\d[\w.–-]*(?=\s*(?:[\[.]|$))"
    r"|[A-Z][^,()]{2,80},\s+(?:vol\b|(?:19|20)\d\d\b)|[A-Z][^,()]{2,80}\s+\((?:19|20)\d\d\))"
    r"|\s+\((?=[A-Z][^()]{2,80},\s+(?:19|20)\d\d\))"
    # in «Rivista», «Rivista», „Czasopismo” 2012
    r"|,\s+(?=(?:in\s)?(?:«[^«»]{2,100}»|„[^„“”]{2,100}[“”]),?\s[^«»„“”]{0,60}\d)"
    # 34 Wool L. Rev. 211 (2022)
    r"|,\s+(?=\d{1,4}\s[A-Z][\w.,'’& ]{2,60}\s\d{1,5}(?:,\s[\d–-]+)?"
    r"\s\((?:\w+\.?\s)?(?:19|20)\d\d\))"
)
_HALF = re.compile(r":\s+[^\W\d_]")
_NUMBERS_BEHIND = re.compile(r",?\s+(?:(?:19|20)\d\d|(?:t|vol|nr|no|n|z|R|č)\.\s?[\dIVXLC])[,;]?\s")


def is_quoted_journal(
    text: str, authors: AuthorList | None, quoted: re.Match[str], end: int
) -> bool:
    """Say whether numbers stand behind what is quoted, and one whole name before it may be a
    title: "Counting Sheep Twice, “Wool Review” 2017, vol. 3".
    """
    if (
        authors is None
        or len(authors.places) > 1
        or not _NUMBERS_BEHIND.match(text, quoted.end(), end)
    ):
        return False
    return "." not in text[slice(*authors.places[0])]


def goes_on_behind(text: str, quoted: re.Match[str], end: int) -> bool:
    """Say whether what is quoted is half of a title: "“Sheep”: Counting them. Wool 3"."""
    return _HALF.match(text, quoted.end(), end) is not None

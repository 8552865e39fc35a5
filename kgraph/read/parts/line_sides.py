"""What stands before and behind an entry in its line: who reads it when, remarks, buttons, links.

    Oct 3 (Maya): Counting Sheep. Ann Lee. 2003. [pdf] <- start here

Pure: places of a text in, places out.
"""

import re

from kgraph.read.parts.copied import all_of
from kgraph.read.parts.entry_ids import A_NUMBER
from kgraph.read.parts.title_names import BUTTON

_LEAD = re.compile(
    r"(?:(?:required|optional|suggested|recommended|additional|main|further|background|assigned)\s)?"
    r"(?:readings?|papers?|required|optional|recommended|suggested|supplement\w*|title|talk)\s?"
    r"(?:#?\d+\s?)?(?:\((?:optional|required)\))?\s?:\s+"
    r"|[(\[](?:opt(?:ional)?|req(?:uired)?|rec(?:ommended)?|suggested|background)\.?[)\]]\s+",
    re.IGNORECASE,
)
# When a paper is read, and who presents it: "**Feb 10** (Kate): ", "12.3. - ", "Week 2: ".
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mär|Mai|Okt|Dez)[^\W\d_]{0,6}\.?"
_WHEN = (
    r"[*_]{0,2}(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr)[a-z]{0,6}\.?,?\s)?"
    rf"(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|\.)?\s{_MONTH}"
    r"|\d{1,2}[./]\d{1,2}\.?"
    r"|(?:Week|Session|Lecture|Meeting|Day|Class)\s\d{1,2})(?:,?\s(?:19|20)\d\d)?[*_]{0,2}"
    r"(?:\s\((?:[^()]|\([^()]*\)){1,60}\))?"
)
_SESSION = re.compile(rf"{_WHEN}(?:\s?:[*_]{{0,2}}|\s[–—-])\s+")
# The same on a line of its own: "14.11. (Marek)", "Week 3", "Nov 21: Zofia".
_SESSION_ALONE = re.compile(
    rf"{_WHEN}(?:\s?[:,–—-]?\s[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){{0,2}})?\s?:?"
)
# "read Counting Sheep", in small letters: what somebody means to do.
_TO_DO = re.compile(
    r"(?:(?:DONE|NEXT|TODO|WAITING|READ)\s+"
    r"|(?:todo:?\s+)?(?:(?:to\s)?(?:re-?)?(?:read|skim|print|cite|check(?:\sout)?)|todo)\b:?\s+)"
    r"(?=[\"“]?[A-Z\d])"
)
MAX_LINK, MAX_LINKS = 300, 8  # code points, and how many of them
# ", quant-ph/9508027", ") arXiv:2001.00001v2 [cs.LG]", ". doi:10.1000/wool"
_ID_BEHIND = re.compile(
    r"(?:(?<=[,;.)\]])|\s?[-–—|/]{1,2})\s+(?:arXiv[:\s]\s?|doi[:\s]\s?)?(?:[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7}"
    r"|\d{4}\.\d{4,5}|10\.\d{4,9}/[^\s,;()\[\]]+)(?:v\d+)?(?:\s\[[\w.-]+\])?[\s.,;]*$",
    re.IGNORECASE,
)
# "S. recommends: Counting Sheep"
_RECOMMENDED = re.compile(
    r"(?:[A-Z][\w.'’-]*\s){1,2}(?:recommends|recommended|suggests|suggested|empfiehlt|says|sent(?:\sme)?)"
    r"\s?:\s+(?=[\"“A-Z])"
)
_ID_LEAD = re.compile(
    r"(?P<open>[\[(])?(?:arXiv[:\s]\s?|doi[:\s]\s?)?(?:(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
    r"|10\.\d{4,9}/[^\s,;()\[\]]*\w)(?(open)[\])])(?:\s?[:,;|–—-])?\s+(?=[\"“A-Z])",
    re.IGNORECASE,
)
_LINK = re.compile(r"[\s<(,;:|–—-]*https?://[^\s<>]+>?\)?[\s,;.|]*$")
_BRACKETED = re.compile(r"\s*(?:[\[(][^\[\]()]{1,40}[\])]|\*+|[☆★†])[\s.,|/·]*$")

# "<- for matching week", "(1984) -- short!!", "2007 (hard!)"; no names.
_TOLD = r"(?!(?:with|joint|by|in)\b)[a-z]"
_REMARK = re.compile(
    rf"\d[)\]]?(?P<remark>\s+(?:(?:[-=]+>|→|⇒|[-–—]{{1,3}})\s{_TOLD}[^\n\d]*"
    rf"|\({_TOLD}[^()\n\d]{{2,60}}\)))$"
)
_ARROW = re.compile(r"\s(?<!\s\s)\s*+(?:<[-=]+|←|⇐)\s[^\n]*$")


def behind_lead(text: str, start: int, end: int) -> int:
    """Give where an entry begins behind a day, who presents it, what it is for, or its id."""
    for form in (_SESSION, _LEAD, _RECOMMENDED, _ID_LEAD):
        lead = form.match(text, start, end)
        start = lead.end() if lead else start
    return start


def is_session(text: str) -> bool:
    """Say whether a line says when something is read, and by whom, and nothing else."""
    return _SESSION_ALONE.fullmatch(text) is not None


def behind_to_do(text: str, start: int, end: int) -> int:
    """Give where an item begins behind a word that says what to do with it."""
    lead = _TO_DO.match(text, start, end)
    return lead.end() if lead else start


def without_links(text: str, start: int, end: int) -> int:
    """Give where a line ends without the links and ids behind it; not those within brackets."""
    for _ in range(MAX_LINKS):
        by = max(start, end - MAX_LINK)
        link = _LINK.search(text, by, end) if text.find("://", by, end) >= 0 else None
        if link is None and A_NUMBER.search(text, by, end):
            link = _ID_BEHIND.search(text, by, end)
        if link is None or link.start() <= start:
            break
        end = start + len(text[start : link.start()].rstrip(" ,;"))  # "(2015), arXiv:..."
    return end


def without_buttons(text: str, start: int, end: int) -> int:
    """Give where a line ends without buttons ("[pdf] [slides]") and marks behind it."""
    while match := _BRACKETED.search(text[(by := max(start, end - 60)) : end]):
        if re.search(r"\w", match[0]) and not all_of(BUTTON, match[0]):
            break
        end = by + match.start()
    while end > start and text[end - 1] in " \t.,;|·":
        end -= 1
    return end


def without_remark(text: str, start: int, end: int) -> int:
    """Give where a line ends without the remark behind an arrow, or behind its year."""
    arrow = _ARROW.search(text, start, end)
    end = arrow.start() if arrow else end
    remark = _REMARK.search(text, start, end)
    return remark.start("remark") if remark else end

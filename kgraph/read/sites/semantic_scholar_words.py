"""The words of Semantic Scholar's pages: buttons and counts, menus, what is surely of this site."""

import re

from kgraph.read.page import Page
from kgraph.read.parts.copied import all_of

MAX_PUBLISHER = 60  # code points of a button that leads to a paper
_BUTTON = re.compile(
    r"(?:\[PDF\] [\w-]+(?:\.[\w-]+)+|\[?PDF\]?(?!\w)|Save to Library"
    r"|View (?:PDF(?: on \w+)?|Paper|via Publisher|on \w+(?: \w+)?)|Save|(?:Create )?Alert"
    r"|Cite|Library|Related Papers|Research Feed|Share(?: This Paper)?"
    r"|(?:[\d,.]+\s?[KM]?\s)?(?:(?:Highly Influential )?[Cc]itations?|Highly Influential)"
    r"|\d+ Excerpts?(?:, [\w ]+)?|Highly (?:Influenced|Cited)"
    r"|View \d+ excerpts?(?:, [\w ]+)?|Expand|Collapse"
    r"|Open Access|\[?Semantic Reader\]?|View All|Add to Library|Download"
    r"|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d[\d,]*)"
)
# Among the buttons of some lists: "23 citations   arXiv:0906.3421   Save to Library".
_ID = re.compile(
    r"\barXiv:\s?(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
    r"|\b(?:[Dd][Oo][Ii]:\s?)?10\.\d{4,9}/\S+"
)
# Until 2019 they were printed in capitals: "VIEW PAPER", "CREATE ALERT".
_SHOUTED = re.compile(_BUTTON.pattern, re.IGNORECASE)
# Copies lose the space between two buttons: "12 CitationsPDFSaveAlert".
_SEAM = re.compile(r"(?<=[a-zF\d\]])(?=\[?PDF|Save|Alert|Cite|View)")
_GLUED = ("SaveAlert", "PDFSave", "SaveCite", "AlertCite")
_SIGN = re.compile(r"\s*[·•|\t]\s*")
# Menus of the page of a paper, over its citations and references.
_MENU = re.compile(
    r"(?:Citation Type|Has PDF|Author|Publication Type|More Filters|Filters|Date Range|Topics"
    r"|Fields of Study|Co-Author|Journals & Conferences|Corpus ID: ?\d+"
    r"|Sort by:? ?(?:Relevance|Most Influenc\w+ Papers|Recency|Citation Count|Influence)"
    r"|(?:Background|Methods|Results) Citations|Figures and Tables from this paper|Ask This Paper"
    r"|[\d,]+ (?:References|Citations)|Showing \d+ through \d+ of [\d,]+ [A-Z][\w ]{3,30}"
    r"|SHOWING \d+-\d+ OF [\d,]+ [A-Z ]{3,30}|(?:figure|table) \d+|BETA|AI-Powered)$",
    re.IGNORECASE,
)
SURE = re.compile(
    r"\bAlert\b|\bALERT\b|\d\s?[KM]?\s(?:Highly Influential )?Citations?\b|\bHighly Influenced\b"
    r"|\d citations?\b.*\bCite\b.*\bSave\b"
)
# One of these is on every page with a sure sign of the site.
SIGNS = ("Alert", "ALERT", "Citation", "Influen", "Citing", "TLDR", "Save", "Showing", "(More)")
# What closed the beginning of an abstract on lists until 2018.
MORE = re.compile(r"\s*\(More\)$")
# What stands over an author's papers, or around any page of the site, and nowhere else.
PROFILE = re.compile(
    r"(?:Search [\d,]+ papers from all fields of science|Semantic Scholar's Logo|Corpus ID: ?\d+"
    r"|Stay Connected With Semantic Scholar|Skip to search form.*"
    r"|Showing \d+ through \d+ of [\d,]+ [A-Z][\w ]{3,30}"
    r"|Highly Influential Citations\W*[\d,]*|(?:Claim|Share This) Author(?: Page)?"
    r"|Author pages are created from .*"
    r"|(?:[\w ,&+-]{1,60})?Sort by (?:Most Influential Papers|Influence)"
    r"|Publications\s?[\d,]+\s?h-index\s?\d.*"
    r"|.{0,60}\bh-index\s\d{1,4}\b.{0,30}\bCitations\s[\d,]{1,12}.*"
    r"|(?:Publications\s+)?Citing Authors(?:\s+Referenced Authors(?:\s+Co-Authors)?)?)"
)
# What stands over the papers of any page, and in none of them.
HEAD = re.compile(
    r"(?:Sign In\s*(?:Create Free Account)?|Create Free Account|h-index\s?\d*|Follow Author\W*"
    r"|Follow Author\W*Claim Author Page|Publications\s?[\d,]+\s?h-index\s?\d.*"
    r"|Publications\s?Citations\s?References\s?Co-Authors|Claim Author Page|Homepage"
    r"|Author ID: ?\d+|Search [\d,]+ papers from all fields of science"
    r"|(?:Page \d+ of )?(?:[Aa]bout )?[\d,]+ [Rr]esults?(?: (?:for|found) .+)?"
    r"|Publications\s+Influence|Share [Tt]his [Aa]uthor|Filter Results:?|Learn More"
    r"|Publication (?:Year|Type|Venue)(?:: .+)?|Data Sets? Used|Key Phrases?"
    r"|Co-?[Aa]uthors?(?: search\W*)?|Author Statistics|h-index: ?\d+|Citations per Year: ?\d+)"
)


def is_buttons(text: str) -> bool:
    """Say whether a line is made of buttons and counts."""
    if len(text) >= 160:
        return False
    text = parted(_ID.sub(" ", text) if may_hold_id(text) else text)
    button = _SHOUTED if text.isupper() else _BUTTON
    return all_of(button, text) or _MENU.match(text) is not None or _are_mostly(text)


def may_hold_id(text: str) -> bool:
    """Say whether an id of arXiv or a DOI may stand among the words of a line."""
    return "rXiv:" in text or "10." in text


def parted(text: str) -> str:
    """Put the spaces back between buttons that a copy has glued."""
    return _SEAM.sub(" ", text) if any(word in text for word in _GLUED) else text


def _are_mostly(text: str) -> bool:
    """Say whether signs part a button that saves a paper and others, and few other words."""
    if "Save" not in text:
        return False
    parts = _SIGN.split(text.strip(" ·•|"))
    known = sum(all_of(_BUTTON, part) for part in parts)
    return "Save" in parts and len(parts) > 2 and 3 * known >= 2 * len(parts)


def find_buttons(page: Page) -> list[bool]:
    """Say of each line whether it is of buttons; between a count and "Save" one may name who
    publishes: "12", "Taylor & Francis (opens in a new tab)", "Save".
    """
    lines = page.lines
    marks = [is_buttons(line.text) for line in lines]
    for i in range(1, len(lines) - 1):
        if not marks[i] and marks[i - 1] and lines[i + 1].text in ("Save", "Alert"):
            marks[i] = len(lines[i].text) <= MAX_PUBLISHER
    return marks

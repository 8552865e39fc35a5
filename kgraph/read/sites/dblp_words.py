"""The words of DBLP's pages: numbers and buttons of entries, menus, what is surely of this site."""

import re

from kgraph.read.page import Line, Page
from kgraph.read.parts.copied import all_of

MAX_SITE = 120  # code points of a line with words of the site
# "[c12]"; until 2011 a number, and "EE" if the paper could be had.
MARK = re.compile(r"(?:[*•·+-]\s+)?\[[a-z]\d{1,4}\]\s*|\d{1,4}(?:\s+EE\s+| *\t *\t\s*)")
BRACKETED = re.compile(r"\[[a-z]\d{1,4}\]")
_COUNTED = re.compile(r"\d{1,4}\s+EE\s")
# An entry without "EE" among such that have it.
NUMBER = re.compile(r"\d{1,4}\s+(?=[^\W\d_])")
# The buttons of an entry, where a copy keeps them on the line of its authors.
BUTTONS = re.compile(
    r"(?=\[|view|elec|export|unpay|open|no |ref)(?:(?:\[[+–-]\]|view|unpaywalled version"
    r"|electronic edition(?: via DOI| @ ?[\w-]+(?:\.[\w-]+)+)?(?: \(open access\))?"
    r"|open access version|archived version|(?:no )?references & citations(?: available)?"
    r"|authority control:|export record(?: as)?|BibTeX|RIS|RDF (?:N-Triples|Turtle)|RDF/XML|XML"
    r"|dblp key:\s*[\w-]+/[\w/.-]+|ask others|Google(?: Scholar)?|Semantic Scholar|CiteSeerX"
    r"|Internet Archive Scholar|PubPeer|share record|Twitter|Mastodon|Bluesky|Reddit|BibSonomy"
    r"|LinkedIn|Facebook|(?:short|persistent) URL:\s*https?:\S+)(?:\s+|$))+",
    re.IGNORECASE,
)
# Wrapped, pages alone stand on a line too: "2324-2327".
YEAR_LINE = re.compile(
    r"(?:(?:19|20)\d\d\s*[–-]\s*(?:(?:19|20)\d\d|[a-z]+)|(?:19|20)\d\d|20\d\d and earlier)$"
)
# Words of the site around the entries, whatever it lists.
_SITE = re.compile(
    r"(?:combined|[Ss]earch) dblp\b|\b[Pp]ublication search results$|^(?:> )?Refine list$"
    r"|^What is the meaning of the colors in|^zoomed in on \S+ of \S+ records"
    r"|^(?:skipping|showing all) \S+ (?:more match|records)|\bby the dblp team\b"
    r"|^(?:> )?Home > (?:Conferences|Journals|Persons|Series|Reference Works)\b"
    r"|^dblp computer science bibliography|^dblp: |\bDBLP Bibliography Server\b|^DBLP: \["
    r"|^a service of\s+Schloss Dagstuhl"
    r"|^all metadata released as open data|^dblp was originally created"
    r"|^retrieved on .*\bdblp\b|^(?:> )?Coauthor Index$"
)
_BUTTON = re.compile(
    r"\b(?:view|export|ask|share|record|others|o|BibTeX|RIS|RDF|N-Triples|Turtle|XML|dblp|key|persistent"
    r"|URL|short|electronic|edition|via|DOI|open|access|archive|references|citations|unpaywalled"
    r"|version|no|authority|control|Google|Scholar|Semantic|Internet|CiteSeerX|PubPeer|ORCID|Twitter"
    r"|Mastodon|Bluesky|Reddit|LinkedIn|BibSonomy|Facebook|download|as|last|updated|showing|all"
    r"|records?|zoomed|in|on|of|found|matches|refine|list|publications|person|page|export|download"
    r"|the|arxiv|org|https?|rec|html|conf|journals|details|load|loading|data|Wikidata|coauthor|index"
    r"|available|not)\b|@\s?[\w-]+(?:\.[\w-]+)+"  # "electronic edition @ aclanthology.org"
    r"|\[[+–-]\]|[\w-]+/[\w/.-]+|\d+",
    re.IGNORECASE,
)


def is_button(line: Line) -> bool:
    """Say whether a line is a year, a number of an entry, or made of buttons."""
    text = line.text
    if len(text) > 120:
        return False
    return bool(YEAR_LINE.match(text) or MARK.fullmatch(text) or all_of(_BUTTON, text))


def is_counted(page: Page) -> bool:
    """Say whether numbers count the entries of a page, with "EE" behind two of them, or behind
    one on a page of the site.
    """
    counted = sum(_COUNTED.match(line.text) is not None for line in page.lines)
    return counted > 1 or (counted > 0 and page.once(is_of_site))


def names_site(line: Line) -> bool:
    """Say whether a line has words that the site prints around entries."""
    return len(line.text) <= MAX_SITE and _SITE.search(line.text) is not None


def is_of_site(page: Page) -> bool:
    """Say whether words of the site stand on a page, whatever it lists."""
    return any(map(names_site, page.lines))

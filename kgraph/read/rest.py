"""What a reader left over: text of a page that is in no record and no problem.

A reader takes what its layout prints and passes over the rest; here the rest is
looked through once for all of them, so that nothing a page says is lost without a
word. Headings, navigation and buttons are not reported.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, starmap, takewhile

from kgraph.model import ids
from kgraph.model.tables import Evidence, Problem
from kgraph.read.page import Line, Page, ends_sentence, problem
from kgraph.read.parts.authors import find_authors

MAX_BUTTON = 3  # words
MAX_HEADING = 8  # words
MIN_TITLE = 3  # words over several names
MIN_STRETCH = 8  # words beside a value that are more than its name and a subject's
MIN_CODE_POINTS = 3 * MIN_STRETCH - 1  # that so many words have, with what parts them
MAX_NAVIGATION = 160  # code points
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_ID_ALONE = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")
_EDITORS = re.compile(r"\b(?:Editors?|Eds?)\b", re.IGNORECASE)  # of a volume of papers
# What pages of papers print around what they tell of one.
SITE_WORDS = (
    r"(?:view|download) an? \w+ of the paper titled\b.*"
    r"|(?:view|download|open|read|get|access)(?: an?| the)?(?: full(?:[ -]text)?)?"
    r" (?:pdf|paper|article|full[ -]text|text|abstract|manuscript|publication)(?: (?:online|here))?"
    r"|(?:view|read|open|see|find) (?:it )?(?:on|at) (?:the )?(?:arxiv|pubmed|acm|ieee|openreview"
    r"|springer\w*|publisher(?:'s|’s)?(?: (?:web)?site)?|scholar|github)"
    r"|html \(experimental\b|tex source|other formats|full[ -]text"
    r"|access paper|view licen[cs]e|focus to learn more|arxiv-issued doi(?: via \w+)?"
    r"|which authors of this paper are endorsers|(?:dis|en)able mathjax|what is mathjax"
    r"|references (?:&|and) citations|nasa ads|google scholar|semantic scholar|inspire hep"
    r"|bibliographic (?:and citation )?tools|code, data(?:,| and) media|(?:about )?arxivlabs"
    r"|recommenders and search tools|related papers|(?:export )?bibtex(?: citation)?|bibsonomy"
    r"|current browse context|change to browse by|comments? \(\d+\b"
    r"|add to (?:my |a |your )?(?:library|list|collection|favou?rites|folder|cart)"
    r"|(?:export|download) citations?|cite this(?: (?:paper|article))?|permalink"
    r"|request permissions?"
)
# What pages of every kind print around their text; a line is let pass if it has nothing else.
_NAVIGATION = re.compile(
    r"©\s?(?:19|20)\d\d|\b(?:\d[\d,.]*[kKM]?\s+(?:views?|likes?|comments?|downloads?|reads|stars?|shares?|votes?"
    r"|upvotes?|citations?|results?|replies|reply|minutes?|hours?|days?)(?: ago| read)?"
    r"|view(?: the)? (?:blog|post|page)"
    rf"|{SITE_WORDS}"
    r"|skip to (?:main )?(?:content|navigation|search)|back to (?:top|list|results|search)"
    r"|(?:go to )?(?:next|previous|prev|first|last)(?: (?:page|results?|article|issue))?"
    r"|(?:show|view|see|load|read) (?:more|less|all|details)|showing"
    r"|page|results? per page|items per page"
    r"|home(?: ?page)?|about(?: us)?|contacts?(?: us)?|help(?: (?:center|pages))?|faqs?|menu|search"
    r"|log ?(?:in|out)|sign ?(?:in|out|up)|(?:create|my) (?:an )?account|register"
    r"|terms(?: (?:of|and|&) (?:service|use|conditions))?(?: of use)?"
    r"|privacy(?: (?:policy|notice))?"
    r"|cookies?(?: (?:policy|settings|preferences))?|accessibility(?: statement)?|copyright"
    r"|web accessibility assistance|disclaimer|imprint|legal|sitemap|site map|donate|careers|jobs"
    r"|feedback|report (?:a bug|an issue)"
    r"|share(?: (?:on|via|with (?:your )?(?:friends|colleagues)))?|tweet|e-?mail|print"
    r"|rss(?: feed)?"
    r"|bookmark(?:ed)?|loading|saved?|(?:dis)?likes?|(?:up|down)votes?|follow|star|copy link"
    r"|load more"
    r"|(?:un)?subscribe(?: here| now)?|forward(?:ed)? (?:this (?:e-?mail|message)|to a friend)"
    r"|(?:update|manage|edit)(?: (?:your|my))? (?:preferences|subscriptions?|settings)"
    r"|(?:view|read|open) (?:this (?:e-?mail|message) )?in (?:your |the |a )?(?:browser|app)"
    r"|blog|news(?:letter)?|advanced search|filters?|relevance|and|or"
    r"|sort(?:ed)?(?: by)?:?(?: (?:newest|oldest|latest|most recent|date|year|title|citations))?"
    r"|(?:papers|publications|articles|entries)(?= ?\(\d+\)$)|of|to)\b",
    re.IGNORECASE,
)
_SITE_WORDS = re.compile(rf"(?:{SITE_WORDS})\b", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:(?:copyright|©|\(c\))\s*){1,3}(?:19|20)\d\d\b|.{0,80}\ball rights reserved\W*$",
    re.IGNORECASE,
)
# At the foot of a page: "Last modified 14 May", "Powered by WordPress".
_FOOT = re.compile(
    r"\W*(?:(?:this )?(?:page|site) )?(?:was )?(?:last (?:updated?|modified|changed|edited)\b"
    r"|(?:powered|generated|hosted|built) (?:by|on|with) (?-i:[A-Z]))[^.!?;]{0,40}\W*",
    re.IGNORECASE,
)
_TOLD = re.compile(r"[^\W\d_]|\d{4}")  # what is no navigation where it stands alone


# The menu of somebody's own pages: "Home  Publications  Teaching", "Accueil | Recherche | Liens".
_CELLS = re.compile(r"\s{2,}|\t|\s*[|·•/]\s*")
_OWN_MENU = re.compile(
    r"(?:home(?:page)?|about(?: me)?|bio(?:graphy)?|c\.?v\.?|vita|r[ée]sum[ée]"
    r"|research(?: interests)?|projects?|publications?|papers|teaching|courses|students"
    r"|group|people|team|members|talks|news"
    r"|software|blog|contacts?|links|misc|awards|service|press|photos|accueil|recherche|enseignement"
    r"|liens|startseite|forschung|lehre|publikationen|kontakt|inicio|docencia|publicaciones"
    r"|investigación|contacto)",
    re.IGNORECASE,
)
MIN_CELLS = 3  # of a menu; half of them, two at least, are well known


def find_rest(page: Page, found: Evidence) -> Iterator[Problem]:
    """Find the runs of lines that nothing was taken from, and long rests of other lines."""
    taken = union(
        [(span.start, span.end) for record in found.records for span in record.spans]
        + [(fact.start, fact.end) for fact in found.page_facts]
        + [(p.start, p.end) for p in found.problems if p.start is not None and p.end is not None]
    )
    times = Counter(line.text for line in page.lines)
    first = taken[0][0] if taken else len(page.text)
    entries = min((span.start for r in found.records for span in r.spans), default=first)
    papers = starts_of_papers(takewhile(lambda line: line.end < entries, page.lines))
    run: list[Line] = []
    for line in page.lines:
        stretches = list(_stretches(taken, line))
        whole = stretches == [(line.start, line.end)]
        if (
            whole
            and times[line.text] < 2
            and (line.start in papers or not _is_furniture(line, line.end < first))
        ):
            run.append(line)
            continue
        if run:
            yield _row(page, run[0].start, run[-1].end)
            run = []
        if not whole:
            for start, end in stretches:
                long = end - start >= MIN_CODE_POINTS
                if long and len(_WORD.findall(page.text, start, end)) >= MIN_STRETCH:
                    yield _row(page, start, end)
    if run:
        yield _row(page, run[0].start, run[-1].end)


def starts_of_papers(lines: Iterable[Line]) -> frozenset[int]:
    """Find where the lines begin, over the entries of a page, that are no headings: beside them
    stands an id, or a title with several names, of a paper that no entry was made of.
    """
    blocks: list[list[Line]] = []
    for line in lines:
        headed = line.text.startswith("#")  # in Markdown
        if line.blank or headed or not blocks:
            blocks.append([])
        if not headed:
            blocks[-1].append(line)
    return frozenset(
        line.start
        for block in blocks
        if any(map(_has_id, block)) or any(starmap(_are_title_and_names, pairwise(block)))
        for line in block
    )


def _has_id(line: Line) -> bool:
    found = chain(ids.find_arxiv(line.text), ids.find_doi(line.text))
    return _ID_ALONE.fullmatch(line.text) is not None or any(found)


def _are_title_and_names(title: Line, names: Line) -> bool:
    """Say whether a line of several words stands over several names: what is told in a heading."""
    if len(_WORD.findall(title.text)) < MIN_TITLE or is_navigation(title.text):
        return False
    found = find_authors(names.text, 0, len(names.text))
    several = found is not None and len(found.places) > 1
    return several and _EDITORS.search(names.text) is None


def _row(page: Page, start: int, end: int) -> Problem:
    message = "no part of an entry that this layout has; it is left out"
    return problem(page, start, end, "not-understood", message)


def _is_furniture(line: Line, before_entries: bool) -> bool:
    """Say whether a line is a heading, navigation or a button."""
    words = len(_WORD.findall(line.text))
    if words == 0 and not re.search(r"\d{4}", line.text):
        return True
    if is_navigation(line.text):
        return True
    if "://" in line.text or ends_sentence(line.text):
        return False
    return words <= (MAX_HEADING if before_entries else MAX_BUTTON) and len(line.text) < 80


def is_navigation(text: str) -> bool:
    """Say whether a short line is made of words of navigation, a copyright, or a foot."""
    if len(text) > MAX_NAVIGATION or "://" in text:
        return False
    if _COPYRIGHT.match(text) or _FOOT.fullmatch(text):
        return True
    return is_menu(text) or covers(_NAVIGATION, text, _TOLD)


def is_of_site(text: str) -> bool:
    """Say whether a line is made of words that only pages of papers print, on their buttons."""
    return len(text) <= 2 * MAX_NAVIGATION and covers(_SITE_WORDS, text, _TOLD)


def is_menu(text: str) -> bool:
    """Say whether a line is the menu of somebody's own pages."""
    if len(text) > MAX_NAVIGATION or not ("  " in text or any(sign in text for sign in "|·•/\t")):
        return False
    cells = [cell for cell in _CELLS.split(text) if cell]
    known = sum(_OWN_MENU.fullmatch(cell) is not None for cell in cells)
    short = all(len(cell.split()) < MIN_CELLS for cell in cells)
    return short and len(cells) >= MIN_CELLS and known >= 2 and 2 * known >= len(cells)


def covers(pieces: re.Pattern[str], text: str, told: re.Pattern[str]) -> bool:
    """Say whether what is told in a text stands in pieces that a pattern finds one by one.

    No piece begins inside of what is told. Most texts are none of their first word, so
    that they are not searched to their ends.
    """
    position = 0
    while sign := told.search(text, position):
        for begin in range(position, sign.start() + 1):
            if piece := pieces.match(text, begin):
                position = piece.end()
                break
        else:
            return False
    return True


def union(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the places that touch; in order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _stretches(taken: Sequence[tuple[int, int]], line: Line) -> Iterator[tuple[int, int]]:
    """Give what is left of a line between the places that something was taken from."""
    position = line.start
    for n in range(max(bisect_right(taken, (line.start,)) - 1, 0), len(taken)):
        start, end = taken[n]
        if start >= line.end:
            break
        if end <= position:
            continue
        if start > position:
            yield position, start
        position = end
    if position < line.end:
        yield position, line.end

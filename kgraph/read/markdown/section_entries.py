"""Which sections of Markdown notes are papers: what their headings and the lines below them tell.

A heading has marks, or is all in bold over a line of names: names alone, or with a year, a
venue, an id behind them. See `md_sections` for what is read of a section.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from kgraph.model import ids
from kgraph.read.markdown.md_items import GOES_ON
from kgraph.read.markdown.md_links import GENERIC, LINK, is_paper, paper_name, strip_marks
from kgraph.read.markdown.md_names import stand_alone
from kgraph.read.markdown.named_lines import is_named_line
from kgraph.read.markdown.outline_items import line_from
from kgraph.read.page import Line, Page, new_draft
from kgraph.read.parts import entry
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.fields import Label, find_label
from kgraph.read.parts.line_parts import may_be_title
from kgraph.read.parts.list_marks import MIN_TITLE_WORDS

HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)[^\n]*\S\1\s*\\?")
URL = re.compile(r"https?://[^\s)>\]]+")
BULLET = re.compile(r"(?:[-*+]|\d+[.)])\s+")
# "[![License](license.svg)](LICENSE)"
_BADGE = re.compile(r"\[?!\[[^\[\]]*\]\([^()\s]*\)(?:\]\([^()\s]*\))?")
_ASKED = re.compile(r"[?!](?=\s)")  # "How many sheep? A count" is no running text
_FORMULA = re.compile(r"\$[^$\n]{1,60}\$")
MAX_BADGES = 4  # lines of links between a heading and what stands below
QUOTED = re.compile(r"(?:>\s+)+")
ABSTRACT = re.compile(r"[*_]*abstract[*_]*(?:[:.][*_]*\s*|$)", re.IGNORECASE)
Section = tuple[int, int]  # the line of the heading, and the one past its last


def is_surely_one(page: Page, section: Section) -> bool:
    """Say whether a section is one paper for sure: its heading is the link, or its authors stand
    below once, and no title; and nothing is linked above all headings.
    """
    top = next(iter(sections(page)))[0]
    if links_or_ids(page, (0, top)):
        return False
    if any(name and not GENERIC.fullmatch(name) for _, name in papers_of(page, section[0])):
        return True
    columns = [label.column for label in _labels(page, section)]
    if "title" in columns or columns.count("authors") > 1:
        return False
    return _has_authors(page, section) or _are_names_below(page, section)


def sections(page: Page) -> Iterator[Section]:
    """Give the stretches from a heading to the next."""
    yield from pairwise([*page.once(_heads), len(page.lines)])


def _heads(page: Page) -> list[int]:
    return [
        i
        for i, line in enumerate(page.lines)
        # "### Abstract" is of the section that it stands in.
        if ((mark := HEADING.match(line.text)) and not ABSTRACT.fullmatch(line.text, mark.end()))
        or _is_bold_title(page, i)
    ]


def _is_bold_title(page: Page, i: int) -> bool:
    """Say whether a line is all in bold, over a line of names: it heads a section too."""
    line = page.lines[i]
    if not (line.text.startswith(("**", "__")) and _BOLD.fullmatch(line.text)):
        return False
    below = page.lines[i + 1] if i + 1 < len(page.lines) else None
    if not (line.blank or i == 0 or HEADING.match(page.lines[i - 1].text)):
        return False
    title = _ASKED.sub("", _FORMULA.sub("x", line.text.strip("*_ \\")))
    if below is None or below.blank or not may_be_title(title, 0, len(title)):
        return False
    below = unbroken(below)
    named = entry.is_author_line(page.text, *strip_marks(page.text, below.start, below.end))
    return named or is_named_line(page.text, below)


def unbroken(line: Line) -> Line:
    """Give a line without the sign that the next one is below it, as Markdown writes."""
    sign = GOES_ON.search(line.text)
    if sign is None:
        return line
    text = line.text[: sign.start()].rstrip()
    return Line(line.start, line.start + len(text), text, line.blank)


def papers_of(page: Page, i: int) -> list[tuple[str, str]]:
    """Give the links of a line that lead to papers: address, and what they are called."""
    text = page.lines[i].text
    named = [(match["url"], match["text"]) for match in LINK.finditer(text)]
    known = {url for url, _ in named}
    bare = [(url, "") for url in URL.findall(text) if url not in known]
    return [(url, name) for url, name in (*named, *bare) if is_paper(url)]


def _ids_of(page: Page, i: int) -> Iterator[str]:
    """Give the ids that a line prints beside its links."""
    text = LINK.sub("", page.lines[i].text)
    for found in (*ids.find_arxiv(text), *ids.find_doi(text)):
        if isinstance(found, ids.FoundId):
            yield found.value if isinstance(found.value, str) else found.value.bare
    if "`" in text:
        draft = new_draft(page)
        if entry.put_printed_id(draft, page.lines[i].start, page.lines[i].end):
            yield draft.value("arxiv_id")


def links_or_ids(page: Page, section: Section) -> bool:
    """Say whether a section has a link to a paper, or an id."""
    return any(papers_of(page, i) or any(_ids_of(page, i)) for i in range(*section))


def is_entry(page: Page, section: Section) -> bool:
    """Say whether a section is a paper."""
    first, end = section
    if papers_of(page, first) or any(_ids_of(page, first)):
        return True
    title = page.lines[first].text
    words = MIN_TITLE_WORDS if ":" in title else len(re.findall(r"\w+", title))
    named = words > 1 and any(stand_alone(page, line) for line in page.lines[first + 1 : end][:1])
    if words < MIN_TITLE_WORDS and not named:  # "Layer Normalization", its authors below
        return False
    links = [found for i in range(first + 1, end) for found in papers_of(page, i)]
    if not links and (_has_authors(page, section) or _has_abstract(page, section)):
        return True
    if not links:  # beside a link an id in the text is another paper's
        return len({found for i in range(first + 1, end) for found in _ids_of(page, i)}) == 1
    if not all(not name or GENERIC.fullmatch(name) for _, name in links):
        return False
    # Below names with a year or a venue: the paper, its copies, its slides.
    below = next(iter(_below_links(page, section)), None)
    if below and is_named_line(page.text, below):
        told = [kind for url, _ in links for kind in ("arxiv.org", "doi.org") if kind in url]
        return len(told) == len(set(told))
    return len({paper_name(url) for url, _ in links}) == 1


def _has_authors(page: Page, section: Section) -> bool:
    """Say whether a field below a heading names the authors, or names stand there with a venue
    or a date behind them: a paper with no link to it.
    """
    if any(is_named_line(page.text, line) for line in _below_links(page, section)):
        return True
    return any(label.column == "authors" for label in _labels(page, section))


def _has_abstract(page: Page, section: Section) -> bool:
    """Say whether names stand below a heading, and a text that is called an abstract."""
    called = any(label.column == "abstract" for label in _labels(page, section))
    return called and _are_names_below(page, section)


def _are_names_below(page: Page, section: Section) -> bool:
    """Say whether several names, in emphasis at times, stand below a heading."""
    below = _below_links(page, section)
    names = [find_authors(page.text, *strip_marks(page.text, x.start, x.end)) for x in below]
    return any(some and len(some.places) > 1 for some in names)


def _below_links(page: Page, section: Section) -> Sequence[Line]:
    """Give the line below a heading; badges and buttons may stand between, as in a repository."""
    stop = min(section[0] + MAX_BADGES + 2, section[1])
    rest = (line for line in page.lines[section[0] + 1 : stop] if not is_links(line))
    return [line_from(x, m.end() if (m := QUOTED.match(x.text)) else 0) for x in islice(rest, 1)]


def _labels(page: Page, section: Section) -> Iterator[Label]:
    for line in page.lines[section[0] + 1 : section[1]]:
        bullet = BULLET.match(line.text)
        if label := find_label(line.text[bullet.end() if bullet else 0 :]):
            yield label


def is_links(line: Line) -> bool:
    """Say whether a line is links and signs between them."""
    text = _BADGE.sub("", line.text) if "![" in line.text else line.text
    return not re.search(r"\w", URL.sub("", LINK.sub("", text)))

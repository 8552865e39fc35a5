"""Where the title stands in an item of a Markdown list that no link names.

`EMNLP'20` **Counting Sheep at Night** [[pdf]](https://...)
Ann Lee, Bob Day. *Counting Sheep at Night*. WOOL 2019. [[pdf]](https://...)
(2019) Counting Sheep at Night (Lee et al.) [[pdf]](https://...)
"""

import re

from kgraph.read.markdown.md_links import GENERIC, SAID, strip_marks, strip_title
from kgraph.read.markdown.md_title_ends import YEAR
from kgraph.read.page import Line
from kgraph.read.parts import paper_line_forms as forms
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.dates import is_date
from kgraph.read.parts.line_parts import may_be_title
from kgraph.read.parts.list_marks import MIN_TITLE_WORDS
from kgraph.read.parts.title_names import is_venue
from kgraph.read.references.reference_styles import find_readings

BOLD = re.compile(r"(\*\*|__)(?P<text>.+?)\1")
_ITALIC_BEHIND = re.compile(r"(?<=[,.:)] )(?P<mark>[*_])(?P<text>[^*_\n]{8,300})(?P=mark)")
# "*Counting Sheep* — Lee et al. [pdf](...)"
_ITALIC_FIRST = re.compile(
    r"(?P<mark>[*_])(?P<text>[^*_\n]{3,300})(?P=mark)(?=\s[-–—]{1,2}\s|\s?[\[(]|$)"
)
_QUOTED = re.compile(r"[\"“](?P<text>[^\"“”]{8,300})[\"”]")
_WORD = re.compile(r"\w+")
# "(2024) A Title", "[2024/05] A Title", "[2405] A Title", "**2024-05-01**: A Title"
_DATE_FIRST = re.compile(
    r"(?:[*_]*[(\[](?:(?:19|20)\d\d(?:[-./]\d\d?){0,2}|(?:0[7-9]|[12]\d)(?:0[1-9]|1[0-2]))[)\]]"
    r"[*_]*|[*_`]{1,3}(?:19|20)\d\d(?:[-./]\d\d?){0,2}:?[*_`]{1,3})[\s:.,–—-]*(?=\S)"
    # "2024.05 - A Title", "2024-05-01: A Title", "2024 | A Title"
    r"|(?:19|20)\d\d(?:[-./]\d\d){0,2}\s?[:–—|·•-]\s+(?=\S)|(?:19|20)\d\d(?:[-./]\d\d){1,2}\s+(?=[^\W\d_a-z])"
)
# "[NeurIPS'24] A Title", "**NeurIPS 2024** - A Title", "(**ACL 2014 Demo**) A Title",
# "NIPS'17: A Title"
_VENUE_FIRST = re.compile(
    r"(?:[*_`]{0,3}\\?[(\[][*_`]{0,3}|[*_`]{1,3})(?P<venue>[A-Za-z][^()\[\]*_`\\\n]{1,39})\\?"
    r"[*_`)\]]{1,7}[\s:.,|–—-]*(?=\S)|(?P<bare>[A-Z][^()\[\]*_`:\n]{1,39}['’]\d\d):\s+(?=\S)"
)
# "<abbr class="badge">WOOL</abbr> A Title": what a site shows as a sign
_SIGN_FIRST = re.compile(
    r"<(?P<tag>abbr|span|kbd|small|su[bp]|font|code|mark|b|strong|i|em|u)\b[^<>\n]{0,100}>"
    r"[^<>\s]{1,20}(?:\s[^<>\s]{1,20}){0,2}</(?P=tag)>[\s:.,|–—-]*(?=\S)"
)
# "A Title (NeurIPS'24)", "A Title (ACL '20 Demo)"
_SHORT_BEHIND = re.compile(r"\s[(\[](?P<venue>[A-Z][^()\[\]\d]{1,38}['’]\d\d(?:\s\w+)?)[)\]]?$")
_VENUE_BEHIND = re.compile(
    r"\s\\?[(\[](?P<venue>[A-Z][^()\[\]\d]{1,38}(?:['’]|(?:19|20))\d\d(?:\s\w+)?)\\?[)\]]$"
)
MAX_SHORT = 60  # code points
_DASH = re.compile(r"\s(?:[-–—]{1,3}|[|·•/])\s")
_PARTING = re.compile(r"[\s*_.?!]*\s(?:[-–—]{1,3}|[|·•/])\s[\s*_]*(?:by:?\s)?")
# "**[WoolNet]** A Title", "[WoolNet] A Title", "`WoolNet` A Title": what a paper is
# called, before its title.
_NICKNAME = re.compile(
    r"(?:\*\*|__)\[[^\[\]\n]{2,30}\](?:\*\*|__)[\s:.,–—-]+(?=\w)"
    r"|\[[^\W_][^\[\]\n]{1,29}\]\s+(?=[^\W_a-z]\S*\s)|`[^`\n]{2,30}`\s+(?=[^\W_a-z]\S*\s)"
)
# "A Title. ICML 2021": words, a full stop, a venue with its year.
_VENUE_LAST = re.compile(
    r"[.?!]\s+[*_]{0,2}(?P<venue>(?=[^\d\n]*[A-Z]{2})[A-Z][\w&/'’ -]{1,40}\s(?:19|20)\d\d)\b"
    r"(?:[,\s]+\(?\w[\w ]{2,20}\)?)?[*_.]*$"
)
# "A Title. *Ann Lee, Bob Day.*", the marks at the end left out
_NAMES_LAST = re.compile(r"[.?!,:]\s+[*_]{1,3}(?P<names>[^*_\n]{3,2000})$")
# "A Title - NeurIPS", "A Title | ICML Workshop": a short name with several capitals
_PLACE_LAST = re.compile(
    r"\s(?:[-–—|]|//)\s+[*_`]{0,2}(?:[A-Z][A-Za-z&/-]*[A-Z]{2,}|[A-Z]{3,8})"
    r"(?:\s(?:Workshops?|Findings|Demo|Oral|Spotlight|Poster))?(?:\s?['’]?\d{2,4})?$"
)
MAX_LAST = 90  # code points
# "**WoolNet**: A Title of Sheep", "**WoolNet:** A Title of Sheep"
_CALLED_FIRST = re.compile(
    r"(\*\*|__)[^\s*_]+(?:\s[^\s*_]+)?(?:\1\s?:|:\s?\1)\s+(?:[^\s*_(\[]+\s+){2}[^\s*_(\[]"
)
_YEAR_BEHIND = re.compile(r"[,.\s]*[(\[]?(?:19|20)\d\d")
_DATED = re.compile(r"(?:\b(?:19|20)|['’])\d\d(?:\s[A-Z][A-Za-z]{1,11})?$")


def find_form(text: str, start: int, end: int, *, is_dated: bool) -> tuple[int, int] | None:
    """Find the title of an item that cites a paper with names and a year, as lists without links
    do: "A Title (Lee et al., ICML 2024)", "Lee, A. and Day, B. A Title. In ICML, 2024"; or that
    has a dash between title and names, or its date in front: "(ICML 2024) A Title. Lee et al."
    """
    short = _SHORT_BEHIND.search(text, max(start, end - MAX_SHORT), end)
    if short and is_venue(short["venue"]):
        return start, short.start()
    if named := _NAMES_LAST.search(text, start, end):
        names = find_authors(text, *named.span("names"))
        if names and (len(names.places) > 1 or names.truncated):
            return start, named.start() + (text[named.start()] in "?!")
    last = _VENUE_LAST.search(text, max(start, end - MAX_LAST), end)
    if last and may_be_title(text, start, last.start()) and ". " not in text[start : last.start()]:
        return start, last.start() + (text[last.start()] in "?!")
    placed = _PLACE_LAST.search(text, max(start, end - MAX_LAST), end)
    if placed and may_be_title(text, start, placed.start()):
        return start, placed.start()
    dash = _DASH.search(text, start, end)
    if dash is None and not is_dated and YEAR.search(text, start, end) is None:
        return None
    form = forms.find_item(text, Line(start, end, text[start:end]), listed=True)
    if form and form.authors:
        several = len(form.authors.places) > 1 or form.authors.truncated
        # "Do Sheep Sleep? - Ann Lee, Bob Day"
        between = text[form.title[1] : form.authors.places[0][0]]
        parted = several and _PARTING.fullmatch(between) is not None
        told = is_dated and form.form[0] == "." and several
        if form.year or parted or told:
            return form.title
    if form and form.form == "brackets" and form.venue and form.year:
        return form.title
    for _, authors, title, *_ in find_readings(text, start, end):
        if authors and authors.places[0][0] == start and len(authors.places) > 1:
            return title
    return None


def behind_date(text: str, start: int, end: int) -> int:
    """Give where a title begins, the date, the dated venue or the nickname in marks before it
    left out.
    """
    if (begin := behind_venue(text, start, end)) > start:
        return begin
    called = _NICKNAME.match(text, start, end) or _SIGN_FIRST.match(text, start, end)
    return called.end() if called else start


def behind_venue(text: str, start: int, end: int) -> int:
    """Give where a title begins, the date or the dated venue in marks before it left out."""
    dated = _DATE_FIRST.match(text, start, end)
    if dated is None and (first := _VENUE_FIRST.match(text, start, end)):
        venue = first["venue"] or first["bare"]
        dated = first if _DATED.search(venue) and is_venue(venue) else None
    return dated.end() if dated else start


def linked_title(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the words of a link that are a title, without the venue and the date in front of them
    or behind: "[**WOOL '10** Counting Sheep](...)", "[Counting Sheep (WOOL 2010)](...)".
    """
    begin, stop = strip_title(text, start, end)
    if (behind := behind_venue(text, start, stop)) > start:
        begin, stop = strip_title(text, behind, stop)
    last = _VENUE_BEHIND.search(text, max(begin, stop - MAX_SHORT), stop)
    return begin, last.start() if last and is_venue(last["venue"]) else stop


def leading_title(text: str, start: int, first: re.Match[str]) -> tuple[int, int] | None:
    """Give the title that is a link to the page of a project, with one to the paper behind it:
    "[A Title](https://...), Lee et al. | [code](...) | [arxiv](...)".
    """
    if not first["text"] or "![" in first["text"] or GENERIC.fullmatch(first["text"]):
        return None
    if _WORD.search(text[start : first.start()]):
        return None
    title = strip_title(text, *first.span("text"))
    printed = text[slice(*title)]
    named = len(_WORD.findall(printed)) >= MIN_TITLE_WORDS or ": " in printed
    return title if named and not SAID.fullmatch(printed) else None


def _marked_first(text: str, bold: re.Match[str], end: int) -> re.Match[str] | None:
    """Tell whether the bold words at the beginning are the title, or the names before it, or
    what the paper is called.
    """
    if _CALLED_FIRST.match(text, bold.start(), end):
        return None
    if len(bold["text"].split()) < MIN_TITLE_WORDS:
        quoted = _QUOTED.match(text, bold.end() + 1, end)
        if quoted and len(quoted["text"].split()) >= MIN_TITLE_WORDS:
            return quoted  # "**WoolNet** “Counting Sheep at Night”"
    if _YEAR_BEHIND.match(text, bold.end(), end) and find_authors(text, *bold.span("text")):
        return _ITALIC_BEHIND.search(text, bold.end(), end) or bold
    return bold


def bold_title(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the words that are marked as the title: at the beginning, or behind a date."""
    if first := _ITALIC_FIRST.match(text, start, end):
        return first
    bold = BOLD.search(text, start, end) or _QUOTED.search(text, start, end)
    bold = bold or _ITALIC_BEHIND.search(text, start, end)
    if bold is None or bold.start() == start:
        return _marked_first(text, bold, end) if bold and bold.re is BOLD else bold
    before = text[start : bold.start()]
    words = len(_WORD.findall(bold["text"]))
    if words > 1 and is_date(before.strip("`*_[]() ")):
        return bold
    if words < MIN_TITLE_WORDS:
        return None
    # "Ann Lee, Bob Day. *Counting Sheep*": names before a title.
    few = bold.re is not _ITALIC_BEHIND and len(before.split()) <= MIN_TITLE_WORDS
    stop = strip_marks(text, start, bold.start())[1]
    return bold if few or find_authors(text, start, stop) else None

"""The abstract that a web page about one paper shows, where its data for machines has none.

An element of a class or a name of abstracts, else the first paragraph of prose under the
heading that repeats the paper's title.
"""

import re
from collections import Counter

from kgraph.model.text import title_key
from kgraph.read.page import Draft, Page, find_lines, new_draft, trim
from kgraph.read.parts.abstract_names import behind_name, is_abstract_name
from kgraph.read.web.html_text import Flat

MIN_ABSTRACT = 150  # code points
MAX_ABSTRACT = 6000
WIDTH = 3  # letters that a sign of East Asia is worth
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FULL_STOP = re.compile(r"[。．.!?！？؟।۔][)）」』\"”']*$")
MAX_BESIDE = 5  # elements up to the cell behind one
_NAMED = re.compile(
    r"(?:^|[\s_-])abstract(?:[\s_-]?(?:text|content|body|full|section|wrapper|main))*$", re.I
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# And what else a word over a text is set in.
_NAMING = _HEADINGS | {"strong", "b", "dt", "th", "td", "summary", "legend"}
_CELLS = frozenset(("td", "dd"))
_SENTENCE_END = re.compile(r"(?:[.?!…][)\"”']*|\b(?:Expand|Collapse|more))$")
_EXPAND = re.compile(r"\s*(?:…\s*)?\b(?:Expand|Show more|Read more|Collapse)$")


def find_abstract(inner: Page, flat: Flat, title: str, *, named: bool = False) -> Draft | None:
    """Give a draft of the title and the abstract that stands with it; nothing if none does, or
    if it must be ``named`` and nothing says that it is one.
    """
    key = title_key(title)
    place = _named(flat) or _under_name(flat)
    place = place or (_under_title(flat, key) if key and not named else None)
    if place is None:
        return None
    start, end = place
    expand = _EXPAND.search(flat.text, max(start, end - 40), end)
    draft = new_draft(inner)
    draft.put_as("title", title, start, start)
    draft.put("abstract", start, expand.start() if expand else end)
    return draft


def count_named(flat: Flat) -> int:
    """Count the places that a page calls an abstract: headings, or elements under none.

    "Resumen" and "Abstract" are of one paper, in two languages.
    """
    heads = (flat.text[e.start : e.end] for e in flat.elements if e.tag in _HEADINGS)
    headings = Counter(head.strip(" :.").lower() for head in heads if is_abstract_name(head))
    count, end = 0, -1
    for element in flat.elements:
        long = _is_long(flat.text, element.start, element.end) and element.start >= end
        if long and any(map(_NAMED.search, (*element.classes, element.name))):
            count, end = count + 1, element.end
    return max(*headings.values(), count, 0)


def _is_long(text: str, start: int, end: int) -> bool:
    """Say whether a text is as long as an abstract; signs of East Asia tell more than letters."""
    length = end - start
    if length * WIDTH >= MIN_ABSTRACT and length < MIN_ABSTRACT:
        length += (WIDTH - 1) * len(_WIDE.findall(text, start, end))
    return MIN_ABSTRACT <= length <= MAX_ABSTRACT


def _is_prose(text: str) -> bool:
    """Say whether a line is sentences: addresses and long lists of names are not."""
    words = text.split()
    cased = sum(c.islower() or c.isupper() for c in text)
    if 2 * cased < sum(map(str.isalpha, text)):  # letters that are neither small nor capital
        return _FULL_STOP.search(text) is not None
    small = sum(word.islower() for word in words)
    return _SENTENCE_END.search(text) is not None and small >= len(words) / 2


def _named(flat: Flat) -> tuple[int, int] | None:
    for element in flat.elements:
        if not element.classes and not element.name:
            continue
        if any(map(_NAMED.search, (*element.classes, element.name))):
            start, end = trim(flat.text, element.start, element.end)
            start = behind_name(flat.text, start, end)
            if _is_long(flat.text, start, end):
                return start, end
    return None


def _under_name(flat: Flat) -> tuple[int, int] | None:
    """Find the text between a heading that is the word abstract and the next heading."""
    named = [(i, e) for i, e in enumerate(flat.elements) if e.tag in _NAMING and e.end > e.start]
    headings = [heading for _, heading in named]
    for n, (i, heading) in enumerate(named):
        if not is_abstract_name(flat.text[heading.start : heading.end]):
            continue
        if heading.tag in ("td", "th", "dt") and (cell := _beside(flat, i)):
            return cell
        # What is set in bold may stand inside of the text.
        below = (e.start for e in headings[n + 1 :] if e.tag in _HEADINGS)
        start, end = trim(flat.text, heading.end, next(below, len(flat.text)))
        gap = flat.text.find("\n\n", start, end)
        end = gap if gap >= 0 else end
        if _is_long(flat.text, start, end) and _is_prose(flat.text[start:end]):
            return start, end
    return None


def _beside(flat: Flat, name: int) -> tuple[int, int] | None:
    """Find the cell behind one that is a name, in a table of what a repository knows."""
    behind = flat.elements[name].last + 1
    for element in flat.elements[behind : behind + MAX_BESIDE]:
        if element.tag in _CELLS:
            start, end = trim(flat.text, element.start, element.end)
            prose = _is_long(flat.text, start, end) and _is_prose(flat.text[start:end])
            return (start, end) if prose else None
    return None


def _under_title(flat: Flat, key: str) -> tuple[int, int] | None:
    """Find the first prose between the title's heading and the next heading."""
    headings = [e for e in flat.elements if e.tag in _HEADINGS and e.end > e.start]
    for n, heading in enumerate(headings):
        if title_key(flat.text[heading.start : heading.end]) != key:
            continue
        stop = len(flat.text)
        for following in headings[n + 1 :]:
            if not is_abstract_name(flat.text[following.start : following.end]):
                stop = following.start
                break
        for line in find_lines(flat.text, heading.end, stop):
            if _is_long(flat.text, line.start, line.end) and _is_prose(line.text):
                return line.start, line.end
        return None
    return None

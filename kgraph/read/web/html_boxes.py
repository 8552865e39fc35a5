"""Which elements of a web page are titles of papers, and which box each stands in.

Headings, terms (``dt``), elements of a class named after titles, or what is set apart behind
an author list: at least two alike, or one that a class or the names before it tell. The box is
the largest element that holds one title alone, or what follows up to the next title.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kgraph.read.markdown.md_links import is_paper, strip_marks
from kgraph.read.page import trim
from kgraph.read.parts.authors import AuthorList, find_authors
from kgraph.read.parts.part_headings import is_heading
from kgraph.read.parts.persons import is_person
from kgraph.read.parts.with_names import behind_with
from kgraph.read.web.html_elements import Element
from kgraph.read.web.html_text import Flat

_TITLE = re.compile(
    r"(?:^|[-_])(?:paper|article|item|entry|card|result|note|list|content)?[-_]*title"
    r"(?:[-_](?:results?|text|link))?$|^ceurtitle$"
    r"|(?:^|[-_])(?:paper|pub|publication|article)[-_]*name$"
)
_INLINE = frozenset(("em", "i", "cite", "u"))
MARKING = frozenset(("em", "i", "cite", "u", "b", "strong", "q"))
MARKED_BEHIND = MARKING | {"a"}
_ITEMS = frozenset(("li", "p", "dd", "td", "div", "cite"))
_IN_LINES = MARKING | frozenset(("a", "span", "br", "sup", "sub", "img", "small", "font", "meta"))
# Behind a list of names; behind one or two letters it belongs to an initial or to "Jr.".
FULL_STOP = re.compile(r"[^\W\d_]{3}[)\]]?\.$")
MAX_BEFORE = 60  # elements before a title in its item: names are links
MAX_NAMES = 3000  # code points of the names before a title
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "strong", "b"))
Box = tuple[int, int, int]  # the title's element, the box's first and last


def find_boxes(flat: Flat) -> list[Box]:
    """Find the titles that are marked alike, each with its box; the fullest kind wins."""
    groups: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for i, element in enumerate(flat.elements):
        marked = _is_titled(element)
        first = element.tag in _INLINE and _begins_item(flat, i) and _words(flat, i) >= 3
        least = 4 if element.tag == "a" else 2  # links are names too
        behind = element.tag in MARKED_BEHIND and _words(flat, i) >= least and names_before(flat, i)
        titled = first or behind or marked or element.tag in _HEADINGS
        if (
            titled
            and _words(flat, i) >= 2
            and not is_heading(flat.text[element.start : element.end])
        ):
            groups[(element.tag, element.classes)].append(i)
    kinds = [found for found in groups.values() if len(found) >= 2 and _differ(flat, found)]
    best: list[int] = max(kinds, key=lambda t: sum(_words(flat, i) for i in t), default=[])
    return list(_boxes(flat, _with_siblings(flat, best)))


def find_single_boxes(flat: Flat) -> list[Box]:
    """Find the boxes of titles that no other is marked as: by class, by link, or behind names."""
    boxes: list[Box] = []
    for i, element in enumerate(flat.elements):
        if boxes and i <= boxes[-1][2]:
            continue
        text = flat.text[element.start : element.end]
        if _words(flat, i) < 2 or is_heading(text) or is_person(text):
            continue
        near = range(i - 1, max(-1, i - 20), -1)
        around = (n for n in near if flat.elements[n].last >= i and _holds_more(flat, n, i))
        linked = element.tag in _HEADINGS and _leads_to_paper(flat, i)
        if linked or _is_titled(element):
            n = next(around, None)
        elif element.tag in MARKED_BEHIND and _words(flat, i) >= 4:
            names = names_before(flat, i)
            n = next((n for n in around if flat.elements[n].tag in _ITEMS), None)
            n = n if names else None
        else:
            n = None
        if n is not None:
            boxes.append((i, n, flat.elements[n].last))
    return boxes


def _leads_to_paper(flat: Flat, i: int) -> bool:
    return any(is_paper(element.href) for element in flat.elements[i : flat.elements[i].last + 1])


def _is_titled(element: Element) -> bool:
    return any(_TITLE.search(name.lower()) for name in element.classes)


def _differ(flat: Flat, titles: Sequence[int]) -> bool:
    """Say whether what is marked alike is not mostly one text: the name of the page's owner."""
    texts = Counter(flat.text[flat.elements[i].start : flat.elements[i].end] for i in titles)
    return 2 * max(texts.values()) <= len(titles)


def _with_siblings(flat: Flat, titles: Sequence[int]) -> Sequence[int]:
    """Give titles behind names with those of their list whose names have no shape of names."""
    behind = [i for i in titles if flat.elements[i].tag in MARKING and item_of(flat, i)]
    if not behind or len(behind) < len(titles) or _begins_item(flat, titles[0]):
        return titles
    kind = (flat.elements[titles[0]].tag, flat.elements[titles[0]].classes)
    items = {item.start for i in titles if (item := item_of(flat, i))}
    found = list(titles)
    for i, element in enumerate(flat.elements):
        if (element.tag, element.classes) != kind or _words(flat, i) < 3:
            continue
        item = item_of(flat, i)
        if item and item.tag == "li" and item.start not in items and "," in before_title(flat, i):
            items.add(item.start)
            found.append(i)
    return sorted(found)


def item_of(flat: Flat, i: int) -> Element | None:
    """Give the item of a list that an element stands in, if nothing but words and what is set
    apart in a line stands before it there.
    """
    for n in range(i - 1, max(-1, i - MAX_BEFORE - 1), -1):
        element = flat.elements[n]
        if element.last >= i and element.tag in _ITEMS:
            return element
        if element.last < i and element.tag not in _IN_LINES:
            return None
    return None


def before_title(flat: Flat, i: int) -> str:
    """Give what stands before an element in its item, if it is no longer than names are."""
    item, start = item_of(flat, i), flat.elements[i].start
    return flat.text[item.start : start] if item and start - item.start <= MAX_NAMES else ""


def _begins_item(flat: Flat, i: int) -> bool:
    """Say whether an element stands first in an item or a paragraph, with more behind it."""
    return any(
        around.tag in ("li", "p", "dd") and around.start == flat.elements[i].start
        for around in flat.elements[max(0, i - 3) : i]
        if around.last >= i and around.end > flat.elements[i].end + 5
    )


def names_before(flat: Flat, i: int) -> AuthorList | None:
    """Read the names that stand before an element in its item: "Ann Lee, <i>Counting Sheep</i>"."""
    start = flat.elements[i].start
    item = item_of(flat, i)
    if item is None or not 4 < start - item.start <= MAX_NAMES:
        return None
    begin, stop = strip_marks(flat.text, *trim(flat.text, item.start, start))
    begin = behind_with(flat.text, begin, stop)
    if flat.text[stop : stop + 1] == "." and flat.text[stop - 1].isupper():
        stop += 1  # "Lee, A."
    stop -= FULL_STOP.search(flat.text, begin, stop) is not None  # "Ann Lee and Bob Day."
    stop -= flat.text.endswith(":", begin, stop)  # "Ann Lee and Bob Day:"
    return find_authors(flat.text, begin, stop) if begin < stop else None


def _words(flat: Flat, i: int) -> int:
    element = flat.elements[i]
    if element.end - element.start > 400:
        return 0
    return len(flat.text[element.start : element.end].split())


def _boxes(flat: Flat, titles: Sequence[int]) -> Iterator[Box]:
    for n, title in enumerate(titles):
        before = titles[n - 1] if n else -1
        after = titles[n + 1] if n + 1 < len(titles) else len(flat.elements)
        around = [
            i
            for i in range(max(before + 1, title - 20), title)
            if title <= flat.elements[i].last < after
        ]
        if around and _holds_more(flat, around[0], title):
            yield title, around[0], flat.elements[around[0]].last
        else:
            # "<p><b>Title</b>, Ann Lee</p> <p>...</p>": what stands behind it in its paragraph.
            first = next((i for i in around if _is_paragraph(flat, i, title)), title)
            yield title, first, _end_of_run(flat, title, after)


def _holds_more(flat: Flat, around: int, title: int) -> bool:
    """Say whether an element has more than the title that is in it, and the names before it."""
    outer, inner = flat.elements[around], flat.elements[title]
    return outer.last > inner.last or (
        inner.start > outer.start and re.search(r"\w", flat.text[inner.end : outer.end]) is not None
    )


def _is_paragraph(flat: Flat, around: int, title: int) -> bool:
    outer, inner = flat.elements[around], flat.elements[title]
    return outer.tag in _ITEMS and re.search(r"\w", flat.text[inner.end : outer.end]) is not None


def _end_of_run(flat: Flat, title: int, after: int) -> int:
    """Give the last element before the next title and what that one stands in; of the last title,
    before the next heading.
    """
    for i in range(flat.elements[title].last + 1, after):
        if flat.elements[i].tag in ("h1", "h2", "footer") or flat.elements[i].last >= after:
            return i - 1
    return after - 1

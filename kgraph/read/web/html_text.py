"""HTML as text: what a browser shows, in lines, and where each word stands in the HTML.

Elements that are blocks become lines; scripts, styles, navigation and forms are left
out. A tree in which nothing is looked up twice: `Flat` has the text, its elements by
place, and the way back from a place of the text to one of the HTML.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, islice

from lxml import etree

from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.lines import with_plain_spaces
from kgraph.read.parts.persons import is_person
from kgraph.read.web.html_elements import Element, ended, whole

_LEFT_OUT = frozenset(
    (
        *("script", "style", "nav", "noscript", "template", "svg", "canvas", "iframe", "object"),
        *(
            "button",
            "select",
            "textarea",
            "input",
            "head",
            "annotation",
            "video",
            "audio",
            "form",
            "footer",
        ),
    )
)
_PARAGRAPHS = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "article", "hr"),
        *("section", "blockquote", "pre", "main", "figure", "header", "aside"),
    )
)
_LINES = frozenset(
    ("div", "li", "tr", "dt", "dd", "br", "caption", "figcaption", "address", "center", "body")
)
_CELLS = frozenset(("td", "th"))
_SLANTED = frozenset(("i", "em"))
_ITEMS = frozenset(("li", "p", "dd", "div", "td"))
_MAX_NAMES = 5000  # code points of a list of authors
_MAX_NAME, _MAX_INSIDE = 60, 8  # code points, and elements, of one author
_FORM_IS_PAGE = 2000  # code points: a form with as much text in it is the page itself
# A class of one author or of all, but not of what else they have: "author-search".
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:author|creator|contributor)s?(?:[\s_-]?(?:name|list))*(?:\s|$)", re.I
)
_MORE_AUTHORS = re.compile(r"\s*\+\s?\d+\s+(?:more\s+)?authors?\s*")
# A class of a field that a style sheet sets apart.
_FIELD = re.compile(
    r"(?:^|[\s_-])(?:title|authors?|venue|journal|year|date|abstract|conf(?:erence)?|publication)s?"
    r"(?:\s|$)",
    re.IGNORECASE,
)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLOCK = re.compile(r"display\s*:\s*block", re.IGNORECASE)
_BLOCKS = frozenset(("d-block", "block"))  # classes of the style sheets that most sites share
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f]")
_WORD = re.compile(r"\S+")
WINDOW = 100_000  # code points of HTML between one text and the next; pictures may be inline
BUDGET = 300_000_000  # code points that are searched in all


@dataclass(slots=True)
class Flat:
    """The text of a page, its elements in order of their beginnings, and its embedded data."""

    text: str = ""
    elements: list[Element] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    title: str = ""
    cut: bool = False
    words: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def inside(self, i: int) -> Iterator[tuple[int, Element]]:
        """Give the elements inside of one, with their numbers."""
        for n in range(i + 1, self.elements[i].last + 1):
            yield n, self.elements[n]

    def origin(self, start: int, end: int) -> tuple[int, int] | None:
        """Give where a stretch of the text stands in the HTML, if both its ends do."""
        first, last = self._place(start), self._place(end - 1)
        return (first, last + 1) if first is not None and last is not None else None

    def near(self, place: int) -> int:
        """Give the place of the HTML at or before which a place of the text stands."""
        i = bisect_right(self.words, place) - 1
        return self.places[i] if i >= 0 else 0

    def _place(self, place: int) -> int | None:
        i = bisect_right(self.words, place) - 1
        if i < 0:
            return None
        word = _WORD.match(self.text, self.words[i])
        if word is None or place >= word.end():
            return None
        return self.places[i] + place - self.words[i]


def flatten(html: str) -> Flat:
    """Read HTML, however broken, into its text.

    Cost: linear in the length of the page. Elements nested 256 deep are cut off
    (``cut``), which no page for people has.
    """
    # Of the same length, so that places stay: the parser changes these itself.
    clean = _UNFIT.sub(" ", html)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(clean.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    flat = Flat()
    if root is None:
        return flat
    flat.cut = any("depth" in entry.message.lower() for entry in parser.error_log)
    _Writer(clean, flat).write(root)
    flat.text = with_plain_spaces(flat.text)
    return flat


def _styled(span: "etree._Element") -> str:
    """Name a span by the element that looks like its style: some programs write no other."""
    style = span.get("style")
    if not style:
        return "span"
    return "i" if _ITALIC.search(style) else "b" if _BOLD.search(style) else "span"


def _shown_as(node: "etree._Element", tag: str) -> str:
    """Name an element by the one that is laid out as it is: a span may be a block."""
    if tag not in ("span", "a"):
        return tag
    block = not _BLOCKS.isdisjoint((node.get("class") or "").split())
    return "div" if block or _BLOCK.search(node.get("style") or "") else tag


class _Writer:
    """Walks the tree once and writes its text; elements are noted where they end."""

    def __init__(self, html: str, flat: Flat) -> None:
        self.html, self.flat = html, flat
        self.out: list[str] = []
        self.length = 0
        self.gap = ""  # what stands between the last word and the next
        self.cursor = 0
        self.budget = BUDGET
        self.preformatted = 0

    def write(self, root: "etree._Element") -> None:
        open_: list[tuple[int, int]] = []  # number of the element, where it began
        left_out = 0
        elements: list[Element | None] = []
        for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                self._find(node.text or "")
                self._text(node.tail or "", left_out)
                continue
            tag = node.tag if isinstance(node.tag, str) else ""
            out = tag in _LEFT_OUT and not (
                (tag == "form" and _is_page(node)) or (tag == "button" and _is_author(node))
            )
            if event == "start":
                self._embedded(node, tag)
                left_out += out
                self._border("br" if _is_byline(node, tag) else _shown_as(node, tag), left_out)
                if tag == "span" and _FIELD.search(node.get("class") or ""):
                    self._part()
                if not left_out and "\n" in self.gap and _is_next_author(node):
                    self.gap = ", " if self.out and self.out[-1][-1:] not in ",;&" else " "
                self.preformatted += tag == "pre"
                open_.append((len(elements), self._next()))
                elements.append(None)
                self._text(node.text or "", left_out)
                continue
            number, start = open_.pop()
            elements[number] = Element(
                _styled(node) if tag == "span" else tag,
                node.get("id") or "",
                tuple((node.get("class") or "").split()),
                (node.get("href") or "") if tag == "a" else "",
                min(start, self.length),
                self.length,
                len(elements) - 1,
                _moment(node, tag),
            )
            self.preformatted -= tag == "pre"
            if tag != "br":  # it has no end of its own
                self._border(_shown_as(node, tag), left_out)
            left_out -= out
            self._text(node.tail or "", left_out)
        self.flat.text = "".join(self.out)
        known = [element for element in elements if element is not None]
        self.flat.elements = ended(whole(known, self.flat.text))

    def _part(self) -> None:
        """Begin a line where a field of a paper would be glued to the text before it."""
        if self.out and not self.gap and self.out[-1][-1:].isalnum():
            self.gap = "\n"

    def _next(self) -> int:
        """Give where the next word will stand."""
        return self.length + (len(self.gap) if self.length else 0)

    def _embedded(self, node: "etree._Element", tag: str) -> None:
        if tag == "meta":
            name = node.get("name") or node.get("property") or node.get("itemprop")
            if name and node.get("content"):
                self.flat.metas.append((name, node.get("content") or ""))
        elif tag == "script" and "ld+json" in (node.get("type") or "").lower():
            self.flat.scripts.append(node.text or "")
        elif tag == "link" and node.get("href"):
            self.flat.links.append((node.get("rel") or "", node.get("href") or ""))
        elif tag == "title" and not self.flat.title:
            self.flat.title = node.text or ""

    def _border(self, tag: str, left_out: int) -> None:
        if left_out:
            return
        if tag in _PARAGRAPHS:
            self.gap = "\n\n"
        elif tag == "br":
            # Two in a row are how people part paragraphs.
            self.gap = "\n\n" if "\n" in self.gap else "\n"
        elif tag in _LINES and "\n" not in self.gap:
            self.gap = "\n"
        elif tag in _CELLS and "\n" not in self.gap:
            self.gap = "\t"

    def _text(self, text: str, left_out: int) -> None:
        if not text:
            return
        found = self._find(text)
        if left_out:
            return
        if self.preformatted:
            self._text_as_it_is(text, found)
            return
        words = text.split()
        if not words:
            self._space(text)
            return
        starts = [word.start() for word in _WORD.finditer(text)]
        if starts[0]:
            self._space(text[: starts[0]])
        if self.out:
            self.out.append(self.gap)
            self.length += len(self.gap)
        shown = " ".join(words)
        if found is not None:
            ends = accumulate(map(len, words[:-1]), lambda end, width: end + 1 + width, initial=-1)
            self.flat.words += [self.length + end + 1 for end in ends]
            self.flat.places += [found + start for start in starts]
        self.out.append(shown)
        self.length += len(shown)
        self.gap = " " if starts[-1] + len(words[-1]) < len(text) else ""

    def _text_as_it_is(self, text: str, found: int | None) -> None:
        """Write a text whose white space counts."""
        position = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start > position:
                self._space(text[position:start])
            self._put(word[0], None if found is None else found + start)
            position = word.end()
        self._space(text[position:])

    def _space(self, between: str) -> None:
        if self.preformatted and between and self.gap in ("", " "):
            self.gap = between
        elif between:
            self.gap = self.gap or " "

    def _put(self, word: str, place: int | None) -> None:
        if self.out:
            self.out.append(self.gap)
            self.length += len(self.gap)
        self.gap = ""
        if place is not None:
            self.flat.words.append(self.length)
            self.flat.places.append(place)
        self.out.append(word)
        self.length += len(word)

    def _find(self, text: str) -> int | None:
        """Find where a text of the tree stands in the HTML; with entities it stands nowhere.

        What is found is at or before its true place, so that no later text is missed.
        """
        if self.budget < 0 or not text:
            return None
        stop = self.cursor + len(text) + WINDOW
        for wanted, shift in ((f">{text}<", 1), (text, 0)):
            found = self.html.find(wanted, max(self.cursor - shift, 0), stop)
            self.budget -= (found if found >= 0 else stop) - self.cursor
            if found >= 0:
                self.cursor = found + shift + len(text)
                return found + shift
        return None


def _moment(node: "etree._Element", tag: str) -> str:
    if tag == "time":
        return node.get("datetime") or ""
    told = tag == "meta" and node.get("itemprop") == "datePublished"
    return node.get("content") or "" if told else ""


def _is_author(button: "etree._Element") -> bool:
    """Say whether a button is an author's name, which opens what else is known of them, or says
    how many more there are.
    """
    if _MORE_AUTHORS.fullmatch("".join(map(str, islice(button.itertext(), 9)))):
        return True
    around = [button, *islice(button.iterancestors(), 2)]
    return any(_AUTHOR.search(node.get("class") or "") for node in around)


def _is_next_author(node: "etree._Element") -> bool:
    """Say whether an element is a name of a list of which each is in one, and not the first:
    what a style sheet shows in a line.
    """
    before, around = node.getprevious(), node.getparent()
    if before is None or around is None or before.tag != node.tag or (before.tail or "").strip():
        return False
    name = node.get("class") or ""
    listed = node.tag == "li" and _AUTHOR.search(around.get("class") or "")
    if not (listed or (name == before.get("class") and _AUTHOR.search(name))):
        return False
    return all(_is_short_name(one) for one in (before, node))


def _is_short_name(node: "etree._Element") -> bool:
    if len(node) > _MAX_INSIDE:
        return False
    name = " ".join("".join(map(str, node.itertext())).split()).rstrip(",;& ")
    return len(name) <= _MAX_NAME and find_authors(name, 0, len(name)) is not None


def _is_byline(node: "etree._Element", tag: str) -> bool:
    """Say whether an element is all of the names behind the link that its item begins with."""
    if tag not in _SLANTED:
        return False
    link, item = node.getprevious(), node.getparent()
    if (
        link is None
        or link.tag != "a"
        or (link.tail or "").strip()
        or link.getprevious() is not None
    ):
        return False
    if item is None or item.tag not in _ITEMS or (item.text or "").strip():
        return False
    names = ""
    for text in node.itertext():
        names += str(text)
        if len(names) > _MAX_NAMES:
            return False
    names = " ".join(names.split())
    return is_person(names) or find_authors(names, 0, len(names)) is not None


def _is_page(form: "etree._Element") -> bool:
    """Say whether a form is the whole page, as some old systems make them."""
    total = 0
    for text in form.itertext():
        total += len(text)
        if total >= _FORM_IS_PAGE:
            return True
    return False

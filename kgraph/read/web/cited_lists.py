"""The lists below the one paper of a saved page: what it cites, what cites it, what is like it.

    <h1>Counting Sheep</h1> …  <h4>Referências</h4>
    <p>Fox, C. (2001). <i>Goats on ladders</i>. Lisboa: Lã.</p>
                               <h3>Similar publications</h3>
    <div>Lee, A., &amp; Day, B. (2019). Dogs that count. <i>Wool Review</i>, 7, 1-9.</div>

The heading says which list it is; a list ends with the element it fills, or at the next heading.
An entry has a title and names, and a year or an id; any other text of a list is a problem.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.model.tables import Evidence, Problem
from kgraph.model.text import title_key
from kgraph.read.layouts.article_lists import bare_line, end_of_part, read_cited
from kgraph.read.page import Draft, Page, trim
from kgraph.read.references.cited_records import CITED, CITING
from kgraph.read.rest import find_rest
from kgraph.read.web.html_boxes import find_boxes, find_single_boxes
from kgraph.read.web.html_cards import read_box
from kgraph.read.web.html_elements import Element
from kgraph.read.web.html_items import read_items
from kgraph.read.web.html_links import give_links
from kgraph.read.web.html_text import Flat
from kgraph.read.web.html_titles import give_whole_titles
from kgraph.read.web.moved import moved_problem

MAX_HEADING = 60  # code points
MAX_SPACE = 20  # code points between one text and the next
_LEVELS = {f"h{n}": n for n in range(1, 7)}
_OTHER = 7  # the level of what looks like a heading and is marked as none
_NAMED = frozenset(("p", "div", "dt", "summary", "b", "strong", "legend", "caption", "span", "th"))
_COUNT = r"\W*(?:\(?[\d.,]+\)?[\s:.–-]*)?"
_CITED = re.compile(
    rf"{_COUNT}(?:"
    r"(?:cited |list of |selected )?references(?: cited| and notes| list)?|reference list"
    r"|bibliography|works cited|literature(?: cited)?|cited (?:works|literature|references)"
    r"|r[ée]f[ée]rences(?: bibliographiques| cit[ée]es)?|bibliographie|ouvrages cités"
    r"|referencias(?: bibliográficas)?|bibliografía(?: citada)?|refer[êe]ncias(?: bibliográficas)?"
    r"|bibliografia|referències(?: bibliogràfiques)?|(?:riferimenti|referenze) bibliografic[ih]e?"
    r"|(?:zitierte )?literatur(?:verzeichnis|angaben|hinweise|liste)?|referenzen|quellen"
    r"|quellenverzeichnis|literatuur(?:lijst)?|referenties|bronnen|referenser|litteratur(?:liste)?"
    r"|källor|referencer|referanser|kilder|lähteet|kirjallisuus|viitteet|heimildir"
    r"|(?:použitá |seznam )?literatur[ay]|piśmiennictwo|reference|zoznam (?:použitej )?literatúry"
    r"|irodalom(?:jegyzék)?|hivatkozások|referințe(?: bibliografice)?|bibliografie|kaynaklar"
    r"|kaynakça|daftar pustaka|rujukan|tài liệu tham khảo|kasutatud kirjandus|literatūra"
    r"|список (?:использованн(?:ой|ых) )?(?:литературы|источников)|литература|библиография"
    r"|библиографический список|список (?:використан(?:ої|их) )?(?:літератури|джерел)|література"
    r"|використана література|књижевност|βιβλιογραφία|βιβλιογραφικές αναφορές"
    r"|参考文献|參考文獻|引用文献|文献|참고\s?문헌|المراجع|منابع|מקורות|संदर्भ"
    rf"){_COUNT}",
    re.IGNORECASE,
)
_CITING = re.compile(
    rf"{_COUNT}(?:cited by(?: articles| publications| papers)?|citing (?:articles|papers|works"
    rf"|publications|literature)|citations|zitiert von|citado por|cité par|citato da){_COUNT}",
    re.IGNORECASE,
)
_LIKE = re.compile(
    rf"{_COUNT}(?:"
    r"(?:similar|related|recommended|suggested|further|other|more|most read|associated)"
    r" (?:\w+ ){0,2}"
    r"(?:publications?|articles?|papers?|works?|documents?|items?|content|research|reading)"
    r"(?: [\w()’'-]+){0,6}"
    r"|(?:publications|articles|works|more|others?) (?:by|from) (?:the |this )?(?:same )?[\w()-]+"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|(?:people|readers) also (?:read|viewed)"
    r"|recommendations|see also|(?:ähnliche|verwandte|weitere) \w+|(?:artículos|artigos|articles"
    r"|articoli|publications|publicaciones|publicações|pubblicazioni|travaux|trabajos|trabalhos)"
    r" (?:similaires|similares|simili|relacionad[oa]s|correlati|liés|connexes|semelhantes|associés)"
    r"|похожие (?:статьи|публикации)|podobne artykuły|podobné články"
    rf"){_COUNT}",
    re.IGNORECASE,
)
_SIDES = ((_CITED, CITED), (_CITING, CITING), (_LIKE, ""))


@dataclass(frozen=True, slots=True)
class _Part:
    """A list: how its works stand to the paper, and where it is in the text."""

    side: str
    start: int
    end: int


def find_lists(
    shown: Page, flat: Flat, work: Draft
) -> tuple[list[tuple[Draft, str]], list[Problem]]:
    """Read the lists below the one paper of a page.

    Args:
        shown: The text of the page, without buttons.
        flat: The page.
        work: The paper; it is none of the works of a list.

    Returns:
        The works in order, each with `CITED`, `CITING` or, where it is neither, ""; and what
        is not understood of the list that the paper cites. All places are of the text.
    """
    read: list[tuple[_Part, Page, list[Draft]]] = []
    for part in _find_parts(flat):
        inner = _lines_of(shown, part)
        drafts = read_cited(inner)
        if part.side != CITED:
            drafts = max(drafts, *_read_elements(shown, flat, part), key=_count)
        if drafts:
            read.append((part, inner, drafts))
    # Once for all lists: each looks at the whole page.
    every = [draft for _, _, drafts in read for draft in drafts]
    give_whole_titles(every, flat)
    give_links(every, flat)
    found: list[tuple[Draft, str]] = []
    problems: list[Problem] = []
    for part, inner, drafts in read:
        works = [draft for draft in drafts if _is_whole(draft)]
        found += [(draft, part.side) for draft in works if not _is_same(draft, work)]
        if part.side == CITED and works:
            problems += _left(inner, flat, works)
    return found, problems


def _find_parts(flat: Flat) -> Iterator[_Part]:
    """Find the lists by their headings, in order; none is in another."""
    heads = list(_find_heads(flat))
    done = 0
    for i, (number, level, side) in enumerate(heads):
        element = flat.elements[number]
        if side is None or element.start < done:
            continue
        below = (heads[k] for k in range(i + 1, len(heads)))
        after = (flat.elements[n].start for n, other, s in below if s is not None or other <= level)
        done = min(next(after, len(flat.text)), _end_around(flat, number))
        yield _Part(side, element.end, done)


def _find_heads(flat: Flat) -> Iterator[tuple[int, int, str | None]]:
    """Give the headings of a page with their levels, and the side where one is over a list."""
    above = -1  # where the last one ends: what is marked inside of it is no other
    for number, element in enumerate(flat.elements):
        level = _LEVELS.get(element.tag, _OTHER)
        if element.start < above or (level == _OTHER and element.tag not in _NAMED):
            continue
        if not 0 < element.end - element.start <= 2 * MAX_HEADING:
            continue
        start, end = trim(flat.text, element.start, element.end)
        apart = flat.text[start - 1 : start] in ("", "\n") and flat.text[end : end + 1] in "\n"
        side = _side(flat.text[start:end]) if start < end <= start + MAX_HEADING and apart else None
        if start < end and (side is not None or level < _OTHER):
            above = end
            yield number, level, side


def _side(printed: str) -> str | None:
    return next((side for name, side in _SIDES if name.fullmatch(printed)), None)


def _end_around(flat: Flat, number: int) -> int:
    """Give where the nearest element ends that begins with a heading and has more in it."""
    heading = flat.elements[number]
    for n in range(number - 1, -1, -1):
        around = flat.elements[n]
        near = around.start + MAX_SPACE > heading.start
        if not near or flat.text[around.start : heading.start].strip():
            break
        behind = flat.text[heading.end : min(around.end, heading.end + MAX_SPACE)]
        if around.last >= number and behind.strip():
            return around.end
    return len(flat.text)


def _lines_of(shown: Page, part: _Part) -> Page:
    """Give the lines of a list as a page, without the buttons behind its entries."""
    starts = shown.once(_starts)
    lines = shown.lines[bisect_left(starts, part.start) : bisect_left(starts, part.end)]
    lines = lines[: end_of_part(lines, 0)]
    bare = tuple(line for line in map(bare_line, lines) if line)
    return Page(shown.source, shown.text, bare, inner=True)


def _starts(on: Page) -> list[int]:
    return [line.start for line in on.lines]


def _read_elements(shown: Page, flat: Flat, part: _Part) -> Iterator[list[Draft]]:
    """Read a list by its elements, in which other works stand as a site shows its own: links over
    names, or behind them. In references it is journals that are set apart.
    """
    first = bisect_left(flat.elements, part.start, key=_start)
    stop = bisect_left(flat.elements, part.end, key=_start)
    own = [
        replace(e, end=min(e.end, part.end), last=min(e.last, stop - 1) - first)
        for e in flat.elements[first:stop]
    ]
    alone = Flat(text=flat.text, elements=own)
    yield read_items(shown, alone)
    yield [read_box(shown, alone, box) for box in find_boxes(alone)]
    yield [read_box(shown, alone, box) for box in find_single_boxes(alone)]


def _start(element: Element) -> int:
    return element.start


def _count(drafts: Sequence[Draft]) -> int:
    return sum(draft.has("title") and draft.has("authors") for draft in drafts)


def _is_whole(draft: Draft) -> bool:
    dated = any(map(draft.has, ("published", "arxiv_id", "doi")))
    return draft.has("title") and draft.has("authors") and dated


def _is_same(draft: Draft, work: Draft) -> bool:
    one, other = draft.record, work.record
    if one.doi and other.doi:
        return one.doi == other.doi
    return bool(one.title) and title_key(one.title or "") == title_key(other.title or "")


def _left(inner: Page, flat: Flat, drafts: Sequence[Draft]) -> Iterator[Problem]:
    taken = tuple(replace(draft.record, spans=tuple(draft.spans)) for draft in drafts)
    for row in find_rest(inner, Evidence(records=taken)):
        yield moved_problem(flat, row)

"""What stands beside the id of a line in a list of ids: its title, names, a year, a remark.

    2310.06825 | Mistral 7B | Albert Q. Jiang et al, short
    BERT https://arxiv.org/abs/1810.04805

Bars and tabs part columns; in which the titles stand is told by the whole list.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.model import ids, taxonomy
from kgraph.read.page import Draft, Line, Page, ends_sentence, trim
from kgraph.read.parts.line_parts import people, surnames
from kgraph.read.parts.list_marks import is_plain_title, mark_width
from kgraph.read.parts.paper_line_forms import find_item
from kgraph.read.parts.prose import looks_like_prose
from kgraph.read.parts.put_items import put_item
from kgraph.read.parts.title_marks import put_title

# Words of someone who speaks of a paper.
_REMARKS = re.compile(r"\b(?:I|I'm|my|me|here|see|read|this|et\.? al)\b", re.IGNORECASE)
_LABEL = re.compile(r"\barxiv\s*:?\s*$", re.IGNORECASE)  # in front of an id
# Words that titles hardly have, and people who point at papers have.
_POINTING = re.compile(
    r"\b(?:good|nice|great|best|useful|interesting|cool|paper|papers|article|preprint|follow-?up|intro|talk"
    r"|slides|background|mentioned|same|original|latest|also|by|our|your|their|his|her|you|we|he|she|they"
    r"|please|todo|section|sec|chapter|notes?|maybe|perhaps|today|tomorrow|meeting|about)\b",
    re.IGNORECASE,
)
MIN_WORDS, MIN_LETTERS = 4, 5.0  # words of a title in sentence case, letters of a word on average
# One plain title among so many: titles in sentence case look like remarks, but who writes
# remarks does not write titles between them.
SURE = 6
# Words that are a whole entry have several names, which something parts, or a year.
_OF_ENTRIES = re.compile(r"[,;&·•|⋅∙‧]|\s/\s|\b(?:and|et|und)\b|(?:19|20)\d\d", re.IGNORECASE)
_PARTING = frozenset(",;&·•|⋅∙‧/")
_BETWEEN = "|¦,;:–—- \t"  # before an id
_AROUND = "()[]{}<>\"'“”„«».,;:|/-–—←→ \t"
_BAR = re.compile(r"\s+[|¦;]\s+|\t+|(?<=\))\s+[–—-]\s+")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?=$|[,;)]|\s[–—-])")
_ET_AL = re.compile(r",?\s(?:et\.?\sal\b\.?|and\sothers\b)")


@dataclass(frozen=True, slots=True)
class Words:
    """What stands beside an id, and whether it is a title for sure.

    Columns are counted from the id: -1 is what stands before it, 0 and 1 behind it.
    """

    start: int
    end: int
    column: int
    plain: bool


def name_of(found: ids.FoundId) -> str:
    """Give the id of a paper without a version."""
    return found.value if isinstance(found.value, str) else found.value.bare


def find_beside(page: Page, line: Line, found: Sequence[ids.FoundId], printed: str) -> list[Words]:
    """Find what stands before and behind the one id of a line, marks and punctuation around
    it left out; ``printed`` is the line without remarks. An id may be said twice, as by the
    titles of arXiv's pages: "https://arxiv.org/abs/2001.00001 | [2001.00001] Counting Sheep".
    """
    if len(set(map(name_of, found))) != 1:
        return []
    text, words = page.text, []
    first, last = line.start + mark_width(line.text), line.start + len(printed)
    for place in _cells(text, first, found[0].whole_start, found[0].whole_end, last):
        column, start, end = place
        for again in found[1:]:
            if start <= again.whole_start < end:
                first_of_cell = not text[start : again.whole_start].strip(_AROUND)
                start, end = (again.whole_end, end) if first_of_cell else (start, again.whole_start)
        start, end = trim(text, start, max(start, end))
        while start < end and text[start] in _AROUND:
            start += 1
        label = _LABEL.search(text, start, end) if text[end - 1] in "vV:" else None
        end = label.start() if label else end
        while end > start and text[end - 1] in _AROUND and not _closes(text[start:end]):
            end -= 1
        cell = text[start:end]
        if any(map(str.isalpha, cell)) or _YEAR.fullmatch(cell):
            words.append(Words(start, end, column, is_plain_title(cell)))
    return words


def _cells(
    text: str, first: int, id_start: int, id_end: int, last: int
) -> list[tuple[int, int, int]]:
    """Part what stands before an id, and behind it, at bars."""
    before, behind = _parted(text, first, id_start), _parted(text, id_end, last)
    return [
        *((n - len(before), *place) for n, place in enumerate(before)),
        *((n, *place) for n, place in enumerate(behind)),
    ]


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _BETWEEN:
        end -= 1
    places = []
    for bar in _BAR.finditer(text, start, end):
        places.append((start, bar.start()))
        start = bar.end()
    return [*places, (start, end)]


def may_be_title(text: str) -> bool:
    """Say whether words may be a title, where the list has its titles."""
    return (
        2 <= len(text.split()) <= 30
        and (text[:1].isupper() or text[:1].isdigit())
        and not looks_like_prose(text)
        and not (ends_sentence(text) and not text.endswith(("?", "!")))
        and not _REMARKS.search(text)
    )


def is_likely_title(text: str) -> bool:
    """Say whether words are rather a title in sentence case than a remark."""
    words = text.split()
    return (
        len(words) >= MIN_WORDS
        and may_be_title(text)
        and sum(map(str.isalpha, text)) >= MIN_LETTERS * len(words)
        and not _POINTING.search(text)
    )


def title_column(page: Page, words: Sequence[Sequence[Words]]) -> int | None:
    """Give the column in which a list has its titles: most ids have words there that may be
    one, and some of them plainly are; or nearly all words there, three at least, are likely to be.
    """
    plain: Counter[int] = Counter()
    may_be: Counter[int] = Counter()
    likely: Counter[int] = Counter()
    cells: Counter[int] = Counter()
    for some in (some for row in words for some in row):
        text = page.text[some.start : some.end]
        plain[some.column] += some.plain
        may_be[some.column] += some.plain or may_be_title(text)
        likely[some.column] += some.plain or is_likely_title(text)
        cells[some.column] += 1
    rows = sum(1 for row in words if row)
    told = [
        column
        for column in cells
        if (SURE * plain[column] >= rows and 5 * may_be[column] >= 4 * rows)
        or (likely[column] > 2 and 5 * likely[column] >= 4 * cells[column])
    ]
    return max(told, key=lambda column: (plain[column], -abs(column), column), default=None)


def put_words(draft: Draft, words: Words, *, titled: bool) -> None:
    """Take words beside an id: a whole entry, a title, names, a year, or a label."""
    text, start, end = draft.page.text, words.start, words.end
    printed = text[start:end]
    quoted = start - (start > 0 and text[start - 1] in '“"')
    whole = None
    if _parts(printed) and _OF_ENTRIES.search(text, quoted, end):
        whole = find_item(text, Line(quoted, end, text[quoted:end]), listed=True)
    names = whole.authors.places if whole and whole.authors else ()
    # One name without initials may be any words.
    if whole and (len(names) > 1 or (names and (whole.year or "." in text[slice(*names[0])]))):
        put_item(draft, whole)
    elif not draft.has("title") and (
        words.plain or ((titled or _is_quoted(text, start, end)) and may_be_title(printed))
    ):
        put_title(draft, start, end)
    elif not (draft.has("title") and words.column and _put_cell(draft, start, end)):
        if "." in printed and taxonomy.find_category(printed):
            draft.add_category(start, end)
        else:
            draft.add("labels", start, end)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Say whether words stand between quotation marks, which say a title of them."""
    return text[max(0, start - 1) : start] + text[end : end + 1] in ('""', "“”", "„“", "«»")


def _put_cell(draft: Draft, start: int, end: int) -> bool:
    """Take the names or the year that a cell beside a title begins with."""
    text = draft.page.text
    if (year := _YEAR.match(text, start, end)) and not draft.has("published"):
        draft.put_as("published", year["year"], *year.span("year"))
        behind = year.end()
    else:
        cut = _ET_AL.search(text, start, end)
        behind = cut.end() if cut else end
        # Two words may be any: "Nature, Science".
        names = surnames(text, start, behind)
        names = names if names and len(names.places) > 2 else people(text, start, behind)
        if draft.has("authors") or not (names and (names.truncated or len(names.places) > 1)):
            return False
        draft.add_authors(names.places, truncated=names.truncated)
    while behind < end and text[behind] in _AROUND:
        behind += 1
    if behind < end:
        draft.add("labels", behind, end)
    return True


def _parts(text: str) -> bool:
    """Say at little cost whether words may be a whole entry."""
    small = text.lower()
    told = any(sign in small for sign in ("and", "et", "und", "19", "20"))
    return told or not small.isascii() or not _PARTING.isdisjoint(text)


def _closes(text: str) -> bool:
    """Say whether a text ends with a bracket that it opens itself."""
    return text[-1] in ")]" and "([)]"["([)]".index(text[-1]) - 2] in text

"""Entries with a source label: title, the label of the archive, abstract.

    OpenAI o1 System Card

    arXiv.org Artificial Intelligence

    The o1 model series is trained ...

As copied from the author and topic pages of a paper portal. The label says where
the site filed the paper ("arXiv.org Machine Learning" stands over papers of other
categories too), so it is kept as a label and never becomes a category.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.model.tables import Evidence
from kgraph.read import entry, people
from kgraph.read.dates import find_dates
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, new_draft
from kgraph.read.prose import UNWRAPPED, looks_like_prose, title_score, wrap_width

NAME = "labelled_entries"
LONG = 120  # code points: no title, label or button, but the line of an abstract
_VENUE_LABEL = re.compile(
    r"\b(?:Systems|Conference|Proceedings|Journal|Transactions|Symposium|Workshop|Letters|Review"
    r"|Intelligence|Learning|Linguistics|Research|Science|Nature|Association|Meeting|arXiv"
    r"|Magazine|Annals|Bulletin|Society|Archive|Vision|Robotics|Language|News|Advances)\b"
)


_TOPICS_CUT = re.compile(r"[^,]+(?:,[^,]+)*,?\s*\(\d+ more(?:\.{3}|…)?\)$")
_TOPICS = re.compile(r"[a-z][\w /-]{2,40}(?:, [a-z][\w /-]{2,40}){2,}$")


def recognises(page: Page) -> bool:
    """Say whether a label of arXiv's archives stands under a title."""
    return any(
        entry.is_site_label(line.text) and i > 0 and not looks_like_prose(page.lines[i - 1].text)
        for i, line in enumerate(page.lines)
    )


def read(page: Page) -> Evidence:
    """Read the entries of a page with source labels."""
    topics = list(_find_topics(page.lines))
    lines = _without(page.lines, topics)
    titles = _find_titles(lines)
    borders = [*titles[1:], len(lines)]
    drafts = []
    for i, border in zip(titles, borders, strict=True):
        stop = lines[border].start if border < len(lines) else len(page.text)
        own = [line for line in topics if lines[i].start < line.start < stop]
        drafts.append(_read_entry(page, lines[i:border], own))
    before = lines[: titles[0]] if titles else lines
    return evidence(page, NAME, drafts, list(people.page_person(page, before, [], portal=True)))


def _find_topics(lines: Sequence[Line]) -> Iterator[Line]:
    """Find the lists of topics: those cut short, and those in small letters over a label."""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        labelled = following is not None and entry.is_site_label(following.text)
        if len(line.text) < 200 and (
            _TOPICS_CUT.match(line.text) or (labelled and _TOPICS.match(line.text))
        ):
            yield line


def _without(lines: Sequence[Line], left_out: Sequence[Line]) -> list[Line]:
    """Leave lines out; the white space before them stands before the next."""
    kept: list[Line] = []
    blank, places = 0, {line.start for line in left_out}
    for line in lines:
        if line.start in places:
            blank = max(blank, line.blank)
        else:
            kept.append(replace(line, blank=max(blank, line.blank)))
            blank = 0
    return kept


def _put_topics(draft: Draft, line: Line) -> None:
    for part in re.finditer(r"[^,]+", re.sub(r",?\s*\(\d+ more\W*$", "", line.text)):
        draft.add("labels", line.start + part.start(), line.start + part.end())


def _find_titles(lines: Sequence[Line]) -> list[int]:
    """Find the lines that are titles: those over a label, and others with a title's signs."""
    labels = {i for i, line in enumerate(lines) if entry.is_site_label(line.text)}
    labels |= _venue_labels(lines, labels)
    # A date alone under a title is as sure a sign as a label.
    labels |= {
        i
        for i in range(1, len(lines) - 1)
        if entry.is_date_line(lines[i].text)
        and i - 1 not in labels
        and not _ends_statement(lines[i - 1].text)
        and len(lines[i - 1].text) < UNWRAPPED
    }
    over_label = _over_labels(lines, labels)
    width = wrap_width(lines)
    first = min(over_label, default=0)
    found = set(over_label)
    for i in range(first + 1, len(lines) - 1):
        near_title = i in labels or i - 1 in labels or i - 1 in found or i in found
        near_title = near_title or (i - 2 in found and i + 1 in labels)
        if near_title or i + 1 in found:
            continue
        if not _ends_entry(lines[i - 1].text) or looks_like_prose(lines[i].text):
            continue
        prose_next = looks_like_prose(lines[i + 1].text) or len(lines[i + 1].text) > 60
        if prose_next and title_score(lines, i, width) >= 2:
            found.add(i)
    return sorted(found)


def _over_labels(lines: Sequence[Line], labels: set[int]) -> set[int]:
    """Give the titles over labels; between them most entries of a page may print authors."""
    over = [i - 1 for i in sorted(labels) if i > 0 and i - 1 not in labels]
    # A title has the shape of names at times ("Counting Sheep"), and opens with more space.
    named = {
        i for i in over if i and _is_names(lines[i].text) and lines[i].blank <= lines[i - 1].blank
    }
    if 2 * len(named) <= len(over):
        return set(over)
    return {i - (i in named) for i in over}


def _is_names(text: str) -> bool:
    return entry.is_author_line(text, 0, len(text))


def _venue_labels(lines: Sequence[Line], labels: set[int]) -> set[int]:
    """Find labels of other sources: a short venue line between a title and its abstract.

    Only on pages where arXiv's labels show the layout, and only with the same white
    space around as they have.
    """
    # Above the first abstract stand titles, labels and navigation, which end nothing.
    header = next((i for i, line in enumerate(lines) if len(line.text) > LONG), 0)
    shapes = {(lines[i].blank > 0, lines[i + 1].blank > 0) for i in labels if i + 1 < len(lines)}
    found: set[int] = set()
    for i in reversed(range(1, len(lines))):
        if i not in labels and i - 1 not in labels and _is_venue_label(lines, i, shapes):
            ended = i - 2 < header or _ends_entry(lines[i - 2].text)
            ended = ended or lines[i - 1].blank > lines[i].blank or i - 2 in labels
            if ended and _begins_below(lines, i, labels | found):
                found.add(i)
    return found


def _is_venue_label(lines: Sequence[Line], i: int, shapes: set[tuple[bool, bool]]) -> bool:
    """Say whether a line is short, names a venue, and stands as labels do under a title."""
    below = lines[i + 1].blank > 0 if i + 1 < len(lines) else True
    return (
        (lines[i].blank > 0, below) in shapes
        and len(lines[i].text) <= 80
        and _VENUE_LABEL.search(lines[i].text) is not None
        and not ends_sentence(lines[i].text)
        and not looks_like_prose(lines[i - 1].text)
        and not _ends_statement(lines[i - 1].text)
    )


def _begins_below(lines: Sequence[Line], i: int, labels: set[int]) -> bool:
    """Say whether an abstract or a date stands below a label, or the next entry without one."""
    if i + 1 == len(lines) or i + 2 in labels:
        return True
    following = lines[i + 1].text
    return len(following) > 60 or looks_like_prose(following) or entry.is_date_line(following)


def _ends_statement(text: str) -> bool:
    """Say whether a line ends a sentence that is no question: titles ask at times."""
    return ends_sentence(text) and not text.endswith("?")


def _ends_entry(text: str) -> bool:
    return ends_sentence(text) or entry.is_link_line(text) or len(text) > UNWRAPPED


def _read_entry(page: Page, lines: Sequence[Line], topics: Sequence[Line]) -> Draft:
    draft = new_draft(page)
    draft.put("title", lines[0].start, lines[0].end)
    rest = list(lines[1:])
    labelled = len(rest) > 1 and (entry.is_site_label(rest[1].text) or _is_venue(rest[1:]))
    if labelled and _is_names(rest[0].text):
        entry.put_authors(draft, rest[0].start, rest[0].end)
        rest.pop(0)
    above = [line for line in topics if rest and line.start < rest[0].start]
    for line in above:
        _put_topics(draft, line)
    if rest and (entry.is_site_label(rest[0].text) or _is_venue(rest)):
        _put_label(draft, rest.pop(0))
    entry.put_body(draft, rest[: _footer(rest)])
    for line in topics[len(above) :]:
        _put_topics(draft, line)
    return draft


def _put_label(draft: Draft, line: Line) -> None:
    """Take a label, and the date behind it: "arXiv.org Machine Learning Mar-9-2015"."""
    end = line.end
    for found in find_dates(draft.page.text, line.start, line.end):
        if found.start > line.start and found.end == line.end:
            draft.put_as("published", found.value, found.start, found.end)
            end = line.start + len(line.text[: found.start - line.start].rstrip(" \t,;|·-–("))
    draft.add("labels", line.start, end)


def _footer(lines: Sequence[Line]) -> int:
    """Give the line where the page goes on behind an abstract: buttons and headings."""
    i = len(lines)
    while i > 0 and _is_button(lines[i - 1]):
        i -= 1
    while i < len(lines) and not (i > 0 and lines[i].blank and ends_sentence(lines[i - 1].text)):
        i += 1
    return i


def _is_button(line: Line) -> bool:
    return (
        len(line.text) < 60
        and not ends_sentence(line.text)
        and not looks_like_prose(line.text)
        and not entry.is_link_line(line.text)
        and not entry.is_id(line.text)
        and not entry.is_date_line(line.text)
    )


def _is_venue(rest: Sequence[Line]) -> bool:
    line = rest[0]
    return (
        len(line.text) <= 80
        and _VENUE_LABEL.search(line.text) is not None
        and not ends_sentence(line.text)
        and (len(rest) == 1 or rest[1].text[:1].isupper())
    )

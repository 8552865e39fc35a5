"""Entries with a source label: title, the label of the archive, abstract.

    OpenAI o1 System Card

    arXiv.org Artificial Intelligence

    The o1 model series is trained ...

As copied from the author and topic pages of a paper portal. The label says where
the site filed the paper ("arXiv.org Machine Learning" stands over papers of other
categories too), so it is kept as a label and never becomes a category.
"""

import re
from collections.abc import Iterator, Sequence, Set

from kgraph.model import taxonomy
from kgraph.model.tables import Evidence
from kgraph.read.layouts.bare_labels import bare_labels, entry_gap, titles_alone
from kgraph.read.layouts.source_labels import (
    LONG,
    ends_entry,
    ends_statement,
    find_buttons,
    find_labels,
    is_button,
    is_names,
    is_venue,
    without,
)
from kgraph.read.layouts.wrapped_titles import joined_alone
from kgraph.read.page import Draft, Line, Page, ends_sentence, evidence, new_draft
from kgraph.read.parts import entry, people
from kgraph.read.parts.authors import find_authors
from kgraph.read.parts.part_headings import MAX_YEAR, YEAR_HEADING, years_above
from kgraph.read.parts.persons import is_inverted
from kgraph.read.parts.prose import (
    UNWRAPPED,
    end_of_last,
    looks_like_prose,
    title_score,
    wrap_width,
)
from kgraph.read.parts.site_labels import put_label
from kgraph.read.rest import is_navigation

NAME = "labelled_entries"
_TOPICS_CUT = re.compile(r"[^,]+(?:,[^,]+)*,?\s*\(\d+ more(?:\.{3}|…)?\)$")
# "Technology: Information Technology > Data Science (0.71)", "country: Europe > Germany,"
_PATH = re.compile(r"(?:[\w ]{3,30}: )?[^.!?]{2,80}(?: > [^.!?>]{2,80})+?(?: \(\d\.\d+\))?,?$")
_SCORED = re.compile(r"[\w ]{3,30}: [^.!?]{2,80} \(\d\.\d+\),?$")
_TOPIC = re.compile(r"[A-Z][^.!?:]{2,80} \((?:0\.\d\d|1\.00)\),?$")  # below the name of its group
_GROUP = re.compile(r"[A-Z][\w ]{2,29}:")  # over paths and scores
MAX_FILTER = 60  # code points of what stands behind the last label of a filter
_FAMILY = re.compile(r"[^\s,]+,\s")
_TOPICS = re.compile(r"[a-z][\w /-]{2,40}(?:, [a-z][\w /-]{2,40}){2,}$")


def recognises(page: Page) -> bool:
    """Say whether a label of arXiv's archives, or one that recurs, stands under a title."""
    if any(
        entry.is_site_label(line.text) and i > 0 and not looks_like_prose(page.lines[i - 1].text)
        for i, line in enumerate(page.lines)
    ):
        return True
    return bool(find_labels(page.once(_lines)))


def read(page: Page) -> Evidence:
    """Read the entries of a page with source labels."""
    topics = list(_find_topics(page.lines))
    lines = page.once(_lines)
    labels = find_labels(lines)
    labels |= bare_labels(lines, labels)
    titles = _find_titles(lines, labels)
    borders = [*titles[1:], len(lines)] if titles else []
    places = {lines[i].start for i in labels}
    drafts = []
    entries = [lines[i:border] for i, border in zip(titles, borders, strict=True)]
    whole = end_of_last(entries) if entries else 0  # lines of the last one
    for i, border in zip(titles, borders, strict=True):
        stop = lines[border].start if border < len(lines) else len(page.text)
        own = [line for line in topics if lines[i].start < line.start < stop]
        end = border - (border < len(lines) and border > i + 1 and _is_year(lines[border - 1]))
        end = min(end, i + whole) if border == len(lines) else end
        drafts.append(_read_entry(page, lines[i:end], own, places))
    _give_years(page, drafts, [lines[i].start for i in titles])
    before = lines[: titles[0]] if titles else lines
    return evidence(page, NAME, drafts, list(people.page_person(page, before, [], portal=True)))


def _give_years(page: Page, drafts: Sequence[Draft], starts: Sequence[int]) -> None:
    """Give entries without a date the year they stand under; years in a row are a menu."""
    kept: list[Line] = []
    run: list[Line] = []  # years in a row; the last one is a heading if it stands among them
    for line in page.lines:
        if _is_year(line):
            run.append(line)
            continue
        kept += run[-1:] if len(run) == 1 or _printed_twice(run) else []
        kept += [line] if not YEAR_HEADING.fullmatch(line.text[:MAX_YEAR]) else []
        run = []
    years = years_above(kept, starts)
    for draft, start in zip(drafts, starts, strict=True):
        if start in years and not draft.has("published"):
            draft.put_as("published", page.text[slice(*years[start])], *years[start])


def _is_year(line: Line) -> bool:
    """Say whether a line is a heading; a sentence of a wrapped text may end with "2019."."""
    if len(line.text) > MAX_YEAR or ends_sentence(line.text):
        return False
    return YEAR_HEADING.fullmatch(line.text) is not None


def _printed_twice(years: Sequence[Line]) -> bool:
    found = [match["year"] for line in years if (match := YEAR_HEADING.fullmatch(line.text))]
    return found[-1:] != [] and found[-1] in found[:-1]


def _lines(page: Page) -> list[Line]:
    """Give the lines of a page without topics and buttons, wrapped titles in one."""
    topics = list(_find_topics(page.lines))
    apart = [
        line
        for line, following in zip(page.lines, [*page.lines[1:], None], strict=True)
        if line.blank and (following is None or following.blank) and is_navigation(line.text)
    ]
    joined = _joined(page)
    lines = without(joined, [*topics, *apart, *_find_filters(joined)])
    lines = without(lines, find_buttons(lines))
    # A label right below its title is no second line of it.
    close = [not line.blank for line in lines if entry.is_site_label(line.text)]
    return lines if 2 * sum(close) > len(close) else joined_alone(page.text, lines)


def _find_topics(lines: Sequence[Line]) -> Iterator[Line]:
    """Find the lists of topics: those cut short, those in small letters over a label, paths."""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        labelled = following is not None and entry.is_site_label(following.text)
        if len(line.text) < 200 and (
            _TOPICS_CUT.match(line.text)
            or _is_path(line.text)
            or (following and _GROUP.fullmatch(line.text) and _is_path(following.text))
            or (labelled and _TOPICS.match(line.text))
        ):
            yield line


def _find_filters(lines: Sequence[Line]) -> Iterator[Line]:
    """Find the labels of a filter, each with the count of what it would find right below."""
    for i in range(len(lines) - 1):
        label, count = lines[i : i + 2]
        counted = count.text.isdecimal() and not (count.blank or _is_year(count))
        behind = lines[i + 2].text if i + 2 < len(lines) else ""
        is_text = len(behind) > MAX_FILTER and looks_like_prose(behind)
        if counted and entry.is_site_label(label.text) and not is_text:
            yield from (label, count)


def _is_path(text: str) -> bool:
    """Say whether a line is a path of topics, one to the next, or a topic with its score."""
    return any(form.match(text) for form in (_PATH, _SCORED, _TOPIC))


def _joined(page: Page) -> list[Line]:
    """Give the lines of a page, a label that is broken over two of them in one."""
    names = {category.name.lower() for category in taxonomy.categories().values()}
    names |= {archive.name.lower() for archive in taxonomy.archives().values()}
    joined: list[Line] = []
    for line in page.lines:
        above = joined[-1] if joined else None
        if above and not line.blank and entry.is_site_label(above.text):
            whole = f"{above.text} {line.text}"
            if whole.partition(" ")[2].lower() in names:
                joined[-1] = Line(above.start, line.end, whole, above.blank)
                continue
        joined.append(line)
    return joined


def _put_topics(draft: Draft, line: Line) -> None:
    if _GROUP.fullmatch(line.text):
        return
    if _is_path(line.text):
        draft.add("labels", line.start, line.end - line.text.endswith(","))
        return
    for part in re.finditer(r"[^,]+", re.sub(r",?\s*\(\d+ more\W*$", "", line.text)):
        draft.add("labels", line.start + part.start(), line.start + part.end())


def _find_titles(lines: Sequence[Line], named: Set[int]) -> list[int]:
    """Find the lines that are titles: those over a label, and others with a title's signs."""
    # A date alone under a title is as sure a sign as a label.
    labels = named | {
        i
        for i in range(1, len(lines) - 1)
        if entry.is_date_line(lines[i].text)
        and i - 1 not in named
        and not ends_statement(lines[i - 1].text)
        and len(lines[i - 1].text) < UNWRAPPED
    }
    over_label = _over_labels(lines, labels)
    width, gap = wrap_width(lines), entry_gap(lines, named)
    first = min(over_label, default=0)
    found = set(over_label)
    # An entry without a label may stand over the first that has one, white space before it.
    above = [i for i in range(first - 1) if lines[i].blank and lines[i].blank > lines[i + 1].blank]
    for i in (*above, *range(first + 1, len(lines) - 1)):
        near_title = i in labels or i - 1 in labels or i - 1 in found or i in found
        near_title = near_title or (i - 2 in found and i + 1 in labels)
        # Below an entry that ends with its label, and so with more space than stands in it.
        behind = i - 1 in labels and i not in labels
        bare = behind and lines[i].blank > max(lines[i - 1].blank, lines[i + 1].blank)
        if (near_title and not bare) or i in found or i + 1 in found or lines[i].blank < gap:
            continue
        ended = i < first or bare or ends_entry(lines[i - 1].text)
        if not ended or looks_like_prose(lines[i].text) or is_navigation(lines[i].text):
            continue
        prose_next = looks_like_prose(lines[i + 1].text) or len(lines[i + 1].text) > 60
        if prose_next and title_score(lines, i, width) >= 2:
            found.add(i)
    found |= titles_alone(lines, found, named)
    # "Collaborating Authors" stands over the person of the page.
    return sorted(i for i in found if lines[i].text.lower() not in people.HEADINGS)


def _over_labels(lines: Sequence[Line], labels: Set[int]) -> set[int]:
    """Give the titles over labels; between them entries may print authors."""
    over = [
        i - 1
        for i in sorted(labels)
        if i > 0 and i - 1 not in labels and not _is_last_of_text(lines, i - 1, labels)
    ]
    # A title has the shape of names at times ("Counting Sheep"), and opens with more space.
    named = {
        i for i in over if i and is_names(lines[i].text) and lines[i].blank <= lines[i - 1].blank
    }
    # Among "Lee, Ann, Day, Bob" a line of one name without a comma is none.
    inverted = sum(_FAMILY.match(lines[i].text) is not None for i in named)
    if 2 * inverted > len(named):
        named = {i for i in named if "," in lines[i].text}
    if 2 * len(named) <= len(over):
        # Where few have them, a list of several below a title is one, and "Last, First" then too.
        several = {i for i in named if _count_names(lines[i]) > 1}
        below = {
            i
            for i in named
            if i - 1 not in labels and _may_be_title(lines[i - 1], over_several=i in several)
        }
        several &= below
        named = {i for i in below if i in several or (several and is_inverted(lines[i].text))}
    return {i - (i in named) for i in over}


def _is_last_of_text(lines: Sequence[Line], i: int, labels: Set[int]) -> bool:
    """Say whether a line ends an abstract, below which a label is printed again."""
    text = lines[i].text
    if not ends_statement(text) or i == 0 or is_names(text):  # "Lee, Ann; Day, Bob S."
        return False
    return i - 1 in labels or not lines[i].blank or len(text) > LONG or looks_like_prose(text)


def _may_be_title(line: Line, *, over_several: bool) -> bool:
    """Say whether a line may be a title; ``over_several`` names it may look like one name."""
    named = is_names(line.text) and not (over_several and _count_names(line) == 1)
    told = named or entry.is_date_line(line.text) or entry.is_link_line(line.text)
    return not (told or ends_statement(line.text) or looks_like_prose(line.text))


def _count_names(line: Line) -> int:
    found = find_authors(line.text, 0, len(line.text))
    return len(found.places) if found else 0


def _read_entry(
    page: Page, lines: Sequence[Line], topics: Sequence[Line], labels: Set[int]
) -> Draft:
    """Read an entry; ``topics`` are its own, ``labels`` the places where labels begin."""
    draft = new_draft(page)
    draft.put("title", lines[0].start, lines[0].end)
    rest = list(lines[1:])
    labelled = len(rest) > 1 and rest[0].start not in labels and _is_label(rest[1:], labels)
    if labelled and is_names(rest[0].text):
        entry.put_authors(draft, rest[0].start, rest[0].end)
        rest.pop(0)
    above = [line for line in topics if rest and line.start < rest[0].start]
    for line in above:
        _put_topics(draft, line)
    if rest and _is_label(rest, labels):
        put_label(draft, rest.pop(0))
    again = next((n for n in range(1, len(rest)) if rest[n].start in labels), len(rest))
    rest = rest[:again]
    # Topics of the entry end its text, whatever the page prints below the last of them.
    path = next((line.start for line in topics[len(above) :] if _is_path(line.text)), None)
    over = [line for line in rest if path is None or line.start < path]
    rest = over if over and ends_sentence(over[-1].text) else rest
    entry.put_body(draft, rest[: _footer(rest)])
    for line in topics[len(above) :]:
        _put_topics(draft, line)
    return draft


def _footer(lines: Sequence[Line]) -> int:
    """Give the line where the page goes on behind an abstract: buttons and headings."""
    i = len(lines)
    while i > 0 and (is_button(lines[i - 1]) or is_navigation(lines[i - 1].text)):
        i -= 1
    while i < len(lines) and not (i > 0 and lines[i].blank and ends_sentence(lines[i - 1].text)):
        i += 1
    return i


def _is_label(rest: Sequence[Line], labels: Set[int]) -> bool:
    line = rest[0]
    if line.start in labels:
        return True
    return is_venue(line.text) and (len(rest) == 1 or rest[1].text[:1].isupper())

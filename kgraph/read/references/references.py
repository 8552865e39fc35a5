"""Lists of references, in the styles people print them.

    [12] A. Vaswani, N. Shazeer, et al. Attention is all you need. In NeurIPS, 2017.
    Vaswani, A., & Shazeer, N. (2017). Attention is all you need. NeurIPS, 30.
    Ashish Vaswani and Noam Shazeer. 2017. Attention Is All You Need. In NeurIPS.
    A. Vaswani and N. Shazeer, “Attention is all you need,” in NeurIPS, 2017.
    Vaswani, A., Shazeer, N.: Attention is all you need. In: NeurIPS (2017)
    Attention Is All You Need. Ashish Vaswani, Noam Shazeer. NeurIPS 2017.

An entry may be wrapped over lines. It is one only if its authors read as names, a sign
closes its title, and it has a year or an id: what is less certain is left alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.model.tables import Evidence
from kgraph.read.page import Line, Page, evidence
from kgraph.read.parts.authors import AuthorList
from kgraph.read.parts.dates import FoundDate
from kgraph.read.parts.joined import joined
from kgraph.read.parts.part_headings import years_above
from kgraph.read.references.reference_abstracts import is_abstract, put_abstracts
from kgraph.read.references.reference_behind import behind_names
from kgraph.read.references.reference_common import common_style, common_styles, is_left
from kgraph.read.references.reference_dates import (
    date_of,
    finer,
    whole_year,
    year_behind,
    year_between,
)
from kgraph.read.references.reference_families import STYLE as FAMILIES
from kgraph.read.references.reference_headings import (
    is_heading,
    is_over_mark,
    is_row_of_buttons,
    under_years,
)
from kgraph.read.references.reference_lines import find_whole
from kgraph.read.references.reference_names import INITIAL, are_apart, bare
from kgraph.read.references.reference_others import without_others
from kgraph.read.references.reference_own import find_own
from kgraph.read.references.reference_parted import LINES, QUOTED_FIRST, Reading
from kgraph.read.references.reference_places import (
    COMPLETE,
    FREE_YEAR,
    MARK,
    NEAR,
    PLACED,
    YEAR_FIRST,
    find_hangs,
    find_marks,
    find_sure,
    find_untitled,
    goes_on,
    is_signed,
    is_text,
    leads,
    stops_of,
)
from kgraph.read.references.reference_print import is_printed, is_word_in_print
from kgraph.read.references.reference_records import Reference, read_reference
from kgraph.read.references.reference_share import (
    LISTED,
    are_references,
    lines_around,
    share_of,
)
from kgraph.read.references.reference_styles import find_readings, may_be_read
from kgraph.read.references.reference_titles import end_of_title, is_title, without_kind
from kgraph.read.references.reference_types import length_of
from kgraph.read.references.reference_undated import find_undated, is_over_another
from kgraph.read.references.reference_venues import venue_of

NAME = "references"
MAX_LINES = 12  # of one entry
LONG = 150  # lines of one that has a mark, or blank lines around: hundreds of authors
NEXT = 3  # lines more in which the next entry reads as one
LONG_LINE = 60  # code points of an entry in one line
MAX_REST = 3  # lines of a paragraph behind what could be a whole entry
MAX_LENGTH = 15_000  # code points of one entry
MIN_LENGTH, MIN_WITH_ID = 30, 20  # of one, and of one with an id: "A. Lee, hep-th/9901001"
MAX_VENUE = 400  # code points behind a title
_YEAR_LAST = re.compile(r"(?:19|20)\d\d\)?\.?$")
_OPEN = re.compile(
    r"\s(?:and|und|et|y|in|of|the|de|der|von|für|via|for|on|with|to|by|from|an?|des|du|la|les)$"
)  # no entry ends so
_NUMBERED = re.compile(r"\[\w{0,12}\]|\(?(?:\d{1,4}[.):](?!\d)|[a-z][.)]\s)")
# "———. “Counting Goats.” 2007": the authors are those of the entry above.
_SAME = re.compile(r"(?P<dashes>(?:—{1,6}|―{1,6}|–{2,6}|_{3,9}|-{3,9})\.?)[.,]?(?=\s)")


@dataclass(frozen=True, slots=True)
class _Search:
    """A page whose references are looked for, in any style and then in that of its list, and
    what does not depend on the style: `_end` of lines, all ways to cut what is no entry.
    ``hangs`` gives for the first lines of entries where the lines end that hang below them;
    ``years`` are those over lines, by where these start.
    """

    page: Page
    marks: set[int]
    hangs: dict[int, int]
    signed: Sequence[bool]
    headings: set[int]
    apart: set[int]
    years: Mapping[int, tuple[int, int]]
    ends: dict[int, int]
    tried: dict[tuple[int, int], Sequence[Reading]]

    def most(self, i: int) -> int:
        """Give how many lines an entry may have."""
        return LONG if i in self.marks or self.page.lines[i].blank or i == 0 else MAX_LINES


def recognises(page: Page) -> bool:
    """Say whether most of a page is references, or what there is of them is listed as such."""
    page = page.once(joined).page
    return are_references(page, page.once(find_references))


def read(page: Page) -> Evidence:
    """Read the references of a page as records; words broken at line ends are whole."""
    whole = page.once(joined)
    inner = whole.page
    references = inner.once(find_references)
    drafts = [read_reference(inner, found) for found in references]
    years = years_above(lines_around(inner, references), [found.start for found in references])
    for found, draft in zip(references, drafts, strict=True):
        if (year := years.get(found.start)) and not draft.has("published"):
            draft.put_as("published", inner.text[slice(*year)], *year)
    put_abstracts(inner, references, drafts)
    return evidence(page, NAME, drafts, moved=whole.moved if whole.places else None)


def find_references(page: Page) -> list[Reference]:
    """Find the references of a page, in order.

    One that could be something else counts only among two more of its style, or with
    a number among two others that have one, or where those with numbers are most of a page.
    """
    # A reference has an id or a year; most lines that are none have neither near.
    signed = [is_signed(page, line) for line in page.lines]
    if not any(signed):
        return []
    headings = {i for i in range(len(page.lines)) if is_heading(page.lines, i)}
    years = under_years(page.lines, headings)
    signed = [
        has_id_or_year or (line.start in years and _may_be_entry(page, line, line.end))
        for has_id_or_year, line in zip(signed, page.lines, strict=True)
    ]
    headings |= {i for i in range(1, len(page.lines)) if is_row_of_buttons(page.lines, i)}
    headings |= {i for i, line in enumerate(page.lines) if is_abstract(line.text)}
    apart = headings | {i for i in range(1, len(page.lines)) if leads(page, i)}
    marks = find_marks(page)
    hangs = {} if marks else find_hangs(page, headings)
    search = _Search(page, marks, hangs, signed, headings, apart, years, {}, {})
    apart |= find_whole(page, signed, headings, lambda line: _begins(search, [line]))
    found = list(_find(search))
    style = common_style(found)
    if style and is_left(page, found, style, signed):
        found = list(_find(search, style))
    numbered = sum(reference.numbered for reference in found if reference.sure)
    several = common_styles(found)
    listed = share_of(page, [r for r in found if r.numbered]) >= LISTED
    below = {page.lines[i + 1].start for i in headings if i + 1 < len(page.lines)}
    kept = [
        r
        for r in found
        if r.sure
        or r.style in several
        or (r.numbered and (listed or numbered > 1 or r.start in below))
    ]
    kept = [replace(r, sure=True) if r.style == FAMILIES else r for r in kept]
    kept = sorted([*kept, *find_undated(page, kept, marks)], key=lambda r: r.start)
    works = without_others(page, kept, headings)
    return sorted([*works, *find_own(page, works, headings, years, marks)], key=lambda r: r.start)


def _find(search: _Search, known: str | None = None) -> Iterator[Reference]:
    """Find references; in the style that is ``known`` to be the list's, less is asked for."""
    lines, i = search.page.lines, 0
    above: AuthorList | None = None  # of the entry before, which dashes stand for
    while i < len(lines):
        if i not in search.ends:
            search.ends[i] = _end(search, i)
        limit = search.ends[i]
        whole = search.most(i) == LONG
        best = _read(search, lines[i:limit], known, above) if limit == search.hangs.get(i) else None
        closed = i in search.marks and limit in search.marks and not _is_whole(search, i, limit)
        stops = stops_of(i, limit, closed=closed, whole=whole) if limit and not best else ()
        for stop in stops:
            # In a narrow column an entry may go on for long, but it is known by then.
            if best is None and stop > i + NEAR and not (stop == limit and (closed or whole)):
                continue
            if best is not None and _is_complete(search, best, stop, limit):
                break
            if True in search.signed[i:stop]:
                best = _read(search, lines[i:stop], known, above) or best
        if best is None or is_over_another(search.page, i, best, lambda x: _read(search, x, known)):
            i += 1
            continue
        if whole and (limit == len(lines) or lines[limit].blank):
            best = _completed(search, best, lines[i:limit], known)
        above = best.authors
        yield best
        while i < len(lines) and lines[i].start < best.end:
            i += 1


def _is_complete(search: _Search, best: Reference, stop: int, limit: int) -> bool:
    """Say whether an entry ends above the last line before ``stop``; one with its year before
    the title, and no venue yet, ends where the next one begins.
    """
    lines = search.page.lines
    if goes_on(lines[stop - 1].text):
        return False
    if not COMPLETE.search(lines[stop - 2].text[-80:]):
        # "ICML, 2001. Best Paper Award" is whole where another entry begins below.
        return len(lines[stop - 1].text) > LONG_LINE and _begins(search, lines[stop - 1 : stop])
    if best.venue[0] < best.venue[1] or best.date is None or best.date.start > best.title[0]:
        return True
    ends = range(stop, min(limit, stop + NEXT) + 1)
    return any(_read(search, lines[stop - 1 : end]) for end in ends)


def _is_whole(search: _Search, i: int, limit: int) -> bool:
    """Say whether the line of a mark is an entry, and what stands up to the next mark another
    one: of a list that marks some of its entries.
    """
    lines = search.page.lines
    if limit - i < 2 or not _YEAR_LAST.search(lines[i].text[-8:]):
        return False
    return _read(search, lines[i : i + 1]) is not None and _begins(search, lines[i + 1 : limit])


def _begins(search: _Search, lines: Sequence[Line], known: str | None = None) -> bool:
    ways = (lines, lines[:1]) if len(lines) > 1 else (lines,)
    return any(_read(search, some, known) for some in ways)


def _end(search: _Search, i: int) -> int:
    """Give past which line an entry must end that begins with a line; 0 if none does."""
    lines, most = search.page.lines, search.most(i)
    if True not in search.signed[i : i + most] or i in search.headings:
        return 0
    if i and not (lines[i].blank or i in search.marks) and _OPEN.search(lines[i - 1].text[-8:]):
        return 0
    # Text between two marks is one entry, whatever is blank in it.
    blank = 1 if i in search.marks else 0
    limit, stop = i + 1, min(len(lines), i + most, search.hangs.get(i, len(lines)))
    while limit < stop and not (limit in search.marks or limit in search.apart):
        if lines[limit].blank > blank or is_over_mark(lines, limit, search.marks):
            break
        limit += 1
    return limit if _may_be_entry(search.page, lines[i], lines[limit - 1].end) else 0


def _may_be_entry(page: Page, line: Line, end: int) -> bool:
    """Say at little cost whether an entry may begin with a line, ending wherever it may."""
    forms = (MARK, YEAR_FIRST, PLACED)
    mark = next((m for form in forms if (m := form.match(page.text, line.start, end))), None)
    begin = mark.end() if mark else line.start
    return may_be_read(page.text, begin, end) or _SAME.match(page.text, begin, end) is not None


def _completed(
    search: _Search, best: Reference, lines: Sequence[Line], known: str | None
) -> Reference:
    """Give an entry with the last lines of its paragraph, if they are no entry of their own."""
    rest = [line for line in lines if line.start >= best.end]
    if not 0 < len(rest) <= MAX_REST or rest[0].blank or _begins(search, rest, known):
        return best
    whole = _read(search, lines, known)
    same = whole is not None and (whole.title, whole.authors) == (best.title, best.authors)
    return whole if whole and same else best


def _read(
    search: _Search,
    lines: Sequence[Line],
    known: str | None = None,
    above: AuthorList | None = None,
) -> Reference | None:
    """Read lines as one reference; the last line must end it. In a ``known`` style a title may
    have any shape; dashes stand for the authors of the entry ``above``.
    """
    page = search.page
    start, end = lines[0].start, lines[-1].end
    mark = MARK.match(page.text, start, end)
    begin = mark.end() if mark else start
    if end - begin > MAX_LENGTH:
        return None
    sure = find_sure(page.text, begin, end)
    least = MIN_WITH_ID if sure else MIN_LENGTH
    if end - begin < least and length_of(page.text, begin, end) < least:
        return None
    placed = PLACED.match(page.text, begin, end) if page.text[begin] == "[" else None
    first = placed or YEAR_FIRST.match(page.text, start, end)
    led = first.span("year") if first else None
    if first and (placed or not mark):
        begin = first.end()
    dated = lines[0].start in search.years or led or FREE_YEAR.search(page.text, begin, end)
    if sure is None and not dated:
        return None
    same = _SAME.match(page.text, begin, end) if above else None
    readings: Iterable[Reading]
    if above and same:
        readings = behind_names(page.text, above, same.end("dashes"), end, sure=True)
    elif (begin, end) in search.tried:
        readings = search.tried[begin, end]
    else:
        readings = find_readings(page.text, begin, end)
    if known:
        readings = sorted(readings, key=lambda reading: reading[0] != known)
    passed = []
    for reading in readings:
        passed.append(reading)
        style, authors, title, after, year = reading
        if authors and are_apart(page.text, authors):
            continue
        title = without_kind(page.text, *bare(page.text, *title))
        if style in ("commas", "whole names") and (e := end_of_title(page.text, *title)) < title[1]:
            title, after = (title[0], e), e
        if authors and title[0] >= title[1] and (where := find_untitled(page.text, after, end)):
            printed = date_of(page.text, start, end, year) if year else None
            return Reference(start, end, style, authors, title, printed, where[0], True, True)
        sure_title = style not in ("stops", "title first") or style == known
        if authors is None or not (
            is_title(page.text, *title, sure=sure_title)
            or (style == "stops" and is_word_in_print(page.text, *title, after, end))
        ):
            continue
        venue_end = end
        # A name before a year is no month: "Ann Lee and Bob May. 2015."
        named = authors.places[-1][1]
        begins = named if year and named <= year[0] else start
        date = date_of(page.text, begins, end, year) if year else None
        date = date and finer(page.text, after, end, date)
        if year is None and (year := year_behind(page.text, after, end)):
            date = date_of(page.text, after, end, year)
            venue_end = date.start
        if date is None and led:
            date = FoundDate(whole_year(page.text[slice(*led)]), *led)
        # "Day, B. 2015. Counting sheep", where others of the list print none there.
        date = date or year_between(page.text, authors.places[-1][1], title[0])
        # "Sheep: where are they now?" is no name before a title.
        if style == "colon" and len(authors.places) == 1 and page.text[title[0]].islower():
            continue
        under = date is None and sure is None
        if (under and lines[0].start not in search.years) or venue_end - after > MAX_VENUE:
            continue
        if date is None and (over := search.years.get(lines[0].start)):
            date = FoundDate(page.text[slice(*over)], *over)
        venue = venue_of(page.text, after, venue_end, end)
        if placed and (venue[0] >= venue[1] or page.text[venue[0]] == "("):
            venue = placed.span("venue")
        # "San Francisco, New York. Big cities. 2017" has the shape of an entry.
        stops = style in ("stops", "title first", FAMILIES)
        names = [page.text[a:b] for a, b in authors.places]
        signed = authors.truncated or any(INITIAL.search(name) for name in names)
        numbered = _NUMBERED.match(page.text, start, end) is not None
        # Several names with initials leave no doubt, or one behind a number, however long the
        # title is.
        sure_names = all(map(INITIAL.search, names)) and (numbered or len(names) > 1)
        listed = numbered and style == "title first" and len(names) > 1
        in_print = is_printed(page.text, venue, end, inverted=", " in names[0])
        believed = style == known or listed or (style == "stops" and sure_names)
        texts = ([] if believed else [title]) + ([] if in_print else [venue])
        if stops and any(is_text(page.text, *place) for place in texts):
            continue
        told = venue[0] < venue[1] or sure is not None or (signed and not under)
        only = style == "whole names" and len(names) == 1
        several = len(names) > 1 or authors.truncated
        certain = not (stops or only) or (told and (several or in_print) and style != FAMILIES)
        if style in (LINES, QUOTED_FIRST):
            certain = numbered and (several or sure_names) if style == LINES else sure_names
        if under and not (told and (several or sure_names)):
            continue
        return Reference(start, end, style, authors, title, date, venue, certain, numbered)
    if same is None:
        search.tried[begin, end] = passed
    return None

"""Read pages: one file per layout or format, listed in ``READERS`` in order of trial (`readers`).

A reader is a module with ``NAME``, ``recognises(page)`` and ``read(page)``. The
first that recognises a page by what it looks like reads it, if what it finds is likely
(`plausible`); a file name is never asked. A page that none recognises is a row in
`problems`.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import ModuleType

from kgraph import collector
from kgraph.model.tables import Evidence, Problem, Source
from kgraph.model.text import collapse
from kgraph.read.layouts import (
    doubled_lines,
    fallback,
    hard_wrapped,
    hidden_signs,
    homepage,
    marked_lines,
    own_works,
    paper_lines,
    quoted_mail,
)
from kgraph.read.markdown import (
    clipped,
    escaped,
    link_definitions,
    own_names,
    plain_lines,
    templates,
    wrapped_marks,
)
from kgraph.read.page import Page, page, problem, with_lines
from kgraph.read.parts import fact_rows
from kgraph.read.parts.joined import Joined, in_place
from kgraph.read.parts.lines import with_plain_spaces
from kgraph.read.plausible import is_plausible
from kgraph.read.readers import (
    BY_LINES,
    FORMATS,
    KNOWING,
    LESS_SURE,
    MARKED,
    OVER_REFERENCES,
    READERS,
    RIVALS,
    SAY_THEMSELVES,
    SITES,
    SURE,
    UNWRAPPED,
)
from kgraph.read.references import cited_styles, references, signed_names
from kgraph.read.references.reference_claims import are_references
from kgraph.read.rest import find_rest
from kgraph.read.sites import (
    dblp,
)
from kgraph.read.worth import MAX_LEFT, may_tell_more
from kgraph.read.worth import left as _left
from kgraph.read.worth import told as _told

LONG = 100_000  # code points of a page that is known by its beginning
BEGINNING = 25_000  # code points that tell its layout
MAX_LINE = 1_000_000  # code points: beyond this a line is data, not text


def read_text(text: str, source: Source) -> Evidence:
    """Read one page.

    Args:
        text: The decoded page, byte order mark removed, line ends as they are.
        source: The page's row; its ``reader`` is filled in.

    Returns:
        The source, a record for each entry, page facts, and a problem for what
        could not be used; a page that no reader knows is one problem.
    """
    with collector.resting():
        on = page(source, with_plain_spaces(text))
        longest = max(on.lines, key=lambda line: line.end - line.start, default=None)
        width = longest.end - longest.start if longest else 0
        if longest and width > MAX_LINE and not any(reader.recognises(on) for reader in FORMATS):
            message = f"a line of {width} characters is no text of a page"
            place = longest.start, longest.end
            return _unread(source, problem(on, *place, "line-too-long", message))
        programs = (
            *(hidden_signs.unsigned, doubled_lines.single, quoted_mail.unquoted),
            *(
                templates.uncoded,
                escaped.unescaped,
                wrapped_marks.unbroken,
                link_definitions.resolved,
            ),
            *(own_names.unmarked, signed_names.unsigned, cited_styles.one_style),
        )
        return _read_bare(on, programs)


def _read_bare(on: Page, programs: Sequence[Callable[[Page], Joined | None]]) -> Evidence:
    """Read a page without what programs put between its lines and before them."""
    if not on.lines:  # without signs that nobody sees there may be none
        return _unread(on.source, problem(on, None, None, "empty", "there is no text in it"))
    for n, bared in enumerate(programs, 1):
        if bare := bared(on):
            return in_place(on, bare, _read_bare(bare.page, programs[n:]))
    if (bare := clipped.bared(on)) and (found := _try(bare.page, SITES)).records:
        return clipped.in_place(on, bare, found)
    bare = marked_lines.unmarked(on)
    if bare and (found := _try(bare.page, (*UNWRAPPED, dblp))).records:
        return in_place(on, bare, found)
    # A long page is known by its beginning: most that are wrapped are of no site.
    begun = hard_wrapped.unwrapped(_beginning(on))
    if begun and any(reader.recognises(begun.page) for reader in UNWRAPPED):
        wide = hard_wrapped.unwrapped(on)
        if wide and (found := _try(wide.page, UNWRAPPED)).records:
            return in_place(on, wide, found)
    found = _plainer(on, _try_rows(on, READERS))
    name = found.sources[0].reader
    loose = name in (None, fallback.NAME, *(x.NAME for x in BY_LINES))
    wide = hard_wrapped.unwrapped(on) if begun and (loose or name in LESS_SURE) else None
    if wide and (whole := _try(wide.page, BY_LINES if loose else (own_works,))).records:
        return in_place(on, wide, whole)
    return found


def read_layouts(on: Page, *, but: str | None = None) -> Evidence:
    """Read the text that another format holds, as a page of text; formats are left out, and
    the layout that is called ``but``.
    """
    if not on.lines:
        return Evidence((on.source,))
    readers = [r for r in READERS if r not in FORMATS and but != r.NAME]
    return _try_rows(on, readers)


def _try_rows(on: Page, readers: Sequence[ModuleType]) -> Evidence:
    """Read a page as it is, or with lines of several facts parted where that tells more."""
    found = _try(on, readers)
    if found.sources[0].reader in KNOWING or not (rows := fact_rows.parted(on)):
        return found
    other = _try(rows.page, [reader for reader in readers if reader.NAME not in KNOWING])
    return in_place(on, rows, other) if _told(other) > _told(found) else found


def _try(on: Page, readers: Sequence[ModuleType]) -> Evidence:
    doubtful: Evidence | None = None
    tried: set[str] = set()
    # A long page is known by its beginning; if that is no layout's, by the whole of it.
    for shown in dict.fromkeys((_beginning(on), on)):
        for reader in readers:
            last = reader is fallback
            if reader.NAME in tried or (last and shown is not on) or not reader.recognises(shown):
                continue
            tried.add(reader.NAME)
            found: Evidence = reader.read(on)
            if not (found.records or (reader in FORMATS and found.problems)):
                continue
            if reader not in SAY_THEMSELVES:
                found = _with_rest(on, found)
            # Lists of cited works stand in columns of their own, and are most of a page.
            if reader in SURE or found.references or is_plausible(on, found):
                own = reader is own_works
                if reader in OVER_REFERENCES and are_references(shown, found, nearly_all=own):
                    continue
                return _best(on, found) if reader in RIVALS else found
            doubtful = doubtful or found
    if doubtful:
        return doubtful
    first = on.lines[0]
    message = (
        f"no known layout; it begins: '{collapse(first.text)[:60]}'. "
        "See the README for the layouts that are read"
    )
    row = problem(on, first.start, on.lines[-1].end, "unknown-layout", message)
    return with_lines(on, _unread(on.source, row))


def _best(on: Page, found: Evidence) -> Evidence:
    """Give what another reader finds where one leaves much of a page, if that tells more."""
    left = _left(on, found)
    if left <= MAX_LEFT:
        return found
    for reader in RIVALS:
        if found.sources[0].reader == reader.NAME or not reader.recognises(on):
            continue
        other: Evidence = reader.read(on)
        if not other.records or (reader in OVER_REFERENCES and are_references(on, other)):
            continue
        other = other if reader in SAY_THEMSELVES else _with_rest(on, other)
        less = _left(on, other)
        if _told(other) > _told(found) and left > less and is_plausible(on, other):
            found, left = other, less
    return found


def _plainer(on: Page, found: Evidence) -> Evidence:
    """Give what is found on a page without marks of Markdown, where one with them leaves much of
    it, and that tells more.
    """
    if found.sources[0].reader not in MARKED or not may_tell_more(on, found):
        return found
    bare = plain_lines.plain(on)
    other = _try(bare.page, (references, own_works, homepage, paper_lines)) if bare else None
    if not (bare and other and other.records) or _told(other) <= _told(found):
        return found
    least = max(_left(on, found), MAX_LEFT) if found.records else 1
    return in_place(on, bare, other) if _left(bare.page, other) <= least else found


def _beginning(on: Page) -> Page:
    """Give the first lines of a long page, and a short page itself."""
    if len(on.text) <= LONG:
        return on
    lines = on.lines[: max(1, bisect_right(on.lines, BEGINNING, key=lambda line: line.end))]
    return Page(on.source, on.text[: lines[-1].end], lines)


def _with_rest(on: Page, found: Evidence) -> Evidence:
    rest = with_lines(on, Evidence(problems=tuple(find_rest(on, found))))
    return replace(found, problems=(*found.problems, *rest.problems))


def _unread(source: Source, row: Problem) -> Evidence:
    return Evidence((replace(source, reader=None),), problems=(row,))

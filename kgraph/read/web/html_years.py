"""Years that stand over the papers of a web page, as headings.

    <h2>2021</h2> <p>Ann Lee. Counting sheep.</p> <h2>Thesis</h2> <p>...</p>
    <h1>Meeting on Wool (WOOL 2001)</h1> <h2>Fields</h2> <p>Cy Fox. Counting cows.</p>
    <h1>Proceedings of the 5th Meeting on Wool</h1> <p>Oslo, 5-7 June 2001</p> <p>...</p>
    <tr><td>2020</td><td>Bob Day. Counting goats.</td></tr> <tr><td></td><td>...</td></tr>

A year dates what is below it, up to the next heading of its level or above.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from kgraph.read.page import Draft, trim
from kgraph.read.parts.part_headings import MAX_YEAR, YEAR_HEADING
from kgraph.read.web.html_text import Flat

_HEADING = re.compile(r"h([1-6])")
# A table of contents: "SIGMOD Conference 2001", "NeurIPS 2017".
_ACRONYM = r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*"
_MEETING = re.compile(
    rf"(?:{_ACRONYM}(?:[-/ ]{_ACRONYM})?(?: (?:Conference|Workshop|Symposium|Proceedings|Papers))?"
    r"|[\w ,&:-]{0,40}\b(?:Conference|Symposium|Workshop|Proceedings)\b[\w ,&:-]{0,40}?)"
    r"\s(?P<year>(?:19|20)\d\d)"
)
MAX_MEETING = 80  # code points
# A volume of papers: "Actes de la conférence TALN 2012", "Vol. 30 Núm. 2 (2021)".
_VOLUME = re.compile(
    r"\b(?:proceedings|proc\.|conference|symposium|workshop|meeting|congress|colloquium|volume|vol\.?"
    r"|issue|no\.|tagung\w*|konferenz|band|heft|jahrgang|jg\.|actes|conférence|colloque|journées"
    r"|numéro|tome|actas|congreso|jornadas|simposio|volumen|número|núm\.|anais|simpósio|encontro|atti"
    r"|convegno|fascicolo|konferencja|materiały|tom|zeszyt|sborník|konference|зборник|сборник|труды"
    r"|том|выпуск|bildiriler|kongre\w*|sempozyum\w*|cilt|sayı)(?!\w)|論文集|会議|大会|予稿集|第\d+[巻卷号]"
    r"|学报|학회|논문집",
    re.IGNORECASE,
)
_NOT_OF_IT = re.compile(
    r"©|\b(?:since|updat|modif|copyright|seit|depuis|desde|until)", re.IGNORECASE
)
_LINE = re.compile(r"\s*(?P<line>[^\n]+)")
_ANY_YEAR = re.compile(r"(?<![\d.-])(?P<year>(?:19|20)\d\d)(?![\d-])")
MAX_VOLUME = 200  # code points of the heading of a volume
_OF_PAGE = 2  # the deepest level of the heading of a whole page
_DEEPEST = 7  # a heading by its look: a bold line, a term, a cell alone
_LOOKS = frozenset(("b", "strong", "dt", "th"))
Year = tuple[int, int]


def give_years(drafts: Sequence[Draft], flat: Flat) -> None:
    """Give each paper without a date the year of the heading it is under."""
    undated = [draft for draft in drafts if draft.spans and not draft.has("published")]
    if not undated:
        return
    begins, years = _find_years(flat, drafts)
    for draft in undated:
        n = bisect_right(begins, min(span.start for span in draft.spans)) - 1
        if n >= 0 and (year := years[n]):
            draft.put_as("published", flat.text[slice(*year)], *year)


def _find_years(flat: Flat, drafts: Sequence[Draft]) -> tuple[list[int], list[Year | None]]:
    """Give where headings begin, and the year that what is below them has, if any."""
    spans = sorted(
        (min(s.start for s in d.spans), max(s.end for s in d.spans)) for d in drafts if d.spans
    )
    starts = [start for start, _ in spans]
    begins: list[int] = []
    years: list[Year | None] = []
    year, level = None, _DEEPEST
    of_row = False  # the year is that of a row
    table = -1  # the last element of the table that an element is in
    done = -1  # the last element of a year: in "<h2><b>2021</b></h2>" is one year
    for i, element in enumerate(flat.elements):
        if of_row and i > table:
            begins.append(element.start)
            years.append(None)
            of_row = False
        if element.tag == "table" and i > table:
            table = element.last
        heading = _HEADING.fullmatch(element.tag)
        # The year of a row is that of those below with nothing in its place.
        cell = element.tag == "td" and flat.elements[i - 1].tag == "tr"
        if i <= done or not (heading or cell or element.tag in _LOOKS):
            continue
        depth = int(heading[1]) if heading else _DEEPEST
        start, end = trim(flat.text, element.start, element.end)
        while start < end and flat.text[start] in "# ":  # marks of Markdown
            start += 1
        found = YEAR_HEADING.fullmatch(flat.text, start, end) if end - start <= MAX_YEAR else None
        if heading and found is None and end - start <= MAX_MEETING:
            found = _MEETING.fullmatch(flat.text, start, end)
        if heading and found is None and depth <= _OF_PAGE:
            found = _find_volume(flat.text, start, end)
            below = None if found else _line_below_volume(flat.text, start, end)
            n = bisect_right(starts, below[1]) - 1 if below else -1
            if below and not (n >= 0 and below[0] < spans[n][1]):  # no entry
                found = _find_one_year(flat.text, *below)
        n = bisect_right(starts, start) - 1
        within = n >= 0 and start < spans[n][1]
        if found and (cell or (not within and (heading or _is_line(flat, start, end)))):
            year, level, done = found.span("year"), depth, element.last
        elif cell and start < end and of_row:
            year = None
        elif heading and depth <= level and start < end and not within:
            year, level = None, _DEEPEST
        else:
            continue
        of_row = cell and year is not None
        begins.append(start)
        years.append(year)
    return begins, years


def _find_volume(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the one year in the heading of a volume of papers."""
    if end - start > MAX_VOLUME or not _VOLUME.search(text, start, end):
        return None
    return _find_one_year(text, start, end)


def _line_below_volume(text: str, start: int, end: int) -> Year | None:
    """Give the line below the heading of a volume without a year: "Oslo, 5-7 June 2019"."""
    if end - start > MAX_VOLUME or not _VOLUME.search(text, start, end):
        return None
    line = None if _ANY_YEAR.search(text, start, end) else _LINE.match(text, end)
    return line.span("line") if line and len(line["line"]) <= MAX_VOLUME else None


def _find_one_year(text: str, start: int, end: int) -> re.Match[str] | None:
    years = list(_ANY_YEAR.finditer(text, start, end))
    if len({year["year"] for year in years}) != 1 or _NOT_OF_IT.search(text, start, end):
        return None
    return years[-1]


def _is_line(flat: Flat, start: int, end: int) -> bool:
    before, behind = flat.text[max(0, start - 1) : start], flat.text[end : end + 1]
    return before in ("", "\n") and behind in ("", "\n")

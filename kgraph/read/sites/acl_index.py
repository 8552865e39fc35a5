"""ACL Anthology until 2018: the index of a volume, an id before names and the title below.

    Proceedings of the 40th Annual Meeting of the Association (July 2002)
    P02-1000 [bib]: Entire volume
    P02-1040 [bib]: Kishore Papineni; Salim Roukos; Todd Ward; Wei-Jing Zhu
    Bleu: a Method for Automatic Evaluation of Machine Translation

The id is that of the Anthology; entries without a title are parts of the book. What stands
in brackets behind the name of a volume is the date of its papers. Older indexes and lists of
an author have none: there the date is the year that the id says (W03, P14), where a heading above
prints it too ("HLT-NAACL 2003", "2014") from there.
"""

import re
from collections.abc import Mapping, Sequence

from kgraph.model.tables import Evidence
from kgraph.read.page import Draft, Line, Page, new_draft
from kgraph.read.parts import people
from kgraph.read.parts.copied import finish, headings, put_names
from kgraph.read.parts.dates import find_dates

NAME = "acl_index"
_OPENING = re.compile(r"(?P<id>[A-Z]\d\d-\d{4,5})\s*(?:\[[\w ]{2,20}\]\s*)*:\s*(?P<names>\S.*)?$")
# What closes an entry: the other things to be had with a paper.
_EXTRA = re.compile(r"(?:\[[\w ]{2,20}\]\s*)+$")
_OF_THE_BOOK = re.compile(r"(?:Entire volume|Front ?matter|Index|Author index)\b", re.IGNORECASE)
# "W03-03: Proceedings of ..." is the id of a volume and its name.
_VOLUME = re.compile(
    r"\s*(?:[A-Z]\d\d-\d{1,2}:\s+)?"
    r"(?P<name>(?:Proceedings|Findings|Transactions|Journal|Companion|Workshop)\b.{5,250})$"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)(?P<short>\d\d)(?!\d)")
_NAVIGATION = re.compile(
    r"(?:Author statistics: \d|Back to the ACL Anthology|Search the Anthology)"
)
FIRST = "60"  # the collection begins in 1965
MAX_HEADING = 300  # code points
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
# "(June 2009)", ", June 2009", "(July-August 2009)"; not "(Goats 2009)", which is of the name.
_DATED = re.compile(
    rf".{{10,250}}?(?P<date>,\s*{_MONTH},? (?:19|20)\d\d"
    rf"|\s*\((?:(?:{_MONTH}\s*[-–/]\s*)?{_MONTH},? )?(?:19|20)\d\d\))$"
)


def recognises(page: Page) -> bool:
    """Say whether two ids of the Anthology stand before names, each with a title below; or one
    with its button.
    """
    found = page.once(_entries)
    return len(found) > 1 or any("[bib]" in page.lines[i].text for i in found)


def read(page: Page) -> Evidence:
    """Read the entries of an index."""
    lines = page.lines
    opened = {i for i, line in enumerate(lines) if _OPENING.match(line.text)}
    volume: Line | None = None
    drafts: list[Draft] = []
    entries = set(page.once(_entries))
    years: dict[str, tuple[int, int]] = {}
    passed = headings(lines[: min(opened)])
    for i, line in enumerate(lines):
        if i in entries:
            drafts.append(_read_entry(page, lines, i, volume))
            _put_year(drafts[-1], line, years)
        elif i not in opened and i - 1 not in entries:
            volume = line if _is_volume(line.text) else volume
            for year in _YEAR.finditer(line.text) if len(line.text) <= MAX_HEADING else ():
                years[year["short"]] = line.start + year.start(), line.start + year.end()
            if _YEAR.fullmatch(line.text):
                volume = None  # the list of an author
                passed.append(line)
    passed += [lines[i] for i in opened - entries]
    passed += [line for line in lines if _EXTRA.match(line.text) or _is_volume(line.text)]
    passed += [line for line in lines if _NAVIGATION.match(line.text)]
    printed = [name for draft in drafts for name in draft.names]
    facts = list(people.page_person(page, lines[: min(opened)], printed))
    return finish(page, NAME, drafts, passed, facts=facts)


def _is_volume(text: str) -> bool:
    """Say whether a line names a volume: by its first word, or by the date behind the name."""
    return _VOLUME.match(text) is not None or _DATED.match(text) is not None


def _entries(page: Page) -> list[int]:
    """Find the lines with the id and the names of a paper whose title stands below."""
    lines = page.lines
    found = []
    for i, line in enumerate(lines[:-1]):
        opening = _OPENING.match(line.text)
        named = opening and opening["names"] and not _OF_THE_BOOK.match(opening["names"])
        if named and not _OPENING.match(lines[i + 1].text):
            found.append(i)
    return found


def _read_entry(page: Page, lines: Sequence[Line], i: int, volume: Line | None) -> Draft:
    draft = new_draft(page)
    opening = _OPENING.match(lines[i].text)
    assert opening is not None, "the entry was found by it"
    start = lines[i].start
    draft.add("labels", start + opening.start("id"), start + opening.end("id"))
    put_names(draft, start + opening.start("names"), start + opening.end("names"))
    draft.put("title", lines[i + 1].start, lines[i + 1].end)
    if volume:
        _put_volume(draft, volume)
    return draft


def _put_volume(draft: Draft, line: Line) -> None:
    """Take the name of a volume, and the date in brackets behind it: "(June 2009)"."""
    dated, named = _DATED.match(line.text), _VOLUME.match(line.text)
    end = line.start + dated.start("date") if dated else line.end
    draft.put("journal_ref", line.start + (named.start("name") if named else 0), end)
    for found in find_dates(draft.page.text, end, line.end, year_alone=True):
        draft.put_as("published", found.value, found.start, found.end)


def _put_year(draft: Draft, opening: Line, years: Mapping[str, tuple[int, int]]) -> None:
    """Take the year that the id of a paper says, from a heading above where one prints it too."""
    if draft.has("published"):
        return
    short = opening.text[1:3]
    own = opening.start + 1, opening.start + 3
    draft.put_as("published", f"{19 if short > FIRST else 20}{short}", *years.get(short, own))

"""Lines that are a date and nothing else, with or without what happened then.

Created: 2024-02-26        Published on April 21, 2007        (Apr 2007)
Créé le : 04/03/2007       Veröffentlicht am 3. April 2007
"""

import re
from functools import lru_cache

from kgraph.read.page import Draft, Line
from kgraph.read.parts.dates import TIME, FoundDate, field_date, find_dates

MAX_LINE = 60  # code points
MIN_REST = 9  # of what is more than a time: "10:15 AM"
_DATE_LINE = re.compile(
    r"^(?:(?:Created|Published|Submitted|Posted|Updated|Date|Added|Released|First submitted)"
    r"(?:\s+on)?\s*:?\s*)?\W?[\w ,.:/-]{4,32}\W?$",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"\W*(?:(?:first\s+)?(?:created|published|submitted|posted|updated|date|added|released)"
    r"(?:\s+on)?)?\W*",
    re.IGNORECASE,
)
# Of French, German, Spanish, Italian and Portuguese pages: these write the day first.
_DAY_FIRST = re.compile(
    r"(?:(?:créée?|publiée?|soumise?|déposée?|ajoutée?|mise? (?:en ligne|à jour)) le"
    r"|(?:erstellt|veröffentlicht|eingereicht|aktualisiert|hinzugefügt) am"
    r"|(?:creado|publicado|enviado|actualizado|añadido) el|(?:criado|publicado|enviado) em"
    r"|(?:creato|pubblicato|inviato|aggiornato) il)\s?:?\s+(?=\d)",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"(?:first )?(?:created|published|submitted|posted|updated|date|added|released)(?: on)?"
    r"\s?:?\s+(?=\d)",
    re.IGNORECASE,
)
# When a reader of papers put one into a list, or looked at it; of no paper.
_OF_READER = re.compile(
    r"\W{0,2}(?:(?:date )?(?:added|saved|imported|bookmarked|clipped|starred)"
    r"|(?:last |date )?(?:read|opened|viewed|accessed)|retrieved"
    r"|hinzugefügt|gespeichert|gelesen|ajoutée?|enregistrée?|lue?|añadido|guardado|aggiunto)"
    r"(?: (?:to|in) (?:my |your |the )?\w+(?: \w+)?)?"
    r"(?: (?:on|at|am|le|el|il|em))?\s?[:·]?\s+(?=\w)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?P<day>\d\d?)(?P<sign>[./-])(?P<month>\d\d?)(?P=sign)(?P<year>\d{4})$")
# Of arXiv's submission history: "[v1] Mon, 2 Apr 2007 09:15:20 UTC (258 KB)".
_VERSION = re.compile(
    r"\[v(?P<version>\d{1,3})\]\s+(?:[A-Z][a-z]{2},?\s+)?"
    r"(?P<date>\d{1,2}\s[A-Z][a-z]{2}\s(?:19|20)\d\d)\b[\d: ]*(?:[A-Z]{3,4})?"
    r"(?:\s*\([\d.,]+\s?[kKMG]i?[bB]?(?:,[A-Z]+)?\))?"
)
# Alone on a line it is a date where a date is expected, over an abstract; elsewhere a heading.
_YEAR = re.compile(r"[(\[]?(?P<year>(?:19|20)\d\d)[)\]]?\.?")
_TIME = re.compile(TIME)
_NOTED = re.compile(r"\W*(?:created|added)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\W?(?:updated|mise? à jour|aktualisiert|actualizado|aggiornato)", re.I)


@lru_cache(maxsize=1024)
def is_date_line(text: str) -> bool:
    """Say whether a line is a date and nothing else ("Created: 2024-02-26").

    "March 2020." is the end of a sentence on a wrapped page.
    """
    return _find_date(text) is not None


def is_year_line(text: str) -> bool:
    """Say whether a line is a year and nothing else: "2007", "(2007)"."""
    return len(text) < 8 and _YEAR.fullmatch(text) is not None


def put_date_over_text(draft: Draft, line: Line) -> bool:
    """Take a date, or a year, that stands alone between a title or names and an abstract."""
    year = _YEAR.fullmatch(line.text)
    value = year["year"] if year else field_date(line.text)  # "4/2007"
    if value and not draft.has("published"):
        start, end = year.span("year") if year else (0, len(line.text))
        draft.put_as("published", value, line.start + start, line.start + end)
        return True
    # "Nov. 2008." ends no sentence here.
    if line.text.endswith("."):
        line = Line(line.start, line.end - 1, line.text[:-1], line.blank)
    return put_date_line(draft, line)


def is_version_line(text: str) -> bool:
    """Say whether a line is one of a submission history: when a version was submitted."""
    return text.startswith("[v") and _VERSION.fullmatch(text) is not None


def put_date_line(draft: Draft, line: Line) -> bool:
    """Take a line that is a date and nothing else; of a date said before, the more precise."""
    # Every line of a page is asked several times, as itself and as a neighbour.
    if not is_date_line(line.text):
        return False
    found = _find_date(line.text)
    assert found is not None, "the line has one"
    if _OF_READER.match(line.text):
        draft.add("labels", line.start, line.end)
        return True
    version = _VERSION.match(line.text)
    updated = version["version"] != "1" if version else _UPDATED.match(line.text)
    column = "updated" if updated else "published"
    known = draft.value(column)
    if version and updated:
        draft.clear(column)  # the last version is the newest
        known = None
    if known and known != found.value and found.value.startswith(known):
        draft.clear(column)  # the year of a venue says less
        known = None
    if not known:
        draft.put_as(column, found.value, line.start + found.start, line.start + found.end)
    return True


def _find_date(text: str) -> FoundDate | None:
    """Find the date that a line consists of."""
    if is_version_line(text):
        return next(find_dates(text, 0, len(text)), None)
    if len(text) > MAX_LINE:
        return None
    if told := _OF_READER.match(text):
        return _find_own(text, told.end())
    if not _DATE_LINE.match(text):
        return None
    dates = list(find_dates(text, 0, len(text)))
    label = _DAY_FIRST.match(text)
    begin = label.end() if label else 0
    if not dates:
        return _find_numbers(text, label)
    if len(dates) > 1:
        return None
    time = _TIME.match(text, dates[0].end)
    # "Created: May 3, 2024 10:15 AM" is when a note was made.
    end = time.end() if time and not _NOTED.match(text) else dates[0].end
    rest = text[begin : dates[0].start] + text[end:]
    if rest.strip() == ".":
        return None
    return dates[0] if _DATE_LABEL.fullmatch(rest) else None


def _find_own(text: str, start: int) -> FoundDate | None:
    """Find a date that ends a line, a time behind it aside: "Saved on 3 March 2023, 10:15"."""
    dates = list(find_dates(text, start, len(text)))
    if len(dates) == 1 and dates[0].start == start:
        time = _TIME.match(text, dates[0].end)
        rest = text[time.end() if time else dates[0].end :]
        return dates[0] if len(rest.strip(" .,)")) < MIN_REST else None
    value = None if dates else field_date(text[start:])
    return FoundDate(value, start, len(text)) if value else None


def _find_numbers(text: str, day_first: re.Match[str] | None) -> FoundDate | None:
    """Find a day in numbers behind the words that say what happened then."""
    label = day_first or _ENGLISH.match(text)
    found = _NUMBERS.match(text, label.end()) if label else None
    if found is None:
        return None
    printed = found[0]
    if day_first:
        # So written the order of its numbers leaves no doubt.
        printed = f"{found['day']}.{found['month']}.{found['year']}"
    value = field_date(printed)
    return FoundDate(value, *found.span()) if value else None

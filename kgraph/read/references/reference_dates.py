"""Dates of references: the year behind a title, and the month or day that completes it.

Pure: places of a text in, places out.
"""

import re
from dataclasses import replace
from datetime import date as calendar_day

from kgraph.read.parts.dates import FoundDate, find_dates, is_month, month_number
from kgraph.read.references.reference_places import FREE_YEAR, may_match

# Whole or cut short: "Marseille", "Maryland" and "Augsburg" are none.
_MONTH = (
    r"(?P<month>Jan(?=\b|uary)|Feb(?=\b|ruary)|Mar(?=\b|ch)|Apr(?=\b|il)|May(?=\b)|Jun(?=e?\b)"
    r"|Jul(?=y?\b)|Aug(?=\b|ust)|Sep(?=t?\b|tember)|Oct(?=\b|ober)|Nov(?=\b|ember)"
    r"|Dec(?=\b|ember))[a-z]{0,6}\b\.?"
)
# "2020 Jan 5;", "(2006, July)": what may stand behind a year.
_MONTH_BEHIND = re.compile(
    rf",?\s{{1,9}}{_MONTH}"
    r"(?:\s{1,9}(?P<day>[0-3]?\d)(?=[;:.)]|\s\[))?"
)
# "2021.6", "2021.6.14", "2018年3月"
_NUMBER_BEHIND = re.compile(
    r"(?:\.|[年년]\s?)(?P<month>0?[1-9]|1[0-2])(?![\d–-])(?:(?:\.|[月월]\s?)(?P<day>[0-3]?\d)(?!\d))?"
)
LAST_SHORT = 60  # '61 is 1961
LENGTH_OF_YEAR = len("2019")
LENGTH_OF_MONTH = len("2019-05")
_MONTH_BEFORE = 20  # code points of a date before its year: "30 September, "
# Before the last day of a meeting, on which no paper appeared: "18-21 June 2018".
_DAYS = re.compile(r"\d\.?\s?(?:[-–—/]|al?\s|bis\s|au\s|to\s|do\s)\s?$")
# When somebody looked at a page, or took a file from it.
_SEEN = re.compile(
    r"(?:\b(?:last\s)?(?:accessed|visited|retrieved|downloaded|viewed|checked|acess?o(?:\sem)?:"
    r"|acessado\s(?:em|a)|consultad[oa]\s(?:el|em|en|a)|recuperado\s(?:el|em|en|de)|accedido|acceso:"
    r"|fecha\sde\s(?:consulta|acceso)|consultée?\sle|consultato\sil|ultimo\saccesso|abgerufen"
    r"|zugriff|aufgerufen|geraadpleegd|dostęp|hämtad|besökt)|[\[(](?:cited|cit\.|consult))(?!\w)",
    re.IGNORECASE,
)
# Where else a paper appeared: "(Preliminary version in FOCS 1999)", "Also in: Wool 3, 2004".
_ALSO = re.compile(
    r"(?:[(\[]|\.\s)(?:see also|also|reprinted|translated|an?\s)?\s?"
    r"(?:(?:earlier|preliminary|extended|full|short|conference|journal|previous) versions?\b"
    r"|(?<=also) (?:in|as|available|published|appeared)\b|(?<=reprinted) in\b|(?<=see also) )",
    re.IGNORECASE,
)
# "abr./jun. 2012", "Jan.–Mar. 2012": an issue of several months.
_MONTHS = re.compile(r"(?P<month>[^\W\d_]{3,10})\.?\s?[/–-]\s?$")
_VOLUME_BEHIND = re.compile(r"\s?;\s?(?:\d|[A-Z]?\()")
_DOI_BEGINS = re.compile(r"\bdoi\s?[:=]|\bdoi\.org/|(?<![\w.])10\.\d{4,9}/", re.IGNORECASE)
_LAST_YEAR = re.compile(r"(?:\s\(|,\s)(?P<year>(?:19|20)\d\d)\)?\.?$")  # behind a DOI
# "Preprint, submitted November 12." behind a title, its year before it.
_SUBMITTED = re.compile(
    r"\b(?:submitted|posted|published(?:\sonline)?|arXiv,|bioRxiv,|SSRN,)\s+"
    rf"{_MONTH}"
    r"\s(?P<day>[0-3]?\d)"
    r"(?=[.,](?!\s(?:19|20)\d\d))"
)


def year_behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the year of what stands behind a title: before a volume, or the last one.

    "J Sheep. 2020 Jan;1(2):3-4. Epub 2019 Dec 3."
    """
    if not FREE_YEAR.search(text, start, end):
        return None
    # "10.1000/0469(1996)053" has no date.
    has_ids = may_match(text, start, end, ("doi", "10."))
    ids_begin = _DOI_BEGINS.search(text, start, end) if has_ids else None
    last = _LAST_YEAR.search(text, max(start, end - 12), end) if ids_begin else None
    end = ids_begin.start() if ids_begin else end
    seen = _SEEN.search(text, start, end)
    end = seen.start() if seen else end
    also = _ALSO.search(text, start, end)
    if also and FREE_YEAR.search(text, start, also.start()):
        end = also.start()
    years = [match.span() for match in FREE_YEAR.finditer(text, start, end)]
    for year in years:
        month = _MONTH_BEHIND.match(text, year[1], end)
        if _VOLUME_BEHIND.match(text, month.end() if month else year[1], end):
            return year
    return years[-1] if years else last.span("year") if last else None


def year_between(text: str, start: int, end: int) -> FoundDate | None:
    """Find the year between names and a title, if both stand so."""
    year = FREE_YEAR.search(text, start, end) if start < end else None
    return FoundDate(year[0], *year.span()) if year else None


def finer(text: str, start: int, end: int, date: FoundDate) -> FoundDate:
    """Give the month in brackets behind a title, if it is one of the year before it:
    "2019. Counting Sheep. Commun. Wool 3, 1 (Jan. 2019), 29 pages".
    """
    if len(date.value) > LENGTH_OF_YEAR:
        return date
    if submitted := _SUBMITTED.search(text, start, end):
        value = _completed(date.value, submitted["month"], submitted["day"])
        return FoundDate(value, date.start, date.end)
    if text.find(f"{date.value})", start, end) < 0:
        return date
    for found in find_dates(text, start, end):
        if text[found.start - 1] == "(" and found.value.startswith(f"{date.value}-"):
            return found
    return date


def date_of(text: str, start: int, end: int, year: tuple[int, int]) -> FoundDate:
    """Give the date that a year stands in, with month and day if they are printed."""
    printed = text[slice(*year)]
    stop = min(end, year[1] + 6)
    stop += stop < end and text[stop - 1 : stop + 1].isdigit()  # no number is cut: "2020 Apr 10"
    for found in find_dates(text, max(start, year[0] - _MONTH_BEFORE), stop):
        glued = text[found.start - 1 : found.start].isalpha()  # "Ivanov. 2007", "Kumar. 2007"
        if found.start <= year[0] and year[1] <= found.end and not glued:
            before = max(start, found.start - _MONTH_BEFORE)
            other = _MONTHS.search(text, before, found.start)
            if other and is_month(other["month"]) and not text[found.start].isdigit():
                return FoundDate(printed, *year)
            whole = _DAYS.search(text, before, found.start) is None
            return found if whole else replace(found, value=found.value[:LENGTH_OF_MONTH])
    if numbered := _NUMBER_BEHIND.match(text, year[1], end):
        value = _numbered(printed, int(numbered["month"]), numbered["day"])
        return FoundDate(value, year[0], numbered.end())
    behind = _MONTH_BEHIND.match(text, year[1], end)
    if behind is None:
        return FoundDate(printed, *year)
    return FoundDate(_completed(printed, behind["month"], behind["day"]), year[0], behind.end())


def whole_year(printed: str) -> str:
    """Give a year of which two digits may be all that is printed: "'21", "'98"."""
    if len(printed) == LENGTH_OF_YEAR:
        return printed
    return f"{'20' if int(printed) <= LAST_SHORT else '19'}{printed}"


def find_bad_day(text: str, start: int, end: int, date: FoundDate) -> tuple[int, int] | None:
    """Find the day behind a title that the calendar has not: its month is all that was taken."""
    if len(date.value) != LENGTH_OF_MONTH:
        return None
    submitted = _SUBMITTED.search(text, start, end)
    match = submitted or _MONTH_BEHIND.match(text, date.start + LENGTH_OF_YEAR, end)
    return (match.start("month"), match.end("day")) if match and match["day"] else None


def _completed(year: str, month: str, day: str | None) -> str:
    """Give a year with its month, and with its day if the calendar has it: no February 30."""
    return _numbered(year, month_number(month) or 0, day)


def _numbered(year: str, number: int, day: str | None) -> str:
    if day is None:
        return f"{year}-{number:02d}"
    try:
        return calendar_day(int(year), number, int(day)).isoformat()
    except ValueError:
        return f"{year}-{number:02d}"

"""Dates as pages print them, made ISO dates as precise as they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

TIME = r",?\s\d\d?:\d\d(?::\d\d)?(?:\s?[A-Z]{2,4})?"  # behind a day: ", 13:35:04 GMT"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
# Of languages of Europe and Indonesian, where English has another name, by number: in the forms
# that stand before a year. What is short is a word too: "a training set 2020".
_OTHER_MONTHS = (
    "januar januari janvier janv enero gennaio janeiro gener ianuarie ocak styczeń stycznia leden"
    " ledna tammikuu tammikuuta január январь января січень січня",
    "februar februari février févr febrero febbraio fevereiro febrer februarie şubat luty lutego"
    " únor února helmikuu helmikuuta február февраль февраля лютий лютого",
    "märz mrz mars marzo março maart març martie mart marts marzec marca březen března maaliskuu"
    " maaliskuuta marec maret март марта березень березня",
    "aprile avril avr abril aprilie nisan kwiecień kwietnia duben dubna huhtikuu huhtikuuta"
    " apríl апрель апреля квітень квітня",
    "mai mei mayo maggio maio maig mayıs maj maja květen května toukokuu toukokuuta máj май мая"
    " травень травня",
    "juni juin junio giugno junho juny iunie haziran czerwiec czerwca červen června kesäkuu"
    " kesäkuuta jún июнь июня червень червня",
    "juli juillet juil julio luglio julho juliol iulie temmuz lipiec lipca červenec července"
    " heinäkuu heinäkuuta júl июль июля липень липня",
    "augustus août agosto agost ağustos augusti sierpień sierpnia srpen srpna elokuu elokuuta"
    " agustus август августа серпень серпня",
    "septembre septiembre settembre setembro setembre septembrie eylül wrzesień września září"
    " syyskuu syyskuuta сентябрь сентября вересень вересня",
    "oktober okt octobre octubre ottobre outubro octombrie ekim październik października říjen"
    " října lokakuu lokakuuta október октябрь октября жовтень жовтня",
    "novembre noviembre novembro noiembrie kasım listopad listopada listopadu marraskuu"
    " marraskuuta ноябрь ноября",
    "dezember dez décembre déc diciembre dicembre dezembro desembre decembrie desember aralık"
    " grudzień grudnia prosinec prosince joulukuu joulukuuta декабрь декабря грудень грудня",
)
_OTHER_NUMBERS = {
    name: number for number, names in enumerate(_OTHER_MONTHS, 1) for name in names.split()
}
OTHER_MONTHS = "|".join(sorted(_OTHER_NUMBERS, reverse=True))  # of a pattern
_OTHER_MONTH = rf"(?<![^\W\d_])(?P<month>{OTHER_MONTHS})(?![^\W\d_])\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# A point only where no version, DOI or address goes on with it: "j.cell.2019.05.003".
_SIGN = r"(?:[-/]|(?<![\w./-]\d{4})\.)"
# A month at the end of a line whose entry hangs below it: "Dec.\n    2015".
_GAP = r"(?:[\s-]|[ \t]?\r?\n[ \t]{1,16})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS = (
    rf"{_MONTH}[\s-]{_DAY},?[\s-]{_YEAR}",  # Dec 21, 2024; Dec-21-2024
    # 21 December 2024; 5. April 2007, as German prints months that English calls the same; in
    # "Vol. 12. May 2010" and "No. 3. May 2010" it is no day
    rf"{_DAY}(?:[\s-]|\.\s(?<![oplr]\.\s\d\.\s)(?<![oplr]\.\s\d\d\.\s)){_MONTH},?[\s-]{_YEAR}",
    rf"{_YEAR}{_SIGN}(?P<number>0?[1-9]|1[0-2])[-/.]{_DAY}",  # 2024-12-21
    rf"{_MONTH},?{_GAP}{_YEAR}",  # December 2024
    rf"{_YEAR}{_SIGN}(?P<number>0[1-9]|1[0-2])(?!\.\d)",  # 2024-12, 2024.12
    # 2024 December 21, as astronomers print it; 2024-Dec-21. "In 2024 may 21 sheep" is none.
    rf"{_YEAR}(?:,\s|[\s-])(?!(?-i:may)){_MONTH}[\s-]{_DAY}(?!\s?[-–]\s?\d|\()",
    # 26.11.2008, 26. 11. 2008: with points the day is first
    rf"(?<![\w./-])(?P<day>[0-3]?\d)\.\s?(?P<number>0?[1-9]|1[0-2])\.\s?{_YEAR}(?![\w-]|\.\d)",
    rf"{_YEAR}",
)
_OTHER_FORMS = (
    # 1. März 2010, 1er mars 2010, 21 de abril de 2010
    rf"(?P<day>[0-3]?\d)(?:\.|er|º)?\s(?:de\s)?{_OTHER_MONTH},?\s(?:del?\s)?{_YEAR}",
    # März 2010, abril de 2010; "Mars 2020" is a mission
    rf"(?!(?-i:Mars|MARS)\b){_OTHER_MONTH},?\s(?:de\s)?{_YEAR}",
)
# What a text must have for each: a month's name, a year with a sign behind it or a point before
# it, nothing more.
_NEEDS = (0, 0, 1, 0, 1, 0, 2, 3)
_DAY_BEFORE, _YEAR_BEFORE = 6, 4  # code points: "21st ", "21. ", "2024, "; "2024"
_A_MONTH = re.compile(r"jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec", re.IGNORECASE)
_NAMED = re.compile(_MONTH, re.IGNORECASE)
_POINT_AND_YEAR = re.compile(r"\.\s?(?:19|20)\d\d")
_A_NUMBER = re.compile(r"\d[-/.]")
# No separator is asked for before a month name: pages glue labels to it.
_PATTERNS = tuple(re.compile(rf"(?<!\d){form}(?!\d)", re.IGNORECASE) for form in _FORMS)
_OTHER_PATTERNS = tuple(re.compile(rf"(?<!\d){form}(?!\d)", re.IGNORECASE) for form in _OTHER_FORMS)
_WORD_AND_YEAR = re.compile(r"\s(?:19|20)\d\d")
MAX_MONTH = 16  # code points before a year: "septiembre del"
# "04/21/2007" is month first, as PubMed prints it, if there is such a month; "21.4.2007" is
# day first.
_NUMBERS = re.compile(r"\s*(\d\d?)([/.-])(\d\d?)\2((?:19|20)\d\d)\s*$")
# "2021/4", "20210405", "2021 Apr": in running text other things look so.
_YEAR_FIRST = re.compile(
    r"\s*((?:19|20)\d\d)(?:[/.-]?(\d\d)[/.-]?(\d\d)|[/.-](\d\d?)"
    r"|(?:,\s|[\s/-])([^\W\d_]{3,9}\.?)(?:[\s/-](\d\d?))?)\s*$"
)
_MONTH_IN_NUMBERS = re.compile(r"\s*(0?[1-9]|1[0-2])[/.-]((?:19|20)\d\d)\s*$")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """An ISO date (2019, 2019-05 or 2019-05-31) and where it is printed."""

    value: str
    start: int
    end: int


def find_dates(text: str, start: int, end: int, *, year_alone: bool = False) -> Iterator[FoundDate]:
    """Find the dates between two places, in order; of two readings the more precise."""
    if not _has_year(text, start, end):
        return
    taken: list[FoundDate] = []
    for pattern, begin in _patterns_for(text, start, end, year_alone):
        for match in pattern.finditer(text, begin, end):
            value = None if _is_of_a_word(match) else _iso(match)
            if value and not any(
                match.start() < known.end and known.start < match.end() for known in taken
            ):
                taken.append(FoundDate(value, match.start(), match.end()))
    yield from sorted(taken, key=lambda found: found.start)


def _patterns_for(
    text: str, start: int, end: int, year_alone: bool
) -> Iterator[tuple[re.Pattern[str], int]]:
    """Give the patterns that may match, and from where, told at less cost than by themselves."""
    if end - start <= _YEAR_BEFORE:
        if year_alone:
            yield _PATTERNS[-1], start
        return
    if _has_other_month(text, start, end):
        yield from ((pattern, start) for pattern in _OTHER_PATTERNS)
    named = _A_MONTH.search(text, start, end)
    numbered = _A_NUMBER.search(text, start, end)
    begins = (
        max(start, named.start() - _DAY_BEFORE) if named else None,
        max(start, numbered.start() - _YEAR_BEFORE) if numbered else None,
        start if _POINT_AND_YEAR.search(text, start, end) else None,
        start if year_alone else None,
    )
    for pattern, needs in zip(_PATTERNS, _NEEDS, strict=True):
        if (begin := begins[needs]) is not None:
            yield pattern, begin


def _has_other_month(text: str, start: int, end: int) -> bool:
    """Say whether the word before a year is a month that English calls otherwise."""
    for year in _WORD_AND_YEAR.finditer(text, start, end):
        words = text[max(start, year.start() - MAX_MONTH) : year.start()].lower().split()
        if len(words) > 1 and words[-1] in ("de", "del"):
            words.pop()
        if words and words[-1].strip(".,([") in _OTHER_NUMBERS:
            return True
    return False


def field_date(value: str, day_first: bool | None = None) -> str | None:
    """Read a day or a month that is all of a field, in a form that is no date in running text:
    numbers with the year behind, a year with a month's name or its number behind.

    Args:
        value: The field.
        day_first: Whether the day comes before the month where both are numbers, if it is known.

    Returns:
        An ISO date; nothing if it is another text, or may mean two days ("4-5-2007").
    """
    if month_and_year := _MONTH_IN_NUMBERS.match(value):
        return f"{month_and_year[2]}-{int(month_and_year[1]):02d}"
    if year_first := _YEAR_FIRST.match(value):
        year, month, day, alone, name, behind = year_first.groups()
        return _day_of(int(year), month_number(month or alone or name), day or behind)
    match = _NUMBERS.match(value)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if day_first is None and match[2] == "-" and max(first, second) <= 12 and first != second:
        return None
    if day_first is None or max(first, second) > 12:
        day_first = match[2] == "." or first > 12
    month, day = (second, first) if day_first else (first, second)
    return _day_of(year, month, str(day))


def _day_of(year: int, month: int | None, day: str | None) -> str | None:
    """Give a day, or a month without one; nothing if there is no such day: February 30."""
    if month is None:
        return None
    try:
        return date(year, month, int(day)).isoformat() if day else f"{year}-{month:02d}"
    except ValueError:
        return None


def is_date(text: str) -> bool:
    """Say whether a text is a date and nothing else."""
    bare = text.strip(" .,;:")
    return any(pattern.fullmatch(bare) for pattern in (*_PATTERNS, *_OTHER_PATTERNS))


def find_bad_dates(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find what is written as a day and is none in the calendar: "Feb 30, 2020"."""
    if not _has_year(text, start, end):
        return
    for pattern in _PATTERNS[:3]:
        for match in pattern.finditer(text, start, end):
            if _iso(match) is None and not _is_of_a_word(match):
                yield match.span()


def _is_of_a_word(match: re.Match[str]) -> bool:
    """Say whether the name of the month ends a longer word: "Kumar, 2019". That of a label may
    be glued to it: "PublishedMar 2019", "cs.LGMar 2019".
    """
    start = match.start("month") if "month" in match.re.groupindex else 0
    return match.string[max(0, start - 1) : start].isalpha() and not (
        match.string[start].isupper() and match.string[start + 1].islower()
    )


def _has_year(text: str, start: int, end: int) -> bool:
    """Say at little cost whether a date may stand between two places: every form has a year."""
    return text.find("20", start, end) >= 0 or text.find("19", start, end) >= 0


def month_number(name: str) -> int | None:
    """Give the number of a month by its name or abbreviation, or by its digits."""
    if name.isdecimal():
        return int(name) if len(name) <= 2 and 1 <= int(name) <= 12 else None
    small = name.strip(" .").lower()
    if small in _OTHER_NUMBERS:
        return _OTHER_NUMBERS[small]
    head = small[:3]
    return _MONTHS.index(head) + 1 if head in _MONTHS else None


def is_month(word: str) -> bool:
    """Say whether a word is the name of a month, perhaps cut short: "abr."."""
    small = word.strip(" .").lower()
    return _NAMED.fullmatch(small) is not None or any(
        name.startswith(small) for name in _OTHER_NUMBERS
    )


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if len(groups) == 1:
        return f"{year:04d}"
    month = month_number(groups.get("month") or groups.get("number") or "0")
    day = groups.get("day")
    if month is None:
        return f"{year:04d}"
    return _day_of(year, month, day)

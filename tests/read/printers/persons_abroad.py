"""Works as people list them in other countries and times: forms of offices, pages of the nineties,
reading lists of courses.

The headings, the marks and the words beside the works are those of each country; the papers are
real, whatever language they are in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from tests.read.papers import Paper
from tests.read.printers.persons import Habit, Listed, gold_of, in_journals, names_of, pages_of
from tests.read.printers.tools import (
    MONTHS,
    Gold,
    Printed,
    Printer,
    Work,
    bare_last,
    listed,
    often,
    page_of,
    short_first,
    short_last,
    stop,
    wrapped,
)

SPANISH = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre"),
    *("octubre", "noviembre", "diciembre"),
)


@dataclass(frozen=True)
class Frame:
    """What stands around the works of a page, and how they are set: ``marks`` are formats of a
    number, ``hang`` is what stands before the lines below the first of an entry.
    """

    above: str
    heads: tuple[str, ...]
    below: tuple[str, ...]
    marks: tuple[str, ...]
    widths: tuple[int, ...] = (0, 78, 90)
    hangs: tuple[str, ...] = ("",)
    betweens: tuple[str, ...] = ("\n\n",)
    order: Callable[[Work], object] = field(default=lambda work: 0)


def page_printer(habit: Habit, frame: Frame) -> Printer:
    """Give the printer of a page with works in the habit of a country, inside its frame."""

    def print_works(papers: Sequence[Paper], rng: Random) -> Printed:
        mark, width = rng.choice(frame.marks), rng.choice(frame.widths)
        hang, between = rng.choice(frame.hangs), rng.choice(frame.betweens)
        entries = []
        for n, work in enumerate(sorted(in_journals(papers, rng), key=frame.order), 1):
            text, gold = habit(work, rng)
            text = mark.format(n) + text
            entries.append((wrapped(text, width, hang) if width else text, gold))
        half = rng.randint(1, len(entries)) if len(frame.heads) > 1 else len(entries)
        head, *others = rng.sample(frame.heads, len(frame.heads))
        if half < len(entries):
            text, gold = entries[half]
            entries[half] = (f"\n{others[0]}\n\n{text}", gold)
        below = "\n\n" + rng.choice(frame.below) + "\n"
        return page_of(entries, between, f"{frame.above}\n\n{head}\n\n", below)

    return print_works


def _others(work: Work, form: Callable[[tuple[str, str]], str] | None = None) -> list[str]:
    """Give who signed beside the first, who is the person of the page."""
    some = work.paper.authors[1:4]
    return [form(name) if form else f"{name[0]} {name[1]}".strip() for name in some]


def dotted_month(work: Work, rng: Random) -> Listed:
    """Ann Lee, Bob Day, and Cy Fox. Title. Journal, Vol. 3. 2021.6. [pdf]"""
    names = [f"{given} {family}".strip() for given, family in work.paper.authors[:8]]
    year, month = work.paper.published[:4], int(work.paper.published[5:7])
    last = ", and " if len(names) > 2 else " and "
    text = f"{listed(names, last)}. {stop(work.paper.title)} {work.venue}, Vol. {work.volume}."
    buttons = rng.choice(("", " [pdf]", " [pdf] [slides]"))
    return f"{text} {year}.{month}.{buttons}", gold_of(work, names, work.paper.published[:7])


def polish(work: Work, rng: Random) -> Listed:
    """(współautor: Bob Day) Title, „Wool” 2017, t. 3, nr 2, s. 1–10."""
    names = _others(work)
    lead = f"(współautor: {', '.join(names)}) " if names and often(rng) else ""
    where = f"„{work.venue}” {work.year}, t. {work.volume}, nr {work.issue}, s. {pages_of(work)}."
    return f"{lead}{work.paper.title}, {where}", gold_of(work, names if lead else ())


def turkish(work: Work, rng: Random) -> Listed:
    """Lee, A., Day, B. & Fox, C. (2014). "Title", Wool, 43(9), 1351-1370."""
    names = names_of(work, short_last, 6)
    where = f"{work.venue}, {work.volume}({work.issue}), {pages_of(work, '-')}."
    return f'{listed(names, " & ")} ({work.year}). "{work.paper.title}", {where}', gold_of(
        work, names
    )


def german_lawyer(work: Work, rng: Random) -> Listed:
    """Title, Wool 3 (2018), S. 489–512 (gemeinsam mit Bob Day und Cy Fox)"""
    names = _others(work)
    where = rng.choice(
        (
            f"{work.venue} {work.volume} ({work.year}), S. {pages_of(work)}",
            f"in: {work.venue} {work.year}, S. {pages_of(work)}",
        )
    )
    said = f" (gemeinsam mit {listed(names, ' und ')})" if names else ""
    return f"{work.paper.title}, {where}{said}", gold_of(work, names)


def french_historian(work: Work, rng: Random) -> Listed:
    """« Title », en collaboration avec Bob Day et Cy Fox, Wool, n° 3, 2018, p. 301-322."""
    names = _others(work)
    said = f" en collaboration avec {listed(names, ' et ')}," if names else ""
    where = f"{work.venue}, n° {work.volume}, {work.year}, p. {pages_of(work, '-')}."
    return f"« {work.paper.title} »,{said} {where}", gold_of(work, names)


def nineties(work: Work, rng: Random) -> Listed:
    """Lee, A. and Day, B. (1998). Title. J. Wool 24, 311-330. (ps.gz, 212k)"""
    names = names_of(work, short_last, 6)
    where = f"{work.short} {work.volume}, {pages_of(work, '-')}."
    file = rng.choice(("", f" (ps.gz, {work.issue}12k)", f"  [{work.issue}0 Kb]"))
    return f"{listed(names)} ({work.year}). {stop(work.paper.title)} {where}{file}", gold_of(
        work, names
    )


def with_impact(work: Work, rng: Random) -> Listed:
    """Title, A. Lee, B. Day, J. Wool 1081, 187–193          2015   1.8"""
    names = names_of(work, short_first, 6)
    where = f"{work.short} {work.volume}, {pages_of(work)}"
    text = f"{work.paper.title}, {', '.join(names)}, {where}"
    return f"{text}     {work.year}   {rng.randint(1, 9)}.{rng.randint(0, 9)}", gold_of(work, names)


def group_lines(work: Work, rng: Random) -> Listed:
    """Names, title, journal, date and a link, a line each and no line blank."""
    names = names_of(work, short_last, 6)
    date = rng.choice((work.year, work.paper.published[:7]))
    lines = ("; ".join(names), work.paper.title, f"{work.venue} {work.volume}({work.issue})", date)
    return "\n".join(lines), gold_of(work, names, date)


def argentine(work: Work, rng: Random) -> Listed:
    """Lee, A. y Day, B. (mayo de 2023). “Title”, Wool 62 (236), pp. 45-71."""
    names = names_of(work, short_last, 5)
    date, when = work.year, work.year
    if often(rng, 0.3):
        date = work.paper.published[:7]
        when = f"{SPANISH[int(date[5:]) - 1]} de {work.year}"
    where = f"{work.venue} {work.volume} ({work.issue}), pp. {pages_of(work, '-')}."
    return f"{listed(names, ' y ')} ({when}). “{work.paper.title}”, {where}", gold_of(
        work, names, date
    )


def italian(work: Work, rng: Random) -> Listed:
    """Lee A, Day B, Fox C. Title. J Wool. 2022 Mar;23(4):512-20. PMID: 34118977. IF 9.130"""
    names = names_of(work, bare_last, 6)
    month = int(work.paper.published[5:7])
    short = work.short.replace(".", "")
    when = f"{work.year} {MONTHS[month - 1][:3]}"
    where = f"{short}. {when};{work.volume}({work.issue}):{pages_of(work, '-')}."
    behind = rng.choice(("", " IF nd", f" IF {rng.randint(1, 12)}.{rng.randint(100, 999)}"))
    text = f"{', '.join(names)}. {stop(work.paper.title)} {where}{behind}"
    return text, gold_of(work, names, work.paper.published[:7])


def _families(work: Work) -> list[str]:
    """Give family names alone: of many, the first."""
    families = [family for _, family in work.paper.authors]
    return families[:1] if len(families) > 4 else families


def syllabus(papers: Sequence[Paper], rng: Random) -> Printed:
    """The readings of a course by weeks: family names, year, title, journal; some are optional."""
    marks = rng.choice(
        (("(*) ", "Optional: "), ("* ", "+ "), ("", ""), ("Required: ", "Optional: "))
    )
    last = rng.choice((" and ", " & "))
    day, entries = 3, []
    for n, work in enumerate(in_journals(papers, rng)):
        names = _families(work)
        cut = len(work.paper.authors) > len(names)
        said = f"{names[0]} et al." if cut else listed(names, last)
        text = f"{rng.choice(marks)}{said} ({work.year}). {stop(work.paper.title)} {work.short}."
        if n == 0 or often(rng, 0.4):
            day += 7
            text = f"{chr(10) if n else ''}Week {n + 1} (Feb {day % 28 + 1}) — Part {n + 1}\n{text}"
        entries.append((text, gold_of(work, names)))
    above = (
        "Wool 7565: Sheep and Goats\nSpring 2022 · Tue/Thu 9:30–10:45\nHome  Syllabus  Readings\n\n"
    )
    below = "\n\nLate policy: three free late days. After that 10% a day.\n"
    return page_of(entries, "\n", f"{above}Reading list\n\n", below)


def department(papers: Sequence[Paper], rng: Random) -> Printed:
    """A page of a department: entries of lines, each closed by the same link."""
    more = rng.choice(("weitere Informationen", "Details", "lire la suite", "Meer informatie", ""))
    entries: list[tuple[str, Gold]] = []
    for work in in_journals(papers, rng):
        text, gold = group_lines(work, rng)
        entries.append((f"{text}\n{more}" if more else text, gold))
    above = "Wool University\nDepartment of Hay\n\nHome\nTeaching\nPeople\n\nPublications\n\n"
    return page_of(entries, "\n" if more else "\n\n", above, "\n\nImprint | Contact\n")


FRAMES: dict[Habit, Frame] = {
    dotted_month: Frame(
        "Ann Lee (李 杏)\n[ Japanese | English ]\nHome / Papers / Software / Misc.",
        ("Refereed Conference Papers", "Journal Articles"),
        ("Software\n\n  - sheep-counter (GitHub). 2021.", "Last modified: Wed Dec 1 2021", ""),
        ("  - ", "- ", "{}. "),
        widths=(0,),
        betweens=("\n",),
    ),
    polish: Frame(
        "dr hab. Anna Lee, prof. UW\nWydział Nauk o Owcach",
        ("Artykuły w czasopismach", "Rozdziały w tomach zbiorowych"),
        ("Granty\n2013–2016  NCN OPUS 5, kierownik", "Wyrażam zgodę na przetwarzanie danych."),
        ("{}. ",),
        betweens=("\n", "\n\n"),
    ),
    turkish: Frame(
        "ÖZGEÇMİŞ\n\n1. Adı Soyadı : Ann Lee\n2. Unvanı : Doç. Dr.\n...\n7. Yayınlar",
        ("7.1. Uluslararası hakemli dergilerde yayınlanan makaleler (SCI, SSCI, AHCI)",),
        ("8. Projeler\nTÜBİTAK 3501, 115M522, Yürütücü, 2015-2018\n2/3", ""),
        ("7.1.{}. ", "A{}. ", "7.1.{} "),
    ),
    german_lawyer: Frame(
        "Priv.-Doz. Dr. iur. Ann Lee, LL.M.\n\nSchriftenverzeichnis\n(Stand: 1. Oktober 2022)",
        ("Aufsätze", "II. Aufsätze"),
        ("V. Vorträge (Auswahl)\n\n– „Wolle“, Tagung, Bern, März 2016", ""),
        ("{}. ",),
        hangs=("", "   "),
        betweens=("\n",),
    ),
    french_historian: Frame(
        "Curriculum vitae – Ann Lee, maître de conférences en histoire\nUniversité de Laine",
        ("Articles dans des revues à comité de lecture", "Articles"),
        (
            "COMMUNICATIONS\n– « Archives des marais », séminaire, Paris, 11 janvier 2020",
            "RESPONSABILITÉS\n2016-2020 : responsable du master Histoire",
        ),
        ("", "– ", "{}. "),
    ),
    nineties: Frame(
        "            Ann Lee's Papers\n\n[Home] [Papers] [Software]\n\nAll papers are gzipped.",
        ("Submitted / technical reports", "Published"),
        ("-" * 60 + "\nann@example.org        Last changed 11 Feb 1999", ""),
        ("o  ", "* ", ""),
        widths=(0, 72, 78),
        hangs=("   ",),
        betweens=("\n", "\n\n"),
    ),
    with_impact: Frame(
        "Dr. A. Lee                     Curriculum Vitae\nAssistant Professor",
        ("LIST OF PUBLICATIONS\n\nS.No  Title, Authors, Journal          Year   IF",),
        ("CONFERENCE PRESENTATIONS\n1. Invited Lecture, Internship Camp, Dec 2019", ""),
        ("{}.  ",),
        widths=(0,),
        betweens=("\n", "\n\n"),
    ),
    argentine: Frame(
        "Ann Lee\nCONICET\nCurriculum vitae, agosto de 2023\n3",
        ("Publicaciones", "Documentos de trabajo"),
        ("Becas y premios\n2021  Premio Anual “Dr. Raúl Prebisch”, BCRA (2.º puesto)\n4", ""),
        ("", "• "),
    ),
    italian: Frame(
        "FORMATO EUROPEO PER IL CURRICULUM VITAE\nNome  LEE ANN\nNazionalità  Italiana",
        ("PUBBLICAZIONI", "In extenso su riviste indicizzate (selezione, IF totale 87,4)"),
        ("CORSI\n• GCP – Good Clinical Practice, Milano, 2018", ""),
        ("• ", "{}. "),
        betweens=("\n", "\n\n"),
    ),
}

ABROAD: dict[str, Printer] = {
    **{f"cv_{habit.__name__}": page_printer(habit, frame) for habit, frame in FRAMES.items()},
    "course_readings": syllabus,
    "home_department": department,
}

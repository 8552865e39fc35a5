"""Works as people of many fields list them: in a curriculum vitae, or on a page of their own.

The person is whoever: who else signed is said by "with", or all names are printed.
"""

import string
from collections.abc import Callable, Sequence
from random import Random

from tests.read.papers import Paper
from tests.read.printers.tools import (
    MONTHS,
    Gold,
    Printed,
    Work,
    abstract,
    bare_last,
    listed,
    often,
    page_of,
    published,
    short_first,
    short_last,
    stop,
    wrapped,
)

Listed = tuple[str, Gold]  # an entry as printed, and what it prints
Habit = Callable[[Work, Random], Listed]

ABOVE = (
    ("Ann B. Lee", "Department of Economics, University of Wool", "ann.lee@example.org"),
    ("CURRICULUM VITAE", "Dr. Ann Lee", "Born 3 May 1975 in Farmville", "Phone: +41 44 555 01 23"),
    ("ANN LEE", "12 Hay Street, Farmville", "Tel. (608) 555-0147 | ann.lee@example.org"),
)
BEFORE = (
    ("EDUCATION", "2009 Ph.D., University of Wool", "2004 B.A., College of Hay, summa cum laude"),
    (
        "Academic positions",
        "2016– Professor, University of Wool",
        "2009–2016 Lecturer, Hay College",
    ),
    ("Honors and awards", "2019 Teaching Award, University of Wool", "2014 Fellow, Hay Society"),
)
BEHIND = (
    ("INVITED TALKS", "University of Hay, March 2019", "Farm Society, Bern, 12 May 2017"),
    (
        "Teaching",
        "Introduction to Wool (undergraduate; fall 2015–2022)",
        "Hay in History (graduate)",
    ),
    ("Grants", "National Wool Fund, 2018–2021, EUR 240,000 (PI)"),
    (
        "Professional service",
        "Referee for several journals",
        "Member of the Farm Society since 2011",
    ),
)
HEADS = (
    "PUBLICATIONS",
    "Publications",
    "Journal articles",
    "Peer-reviewed publications",
    "Articles",
)


def names_of(work: Work, form: Callable[[tuple[str, str]], str], most: int = 12) -> list[str]:
    return [form(name) for name in work.paper.authors[:most]]


def _whole(name: tuple[str, str]) -> str:
    return f"{name[0]} {name[1]}".strip()


def _others(work: Work) -> list[str]:
    """Give who signed with the person whose page it is: the first of the paper."""
    return [_whole(name) for name in work.paper.authors[1:5]]


def _with(work: Work, form: str = " (with {})") -> str:
    others = _others(work)
    return form.format(listed(others, " and ")) if others else ""


def pages_of(work: Work, dash: str = "–") -> str:
    return f"{work.pages[0]}{dash}{work.pages[1]}"


def gold_of(work: Work, names: Sequence[str], date: str | None = None) -> Gold:
    gold: Gold = {"title": work.paper.title, "published": date or work.year}
    return {**gold, "authors": list(names)} if names else gold


def acs(work: Work, rng: Random) -> Listed:
    """Lee, A. B.; Day, C. Title. J. Wool 2017, 3, 1–10."""
    names = names_of(work, short_last)
    where = f"{work.short} {work.year}, {work.volume}, {pages_of(work)}."
    return f"{stop('; '.join(names))} {stop(work.paper.title)} {where}", gold_of(work, names)


def vancouver(work: Work, rng: Random) -> Listed:
    """Lee AB, Day C. Title. J Wool. 2017 Mar 5;3(2):1-10. PMID: 12345678."""
    names = names_of(work, bare_last)
    month = int(work.paper.published[5:7])
    date = f"{work.year}-{month:02d}"
    when = f"{work.year} {MONTHS[month - 1][:3]}"
    if often(rng):
        day = int(work.paper.published[8:10])
        when, date = f"{when} {day}", f"{date}-{day:02d}"
    short = work.short.replace(".", "")
    where = f"{short}. {when};{work.volume}({work.issue}):{pages_of(work, '-')}."
    behind = rng.choice(("", f" PMID: {rng.randint(10_000_000, 35_000_000)}."))
    return f"{', '.join(names)}. {stop(work.paper.title)} {where}{behind}", gold_of(
        work, names, date
    )


def biology(work: Work, rng: Random) -> Listed:
    """Lee AB, Day C (2017) Title. J Wool 3:1–10"""
    names = names_of(work, bare_last)
    where = f"{work.short} {work.volume}:{pages_of(work)}"
    return f"{', '.join(names)} ({work.year}) {stop(work.paper.title)} {where}", gold_of(
        work, names
    )


def slashes(work: Work, rng: Random) -> Listed:
    """A. Lee/C. Day, Title. Wool 3, 2017, 1–10."""
    names = names_of(work, short_first, 3)
    where = f"{work.venue} {work.volume}, {work.year}, {pages_of(work)}."
    return f"{'/'.join(names)}, {stop(work.paper.title)} {where}", gold_of(work, names)


def din(work: Work, rng: Random) -> Listed:
    """LEE, A.; DAY, C.: Title. In: Wool 3 (2017), Nr. 2, S. 1–10."""
    names = [
        f"{last.upper()}, {given}"
        for last, _, given in (name.partition(", ") for name in names_of(work, short_last))
    ]
    where = f"In: {work.venue} {work.volume} ({work.year}), Nr. {work.issue}, S. {pages_of(work)}."
    return f"{'; '.join(names)}: {stop(work.paper.title)} {where}", gold_of(work, names)


def guillemets(work: Work, rng: Random) -> Listed:
    """A. Lee, C. Day, « Title », Wool, vol. 3, n° 2, 2017, p. 1-10."""
    names = names_of(work, short_first)
    where = (
        f"{work.venue}, vol. {work.volume}, n° {work.issue}, {work.year}, p. {pages_of(work, '-')}."
    )
    return f"{listed(names, ' et ')}, « {work.paper.title} », {where}", gold_of(work, names)


def quoted_with(work: Work, rng: Random) -> Listed:
    """“Title.” Wool 3(2): 1–10. (with Ann Lee and Bob Day)"""
    where = f"{work.venue} {work.volume}({work.issue}), {work.year}: {pages_of(work)}."
    text = f"“{stop(work.paper.title)}” {where}{_with(work)}"
    return text, gold_of(work, _others(work))


def single_quotes(work: Work, rng: Random) -> Listed:
    """‘Title’ (with Ann Lee), Wool 3(2): 1–10 (2017)."""
    where = f"{work.venue} {work.volume}({work.issue}): {pages_of(work)} ({work.year})."
    return f"‘{work.paper.title}’{_with(work)}, {where}", gold_of(work, _others(work))


def title_with(work: Work, rng: Random) -> Listed:
    """Title (with Ann Lee and Bob Day), Wool, 3(2), 2017, pp. 1–10."""
    where = f"{work.venue}, {work.volume}({work.issue}), {work.year}, pp. {pages_of(work)}."
    return f"{work.paper.title}{_with(work)}, {where}", gold_of(work, _others(work))


def ams(work: Work, rng: Random) -> Listed:
    """(with A. Lee and B. Day) Title, Wool 3 (2017), no. 2, 1–10."""
    names = [short_first(name) for name in work.paper.authors[1:5]]
    lead = f"(with {listed(names, ' and ')}) " if names else ""
    where = f"{work.short} {work.volume} ({work.year}), no. {work.issue}, {pages_of(work)}."
    return f"{lead}{work.paper.title}, {where}", gold_of(work, names)


def law(work: Work, rng: Random) -> Listed:
    """Title, 3 Wool L. Rev. 1 (2017) (with Bob Day)."""
    where = f"{work.volume} {work.venue} {work.pages[0]} ({work.year})"
    return f"{work.paper.title}, {where}{_with(work)}.", gold_of(work, _others(work))


def economics(work: Work, rng: Random) -> Listed:
    """“Title,” with Ann Lee and Bob Day, Wool 3 (2017): 1–10."""
    where = f"{work.venue} {work.volume} ({work.year}): {pages_of(work)}."
    return f"“{work.paper.title},”{_with(work, ' with {},')} {where}", gold_of(work, _others(work))


def history(work: Work, rng: Random) -> Listed:
    """“Title,” Wool 3, no. 2 (May 2017): 1–10."""
    month = MONTHS[int(work.paper.published[5:7]) - 1]
    where = f"{work.venue} {work.volume}, no. {work.issue} ({month} {work.year}): {pages_of(work)}."
    return f"“{work.paper.title},” {where}", gold_of(work, (), work.paper.published[:7])


def physics(work: Work, rng: Random) -> Listed:
    """Title, A. Lee and B. Day, Phys. Rev. D 3, 1 (2017), arXiv:1701.00001."""
    names = names_of(work, short_first)
    where = f"{work.short} {work.volume}, {work.pages[0]} ({work.year})"
    gold = {**gold_of(work, names), "arxiv_id": work.paper.arxiv_id}
    text = f"{work.paper.title}, {listed(names, ' and ')}, {where}, arXiv:{work.paper.arxiv_id}."
    return text, gold


HABITS: dict[str, Habit] = {
    habit.__name__: habit
    for habit in (
        *(acs, vancouver, biology, slashes, din, guillemets),
        *(quoted_with, single_quotes, title_with, ams, law, economics, history, physics),
    )
}


def _marks(rng: Random, count: int) -> list[str]:
    """Give what stands before each entry: nothing, a sign, numbers that go up or down."""
    kind = rng.choice(("", "", "• ", "- ", "up", "down", "letters", "coded"))
    if kind == "up":
        return [f"{n + 1}. " for n in range(count)]
    if kind == "down":
        return [f"{count - n}. " for n in range(count)]
    if kind == "letters":
        return [f"{string.ascii_lowercase[n]}.{rng.choice((' ', chr(9)))}" for n in range(count)]
    if kind == "coded":
        return [f"[J{count - n}] " for n in range(count)]
    return [kind] * count


def _sections(rng: Random, some: Sequence[tuple[str, ...]]) -> str:
    chosen = rng.sample(some, rng.randint(0, 2))
    return "".join("\n".join(lines) + "\n\n" for lines in chosen)


def in_journals(papers: Sequence[Paper], rng: Random) -> list[Work]:
    """Draw works until all are in journals."""
    works = []
    for paper in papers:
        work = published(paper, rng)
        while work.kind != "journal":
            work = published(paper, rng)
        works.append(work)
    return works


def cv_printer(habit: Habit) -> Callable[[Sequence[Paper], Random], Printed]:
    """Give the printer of a curriculum vitae with works in the habit of a field."""

    def cv(papers: Sequence[Paper], rng: Random) -> Printed:
        marks, width = _marks(rng, len(papers)), rng.choice((0, 0, 78, 95))
        entries = []
        for mark, work in zip(marks, in_journals(papers, rng), strict=True):
            text, gold = habit(work, rng)
            hang = rng.choice(("", "    ")) if mark else ""
            entries.append((wrapped(mark + text, width, hang) if width else mark + text, gold))
        between = (
            "\n"
            if any(marks) and often(rng)
            else rng.choice(("\n\n", "\n" if not width else "\n\n"))
        )
        above = "\n".join(rng.choice(ABOVE)) + "\n\n" if often(rng, 0.8) else ""
        above += _sections(rng, BEFORE) + rng.choice(HEADS) + rng.choice(("\n", "\n\n"))
        return page_of(entries, between, above, "\n\n" + _sections(rng, BEHIND))

    return cv


def year_column(papers: Sequence[Paper], rng: Random) -> Printed:
    """A curriculum vitae with the years in a column; below a year stand all of its works."""
    entries, year = [], ""
    for work in sorted(in_journals(papers, rng), key=lambda work: work.year, reverse=True):
        where = f"{work.venue} {work.volume}({work.issue}): {pages_of(work)}."
        text = f"“{stop(work.paper.title)}” {where}{_with(work)}"
        column, year = (work.year if work.year != year else ""), work.year
        entries.append((f"{column}\t{text}", gold_of(work, _others(work))))
    above = "\n".join(rng.choice(ABOVE)) + "\n\n" + _sections(rng, BEFORE)
    return page_of(entries, "\n", f"{above}{rng.choice(HEADS)}\n", "\n\n" + _sections(rng, BEHIND))


def economist(papers: Sequence[Paper], rng: Random) -> Printed:
    """A title with co-authors in brackets, where it is, an abstract, buttons; a line each."""
    told = rng.choice(("Abstract: ", "Abstract. ", ""))
    buttons = rng.choice(("[Paper] [Slides]", "[PDF]", "Paper | Slides | Data", ""))
    form = rng.choice((" (with {})", ", with {}", " (joint with {})"))
    entries = []
    for work in in_journals(papers, rng):
        title, names = work.paper.title, _others(work)
        gold: Gold = {"title": title, "published": work.year}
        where = rng.choice(
            (
                f"{work.venue}, {work.volume}({work.issue}), {work.year}",
                f"{work.venue}, vol. {work.volume}, {work.year}, pp. {pages_of(work)}",
            )
        )
        if often(rng, 0.2):
            month = int(work.paper.published[5:7])
            where = f"CESifo Working Paper No. {work.pages[0]}, {MONTHS[month - 1]} {work.year}"
            gold["published"] = work.paper.published[:7]
        lines = [f"{title}{_with(work, form)}", where]
        if told:
            lines.append(told + abstract(work.paper))
            gold["abstract"] = abstract(work.paper)
        if names:
            gold["authors"] = names
        entries.append(("\n".join([*lines, *([buttons] if buttons else [])]), gold))
    above = (
        "Home\nResearch\nTeaching\nCV\nAnn Lee\n\n"
        + rng.choice(("Working Papers", "Research", "Publications"))
        + "\n\n"
    )
    below = "\n\n" + rng.choice(("Page updated\nReport abuse\n", "© 2023 Ann Lee\n", ""))
    return page_of(entries, "\n\n", above, below)


def philosopher(papers: Sequence[Paper], rng: Random) -> Printed:
    """‘Title’ (with X), Wool, 2017. [draft]; an abstract as a paragraph below, or none."""
    told, left, right = often(rng), *rng.choice((("‘", "’"), ("“", "”"), ('"', '"')))
    entries = []
    for work in in_journals(papers, rng):
        where = rng.choice(
            (
                f"{work.venue}, {work.year}.",
                f"{work.venue} {work.volume} ({work.year}): {pages_of(work)}.",
            )
        )
        link = rng.choice(("", " [draft]", " [penultimate] [journal]"))
        gold = gold_of(work, _others(work))
        lines = [f"{left}{work.paper.title}{right}{_with(work)}, {where}{link}"]
        if told:
            lines.append(abstract(work.paper))
            gold["abstract"] = abstract(work.paper)
        entries.append(("\n".join(lines), gold))
    above = "Skip to content\n\nAnn Lee\nLecturer in Philosophy, University of Wool\n\n"
    above += "About\nWriting\nTeaching\n\nArticles\n\n"
    return page_of(
        entries, "\n\n", above, rng.choice(("\n", "\n\nShare this:\nTwitter\nFacebook\n"))
    )


def laboratory(papers: Sequence[Paper], rng: Random) -> Printed:
    """Publications of a group, by years: names, title, where, buttons; on one line or three."""
    lines_each, form = often(rng), rng.choice((_whole, short_first, short_last))
    entries, year = [], ""
    for work in sorted(in_journals(papers, rng), key=lambda work: work.year, reverse=True):
        names = names_of(work, form)
        where = f"{work.venue}, {work.volume}, {pages_of(work)}"
        parts = [work.paper.title, ", ".join(names), f"{where} ({work.year})"]
        text = "\n".join(parts) if lines_each else f"{parts[1]}. {stop(parts[0])} {parts[2]}."
        head, year = (f"{work.year}\n\n" if work.year != year else ""), work.year
        entries.append(
            (
                head + text + rng.choice(("", " [PDF]" if not lines_each else "\n[PDF] [DOI]")),
                gold_of(work, names),
            )
        )
    return page_of(entries, "\n\n", "Wool Lab\nHome\nPeople\nPublications\n\n", "\n")


PERSONS = {
    **{f"cv_{name}": cv_printer(habit) for name, habit in HABITS.items()},
    "cv_year_column": year_column,
    "home_economist": economist,
    "home_philosopher": philosopher,
    "home_laboratory": laboratory,
}

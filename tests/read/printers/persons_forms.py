"""Works in the forms of offices: promotion, grants, evaluations of many countries.

Beside names and numbers stands what the form asks for: who is a student, who answers, which works
count, of what kind each is, what share of it is whose.
"""

from collections.abc import Sequence
from random import Random

from tests.read.printers.persons import Habit, Listed, gold_of, names_of, pages_of
from tests.read.printers.persons_abroad import Frame, page_printer
from tests.read.printers.tools import Printer, Work, bare_last, listed, often, short_last, stop


def _starred(names: Sequence[str], rng: Random, sign: str, share: float = 0.3) -> list[str]:
    """Put a sign before some names."""
    return [f"{sign}{name}" if often(rng, share) else name for name in names]


def nigerian(work: Work, rng: Random) -> Listed:
    """*Lee, A. B., Day, C. and Fox, D. (2013). Title. Wool 21 (4): 355-363. (Kenya) (Share: 70%)"""
    names = names_of(work, short_last, 6)
    where = f"{work.venue} {work.volume} ({work.issue}): {pages_of(work, '-')}."
    share = rng.choice((f" (Contribution: {rng.randint(2, 9)}0%)", ""))
    country = rng.choice((" (Nigeria)", " (United Kingdom)", " (USA)"))
    star = rng.choice(("*", "", ""))
    text = f"{star}{listed(names)} ({work.year}). {stop(work.paper.title)} {where}{country}{share}"
    return text, gold_of(work, names)


def canadian(work: Work, rng: Random) -> Listed:
    """* Lee AB, Day C. (2022). Title. Wool. 34(2): 188-203. / Co-Author / Published, / Refereed"""
    names = names_of(work, bare_last, 6)
    where = f"{work.venue}. {work.volume}({work.issue}): {pages_of(work, '-')}."
    said = ", ".join(_starred(names, rng, "* "))
    lines = [f"{said}. ({work.year}). {stop(work.paper.title)} {where}"]
    lines += [rng.choice(("Co-Author", "First Listed Author", "Last Author")), "Published, "]
    lines += [rng.choice(("Refereed?: Yes", "Refereed?: Yes, Open Access?: Yes"))]
    return "\n".join(lines), gold_of(work, names)


def israeli(work: Work, rng: Random) -> Listed:
    """Lee, A.PI, Day, B.S and Fox, C.C (2017), "Title," Wool, Vol. 171, pp. 88-121. (IF 1.5; Q2)"""
    names = names_of(work, short_last, 6)
    signs = ["PI", *(rng.choice(("S", "C", "PI", "")) for _ in names[1:])]
    said = listed([name + sign for name, sign in zip(names, signs, strict=True)])
    where = f"{work.venue}, Vol. {work.volume}, pp. {pages_of(work, '-')}."
    behind = rng.choice(("", f" (IF {rng.randint(1, 9)}.3; Q2; {rng.randint(2, 90)} citations)"))
    return f'{said} ({work.year}), "{work.paper.title}," {where}{behind}', gold_of(work, names)


def spanish(work: Work, rng: Random) -> Listed:
    """Artículo científico. Lee, A. (AC); Day, B. (1/2). 2022. Title. Wool 61, 9023-9034."""
    names = names_of(work, short_last, 6)
    own = rng.randrange(len(names))
    said = [f"{name} (AC)" if i == own and often(rng) else name for i, name in enumerate(names)]
    signed = f"{'; '.join(said)} ({own + 1}/{len(names)})"
    where = f"{work.venue} {work.volume}, {pages_of(work, '-')}."
    kind = rng.choice(("Artículo científico. ", "Artículo de revista. ", ""))
    return f"{kind}{signed}. {work.year}. {stop(work.paper.title)} {where}", gold_of(work, names)


def swedish(work: Work, rng: Random) -> Listed:
    """Lee AB, Day C. Title. J Wool. 2021;50(6):2088-95. (the number may have a star)"""
    names = names_of(work, bare_last, 6)
    short = work.short.replace(".", "")
    where = f"{short}. {work.year};{work.volume}({work.issue}):{pages_of(work, '-')}."
    return f"{', '.join(names)}. {stop(work.paper.title)} {where}", gold_of(work, names)


def student_first(work: Work, rng: Random) -> Listed:
    """*Lee, A. B., & Day, C. (2020). Title. Wool, 12(3), 1-9. (the star says who is a student)"""
    names = names_of(work, short_last, 6)
    said = listed(_starred(names, rng, rng.choice(("*", "†", "+"))), ", & ")
    where = f"{work.venue}, {work.volume}({work.issue}), {pages_of(work)}."
    return f"{said} ({work.year}). {stop(work.paper.title)} {where}", gold_of(work, names)


FRAMES: dict[Habit, Frame] = {
    nigerian: Frame(
        "UNIVERSITY OF WOOL\nCURRICULUM VITAE\n\nI. (a) Name: LEE, Ann (Mrs.)\nXII. Publications",
        ("(d) Articles that have already appeared in learned journals:",),
        ("* Published after the last promotion\n\nXIII. Major Conferences Attended", ""),
        ("{}. ",),
        widths=(90, 100, 0),
    ),
    canadian: Frame(
        "Protected when completed\n\nDr. Ann Lee\nCorrespondence language: English\n\nPublications",
        ("Journal Articles",),
        ("Canadian Common CV                                      Page 7 of 9", ""),
        ("{}. ",),
        widths=(0,),
        betweens=("\n",),
    ),
    israeli: Frame(
        "CURRICULUM VITAE AND LIST OF PUBLICATIONS        June 2023\nName: Ann Lee\n\n"
        "6. Scientific Publications",
        ("(b) Refereed articles in scientific journals",),
        ("7. Lectures and Presentations at Meetings\nFarm Society, Milan, August 2020.", ""),
        ("{}. ",),
        betweens=("\n",),
    ),
    spanish: Frame(
        "Parte A. DATOS PERSONALES\nNombre y apellidos Ann Lee\n\n"
        "Parte C. MÉRITOS MÁS RELEVANTES (ordenados por tipología)",
        ("C.1. Publicaciones (selección de los últimos 10 años)",),
        ("C.3. Proyectos\nPID2019-104159GB-I00, Ovejas. IP: B. Day. 121.000 €.", ""),
        ("{}. ",),
        betweens=("\n",),
    ),
    swedish: Frame(
        "Publikationslista – Publication list\nSökande: Ann Lee, docent\n"
        "Fem viktigaste publikationer är markerade med *",
        ("1. Peer-reviewed original articles",),
        ("4. Popular science\n\nDebattartikel, Dagens Nyheter 2020-05-02.", ""),
        ("{}. ", "*{}. "),
        betweens=("\n",),
    ),
    student_first: Frame(
        "Ann Lee\nAssociate Professor of Hay\n(* denotes student co-author)",
        ("Refereed Journal Articles", "Publications"),
        ("Grants\nNational Wool Fund, 2018-2021 (PI)", ""),
        ("", "{}. "),
    ),
}

FORMS: dict[str, Printer] = {
    f"cv_{habit.__name__}": page_printer(habit, frame) for habit, frame in FRAMES.items()
}

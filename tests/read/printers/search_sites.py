"""Google Scholar (results, a profile) and Semantic Scholar (results, an author)."""

from collections.abc import Sequence
from random import Random

from tests.read.papers import Paper
from tests.read.printers.tools import (
    MONTHS,
    Gold,
    Printed,
    Work,
    abstract,
    bare_first,
    beginning,
    day,
    often,
    page_of,
    published,
)

HOSTS = ("proceedings.neurips.cc", "arxiv.org", "ieeexplore.ieee.org", "Springer", "dl.acm.org")


def scholar_results(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show results: title, a line of authors, venue, year and host, a snippet, buttons."""
    style = {
        "gap": rng.choice(("\n", "\n", "\n\n")),
        "dash": rng.choice((" - ", "\u00a0- ")),
        "buttons": rng.choice(("one", "lines", "star")),
    }
    entries = [_result(published(paper, rng), style, rng) for paper in papers]
    heading = (
        f"Articles\nAbout {rng.randint(2, 900)},000 results (0.0{rng.randint(2, 9)} sec)\n"
        "Any time\nSince 2025\nSince 2024\nSince 2021\nCustom range...\nSort by relevance\n"
        "Sort by date\n"
        "Any type\nReview articles\ninclude patents\ninclude citations\nCreate alert\n"
    )
    profiles = f"User profiles for author:lee\n{papers[0].names[0]}\nProfessor, Some University\n"
    profiles += "Verified email at example.edu\nCited by 12345\n"
    heading += profiles if often(rng, 0.3) else ""
    below = rng.choice(("", "\nRelated searches\nfields of sheep\ncounting goats"))
    below += "\nCreate alert\nPrevious\n1\n2\n3\n4\n5\nNext\nPrivacy\nTerms\nHelp\n"
    return page_of(
        entries, rng.choice(("\n", "\n\n")), rng.choice(("", heading)), rng.choice(("\n", below))
    )


def _result(work: Work, style: dict, rng: Random) -> tuple[str, Gold]:
    paper, host = work.paper, rng.choice(HOSTS)
    names = [bare_first(name) for name in paper.authors]
    shown = names[: rng.choice((3, 3, 2, 4))]
    authors = ", ".join(shown) + ("…" if len(shown) < len(names) else "")
    mark = rng.choice(("", "", "", "", "[BOOK][B] ", "[HTML] ", "[CITATION][C] "))
    gold: Gold = {"title": paper.title, "authors": shown, "published": work.year}
    venue = work.venue if len(work.venue) < 40 else f"{work.venue[:30].rsplit(' ', 1)[0]} …"
    if work.kind == "arxiv":
        venue = f"arXiv preprint arXiv:{paper.arxiv_id}"
        gold["arxiv_id"] = paper.arxiv_id
    parts = [authors, f"{venue}, {work.year}" if often(rng, 0.85) else work.year, host]
    if parts[1] == work.year:
        gold.pop("arxiv_id", None)
    lines = [f"[PDF] {host.lower()}.org"] * often(rng, 0.3)
    lines += [f"{mark}{paper.title}", style["dash"].join(parts[: 2 if "CIT" in mark else 3])]
    if "CITATION" not in mark and often(rng, 0.9):
        snippet = beginning(abstract(paper), rng)
        gold["abstract"] = snippet
        lines += [f"{snippet} …"]
    cited = rng.choice(("", f"Cited by {rng.randint(1, 99999)}"))
    buttons = ["Save", "Cite", cited, "Related articles", f"All {rng.randint(2, 60)} versions"]
    buttons += rng.choice(
        ([], [], ["View as HTML"], ["Web of Science: 12"], ["Import into BibTeX"])
    )
    buttons = [button for button in buttons if button]
    line = {"one": " ".join(buttons), "star": f"☆ {' '.join(buttons)}  "}
    lines += [line.get(style["buttons"], "\n".join(buttons))]
    return style["gap"].join(lines) + "\n", gold


def scholar_profile(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show the table of a person's articles."""
    style = {"cells": rng.choice(("\t", "\t", "\n")), "cut": rng.choice((120, 60))}
    entries = [_row(published(paper, rng), style, rng) for paper in papers]
    name = rng.choice(papers[0].names)
    heading = f"{name}\nProfessor, Some University\nVerified email at example.edu - Homepage\n"
    heading += "Machine Learning Databases\nArticles\nCited by\nPublic access\nCo-authors\n\n"
    columns = rng.choice(
        ("TITLE\t\nCITED BY\n\tYEAR\n", "TITLE\nCITED BY\nYEAR\n", "Title\nCited by\nYear\n")
    )
    below = rng.choice(("\n", f"\nArticles 1–{len(papers)}\nShow more\n"))
    return page_of(entries, "\n", rng.choice((heading, f"{name}\n\n", "")) + columns, below)


def _row(work: Work, style: dict, rng: Random) -> tuple[str, Gold]:
    paper = work.paper
    names = [bare_first(name) for name in paper.authors]
    shown = list(names)
    while len(", ".join(shown)) > style["cut"]:
        shown.pop()
    authors = ", ".join(shown) + (", ..." if len(shown) < len(names) else "")
    gold: Gold = {"title": paper.title, "authors": shown, "published": work.year}
    first, last = work.pages
    venue = {
        "journal": f"{work.venue} {work.volume} ({work.issue}), {first}-{last}",
        "conference": f"{work.venue}, {first}-{last}",
        "arxiv": f"arXiv preprint arXiv:{paper.arxiv_id}",
    }[work.kind]
    if work.kind == "arxiv":
        gold["arxiv_id"] = paper.arxiv_id
    venue += f", {work.year}" if often(rng) else ""
    cited = rng.choice(("", str(rng.randint(1, 9000)), f"{rng.randint(1, 900)}*"))
    cells = [venue, cited, work.year]
    if style["cells"] == "\n":
        cells = [cell for cell in cells if cell]
    return f"{paper.title}\n{authors}\n{style['cells'].join(cells)}", gold


def semantic_results(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show results of a search, fields on lines of their own or glued."""
    style = {
        "glued": often(rng, 0.35),
        "dates": rng.choice(("day", "month", "year", "mixed")),
        "text": rng.choice(("tldr", "abstract", "none", "mixed")),
        "gap": rng.choice(("\n", "\n", "\n\n")),
        "buttons": rng.choice((["[PDF]", "Save", "Alert"], ["Save"], ["PDF", "Cite", "Save"])),
    }
    entries = [_semantic(published(paper, rng), style, rng) for paper in papers]
    heading = f"About {rng.randint(1, 99)},000 results for “fields”\nFields of Study\nDate Range\n"
    heading += "Has PDF\nAuthor\nJournals & Conferences\nSort by Relevance\n"
    below = "\n1\n2\n3\n4\n5\n…\nStay Connected With Semantic Scholar\n"
    return page_of(
        entries, rng.choice(("\n", "\n\n")), rng.choice(("", heading)), rng.choice(("\n", below))
    )


def _semantic(work: Work, style: dict, rng: Random) -> tuple[str, Gold]:
    paper = work.paper
    names, when = paper.names, day(paper)
    shown, more = names, ""
    if len(names) > 4:
        hidden = len(names) - 3
        shown = [*names[:2], names[-1]]
        more = f"+{hidden} authors"
    how = style["dates"] if style["dates"] != "mixed" else rng.choice(("day", "month", "year"))
    date, iso = {
        "day": (f"{when.day} {MONTHS[when.month - 1]} {when.year}", paper.published),
        "month": (f"{MONTHS[when.month - 1]} {when.year}", paper.published[:7]),
        "year": (str(when.year), work.year),
    }[how]
    parts = [*shown[:2], more, *shown[2:]] if more else shown
    field = rng.choice(("Computer Science", "Computer Science, Mathematics", "Physics"))
    venue = "arXiv.org" if work.kind == "arxiv" else work.venue
    facts = [field, venue, date]
    if style["glued"]:
        lines = [paper.title, "".join(parts), "".join(facts)]
    else:
        lines = [paper.title, ", ".join(parts), *facts]
    gold: Gold = {"title": paper.title, "authors": shown, "published": iso}
    how = style["text"] if style["text"] != "mixed" else rng.choice(("tldr", "abstract", "none"))
    if how == "tldr":
        lines += ["TLDR", f"{beginning(abstract(paper), rng)}. Expand"]
    if how == "abstract":
        gold["abstract"] = beginning(abstract(paper), rng)
        lines += [f"{gold['abstract']}… Expand"]
    cited = f"{rng.randint(1, 9000):,} Citations"
    buttons = [cited] * often(rng, 0.8) + style["buttons"]
    lines += [" ".join(buttons)] if style["glued"] else buttons
    return style["gap"].join(lines) + "\n", gold

"""arXiv: listings in the browser and by mail, search results, the page of a paper."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from kgraph.model.taxonomy import categories
from tests.read.papers import Paper
from tests.read.printers.tools import (
    DAYS,
    MONTHS,
    Gold,
    Printed,
    abstract,
    beginning,
    day,
    often,
    page_of,
    subjects,
    wrapped,
)

RULE = "-" * 78
TOP = """Skip to main content
Cornell University
We gratefully acknowledge support from the Simons Foundation, member institutions, and all contributors.
Donate
"""  # noqa: E501
BOTTOM = """
About
Help
Contact
Subscribe
Copyright
Privacy Policy
Web Accessibility Assistance
arXiv Operational Status
Get status notifications via email or slack
"""


def listing(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show the list of a day with abstracts, or that of recent days without."""
    new = often(rng)
    style = {
        "abstracts": new and often(rng, 0.85),
        "title": rng.choice(("Title: ", "Title:", "Title: ")),
        "authors": rng.choice(("", "", "Authors: ", "Authors:")),
        "indent": rng.choice(("", "", "    ")),
        "blank": rng.choice(("\n", "\n", "\n\n")),
        "links": rng.choice(("[pdf, html, other]", "[pdf, ps, other]", "[pdf, other]", "")),
        "shown": rng.choice((100, 10, 5)),
    }
    entries = [_listed(n, paper, style, rng, new) for n, paper in enumerate(papers, start=1)]
    name = categories()[papers[0].categories[0]].name
    when = day(papers[0]) + timedelta(1)
    total = f"Total of {len(papers)} entries"
    if new:
        heading = f"{name}\nNew submissions\nCross-lists\nReplacements\nSee recent articles\n"
        heading += f"Showing new listings for {_weekday(when, long=True)}, {when.day} "
        heading += f"{MONTHS[when.month - 1]} {when.year}\n{total}\n"
        heading += "Showing up to 2000 entries per page: fewer | more | all\n"
        heading += f"New submissions (showing {len(papers)} of {len(papers)} entries)\n"
    else:
        heading = f"{name}\nAuthors and titles for recent submissions\n{_short(when)}\n"
        heading += f"{_short(when - timedelta(1))}\nSee today's new changes\n\n{total} : 1-50\n"
        heading += "Showing up to 50 entries per page: fewer | more | all\n"
        heading += f"{_short(when)} (showing {len(papers)} of {len(papers)} entries )\n"
    above = rng.choice(("", heading, TOP + heading))
    below = f"\n{total}\n{BOTTOM}" if often(rng) else "\n"
    return page_of(entries, str(style["blank"]), above, below)


def _listed(number: int, paper: Paper, style: dict, rng: Random, new: bool) -> tuple[str, Gold]:
    note = ""
    if new and often(rng, 0.2):
        note = f" ({rng.choice(('replaced', 'cross-list from math.ST'))})"
    names = paper.names[: style["shown"]]
    more = len(paper.names) - len(names)
    cut = f", et al. ({more} additional authors not shown)" if more else ""
    lines = [
        f"[{number}] arXiv:{paper.arxiv_id}{note} {style['links']}".rstrip(),
        f"{style['title']}{paper.title}",
        f"{style['authors']}{', '.join(names)}{cut}",
    ]
    lines += [f"Comments: {paper.comments}"] * bool(paper.comments)
    lines += [f"Journal-ref: {paper.journal_ref}"] * bool(paper.journal_ref)
    lines.append(f"Subjects: {subjects(paper)}")
    gold: Gold = {"arxiv_id": paper.arxiv_id, "title": paper.title, "authors": names}
    if style["abstracts"] and not (note == " (replaced)" and often(rng, 0.3)):
        gold["abstract"] = abstract(paper)
        lines += [""] * often(rng, 0.2) + [abstract(paper)]
    return f"\n{style['indent']}".join(lines) + "\n", gold


def _weekday(when: date, long: bool = False) -> str:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return names[when.weekday()] if long else DAYS[when.weekday()]


def _short(when: date) -> str:
    return f"{_weekday(when)}, {when.day} {MONTHS[when.month - 1][:3]} {when.year}"


def mail(papers: Sequence[Paper], rng: Random) -> Printed:
    """Mail new papers, and below a rule the replaced ones, which print no abstract."""
    replaced = rng.randrange(len(papers)) if often(rng) else len(papers)
    entries = [
        _mailed(paper, rng, index > replaced, often(rng, 0.2)) for index, paper in enumerate(papers)
    ]
    name = categories()[papers[0].categories[0]].name
    day_of = papers[0].published
    heading = (
        f"{RULE}\n{RULE}\nSend any comments regarding submissions directly to submitter.\n"
        f"{RULE}\nArchives at http://arxiv.org/\nTo unsubscribe, e-mail To: cs@arXiv.org, "
        f"Subject: cancel\n{RULE}\n Submissions to:\n{name}\n received from  {day_of} 18:00:00 GMT"
        f"\n{RULE}\n{RULE}\n"
    )
    above = rng.choice(("", f"{RULE}\n", heading))
    below = rng.choice(
        ("\n", f"\n{RULE}\n", f"\n{'%%--' * 12}%%\nFor subscribe options, e-mail.\n")
    )
    return page_of(entries, f"\n{RULE}\n", above, below)


def _mailed(paper: Paper, rng: Random, replaced: bool, cross: bool) -> tuple[str, Gold]:
    when = day(paper)
    stamp = f"{_short(when)} {rng.randint(10, 23)}:{rng.randint(10, 59)}:02 GMT"
    size = f"({rng.randint(5, 9000)}kb{rng.choice((',D', ',A', ''))})"
    gold: Gold = {"arxiv_id": paper.arxiv_id, "title": paper.title, "authors": paper.names}
    lines = ["\\\\", f"arXiv:{paper.arxiv_id}" + " (*cross-listing*)" * (cross and not replaced)]
    if replaced:
        lines += [f"replaced with revised version {stamp}   {size}"]
    else:
        lines += [f"Date: {stamp}   {size}"]
        lines += [f"Date (revised v2): {_short(when + timedelta(40))} 11:00:00 GMT   {size}"] * (
            often(rng, 0.1)
        )
        gold["published"] = paper.published
    join = ", ".join if often(rng) else _anded
    lines += ["", wrapped(f"Title: {paper.title}", 78, "  ")]
    lines += [wrapped(f"Authors: {join(paper.names)}", 78, "  ")]
    lines += [f"Categories: {' '.join(paper.categories)}"]
    if paper.comments:
        lines += [wrapped(f"Comments: {paper.comments}", 78, "  ")]
    if paper.journal_ref:
        lines += [wrapped(f"Journal-ref: {paper.journal_ref}", 78, "  ")]
    if paper.doi and often(rng):
        lines += [f"DOI: {paper.doi}"]
        gold["doi"] = paper.doi.lower()
    lines += ["License: http://creativecommons.org/licenses/by/4.0/"] * often(rng)
    if not replaced:
        gold["abstract"] = abstract(paper)
        lines += ["\\\\", "  " + "\n".join(wrapped(part, 79) for part in paper.abstract)]
    lines += [f"\\\\ ( https://arxiv.org/abs/{paper.arxiv_id} ,  {size[1:].split('kb')[0]}kb)"]
    return "\n".join(lines), gold


def _anded(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]


def search(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show results of a search, their abstracts folded, open or hidden."""
    style = {
        "abstracts": rng.choice(("open", "folded", "hidden", "open")),
        "codes": rng.choice((" ", "\n", "\n")),
        "number": rng.choice((". ", ".", ".\n")),
        "shown": rng.choice((100, 5)),
        "indent": rng.choice(("", "    ")),
    }
    entries = [_found(n, paper, style, rng) for n, paper in enumerate(papers, start=1)]
    heading = (
        f"Showing 1–{len(papers)} of {len(papers)} results for all: fields\n"
        "Search v0.5.6 released 2020-02-24\nSearch term or terms\nField\nSearch\n"
        "Show abstracts\nHide abstracts\nAdvanced Search\n50\nresults per page.\nSort results by\n"
        "Announcement date (newest first)\nGo\n"
    )
    below = rng.choice(("\n", BOTTOM, "\nSearch v0.5.6 released 2020-02-24\n"))
    return page_of(entries, "\n", rng.choice((heading, TOP + heading, "")), below)


def _found(number: int, paper: Paper, style: dict, rng: Random) -> tuple[str, Gold]:
    gold: Gold = {"arxiv_id": paper.arxiv_id, "title": paper.title}
    lines = [
        f"{style['indent']}{number}{style['number']}arXiv:{paper.arxiv_id}  [pdf, ps, other]  ",
        style["codes"].join(paper.categories),
    ]
    if paper.doi:
        lines += ["doi", paper.doi] if style["codes"] == "\n" else [f"doi {paper.doi}"]
        gold["doi"] = paper.doi.lower()
    names = gold["authors"] = paper.names[: style["shown"]]
    more = len(paper.names) - len(names)
    lines += [paper.title, f"Authors: {', '.join(names)}"]
    lines[-1] += f", et al. ({more} additional authors not shown)" if more else ""
    if style["abstracts"] == "open":
        gold["abstract"] = abstract(paper)
        lines += [f"Abstract: {abstract(paper)} △ Less"]
    if style["abstracts"] == "folded":
        gold["abstract"] = shown = beginning(abstract(paper), rng)
        lines += [f"Abstract: {shown}… ▽ More"]
    lines += [_submitted(paper, rng)]
    gold["published"] = paper.published
    lines += [f"Comments: {paper.comments}"] * bool(paper.comments)
    lines += [f"Journal ref: {paper.journal_ref}"] * bool(paper.journal_ref)
    lines += ["MSC Class: 68T05"] * often(rng, 0.1)
    return "\n".join(lines) + "\n", gold


def _submitted(paper: Paper, rng: Random) -> str:
    when, name = day(paper), MONTHS[day(paper).month - 1]
    first = f"{when.day} {name}, {when.year}"
    told = f"originally announced {name} {when.year}."
    if often(rng, 0.3):
        later = when + timedelta(rng.randint(1, 700))
        revised = f"{later.day} {MONTHS[later.month - 1]}, {later.year}"
        return f"Submitted {revised}; v1 submitted {first}; {told}"
    return f"Submitted {first}; {told}"


def abstract_page(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show the page of a paper, or several, one copied below the other."""
    style = {
        "title": rng.choice(("Title:", "", "Title: ")),
        "authors": rng.choice(("Authors:", "", "Authors: ")),
        "abstract": rng.choice(("Abstract:", "", "Abstract: ")),
        "tab": rng.choice(("\t", " ", "\n")),
    }
    chosen = papers[: rng.choice((1, 1, 1, 2, 4))]
    entries = [_page(paper, style, rng) for paper in chosen]
    above = rng.choice(("", TOP, f"{TOP}arxiv logo > cs > arXiv:{chosen[0].arxiv_id}\n"))
    return page_of(entries, "\n", above if len(chosen) == 1 else "", "\n")


def _page(paper: Paper, style: dict, rng: Random) -> tuple[str, Gold]:
    code, tab, when = paper.categories[0], style["tab"], day(paper)
    first = f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}"
    later = when + timedelta(rng.randint(1, 300))
    revised = f" (v1), last revised {later.day} {MONTHS[later.month - 1][:3]} {later.year}"
    history = f"{revised} (this version, v2)" if often(rng, 0.4) else ""
    lines = [categories()[code].name, f"arXiv:{paper.arxiv_id} ({code.partition('.')[0]})"]
    lines += [f"[Submitted on {first}{history}]", f"{style['title']}{paper.title}"]
    lines += [f"{style['authors']}{', '.join(paper.names)}"]
    lines += rng.choice(([], ["View PDF", "HTML (experimental)"], ["View PDF"], ["Download PDF"]))
    lines += [f"{style['abstract']}{abstract(paper)}"]
    gold: Gold = {
        **{"arxiv_id": paper.arxiv_id, "title": paper.title, "authors": paper.names},
        **{"published": paper.published, "abstract": abstract(paper)},
    }
    lines += [f"Comments:{tab}{paper.comments}"] * bool(paper.comments)
    lines += [f"Subjects:{tab}{subjects(paper)}"]
    lines += [f"Cite as:{tab}arXiv:{paper.arxiv_id} [{code}]"]
    lines += [f" {tab}(or arXiv:{paper.arxiv_id}v1 [{code}] for this version)"]
    lines += [f" {tab}https://doi.org/10.48550/arXiv.{paper.arxiv_id}", "Focus to learn more"]
    if paper.journal_ref:
        lines += [f"Journal reference:{tab}{paper.journal_ref}"]
    if paper.doi:
        lines += [f"Related DOI:{tab}https://doi.org/{paper.doi}", "Focus to learn more"]
        gold["doi"] = paper.doi.lower()
    lines += ["", "Submission history", f"From: {paper.names[0]} [view email]"]
    lines += [f"[v1] {_weekday(when)}, {first} 17:57:34 UTC (1,102 KB)"]
    lines += rng.choice(([], ["Access Paper:", "View PDF", "TeX Source", "view license"]))
    return "\n".join(lines) + "\n", gold

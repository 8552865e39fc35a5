"""DBLP, the ACL Anthology, OpenReview and Hugging Face."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from tests.read.papers import Paper
from tests.read.printers.tools import (
    CONFERENCES,
    MONTHS,
    Gold,
    Printed,
    Work,
    abstract,
    beginning,
    day,
    often,
    page_of,
    published,
    short_date,
    stop,
)


def dblp(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show the list of an author, with numbers and buttons, or of a search, with years."""
    author = often(rng)
    style = {
        "number": author and rng.choice(("line", "glued", "none", "space")),
        "buttons": author and rng.choice(("none", "some", "many")),
        "gap": rng.choice(("\n", "\n", "\n\n", " ")),
        "homonyms": often(rng, 0.3),
    }
    papers = sorted(papers, key=lambda paper: paper.published[:4], reverse=True)
    entries, above = [], ""
    for number, paper in enumerate(papers):
        text, gold = _dblp(published(paper, rng), len(papers) - number, style, rng)
        if number == 0 or paper.published[:4] != papers[number - 1].published[:4]:
            text = f"{paper.published[:4]}\n{text}"
        entries.append((text, gold))
    if author:
        above = f"{papers[0].names[0]}\n> Home > Persons\nPerson information\n"
        above += rng.choice(("", "affiliation: Some University\n")) + "2020 – today FAQ\n"
    else:
        above = rng.choice(("", f"Publication search results\nfound {len(papers)} matches\n"))
    below = rng.choice(("\n", "\nCoauthor Index\nload the coauthor index\n"))
    return page_of(entries, rng.choice(("\n", "\n\n")), above, below)


def _dblp(work: Work, number: int, style: dict, rng: Random) -> tuple[str, Gold]:
    paper, (first, last) = work.paper, work.pages
    letter = {"journal": "j", "conference": "c", "arxiv": "i"}[work.kind]
    mark = {
        "line": f"[{letter}{number}]\n",
        "glued": f"[{letter}{number}]",
        "space": f"[{letter}{number}] ",
    }.get(style["number"], "")
    buttons = {
        "some": "view\nexport record\nask others\nshare record\n",
        "many": "view\nelectronic edition via DOI\nunpaywalled version\nreferences & citations\n"
        "export record\nBibTeX\nRIS\nRDF N-Triples\nask others\nGoogle\nSemantic Scholar\n"
        "share record\nTwitter\nReddit\nBibSonomy\nLinkedIn\npersistent URL:\n",
    }.get(style["buttons"], "")
    if buttons and mark and not mark.endswith("\n"):
        mark = f"[{letter}{number}]\n"
    names = list(paper.names)
    shown = [
        f"{name} {rng.randint(1, 60):04}" if style["homonyms"] and often(rng, 0.2) else name
        for name in names
    ]
    where = {
        "journal": f"{work.short} {work.volume}({work.issue}): {first}-{last} ({work.year})",
        "conference": f"{work.short} {work.year}: {first}-{last}",
        "arxiv": f"CoRR abs/{paper.arxiv_id} ({work.year})",
    }[work.kind]
    gold: Gold = {"title": paper.title, "authors": names, "published": work.year}
    if work.kind == "arxiv":
        gold["arxiv_id"] = paper.arxiv_id
    head = f"{mark}{buttons}{', '.join(shown)}:"
    return f"{head}{style['gap']}{stop(paper.title)} {where}", gold


def dblp_venue(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show the contents of a volume: pages behind the titles, the year over all of them."""
    (long, short), year = rng.choice(CONFERENCES), rng.randint(1999, 2025)
    gap, entries, first = rng.choice(("\n", "\n", "\n\n")), [], 1
    for paper in papers:
        last = first + rng.randint(3, 12)
        text = f"{', '.join(paper.names)}:{gap}{stop(paper.title)} {first}-{last}\n"
        entries.append((text, {**_named(paper), "published": str(year)}))
        first = last + 1
    above = (
        f"30th {short} {year}: Long Beach, CA, USA\n> Home > Conferences and Workshops > {short}\n"
    )
    above += (
        f"{', '.join(papers[-1].names[:2])}:\n{long} {year}, Long Beach, CA, USA, December 4-9, "
    )
    above += f"{year}. ACM {year}, ISBN 978-1-4503-0000-1\nshowing all {len(papers)} records\n"
    above += rng.choice(("", "Session 1\n"))
    return page_of(entries, rng.choice(("", "\n")), above, "")


def acl_event(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show an event: several volumes with their editors, and the papers of each."""
    buttons = rng.choice(("pdf bib abs", "pdf\nbib\nabs", "pdf bib"))
    style = {"open": often(rng, 0.3), "buttons": buttons, "gap": rng.choice(("\n", "\n\n"))}
    entries, full = [], rng.choice(("pdf (full)\nbib (full)", "pdf bib"))
    for number, paper in enumerate(papers):
        text, gold = _anthology(paper, style, rng)
        if number % 5 == 0:
            volume = f"Proceedings of the {rng.choice(CONFERENCES)[0]} (Volume {number // 5 + 1})"
            editors = " | ".join(papers[-1].names[:3])
            text = f"{volume}\n\n{full}\n{volume}\n{editors}\n{style['gap']}{text}"
        entries.append((text, {**gold, "published": "2020"}))
    above = "Annual Meeting of the Association for Computational Linguistics (2020)\n\nVolumes\n"
    above += "Proceedings of the Main Conference 12 papers\n" * often(rng) + "up\n" * often(rng)
    return page_of(entries, style["gap"], above, "\n")


def acl_volume(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show a volume, its abstracts folded or open."""
    style = {
        "open": often(rng),
        "buttons": rng.choice(("pdf bib abs", "pdf\nbib\nabs", "pdf bib", "pdfbibabs")),
        "gap": rng.choice(("\n", "\n\n")),
    }
    entries = [_anthology(paper, style, rng) for paper in papers]
    volume = f"Proceedings of the {rng.choice(CONFERENCES)[0]} (Volume 1: Long Papers)"
    editors = ", ".join(papers[-1].names[:3]) or "Ann Lee"
    heading = f"{volume}\n{editors} (Editors)\n"
    month = ""
    if often(rng, 0.4):
        name, year = rng.choice(MONTHS), rng.randint(2015, 2025)
        month = f"{year}-{MONTHS.index(name) + 1:02}"
        heading += (
            f"\nAnthology ID:\n2018.naacl-main\nMonth:\n{name}\nYear:\n{year}\nVenue:\nNAACL\n"
        )
        heading += "Publisher:\nAssociation for Computational Linguistics\n\n"
    for _, gold in entries:
        gold.update({"published": month} if month else {})
    below = rng.choice(("\n", "\nSearch\nCopyright\n"))
    return page_of(entries, style["gap"], heading, below)


def acl_author(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show an author's papers by year, each with its volume."""
    style = {
        "open": False,
        "buttons": rng.choice(("pdf bib abs", "pdf\nbib\nabs", "pdf bib")),
        "gap": rng.choice(("\n", "\n\n")),
    }
    papers = sorted(papers, key=lambda paper: paper.published[:4], reverse=True)
    entries, year = [], ""
    for paper in papers:
        text, gold = _anthology(paper, style, rng)
        text += f"Proceedings of the {rng.choice(CONFERENCES)[0]}\n"
        gold["published"] = paper.published[:4]
        if paper.published[:4] != year:
            year = paper.published[:4]
            text = f"{year}\n{text}"
        entries.append((text, gold))
    below = rng.choice(("\n", "\nSearch\nCo-authors\nAnn Lee 5\nBob Day 2\nVenues\nACL 3\n"))
    return page_of(entries, style["gap"], f"{papers[0].names[0]}\n", below)


def _named(paper: Paper) -> Gold:
    return {"title": paper.title, "authors": paper.names}


def _anthology(paper: Paper, style: dict, rng: Random) -> tuple[str, Gold]:
    gold = _named(paper)
    text = f"{style['buttons']}\n{paper.title}\n{' | '.join(paper.names)}\n"
    if style["open"] and often(rng, 0.9):
        gold["abstract"] = abstract(paper)
        text += f"{style['gap']}{abstract(paper)}\n"
    return text, gold


def acl_paper(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show the page of a paper."""
    paper, line = papers[0], rng.choice(("\n", " "))
    month = MONTHS[day(paper).month - 1]
    fields = [("Anthology ID", "N19-1423"), ("Volume", f"Proceedings of {CONFERENCES[4][0]}")]
    gold: Gold = {"title": paper.title, "authors": paper.names, "published": paper.published[:4]}
    if often(rng, 0.8):
        fields.append(("Month", month))
        gold["published"] = paper.published[:7]
    fields += [("Year", paper.published[:4]), ("Address", "Florence, Italy")]
    fields += [("Venue", "ACL"), ("Publisher", "Association for Computational Linguistics")]
    fields += [("Pages", "4171–4186"), ("URL", "https://aclanthology.org/N19-1423/")]
    if often(rng):
        fields.append(("DOI", "10.18653/v1/N19-1423"))
        gold["doi"] = "10.18653/v1/n19-1423"
    fields += [("Bibkey", "lee-etal-2019-sheep")]
    fields += [
        ("Cite (ACL)", f"{paper.names[0]} et al. {paper.published[:4]}. {stop(paper.title)}")
    ]
    text = f"{paper.title}\n{', '.join(paper.names)}\n"
    if often(rng, 0.8):
        text += f"Abstract{rng.choice((chr(10), ' '))}{abstract(paper)}\n"
        gold["abstract"] = abstract(paper)
    text += "\n".join(f"{name}:{line}{value}" for name, value in fields)
    return text + rng.choice(("\n", "\nPDF Cite Search\n")), [gold]


def openreview(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show submissions of a venue."""
    style = {
        "facts": rng.choice(("lines", "glued", "old")),
        "abstracts": rng.choice(("all", "some", "none")),
        "gap": rng.choice(("\n", "\n", "\n\n")),
        "pdf": rng.choice(("", "pdf\n", "")),
    }
    entries = [_submission(paper, style, rng) for paper in papers]
    above = rng.choice(("", "ICLR 2024 Conference\nAccept (oral)\nAccept (poster)\nReject\n"))
    return page_of(entries, rng.choice(("\n", "\n\n")), above, "\n")


def _submission(paper: Paper, style: dict, rng: Random) -> tuple[str, Gold]:
    first, later = day(paper), day(paper) + timedelta(rng.randint(10, 200))
    names = paper.names
    anonymous = style["facts"] == "old" and often(rng, 0.15)
    venue = f"ICLR {first.year} {rng.choice(('poster', 'oral', 'spotlight'))}"
    lines = [f"{paper.title}", f"{style['pdf']}{', '.join(names)}"]
    if anonymous:
        lines = [paper.title, f"ICLR {first.year} Conference Paper{rng.randint(1, 900)} Authors"]
        names = []
    if style["facts"] == "old":
        lines += [f"{_day(first)} (modified: {_day(later)})", f"{venue}", "Readers: Everyone"]
    else:
        dates = f"Published: {_day(first)}, Last Modified: {_day(later)}"
        glued = style["facts"] == "glued"
        lines += [f"{dates}{venue}EveryoneRevisionsBibTeX"] if glued else [dates, venue]
        lines += [] if glued else rng.choice(([], ["Readers: Everyone"], ["Everyone", "Revisions"]))
    gold: Gold = {"title": paper.title, "authors": names, "published": paper.published}
    lines += ["Keywords: sheep, state spaces"] * often(rng)
    lines += ["TL;DR: Sheep are counted by a selection mechanism."] * often(rng, 0.3)
    if style["abstracts"] == "all" or (style["abstracts"] == "some" and often(rng)):
        lines += [f"Abstract: {abstract(paper)}"]
        gold["abstract"] = abstract(paper)
    return style["gap"].join(lines) + "\n", gold


def _day(when: date) -> str:
    return f"{when.day:02} {MONTHS[when.month - 1][:3]} {when.year}"


def huggingface_day(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show the papers of a day."""
    gap = rng.choice(("\n", "\n\n"))
    entries = []
    for paper in papers:
        lines = ["Submitted by", f"user{rng.randint(1, 99)}", str(rng.randint(1, 300)), paper.title]
        lines += [rng.choice(("Meadow Lab", "Farm University"))] * often(rng, 0.3)
        lines += [f"· {len(paper.names)} authors" if len(paper.names) > 1 else "· 1 author"]
        lines += [str(rng.randint(1, 30))] * often(rng)
        entries.append((gap.join(lines) + "\n", {"title": paper.title}))
    above = f"Daily Papers\nby AK and the research community\n{short_date(day(papers[0]))[:6]}\n"
    return page_of(entries, gap, rng.choice((above, "")), "\n")


def huggingface_paper(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show the page of a paper."""
    paper, when = papers[0], day(papers[0])
    comma = rng.choice(("\n,\n", " ,\n", ",\n"))
    shown = paper.names[: rng.choice((5, 20, 100))]
    more = len(paper.names) - len(shown)
    gold: Gold = {
        **{"arxiv_id": paper.arxiv_id, "title": paper.title, "authors": shown},
        **{"published": paper.published, "abstract": abstract(paper)},
    }
    names = comma.join(shown) + (f"\n+{more} authors" if more else "")
    summary = f"{stop(beginning(abstract(paper), rng))}\nAI-generated summary\n"
    text = (
        f"Papers\narxiv:{paper.arxiv_id}\n\n{paper.title}\n\nPublished on {short_date(when)}\n"
        f"· Submitted by\nakhaliq on {short_date(when + timedelta(1))}\nUpvote\n71\n+61\n"
        f"Authors:\n{names}\n{rng.choice(('', chr(10)))}Abstract\n{summary if often(rng) else ''}"
        f"{abstract(paper)}\nView arXiv page\nView PDF\nGitHub\n1.2k\nAdd to collection\n"
        f"{rng.choice(('', 'Community' + chr(10) + 'Sign up or log in to comment' + chr(10)))}"
    )
    return text, [gold]

"""Lists that people write: Markdown of several kinds, and ids with or without words."""

import re
from collections.abc import Sequence
from random import Random

from tests.read.papers import Paper
from tests.read.printers.tools import (
    Gold,
    Printed,
    Work,
    abstract,
    beginning,
    often,
    page_of,
    published,
)

TOPICS = ("Language Models", "Vision", "Theory", "Surveys", "Datasets and Benchmarks")


def _link(work: Work, rng: Random, gold: Gold) -> str:
    """Give a link to the paper; the id or DOI in it is printed."""
    if work.doi and often(rng):
        gold["doi"] = work.doi.lower()
        return f"https://doi.org/{work.doi}"
    gold["arxiv_id"] = work.paper.arxiv_id
    return f"https://arxiv.org/{rng.choice(('abs', 'abs', 'pdf'))}/{work.paper.arxiv_id}"


def _linkable(paper: Paper) -> bool:
    """Say whether a title can be the text of a link as it is."""
    return not set("[]|*`_\\<>$") & set(paper.title)


def _headed(entries: list[tuple[str, Gold]], between: str, rng: Random) -> Printed:
    """Put a heading over the list, its contents and further headings, if any."""
    above = rng.choice(("# Papers\n\n", "# Awesome Papers\n\nA list of papers we like.\n\n", ""))
    if often(rng, 0.3):
        above += "## Contents\n\n- [Vision](#vision)\n- [Theory](#theory)\n\n"
    if often(rng) and len(entries) > 3:
        middle = len(entries) // 2
        (text, gold), topics = entries[middle], rng.sample(TOPICS, 2)
        above += f"## {topics[0]}\n\n"
        entries[middle] = (f"\n## {topics[1]}\n\n{text}", gold)
    below = rng.choice(("\n", "\n\n## Contributing\n\nPull requests are welcome.\n"))
    return page_of(entries, between, above, below)


def md_bullets(papers: Sequence[Paper], rng: Random) -> Printed:
    """Bullets whose titles are links, authors, venue and year behind them."""
    style = {
        "bullet": rng.choice(("- ", "* ", "1. ", "+ ")),
        "authors": rng.choice(("none", "all", "cut", "italic")),
        "year": rng.choice(("none", "brackets", "venue", "date", "comma")),
        "code": often(rng, 0.4),
        "title": rng.choice(("link", "bold link", "bold", "quoted")),
    }
    entries = [_bullet(published(p, rng), style, rng) for p in papers if _linkable(p)]
    return _headed(entries, rng.choice(("\n", "\n", "\n\n")), rng)


def _bullet(work: Work, style: dict, rng: Random) -> tuple[str, Gold]:
    paper, gold = work.paper, {"title": work.paper.title}
    link = _link(work, rng, gold)
    title = {
        "link": f"[{paper.title}]({link})",
        "bold link": f"**[{paper.title}]({link})**",
        "bold": f"**{paper.title}** [[paper]({link})]",
        "quoted": f'"{paper.title}" [[pdf]]({link})',
    }[style["title"]]
    parts = [title]
    if style["authors"] != "none":
        shown = paper.names if style["authors"] != "cut" else paper.names[:3]
        names = ", ".join(shown) + (" et al." if len(shown) < len(paper.names) else "")
        parts.append(f"*{names}*" if style["authors"] == "italic" else names)
        gold["authors"] = shown
    if style["year"] == "venue":
        parts.append(f"{work.short} {work.year}")
    if style["year"] == "comma":
        parts.append(work.year)
    text = rng.choice((", ", ". ", " - ")).join(parts) if len(parts) > 1 else title
    if style["year"] == "brackets":
        text += f" ({work.year})"
    if style["year"] == "date":
        text = f"[{paper.published[:7]}] {text}"
    if style["year"] != "none":
        gold["published"] = paper.published[:7] if style["year"] == "date" else work.year
    if style["code"] and often(rng):
        text += " [[code](https://github.com/example/tool)]"
    return style["bullet"] + text, gold


def md_lines(papers: Sequence[Paper], rng: Random) -> Printed:
    """Bullets of several lines: title, authors, venue and year, links."""
    marks = rng.choice((("**", "**", "*", "*"), ("", "", "", ""), ("**", "**", "", "")))
    entries = []
    for paper in filter(_linkable, papers):
        work, gold = published(paper, rng), {"title": paper.title, "authors": paper.names}
        link, gold["published"] = _link(work, rng, gold), work.year
        text = (
            f"- {marks[0]}{paper.title}{marks[1]}  \n"
            f"  {marks[2]}{', '.join(paper.names)}{marks[3]}  \n"
            f"  {work.short} {work.year}. [[Paper]({link})]"
        )
        entries.append(
            (text + " [[Code](https://github.com/example/tool)]" * often(rng, 0.3), gold)
        )
    return _headed(entries, rng.choice(("\n", "\n\n")), rng)


def md_headings(papers: Sequence[Paper], rng: Random) -> Printed:
    """A heading for each paper, below it names, a date, a link, an abstract."""
    title_link, texts = often(rng), rng.choice(("abstract", "none", "quoted"))
    names_label = rng.choice(("**Authors:** ", "Authors: ", "*", ""))
    entries = []
    for paper in filter(_linkable, papers):
        gold: Gold = {"title": paper.title, "authors": paper.names, "arxiv_id": paper.arxiv_id}
        link = f"https://arxiv.org/abs/{paper.arxiv_id}"
        lines = [f"## [{paper.title}]({link})" if title_link else f"## {paper.title}", ""]
        end = "*" if names_label == "*" else ""
        lines += [f"{names_label}{', '.join(paper.names)}{end}", ""]
        if often(rng, 0.7):
            lines += [f"**Published:** {paper.published}", ""]
            gold["published"] = paper.published
        lines += [] if title_link else [rng.choice((f"[arXiv]({link})", f"Link: {link}")), ""]
        if texts != "none":
            lines += [("> " if texts == "quoted" else "") + abstract(paper), ""]
            gold["abstract"] = abstract(paper)
        entries.append(("\n".join(lines), gold))
    return page_of(entries, "\n", rng.choice(("# Reading list\n\n", "")), "")


def md_table(papers: Sequence[Paper], rng: Random) -> Printed:
    """A table with titles, links, and some of: year, date, authors, venue."""
    columns = rng.sample(("Year", "Authors", "Venue", "Code"), rng.randint(0, 3))
    first = rng.choice(("Title", "Paper", "Paper title"))
    linked = often(rng)
    header = [first, *columns] + ([] if linked else [rng.choice(("Link", "arXiv", "PDF"))])
    entries = []
    for paper in filter(_linkable, papers):
        work, gold = published(paper, rng), {"title": paper.title}
        link = _link(work, rng, gold)
        cells = [f"[{paper.title}]({link})" if linked else paper.title]
        values = {
            "Year": work.year,
            "Authors": ", ".join(paper.names[:3]) + " et al." * (len(paper.names) > 3),
            "Venue": work.short,
            "Code": rng.choice(("[code](https://github.com/example/tool)", "-", "")),
        }
        cells += [values[column] for column in columns]
        cells += [] if linked else [rng.choice((f"[link]({link})", link))]
        gold |= {"published": work.year} if "Year" in columns else {}
        gold |= {"authors": paper.names[:3]} if "Authors" in columns else {}
        entries.append((f"| {' | '.join(cells)} |", gold))
    rule = "|".join(rng.choice(("---", ":--", ":-:")) for _ in header)
    above = rng.choice(("# Papers\n\n", "")) + f"| {' | '.join(header)} |\n|{rule}|\n"
    return page_of(entries, "\n", above, "\n")


def id_lines(papers: Sequence[Paper], rng: Random) -> Printed:
    """Ids or links, one on a line, nothing else but marks and comments."""
    form = rng.choice(("{}", "arXiv:{}", "https://arxiv.org/abs/{}", "https://arxiv.org/pdf/{}v1"))
    mixed, mark = often(rng, 0.3), rng.choice(("", "", "- ", "{}. ", "* "))
    entries = []
    for number, paper in enumerate(papers, start=1):
        gold: Gold = {"arxiv_id": paper.arxiv_id}
        text = form.format(paper.arxiv_id)
        if mixed and paper.doi:
            text, gold = f"https://doi.org/{paper.doi}", {"doi": paper.doi.lower()}
        entries.append((mark.format(number) + text, gold))
    return page_of(entries, rng.choice(("\n", "\n\n")), rng.choice(("", "# to read\n")), "\n")


def id_titles(papers: Sequence[Paper], rng: Random) -> Printed:
    """Ids with the title beside them, or over its link."""
    form = rng.choice(
        ("{id} {title}", "{title} - {id}", "{id}\t{title}", "{title}\n{link}", "{title}: {link}")
    )
    entries = []
    for paper in papers:
        gold: Gold = {"arxiv_id": paper.arxiv_id, "title": paper.title}
        link = f"https://arxiv.org/abs/{paper.arxiv_id}"
        entries.append((form.format(id=paper.arxiv_id, title=paper.title, link=link), gold))
    between = "\n\n" if "\n" in form else rng.choice(("\n", "\n\n"))
    return page_of(entries, between, "", "\n")


def huggingface_trending(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show the trending papers of Hugging Face, each with a summary that is no abstract: it
    never says "we".
    """
    gap, entries = rng.choice(("\n", "\n\n")), []
    for paper in papers:
        when = paper.published
        names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
        date = f"{names[int(when[5:7]) - 1]} {int(when[8:])}, {when[:4]}"
        count = f"{len(paper.names)} author{'s' * (len(paper.names) > 1)}"
        said = re.sub(r"\b(?:[Ww]e|[Oo]ur)\b", "they", beginning(abstract(paper), rng))
        lines = ["Submitted by", "akhaliq", paper.title, f"{said}."]
        lines += [count, f"· Published on {date}", "Upvote", str(rng.randint(1, 300))]
        lines += ["GitHub", "1.2k"] * often(rng) + ["arXiv Page"]
        entries.append((gap.join(lines) + "\n", {"title": paper.title, "published": when}))
    return page_of(entries, gap, rng.choice(("Trending Papers\n", "")), "\n")

"""Saved web pages: a paper's metadata, lists, tables and cards among menus and scripts."""

import json
from collections.abc import Sequence
from html import escape
from random import Random

from tests.read.papers import Paper
from tests.read.printers.tools import (
    Gold,
    Printed,
    Work,
    abstract,
    day,
    often,
    published,
    short_date,
    whole_last,
)

MENU = """<header><a class="logo" href="/"><img src="logo.png" alt="Lab"></a><nav><ul>
<li><a href="/">Home</a></li><li><a href="/people">People</a></li>
<li><a href="/publications">Publications</a></li><li><a href="/contact">Contact</a></li>
</ul></nav></header>"""
FOOT = """<footer><p>&copy; 2024 The Lab. All rights reserved.</p><p><a href="/privacy">Privacy
policy</a> | <a href="/terms">Terms of use</a></p></footer>"""
SCRIPT = """<script>window.dataLayer = window.dataLayer || []; var a = "<p>no</p>";</script>
<style>.card { margin: 0; }</style>"""


def _page(head: str, body: str, title: str, rng: Random) -> str:
    """Put a page together, with or without what surrounds its matter."""
    around = often(rng, 0.7)
    script = SCRIPT if often(rng) else ""
    body = f"<main>\n{body}\n</main>" if often(rng) else f'<div class="content">\n{body}\n</div>'
    body = f"{MENU}\n{script}\n{body}\n{FOOT}" if around else body
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>\n{head}'
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head>\n<body>{body}</body></html>\n'


def _meta(pairs: Sequence[tuple[str, str]]) -> str:
    return "\n".join(
        f'<meta name="{name}" content="{escape(value, quote=True)}">' for name, value in pairs
    )


def meta(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show the page of a paper with citation_* fields, as publishers do."""
    work = published(papers[0], rng)
    paper = work.paper
    names = [whole_last(n) for n in paper.authors] if often(rng) else paper.names
    gold: Gold = {"title": paper.title, "authors": names}
    pairs = [("viewport", "width=device-width"), ("citation_title", paper.title)]
    pairs += [("citation_author", name) for name in names]
    form, iso = rng.choice((("Y/m/d", 10), ("Y-m-d", 10), ("Y/m", 7), ("Y", 4)))
    date = paper.published[:iso].replace("-", "/" if "/" in form else "-")
    pairs += [(rng.choice(("citation_publication_date", "citation_date")), date)]
    gold["published"] = paper.published[:iso]
    venue = "citation_journal_title" if work.kind == "journal" else "citation_conference_title"
    pairs += [(venue, work.venue)]
    if paper.doi:
        pairs += [("citation_doi", paper.doi)]
        gold["doi"] = paper.doi.lower()
    if often(rng):
        pairs += [("citation_arxiv_id", paper.arxiv_id)]
        gold["arxiv_id"] = paper.arxiv_id
    if often(rng, 0.7):
        pairs += [("citation_abstract", abstract(paper))]
        gold["abstract"] = abstract(paper)
    body = f"<h1>{escape(paper.title)}</h1><p>{escape(', '.join(paper.names))}</p>"
    return _page(_meta(pairs), body, f"{paper.title} | Journal", rng), [gold]


def dublin_core(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show a repository's page with DC.* fields."""
    paper = papers[0]
    prefix = rng.choice(("DC.", "dc.", "DC."))
    names = [whole_last(name) for name in paper.authors]
    gold: Gold = {"title": paper.title, "authors": names, "published": paper.published}
    pairs = [(f"{prefix}title", paper.title), (f"{prefix}type", "Text")]
    pairs += [(f"{prefix}creator", name) for name in names]
    pairs += [(rng.choice(("DCTERMS.issued", f"{prefix}date")), paper.published)]
    if paper.doi:
        pairs += [(f"{prefix}identifier", f"doi:{paper.doi}")]
        gold["doi"] = paper.doi.lower()
    body = f"<h1>{escape(paper.title)}</h1>"
    return _page(_meta(pairs), body, "Repository", rng), [gold]


def json_ld(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show a page with a script of schema.org works: one, a list or a graph."""
    how = rng.choice(("one", "list", "graph", "items"))
    chosen = papers[:1] if how == "one" else papers
    items, gold = zip(*(_schema(paper, rng) for paper in chosen), strict=True)
    data: object = {"@context": "https://schema.org", **items[0]}
    if how == "list":
        data = [{"@context": "https://schema.org", **item} for item in items]
    if how == "graph":
        data = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, *items]}
    if how == "items":
        elements = [{"@type": "ListItem", "position": n, "item": i} for n, i in enumerate(items)]
        data = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": elements}
    text = json.dumps(data, ensure_ascii=often(rng)).replace("</", "<\\/")
    script = f'<script type="application/ld+json">{text}</script>'
    return _page(script, "<h1>Publications</h1>", "Lab", rng), list(gold)


def _schema(paper: Paper, rng: Random) -> tuple[dict, Gold]:
    gold: Gold = {"title": paper.title, "authors": paper.names, "published": paper.published}
    item: dict[str, object] = {
        "@type": "ScholarlyArticle",
        rng.choice(("name", "headline")): paper.title,
        "author": [{"@type": "Person", "name": name} for name in paper.names],
        "datePublished": paper.published,
    }
    if often(rng):
        item["sameAs"] = f"https://arxiv.org/abs/{paper.arxiv_id}"
        gold["arxiv_id"] = paper.arxiv_id
    if often(rng):
        item["description"] = item["abstract"] = abstract(paper)
        gold["abstract"] = abstract(paper)
    return item, gold


def html_list(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show publications as list items: titles linked or marked, names, venue and year."""
    style = {
        "title": rng.choice(("link", "bold", "em", "link")),
        "break": rng.choice(("<br>", "<br/>\n", ". ")),
        "tag": rng.choice(("ul", "ol")),
        "years": often(rng, 0.3),
    }
    texts, gold = zip(*(_item(published(p, rng), style, rng) for p in papers), strict=True)
    items = "\n".join(f"<li>{text}</li>" for text in texts)
    body = f"<h1>Publications</h1>\n<{style['tag']}>\n{items}\n</{style['tag']}>"
    return _page("", body, "Publications", rng), list(gold)


def _item(work: Work, style: dict, rng: Random) -> tuple[str, Gold]:
    paper = work.paper
    gold: Gold = {"title": paper.title, "authors": paper.names, "published": work.year}
    names = escape(", ".join(paper.names))
    title = escape(paper.title)
    link = f"https://arxiv.org/abs/{paper.arxiv_id}"
    gold["arxiv_id"] = paper.arxiv_id
    buttons = ""
    if style["title"] == "link":
        title = f'<a href="{link}">{title}</a>'
    else:
        tag = "b" if style["title"] == "bold" else "em"
        title = f"<{tag}>{title}</{tag}>"
        buttons = f' [<a href="{link}">arXiv</a>]'
    buttons += ' [<a href="https://github.com/example/tool">code</a>]' * often(rng, 0.3)
    parts = [title, names, f"{work.short}, {work.year}{buttons}"]
    return style["break"].join(parts), gold


def html_table(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show publications in a table."""
    columns = ["Title", *rng.sample(("Authors", "Year", "Venue"), rng.randint(1, 3))]
    rows, gold = [], []
    for paper in papers:
        work = published(paper, rng)
        link = f"https://arxiv.org/abs/{paper.arxiv_id}"
        cells = {
            "Title": f'<a href="{link}">{escape(paper.title)}</a>',
            "Authors": escape(", ".join(paper.names)),
            "Year": work.year,
            "Venue": work.short,
        }
        facts: Gold = {"title": paper.title, "arxiv_id": paper.arxiv_id}
        facts |= {"authors": paper.names} if "Authors" in columns else {}
        facts |= {"published": work.year} if "Year" in columns else {}
        rows.append("<tr>" + "".join(f"<td>{cells[c]}</td>" for c in columns) + "</tr>")
        gold.append(facts)
    header = "<tr>" + "".join(f"<th>{column}</th>" for column in columns) + "</tr>"
    body = f"<h2>Papers</h2><table>\n{header}\n" + "\n".join(rows) + "\n</table>"
    return _page("", body, "Papers", rng), gold


def html_cards(papers: Sequence[Paper], rng: Random) -> Printed:
    """Show publications as cards, their parts in boxes with or without speaking classes."""
    style = {
        "classes": often(rng),
        "heading": rng.choice(("h2", "h3", "h4")),
        "date": rng.choice(("none", "short", "time")),
        "abstract": often(rng, 0.7),
        "link": rng.choice(("title", "button")),
    }
    cards, gold = zip(*(_card(paper, style, rng) for paper in papers), strict=True)
    return _page("", "<h1>Our Papers</h1>\n" + "\n".join(cards), "Papers", rng), list(gold)


def _card(paper: Paper, style: dict, rng: Random) -> tuple[str, Gold]:
    def box(tag: str, name: str, inside: str) -> str:
        mark = f' class="{name}"' if style["classes"] else ""
        return f"<{tag}{mark}>{inside}</{tag}>"

    link = f"https://arxiv.org/abs/{paper.arxiv_id}"
    gold: Gold = {"title": paper.title, "authors": paper.names, "arxiv_id": paper.arxiv_id}
    title = escape(paper.title)
    if style["link"] == "title":
        title = f'<a href="{link}">{title}</a>'
    parts = [box(style["heading"], "paper-title", title)]
    names = ", ".join(f'<a href="/people">{escape(n)}</a>' for n in paper.names)
    parts += [box("div", "authors", names)]
    if style["date"] != "none":
        printed = short_date(day(paper))
        timed = f'<time datetime="{paper.published}">{printed}</time>'
        parts += [box("div", "date", timed if style["date"] == "time" else printed)]
        gold["published"] = paper.published
    if style["abstract"]:
        parts += [box("p", "abstract", escape(abstract(paper)))]
        gold["abstract"] = abstract(paper)
    buttons = [f'<a class="btn" href="{link}">arXiv</a>'] * (style["link"] == "button")
    buttons += ['<a class="btn" href="https://github.com/example/tool">Code</a>'] * often(rng, 0.4)
    return '<div class="card">\n' + "\n".join(parts + buttons) + "\n</div>", gold

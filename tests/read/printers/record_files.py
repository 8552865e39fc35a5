"""Files of reference managers: BibTeX, RIS, CSL-JSON."""

import json
import re
from collections.abc import Sequence
from random import Random

from tests.read.papers import Paper
from tests.read.printers.tools import (
    MONTHS,
    Gold,
    Printed,
    Work,
    abstract,
    often,
    page_of,
    published,
    whole_last,
)


def bibtex(papers: Sequence[Paper], rng: Random) -> Printed:
    """Write entries as arXiv, DBLP, publishers and people do."""
    style = {
        "open": rng.choice(("{}", '""')),
        "equals": rng.choice((" = ", "=")),
        "indent": rng.choice(("  ", "", "\t")),
        "month": rng.choice(("none", "macro", "braces", "number")),
        "names": rng.choice(("last", "first")),
        "abstracts": often(rng, 0.4),
        "braces": often(rng, 0.3),
        "wrap": often(rng, 0.3),
    }
    chosen = [paper for paper in papers if _sound(paper)]
    entries = [_bib(published(paper, rng), n, style, rng) for n, paper in enumerate(chosen)]
    above = rng.choice(("", "% my papers\n\n", '@string{jmlr = "J. Mach. Learn. Res."}\n\n'))
    return page_of(entries, rng.choice(("\n\n", "\n")), above, "\n")


def _sound(paper: Paper) -> bool:
    """Say whether title and abstract may stand in braces or quotes as they are."""
    text = paper.title + abstract(paper)
    return '"' not in text and text.count("{") == text.count("}") and "@" not in text


def _bib(work: Work, number: int, style: dict, rng: Random) -> tuple[str, Gold]:
    paper = work.paper
    names = [whole_last(name) if style["names"] == "last" else " ".join(name).strip()
             for name in paper.authors]  # fmt: skip
    names = [f"{{{name}}}" if "Collaboration" in name else name for name in names]
    shown = names[:8] if len(names) > 8 and often(rng) else names
    gold: Gold = {
        **{"title": paper.title, "authors": [name.strip("{}") for name in shown]},
        **{"published": work.year},
    }
    fields = [("author", " and ".join(shown) + " and others" * (len(shown) < len(names)))]
    fields += [("title", f"{{{paper.title}}}" if style["braces"] else paper.title)]
    fields += [("year", work.year)]
    if style["month"] != "none":
        month = int(paper.published[5:7])
        name = MONTHS[month - 1]
        fields += [
            ("month", {"number": str(month), "braces": name}.get(style["month"], name[:3].lower()))
        ]
        gold["published"] = paper.published[:7]
    fields += _bib_venue(work, gold, rng)
    if work.doi:
        fields += [("doi", work.doi)]
        gold["doi"] = work.doi.lower()
    if style["abstracts"]:
        fields += [("abstract", abstract(paper))]
        gold["abstract"] = abstract(paper)
    kind = {"journal": "article", "conference": "inproceedings"}.get(work.kind, "misc")
    lines = [_field(name, value, style) for name, value in fields]
    end = rng.choice((",\n}", "\n}"))
    return f"@{kind}{{key{number},\n" + ",\n".join(lines) + end, gold


def _bib_venue(work: Work, gold: Gold, rng: Random) -> list[tuple[str, str]]:
    first, last = work.pages
    if work.kind == "journal":
        return [
            ("journal", work.venue),
            ("volume", str(work.volume)),
            ("pages", f"{first}--{last}"),
        ]
    if work.kind == "conference":
        return [("booktitle", f"Proceedings of the {work.venue}"), ("pages", f"{first}--{last}")]
    number = gold["arxiv_id"] = work.paper.arxiv_id
    return rng.choice(
        (
            [("eprint", number), ("archivePrefix", "arXiv"), ("primaryClass", "cs.LG")],
            [("journal", f"arXiv preprint arXiv:{number}")],
            [("journal", "CoRR"), ("volume", f"abs/{number}")],
            [("url", f"https://arxiv.org/abs/{number}")],
        )
    )


def bibtex_sites(papers: Sequence[Paper], rng: Random) -> Printed:
    """Write entries as DBLP, the ACL Anthology, Semantic Scholar and BibLaTeX do."""
    form = rng.choice((_dblp, _acl, _semantic, _biblatex))
    entries = [form(p, f"key{n}", rng) for n, p in enumerate(papers) if _sound(p)]
    return page_of(entries, "\n\n", "", "\n")


def _dblp(paper: Paper, key: str, rng: Random) -> tuple[str, Gold]:
    year = paper.published[:4]
    names = " and\n                  ".join(paper.names)
    text = (
        f"@article{{DBLP:journals/corr/{key},\n  author       = {{{names}}},\n"
        f"  title        = {{{paper.title}}},\n  journal      = {{CoRR}},\n"
        f"  volume       = {{abs/{paper.arxiv_id}}},\n  year         = {{{year}}},\n"
        f"  url          = {{http://arxiv.org/abs/{paper.arxiv_id}}},\n"
        f"  eprinttype   = {{arXiv}},\n  eprint       = {{{paper.arxiv_id}}},\n"
        "  timestamp    = {Mon, 13 Aug 2018 16:48:20 +0200},\n"
        f"  biburl       = {{https://dblp.org/rec/journals/corr/{key}.bib}},\n"
        "  bibsource    = {dblp computer science bibliography, https://dblp.org}\n}"
    )
    gold: Gold = {"title": paper.title, "authors": paper.names, "published": year}
    return text, {**gold, "arxiv_id": paper.arxiv_id}


def _acl(paper: Paper, key: str, rng: Random) -> tuple[str, Gold]:
    names = [whole_last(name) for name in paper.authors]
    month = int(paper.published[5:7])
    doi = f"10.18653/v1/{paper.published[:4]}.acl-long.{rng.randint(1, 900)}"
    joined = "  and\n      ".join(names)
    text = (
        f'@inproceedings{{{key},\n    title = "{paper.title}",\n    author = "{joined}",\n'
        '    editor = "Lee, Ann  and\n      Day, Bob",\n'
        '    booktitle = "Proceedings of the Annual Meeting",\n'
        f'    month = {MONTHS[month - 1][:3].lower()},\n    year = "{paper.published[:4]}",\n'
        f'    address = "Florence, Italy",\n    doi = "{doi}",\n    pages = "4171--4186",\n'
    )
    gold: Gold = {"title": paper.title, "authors": names, "published": paper.published[:7]}
    gold["doi"] = doi
    if often(rng):
        text += f'    abstract = "{abstract(paper)}"\n'
        gold["abstract"] = abstract(paper)
    return text + "}", gold


def _semantic(paper: Paper, key: str, rng: Random) -> tuple[str, Gold]:
    year = paper.published[:4]
    text = (
        f"@article{{{key},\n  title={{{paper.title}}},\n  author={{{' and '.join(paper.names)}}},\n"
        f"  journal={{ArXiv}},\n  year={{{year}}},\n  volume={{abs/{paper.arxiv_id}}},\n"
        "  url={https://api.semanticscholar.org/CorpusID:13756489}\n}"
    )
    gold: Gold = {"title": paper.title, "authors": paper.names, "published": year}
    return text, {**gold, "arxiv_id": paper.arxiv_id}


def _biblatex(paper: Paper, key: str, rng: Random) -> tuple[str, Gold]:
    names = [whole_last(name) for name in paper.authors]
    names = [f"{{{name}}}" if "Collaboration" in name else name for name in names]
    date = paper.published[: rng.choice((4, 7, 10))]
    text = (
        f"@online{{{key},\n  title = {{{paper.title}}},\n  author = {{{' and '.join(names)}}},\n"
        f"  date = {{{date}}},\n  eprint = {{{paper.arxiv_id}}},\n  eprinttype = {{arXiv}},\n"
        "  eprintclass = {cs},\n  pubstate = {preprint},\n  urldate = {2024-01-02},\n"
        "  keywords = {sheep, goats},\n}"
    )
    gold: Gold = {"title": paper.title, "authors": [name.strip("{}") for name in names]}
    return text, {**gold, "published": date, "arxiv_id": paper.arxiv_id}


def _field(name: str, value: str, style: dict) -> str:
    left, right = style["open"]
    if name == "month" and style["month"] == "macro":
        left = right = ""
    if style["wrap"] and name in ("author", "abstract"):
        value = re.sub(r"(.{60,}?) ", r"\1\n      ", value)
    return f"{style['indent']}{name}{style['equals']}{left}{value}{right}"


def ris(papers: Sequence[Paper], rng: Random) -> Printed:
    """Write entries as publishers and reference managers export them."""
    style = {"names": rng.choice(("AU", "A1")), "title": rng.choice(("TI", "T1"))}
    style |= {
        "date": rng.choice(("PY", "DA", "Y1", "both")),
        "abstract": rng.choice(("AB", "N2", "")),
    }
    entries = [_ris(published(paper, rng), style, rng) for paper in papers]
    return page_of(entries, rng.choice(("\n", "\n\n")), "", "\n")


def _ris(work: Work, style: dict, rng: Random) -> tuple[str, Gold]:
    paper = work.paper
    names = [whole_last(name) for name in paper.authors]
    gold: Gold = {"title": paper.title, "authors": names, "published": work.year}
    kind = {"journal": "JOUR", "conference": "CONF"}.get(work.kind, "UNPB")
    rows = [("TY", kind), *((style["names"], name) for name in names)]
    rows += [(style["title"], paper.title), ("T2" if often(rng) else "JO", work.venue)]
    slashed = paper.published.replace("-", "/")
    if style["date"] in ("PY", "both"):
        rows += [("PY", work.year)]
    if style["date"] != "PY":
        rows += [("Y1" if style["date"] == "Y1" else "DA", slashed)]
        gold["published"] = paper.published
    if work.doi:
        rows += [("DO", work.doi)]
        gold["doi"] = work.doi.lower()
    if work.kind == "arxiv":
        rows += [("UR", f"https://arxiv.org/abs/{paper.arxiv_id}")]
        gold["arxiv_id"] = paper.arxiv_id
    if style["abstract"]:
        rows += [(style["abstract"], abstract(paper))]
        gold["abstract"] = abstract(paper)
    rows += [("SP", str(work.pages[0])), ("EP", str(work.pages[1])), ("KW", "fields"), ("ER", "")]
    return "\n".join(f"{tag}  - {value}" for tag, value in rows), gold


def csl_json(papers: Sequence[Paper], rng: Random) -> Printed:
    """Write items as Zotero, Crossref and citation.js do."""
    style = {"precision": rng.choice((1, 2, 3)), "title": rng.choice(("text", "list"))}
    style |= {"escaped": often(rng), "indent": rng.choice((None, 1, 2))}
    items, gold = [], []
    for paper in papers:
        item, facts = _csl(published(paper, rng), style, rng)
        items.append(item)
        gold.append(facts)
    page = {"status": "ok", "items": items} if style["title"] == "list" else items
    return json.dumps(page, ensure_ascii=style["escaped"], indent=style["indent"]) + "\n", gold


def _csl(work: Work, style: dict, rng: Random) -> tuple[dict, Gold]:
    paper, parts = work.paper, [int(part) for part in work.paper.published.split("-")]
    kind = {"journal": "article-journal", "conference": "paper-conference"}.get(
        work.kind, "article"
    )
    item: dict[str, object] = {
        **{"id": f"item{work.volume}", "type": kind},
        "title": [paper.title] if style["title"] == "list" else paper.title,
        "author": [
            {"family": family, "given": given} if given else {"literal": family}
            for given, family in paper.authors
        ],
        "issued": {"date-parts": [parts[: style["precision"]]]},
        "container-title": [work.venue] if style["title"] == "list" else work.venue,
        "page": f"{work.pages[0]}-{work.pages[1]}",
    }
    gold: Gold = {"title": paper.title, "authors": paper.names}
    gold["published"] = paper.published[: (4, 7, 10)[style["precision"] - 1]]
    if work.doi:
        item["DOI"], gold["doi"] = work.doi, work.doi.lower()
    if work.kind == "arxiv":
        item |= rng.choice(
            (
                {"URL": f"https://arxiv.org/abs/{paper.arxiv_id}"},
                {"number": f"arXiv:{paper.arxiv_id}", "publisher": "arXiv"},
            )
        )
        gold["arxiv_id"] = paper.arxiv_id
    if often(rng):
        item["abstract"] = abstract(paper)
        gold["abstract"] = abstract(paper)
    return item, gold

"""Real papers of the test data, with what can be printed about them."""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path

from kgraph.model.taxonomy import categories


@dataclass(frozen=True)
class Paper:
    """What can be printed about a paper; an abstract is a row of paragraphs."""

    arxiv_id: str
    title: str
    abstract: tuple[str, ...]
    authors: tuple[tuple[str, str], ...]
    published: str
    categories: tuple[str, ...]
    versions: int = 1
    comments: str | None = None
    doi: str | None = None
    journal_ref: str | None = None

    @property
    def names(self) -> list[str]:
        return [f"{given} {family}".strip() for given, family in self.authors]


@cache
def load_papers(data: Path) -> list[Paper]:
    """Load what can be printed: arXiv records, the papers of the seed pages, and titles
    and names of the ACL Anthology lent the abstract and date of a paper on computing.
    """
    snapshot = data / "arxiv_snapshot"
    arxiv: dict[str, Paper] = {}
    for name in ("snapshot_head_arxivSpider_mnbvc", "snapshot_unarXive_2212_086"):
        with (snapshot / "kaggle_real" / f"{name}.jsonl").open(encoding="utf-8") as file:
            for line in file:
                _add(arxiv, json.loads(line))
    with gzip.open(snapshot / "abs" / "arxiv_browse_abs.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            _add(arxiv, json.loads(line))
    seeds = _seed_papers(data)
    computing = [p for p in arxiv.values() if p.categories[0].startswith(("cs", "stat"))] + seeds
    lent = [
        replace(computing[number % len(computing)], title=title, authors=authors)
        for number, (title, authors) in enumerate(_anthology(data / "benchmarks" / "and_acl"))
    ]
    # Old-style ids and papers on computing are few in the snapshot, and what people paste.
    old = [paper for paper in arxiv.values() if "/" in paper.arxiv_id]
    return [*arxiv.values(), *seeds * 8, *lent, *old * 2]


def _add(papers: dict[str, Paper], row: dict) -> None:
    if not row["categories"] or row["abstract"].rstrip().endswith(("..", "…")):
        return  # an abstract that ends in dots of its own looks cut and is not
    authors = tuple(
        (given, f"{family} {suffix}".strip()) for family, given, suffix, *_ in row["authors_parsed"]
    )
    paragraphs = re.split(r"\n\s+", row["abstract"].strip())
    paper = Paper(
        row["id"],
        " ".join(row["title"].split()),
        tuple(" ".join(part.split()) for part in paragraphs),
        authors,
        parsedate_to_datetime(row["versions"][0]["created"]).date().isoformat(),
        tuple(row["categories"].split()),
        len(row["versions"]),
        " ".join((row["comments"] or "").split()) or None,
        (row.get("doi") or "").partition(" ")[0].removeprefix("doi:") or None,
        " ".join((row.get("journal-ref") or "").split()) or None,
    )
    known = all(code in categories() for code in paper.categories)
    if known and len(row["abstract"]) > 150 and all(_is_name(*name) for name in authors):
        papers[paper.arxiv_id] = paper


def _is_name(given: str, family: str) -> bool:
    """Say whether a name is one that a page would print (the snapshot holds debris)."""
    if not given:
        return re.fullmatch(r"(?:[A-Z]\w+ )+Collaboration", family) is not None
    return not re.search(r"[^\w\s.'’-]|\d|\bfor\b|\bthe\b|_", f"{given} {family}")


def _anthology(folder: Path) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    authors: dict[str, list[tuple[str, str]]] = {}
    with gzip.open(folder / "mentions.tsv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            authors.setdefault(row["paper_id"], []).append((row["first"], row["last"]))
    with gzip.open(folder / "papers.tsv.gz", "rt", encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for number, row in enumerate(rows):
            names = authors.get(row["paper_id"], [])
            wanted = number % 50 == 0 and row["year"] >= "2012" and 15 < len(row["title"]) < 200
            if wanted and names and all(_is_name(*name) for name in names):
                yield row["title"], tuple(names)


def _seed_papers(data: Path) -> list[Paper]:
    """Join the papers of the seed pages with the abstracts that these pages print."""
    facts = json.loads((data / "seed_papers.json").read_text("utf-8"))
    lines = [
        line
        for path in sorted((data / "seeds").glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if len(line) > 400
    ]
    # Dated cards and labelled entries print an abstract on one line under its title.
    text = "\n".join(path.read_text("utf-8") for path in sorted((data / "seeds").glob("00[23]*")))
    papers = []
    for row in facts:
        place = text.find(row["title"])
        below = text[place:].splitlines() if place >= 0 else []
        abstract = next((line for line in below if line in lines), None)
        if abstract:
            authors = tuple(tuple(name.rsplit(" ", 1)) for name in row["authors"])
            papers.append(
                Paper(
                    row["arxiv_id"],
                    row["title"],
                    (abstract,),
                    tuple(a if len(a) == 2 else ("", a[0]) for a in authors),
                    row["published"],
                    tuple(row["categories"]),
                )
            )
    return papers

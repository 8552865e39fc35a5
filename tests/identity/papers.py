"""How well copies of papers are found: pairwise precision, recall and F1 against gold.

A folder holds one list of papers or several, each a table with a header (``.csv``,
``.tsv``, also ``.gz``; commas, tabs, semicolons or percent signs between the fields), and the
gold pairs in a table whose name begins with ``gt``, ``gold`` or ``perfectMapping``. Columns are
known by their names: ``id``, ``title``, ``authors`` (names with commas or semicolons
between them), ``year``, ``venue``, ``doi``, ``abstract``; others are left alone.

With two lists the first gold column holds ids of one list and the second of the
other; the titles tell which is which. Only pairs between the lists
count then. With one list all its pairs count.
"""

import csv
import gzip
import html
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgraph.engines import DuckDB
from kgraph.model import schema
from kgraph.model.keys import with_keys
from kgraph.model.tables import Author, Record
from kgraph.model.text import words
from kgraph.resolve import papers

Pair = tuple[str, str]
Row = Mapping[str, str]
_GOLD = re.compile(r"^(?:gt|gold|perfectmapping)", re.IGNORECASE)


@dataclass(frozen=True)
class Score:
    """Pairs that gold has, pairs that were found, and pairs found that gold has."""

    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall (van Rijsbergen 1979)."""
        total = self.gold + self.found
        return 2 * self.right / total if total else 1.0


def read_table(path: Path) -> list[Row]:
    """Read a table with a header; column names are lower case."""
    packed = path.suffix == ".gz"
    content = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    between = max("%\t;,|", key=text.partition("\n")[0].count)
    quoting = csv.QUOTE_MINIMAL if between in ",;|" else csv.QUOTE_NONE
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=between, quoting=quoting)
    # A row of more fields than the header is broken: its id and title are all one can trust.
    return [
        {k.lower().strip('"'): v or "" for k, v in row.items() if k}
        if None not in row
        else {k.lower(): v for k, v in list(row.items())[:2]}
        for row in rows
    ]


def records(rows: Iterable[Row], source: str) -> list[Record]:
    """Make the records of one list, as a source that lists them would give them."""
    made = []
    for ordinal, row in enumerate(rows, 1):
        text = {name: html.unescape(value).strip() for name, value in row.items() if value}
        names = re.split(r"\s*;\s*" if ";" in text.get("authors", "") else r"\s*,\s*(?!Jr|Sr|I)",
                         text.get("authors", ""))  # fmt: skip
        year = re.match(r"(\d{4})", text.get("year", ""))
        record = Record(
            f"{source}#{ordinal}",
            source,
            ordinal,
            title=text.get("title"),
            authors=tuple(Author(name) for name in names if name),
            published=year[1] if year else None,
            journal_ref=text.get("venue"),
            doi=text.get("doi"),
            abstract=text.get("abstract"),
        )
        made.append(with_keys(record))
    return made


def resolved(known: Sequence[Record]) -> list[Mapping[str, object]]:
    """Decide which records are one paper: rows of `record_papers`."""
    with DuckDB() as engine:
        engine.table("records", schema.to_arrow("records", known))
        engine.table("coverage", schema.schema("coverage").empty_table())
        papers.record_papers(engine)
        return engine.rows("select * from record_papers order by record_id").to_pylist()


def found_pairs(lists: Sequence[Sequence[Row]]) -> set[Pair]:
    """Give the pairs of ids that are one paper: between two lists, or inside one."""
    ids: dict[str, str] = {}
    known: list[Record] = []
    for number, rows in enumerate(lists):
        made = records(rows, f"{number:016x}")
        ids |= {record.record_id: row["id"] for record, row in zip(made, rows, strict=True)}
        known += made
    members: dict[str, list[list[str]]] = defaultdict(lambda: [[] for _ in lists])
    for row in resolved(known):
        record = str(row["record_id"])
        members[str(row["paper_id"])][int(record.partition("#")[0], 16)].append(ids[record])
    if len(lists) == 2:
        return {(a, b) for one, other in members.values() for a in one for b in other}
    return {(a, b) for (one,) in members.values() for a in one for b in one if a < b}


def score(folder: Path) -> tuple[Score, set[Pair], set[Pair]]:
    """Measure the lists of a folder; give the score, the wrong pairs and the missed ones."""
    tables = sorted(p for p in folder.iterdir() if p.suffix in (".csv", ".tsv", ".gz"))
    (gold_path,) = (path for path in tables if _GOLD.match(path.name))
    lists = [read_table(path) for path in tables if path != gold_path]
    gold = {tuple(list(row.values())[:2]) for row in read_table(gold_path)}
    if len(lists) == 2:
        lists = max((lists, lists[::-1]), key=lambda given: _agreement(gold, given))
    else:
        gold = {(min(pair), max(pair)) for pair in gold}
    found = found_pairs(lists)
    return Score(len(gold), len(found), len(gold & found)), found - gold, gold - found


def _agreement(gold: Iterable[Pair], lists: Sequence[Sequence[Row]]) -> int:
    """Count the words that the titles of gold pairs share: most in the right order of lists."""
    titles = [{row["id"]: set(words(row["title"])) for row in rows} for rows in lists]
    return sum(len(titles[0].get(a, set()) & titles[1].get(b, set())) for a, b in gold)

"""Sets of mentions with gold in the usual shapes, read into the columns that `authors` measures.

A file is a table with a header (tabs, commas, semicolons or bars between the fields) or JSON
lines (``.jsonl``, ``.ndjson``), also ``.gz``. Mentions and their papers stand in two files or
in one. `COLUMNS` lists the names a column may have; capitals, spaces and hyphens do not matter.
A list (``authors``, of the mention's paper) has ``;`` or ``|`` between its items, or is a JSON
list of names or of objects with a name.
"""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from kgraph.model.names import name_key
from kgraph.resolve.people.spelling import spelling
from tests.identity.papers import Row, read_table

COLUMNS = {
    "paper_id": ("paper_id", "paper", "pid", "paperid"),
    "name": ("name", "author_name", "full_name", "fullname", "author"),
    "first": ("first", "first_name", "given", "given_name"),
    "last": ("last", "last_name", "family", "family_name"),
    "orcid": ("orcid",),
    "affiliation": ("affiliation", "affiliations", "org"),
    "title": ("title", "paper_title"),
    "year": ("year", "date", "published"),
    "categories": ("categories", "category"),
    "venue": ("venue", "journal", "journal_ref", "booktitle"),
    "authors": ("authors", "coauthors", "co_authors"),
}
GOLD = (
    *("gold", "gold_id", "person", "person_id", "author_id", "explicit_id"),
    *("label", "cluster_id", "cluster", "author"),
)
_OF_PAPERS = ("title", "year", "categories", "venue", "authors")
# Ids of the ACL Anthology name the venue, until 2019 by a letter: P19-1001, 2020.acl-main.1.
_ANTHOLOGY = re.compile(r"(?:(?P<letter>[A-Z])\d\d-\d{4}|\d{4}\.(?P<venue>[a-z0-9]+)-\w+\.\d+)")
_LETTERS = {
    **{"A": "anlp", "C": "coling", "D": "emnlp", "E": "eacl", "F": "jeptalnrecital", "H": "hlt"},
    **{"I": "ijcnlp", "J": "cl", "K": "conll", "L": "lrec", "M": "muc", "N": "naacl"},
    **{"O": "rocling", "P": "acl", "Q": "tacl", "R": "ranlp", "S": "semeval", "T": "tinlap"},
    **{"U": "alta", "X": "tipster", "Y": "paclic"},
}


class UnfitError(ValueError):
    """A file that cannot be measured; says what it lacks and what to do."""


def read(
    mentions: Path, papers: Path | None = None, gold: str | None = None
) -> tuple[list[Row], list[Row]]:
    """Read a set as `tables` gives it.

    Raises:
        UnfitError: If a file is not readable as rows, or has no names or no gold.
    """
    rows = _rows(mentions)
    other = rows if papers is None or papers == mentions else _rows(papers)
    try:
        return tables(rows, other, gold)
    except UnfitError as error:
        raise UnfitError(f"{mentions}: {error}") from error


def tables(
    mentions: Sequence[Row], papers: Sequence[Row], gold: str | None = None
) -> tuple[list[Row], list[Row]]:
    """Give mentions and papers with the columns that are measured, by their own names.

    Args:
        mentions: One a row. Without ids of papers each is on a paper of its own.
        papers: What is known of papers; the very same rows if one table says both.
        gold: The column that tells the person; None: the first of ``GOLD`` that is filled. It
            is no evidence.

    Returns:
        Mentions with ``paper_id``, ``name``, ``gold``, ``orcid``, ``affiliation``, in list
        order, behind them those that only lists of authors name; papers with ``paper_id``,
        ``title``, ``year``, ``categories``, ``venue``.
    """
    known = papers is not mentions
    mentions, papers = _plain(mentions), _plain(papers) if known else ()
    named = _named(mentions, gold)
    has_ids = any(_value(row, "paper_id") for row in mentions)
    if known and not has_ids:
        raise UnfitError(f"no column of paper ids; {_found(mentions)}. Name it paper_id.")
    read: list[Row] = []
    about: dict[str, dict[str, str]] = defaultdict(dict)
    for number, row in enumerate(mentions):
        paper = _value(row, "paper_id") if has_ids else str(number)
        evidence = {column: value for column, value in row.items() if column != named}
        name = _value(evidence, "name")
        first, last = _value(evidence, "first"), _value(evidence, "last")
        one = {column: _value(evidence, column) for column in ("orcid", "affiliation")}
        one |= {"paper_id": paper, "gold": row.get(named, "")}
        read.append(one | {"name": name or (f"{last}, {first}" if first else last)})
        _add(about[paper], evidence)
    for row in papers:
        paper = _value(row, "paper_id") or row.get("id", "")
        _add(about[paper], {column: value for column, value in row.items() if column != named})
    return read + _company(read, about), [_paper(paper, said) for paper, said in about.items()]


def _rows(path: Path) -> list[Row]:
    if ".jsonl" not in path.suffixes and ".ndjson" not in path.suffixes:
        return read_table(path)
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8-sig")
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            row = json.loads(line) if line.strip() else {}
        except ValueError as error:
            raise UnfitError(f"{path}, line {number}: not JSON ({error}).") from error
        if not isinstance(row, dict):
            raise UnfitError(f"{path}, line {number}: not an object with a field for each column.")
        if row:
            rows.append({column: _text(value) for column, value in row.items()})
    return rows


def _text(value: object) -> str:
    if isinstance(value, list):
        return json.dumps(value)
    return "" if value is None else str(value)


def _plain(rows: Sequence[Row]) -> list[Row]:
    return [
        {re.sub(r"[\s-]", "_", column.strip().lower()): value for column, value in row.items()}
        for row in rows
    ]


def _value(row: Row, what: str) -> str:
    return next((row[column].strip() for column in COLUMNS[what] if row.get(column)), "")


def _named(rows: Sequence[Row], asked: str | None) -> str:
    """Give the column of gold; check that another one has the names."""
    if asked is not None:
        asked = re.sub(r"[\s-]", "_", asked.strip().lower())
    choice = GOLD if asked is None else (asked,)
    filled = [column for column in choice if any(row.get(column) for row in rows)]
    names = [*COLUMNS["name"], *COLUMNS["last"]]
    for gold in filled:
        if any(row.get(column) for row in rows for column in names if column != gold):
            return gold
    if filled and filled != ["author"]:
        raise UnfitError(f"no column of names; {_found(rows)}. Name it name, or first and last.")
    wanted = ", ".join(choice)
    raise UnfitError(
        f"no gold: no row has a value in {wanted}; {_found(rows)}."
        " Say which column tells the person: --gold COLUMN (--gold orcid, say)."
    )


def _found(rows: Sequence[Row]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    return f"columns found: {', '.join(columns)}" if columns else "it has no rows"


def _add(said: dict[str, str], row: Row) -> None:
    for column in _OF_PAPERS:
        said[column] = said.get(column) or _value(row, column)


def _paper(paper: str, said: Row) -> Row:
    year = re.search(r"\d{4}", said["year"])
    categories = " ".join(_items(said["categories"].replace(" ", "|")))
    found = {"title": said["title"], "year": year[0] if year else "", "categories": categories}
    return {"paper_id": paper, **found, "venue": said["venue"] or _anthology(paper)}


def _anthology(paper: str) -> str:
    """Give the venue that an id of the ACL Anthology names; workshops have none."""
    found = _ANTHOLOGY.fullmatch(paper)
    return (found["venue"] or _LETTERS.get(found["letter"], "")) if found else ""


def _items(cell: str) -> list[str]:
    if cell.startswith("["):
        try:
            items = json.loads(cell)
        except ValueError as error:
            raise UnfitError(f"not a JSON list: {cell[:80]}") from error
        found = [item.get("name", "") if isinstance(item, dict) else _text(item) for item in items]
    else:
        found = re.split(r"[;|]", cell)
    return [item.strip() for item in found if item and item.strip()]


def _company(mentions: Sequence[Row], about: dict[str, dict[str, str]]) -> list[Row]:
    """Give those that lists of authors name, but for whom the mentions of the paper are."""
    here: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in mentions:
        here[row["paper_id"]].add(_short(row["name"]))
    blank = {"gold": "", "orcid": "", "affiliation": ""}
    return [
        {"paper_id": paper, "name": name, **blank}
        for paper, said in about.items()
        for name in _items(said["authors"])
        if _short(name) not in here[paper]
    ]


def _short(name: str) -> tuple[str, str]:
    """Give family name and initial: lists often print others' names otherwise than their own."""
    known = spelling(name_key(name))
    return known.family, known.given[0][0] if known.given else ""

"""What arXiv's own metadata says about a paper, made a record: one way for the snapshot
and for OAI-PMH, which print the same fields.

The date of version 1 is `published`, that of the last is `updated`. Names are printed
as "Given Family Suffix"; where arXiv did not part them, the author line is read.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kgraph.errors import InputError
from kgraph.model import ids
from kgraph.model.keys import with_keys
from kgraph.model.tables import Author, Record, Source
from kgraph.model.text import collapse
from kgraph.model.withdrawn import is_withdrawn
from kgraph.read.parts.authors import split_authors
from kgraph.read.parts.dates import month_number

_ISO = re.compile(r"\s*\d{4}-\d\d-\d\d")
_MAIL_DATE = re.compile(r"\s*(?:[A-Za-z]{3},\s*)?(\d{1,2}) ([A-Za-z]{3}) (\d{4}|\d\d)\b")


class Facts(NamedTuple):
    """The fields as arXiv prints them.

    ``names`` has family, given, suffix and at times affiliations of each author;
    ``versions`` has name and date of each; ``categories`` is parted by spaces, the
    primary one first.
    """

    arxiv_id: str | None
    title: str | None
    abstract: str | None
    names: Sequence[Sequence[str]]
    author_line: str | None
    categories: str | None
    comments: str | None
    journal_ref: str | None
    doi: str | None
    versions: Sequence[tuple[str | None, str | None]]
    update_date: str | None
    withdrawn: bool = False


class Said(NamedTuple):
    """The same in the form of columns of `Record`; ``authors`` are names with affiliations."""

    arxiv_id: str
    version: int | None
    doi: str | None
    title: str | None
    abstract: str | None
    authors: Sequence[tuple[str, str | None]]
    published: str | None
    updated: str | None
    categories: tuple[str, ...]
    comments: str | None
    journal_ref: str | None
    withdrawn: bool


def said(facts: Facts) -> Said:
    """Put the fields into the form of columns.

    Raises:
        InputError: If there is no arXiv id, or one that is none.
    """
    if not facts.arxiv_id or facts.arxiv_id.isspace():
        raise InputError("a record without id", "expected one like 1706.03762")
    found = ids.parse_arxiv(facts.arxiv_id)
    dates = [_date(created) for _, created in facts.versions]
    numbers = [name[1:] for name, _ in facts.versions if name and name[1:].isdecimal()]
    comments = _collapsed(facts.comments)
    abstract = _collapsed(facts.abstract)
    doi = None
    if facts.doi:
        # Several DOIs stand in one field at times: the first is the article's.
        first = next(ids.find_doi(collapse(facts.doi)), None)
        doi = first.value if first and isinstance(first.value, str) else None
    return Said(
        arxiv_id=found.bare,
        version=int(numbers[-1]) if numbers else found.version,
        doi=doi,
        title=_collapsed(facts.title),
        abstract=abstract,
        authors=_authors(facts),
        published=dates[0] if dates else None,
        updated=(dates[-1] if dates else None) or _date(facts.update_date),
        categories=_categories(facts.categories or ""),
        comments=comments,
        journal_ref=_collapsed(facts.journal_ref),
        withdrawn=facts.withdrawn or is_withdrawn(comments, abstract),
    )


def record_of(facts: Facts, source: Source, ordinal: int) -> Record:
    """Make one record.

    Raises:
        InputError: If there is no arXiv id, or one that is none.
    """
    columns = said(facts)._asdict()
    authors = tuple(Author(*author) for author in columns.pop("authors"))
    return with_keys(
        Record(
            record_id=f"{source.source_id}#{ordinal}",
            source_id=source.source_id,
            ordinal=ordinal,
            authors=authors,
            primary_category=next(iter(columns["categories"]), None),
            **columns,
        )
    )


def _authors(facts: Facts) -> Sequence[tuple[str, str | None]]:
    authors: list[tuple[str, str | None]] = []
    for parts in facts.names:
        name = _name(*parts[:3])
        if name:
            places = len(parts) > 3 and "; ".join(part for part in parts[3:] if part.strip())
            authors.append((name, _collapsed(places or None)))
    if authors or not facts.author_line:
        return authors
    line = facts.author_line
    found = split_authors(line, 0, len(line))
    return [
        (collapse(line[a:b]), affiliation)
        for (a, b), affiliation in zip(found.places, found.affiliations, strict=True)
        if collapse(line[a:b])
    ]


@lru_cache(maxsize=1 << 12)
def _categories(printed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(collapse(printed).split()))


@lru_cache(maxsize=1 << 16)  # of a bulk file's names two thirds were met before
def _name(family: str = "", given: str = "", suffix: str = "") -> str:
    return collapse(f"{given} {family} {suffix}")


def _collapsed(text: str | None) -> str | None:
    return (collapse(text) or None) if text else None


def _date(text: str | None) -> str | None:
    """Give the day of "Mon, 2 Apr 2007 19:18:42 GMT" or of an ISO date."""
    if not text:
        return None
    if _ISO.match(text):
        return text.strip()[:10]
    # By hand: the standard library's parser takes a tenth of the time of a record.
    match = _MAIL_DATE.match(text)
    return _day(*match.groups()) if match else None


@lru_cache(maxsize=1 << 14)
def _day(day: str, name: str, year: str) -> str | None:
    month = month_number(name)
    if month is None or not 1 <= int(day) <= 31:
        return None
    whole = int(year) if len(year) == 4 else int(year) + 1900 + 100 * (year < "69")
    return f"{whole:04d}-{month:02d}-{int(day):02d}"

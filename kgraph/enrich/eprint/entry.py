"""One entry of a list of references: text, ids, year, title, whatever style printed it."""

import re
from dataclasses import dataclass

from kgraph.enrich.eprint.limits import MAX_ENTRY
from kgraph.enrich.eprint.printed_ids import Printed, printed_ids
from kgraph.enrich.eprint.readable import readable
from kgraph.enrich.eprint.titles import title_of


@dataclass(frozen=True, slots=True)
class Work:
    """One work that an entry names. An entry of several works gives several."""

    arxiv_id: str | None = None
    doi: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its key in the text, as printed, and the works it names, one at least."""

    key: str
    raw: str
    year: int | None
    works: tuple[Work, ...]


_YEAR = re.compile(r"(?<![\d./:-])(1[6-9]\d\d|20\d\d)(?![\d/:]|\.\d|[-–]\d{1,3}\b)")
_IN_BRACKETS = re.compile(
    r"[(\[](?:[^()\[\]]{0,20}\s)?(1[6-9]\d\d|20\d\d)[a-z]?(?:,[^()\[\]]{0,20})?[)\]]"
)
_NO_YEAR = re.compile(
    r"(?:https?://|www\.)\S+|\b10\.\d{4,9}/\S+|arXiv\s?:?\s?\S+|\d{4}\.\d{4,5}(?:v\d+)?|\d{1,9}\s?[-–]\s?\d{1,9}",
    re.IGNORECASE,
)


def make_entry(key: str, label: str, tex: str) -> Entry:
    """Read an entry from its TeX.

    Args:
        key: What the text cites it by.
        label: What stands in brackets before the key; natbib's has the year.
        tex: The entry, without ``\\bibitem``.
    """
    tex = tex[:MAX_ENTRY]
    shown = readable(tex)
    return Entry(
        key=key,
        raw=shown.text,
        year=_year_of_label(label) or year_of(shown.text),
        works=works_of(printed_ids(shown.text, shown.links), title_of(tex, shown.text)),
    )


def works_of(found: list[Printed], title: str | None) -> tuple[Work, ...]:
    """Share ids among the works of an entry: a second id of one kind begins another work.

    The first work has the title.
    """
    groups: list[dict[str, str]] = [{}]
    for one in found:
        if one.kind in groups[-1]:
            groups.append({})
        groups[-1][one.kind] = one.value
    works = [Work(group.get("arxiv"), group.get("doi")) for group in groups]
    return (Work(works[0].arxiv_id, works[0].doi, title), *works[1:])


def year_of(text: str) -> int | None:
    """Give the year of an entry: in brackets if one is, else the last that is no part of an id."""
    plain = _NO_YEAR.sub(" ", text)
    bracketed = _IN_BRACKETS.findall(plain)
    years = bracketed or _YEAR.findall(plain) or _YEAR.findall(text[-12:])
    return int(years[0] if bracketed else years[-1]) if years else None


def _year_of_label(label: str) -> int | None:
    found = _YEAR.findall(re.sub(r"\\natexlab|[{}\\]", " ", label))
    return int(found[-1]) if found else None

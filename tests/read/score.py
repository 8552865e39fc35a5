"""How well a page is read, field by field: precision, recall and F1 against gold.

    python -m tests.read.score GOLD.json...

A gold file says what a page prints, entry by entry, in page order:

    {"page": "feed.txt", "entries": [{"title": "…", "authors": ["…"], "published": "2019-05",
     "arxiv_id": "…", "doi": "…", "abstract": "…"}]}

A column that an entry leaves out is not printed there. A value is right if it is equal,
white space aside; an author list if every name is. ``entries`` counts entries that are
one record each. Entries and records are paired by what they have in common, the surest
pairs first, so an entry that is lost does not count against the others.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph.model.tables import Record, Source
from kgraph.model.text import collapse, shared_runs, shingles, words
from kgraph.read.inputs.files import read_bytes

FIELDS = ("entries", "title", "authors", "published", "arxiv_id", "doi", "abstract")


@dataclass(frozen=True)
class Score:
    """Values printed, read, and read right."""

    printed: int = 0
    read: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.printed if self.printed else 1.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall (van Rijsbergen 1979)."""
        total = self.printed + self.read
        return 2 * self.right / total if total else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.printed + other.printed, self.read + other.read, self.right + other.right)


def score(gold: Sequence[Mapping[str, Any]], records: Sequence[Record]) -> dict[str, Score]:
    """Compare what was read of a page with what it prints."""
    pairs = pair(gold, records)
    scores = {"entries": Score(len(gold), len(records), len(pairs))}
    of = dict(pairs)
    paired = {index for _, index in pairs}
    for field in FIELDS[1:]:
        counts = [
            _compare(_gold(entry, field), _read(records[of[n]], field) if n in of else "")
            for n, entry in enumerate(gold)
        ]
        counts += [
            _compare("", _read(record, field))
            for index, record in enumerate(records)
            if index not in paired
        ]
        scores[field] = sum(counts, Score())
    return scores


def pair(gold: Sequence[Mapping[str, Any]], records: Sequence[Record]) -> list[tuple[int, int]]:
    """Pair entries with records one to one: (place in gold, place in records)."""
    gold_runs = [_runs(_gold(entry, "abstract")) for entry in gold]
    read_runs = [_runs(_read(record, "abstract")) for record in records]
    likely = []
    for n, entry in enumerate(gold):
        for index, record in enumerate(records):
            common = sum(
                bool(_gold(entry, field)) and _gold(entry, field) == _read(record, field)
                for field in FIELDS[1:]
            )
            common += shared_runs(gold_runs[n], read_runs[index])
            if common > 0.3:
                likely.append((-common, abs(n - index), n, index))
    taken: dict[int, int] = {}
    for _, _, n, index in sorted(likely):
        if n not in taken and index not in taken.values():
            taken[n] = index
    return sorted(taken.items())


def _runs(text: str) -> frozenset[str]:
    return frozenset(shingles(words(text)))


def _compare(printed: str, read: str) -> Score:
    return Score(bool(printed), bool(read), bool(printed) and printed == read)


def _gold(entry: Mapping[str, Any], field: str) -> str:
    value = entry.get(field) or ""
    return "; ".join(map(collapse, value)) if isinstance(value, list) else collapse(str(value))


def _read(record: Record, field: str) -> str:
    if field == "authors":
        return "; ".join(author.name for author in record.authors)
    return str(getattr(record, field) or "")


def lines(scores: Mapping[str, Score]) -> Iterable[str]:
    """Give the table for reading."""
    yield f"{'field':10} {'printed':>8} {'read':>8} {'precision':>10} {'recall':>8} {'F1':>8}"
    for field, row in scores.items():
        yield (
            f"{field:10} {row.printed:8} {row.read:8} {row.precision:10.3f} "
            f"{row.recall:8.3f} {row.f1:8.3f}"
        )


def main() -> None:
    """Score the pages of gold files, each and together."""
    parser = argparse.ArgumentParser(description="Score what is read of pages against gold.")
    parser.add_argument("gold", nargs="+", type=Path)
    total = {field: Score() for field in FIELDS}
    for path in parser.parse_args().gold:
        gold = json.loads(path.read_text(encoding="utf-8"))
        content = (path.parent / gold["page"]).read_bytes()
        source = Source("0" * 16, "page", gold["page"], None, "2026-01-01T00:00:00Z", 0)
        found = score(gold["entries"], read_bytes(content, source).records)
        total = {field: total[field] + found[field] for field in FIELDS}
        _tell(str(path), found)
    _tell("all", total)


def _tell(name: str, scores: Mapping[str, Score]) -> None:
    sys.stdout.write("\n".join((name, *lines(scores), "")))


if __name__ == "__main__":
    main()

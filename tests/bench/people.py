"""Who is who at size: CPU time and memory as author lists grow.

``python -m tests.bench.people LISTINGS [PAPERS ...]``: ``LISTINGS`` holds papers as lines of
JSON in the form of arXiv's metadata snapshot, also compressed with gzip; for each number
of papers, taken from its beginning (by default 20,000 and all), one process groups all
their names by person. What counts is the last column: CPU time a name, beside that of the
smallest set.
"""

import gzip
import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kgraph.model.names import name_key
from kgraph.resolve.authors import work
from kgraph.resolve.people import who_is_who
from kgraph.resolve.people.decisions import Decisions
from kgraph.resolve.people.evidence import Work

SMALL = 20_000
ALL = sys.maxsize
Names = list[tuple[str, str, str | None]]


def main() -> None:
    """Measure each number of papers in a process of its own."""
    listings, *numbers = sys.argv[1:]
    if "--one" in numbers:
        sys.stdout.write(json.dumps(measure(Path(listings), int(numbers[-1]))))
        return
    first = None
    for papers in sorted(int(number) for number in numbers) or (SMALL, ALL):
        command = [sys.executable, "-m", "tests.bench.people", listings, "--one", str(papers)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
        found = json.loads(answer.stdout)
        a_name = found["seconds"] / found["names"]
        first = first or a_name
        sys.stdout.write(
            f"{found['papers']:>8} papers {found['names']:>8} names {found['persons']:>8} persons"
            f" {found['seconds']:7.1f} s CPU {found['megabytes']:6.0f} MB"
            f" and {found['beside']:.0f} MB a process beside it,"
            f" {a_name * 1e6:6.0f} us a name, {a_name / first:.2f} times\n"
        )
        sys.stdout.flush()


def measure(listings: Path, papers: int) -> dict[str, float]:
    """Group the names of so many papers; count, and measure only the grouping."""
    names, works = corpus(islice(lines(listings), papers))
    begun = sum(os.times()[:4])  # of the processes that split names, too
    who = who_is_who(names, works, Decisions())
    seconds = sum(os.times()[:4]) - begun
    return {
        "papers": len(works),
        "names": len(names),
        "persons": len(who.groups),
        "seconds": seconds,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "beside": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }


def lines(listings: Path) -> Iterator[dict[str, object]]:
    """Read the papers of a file."""
    with gzip.open(listings, "rt") if listings.suffix == ".gz" else listings.open() as file:
        yield from map(json.loads, file)


def corpus(papers: Iterator[dict[str, object]]) -> tuple[Names, dict[str, Work]]:
    """Give names and works as resolving makes them of records."""
    names: Names = []
    works = {}
    for paper in papers:
        name = f"arxiv:{paper['id']}"
        if name in works:
            continue
        created = re.search(r"\b(?:19|20)\d\d\b", paper["versions"][0]["created"])  # type: ignore[index]
        year = created[0] if created else None
        works[name] = work(str(paper["title"]), year, str(paper["categories"]).split())
        for family, given, suffix, *_ in paper["authors_parsed"]:  # type: ignore[attr-defined]
            printed = f"{family}, {given}, {suffix}" if suffix else f"{family}, {given}"
            names.append((name, name_key(printed if given else family), None))
    return names, works


if __name__ == "__main__":
    main()

"""Who is who at size: time and memory as author lists grow.

``python -m tests.bench.people LISTINGS [PAPERS ...]``: ``LISTINGS`` holds papers as lines of
JSON in the form of arXiv's metadata snapshot, also compressed with gzip; for each number
of papers, taken from its beginning (by default 20,000 and all), one process groups all
their names by person. The last columns are time and CPU time a name, beside those of the
smallest set: many names are split by a process a core, whose seconds of CPU may be longer
than those of one that has the machine to itself.
"""

import gzip
import json
import os
import re
import resource
import subprocess
import sys
import time
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
    first: dict[str, float] = {}
    for papers in sorted(int(number) for number in numbers) or (SMALL, ALL):
        command = [sys.executable, "-m", "tests.bench.people", listings, "--one", str(papers)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
        found = json.loads(answer.stdout)
        a_name = {what: found[what] / found["names"] * 1e6 for what in ("seconds", "cpu")}
        first = first or a_name
        grown = {what: a_name[what] / first[what] for what in a_name}
        sys.stdout.write(
            f"{found['papers']:>8} papers {found['names']:>8} names {found['persons']:>8} persons"
            f" {found['seconds']:6.1f} s {found['cpu']:6.1f} s CPU {found['megabytes']:6.0f} MB"
            f" and {found['beside']:.0f} MB a process beside it,"
            f" {a_name['seconds']:4.0f} us a name, {grown['seconds']:.2f} times,"
            f" {a_name['cpu']:4.0f} us CPU, {grown['cpu']:.2f} times\n"
        )
        sys.stdout.flush()


def measure(listings: Path, papers: int) -> dict[str, float]:
    """Group the names of so many papers; count, and measure only the grouping."""
    names, works = corpus(islice(lines(listings), papers))
    begun, cpu = time.monotonic(), sum(os.times()[:4])  # of the processes that split names, too
    who = who_is_who(names, works, Decisions())
    seconds, cpu = time.monotonic() - begun, sum(os.times()[:4]) - cpu
    return {
        "papers": len(works),
        "names": len(names),
        "persons": len(who.groups),
        "seconds": seconds,
        "cpu": cpu,
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
        categories = str(paper["categories"]).split()
        place = paper.get("journal-ref")
        works[name] = work(str(paper["title"]), year, categories, venue=str(place or ""))
        for family, given, suffix, *_ in paper["authors_parsed"]:  # type: ignore[attr-defined]
            printed = f"{family}, {given}, {suffix}" if suffix else f"{family}, {given}"
            names.append((name, name_key(printed if given else family), None))
    return names, works


if __name__ == "__main__":
    main()

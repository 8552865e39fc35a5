"""The whole way of bulk metadata: ``python -m tests.bench.pipeline [--authors names] FILE|N ...``.

Each argument is a file of arXiv's metadata as JSON lines (also ``.gz``), or a number of
papers to make up (`made_records`); ``--authors names`` leaves out who is who. Each stage
runs in a process of its own; a line says wall and CPU seconds (of the process and those it
started), papers a second of wall time, peak memory of the process, and the CPU as a
multiple of the reference, which is a plain ``json.loads`` of every line.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.made_records import write

REFERENCE = """
import gzip, json, sys
from pathlib import Path
path = Path(sys.argv[1])
opened = gzip.open if path.suffix == ".gz" else open
with opened(path, "rt", encoding="utf-8") as lines:
    for line in lines:
        json.loads(line)
"""
READ = """
import sys
from pathlib import Path
from kgraph import store
from kgraph.read.inputs.files import find_files, read_pages
target = Path(sys.argv[2])
with store.writing(target):
    pages = read_pages(find_files([sys.argv[1]]), known=frozenset(), now="2026-01-01T00:00:00Z")
    store.append(target, pages)
"""
RESOLVE = """
import sys
from pathlib import Path
from kgraph import store
from kgraph.resolve import resolve
with store.writing(Path(sys.argv[2])):
    resolve(Path(sys.argv[2]), authors=sys.argv[3])
"""
EXPORT = """
import sys, kgraph
kgraph.open(sys.argv[2]).export(sys.argv[2] + {suffix!r}, {choices})
"""
STAGES = {
    "json.loads": REFERENCE,
    "read": READ,
    "resolve": RESOLVE,
    "N-Triples": EXPORT.format(suffix="/all.nt.zst", choices=""),
    "co-authors": EXPORT.format(
        suffix="/coauthors.graphml", choices='network="coauthors", layout=False'
    ),
}


def measure(code: str, *arguments: str) -> tuple[float, float, float]:
    """Run code in its own process; give wall seconds, CPU seconds, peak megabytes."""
    begun = time.monotonic()
    process = os.posix_spawn(sys.executable, [sys.executable, "-c", code, *arguments], os.environ)
    _, status, used = os.wait4(process, 0)
    if status:
        sys.exit(f"a stage ended with {status}")
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def rows(folder: Path, table: str) -> int:
    """Count the rows of a table of a graph."""
    from kgraph import store

    manifest = store.read_manifest(folder)
    return ({**manifest.evidence, **manifest.tables})[table][1]


def run(file: Path, folder: Path, authors: str) -> None:
    """Measure all stages on one file, with authors told apart by ``names`` or as ``people``."""
    reference = 0.0
    for stage, code in STAGES.items():
        wall, cpu, memory = measure(code, str(file), str(folder), authors)
        reference = reference or cpu
        papers = rows(folder, "records") if stage != "json.loads" else 0
        sys.stdout.write(
            f"{stage:12} {wall:8.1f} s wall {cpu:8.1f} s CPU {papers / wall:8.0f} papers/s "
            f"{memory:6.0f} MB {cpu / reference:7.1f} times\n"
        )
        sys.stdout.flush()
    names = ("records", "papers", "authors", "authorships")
    sys.stdout.write(", ".join(f"{rows(folder, name):,} {name}" for name in names) + "\n")


def main() -> None:
    """Measure each file or number that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", nargs="+", metavar="FILE|N")
    parser.add_argument("--authors", choices=("people", "names"), default="people")
    options = parser.parse_args()
    for given in options.given:
        with tempfile.TemporaryDirectory() as place:
            os.environ["KGRAPH_CACHE_DIR"] = f"{place}/cache"
            file = Path(given)
            if given.isdecimal():
                file = Path(place) / "made.jsonl"
                write(int(given), file)
            sys.stdout.write(f"{given}: {file.stat().st_size / 1e6:,.0f} MB\n")
            run(file, Path(place) / "graph", options.authors)


if __name__ == "__main__":
    main()

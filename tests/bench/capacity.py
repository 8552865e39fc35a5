"""What a paper costs: ``python -m tests.bench.capacity [PAPERS ...]`` prints the rows of
`kgraph/CAPACITY.md`.

Makes up so many papers (10,000, 30,000 and 100,000; `made_records`), runs the stages of
bulk metadata, each in a process of its own (`pipeline`), and prints a row for each size:
CPU milliseconds, bytes and triples a paper, and the peak of memory. Rows for arXiv and
OpenAlex follow, in hours and gigabytes: the largest size that was measured, multiplied.
"""

import os
import sys
import tempfile
from pathlib import Path

import pyarrow as pa

from tests.bench.made_records import write
from tests.bench.pipeline import EXPORT, READ, measure

RESOLVE = """
import sys
from pathlib import Path
from kgraph import store
from kgraph.resolve import resolve
with store.writing(Path(sys.argv[2])):
    resolve(Path(sys.argv[2]), authors={authors!r})
"""
STAGES = {
    "read": READ,
    "names": RESOLVE.format(authors="names"),
    "people": RESOLVE.format(authors="people"),
    "N-Triples": EXPORT.format(suffix=".nt.zst"),
    "co-authors": EXPORT.format(suffix=".graphml"),
}
SIZES = (10_000, 30_000, 100_000)
LARGE = {"arXiv": 3_000_000, "OpenAlex": 250_000_000}
Costs = dict[str, float]


def taken(place: Path) -> int:
    """Give the bytes of the files in a folder."""
    return sum(path.stat().st_size for path in place.rglob("*") if path.is_file())


def lines(file: Path) -> int:
    """Count the lines of a packed file."""
    with pa.input_stream(str(file), compression="zstd") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))


def costs(papers: int, place: Path) -> Costs:
    """Measure one size: CPU milliseconds, bytes and triples a paper; megabytes at most."""
    file, graph = place / "made.jsonl", place / "graph"
    write(papers, file)
    found: Costs = {}
    peak = 0.0
    for stage, code in STAGES.items():
        _, cpu, memory = measure(code, str(file), str(graph))
        found[stage] = 1000 * cpu / papers
        peak = max(peak, memory)
        if stage == "names":
            # What `people` gives takes its place and is as large.
            found["tables"] = taken(graph / "tables") / papers
    found |= {
        "input": file.stat().st_size / papers,
        "evidence": taken(graph / "evidence") / papers,
        "nt.zst": (place / "graph.nt.zst").stat().st_size / papers,
        "graphml": (place / "graph.graphml").stat().st_size / papers,
        "triples": lines(place / "graph.nt.zst") / papers,
        "peak MB": peak,
    }
    return found


COLUMNS = (*STAGES, "input", "evidence", "tables", "nt.zst", "graphml", "triples", "peak MB")


def row(name: str, cells: list[str]) -> str:
    """Write a row of a table in Markdown."""
    return f"| {' | '.join([name, *cells])} |\n"


def measured(papers: int, found: Costs) -> str:
    """Write what was measured."""
    cells = [f"{found[c]:.2f}" if c in STAGES else f"{found[c]:,.0f}" for c in COLUMNS]
    return row(f"{papers:,}", cells)


def extrapolated(name: str, papers: int, found: Costs) -> str:
    """Write what so many papers cost if each costs as much: hours, gigabytes, millions."""
    cells = []
    for column in COLUMNS[:-1]:
        if column in STAGES:
            hours = found[column] * papers / 3.6e6
            cells.append(f"{hours:,.1f} h" if hours >= 10 else f"{hours:.2f} h")
        elif column == "triples":
            cells.append(f"{found[column] * papers / 1e6:,.0f} M")
        else:
            cells.append(f"{found[column] * papers / 1e9:,.1f} GB")
    return row(f"{name}, {papers:,}", [*cells, "see below"])


def main() -> None:
    """Print the rows."""
    sizes = [int(given.replace(",", "")) for given in sys.argv[1:]] or list(SIZES)
    sys.stdout.write(row("papers", list(COLUMNS)) + row("---", ["---"] * len(COLUMNS)))
    for papers in sizes:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["KGRAPH_CACHE_DIR"] = f"{folder}/cache"
            found = costs(papers, Path(folder))
        sys.stdout.write(measured(papers, found))
        sys.stdout.flush()
    for name, papers in LARGE.items():
        sys.stdout.write(extrapolated(name, papers, found))


if __name__ == "__main__":
    main()

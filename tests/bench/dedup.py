"""Which records are one paper, beside litstudy: ``python -m tests.bench.dedup [RECORDS]``.

Makes up so many records (5,000) in two BibTeX files, the second of which has a quarter of
them once more in capitals, reads them with both programs, and compares the CPU time of
finding out which are one: the step that gives `record_papers`, with the start of an engine,
and litstudy's ``DocumentSet.unique``. litstudy stands in a virtual environment of its own
(``pip install litstudy "bibtexparser<2"``: it does not run with newer ones), made anew
in a passing folder, or in the one whose Python ``LITSTUDY`` names.
"""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.made_papers import Made, make_paper

FILES = ("one.bib", "other.bib")
OURS = """
import sys, time
from pathlib import Path
import kgraph
from kgraph import store
from kgraph.engines import DuckDB
from kgraph.model.tables import EVIDENCE
from kgraph.resolve.papers import record_papers
place = Path(sys.argv[1])
pages = [place / name for name in sys.argv[2:]]
folder = kgraph.build(pages, place / "graph", enrich=(), authors="names").folder
begun = time.process_time()
with DuckDB() as engine:
    engine.open_graph(folder, store.read_manifest(folder), [row.TABLE for row in EVIDENCE])
    record_papers(engine)
    found = engine.rows("select count(*) as n, count(distinct paper_id) as p from record_papers")
print(time.process_time() - begun, *found.to_pylist()[0].values())
"""
THEIRS = """
import sys, time
from pathlib import Path
import litstudy
read = [litstudy.load_bibtex(str(Path(sys.argv[1]) / name)) for name in sys.argv[2:]]
every = type(read[0])([document for one in read for document in one])
begun = time.process_time()
found = every.unique()
print(time.process_time() - begun, len(every), len(found))
"""


def entry(number: int, paper: Made, loud: bool) -> str:
    """Give a record as BibTeX; the second time its title is in capitals."""
    title = paper.title.upper() if loud else paper.title
    return (
        f"@article{{key{number}{'b' if loud else ''},\n  title = {{{title}}},\n"
        f"  author = {{{' and '.join(paper.inverted)}}},\n  year = {{{paper.day[0]}}},\n"
        f"  journal = {{{paper.venue}}}\n}}\n"
    )


def make(place: Path, records: int) -> None:
    """Write both files."""
    rng = random.Random(9)
    twice = records // 5
    papers = [make_paper(rng, number) for number in range(records - twice)]
    first = [entry(number, paper, False) for number, paper in enumerate(papers)]
    second = [entry(number, paper, True) for number, paper in enumerate(papers[:twice])]
    for name, entries in zip(FILES, (first, second), strict=True):
        (place / name).write_text("\n".join(entries), encoding="utf-8")


def peer(place: Path) -> str:
    """Give the Python that has litstudy, making its environment if none is named."""
    named = os.environ.get("LITSTUDY")
    if named:
        return named
    subprocess.run([sys.executable, "-m", "venv", str(place / "venv")], check=True)
    python = str(place / "venv/bin/python")
    install = [python, "-m", "pip", "install", "-q", "litstudy", "bibtexparser<2"]
    subprocess.run(install, check=True)
    return python


def run(python: str, code: str, place: Path) -> tuple[float, int, int]:
    """Run one of both; give CPU seconds, records, and papers found."""
    command = [python, "-c", code, str(place), *FILES]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    seconds, records, papers = done.stdout.splitlines()[-1].split()
    return float(seconds), int(records), int(papers)


def main() -> None:
    """Print a line for each, and the ratio."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["KGRAPH_CACHE_DIR"] = folder
        make(place, records)
        ours = run(sys.executable, OURS, place)
        sys.stdout.write("kgraph   {:8.2f} s CPU, {:,} records are {:,} papers\n".format(*ours))
        sys.stdout.flush()
        theirs = run(peer(place), THEIRS, place)
    sys.stdout.write("litstudy {:8.2f} s CPU, {:,} records are {:,} papers\n".format(*theirs))
    sys.stdout.write(f"litstudy: {theirs[0] / ours[0]:.0f} times the CPU\n")


if __name__ == "__main__":
    main()

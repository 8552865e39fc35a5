"""A hundred pages added to a graph: ``python -m tests.bench.adding [PAPERS]``.

Makes a graph of so many made-up papers (`made_records`; 10,000), then adds 100 pages of some
8 kB (`made_pages`, every layout in turn) by the command of a user, once for each way to tell
authors apart. Prints wall and CPU seconds and peak memory of the whole command, and the CPU as
a multiple of a plain ``json.loads`` of every line of the papers.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.made_pages import LAYOUTS, make_page
from tests.bench.made_records import write
from tests.bench.pipeline import REFERENCE, measure

PAGES, MEGABYTES = 100, 0.008
COMMAND = "import sys; from kgraph.cli import main; sys.argv[0] = 'kgraph'; main()"


def main() -> None:
    """Measure with the number of papers that the command line names."""
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as place:
        os.environ["KGRAPH_CACHE_DIR"] = f"{place}/cache"
        base, more, file = Path(place) / "base", Path(place) / "more", Path(place) / "made.jsonl"
        write(papers, file)
        more.mkdir()
        layouts = [name for name in LAYOUTS if not name.startswith("no layout")]
        for n in range(PAGES):
            text = make_page(layouts[n % len(layouts)], MEGABYTES, seed=n)
            (more / f"page-{n:03d}.txt").write_text(text, encoding="utf-8")
        _, reference, _ = measure(REFERENCE, str(file))
        for how in ("names", "people"):
            options = ("--offline", "--quiet", "--authors", how)
            measure(COMMAND, "build", str(file), "-o", str(base), *options)
            wall, cpu, memory = measure(COMMAND, "build", str(more), "-o", str(base), *options)
            sys.stdout.write(
                f"{PAGES} pages added to {papers:,} papers, {how}: {wall:.1f} s wall, "
                f"{cpu:.1f} s CPU, {memory:.0f} MB, {cpu / reference:.0f} times json.loads\n"
            )
            sys.stdout.flush()
            shutil.rmtree(base)


if __name__ == "__main__":
    main()

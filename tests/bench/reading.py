"""Seconds for 10 MB of text in every layout, beside a reference in the same run.

``python -m tests.bench.reading [--pages] [MEGABYTES] [LAYOUT ...]`` prints invented papers as
one page a layout and reads it once, from the text to the finished evidence. The reference
cuts the same text into lines and searches each for one pattern, so that the ratio tells
the reader from the machine. Half of the page is read before: where time grows faster
than the text, the growth is above 2. Fewer than 3 MB show what is done once a page.

With ``--pages`` it prints as much text as a folder of pages of 1,000 entries each, and reads
them as `build` does, by as many processes as there are cores.
"""

import re
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kgraph.model.tables import Evidence, Source
from kgraph.read import read_text
from kgraph.read.inputs.files import find_files, read_pages
from tests.bench.made_pages import LAYOUTS, make_page

ENTRIES = 1_000  # of a page
_PATTERN = re.compile(r"(?:19|20)\d\d-\d\d", re.IGNORECASE)


def _search(text: str) -> list[object]:
    return [_PATTERN.search(line) for line in text.splitlines()]


def _read(layout: str, text: str) -> Evidence:
    return read_text(text, Source("0" * 16, "page", layout, None, "", 0))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _one_page(layout: str, megabytes: float) -> None:
    """Print seconds of CPU for 10 MB, the ratio to the reference, the growth."""
    whole, half = make_page(layout, megabytes), make_page(layout, megabytes / 2)
    reference = min(_seconds(partial(_search, whole)) for _ in range(3))
    least = _seconds(partial(_read, layout, half))
    begun = time.process_time()
    found = _read(layout, whole)
    seconds = time.process_time() - begun
    sys.stdout.write(
        f"{layout:24} {seconds * 10 / megabytes:6.2f} s for 10 MB"
        f" {seconds / reference:6.0f} times the reference, growth {seconds / least:4.2f},"
        f" {len(found.records):6} records of {found.sources[0].reader}\n"
    )


def _many_pages(layout: str, megabytes: float) -> None:
    """Print seconds of time for 10 MB in pages of 1,000 entries."""
    tenth = len(_read(layout, make_page(layout, 0.1)).records)
    size = min(megabytes, 0.1 * ENTRIES / max(tenth, 1))
    pages = max(1, round(megabytes / size))
    with tempfile.TemporaryDirectory() as folder:
        for n in range(pages):
            text = make_page(layout, size, seed=n)
            Path(folder, f"page-{n:04d}.txt").write_text(text, encoding="utf-8")
        begun = time.perf_counter()
        parts = list(read_pages(find_files([folder]), known=frozenset(), now=""))
        seconds = time.perf_counter() - begun
    records = sum(len(part.records) for part in parts)
    sys.stdout.write(
        f"{layout:24} {seconds * 10 / (pages * size):6.2f} s for 10 MB in pages of {size:.2f} MB,"
        f" {records:6} records\n"
    )


def main() -> None:
    """Print a line a layout."""
    given = sys.argv[1:]
    show = _many_pages if "--pages" in given else _one_page
    given = [word for word in given if word != "--pages"]
    megabytes = float(given[0]) if given else 10.0
    for layout in given[1:] or LAYOUTS:
        show(layout, megabytes)
        sys.stdout.flush()


if __name__ == "__main__":
    main()

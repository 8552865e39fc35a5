"""Seconds for 10 MB of text in every layout, beside a reference in the same run.

``python -m tests.bench.reading [MEGABYTES] [LAYOUT ...]`` prints invented papers as one
page a layout and reads it once, from the text to the finished evidence. The reference
cuts the same text into lines and searches each for one pattern, so that the ratio tells
the reader from the machine. Half of the page is read before: where time grows faster
than the text, the growth is above 2. Fewer than 3 MB show what is done once a page.
"""

import re
import sys
import time
from collections.abc import Callable
from functools import partial

from kgraph.model.tables import Evidence, Source
from kgraph.read import read_text
from tests.bench.made_pages import LAYOUTS, make_page

_PATTERN = re.compile(r"(?:19|20)\d\d-\d\d", re.IGNORECASE)


def _search(text: str) -> list[object]:
    return [_PATTERN.search(line) for line in text.splitlines()]


def _read(layout: str, text: str) -> Evidence:
    return read_text(text, Source("0" * 16, "page", layout, None, "", 0))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    """Print a line a layout: seconds for 10 MB, the ratio to the reference, the growth."""
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    for layout in sys.argv[2:] or LAYOUTS:
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
        sys.stdout.flush()


if __name__ == "__main__":
    main()

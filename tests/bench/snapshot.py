"""Look-ups in a snapshot: ``python -m tests.bench.snapshot FILE [PAPERS]``.

Indexes the file once, then asks for so many of its ids (10,000), and prints the seconds
of both beside the time that DuckDB alone takes to read the index's columns of ids.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


def timed(what: Callable[[], object]) -> tuple[float, object]:
    """Run something; give its wall seconds and what it gives."""
    begun = time.monotonic()
    found = what()
    return time.monotonic() - begun, found


def main() -> None:
    """Print the seconds of indexing, of the look-ups, and of the reference."""
    from kgraph import asking, store
    from kgraph.engines import DuckDB
    from kgraph.enrich import Options, Wanted
    from kgraph.enrich.snapshot import ask

    file, number = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    with tempfile.TemporaryDirectory() as place:
        os.environ.setdefault("KGRAPH_CACHE_DIR", place)
        indexed, folder = timed(lambda: asking.index(file, sys.stderr.write))
        assert isinstance(folder, Path)
        ids = store.read(folder, "records")["arxiv_id"].to_pylist()[:number]
        wanted = [Wanted(f"arxiv:{name}", arxiv_id=name) for name in ids]
        options = Options(offline=True, now="2026-01-01T00:00:00Z", snapshot=folder)
        looked_up, answers = timed(lambda: list(ask(wanted, options)))
        with DuckDB() as engine:
            engine.open_graph(folder, store.read_manifest(folder), ["records"])
            query = "select arxiv_id, title_key, doi from records"
            reference, _ = timed(lambda: engine.rows(query))
    assert isinstance(answers, list)
    rows = [row for answer in answers for row in answer.coverage]
    found = sum(row.status == "ok" for row in rows)
    sys.stdout.write(f"index      {indexed:8.2f} s\n")
    sys.stdout.write(f"reference  {reference:8.2f} s to read ids and titles\n")
    sys.stdout.write(f"look-ups   {looked_up:8.2f} s for {len(wanted)}, {found} found\n")


if __name__ == "__main__":
    main()

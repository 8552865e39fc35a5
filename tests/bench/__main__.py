"""Time and memory of the main job, beside a reference in the same run.

``python -m tests.bench [PAGES]``: builds a graph of the pages offline, three times,
and prints the best wall seconds, CPU seconds and peak memory; the reference is a
process that only imports what the build uses, so that the ratio tells the work
from the machine.
"""

import os
import sys
import tempfile
from pathlib import Path

ROUNDS = 3
REFERENCE = "import duckdb, pyarrow.parquet, pyoxigraph, scipy.sparse"
BUILD = "import sys, kgraph; kgraph.build(sys.argv[1], sys.argv[2], offline=True)"


def measure(code: str, *arguments: str) -> tuple[float, float, float]:
    """Run code in its own process; give wall seconds, CPU seconds, peak megabytes."""
    import time

    begun = time.monotonic()
    process = os.posix_spawn(sys.executable, [sys.executable, "-c", code, *arguments], os.environ)
    _, status, used = os.wait4(process, 0)
    assert status == 0, f"{code} ended with {status}"
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print a line for the reference, one for the build, and their ratio."""
    pages = sys.argv[1] if len(sys.argv) > 1 else "examples/pages"
    best: dict[str, tuple[float, float, float]] = {}
    with tempfile.TemporaryDirectory() as place:
        os.environ["KGRAPH_CACHE_DIR"] = place
        for n in range(ROUNDS):
            for name, code in (("imports", REFERENCE), ("build", BUILD)):
                found = measure(code, pages, str(Path(place) / f"graph{n}"))
                best[name] = min(best.get(name, found), found)
    for name, (wall, cpu, memory) in best.items():
        sys.stdout.write(f"{name:8} {wall:6.2f} s wall {cpu:6.2f} s CPU {memory:6.0f} MB\n")
    ratio = best["build"][1] / best["imports"][1]
    sys.stdout.write(f"build / imports: {ratio:.1f} times the CPU\n")


if __name__ == "__main__":
    main()

"""Reading e-prints: ``python -m tests.bench.eprint FOLDER [ROUNDS]``.

Packs each folder of sources below FOLDER (and takes packed e-prints as they are), has
them read ten times by the service's process, one after the other, and prints papers a
second of wall and of processor time.
"""

import io
import sys
import tarfile
import time
from contextlib import closing
from pathlib import Path

from kgraph.enrich.eprint import read_eprint
from kgraph.enrich.eprint.desk import Desk

ROUNDS = 10


def packed(folder: Path) -> bytes:
    """Pack a folder as arXiv does."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for path in sorted(folder.rglob("*")):
            archive.add(path, str(path.relative_to(folder)), recursive=False)
    return stream.getvalue()


def peak(desk: Desk) -> float | None:
    """Give the megabytes that the desk's process held at most, where the system tells.

    Not `getrusage` of children: what it says holds this process too, as it was when
    that one began.
    """
    status = Path(f"/proc/{desk._process.pid}/status") if desk._process else None
    if status is None or not status.exists():
        return None
    lines = dict(line.split(":", 1) for line in status.read_text("ascii").splitlines())
    return int(lines["VmHWM"].split()[0]) / 1024


def main() -> None:
    """Print the speed of reading in the service's process and in this one."""
    folder = Path(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    papers = [path.read_bytes() for path in sorted(folder.rglob("*.gz"))]
    roots = [
        path for path in sorted(folder.iterdir()) if path.is_dir() and any(path.rglob("*.tex"))
    ]
    papers += [packed(path) for path in roots]
    with closing(Desk()) as desk:
        found = [desk.read(paper) for paper in papers]
        begun = time.monotonic()
        for _ in range(rounds):
            for paper in papers:
                desk.read(paper)
        wall = time.monotonic() - begun
        memory = peak(desk)
    read_eprint(papers[0])
    begun = time.process_time()
    for _ in range(rounds):
        for paper in papers:
            read_eprint(paper)
    cpu = (time.process_time() - begun) / (rounds * len(papers))
    listed = sum(len(one.references) for one in found)
    number = rounds * len(papers)
    sys.stdout.write(f"{len(papers)} papers, {listed} references\n")
    sys.stdout.write(f"service   {number / wall:6.1f} papers a second of wall time\n")
    sys.stdout.write(f"reading   {1 / cpu:6.1f} papers a second of processor time\n")
    if memory is not None:
        sys.stdout.write(f"memory    {memory:6.0f} MB at most, of the service's process\n")


if __name__ == "__main__":
    main()
